"""Figures that leave out what the figure before said: "after 1.2 billion in 2024", "against Delta's 66 million", "and has 61 on order"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.reading.amounts.comparators import begins
from bot.reading.facts.figure import Figure
from bot.reading.facts.metric import Metric

_HEDGE = r"(?:(?:about|around|some|nearly|almost|over|just|only|roughly|more\sthan|less\sthan|fewer\sthan)\s){0,2}"
_AFTER = re.compile(rf"(?:\s[^,;.]{{0,40}})?,?\s(?:after|following)\s(?:the\s)?{_HEDGE}")
_THEN = re.compile(
    r"\s?(?:(?:euros|dollars|yuan|pounds|crowns|francs|yen)\s)?(?:in\s(?:19|20)\d\d|in\sthe\s(?:year|quarter|period|half|season)\sbefore|(?:a|the|one)\s(?:year|quarter|month)\s(?:earlier|before|ago)"
    r"|last\s(?:year|quarter|month|season)|(?:the\s)?previous\s(?:year|quarter|season))\b"
)
_TAKES = re.compile(
    rf"(?:[^;.]{{0,60}}?),?\s(?:against|versus|compared\s(?:with|to)|ahead\sof|behind)\s(?P<who>[A-Z][\w&’.'-]*(?:\s[A-Z&][\w&’.'-]*){{0,3}}?)(?:['’]s?)\s{_HEDGE}"
)
_BEFORE_IT_WAS = re.compile(
    rf"(?:[^;.]{{0,40}}?)[;,–—]\s?(?:(?:and|but)\s)?(?:(?:the|a)\s(?:year|quarter|month|season)\s(?:before|earlier|ago)(?:\sthat)?|in\s(?:19|20)\d\d|last\syear|previously|before\sthat|until\sthen)"
    rf",?\s(?:it|they|that|there|the\sfigure|the\snumber)\s(?:was|were|had\sbeen|stood\sat)\s{_HEDGE}"
)
_SPEAKS_OF = re.compile(rf"\b(?:speaks?|spoke|talks?|talked)\sof\s{_HEDGE}$")
_BEAR = re.compile(
    rf"(?:[^;.]{{0,20}}?),?\sof\swhich\s(?P<who>[^,;.\d]{{2,50}}?)\s(?:should|will|would|is\sto|are\sto|must|can|has\sto|have\sto|has|have)?\s?"
    rf"(?:bear|bears|bore|borne|pay|pays|paid|cover|covers|covered|carry|carries|carried|fund|funds|contribute|provide|provides)\s{_HEDGE}"
)


def second_value(figure: Figure) -> Metric | None:
    """The metric of the figure before for another time, another owner or a part of it, where only that is said; else None."""
    if not figure.index:
        return None
    line, here, last = figure.line, figure.amount, figure.line.amounts[figure.index - 1]
    current = next((m for m in reversed(figure.before) if m is not None and not m.change and not m.old), None)
    if current is None or here.start - last.end > _FARTHEST or not _is_alike(figure):
        return None
    at = begins(line.s, here.start)
    if _BEFORE_IT_WAS.fullmatch(line.s, last.end, at):
        return replace(current, phrase=current.level, old=True, change=False)
    if _AFTER.fullmatch(line.s, last.end, at) and _THEN.match(line.s, here.end):
        return replace(current, old=True)
    if (found := _TAKES.fullmatch(line.s, last.end, at)) and (name := line.name_at(found.start("who"))) is not None:
        return replace(current, owner=(name.start, name.end), scope=None, anchor=name.start, is_certain=True)
    if found := _BEAR.fullmatch(line.s, last.end, at):
        return Metric(f"share of {current.level}", current.owner, f"borne by {found['who']}", current.anchor, base=current.level)
    if _SPEAKS_OF.search(line.s, max(0, at - 40), at):
        return current
    return None


_FARTHEST = 110


def _is_alike(figure: Figure) -> bool:
    """Whether both figures are of one unit, or this one has none."""
    here = figure.amount
    units = {amount.quantity.unit for amount, metric in zip(figure.line.amounts, figure.before, strict=False) if metric is not None}
    return here.quantity.unit in units or (here.kind == "number" and not here.quantity.unit)


_ON_ORDER = re.compile(r"\s(?:more\s|others\s|further\s)?on\s(?P<what>order|option)\b(?!\sto\b)")
_HAS = re.compile(rf"\b(?:has|have|had|with|and|holds?)\s(?:now\s|another\s|a\sfurther\s)?{_HEDGE}$")


def on_order(figure: Figure) -> Metric | None:
    """ "delivered 23 tugs and has 61 on order": tugs on order."""
    line, at = figure.line, begins(figure.line.s, figure.amount.start)
    found = _ON_ORDER.match(line.s, figure.amount.end)
    if found is None or not _HAS.search(line.s, max(0, at - 40), at):
        return None
    counted = next((a for a in reversed(line.amounts[: figure.index]) if a.kind == "count" and a.phrase), None)
    noun = counted.phrase.rsplit(" ", 1)[-1] if counted is not None else "units"
    owner = next((m.owner for m in reversed(figure.before) if m is not None), None)
    return Metric(f"{noun} on {found['what']}", owner, anchor=at, base=f"{noun} on order")
