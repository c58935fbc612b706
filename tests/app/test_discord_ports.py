"""What becomes of a server's digests and watches when the bot is removed and comes back; and holders of shards that have ended."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.app.discord_ports import HeldShards, Presence
from bot.app.worker_names import worker_name
from storage.digests.records import Watched
from storage.digests.subscriptions import Subscriptions
from storage.records import ProgramReason, SubscriptionOptions, SubscriptionState
from storage.shards import ShardHolders
from storage.store import Store

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
HERE, THERE = "discord:4711", "discord:4712"


async def _subscribed(store: Store, workspace: str, schedule: str = "daily 09:00", platform: str = "discord") -> Subscriptions:
    subscriptions = store.scoped(workspace).subscriptions
    await subscriptions.add(
        platform, "77", topics=(), schedule=schedule, zone="UTC", options=SubscriptionOptions(), by="1", now=NOW, since=NOW, due_at=NOW
    )
    return subscriptions


async def test_a_server_that_removes_the_bot_pauses_and_goes_on_from_the_next_time(store: Store) -> None:
    later = NOW + timedelta(days=9)
    here, there = await _subscribed(store, HERE), await _subscribed(store, THERE)
    await _subscribed(store, HERE)
    await here.pause("d2", "by ben", by="1", now=NOW)
    watches = store.scoped(HERE).watches
    await watches.add("discord", "77", Watched(topic="Acme"), zone="UTC", by="1", now=NOW)
    clock = [NOW]
    presence = Presence(store.database, store.scoped, lambda: clock[0])
    assert sorted(await presence.active()) == [HERE, THERE]

    assert await presence.has_left(HERE) == 2
    assert await presence.has_left(HERE) == 0
    assert (list(await presence.active()), list(await presence.left())) == ([THERE], [HERE])
    assert (await here.get("d1")).reason == ProgramReason.BOT_REMOVED

    clock[0] = later
    assert await presence.is_back(HERE) == 2
    assert await presence.is_back(HERE) == 0
    resumed = await here.get("d1")
    assert (resumed.state, resumed.cursor, resumed.due_at) == (SubscriptionState.ACTIVE, later, datetime(2026, 3, 13, 9, tzinfo=UTC))
    assert (await here.get("d2")).state is SubscriptionState.PAUSED, "what somebody paused stays so"
    assert (await watches.get("w1")).since == later
    assert (await there.get("d1")).state is SubscriptionState.ACTIVE
    assert list(await presence.left()) == []


async def test_other_platforms_are_none_of_its_business(store: Store) -> None:
    await _subscribed(store, "slack:T0ACME", platform="slack")
    assert list(await Presence(store.database, store.scoped, lambda: NOW).active()) == []


async def test_a_schedule_that_is_over_stays_paused(store: Store) -> None:
    here = await _subscribed(store, HERE, "daily 09:00 until 2026-03-05")
    presence = Presence(store.database, store.scoped, lambda: NOW + timedelta(days=30))
    await presence.has_left(HERE)
    assert await presence.is_back(HERE) == 0
    assert (await here.get("d1")).state is SubscriptionState.PAUSED


async def test_a_holder_that_was_killed_on_this_machine_is_none(store: Store) -> None:
    holders = ShardHolders(store.database)
    place, process, started, _ = worker_name().split(":")
    ours, ended = worker_name(), f"{place}:{process}:{int(started) - 5}:ab"  # one that had our process id before us
    for name in (ended, f"{place}:{process}:{started}:cd", "elsewhere:1:2:ef"):
        await holders.hold(name, ["app:0"], NOW, timedelta(minutes=1))
    held = HeldShards(store.database, ours, lambda: NOW)
    others = {other for _, other in await held.hold(["app:0"])}
    assert others == {"elsewhere:1:2:ef", f"{place}:{process}:{started}:cd"}
    await held.leave()
    assert ours not in {other for _, other in await holders.hold("x", ["app:0"], NOW, timedelta(minutes=1))}
