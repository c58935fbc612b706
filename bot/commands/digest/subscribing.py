"""/brief digest subscribe: a channel, or whoever asks for themselves, gets digests on a schedule from now on."""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.desk import Desk
from bot.commands.digest.command import FOR_YOURSELF, audience_of, digest_command, own_subscriptions, topics_called
from bot.commands.digest.form import subscription_form
from bot.commands.digest.line import DigestLine, read_digest_line, words_filter
from bot.commands.digest.listing import coming_times, describe
from bot.commands.digest.options import KINDS, SubscribeOptions, channel_called, coming_days
from bot.commands.digest.personal import PRINTED, is_terminal, personal_audience, require_admin, require_room, without_me
from bot.commands.settings import ask_which_zone
from bot.core.document import Block, Choice, Choices, Document, Mention, Outcome, Span, note, paragraph
from bot.core.errors import CommandMistake
from bot.core.language import alternatives, listed, say, to_say
from bot.core.outlet import Audience
from bot.core.request import Role
from bot.core.spans import say_spans
from bot.digests.errors import AmbiguousZone
from bot.digests.subscribing import subscribe, upcoming_slots
from bot.digests.zones.iana import find_zone
from bot.digests.zones.naming import NamedZone, describe_zone, zone_called
from bot.wording.schedules import describe_assumed, describe_schedule
from storage.digests.records import Subscription
from storage.records import Show, SubscriptionOptions


async def subscribe_channel(options: SubscribeOptions, desk: Desk) -> Document:
    """The subscription that was made, its next times, and the offer to send one now; or the question for the time zone."""
    schedule, for_me = without_me(options.schedule)
    # Who may decide for channels can name one in a direct message.
    names_channel = bool(options.channel or channel_called(schedule)) and desk.role >= Role.ADMIN
    is_personal = (for_me or (desk.request.caller.is_direct and not names_channel)) and not is_terminal(desk)
    if is_personal:
        await require_room(desk, len(await own_subscriptions(desk)), "digest", to_say("digests"))
    else:
        require_admin(desk, "digest subscribe", FOR_YOURSELF)
    try:
        line = await read_digest_line(schedule, desk)
        named_zone = zone_called(options.zone) if options.zone else line.zone
    except AmbiguousZone as error:
        return ask_which_zone(error, desk, as_option=True)
    channel = options.channel or line.channel
    if channel and is_personal:
        raise CommandMistake("channel-for-yourself")
    topics = await topics_called((*line.topics, *line.added, *(options.topics or ())), desk)
    zone = named_zone.name if named_zone else await (own_zone(desk) if is_personal else _zone_of_channels(desk))
    if zone is None:
        line.schedule("UTC", desk)  # raises for a mistake in the schedule before anything else is asked
        return await ask_for_zone(desk, is_personal=is_personal)
    here = await personal_audience(desk) if is_personal else audience_of(desk, channel)
    return await _subscribe(options, line, topics, zone, named_zone, here, desk)


async def _zone_of_channels(desk: Desk) -> str | None:
    return (await desk.store.workspace_settings()).time_zone


async def _subscribe(
    options: SubscribeOptions,
    line: DigestLine,
    topics: Sequence[str],
    zone: str,
    named_zone: NamedZone | None,
    here: Audience,
    desk: Desk,
) -> Document:
    words = words_filter(options.words, (*(options.not_ or ()), *line.left_out) or None, line.contents) or ()
    today = desk.request.now.astimezone(find_zone(zone)).date()
    preferences = SubscriptionOptions(
        say_when_empty=options.empty == "say",
        archive=options.archive == "on",
        kinds=options.kinds or line.contents.kinds,
        language=options.language,
        quiet=coming_days(options.quiet, today),
        limit=options.limit or line.contents.most or SubscriptionOptions().limit,
        words=words,
        in_thread=bool(options.thread),
        publish=bool(options.publish),
        show=Show(options.show or line.contents.show or Show.NEWS),
    )
    reading = line.schedule(zone, desk)
    schedule, user = reading.schedule.text, desk.request.caller.user
    person = user if here.direct else ""
    coming = upcoming_slots(schedule, zone, desk.request.now, 3, preferences)
    known = await desk.store.subscriptions.all(str(here.platform), here.channel, person=person)
    others = [one for one in known if set(one.topics) == set(topics) and one.options.show is preferences.show]
    for one in others:
        if (one.schedule, one.zone, one.options) == (schedule, coming.zone, preferences):
            return _subscribed_already(one)
    joined = await made_ready(here, desk)
    made = await subscribe(desk.store.subscriptions, here, topics, schedule, zone, user, desk.request.now, preferences, person=person)
    if not person and await _zone_of_channels(desk) is None:
        await desk.store.set_time_zone(coming.zone, user, part_of=desk.store.subscriptions.last_action_number)
    choices = (
        Choice(label=say("Send one now"), line=f"/brief digest now {made.ref}"),
        Choice(label=say("Preview"), line=f"/brief digest preview {made.ref}"),
        Choice(label=say("Stop it again"), line=f"/brief digest unsubscribe {made.ref}", danger=True),
    )
    blocks: list[Block] = [paragraph(*_who_gets(made, here, desk)), coming_times(coming)]
    blocks += joined
    blocks += await unmatched_note(words, desk)
    blocks += assumption_notes(reading.assumed, named_zone, made)
    if others and preferences.show is Show.NEWS:
        has = (
            to_say("You have {digest} on the same too ({schedule}); what one sends the other does not repeat.")
            if person
            else to_say("It has {digest} on the same too ({schedule}); what one sends the other does not repeat.")
        )
        blocks.append(note(say(has, digest=others[0].ref, schedule=describe_schedule(others[0].schedule))))
    title = say("Subscribed: {digest}", digest=made.ref)
    return Document(title=title, blocks=(*blocks, Choices(choices=choices)), confidential=bool(person))


def _who_gets(made: Subscription, here: Audience, desk: Desk) -> tuple[Span | str, ...]:
    """That the subscription's channel, or its person, gets what it sends."""
    if made.person:
        return (say("You alone get, by direct message, {digest}.", digest=describe(made)),)
    if here.channel in (desk.request.caller.channel, PRINTED):
        return (say("This channel gets {digest}.", digest=describe(made)),)
    return say_spans("{channel} gets {digest}.", channel=Mention(what="channel", id=here.channel), digest=describe(made))


async def made_ready(here: Audience, desk: Desk) -> list[Block]:
    """What says that the bot joined the channel to post in it; nothing where it could do so before.

    Raises:
        Refused: the bot can't post there; the error says why, and what to do.
        CommandMistake: it is another channel than the one that the asker is in, and it is not certain that they see it.
    """
    caller, outlet = desk.request.caller, desk.deliverer.outlets.get(here.platform)
    is_elsewhere = not here.direct and caller.platform is here.platform and here.channel not in (caller.channel, PRINTED)
    if outlet is not None and is_elsewhere and not await outlet.may_see(here, caller.user):
        raise CommandMistake("channel-not-seen")
    joined = not here.direct and outlet is not None and await outlet.make_ready(here)
    return [note(say("I have joined this channel to post in it."))] if joined else []


async def unmatched_note(words: Sequence[str], desk: Desk) -> list[Block]:
    """What says that nothing in the store has any of the words that are wanted, so that one sees a slip at once."""
    wanted = [word for word in words if not word.startswith("-")]
    for word in wanted:
        if await desk.store.search(word, limit=1):
            return []
    called = alternatives(f"“{word}”" for word in wanted)
    return [note(say("Nothing that is stored so far has {words}; articles that come may.", words=called))] if wanted else []


def assumption_notes(assumed: Sequence[str], zone: NamedZone | None, made: Subscription) -> list[Block]:
    """What was taken for what the line did not say, and how its zone was understood."""
    notes: list[Block] = []
    if assumed:
        notes.append(
            note(
                say(
                    "You did not say more, so I took {assumed}. To change it: /brief digest edit {digest} daily 08:00",
                    assumed=listed(map(describe_assumed, assumed)),
                    digest=made.ref,
                )
            )
        )
    if zone and zone.said:
        taken = say("“{words}” is taken as the time zone {zone}.", words=zone.said, zone=describe_zone(zone.name))
        notes.append(note(f"{taken} {zone.note}".strip()))
    return notes


def _subscribed_already(one: Subscription) -> Document:
    has = (
        to_say("You have that digest already, {digest}: {words}. Nothing was changed.")
        if one.person
        else to_say("This channel has that digest already, {digest}: {words}. Nothing was changed.")
    )
    return Document(
        title=say("Subscribed already: {digest}", digest=one.ref),
        blocks=(
            paragraph(say(has, digest=one.ref, words=describe(one))),
            Choices(
                choices=(
                    Choice(label=say("Send one now"), line=f"/brief digest now {one.ref}"),
                    Choice(
                        label=say("Stop it"),
                        line=f"/brief digest unsubscribe {one.ref}",
                        danger=True,
                        confirm=say("End {digest}? No more of it comes; it can be brought back.", digest=one.ref),
                    ),
                )
            ),
        ),
        outcome=Outcome.REFUSED,
        code="subscribed-already",
    )


async def own_zone(desk: Desk) -> str | None:
    """The asker's own time zone: as the platform tells it, else that of what they have for themselves already; None where neither is so."""
    own = [one.zone for one in await own_subscriptions(desk)]
    return desk.request.caller.time_zone or (own[-1] if own else None)


async def ask_for_zone(desk: Desk, *, is_personal: bool, undone: str = "") -> Document:
    """The one question that a workspace, or whoever has something for themselves, is asked: which time zone is meant."""
    own = (await _zone_of_channels(desk)) if is_personal else desk.request.caller.time_zone
    zones = dict.fromkeys([*([own] if own else []), "UTC"])
    undone = undone or say("Nothing was subscribed yet: I don't know in which time zone 09:00 is meant.")
    once = say("I ask you this once.") if is_personal else say("I ask this once for the whole workspace.")
    return Document(
        title=say("In which time zone?"),
        blocks=(
            paragraph(f"{undone} {once}"),
            Choices(choices=tuple(Choice(label=zone, line=f"{desk.request.line} zone:{zone}") for zone in zones)),
            paragraph(say("Or type it behind the command, such as zone:Berlin or zone:Asia/Shanghai.")),
        ),
        outcome=Outcome.MISTAKE,
        code="needs-zone",
        option="zone",
    )


COMMAND = digest_command(
    "subscribe",
    "send this channel, or you alone, a digest on a schedule",
    SubscribeOptions,
    subscribe_channel,
    "/brief digest subscribe weekdays 09:00 zone:Europe/Berlin",
    "/brief digest subscribe me qwen mondays 09:00",
    own_example="/brief digest subscribe me qwen weekdays 09:00",
    form=subscription_form(SubscribeOptions, KINDS),
    shortcut=True,
    synonyms=("digest add", "digest create", "digest new", "digest start", "abonnieren"),
    also={words: {"schedule": words} for words in ("daily", "weekly", "weekdays")},
)
