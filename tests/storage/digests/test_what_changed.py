"""Digests that tell only what changed, on both databases: since the last one of their own, whatever else told their channel."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.core.document import Document, Listing, Summary
from bot.core.outlet import Audience, Details, Refused
from bot.core.request import Platform
from bot.digests.delivering import Deliverer
from bot.digests.steps import new_steps
from bot.digests.subscribing import edit, subscribe
from bot.entries.better_reading import read_again
from storage.digests.deliveries import Deliveries
from storage.digests.news import NewsShelf
from storage.digests.records import DeliveryState, Place
from storage.drafts import ArticleDraft, TopicDraft
from storage.records import SEEDER, Added, Show, SubscriptionOptions
from storage.store import Store
from storage.transfer.importing import import_lines
from tests.fakes import FakeClock, FakeOutlet
from tests.storage.articles import shops
from tests.storage.transfer.test_importing import lines_of

HOME = "slack:T1"
CHANGES = SubscriptionOptions(show=Show.CHANGES, archive=False)


@dataclass
class Room:
    """A channel with what its outlet posted."""

    store: Store
    clock: FakeClock
    outlet: FakeOutlet

    async def add(self, draft: ArticleDraft, *, by: str = "operator") -> Added:
        return await self.store.library().add_article(draft, by=by)

    async def deliver(self, deliveries: Deliveries | None = None) -> list[Document]:
        """What digests were posted just now."""
        before = len(self.outlet.posted)
        database = self.store.database
        deliverer = Deliverer(deliveries or Deliveries(database), NewsShelf(database), {Platform.SLACK: self.outlet}, clock=self.clock)
        await deliverer.deliver_due()
        return [post.part for post in self.outlet.posted[before:] if post.mark.word == "Digest" and post.under is None]

    async def subscribe(self, options: SubscriptionOptions, schedule: str = "mondays 09:00") -> str:
        audience = Audience(Platform.SLACK, HOME, "C1")
        subscriptions = self.store.scoped(HOME).subscriptions
        return (await subscribe(subscriptions, audience, ["Acme"], schedule, "UTC", "U1", self.clock(), options)).ref

    async def next_week(self) -> list[Document]:
        self.clock.advance(days=7)
        return await self.deliver()


@pytest.fixture
async def room(store: Store) -> Room:
    """On a Monday, with a figure of September that has been known for a month."""
    clock = FakeClock()
    store._clock = clock
    clock.advance(days=-28)
    await store.library().add_topic(TopicDraft(name="Acme"), by="operator")
    room = Room(store, clock, FakeOutlet(clock=clock, details=Details.THREAD))
    await room.add(shops(40_000, 9))
    clock.advance(days=28, hours=3)
    return room


def title(document: Document) -> str:
    return next(block.text for block in document.blocks if isinstance(block, Summary))


def lines(document: Document) -> list[str]:
    return [
        "".join(getattr(span, "text", "") for span in item.spans)
        for block in document.blocks
        if isinstance(block, Listing)
        for item in block.items
    ]


async def test_each_change_is_told_once_though_another_digest_of_the_channel_had_it(room: Room) -> None:
    await room.subscribe(SubscriptionOptions(archive=False), "daily 09:00")
    await room.subscribe(CHANGES)
    await room.add(shops(45_000, 10))
    room.clock.advance(days=1)
    [news] = await room.deliver()
    assert "Acme in October" in title(news)
    room.clock.advance(days=6)
    [changed] = [one for one in await room.deliver() if "change" in title(one)]
    assert title(changed).startswith("1 change on Acme: shops (ordering service) more than 40,000 → more than 45,000")
    assert lines(changed) == ["more than 40,000 (Sep 2026)  → more than 45,000 (Oct 2026) "]
    assert await room.next_week() == []


async def test_what_it_tells_stays_news_to_other_digests(room: Room) -> None:
    await room.subscribe(CHANGES)
    await room.subscribe(SubscriptionOptions(archive=False), "tuesdays 09:00")
    await room.add(shops(45_000, 10))
    assert len(await room.next_week()) == 2  # Tuesday's was missed meanwhile
    await room.add(shops(46_000, 10))
    assert len(await room.next_week()) == 1  # the same month told otherwise is no change


async def test_the_first_looks_back_a_week_or_as_long_as_its_period(room: Room) -> None:
    room.clock.advance(days=-3)
    await room.add(shops(45_000, 10))
    room.clock.advance(days=3)
    ref = await room.subscribe(CHANGES, "daily 09:00")
    room.clock.advance(days=1)
    [first] = await room.deliver()
    assert "→ more than 45,000" in title(first)
    kept = await room.store.scoped(HOME).subscriptions.get(ref)
    assert kept.since == kept.created_at - timedelta(days=7)
    assert kept.options.show is Show.CHANGES
    monthly = await room.store.scoped(HOME).subscriptions.get(await room.subscribe(CHANGES, "monthly on the 1st 09:00"))
    assert monthly.since == monthly.created_at - timedelta(days=31)


async def test_what_was_known_long_before_is_no_change(room: Room) -> None:
    room.clock.advance(days=-9)
    await room.add(shops(45_000, 10))
    room.clock.advance(days=9)
    await room.subscribe(CHANGES)
    assert await room.next_week() == []


async def test_what_came_with_the_program_is_no_change(room: Room) -> None:
    await room.add(shops(50_000, 10), by=SEEDER)
    await room.subscribe(CHANGES)
    assert await room.next_week() == []


async def test_a_correction_reaches_the_digest_that_told_the_figure_and_is_not_repeated(room: Room) -> None:
    await room.subscribe(CHANGES)
    added = await room.add(shops(45_000, 10))
    assert len(await room.next_week()) == 1
    await room.store.library().withdraw(added.facts[0], "operator", "misread")
    room.clock.advance(hours=1)
    await room.deliver()
    corrections = [post for post in room.outlet.posted if post.mark.word == "Correction"]
    assert len(corrections) == 1
    assert "was more than 45,000 (Oct 2026), is withdrawn" in str(corrections[0].part)
    assert await room.next_week() == []


async def test_the_figure_before_is_corrected_too(room: Room) -> None:
    await room.subscribe(CHANGES)
    await room.add(shops(45_000, 10))
    await room.next_week()
    [old] = [one for one in await room.store.library().facts(await room.store.library().topics()) if one.quantity.value == 40_000]
    await room.store.library().withdraw(old, "operator", "misread")
    await room.deliver()
    assert [post.mark.word for post in room.outlet.posted][-1] == "Correction"


async def test_what_ends_while_it_is_composed_is_corrected_after_it(room: Room) -> None:
    """The figure ends, and corrections are planned, before the digest is stored: only the end of sending can notice."""
    await room.subscribe(CHANGES)
    added = await room.add(shops(45_000, 10))
    deliveries = Deliveries(room.store.database)
    save = deliveries.save_composed

    async def withdrawn_meanwhile(*args: Any) -> Any:
        if not room.outlet.posted:
            await room.store.library().withdraw(added.facts[0], "operator", "misread")
            await deliveries.corrections.plan_corrections(room.clock())
        return await save(*args)

    setattr(deliveries, "save_composed", withdrawn_meanwhile)  # noqa: B010 - the checker would not let us
    room.clock.advance(days=7)
    await room.deliver(deliveries)
    await room.deliver()
    words = [post.mark.word for post in room.outlet.posted]
    assert words.count("Correction") == 1
    assert "was more than 45,000 (Oct 2026), is withdrawn" in str(room.outlet.posted[-1].part)


async def test_what_a_better_reader_finds_in_known_articles_is_no_change(room: Room) -> None:
    library = room.store.library()
    unread = [shops(number, month).model_copy(update={"facts": (), "reader_version": "1"}) for number, month in ((41_000, 8), (45_000, 10))]
    known = [await room.add(draft) for draft in unread]
    await room.subscribe(CHANGES)
    for one in known:
        done = await read_again(one.article, library, await library.vocabulary())
        assert done is not None
        assert done.added > 0
    found = [fact for one in known for fact in await library.facts_of(one.article)]
    assert new_steps(found, ())  # which were one if they had come with their articles
    assert await room.next_week() == []


async def test_its_record_says_what_it_told(room: Room) -> None:
    await room.subscribe(CHANGES)
    await room.add(shops(45_000, 10))
    await room.next_week()
    record = await room.store.scoped(HOME).subscriptions.delivery(room.outlet.posted[0].mark.reference)
    assert record.state is DeliveryState.SENT
    assert sorted(promise.place for promise in record.promises) == [Place.COMPARED, Place.RECAPPED]


async def test_what_could_not_be_sent_is_told_by_the_next(room: Room) -> None:
    ref = await room.subscribe(CHANGES)
    await room.add(shops(45_000, 10))
    room.outlet.troubles = [Refused("slack-message-refused-other", channel="C1", error="channel_gone")]
    assert await room.next_week() == []
    subscriptions = room.store.scoped(HOME).subscriptions
    await subscriptions.resume(ref, now=room.clock(), due_at=room.clock() + timedelta(days=7))
    [changed] = await room.next_week()
    assert "→ more than 45,000" in title(changed)


async def test_a_digest_of_news_becomes_one_of_changes(room: Room) -> None:
    ref = await room.subscribe(SubscriptionOptions(archive=False))
    await room.add(shops(45_000, 10))
    assert len(await room.next_week()) == 1
    await edit(room.store.scoped(HOME).subscriptions, ref, "U1", room.clock(), options=CHANGES)
    assert await room.next_week() == []


async def test_an_export_keeps_what_was_told_and_one_of_before_has_it_as_compared(room: Room, tmp_path: Path) -> None:
    await room.subscribe(CHANGES)
    await room.add(shops(45_000, 10))
    await room.next_week()
    lines = await lines_of(room.store, HOME)
    reference = room.outlet.posted[0].mark.reference
    for number, (exported, places) in enumerate(
        [(lines, {Place.COMPARED, Place.RECAPPED}), ([_without_place(line) for line in lines], {Place.COMPARED})]
    ):
        other = await Store.open(f"sqlite+aiosqlite:///{tmp_path / f'other{number}.db'}", auto_migrate=True)
        try:
            await import_lines(other.database, exported)
            record = await other.scoped(HOME).subscriptions.delivery(reference)
            assert {promise.place for promise in record.promises} == places
        finally:
            await other.close()


def _without_place(line: str) -> str:
    row = json.loads(line)
    if row["table"] == "compared_entries":
        del row["place"]
    return json.dumps(row)
