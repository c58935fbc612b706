"""Seeding fills a library, and adds nothing twice."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.entries.seed_articles import seed_articles
from bot.entries.seeding import Seeded, seed
from bot.entries.vocabulary import load_vocabulary
from storage.drafts import TopicDraft
from storage.store import ScopedStore, Store


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'briefing.db'}", auto_migrate=True)
    yield store
    await store.close()


@pytest.fixture
def library(store: Store) -> ScopedStore:
    return store.library()


@pytest.fixture
async def seeded(tmp_path: Path, seeded_file: Path) -> AsyncIterator[Store]:
    """A store whose library was seeded."""
    shutil.copy(seeded_file, tmp_path / "seeded.db")
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'seeded.db'}")
    yield store
    await store.close()


@pytest.mark.slow
async def test_seeding_fills_an_empty_library_and_then_adds_nothing(library: ScopedStore) -> None:
    first = await seed(library)
    assert first.topics == len(load_vocabulary().topics)
    assert first.articles == len(seed_articles()) == 5
    assert first.facts == len([fact for article in await library.articles() for fact in await library.facts_of(article)])
    before = await library.latest()
    assert await seed(library) == Seeded()
    assert await library.latest() == before
    assert {metric.name for metric in (await library.vocabulary()).metrics} == {metric.name for metric in load_vocabulary().metrics}


async def test_the_retelling_is_linked_to_its_original(seeded: Store) -> None:
    library = seeded.library()
    articles = {article.ref: article for article in await library.articles()}
    [retold] = [article for article in articles.values() if article.retelling_of]
    original = next(one for one in seed_articles() if one.stem == "2025-02-ai-investment")
    assert articles[retold.source].title == original.title


async def test_workspaces_see_the_seeds_and_own_none_of_them(seeded: Store) -> None:
    workspace = seeded.scoped("slack:T1")
    assert len(await workspace.articles()) == 5
    assert not any(article.own for article in await workspace.articles())


async def test_what_was_withdrawn_or_hidden_is_not_seeded_again(seeded: Store) -> None:
    library = seeded.library()
    [gone, *_] = await library.articles()
    await library.withdraw(gone, by="operator", reason="doubtful")
    quark = await library.find_topic("quark")
    assert quark is not None
    await library.hide_topic(quark, by="operator")
    assert await seed(library) == Seeded()
    assert gone.title not in {article.title for article in await library.articles()}
    assert await library.find_topic("quark") is None


async def test_a_topic_whose_addition_was_undone_returns_only_when_the_undo_is_undone(seeded: Store) -> None:
    library = seeded.library()
    [adding] = [one for one in await library.log(ref="quark", limit=100) if one.kind == "topic add"]
    undoing = await library.undo(adding.number, "operator")
    assert await seed(library) == Seeded()
    assert await library.find_topic("quark") is None
    await library.undo(undoing.number, "operator")
    assert await library.find_topic("quark") is not None
    assert await seed(library) == Seeded()


@pytest.mark.slow
async def test_a_library_that_was_seeded_in_part_gets_the_rest(library: ScopedStore) -> None:
    vocabulary = load_vocabulary()
    await library.add_topic(vocabulary.topics[0], by="operator")
    seeded = await seed(library)
    assert seeded.topics == len(vocabulary.topics) - 1
    assert seeded.articles == 5


@pytest.mark.slow
async def test_a_topic_whose_name_is_taken_is_not_seeded(library: ScopedStore) -> None:
    await library.add_topic(TopicDraft(name="Quark Cheese", aliases=("Quark",)), by="operator")
    seeded = await seed(library)
    assert seeded.topics == len(load_vocabulary().topics) - 1
    found = await library.find_topic("quark")
    assert found is not None
    assert found.name == "Quark Cheese"
