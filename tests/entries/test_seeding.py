"""Seeding: the files are understood or refused with a reason, dates are told as the originals know them, and nothing comes twice."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.core.errors import NotReadable
from bot.entries.seeding import Seeded, as_the_original_knows, seed, seed_article, seed_articles
from bot.entries.vocabulary import load_vocabulary, vocabulary_of
from storage.drafts import ArticleDraft, DateMention, EventDraft, FactDraft, TopicDraft
from storage.store import ScopedStore, Store
from storage.values import Basis, PartialDate, Precision, Quantity

FILE = """---
title: Acme builds: a warehouse in Lyon
published: 2024-06
published-basis: inferred
summary-of: The Example
retells: 2024-06-acme
resolved-dates: 2024-05, 2024-05/2024-07
inferred-dates: 2024-06
note: Our own summary.
---

Acme builds a warehouse.

It opens in June 2024.
"""


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'briefing.db'}", auto_migrate=True)
    yield store
    await store.close()


@pytest.fixture
def library(store: Store) -> ScopedStore:
    return store.library()


def test_a_file_tells_of_its_article() -> None:
    article = seed_article("2024-06-lyon", FILE.replace("\n", "\r\n"))
    assert article.title == "Acme builds: a warehouse in Lyon"
    assert article.published == PartialDate.month(2024, 6, Basis.INFERRED)
    assert article.summary_of == "The Example"
    assert article.publisher is None
    assert article.retells == "2024-06-acme"
    assert article.resolved == {"2024-05", "2024-05/2024-07"}
    assert article.inferred == {"2024-06"}
    assert article.text == "Acme builds a warehouse.\n\nIt opens in June 2024.\n"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("---\ntitle", "title", "no front matter"),
        ("\n---\n\nAcme builds a warehouse.\n\nIt opens in June 2024.\n", "\n---\n", "no text"),
        ("note: Our own summary.\n", "", "lacks note"),
        ("retells:", "retels:", "unknown line"),
        ("published: 2024-06", "published: June", "wrong date"),
        ("published-basis: inferred", "published-basis: guessed", "wrong date"),
        ("inferred-dates: 2024-06", "inferred-dates: 2024-13", "wrong date"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_the_reason(old: str, new: str, reason: str) -> None:
    assert old in FILE
    with pytest.raises(NotReadable, match=reason) as refused:
        seed_article("2024-06-lyon", FILE.replace(old, new))
    assert "2024-06-lyon" in str(refused.value)


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        ("[[topic]\n", "no TOML"),
        ("[[topics]]\nname = 'Acme'\n", "unknown tables"),
        ("[[topic]]\naliases = ['Acme']\n", "name"),
        ("[[topic]]\nname = 'Acme'\ncolour = 'red'\n", "colour"),
        ("[[topic]]\nname = 'Acme'\nslash = 'ACME corp'\n", "slash"),
        ("topic = 3\n", "wrong table"),
    ],
)
def test_a_wrong_vocabulary_is_refused_with_the_reason(toml: str, reason: str) -> None:
    with pytest.raises(NotReadable, match=reason):
        vocabulary_of(toml)


def test_an_empty_vocabulary_is_one() -> None:
    assert vocabulary_of("").topics == ()


def draft_of(sentence: str, *dates: PartialDate) -> ArticleDraft:
    """A draft of one sentence with a mention, a fact and an event at each date."""
    end = len(sentence)
    return ArticleDraft(
        text=sentence,
        title="Acme builds",
        sentences=((0, end),),
        dates=tuple(
            DateMention(
                start=0,
                end=4,
                text=sentence[:4],
                type="DATE",
                value=when.value,
                precision=when.precision,
                basis=when.basis,
                when=when,
            )
            for when in dates
        ),
        facts=tuple(
            FactDraft(
                start=0, end=end, figure_start=0, figure_end=4, subject="Acme", metric="vans", quantity=Quantity(Decimal(4)), as_of=when
            )
            for when in dates
        ),
        events=tuple(EventDraft(start=0, end=end, date=when, summary=sentence) for when in dates),
    )


def test_dates_that_the_summary_spells_out_are_no_better_known_than_in_the_original() -> None:
    article = seed_article("2024-06-lyon", FILE)
    may, june, july = (PartialDate.month(2024, month) for month in (5, 6, 7))
    known = as_the_original_knows(draft_of("Acme bought four vans.", may, june, july), article)
    expected = [Basis.RESOLVED, Basis.INFERRED, Basis.STATED]
    assert [fact.as_of.basis for fact in known.facts] == expected
    assert [event.date.basis for event in known.events] == expected
    assert [mention.basis for mention in known.dates] == expected
    assert [mention.when.basis for mention in known.dates if mention.when] == expected
    assert [event.date.value for event in known.events] == ["2024-05", "2024-06", "2024-07"]


def test_a_date_that_is_both_is_inferred_only_where_the_sentence_says_so() -> None:
    article = seed_article("2024-06-lyon", FILE.replace("resolved-dates: 2024-05", "resolved-dates: 2024-06"))
    june = PartialDate.month(2024, 6)
    told = as_the_original_knows(draft_of("In June (inferred) Acme bought vans.", june), article)
    plain = as_the_original_knows(draft_of("In June Acme bought vans.", june), article)
    assert told.events[0].date.basis is Basis.INFERRED
    assert plain.events[0].date.basis is Basis.RESOLVED


def test_a_date_never_becomes_better_known() -> None:
    article = seed_article("2024-06-lyon", FILE)
    guessed = PartialDate(date(2024, 5, 1), date(2024, 5, 31), Precision.MONTH, Basis.INFERRED)
    assert as_the_original_knows(draft_of("Acme bought vans.", guessed), article).facts[0].as_of.basis is Basis.INFERRED


@pytest.fixture
async def seeded(tmp_path: Path, seeded_file: Path) -> AsyncIterator[Store]:
    """A store whose library was seeded."""
    shutil.copy(seeded_file, tmp_path / "seeded.db")
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'seeded.db'}")
    yield store
    await store.close()


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


async def test_what_was_withdrawn_or_hidden_does_not_come_back(seeded: Store) -> None:
    library = seeded.library()
    [gone, *_] = await library.articles()
    await library.withdraw(gone, by="operator", reason="doubtful")
    quark = await library.find_topic("quark")
    assert quark is not None
    await library.hide_topic(quark, by="operator")
    assert await seed(library) == Seeded()
    assert gone.title not in {article.title for article in await library.articles()}
    assert await library.find_topic("quark") is None


async def test_a_topic_whose_adding_was_taken_back_stays_away_until_that_is_taken_back(seeded: Store) -> None:
    library = seeded.library()
    [adding] = [one for one in await library.log(ref="quark", limit=100) if one.verb == "topic add"]
    undoing = await library.undo(adding.number, "operator")
    assert await seed(library) == Seeded()
    assert await library.find_topic("quark") is None
    await library.undo(undoing.number, "operator")
    assert await library.find_topic("quark") is not None
    assert await seed(library) == Seeded()


async def test_a_library_that_was_seeded_in_part_gets_the_rest(library: ScopedStore) -> None:
    vocabulary = load_vocabulary()
    await library.add_topic(vocabulary.topics[0], by="operator")
    seeded = await seed(library)
    assert seeded.topics == len(vocabulary.topics) - 1
    assert seeded.articles == 5


async def test_a_name_that_means_another_topic_already_is_left_to_it(library: ScopedStore) -> None:
    await library.add_topic(TopicDraft(name="Quark Cheese", aliases=("Quark",)), by="operator")
    seeded = await seed(library)
    assert seeded.topics == len(load_vocabulary().topics) - 1
    found = await library.find_topic("quark")
    assert found is not None
    assert found.name == "Quark Cheese"
