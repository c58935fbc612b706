"""Subscribing a channel to digests: words are read and checked here, the store keeps what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.outlet import Audience
from bot.digests.errors import BadSchedule
from bot.digests.schedule import Schedule, Slot, find_zone, next_slots
from storage.digests.records import Subscription
from storage.digests.subscriptions import PROGRAM, Subscriptions
from storage.records import SubscriptionOptions, SubscriptionState

#: What was recorded so long before a subscription still is news to it, so that its first digest has something to tell.
FIRST_WINDOW = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Occasions:
    """A subscription's schedule as it was understood, and its next occasions."""

    schedule: Schedule
    zone: str
    next: tuple[Slot, ...]


def occasions(schedule: str, zone: str, now: datetime, count: int = 5, options: SubscriptionOptions | None = None) -> Occasions:
    """What schedule and zone mean, with the next occasions in local time and UTC.

    Raises:
        BadSchedule, UnknownZone: with what is wrong and what to type.
    """
    understood, where = Schedule.parse(schedule), find_zone(zone).key
    coming = tuple(next_slots(understood, where, now, count, (options or SubscriptionOptions()).is_quiet))
    if not coming:
        raise BadSchedule("all-days-quiet")
    return Occasions(understood, where, coming)


async def subscribe(
    subscriptions: Subscriptions,
    audience: Audience,
    topics: Sequence[str],
    schedule: str,
    zone: str,
    by: str,
    now: datetime,
    options: SubscriptionOptions | None = None,
) -> Subscription:
    """A new subscription of a channel. ``topics`` are names as the store has them; none means all.

    Raises:
        BadSchedule, UnknownZone: with what is wrong and what to type.
    """
    understood = occasions(schedule, zone, now, 1, options)
    return await subscriptions.add(
        str(audience.platform),
        audience.channel,
        topics=topics,
        schedule=understood.schedule.text,
        zone=understood.zone,
        options=options or SubscriptionOptions(),
        by=by,
        now=now,
        since=now - FIRST_WINDOW,
        due_at=understood.next[0].at,
    )


async def edit(
    subscriptions: Subscriptions,
    ref: str,
    by: str,
    now: datetime,
    *,
    topics: Sequence[str] | None = None,
    schedule: str | None = None,
    zone: str | None = None,
    options: SubscriptionOptions | None = None,
) -> Subscription:
    """The subscription with what was given changed and the rest as it was.

    Raises:
        BadSchedule, UnknownZone, UnknownSubscription: with what is wrong and what to type.
    """
    old = await subscriptions.get(ref)
    understood = occasions(schedule or old.schedule, zone or old.zone, now, 1, options or old.options)
    return await subscriptions.change(
        ref,
        by=by,
        now=now,
        schedule=understood.schedule.text,
        zone=understood.zone,
        due_at=understood.next[0].at,
        topics=old.topics if topics is None else topics,
        options=options or old.options,
    )


async def resume(subscriptions: Subscriptions, ref: str, now: datetime, by: str = PROGRAM) -> Subscription:
    """The subscription, active again from its next occasion on; nothing that passed meanwhile comes one by one.

    Raises:
        BadSchedule, UnknownZone, UnknownSubscription: with what is wrong and what to type.
    """
    paused = await subscriptions.get(ref)
    due_at = occasions(paused.schedule, paused.zone, now, 1, paused.options).next[0].at
    return await subscriptions.resume(ref, now=now, due_at=due_at, by=by)


def unstored(
    audience: Audience, topics: Sequence[str], zone: str, now: datetime, options: SubscriptionOptions | None = None
) -> Subscription:
    """A subscription that is stored nowhere, to preview what a channel that has had nothing would get."""
    return Subscription(
        id=0,
        ref="",
        workspace=audience.workspace,
        platform=str(audience.platform),
        channel=audience.channel,
        revision=0,
        topics=tuple(topics),
        schedule="",
        zone=find_zone(zone).key,
        options=options or SubscriptionOptions(),
        state=SubscriptionState.ACTIVE,
        reason="",
        created_by="",
        created_at=now,
        since=now - FIRST_WINDOW,
        cursor=now,
        due_at=None,
    )


def describe_topics(subscription: Subscription) -> str:
    """What a subscription sends: "a digest on Acme"."""
    return f"a digest on {', '.join(subscription.topics)}" if subscription.topics else "a digest on all topics"


def describe_options(options: SubscriptionOptions) -> list[str]:
    """What a subscription wishes beside topics and times, where it is not what all wish."""
    said = [f"only {' and '.join(f'{kind}s' for kind in options.kinds)}"] if options.kinds else []
    said += [f"articles in “{options.language}”"] if options.language else []
    said += ["says so on a day without news"] if options.say_when_empty else []
    said += [] if options.archive else ["nothing from the archive"]
    quiet = ", ".join(first if first == last else f"{first} to {last}" for first, last in options.quiet)
    return said + ([f"quiet on {quiet}"] if quiet else [])
