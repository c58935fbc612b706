"""Decides what kind of claim a Chinese sentence makes about a figure, and who makes it."""

from __future__ import annotations

import re

from bot.reading.facts.chinese_words import ACTIONS, HAN
from storage.values import Nature

_SAID = re.compile(rf"(?:^|[，。；])(?P<who>[{HAN}A-Za-z·]{{2,20}}?)(?:表示|称|说|介绍|透露|指出|预计|预测|认为|强调)(?=[，：:])")
_SOURCE = re.compile(
    rf"^(?:[^，]{{0,12}}电\s)?(?:根据|据)(?P<who>[{HAN}A-Za-z]{{2,16}}?)(?:\d|发布|公布|介绍|消息|统计|数据|透露|报道|最新)"
)
_NATURES = (
    (Nature.TARGET, re.compile(r"目标|力争|争取|旨在")),
    (Nature.FORECAST, re.compile(r"预计|预期|预测|有望|或将|料将|可能|预报|预估")),
    (Nature.PLANNED, re.compile(rf"计划|拟|打算|承诺|(?:将|将要|将会)(?:在|于|再|继续|累计)?[^，。]{{0,12}}?(?:{ACTIONS})")),
    (Nature.ESTIMATE, re.compile(r"估计|估算")),
)


def nature_of(s: str, at: int) -> Nature:
    """The nature of the figure at ``s[at:]``, by the words of its clause and of the one before."""
    begin = max(s.rfind(mark, 0, at) for mark in "。；：“")
    near = "，".join(s[begin + 1 : at].split("，")[-2:])
    return next((nature for nature, pattern in _NATURES if pattern.search(near)), Nature.ACTUAL)


def said_by(s: str, at: int) -> str | None:
    """The words for whoever says so before the figure at ``s[at:]``: "周岚表示，", "据行业协会统计"; None without any."""
    if found := _SAID.search(s[:at]):
        return found["who"]
    source = _SOURCE.match(s)
    return source["who"] if source and source.end() <= at else None
