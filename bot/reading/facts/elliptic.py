"""Figures that leave out what the figure before said: "after 1.2 billion in 2024", "against Delta's 66 million", "and has 61 on order"."""

from __future__ import annotations

from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.amounts.comparators import begins
from bot.reading.facts.figure import Figure
from bot.reading.facts.metric import Metric

_HEDGE = r"(?:(?:about|around|some|nearly|almost|over|just|only|roughly|more\sthan|less\sthan|fewer\sthan)\s){0,2}"
_AFTER = regex(rf"(?:\s[^,;.]{{0,40}})?,?\s(?:after|following)\s(?:the\s)?{_HEDGE}")
_THEN = regex(
    r"\s?(?:(?:euros|dollars|yuan|pounds|crowns|francs|yen)\s)?(?:in\s(?:19|20)\d\d|in\sthe\s(?:year|quarter|period|half|season)\sbefore|(?:a|the|one)\s(?:year|quarter|month)\s(?:earlier|before|ago)"
    r"|last\s(?:year|quarter|month|season)|(?:the\s)?previous\s(?:year|quarter|season))\b"
)
_TAKES = regex(
    rf"(?:[^;.]{{0,60}}?),?\s(?:against|versus|compared\s(?:with|to)|ahead\sof|behind)\s(?P<who>[A-Z][\w&’.'-]*(?:\s[A-Z&][\w&’.'-]*){{0,3}}?)(?:['’]s?)\s{_HEDGE}"
)
_BEFORE_IT_WAS = regex(
    rf"(?:[^;.]{{0,40}}?)[;,–—]\s?(?:(?:and|but)\s)?(?:(?:the|a)\s(?:year|quarter|month|season)\s(?:before|earlier|ago)(?:\sthat)?|in\s(?:19|20)\d\d|last\syear|previously|before\sthat|until\sthen)"
    rf",?\s(?:it|they|that|there|the\sfigure|the\snumber)\s(?:was|were|had\sbeen|stood\sat)\s{_HEDGE}"
)
_SPEAKS_OF = regex(rf"\b(?:speaks?|spoke|talks?|talked)\sof\s{_HEDGE}$")
_BEAR = regex(
    rf"(?:[^;.]{{0,20}}?),?\sof\swhich\s(?P<who>[^,;.\d]{{2,50}}?)\s(?:should|will|would|is\sto|are\sto|must|can|has\sto|have\sto|has|have)?\s?"
    rf"(?:bear|bears|bore|borne|pay|pays|paid|cover|covers|covered|carry|carries|carried|fund|funds|contribute|provide|provides)\s{_HEDGE}"
)


_FURTHER = regex(
    r"(?:\s(?:were|was|are|have\sbeen)\s[a-z]+)?\s(?:in|at|to|from)\s[^,.;\d]{2,40}?,?\s(?:and|plus)\s(?:a\sfurther|another|an\sadditional)\s"
)
_PLACE = regex(r"\s(?:in|at|to|from)\s")
_THAT_OF = regex(
    r"(?:\s(?:a|per)\s[a-z]+)?,?\s(?:and|while)\s(?:that|those)\s(?:of|for|at)\s(?:the\s)?(?P<who>[A-Z][^,.;\d]{1,40}?)\s(?P<how>from|to|(?:rose|fell|rises|falls)\s(?:from|to))\s"
)
_TO = regex(r"(?:\s(?:a|per)\s[a-z]+)?\sto\s")
_AND_WHO = regex(
    r"(?:\sof\s(?:it|that|this))?,?\s(?:and|while)\sthe\s(?P<who>[a-z-]{3,16}(?:\s[a-z-]{3,16}){0,2})\s(?:about\s|another\s|the\sother\s)?"
)
_PAYS = regex(r"\b(?:pays?|paid|contributes?d?|provides?d?|gives?|gave|invests?|invested|bears?|lends?|lent)\s")
_LEFT_AS = regex(r"\s(?:was|is|were|are)\s(?:left\s(?:over\s)?as\s|booked\sas\s)?(?P<what>profits?|debt|cash)\b")
_OF_WHICH = regex(rf"(?:[^;.]{{0,40}}?),?\sof\swhich\s{_HEDGE}")


def _of_another(figure: Figure, current: Metric, start: int, at: int) -> Metric | None:
    """The same for another place, another thing or somebody else: "and a further 9,400 in Ireland", "and that of the Pro from 9 to 11"."""
    line, here = figure.line, figure.amount
    if _FURTHER.fullmatch(line.s, start, at) and _PLACE.match(line.s, here.end):
        return replace(current, scope=figure.scope)
    if found := _THAT_OF.fullmatch(line.s, start, at):
        owner = found.span("who")
        return replace(
            current, phrase=current.level, owner=owner, scope=None, anchor=owner[0], old=found["how"].endswith("from"), is_certain=True
        )
    if (found := _AND_WHO.fullmatch(line.s, start, at)) and here.kind != "count" and _PAYS.search(line.s, 0, start):
        return replace(current, owner=found.span("who"), scope=None, anchor=found.start("who"), is_certain=True)
    if (left := _LEFT_AS.match(line.s, here.end)) and _OF_WHICH.fullmatch(line.s, start, at):
        return Metric(left["what"], current.owner, anchor=current.anchor, base=left["what"])
    return None


def _after_from(figure: Figure) -> Metric | None:
    """The 11 of "and that of the Pro from 9 to 11": the new value."""
    previous = figure.before[figure.index - 1]
    if previous is None or not previous.old or not previous.is_certain:
        return None
    last = figure.line.amounts[figure.index - 1]
    is_new = _TO.fullmatch(figure.line.s, last.end, begins(figure.line.s, figure.amount.start)) is not None
    return replace(previous, old=False) if is_new else None


def second_value(figure: Figure) -> Metric | None:
    """The metric of the figure before for another time, another owner or a part of it, where only that is said; else None."""
    if not figure.index:
        return None
    line, here, last = figure.line, figure.amount, figure.line.amounts[figure.index - 1]
    if here.start - last.end > _FARTHEST or not _LINKED.search(line.s, last.end, here.start):
        return None
    current = next((m for m in reversed(figure.before) if m is not None and not m.change and not m.old), None)
    if current is None or not _is_alike(figure):
        return None
    at = begins(line.s, here.start)
    if (other := _after_from(figure) or _of_another(figure, current, last.end, at)) is not None:
        return other
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
#: Between two figures that any of the rules joins stands one of these.
_LINKED = regex(
    r"\b(?:after|following|against|versus|compared|ahead|behind|before|earlier|ago|year|until|previously|which|speaks?|spoke|talks?|talked|further|another"
    r"|additional|that|those|and\sthe|while|to|was|were|in)\s"
)


def _is_alike(figure: Figure) -> bool:
    """Whether both figures are of one unit, or this one has none."""
    here = figure.amount
    units = {amount.quantity.unit for amount, metric in zip(figure.line.amounts, figure.before, strict=False) if metric is not None}
    return here.quantity.unit in units or (here.kind == "number" and not here.quantity.unit)


_OF_US = regex(r"\sof\sus\b(?!\s(?:who|that|think|believe|know))")
_THERE_ARE = regex(rf"\b[Tt]here\sare\s(?:now\s)?{_HEDGE}$")
_WE_ARE = regex(rf"(?:^|[“\"]|[.;:,]\s)(?:In\sall,?\s)?[Ww]e\sare\s(?:now\s)?{_HEDGE}$")
_ENDS = regex(r"\s?[,.;]")
_FEWEST = 3


def of_us(figure: Figure) -> Metric | None:
    """ "There are 47 of us", "In all we are 480": employees."""
    at = begins(figure.line.s, figure.amount.start)
    before = max(0, at - 40)
    is_us = _THERE_ARE.search(figure.line.s, before, at) and _OF_US.match(figure.line.s, figure.amount.end)
    is_we = _WE_ARE.search(figure.line.s, before, at) and _ENDS.match(figure.line.s, figure.amount.end)
    if figure.amount.quantity.unit or figure.amount.quantity.value < _FEWEST or not (is_us or is_we):
        return None
    return Metric("employees", anchor=at, base="employees")


_ON_ORDER = regex(r"\s(?:more\s|others\s|further\s)?on\s(?P<what>order|option)\b(?!\sto\b)")
_HAS = regex(rf"\b(?:has|have|had|with|and|holds?)\s(?:now\s|another\s|a\sfurther\s)?{_HEDGE}$")


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
