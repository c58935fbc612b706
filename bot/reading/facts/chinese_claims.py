"""Decides what kind of claim a Chinese sentence makes about a figure, and who makes it."""

from __future__ import annotations

from bot.core.patterns import regex
from bot.reading.facts.chinese_words import ACTIONS, HAN
from storage.values import Nature

_SAID = regex(rf"(?:^|[，。；])(?P<who>[{HAN}A-Za-z·]{{2,20}}?)(?:表示|称|说|介绍|透露|指出|预计|预测|认为|强调)(?=[，：:])")
_SOURCE = regex(rf"^(?:[^，]{{0,12}}电\s)?(?:根据|据)(?P<who>[{HAN}A-Za-z]{{2,16}}?)(?:\d|发布|公布|介绍|消息|统计|数据|透露|报道|最新)")
_NATURES = (
    (Nature.TARGET, regex(r"目标|力争|争取|旨在")),
    (
        Nature.FORECAST,
        regex(
            r"预计|预期|预测|有望|或将|料将|可能|预报|预估"
            r"|将(?:进一步|逐步)?(?:增|升|降|提高|达|增长|突破|超|扩大|扩)(?:至|到|过)?[^，。]{0,3}$|将(?:从|由|自)[^，。]{1,24}?(?:到|至)[^，。]{0,3}$"
        ),
    ),
    (
        Nature.PLANNED,
        regex(
            rf"计划|拟|打算|承诺|(?<![需只想主不])要(?:再)?(?:开|扩|做|卖|增|提|升|降|减)[到至加大高]{{0,2}}[^，。]{{0,2}}$|(?:将|将要|将会)(?:在|于|再|继续|累计)?[^，。]{{0,12}}?(?:{ACTIONS}|关停|裁撤|停产|搬迁|投产|开工|扩建|裁员|合并)"
        ),
    ),
    (Nature.ESTIMATE, regex(r"估计|估算|测算|推算")),
)
#: "公司预计，二季度营收为12亿元，亏损不超过2000万元": all that follows is expected.
_EXPECTS = regex(rf"(?:^|[，。；])[{HAN}A-Za-z]{{0,12}}(?P<how>预计|预测|预期|估计|测算)[，：]")
#: "公司维持全年目标不变：营收不低于33亿元": all that follows is aimed at.
_AIMS = regex(r"(?:全年|年度|今年|本年|明年|全财年|业绩|经营)(?:的)?(?:业绩|经营|销售)?(?:目标|指引)[^：；。]{0,12}[：:]")
#: "总投资7.5亿元的新厂计划于2026年投产": what is described is planned.
_OF_PLANNED = regex(rf"的[{HAN}A-Za-z0-9]{{2,14}}?(?:计划|拟)(?:于|在)")


#: "否认裁员500人", "裁员500人的消息不实"
_DENIED = regex(r"(?<!不)(?<!未)否认|并未|从未|没有[^，。]{0,6}计划")
_UNTRUE = regex(
    rf"[{HAN}]{{0,8}}?的?(?:消息|传闻|说法|报道|传言|谣言)[^，。]{{0,4}}(?:不实|不属实|并不属实|是假的|系谣言|为谣言|纯属谣言|失实)"
)


#: "3亿元将用于建设新厂": money that is still to be spent.
_WILL_BE_USED = regex(r"(?:将|拟|计划)(?:主要|全部)?(?:用于|用来|投入|投向)")


def nature_of(s: str, at: int, end: int) -> Nature:
    """The nature of the figure at ``s[at:end]``, by the words of its clause and of the one before."""
    begin = max(s.rfind(mark, 0, at) for mark in "。；：“")
    near = "，".join(s[begin + 1 : at].split("，")[-2:])
    own = s[s.rfind("，", begin + 1, at) + 1 if "，" in s[begin + 1 : at] else begin + 1 : at]
    if _DENIED.search(own) or _UNTRUE.match(s, end):
        return Nature.DENIED
    if (judged := next((nature for nature, pattern in _NATURES if pattern.search(own)), None)) is not None:
        return judged
    if _AIMS.search(s, 0, at):
        return Nature.TARGET
    if expects := _EXPECTS.search(s, begin + 1, at):
        return Nature.ESTIMATE if expects["how"] in ("估计", "测算") else Nature.FORECAST
    if _OF_PLANNED.match(s, end) or _WILL_BE_USED.match(s, end):
        return Nature.PLANNED
    return next((nature for nature, pattern in _NATURES if pattern.search(near)), Nature.ACTUAL)


def said_by(s: str, at: int) -> str | None:
    """The words for whoever says so before the figure at ``s[at:]``: "周岚表示，", "据行业协会统计"; None without any."""
    if found := _SAID.search(s[:at]):
        return found["who"]
    source = _SOURCE.match(s)
    return source["who"] if source and source.end() <= at else None
