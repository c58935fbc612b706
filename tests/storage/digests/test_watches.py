"""Watches and what they saw, on both databases."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from storage.digests.alerts import Alerts, Hit
from storage.digests.deliveries import Deliveries
from storage.digests.records import Plan, Subscription, UnknownSubscription, UnknownWatch, Watched
from storage.records import SubscriptionState
from storage.store import Store
from storage.values import Comparator, Quantity
from tests.refusals import raises_explained
from tests.storage.articles import article
from tests.storage.digests.test_deliveries import subscribed

NOON = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
LEASE = timedelta(minutes=2)
HOME = "slack:T1"
EVERYTHING = Watched("Acme", "shops", "", Quantity(Decimal(400), "EUR", Comparator.OVER), ("22:00", "07:00"))


async def watch(store: Store, watched: Watched = EVERYTHING, *, person: str = "", workspace: str = HOME) -> Subscription:
    watches = store.scoped(workspace).watches
    return await watches.add("slack", person or "C1", watched, zone="UTC", by="U1", now=NOON, person=person)


def never(subscription: Subscription, now: datetime) -> Plan:
    raise AssertionError("a watch has no schedule")


async def test_a_watch_is_kept_as_it_was_wished(store: Store) -> None:
    made = await watch(store)
    assert (made.ref, made.watched, made.due_at, made.topics) == ("w1", EVERYTHING, None, ("Acme",))
    assert await store.scoped(HOME).watches.get("w1") == made
    assert (await watch(store, Watched(words="出口管制"))).ref == "w2"
    assert [one.ref for one in await store.scoped(HOME).watches.all()] == ["w1", "w2"]


async def test_watches_and_digests_don_t_meet(store: Store) -> None:
    await watch(store)
    assert (await subscribed(store)).ref == "d1"
    assert (await watch(store)).ref == "w2"
    assert [one.ref for one in await store.scoped(HOME).subscriptions.all()] == ["d1"]
    assert [one.ref for one in await Deliveries(store.database).subscriptions()] == ["d1"]
    with raises_explained(UnknownSubscription, "digest list"):
        await store.scoped(HOME).subscriptions.get("d2")
    with raises_explained(UnknownWatch, "watch list"):
        await store.scoped(HOME).watches.get("w3")
    with raises_explained(UnknownWatch, "watch list"):
        await store.scoped("slack:T2").watches.get("w1")
    assert await Deliveries(store.database).replan(NOON, lambda _one, _now: Plan()) >= 0
    [again] = [one for one in await store.scoped(HOME).watches.all() if one.ref == "w1"]
    assert again.state is SubscriptionState.ACTIVE  # an empty schedule breaks no watch


async def test_an_occasion_is_stored_with_its_entry_or_not_at_all(store: Store) -> None:
    alerts = Alerts(store.database)
    added = await store.library().add_article(article(), by="operator")
    await store.library().add_article(article(url=None, title="Stock"), by="operator", is_news=False)
    [one] = await alerts.occasions(NOON)
    assert (one.entry, one.workspace, one.comes_with_more) == (added.article.id, "", False)
    with pytest.raises(Exception, match="article-stored-already"):
        await store.library().add_article(article(), by="operator")
    assert await alerts.occasions(NOON) == [one]


async def test_what_was_seen_becomes_one_delivery_whoever_looks(store: Store) -> None:
    made, alerts = await watch(store), Alerts(store.database)
    added = await store.library().add_article(article(), by="operator")
    occasions = await alerts.occasions(NOON)
    hits = [Hit(made.id, added.article.id, (added.article.id, added.facts[0].id))]
    told = await asyncio.gather(*(alerts.plan(NOON, occasions, hits) for _ in range(4)))
    assert sorted(told) == [0, 0, 0, 1]
    assert await alerts.occasions(NOON) == []
    [claim] = await Deliveries(store.database).claim_due(NOON, "one", LEASE, never, ["slack"])
    news, texts = await alerts.gather(claim)
    assert {entry.id for entry in news.new} == {added.article.id, added.facts[0].id}
    assert texts == {added.article.id: article().text}


async def test_what_is_seen_later_joins_what_waits_but_not_what_is_being_sent(store: Store) -> None:
    made, alerts, deliveries = await watch(store), Alerts(store.database), Deliveries(store.database)
    for number in range(3):
        added = await store.library().add_article(article(url=f"https://news.example/{number}", title=f"No. {number}"), by="operator")
        await alerts.plan(NOON, await alerts.occasions(NOON), [Hit(made.id, added.article.id, (added.article.id,))])
        if number == 1:
            [first] = await deliveries.claim_due(NOON, "one", LEASE, never, ["slack"])
    assert len((await alerts.gather(first))[0].new) == 2
    [second] = await deliveries.claim_due(NOON, "two", LEASE, never, ["slack"])
    assert len((await alerts.gather(second))[0].new) == 1


async def test_a_watch_that_was_paused_meanwhile_tells_nothing(store: Store) -> None:
    made, alerts = await watch(store), Alerts(store.database)
    added = await store.library().add_article(article(), by="operator")
    occasions = await alerts.occasions(NOON)
    await store.scoped(HOME).watches.pause("w1", "by U1")
    assert await alerts.plan(NOON, occasions, [Hit(made.id, added.article.id, (added.article.id,))]) == 0
    assert await alerts.occasions(NOON) == []


async def test_a_person_s_own_is_in_no_log_and_a_channel_s_is_undone(store: Store) -> None:
    home = store.scoped(HOME)
    await watch(store, person="U7")
    assert await home.log() == []
    assert await home.watches.all() == []
    assert [one.ref for one in await home.watches.all(person="U7")] == ["w1"]
    await watch(store)
    await home.watches.pause("w2", "by U1", by="U1")
    [paused, began] = await home.log()
    assert (str(paused.kind), str(began.kind), began.subjects) == ("watch pause", "watch", ("w2",))
    await home.undo(paused.number, by="U1")
    assert (await home.watches.get("w2")).state is SubscriptionState.ACTIVE
    await home.undo(began.number, by="U1")
    assert await home.watches.all() == []
