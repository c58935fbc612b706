from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from storage.digests.news import NewsShelf
from storage.digests.records import Subscription
from storage.drafts import PositionDraft, TopicDraft
from storage.records import SubscriptionOptions, SubscriptionState
from storage.store import Store
from storage.values import Nature, PartialDate
from tests.fakes import FakeClock
from tests.storage.articles import GROWTH, article, fact

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def subscription(workspace: str, *topics: str) -> Subscription:
    """A subscription that is not stored, to which everything is news."""
    return Subscription(
        id=0,
        ref="",
        workspace=workspace,
        platform="slack",
        channel="C1",
        revision=1,
        topics=topics,
        schedule="hourly",
        zone="UTC",
        options=SubscriptionOptions(),
        state=SubscriptionState.ACTIVE,
        reason="",
        created_by="U1",
        created_at=LONG_AGO,
        since=LONG_AGO,
        cursor=LONG_AGO,
        due_at=None,
    )


async def refs(shelf: NewsShelf, workspace: str, *topics: str) -> set[str]:
    return {entry.ref for entry in (await shelf.gather(subscription(workspace, *topics))).new}


async def test_news_are_what_the_workspace_sees_even_for_many_at_once(store: Store) -> None:
    library, mine = store.library(), store.scoped("slack:T1")
    await library.add_topic(TopicDraft(name="Acme"), by="operator")
    added = await library.add_article(article((GROWTH,)), by="operator")
    everyone = {"a1", "f1"}
    for shelf in (NewsShelf(store.database), NewsShelf(store.database).with_cache()):
        assert [await refs(shelf, workspace, "Acme") for workspace in ("slack:T1", "slack:T2", "slack:T1")] == [everyone] * 3
    await mine.withdraw(added.facts[0], by="U1")
    own = await mine.add_article(article((GROWTH,), title="Our own", url=None, fingerprint=()), by="U1")
    for shelf in (NewsShelf(store.database), NewsShelf(store.database).with_cache()):
        seen = [await refs(shelf, workspace, "Acme") for workspace in ("slack:T2", "slack:T1", "slack:T3", "slack:T1")]
        assert seen == [everyone, {"a1", own.article.ref, own.facts[0].ref}] * 2


async def test_a_workspace_s_own_topic_is_nobody_else_s(store: Store) -> None:
    await store.library().add_article(article((GROWTH,)), by="operator")
    await store.scoped("slack:T1").add_topic(TopicDraft(name="Acme"), by="U1")
    shelf = NewsShelf(store.database).with_cache()
    assert await refs(shelf, "slack:T2", "Acme") == set()
    assert await refs(shelf, "slack:T1", "Acme") == {"a1", "f1"}
    assert await refs(shelf, "slack:T2") == {"a1", "f1"}  # without topics, all entries


async def test_earlier_figures_of_the_same_subject_and_metric_come_along(store: Store) -> None:
    library = store.library()
    await library.add_topic(TopicDraft(name="Acme"), by="operator")
    old = await library.add_article(article((GROWTH,)), by="operator")
    late = replace(subscription("slack:T1", "Acme"), since=old.article.recorded_at + timedelta(microseconds=1))
    new = await library.add_article(article((GROWTH,), title="Acme again", url=None, value="50000", fingerprint=()), by="operator")
    await library.supersede_fact(old.facts[0], fact(value="41000"), by="operator")
    news = await NewsShelf(store.database).gather(late)
    assert {entry.ref for entry in news.new} == {new.article.ref, new.facts[0].ref, old.facts[0].ref}  # a correction is news of its own
    assert [one.ref for one in news.earlier] == []
    assert news.archive == ()


async def test_the_newest_figures_of_followed_topics_are_marked(store: Store) -> None:
    library = store.library()
    for name in ("Acme", "Globex"):
        await library.add_topic(TopicDraft(name=name), by="operator")

    async def add(title: str, month: int, **more: object) -> str:
        draft = article((GROWTH,), title=title, url=None, fingerprint=())
        known = draft.facts[0].model_copy(update={"as_of": PartialDate.month(2024, month), **more})
        added = await library.add_article(draft.model_copy(update={"facts": (known,)}), by="operator")
        return added.facts[0].ref

    await add("Older", 3)
    newest = await add("Newest", 5)
    await add("Planned", 9, nature=Nature.PLANNED)
    other = await add("Another measure", 2, metric="vans")
    await add("Another's", 4, subject="Globex")
    late = replace(subscription("slack:T1", "Acme"), since=LONG_AGO.replace(year=2099))
    for shelf in (NewsShelf(store.database), NewsShelf(store.database).with_cache()):
        news = await shelf.gather(late)
        assert {entry.ref for entry in news.archive if entry.id in news.newest} == {newest, other}
    without = replace(late, options=SubscriptionOptions(archive=False))
    assert (await NewsShelf(store.database).gather(without)).newest == frozenset()


async def test_what_was_news_lately_is_nothing_from_the_archive_yet(store: Store) -> None:
    clock = FakeClock()
    store._clock = clock
    library = store.library()
    before = (await library.add_article(article((GROWTH,)), by="operator")).facts[0]
    clock.advance(hours=1)
    every = replace(subscription("slack:T1"), since=clock())
    clock.advance(hours=1)
    lately = (await library.add_article(article((GROWTH,), title="Acme again", url=None, fingerprint=()), by="operator")).facts[0]
    for shelf in (NewsShelf(store.database), NewsShelf(store.database).with_cache()):
        news = await shelf.gather(every)
        assert lately.ref in {entry.ref for entry in news.new}
        assert {entry.ref for entry in news.archive} == {before.ref}


async def test_positions_are_news_and_never_from_the_archive(store: Store) -> None:
    library = store.library()
    await library.add_topic(TopicDraft(name="Acme"), by="operator")
    held = PositionDraft(start=0, end=len(GROWTH), person="Lena Ortiz", title="chief executive", organisation="Acme")
    await library.add_article(article((GROWTH,)).model_copy(update={"positions": (held,)}), by="operator")
    assert await library.entry("p1") is not None
    for topics in (("Acme",), ()):
        news = await NewsShelf(store.database).gather(subscription("slack:T1", *topics))
        assert {entry.ref for entry in news.new} == {"a1", "f1", "p1"}
        later = await NewsShelf(store.database).gather(replace(subscription("slack:T1", *topics), since=datetime(2999, 1, 1, tzinfo=UTC)))
        assert [entry.ref for entry in later.archive] == ["f1"]


async def test_a_filter_of_words_lets_only_articles_with_them_through(store: Store) -> None:
    library = store.library()
    first = await library.add_article(article((GROWTH,), title="Acme and the strike"), by="operator")
    await library.add_article(article((GROWTH,), title="Acme and the weather", url=None, value="50000", fingerprint=()), by="operator")
    for words, expected in (
        (("strike",), {first.article.ref, first.facts[0].ref}),
        (("-weather",), {first.article.ref, first.facts[0].ref}),
        (("strik",), set()),
        (("strike", "-acme"), set()),
    ):
        asked = replace(subscription("slack:T1"), options=SubscriptionOptions(words=words))
        for shelf in (NewsShelf(store.database), NewsShelf(store.database).with_cache()):
            assert {entry.ref for entry in (await shelf.gather(asked)).new} == expected
