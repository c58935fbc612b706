"""A digest's recap of corrections to what was delivered before: each once, with what holds now, on both databases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, text

from bot.core.document import Document, Heading, Item, Listing, Ref, Text
from bot.core.outlet import Audience, Details, Refused
from bot.core.request import Platform
from bot.digests.delivering import Deliverer, DeliveryOutcome
from bot.digests.subscribing import subscribe
from storage.database.schema import alembic_config, run_migrations
from storage.digests.deliveries import Deliveries
from storage.digests.news import NewsShelf
from storage.digests.records import DeliveryState, Place
from storage.drafts import EventDraft, FactDraft, TopicDraft
from storage.records import Added, Event, SubscriptionOptions
from storage.store import Store
from storage.transfer.importing import import_lines
from storage.values import PartialDate
from tests.fakes import FakeClock, FakeOutlet
from tests.storage.articles import OPENING, article, fact
from tests.storage.transfer.test_importing import lines_of

HOME = "slack:T1"


@dataclass
class Room:
    """One article in the library, sent to a channel on a Monday at nine."""

    store: Store
    clock: FakeClock
    outlet: FakeOutlet
    added: Added

    async def deliver(self) -> list[DeliveryOutcome]:
        database = self.store.database
        return await Deliverer(Deliveries(database), NewsShelf(database), {Platform.SLACK: self.outlet}, clock=self.clock).deliver_due()

    async def tomorrow(self, *, news: bool = True) -> Document | None:
        """Tomorrow's digest, with some news or without; None where it was skipped."""
        if news:
            await self.news(f"News of {self.clock():%A}")
        self.clock.advance(days=1)
        before = len(self.outlet.posted)
        await self.deliver()
        found = [post.part for post in self.outlet.posted[before:] if post.mark.word == "Digest" and post.under is None]
        return found[0] if found else None

    async def news(self, title: str) -> None:
        await self.store.library().add_article(article((f"{title}.",), title=title, url=None, fingerprint=()), by="operator")

    @property
    def reference(self) -> str:
        """The first digest's."""
        return self.outlet.posted[0].mark.reference


@pytest.fixture
async def room(store: Store) -> Room:
    clock = FakeClock()
    store._clock = clock
    await store.library().add_topic(TopicDraft(name="Acme"), by="operator")
    added = await store.library().add_article(article(), by="operator")
    audience = Audience(Platform.SLACK, HOME, "C1")
    options = SubscriptionOptions(archive=False)
    await subscribe(store.scoped(HOME).subscriptions, audience, [], "daily 09:00", "Europe/Berlin", "U1", clock(), options)
    room = Room(store, clock, FakeOutlet(clock=clock, details=Details.THREAD), added)
    clock.advance(hours=1)
    [outcome] = await room.deliver()
    assert outcome.state is DeliveryState.SENT
    clock.advance(minutes=5)
    return room


def corrected(document: Document | None) -> list[str]:
    """The lines of the section on corrections."""
    assert document is not None
    blocks = list(document.blocks)
    at = next((number for number, block in enumerate(blocks) if block == Heading(text="Corrected")), None)
    if at is None:
        return []
    listing = blocks[at + 1]
    assert isinstance(listing, Listing)
    return [said(item) for item in listing.items]


def said(item: Item) -> str:
    words = "".join(f"[{span.number}]" if isinstance(span, Ref) else span.text for span in item.spans if isinstance(span, Ref | Text))
    return f"{item.lead}: {words}"


def later_figure() -> FactDraft:
    return fact().model_copy(update={"as_of": PartialDate.month(2024, 6)})


def other_opening(summary: str) -> EventDraft:
    start = article().text.index(OPENING)
    return EventDraft(start=start, end=start + len(OPENING), date=PartialDate.day(date(2024, 6, 3)), summary=summary, entities=("Acme",))


async def test_what_a_reply_corrected_is_a_short_line_in_the_next_digest_and_in_no_other(room: Room) -> None:
    await room.store.library().supersede_fact(room.added.facts[0], later_figure(), "operator", "misread")
    await room.deliver()
    assert [post.mark.word for post in room.outlet.posted][-1] == "Correction"
    document = await room.tomorrow()
    lead, note = "Acme, shops (ordering service)", f"noted under digest {room.reference}"
    assert corrected(document) == [f"{lead}: was more than 40,000 (May 2024), is more than 40,000 (Jun 2024) [1] ({note})"]
    assert document is not None
    assert [source.line for source in document.sources] == ["/brief source f1"]
    assert corrected(await room.tomorrow()) == []


async def test_it_makes_no_digest_where_there_is_no_other_news(room: Room) -> None:
    await room.store.library().withdraw(room.added.facts[0], "operator", "misread")
    await room.deliver()
    assert await room.tomorrow(news=False) is None
    [line] = corrected(await room.tomorrow())  # nobody heard of it in a digest meanwhile
    assert line.startswith("Acme, shops (ordering service): was more than 40,000 (May 2024), is withdrawn [1] (noted under digest ")


async def test_a_correction_that_no_reply_could_bring_is_news_with_its_author_and_reason(room: Room) -> None:
    room.outlet.amend_troubles = [Refused("slack-message-refused-other", channel="C1", error="channel_gone")]
    room.outlet.troubles = [Refused("slack-message-refused-other", channel="C1", error="channel_gone")]
    await room.store.library().withdraw(room.added.facts[0], "kim", "the article was misread.")
    [outcome] = await room.deliver()
    assert outcome.state is DeliveryState.FAILED
    document = await room.tomorrow(news=False)
    assert corrected(document) == [
        "Acme, shops (ordering service): was more than 40,000 (May 2024), is withdrawn [1] "
        f"(the article was misread; by kim; digest {room.reference})"
    ]
    assert await room.tomorrow(news=False) is None


async def test_a_reply_and_a_digest_that_are_due_together_each_say_it_once(room: Room) -> None:
    await room.store.library().withdraw(room.added.facts[0], "operator")
    # Whether the reply is there before the digest is composed is chance: if not, the next digest tells of it.
    digests = [await room.tomorrow() for _ in range(3)]
    [line] = [line for digest in digests for line in corrected(digest)]
    assert line.endswith(f"is withdrawn [1] (noted under digest {room.reference})")
    assert len([post for post in room.outlet.posted if post.mark.word == "Correction"]) == 1


async def test_what_is_corrected_again_is_compared_with_what_the_last_digest_said(room: Room) -> None:
    library = room.store.library()
    second = await library.supersede_event(room.added.events[0], other_opening("Acme opens."), "operator")
    third = await library.supersede_event(second, other_opening("Acme opens twice."), "operator")
    await room.deliver()
    assert [line.partition(" (noted")[0] for line in corrected(await room.tomorrow())] == [
        "Jun 2024: was “Acme opens a warehouse in Lyon”, is 3 Jun 2024: “Acme opens twice” [1]"
    ]
    assert isinstance(third, Event)
    await library.withdraw(third, "operator")
    room.clock.advance(minutes=5)
    await room.deliver()
    assert [line.partition(" (noted")[0] for line in corrected(await room.tomorrow())] == [
        "3 Jun 2024: was “Acme opens twice”, is withdrawn [1]"
    ]
    assert library.last_action_number is not None
    await library.undo(library.last_action_number, "operator")
    room.clock.advance(minutes=5)
    await room.deliver()
    assert [line.partition(" (noted")[0] for line in corrected(await room.tomorrow())] == [
        "3 Jun 2024: is no longer withdrawn: “Acme opens twice” [1]"
    ]


async def test_what_was_undone_before_the_digest_is_not_mentioned(room: Room) -> None:
    library = room.store.library()
    await library.withdraw(room.added.facts[0], "operator")
    await room.deliver()
    assert library.last_action_number is not None
    await library.undo(library.last_action_number, "operator")
    room.clock.advance(minutes=5)
    await room.deliver()
    assert corrected(await room.tomorrow()) == []


async def test_a_withdrawn_article_is_one_line_with_what_was_read_from_it(room: Room) -> None:
    await room.store.library().withdraw(room.added.article, "operator", "a hoax")
    await room.deliver()
    assert corrected(await room.tomorrow()) == [
        f"Acme grows: was “Acme grows”, is withdrawn with 3 entries that were read from it (noted under digest {room.reference})"
    ]
    assert corrected(await room.tomorrow()) == []


async def test_a_decision_of_another_workspace_corrects_nothing_here(room: Room) -> None:
    await room.store.scoped("slack:T2").withdraw(room.added.facts[0], "U2")
    await room.deliver()
    assert corrected(await room.tomorrow()) == []


async def test_two_subscriptions_of_one_channel_recap_it_once_and_the_record_names_it(room: Room) -> None:
    audience = Audience(Platform.SLACK, HOME, "C1")
    options = SubscriptionOptions(say_when_empty=True, archive=False)
    subscriptions = room.store.scoped(HOME).subscriptions
    await subscribe(subscriptions, audience, [], "daily 09:00", "Europe/Berlin", "U1", room.clock(), options)
    # Both digests are due at the same instant and are made in the order in which they were subscribed: the first one has the news, the
    # second one comes because it was asked for without news too. PostgreSQL finds a row whose time was changed behind the others.
    async with room.store.database.connecting(write=True) as connection:
        [due] = (await connection.execute(text("SELECT due_at FROM subscriptions WHERE number = 1"))).scalars()
        for value in (None, due):
            await connection.execute(text("UPDATE subscriptions SET due_at = :due WHERE number = 1"), {"due": value})
    await room.store.library().withdraw(room.added.facts[0], "operator")
    await room.deliver()
    room.clock.advance(days=1)
    await room.news("News")
    before = len(room.outlet.posted)
    await room.deliver()
    digests = [post for post in room.outlet.posted[before:] if post.under is None]
    corrected_posts = [post for post in digests if corrected(post.part)]
    assert len(digests) == 2
    assert len(corrected_posts) == 1
    record = await subscriptions.delivery(corrected_posts[0].mark.reference)
    assert [(one.lineage, one.current) for one in record.promises if one.place is Place.CORRECTED] == [(room.added.facts[0].lineage, None)]


@pytest.mark.slow
async def test_corrections_that_did_not_fit_are_in_the_next_digest_even_a_month_later(room: Room) -> None:
    audience = Audience(Platform.SLACK, HOME, "C2")
    options = SubscriptionOptions(limit=1, archive=False)
    await subscribe(room.store.scoped(HOME).subscriptions, audience, [], "0 9 1 * *", "UTC", "U1", room.clock(), options)

    async def next_month() -> list[str]:
        room.clock.advance(days=31)
        before = len(room.outlet.posted)
        await room.deliver()
        found = [post for post in room.outlet.posted[before:] if post.audience == audience and post.mark.word == "Digest"]
        return corrected(next(post.part for post in found if post.under is None))

    library = room.store.library()
    added = await library.add_article(article(title="Acme again", url=None, fingerprint=()), by="operator")
    assert await next_month() == []
    for entry in (*added.facts, *added.events)[:2]:
        await library.withdraw(entry, "operator")
    await room.deliver()  # the reply under the digest itself
    await room.news("News of one month")
    first = await next_month()
    await room.news("News of another")
    second = await next_month()
    await room.news("News of a third")
    assert (len(first), len(second)) == (1, 1)
    assert second != first
    assert await next_month() == []


async def withdraw_and_recap(room: Room) -> None:
    """Withdraws a delivered figure, so that there are planned closings and a recapped entry."""
    await room.store.library().withdraw(room.added.facts[0], "operator")
    await room.deliver()
    assert len(corrected(await room.tomorrow())) == 1


async def test_the_migration_to_plain_table_names_keeps_the_rows_in_both_directions(room: Room) -> None:
    await withdraw_and_recap(room)

    def rows(connection: Connection, version: str, corrections: str, closings: str) -> list[tuple[object, ...]]:
        columns = f"workspace, delivery_id, lineage, audience_id, entry_id, {version}"
        found = [*connection.execute(text(f"SELECT {columns} FROM {corrections}")).all()]
        found += connection.execute(text(f"SELECT workspace, closing_id, reopened_at FROM {closings}")).all()
        return [tuple(row) for row in found]

    def down_and_up(connection: Connection) -> list[list[tuple[object, ...]]]:
        config = alembic_config()
        config.attributes["connection"] = connection
        before = rows(connection, "current_id", "recapped_entries", "planned_closings")
        command.downgrade(config, "0011")
        between = rows(connection, "now_id", "mended_entries", "heeded_closings")
        run_migrations(connection)
        return [before, between, rows(connection, "current_id", "recapped_entries", "planned_closings")]

    async with room.store.database.connecting(write=True) as connection:
        before, between, after = await connection.run_sync(down_and_up)
    assert len(before) >= 2
    assert before == between == after


async def test_an_export_that_was_written_before_the_tables_were_renamed_can_be_imported(room: Room, tmp_path: Path) -> None:
    await withdraw_and_recap(room)
    lines = await lines_of(room.store, HOME)
    old = [
        line.replace('"recapped_entries"', '"mended_entries"')
        .replace('"planned_closings"', '"heeded_closings"')
        .replace('"current_id"', '"now_id"')
        for line in lines
    ]
    assert sum(new != line for new, line in zip(lines, old, strict=True)) >= 2
    other = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'other.db'}", auto_migrate=True)
    try:
        assert await import_lines(other.database, old) == len(lines)
        assert await lines_of(other, HOME) == lines
    finally:
        await other.close()
