"""Digests that somebody gets for themselves, by direct message: whose a line asks for, and what a workspace allows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.core.command import Command, option
from bot.core.document import Document, paragraph
from bot.core.errors import CommandMistake, NotAllowed
from bot.core.language import say, say_count
from bot.core.outlet import Audience
from bot.core.patterns import regex
from bot.core.request import Platform, Role, role_word
from bot.digests.errors import TooManyOfOnesOwn
from bot.digests.subscribing import resume
from bot.wording.actions import undo_button
from storage.digests.records import Subscription
from storage.records import PERSONAL_LIMIT, ProgramReason, SubscriptionState

#: The channel of what is sent at the terminal: it is printed.
PRINTED = "terminal"
#: "me qwen daily 9:00", "qwen daily 9:00 for me".
_FOR_ME = regex(
    r"^\s*(?:me|myself|mich|mir|privately|by dm|给我|我)(?:(?![^\W_])|(?<=我))[\s,:]*"
    r"(?:to|on|about|auf|für)?(?=\s|$|[^\w\s]|[\u3400-\u9fff])"
    r"|[\s,](?:for|to) (?:me|myself)(?: only| alone)?\s*$|[\s,](?:by|as an?|via) (?:dm|direct message|private message)s?\s*$",
    re.IGNORECASE,
)
_MOST = 200


#: "(subscribe) us to qwen" means the channel that it is typed in, "US Eastern" and "US Steel" do not.
_FOR_US = regex(
    r"^\s*(?:(?-i:us)(?! (?:east|west|central|pacific|mountain|time)|[/-])|(?:this|the|our) channel)\s+(?:(?:to|for)\s+)?(?=\S)",
    re.IGNORECASE,
)


def without_me(words: str) -> tuple[str, bool]:
    """The words of a line without those that ask for it to come to the asker alone, and whether there are any."""
    words = _FOR_US.sub("", words, count=1)
    found = _FOR_ME.search(words)
    return (words, False) if found is None else (f"{words[: found.start()]} {words[found.end() :]}".strip(), True)


def is_terminal(desk: Desk) -> bool:
    """Whether the operator asks, for whom all is printed anyway."""
    return desk.request.caller.platform is Platform.TERMINAL


async def personal_audience(desk: Desk) -> Audience:
    """The asker's direct messages with the bot. Raises Refused, Busy where the platform can't open them."""
    caller = desk.request.caller
    outlet = desk.deliverer.outlet_of(caller.platform)
    channel = await outlet.direct_channel(caller.workspace or "", caller.user)
    return Audience(caller.platform, caller.workspace or "", channel, direct=True)


def require_admin(desk: Desk, command: str, otherwise: str) -> None:
    """Nothing, when the asker may decide for a channel. Raises NotAllowed, with what they can do instead."""
    if desk.role < Role.ADMIN:
        needed, own = role_word(Role.ADMIN), role_word(desk.role)
        raise NotAllowed("role-too-low-otherwise", command=command, needed=needed, role=own, otherwise=say(otherwise))


async def require_room(desk: Desk, number: int, word: str, things: str) -> None:
    """Nothing, when the asker may have one more for themselves than these. Raises TooManyOfOnesOwn."""
    limit = (await desk.store.workspace_settings()).personal_limit
    if limit == 0:
        raise TooManyOfOnesOwn("personal-off", things=say(things))
    if number >= limit:
        raise TooManyOfOnesOwn("personal-too-many", things=say(things), limit=limit, word=word)


def is_own(subscription: Subscription, desk: Desk) -> bool:
    """Whether the asker made it for themselves."""
    caller = desk.request.caller
    return bool(subscription.person) and (subscription.platform, subscription.person) == (str(caller.platform), caller.user)


@dataclass(frozen=True, slots=True)
class PersonalOptions:
    limit: str | None = option("on, off, or how many one person may have", positional=True, example="5")


async def personal(options: PersonalOptions, desk: Desk) -> Document:
    """What the workspace allows, changed where something is given."""
    words = (options.limit or "").strip().casefold()
    if not words:
        return Document(
            title=say("Personal digests"), blocks=(paragraph(_allowed((await desk.store.workspace_settings()).personal_limit)),)
        )
    if words not in ("on", "off") and not (words.isdecimal() and int(words) <= _MOST):
        raise CommandMistake("personal-limit-unreadable", typed=words, most=_MOST)
    limit = {"on": PERSONAL_LIMIT, "off": 0}.get(words) if not words.isdecimal() else int(words)
    assert limit is not None
    await desk.store.set_personal_limit(limit, desk.request.caller.user)
    undo = undo_button(desk.store.last_action_number)
    changed = await (_hold_all(desk) if limit == 0 else _release_all(desk))
    said = _allowed(limit)
    if changed and limit == 0:
        said += f" {say_count('{count} of them was paused.', '{count} of them were paused.', changed)}"
    elif changed:
        said += f" {say_count('{count} of them was resumed.', '{count} of them were resumed.', changed)}"
    return Document(title=say("Personal digests"), blocks=(paragraph(said), *undo))


def _allowed(limit: int) -> str:
    if limit == 0:
        return say("Nobody gets digests or watches of their own here; /brief digest personal on switches them on.")
    return say("Everybody may have up to {limit} digests, and as many watches, of their own by direct message.", limit=limit)


async def _hold_all(desk: Desk) -> int:
    found = [one for one in await desk.store.subscriptions.all_personal() if one.state is SubscriptionState.ACTIVE]
    for one in found:
        await desk.store.subscriptions.pause(one.ref, ProgramReason.PERSONAL_OFF, now=desk.request.now)
    watches = [one for one in await desk.store.watches.all(person=None) if one.person and one.state is SubscriptionState.ACTIVE]
    for one in watches:
        await desk.store.watches.pause(one.ref, ProgramReason.PERSONAL_OFF, now=desk.request.now)
    return len(found) + len(watches)


async def _release_all(desk: Desk) -> int:
    every = await desk.store.subscriptions.all_personal()
    found = [one for one in every if (one.state, one.reason) == (SubscriptionState.PAUSED, ProgramReason.PERSONAL_OFF)]
    for one in found:
        await resume(desk.store.subscriptions, one.ref, desk.request.now)
    watches = [one for one in await desk.store.watches.all(person=None) if one.person and one.reason == ProgramReason.PERSONAL_OFF]
    for one in watches:
        await desk.store.watches.resume(one.ref, now=desk.request.now)
    return len(found) + len(watches)


COMMAND: Command[Desk] = Command(
    ("digest", "personal"),
    "whether people may have digests of their own",
    PersonalOptions,
    personal,
    role=Role.ADMIN,
    changes=True,
    examples=("/brief digest personal off", "/brief digest personal 5"),
)
