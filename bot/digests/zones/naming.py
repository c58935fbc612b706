"""Time zones as people name them: by city, country, region, abbreviation or offset. Pure but for the tables that it reads once."""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.core.patterns import regex
from bot.core.text import shorten
from bot.digests.errors import AmbiguousZone, UnknownZone
from bot.digests.zones.abbreviations import ABBREVIATIONS, COUNTRIES, PLACES_BY_OFFSET, REGIONS
from bot.digests.zones.iana import zone_names

if TYPE_CHECKING:
    from babel import Locale

#: The languages in which countries and the cities of zones are known.
_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "zh", "zh_Hant", "ja")
_MORE_LANGUAGES = ("pl", "sv", "da", "nb", "fi", "cs", "hu", "ro", "el", "tr", "ru", "uk", "ko", "vi", "id", "th", "ar", "he", "hi")
_OFFSET = regex(r"(?:utc|gmt|z)?\s?([+-])\s?(\d{1,2})(?::?(\d{2}))?")
_AROUND = regex(
    r"^(?:(?:set|to|is|in|at|the|i|i'm|am|we|we're|are|live|work|based|located|my|our|use|change|=|zone|timezone|tz|zeitzone|时区|時區|设为|设置为)\s+)*|"
    r"(?:\s+(?:standard time|daylight time|summer time|local time|time zone|timezone|zone|time|zeit|ortszeit|please|bitte)"
    r"|时间|時間|时区|時區|市)$"
)
#: Names of the IANA database that are abbreviations too; people mean the place with its summer time.
_MISLEADING = frozenset("est mst hst cet met eet wet gmt gmt0 gmt+0 gmt-0 greenwich uct zulu est5edt cst6cdt mst7mdt pst8pdt".split())


@dataclass(frozen=True, slots=True)
class NamedZone:
    """A zone that somebody named: its IANA name, and what is to be told about how it was understood. ``said`` is what was typed, where
    that is not its own name."""

    name: str
    note: str = ""
    said: str = ""


def _of_people_there(plain: str) -> tuple[str, ...]:
    """The zones of the city whose people are called so in German: "Berliner (Zeit)", "Zürcher" is another word."""
    return tuple(_candidates(plain[:-2])) if len(plain) > 5 and plain.endswith("er") else ()


def zone_called(words: str) -> NamedZone:
    """The zone that people call so.

    Raises:
        UnknownZone: there is none; with similar names.
        AmbiguousZone: several may be meant; with all of them.
    """
    typed = fold(words)
    if (offset := _of_offset(typed)) is not None:
        return offset
    plain = _AROUND.sub("", _AROUND.sub("", typed)).strip(" .,;!\"'")
    found = _candidates(plain) or _candidates(typed) or _within(plain) or _in_more_languages().get(plain, ()) or _of_people_there(plain)
    if len(found) == 1:
        own = (found[0].casefold(), found[0].replace("_", " ").casefold())
        return NamedZone(found[0], describe_zone_found(plain, found[0]), "" if plain in own else shorten(words.strip(), 40))
    if found:
        raise AmbiguousZone("time-zone-ambiguous", name=words.strip(), meant=" or ".join(found))
    if near := _near(plain):
        raise UnknownZone("time-zone-unknown-but-near", name=words.strip(), near=" or ".join(near)).meaning(words.strip(), *near)
    raise UnknownZone("time-zone-unknown", name=words.strip())


def is_zone(words: str) -> bool:
    """Whether people call one or several zones so."""
    try:
        zone_called(words)
    except AmbiguousZone:
        return True
    except UnknownZone:
        return False
    return True


def describe_zone(name: str) -> str:
    """The zone in words: "UTC+8" for a fixed offset, whose IANA name has the opposite sign, else its name."""
    if found := re.fullmatch(r"Etc/GMT([+-])(\d{1,2})", name):
        return f"UTC{'-' if found[1] == '+' else '+'}{found[2]}"
    return name


def describe_zone_found(typed: str, name: str) -> str:
    """What is told about a zone that was not named by its own name."""
    if name == "UTC" or typed.replace(" ", "_") == name.casefold():
        return ""
    return _SUMMER_TIME if typed in _abbreviations() and has_summer_time(name) else ""


_SUMMER_TIME = "With its summer time, as clocks there show it."


def has_summer_time(name: str) -> bool:
    """Whether clocks in a zone change within this year."""
    where, year = ZoneInfo(name), datetime.now(UTC).year
    return datetime(year, 1, 15, tzinfo=where).utcoffset() != datetime(year, 7, 15, tzinfo=where).utcoffset()


def fold(words: str) -> str:
    """Words as they are compared: lower case, plain signs, one space between."""
    plain = unicodedata.normalize("NFKC", words).casefold().replace("−", "-").replace("_", " ").replace("’", "'")
    return re.sub(r"\b(utc|gmt) (plus|minus) (?=\d)", lambda said: f"{said[1]}{'+' if said[2] == 'plus' else '-'}", " ".join(plain.split()))


def _of_offset(typed: str) -> NamedZone | None:
    found = _OFFSET.fullmatch(_AROUND.sub("", typed).strip())
    if found is None:
        return None
    minutes = (int(found[2]) * 60 + int(found[3] or 0)) * (1 if found[1] == "+" else -1)
    if minutes == 0:
        return NamedZone("UTC")
    said = f"UTC{found[1]}{int(found[2])}{f':{found[3]}' if int(found[3] or 0) else ''}"
    if minutes % 60 == 0 and -12 <= minutes // 60 <= 14:
        sign = "-" if minutes > 0 else "+"  # the database counts west of Greenwich as plus
        note = f"{said} is a fixed offset without summer time. For clocks that change, name a city."
        return NamedZone(f"Etc/GMT{sign}{abs(minutes) // 60}", note)
    if place := PLACES_BY_OFFSET.get(minutes):
        return NamedZone(place, f"{said} is the time there.")
    raise UnknownZone("time-zone-offset-unknown", name=said)


def _candidates(name: str) -> tuple[str, ...]:
    """The zones that this folded name may mean: by the exact name, abbreviation, region, city, country, in this order."""
    if not name:
        return ()
    exact = zone_names().get(name.replace(" ", "_"))
    if exact and "/" in exact and name not in _abbreviations():
        return (exact,)
    for table in (_abbreviations(), _cities(), _zone_cities(), _countries()):
        if found := table.get(name) or table.get(_without_accents(name)):
            return found
    return (exact,) if exact and name not in _MISLEADING else ()


def cities_like(typed: str, count: int) -> list[tuple[str, str]]:
    """So many cities with their zones: those that zones are called after and whose names begin with what was typed, then other big ones,
    then those that only hold it."""
    sought = fold(typed)
    named = [(zone.rpartition("/")[2].replace("_", " "), zone) for zone in sorted(zone_names().values()) if "/" in zone[:-1]]
    named = [(city, zone) for city, zone in named if not zone.startswith("Etc/")]
    big = [(city.title(), zones[0]) for city, zones in _cities().items() if sought and len(zones) == 1 and city.startswith(sought)]
    exact = [one for one in big if fold(one[0]) == sought]
    begins = [one for one in named if fold(one[0]).startswith(sought)]
    holds = [one for one in named if sought in fold(one[1])]
    found: dict[str, tuple[str, str]] = {}
    for city, zone in (*exact, *begins, *sorted(big), *holds):
        found.setdefault(zone, (city, zone))
    return list(found.values())[:count]


def _within(name: str) -> tuple[str, ...]:
    """The zones of a city that is named with its country or state behind it: "Vancouver, Canada", "Auckland NZ"."""
    city, _, country = name.rpartition(",") if "," in name else name.rpartition(" ")
    city, country = city.strip(), country.strip()
    there = _abbreviations().get(country) or _countries().get(country) or ()
    zones = _candidates(city) if there or len(country) == 2 else ()
    listed = _zones_listed()
    codes = [code for code, known in listed.items() if code == country.upper() or (len(there) > 1 and set(there) <= set(known))]
    within = frozenset(there).union(*(listed[code] for code in codes))
    # The table has the biggest city of a name; another one lies in another zone, known where its country or state has one only.
    return tuple(zone for zone in zones if zone in within) or (there if zones and len(there) == 1 else ())


def _without_accents(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))


@functools.cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    return {name: zones for names, zones in (*ABBREVIATIONS, *REGIONS) for name in names.split("|")}


@functools.cache
def _cities() -> dict[str, tuple[str, ...]]:
    lines = files("bot.digests.zones").joinpath("cities.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if not line.startswith("#"))
    return {name: tuple(zones.split(",")) for zones, _, names in rows for name in names.split("|")}


def _locales(languages: Iterable[str]) -> list[Locale]:
    from babel import Locale  # here, because most answers need no names of places

    return [Locale.parse(language) for language in languages]


@functools.cache
def _zone_cities() -> dict[str, tuple[str, ...]]:
    """The cities after which zones are called, in English as in their names and in other languages as Unicode has them."""
    found: dict[str, tuple[str, ...]] = {}
    in_use = {zones[0] for zones in _zones_of_countries().values()} | {zone for zones in _zones_of_countries().values() for zone in zones}
    for zone in sorted(in_use):
        found.setdefault(fold(zone.rpartition("/")[2]), (zone,))
    for locale in _locales(_LANGUAGES):
        for zone, names in locale.time_zones.items():
            if zone in in_use and (city := names.get("city")):
                found.setdefault(fold(city), (zone,))
    for zone in zone_names().values():
        if "/" in zone and not zone.startswith("Etc/"):
            found.setdefault(fold(zone.rpartition("/")[2]), (zone,))
    return found


@functools.cache
def _countries() -> dict[str, tuple[str, ...]]:
    """Countries by their names in several languages."""
    zones = _zones_of_countries()
    found: dict[str, tuple[str, ...]] = {}
    for locale in _locales(_LANGUAGES):
        for code, name in locale.territories.items():
            if code in zones:
                found.setdefault(fold(name), zones[code])
                found.setdefault(_without_accents(fold(name)), zones[code])
    return found


@functools.cache
def _in_more_languages() -> dict[str, tuple[str, ...]]:
    """Countries by their names in further languages, which take a while to load."""
    zones = _zones_of_countries()
    names = (item for locale in _locales(_MORE_LANGUAGES) for item in locale.territories.items())
    return {fold(name): zones[code] for code, name in names if code in zones}


@functools.cache
def _zones_of_countries() -> dict[str, tuple[str, ...]]:
    """The zones of each country: one where all its clocks show the same, else those to choose from."""
    return {code: COUNTRIES.get(code) or tuple(_different(zones))[:6] for code, zones in _zones_listed().items()}


@functools.cache
def _zones_listed() -> dict[str, list[str]]:
    """All zones of each country, as the IANA database lists them."""
    listed: dict[str, list[str]] = {}
    for line in files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, _, zone = line.split("\t")[:3]
            listed.setdefault(code, []).append(zone)
    return listed


def _different(zones: list[str]) -> Iterator[str]:
    """Of zones with the same offsets in winter and in summer the first."""
    seen = set()
    for zone in zones:
        offsets = tuple(datetime(2026, month, 15, tzinfo=ZoneInfo(zone)).utcoffset() for month in (1, 7))
        if offsets not in seen:
            seen.add(offsets)
            yield zone


def _near(name: str) -> list[str]:
    """The zones whose cities, countries or own names look like this one."""
    tables = (_zone_cities(), _abbreviations(), _countries(), _cities())
    city = name.rpartition("/")[2]
    if len(city) < 4:
        return []
    for table in tables:
        names = [one for one in table if len(one) > 3]
        if near := difflib.get_close_matches(city, names, n=2, cutoff=0.8):
            return list(dict.fromkeys(zone for one in near for zone in table[one]))[:3]
    return []
