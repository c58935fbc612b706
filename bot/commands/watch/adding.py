"""/brief watch: hearing at once when a topic has news, a measure changes or passes a threshold, or words occur."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.commands.desk import Desk
from bot.commands.digest.command import audience_of
from bot.commands.digest.options import CHANNEL, channel_called, zone_named
from bot.commands.digest.personal import PRINTED, is_own, is_terminal, personal_audience, require_admin, require_room
from bot.commands.digest.subscribing import ask_for_zone, made_ready, own_zone
from bot.commands.settings import ask_which_zone
from bot.commands.watch.command import FOR_YOURSELF, describe, visible_watches
from bot.commands.watch.listing import ListOptions, list_watches
from bot.commands.watch.reading import WatchLine, read_watch, without_quiet_hours
from bot.core.command import Command, option
from bot.core.document import Block, Choice, Choices, Document, Mention, Outcome, note, paragraph
from bot.core.language import say, to_say
from bot.core.outlet import Audience
from bot.core.patterns import regex
from bot.core.spans import say_spans
from bot.digests.errors import AmbiguousZone
from bot.digests.quiet_hours import read_quiet_hours
from bot.digests.zones.naming import describe_zone, is_zone, zone_called
from bot.wording.actions import undo_button
from bot.wording.figures import fact_lead, qualified
from storage.digests.records import Subscription, Watched

_HERE = regex(r"(?<![^\W_])(?:in this channel|in here|here|this channel|hier|在这里|本频道)(?![^\W_])", re.IGNORECASE)
_CHANNEL = regex(r"(?:(?<![^\W_])(?:in|to|for|into|auf) )?<#[A-Za-z0-9]{1,24}(?:\|[^>\s]{0,80})?>", re.IGNORECASE)
_FOR_ME = regex(r"^\s*(?:for )?me(?![^\W_])|(?<![^\W_])for me\s*$", re.IGNORECASE)
#: The channel is meant: "(alert) us if qwen …", but not by "US Steel".
_FOR_US = regex(r"^\s*(?:for )?(?:(?-i:us)(?![^\W_])|我们)|(?<![^\W_])for (?-i:us)\s*$", re.IGNORECASE)
#: What only says that words occur: 'if anybody writes about "export controls"'.
_WRITES = (
    r"(?:for|the|words?|if|when|somebody|someone|anybody|anyone|people|an?|articles?|something|anything|is|are|writes?|wrote|written|talks?"
    r"|mentions?|mentioned|says?|said|reports?|reported|about|on|of|there|with)"
)
#: Words in quotation marks at the end of a line.
_QUOTED = regex(r"[\"“„]([^\"“”„]{1,200})[\"”“]\s*$")
#: Characters of words that are watched for: the fewest and the most.
_FEWEST, _MOST = 2, 100


def words_named(words: str) -> str:
    """The words to look for in articles. Raises ValueError with a clause for people."""
    found = " ".join(words.strip("“”\"'「」 ").split())
    if not _FEWEST <= len(found) <= _MOST or not re.search(r"[^\W_]", found):
        raise ValueError(
            say(
                "“{words}” is nothing to look for: {fewest} to {most} characters, such as “export controls”",
                words=found,
                fewest=_FEWEST,
                most=_MOST,
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From and until which time of day nothing comes, and the zone that was named with them, or ""."""

    hours: tuple[str, str]
    zone: str = ""


def quiet_hours(words: str) -> QuietHours:
    """Quiet hours, perhaps with a zone behind them: "22:00-07:00 Berlin". Raises ValueError with a clause for people."""
    pieces = words.split()
    for size in range(1, len(pieces)):
        zone = " ".join(pieces[size:])
        if zone[0].isalpha() and is_zone(zone):
            return QuietHours(read_quiet_hours(" ".join(pieces[:size])), zone)
    return QuietHours(read_quiet_hours(words))


@dataclass(frozen=True, slots=True)
class WatchOptions:
    what: str | None = option("a topic, perhaps with a measure and a threshold", rest=True, example="qwen downloads > 1bn")
    words: str | None = option("words in articles", parse=words_named, phrase=True, example="export controls", also=("words",))
    quiet: QuietHours | None = option("hours in which nothing comes", parse=quiet_hours, phrase=True, example="22:00-07:00")
    zone: str | None = option("the time zone of the quiet hours", parse=zone_named, example="Berlin", form_only=True)
    channel: str | None = CHANNEL


async def watch(options: WatchOptions, desk: Desk) -> Document:
    """The watch that was made, with what is known already; or the watches that there are, where nothing is named."""
    what, here, channel = _without_place(options.what or "")
    channel = options.channel or channel
    what, hours = without_quiet_hours(what)
    if hours and options.quiet is None:
        options = replace(options, quiet=quiet_hours(hours))
    if options.words is None and (quoted := await _only_quoted(what, desk)):
        what, options = "", replace(options, words=words_named(quoted))
    if not what and not options.words:
        return await list_watches(ListOptions(), desk)
    is_personal = not channel and not (here and not desk.request.caller.is_direct) and not is_terminal(desk)
    own = [one for one in await visible_watches(desk) if is_own(one, desk)]
    if is_personal:
        await require_room(desk, len(own), "watch", to_say("watches"))
    else:
        require_admin(desk, "watch … here", FOR_YOURSELF)
    line = await read_watch(what, desk) if what else None
    try:
        named = options.zone or (options.quiet.zone if options.quiet else "")
        zone = zone_called(named).name if named else await zone_of_hours(desk, is_personal=is_personal)
    except AmbiguousZone as error:
        return ask_which_zone(error, desk, as_option=True)
    if zone is None and options.quiet:
        return await ask_for_zone(
            desk, is_personal=is_personal, undone=say("Nothing is watched yet: I don't know in which time zone the hours are.")
        )
    audience = await personal_audience(desk) if is_personal else audience_of(desk, channel or "")
    watched = _watched(line, options)
    for one in await visible_watches(desk):
        if (one.platform, one.channel, one.watched) == (str(audience.platform), audience.channel, watched):
            return _already(one, desk)
    joined = await made_ready(audience, desk)
    made = await _made(watched, audience, zone or "UTC", line, desk)
    return made.model_copy(update={"blocks": (*made.blocks, *joined)})


def _without_place(words: str) -> tuple[str, bool, str]:
    """The words without those that say who is told, whether it is this channel, and the id of the one that is mentioned."""
    channel = channel_called(words)
    without = _FOR_ME.sub(" ", _CHANNEL.sub(" ", words))
    found = _FOR_US.sub(" ", _HERE.sub(" ", without))
    return " ".join(found.split()), found != without, channel


async def _only_quoted(what: str, desk: Desk) -> str:
    """The words that stand in quotation marks with nothing but small ones before, where they are no topic: 'for "export controls"'."""
    quoted = _QUOTED.search(desk.request.line)
    if quoted is None or not re.fullmatch(rf"(?:{_WRITES} )*[\"“„]?{re.escape(quoted[1])}[\"”“]?", what, re.IGNORECASE):
        return ""
    return "" if await desk.find_topic(quoted[1]) else quoted[1]


async def zone_of_hours(desk: Desk, *, is_personal: bool) -> str | None:
    """The zone of quiet hours: the asker's own, or the workspace's."""
    return (await own_zone(desk) if is_personal else None) or (await desk.store.workspace_settings()).time_zone


def _watched(line: WatchLine | None, options: WatchOptions) -> Watched:
    quiet = options.quiet.hours if options.quiet else None
    if line is None:
        return Watched(words=options.words or "", quiet=quiet)
    return Watched(line.topic.name, line.metric, options.words or "", line.threshold, quiet)


async def _made(watched: Watched, audience: Audience, zone: str, line: WatchLine | None, desk: Desk) -> Document:
    caller = desk.request.caller
    made = await desk.store.watches.add(
        str(audience.platform),
        audience.channel,
        watched,
        zone=zone,
        by=caller.user,
        now=desk.request.now,
        person=caller.user if audience.direct else "",
    )
    blocks: list[Block] = [paragraph(promise(watched, is_personal=bool(made.person), is_printed=audience.channel == PRINTED))]
    if not audience.direct and audience.channel not in (caller.channel, PRINTED):
        blocks.append(note(*say_spans("The channel is {channel}.", channel=Mention(what="channel", id=audience.channel))))
    if line is not None and line.metric:
        blocks.append(note(newest_known(line)))
    blocks += quiet_note(watched, zone)
    stop = Choices(choices=(Choice(label=say("Stop it again"), line=f"/brief watch remove {made.ref}", danger=True),))
    return Document(
        title=say("Watching: {watch}", watch=made.ref), blocks=(*blocks, stop, *undo_button(desk.store.watches.last_action_number))
    )


def quiet_note(watched: Watched, zone: str) -> list[Block]:
    """What says in which hours nothing comes; nothing where there are none."""
    if not watched.quiet:
        return []
    said = to_say("Quiet from {first} to {last} ({zone}): what comes then arrives in one message afterwards.")
    return [note(say(said, first=watched.quiet[0], last=watched.quiet[1], zone=describe_zone(zone)))]


class _Told(NamedTuple):
    """Who is told, in three sentences: a person, a channel, and whoever reads what the terminal prints."""

    person: str
    channel: str
    printed: str


_WORDS_ON_TOPIC = _Told(
    to_say("You are told by direct message, within a minute, when an article on {topic} with the words “{words}” is stored."),
    to_say("This channel is told, within a minute, when an article on {topic} with the words “{words}” is stored."),
    to_say("The bot prints it, within a minute, when an article on {topic} with the words “{words}” is stored."),
)
_WORDS = _Told(
    to_say("You are told by direct message, within a minute, when an article with the words “{words}” is stored."),
    to_say("This channel is told, within a minute, when an article with the words “{words}” is stored."),
    to_say("The bot prints it, within a minute, when an article with the words “{words}” is stored."),
)
_NEWS = _Told(
    to_say("You are told by direct message, within a minute, when something new about {topic} is stored."),
    to_say("This channel is told, within a minute, when something new about {topic} is stored."),
    to_say("The bot prints it, within a minute, when something new about {topic} is stored."),
)
_CHANGE = _Told(
    to_say("You are told by direct message, within a minute, when a figure for {measure} of {topic} changes."),
    to_say("This channel is told, within a minute, when a figure for {measure} of {topic} changes."),
    to_say("The bot prints it, within a minute, when a figure for {measure} of {topic} changes."),
)
_THRESHOLD = _Told(
    to_say(
        "You are told by direct message, within a minute, when a figure for {measure} of {topic} is {threshold}, "
        "once each time that this becomes so."
    ),
    to_say(
        "This channel is told, within a minute, when a figure for {measure} of {topic} is {threshold}, once each time that this becomes so."
    ),
    to_say(
        "The bot prints it, within a minute, when a figure for {measure} of {topic} is {threshold}, once each time that this becomes so."
    ),
)


def promise(watched: Watched, *, is_personal: bool, is_printed: bool = False) -> str:
    """When who is told."""
    if watched.words:
        told = _WORDS_ON_TOPIC if watched.topic else _WORDS
    elif not watched.metric:
        told = _NEWS
    else:
        told = _CHANGE if watched.threshold is None else _THRESHOLD
    threshold = watched.threshold.text if watched.threshold is not None else ""
    sentence = told.printed if is_printed else told.person if is_personal else told.channel
    return say(sentence, topic=watched.topic, words=watched.words, measure=watched.metric, threshold=threshold)


def newest_known(line: WatchLine) -> str:
    """What the measure's newest figure is, and whether figures can be compared with the threshold."""
    if not line.known:
        return say("No figure for {metric} of {topic} is stored yet.", metric=line.metric, topic=line.topic.name)
    unit = line.threshold.unit if line.threshold is not None else ""
    newest = max(line.known, key=lambda fact: (fact.quantity.unit == unit, fact.as_of.sort_key, fact.id))
    said = say("The newest figure now: {about} {figure}.", about=fact_lead(newest), figure=qualified(newest))
    if unit and unit != newest.quantity.unit and unit.isupper():
        said += " " + say("Only figures in {unit} are compared with it; nothing is converted.", unit=unit)
    return said


def _already(one: Subscription, desk: Desk) -> Document:
    assert one.watched is not None
    return Document(
        title=say("Watched already: {watch}", watch=one.ref),
        blocks=(
            paragraph(say("{watch} is that very watch, {words}. Nothing was changed.", watch=one.ref, words=describe(one, desk))),
            Choices(
                choices=(
                    Choice(
                        label=say("Stop it"),
                        line=f"/brief watch remove {one.ref}",
                        danger=True,
                        confirm=say("End this watch? It will send no more alerts."),
                    ),
                )
            ),
        ),
        outcome=Outcome.REFUSED,
        code="watched-already",
    )


COMMAND: Command[Desk] = Command(
    ("watch", "add"),
    "hear at once when something changes",
    WatchOptions,
    watch,
    changes=True,
    examples=("/brief watch qwen", "/brief watch alibaba investment > 400bn yuan", '/brief watch words:"export controls"'),
)
