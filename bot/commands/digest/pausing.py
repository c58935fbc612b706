"""/brief digest pause, resume and unsubscribe: subscriptions are held, go on, or end."""

from __future__ import annotations

import re
from datetime import date

from bot.commands.desk import Desk
from bot.commands.digest.command import channel_name, digest_command, meant_subscriptions
from bot.commands.digest.options import PauseOptions, WhichSeveralOptions
from bot.commands.digest.personal import require_room
from bot.commands.digest.subscribing import made_ready
from bot.core.document import Block, Choice, Choices, Document, Moment, note, paragraph
from bot.core.errors import BriefingError, CommandMistake
from bot.core.language import listed, say, to_say
from bot.core.outlet import Audience
from bot.core.patterns import regex
from bot.core.request import Platform
from bot.core.spans import weekday
from bot.digests.schedules.reading import read_end
from bot.digests.subscribing import describe_topics, is_paused_until, pause_until, resume
from bot.digests.zones.iana import find_zone
from bot.wording.actions import undo_button
from bot.wording.reasons import describe_pause
from storage.digests.records import Subscription, UnknownSubscription
from storage.records import SubscriptionState

#: Why a digest pauses, before until when: "while I'm away until 5 January".
_WHY = regex(r"\b(?:while|because|since|as) .{1,40}?(?=\b(?:until|till)\b|$)", re.IGNORECASE)


async def pause(options: PauseOptions, desk: Desk) -> Document:
    """The subscriptions, paused until they are resumed or until the day that was named."""
    found, until = await meant_subscriptions(_WHY.sub("", options.digest or ""), desk)
    day = {one.id: read_end(until, desk.request.now.astimezone(find_zone(one.zone)).replace(tzinfo=None)) for one in found} if until else {}
    return _together([await _pause(one, day.get(one.id), desk) for one in found])


async def _pause(subscription: Subscription, until: date | None, desk: Desk) -> Document:
    caller, now, ref = desk.request.caller, desk.request.now, subscription.ref
    go_on = Choices(choices=(Choice(label=say("Resume"), line=f"/brief digest resume {ref}"),))
    if subscription.state is SubscriptionState.PAUSED:
        why = describe_pause(subscription.reason) if subscription.reason else ""
        already = say("It was paused {why}. Nothing was changed.", why=why) if why else say("It was paused. Nothing was changed.")
        return Document(title=say("Paused already: {digest}", digest=ref), blocks=(paragraph(already), go_on))
    if until is None:
        reason = f"by {caller.user_name or 'an admin'}"
        await desk.store.subscriptions.pause(ref, reason, by=caller.user, now=now)
        blocks: tuple[Block, ...] = (paragraph(say("What is missed meanwhile comes in one digest after it is resumed.")), go_on)
        return Document(
            title=say("Paused: {digest}", digest=ref), blocks=(*blocks, *undo_button(desk.store.subscriptions.last_action_number))
        )
    paused = await pause_until(desk.store.subscriptions, ref, until, caller.user, now)
    goes_on = (Moment(at=paused.due_at, zone=paused.zone),) if paused.due_at else ()
    blocks = (paragraph(say("It goes on by itself, with what it missed in one digest:"), " ", *goes_on), go_on)
    title = say("Paused until {day}: {digest}", day=weekday(until), digest=ref)
    return Document(title=title, blocks=(*blocks, *undo_button(desk.store.subscriptions.last_action_number)))


async def resume_subscription(options: WhichSeveralOptions, desk: Desk) -> Document:
    """The subscriptions, active again."""
    return _together([await _resume(one, desk) for one in await _all_named(options, desk)])


async def _resume(subscription: Subscription, desk: Desk) -> Document:
    if subscription.person:
        await require_room(desk, 0, "digest", to_say("digests"))
    here = Audience(Platform(subscription.platform), subscription.workspace, subscription.channel, direct=bool(subscription.person))
    joined = await made_ready(here, desk)
    was_paused = subscription.state is SubscriptionState.PAUSED or is_paused_until(subscription, desk.request.now)
    resumed = await resume(desk.store.subscriptions, subscription.ref, desk.request.now, desk.request.caller.user)
    comes = (paragraph(say("The next one comes:"), " ", Moment(at=resumed.due_at, zone=resumed.zone)),) if resumed.due_at else ()
    title = (
        say("Resumed: {digest}", digest=resumed.ref)
        if was_paused
        else say("Nothing was changed: {digest} is not paused", digest=resumed.ref)
    )
    return Document(title=title, blocks=(*comes, *joined, *undo_button(desk.store.subscriptions.last_action_number)))


async def unsubscribe(options: WhichSeveralOptions, desk: Desk) -> Document:
    """The subscriptions that were ended."""
    return _together([await _unsubscribe(one, desk) for one in await _all_named(options, desk)])


async def _unsubscribe(subscription: Subscription, desk: Desk) -> Document:
    ended = await desk.store.subscriptions.end(subscription.ref, by=desk.request.caller.user, now=desk.request.now)
    return Document(
        title=say("Stopped: {digest}", digest=ended.ref),
        blocks=(
            paragraph(say("No more of {digest} to {channel}.", digest=describe_topics(ended), channel=channel_name(ended, desk))),
            note(say("Undo brings it back; what it missed meanwhile comes in one digest.")),
            *undo_button(desk.store.subscriptions.last_action_number),
        ),
    )


async def _has_digest_on(words: str, desk: Desk) -> bool:
    """Whether the asker may end a digest on what these words name."""
    try:
        found, left = await meant_subscriptions(words, desk, one=False)
    except (UnknownSubscription, BriefingError):
        return False
    return bool(found) and not left


async def _has_digest_to_pause(words: str, desk: Desk) -> bool:
    """Whether the asker may pause or resume a digest that these words name."""
    try:
        return bool((await meant_subscriptions(words, desk, one=False))[0])
    except (UnknownSubscription, BriefingError):
        return False


async def _all_named(options: WhichSeveralOptions, desk: Desk) -> list[Subscription]:
    """The subscriptions that are meant. Raises CommandMistake where words are left over, before anything is changed."""
    found, left = await meant_subscriptions(options.digest, desk)
    if left:
        raise CommandMistake("digest-words-unused", words=left)
    return found


def _together(done: list[Document]) -> Document:
    """What became of each subscription as one answer."""
    if len(done) == 1:
        return done[0]
    blocks = [block for one in done for block in (paragraph(one.title), *one.blocks)]
    colon = say(": ")
    words = dict.fromkeys(one.title.rpartition(colon)[0] or one.title for one in done)
    refs = listed(one.title.rpartition(colon)[2] for one in done)
    return Document(title=f"{listed(words)}{colon}{refs}", blocks=tuple(blocks))


COMMANDS = (
    digest_command(
        "pause", "hold subscriptions", PauseOptions, pause, "/brief digest pause d1", "/brief digest pause d1 until monday",
        synonyms=("digest hold", "digest mute", "digest snooze"), applies=_has_digest_to_pause,
    ),
    digest_command(
        "resume", "go on with paused subscriptions", WhichSeveralOptions, resume_subscription, "/brief digest resume d1",
        synonyms=("digest continue", "digest unpause", "digest restart"), applies=_has_digest_to_pause,
    ),
    digest_command(
        "unsubscribe", "end subscriptions", WhichSeveralOptions, unsubscribe, "/brief digest unsubscribe d1", shortcut=True,
        synonyms=("digest delete", "digest remove", "digest stop", "digest cancel", "digest end", "abbestellen"), applies=_has_digest_on,
    ),
)  # fmt: skip
