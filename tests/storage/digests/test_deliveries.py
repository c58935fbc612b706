from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Index

from storage.digests.deliveries import Deliveries
from storage.digests.records import (
    AlreadyPromised,
    Claim,
    DeliveryState,
    LeaseLost,
    PartState,
    Place,
    Plan,
    PlannedSlot,
    Promise,
    StillOpen,
    Subscription,
    UnknownSubscription,
)
from storage.records import SubscriptionOptions
from storage.store import Store
from storage.tables.columns import metadata
from tests.storage.articles import article

NOON = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
LEASE = timedelta(minutes=2)
HOUR = timedelta(hours=1)
HOME = "slack:T1"


def hourly(subscription: Subscription, now: datetime) -> Plan:
    """Every full hour in UTC."""
    first = subscription.cursor.replace(minute=0, second=0) + HOUR
    due = [first + HOUR * number for number in range(max(0, int((now - first) / HOUR) + 1))]
    return Plan(tuple(PlannedSlot(at.replace(tzinfo=None), at) for at in due if at <= now), first + HOUR * len(due))


async def subscribed(store: Store, *, channel: str = "C1", workspace: str = HOME, at: datetime = NOON) -> Subscription:
    return await store.scoped(workspace).subscriptions.add(
        "slack",
        channel,
        topics=["Acme"],
        schedule="hourly",
        zone="UTC",
        options=SubscriptionOptions(),
        by="U1",
        now=at,
        since=at,
        due_at=at.replace(minute=0) + HOUR,
    )


async def claimed(store: Store, now: datetime, worker: str = "one", *, platforms: tuple[str, ...] = ("slack",)) -> list[Claim]:
    return await Deliveries(store.database).claim_due(now, worker, LEASE, hourly, platforms)


async def entry(store: Store) -> Promise:
    added = await store.library().add_article(article(), by="operator")
    return Promise(added.article.lineage, added.article.id, Place.NEW)


async def test_the_migrations_make_exactly_the_tables_that_the_code_declares(store: Store) -> None:
    def differences(connection: Connection) -> list[Any]:
        on_postgresql = connection.dialect.name == "postgresql"
        included = {"include_name": _is_ours, "include_object": lambda one, *_: on_postgresql or not _is_for_postgresql(one)}
        context = MigrationContext.configure(connection, opts={"compare_type": False, **included})
        return compare_metadata(context, metadata)  # type: ignore[no-any-return]

    async with store.database.connecting() as connection:
        assert await connection.run_sync(differences) == []


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    # SQLite's full-text index is a virtual table with tables of its own, which no class can declare.
    return not (kind == "table" and (name or "").startswith("passage_index"))


def _is_for_postgresql(declared: object) -> bool:
    return isinstance(declared, Index) and bool(declared.dialect_options["postgresql"]["using"])


async def test_a_slot_is_claimed_once(store: Store) -> None:
    await subscribed(store)
    assert await claimed(store, NOON + timedelta(minutes=59)) == []
    [claim] = await claimed(store, NOON + HOUR)
    assert claim.slot == PlannedSlot(datetime(2026, 11, 16, 13, 0), NOON + HOUR)  # noqa: DTZ001 - a wall-clock time
    assert (claim.window_start, claim.missed, claim.state, claim.fence) == (NOON, 0, DeliveryState.CLAIMED, 1)
    assert await claimed(store, NOON + HOUR, "two") == []
    [next_claim] = await claimed(store, NOON + 2 * HOUR, "two")  # the first worker's lease has run out with nothing sent
    assert (next_claim.window_start, next_claim.missed) == (NOON, 1)
    with pytest.raises(LeaseLost):
        await Deliveries(store.database).save_composed(claim, NOON + 2 * HOUR, "{}", ["{}"], [])


async def test_many_workers_share_what_is_due(store: Store) -> None:
    for number in range(30):
        await subscribed(store, channel=f"C{number}")
    found = await asyncio.gather(*(claimed(store, NOON + HOUR, f"worker {number}") for number in range(6)))
    channels = [claim.subscription.channel for claims in found for claim in claims]
    while rest := await claimed(store, NOON + HOUR):
        channels += [claim.subscription.channel for claim in rest]
    assert sorted(channels) == sorted(f"C{number}" for number in range(30))


async def test_missed_slots_collapse_and_are_recorded(store: Store) -> None:
    await subscribed(store)
    [claim] = await claimed(store, NOON + 200 * HOUR)
    assert (claim.missed, claim.window_start) == (199, NOON)
    assert await claimed(store, NOON + 200 * HOUR) == []


async def test_windows_of_consecutive_claims_tile(store: Store) -> None:
    await subscribed(store)
    deliveries, edges = Deliveries(store.database), [NOON]
    for hours in (1, 2, 5, 6):
        [claim] = await claimed(store, NOON + hours * HOUR)
        assert claim.slot is not None
        assert claim.window_start == edges[-1]
        edges.append(claim.slot.at)
        await deliveries.skip(claim, NOON + hours * HOUR, "nothing new")
    assert edges == [NOON, NOON + HOUR, NOON + 2 * HOUR, NOON + 5 * HOUR, NOON + 6 * HOUR]


async def test_only_platforms_of_this_process_are_claimed(store: Store) -> None:
    await subscribed(store)
    assert await claimed(store, NOON + HOUR, platforms=("discord",)) == []
    assert len(await claimed(store, NOON + HOUR)) == 1


async def test_a_lost_worker_s_delivery_is_taken_up_with_all_that_was_stored(store: Store) -> None:
    await subscribed(store)
    deliveries, now = Deliveries(store.database), NOON + HOUR
    [claim] = await claimed(store, now)
    promise = await entry(store)
    claim = await deliveries.save_composed(claim, now, '{"whole":1}', ['{"part":0}', '{"part":1}'], [promise])
    await deliveries.start_part(claim, 0, now, LEASE)
    await deliveries.part_settled(claim, 0, PartState.SENT, "m1", now)
    await deliveries.start_part(claim, 1, now + timedelta(seconds=1), LEASE)
    assert await claimed(store, now + LEASE, "two") == []
    [again] = await claimed(store, now + LEASE + timedelta(seconds=1), "two")
    assert (again.delivery, again.reference, again.fence, again.document) == (claim.delivery, claim.reference, 2, '{"whole":1}')
    assert [(part.number, part.document, part.state, part.message_id) for part in again.parts] == [
        (0, '{"part":0}', PartState.SENT, "m1"),
        (1, '{"part":1}', PartState.SENDING, None),
    ]
    assert again.parts[1].started_at == now + timedelta(seconds=1)
    with pytest.raises(LeaseLost):
        await deliveries.part_settled(claim, 1, PartState.SENT, "m2", now)
    await deliveries.part_settled(again, 1, PartState.SENT, "m2", now)
    await deliveries.finish(again, now)
    record = await store.scoped(HOME).subscriptions.delivery(claim.reference.lower())
    assert (record.state, record.message_ids, record.promises) == (DeliveryState.SENT, ("m1", "m2"), (promise,))


async def test_while_something_may_be_in_the_channel_the_next_slot_waits(store: Store) -> None:
    await subscribed(store)
    deliveries, now = Deliveries(store.database), NOON + HOUR
    [claim] = await claimed(store, now)
    claim = await deliveries.save_composed(claim, now, "{}", ["{}"], [])
    await deliveries.start_part(claim, 0, now, LEASE)
    await deliveries.mark_unknown(claim, 0, now, "no answer", ask_at=now + 3 * HOUR)
    assert await claimed(store, now + 2 * HOUR) == []
    [again] = await claimed(store, now + 3 * HOUR)
    assert (again.delivery, again.state, again.parts[0].state) == (claim.delivery, DeliveryState.UNKNOWN, PartState.UNKNOWN)
    await deliveries.part_settled(again, 0, PartState.SENT, "m1", now)
    await deliveries.finish(again, now + 3 * HOUR)
    [following] = await claimed(store, now + 3 * HOUR)
    assert following.missed == 2


async def test_an_entry_is_promised_to_an_audience_once_whatever_subscription_holds_it(store: Store) -> None:
    for channel in ("C1", "C1", "C2"):
        await subscribed(store, channel=channel)
    deliveries, now, promise = Deliveries(store.database), NOON + HOUR, await entry(store)
    first, second, elsewhere = sorted(await claimed(store, now), key=lambda claim: claim.subscription.id)
    await deliveries.save_composed(first, now, "{}", ["{}"], [promise])
    with pytest.raises(AlreadyPromised):
        await deliveries.save_composed(second, now, "{}", ["{}"], [promise])
    await deliveries.save_composed(elsewhere, now, "{}", ["{}"], [promise])
    await deliveries.fail(first, now, "gone", pause=False)
    await deliveries.save_composed(second, now, "{}", ["{}"], [promise])


async def test_two_composing_at_the_very_same_time_can_t_promise_the_same(store: Store) -> None:
    for _ in range(4):
        await subscribed(store)
    deliveries, now, promise = Deliveries(store.database), NOON + HOUR, await entry(store)
    claims = await claimed(store, now)
    results = await asyncio.gather(
        *(deliveries.save_composed(claim, now, "{}", ["{}"], [promise]) for claim in claims), return_exceptions=True
    )
    assert sorted(type(result).__name__ for result in results) == ["AlreadyPromised"] * 3 + ["Claim"]


async def test_what_was_partly_sent_stays_promised_when_the_rest_fails(store: Store) -> None:
    await subscribed(store)
    deliveries, now, promise = Deliveries(store.database), NOON + HOUR, await entry(store)
    [claim] = await claimed(store, now)
    claim = await deliveries.save_composed(claim, now, "{}", ["{}", "{}"], [promise])
    await deliveries.start_part(claim, 0, now, LEASE)
    await deliveries.part_settled(claim, 0, PartState.SENT, "m1", now)
    await deliveries.fail(claim, now, "the channel is gone", pause=True, notice="{}")
    assert (await store.scoped(HOME).subscriptions.delivery(claim.reference)).promises == (promise,)
    assert await claimed(store, now + 10 * HOUR) == []


async def test_sending_by_hand_is_refused_while_a_digest_is_being_sent(store: Store) -> None:
    subscription = await subscribed(store)
    deliveries, now = Deliveries(store.database), NOON + timedelta(minutes=5)
    claim = await deliveries.claim_now(subscription.id, now, "one", LEASE)
    assert claim.slot is None
    with pytest.raises(StillOpen):
        await deliveries.claim_now(subscription.id, now, "two", LEASE)
    await deliveries.skip(claim, now, "nothing new")
    await deliveries.claim_now(subscription.id, now, "two", LEASE)


async def test_a_clock_that_was_ahead_does_not_silence_a_subscription(store: Store) -> None:
    await subscribed(store)
    deliveries = Deliveries(store.database)
    wrong = NOON + timedelta(days=400)
    [claim] = await claimed(store, wrong)
    await deliveries.skip(claim, wrong, "nothing new")
    now = NOON + 3 * HOUR
    assert await claimed(store, now) == []
    assert await deliveries.replan(now, hourly) == 1
    assert await deliveries.replan(now, hourly) == 0
    [claim] = await claimed(store, now + HOUR)
    assert claim.missed == 0


async def test_a_slot_that_was_had_is_not_claimed_again_after_the_clock_went_back(store: Store) -> None:
    await subscribed(store)
    deliveries, wrong = Deliveries(store.database), NOON + 10 * HOUR
    [claim] = await claimed(store, wrong)
    await deliveries.skip(claim, wrong, "nothing new")
    await deliveries.replan(NOON + HOUR, hourly)
    seen = [await claimed(store, NOON + number * HOUR) for number in range(1, 11)]
    assert seen == [[]] * 10
    assert len(await claimed(store, NOON + 11 * HOUR)) == 1


async def test_an_edited_schedule_starts_anew_and_what_is_under_way_is_still_sent(store: Store) -> None:
    subscription = await subscribed(store)
    subscriptions, now = store.scoped(HOME).subscriptions, NOON + HOUR
    [claim] = await claimed(store, now)
    changed = await subscriptions.change(
        subscription.ref,
        by="U2",
        now=now,
        schedule="every 2 hours",
        zone="Asia/Shanghai",
        due_at=now + HOUR,
        topics=["Acme", "Lyon"],
        options=SubscriptionOptions(limit=3),
    )
    assert (changed.revision, changed.zone, changed.topics, changed.options.limit) == (2, "Asia/Shanghai", ("Acme", "Lyon"), 3)
    claim = await Deliveries(store.database).save_composed(claim, now, "{}", ["{}"], [])
    await Deliveries(store.database).finish(claim, now)
    [following] = await claimed(store, now + HOUR)
    assert following.subscription.revision == 2


async def test_subscriptions_are_their_workspace_s_own(store: Store) -> None:
    mine = await subscribed(store)
    await subscribed(store, workspace="slack:T2", channel="C9")
    others = store.scoped("slack:T2").subscriptions
    [theirs] = await others.all()
    assert (mine.ref, theirs.ref, theirs.channel) == ("d1", "d1", "C9")
    await others.end("D1")
    with pytest.raises(UnknownSubscription):
        await others.get("d1")
    for wrong in ("", "d", "x1", "99999999999999999999", "²"):
        with pytest.raises(UnknownSubscription):
            await others.get(wrong)
    assert await others.all() == []
    assert [subscription.ref for subscription in await store.scoped(HOME).subscriptions.all("slack", "C1")] == ["d1"]
    again = await subscribed(store, workspace="slack:T2")
    assert again.ref == "d2"  # numbers are never given twice
