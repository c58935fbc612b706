"""Changes to a digest that are told from how it is: "an hour earlier", "skip friday", "without qwen". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from bot.commands.digest.options import coming_days, quiet_days
from bot.core.errors import CommandMistake
from bot.core.patterns import regex
from bot.digests.schedules.reading import read_end
from bot.digests.schedules.words import NUMBER_WORDS

#: A schedule at times of day: its days, the times behind them, and from when until when it runs.
_AT_TIMES = regex(r"(\S.{0,200}?)((?: \d\d:\d\d)+)((?: (?:from|until) \d{4}-\d\d-\d\d)*)")
_NUMBER = r"(?P<number>half an|an?|eine?|\d{1,3}|[a-z]{3,8}|[半一两二三四五六七八九十])"
_UNIT = r"(?P<unit>h|hrs?|hours?|m|mins?|minutes?|stunden?|minuten?|小时|钟头|分钟)"
#: "an hour earlier", "30 min later", "earlier by two hours", "eine Stunde früher", "提前半小时".
_MOVED = (
    regex(rf"(?:by )?{_NUMBER}\s?{_UNIT} (?P<way>earlier|sooner|later|früher|später)"),
    regex(rf"(?P<way>earlier|sooner|later) by {_NUMBER}\s?{_UNIT}"),
    regex(rf"(?P<way>提前|提早|早|推迟|推后|延后|晚)\s?{_NUMBER}\s?个?(?P<half>半)?{_UNIT}"),
)
_EARLIER = frozenset("earlier sooner früher 提前 提早 早".split())
_HAN_NUMBERS = {"半": 0.5, **{sign: at for at, sign in enumerate("一二三四五六七八九十", start=1)}, "两": 2}
_SKIPPED = regex(r"(?:skip|skipping|überspringe|跳过)(?: (?:on|over|during|am|an))?\s?(?P<days>\S.*)", re.IGNORECASE)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
#: Days that come again and again: "fridays", "weekends", "every friday".
_AGAIN = regex(rf"(?:every|each) (?:{_WEEKDAY}|weekend)s?|(?:{_WEEKDAY}|weekend)s(?: (?:and|or) {_WEEKDAY}s)*")
_IN_WORDS = {word: number for words, number in NUMBER_WORDS for word in words.split("|")}


def on_the_same_days(before: str, times: str) -> str:
    """The days of a schedule with other times: "weekdays 09:00" at 10:00 is "weekdays 10:00", not every day."""
    days, others = _AT_TIMES.fullmatch(before), _AT_TIMES.fullmatch(times)
    return days[1] + others[2] + days[3] if days and others else times


def minutes_moved(words: str) -> int | None:
    """By how many minutes the words move a digest, earlier ones negative; None where they say nothing of the kind."""
    said = " ".join(words.casefold().split())
    found = next((hit for form in _MOVED if (hit := form.fullmatch(said))), None)
    if found is None:
        return None
    number = found["number"]
    if number.isdecimal():
        count = float(number)
    elif number in _HAN_NUMBERS:
        count = _HAN_NUMBERS[number] + (0.5 if found.groupdict().get("half") else 0)
    else:
        count = {"half an": 0.5, "a": 1, "an": 1}.get(number, 0) or float(_IN_WORDS.get(number, 0))
    minutes = round(count * (60 if found["unit"][0] in "hs小钟" else 1))
    return (-minutes if found["way"] in _EARLIER else minutes) if minutes else None


def moved(schedule: str, minutes: int) -> str:
    """The schedule with its times moved. Raises CommandMistake where it has none, or one would fall on another day."""
    found = _AT_TIMES.fullmatch(schedule)
    if found is None:
        raise CommandMistake("digest-without-times", schedule=schedule)
    times = [int(time[:2]) * 60 + int(time[3:]) + minutes for time in found[2].split()]
    if not all(0 <= time < 24 * 60 for time in times):
        raise CommandMistake("digest-moved-to-another-day", schedule=schedule)
    return f"{found[1]} {' '.join(f'{time // 60:02}:{time % 60:02}' for time in times)}{found[3]}"


def days_skipped(words: str) -> str:
    """The days that the words leave out ("skip friday": "friday"); nothing where they leave out none."""
    found = _SKIPPED.fullmatch(words.strip())
    return found["days"] if found else ""


def days_of_each_week(days: str) -> str:
    """The days as a schedule leaves them out: "every monday" is "monday"."""
    return re.sub(r"^(?:every|each) ", "", days.strip(), flags=re.IGNORECASE)


def comes_again(days: str) -> bool:
    """Whether days are meant that come every week: "fridays", "every weekend"."""
    return _AGAIN.fullmatch(days.casefold().strip()) is not None


def quiet_too(days: str, now: datetime) -> tuple[tuple[str, str], ...]:
    """The first and last days that the words name, in ISO form, at a naive wall-clock time. Raises BadSchedule."""
    pieces = re.sub(r"\s(?:and|und)\s|、|和", ",", days)
    try:
        return coming_days(quiet_days(pieces), now.date())
    except ValueError:
        found = [_day(piece, now) for piece in pieces.split(",") if piece.strip()]
        return tuple((day.isoformat(), day.isoformat()) for day in found)


def _day(words: str, now: datetime) -> date:
    if words.strip().casefold() in ("today", "heute", "今天"):
        return now.date()
    return read_end(words, now)


def with_topics(
    topics: Sequence[str], words: Sequence[str], added: Sequence[str], left_out: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A digest's topics and filter of words with some topics added and others left out; no topics are all of them.

    A topic that it does not have by name is left out as a word.

    Raises:
        CommandMistake: none of its topics would be left.
    """
    kept = tuple(topic for topic in topics if topic not in left_out)
    if topics and not kept and not added:
        raise CommandMistake("digest-left-without-topics", topics=" and ".join(topics))
    filters = [word for word in words if not (word.startswith("-") and word[1:] in added)]
    filters += [f"-{name}" for name in left_out if name not in topics]
    return (tuple(dict.fromkeys((*kept, *added))) if topics else ()), tuple(dict.fromkeys(filters))
