"""Reads expressions with a number of units of time: "two years ago", "the next three months", "three to five days"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.dates import scene as cal
from bot.reading.dates.patterns import (
    Match,
    amount,
    basis_of_year,
    group,
    guess_year,
    has_year,
    month_number,
    number,
    plainly,
    stated_year,
    unit,
)
from bot.reading.dates.periods import read_ended, read_weeks_ended
from bot.reading.dates.scene import Meaning, Scene
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
    if letter in "WMQY" and count == int(count) and factor == 1 and (ended := _ended(found, scene, int(count), letter)) is not None:
        return cal.duration(value, precision, ended.when)
    if (
        scene.now is not None
        and _AFTER.search(found.string, max(0, found.start() - 8), found.start())
        and _PERFECT.match(found.string, found.end())
    ):
        # "After 22 months of …, models have entered": the 22 months that end now.
        return cal.duration(value, precision, cal.stretch(scene.now, -count * factor, letter, Basis.INFERRED))
    return cal.duration(value, precision)


def read_ahead(found: Match, scene: Scene) -> Meaning | None:
    """The point in time of "in two weeks' time", or of "in two weeks" where something is to happen then and nothing to last so long."""
    letter, factor, clock = unit(found["unit"])
    count = _count(found)
    if clock or count is None or scene.published is None or scene.narrative or count != int(count) or count * factor > 1200:
        return None
    if not group(found, "time"):
        before = found.string[max(0, found.start() - 60) : found.start()]
        if scene.tense != "future" or not _HAPPENS.search(before) or not _CLAUSE_ENDS.match(found.string, found.end()):
            return None
    when = cal.shifted(scene.published, int(count) * factor, letter, scene.basis)
    return cal.of(when) if when else None


_CLAUSE_ENDS = regex(r"\s?(?:[.,;:!?)]|\Z)|\s(?:when|if|as|at|after|once|to)\b")
#: What happens at one time, with at most an object of few words and no count: "will open the yard in two weeks".
_HAPPENS = regex(
    r"\b(?:re)?(?:open|opens|opened|close|closes|launch|launches|launched|start|starts|begin|begins|meet|meets|vote|votes|decide|decides|sign|signed|release"
    r"|released|publish|published|announce|announced|return|returns|leave|leaves|expire|expires|end|ends|arrive|arrives|retire|retires|resume"
    r"|resumes|list|held|expected|due|available|ready|scheduled|take\splace|takes\splace|go\son\ssale|goes\son\ssale|report|reports)\b"
    r"(?:\s(?!first\b|for\b|than\b|from\b|more\b)[A-Za-z][\w'’-]{0,20}){0,5}\s[Ii]n\s\Z"
)


def _ended(found: Match, scene: Scene, count: int, letter: str) -> Meaning | None:
    """The span of "the nine months ended September 2024" or "the 52 weeks to 29 June 2024"."""
    if letter == "W":
        return read_weeks_ended(found, scene, count)
    months = count * {"M": 1, "Q": 3, "Y": 12}[letter]
    return read_ended(found, scene, months) if months <= 24 and (letter != "Y" or group(found, "count") not in ("a", "an")) else None


_AFTER = regex(r"\b(?:[Aa]fter|[Ff]or)\s\Z")
_PERFECT = regex(r"[^.!?;]{0,100}?\b(?:has|have|now)\b")


def read_anniversary(found: Match, scene: Scene) -> Meaning | None:
    """The date that a "one-year anniversary" remembers: this month a year ago, or the quarter after it if "upcoming"."""
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
    """The second duration in "6-12 months"; after a date ("launched in August, with a cycle of 6-12 months") with its calendar span."""
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
_HYPHENED = regex(r"\s?[-‐‑]\s?")
_CYCLE = regex(r"\b(?:cycle|period|window|term|timeframe|horizon)\sof\s\Z")


def read_low(found: Match, scene: Scene) -> Meaning | None:
    """The first duration in "6-12 months"."""
    letter, factor, clock = unit(found["unit"])
    return cal.duration(amount(number(found["low"]), letter, factor, clock), cal.precision_of("" if clock else letter))


def read_ago(found: Match, scene: Scene) -> Meaning | None:
    """ "two years ago", "three months later", "a week earlier": a date as precise as the unit."""
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
        meaning = same_period(then, int(steps), scene)
        return replace(meaning, anchors=False) if meaning else None
    if then is not None and not from_now and letter == "M" and scene.last_in_sentence and then.precision is Precision.YEAR and then.start:
        middle = cal.add_months(then.start, 6 + int(steps))  # "bought it in 2020 and closed it 14 months later"
        when = cal.year_of(middle.year, scene.basis) if middle else None
        return cal.of(when) if when else None
    if way == "from today" and letter == "W":
        steps, letter = 7 * steps, "D"
    when = cal.shifted(base, int(steps), letter, scene.basis)
    return cal.of(when) if when else None


def _is_news_day(scene: Scene, letter: str) -> bool:
    """Whether the text last spoke of about its publication, so that "40 years later" counts from an event without a date."""
    if scene.last is None or scene.last.start is None:
        return True
    return letter in "YMQ" and scene.published is not None and abs((scene.last.start - scene.published).days) <= 7


def same_period(then: PartialDate, years: int, scene: Scene) -> Meaning | None:
    """The same month, quarter or half, ``years`` later; earlier if negative."""
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
        last = scene.period  # the quarter is compared, not the day on which it was reported
    if last is None or last.start is None:
        return None
    start = last.start
    if named in ("month", "quarter") and last.precision is not cal.precision_of(named[0].upper()):
        last = cal.shifted(start, 0, named[0].upper(), scene.basis)
    elif last.precision is Precision.DAY and named not in ("day", "date", "time"):
        last = cal.year_of(start.year, scene.basis)
    meaning = same_period(last, -1, scene) if last is not None else None
    # The story does not move on to a date that is only compared with.
    return replace(meaning, anchors=False) if meaning else None


def read_bounded(found: Match, scene: Scene) -> Meaning | None:
    """ "the next three years", "the past decade": a duration that begins or ends at publication."""
    letter, factor, clock = unit(found["unit"])
    text, which = group(found, "count"), group(found, "which")
    count = number(text) if text else 1.0
    value = amount(count, letter, factor, clock)
    precision = cal.precision_of("" if clock else letter)
    if count is None or clock or scene.now is None or count * factor > 9000:
        return cal.duration(value, precision)
    direction = 1 if which in ("next", "coming", "following") else -1
    return cal.duration(value, precision, cal.stretch(scene.now, direction * count * factor, letter, scene.basis))


def read_first_months(found: Match, scene: Scene) -> Meaning | None:
    """ "the first seven months [of 2023]", "the last two quarters of the year", "the first two weeks of January"."""
    count = number(found["count"])
    letter, factor, clock = unit(found["unit"])
    precision = cal.precision_of("" if clock else letter)
    value = amount(count, letter, factor, clock)
    if count is None or clock or letter not in "DWMQ" or factor != 1 or count != int(count):
        return cal.duration(value, precision)
    is_first = group(found, "which") == "first"
    if letter in "DW":
        whole = _whole(found, scene)
        return cal.duration(value, precision, _days_of(whole, int(count) * (7 if letter == "W" else 1), is_first) if whole else None)
    year, basis = (stated_year(found, scene), basis_of_year(found, scene)) if has_year(found) else (None, scene.basis)
    if year is None and scene.then and scene.then.start:
        year = scene.then.start.year
    months = int(count) * (3 if letter == "Q" else 1)
    if year is None or not 1 <= months <= 12 or group(found, "month"):
        return cal.duration(value, precision)
    return cal.duration(value, precision, cal.months_of(year, 1 if is_first else 13 - months, months, Precision.RANGE, basis))


def _whole(found: Match, scene: Scene) -> PartialDate | None:
    """The month or year whose days or weeks are meant; None where none is named."""
    if group(found, "month"):
        month = month_number(found["month"])
        year = stated_year(found, scene) if has_year(found) else guess_year(scene, month)
        return cal.month_of(year, month, basis_of_year(found, scene)) if year else None
    year = stated_year(found, scene) if has_year(found) else None
    return cal.year_of(year, basis_of_year(found, scene)) if year else None


def _days_of(whole: PartialDate, count: int, is_first: bool) -> PartialDate | None:
    """The first or last so many days of a month or year; None where it has fewer."""
    if whole.start is None or whole.end is None or not 1 <= count <= (whole.end - whole.start).days + 1:
        return None
    if is_first:
        return PartialDate.between(whole.start, cal.add_days(whole.start, count - 1), whole.basis)
    return PartialDate.between(cal.add_days(whole.end, 1 - count), whole.end, whole.basis)


def read_rate(found: Match, scene: Scene) -> Meaning | None:
    """The "a year" of "15 a year", the "a week" of "twice a week"."""
    return cal.duration(amount(1, *unit(found["unit"])), cal.precision_of(unit(found["unit"])[0]), kind="SET")


def read_plural(found: Match, scene: Scene) -> Meaning | None:
    """ "years", "in just minutes": a duration of unknown length."""
    if group(found, "way"):
        return cal.vague("PAST_REF")
    if plainly(found[0]) == "these days":
        return cal.vague("PRESENT_REF")
    return cal.duration(amount(None, *unit(found["unit"])), Precision.UNKNOWN)
