"""Dates and intervals in words. A moment with its zone is worded in the core (``Moment.words``), because renderers need it too."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from bot.core.text import counted
from storage.values import Basis, PartialDate


def dated(when: PartialDate | None, missing: str = "") -> str:
    """A date with a word about how it is known where it is not printed: "Nov 2023 (inferred)"; ``missing`` where there is none."""
    if when is None:
        return missing
    return f"{when.text} ({when.basis.value})" if when.basis is Basis.INFERRED and when.start else when.text


def day_at(at: datetime, zone: tzinfo) -> str:
    """The day that it was in the zone at that moment: "27 Feb 2025"."""
    return PartialDate.day(at.astimezone(zone).date()).text


def sortable_date(when: PartialDate) -> str:
    """The date in a form that sorts, as exact as it is known: "2023-09", "2024-Q2", "2023-01 to 2023-07"."""
    value = when.label or when.value
    if "/" in value:
        start, end = value.split("/")
        value = f"{start} to {end}" if start and end else f"from {start}" if start else f"by {end}"
    return value


def describe_interval(interval: timedelta) -> str:
    """An interval in words that fit behind "every": "30 minutes", "hour", "2 days"."""
    minutes = int(interval.total_seconds()) // 60
    if minutes % 1440 == 0:
        number, unit = minutes // 1440, "day"
    elif minutes % 60 == 0:
        number, unit = minutes // 60, "hour"
    else:
        number, unit = minutes, "minute"
    return unit if number == 1 and unit != "minute" else counted(number, unit, f"{unit}s")
