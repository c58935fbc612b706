"""What a sweep must leave: what a pending delivery, a correction, an undo or a later reading of an article still needs."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from storage.digests.deliveries import Deliveries
from storage.retention.expiring import expire_deliveries, expire_log, expire_reviews
from storage.reviews import ReviewState
from storage.store import Store
from tests.storage.articles import article
from tests.storage.digests.test_deliveries import claimed, subscribed

NOON = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
OURS = "slack:T1"


async def rows_of(store: Store, *tables: str) -> list[dict[str, object]]:
    rows = [json.loads(line) async for line in store.export_all()]
    return [row for row in rows if row["table"] in tables]


async def test_what_was_decided_about_an_article_in_the_store_stays(store: Store) -> None:
    team = store.scoped(OURS)
    for number in (1, 2):
        await team.hold_for_review(article(title=f"Acme {number}", sentences=(f"Acme opened {number} shops.",), url=None), by="ann")
    approved = await team.review("r1")
    added = await team.add_article(approved.draft, by="bob", review="r1")
    await team.settle_review("r2", ReviewState.REJECTED, "bob", reason="old news")
    later = datetime.now(UTC) + timedelta(days=1)
    assert await expire_reviews(store.database, later) == 1
    assert [row["number"] for row in await rows_of(store, "reviews")] == [1]
    assert await team.decided_on(added.article) == approved.draft


async def test_a_delivery_that_is_not_finished_keeps_its_text_however_old_it_is(store: Store) -> None:
    await subscribed(store)
    [claim] = await claimed(store, NOON + timedelta(hours=2))
    await Deliveries(store.database).save_composed(claim, NOON, "the digest", ["first", "second"], [])
    before = await rows_of(store, "deliveries", "delivery_parts")
    assert await expire_deliveries(store.database, NOON + timedelta(days=4000), "-") == 0
    assert await rows_of(store, "deliveries", "delivery_parts") == before


async def test_what_a_younger_action_undid_can_still_be_done_again(store: Store) -> None:
    clock = [NOON]
    team = Store(store.database, clock=lambda: clock[0]).scoped(OURS)
    for zone in ("Europe/Berlin", "Asia/Tokyo"):
        await team.set_time_zone(zone, "U1")
    clock[0] = NOON + timedelta(days=100)
    await team.undo(2, "U1")
    assert (await team.workspace_settings()).time_zone == "Europe/Berlin"
    assert await expire_log(store.database, NOON + timedelta(days=99)) == 1, "the second action stays for the one that undid it"
    await team.undo(3, "U1")
    assert (await team.workspace_settings()).time_zone == "Asia/Tokyo"
    assert [one.number for one in await team.log()] == [4, 3, 2], "numbers are never given twice"
    assert await expire_log(store.database, NOON + timedelta(days=101)) == 3
