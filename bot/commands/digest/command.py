"""How the commands of digests are declared, and which subscription a command means."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from bot.commands.desk import Desk
from bot.commands.digest.options import WhichOptions
from bot.core.command import Command, FormOffer
from bot.core.document import Block, Document, note
from bot.core.errors import CommandMistake
from bot.core.outlet import Audience
from bot.core.request import Platform, Role
from bot.digests.subscribing import describe_topics
from storage.digests.records import Subscription, UnknownSubscription
from storage.records import SubscriptionState

#: The channel of subscriptions that are made at the terminal: digests are printed.
PRINTED = "terminal"


def digest_command(
    word: str,
    summary: str,
    options: type[Any],
    run: Callable[[Any, Desk], Awaitable[Document]],
    *examples: str,
    changes: bool = True,
    slow: bool = False,
    shortcut: bool = False,
    form: FormOffer[Desk] | None = None,
    also: Mapping[str, Mapping[str, str]] | None = None,
    synonyms: tuple[str, ...] = (),
    role: Role = Role.ADMIN,
) -> Command[Desk]:
    """The command ``/brief digest WORD``; ``also`` are other words for which it is offered, ``synonyms`` run it."""
    return Command(
        ("digest", word),
        summary,
        options,
        run,
        role=role,
        changes=changes,
        slow=slow,
        shortcut=shortcut,
        form=form,
        examples=examples,
        also=also or {},
        synonyms=synonyms,
    )


def audience_of(desk: Desk) -> Audience:
    """The channel that the request came from; at the terminal, the terminal."""
    caller = desk.request.caller
    if caller.platform is not Platform.TERMINAL and caller.channel is None:
        raise CommandMistake("channel-missing-for-digests")
    return Audience(caller.platform, caller.workspace or "", caller.channel or PRINTED)


def channel_name(subscription: Subscription, desk: Desk) -> str:
    """The channel as people know it: ids say nothing where "this channel" does."""
    caller = desk.request.caller
    if (subscription.platform, subscription.channel) == (str(caller.platform), caller.channel or PRINTED):
        return "this terminal" if subscription.channel == PRINTED else "this channel"
    return f"{subscription.platform} channel {subscription.channel}"


async def topics_called(names: Sequence[str], desk: Desk) -> list[str]:
    """The names of the topics that are called so, each once. Raises UnknownTopic."""
    return list(dict.fromkeys([(await desk.topic(name)).name for name in names]))


async def meant_subscription(options: WhichOptions, desk: Desk) -> Subscription:
    """The subscription that is meant: the one named, else the only one of this channel.

    Raises:
        UnknownSubscription: there is none of that reference.
        CommandMistake: none was named, and the channel has several or none.
    """
    found = await meant_subscription_if_any(options, desk)
    if found is None:
        raise CommandMistake("channel-without-digest")
    return found


async def meant_subscription_if_any(options: WhichOptions, desk: Desk) -> Subscription | None:
    """The same, and None where none was named and the channel has none."""
    named = (options.digest or "").strip()
    if re.fullmatch(r"[dD]?\d+", named):
        return await desk.store.subscriptions.get(named)
    found = await _on_topic(named, desk) if named else await _of_this_channel(desk)
    if named and not found:
        raise UnknownSubscription("subscription-unknown", ref=named)
    if len(found) > 1:
        raise CommandMistake(
            "channel-with-several-digests", digests=", ".join(f"{one.ref} ({describe_topics(one)}, {one.schedule})" for one in found)
        )
    return found[0] if found else None


async def meant_subscriptions(words: str | None, desk: Desk, *, one: bool = True) -> tuple[list[Subscription], str]:
    """All subscriptions that the words mean ("d1 d2", "all", a topic; none named: with ``one`` this channel's only one), and the words that
    are left.

    Raises:
        UnknownSubscription, CommandMistake: as ``meant_subscription``.
    """
    pieces = re.split(r"[\s,;&]+", (words or "").strip())
    pieces = [piece for piece in pieces if piece and piece.casefold() not in _SMALL_WORDS]
    refs = [piece for piece in pieces if re.fullmatch(r"[dD]\d+", piece)]
    left = [piece for piece in pieces if piece not in refs]
    if refs or (len(left) == 1 and left[0].isdecimal()):
        found = [await desk.store.subscriptions.get(ref) for ref in dict.fromkeys(refs or left)]
        return found, " ".join(left if refs else [])
    if left and left[0].casefold() in _ALL:
        return await _of_this_channel(desk) or [await meant_subscription(WhichOptions(), desk)], " ".join(left[1:])
    for size in range(min(5, len(left)), 0, -1):
        if found := await _on_topic(" ".join(left[:size]), desk):
            return found, " ".join(left[size:])
    return [await meant_subscription(WhichOptions(), desk)] if one else [], " ".join(left)


_ALL = frozenset({"all", "everything", "alle", "alles", "全部", "所有", "both"})
_SMALL_WORDS = frozenset({"and", "the", "digest", "digests", "subscription", "subscriptions", "please", "my", "on", "about", "und"})


async def _of_this_channel(desk: Desk) -> list[Subscription]:
    """The subscriptions of this channel, without those that have ended by their schedule where there are others."""
    here = audience_of(desk)
    found = await desk.store.subscriptions.all(str(here.platform), here.channel)
    return [one for one in found if one.due_at is not None or one.state is SubscriptionState.PAUSED] or found


async def _on_topic(name: str, desk: Desk) -> list[Subscription]:
    """This channel's subscriptions on the topic that is called so."""
    topic = await desk.find_topic(name)
    return [one for one in await _of_this_channel(desk) if topic.name in one.topics] if topic else []


def paused_note(subscription: Subscription) -> tuple[Block, ...]:
    """While the subscription is paused, a note that no digest comes by itself."""
    if subscription.state is not SubscriptionState.PAUSED:
        return ()
    return (note(f"{subscription.ref} is paused: none comes by itself until /brief digest resume {subscription.ref}"),)
