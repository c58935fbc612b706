"""Rules for English time expressions: each a pattern around one kind of head word, and a reader that gives its meaning."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from bot.reading import datewords as words
from bot.reading import dates_scene as cal
from bot.reading.dates_scene import Meaning, Scene
from storage.values import Basis, PartialDate, Precision

Match = re.Match[str]
Reader = Callable[[Match, Scene], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern with what it means; its examples are in the test of the same name."""

    name: str
    pattern: re.Pattern[str]
    read: Reader


def _any(table: object) -> str:
    return "|".join(sorted((re.escape(str(word)) for word in table), key=len, reverse=True))  # type: ignore[attr-defined]


W = r"\s{1,4}"
O = r"\s{0,3}"
HYPHEN = rf"(?:{O}[-‐‑–]{O}|{W})"
_FULL = "|".join(words.MONTH_NAMES)
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
MONTH = rf"(?:{_FULL}|{_FULL.upper()}|(?:{_SHORT}|{_SHORT.upper()})\b\.?)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:{O}(?:st|nd|rd|th))?(?![\d%]|[.,:]\d)".replace("{O}", r"\s{0,1}")
YEAR = r"(?:1\d{3}|20\d\d)(?![\d%]|[.,:]\d)"
_WDS = "Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun"
WEEKDAY = rf"(?:{'|'.join(words.WEEKDAY_NAMES)}|{'|'.join(words.WEEKDAY_NAMES).upper()}|(?:{_WDS})\b\.?)"
SEASON = r"(?:spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Fall|Winter)"
UNIT = r"(?:seconds?|minutes?|hours?|days?|nights?|weekends?|weeks?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies)|millenni(?:um|a))"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})?(?:\.\d{{1,2}})?(?![\d,.]\d)|(?:{_TENS})(?:[- ](?:{_ONES}))?|{_TEENS}|{_ONES}"
    r"|(?:a\s)?(?:hundred|dozen)|a\scouple(?:\sof)?|(?:a\s)?few|several|many|some|couple(?:\sof)?|countless|half\s?(?:-\s?)?an?|an?|another)"
)
ORDINAL = rf"(?:{_any([w for w in words.ORDINALS])}|\d{{1,3}}(?:st|nd|rd|th)|last|final|opening|closing)"
ABOUT = (
    r"(?:(?:just|only|about|around|roughly|approximately|nearly|almost|some|over|under|more\sthan|less\sthan|fewer\sthan|at\sleast|at\smost|up\sto"
    r"|well\sover|as\slong\sas|as\slittle\sas|within|the)\s{1,3})"
)
_YEAR_TAIL = (
    rf"(?:{O},?{O}(?:(?:of|in){W})?(?P<year>{YEAR})"
    rf"|{O},?(?:{W}(?:of|in))?{W}(?P<yrel>this|last|next|that|the{W}same|the{W}following|the{W}previous|the{W}current|the{W}next|the{W}last|the){W}year\b)"
)


def number(text: str) -> float | None:
    """What a number word or figure of a duration counts; None where it is vague ("several")."""
    word = re.sub(r"\s+of\Z", "", text.strip().lower())
    word = re.sub(r"\A(?:a|an)\s+(?=couple|few|dozen|hundred)", "", word)
    if word in ("a", "an", "another"):
        return 1
    if word.startswith("half"):
        return 0.5
    if word[:1].isdigit():
        return float(word.replace(",", ""))
    if word in words.NUMBERS:
        return words.NUMBERS[word]
    parts = re.split(r"[-\s]+", word)
    if len(parts) == 2 and all(part in words.NUMBERS for part in parts):
        return words.NUMBERS[parts[0]] + words.NUMBERS[parts[1]]
    return None


def unit(text: str) -> tuple[str, int, bool]:
    word = text.lower()
    return words.UNITS[words.PLURALS.get(word, word)]


def amount(count: float | None, letter: str, factor: int, clock: bool) -> str:
    """A TIMEX3 duration: ``P3Y``, ``PT30M``, ``P2.5Y``, ``PXM``."""
    size = "X" if count is None else f"{count * factor:g}" if count * factor < 1e6 else str(int(count * factor))
    return f"P{'T' if clock else ''}{size}{letter}"


def _relative_year(found: Match, scene: Scene) -> int | None:
    """The year that the tail of an expression names: a figure, or "this year" and its like."""
    groups = found.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if not groups.get("yrel"):
        return None
    word = re.sub(r"\s+", " ", groups["yrel"].lower())
    if word in ("that", "the same", "the following", "the previous") or (word == "the" and scene.last is not None):
        base = scene.then.start if scene.then else None
    else:
        base = scene.now
    step = {"last": -1, "the last": -1, "the previous": -1, "next": 1, "the next": 1, "the following": 1}.get(word, 0)
    return base.year + step if base else None


def _has_tail(found: Match) -> bool:
    groups = found.groupdict()
    return bool(groups.get("year") or groups.get("yrel"))


def _basis(found: Match, scene: Scene) -> Basis:
    return Basis.STATED if found.groupdict().get("year") else scene.basis


def _day_number(text: str) -> int:
    return int(re.match(r"\d+", text).group())  # type: ignore[union-attr]


def _month_number(text: str) -> int:
    return words.MONTHS[text.rstrip(".").lower()]


def _guess_year(scene: Scene, month: int, number_: int = 0) -> int | None:
    """The year of a month (and day) that stands without one."""
    if scene.narrative:
        return cal.year_in_story(scene.last, month) if scene.last else None
    if scene.published is None:
        return None
    return cal.closest_year(scene.published, month, number_, scene.tense)


# --- days and months --------------------------------------------------------------------------------------------


def _read_day(found: Match, scene: Scene) -> Meaning | None:
    month, number_ = _month_number(found["month"]), _day_number(found["day"])
    if _has_tail(found):
        year, basis = _relative_year(found, scene), _basis(found, scene)
    else:
        year, basis = _guess_year(scene, month, number_), scene.basis
        if year is not None and found.groupdict().get("weekday"):
            year = _year_of_weekday(year, month, number_, _weekday_number(found["weekday"]))
    if year is None:
        return cal.unresolved(f"XXXX-{month:02d}-{number_:02d}", Precision.DAY) if cal.day(2000, month, number_) else None
    found_day = cal.day(year, month, number_)
    return cal.of(PartialDate.day(found_day, basis)) if found_day else None


def _year_of_weekday(year: int, month: int, number_: int, weekday: int) -> int:
    """The year next to a guessed one in which the day falls on the weekday that is printed with it."""
    for candidate in (year, year - 1, year + 1, year - 2, year + 2):
        tried = cal.day(candidate, month, number_)
        if tried and tried.weekday() == weekday:
            return candidate
    return year


def _weekday_number(text: str) -> int:
    return words.WEEKDAYS[text.rstrip(".").lower()]


def _read_month(found: Match, scene: Scene) -> Meaning | None:
    month = _month_number(found["month"])
    which = (found.groupdict().get("which") or "").lower().strip()
    if _has_tail(found):
        year, basis = _relative_year(found, scene), _basis(found, scene)
    elif which in ("last", "next", "this", "the following", "past"):
        year, basis = _year_of_which(which, month, scene), scene.basis
    else:
        year, basis = _guess_year(scene, month), scene.basis
    if year is None:
        return cal.unresolved(f"XXXX-{month:02d}", Precision.MONTH)
    when = cal.month_of(year, month, basis)
    return cal.of(when) if when else None


def _year_of_which(which: str, month: int, scene: Scene) -> int | None:
    """The year of "last April" (that of last year: this year's is simply "in April"), "next March", "this June"."""
    now = scene.now
    if which == "the following":
        now = scene.then.start if scene.then else None
    if now is None:
        return None
    if which in ("last", "past"):
        return now.year - 1
    if which in ("next", "the following"):
        return now.year if month > now.month else now.year + 1
    return now.year


_BARE_MONTH = rf"(?:{_FULL}|(?:{_SHORT})\.)"
_EARLY = r"(?:(?:early|late|mid|middle|beginning|end|start)(?:\s?-\s?|\s{1,3}(?:in\s{1,3}|of\s{1,3})?))"

MONTH_RULES = (
    Rule(
        "month day year",
        re.compile(
            rf"(?:(?P<weekday>{WEEKDAY}){O},?{W}(?:the{W})?)?(?P<month>{MONTH}){O}(?P<day>{DAY})(?!{O}(?:million|billion|percent|%))(?:{_YEAR_TAIL})?"
        ),
        _read_day,
    ),
    Rule(
        "day month year",
        re.compile(
            rf"(?:(?P<weekday>{WEEKDAY}){O},?{W}(?:the{W})?)?(?:the{W})?(?P<day>{DAY}){W}(?:of{W})?(?P<month>{MONTH})(?![a-z])(?:{_YEAR_TAIL})?"
        ),
        _read_day,
    ),
    Rule("month year", re.compile(rf"(?:the{W})?{_EARLY}?(?P<month>{MONTH})(?:{_YEAR_TAIL})"), _read_month),
    Rule(
        "bare month",
        re.compile(rf"{_EARLY}?(?:(?P<which>last|next|this|past|the{W}following){W})?{_EARLY}?(?P<month>{_BARE_MONTH})(?![a-z'’]*\w)"),
        _read_month,
    ),
)


# --- weekdays and words for days ----------------------------------------------------------------------------------


def _read_weekday(found: Match, scene: Scene) -> Meaning | None:
    weekday = _weekday_number(found["weekday"])
    which = re.sub(r"\s+", " ", (found.groupdict().get("which") or "").lower().strip())
    part = (found.groupdict().get("part") or "").lower()
    if scene.narrative or which in ("the following", "the next", "that"):
        base = scene.then.start if scene.then and scene.then.precision is Precision.DAY else None
        ahead = True
    else:
        base, ahead = (
            scene.published,
            which in ("next", "coming", "this coming") or (scene.tense == "future" and which not in ("last", "past")),
        )
    if base is None:
        return cal.unresolved(f"XXXX-WXX-{weekday + 1}", Precision.DAY)
    gap = (weekday - base.weekday()) % 7 if ahead else -((base.weekday() - weekday) % 7)
    if gap == 0 and which in ("last", "past", "previous", "next", "the following", "the previous"):
        gap = 7 if ahead else -7
    moved = cal.add_days(base, gap)
    return _with_part(cal.of(PartialDate.day(moved, scene.basis)), part) if moved else None


def _with_part(meaning: Meaning, part: str) -> Meaning:
    """The meaning narrowed to a part of its day."""
    code = words.PARTS_OF_DAY.get(part)
    if not code or meaning.precision is not Precision.DAY:
        return meaning
    return replace(meaning, type="TIME", value=f"{meaning.value}T{code}")


_PART = r"(?:morning|afternoon|evening|night|dawn|midday|overnight)"
WEEKDAY_RULES = (
    *MONTH_RULES[:2],
    Rule(
        "weekday",
        re.compile(
            rf"(?:(?:early|late){W}(?:on{W})?)?(?:(?P<which>last|next|this{W}coming|this|past|coming|the{W}following|the{W}previous|the{W}next|that){W})?"
            rf"(?P<weekday>{WEEKDAY})(?![a-z'’]*\w)(?:{W}(?P<part>{_PART})\b)?"
        ),
        _read_weekday,
    ),
)


def _read_day_word(found: Match, scene: Scene) -> Meaning | None:
    word = found["word"].lower()
    before = re.sub(r"\s+", " ", (found.groupdict().get("before") or "").lower())
    base = scene.now if not scene.narrative else None
    if base is None:
        return cal.vague("PRESENT_REF") if word == "today" else cal.vague({"yesterday": "PAST_REF"}.get(word, "FUTURE_REF"))
    step = words.DAY_WORDS[word] + (-1 if "before" in before else 1 if "after" in before else 0)
    moved = cal.add_days(base, step)
    if moved is None:
        return None
    part = "night" if word == "tonight" else (found.groupdict().get("part") or "").lower()
    return _with_part(cal.of(PartialDate.day(moved, scene.basis)), part)


def _read_part(found: Match, scene: Scene) -> Meaning | None:
    """ "this morning", "last night"."""
    if scene.narrative or scene.published is None:
        return None
    which, part = found["which"].lower(), found["part"].lower()
    moved = cal.add_days(scene.published, -1 if which == "last" else 0)
    return _with_part(cal.of(PartialDate.day(moved, scene.basis)), part) if moved else None


DAY_WORD_RULES = (
    Rule(
        "day word",
        re.compile(
            rf"(?:(?:(?P<before>the{W}day{W}(?:before|after)){W})|(?:earlier|later|late|early){W})?"
            rf"(?P<word>[Tt]oday|TODAY|[Yy]esterday|[Tt]omorrow|[Tt]onight)\b(?:{W}(?P<part>{_PART})\b)?"
        ),
        _read_day_word,
    ),
)
PART_RULES = (
    Rule("part of day", re.compile(rf"(?:(?:early|late|later){W})?(?P<which>[Tt]his|[Ll]ast){W}(?P<part>{_PART})\b"), _read_part),
)


# --- years, decades, numeric dates ---------------------------------------------------------------------------------


def _read_year(found: Match, scene: Scene) -> Meaning | None:
    when = cal.year_of(int(found["year"]))
    return cal.of(when) if when else None


def _read_decade(found: Match, scene: Scene) -> Meaning | None:
    digits = re.sub(r"\D", "", found["decade"])
    if not digits:
        tens = {
            "twenties": 20,
            "thirties": 30,
            "forties": 40,
            "fifties": 50,
            "sixties": 60,
            "seventies": 70,
            "eighties": 80,
            "nineties": 90,
        }
        year = 1900 + tens[found["decade"].lower()]
    else:
        year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if year % 10:
        return None
    when = cal.decade_of(year)
    return cal.of(when) if when else None


def _read_short_year(found: Match, scene: Scene) -> Meaning | None:
    year = int(found["year"])
    pivot = (scene.published.year if scene.published else 2030) % 100 + 10
    when = cal.year_of((2000 if year <= pivot else 1900) + year)
    return cal.of(when) if when else None


def _read_iso(found: Match, scene: Scene) -> Meaning | None:
    moment = cal.day(int(found["year"]), int(found["month"]), int(found["day"]))
    if moment is None:
        return None
    meaning = cal.of(PartialDate.day(moment))
    if found.groupdict().get("hour"):
        return replace(meaning, type="TIME", value=f"{meaning.value}T{found['hour']}:{found['minute']}")
    return meaning


def _read_slashed(found: Match, scene: Scene) -> Meaning | None:
    """09/24 2024, 7/8/07, 24.12.2020: the order is certain where one number is no month, else American."""
    first, second, text = int(found["first"]), int(found["second"]), found["year"]
    year = int(text) if len(text) == 4 else int(text) + (2000 if int(text) < 50 else 1900)
    month_first = second > 12 or (first <= 12 and found["mark"] == "/")
    month, number_ = (first, second) if month_first else (second, first)
    moment = cal.day(year, month, number_)
    sure = first > 12 or second > 12 or first == second
    return cal.of(PartialDate.day(moment, Basis.STATED if sure else Basis.INFERRED)) if moment else None


NUMBER_RULES = (
    Rule(
        "iso",
        re.compile(
            r"(?<![\d.])(?P<year>(?:1\d|20)\d\d)(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>0?[1-9]|[12]\d|3[01])(?![\d-])"
            r"(?:[T ](?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"
        ),
        _read_iso,
    ),
    Rule(
        "slashed",
        re.compile(
            rf"(?<![\d./$])(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?:(?P=mark)|,?\s)(?P<year>(?:19|20)\d\d|(?<=/)\d\d)(?![\d/.-]\d|\d)"
        ),
        _read_slashed,
    ),
    Rule(
        "iso month",
        re.compile(r"(?<![\d.-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])(?![\d-])"),
        lambda found, scene: cal.of(PartialDate.month(int(found["year"]), int(found["month"]))),
    ),
    Rule("decade", re.compile(rf"(?:the{W})?{_EARLY}?(?P<decade>(?:1\d|20)\d0{O}['’]?s|['’]?[2-9]0['’]?s)\b"), _read_decade),
    Rule("year", re.compile(rf"(?:the{W}year{W})?{_EARLY}?(?P<year>{YEAR})"), _read_year),
)
DECADE_WORD_RULES = (
    Rule("decade word", re.compile(rf"(?:the{W}){_EARLY}?(?P<decade>(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\b"), _read_decade),
)


# --- quarters, halves, seasons, fiscal periods ----------------------------------------------------------------------

_QUARTER_WORDS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4, "last": 4}
_WHICH = r"(?:first|second|third|fourth|final|1st|2nd|3rd|4th)"


def _period(scene: Scene, year: int, number_: int, kind: str, basis: Basis) -> PartialDate | None:
    return cal.quarter_of(year, number_, basis) if kind == "Q" else cal.half_of(year, number_, basis)


def _year_of_period(scene: Scene, number_: int, kind: str) -> int | None:
    """The year of a quarter or half that stands without one: the latest that has begun, or the next if the tense says so."""
    if scene.narrative:
        return scene.last.start.year if scene.last and scene.last.start else None
    if scene.published is None:
        return None
    size = 3 if kind == "Q" else 6
    first_month = size * (number_ - 1) + 1
    now = scene.published
    if scene.tense == "future":
        return now.year if first_month + size - 1 >= now.month else now.year + 1
    return now.year if first_month <= now.month else now.year - 1


def _read_ordinal_period(found: Match, scene: Scene) -> Meaning | None:
    which = found["which"].lower()
    kind = "Q" if found["kind"].lower().startswith("q") else "H"
    number_ = _QUARTER_WORDS[which]
    if kind == "H" and number_ > 2:
        return None
    if found.groupdict().get("fiscal"):
        return _fiscal(found, scene, f"Q{number_}" if kind == "Q" else f"H{number_}")
    if _has_tail(found):
        year, basis = _relative_year(found, scene), _basis(found, scene)
    else:
        year, basis = _year_of_period(scene, number_, kind), scene.basis
    if year is None:
        return cal.unresolved(f"XXXX-{kind}{number_}", Precision.QUARTER if kind == "Q" else Precision.HALF)
    when = _period(scene, year, number_, kind, basis)
    return cal.of(when) if when else None


def _short_or_full(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _read_q_code(found: Match, scene: Scene) -> Meaning | None:
    code = next(found[name] for name in ("code", "code2", "code3") if found.groupdict().get(name))
    text = next((found[name] for name in ("year", "year2", "year3") if found.groupdict().get(name)), None)
    kind, number_ = ("H" if "H" in code.upper() else "Q"), int(re.sub(r"\D", "", code))
    if found.groupdict().get("fy"):
        return _fiscal_period(scene, _short_or_full(text) if text else None, f"{kind}{number_}")
    if text:
        year, basis = _short_or_full(text), Basis.STATED
    else:
        guessed = _year_of_period(scene, number_, kind)
        if guessed is None:
            return cal.unresolved(f"XXXX-{kind}{number_}", Precision.QUARTER if kind == "Q" else Precision.HALF)
        year, basis = guessed, scene.basis
    when = _period(scene, year, number_, kind, basis)
    return cal.of(when) if when else None


def _fiscal(found: Match, scene: Scene, part: str) -> Meaning | None:
    text = found.groupdict().get("year")
    year = int(text) if text else _relative_year(found, scene)
    return _fiscal_period(scene, year, part)


def _fiscal_period(scene: Scene, year: int | None, part: str) -> Meaning | None:
    """A fiscal year or a part of one, kept as fiscal; its calendar span only where the company's year is known."""
    label = " ".join(filter(None, (f"fiscal {year}" if year else "fiscal", part)))
    value = f"FY{year or 'XXXX'}" + (f"-{part}" if part else "")
    if not scene.fiscal_start or year is None:
        when = PartialDate(None, None, Precision.FISCAL, Basis.STATED, label)
        return Meaning("DATE", value, Precision.FISCAL, Basis.STATED, when, anchors=False)
    first = year if scene.fiscal_start == 1 else year - 1
    size = {"": 12, "Q": 3, "H": 6}[part[:1]]
    offset = size * (int(part[1:]) - 1) if part else 0
    start = cal.day(first, scene.fiscal_start, 1)
    moved = cal.add_months(start, offset) if start else None
    span = cal.months_of(moved.year, moved.month, size, Precision.FISCAL, Basis.RESOLVED) if moved else None
    if span is None:
        return None
    span = replace(span, label=label)
    return Meaning("DATE", span.value, Precision.FISCAL, Basis.RESOLVED, span)


def _read_fiscal_year(found: Match, scene: Scene) -> Meaning | None:
    text = found.groupdict().get("year")
    if text:
        return _fiscal_period(scene, _short_or_full(text), "")
    which = (found.groupdict().get("which") or "").lower().split()
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "this": 0, "current": 0, "present": 0}.get(
        which[-1] if which else ""
    )
    now = scene.now
    return _fiscal_period(scene, now.year + step if now and step is not None else None, "")


def _read_season(found: Match, scene: Scene) -> Meaning | None:
    code = words.SEASONS[found["season"].lower()]
    which = re.sub(r"\s+", " ", (found.groupdict().get("which") or "").lower().strip())
    if _has_tail(found):
        year, basis = _relative_year(found, scene), _basis(found, scene)
    else:
        year, basis = _year_of_season(which, code, scene), scene.basis
    if year is None:
        return cal.unresolved(f"XXXX-{code}", Precision.SEASON)
    when = cal.season_of(year, code, basis)
    return cal.of(when) if when else None


def _year_of_season(which: str, code: str, scene: Scene) -> int | None:
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    after = which in ("the following", "the next", "that", "the same", "the")
    base = scene.then.start if after and scene.then else None if after else scene.now
    if base is None:
        return None
    if which in ("the following", "the next"):
        fine = scene.then is not None and scene.then.precision is not Precision.YEAR
        return base.year if fine and first > base.month else base.year + 1
    if which in ("next", "coming"):
        return base.year if first > base.month else base.year + 1
    if which in ("last", "past", "previous"):
        return base.year if first + 2 < base.month else base.year - 1
    if which in ("this", "that", "the same") or scene.narrative or scene.tense == "future":
        return base.year
    return base.year if first <= base.month else base.year - 1


PERIOD_RULES = (
    Rule(
        "ordinal period",
        re.compile(
            rf"(?:(?:the|its|their|our|a|his|her){W})?(?:(?P<fiscal>fiscal|financial){W})?(?P<which>{_WHICH})(?:\s?-\s?|{W})(?:(?P<fiscal2>fiscal|financial){W})?"
            rf"(?P<kind>quarter|half)\b(?:{W}of{W}(?P<fiscal3>fiscal|financial)(?={W}))?(?:{_YEAR_TAIL})?".replace(
                "(?P<fiscal2>", "(?:"
            ).replace("(?P<fiscal3>", "(?:"),
            re.IGNORECASE,
        ),
        _read_ordinal_period,
    ),
)
CODE_RULES = (
    Rule(
        "quarter code",
        re.compile(
            r"\b(?:(?:(?P<code>Q[1-4]|H[12])(?:\s?(?P<fy>FY|fiscal)\s?(?P<year>20\d\d|\d\d)|(?:\s|/|-|,\s)?['’]?(?P<year2>20\d\d|(?<=['’\w])\d\d(?!\d)))?)"
            r"|(?P<code2>[1-4]Q|[12]H)(?:\s?['’]?(?P<year3>20\d\d|\d\d))?)\b"
        ),
        _read_q_code,
    ),
)
YEAR_CODE_RULES = (
    Rule(
        "year then quarter",
        re.compile(r"(?P<year>(?:19|20)\d\d)(?:\s|-|/)?(?P<code>Q[1-4]|H[12])\b"),
        _read_q_code,
    ),
)
FISCAL_RULES = (
    Rule("fiscal code", re.compile(r"\bFY\s?['’]?(?P<year>20\d\d|\d\d)\b"), _read_fiscal_year),
    Rule(
        "fiscal year",
        re.compile(
            rf"(?:the{W})?(?:(?P<which>last|this|next|current|previous|coming|following|present){W})?(?:fiscal|financial|Fiscal|Financial)(?:(?:{W}year)?{W}(?P<year>20\d\d|19\d\d)|{W}year)\b"
        ),
        _read_fiscal_year,
    ),
)
SEASON_RULES = (
    Rule("season of year", re.compile(rf"(?:the{W})?{_EARLY}?(?P<season>{SEASON})(?:{_YEAR_TAIL})"), _read_season),
    Rule(
        "season",
        re.compile(
            rf"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast|[Cc]oming|[Tt]he{W}following|[Tt]he{W}next|[Tt]hat|[Tt]he{W}same|[Tt]he|in|by|until|since){W}{_EARLY}?(?P<season>{SEASON})\b"
        ),
        _read_season,
    ),
)


# --- spans counted in units -----------------------------------------------------------------------------------------


def _read_ago(found: Match, scene: Scene) -> Meaning | None:
    """ "two years ago", "three months later", "a week earlier": as exact as the unit."""
    letter, factor, clock = unit(found["unit"])
    count = number(found["count"])
    if found.groupdict().get("half"):
        count = (count or 0) + 0.5
    word = re.sub(r"\s+", " ", found["way"].lower())
    from_now = word in ("ago", "from now", "hence", "from today")
    back = word in ("ago", "earlier", "before", "previously", "prior", "beforehand")
    base = scene.now if from_now else scene.then.start if scene.then else None
    if not from_now and scene.then and word in ("later", "after", "afterwards", "on") and scene.then.end and letter in "DW":
        base = scene.then.start
    if count is None:
        return cal.vague("PAST_REF" if back else "FUTURE_REF") if from_now else duration_of(found, scene)
    if clock or base is None:
        return duration_of(found, scene)
    steps = -count * factor if back else count * factor
    if steps != int(steps):
        if letter != "Y":
            return duration_of(found, scene)
        steps, letter = steps * 12, "M"
    if abs(steps) > 10_000_000:
        return None
    exact = scene.then if not from_now else None
    if exact is not None and exact.precision is Precision.MONTH and letter == "D":
        return duration_of(found, scene)
    when = cal.shifted(base, int(steps), letter, scene.basis)
    if when is not None and factor == 10:
        when = cal.year_of(base.year + int(steps), scene.basis)
    return cal.of(when) if when else None


def duration_of(found: Match, scene: Scene) -> Meaning | None:
    letter, factor, clock = unit(found["unit"])
    count = number(found["count"])
    if found.groupdict().get("half"):
        count = None if count is None else count + 0.5
    return cal.duration(amount(count, letter, factor, clock), cal.precision_of("" if clock else letter))


def _read_bounded(found: Match, scene: Scene) -> Meaning | None:
    """ "the next three years", "the past decade": a duration whose calendar span starts or ends at publication."""
    letter, factor, clock = unit(found["unit"])
    text = found.groupdict().get("count")
    count = number(text) if text else 1.0
    which = found["which"].lower()
    value = amount(count, letter, factor, clock)
    if clock or count is None or scene.now is None or count * factor > 9000:
        return cal.duration(value, cal.precision_of("" if clock else letter))
    sign = 1 if which in ("next", "coming", "following") else -1
    when = cal.stretch(scene.now, sign * count * factor, letter, scene.basis)
    return cal.duration(value, cal.precision_of(letter), when)


def _read_first_months(found: Match, scene: Scene) -> Meaning | None:
    """ "the first seven months [of 2023]"."""
    count = number(found["count"])
    letter, _, clock = unit(found["unit"])
    if count is None or clock or count != int(count):
        return duration_of(found, scene)
    value = amount(count, letter, 1, clock)
    year = _relative_year(found, scene) if _has_tail(found) else None
    basis = _basis(found, scene)
    if year is None and scene.then and scene.then.start:
        year, basis = scene.then.start.year, scene.basis
    when = None
    if year is not None and letter in "MQ" and 1 <= count * (3 if letter == "Q" else 1) <= 12:
        months = int(count) * (3 if letter == "Q" else 1)
        first = 1 if found["which"].lower() == "first" else 13 - months
        when = cal.months_of(year, first, months, Precision.RANGE, basis)
    return cal.duration(value, cal.precision_of(letter), when)


def _read_this_unit(found: Match, scene: Scene) -> Meaning | None:
    """ "last week", "this year", "next month", "the following year", "the same day"."""
    which = re.sub(r"\s+", " ", found["which"].lower())
    word = found["unit"].lower()
    if word in ("weekend", "century", "millennium"):
        return _weekend(which, scene) if word == "weekend" else None
    letter, factor, clock = unit(word)
    if clock:
        return None
    in_story = which in (
        "the following",
        "the previous",
        "the preceding",
        "that",
        "the same",
        "the next",
        "the very next",
        "that same",
        "the very same",
    )
    base = (scene.then.start if scene.then else None) if in_story else scene.now
    if which in ("last", "next", "past") and scene.narrative:
        base = scene.then.start if scene.then else None
    if base is None:
        return (
            None
            if which in ("that", "the same")
            else cal.vague("PRESENT_REF" if which == "this" else "PAST_REF" if "last" in which else "FUTURE_REF")
        )
    first = which.split()[-1]
    step = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1}.get(first, 0)
    if factor == 10:
        when = cal.decade_of(base.year + 10 * step, scene.basis)
    else:
        when = cal.shifted(base, step, letter, scene.basis)
    return cal.of(when) if when else None


def _weekend(which: str, scene: Scene) -> Meaning | None:
    base = scene.now
    if base is None:
        return None
    step = {"last": -7, "past": -7, "next": 7}.get(which.split()[-1], 0)
    moved = cal.add_days(base, step)
    week = cal.week_of(moved, scene.basis) if moved else None
    if week is None or week.start is None or week.end is None:
        return None
    saturday = cal.add_days(week.start, 5)
    when = PartialDate.between(saturday, week.end, scene.basis)
    return Meaning("DATE", f"{week.value}-WE", Precision.RANGE, scene.basis, when)


def _read_the_unit(found: Match, scene: Scene) -> Meaning | None:
    """ "the year", "the day": the one the text is about."""
    letter, factor, clock = unit(found["unit"])
    base = scene.then.start if scene.then else None
    if clock or factor != 1 or base is None:
        return None
    when = cal.shifted(base, 0, letter, scene.basis)
    return cal.of(when) if when else None


def _read_week_of(found: Match, scene: Scene) -> Meaning | None:
    """ "the last week of March", "the first week of June 2020"."""
    month = _month_number(found["month"])
    year = _relative_year(found, scene) if _has_tail(found) else _guess_year(scene, month)
    if year is None:
        return None
    which = found["which"].lower()
    number_ = words.ORDINALS.get(which, 0)
    start = cal.day(year, month, 1)
    following = cal.add_months(start, 1) if start else None
    if start is None or following is None:
        return None
    inside = cal.add_days(following, -4) if number_ == 0 else cal.add_days(start, 7 * number_ - 4)
    week = cal.week_of(inside, scene.basis) if inside else None
    return cal.of(week) if week else None


def _read_every(found: Match, scene: Scene) -> Meaning | None:
    text = found.groupdict().get("count")
    if found.groupdict().get("weekday"):
        return Meaning("SET", f"XXXX-WXX-{_weekday_number(found['weekday']) + 1}", Precision.DAY, Basis.STATED, None, anchors=False)
    letter, factor, clock = unit(found["unit"])
    count = 2.0 if text and text.strip().lower() == "other" else number(text) if text else 1.0
    return cal.duration(amount(count, letter, factor, clock), cal.precision_of("" if clock else letter), kind="SET")


def _read_century(found: Match, scene: Scene) -> Meaning | None:
    which = found["which"].lower()
    number_ = words.ORDINALS.get(which) or int(re.sub(r"\D", "", which) or 0)
    if not 1 < number_ <= 30:
        return None
    when = PartialDate.between(date(100 * (number_ - 1), 1, 1), date(100 * number_ - 1, 12, 31))
    return Meaning("DATE", f"{number_ - 1:02d}", Precision.RANGE, Basis.STATED, when)


_IC = re.IGNORECASE
_HALF = rf"(?P<half>(?:{HYPHEN}and{HYPHEN}a{HYPHEN}half))?"
_SAME = rf"(?:(?:the|that){W}(?:very{W})?)?(?:same)"
UNIT_RULES = (
    Rule(
        "ago",
        re.compile(
            rf"{ABOUT}?(?P<count>{NUMBER})(?:{HYPHEN}|{W}){_HALF}{O}(?:(?:full|whole|short|more|straight){W})?(?P<unit>{UNIT})(?:{W}and{W}a{W}half)?{W}"
            r"(?P<way>ago|earlier|later|before|afterwards?|from\snow|from\stoday|hence|prior|previously|beforehand)\b(?!\s(?:the|he|she|it|they|its|his|her|their|a)\b)",
            _IC,
        ),
        _read_ago,
    ),
    Rule(
        "bounded",
        re.compile(
            rf"(?:(?:the|its|their|our|his|her|over|these){W})?(?P<which>last|past|next|previous|coming|preceding|following){W}(?:(?P<count>{NUMBER}){HYPHEN})(?:\w+{W})?(?P<unit>{UNIT})\b",
            _IC,
        ),
        _read_bounded,
    ),
    Rule(
        "bounded one",
        re.compile(
            rf"(?:over|in|for|during|within){W}(?:the|these){W}(?P<which>past|last|next|coming){W}(?P<unit>year|month|week|quarter|decade|century|day)\b",
            _IC,
        ),
        _read_bounded,
    ),
    Rule("past decade", re.compile(rf"the{W}(?P<which>past|last|next|coming){W}(?P<unit>decade|century)\b", _IC), _read_bounded),
    Rule(
        "first months",
        re.compile(
            rf"(?:(?:the|its|their){W})?(?P<which>first|last|final){W}(?P<count>{NUMBER}){HYPHEN}(?P<unit>months|quarters|weeks|days|years)\b(?:{_YEAR_TAIL})?",
            _IC,
        ),
        _read_first_months,
    ),
    *PERIOD_RULES,
    Rule(
        "week of month",
        re.compile(rf"the{W}(?P<which>first|second|third|fourth|last|final){W}week{W}(?:of|in){W}(?P<month>{MONTH})(?:{_YEAR_TAIL})?"),
        _read_week_of,
    ),
    Rule("century", re.compile(rf"(?:the{W})?{_EARLY}?(?P<which>{ORDINAL})[- ](?P<unit>century)\b", _IC), _read_century),
    Rule("every", re.compile(rf"(?:every|each|per){W}(?:(?P<count>other|{NUMBER}){W})?(?P<unit>{UNIT})\b", _IC), _read_every),
    Rule(
        "this unit",
        re.compile(
            rf"(?:(?:earlier|later|late|early){W})?(?P<which>(?:the{W}|this{W})?(?:last|next|past|previous|preceding|following|coming|current)|this|that|the{W}(?:very{W})?same|that{W}same){W}(?P<unit>{UNIT})\b",
            _IC,
        ),
        _read_this_unit,
    ),
    Rule(
        "duration",
        re.compile(
            rf"{ABOUT}?(?P<count>{NUMBER}){HYPHEN}{_HALF}{O}(?:(?:full|whole|straight|consecutive|more|short|long|additional){W})?(?P<unit>{UNIT})\b",
            _IC,
        ),
        duration_of,
    ),
    Rule(
        "the unit",
        re.compile(
            rf"(?:(?:late|early|later|earlier){W}in{W})?the{W}(?:(?:entire|whole|full){W})?(?P<unit>day|week|month|quarter|year)\b(?!-)",
            _IC,
        ),
        _read_the_unit,
    ),
    Rule(
        "bare plural",
        re.compile(r"(?P<unit>decades|years|months|weeks|days|hours|minutes|centuries)\b", _IC),
        lambda found, scene: cal.duration(amount(None, *unit(found["unit"])), Precision.UNKNOWN),
    ),
)
FREQUENCY_RULES = (
    Rule(
        "frequency",
        re.compile(rf"\b(?P<word>{_any(words.FREQUENCIES)})\b", _IC),
        lambda found, scene: cal.duration(words.FREQUENCIES[found["word"].lower()], Precision.UNKNOWN, kind="SET"),
    ),
)


# --- vague words, holidays, the clock -------------------------------------------------------------------------------

VAGUE_RULES = (
    Rule(
        "vague",
        re.compile(rf"(?P<word>{_any(words.VAGUE)})\b".replace(r"\ ", r"\s{1,3}"), _IC),
        lambda found, scene: cal.vague(words.VAGUE[re.sub(r"\s+", " ", found["word"].lower())]),
    ),
)


def _read_holiday(found: Match, scene: Scene) -> Meaning | None:
    month, number_ = words.HOLIDAYS[re.sub(r"\s+", " ", found["name"].lower().replace("’", "'"))]
    year = _relative_year(found, scene) if _has_tail(found) else _guess_year(scene, month, number_)
    if year is None:
        return cal.unresolved(f"XXXX-{month:02d}-{number_:02d}", Precision.DAY)
    moment = cal.day(year, month, number_)
    return cal.of(PartialDate.day(moment, _basis(found, scene))) if moment else None


HOLIDAY_RULES = (
    Rule(
        "holiday",
        re.compile(
            rf"(?P<name>{_any(words.HOLIDAYS)})\b(?!{W}(?:and|sales|trees?|cards?|shopping|season|party))(?:{_YEAR_TAIL})?".replace(
                "'", "['’]"
            ).replace(r"\ ", r"\s{1,3}"),
            _IC,
        ),
        _read_holiday,
    ),
)

_ZONES = {"utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "et": None}


def _read_clock(found: Match, scene: Scene) -> Meaning | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = re.sub(r"[\s.]", "", found["half"] or "").lower()
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    zone = (found["zone"] or "").lower()
    base = scene.published if not scene.narrative else None
    if found.groupdict().get("weekday"):
        told = _read_weekday(found, scene)
        base = told.when.start if told and told.when else base
    elif scene.last is not None and scene.last.precision is Precision.DAY and scene.last.start:
        base = scene.last.start
    day_text = base.isoformat() if base else "XXXX-XX-XX"
    mark = "Z" if zone in ("utc", "gmt", "z") else ""
    basis = scene.basis if base else Basis.UNKNOWN
    when = PartialDate.day(base, basis) if base else None
    return Meaning("TIME", f"{day_text}T{hour:02d}:{minute:02d}{mark}", Precision.DAY, basis, when, anchors=False)


_ZONE = r"(?:UTC|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|BST|CET|Z)"
CLOCK_RULES = (
    Rule(
        "clock",
        re.compile(
            rf"(?<![\d.:])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d))?{O}(?P<half>[AaPp]\.?\s?[Mm]\b\.?)(?:{O}\(?{O}(?P<zone>{_ZONE})\b)?(?:{O}\))?(?:{W}(?:on{W})?(?P<weekday>{WEEKDAY})\b)?"
        ),
        _read_clock,
    ),
    Rule(
        "clock of 24 hours",
        re.compile(
            rf"(?<![\d.:])(?P<hour>[01]?\d|2[0-4]):?(?P<minute>[0-5]\d)(?::[0-5]\d)?(?P<half>){O}\(?(?P<zone>{_ZONE})\b(?:{W}(?:on{W})?(?P<weekday>{WEEKDAY})\b)?"
        ),
        _read_clock,
    ),
)
