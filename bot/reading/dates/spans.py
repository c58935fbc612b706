"""Rules for what is counted in units ("two years ago", "the next three months", "every day") and for vague words."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.reading.dates import scene as cal
from bot.reading.dates import words
from bot.reading.dates.patterns import (
    ABOUT,
    ANY_CASE,
    DAY,
    GAP,
    HYPHEN,
    MAY_GAP,
    MONTH,
    NUMBER,
    UNIT,
    YEAR_TAIL,
    Match,
    Rule,
    amount,
    any_of,
    basis_told,
    group,
    has_year,
    number,
    plainly,
    unit,
    year_told,
)
from bot.reading.dates.periods import CENTURY_RULE, PERIOD_RULES, read_ended
from bot.reading.dates.scene import Meaning, Scene
from bot.reading.dates.units import (
    read_edge_of_month,
    read_every,
    read_latest_unit,
    read_the_unit,
    read_the_weekend,
    read_unit_end,
    read_week_of_day,
    read_week_of_month,
    read_which_unit,
)
from storage.values import Basis, PartialDate, Precision

_COARSE = (Precision.MONTH, Precision.QUARTER, Precision.HALF)


def _count(found: Match) -> float | None:
    count = number(found["count"])
    return count + 0.5 if count is not None and (group(found, "half") or group(found, "half2")) else count


def read_duration(found: Match, scene: Scene) -> Meaning | None:
    """ "two and a half years", "27-year", "several months"."""
    letter, factor, clock = unit(found["unit"])
    if group(found, "unit") in ("second", "quarter") and _count(found) == 1:
        return None
    count = _count(found)
    value, precision = amount(count, letter, factor, clock), cal.precision_of("" if clock else letter)
    if count is None or clock or count * factor > 1200:
        return cal.duration(value, precision)
    if letter == "M" and count in (3, 6, 9, 12) and (ended := read_ended(found, scene, int(count))) is not None:
        return cal.duration(value, precision, ended.when)
    if (
        scene.now is not None
        and _AFTER.search(found.string, max(0, found.start() - 8), found.start())
        and _PERFECT.match(found.string, found.end())
    ):
        # "After 22 months of …, models have entered": the months that end now.
        return cal.duration(value, precision, cal.stretch(scene.now, -count * factor, letter, Basis.INFERRED))
    return cal.duration(value, precision)


_AFTER = re.compile(r"\b(?:[Aa]fter|[Ff]or)\s\Z")
_PERFECT = re.compile(r"[^.!?;]{0,100}?\b(?:has|have|now)\b")


def read_anniversary(found: Match, scene: Scene) -> Meaning | None:
    """The year before a "one-year anniversary": what is remembered happened in this month then, or soon after if "upcoming"."""
    count = _count(found)
    last = scene.last
    base = last.start if last is not None and last.precision is Precision.DAY and not scene.narrative else scene.now
    if count is None or base is None or count != int(count):
        return read_duration(found, scene)
    moved = cal.add_months(base, -12 * int(count))
    if moved is None:
        return read_duration(found, scene)
    when = cal.month_of(moved.year, moved.month, Basis.RESOLVED)
    if re.search(r"\b(?:upcoming|coming|approaching)\s\Z", found.string[max(0, found.start() - 14) : found.start()]):
        when = cal.shifted(moved, 1, "Q", Basis.INFERRED)
    return cal.duration(amount(count, "Y", 1, False), Precision.YEAR, when)


def read_duration_range(found: Match, scene: Scene) -> Meaning | None:
    """The second of "6-12 months"; with the span they come to after a date ("launched in August, with a cycle of 6-12 months")."""
    letter, factor, clock = unit(found["unit"])
    low, high = number(found["low"]), number(found["count"])
    if (
        low is not None
        and high is not None
        and low in _TENS
        and high < 10
        and _HYPHENED.fullmatch(found.string, found.end("low"), found.start("count"))
    ):
        return None  # "twenty-three years"
    meaning = cal.duration(amount(high, letter, factor, clock), cal.precision_of("" if clock else letter))
    last = scene.last
    if (
        low is None
        or high is None
        or low > high
        or letter not in "MY"
        or clock
        or last is None
        or last.start is None
        or not scene.last_in_sentence
    ):
        return meaning
    if not _CYCLE.search(found.string, max(0, found.start() - 24), found.start()):
        return meaning
    months = factor * (12 if letter == "Y" else 1)
    first = cal.add_months(last.start.replace(day=1), round(low * months))
    final = cal.months_of(last.start.year, last.start.month, round(high * months) + 1, Precision.RANGE)
    if first is None or final is None or final.end is None:
        return meaning
    return cal.duration(meaning.value, meaning.precision, PartialDate.between(first, final.end, Basis.RESOLVED))


_TENS = frozenset((20, 30, 40, 50, 60, 70, 80, 90))
_HYPHENED = re.compile(r"\s?[-‐‑]\s?")
_CYCLE = re.compile(r"\b(?:cycle|period|window|term|timeframe|horizon)\sof\s\Z")


def read_low(found: Match, scene: Scene) -> Meaning | None:
    """The first of "6-12 months"."""
    letter, factor, clock = unit(found["unit"])
    return cal.duration(amount(number(found["low"]), letter, factor, clock), cal.precision_of("" if clock else letter))


def read_ago(found: Match, scene: Scene) -> Meaning | None:
    """ "two years ago", "three months later", "a week earlier": as exact as the unit."""
    letter, factor, clock = unit(found["unit"])
    count, way = _count(found), group(found, "way")
    from_now = way in ("ago", "from now", "hence", "from today")
    back = way in ("ago", "earlier", "before", "previously", "prior", "beforehand")
    if count is None:
        return cal.vague("PAST_REF" if back else "FUTURE_REF") if from_now else read_duration(found, scene)
    then = scene.then if back or scene.narrative or not _is_news_day(scene, letter) else None
    base = scene.now if from_now else cal.base_for(scene, letter) if then else None
    if clock or base is None or count * factor > 100_000:
        return read_duration(found, scene)
    if not from_now and then is not None and then.precision is not Precision.DAY and letter == "D":
        if scene.today is None or not scene.narrative:
            return read_duration(found, scene)
        base = scene.today
    steps = (-1 if back else 1) * count * factor
    if steps != int(steps):
        if letter != "Y":
            return read_duration(found, scene)
        steps, letter = round(steps * 12), "M"
    if (
        then is not None
        and back
        and not from_now
        and letter == "Y"
        and factor == 1
        and scene.last_in_sentence
        and then.precision in _COARSE
    ):
        # "in the third quarter, up from … a year earlier": the same quarter of that year.
        meaning = _same_period(then, int(steps), scene)
        return replace(meaning, anchors=False) if meaning else None
    when = cal.shifted(base, int(steps), letter, scene.basis)
    return cal.of(when) if when else None


def _is_news_day(scene: Scene, letter: str) -> bool:
    """Whether the story stands at its publication, so that "40 years later" counts from something that it does not date."""
    if scene.last is None or scene.last.start is None:
        return True
    return letter in "YMQ" and scene.published is not None and abs((scene.last.start - scene.published).days) <= 7


def _same_period(then: PartialDate, years: int, scene: Scene) -> Meaning | None:
    """The month, quarter or half of a date, so many years on or back."""
    if then.start is None or then.end is None:
        return None
    start = cal.add_months(then.start, 12 * years)
    if start is None:
        return None
    if then.precision is Precision.DAY:
        return cal.of(PartialDate.day(start, scene.basis))
    if then.precision in (Precision.YEAR, Precision.MONTH, Precision.QUARTER):
        when = cal.shifted(start, 0, {"year": "Y", "month": "M", "quarter": "Q"}[then.precision.value], scene.basis)
    else:
        months = (then.end.year - then.start.year) * 12 + then.end.month - then.start.month + 1
        when = cal.months_of(start.year, start.month, months, then.precision, scene.basis)
    return cal.of(when) if when else None


def read_same_period(found: Match, scene: Scene) -> Meaning | None:
    """ "the same month a year ago", "the same period last year", "the year-earlier quarter"."""
    last, named = scene.last or (PartialDate.day(scene.now) if scene.now else None), group(found, "named") or group(found, "named2")
    if scene.period is not None and not scene.narrative and last is not None and last.precision is Precision.DAY:
        last = scene.period  # what is compared is the quarter, not the day on which it was told
    if last is None or last.start is None:
        return None
    start = last.start
    if named in ("month", "quarter") and last.precision is not cal.precision_of(named[0].upper()):
        last = cal.shifted(start, 0, named[0].upper(), scene.basis)
    elif last.precision is Precision.DAY and named not in ("day", "date", "time"):
        last = cal.year_of(start.year, scene.basis)
    meaning = _same_period(last, -1, scene) if last is not None else None
    # What is only compared with is not where the story goes on.
    return replace(meaning, anchors=False) if meaning else None


def read_bounded(found: Match, scene: Scene) -> Meaning | None:
    """ "the next three years", "the past decade": a duration whose calendar span starts or ends at publication."""
    letter, factor, clock = unit(found["unit"])
    text, which = group(found, "count"), group(found, "which")
    count = number(text) if text else 1.0
    value = amount(count, letter, factor, clock)
    precision = cal.precision_of("" if clock else letter)
    if count is None or clock or scene.now is None or count * factor > 9000:
        return cal.duration(value, precision)
    sign = 1 if which in ("next", "coming", "following") else -1
    return cal.duration(value, precision, cal.stretch(scene.now, sign * count * factor, letter, scene.basis))


def read_first_months(found: Match, scene: Scene) -> Meaning | None:
    """ "the first seven months [of 2023]", "the last two quarters of the year"."""
    count = number(found["count"])
    letter, factor, clock = unit(found["unit"])
    precision = cal.precision_of("" if clock else letter)
    value = amount(count, letter, factor, clock)
    if count is None or clock or letter not in "MQ" or factor != 1:
        return cal.duration(value, precision)
    year, basis = (year_told(found, scene), basis_told(found, scene)) if has_year(found) else (None, scene.basis)
    if year is None and scene.then and scene.then.start:
        year = scene.then.start.year
    months = int(count) * (3 if letter == "Q" else 1)
    if year is None or not 1 <= months <= 12:
        return cal.duration(value, precision)
    first = 1 if group(found, "which") == "first" else 13 - months
    return cal.duration(value, precision, cal.months_of(year, first, months, Precision.RANGE, basis))


def read_rate(found: Match, scene: Scene) -> Meaning | None:
    """The "a year" of "15 a year", "twice a week"."""
    return cal.duration(amount(1, *unit(found["unit"])), cal.precision_of(unit(found["unit"])[0]), kind="SET")


def read_plural(found: Match, scene: Scene) -> Meaning | None:
    """ "years", "in just minutes": no one knows how many."""
    if group(found, "way"):
        return cal.vague("PAST_REF")
    if plainly(found[0]) == "these days":
        return cal.vague("PRESENT_REF")
    return cal.duration(amount(None, *unit(found["unit"])), Precision.UNKNOWN)


_HALF = rf"(?P<half>{HYPHEN}and{HYPHEN}a{HYPHEN}half)?"
_OF_SOMETHING = r"(?!\s(?:the|he|she|it|they|its|his|her|their|a|an|that|being|this|we|[a-z]{3,12}ing)\b|\s[A-Z])"
_WAY = (
    rf"(?P<way>ago|earlier(?!\sthan)|later(?!\sthan)|afterwards?|from\snow|from\stoday|hence|previously|beforehand|before{_OF_SOMETHING}|after{_OF_SOMETHING}"
    rf"|prior(?!\sto)|after\sthat)\b"
)
_EXTRA = (
    rf"(?:(?:full|whole|straight|consecutive|more|short|long|additional|trading|business|working|calendar|fiscal|solid|successive"
    rf"|single){GAP})?"
)
_BOUNDS = r"last|past|next|previous|coming|preceding|following|prior"
_OWNER = r"the|its|their|our|his|her|over|these|this"
_ONE = r"year|month|week|quarter|decade|century|day"
UNIT_RULES = (
    Rule(
        "same period",
        re.compile(
            rf"(?:(?:the|that){GAP}(?:same|comparable|corresponding|equivalent){GAP}(?P<named>period|month|quarter|week|time|day|date|half)"
            rf"(?:{GAP}of)?{GAP}(?:a|one|the|last|previous|prior){GAP}(?:last{GAP}|previous{GAP})?year(?:{GAP}(?:ago|earlier|before|previous))?"
            rf"|(?:the{GAP}|a{GAP})?(?:year[- ](?:earlier|ago)|(?:prior|previous|preceding)[- ]year){GAP}"
            rf"(?P<named2>period|quarter|month|half))\b",
            ANY_CASE,
        ),
        read_same_period,
    ),
    Rule(
        "ago",
        re.compile(
            rf"{ABOUT}?(?P<count>{NUMBER}){_HALF}{HYPHEN}{_EXTRA}(?P<unit>{UNIT})(?P<half2>{GAP}and{GAP}a{GAP}half)?{GAP}{_WAY}",
            ANY_CASE,
        ),
        read_ago,
    ),
    Rule(
        "bounded",
        re.compile(rf"(?:(?:{_OWNER}){GAP})?(?P<which>{_BOUNDS}){GAP}(?P<count>{NUMBER}){HYPHEN}{_EXTRA}(?P<unit>{UNIT})\b(?!-)", ANY_CASE),
        read_bounded,
    ),
    Rule(
        "week of month",
        re.compile(
            rf"the{GAP}(?P<which>first|second|third|fourth|last|final){GAP}week{GAP}(?:of|in){GAP}(?P<month>{MONTH})(?:{YEAR_TAIL})?"
        ),
        read_week_of_month,
        tensed=True,
    ),
    Rule(
        "edge of month",
        re.compile(rf"(?:[Tt]he{GAP})?(?P<edge>first|last|final){GAP}day{GAP}of{GAP}(?P<month>{MONTH})(?:{YEAR_TAIL})?"),
        read_edge_of_month,
        tensed=True,
    ),
    Rule("bounded one", re.compile(rf"(?:the|these|this){GAP}(?P<which>past|coming){GAP}(?P<unit>{_ONE})\b", ANY_CASE), read_bounded),
    Rule(
        "bounded last",
        re.compile(rf"(?:over|during|within){GAP}the{GAP}(?P<which>last|next){GAP}(?P<unit>year|month|week|decade)\b", ANY_CASE),
        read_bounded,
    ),
    Rule("past decade", re.compile(rf"the{GAP}(?P<which>past|last|next|coming){GAP}(?P<unit>decade|century)\b", ANY_CASE), read_bounded),
    Rule(
        "first months",
        re.compile(
            rf"(?:(?:the|its|their){GAP})?(?P<which>first|last|final){GAP}(?P<count>{NUMBER}){HYPHEN}"
            rf"(?P<unit>months|quarters|weeks|days|years)\b(?:{YEAR_TAIL})?",
            ANY_CASE,
        ),
        read_first_months,
    ),
    *PERIOD_RULES,
    CENTURY_RULE,
    Rule(
        "weekends",
        re.compile(rf"(?:on|at){GAP}(?P<unit>weekends)\b", ANY_CASE),
        lambda found, scene: Meaning("SET", "XXXX-WXX-WE", Precision.UNKNOWN, Basis.STATED, None, anchors=False),
    ),
    Rule("every", re.compile(rf"(?:every|each|per){GAP}(?:(?P<count>other|{NUMBER}){GAP})?(?P<unit>{UNIT})\b", ANY_CASE), read_every),
    Rule("the weekend", re.compile(rf"(?:(?:over|during|at){GAP})?the{GAP}weekend\b(?!-)", ANY_CASE), read_the_weekend, tensed=True),
    Rule(
        "which unit",
        re.compile(
            rf"(?:(?:earlier|later|late|early){GAP})?(?P<which>(?:the{GAP}|this{GAP}|that{GAP})?(?:very{GAP})?(?:same|{_BOUNDS}|current)|this|that)"
            rf"{GAP}(?:calendar{GAP})?(?P<unit>{UNIT})\b(?!-)",
            ANY_CASE,
        ),
        read_which_unit,
    ),
    Rule(
        "rate",
        re.compile(
            rf"an?{GAP}(?P<unit>{UNIT})\b(?!-)(?!{GAP}(?:ago|earlier|later|before|after|from))",
            ANY_CASE,
        ),
        read_rate,
    ),
    Rule("unit end", re.compile(r"(?P<unit>year|quarter|month|week)[-‐ ]end\b(?!-)", ANY_CASE), read_unit_end),
    Rule(
        "anniversary",
        re.compile(rf"(?:[Tt]he{GAP})?(?P<count>{NUMBER}){HYPHEN}(?P<unit>year)(?={GAP}anniversary\b)", ANY_CASE),
        read_anniversary,
    ),
    Rule(
        "duration range",
        re.compile(
            rf"(?P<low>{NUMBER})(?:{MAY_GAP}[-–]{MAY_GAP}|{GAP}(?:to|and|or){GAP})(?P<count>{NUMBER}){HYPHEN}(?P<unit>{UNIT})\b", ANY_CASE
        ),
        read_duration_range,
    ),
    Rule(
        "duration",
        re.compile(rf"{ABOUT}?(?P<count>{NUMBER}){_HALF}{HYPHEN}{_EXTRA}(?P<unit>{UNIT})\b(?P<half2>{GAP}and{GAP}a{GAP}half\b)?", ANY_CASE),
        read_duration,
    ),
    Rule(
        "week of day",
        re.compile(rf"(?:[Tt]he{GAP})?(?P<unit>week){GAP}of{GAP}(?P<month>{MONTH}){MAY_GAP}(?P<day>{DAY})(?:{YEAR_TAIL})?"),
        read_week_of_day,
        tensed=True,
    ),
    Rule(
        "the unit",
        re.compile(
            rf"(?:(?:late|early|later|earlier){GAP}in{GAP})?the{GAP}(?:(?:entire|whole|full){GAP})?(?P<unit>day|week|month|quarter|year)\b(?!-)"
            rf"(?:{GAP}(?P<way>before|previous|earlier|prior|after)\b(?!{GAP}(?:the|he|she|it|they|a|his|its|\w{{2,12}}ing)\b))?",
            ANY_CASE,
        ),
        read_the_unit,
    ),
    Rule(
        "latest unit",
        re.compile(
            rf"(?:the|its|their|our){GAP}(?:latest|most{GAP}recent|just-ended){GAP}(?P<unit>quarter|month|week|year)\b(?!-)", ANY_CASE
        ),
        read_latest_unit,
    ),
    Rule(
        "plural",
        re.compile(rf"(?:these\s)?(?P<unit>decades|years|months|weeks|days|hours|minutes|centuries)\b(?:{GAP}(?P<way>ago))?", ANY_CASE),
        read_plural,
    ),
)
LONG_RULES = (
    Rule(
        "long",
        re.compile(r"(?P<unit>day|week|month|year|decade|hour)-?long\b", ANY_CASE),
        lambda found, scene: cal.duration(amount(1, *unit(found["unit"])), Precision.UNKNOWN),
    ),
)
FREQUENCY_RULES = (
    Rule(
        "frequency",
        re.compile(rf"(?P<word>{any_of(words.FREQUENCIES)})\b(?!-)", ANY_CASE),
        lambda found, scene: cal.duration(words.FREQUENCIES[group(found, "word")], Precision.UNKNOWN, kind="SET"),
    ),
)
VAGUE_RULES = (
    Rule(
        "vague",
        re.compile(rf"(?P<word>{any_of(words.VAGUE)})\b(?![-’']|{GAP}(?:{UNIT}|fiscal|financial)\b)", ANY_CASE),
        lambda found, scene: cal.vague(words.VAGUE[group(found, "word")]),
    ),
    Rule(
        "recent units",
        re.compile(rf"(?:in{GAP})?(?P<which>recent|coming){GAP}(?P<unit>years|months|weeks|days|decades|history|times)\b", ANY_CASE),
        lambda found, scene: cal.vague("PAST_REF" if group(found, "which") == "recent" else "FUTURE_REF"),
    ),
)
