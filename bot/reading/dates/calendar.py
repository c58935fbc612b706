"""Rules for days, months, years, weekdays, holidays and the clock."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.reading.dates import scene as cal
from bot.reading.dates import words
from bot.reading.dates.patterns import (
    ANY_CASE,
    BARE_MONTH,
    DAY,
    EARLY,
    GAP,
    MAY_GAP,
    MONTH,
    PART_OF_DAY,
    WEEKDAY,
    YEAR,
    YEAR_TAIL,
    Match,
    Rule,
    basis_told,
    day_number,
    group,
    guess_year,
    has_year,
    month_number,
    weekday_number,
    year_told,
)
from bot.reading.dates.scene import Meaning, Scene
from storage.values import Basis, PartialDate, Precision

# --- days and months --------------------------------------------------------------------------------------------


def read_day(found: Match, scene: Scene) -> Meaning | None:
    """ "Feb. 27", "27 February 2025", "Thursday, Feb. 27 of last year"."""
    return _day_of_month(found, scene, day_number(found["day"]))


def read_second_day(found: Match, scene: Scene) -> Meaning | None:
    """The 5 of "July 3-5, 2020"; the 3 of "3-5 July 2020" is read like this too."""
    return _day_of_month(found, scene, day_number(found["other"]))


def _day_of_month(found: Match, scene: Scene, number: int) -> Meaning | None:
    month = month_number(found["month"])
    if has_year(found):
        year, basis = year_told(found, scene), basis_told(found, scene)
    elif month == 9 and number == 11 and _ATTACKS.match(found.string, found.end()):
        year, basis = 2001, Basis.INFERRED
    else:
        year, basis = guess_year(scene, month, number), scene.basis
        if year is not None and group(found, "weekday"):
            year = _year_of_weekday(year, month, number, weekday_number(found["weekday"]))
    if year is None:
        return cal.unresolved(f"XXXX-{month:02d}-{number:02d}", Precision.DAY) if cal.day(2000, month, number) else None
    moment = cal.day(year, month, number)
    return cal.of(PartialDate.day(moment, basis)) if moment else None


_ATTACKS = re.compile(r",?\s(?:\w{1,12}\s){0,2}(?:attack|hijack)")


def _year_of_weekday(year: int, month: int, number: int, weekday: int) -> int:
    """The year next to a guessed one in which the day falls on the weekday that is printed with it."""
    for candidate in (year, year - 1, year + 1, year - 2, year + 2):
        tried = cal.day(candidate, month, number)
        if tried and tried.weekday() == weekday:
            return candidate
    return year


def read_month(found: Match, scene: Scene) -> Meaning | None:
    """ "November 2006", "October of next year", "last April", "in June"."""
    month, which = month_number(found["month"]), group(found, "which")
    if has_year(found):
        year, basis = year_told(found, scene), basis_told(found, scene)
    elif which:
        year, basis = year_of_which(which, month, scene), scene.basis
    else:
        if scene.tense == "future" and _FIGURES_FOR.search(found.string, max(0, found.start() - 24), found.start()):
            scene = replace(scene, tense="")  # "the report for January is due in March"
        year, basis = guess_year(scene, month), scene.basis
    if year is None:
        return cal.unresolved(f"XXXX-{month:02d}", Precision.MONTH)
    when = cal.month_of(year, month, basis)
    return cal.of(when) if when else None


_FIGURES_FOR = re.compile(
    r"\b(?:reports?|figures|data|results|sales|numbers|earnings|statistics|index|output|exports|deliveries)\s(?:for|of)\s\Z"
)


def year_of_which(which: str, month: int, scene: Scene) -> int | None:
    """The year of "last April" (that of last year: this year's is simply "in April"), "next March", "this June"."""
    now = (scene.then.start if scene.then else None) if which.startswith(("the", "that")) else scene.now
    if now is None:
        return None
    if which in ("last", "past"):
        return now.year - 1
    if which in ("next", "coming", "the following", "the next"):
        return now.year if month > now.month else now.year + 1
    return now.year


def read_month_quarter(found: Match, scene: Scene) -> Meaning | None:
    """ "the September quarter": the three months that end with it."""
    month, text = month_number(found["month"]), group(found, "year") or group(found, "year2")
    year = int(text) if text else guess_year(replace(scene, tense="past"), month)
    end = cal.day(year, month, 1) if year else None
    start = cal.add_months(end, -2) if end else None
    if start is None:
        return cal.unresolved(f"XXXX-Q{month // 3}", Precision.QUARTER) if month % 3 == 0 else None
    precision = Precision.QUARTER if month % 3 == 0 else Precision.RANGE
    when = cal.months_of(start.year, start.month, 3, precision, Basis.STATED if text else scene.basis)
    return cal.of(when) if when else None


_RANGE_MARK = rf"{MAY_GAP}(?:[-–—]|(?:to|and|or|through|until){GAP}(?:[Tt]he{GAP})?){MAY_GAP}"
_OPTIONAL_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY}){MAY_GAP},?{GAP}(?:[Tt]he{GAP})?)?"
DAY_RULES = (
    Rule(
        "month day year",
        re.compile(
            rf"{_OPTIONAL_WEEKDAY}(?P<month>{MONTH}){MAY_GAP}(?P<day>{DAY})(?!{MAY_GAP}(?:million|billion|percent|%))"
            rf"(?:{_RANGE_MARK}(?P<other>{DAY})(?!{GAP}(?:{MONTH})))?(?:{YEAR_TAIL})?"
        ),
        read_day,
        tensed=True,
        final=True,
    ),
    Rule(
        "days month year",
        re.compile(
            rf"(?:[Tt]he{GAP})?(?P<other>{DAY}){_RANGE_MARK}(?P<day>{DAY}){GAP}(?:of{GAP})?(?P<month>{MONTH})(?![a-z])(?:{YEAR_TAIL})?"
        ),
        read_day,
        tensed=True,
        final=True,
    ),
    Rule(
        "day month year",
        re.compile(rf"{_OPTIONAL_WEEKDAY}(?:[Tt]he{GAP})?(?P<day>{DAY}){GAP}(?:of{GAP})?(?P<month>{MONTH})(?![a-z])(?:{YEAR_TAIL})?"),
        read_day,
        tensed=True,
        final=True,
    ),
)
_WHICH_MONTH = rf"(?:[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming|[Tt]he{GAP}following|[Tt]hat)"
MONTH_RULES = (
    *DAY_RULES,
    Rule(
        "quarter named by month",
        re.compile(
            rf"(?:[Tt]he{GAP})?(?:{MONTH}{MAY_GAP}[-–]{MAY_GAP})?(?P<month>{MONTH})(?:{GAP}(?P<year>{YEAR}))?{GAP}quarter\b(?:{MAY_GAP}(?:of{GAP})?(?P<year2>{YEAR}))?"
        ),
        read_month_quarter,
    ),
    Rule("month year", re.compile(rf"(?:[Tt]he{GAP})?{EARLY}?(?P<month>{MONTH})(?:{YEAR_TAIL})"), read_month),
    Rule(
        "bare month",
        re.compile(
            rf"{EARLY}?(?:(?P<which>{_WHICH_MONTH}){GAP})?{EARLY}?(?P<month>{BARE_MONTH}|{MONTH}(?=\s?[-–]\s?{MONTH}))(?![a-z]|['’]?\d)"
        ),
        read_month,
        tensed=True,
    ),
)


# --- weekdays, "today", "this morning" ----------------------------------------------------------------------------


def read_weekday(found: Match, scene: Scene) -> Meaning | None:
    """ "on Wednesday": the nearest one before publication, or after it where the tense says so."""
    weekday, which = weekday_number(found["weekday"]), group(found, "which")
    if scene.narrative or which.startswith(("the", "that")):
        base = scene.then.start if scene.then and scene.then.precision is Precision.DAY else None
        ahead = "previous" not in which
    else:
        base = scene.published
        ahead = which in ("next", "coming", "this coming") or (scene.tense == "future" and which not in ("last", "past"))
    if base is None:
        return cal.unresolved(f"XXXX-WXX-{weekday + 1}", Precision.DAY)
    gap = (weekday - base.weekday()) % 7 if ahead else -((base.weekday() - weekday) % 7)
    if 0 < gap < 3 and which == "next":
        gap += 7  # the one so near has simpler names
    if gap == 0 and which and which != "this":
        gap = 7 if ahead else -7
    moved = cal.add_days(base, gap)
    return with_part(cal.of(PartialDate.day(moved, scene.basis)), group(found, "part")) if moved else None


def with_part(meaning: Meaning, part: str) -> Meaning:
    """The meaning narrowed to a part of its day: ``2010-07-16TMO``."""
    code = words.PARTS_OF_DAY.get(part)
    if not code or meaning.precision is not Precision.DAY:
        return meaning
    return replace(meaning, type="TIME", value=f"{meaning.value}T{code}")


def read_day_word(found: Match, scene: Scene) -> Meaning | None:
    """ "today", "yesterday evening", "the day after tomorrow"."""
    word, before = group(found, "word"), group(found, "before")
    if scene.narrative or scene.published is None:
        return cal.vague({"today": "PRESENT_REF", "yesterday": "PAST_REF"}.get(word, "FUTURE_REF"))
    step = words.DAY_WORDS[word] + (-1 if "before" in before else 1 if "after" in before else 0)
    moved = cal.add_days(scene.published, step)
    part = "night" if word == "tonight" else group(found, "part")
    return with_part(cal.of(PartialDate.day(moved, scene.basis)), part) if moved else None


def read_part_of_day(found: Match, scene: Scene) -> Meaning | None:
    """ "this morning", "last night"; in a story "that evening", "the next morning"."""
    which, part = group(found, "which").removeprefix("in ").removeprefix("during "), group(found, "part")
    in_story = which.startswith(("the ", "that"))
    base = (scene.today or scene.published) if which in ("the", "in") else scene.published
    if in_story or scene.narrative:
        base = scene.last.start if scene.last and scene.last.precision is Precision.DAY else scene.today
    if base is None:
        code = words.PARTS_OF_DAY[part]
        return Meaning("TIME", f"XXXX-XX-XXT{code}", Precision.DAY, Basis.UNKNOWN, None, anchors=False)
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which.split()[-1], 0)
    moved = cal.add_days(base, step)
    return with_part(cal.of(PartialDate.day(moved, scene.basis)), part) if moved else None


WEEKDAY_RULES = (
    *DAY_RULES,
    Rule(
        "weekday",
        re.compile(
            rf"(?:(?:early|late|later){GAP}(?:on{GAP})?)?"
            rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his{GAP}coming|[Tt]his|[Pp]ast|[Cc]oming|[Tt]he{GAP}(?:following|previous|next)|[Tt]hat){GAP})?"
            rf"(?P<weekday>{WEEKDAY})(?![a-z]|-)(?:{GAP}(?P<part>{PART_OF_DAY})\b)?"
        ),
        read_weekday,
        tensed=True,
    ),
    Rule(
        "weekdays",
        re.compile(
            rf"(?:(?:on{GAP})?(?P<weekday>{'|'.join(words.WEEKDAY_NAMES)})s\b|(?:[Ee]very|[Ee]ach){GAP}(?P<each>{'|'.join(words.WEEKDAY_NAMES)})\b)"
        ),
        lambda found, scene: Meaning(
            "SET", f"XXXX-WXX-{weekday_number(found['weekday'] or found['each']) + 1}", Precision.DAY, Basis.STATED, None, anchors=False
        ),
    ),
)
WEEKDAY_RULES = (WEEKDAY_RULES[-1], *WEEKDAY_RULES[:-1])
DAY_WORD_RULES = (
    Rule(
        "day word",
        re.compile(
            rf"(?:(?:(?P<before>[Tt]he{GAP}day{GAP}(?:before|after)){GAP})|(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly){GAP})?"
            rf"(?P<word>[Tt]oday|TODAY|[Yy]esterday|[Tt]omorrow|[Tt]onight)\b(?:{GAP}(?P<part>{PART_OF_DAY})\b)?"
        ),
        read_day_word,
    ),
)
PART_RULES = (
    Rule(
        "trading",
        re.compile(rf"(?P<which>in){GAP}(?:(?:early|late|mid){GAP})?(?P<part>morning|afternoon)(?={GAP}trading\b)", ANY_CASE),
        read_part_of_day,
    ),
    Rule(
        "part of day",
        re.compile(
            rf"(?:(?:early|late|later){GAP})?(?P<which>[Tt]his|[Ll]ast|[Tt]hat|[Tt]he{GAP}(?:same|next|following|previous)|(?:in|during){GAP}the){GAP}(?:(?:early|late){GAP})?(?P<part>{PART_OF_DAY})\b"
        ),
        read_part_of_day,
    ),
)


# --- years and dates in figures -----------------------------------------------------------------------------------


def read_year(found: Match, scene: Scene) -> Meaning | None:
    when = cal.year_of(int(found["year"]))
    return cal.of(when) if when else None


def read_early_year(found: Match, scene: Scene) -> Meaning | None:
    """ "in 439", in a text that tells history."""
    when = cal.year_of(int(found["year"])) if scene.narrative else None
    return cal.of(when) if when else None


def read_other_year(found: Match, scene: Scene) -> Meaning | None:
    """The 43 of "the winter of 1942-43"; None where it is no later year of the century."""
    first, second = int(found["year"]), int(found["other_year"])
    when = cal.year_of(first - first % 100 + second) if first % 100 < second else None
    return cal.of(when) if when else None


def read_short_year(found: Match, scene: Scene) -> Meaning | None:
    """ "since '82": the latest year that ends so and is not in the far future."""
    year = int(found["year"])
    pivot = (scene.published.year if scene.published else 2030) % 100 + 10
    when = cal.year_of((2000 if year <= pivot else 1900) + year)
    return cal.of(when, Basis.RESOLVED) if when else None


def read_era(found: Match, scene: Scene) -> Meaning | None:
    """ "490 BC": TIMEX3 writes BC0490, and no calendar of ours reaches there; "AD 79" is a year."""
    year = int(found["year"] or found["year2"])
    if "B" in (found["era"] or found["era2"]).upper():
        return Meaning("DATE", f"BC{year:04d}", Precision.YEAR, Basis.STATED, None, anchors=False)
    when = cal.year_of(year)
    return cal.of(when) if when else None


def read_iso(found: Match, scene: Scene) -> Meaning | None:
    moment = cal.day(int(found["year"]), int(found["month"]), int(found["day"]))
    if moment is None:
        return None
    meaning = cal.of(PartialDate.day(moment))
    if found["hour"]:
        return replace(meaning, type="TIME", value=f"{meaning.value}T{found['hour']}:{found['minute']}")
    return meaning


def read_slashed(found: Match, scene: Scene) -> Meaning | None:
    """09/24 2024, 7/8/07, 24.12.2020: the order is certain where one number is no month, else American for "/"."""
    first, second, text = int(found["first"]), int(found["second"]), found["year"]
    year = int(text) if len(text) == 4 else int(text) + (2000 if int(text) < 50 else 1900)
    month_first = second > 12 or (first <= 12 and found["mark"] == "/")
    month, number = (first, second) if month_first else (second, first)
    moment = cal.day(year, month, number)
    sure = first > 12 or second > 12 or first == second
    return cal.of(PartialDate.day(moment, Basis.STATED if sure else Basis.INFERRED)) if moment else None


def read_iso_month(found: Match, scene: Scene) -> Meaning | None:
    """ "2024-05"; "2008-09" is rather two years."""
    if (int(found["year"]) + 1) % 100 == int(found["month"]):
        return None
    when = cal.month_of(int(found["year"]), int(found["month"]))
    return cal.of(when) if when else None


def read_nine_eleven(found: Match, scene: Scene) -> Meaning | None:
    moment = cal.day(2001, 9, 11)
    return cal.of(PartialDate.day(moment, Basis.INFERRED)) if moment else None


NUMBER_RULES = (
    Rule(
        "iso",
        re.compile(
            r"(?<![\d.])(?P<year>(?:1\d|20)\d\d)(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>[12]\d|3[01]|0?[1-9])(?![\d-])"
            r"(?:[T ](?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"
        ),
        read_iso,
        final=True,
    ),
    Rule(
        "slashed",
        re.compile(
            r"(?<![\d./$-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})"
            r"(?:(?P=mark)|,?\s)(?P<year>(?:19|20)\d\d|(?<=/)\d\d)(?![/.-]\d|\d)"
        ),
        read_slashed,
        final=True,
    ),
    Rule("iso month", re.compile(r"(?<![\d.-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])(?![\d-])"), read_iso_month),
    Rule("nine eleven", re.compile(r"(?<![\d/])9/11(?![\d/])"), read_nine_eleven),
    Rule(
        "era",
        re.compile(
            rf"(?:in{GAP})?(?:(?P<era2>A\.?D\.?){GAP}(?P<year2>\d{{1,4}})|(?P<year>\d{{1,4}}){GAP}(?P<era>B\.?C\.?(?:E\.?)?|A\.?D\.?|C\.?E\.?))(?!\w)"
        ),
        read_era,
    ),
    Rule("early year", re.compile(r"(?<![\d.,$€£-])(?P<year>[1-9]\d\d)(?!\w|[.,]\d|-)"), read_early_year),
    Rule("short year", re.compile(r"['’](?P<year>\d\d)(?![\w%]|[.,]\d)"), read_short_year),
    Rule("year", re.compile(rf"(?:the{GAP}year{GAP})?{EARLY}?(?P<year>{YEAR})(?:[-–/](?P<other_year>\d\d)(?![\d%]|[.,]\d))?"), read_year),
)


def read_day_number(found: Match, scene: Scene) -> Meaning | None:
    """ "on the 15th": of the month that the story speaks of."""
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


_DAY_GOES_ON = re.compile(
    r"\s?[.,;:)]|\s(?:the|and|to|of\s(?:this|that|the\s(?:same\s)?)month|a|an|he|she|it|they|his|in|at|with|by|but|when|after|before|both"
    r"|all)\b|\Z"
)
#: In a story the clause may go on with anything but what is numbered itself.
_STORY_GOES_ON = re.compile(
    r"\s(?:\d|were|was|had|some|their|its|more|large|new|two|three|[a-z]{2,14}ed\b"
    r"|(?!Street|Avenue|Arm|Corps|Division|Regiment|Infantry|Cavalry|Battalion|Brigade|Century|Amendment|Congress|Air|Party|Fleet|Panzer"
    r"|Guard)[A-Z])"
)
DAY_NUMBER_RULES = (
    Rule(
        "day number",
        re.compile(
            rf"(?:[Tt]he{GAP})(?P<day>[12]\d|3[01]|[1-9])\s?(?:st|nd|rd|th)\b"
            r"(?:\sof\s(?:this|that|the)\s(?:same\s)?month\b)?"
        ),
        read_day_number,
        tensed=True,
    ),
)
