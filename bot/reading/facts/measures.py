"""The measures of business and technology news: what each can be counted in, and whether it holds for a period or at a moment.

They stand in seeds/metrics.toml. The store keeps their names and aliases as its vocabulary; the rest is for the reader alone.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from bot.core.patterns import regex
from bot.reading.amounts.units import MEASURES, TIME_UNITS
from bot.reading.lexicon import metric_key
from storage.values import Quantity


class Holds(StrEnum):
    """For how much time a figure of a measure is true."""

    PERIOD = "period"  #: it sums up or averages a stretch of time: revenue, deaths, occupancy
    MOMENT = "moment"  #: it is a level at one moment: employees, debt
    DAY = "day"  #: it happens once: the price paid for a company


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure with its synonyms."""

    name: str
    aliases: tuple[str, ...] = ()
    units: frozenset[str] = frozenset(("any",))  #: classes of unit, as ``unit_class`` names them
    holds: Holds = Holds.MOMENT
    chinese: str = ""  #: what answers in Chinese call it
    verbs: frozenset[str] = frozenset()  #: verbs whose object it is: "employs" for employees

    def admits(self, quantity: Quantity) -> bool:
        """Whether the measure can be counted in the quantity's unit."""
        classes = unit_classes(quantity.unit)
        return "any" in self.units | classes or bool(classes & self.units)


@cache
def measures() -> tuple[Measure, ...]:
    """The measures of seeds/metrics.toml in their order; read once, then cached."""
    tables = tomllib.loads(files("seeds").joinpath("metrics.toml").read_text(encoding="utf-8"))["metric"]
    return tuple(
        Measure(
            table["name"],
            tuple(table.get("aliases", ())),
            frozenset(table["units"]),
            Holds(table["holds"]),
            table.get("chinese", ""),
            frozenset(table.get("verbs", ())),
        )
        for table in tables
    )


@cache
def _by_key() -> dict[str, Measure]:
    found = {metric_key(measure.name): measure for measure in measures()}
    for measure in measures():
        for alias in measure.aliases:
            found.setdefault(metric_key(alias), measure)
    return found


@lru_cache(maxsize=4096)
def measure_of(phrase: str) -> Measure | None:
    """The measure that a phrase means, by all of it or else by its last words ("quarterly cloud revenue": revenue); None for others."""
    known = _by_key()
    words = phrase.split()
    for first in range(len(words)):
        if found := known.get(metric_key(" ".join(words[first:]))):
            return found
        if words[first].lower() in ("of", "in", "for", "per"):
            return None
    return known.get(metric_key(phrase))


@cache
def employing_verbs() -> dict[str, str]:
    """For each verb that has its measure as object, the measure's name."""
    return {verb: measure.name for measure in measures() for verb in measure.verbs}


_CURRENCY = regex(r"(?!TEU|MPH|RPM|BTU|PPM)[A-Z]{3}|pence|crowns|cents|kroner|francs|pesos|shillings")
_SHARES = frozenset(("%", "percentage point", "basis point"))
_RATIOS = frozenset(("times", "x", "ratio"))
#: For each class, the units that belong to it.
_CLASS_UNITS = {
    "energy": r"[kmgtp]?wh|watt-hours?|joules?|[kmg]?j|barrels? of oil equivalent|calories|btu|therms?",
    "charge": r"m?ah|amp-hours?",
    "power": r"[kmgt]?wp?|(?:kilo|mega|giga|tera|milli)?watts?(?:-peak)?|hp|horsepower",
    "data": r"(?:kilo|mega|giga|tera|peta|exa)?(?:bytes?|bits?)|[kmgtpe]i?b",
    "speed": r"km/h|mph|kph|m/s|knots|(?:miles|kilometres|metres) per (?:hour|second)|[kmgt]bps",
    "temperature": r"°[cfk]|degrees?|celsius|fahrenheit|kelvin|mk",
    "area": r"square .+|sq .+|hectares?|acres?|km²|m²|ha",
    "volume": r"cubic .+|(?:milli|centi|hecto|mega)?lit(?:er|re)s?|gallons?|barrels?|pints?|bushels?|teu|tbsp|tsp|cups?",
    "weight": r"(?:kilo|milli|micro)?grams?|(?:kilo|mega)?tonnes?|(?:metric |short )?tons?|kg|mg|g|pounds|ounces?|lbs?|oz|carats?",
    "length": r"(?:kilo|centi|milli|nano|micro)?met(?:er|re)s?|miles?|feet|foot|inch(?:es)?|yards?|km|cm|mm|nm|m|ft",
}
_CLASSES = {name: regex(units, re.IGNORECASE) for name, units in _CLASS_UNITS.items()}
_SCORES = frozenset("points point".split())


@cache
def _measured_units() -> frozenset[str]:
    return frozenset(MEASURES.values())


@lru_cache(maxsize=1024)
def unit_classes(unit: str) -> frozenset[str]:
    """The classes that a stored unit belongs to: "money" for EUR, "share" for %, "count" for things and a number alone."""
    head = unit.split(" per ", 1)[0]
    if not unit:
        return frozenset(("count", "score", "ratio", "speed"))
    if _CURRENCY.fullmatch(head):
        return frozenset(("money",))
    if head in _SHARES:
        return frozenset(("share",))
    if head in _RATIOS:
        return frozenset(("ratio", "count"))  # "downloaded 3 million times"
    if head in TIME_UNITS.values() or head in TIME_UNITS:
        return frozenset(("duration",))
    found = {name for name, pattern in _CLASSES.items() if pattern.fullmatch(unit) or pattern.fullmatch(head)}
    if head in _SCORES:
        return frozenset(("score", "count", "share"))
    if found:
        return frozenset(found | ({"count"} if unit == "barrels" else set()))
    return frozenset(("any",)) if head in _measured_units() else frozenset(("count",))
