"""/brief watch pause, resume and remove."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from bot.commands.desk import Desk
from bot.commands.digest.personal import is_own, require_room
from bot.commands.watch.command import meant_watches
from bot.core.command import COMPLETE_WATCH, Command, option
from bot.core.document import Choice, Choices, Document, paragraph
from bot.core.errors import BriefingError
from bot.core.language import listed, say, say_count, to_say
from bot.wording.actions import undo_button
from storage.digests.records import Subscription, UnknownWatch
from storage.records import SubscriptionState


@dataclass(frozen=True, slots=True)
class WhichOptions:
    watch: str | None = option("which: w1 w2, a topic, or all of yours", rest=True, example="w1", complete=COMPLETE_WATCH, several=" ")


async def pause(options: WhichOptions, desk: Desk) -> Document:
    """The watches, which tell nothing of what is stored until they are resumed."""
    found = await meant_watches(options.watch, desk)
    reason = f"by {desk.request.caller.user_name or 'its owner'}"
    active = [one for one in found if one.state is SubscriptionState.ACTIVE]
    undo = await _each(active, desk, lambda one: desk.store.watches.pause(one.ref, reason, by=desk.request.caller.user))
    if not active:
        return _done(say("Paused already"), found, say("Nothing was changed."))
    done = _done(say("Paused"), active, say("You get no alerts later for what is stored meanwhile; /brief new shows it."))
    go_on = Choices(
        choices=tuple(Choice(label=say("Resume {watch}", watch=one.ref), line=f"/brief watch resume {one.ref}") for one in active[:5])
    )
    return done.model_copy(update={"blocks": (*done.blocks, go_on, *undo)})


async def resume(options: WhichOptions, desk: Desk) -> Document:
    """The watches, which tell again what is stored from now on."""
    found = await meant_watches(options.watch, desk)
    if any(is_own(one, desk) for one in found):
        await require_room(desk, 0, "watch", to_say("watches"))
    paused = [one for one in found if one.state is SubscriptionState.PAUSED]
    now, by = desk.request.now, desk.request.caller.user
    undo = await _each(paused, desk, lambda one: desk.store.watches.resume(one.ref, now=now, by=by))
    if not paused:
        return _done(say("Not paused"), found, say("Nothing was changed."))
    done = _done(say("Resumed"), paused, say("You get alerts for what is stored from now on."))
    return done.model_copy(update={"blocks": (*done.blocks, *undo)})


async def remove(options: WhichOptions, desk: Desk) -> Document:
    """The watches that were ended."""
    found = await meant_watches(options.watch, desk)
    undo = await _each(found, desk, lambda one: desk.store.watches.end(one.ref, by=desk.request.caller.user))
    said = say_count(
        "No more alerts from {count} watch. Corrections to earlier alerts still come.",
        "No more alerts from {count} watches. Corrections to earlier alerts still come.",
        len(found),
    )
    done = _done(say("Stopped"), found, said)
    return done.model_copy(update={"blocks": (*done.blocks, *undo)})


async def _has_watch_on(words: str, desk: Desk) -> bool:
    """Whether the asker may end a watch on what these words name."""
    try:
        return bool(await meant_watches(words, desk))
    except (UnknownWatch, BriefingError):
        return False


async def _each(
    watches: Sequence[Subscription], desk: Desk, change: Callable[[Subscription], Awaitable[Subscription]]
) -> tuple[Choices, ...]:
    """Does it to each; the button that undoes the last one, where it is in the log."""
    for one in watches:
        await change(one)
    return undo_button(desk.store.watches.last_action_number) if watches else ()


def _done(title: str, watches: Sequence[Subscription], said: str) -> Document:
    return Document(title=say("{about}: {words}", about=title, words=listed(one.ref for one in watches)), blocks=(paragraph(said),))


def _command(word: str, summary: str, run: Callable[[WhichOptions, Desk], Awaitable[Document]]) -> Command[Desk]:
    return Command(("watch", word), summary, WhichOptions, run, changes=True, examples=(f"/brief watch {word} w1",))


COMMANDS: Sequence[Command[Desk]] = (
    _command("pause", "hold watches", pause),
    _command("resume", "go on with paused watches", resume),
    replace(_command("remove", "end watches", remove), applies=_has_watch_on),
)
