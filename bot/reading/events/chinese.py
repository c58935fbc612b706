"""Judges dates in Chinese sentences: whether one is only compared with, and whether its event is past, planned or predicted."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from storage.values import EventStatus

_BEFORE = regex(r"(?:比|较|与|高于|低于|相当于|和|同|相比于|相较|截至|截止|截至到|截止到)$")
_AFTER = regex(r"(?:同期|同月|同季|同日|相比|水平|以来|版|款|年报|半年报|季报|财报)")
#: What one of the things before amounts to: "其中，一季度收入为42亿元".
_SHARE = regex(r"其中[，,]?[^。；]{0,40}(?:占|同比|环比|[为达]\d)")
_EXPECTS = regex(r"预计|预期|预测|有望|或将|料将|可能|预报")
_FORETOLD = regex(r"(?:预计|预测|预期|估计|预言)[，,：:“]{1,2}[^，。；]{0,12}$")
_INTENDS = regex(r"计划|拟|打算|将|目标|力争|争取|旨在|定于")


def is_comparison(sentence: str, at: int, end: int) -> bool:
    """Whether the date at ``sentence[at:end]`` is not that of an event: "比上年同期", "较2022年", "2024年半年报"."""
    return bool(_BEFORE.search(sentence[max(0, at - 4) : at]) or _SHARE.match(sentence) or _AFTER.match(sentence, end))


def status(sentence: str, at: int, *, ahead: bool, over: bool) -> EventStatus:
    """Past, planned or predicted, by the words of the clause around the date.

    ``ahead`` says that the date is after the publication, ``over`` that it is before it.
    """
    if over:
        return EventStatus.PAST
    begin = max(sentence.rfind(mark, 0, at) for mark in "，。；：“") + 1
    stop = re.compile(r"[。；”]").search(sentence, at)
    words = sentence[begin : stop.start() if stop else len(sentence)]
    if _EXPECTS.search(words) or _FORETOLD.search(sentence, 0, at):
        return EventStatus.PREDICTED
    if _INTENDS.search(words) or ahead:
        return EventStatus.PLANNED
    return EventStatus.PAST
