"""Rules for years, and for dates written in digits."""

from __future__ import annotations

from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.dates import scene as cal
from bot.reading.dates.patterns import (
    EARLY,
    GAP,
    MONTH,
    YEAR,
    Match,
    Rule,
    month_number,
)
from bot.reading.dates.scene import Meaning, Scene
from storage.values import Basis, PartialDate, Precision


def read_year(found: Match, scene: Scene) -> Meaning | None:
    when = cal.year_of(int(found["year"]))
    return cal.of(when) if when else None


def read_early_year(found: Match, scene: Scene) -> Meaning | None:
    """ "in 439", in a text that narrates history."""
    when = cal.year_of(int(found["year"])) if scene.narrative else None
    return cal.of(when) if when else None


def read_other_year(found: Match, scene: Scene) -> Meaning | None:
    """The 43 of "the winter of 1942-43"; None where it is no later year of the same century."""
    first, second = int(found["year"]), int(found["other_year"])
    when = cal.year_of(first - first % 100 + second) if first % 100 < second else None
    return cal.of(when) if when else None


def read_short_year(found: Match, scene: Scene) -> Meaning | None:
    """ "since '82": the latest such year that is not far in the future."""
    year = int(found["year"])
    pivot = (scene.published.year if scene.published else 2030) % 100 + 10
    when = cal.year_of((2000 if year <= pivot else 1900) + year)
    return cal.of(when, Basis.RESOLVED) if when else None


def read_era(found: Match, scene: Scene) -> Meaning | None:
    """ "490 BC": BC0490 in TIMEX3, without a calendar span, as dates begin with year 1; "AD 79" is a year like others."""
    year = int(found["year"] or found["year2"])
    if "B" in (found["era"] or found["era2"]).upper():
        return Meaning("DATE", f"BC{year:04d}", Precision.YEAR, Basis.STATED, None, anchors=False)
    when = cal.year_of(year)
    return cal.of(when) if when else None


def read_first_before_christ(found: Match, scene: Scene) -> Meaning | None:
    """The 336 of "from 336 to 323 BC"."""
    return Meaning("DATE", f"BC{int(found['year']):04d}", Precision.YEAR, Basis.STATED, None, anchors=False)


def read_era_day(found: Match, scene: Scene) -> Meaning | None:
    """ "1 October 331 BC", in TIMEX3 as years before Christ are."""
    month, number = month_number(found["month"]), found["day"] or found["day2"]
    value = f"BC{int(found['year']):04d}-{month:02d}" + (f"-{int(number):02d}" if number else "")
    return Meaning("DATE", value, Precision.DAY if number else Precision.MONTH, Basis.STATED, None, anchors=False)


def read_iso(found: Match, scene: Scene) -> Meaning | None:
    moment = cal.day(int(found["year"]), int(found["month"]), int(found["day"]))
    if moment is None:
        return None
    meaning = cal.of(PartialDate.day(moment))
    if found["hour"]:
        return replace(meaning, type="TIME", value=f"{meaning.value}T{found['hour']}:{found['minute']}")
    return meaning


def read_slashed(found: Match, scene: Scene) -> Meaning | None:
    """09/24 2024, 7/8/07, 24.12.2020: where both numbers could be the month, it is first with "/", else second."""
    first, second, text = int(found["first"]), int(found["second"]), found["year"]
    year = int(text) if len(text) == 4 else int(text) + (2000 if int(text) < 50 else 1900)
    month_first = second > 12 or (first <= 12 and found["mark"] == "/")
    month, number = (first, second) if month_first else (second, first)
    moment = cal.day(year, month, number)
    sure = first > 12 or second > 12 or first == second
    return cal.of(PartialDate.day(moment, Basis.STATED if sure else Basis.INFERRED)) if moment else None


def read_iso_month(found: Match, scene: Scene) -> Meaning | None:
    """ "2024-05"; not "2008-09", which rather means two years."""
    if (int(found["year"]) + 1) % 100 == int(found["month"]):
        return None
    when = cal.month_of(int(found["year"]), int(found["month"]))
    return cal.of(when) if when else None


def read_nine_eleven(found: Match, scene: Scene) -> Meaning | None:
    moment = cal.day(2001, 9, 11)
    return cal.of(PartialDate.day(moment, Basis.INFERRED)) if moment else None


ISO = regex(
    r"(?<![\d.])(?P<year>(?:1\d|20)\d\d)(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>[12]\d|3[01]|0?[1-9])(?![\d-])"
    r"(?:[T ](?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
ERA_DAY_RULES = (
    Rule(
        "day before Christ",
        regex(
            rf"(?:(?:[Tt]he{GAP})?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{GAP}(?:of{GAP})?)?(?P<month>{MONTH})(?:{GAP}(?P<day2>\d{{1,2}})(?!\d),?)?,?{GAP}(?P<year>\d{{1,4}})"
            rf"{GAP}B\.?C\.?(?:E\b|(?!\w))"
        ),
        read_era_day,
    ),
)
NUMBER_RULES = (
    Rule(
        "iso",
        ISO,
        read_iso,
        final=True,
    ),
    Rule(
        "slashed",
        regex(
            r"(?<![\d./$-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})"
            r"(?:(?P=mark)|,?\s)(?P<year>(?:19|20)\d\d|(?<=/)\d\d)(?![/.-]\d|\d)"
        ),
        read_slashed,
        final=True,
    ),
    Rule("iso month", regex(r"(?<![\d.-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])(?![\d-])"), read_iso_month),
    Rule("nine eleven", regex(r"(?<![\d/])9/11(?![\d/])"), read_nine_eleven),
    Rule(
        "era",
        regex(
            rf"(?:in{GAP})?(?:(?P<era2>A\.?D\.?){GAP}(?P<year2>\d{{1,4}})|(?P<year>\d{{1,4}}){GAP}(?P<era>B\.?C\.?(?:E\.?)?|A\.?D\.?|C\.?E\.?))(?!\w)"
        ),
        read_era,
    ),
    Rule(
        "first year before Christ",
        regex(rf"(?P<year>\d{{1,4}})(?=(?:\s?[-–—]\s?|{GAP}(?:to|and|until|or){GAP})\d{{1,4}}{GAP}B\.?C\.?(?:E\b|(?!\w)))"),
        read_first_before_christ,
    ),
    Rule("early year", regex(r"(?<![\d.,$€£-])(?P<year>[1-9]\d\d)(?!\w|[.,]\d|-)"), read_early_year),
    Rule("short year", regex(r"['’](?P<year>\d\d)(?![\w%]|[.,]\d)"), read_short_year),
    Rule("year", regex(rf"(?:the{GAP}year{GAP})?{EARLY}?(?P<year>{YEAR})(?:[-–/](?P<other_year>\d\d)(?![\d%]|[.,]\d))?"), read_year),
)
