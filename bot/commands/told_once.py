"""Events that one sentence tells, each shown once: what it tells of several dates in the same words stands under one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.core.language import remarks, say
from bot.wording.dates import date_text
from bot.wording.entries import status_label
from bot.wording.events import undated_summary
from storage.records import Event
from storage.values import PartialDate, Precision

#: Dates that begin on one day and end on another which sentences often tell too.
_PERIODS = (Precision.RANGE, Precision.FISCAL)


def told_once(reports: Iterable[Sequence[Event]]) -> tuple[set[str], dict[str, list[Event]]]:
    """The references of the events that need no line of their own (by the first of their reports), and by the one that is shown for them
    those of them whose dates it should tell: not the days on which its own period begins and ends."""
    same: dict[tuple[str, int, str], list[Event]] = {}
    for one in reports:
        first = one[0]
        same.setdefault((first.citation.article, first.citation.start, undated_summary(first)), []).append(first)
    left_out: set[str] = set()
    also: dict[str, list[Event]] = {}
    for events in same.values():
        whole = [event for event in events if not any(_is_edge(event.date, other.date) for other in events)]
        lead, *others = whole or events
        left_out |= {event.ref for event in events if event is not lead}
        if others:
            also[lead.ref] = others
    return left_out, also


def also_dated(events: Sequence[Event]) -> str:
    """The other dates that a sentence tells of: "also 30 Sep 2025, 2027 (planned)"."""
    dates = []
    for event in events:
        day, label = date_text(event.date), status_label(event.status)
        dates.append(say("{words} ({remark})", words=day, remark=label) if label else day)
    return say("also {dates}", dates=remarks(dates))


def _is_edge(day: PartialDate, period: PartialDate) -> bool:
    """Whether the day is the first or the last one of the period."""
    return day.precision is Precision.DAY and period.precision in _PERIODS and day.start in (period.start, period.end)
