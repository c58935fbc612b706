"""The value with which a figure is compared: "up from $2 billion", "against 310 a year earlier", "(2023: 9.8 billion)"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.amounts.comparators import begins
from bot.reading.facts.figure import Figure
from bot.reading.facts.metric import RATE, Metric

_TIME = (
    r"(?:(?:H[12]|Q[1-4]|FY|CY)[\s-]?(?:FY)?\s?'?\d{0,4}(?:[/-]\d{2,4})?|(?:19|20)\d\d(?:[/-]\d{2,4})?"
    r"|(?:the\s)?(?:same|corresponding|comparable)\s(?:period|quarter|half|month|time)(?:\s(?:a\syear\s(?:ago|earlier)|last\syear|of\s(?:19|20)\d\d))?"
    r"|(?:a|one)\syear\s(?:ago|earlier|before)|(?:the\s)?(?:prior|previous|last)[\s-](?:year|quarter|period|month)|year[\s-](?:ago|earlier)"
    r"|(?:\d{1,2}\s[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\s\d{1,2},)\s(?:19|20)\d\d|(?:[A-Za-z-]{2,9}\s){1,3}(?:19|20)\d\d|previously|before|earlier)"
)
#: Between a figure and the one before the change.
_COMPARED = regex(
    r"[,;]?\s(?:—\s|–\s|\()?(?:(?:which\sis\s|and\s)?(?:up|down|higher|lower|an?\s(?:increase|rise|decrease|decline|improvement))\s)?"
    r"(?:from|compared\s(?:with|to)|as\scompared\s(?:with|to)|versus|vs\.?|against)\s(?:just\s|only\s|about\s|around\s|some\s|nearly\s|the\s)?",
    re.IGNORECASE,
)
_BRACKET = regex(rf"\s?[(\[]{_TIME}\s?:\s?", re.IGNORECASE)
_BRACKET_BEFORE = regex(r"\s?[(\[](?:from\s|versus\s|vs\.?\s)?$", re.IGNORECASE)
_TIME_BEHIND = regex(rf"\s(?:in\s)?(?:the\s)?{_TIME}\s?[)\]]", re.IGNORECASE)
#: "versus 90 million for Borealis" is the figure of a rival.
_OF_ANOTHER = regex(r"(?:\s[a-z]{3,14})?\s(?:for|at|by)\s(?:the\s)?(?=[A-Z])")


def earlier_value(figure: Figure) -> Metric | None:
    """The metric of the figure before this one, as the value from which that has changed; None where this is no such value."""
    if not figure.index:
        return None
    line, here, last = figure.line, figure.amount, figure.line.amounts[figure.index - 1]
    current = _level_before(figure)
    if current is None or not 0 < here.start - last.end < _FARTHEST:
        return None
    between = line.s[last.end : begins(line.s, here.start)]
    if _BRACKET.fullmatch(line.s, last.end, here.start) or (_BRACKET_BEFORE.fullmatch(between) and _TIME_BEHIND.match(line.s, here.end)):
        return _old(current)
    noun = between[len(found[0]) :] if (found := _after_noun(between)) else ""
    if not (compared := _COMPARED.fullmatch(noun or between)) or _OF_ANOTHER.match(line.s, here.end):
        return None
    if compared[0].startswith(" from "):
        return None  # "in seven sizes from 8 billion to 18 billion parameters"
    return current if _EXPECTED_BY.match(line.s, here.end) else _old(current)


#: "against the 40 cents that analysts had expected": no earlier value.
_EXPECTED_BY = regex(
    r"\s(?:that\s|which\s)?(?:(?:[a-z]+\s)?(?:analysts|economists|investors|brokers|forecasters)|the\smarket|it|the\scompany)(?:\s(?:at|in|polled\sby)\s[^.;,]{2,40})?"
    r"\s(?:had\s|have\s)?(?:expected|forecast|predicted|pencilled|projected)\b"
)


_FARTHEST = 60
_PER = regex(r"\b(?:per|every|for each)\s$")


def _after_noun(between: str) -> re.Match[str] | None:
    """The words that still describe the figure, before a comma or a bracket."""
    found = re.match(r"(?:\s[\w’'-]{1,16}){1,7}(?=,\s|\s\()", between)
    return found if found and not re.search(r"\b(?:and|or|but|to|by|from|than|with)\b", found[0]) else None


def _level_before(figure: Figure) -> Metric | None:
    """The metric of the nearest level of the same kind before this figure, provided nothing but changes stand between."""
    here = figure.amount
    for index in range(figure.index - 1, -1, -1):
        metric, amount = figure.before[index], figure.line.amounts[index]
        if metric is not None and metric.change and not metric.old and index == figure.index - 1 and _is_growth_before(figure):
            return metric
        if metric is None and index and _PER.search(figure.line.s, max(0, amount.start - 8), amount.start):
            continue  # "9.1 per 100,000 customers, from 10.4"
        if metric is None or metric.old:
            return None
        if " per " in metric.phrase and index and not RATE.match(figure.line.s, here.end):
            continue  # "$9 million, or $1.25 per share, compared with $8 million"
        is_lent = {amount.kind, here.kind} == {"count", "number"} and not amount.quantity.unit  # "9.1 per 100,000 customers, from 10.4"
        alike = amount.quantity.unit == here.quantity.unit or here.kind == "number" or not here.quantity.unit or is_lent
        if not metric.change and alike and (amount.kind == here.kind or here.kind == "number" or is_lent):
            return metric
        if not metric.change:
            return None
    return None


#: "grew 8%, against 5% a year earlier": the growth of before.
_AGAINST = regex(r"(?:\s[\w’'-]{1,16}){0,4}?,?\s(?:against|compared\s(?:with|to)|versus)\s(?:just\s|only\s|about\s)?")
_BEFORE = regex(
    r"\s(?:growth\s)?(?:(?:a\s(?:year|quarter|month)|one\syear)\s(?:earlier|ago|before)|in\s(?:the\s)?\S|last\s|the\s(?:year|quarter)\sbefore)"
)


def _is_growth_before(figure: Figure) -> bool:
    """Whether a percentage is the growth of an earlier time, with which the one right before it is compared."""
    line, here, last = figure.line, figure.amount, figure.line.amounts[figure.index - 1]
    if here.kind != "percent" or last.kind != "percent":
        return False
    return _AGAINST.fullmatch(line.s, last.end, here.start) is not None and _BEFORE.match(line.s, here.end) is not None


def _old(metric: Metric) -> Metric:
    """The same metric for the value before the change."""
    return replace(metric, phrase=metric.phrase or metric.level, old=True)
