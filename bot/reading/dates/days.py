"""Rules for days and months."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.dates import scene as cal
from bot.reading.dates.patterns import (
    BARE_MONTH,
    DAY,
    EARLY,
    GAP,
    MAY_GAP,
    MONTH,
    WEEKDAY,
    YEAR,
    YEAR_TAIL,
    Match,
    Rule,
    basis_of_year,
    day_number,
    group,
    guess_year,
    has_year,
    month_number,
    short_or_full_year,
    stated_year,
    weekday_number,
)
from bot.reading.dates.scene import Meaning, Scene
from storage.values import Basis, PartialDate, Precision


def read_day(found: Match, scene: Scene) -> Meaning | None:
    """ "Feb. 27", "27 February 2025", "Thursday, Feb. 27 of last year"."""
    return _day_of_month(found, scene, day_number(found["day"]))


def read_second_day(found: Match, scene: Scene) -> Meaning | None:
    """The other day of a range within a month: the 5 of "July 3-5, 2020", the 3 of "3-5 July 2020"."""
    return _day_of_month(found, scene, day_number(found["other"]))


def _day_of_month(found: Match, scene: Scene, number: int) -> Meaning | None:
    month = month_number(found["month"])
    if has_year(found):
        year, basis = stated_year(found, scene), basis_of_year(found, scene)
    elif month == 9 and number == 11 and _ATTACKS.match(found.string, found.end()):
        year, basis = 2001, Basis.INFERRED
    else:
        year, basis = guess_year(scene, month, number), scene.basis
        if year is not None and (weekday := group(found, "weekday") or group(found, "weekday2")):
            year = _year_of_weekday(year, month, number, weekday_number(weekday))
    if year is None:
        return cal.unresolved(f"XXXX-{month:02d}-{number:02d}", Precision.DAY) if cal.day(2000, month, number) else None
    moment = cal.day(year, month, number)
    return cal.of(PartialDate.day(moment, basis)) if moment else None


_ATTACKS = regex(r",?\s(?:\w{1,12}\s){0,2}(?:attack|hijack)")


def _year_of_weekday(year: int, month: int, number: int, weekday: int) -> int:
    """The year closest to a guessed one in which the day falls on the weekday that is printed with it."""
    for candidate in (year, year - 1, year + 1, year - 2, year + 2):
        tried = cal.day(candidate, month, number)
        if tried and tried.weekday() == weekday:
            return candidate
    return year


def read_month(found: Match, scene: Scene) -> Meaning | None:
    """ "November 2006", "October of next year", "last April", "in June"."""
    month, which = month_number(found["month"]), group(found, "which")
    if has_year(found):
        year, basis = stated_year(found, scene), basis_of_year(found, scene)
    elif which:
        year, basis = year_of_which(which, month, scene), scene.basis
    else:
        if scene.tense == "future" and _FIGURES_FOR.search(found.string, max(0, found.start() - 24), found.start()):
            scene = scene._replace(tense="")  # "the report for January is due in March"
        year, basis = guess_year(scene, month), scene.basis
    if year is None:
        return cal.unresolved(f"XXXX-{month:02d}", Precision.MONTH)
    when = cal.month_of(year, month, basis)
    return cal.of(when) if when else None


_FIGURES_FOR = regex(
    r"\b(?:reports?|figures|data|results|sales|numbers|earnings|statistics|index|output|exports|deliveries)\s(?:for|of)\s\Z"
)


def year_of_which(which: str, month: int, scene: Scene) -> int | None:
    """The year of "last April" (last year's, since this year's would be "in April"), "next March" or "this June"."""
    now = (scene.then.start if scene.then else None) if which.startswith(("the", "that")) else scene.now
    if now is None:
        return None
    if which in ("last", "past"):
        return now.year - 1
    if which in ("next", "coming", "the following", "the next"):
        return now.year if month > now.month else now.year + 1
    return now.year


def read_month_quarter(found: Match, scene: Scene) -> Meaning | None:
    """ "the September quarter": the three months that end with September."""
    month, text = month_number(found["month"]), group(found, "year") or group(found, "year2")
    year = int(text) if text else guess_year(scene._replace(tense="past"), month)
    end = cal.day(year, month, 1) if year else None
    start = cal.add_months(end, -2) if end else None
    if start is None:
        return cal.unresolved(f"XXXX-Q{month // 3}", Precision.QUARTER) if month % 3 == 0 else None
    precision = Precision.QUARTER if month % 3 == 0 else Precision.RANGE
    when = cal.months_of(start.year, start.month, 3, precision, Basis.STATED if text else scene.basis)
    return cal.of(when) if when else None


_RANGE_MARK = rf"{MAY_GAP}(?:[-–—]|(?:to|and|or|through|until){GAP}(?:[Tt]he{GAP})?){MAY_GAP}"
_OPTIONAL_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY}){MAY_GAP},?{GAP}(?:[Tt]he{GAP})?)?"
#: A weekday behind its date: "1 August 2022, a Monday", "March 3 (Monday)".
_WEEKDAY_BEHIND = rf"(?:(?:,{GAP}an?{GAP}|{GAP}\((?:an?{GAP})?)(?P<weekday2>{WEEKDAY})(?:\)|\b(?!{GAP}[a-z])))?"
DAY_RULES = (
    Rule(
        "month day year",
        regex(
            rf"{_OPTIONAL_WEEKDAY}(?P<month>{MONTH}){MAY_GAP}(?P<day>{DAY})(?!{MAY_GAP}(?:million|billion|percent|%))"
            rf"(?:{_RANGE_MARK}(?P<other>{DAY})(?!{GAP}(?:{MONTH})))?(?:{YEAR_TAIL})?{_WEEKDAY_BEHIND}"
        ),
        read_day,
        tensed=True,
        final=True,
    ),
    Rule(
        "days month year",
        regex(rf"(?:[Tt]he{GAP})?(?P<other>{DAY}){_RANGE_MARK}(?P<day>{DAY}){GAP}(?:of{GAP})?(?P<month>{MONTH})(?![a-z])(?:{YEAR_TAIL})?"),
        read_day,
        tensed=True,
        final=True,
    ),
    Rule(
        "day month year",
        regex(
            rf"{_OPTIONAL_WEEKDAY}(?:[Tt]he{GAP})?(?P<day>{DAY}){GAP}(?:of{GAP})?(?P<month>{MONTH})(?![a-z])"
            rf"(?:{YEAR_TAIL})?{_WEEKDAY_BEHIND}"
        ),
        read_day,
        tensed=True,
        final=True,
    ),
)


def read_compact(found: Match, scene: Scene) -> Meaning | None:
    """ "20240305", "21Sep2023", "18-DEC-19"."""
    month = found["month"]
    moment = cal.day(
        short_or_full_year(found["year"]), int(month) if month.isdecimal() else month_number(month.title()[:3]), int(found["day"])
    )
    return cal.of(PartialDate.day(moment)) if moment else None


def read_stamp(found: Match, scene: Scene) -> Meaning | None:
    """ "Wed Oct 26 15:50:06 2016", as clocks of computers print it."""
    moment = cal.day(int(found["year"]), month_number(found["month"]), int(found["day"]))
    return replace(cal.of(PartialDate.day(moment)), type="TIME", value=f"{moment.isoformat()}T{found['time']}") if moment else None


_SHORT = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
EIGHT_DIGITS = regex(
    r"(?<![A-Za-z\d_.,$€£¥#-])(?P<year>(?:199|20[0-4])\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![A-Za-z\d_]|[.,-]\d)"
)
COMPACT_RULES = (
    Rule(
        "eight digits",
        EIGHT_DIGITS,
        read_compact,
    ),
    Rule(
        "short month between digits",
        regex(
            rf"(?<![\w/-])(?P<day>[12]\d|3[01]|0?[1-9])(?P<mark>[-/.]?)(?P<month>{_SHORT})(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\w/-])",
            re.IGNORECASE,
        ),
        read_compact,
    ),
)
STAMP_RULES = (
    Rule(
        "stamp",
        regex(
            rf"(?P<weekday>{WEEKDAY}){GAP}(?P<month>{MONTH}){GAP}(?P<day>{DAY}){GAP}(?P<time>[0-2]\d:[0-5]\d)(?::[0-5]\d)?{GAP}"
            rf"(?:[A-Z]{{2,4}}{GAP}|[+-]\d{{4}}{GAP})?(?P<year>{YEAR})"
        ),
        read_stamp,
    ),
)
_WHICH_MONTH = rf"(?:[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming|[Tt]he{GAP}following|[Tt]hat)"
MONTH_RULES = (
    *STAMP_RULES,
    *DAY_RULES,
    Rule(
        "quarter named by month",
        regex(
            rf"(?:[Tt]he{GAP})?(?:{MONTH}{MAY_GAP}[-–]{MAY_GAP})?(?P<month>{MONTH})(?:{GAP}(?P<year>{YEAR}))?{GAP}quarter\b(?:{MAY_GAP}(?:of{GAP})?(?P<year2>{YEAR}))?"
        ),
        read_month_quarter,
    ),
    Rule("month year", regex(rf"(?:[Tt]he{GAP})?{EARLY}?(?P<month>{MONTH})(?:{YEAR_TAIL})"), read_month),
    Rule(
        "bare month",
        regex(rf"{EARLY}?(?:(?P<which>{_WHICH_MONTH}){GAP})?{EARLY}?(?P<month>{BARE_MONTH}|{MONTH}(?=\s?[-–]\s?{MONTH}))(?![a-z]|['’]?\d)"),
        read_month,
        tensed=True,
    ),
)


def read_day_number(found: Match, scene: Scene) -> Meaning | None:
    """ "on the 15th": in the month that the story is in."""
    if not _DAY_GOES_ON.match(found.string, found.end()) and not (scene.narrative and _STORY_GOES_ON.match(found.string, found.end())):
        return None
    base = scene.then.start if (scene.narrative or scene.last_in_sentence) and scene.then else scene.now
    if base is None or (scene.narrative and scene.then is not None and scene.then.precision not in (Precision.DAY, Precision.MONTH)):
        return None
    number = day_number(found["day"])
    moment = cal.day(base.year, base.month, number)
    if moment is not None and moment > base and not scene.narrative and not scene.last_in_sentence and scene.tense != "future":
        before = cal.add_months(base.replace(day=1), -1)
        moment = cal.day(before.year, before.month, number) if before else None
    if moment is not None and moment < base and scene.narrative and scene.then is not None and scene.then.precision is Precision.DAY:
        following = cal.add_months(base.replace(day=1), 1)
        moment = cal.day(following.year, following.month, number) if following and (base - moment).days > 20 else moment
    return cal.of(PartialDate.day(moment, scene.basis)) if moment else None


_DAY_GOES_ON = regex(
    r"\s?[.,;:)]|\s(?:the|and|to|of\s(?:this|that|the\s(?:same\s)?)month|a|an|he|she|it|they|his|in|at|with|by|but|when|after|before|both"
    r"|all)\b|\Z"
)
#: In a narrative anything may follow but a noun that the ordinal counts: "the 15th Infantry".
_STORY_GOES_ON = regex(
    r"\s(?:\d|were|was|had|some|their|its|more|large|new|two|three|[a-z]{2,14}ed\b"
    r"|(?!Street|Avenue|Arm|Corps|Division|Regiment|Infantry|Cavalry|Battalion|Brigade|Century|Amendment|Congress|Air|Party|Fleet|Panzer"
    r"|Guard)[A-Z])"
)
DAY_NUMBER_RULES = (
    Rule(
        "day number",
        regex(
            rf"(?:[Tt]he{GAP})(?P<day>[12]\d|3[01]|[1-9])\s?(?:st|nd|rd|th)\b"
            r"(?:\sof\s(?:this|that|the)\s(?:same\s)?month\b)?"
        ),
        read_day_number,
        tensed=True,
    ),
)
