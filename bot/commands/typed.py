"""How typed words become values of options, dates and limits, and back."""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.commands.typed_dates import read_month_alone, read_period
from bot.core.command import Option, ValueKind, field_name, option, options_of, reads
from bot.core.language import say, to_say
from bot.core.line import quote
from bot.core.patterns import regex
from storage.values import PartialDate

#: The most words of one filter, and topics of one feed.
MAX_FILTERS = 20
#: What people put behind a number of lines: "latest 10 entries".
_COUNTED = regex(r"\s+(?:entries|items|articles|figures|numbers|events|quotes|sources|stories|news|results|lines|ones)$", re.IGNORECASE)
#: How a number of lines is introduced: "the last 5".
LIMIT_WORDS = ("top", "last", "first", "newest", "at most", "max", "only", "up to")
#: The most lines that an answer may be asked for.
LIMIT_MAX = 100


def partial_date(words: str) -> PartialDate:
    """The date that was typed: ``2024``, ``2024-05-09``, ``2024-Q2``, ``May 2024``, ``yesterday``, ``last month``, ``monday``, ``may``.

    Raises:
        ValueError: with a sentence for people.
    """
    for read in (read_period, read_month_alone):
        try:
            return read(words)
        except ValueError:
            pass
    try:
        return PartialDate.parse(words.strip().upper())
    except ValueError:
        raise ValueError(say("“{words}” is no date I can read; type 2024, 2024-05, 2024-05-09 or 2024-Q2", words=words)) from None


def last_date(words: str) -> PartialDate:
    """The date that was typed; the day before it where "before" stands in front: "before 2025" is 31 December 2024.

    Raises:
        ValueError: with a sentence for people.
    """
    behind = re.sub(r"^before\s+", "", words.strip(), flags=re.IGNORECASE)
    found = partial_date(behind)
    if behind == words.strip() or found.start is None or found.start == date.min:
        return found
    return PartialDate.day(found.start - timedelta(days=1))


def partial_date_or_none(words: str) -> PartialDate:
    """The date that was typed; the unknown one for "none" or nothing.

    Raises:
        ValueError: with a sentence for people.
    """
    return PartialDate.unknown() if words.strip().casefold() in ("", "none") else partial_date(words)


@reads(ValueKind.NUMBER, 1, LIMIT_MAX)
def whole_number(words: str) -> int:
    """The number that was typed, from 1 to 100.

    Raises:
        ValueError: with a sentence for people.
    """
    counted = _COUNTED.sub("", words.strip())
    try:
        number = int(counted)
    except ValueError:
        raise ValueError(say("“{words}” is no whole number", words=words)) from None
    if not 1 <= number <= LIMIT_MAX:
        raise ValueError(say("{number} is not between 1 and {most}", number=number, most=LIMIT_MAX))
    return number


@reads(ValueKind.FLAG)
def yes_or_no(words: str) -> bool:
    """What was typed, "yes" or "no" (or "on", "off", 是, 否).

    Raises:
        ValueError: with a sentence for people.
    """
    typed = words.strip().casefold()
    if typed in ("yes", "y", "on", "true", "1", "是"):
        return True
    if typed in ("no", "n", "off", "false", "0", "否"):
        return False
    raise ValueError(say("“{words}” is neither yes nor no", words=words))


def end_of_day_utc(day: PartialDate | None) -> datetime | None:
    """The last instant, in UTC, of the last day of a date that was typed; None where none was."""
    last = last_day(day)
    return datetime.combine(last, time.max, UTC) if last else None


def first_day(since: PartialDate | None, period: PartialDate | None = None) -> date | None:
    """The first day of a date that was typed, or of the period; the later one of both; None where none was, or it has no beginning."""
    return max((when.start for when in (since, period) if when and when.start), default=None)


def last_day(until: PartialDate | None, period: PartialDate | None = None) -> date | None:
    """The last day of a date that was typed, or of the period; the earlier one of both; None where none was, or it has no end."""
    return min((when.end for when in (until, period) if when and when.end), default=None)


#: What the options for dates say of themselves, by what is dated.
_DATE_HELP = {
    "true": (to_say("true in this year, quarter or month"), to_say("true from this date on"), to_say("true up to this date")),
    "happened": (
        to_say("happened in this year, quarter or month"),
        to_say("happened from this date on"),
        to_say("happened up to this date"),
    ),
    "published": (
        to_say("published in this year, quarter or month"),
        to_say("published from this date on"),
        to_say("published up to this date"),
    ),
    "changed": (to_say("changed in this year, quarter or month"), to_say("changed from this date on"), to_say("changed up to this date")),
}


def date_options(what: str) -> tuple[Any, Any, Any]:
    """The options ``period``, ``since`` and ``until`` of a command whose answers have a date, as "true" or "published"."""
    within, since, until = _DATE_HELP[what]
    return (
        option(within, parse=read_period, by_value=True, also=("in", "for", "during"), example="2023"),
        option(since, parse=partial_date, also=("from", "after"), example="2024"),
        option(until, parse=last_date, also=("to", "before"), part_of_value=("before",), example="2024-09"),
    )


def retyped(options: Any) -> tuple[str, ...]:
    """The options as they are typed, for a button that asks the same with another limit, page, format or sentences, which are left out."""
    named = [one for one in options_of(type(options)) if one.name not in ("limit", "page", "sentences", "format")]
    given = ((one, getattr(options, field_name(one.name)), _default(options, one)) for one in named)
    return tuple(_typed(one, value) for one, value, default in given if value is not None and value != default)


def _default(options: Any, one: Option) -> object:
    return next(field.default for field in dataclasses.fields(options) if field.name == field_name(one.name))


def _typed(one: Option, value: object) -> str:
    words = value.value if isinstance(value, PartialDate) else quote(str(value))
    return words if one.required and one.positional else f"{one.name}:{words}"


def nonempty(words: str) -> str:
    """The words as they were typed.

    Raises:
        ValueError: there are none.
    """
    if not words.strip():
        raise ValueError(say("there are no words in it"))
    return words


def several(words: str) -> tuple[str, ...]:
    """The words or names that were typed with commas, "or" or a minus sign between them. Raises ValueError with a sentence for people."""
    pieces = re.split(r"[,，;、]|(?<=\s)(?:or|and|oder|und|或|和)(?=\s)|(?<=\s)(?=[-–−]\w)", words)
    found = tuple(dict.fromkeys(piece for part in pieces if (piece := re.sub(r"^[–−]", "-", " ".join(part.split()).strip('"“”')))))
    if len(found) > MAX_FILTERS:
        raise ValueError(say("{count} are too many; {most} are taken", count=len(found), most=MAX_FILTERS))
    return found
