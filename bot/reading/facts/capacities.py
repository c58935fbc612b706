"""Metrics of sizes that something is brought to, or that somebody owns: "raise capacity from 70,000 to 90,000 hectolitres"."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.amounts.comparators import begins
from bot.reading.facts.figure import Figure
from bot.reading.facts.metric import Metric

_REACH = 130
_VERB = (
    r"\b(?:rais(?:e[sd]?|ing)|increas(?:e[sd]?|ing)|expand(?:s|ed|ing)?|boost(?:s|ed|ing)?|doubl(?:e[sd]?|ing)|lift(?:s|ed|ing)?|cut(?:s|ting)?"
    r"|reduc(?:e[sd]?|ing)|lower(?:s|ed|ing)?|bring(?:s|ing)?|brought|tak(?:es?|ing)|took|grow(?:s|ing)?|grew)"
)
_WHAT = (
    r"(?:its\s|their\s|the\s|our\s|total\s|overall\s){0,2}"
    r"(?P<what>(?:[a-z][a-z-]{2,14}\s){0,3}?(?:capacity|output|production|range|payload|workforce|headcount|fleet|floor\sspace|throughput|emissions|consumption))"
    r"(?:\s(?:in|at|of)\s(?:the\s)?[A-Z][\w-]{1,20})?"
)
_FROM = regex(rf"{_VERB}\s{_WHAT}\sfrom\s(?:the\s(?:current|present)\s)?$")
_TO = regex(rf"{_VERB}\s{_WHAT}(?:\sfrom\s[^;]{{1,48}}?)?(?:\sby\s[^;,]{{1,24}}?)?\sto\s$")
_OWNS = regex(r"\b(?P<verb>owns?|owned|farms?|farmed|manages?|managed|covers?|covered|occupies|occupied|spans?|spanned|leases?|leased)\s$")
_AREAS = regex(r"hectares?|acres?|square .+|sq .+|m²|km²|ha|mu", re.IGNORECASE)


def metric_brought_to(figure: Figure) -> Metric | None:
    """ "raise capacity from 70,000 to 90,000 hectolitres": the capacity, before and after; None for other figures."""
    start = begins(figure.line.s, figure.amount.start)
    first = max(0, start - _REACH)
    before = figure.line.s[first:start]
    if not before.endswith((" from ", " to ", "current ", "present ")):
        return None
    found = _FROM.search(before) or _TO.search(before)
    if found is None:
        return None
    what = found["what"]
    return Metric(what, anchor=first + found.start(), old=_FROM.search(before) is not None, base=what)


def metric_of_land(figure: Figure) -> Metric | None:
    """ "It owns 2,300 hectares": an area; None for other figures."""
    if _AREAS.fullmatch(figure.amount.quantity.unit) is None:
        return None
    start = begins(figure.line.s, figure.amount.start)
    found = _OWNS.search(figure.line.s, max(0, start - 12), start)
    if found is None:
        return None
    return Metric("area", figure.subject.owner if figure.subject else None, anchor=found.start(), base="area")
