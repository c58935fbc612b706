"""Decides which day a printed date is, and whether it can be that of the publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.core.patterns import regex
from bot.reading import dates
from bot.reading.masthead.credits import numeric_parts
from bot.reading.masthead.labels import Line
from storage.drafts import DateMention
from storage.values import Basis, PartialDate, Precision

#: Dates outside these years are those of computers without a clock, and placeholders.
FIRST_YEAR, LAST_YEAR = 1971, 2049
_NUMERIC = regex(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](?:19|20)\d\d(?!\d)")
#: A bare month this many months before the header's date speaks against it.
_FAR_MONTHS = 9
_PAST_VERB = regex(r"\b(?:taken|said|held|was|were|announced|released|opened)\b")
#: "released in 2026, will get parts until 30 June 2033": the verb is of another clause than the date.
_AHEAD = regex(r"\b(?:will|would|shall|until|to be|due|through|by)\b")
#: "will be held on": how far before the verb its auxiliary may stand.
_AUXILIARY = 10
_RELATIVE_WORD = regex(r"last|next|this|the|[去今明前本上下次]", re.IGNORECASE)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def plausible(when: PartialDate | None) -> PartialDate | None:
    """The date, or None where no text is published on it."""
    return when if when is not None and when.start is not None and FIRST_YEAR <= when.start.year <= LAST_YEAR else None


def day_of(mention: DateMention, text: str) -> PartialDate | None:
    """The day that a printed date means; the year or month alone where it is unclear which number is the day and which the month."""
    parts = numeric_parts(mention)
    if parts is None or parts[0] == parts[1]:
        return plausible(replace(mention.when, basis=Basis.STATED) if parts and mention.when else mention.when)
    first, second, year, mark = parts
    is_day_first = mark == "." or _day_first(text, parts)
    if is_day_first is None:
        return plausible(PartialDate.year(year))
    day, month = (first, second) if is_day_first else (second, first)
    return plausible(PartialDate.day(date(year, month, day)))


def _day_first(text: str, parts: tuple[int, int, int, str]) -> bool | None:
    """The order of day and month by the other dates in the text: those that can be read in one way only, and days near by."""
    votes = set()
    for match in _NUMERIC.finditer(text):
        if int(match[1]) > 12 >= int(match[2]):
            votes.add(True)
        elif int(match[2]) > 12 >= int(match[1]):
            votes.add(False)
    if len(votes) == 1:
        return votes.pop()
    first, second, year, _ = parts
    readings = {True: date(year, second, first), False: date(year, first, second)}
    near: dict[bool, int] = {True: 0, False: 0}
    for mention in dates.find(text, ((0, min(len(text), 20_000)),), None):
        found = re.fullmatch(r"(\d{4}|XXXX)-(\d\d)-(\d\d)", mention.value)
        if found is None or numeric_parts(mention) is not None or mention.type != "DATE":
            continue
        for order, reading in readings.items():
            try:
                other = date(year if found[1] == "XXXX" else int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                continue
            near[order] += abs((reading - other).days) <= 8
    if bool(near[True]) != bool(near[False]):
        return bool(near[True])
    return None


def nearest(mention: DateMention, moment: date, within: timedelta) -> PartialDate | None:
    """The day of a dateline without a year that lies at most so long before or after a moment, or None."""
    found = re.fullmatch(r"XXXX-(\d\d)-(\d\d)", mention.value)
    if found is None:
        return None
    for year in (moment.year, moment.year - 1, moment.year + 1):
        try:
            day = date(year, int(found[1]), int(found[2]))
        except ValueError:
            continue
        if abs(day - moment) <= within:
            return PartialDate.day(day, Basis.RESOLVED)
    return None


def checked(found: PartialDate, mention: DateMention, line: Line, text: str, sentences: Sequence[tuple[int, int]]) -> PartialDate:
    """The day of a header, with basis UNKNOWN where the story contradicts it."""
    if found.precision is not Precision.DAY or not _doubted(text, sentences, mention.text, found, line.end):
        return found
    return replace(found, basis=Basis.UNKNOWN)


def _doubted(text: str, sentences: Sequence[tuple[int, int]], words: str, header: PartialDate, after: int) -> bool:
    """Whether the story contradicts the date in its header.

    It does where that date is not on the weekday printed with it, where the story reports later days as past or gives
    days weekdays that they do not have in that year, and where several bare months ("in September") are long past.
    """
    printed = header.start
    if printed is None or _wrong_weekday(words, printed):
        return True
    far_months = 0
    for mention in dates.find(text, sentences, header):
        when = mention.when
        if mention.start <= after or when is None or when.start is None or mention.type != "DATE":
            continue
        if mention.precision is Precision.DAY:
            late = when.start > printed + timedelta(days=1) and mention.basis is Basis.STATED
            since = max(0, mention.start - 60)
            verb = (
                _PAST_VERB.search(
                    text, max(since, text.rfind(". ", since, mention.start), text.rfind("\n", since, mention.start)), mention.start
                )
                if late
                else None
            )
            if verb is not None and not _AHEAD.search(text, max(0, verb.start() - _AUXILIARY), mention.start):
                return True
            if mention.basis is not Basis.STATED and "day" in mention.text and abs((when.start - printed).days) > 200:
                return True
        elif mention.precision is Precision.MONTH and mention.basis is not Basis.STATED and not _RELATIVE_WORD.search(mention.text):
            far_months += (printed.year - when.start.year) * 12 + printed.month - when.start.month >= _FAR_MONTHS
    return far_months > 1


def _wrong_weekday(text: str, printed: date) -> bool:
    found = re.match(r"(Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b", text)
    return found is not None and found.group(1)[:3] != _WEEKDAYS[printed.weekday()]
