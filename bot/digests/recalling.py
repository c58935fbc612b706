"""From the archive: one stored entry that was not delivered to the channel yet, chosen for a reason that is shown. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.core.language import say
from bot.wording.entries import status_label
from storage.records import Entry, Event, Fact, Quote
from storage.values import Nature, PartialDate, Precision

#: A figure for which nothing newer is known for so many months may be out of date.
STALE_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Recalled:
    """An entry from the archive and why it was chosen; the reason is a clause without a full stop."""

    entry: Fact | Event | Quote
    reason: str


def recall(archive: Sequence[Entry], day: date, subjects: Mapping[str, int], newest: Container[int]) -> Recalled | None:
    """The best entry to recall on this day, or None when there is a reason for none.

    Best is an event with this date in an earlier year, then an entry about a subject of today's news (``subjects``: how often each occurs
    in it), then a figure that may be out of date: one of the ``newest`` of its kind (by id), and old. The day decides between equals, so
    that one day always chooses the same entry and the next day another one.
    """
    rated = [
        (*rate, entry) for entry in archive if isinstance(entry, Fact | Event | Quote) and (rate := _rate(entry, day, subjects, newest))
    ]
    if not rated:
        return None
    _, _, reason, entry = min(rated, key=lambda one: (one[0], one[1], _lot(one[3], day)))
    return Recalled(entry, reason)


def _rate(entry: Fact | Event | Quote, day: date, subjects: Mapping[str, int], newest: Container[int]) -> tuple[int, int, str] | None:
    """The rank of the reason, the rank of the entry among those with that reason, and the reason in words; None without a reason."""
    if isinstance(entry, Event) and entry.date.start is not None and _same_day(entry.date, day):
        label, year = status_label(entry.status), entry.date.start.year
        on_that_day = (
            say("it was {status} for this date in {year}", status=label, year=year)
            if label
            else say("it happened on this date in {year}", year=year)
        )
        return 0, 0, on_that_day
    if (name := _subject(entry, subjects)) is not None:
        reason = (
            say("{name} is in today's news", name=name)
            if isinstance(entry, Quote)
            else say("it is about {name}, as is today's news", name=name)
        )
        return 1, -subjects[name], reason
    if isinstance(entry, Fact) and entry.id in newest and entry.nature is Nature.ACTUAL and entry.as_of.end is not None:
        months = (day.year - entry.as_of.end.year) * 12 + day.month - entry.as_of.end.month
        if months >= STALE_MONTHS:
            return (
                2,
                -months,
                say(
                    "no newer figure than that of {as_of} is known, {months} months on; it has perhaps grown stale",
                    as_of=entry.as_of.text,
                    months=months,
                ),
            )
    return None


def _subject(entry: Fact | Event | Quote, subjects: Mapping[str, int]) -> str | None:
    """The subject that an entry shares with the news; of several the one that occurs most in it."""
    match entry:
        case Fact():
            names = [entry.subject]
        case Event():
            names = list(entry.entities)
        case Quote():
            names = [entry.speaker] if entry.speaker else []
    return min((name for name in names if name in subjects), key=lambda name: (-subjects[name], name), default=None)


def _same_day(when: PartialDate, day: date) -> bool:
    start = when.start
    return (
        when.precision is Precision.DAY and start is not None and start.year < day.year and (start.month, start.day) == (day.month, day.day)
    )


def _lot(entry: Entry, day: date) -> str:
    return hashlib.sha256(f"{day.isoformat()} {entry.lineage}".encode()).hexdigest()
