"""/brief digest subscribe: a channel gets digests on a schedule from now on."""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.desk import Desk
from bot.commands.digest.command import audience_of, digest_command, topics_called
from bot.commands.digest.form import subscription_form
from bot.commands.digest.listing import coming_times, describe
from bot.commands.digest.options import KINDS, SubscribeOptions
from bot.commands.digest.wishing import WishedDigest, wished_digest
from bot.commands.settings import ask_which_zone
from bot.core.document import Block, Choice, Choices, Document, Outcome, note, paragraph
from bot.digests.errors import AmbiguousZone
from bot.digests.subscribing import subscribe, upcoming_slots
from bot.digests.zones.naming import NamedZone, describe_zone, zone_called
from storage.digests.records import Subscription
from storage.records import SubscriptionOptions


async def subscribe_channel(options: SubscribeOptions, desk: Desk) -> Document:
    """The subscription that was made, its next times, and the offer to send one now; or the question for the time zone."""
    try:
        wished = await wished_digest(options.schedule, desk)
        named_zone = zone_called(options.zone) if options.zone else wished.zone
    except AmbiguousZone as error:
        return ask_which_zone(error, desk, as_option=True)
    topics = await topics_called((*wished.topics, *(options.topics or ())), desk)
    settings = await desk.store.workspace_settings()
    zone = named_zone.name if named_zone else settings.time_zone
    if zone is None:
        wished.schedule("UTC", desk)  # raises for a mistake in the schedule before anything else is asked
        return _ask_for_zone(desk)
    return await _subscribe(options, wished, topics, zone, named_zone, desk)


async def _subscribe(
    options: SubscribeOptions, wished: WishedDigest, topics: Sequence[str], zone: str, named_zone: NamedZone | None, desk: Desk
) -> Document:
    preferences = SubscriptionOptions(
        say_when_empty=options.empty == "say",
        archive=options.archive == "on",
        kinds=options.kinds,
        language=options.language,
        quiet=options.quiet,
        limit=options.limit or SubscriptionOptions().limit,
    )
    reading = wished.schedule(zone, desk)
    schedule, user, here = reading.schedule.text, desk.request.caller.user, audience_of(desk)
    coming = upcoming_slots(schedule, zone, desk.request.now, 3, preferences)
    others = [one for one in await desk.store.subscriptions.all(str(here.platform), here.channel) if set(one.topics) == set(topics)]
    for one in others:
        if (one.schedule, one.zone, one.options) == (schedule, coming.zone, preferences):
            return _subscribed_already(one)
    made = await subscribe(desk.store.subscriptions, here, topics, schedule, zone, user, desk.request.now, preferences)
    if (await desk.store.workspace_settings()).time_zone is None:
        await desk.store.set_time_zone(coming.zone, user, part_of=desk.store.subscriptions.last_action_number)
    choices = (
        Choice(label="Send one now", line=f"/brief digest now {made.ref}"),
        Choice(label="Preview", line=f"/brief digest preview {made.ref}"),
        Choice(label="Stop it again", line=f"/brief digest unsubscribe {made.ref}", danger=True),
    )
    blocks: list[Block] = [paragraph(f"This channel gets {describe(made)}."), coming_times(coming)]
    blocks += assumption_notes(reading.assumed, named_zone, made)
    if others:
        blocks.append(note(f"It has {others[0].ref} on the same too ({others[0].schedule}); what one sends the other does not repeat."))
    return Document(title=f"Subscribed: {made.ref}", blocks=(*blocks, Choices(choices=choices)))


def assumption_notes(assumed: Sequence[str], zone: NamedZone | None, made: Subscription) -> list[Block]:
    """What was taken for what the line did not say, and how its zone was understood."""
    notes: list[Block] = []
    if assumed:
        notes.append(note(f"You did not say more, so I took {', '.join(assumed)}. To change it: /brief digest edit {made.ref} daily 08:00"))
    if zone and zone.said:
        notes.append(note(f"“{zone.said}” is taken as the time zone {describe_zone(zone.name)}. {zone.note}".strip()))
    return notes


def _subscribed_already(one: Subscription) -> Document:
    return Document(
        title=f"Subscribed already: {one.ref}",
        blocks=(
            paragraph(f"This channel has that digest already, {one.ref}: {describe(one)}. Nothing was changed."),
            Choices(
                choices=(
                    Choice(label="Send one now", line=f"/brief digest now {one.ref}"),
                    Choice(label="Stop it", line=f"/brief digest unsubscribe {one.ref}", danger=True),
                )
            ),
        ),
        outcome=Outcome.REFUSED,
        code="subscribed-already",
    )


def _ask_for_zone(desk: Desk) -> Document:
    """The one question that a workspace is asked: in which time zone its schedules are meant."""
    own = desk.request.caller.time_zone
    zones = dict.fromkeys([*([own] if own else []), "UTC"])
    return Document(
        title="In which time zone?",
        blocks=(
            paragraph(
                "Nothing was subscribed yet: I don't know in which time zone 09:00 is meant. I ask this once for the whole workspace."
            ),
            Choices(choices=tuple(Choice(label=zone, line=f"{desk.request.line} zone:{zone}") for zone in zones)),
            paragraph("Or type it behind the command, such as zone:Berlin or zone:Asia/Shanghai."),
        ),
        outcome=Outcome.MISTAKE,
        code="needs-zone",
        option="zone",
    )


COMMAND = digest_command(
    "subscribe",
    "send this channel a digest on a schedule",
    SubscribeOptions,
    subscribe_channel,
    "/brief digest subscribe weekdays 09:00 zone:Europe/Berlin",
    "/brief digest subscribe qwen mondays 09:00",
    form=subscription_form(SubscribeOptions, KINDS),
    shortcut=True,
    synonyms=("digest add", "digest create", "digest new", "digest start", "abonnieren"),
    also={words: {"schedule": words} for words in ("daily", "weekly", "weekdays")},
)
