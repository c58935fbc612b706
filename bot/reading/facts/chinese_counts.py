"""What Chinese counts measure where only a measure word stands behind the number: "共有酒店1382家", "已开业57家", "1870辆完成维修"."""

from __future__ import annotations

from bot.core.patterns import regex
from bot.reading.facts.chinese_clauses import Clause, Measure
from bot.reading.facts.chinese_words import HAN

_HEDGE = r"(?:约|近|超|超过|大约|将近|不到|逾|大概|达|达到|共|为|有){0,3}"
_UNITS = "家间座处所项条款个名人辆台架艘套部幢栋户亩片副件"
#: What companies have and count, by its last characters.
_THING = regex(
    r"(?P<thing>(?:酒店|客房|门店|分店|直营店|加盟店|专卖店|旗舰店|餐厅|餐馆|书店|商场|影院|剧院|工厂|厂房|车间|基地|产线|生产线|医院|诊所|学校|幼儿园|校区|景区"
    r"|公园|车站|站点|网点|分行|支行|营业部|子公司|分公司|经销商|供应商|代理商|商户|会员|专利|商标|软件著作权|论文|航线|线路|航班|船舶|飞机|车辆|仓库|云仓|充电桩|充电站|换电站"
    r"|基站|机房|数据中心|实验室|研究院|研究所|办事处|开发者|衍生模型|车型|机型|牧场|农场|果园|油井|矿山|电站|风机|展位|岗位|座位|床位|车位|病床))"
    rf"(?:数量?|总数)?(?:已经?|共|共有|合计|累计|总共|目前|现|仅|只|增至|增加到|达到|超过){{0,3}}{_HEDGE}$"
)
_LEAD = regex(
    r"^(?:(?:公司|集团|其中|其|旗下|目前|现|共|共有|现有|拥有|已有|累计|合计|总计|已|已经|在全国|全国|全球|在国内|申请|累计申请|获得|取得|建成|运营|经营|管理|开设|设有|有|和|及|以及|与|、|，)"
    r"|在[^，。]{1,8}?(?:拥有|开设|设有|运营|有))+"
)
_OPENED_THING = regex(rf"(?P<how>新(?:开业|开|增|建|签约|签))(?P<thing>[{HAN}]{{2,6}}?){_HEDGE}$")
_HAS_DONE = regex(
    rf"(?:已经|已|累计|目前已|共|现已)(?P<done>开业|签约|投产|建成|上线|落地|入驻|通车|投运|运营|营业|完工|交房|售罄|认证|布局|覆盖|部署|安装){_HEDGE}$"
)
_TO_REACH = regex(
    r"^(?:[，、]?(?:到?(?:今年|明年|后年)?年?(?:前|底|末|时|内|中))?(?:要|将|会|计划|拟|争取|力争|希望|预计|有望|目标是?|应|可)?(?:再|继续|逐步)?"
    r"(?:开到|开至|扩到|扩至|扩大到|扩大至|做到|卖到|增到|增加到|增加至|增至|提到|提升到|提升至|提高到|提高至|达到|升到|升至|降到|降至|减到|减至|减少到|减少至|更正为|修正为|调整为|改为|上调为|下调为))(?:约|近|超|超过)?$"
)
#: "而在2024年，这一数字还是16亿元"
_THIS_FIGURE = regex(
    r"(?:这一|该|这个|上述|这两个)(?:数字|数据|数值|金额|比例|规模)(?:分别)?(?:还|仅|只|则|已|曾|均)?(?:是|为|达|达到|增至|降至|升至)?(?:约|近|超过)?$"
)
_BEGINS = regex(rf"^(?:截至)?(?:目前|现在|其中|全国|全球|国内)?(?:已有|共有|已|有|约有|另有|还有|累计有|累计已有)?{_HEDGE}$")
_DONE_AFTER = regex(
    rf"(?P<who>[{HAN}]{{0,4}}?)(?P<done>(?:完成|通过|接受|签署|加入|获得|取得|参加|使用|采用|入驻|恢复|选择|注册|申请|提出|报名|投诉|退出|返回)[{HAN}]{{0,4}})(?=[，。；、]|$)"
)
_OF_THEM_IN = regex(rf"(?:在|位于|来自|分布在|集中在|用于|面向|销往|卖到)(?P<where>[{HAN}A-Za-z]{{2,10}})(?=[，。；、]|$)")
_ONLY_PART = regex(r"^(?:其中|当中)?(?:约|近|超过|超|有)?$")
_AMONG, _LONGEST_THING = "其中", 8


def counted(clause: Clause, last: Measure | None) -> Measure | None:
    """The measure of a count or of a share by the thing, verb or figure beside it; None where nothing tells."""
    amount, s, left = clause.amount, clause.s, clause.left
    if amount.kind == "percent":
        is_part = last is not None and _ONLY_PART.match(left) is not None and s.rfind(_AMONG, 0, amount.start) >= 0
        found = _OF_THEM_IN.match(s, amount.end) if is_part else None
        return Measure("占比", "占比", last.subject if last else "", scope=found["where"]) if found is not None else None
    if last is not None and last.base and _THIS_FIGURE.search(left):
        return Measure(last.base, last.base, last.subject)
    if last is not None and _TO_REACH.match(left) and _is_alike(s, amount.end, last):
        return Measure(last.base, last.base, last.subject)
    if amount.kind not in ("count", "number") or s[amount.end - 1] not in _UNITS:
        return None
    if found := _OPENED_THING.search(left):
        return Measure(found["how"] + found["thing"], found["how"] + found["thing"])
    if found := _THING.search(left):
        whole = _LEAD.sub("", left[: found.end("thing")])
        thing = whole if whole.endswith(found["thing"]) and len(whole) <= _LONGEST_THING else found["thing"]
        return Measure(thing, thing)
    if done := _HAS_DONE.search(left):
        noun = f"已{done['done']}数量"
        return Measure(noun, noun)
    if _BEGINS.match(left) and (after := _DONE_AFTER.match(s, amount.end)):
        noun = f"{after['done']}数量" if not after["who"] else f"{after['done']}{after['who']}数"
        return Measure(noun, noun)
    return None


def _is_alike(s: str, end: int, last: Measure) -> bool:
    """Whether a figure ends with a measure word or a sum of money, as a level that is to be reached does."""
    return bool(last.base) and s[end - 1 : end] != "%"
