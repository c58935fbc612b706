"""The options of the commands of subscriptions, and how their words are read."""

from __future__ import annotations

import contextlib
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.commands.digest.contents import kind_called
from bot.commands.typed import several, yes_or_no
from bot.core.command import (
    COMPLETE_DIGEST,
    COMPLETE_KIND,
    COMPLETE_SCHEDULE,
    COMPLETE_TOPIC,
    COMPLETE_ZONE,
    ValueKind,
    option,
    reads,
)
from bot.core.language import listed, say, to_say
from bot.core.patterns import regex
from bot.core.text import one_line, shorten
from bot.digests.errors import AmbiguousZone
from bot.digests.holidays import days_of_holiday, is_holiday
from bot.digests.schedules.tokens import tokens_of
from bot.digests.zones.naming import zone_called
from bot.wording.languages import language_called
from storage.records import EntryKind, Show

#: The kinds of entries that a subscription may ask for.
KINDS = tuple(kind.value for kind in EntryKind)
#: Quiet days and ranges that one subscription may have.
_MAX_QUIET_RANGES = 60
#: The most stories and loose entries that one digest may show.
_MOST_SHOWN = 30


def topic_names(words: str) -> tuple[str, ...]:
    """The topics that were named with commas between; none for "all"."""
    names = tuple(name for piece in words.split(",") if (name := " ".join(piece.split())))
    return () if [name.casefold() for name in names] == ["all"] else names


def kinds_named(words: str) -> tuple[str, ...]:
    """Kinds of entries, of which singular and plural are understood; none for "all". Raises ValueError with a clause for people."""
    names = [kind_called(name) or name.casefold().strip() for name in words.split(",") if name.strip()]
    if names in (["all"], []):
        return ()
    if wrong := [name for name in names if name not in KINDS]:
        raise ValueError(
            say("there is no kind “{words}”, only {kinds}, or all", words=wrong[0], kinds=listed(f"{kind}s" for kind in KINDS))
        )
    return tuple(kind for kind in KINDS if kind in names)


def zone_named(words: str) -> str:
    """The words, where they name a time zone. Raises UnknownZone."""
    with suppress(AmbiguousZone):  # the command asks which is meant
        zone_called(words)
    return words


def most_shown(words: str) -> int:
    """How many entries a digest shows at most. Raises ValueError with a clause for people."""
    number = int(words) if words.strip().isdecimal() else 0
    if not 1 <= number <= _MOST_SHOWN:
        raise ValueError(
            say(
                "“{words}” is no number from 1 to {most}; what goes beyond is counted, and comes with “more”", words=words, most=_MOST_SHOWN
            )
        )
    return number


_MONTH = r"(?P<{0}>jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zä]{{0,6}}\.?"
_DAY, _TO = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th|\.)?", r"\s?(?:-|–|to|until|till|bis|and)\s?"
#: Days without their year: "24-26 December", "24 December to 2 January", "December 24-26", "24.12.-2.1.".
_WITHOUT_YEAR = tuple(
    regex(form, re.IGNORECASE)
    for form in (
        rf"{_DAY.format('day')}(?:\s{_MONTH.format('month')})?{_TO}{_DAY.format('last')}\s{_MONTH.format('then')}",
        rf"{_MONTH.format('month')}\s{_DAY.format('day')}{_TO}(?:{_MONTH.format('then')}\s)?{_DAY.format('last')}",
        rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.?{_TO}(?P<last>\d{{1,2}})\.(?P<then>\d{{1,2}})\.?",
    )
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OTHER_SPELLINGS = {"mär": "mar", "mai": "may", "okt": "oct", "dez": "dec"}


def _days_without_year(typed: str, today: date) -> tuple[date, date] | None:
    """The first and the last day of the next such range that has not ended; None where the words name none."""
    found = next((hit for form in _WITHOUT_YEAR if (hit := form.fullmatch(typed))), None)
    if found is None:
        return None
    first_month, last_month = (_month_number(found[one] or found[other]) for one, other in (("month", "then"), ("then", "month")))
    with contextlib.suppress(ValueError):
        for year in (today.year - 1, today.year, today.year + 1):
            first = date(year, first_month, int(found["day"]))
            last = date(year + (first_month > last_month), last_month, int(found["last"]))
            if last >= today:
                return first, last
    return None


def _month_number(name: str) -> int:
    short = name.casefold()[:3]
    return int(name) if name.isdecimal() else _MONTHS.index(_OTHER_SPELLINGS.get(short, short)) + 1


def _days_of(piece: str) -> tuple[date, date] | None:
    """The first and the last day of a range: 2026-12-24..2027-01-01, 24.12.2026-1.1.2027, 2026-12-24/2027-01-01, or one day."""
    if (coming := _days_without_year(piece.strip(), datetime.now(UTC).date())) is not None:
        return coming
    first, _, last = (part.strip() for part in piece.partition(".."))
    with contextlib.suppress(ValueError):
        return date.fromisoformat(first), date.fromisoformat(last or first)
    tokens = [one for one in tokens_of(piece.replace("..", " to ")) if one.kind not in ("noise", "to")]
    days = [one.value for one in tokens if isinstance(one.value, date)]
    return (days[0], days[-1]) if len(days) == len(tokens) and 1 <= len(days) <= 2 else None


def channel_called(typed: str) -> str:
    """The platform's id of the channel that is mentioned; empty where only its name was typed. Slack's ids are in capitals."""
    found = re.search(r"<#([a-z0-9]{1,24})(?:\|[^>\s]{0,80})?>", typed, re.IGNORECASE)
    return found[1].upper() if found else ""


@reads(ValueKind.CHANNEL)
def channel_mentioned(words: str) -> str:
    """The id of the channel that is mentioned. Raises ValueError with a sentence for people."""
    if not (channel := channel_called(words)):
        no_channel = to_say("“{words}” is no channel that I can look up; choose it from the list that appears after #")
        raise ValueError(say(no_channel, words=shorten(one_line(words), 40)))
    return channel


def quiet_days(words: str) -> tuple[tuple[str, str], ...]:
    """Pairs of first and last day (ISO) for days and ranges of days, of a name and nothing for holidays (see ``coming_days``); none for
    "none". Raises ValueError with a clause for people."""
    if words.strip().casefold() == "none":
        return ()
    found: list[tuple[str, str]] = []
    for piece in words.split(","):
        if is_holiday(piece):
            found.append((piece.strip().casefold(), ""))
            continue
        if (days := _days_of(piece)) is None:
            no_day = to_say("“{words}” is no day such as 2026-12-24, no range such as 2026-12-24..2027-01-01 and no holiday that I know")
            raise ValueError(say(no_day, words=piece.strip()))
        if days[0] > days[1]:
            raise ValueError(say("“{words}” ends before it begins", words=piece.strip()))
        if len(found) == _MAX_QUIET_RANGES:
            raise ValueError(
                say(
                    "these are more than {most} days and ranges; join neighbouring days, as in 2026-12-24..2027-01-01",
                    most=_MAX_QUIET_RANGES,
                )
            )
        found.append((days[0].isoformat(), days[1].isoformat()))
    return tuple(sorted(found))


def coming_days(quiet: tuple[tuple[str, str], ...], today: date) -> tuple[tuple[str, str], ...]:
    """The quiet days with the next days of each holiday in place of its name."""
    found = []
    for first, last in quiet:
        days = None if last else days_of_holiday(first, today)
        found.append((days[0].isoformat(), days[1].isoformat()) if days else (first, last or first))
    return tuple(sorted(found))


CHANNEL = option("another channel", parse=channel_mentioned, example="#news")
THREAD = option("its details in a thread", parse=yes_or_no)
PUBLISH = option("publish announcements", parse=yes_or_no)
LIMIT = option("how many entries it shows at most", parse=most_shown, example="5", form_only=True, also=("max", "most", "top"))
SHOW = option("what is new, or only what changed", choices=tuple(Show), example="changes", form_only=True)
WORDS = option(
    "only articles with these words, none with -these", parse=several, example="chip,-sport", form_only=True, also=("word", "only")
)
NOT = option("no articles with these words", parse=several, example="sport", form_only=True, also=("without",))


@dataclass(frozen=True, slots=True)
class WhichOptions:
    digest: str | None = option("which subscription, of several", rest=True, example="d1", complete=COMPLETE_DIGEST)


@dataclass(frozen=True, slots=True)
class PreviewOptions:
    digest: str | None = option("which subscription, when the channel has several", rest=True, example="d1")
    details: str = option("its details instead", default="off", choices=("on", "off"))


@dataclass(frozen=True, slots=True)
class WhichSeveralOptions:
    digest: str | None = option(
        "which subscriptions: d1 d2, a topic, or all of this channel", rest=True, example="d1", complete=COMPLETE_DIGEST, several=" "
    )


@dataclass(frozen=True, slots=True)
class PauseOptions:
    digest: str | None = option(
        "which subscriptions, and until when", rest=True, example="d1 until monday", complete=COMPLETE_DIGEST, several=" "
    )


@dataclass(frozen=True, slots=True)
class SubscribeOptions:
    schedule: str = option(
        "when, perhaps after a topic",
        required=True,
        rest=True,
        keeps=("in", "to", "mention", "ping"),
        example="weekdays 09:00",
        complete=COMPLETE_SCHEDULE,
    )
    topics: tuple[str, ...] | None = option(
        "topics with commas between, or all",
        parse=topic_names,
        example="qwen,alibaba",
        complete=COMPLETE_TOPIC,
        several=",",
        also=("topic", "about"),
    )
    zone: str | None = option("the time zone", parse=zone_named, example="Europe/Berlin", complete=COMPLETE_ZONE)
    empty: str = option("what happens on a day without news", default="skip", choices=("skip", "say"), form_only=True)
    archive: str = option("with something from the archive", default="on", choices=("on", "off"), form_only=True)
    kinds: tuple[str, ...] = option(
        "kinds of entries, or all",
        default=(),
        parse=kinds_named,
        example="facts,events",
        complete=COMPLETE_KIND,
        several=",",
    )
    language: str = option("language of the articles, or all", default="", parse=language_called, example="en", form_only=True)
    quiet: tuple[tuple[str, str], ...] = option(
        "days without digests", default=(), parse=quiet_days, example="2026-12-24..2027-01-01", form_only=True
    )
    channel: str | None = CHANNEL
    thread: bool | None = option("its details in a thread", parse=yes_or_no, form_only=True)
    publish: bool | None = option("publish announcements", parse=yes_or_no, form_only=True)
    show: str | None = SHOW
    limit: int | None = LIMIT
    words: tuple[str, ...] | None = WORDS
    not_: tuple[str, ...] | None = NOT


@dataclass(frozen=True, slots=True)
class EditOptions:
    digest: str | None = option("which subscription, of several", positional=True, example="d1", complete=COMPLETE_DIGEST)
    schedule: str | None = option("when", rest=True, example="weekdays 09:00 17:30", complete=COMPLETE_SCHEDULE)
    topics: tuple[str, ...] | None = option(
        "topics with commas between, or all",
        parse=topic_names,
        example="qwen,alibaba",
        complete=COMPLETE_TOPIC,
        several=",",
        also=("topic", "about"),
    )
    zone: str | None = option("the time zone", parse=zone_named, example="Europe/Berlin", complete=COMPLETE_ZONE)
    empty: str | None = option("what happens on a day without news", choices=("skip", "say"), form_only=True)
    archive: str | None = option("with something from the archive", choices=("on", "off"), form_only=True)
    kinds: tuple[str, ...] | None = option(
        "kinds of entries, or all", parse=kinds_named, example="facts,events", complete=COMPLETE_KIND, several=","
    )
    language: str | None = option("language of the articles, or all", parse=language_called, example="en", form_only=True)
    quiet: tuple[tuple[str, str], ...] | None = option(
        "days without digests, or none", parse=quiet_days, example="2026-12-24..2027-01-01", form_only=True
    )
    channel: str | None = CHANNEL
    thread: bool | None = THREAD
    publish: bool | None = PUBLISH
    show: str | None = SHOW
    limit: int | None = LIMIT
    words: tuple[str, ...] | None = WORDS
    not_: tuple[str, ...] | None = NOT
