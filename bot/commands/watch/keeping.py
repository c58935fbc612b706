"""/brief watch pause, resume and remove."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.digest.personal import is_own, require_room
from bot.commands.watch.command import meant_watches
from bot.core.command import COMPLETE_WATCH, Command, option
from bot.core.document import Choice, Choices, Document, paragraph
from bot.core.errors import BriefingError
from bot.core.language import listed, say, say_count, to_say
from bot.core.patterns import regex
from bot.core.spans import weekday
from bot.digests.schedules.reading import read_end
from bot.digests.subscribing import is_paused_until
from bot.digests.zones.iana import find_zone
from bot.wording.actions import undo_button
from storage.digests.records import Subscription, UnknownWatch
from storage.records import SubscriptionState


@dataclass(frozen=True, slots=True)
class WhichOptions:
    watch: str | None = option("which: w1 w2, a topic, or all of yours", rest=True, example="w1", complete=COMPLETE_WATCH, several=" ")


@dataclass(frozen=True, slots=True)
class PauseOptions:
    watch: str | None = option("which, and until when", rest=True, example="w1 until monday", complete=COMPLETE_WATCH, several=" ")


#: Until when watches are paused, at the end of a line: "w1 until monday", "for 2 weeks", "today", "到周一", "两周"; "for acme" tells which.
_UNTIL = regex(
    r"(?:^|\s)((?:until|till|through|bis)\b.{1,60}|(?:for|für)\b.{1,40}\b(?:hour|day|week|fortnight|month|year|tag|woche|monat|jahr)[a-z]{0,2}"
    r"|for (?:today|tomorrow|now)|(?:直到|到(?=\s?[\d今明后下周星一二三四五六七八九十])).{1,60}"
    r"|[\d一二两三四五六七八九十]{1,3}\s?(?:天|个?周|个?星期|个月)|today|tomorrow|(?:this|next) week|heute|今天|明天|后天|下周)\s*$",
    re.IGNORECASE,
)


async def pause(options: PauseOptions, desk: Desk) -> Document:
    """The watches, which tell nothing of what is stored until they are resumed, or until the day that was named."""
    words, until = options.watch or "", ""
    if named := _UNTIL.search(words):
        words, until = words[: named.start()], named[1]
    found = await meant_watches(words, desk)
    active = [one for one in found if one.state is SubscriptionState.ACTIVE and not (is_paused_until(one, desk.request.now) and not until)]
    if not active:
        return _done(say("Paused already"), found, say("Nothing was changed."))
    if until:
        return await _pause_until(active, until, desk)
    reason = f"by {desk.request.caller.user_name or 'its owner'}"
    undo = await _each(active, desk, lambda one: desk.store.watches.pause(one.ref, reason, by=desk.request.caller.user))
    done = _done(say("Paused"), active, say("You get no alerts later for what is stored meanwhile; /brief new shows it."))
    return done.model_copy(update={"blocks": (*done.blocks, _go_on(active), *undo)})


async def _pause_until(watches: Sequence[Subscription], until: str, desk: Desk) -> Document:
    """The watches, which go on by themselves on the day that was named. Raises BadSchedule where none was."""
    now, by = desk.request.now, desk.request.caller.user
    words = re.sub(r"^(?:today|heute|今天)$", "tomorrow", until.strip(), flags=re.IGNORECASE)
    days = {one.ref: read_end(words, now.astimezone(find_zone(one.zone)).replace(tzinfo=None)) for one in watches}
    undo = await _each(watches, desk, lambda one: desk.store.watches.pause_until(one.ref, days[one.ref].isoformat(), by=by, now=now))
    said = say("They go on by themselves. You get no alerts later for what is stored meanwhile; /brief new shows it.")
    if len(watches) == 1:
        said = say("It goes on by itself. You get no alerts later for what is stored meanwhile; /brief new shows it.")
    title = say("Paused until {day}", day=weekday(max(days.values())))
    done = _done(title, watches, said)
    return done.model_copy(update={"blocks": (*done.blocks, _go_on(watches), *undo)})


def _go_on(watches: Sequence[Subscription]) -> Choices:
    return Choices(
        choices=tuple(Choice(label=say("Resume {watch}", watch=one.ref), line=f"/brief watch resume {one.ref}") for one in watches[:5])
    )


async def resume(options: WhichOptions, desk: Desk) -> Document:
    """The watches, which tell again what is stored from now on."""
    found = await meant_watches(options.watch, desk)
    if any(is_own(one, desk) for one in found):
        await require_room(desk, 0, "watch", to_say("watches"))
    now, by = desk.request.now, desk.request.caller.user
    paused = [one for one in found if one.state is SubscriptionState.PAUSED or is_paused_until(one, now)]
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


async def _has_watch_to_pause(words: str, desk: Desk) -> bool:
    """Whether the asker may pause or resume a watch that these words name."""
    return await _has_watch_on(_UNTIL.sub("", words), desk)


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


COMMANDS: Sequence[Command[Desk]] = (
    Command(
        ("watch", "pause"), "hold watches", PauseOptions, pause, changes=True, applies=_has_watch_to_pause,
        examples=("/brief watch pause w1", "/brief watch pause w1 until monday"),
    ),
    Command(
        ("watch", "resume"), "go on with paused watches", WhichOptions, resume, changes=True, applies=_has_watch_to_pause,
        examples=("/brief watch resume w1",),
    ),
    Command(
        ("watch", "remove"), "end watches", WhichOptions, remove, changes=True, applies=_has_watch_on, examples=("/brief watch remove w1",)
    ),
)  # fmt: skip
