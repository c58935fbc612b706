"""Quiet hours: the times of day at which a watch says nothing. Pure."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from bot.core.language import say
from bot.core.patterns import regex
from bot.digests.schedules.slots import instant
from bot.digests.zones.iana import find_zone

_HOURS = regex(
    r"(?:from |between |von |zwischen )?(?P<first>\d{1,2}(?:[:.h]\d{2})?)\s*(?P<early>[ap]\.?m\.?|uhr|h|点)?"
    r"\s*(?:-|–|—|to|until|till|and|bis|und|到|至|\.\.)\s*"
    r"(?P<last>\d{1,2}(?:[:.h]\d{2})?)\s*(?P<late>[ap]\.?m\.?|uhr|h|点)?",
    re.IGNORECASE,
)

#: What the night is called, and its hours.
_NIGHT = regex(r"(?:(?:at|during|over) )?(?:the )?nights?|overnight|nachts|in der nacht|晚上|夜里|夜间|夜晚", re.IGNORECASE)
NIGHT = ("22:00", "07:00")


def read_quiet_hours(words: str) -> tuple[str, str]:
    """From and until which time of day the words name: "22:00-07:00", "10pm to 7am", "22-7", "at night". Raises ValueError
    with a clause for people."""
    if _NIGHT.fullmatch(words.strip()):
        return NIGHT
    found = _HOURS.fullmatch(words.strip())
    if found is None:
        raise ValueError(say("“{words}” names no quiet hours, such as 22:00-07:00", words=words.strip()))
    first, last = _time_of(found["first"], found["early"]), _time_of(found["last"], found["late"])
    if first is None or last is None or first == last:
        raise ValueError(say("“{words}” are no hours of a day, such as 22:00-07:00", words=words.strip()))
    return f"{first:%H:%M}", f"{last:%H:%M}"


def _time_of(digits: str, half: str | None) -> time | None:
    hour, _, minute = re.sub(r"[.h]", ":", digits.casefold()).partition(":")
    half = (half or "").casefold().replace(".", "")
    number = int(hour)
    if half in ("am", "pm"):
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half == "pm" else 0)
    number = 0 if (number, minute or "00") == (24, "00") else number
    return time(number, int(minute or 0)) if number < 24 and int(minute or 0) < 60 else None


def quiet_until(hours: tuple[str, str], zone: str, now: datetime) -> datetime | None:
    """When (UTC) the quiet hours end in which an aware instant lies, which may go over midnight; None outside of them."""
    where = find_zone(zone)
    first, last = (time.fromisoformat(one) for one in hours)
    today = now.astimezone(where).date()
    for day in (today - timedelta(days=1), today):
        begins = instant(datetime.combine(day, first), where)
        ends = instant(datetime.combine(day if last > first else day + timedelta(days=1), last), where)
        if begins <= now < ends:
            return ends
    return None
