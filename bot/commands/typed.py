"""How typed words become option values: dates and limits."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from bot.core.command import options_of
from bot.core.line import quote
from storage.values import PartialDate

MOST = 100


def partial_date(words: str) -> PartialDate:
    """The date that was typed: ``2024``, ``2024-05``, ``2024-05-09``, ``2024-Q2``, ``2024-H1``.

    Raises:
        ValueError: with a sentence for people.
    """
    try:
        return PartialDate.parse(words.strip().upper())
    except ValueError:
        raise ValueError(f"“{words}” is no date I can read; type 2024, 2024-05, 2024-05-09 or 2024-Q2") from None


def whole_number(words: str) -> int:
    """The number that was typed, from 1 to 100.

    Raises:
        ValueError: with a sentence for people.
    """
    try:
        number = int(words)
    except ValueError:
        raise ValueError(f"“{words}” is no whole number") from None
    if not 1 <= number <= MOST:
        raise ValueError(f"{number} is not between 1 and {MOST}")
    return number


def held_then(day: PartialDate | None) -> datetime | None:
    """The end of a day that was typed, as an instant (UTC); what had been recorded by then was held then."""
    last = last_day(day)
    return datetime.combine(last, time.max, UTC) if last else None


def first_day(since: PartialDate | None) -> date | None:
    return since.start if since else None


def last_day(until: PartialDate | None) -> date | None:
    return until.end if until else None


def kept(options: Any) -> tuple[str, ...]:
    """What was asked for as option words, but for how many: the same question, so that a button for more of it keeps what narrows it."""
    names = [one.name for one in options_of(type(options)) if one.name != "limit"]
    given = ((name, getattr(options, name.replace("-", "_"))) for name in names)
    return tuple(f"{name}:{_typed(value)}" for name, value in given if value is not None)


def _typed(value: object) -> str:
    return value.value if isinstance(value, PartialDate) else quote(str(value))


def some_words(words: str) -> str:
    """The words. Raises ValueError when there are none."""
    if not words.strip():
        raise ValueError("there are no words in it")
    return words
