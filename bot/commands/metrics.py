"""Measures as people name them, and the order in which they matter to readers of business news."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.asking.words import stems
from bot.commands.desk import Desk
from bot.core.patterns import regex
from bot.reading.facts.measures import measure_of, measures, unit_classes
from bot.reading.facts.ranks import RANK
from bot.reading.lexicon import metric_key
from storage.drafts import MetricDraft
from storage.records import Fact, Measured
from storage.values import Nature

#: Measures of an ordinary report, the most important first; "growth" and "decline" of one stand with it.
_CORE = (
    "revenue", "net income", "net loss", "operating profit", "operating loss", "pre-tax profit", "EBITDA", "adjusted EBITDA",
    "adjusted EBITA", "gross profit", "gross margin", "operating margin", "profit margin", "EBITDA margin",
    "earnings per share", "dividend",
    "order backlog", "order intake", "bookings", "recurring revenue", "gross merchandise volume", "transaction volume",
    "revenue forecast", "profit forecast", "net sales outlook", "employees", "users", "monthly active users", "daily active users",
    "customers", "subscribers", "downloads", "derivative models", "open-source models", "investment", "planned investment",
    "capital expenditure", "free cash flow", "operating cash flow", "cash", "net cash", "debt", "valuation", "market value", "funding",
    "acquisition price", "fine", "damages", "settlement", "market share", "production", "production capacity", "deliveries", "unit sales",
    "shipments", "orders", "passengers", "visitors", "trips", "rentals", "price",
)  # fmt: skip
_RANKS = {metric_key(name): rank for rank, name in enumerate(_CORE)}
_KNOWN, _UNKNOWN, _UNDATED = 100, 200, 400
#: "per gigabyte", "a month", "每千": what stands behind a price of one of something.
_PER_ONE = regex(r"\s*(?:per|an?|each)\s\w|\s*/\s?\w|\s*[每一]")
#: Words behind a measure that tell how it changed.
_CHANGES = (" growth", " decline", " increase")


def importance(fact: Fact) -> int:
    """The place of a figure's measure: the well-known ones in their order, then all that have a name in the vocabulary, then the rest,
    ranks, and at the end what is denied or was taken back."""
    if fact.nature in (Nature.DENIED, Nature.RETRACTED):
        return _UNDATED + 1
    if fact.quantity.unit == RANK:
        return _UNDATED
    return importance_of_measure(fact.metric)


def importance_of_measure(metric: str) -> int:
    """The place of a measure by its name alone."""
    name = metric.casefold()
    base = next((name.removesuffix(end) for end in _CHANGES if name.endswith(end)), name)
    for words in (name, base):
        if (rank := _RANKS.get(metric_key(words))) is not None:
            return rank
    found = measure_of(metric)
    if found is None:
        return _UNKNOWN
    return _RANKS.get(metric_key(found.name), _KNOWN) if metric_key(found.name) == metric_key(metric) else _KNOWN


async def of_metric(facts: Iterable[Fact], words: str, desk: Desk) -> list[Fact]:
    """The figures of the measure that the words name by any of its names ("turnover", "headcount", "营收"); where there are none of just
    that, those whose measure and scope together have all the words."""
    return figures_of(facts, words, await desk.store.measures())


def figures_of(facts: Iterable[Fact], words: str, metrics: Iterable[MetricDraft]) -> list[Fact]:
    """See ``of_metric``."""
    listed = list(facts)
    meant, names_of_it = _names_of(words, metrics)
    exact = [fact for fact in listed if metric_key(fact.metric) in meant or _is_price(fact, meant)]
    typed = [fact for fact in listed if words.casefold() in fact.metric.casefold() and fact not in exact]
    if exact or typed:
        return [*exact, *typed]
    sought = [found for name in names_of_it if (found := stems(name))]
    return [fact for fact in listed if any(one <= stems(f"{fact.metric} {fact.scope or ''}") for one in sought)]


def names_one_of(facts: Iterable[Fact], words: str, metrics: Iterable[MetricDraft]) -> bool:
    """Whether the words are a name of the measure of one of the figures, and not merely a part of one."""
    meant, _ = _names_of(words, metrics)
    return any(metric_key(fact.metric) in meant or _is_price(fact, meant) for fact in facts)


def may_be_called(measured: Iterable[Measured], words: str, metrics: Iterable[MetricDraft]) -> list[Measured]:
    """What the words may name of what is measured: by its name where that has them, else all of it, as scopes and units may tell."""
    listed = list(measured)
    meant, _ = _names_of(words, metrics)
    named = [one for one in listed if metric_key(one.metric_key) in meant or words.casefold() in one.metric_key]
    return named if named and "price" not in meant else listed


def _names_of(words: str, metrics: Iterable[MetricDraft]) -> tuple[set[str], list[str]]:
    """The keys of all names of the measure that the words name, and its own name behind the words."""
    key = metric_key(words)
    meant, names_of_it = {key}, [words]
    known = [*((one.name, *one.aliases) for one in metrics), *((one.name, *one.aliases, one.chinese) for one in measures())]
    for names in known:
        if key in map(metric_key, names):
            meant |= set(map(metric_key, names))
            names_of_it.append(names[0])
    return meant, names_of_it


def _is_price(fact: Fact, meant: set[str]) -> bool:
    """Whether the figure is what one of something costs, however it is called: "0.19 dollars per gigabyte" for hot storage."""
    known = measure_of(fact.metric)
    if "price" not in meant or "money" not in unit_classes(fact.quantity.unit) or (known and known.admits(fact.quantity)):
        return False
    behind = fact.citation.sentence[fact.figure_end - fact.citation.start :]
    return " per " in fact.quantity.unit or _PER_ONE.match(behind) is not None


def metric_names(facts: Sequence[Fact]) -> list[str]:
    """The names of the measures that there are figures of, the most important first."""
    ordered = sorted(facts, key=lambda fact: (importance(fact), fact.metric.casefold()))
    return list({fact.metric.casefold(): fact.metric for fact in ordered}.values())
