"""Metrics of what is offered and agreed: an upfront payment, milestones, an offer, a valuation; and of "12 percent less fuel than"."""

from __future__ import annotations

from bot.core.patterns import regex
from bot.reading.amounts.comparators import begins
from bot.reading.facts.figure import Figure
from bot.reading.facts.metric import Metric
from bot.reading.grammar.verbs import METRIC_NOUNS

_UPFRONT = regex(r"\s(?:in\scash\s)?(?:up-?front|up\sfront|at\ssigning|on\ssigning)\b")
_MILESTONES = regex(r"\s(?:more\s)?(?:in|of|as|on)\s(?:[a-z-]+\s){0,2}(?P<what>milestone|royalt)(?:s|ies|y)?\b")
_OFFERED = regex(r"\boffer(?:ed|s)\s(?P<whom>[^.;:]{2,70}?)\s$")
_FOR = regex(r"\s(?:in\scash\s)?for\s(?:the|his|her|its|their|an?|it)\b")
_VALUED = regex(r"\b(?:which|who|that|round|deal|and)\s(?:had\s|has\s)?valu(?:ed|es)\s(?:it|them)\sat\s$")


def metric_of_terms(figure: Figure) -> Metric | None:
    """The metric of money by the terms that it belongs to: "$60 million upfront and up to $215 million in milestones"; else None."""
    s, end = figure.line.s, figure.amount.end
    begin = begins(s, figure.amount.start)
    before = s[max(0, begin - _REACH) : begin]
    if _VALUED.search(before):
        return Metric("valuation", anchor=begin, base="valuation")
    noun = "upfront payment" if _UPFRONT.match(s, end) else ""
    if not noun and (later := _MILESTONES.match(s, end)):
        noun = "milestone payments" if later["what"] == "milestone" else "royalties"
    if noun:
        payer = _payer(figure, begin)
        return Metric(noun, payer, anchor=begin, base=noun, is_certain=payer is not None)
    if (offered := _OFFERED.search(before)) and _FOR.match(s, end) and not any(c.isdigit() for c in offered["whom"]):
        at = max(0, begin - _REACH) + offered.start()
        name = next((n for n in reversed(figure.line.names) if n.end == at - 1 or s[n.end : at] == " had "), None)
        owner = (name.start, name.end) if name is not None else None
        return Metric("offer", owner, anchor=at, base="offer", is_certain=owner is not None)
    return None


_REACH = 110


def _payer(figure: Figure, begin: int) -> tuple[int, int] | None:
    """The name of who gets the rights, and pays: "licensed the rights to the pill to Tessaro for"; None where there is none."""
    line = figure.line
    for name in reversed(line.names):
        if name.end < begin and name.kind in ("organisation", "other") and _GETS.search(line.s, max(0, name.start - 130), name.start):
            return (name.start, name.end) if line.s.startswith((" for ", ", for ", " in exchange"), name.end) else None
    return None


_GETS = regex(r"\b(?:licensed|sold|granted|ceded|assigned|leased|transferred)\s[^.;:]{3,110}\sto\s(?:the\s)?$")

_LESS_THAN = regex(
    r"\s(?P<how>less|fewer|more)\s(?P<noun>(?!than\b|of\b|and\b|or\b)[a-z][a-z-]{1,18}(?:\s(?:per|a|an)\s[a-z][a-z-]{1,18})?)\s(?:than|compared\sto|compared\swith)\s"
)
_USES = regex(
    r"\b(?:use[sd]?|burn[sed]?|burnt|need(?:s|ed)?|consume[sd]?|emits?|emitted|draws?|drew|requires?|required|produces?|produced|gives?|makes?|wastes?|spends?)\s$"
)


def metric_of_saving(figure: Figure) -> Metric | None:
    """ "Each burns 19 per cent less fuel per seat than the old ones": a reduction of the fuel per seat; else None."""
    begin = begins(figure.line.s, figure.amount.start)
    found = _LESS_THAN.match(figure.line.s, figure.amount.end)
    if found is None or not _USES.search(figure.line.s, max(0, begin - 24), begin):
        return None
    noun = found["noun"]
    change = "increase" if found["how"] == "more" else "reduction"
    return Metric(f"{noun} {change}", anchor=begin, change=True, base=noun)


_MOVED = regex(
    r"(?:,\s[^,;:]{2,80},)?\s(?:also\s)?(?:fell|dropped|slipped|slid|lost|sank|tumbled|plunged|rose|gained|climbed|jumped|surged|added|edged\s(?:up|down)|advanced"
    r"|shed|dipped|eased|was\s(?:up|down))\s(?:by\s)?\d[\d.]{0,6}\s?(?:%|per\s?cent)\s(?:to|at)\s$"
)
_OPENS_CLAUSE = regex(r"(?:^|[;,:]\s|\b(?:and|but|while|rival|as)\s)(?:[Tt]he\s)?$")
_LARGEST_SHARE = 100_000


def price_of_share(figure: Figure) -> Metric | None:
    """ "Hexane, the only one that is listed, dropped 11% to $23.60": the price of its share; else None."""
    line, begin = figure.line, begins(figure.line.s, figure.amount.start)
    if "." not in line.s[figure.amount.start : figure.amount.end] or figure.amount.quantity.value >= _LARGEST_SHARE:
        return None
    for name in line.names:
        if name.end >= begin or name.kind not in ("organisation", "other") or not _MOVED.fullmatch(line.s, name.end, begin):
            continue
        if not _OPENS_CLAUSE.search(line.s, max(0, name.start - 12), name.start):
            return None  # "the average ticket at Hexane rose 4% to $23.60"
        if not METRIC_NOUNS.isdisjoint(line.s[name.end : begin].lower().split()):
            return None
        return Metric("share price", (name.start, name.end), anchor=name.start, base="share price")
    return None
