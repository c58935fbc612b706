"""Subscribing a channel to digests: schedules and zones are read and checked here, the store keeps what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.core.language import say, to_say
from bot.core.outlet import Audience
from bot.core.spans import weekday
from bot.digests.errors import BadSchedule
from bot.digests.schedules.reading import read_schedule
from bot.digests.schedules.slots import Schedule, Slot, next_slots
from bot.digests.zones.iana import find_zone
from bot.wording.dates import date_text
from bot.wording.watches import describe_watched
from storage.digests.records import Subscription
from storage.digests.subscriptions import Subscriptions
from storage.journal.sessions import PROGRAM
from storage.records import EntryKind, Show, SubscriptionOptions, SubscriptionState
from storage.values import PartialDate

#: How far the first digest of what changed looks back at the least.
_FIRST_LOOK_BACK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class UpcomingSlots:
    """A schedule as it was understood, and its next slots."""

    schedule: Schedule
    zone: str
    next: tuple[Slot, ...]


def upcoming_slots(schedule: str, zone: str, now: datetime, count: int = 5, options: SubscriptionOptions | None = None) -> UpcomingSlots:
    """What schedule and zone mean, with the next slots.

    Raises:
        BadSchedule, UnknownZone: with what is wrong and what to type.
    """
    where = find_zone(zone)
    understood = read_schedule(schedule, now.astimezone(where).replace(tzinfo=None))
    coming = tuple(next_slots(understood, where.key, now, count, (options or SubscriptionOptions()).is_quiet))
    if not coming and understood.last is not None:
        raise BadSchedule("schedule-over", schedule=understood.text)
    if not coming:
        raise BadSchedule("all-days-quiet")
    return UpcomingSlots(understood, where.key, coming)


async def subscribe(
    subscriptions: Subscriptions,
    audience: Audience,
    topics: Sequence[str],
    schedule: str,
    zone: str,
    by: str,
    now: datetime,
    options: SubscriptionOptions | None = None,
    *,
    person: str = "",
) -> Subscription:
    """A new subscription of a channel, or of a person whose direct messages the channel is. ``topics`` are names as the store has them;
    none means all.

    Raises:
        BadSchedule, UnknownZone: with what is wrong and what to type.
    """
    understood = upcoming_slots(schedule, zone, now, 2, options)
    return await subscriptions.add(
        str(audience.platform),
        audience.channel,
        topics=topics,
        schedule=understood.schedule.text,
        zone=understood.zone,
        options=options or SubscriptionOptions(),
        by=by,
        now=now,
        since=_news_since(understood, now, options or SubscriptionOptions()),
        due_at=understood.next[0].at,
        person=person,
    )


def _news_since(coming: UpcomingSlots, now: datetime, options: SubscriptionOptions) -> datetime:
    """From when on entries are news to a new subscription: from now on; to one that tells what changed, what came in the week before, or
    in the time between two of its digests where that is longer."""
    if options.show is not Show.CHANGES:
        return now
    between = coming.next[1].at - coming.next[0].at if len(coming.next) > 1 else _FIRST_LOOK_BACK
    return now - max(_FIRST_LOOK_BACK, between)


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
    channel: str | None = None,
) -> Subscription:
    """The subscription with what was given changed and the rest as it was.

    Raises:
        BadSchedule, UnknownZone, UnknownSubscription: with what is wrong and what to type.
    """
    old = await subscriptions.get(ref)
    understood = upcoming_slots(schedule or old.schedule, zone or old.zone, now, 1, options or old.options)
    return await subscriptions.change(
        ref,
        by=by,
        now=now,
        schedule=understood.schedule.text,
        zone=understood.zone,
        due_at=understood.next[0].at,
        topics=old.topics if topics is None else topics,
        options=options or old.options,
        channel=channel,
    )


async def pause_until(subscriptions: Subscriptions, ref: str, day: date, by: str, now: datetime) -> Subscription:
    """The subscription without digests before that day; what was missed until then comes in one.

    Raises:
        BadSchedule, UnknownSubscription: with what is wrong; the schedule may have no slot from that day on.
    """
    old = await subscriptions.get(ref)
    return await edit(subscriptions, ref, by, now, options=replace(old.options, paused_until=day.isoformat()))


def is_paused_until(subscription: Subscription, now: datetime) -> bool:
    """Whether the subscription is paused until a day that has not come yet."""
    return now.astimezone(find_zone(subscription.zone)).date().isoformat() < subscription.options.paused_until


async def resume(subscriptions: Subscriptions, ref: str, now: datetime, by: str = PROGRAM) -> Subscription:
    """The subscription, active again from its next slot on; the slots that passed meanwhile are not sent one by one.

    Raises:
        BadSchedule, UnknownZone, UnknownSubscription: with what is wrong and what to type.
    """
    paused = await subscriptions.get(ref)
    if is_paused_until(paused, now):
        paused = await edit(subscriptions, ref, by, now, options=replace(paused.options, paused_until=""))
        if paused.state is SubscriptionState.ACTIVE:
            return paused
    due_at = upcoming_slots(paused.schedule, paused.zone, now, 1, paused.options).next[0].at
    return await subscriptions.resume(ref, now=now, due_at=due_at, by=by)


def unstored(
    audience: Audience, topics: Sequence[str], zone: str, now: datetime, options: SubscriptionOptions | None = None
) -> Subscription:
    """A subscription that is not stored, to preview what a channel without any delivered digest would get."""
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
        since=now,
        cursor=now,
        due_at=None,
    )


def describe_topics(subscription: Subscription) -> str:
    """What a subscription sends: "a digest on Acme", or what a watch waits for."""
    if subscription.watched is not None:
        return say("news of {what}", what=describe_watched(subscription.watched))
    topics = ", ".join(subscription.topics)
    if subscription.options.show is Show.CHANGES:
        return say("what changed on {topics}", topics=topics) if topics else say("what changed on all topics")
    return say("a digest on {topics}", topics=topics) if topics else say("a digest on all topics")


#: What people call the kinds of entries.
_KINDS = {
    EntryKind.ARTICLE: to_say("articles"),
    EntryKind.FACT: to_say("figures"),
    EntryKind.EVENT: to_say("events"),
    EntryKind.QUOTE: to_say("quotations"),
    EntryKind.POSITION: to_say("positions"),
}


def describe_options(options: SubscriptionOptions) -> list[str]:
    """The options of a subscription in words, as far as they differ from the defaults."""
    kinds = [say(_KINDS[EntryKind(kind)]) for kind in options.kinds]
    said = [say("only {kinds}", kinds=say(" and ").join(kinds))] if kinds else []
    wanted, unwanted = [word for word in options.words if word[0] != "-"], [word[1:] for word in options.words if word[0] == "-"]
    said += [say("only articles with {words}", words=" / ".join(wanted))] if wanted else []
    said += [say("no articles with {words}", words=" / ".join(unwanted))] if unwanted else []
    said += [say("articles in “{language}”", language=options.language)] if options.language else []
    said += [say("says so on a day without news")] if options.say_when_empty else []
    said += [] if options.archive else [say("nothing from the archive")]
    quiet = ", ".join(_days(first, last) for first, last in options.quiet)
    said += [say("at most {count} entries", count=options.limit)] if options.limit != SubscriptionOptions().limit else []
    said += [say("quiet on {days}", days=quiet)] if quiet else []
    said += [say("details in a thread")] if options.in_thread else []
    said += [say("published to those who follow the channel")] if options.publish else []
    return said + ([say("paused until {day}", day=weekday(date.fromisoformat(options.paused_until)))] if options.paused_until else [])


def _days(first: str, last: str) -> str:
    begin, end = (date_text(PartialDate.day(date.fromisoformat(day))) for day in (first, last))
    return begin if first == last else say("{first} to {last}", first=begin, last=end)
