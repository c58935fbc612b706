"""Which watch a command means, whose it is, and how a watch is described."""

from __future__ import annotations

import re

from bot.commands.desk import Desk
from bot.commands.digest.command import channel_name, is_here
from bot.commands.digest.personal import is_own, require_admin
from bot.core.errors import CommandMistake
from bot.core.language import listed, say, to_say
from bot.core.request import Role
from bot.digests.zones.naming import describe_zone
from bot.wording.watches import describe_watched
from storage.digests.records import Subscription, UnknownWatch

#: What people who are no admins can do instead.
FOR_YOURSELF = to_say("For yourself alone leave out “here”: /brief watch and a topic. What it sees comes to you by direct message.")
_ALL = frozenset({"all", "everything", "both", "alle", "全部"})
_SMALL = frozenset({"watch", "watches", "alert", "alerts", "them", "the", "my", "and", "on", "for", "please"})


def describe(watch: Subscription, desk: Desk) -> str:
    """A watch in a line: "you: Qwen: downloads; quiet from 22:00 to 07:00 (Europe/Berlin)"."""
    assert watch.watched is not None
    said = say("{about}: {words}", about=channel_name(watch, desk), words=describe_watched(watch.watched))
    if watch.watched.quiet:
        first, last = watch.watched.quiet
        return say("{words}; quiet from {first} to {last} ({zone})", words=said, first=first, last=last, zone=describe_zone(watch.zone))
    return said


async def visible_watches(desk: Desk) -> list[Subscription]:
    """The asker's own watches and those of channels."""
    own = [one for one in await desk.store.watches.all(person=desk.request.caller.user) if is_own(one, desk)]
    return [*own, *await desk.store.watches.all()]


async def meant_watches(words: str | None, desk: Desk) -> list[Subscription]:
    """The watches that the words mean: "w1 w2", a topic, "all" of one's own; none named: the only one of one's own. To
    admins those of the channel are like their own.

    Raises:
        UnknownWatch: there is none of that name, or it is another person's.
        NotAllowed: it is a channel's, and the asker is no admin.
        CommandMistake: none is named, and there are several or none.
    """
    pieces = [piece for piece in re.split(r"[\s,;&]+", (words or "").strip()) if piece and piece.casefold() not in _SMALL]
    if pieces and all(re.fullmatch(r"[wW]?\d+", piece) for piece in pieces):
        return [await _allowed(piece, desk) for piece in dict.fromkeys(pieces)]
    is_admin = desk.role >= Role.ADMIN
    own = [one for one in await visible_watches(desk) if is_own(one, desk) or (is_admin and is_here(one, desk))]
    if pieces and not (len(pieces) == 1 and pieces[0].casefold() in _ALL):
        own = await _on(" ".join(pieces), own, desk)
    elif not own:
        raise CommandMistake("watch-none-of-ones-own")
    if len(own) > 1 and not pieces:
        raise CommandMistake("watch-several", watches=listed(f"{one.ref} ({describe(one, desk)})" for one in own))
    return [await _allowed(one.ref, desk) for one in own]


async def _on(named: str, watches: list[Subscription], desk: Desk) -> list[Subscription]:
    """Those of the watches that are on the topic, or for the words, that are called so. Raises UnknownWatch."""
    topic = await desk.find_topic(named)
    found = [
        one
        for one in watches
        if one.watched is not None
        and (one.watched.words.casefold() == named.casefold() or (topic is not None and one.watched.topic == topic.name))
    ]
    if not found:
        raise UnknownWatch("watch-unknown", ref=named)
    return found


async def _allowed(ref: str, desk: Desk) -> Subscription:
    found = await desk.store.watches.get(ref)
    if found.person and not is_own(found, desk):
        raise UnknownWatch("watch-unknown", ref=ref)
    if not found.person:
        require_admin(desk, f"watch … {found.ref}", FOR_YOURSELF)
    return found
