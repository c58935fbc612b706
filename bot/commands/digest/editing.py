"""/brief digest edit: another schedule, other topics or other options for a subscription."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.commands.desk import Desk
from bot.commands.digest.command import audience_of, digest_command, meant_subscription, meant_subscriptions, topics_called
from bot.commands.digest.form import editing_form
from bot.commands.digest.line import read_digest_line, words_filter
from bot.commands.digest.listing import coming_times, describe
from bot.commands.digest.options import EditOptions, WhichOptions, coming_days
from bot.commands.digest.subscribing import made_ready
from bot.commands.settings import ask_which_zone
from bot.core.document import Document, Mention, paragraph
from bot.core.errors import CommandMistake
from bot.core.language import say
from bot.digests.errors import AmbiguousZone
from bot.digests.subscribing import edit, upcoming_slots
from bot.digests.zones.iana import find_zone
from bot.digests.zones.naming import zone_called
from bot.wording.actions import undo_button
from storage.digests.records import Subscription
from storage.records import Show

#: A schedule at times of day: its days, the times behind them, and from when until when it runs.
_AT_TIMES = re.compile(r"(\S.{0,200}?)((?: \d\d:\d\d)+)((?: (?:from|until) \d{4}-\d\d-\d\d)*)")


def _on_the_same_days(before: str, times: str) -> str:
    """The days of a schedule with other times: "weekdays 09:00" at 10:00 is "weekdays 10:00", not every day."""
    days, others = _AT_TIMES.fullmatch(before), _AT_TIMES.fullmatch(times)
    return days[1] + others[2] + days[3] if days and others else times


async def edit_subscription(options: EditOptions, desk: Desk) -> Document:
    """The subscription with what was given changed, and its next times."""
    subscription, schedule = await _meant(options, desk)
    given: dict[str, Any] = {name: getattr(options, name) for name in ("kinds", "language") if getattr(options, name) is not None}
    if options.empty is not None:
        given["say_when_empty"] = options.empty == "say"
    if options.archive is not None:
        given["archive"] = options.archive == "on"
    if options.quiet is not None:
        given["quiet"] = coming_days(options.quiet, desk.request.now.astimezone(find_zone(subscription.zone)).date())
    if options.limit is not None:
        given["limit"] = options.limit
    given |= {"in_thread": options.thread} if options.thread is not None else {}
    given |= {"publish": options.publish} if options.publish is not None else {}
    given |= {"show": Show(options.show)} if options.show is not None else {}
    topics = None if options.topics is None else await topics_called(options.topics, desk)
    try:
        zone = zone_called(options.zone).name if options.zone else None
        line = await read_digest_line(schedule, desk) if schedule else None
    except AmbiguousZone as error:
        return ask_which_zone(error, desk, as_option=True)
    words = words_filter(options.words, options.not_, line.contents if line else None)
    if words is not None:
        given["words"] = words
    if line:
        given |= {"kinds": line.contents.kinds} if line.contents.kinds and options.kinds is None else {}
        given |= {"show": Show(line.contents.show)} if line.contents.show and options.show is None else {}
        given |= {"limit": line.contents.most} if line.contents.most and options.limit is None else {}
        zone = zone or (line.zone.name if line.zone else None)
        topics = list(line.topics) if topics is None and line.topics else topics
        schedule = line.schedule(zone or subscription.zone, desk).schedule.text if line.parts.says_when else None
        schedule = _on_the_same_days(subscription.schedule, schedule) if schedule and line.parts.is_time_of_day else schedule
    channel = await _another_channel(subscription, options.channel or (line.channel if line else ""), desk)
    changed = await edit(
        desk.store.subscriptions,
        subscription.ref,
        desk.request.caller.user,
        desk.request.now,
        topics=topics,
        schedule=schedule,
        zone=zone,
        options=replace(subscription.options, **given) if given else None,
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


COMMAND = digest_command(
    "edit",
    "change a subscription",
    EditOptions,
    edit_subscription,
    "/brief digest edit d1 weekdays 09:00 17:30",
    "/brief digest edit d1 kinds:facts",
    form=editing_form(EditOptions),
)
