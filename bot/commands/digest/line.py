"""What a line about a subscription asks for: its topics, schedule and time zone, which may stand in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.digest.contents import Contents, contents_of
from bot.commands.digest.line_topics import topics_apart
from bot.commands.digest.options import channel_called
from bot.core.errors import BadOption, CommandMistake
from bot.core.offering import near_topics, unknown_topic
from bot.core.text import one_line, shorten
from bot.digests.errors import BadSchedule
from bot.digests.schedules.line import LineParts, take_apart
from bot.digests.schedules.reading import Reading
from bot.digests.schedules.tokens import fold
from bot.digests.schedules.words import words_like
from bot.digests.zones.iana import find_zone
from bot.digests.zones.naming import NamedZone, is_zone, zone_called
from storage.word_filters import contradicted

#: The most words that a topic or a zone is named with.
_NAME_WORDS = 5


@dataclass(frozen=True, slots=True)
class DigestLine:
    """Topics by their names in the store, the zone where the line names one, and the line's own words for the schedule.

    ``added`` and ``left_out`` are topics that it adds to others or leaves out ("add qwen", "without dingtalk").
    """

    topics: tuple[str, ...]
    zone: NamedZone | None
    parts: LineParts
    contents: Contents
    channel: str = ""  #: the platform's id of the channel that it names
    added: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def schedule(self, zone: str, desk: Desk) -> Reading:
        """The schedule, read at the time that it is in the zone. Raises BadSchedule."""
        return self.parts.schedule(desk.request.now.astimezone(find_zone(zone)).replace(tzinfo=None))


async def read_digest_line(words: str, desk: Desk) -> DigestLine:
    """What the words of a line ask for.

    Raises:
        BadSchedule: a word belongs to no schedule and is no topic's name.
        UnknownTopic: it looks like the name of one.
        AmbiguousZone: the zone may be one of several.
        CommandMistake: it names another channel.
    """
    known = {fold(name) for topic in await desk.topics() for name in (topic.name, *topic.aliases)} - {""}
    named = await topics_apart(words, desk)
    contents = contents_of(named.rest, known)
    parts = take_apart(contents.rest, known)
    channels = {channel_called(typed) for typed in parts.channels}
    if len(channels) > 1 or "" in channels:
        raise CommandMistake(
            "subscribe-in-that-channel", channel=shorten(parts.channels[0], 40), line=_without(parts.typed, parts.channels[0])
        )
    if parts.pings:
        raise CommandMistake("digests-ping-nobody", typed=shorten(parts.pings[0], 40))
    topics: list[str] = list(named.alone)
    zones = list(parts.zones)
    for run in parts.names:
        await _sort_names(run, parts, topics, zones, desk)
    if len(set(zones)) > 1:
        raise BadSchedule("schedule-with-two-zones", schedule=shorten(one_line(parts.typed), 60), zones=" and ".join(zones))
    zone = zone_called(zones[0]) if zones else None
    channel = next(iter(channels), "")
    return DigestLine(tuple(dict.fromkeys(topics)), zone, parts, contents, channel, named.added, named.left_out)


async def _sort_names(run: str, parts: LineParts, topics: list[str], zones: list[str], desk: Desk) -> None:
    """Adds what the words name to the topics or the zones, the longest name first. Raises BadSchedule, UnknownTopic."""
    pieces = run.split()
    at = 0
    while at < len(pieces):
        for size in range(min(_NAME_WORDS, len(pieces) - at), 0, -1):
            name = " ".join(pieces[at : at + size])
            if at == 0 and size == 1 and name.casefold() == "all":
                break
            if (topic := await desk.find_topic(name)) is not None:
                topics.append(topic.name)
                break
            if is_zone(name):
                zones.append(name)
                break
        else:
            raise await _unknown(" ".join(pieces[at:]), parts, desk)
        at += size


async def _unknown(name: str, parts: LineParts, desk: Desk) -> CommandMistake:
    """That a word is neither of a schedule nor a topic's name; or, where it looks like one, that there is no such topic."""
    every = await desk.topics()
    if near_topics(name, every):
        return unknown_topic(name, every)
    error = BadSchedule("schedule-word-unknown", word=shorten(name, 40), schedule=shorten(one_line(parts.typed), 60))
    return error.meaning(name, *words_like(name))


def _without(line: str, channel: str) -> str:
    at = line.casefold().find(channel)
    return " ".join((re.sub(r"(?:in|to|into|channel:) ?$", "", line[:at]) + line[at + len(channel) :]).split())


def words_filter(given: Sequence[str] | None, unwanted: Sequence[str] | None, contents: Contents | None) -> tuple[str, ...] | None:
    """The filter of words from the options and the line; none for "none", and None where nothing is said of it.

    Raises:
        BadOption: nothing could pass it.
    """
    if given is None and unwanted is None and not (contents and contents.words):
        return None
    said = (*(given or ()), *(f"-{word.removeprefix('-')}" for word in unwanted or ()), *(contents.words if contents else ()))
    words = tuple(word for word in dict.fromkeys(said) if word.casefold() not in ("none", "all", "-none"))
    if word := contradicted(words):
        raise BadOption("filter-contradicts-itself", option="words", word=word)
    return words
