"""/brief digest edit: another schedule, other topics or other options for a subscription."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.commands.desk import Desk
from bot.commands.digest.command import audience_of, digest_command, meant_subscription, meant_subscriptions, topics_called
from bot.commands.digest.form import editing_form
from bot.commands.digest.line import DigestLine, read_digest_line, words_filter
from bot.commands.digest.line_topics import topics_apart
from bot.commands.digest.listing import coming_times, describe
from bot.commands.digest.options import EditOptions, WhichOptions, coming_days
from bot.commands.digest.relative import (
    comes_again,
    days_of_each_week,
    days_skipped,
    minutes_moved,
    moved,
    on_the_same_days,
    quiet_too,
    with_topics,
)
from bot.commands.digest.subscribing import made_ready
from bot.commands.settings import ask_which_zone
from bot.core.document import Document, Mention, paragraph
from bot.core.errors import BriefingError, CommandMistake
from bot.core.language import say
from bot.digests.errors import AmbiguousZone
from bot.digests.subscribing import edit, upcoming_slots
from bot.digests.zones.iana import find_zone
from bot.digests.zones.naming import zone_called
from bot.wording.actions import undo_button
from storage.digests.records import Subscription, UnknownSubscription
from storage.records import Show


async def edit_subscription(options: EditOptions, desk: Desk) -> Document:
    """The subscription with what was given changed, and its next times."""
    subscription, words = await _meant(options, desk)
    try:
        changes = await _changes(options, subscription, words or "", desk)
    except AmbiguousZone as error:
        return ask_which_zone(error, desk, as_option=True)
    channel = await _another_channel(subscription, changes.channel, desk)
    changed = await edit(
        desk.store.subscriptions,
        subscription.ref,
        desk.request.caller.user,
        desk.request.now,
        topics=changes.topics,
        schedule=changes.schedule,
        zone=changes.zone,
        options=replace(subscription.options, **changes.options) if changes.options else None,
        channel=channel,
    )
    coming = upcoming_slots(changed.schedule, changed.zone, desk.request.now, 3, changed.options)
    done = _shown(changed) != _shown(subscription)
    goes = (paragraph(say("It goes to"), " ", Mention(what="channel", id=changed.channel)),) if channel else ()
    return Document(
        title=say("Changed: {digest}", digest=changed.ref) if done else say("Nothing was changed: {digest}", digest=changed.ref),
        blocks=(
            paragraph(
                say("Now: {words}.", words=describe(changed)) if done else say("It is so already: {words}.", words=describe(changed))
            ),
            *goes,
            coming_times(coming),
            *undo_button(desk.store.subscriptions.last_action_number),
        ),
    )


@dataclass
class _Changes:
    """What becomes otherwise; None where nothing is said of it."""

    options: dict[str, Any]
    topics: Sequence[str] | None = None
    schedule: str | None = None
    zone: str | None = None
    channel: str = ""


async def _changes(options: EditOptions, subscription: Subscription, words: str, desk: Desk) -> _Changes:
    """What the options and the words of the line change. Raises AmbiguousZone, BadSchedule, UnknownTopic, CommandMistake."""
    here = desk.request.now.astimezone(find_zone(subscription.zone)).replace(tzinfo=None)
    changes = _Changes(_given(options, here.date()), channel=options.channel or "")
    changes.topics = None if options.topics is None else await topics_called(options.topics, desk)
    changes.zone = zone_called(options.zone).name if options.zone else None
    line = None
    if days := days_skipped(words):
        if comes_again(days):
            changes.schedule = f"{subscription.schedule} except {days_of_each_week(days)}"
        else:
            changes.options["quiet"] = tuple(sorted({*subscription.options.quiet, *quiet_too(days, here)}))
    elif (minutes := minutes_moved(words)) is not None:
        changes.schedule = moved(subscription.schedule, minutes)
    elif words:
        line = await read_digest_line(words, desk)
        _take_from_line(changes, line, options, subscription, desk)
    filters = words_filter(options.words, options.not_, line.contents if line else None)
    if line and (line.added or line.left_out):
        before = subscription.topics if changes.topics is None else changes.topics
        changes.topics, filters = with_topics(before, filters or subscription.options.words, line.added, line.left_out)
    if filters is not None:
        changes.options["words"] = filters
    return changes


def _given(options: EditOptions, today: date) -> dict[str, Any]:
    """What the options by their names say of the subscription's own options."""
    given: dict[str, Any] = {name: getattr(options, name) for name in ("kinds", "language", "limit") if getattr(options, name) is not None}
    given |= {"say_when_empty": options.empty == "say"} if options.empty is not None else {}
    given |= {"archive": options.archive == "on"} if options.archive is not None else {}
    given |= {"quiet": coming_days(options.quiet, today)} if options.quiet is not None else {}
    given |= {"in_thread": options.thread} if options.thread is not None else {}
    given |= {"publish": options.publish} if options.publish is not None else {}
    return given | ({"show": Show(options.show)} if options.show is not None else {})


def _take_from_line(changes: _Changes, line: DigestLine, options: EditOptions, subscription: Subscription, desk: Desk) -> None:
    """Adds what the line's words say, where no option by its name says otherwise."""
    contents = line.contents
    changes.options |= {"kinds": contents.kinds} if contents.kinds and options.kinds is None else {}
    changes.options |= {"show": Show(contents.show)} if contents.show and options.show is None else {}
    changes.options |= {"limit": contents.most} if contents.most and options.limit is None else {}
    changes.zone = changes.zone or (line.zone.name if line.zone else None)
    changes.topics = list(line.topics) if changes.topics is None and line.topics else changes.topics
    changes.channel = changes.channel or line.channel
    if line.parts.says_when:
        schedule = line.schedule(changes.zone or subscription.zone, desk).schedule.text
        changes.schedule = on_the_same_days(subscription.schedule, schedule) if line.parts.is_time_of_day else schedule


async def _another_channel(subscription: Subscription, named: str, desk: Desk) -> str | None:
    """The channel that the subscription is to go to, once it is known that the bot can post there; None where none was named.

    Raises:
        CommandMistake: the subscription is somebody's own.
        Refused: the bot can't post there; the error says why, and what to do.
    """
    if not named:
        return None
    if subscription.person:
        raise CommandMistake("channel-for-yourself")
    await made_ready(audience_of(desk, named), desk)
    return named


def _shown(subscription: Subscription) -> tuple[object, ...]:
    """What a change can make otherwise."""
    one = subscription
    return one.topics, one.schedule, one.zone, one.options, one.channel, one.state


async def _meant(options: EditOptions, desk: Desk) -> tuple[Subscription, str | None]:
    """The subscription that is meant, and the words of its new schedule."""
    named = options.digest
    if named is None or re.fullmatch(r"d?\d+", named.strip(), re.IGNORECASE):
        return await meant_subscription(WhichOptions(named), desk), options.schedule
    # The reference was left out: this is the beginning of the schedule, or the topic by which one of several is meant.
    words = f"{named} {options.schedule or ''}".strip()
    found, left = await meant_subscriptions(words, desk, one=False)
    if len(found) == 1 and left:
        return found[0], left
    return await meant_subscription(WhichOptions(), desk), words


async def _can_leave_out(words: str, desk: Desk) -> bool:
    """Whether a sentence means a digest of the asker's: one that is to leave out a topic tells of it, and of others too."""
    if not words.startswith("without "):
        return True
    apart = await topics_apart(words, desk)
    if apart.rest.strip() or not apart.left_out:
        return False
    try:
        subscription = await meant_subscription(WhichOptions(), desk)
    except (UnknownSubscription, BriefingError):
        return False
    shown = [await desk.store.family(await desk.topic(name)) for name in subscription.topics]
    names = {topic.name for family in shown for topic in family}
    return not names or (names >= set(apart.left_out) and bool(set(subscription.topics) - set(apart.left_out)))


COMMAND = digest_command(
    "edit",
    "change a subscription",
    EditOptions,
    edit_subscription,
    "/brief digest edit d1 weekdays 09:00 17:30",
    "/brief digest edit d1 kinds:facts",
    form=editing_form(EditOptions),
    applies=_can_leave_out,
)
