"""Decides whether what was read as a metric is one: words that measure something, in a unit that fits.

A figure without such a metric is no fact; its sentence stays findable. Each rule names one kind of misreading.
"""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.facts.measures import Measure, measure_of, unit_classes
from bot.reading.facts.metric import Metric
from bot.reading.facts.naming import TRAILING
from bot.reading.grammar.tokens import FINITE, VERBS
from bot.reading.grammar.verbs import ACTION_OF, METRIC_NOUNS, NOMINALS, REPORTING
from storage.values import Quantity

_NO_NOUNS = frozenset(
    """
    it they them he she we you i there here this that these those who which what whom whose others other another one ones none all
    some many much most both each every something anything nothing everything somebody nobody everybody rest instead unchanged
    however meanwhile still also then now thus once again ago later earlier today yesterday tomorrow year years month months week weeks
    day days quarter half middle beginning end start addition peak low high back way lot bit put got went came made gets puts goes
    turned swallowed pencilled penciled wanted asked told wants asks tells thinks knows likes as and or but of to in on at by
    for with from than about over under between""".split()
)
_OPENING = regex(r"(?:it|they|he|she|we|you|i|there|this|that|these|those|which|who)\b(?!['’])", re.IGNORECASE)
_SMALL = 20
#: A metric in the text's own words is no longer than this.
_MOST_WORDS = 8
#: Units that say how large a thing is; without a measure beside it, the size of a fence is no figure of business.
_SIZES = frozenset(("length", "area"))
_LARGE = 100
_LARGE_SUM = 1_000_000
_SIZED = regex(
    r"\b(?:length|height|width|depth|thickness|distance|range|weight|size|area|altitude|radius|diameter|capacity|space|volume)$", re.I
)
#: Nouns for things that businesses count, besides the measures themselves.
_COUNTED = regex(
    r"(?:ies|tions?|stores?|shops?|sites?|plants?|factor(?:y|ies)|mills?|lines?|routes?|models?|products?|machines?|units?|vehicles?|vans?|cars?"
    r"|trucks?|buses|trains?|trams?|ships?|vessels?|planes?|jets?|aircraft|satellites?|turbines?|reactors?|batteries|drones?|robots?|chips?"
    r"|cables?|servers?|clusters?|tokens|parameters|jobs?|posts?|roles?|positions?|people|staff|workers?|employees?|engineers?|scientists?"
    r"|researchers?|developers?|doctors?|nurses?|teachers?|farmers?|drivers?|pilots?|contractors?|members?|users?|customers?|clients?"
    r"|subscribers?|investors?|shareholders?|merchants?|sellers?|suppliers?|partners?|offices?|branches?|hotels?|rooms?|beds?|homes?|houses?"
    r"|flats?|apartments?|hospitals?|schools?|clinics?|restaurants?|cafes?|stations?|airports?|ports?|terminals?|warehouses?|depots?|mines?"
    r"|wells?|fields?|countries|cities|towns|markets?|states|regions|languages|patents?|papers?|studies|trials|patients?|cases|deaths"
    r"|shares?|stocks?|bonds?|loans?|licen[cs]es?|permits?|contracts?|orders?|deals?|acquisitions?|subsidiaries|brands?|titles?|games?"
    r"|docks?|lanes?|screens?|cranes?|berths?|ovens?|kilns?|furnaces?|chambers?|recipes?|wards?|classrooms?|gates?|tracks?|towers?|tanks?|pumps?"
    r"|boats?|wagons?|carriages?|kitchens?|studios?|villas?|workshops?|sensors?|cameras?|recommendations?|films?|episodes?|books?|downloads?|views|visits|visitors?|passengers?|trips?|flights?|rides?|rentals?|bikes?|scooters?|parcels?"
    r"|packages|containers?|barrels|tonnes|seats?|votes?|parts|components|parlours?|outlets?|stops?|acres|hectares)$",
    re.IGNORECASE,
)  # fmt: skip


def fits(metric: Metric, name: str, quantity: Quantity) -> bool:
    """Whether a figure of this metric, under its canonical ``name``, is a fact."""
    known = measure_of(name) if name.startswith("share of ") else measure_of(name) or measure_of(metric.level)
    return _is_noun(metric, name, known) and _fits_unit(metric, name, quantity, known) and _is_of_business(metric, name, quantity, known)


def is_count(name: str) -> bool:
    """Whether a metric counts things or people, so that a percentage of it is a share: "40% of all employees"."""
    known = measure_of(name)
    return known is not None and known.units == {"count"}


def _is_noun(metric: Metric, name: str, known: Measure | None) -> bool:
    """ "They", "It decline", "Unchanged", "rest belongs to Delta": pronouns, adverbs, verbs and half clauses measure nothing."""
    if _OPENING.match(name) or _OPENING.match(metric.level):
        return False
    words = TRAILING.sub("", metric.level.split(" per ")[0]).lower().split()
    if known is not None or not words:
        return True
    last = words[-1]
    if (
        last in _NO_NOUNS
        or words == ["level"]
        or (last in VERBS and last.endswith(("ed", "ied")) and len(words) == 1 and last not in METRIC_NOUNS | set(ACTION_OF.values()))
    ):
        return False
    inside = {
        word for word in words[:-1] if word in FINITE or word in REPORTING - METRIC_NOUNS or word in ("belongs", "instead", "which", "who")
    }
    return not inside and len(words) <= _MOST_WORDS


def _fits_unit(metric: Metric, name: str, quantity: Quantity, known: Measure | None) -> bool:
    """No branches in euros: a measure is counted in its own units only; a change is also a share or a multiple of it."""
    is_sum = quantity.value >= _LARGE_SUM or (known is not None and known.name == "share price")
    if known is not None and not quantity.unit and is_sum and "money" in known.units:
        return True  # "made 203 million", where the text says once in which currency
    if known is None or quantity.unit == "rank" or " per " in metric.phrase or known.admits(quantity):
        return True
    if metric.change:
        return bool(unit_classes(quantity.unit) & {"share", "ratio"})
    return name not in (known.name, *known.aliases) and metric.level.lower() not in (
        known.name.lower(),
        *(a.lower() for a in known.aliases),
    )


def _is_of_business(metric: Metric, name: str, quantity: Quantity, known: Measure | None) -> bool:
    """ "Donkey: one", "Fence: 4m": a few of something, or the size of something, that no business counts."""
    if known is not None or quantity.unit == "rank" or metric.change:
        return True
    head = metric.level.lower().split()[-1] if metric.level.split() else ""
    if head in METRIC_NOUNS or head in NOMINALS:
        return True
    classes = unit_classes(quantity.unit)
    if classes & _SIZES and "count" not in classes and quantity.value < _LARGE:
        return " " in metric.level or _SIZED.search(metric.level) is not None
    is_counted = bool(quantity.unit) and classes == {"count"} and quantity.unit.lower() in metric.level.lower()
    return not (
        is_counted
        and quantity.value < _SMALL
        and quantity.high is None
        and not _COUNTED.search(head)
        and metric.level.lower().endswith(quantity.unit.lower())
    )
