"""Prices without the word: "is $89 in Austria and $99 in Canada", "$0.25 per million input tokens and $0.80 per million output tokens"."""

from __future__ import annotations

from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.amounts.comparators import begins
from bot.reading.facts.figure import Figure
from bot.reading.facts.metric import Metric
from bot.reading.grammar.verbs import METRIC_NOUNS

_IS = frozenset("is are was were".split())
_HIGHEST_PRICE = 1_000_000
#: What may follow the price of a thing: where, when, with what, or the end of the clause.
_AFTER_PRICE = regex(
    r"\s(?:in|for|at|outside|elsewhere|plus|before|without|with|each|apiece|including|excluding|since|until|and|or|but)\b|\s?[,.;:)]|$"
)
_SUBJECT = regex(r"(?:It|it|They|they|That|[Aa]\s[a-z-]+|[Tt]he\s[a-z-]+|[Ee]ach)$")
_ELSEWHERE = regex(r"(?:\s(?:in|for|at)\s[^,.;:\d]{2,40}?|\s(?:online|here|there))?(?:,|\s(?:and|or|but)|,\s(?:and|or|but))\s(?:from\s)?")
_PLACE_BEHIND = regex(r"\s(?:in|for|at|outside|elsewhere|online|abroad|overseas|everywhere)\b")
_PER = regex(r"\s(?:per|a|an|for)\s(?:each\s)?(?P<unit>[^,.;:$€£¥]{2,40}?)(?:\s(?:and|but)|,(?:\sand)?)\s")
_PER_BEHIND = regex(
    r"\s(?:per|a|an|for)\s(?P<unit>(?:million\s|thousand\s|\d[\d,.]*\s)?[a-z][a-z-]*(?:\s(?!and\b|or\b|but\b|in\b)[a-z][a-z-]*){0,2})"
)


def price_stated(figure: Figure) -> Metric | None:
    """The price of a thing that "is $89", and those for another place or another unit after it; else None."""
    return _elsewhere(figure) or _per_other_unit(figure) or _is_price(figure)


def _is_price(figure: Figure) -> Metric | None:
    """ "Drill 4 is $119 in Britain", "A set is $89": a price."""
    if figure.word not in _IS or figure.preps or figure.amount.quantity.value >= _HIGHEST_PRICE or figure.governor is None:
        return None
    line = figure.line
    if figure.governor.crossed is not None or not _AFTER_PRICE.match(line.s, figure.amount.end):
        return None
    end = figure.governor_start - 1
    name = next((n for n in reversed(line.names) if n.end == end), None)
    if name is not None and name.kind in ("product", "other", "organisation"):
        return Metric("price", (name.start, name.end), figure.scope, name.start, base="price")
    found = _SUBJECT.search(line.s, max(0, end - 24), end)
    if found is None or not _BEGINS.search(line.s, max(0, found.start() - 6), found.start()):
        return None
    noun = found[0].rsplit(" ", 1)[-1].lower()
    if noun in METRIC_NOUNS or noun in _NO_THINGS or not found[0].lower().startswith(("a ", "each")):
        return None
    return Metric("price", scope=noun, anchor=found.start(), base="price")


_BEGINS = regex(r"(?:^|[.;:,]\s|\band\s|\bbut\s)$")
_NO_THINGS = frozenset(
    "figure number total sum amount limit minimum maximum fee salary pension threshold difference gap budget bill target estimate".split()
)


def _is_same_price(figure: Figure) -> tuple[Metric, int] | None:
    """The metric of the price right before this figure, and where that ends."""
    previous = figure.before[figure.index - 1] if figure.index else None
    last = figure.line.amounts[figure.index - 1] if figure.index else None
    if previous is None or last is None or last.kind != "money" or previous.old or "price" not in previous.phrase:
        return None
    return previous, last.end


def _elsewhere(figure: Figure) -> Metric | None:
    """ "$89 in Austria and $99 in Canada": the price for another place."""
    found = _is_same_price(figure)
    line = figure.line
    if found is None or not _PLACE_BEHIND.match(line.s, figure.amount.end):
        return None
    if not _ELSEWHERE.fullmatch(line.s, found[1], begins(line.s, figure.amount.start)):
        return None
    return replace(found[0], scope=figure.scope)


def _per_other_unit(figure: Figure) -> Metric | None:
    """ "$0.25 per million input tokens and $0.80 per million output tokens": the price of another unit."""
    previous = figure.before[figure.index - 1] if figure.index else None
    nearest = next((i for i in range(figure.index - 1, -1, -1) if figure.line.amounts[i].kind == "money"), None)
    if nearest is None or (metric := figure.before[nearest]) is None or metric.old:
        return None
    if previous is None and figure.index - nearest > 2:  # the million that the price is for may stand between
        return None
    if not metric.phrase.startswith(("price", "cost", "rate", "fee", "payment")):
        return None
    line, start = figure.line, figure.line.amounts[nearest].end
    between, after = _PER.fullmatch(line.s, start, begins(line.s, figure.amount.start)), _PER_BEHIND.match(line.s, figure.amount.end)
    if between is None or after is None:
        return None
    head = metric.phrase.split(" per ")[0]
    return replace(metric, phrase=f"{head} per {after['unit']}", base=head)
