"""How the commands of digests are declared, and which subscription a command means."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from bot.commands.desk import Desk
from bot.commands.digest.options import WhichOptions
from bot.commands.digest.personal import PRINTED, is_own, require_admin
from bot.core.command import Command, FormOffer
from bot.core.document import Block, Document, note
from bot.core.errors import CommandMistake
from bot.core.language import say, to_say
from bot.core.outlet import Audience
from bot.core.request import Platform, Role
from bot.digests.subscribing import describe_topics
from bot.wording.schedules import describe_schedule
from storage.digests.records import Subscription, UnknownSubscription
from storage.records import SubscriptionState

#: What people who are no admins can do instead.
FOR_YOURSELF = to_say(
    "For yourself alone, type /brief digest subscribe me and what you want, such as: /brief digest subscribe me weekdays 9:00"
)


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
    applies: Callable[[str, Desk], Awaitable[bool]] | None = None,
    own_example: str = "",
) -> Command[Desk]:
    """The command ``/brief digest WORD``. Members may run it for what is their own, and for a channel's only admins; the command sees to
    that. ``also`` are other words for it, for which it is offered, ``synonyms`` run it."""
    return Command(
        ("digest", word),
        summary,
        options,
        run,
        role=Role.MEMBER,
        changes=changes,
        slow=slow,
        shortcut=shortcut,
        form=form,
        examples=examples,
        also=also or {},
        synonyms=synonyms,
        applies=applies,
        own_example=own_example,
    )


def audience_of(desk: Desk, channel: str = "") -> Audience:
    """The channel of that id in the asker's workspace, else the one that the request came from; at the terminal, the terminal."""
    caller = desk.request.caller
    if channel and caller.platform is not Platform.TERMINAL:
        return Audience(caller.platform, caller.workspace or "", channel)
    if caller.platform is not Platform.TERMINAL and caller.channel is None:
        raise CommandMistake("channel-missing-for-digests")
    return Audience(caller.platform, caller.workspace or "", caller.channel or PRINTED)


def is_here(subscription: Subscription, desk: Desk) -> bool:
    """Whether what it sends goes to the channel that the request came from, or to the terminal."""
    caller = desk.request.caller
    return (subscription.platform, subscription.channel) == (str(caller.platform), caller.channel or PRINTED)


def channel_name(subscription: Subscription, desk: Desk) -> str:
    """The channel as people know it: ids say nothing where "this channel" does."""
    if is_own(subscription, desk):
        return say("you")
    if is_here(subscription, desk):
        return say("this terminal") if subscription.channel == PRINTED else say("this channel")
    return say("{platform} channel {channel}", platform=subscription.platform.title(), channel=subscription.channel)


async def topics_called(names: Sequence[str], desk: Desk) -> list[str]:
    """The names of the topics that are called so, each once. Raises UnknownTopic."""
    return list(dict.fromkeys([(await desk.topic(name)).name for name in names]))


async def meant_subscription(options: WhichOptions, desk: Desk, *, only_looks: bool = False) -> Subscription:
    """The subscription that is meant: the one named, else the only one of this channel. Who ``only_looks`` need not be an admin.

    Raises:
        UnknownSubscription: there is none of that reference.
        CommandMistake: none was named, and the channel has several or none.
    """
    found = await meant_subscription_if_any(options, desk, only_looks=only_looks)
    if found is None:
        raise CommandMistake("channel-without-digest")
    return found


async def meant_subscription_if_any(options: WhichOptions, desk: Desk, *, only_looks: bool = False) -> Subscription | None:
    """The same, and None where none was named and the channel has none."""
    named = (options.digest or "").strip()
    if re.fullmatch(r"[dD]?\d+", named):
        return await allowed_subscription(named, desk, only_looks=only_looks)
    found = await _on_topic(named, desk) if named else await _meant_without_name(desk, only_looks=only_looks)
    if named and not found:
        raise UnknownSubscription("subscription-unknown", ref=named)
    if len(found) > 1:
        several = (f"{one.ref} ({describe_topics(one)}, {describe_schedule(one.schedule)})" for one in found)
        raise CommandMistake("channel-with-several-digests", digests=", ".join(several))
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
        found = [await allowed_subscription(ref, desk) for ref in dict.fromkeys(refs or left)]
        return found, " ".join(left if refs else [])
    if left and left[0].casefold() in _ALL:
        return await _meant_without_name(desk) or [await meant_subscription(WhichOptions(), desk)], " ".join(left[1:])
    for size in range(min(5, len(left)), 0, -1):
        if found := await _on_topic(" ".join(left[:size]), desk):
            return found, " ".join(left[size:])
    return [await meant_subscription(WhichOptions(), desk)] if one else [], " ".join(left)


_ALL = frozenset({"all", "everything", "alle", "alles", "全部", "所有", "both"})
_SMALL_WORDS = frozenset({"and", "the", "digest", "digests", "subscription", "subscriptions", "please", "my", "on", "about", "und"})


async def allowed_subscription(ref: str, desk: Desk, *, only_looks: bool = False) -> Subscription:
    """The subscription of that reference: the asker's own, or a channel's where they are an admin.

    Raises:
        UnknownSubscription: there is none, or it is another person's own.
        NotAllowed: it is a channel's.
    """
    found = await desk.store.subscriptions.get(ref)
    if found.person and not is_own(found, desk):
        raise UnknownSubscription("subscription-unknown", ref=ref)
    if not found.person and not only_looks:
        require_admin(desk, f"digest … {found.ref}", FOR_YOURSELF)
    return found


async def own_subscriptions(desk: Desk) -> list[Subscription]:
    """What the asker subscribed to for themselves here."""
    return [one for one in await desk.store.subscriptions.all(person=desk.request.caller.user) if is_own(one, desk)]


async def _meant_without_name(desk: Desk, *, only_looks: bool = False) -> list[Subscription]:
    """What is meant where none is named: an admin's channel, else what the asker has for themselves. What has ended by its schedule is left
    out where there are others."""
    found = [] if desk.role < Role.ADMIN and not only_looks else await _of_this_channel(desk)
    if desk.request.caller.is_direct or not found:
        found = [*found, *await own_subscriptions(desk)]
    return [one for one in found if one.due_at is not None or one.state is SubscriptionState.PAUSED] or found


async def _of_this_channel(desk: Desk) -> list[Subscription]:
    """The subscriptions of this channel; none where there is no channel."""
    if desk.request.caller.is_direct and desk.request.caller.channel is None:
        return []
    here = audience_of(desk)
    return await desk.store.subscriptions.all(str(here.platform), here.channel)


async def _on_topic(name: str, desk: Desk) -> list[Subscription]:
    """The subscriptions on the topic that is called so, of those that may be meant."""
    topic = await desk.find_topic(name)
    return [one for one in await _meant_without_name(desk) if topic.name in one.topics] if topic else []


def paused_note(subscription: Subscription) -> tuple[Block, ...]:
    """While the subscription is paused, a note that no digest comes by itself."""
    if subscription.state is not SubscriptionState.PAUSED:
        return ()
    return (
        note(
            say("{subscription} is paused: none comes by itself until /brief digest resume {subscription}", subscription=subscription.ref)
        ),
    )
