"""From the archive: one stored thing that a channel has not had, chosen for a reason that is shown."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from storage.records import Article, Entry, Event, Fact, Quote
from storage.values import Nature, PartialDate, Precision

#: A figure of which nothing newer is known for so long has perhaps grown stale.
_STALE_DAYS = 365


@dataclass(frozen=True, slots=True)
class Recalled:
    """An entry and why it is recalled; the reason is a clause without a full stop."""

    entry: Fact | Event | Quote
    reason: str


def recall(archive: Sequence[Entry], day: date, subjects: Mapping[str, int], salt: str) -> Recalled | None:
    """The entry that is best recalled on this day, or None when the archive holds nothing.

    Best is what happened on this date, then what is about a subject of today's news, then a figure that has perhaps grown stale.
    ``salt`` decides between equals, so that two digests don't choose the same.
    """
    rated = [(rate, entry) for entry in archive if not isinstance(entry, Article) and (rate := _rate(entry, day, subjects)) is not None]
    if not rated:
        return None
    (_, reason), entry = min(rated, key=lambda pair: (pair[0][0], _lot(pair[1], salt)))
    assert isinstance(entry, Fact | Event | Quote)
    return Recalled(entry, reason)


def _rate(entry: Entry, day: date, subjects: Mapping[str, int]) -> tuple[int, str] | None:
    match entry:
        case Event():
            about = next((name for name in entry.entities if name in subjects), None)
            if _same_day(entry.date, day):
                return 0, f"it happened on this date in {entry.date.start.year}" if entry.date.start else ""
            if about:
                return 1, f"it is about {about}, as is today's news"
            return 3, "this channel has not had it before"
        case Fact():
            if entry.subject in subjects:
                return 1, f"it is about {entry.subject}, as is today's news"
            if entry.nature is Nature.ACTUAL and entry.as_of.end is not None and (day - entry.as_of.end).days > _STALE_DAYS:
                return 2, f"the figure is of {entry.as_of.text} and has perhaps grown stale"
            return 3, "this channel has not had it before"
        case Quote():
            if entry.speaker in subjects:
                return 1, f"{entry.speaker} is in today's news"
            return 4, "this channel has not had it before"
        case _:
            return None


def _same_day(when: PartialDate, day: date) -> bool:
    start = when.start
    return (
        when.precision is Precision.DAY and start is not None and start.year < day.year and (start.month, start.day) == (day.month, day.day)
    )


def _lot(entry: Entry, salt: str) -> str:
    return hashlib.sha256(f"{salt} {entry.lineage}".encode()).hexdigest()
