"""How the commands of digests are declared, and which subscription a command means."""

from __future__ import annotations

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
from storage.digests.records import Subscription
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
) -> Command[Desk]:
    """The command ``/brief digest WORD``, for admins; ``also`` are other words for it, for which it is offered."""
    return Command(
        ("digest", word),
        summary,
        options,
        run,
        role=Role.ADMIN,
        changes=changes,
        slow=slow,
        shortcut=shortcut,
        form=form,
        examples=examples,
        also=also or {},
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
    if options.digest is not None:
        return await desk.store.subscriptions.get(options.digest)
    here = audience_of(desk)
    found = await desk.store.subscriptions.all(str(here.platform), here.channel)
    if len(found) > 1:
        raise CommandMistake(
            "channel-with-several-digests", digests=", ".join(f"{one.ref} ({describe_topics(one)}, {one.schedule})" for one in found)
        )
    return found[0] if found else None


def paused_note(subscription: Subscription) -> tuple[Block, ...]:
    """While the subscription is paused, a note that no digest comes by itself."""
    if subscription.state is not SubscriptionState.PAUSED:
        return ()
    return (note(f"{subscription.ref} is paused: none comes by itself until /brief digest resume {subscription.ref}"),)
