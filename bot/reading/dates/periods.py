"""Rules for quarters, halves, seasons, decades, centuries and fiscal periods."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.core.patterns import regex
from bot.reading.dates import scene as cal
from bot.reading.dates import words
from bot.reading.dates.patterns import (
    ANY_CASE,
    EARLY,
    GAP,
    HYPHEN,
    MAY_GAP,
    MONTH,
    ORDINAL,
    SEASON,
    YEAR_TAIL,
    Match,
    Rule,
    basis_of_year,
    group,
    guess_year,
    has_year,
    month_number,
    ordinal,
    short_or_full_year,
    stated_year,
)
from bot.reading.dates.scene import FiscalYear, Meaning, Scene
from storage.values import Basis, PartialDate, Precision

# --- quarters and halves --------------------------------------------------------------------------------------------

_WHICH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}


def _span(year: int, number: int, kind: str, basis: Basis) -> PartialDate | None:
    return cal.quarter_of(year, number, basis) if kind == "Q" else cal.half_of(year, number, basis)


def _year_of(scene: Scene, number: int, kind: str) -> int | None:
    """The year of a quarter or half without one: the latest that has begun, or the next if the tense is future."""
    if scene.narrative:
        return scene.last.start.year if scene.last and scene.last.start else None
    if scene.published is None:
        return scene.year_in_sentence
    size = 3 if kind == "Q" else 6
    first_month, now = size * (number - 1) + 1, scene.published
    if scene.tense == "future":
        return now.year if first_month + size - 1 >= now.month else now.year + 1
    return now.year if first_month <= now.month else now.year - 1


def _quarter(scene: Scene, year: int | None, number: int, kind: str, basis: Basis) -> Meaning | None:
    if year is None:
        return cal.unresolved(f"XXXX-{kind}{number}", Precision.QUARTER if kind == "Q" else Precision.HALF)
    when = _span(year, number, kind, basis)
    return cal.of(when) if when else None


def read_ordinal_period(found: Match, scene: Scene) -> Meaning | None:
    """ "the third quarter of last year", "first half", "the fiscal fourth quarter of 2025"."""
    kind = "Q" if group(found, "kind") == "quarter" else "H"
    number = _WHICH[group(found, "which")]
    if kind == "H" and number > 2:
        return None
    year = stated_year(found, scene)
    ended = read_ended(found, scene, 3 if kind == "Q" else 6)
    if ended is not None:
        return ended
    if group(found, "named"):
        return fiscal_period(scene, _named_year(found["named"]), f"{kind}{number}")
    if group(found, "fiscal") or group(found, "fiscal2") or group(found, "fiscal3"):
        return fiscal_period(scene, year, f"{kind}{number}")
    if has_year(found):
        return _quarter(scene, year, number, kind, basis_of_year(found, scene))
    return _quarter(scene, _year_of(scene, number, kind), number, kind, scene.basis)


_TO = r"(?:\s?[-–/]\s?(?:20)?\d\d(?![\d%]|[.,]\d))?"
_LAST_DAY = (
    rf"(?:[Tt]he{GAP})?(?:end{GAP}of{GAP})?(?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)?{GAP}(?:of{GAP})?)?"
    rf"(?P<month>{MONTH})(?![a-z])(?:{GAP}(?P<number2>\d{{1,2}})(?:st|nd|rd|th)?(?!\w|[.,]\d))?(?:{YEAR_TAIL})?"
)
_ENDED = regex(
    rf",?{GAP}(?:period{GAP})?(?:that{GAP}|which{GAP})?(?:ended|ending|ends|to|through){GAP}(?:on{GAP}|in{GAP})?{_LAST_DAY}",
)


#: "For the year to 29 March the board expects …" speaks of the March ahead.
_EXPECTED = regex(r"[^.;]{0,50}?\b(?:expects?|forecasts?|predicts?|will|aims?|targets?|guidance)\b")


def _last_day(ended: Match, scene: Scene) -> tuple[date, bool, Basis] | None:
    """The last day that "ended 30 June 2024" states, whether it ends a month, and its basis.

    Retailers' years end some days off: 1 February ends January, and 28 December ends December.
    """
    month, text = month_number(ended["month"]), ended["number"] or ended["number2"]
    number = int(text) if text else 0
    tense = "future" if _EXPECTED.match(ended.string, ended.end()) and not ended[0].strip(", ").startswith("ended") else "past"
    year = stated_year(ended, scene) or guess_year(scene._replace(tense=tense) if not has_year(ended) else scene, month, number)
    if not year or not 1 <= year <= 9999:
        return None
    moment = cal.day(year, month, number) if number else cal.month_of(year, month, Basis.STATED).end  # type: ignore[union-attr]
    if moment is None:
        return None
    following = cal.add_days(moment, 7)
    return moment, not number or moment.day <= 7 or following is None or following.month != moment.month, basis_of_year(ended, scene)


def read_ended(found: Match, scene: Scene, months: int) -> Meaning | None:
    """The calendar span of "the quarter ended June 30, 2024", by its last day, whatever number the company gives it."""
    ended = _ENDED.match(found.string, found.end())
    last = _last_day(ended, scene) if ended else None
    if ended is None or last is None:
        return None
    moment, is_month_end, basis = last
    if not is_month_end:
        day_before = cal.add_months(moment, -months)
        start = cal.add_days(day_before, 1) if day_before else None
        return cal.of(PartialDate.between(start, moment, basis)) if start else None
    before = cal.add_months(moment.replace(day=1), -1) if moment.day <= 7 and (ended["number"] or ended["number2"]) else moment
    first = cal.add_months(before.replace(day=1), 1 - months) if before else None
    span = span_of_months(first, months, basis) if first else None
    if before is None or span is None:
        return None
    label = f"quarter ended {ended['month']} {before.year}" if months == 3 and before.month % 3 else ""
    return cal.of(replace(span, label=label))


def span_of_months(first: date, months: int, basis: Basis) -> PartialDate | None:
    """The span of so many months as the calendar's year, half or quarter where it is one, else as a range."""
    precision = {
        months == 12 and first.month == 1: Precision.YEAR,
        months == 6 and first.month in (1, 7): Precision.HALF,
        months == 3 and first.month % 3 == 1: Precision.QUARTER,
    }.get(True, Precision.RANGE)
    return cal.months_of(first.year, first.month, months, precision, basis)


def read_weeks_ended(found: Match, scene: Scene, weeks: int) -> Meaning | None:
    """The calendar span of "the 26 weeks to 28 December 2024"."""
    ended = _ENDED.match(found.string, found.end())
    last = _last_day(ended, scene) if ended and (ended["number"] or ended["number2"]) else None
    start = cal.add_days(last[0], 1 - 7 * weeks) if last else None
    return cal.of(PartialDate.between(start, last[0], last[2])) if last and start else None


_FISCAL_EDGE = regex(
    rf"\b(?:fiscal|financial){GAP}(?:year{GAP}?)?(?:(?:of{GAP})?(?P<named>(?:19|20)\d\d(?!\d){_TO}))?,?{MAY_GAP}(?:that{GAP}|which{GAP})?"
    rf"(?P<edge>ended|ending|ends|begins|began|beginning|starts|started|starting|runs{GAP}from){GAP}(?:on{GAP}|in{GAP})?{_LAST_DAY}",
    ANY_CASE,
)


def fiscal_year(text: str) -> FiscalYear:
    """How the fiscal years lie, if the text says when they end or begin, and only of one company: "fiscal year ended March 31"."""
    if "inancial" not in text and "iscal" not in text and "FISCAL" not in text and "usiness year" not in text:
        return _by_country(text)
    starts, names = set(), set()
    for found in _FISCAL_EDGE.finditer(text):
        month, number = month_number(found["month"]), int(found["number"] or found["number2"] or 0)
        year, ends = found["year"], found["edge"].lower().startswith("end")
        if ends and 1 <= number <= 7:
            year, month = (str(int(year) - 1) if year and month == 1 else year), (month + 10) % 12 + 1
        starts.add(month % 12 + 1 if ends else month)
        if found["named"] and year:
            names.add(_named_year(found["named"]) - int(year) - (not ends and month > 1))
    if not starts and (stated := _FISCAL_SPAN.search(text)) is not None:
        first, last = int(stated["first"]), int(stated["last"])
        year = later_year(first, stated["second"]) if stated["second"] else last
        starts.add(month_number(stated["month"]) or 1)
        names.add(year - last)
    if len(starts) != 1:
        return FiscalYear() if starts else _by_country(text)
    late = names.pop() if len(names) == 1 else 0
    return FiscalYear(starts.pop(), late if late in (-1, 1) else 0)


#: "the financial year 2024/25 (1 October 2024 to 30 September 2025)"
_FISCAL_SPAN = regex(
    rf"\b(?:fiscal|financial|business){GAP}year{GAP}(?P<first>(?:19|20)\d\d)(?:[/–-](?P<second>(?:20)?\d\d))?(?!\d){MAY_GAP}\({MAY_GAP}(?:from{GAP})?1(?:st)?{GAP}"
    rf"(?P<month>[A-Z][a-z]{{2,8}})\.?(?:,?{GAP}(?:19|20)\d\d)?{GAP}?(?:to|through|until|–|-){GAP}?\d{{1,2}}{GAP}[A-Z][a-z]{{2,8}}\.?,?{GAP}(?P<last>(?:19|20)\d\d)\)",
    ANY_CASE,
)
_INDIAN = regex(r"(?:₹|\bRs\.?)\s?\d[\d,.]*\s(?:crore|lakh)|\d\s(?:crore|lakh)\srupees")


def _by_country(text: str) -> FiscalYear:
    """The fiscal year that Indian companies have by law, from April on, in a text that counts in crores of rupees."""
    return FiscalYear(4, basis=Basis.INFERRED) if "FY" in text and _INDIAN.search(text) else FiscalYear()


def later_year(first: int, text: str) -> int:
    """The year in which "2023/24" ends; the first year where the text is no following year."""
    second = int(text) if len(text) == 4 else first - first % 100 + int(text) + (100 if first % 100 == 99 else 0)
    return second if second == first + 1 else first


def read_quarter_code(found: Match, scene: Scene) -> Meaning | None:
    """ "Q3 2024", "3Q24", "2024 Q3", "H1", "Q1 FY25"."""
    code = (group(found, "code") or group(found, "code2")).upper()
    year_text = group(found, "year") or group(found, "year2") or group(found, "year3")
    kind, number = ("H" if "H" in code else "Q"), int(re.sub(r"\D", "", code))
    year = short_or_full_year(year_text) if year_text else None
    if group(found, "fiscal"):
        return fiscal_period(scene, year, f"{kind}{number}")
    if year is not None:
        return _quarter(scene, year, number, kind, Basis.STATED)
    return _quarter(scene, _year_of(scene, number, kind), number, kind, scene.basis)


_FISCAL_WORD = r"fiscal|financial"
#: A fiscal year by its name: "FY24", "FY2023/24", "fiscal 2024", "fiscal year 2023-24", "2023/24 financial year".
_FISCAL_YEAR = (
    rf"(?:FY\s?['’]?(?:20\d\d|\d\d)(?!\d){_TO}|(?:{_FISCAL_WORD}){GAP}(?:year{GAP})?(?:20|19)\d\d(?!\d){_TO}"
    rf"|(?:20|19)\d\d(?!\d){_TO}{GAP}(?:{_FISCAL_WORD})(?:{GAP}year\b|(?={GAP}(?:first|second|third|fourth)\b)))"
)


def _named_year(text: str) -> int:
    """The fiscal year that a name means; of "2023/24" the one in which it ends."""
    first, *rest = re.findall(r"\d+", text)
    year = short_or_full_year(first)
    return later_year(year, rest[0]) if rest else year


PERIOD_RULES = (
    Rule(
        "ordinal period",
        regex(
            rf"(?:(?:the|its|their|our|a|his|her){GAP})?(?:(?P<fiscal>{_FISCAL_WORD})(?:{GAP}year)?(?:['’]s)?{GAP})?"
            rf"(?P<which>{'|'.join(_WHICH)}){HYPHEN}(?:(?P<fiscal2>{_FISCAL_WORD}){GAP})?(?P<kind>quarter|half)\b"
            rf"(?!{GAP}(?:in{GAP}a{GAP}row|running)\b(?!{GAP}costs))"  # "missed its target for the third quarter in a row"
            rf"(?:{GAP}of{GAP}(?:(?:the|its|their|our){GAP})?(?P<named>{_FISCAL_YEAR})(?!\w)"
            rf"|(?:{GAP}of{GAP}(?:[Tt]he{GAP})?(?P<fiscal3>{_FISCAL_WORD})(?:{GAP}year)?(?={GAP}\d))?(?:{YEAR_TAIL})?)",
            ANY_CASE,
        ),
        read_ordinal_period,
        tensed=True,
    ),
    Rule(
        "half year ended",
        regex(rf"(?:(?:the|its|their|a){GAP})?half(?:{HYPHEN}year)?(?={GAP}(?:ended|ending|to|through)\b)", ANY_CASE),
        lambda found, scene: read_ended(found, scene, 6),
    ),
)
PERIODS_OF_YEAR = (
    Rule(
        "period of a year",
        regex(
            rf"(?:(?P<yrel>this|last|next|that|the{GAP}(?:following|previous|next|same)){GAP}year|(?P<year>(?:19|20)\d\d))['’]s{GAP}"
            rf"(?P<which>{'|'.join(_WHICH)}){HYPHEN}(?P<kind>quarter|half)\b",
            ANY_CASE,
        ),
        read_ordinal_period,
    ),
)
CODE_RULES = (
    Rule(
        "quarter code",
        regex(
            r"\b(?:(?P<code>Q[1-4]|H[12])(?:\s?(?P<fiscal>FY|fiscal)\s?['’]?(?P<year>20\d\d|\d\d)"
            r"|(?:\s|/|-|,\s|\sof\s)?(?P<year2>20\d\d|['’]\d\d))?"
            r"|(?P<code2>[1-4]Q|[12]H)(?:\s?['’]?(?P<year3>20\d\d|\d\d))?)(?!\w|[.,]\d|%)"
        ),
        lambda found, scene: read_quarter_code(found, scene),
        tensed=True,
    ),
)
YEAR_CODE_RULES = (Rule("year then quarter", regex(r"(?P<year>(?:19|20)\d\d)(?:\s|-|/)?(?P<code>Q[1-4]|H[12])\b"), read_quarter_code),)


# --- fiscal periods -------------------------------------------------------------------------------------------------


def fiscal_period(scene: Scene, year: int | None, part: str) -> Meaning | None:
    """A fiscal year or a part of one, with a calendar span only where the company's fiscal year is known."""
    label = " ".join(filter(None, (f"fiscal {year}" if year else "fiscal", part)))
    if not scene.fiscal.start or year is None:
        when = PartialDate(None, None, Precision.FISCAL, Basis.STATED, label)
        value = f"FY{year or 'XXXX'}" + (f"-{part}" if part else "")
        return Meaning("DATE", value, Precision.FISCAL, Basis.STATED, when, anchors=False)
    first = year - scene.fiscal.late - (scene.fiscal.start != 1)
    size = {"": 12, "Q": 3, "H": 6}[part[:1]]
    start = cal.day(first, scene.fiscal.start, 1)
    moved = cal.add_months(start, size * (int(part[1:]) - 1) if part else 0) if start else None
    span = cal.months_of(moved.year, moved.month, size, Precision.FISCAL, scene.fiscal.basis) if moved else None
    if span is None:
        return None
    span = replace(span, label=label)
    return Meaning("DATE", span.value, Precision.FISCAL, scene.fiscal.basis, span)


def read_fiscal_year(found: Match, scene: Scene) -> Meaning | None:
    """ "fiscal 2025", "FY25", "the 2023/24 financial year", "fiscal 2026's third quarter"."""
    code, which = group(found, "code").upper(), group(found, "which")
    if code or which:
        kind = "H" if group(found, "kind") == "half" else "Q"
        return fiscal_period(scene, _named_year(found["named"]), code or f"{kind}{_WHICH[which]}")
    return read_ended(found, scene, 12) or fiscal_period(scene, _named_year(found["named"]), "")


def read_relative_fiscal_year(found: Match, scene: Scene) -> Meaning | None:
    """ "the current financial year", "the fiscal year ended 30 June 2024"."""
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(group(found, "which"), 0)
    return read_ended(found, scene, 12) or fiscal_period(scene, scene.now.year + step if scene.now else None, "")


def read_two_years(found: Match, scene: Scene) -> Meaning | None:
    """ "2023/24", in a text that says how its company's fiscal years lie."""
    first, second = found["first"], found["second"]
    if not scene.fiscal.start or later_year(int(first), second) == int(first):
        return None
    return fiscal_period(scene, int(first) + 1, "")


FISCAL_RULES = (
    Rule(
        "fiscal year",
        regex(
            rf"(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur){GAP})?(?P<named>{_FISCAL_YEAR})(?!\w|[.,]\d)(?:['’]s)?"
            rf"(?:{HYPHEN}(?P<code>Q[1-4]|H[12])\b|{GAP}(?:(?P<which>first|second|third|fourth|final){HYPHEN}(?P<kind>quarter|half))\b)?",
            ANY_CASE,
        ),
        read_fiscal_year,
    ),
    Rule("two years", regex(r"(?P<first>(?:19|20)\d\d)[/–-](?P<second>(?:20)?\d\d)(?![\d/–-])"), read_two_years),
    Rule(
        "relative fiscal year",
        regex(
            rf"(?:[Tt]he{GAP})?(?:(?P<which>last|this|next|current|previous|coming|following){GAP})?(?:{_FISCAL_WORD}){GAP}year\b(?!{GAP}\d)",
            ANY_CASE,
        ),
        read_relative_fiscal_year,
    ),
)


# --- seasons --------------------------------------------------------------------------------------------------------

_FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def read_season(found: Match, scene: Scene) -> Meaning | None:
    """ "the summer of 1940", "last winter", "the following spring"."""
    code, which = words.SEASONS[group(found, "season")], group(found, "which")
    if has_year(found):
        year, basis = stated_year(found, scene), basis_of_year(found, scene)
    else:
        year, basis = _year_of_season(which, code, scene), scene.basis
    if year is None:
        return cal.unresolved(f"XXXX-{code}", Precision.SEASON)
    when = cal.season_of(year, code, basis)
    return cal.of(when) if when else None


def _year_of_season(which: str, code: str, scene: Scene) -> int | None:
    first = _FIRST_MONTH[code]
    in_story = which.startswith(("the", "that")) and which != "the"
    base = (scene.then.start if scene.then else None) if in_story else scene.now
    if base is None:
        return None
    if which in ("the following", "the next"):
        exact = scene.then is not None and scene.then.precision not in (Precision.YEAR, Precision.DECADE)
        return base.year if exact and first > base.month else base.year + 1
    if which in ("next", "coming"):
        return base.year if first > base.month else base.year + 1
    if which in ("last", "past", "the previous"):
        return base.year if first + 2 < base.month else base.year - 1
    if scene.narrative or scene.tense == "future" or which in ("this", "that", "the same"):
        return base.year
    return base.year if first <= base.month else base.year - 1


_WHICH_SEASON = rf"[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast|[Cc]oming|[Tt]he{GAP}(?:following|next|previous|same)|[Tt]hat|[Tt]he"
SEASON_RULES = (
    Rule(
        "season of year",
        regex(rf"(?:[Tt]he{GAP})?{EARLY}?(?P<season>{SEASON})(?:{YEAR_TAIL})(?:[-–/](?:\d\d)?\d\d(?!\d))?"),
        read_season,
    ),
    Rule(
        "season",
        regex(rf"(?P<which>{_WHICH_SEASON}){GAP}{EARLY}?(?P<season>{SEASON})\b(?!-)"),
        read_season,
        tensed=True,
    ),
    Rule("bare season", regex(rf"(?P<which>)(?P<season>{SEASON})\b(?!-)"), read_season, tensed=True),
    Rule("early season", regex(rf"(?P<which>){EARLY}(?P<season>{SEASON})\b"), read_season, tensed=True),
)


# --- decades and centuries ------------------------------------------------------------------------------------------

DECADE_WORDS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def read_decade(found: Match, scene: Scene) -> Meaning | None:
    """ "the 1990s", "the late '80s", "the nineties"."""
    digits = re.sub(r"\D", "", found["decade"])
    year = int(digits) if len(digits) == 4 else 1900 + (int(digits) if digits else DECADE_WORDS[group(found, "decade")])
    if len(digits) == 4 and year % 100 == 0 and year < 2000:
        # "The 1800s" means the century, not the decade.
        return _century(year // 100)
    when = cal.decade_of(year) if year % 10 == 0 else None
    return replace(cal.of(when), anchors=False) if when else None


def _century(hundreds: int) -> Meaning:
    when = PartialDate.between(date(max(100 * hundreds, 1), 1, 1), date(100 * hundreds + 99, 12, 31))
    return Meaning("DATE", f"{hundreds:02d}", Precision.RANGE, Basis.STATED, when, anchors=False)


def read_century(found: Match, scene: Scene) -> Meaning | None:
    """ "the 19th century": its TIMEX3 value is the first two digits of its years, 18."""
    number = ordinal(found["which"])
    if not 1 <= number <= 30:
        return None
    value = f"{number - 1:02d}"
    if group(found, "era"):
        return Meaning("DATE", f"BC{value}", Precision.RANGE, Basis.STATED, None, anchors=False)
    return _century(number - 1)


DECADE_RULES = (
    Rule("decade", regex(rf"(?:[Tt]he{GAP})?{EARLY}?(?P<decade>(?:1\d|20)\d0{MAY_GAP}['’]?s|['’]?[2-9]0['’]?s)\b"), read_decade),
)
DECADE_WORD_RULES = (Rule("decade word", regex(rf"the{GAP}{EARLY}?(?P<decade>{'|'.join(DECADE_WORDS)})\b", ANY_CASE), read_decade),)
#: The 16th of "the 16th and 17th centuries".
FIRST_CENTURY_RULE = Rule(
    "first century",
    regex(
        rf"(?:[Tt]he{GAP})?{EARLY}?(?P<which>\d{{1,2}}(?:st|nd|rd|th))(?={GAP}(?:and|or|to|through){GAP}(?:the{GAP})?"
        rf"(?:{EARLY})?\d{{1,2}}(?:st|nd|rd|th){HYPHEN}centur(?:y|ies)\b(?:{GAP}(?P<era>B\.?C\.?E?\.?)(?!\w))?)"
    ),
    read_century,
)
CENTURY_RULE = Rule(
    "century",
    regex(rf"(?:[Tt]he{GAP})?{EARLY}?(?P<which>{ORDINAL}){HYPHEN}centur(?:y|ies)\b(?:{GAP}(?P<era>B\.?C\.?E?\.?)(?!\w))?", ANY_CASE),
    read_century,
)
