"""What was done is told truthfully and taken back completely: after an undo the store holds exactly what it held before."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st
from sqlalchemy import select

from storage import undoing
from storage.actions import TOLD
from storage.cards import Card
from storage.delivery_records import SubscriptionOptions
from storage.delivery_tables import SubscriptionRow
from storage.drafts import TopicDraft
from storage.errors import AlreadyUndone, ChangedSince, StorageError, UnknownAction, Withdrawn
from storage.feed_queue import FeedQueue
from storage.feed_records import ItemOutcome
from storage.feeds import Feeds
from storage.records import Article, Event, Fact, Quote
from storage.reviews import ReviewState
from storage.store import ScopedStore, Store
from storage.subscriptions import Subscriptions
from storage.tending import Rereading
from storage.values import PartialDate
from tests.examples import examples
from tests.storage.articles import GROWTH, OPENING, article, fact

OURS, THEIRS = "slack:T1", "slack:T2"
BY = "ann"
NOON, HOUR = datetime(2026, 11, 16, 12, 0, tzinfo=UTC), timedelta(hours=1)


async def in_force(store: ScopedStore) -> list[str]:
    return [line async for line in store.export(in_force=True)]


async def state(store: ScopedStore) -> list[str]:
    """All that is in force, and what can be seen from there: what is the library's too."""
    return [*await in_force(store), *sorted(f"sees {one.ref} {one.id}" for one in await store.latest(limit=500))]


async def everything(store: ScopedStore) -> dict[str, list[str]]:
    """All rows of the tables of entries, which only ever grow."""
    kept: dict[str, list[str]] = {}
    async for line in store.export():
        row = json.loads(line)
        if row["table"] in ("entries", "articles", "article_revisions", "facts", "events", "quotes"):
            kept.setdefault(row["table"], []).append(line)
    return kept


# -- one by one


async def test_a_correction_is_taken_back_and_done_again(store: Store) -> None:
    ours = store.scoped(OURS)
    acme = await ours.add_topic(TopicDraft(name="Acme"), BY)
    added = await ours.add_article(article(), by=BY)
    before = await in_force(ours)
    await ours.supersede_fact(added.facts[0], fact(value="41000"), BY, "misread")
    number = ours.acted
    assert number is not None
    after = await in_force(ours)
    undoing = await ours.undo(number, "ben")
    assert (undoing.verb, undoing.undoes, undoing.by) == ("undo", number, "ben")
    assert await in_force(ours) == before
    assert [(one.ref, one.quantity.value_text) for one in await ours.facts([acme])] == [("f1w", "40000")]
    await ours.undo(undoing.number, BY)
    assert await in_force(ours) == after
    assert [(one.ref, one.version, one.quantity.value_text) for one in await ours.facts([acme])] == [("f1w", 2, "41000")]
    assert (await ours.action(number)).undone_by is None
    corrected = await ours.supersede_fact((await ours.facts([acme]))[0], fact(value="42000"), BY)
    assert corrected.version == 3


async def test_the_log_tells_who_did_what_to_what_with_before_and_after(store: Store) -> None:
    ours = store.scoped(OURS)
    await ours.add_topic(TopicDraft(name="Acme"), "root")
    added = await ours.add_article(article(), by=BY)
    await ours.supersede_fact(added.facts[0], fact(value="41000"), BY, "misread")
    await ours.withdraw(added.events[0], "ben", "doubtful")
    await ours.restore(added.events[0].ref, BY)
    log = await ours.log()
    assert [(one.number, one.verb, one.by) for one in log] == [
        (5, "restore", BY), (4, "withdraw", "ben"), (3, "correct", BY), (2, "add", BY), (1, "topic add", "root"),
    ]  # fmt: skip
    restored, withdrawn, corrected, put_in, _ = log
    assert [entry.ref for entry in put_in.after] == ["a1w"]
    before, after = corrected.before[0], corrected.after[0]
    assert isinstance(before, Fact)
    assert isinstance(after, Fact)
    assert (before.quantity.value_text, after.quantity.value_text, corrected.reason) == ("40000", "41000", "misread")
    assert ([e.ref for e in withdrawn.before], withdrawn.after, [e.ref for e in restored.after]) == (["e1w"], (), ["e1w"])
    assert [one.number for one in await ours.log(ref="F1W")] == [3, 2]
    assert [one.number for one in await ours.log(ref="acme")] == [1]
    assert [one.number for one in await ours.log(by="ben")] == [4]
    assert [one.number for one in await ours.log(limit=2)] == [5, 4]
    assert (await store.library().log(), await store.scoped(THEIRS).log()) == ([], [])


async def test_a_correction_of_a_library_entry_is_taken_back_where_it_was_made(store: Store) -> None:
    library, ours = store.library(), store.scoped(OURS)
    acme = await library.add_topic(TopicDraft(name="Acme"), "root")
    added = await library.add_article(article(), by="root")
    before = await state(ours)
    await ours.supersede_fact(added.facts[0], fact(value="41000"), BY, "misread")
    assert [(one.ref, one.quantity.value_text) for one in await ours.facts([acme])] == [("f1", "41000")]
    assert ours.acted is not None
    undoing = await ours.undo(ours.acted, BY)
    assert [(one.ref, one.quantity.value_text) for one in await ours.facts([acme])] == [("f1", "40000")]
    assert await state(ours) == before
    await ours.undo(undoing.number, BY)
    assert [(one.ref, one.quantity.value_text) for one in await ours.facts([acme])] == [("f1", "41000")]


async def test_the_last_action_of_a_user_goes_back_step_by_step(store: Store) -> None:
    ours = store.scoped(OURS)
    await ours.set_role("U1", "editor", BY)
    await ours.set_role("U1", "admin", "ben")
    await ours.set_time_zone("Europe/Berlin", BY)
    for expected in (3, 1):
        last = await ours.last_action(BY)
        assert last is not None
        assert last.number == expected
        if expected == 1:
            with pytest.raises(ChangedSince, match="by action 2"):
                await ours.undo(1, BY)
            await ours.undo(2, "ben")
        await ours.undo(expected, BY)
    assert await ours.last_action(BY) is None
    assert await ours.role_of("U1") is None
    with pytest.raises(AlreadyUndone, match="Action 1 was taken back already"):
        await ours.undo(1, BY)
    with pytest.raises(UnknownAction, match="no action 99"):
        await ours.undo(99, BY)


async def test_what_changes_nothing_is_no_action(store: Store) -> None:
    ours = store.scoped(OURS)
    acme = await ours.add_topic(TopicDraft(name="Acme", aliases=("ACME Group",)), BY)
    await ours.add_alias(acme, "acme group", BY)
    assert ours.acted is None
    assert len(await ours.log()) == 1


async def test_an_article_that_was_taken_back_may_come_again_one_that_was_withdrawn_not(store: Store) -> None:
    ours = store.scoped(OURS)
    await ours.add_article(article(), by=BY)
    assert ours.acted is not None
    await ours.undo(ours.acted, BY)
    assert (await ours.articles(), await ours.latest()) == ([], [])
    again = await ours.add_article(article(), by=BY)
    assert again.article.ref == "a2w"
    await ours.withdraw(again.article, BY, "unreliable")
    with pytest.raises(Withdrawn, match="unreliable"):
        await ours.add_article(article(), by="feed")
    with pytest.raises(Withdrawn):
        await ours.add_article(article((OPENING,)), by="feed")  # the same address
    assert (await store.scoped(THEIRS).add_article(article(), by="feed")).article.ref == "a1w"


async def test_reading_again_adds_and_is_taken_back_with_what_it_is_a_part_of(store: Store) -> None:
    ours = store.scoped(OURS)
    added = await store.library().add_article(article(), by=BY)
    topic = await ours.add_topic(TopicDraft(name="Ordering"), BY)
    number = ours.acted
    before = await in_force(ours)
    one = fact(subject="Ordering", metric="users")
    found = await ours.store_rereading(added.article, Rereading(article(), (one,)), BY, part_of=number)
    assert (found, [f.ref for f in await ours.facts([topic])]) == (1, ["f1w"])
    assert await store.library().facts([topic]) == []
    assert number is not None
    assert (await ours.action(number)).parts == 1
    await ours.undo(number, BY)
    assert (await ours.topics(), len(await ours.facts_of(added.article))) == ([], 1)
    last = await ours.log()
    await ours.undo(last[0].number, BY)
    assert await in_force(ours) != before
    assert [f.ref for f in await ours.facts([topic])] == ["f1w"]


async def test_a_merged_entry_and_a_retelling_come_back(store: Store) -> None:
    ours = store.scoped(OURS)
    acme = await ours.add_topic(TopicDraft(name="Acme"), BY)
    first = await ours.add_article(article((GROWTH,)), by=BY)
    second = await ours.add_article(article((GROWTH, OPENING), title="Again", url=None), by=BY)
    third = await ours.add_article(article((OPENING,), title="Once more", url=None), by=BY)
    await ours.mark_retelling(third.article, second.article, BY)
    marked = await ours.mark_retelling(second.article, first.article, BY)
    assert marked.retelling_of == "a1w"
    # A retelling of a retelling goes back to the original.
    assert {one.source for one in await ours.articles()} == {"a1w"}
    assert {one.citation.retelling_of for one in await ours.facts([acme])} == {None, "a1w"}
    await ours.merge(second.facts[0], first.facts[0], BY)
    assert [one.ref for one in await ours.facts([acme])] == ["f1w"]
    assert (await ours.restore("f2w", BY)).ref == "f2w"
    none = await ours.mark_retelling(second.article, None, BY)
    assert none.retelling_of is None


async def test_of_two_figures_the_preferred_one_overrules_while_it_is_there(store: Store) -> None:
    library, ours, theirs = store.library(), store.scoped(OURS), store.scoped(THEIRS)
    acme = await library.add_topic(TopicDraft(name="Acme"), BY)
    one = (await library.add_article(article((GROWTH,)), by=BY)).facts[0]
    other = (await library.add_article(article((GROWTH, OPENING), url=None, value="45000"), by=BY)).facts[0]

    async def overruled(shelf: ScopedStore) -> dict[str, str]:
        return {found.ref: found.overruled.by for found in await shelf.facts([acme]) if found.overruled}

    await library.prefer(one, other, BY, "the filing says so")
    assert await overruled(theirs) == {"f2": "f1"}
    await ours.prefer(other, one, BY, "we counted")
    assert (await overruled(ours), await overruled(theirs)) == ({"f1": "f2"}, {"f2": "f1"})
    await ours.prefer(one, other, BY, "we counted again")
    assert await overruled(ours) == {"f2": "f1"}
    await ours.withdraw(one, BY)
    assert await overruled(ours) == {}


async def test_a_workspace_changes_a_library_topic_for_itself_alone(store: Store) -> None:
    library, ours, theirs = store.library(), store.scoped(OURS), store.scoped(THEIRS)
    acme = await library.add_topic(TopicDraft(name="Acme", aliases=("ACME Group",), slash="acme"), BY)
    rover = await library.add_topic(TopicDraft(name="Rover", kind="product", parent="Acme"), BY)
    await library.add_article(article(), by=BY)
    before = await in_force(library)
    renamed = await ours.rename_topic(acme, "Acme Holdings", BY)
    assert (renamed.name, renamed.names, renamed.own) == ("Acme Holdings", ("Acme Holdings", "ACME Group", "Acme"), True)
    assert [found.name for found in await ours.family(renamed)] == ["Acme Holdings", "Rover"]
    assert len(await ours.facts([renamed])) == 1
    await ours.remove_alias(renamed, "acme group", BY)
    assert await ours.find_topic("ACME Group") is None
    merged = await ours.merge_topics(rover, (await ours.find_topic("acme")) or acme, BY)
    assert (await ours.find_topic("rover")) == merged
    assert [topic.name for topic in await theirs.topics()] == ["Acme", "Rover"]
    assert await in_force(library) == before
    await theirs.set_parent(rover, None, BY)
    assert [topic.parent for topic in await theirs.topics()] == [None, None]
    assert await in_force(library) == before


async def test_what_something_else_has_taken_the_place_of_is_refused_in_words(store: Store) -> None:
    ours = store.scoped(OURS)
    await ours.add_topic(TopicDraft(name="Acme"), BY)
    undoing = await ours.undo(1, BY)
    again = await ours.add_topic(TopicDraft(name="Acme"), "ben")
    with pytest.raises(ChangedSince, match="Action 2 can't be taken back: something else has come to build on it"):
        await ours.undo(undoing.number, BY)
    assert await ours.topics() == [again]


async def test_feeds_are_set_back_and_never_deleted(store: Store) -> None:
    feeds, ours, queue = Feeds(store.database, OURS), store.scoped(OURS), FeedQueue(store.database)
    await feeds.add(
        "https://acme.example/feed", title="Acme", topics=("Acme",), words=("shop",), every=HOUR, full_text=True,
        platform="slack", by=BY, now=NOON,
    )  # fmt: skip
    [claim] = await queue.claim_due(NOON, "w", HOUR)
    await queue.settle_items(claim, {"guid:1": ItemOutcome.STORED}, NOON)
    await queue.succeed(claim, NOON, NOON + HOUR, etag="e", modified=None, url="https://acme.example/moved", title="Acme anew")
    await feeds.remove("n1", by="ben", now=NOON)
    with pytest.raises(ChangedSince, match="by action 2"):
        await ours.undo(1, BY)
    undoing = await ours.undo(2, BY)
    assert undoing.subjects == ("n1",)
    [claim] = await queue.claim_due(datetime.now(UTC), "w", HOUR)
    assert (claim.etag, await queue.known(claim, {"guid:1", "guid:2"})) == ("e", {"guid:1"})
    with pytest.raises(UnknownAction):
        await store.scoped(THEIRS).undo(1, BY)
    await ours.undo(1, BY)
    assert await feeds.all() == []
    with pytest.raises(AlreadyUndone):
        await ours.undo(1, BY)
    assert [(one.number, one.verb, one.undoes, one.undone_by) for one in await ours.log()] == [
        (4, "undo", 1, None), (3, "undo", 2, None), (2, "feed remove", None, 3), (1, "feed add", None, 4),
    ]  # fmt: skip


async def test_a_subscription_is_set_back_to_what_was_decided_alone(store: Store) -> None:
    subscriptions, ours = Subscriptions(store.database, OURS), store.scoped(OURS)
    usual = SubscriptionOptions()
    made = await subscriptions.add(
        "slack", "C1", topics=("Acme",), schedule="daily 09:00", zone="UTC", options=usual, by=BY, now=NOON, since=NOON, due_at=NOON + HOUR
    )  # fmt: skip
    wished = replace(usual, kinds=("fact",), quiet=(("2026-12-24", "2026-12-26"),))
    changes = {"topics": (), "options": wished, "now": NOON + HOUR, "by": BY, "due_at": NOON + HOUR}
    await subscriptions.change("d1", schedule="daily 10:00", zone="UTC", **changes)  # type: ignore[arg-type]
    await subscriptions.change("d1", schedule="daily 10:00", zone="UTC", **changes)  # type: ignore[arg-type]
    assert subscriptions.acted is None, "the same again is no action"
    await ours.undo(2, BY)
    found = await subscriptions.get("d1")
    assert (found.topics, found.schedule, found.options, found.revision) == (made.topics, made.schedule, usual, 3)
    await ours.undo(3, BY)
    found = await subscriptions.get("d1")
    assert (found.topics, found.schedule, found.options, found.revision) == ((), "daily 10:00", wished, 4)
    # What the program did meanwhile is nothing that anybody decided.
    async with store.database.writing(OURS) as session:
        row = (await session.scalars(select(SubscriptionRow))).one()
        row.state, row.reason, row.due_at, row.cursor = "paused", "the channel is gone", None, NOON + HOUR * 9
    await ours.undo(4, BY)
    await ours.undo(1, BY)
    assert await subscriptions.all() == []


@pytest.mark.slow
async def test_the_log_reads_of_a_large_action_what_it_shows_and_undo_reads_it_piece_by_piece(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "_TOGETHER", 7)
    ours = store.scoped(OURS)
    added = await store.library().add_article(article(), by=BY)
    before = await in_force(ours)
    await ours.add_topic(TopicDraft(name="Ordering", aliases=tuple(f"Ordering {number}" for number in range(TOLD + 30))), BY)
    number = ours.acted
    assert number is not None
    for metric in ("users", "shops", "orders"):
        found = Rereading(article(), (fact(subject="Ordering", metric=metric),))
        await ours.store_rereading(added.article, found, BY, part_of=number)
    part = ours.acted
    assert part is not None
    after = await in_force(ours)
    [told] = await ours.log()
    assert (told.number, told.parts, len(told.changes), told.more) == (number, 3, TOLD, 31)
    assert told.after == (), "its parts tell theirs"
    assert await ours.action(part) == await ours.action(number) == told
    undone = await ours.undo(part, BY)
    assert (undone.undoes, undone.origin, undone.parts) == (number, "topic add", 0)
    assert await in_force(ours) == before
    again = await ours.undo(undone.number, BY)
    assert again.origin == "topic add"
    assert await in_force(ours) == after
    assert [one.number for one in await ours.log(ref="ordering")] == [again.number, undone.number, number]
    assert [one.number for one in await ours.log(ref="f1w")] == [again.number, undone.number, number]


async def test_nothing_becomes_a_part_of_what_was_taken_back(store: Store) -> None:
    ours = store.scoped(OURS)
    added = await store.library().add_article(article(), by=BY)
    await ours.add_topic(TopicDraft(name="Ordering"), BY)
    number = ours.acted
    assert number is not None
    await ours.undo(number, BY)
    before = [line async for line in ours.export()]
    with pytest.raises(AlreadyUndone, match=f"Action {number} was taken back meanwhile"):
        await ours.store_rereading(added.article, Rereading(article(), (fact(subject="Ordering"),)), BY, part_of=number)
    assert [line async for line in ours.export()] == before


async def test_names_that_were_taken_back_and_given_again_stand_where_they_stood(store: Store) -> None:
    ours = store.scoped(OURS)
    added = await ours.add_article(article(), by=BY)
    numbers = []
    for name in ("First", "Second"):
        draft = article((GROWTH,), subject=name)
        await ours.store_rereading(added.article, Rereading(draft, (fact(subject=name, metric=name),)), BY)
        numbers.append(ours.acted or 0)
    after = await in_force(ours)
    undone = await ours.undo(numbers[0], BY)
    await ours.undo(undone.number, BY)
    assert await in_force(ours) == after


# -- any order of doings


async def _done(doing: Awaitable[None]) -> bool:
    await doing
    return True


@dataclass
class Doings:
    """What can be done in one workspace, each chosen by a number; returns False where there was nothing to do it to."""

    store: ScopedStore
    count: int = 0
    refused: list[str] = field(default_factory=list)

    async def add(self, n: int) -> object:
        self.count += 1
        return await self.store.add_article(article((GROWTH, OPENING), title=f"No. {self.count}", url=None, value=str(40000 + n)), by=BY)

    async def _entry(self, n: int, *kinds: str) -> object:
        found = [one for one in await self.store.latest() if type(one).__name__ in kinds]
        return found[n % len(found)] if found else None

    async def correct(self, n: int) -> object:
        one = await self._entry(n, "Fact")
        return isinstance(one, Fact) and await self.store.supersede_fact(one, fact(one.citation.start, value=str(50000 + n)), BY, "x")

    async def withdraw(self, n: int) -> object:
        one = await self._entry(n, "Article", "Fact", "Event")
        return isinstance(one, Article | Fact | Event | Quote) and await _done(self.store.withdraw(one, BY, "y"))

    async def restore(self, n: int) -> object:
        done = [one for one in await self.store.log(limit=50) if one.verb in ("withdraw", "merge") and one.before]
        return bool(done) and await self.store.restore(done[n % len(done)].before[0].ref, BY)

    async def merge(self, n: int) -> object:
        one, other = await self._entry(n, "Fact"), await self._entry(n // 7 + 1, "Fact")
        return isinstance(one, Fact) and isinstance(other, Fact) and await _done(self.store.merge(one, other, BY))

    async def prefer(self, n: int) -> object:
        one, other = await self._entry(n, "Fact"), await self._entry(n // 7 + 1, "Fact")
        return isinstance(one, Fact) and isinstance(other, Fact) and await _done(self.store.prefer(one, other, BY, "z"))

    async def retells(self, n: int) -> object:
        one, other = await self._entry(n, "Article"), await self._entry(n // 7 + 1, "Article")
        if not isinstance(one, Article) or not isinstance(other, Article):
            return False
        return await self.store.mark_retelling(one, other if n % 3 else None, BY)

    async def reread(self, n: int) -> object:
        one = await self._entry(n, "Article")
        if not isinstance(one, Article):
            return False
        return await self.store.store_rereading(one, Rereading(article((GROWTH,), subject=f"S{n}"), (fact(metric=f"m{n}"),)), BY)

    async def topic(self, n: int) -> object:
        return await self.store.add_topic(TopicDraft(name=f"T{n % 5}", aliases=(f"A{n % 7}",)), BY)

    async def rename(self, n: int) -> object:
        known = await self.store.topics()
        return bool(known) and await self.store.rename_topic(known[n % len(known)], f"N{n % 6}", BY)

    async def alias(self, n: int) -> object:
        known = await self.store.topics()
        return bool(known) and await self.store.add_alias(known[n % len(known)], f"A{n % 9}", BY)

    async def unalias(self, n: int) -> object:
        known = [one for one in await self.store.topics() if one.aliases]
        return bool(known) and await self.store.remove_alias(known[n % len(known)], known[n % len(known)].aliases[0], BY)

    async def join(self, n: int) -> object:
        known = await self.store.topics()
        return bool(known) and await self.store.merge_topics(known[n % len(known)], known[n // 7 % len(known)], BY)

    async def parent(self, n: int) -> object:
        known = await self.store.topics()
        return bool(known) and await self.store.set_parent(known[n % len(known)], known[n // 7 % len(known)], BY)

    async def hide(self, n: int) -> object:
        known = await self.store.topics()
        return bool(known) and await _done(self.store.hide_topic(known[n % len(known)], BY))

    async def role(self, n: int) -> object:
        return await _done(self.store.set_role(f"U{n % 3}", ("member", "editor", "admin")[n % 3], BY))

    async def zone(self, n: int) -> object:
        return await _done(self.store.set_time_zone(("UTC", "Europe/Berlin")[n % 2], BY))

    async def group(self, n: int) -> object:
        return await _done(self.store.set_role(f"S{n % 3}", ("member", "editor", "admin")[n % 3], BY, name=f"g{n}", is_group=True))

    async def card(self, n: int) -> object:
        one = await self._entry(n, "Article")
        if not isinstance(one, Article):
            return False
        published = PartialDate.day(date(2024, 1, 1 + n % 28)) if n % 2 else one.published
        return await self.store.correct_card(one, Card(f"Card {n % 7}", None, f"https://acme.example/{n % 3}", published), BY, "x")

    async def hold(self, n: int) -> object:
        return await self.store.hold_for_review(
            article((GROWTH, OPENING), title=f"Held {n % 4}", url=None, value=str(90000 + n % 4)), by=BY
        )

    async def choose(self, n: int) -> object:
        waiting, _ = await self.store.pending_reviews()
        return bool(waiting) and await self.store.change_review(waiting[n % len(waiting)].ref, None, {n % 3}, BY)

    async def decide(self, n: int) -> object:
        waiting, _ = await self.store.pending_reviews()
        state = (ReviewState.APPROVED, ReviewState.REJECTED)[n % 2]
        return bool(waiting) and await self.store.settle_review(waiting[n % len(waiting)].ref, state, BY)


DOINGS = tuple(name for name, one in vars(Doings).items() if callable(one) and not name.startswith("_"))
SCOPES = ("", OURS, THEIRS)
_STEPS = st.lists(st.tuples(st.sampled_from(SCOPES), st.sampled_from(DOINGS), st.integers(0, 60)), max_size=12)


@pytest.mark.slow
@example(
    steps=[
        *(
            ("", doing, number)
            for doing, number in (("choose", 58), ("add", 24), ("role", 27), ("add", 37), ("unalias", 18), ("parent", 33))
        ),
        *(("", doing, number) for doing, number in (("join", 59), ("add", 44), ("add", 37), ("decide", 58), ("reread", 11))),
        ("slack:T1", "prefer", 2),
    ]
)
@given(steps=_STEPS)
@examples(10, HealthCheck.function_scoped_fixture)
async def test_undo_gives_back_exactly_the_state_before(store: Store, steps: list[tuple[str, str, int]]) -> None:
    for scope in SCOPES:  # what an earlier example left behind is taken back by what is tested here
        shelf = store.scoped(scope) if scope else store.library()
        while (last := await shelf.last_action(BY)) is not None:
            await shelf.undo(last.number, BY)
    await _try(store, steps)


async def _try(store: Store, steps: list[tuple[str, str, int]]) -> None:
    shelves = {scope: Doings(store.scoped(scope) if scope else store.library()) for scope in SCOPES}
    done: list[tuple[str, int, list[str]]] = []
    for scope, name, n in steps:
        shelf = shelves[scope].store
        others = {other: await in_force(one.store) for other, one in shelves.items() if other != scope}
        before, kept = await state(shelf), await everything(shelf)
        doing: Callable[[int], Awaitable[object]] = getattr(shelves[scope], name)
        shelf.acted = None
        try:
            await doing(n)
        except StorageError as error:
            shelves[scope].refused.append(error.code)
            assert await state(shelf) == before, "what is refused leaves nothing"
            continue
        if (number := shelves[scope].store.acted) is None:
            assert await state(shelf) == before, "a change without an action"
            continue
        after = await state(shelf)
        undoing = await shelf.undo(number, BY)
        assert await state(shelf) == before
        await shelf.undo(undoing.number, BY)
        assert await state(shelf) == after
        now = await everything(shelf)
        assert all(set(rows) <= set(now.get(table, ())) for table, rows in kept.items()), "an entry was overwritten or deleted"
        assert {other: await in_force(one.store) for other, one in shelves.items() if other != scope} == others
        done.append((scope, number, before))
    for scope, number, before in reversed(done):
        await shelves[scope].store.undo(number, BY)
        assert await state(shelves[scope].store) == before
