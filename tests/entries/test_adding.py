"""Adding an article: new, duplicate or retelling; which figures contradict stored ones; which topics are added."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.entries.adding import add, make_topics
from bot.entries.verdict import Duplicate, New, Retelling
from storage.drafts import TopicDraft
from storage.store import ScopedStore, Store
from storage.values import Origin, PartialDate
from tests.entries.articles import OTHER, REPORT, RETOLD, article, fact


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[ScopedStore]:
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'briefing.db'}", auto_migrate=True)
    workspace = store.scoped("slack:T1")
    await workspace.add_topic(TopicDraft(name="Acme", aliases=("Acme Group",)), by="admin")
    yield workspace
    await store.close()


async def test_an_article_that_repeats_nothing_is_stored_as_new(store: ScopedStore) -> None:
    await add(article(REPORT), store, by="editor")
    report = await add(article(OTHER, title="Bolt moves", figures=()), store, by="editor", origin=Origin.BY_HAND)
    assert report.verdict == New()
    assert report.added is not None
    assert report.added.article.title == "Bolt moves"
    assert report.added.article.origin is Origin.BY_HAND
    assert [one.retelling_of for one in await store.articles()] == [None, None]


async def test_the_same_text_is_not_stored_again(store: ScopedStore) -> None:
    first = await add(article(REPORT), store, by="editor")
    again = await add(article("  " + REPORT.replace(" ", "  ").upper(), title="Another title", figures=()), store, by="editor")
    assert first.added is not None
    assert isinstance(again.verdict, Duplicate)
    assert again.verdict.of.ref == first.added.article.ref
    assert again.added is None
    assert len(await store.articles()) == 1


async def test_a_rewritten_article_with_the_same_figures_is_a_retelling(store: ScopedStore) -> None:
    first = await add(article(REPORT), store, by="editor")
    report = await add(article(RETOLD, title="Lyon gets a warehouse", published=PartialDate.day(date(2024, 6, 5))), store, by="editor")
    assert first.added is not None
    assert isinstance(report.verdict, Retelling)
    assert report.verdict.of.ref == first.added.article.ref
    assert "3 figures are equal" in report.verdict.why
    assert report.added is not None
    assert report.added.facts[0].citation.source == first.added.article.ref


async def test_equal_figures_weeks_later_are_no_retelling(store: ScopedStore) -> None:
    await add(article(REPORT), store, by="editor")
    later = await add(article(RETOLD, published=PartialDate.day(date(2024, 8, 5))), store, by="editor")
    assert later.verdict == New()


async def test_another_text_at_the_same_address_is_the_same_source(store: ScopedStore) -> None:
    address = "https://news.example/acme"
    await add(article(REPORT, url=address), store, by="editor")
    report = await add(article(OTHER, figures=(), url=address + "?utm_source=mail"), store, by="editor")
    assert isinstance(report.verdict, Retelling)
    assert "address" in report.verdict.why


async def test_an_original_that_is_given_takes_precedence_over_one_that_is_found(store: ScopedStore) -> None:
    first = await add(article(REPORT), store, by="editor")
    assert first.added is not None
    report = await add(article(OTHER, figures=()), store, by="editor", retells=first.added.article)
    assert isinstance(report.verdict, Retelling)
    assert report.added is not None
    assert report.added.article.retelling_of == first.added.article.ref


async def test_a_figure_that_differs_at_the_same_time_is_reported_and_both_are_stored(store: ScopedStore) -> None:
    await add(article(REPORT), store, by="editor")
    other = "Acme says that 13,000 shops order by its service."
    figures = (("Shops", "13000", "shops", "13,000"),)
    draft = article(other, figures=figures, subject="Acme Group", published=PartialDate.day(date(2025, 1, 9)))
    report = await add(draft, store, by="editor")
    [conflict] = report.conflicts
    assert (conflict.found.quantity.value, conflict.stored.quantity.value) == (Decimal(13000), Decimal(12500))
    topic = await store.find_topic("acme")
    assert topic is not None
    assert {one.quantity.value for one in await store.facts([topic], metric="shops")} == {12500, 13000}


async def test_a_figure_of_another_month_or_subject_is_no_conflict(store: ScopedStore) -> None:
    await add(article(REPORT), store, by="editor")
    text = "By June 13,000 shops ordered by its service."
    june = fact(text, "shops", "13000", "shops", "13,000", as_of=PartialDate.month(2024, 6))
    bolt = fact(text, "shops", "14000", "shops", "13,000", subject="Bolt")
    draft = article(text, figures=(), published=PartialDate.day(date(2025, 1, 9))).model_copy(update={"facts": (june, bolt)})
    assert (await add(draft, store, by="editor")).conflicts == ()


async def test_a_retelling_that_changes_a_figure_is_reported_whatever_its_date(store: ScopedStore) -> None:
    first = await add(article(REPORT), store, by="editor")
    assert first.added is not None
    text = RETOLD.replace("61%", "71%")
    changed = fact(text, "share of paying shops", "71", "%", "71%", as_of=PartialDate.month(2024, 6))
    draft = article(text).model_copy(update={"facts": (changed,)})
    report = await add(draft, store, by="editor", retells=first.added.article)
    [conflict] = report.conflicts
    assert conflict.stored.quantity.value == 61


async def test_main_subjects_become_topics_or_are_offered(store: ScopedStore) -> None:
    subjects = (
        TopicDraft(name="Acme"),
        TopicDraft(name="Bolt", aliases=("Bolt Cycles", "Acme Group"), slash="bolt"),
        TopicDraft(name="Digest", slash="digest"),
    )
    offered = await add(article(REPORT, main_subjects=subjects), store, by="editor")
    assert [draft.name for draft in offered.offered_topics] == ["Bolt", "Digest"]
    assert offered.new_topics == ()
    made = await add(
        article(OTHER, figures=(), main_subjects=subjects), store, by="operator", new_topics=True, reserved=frozenset({"digest"})
    )
    assert [(topic.name, topic.slash) for topic in made.new_topics] == [("Bolt", "bolt"), ("Digest", None)]
    assert made.offered_topics == ()
    bolt = await store.find_topic("bolt cycles")
    assert bolt is not None
    assert bolt.name == "Bolt"
    acme = await store.find_topic("acme group")
    assert acme is not None
    assert acme.name == "Acme"


async def test_a_topic_whose_slash_name_is_taken_gets_none(store: ScopedStore) -> None:
    await make_topics((TopicDraft(name="Bolt", slash="bolt"),), store, by="operator", reserved=frozenset())
    [other] = await make_topics(
        (TopicDraft(name="Bolt Energy", slash="bolt", parent="Nobody"),), store, by="operator", reserved=frozenset()
    )
    assert (other.slash, other.parent) == (None, None)


@pytest.mark.parametrize(
    ("topic", "subject", "aliases"),
    [
        ("Tarvik", "Tarvik Energi ASA", ()),
        ("Tarvik", "TARVIK Energi", ()),
        ("Pavani", "Pavani Foods Ltd", ("Pavani", "Pavani Foods")),
        ("松岭重工", "松岭重工集团有限公司", ("松岭重工",)),
    ],
)
async def test_another_form_of_a_topics_name_becomes_its_alias_and_no_second_topic(
    store: ScopedStore, topic: str, subject: str, aliases: tuple[str, ...]
) -> None:
    await make_topics((TopicDraft(name=topic),), store, by="operator", reserved=frozenset())
    drafts = (TopicDraft(name=subject, aliases=aliases),)
    added = await add(article(OTHER, figures=(), main_subjects=drafts), store, by="operator", new_topics=True)
    assert added.new_topics == ()
    found = await store.find_topic(subject)
    assert found is not None
    assert found.name == topic


@pytest.mark.parametrize(("topic", "subject"), [("Tarvik", "Tarvik Cloud"), ("Tarvik Cables", "Tarvik Kraft"), ("Nordane", "Nordana")])
async def test_a_unit_or_a_look_alike_of_a_topic_is_a_topic_of_its_own(store: ScopedStore, topic: str, subject: str) -> None:
    await make_topics((TopicDraft(name=topic),), store, by="operator", reserved=frozenset())
    made = await make_topics((TopicDraft(name=subject),), store, by="operator", reserved=frozenset())
    assert [one.name for one in made] == [subject]


async def test_a_parent_is_added_before_what_belongs_to_it(store: ScopedStore) -> None:
    drafts = (TopicDraft(name="Tunnel 2", parent="Aldvik"), TopicDraft(name="Aldvik", kind="place"))
    made = await make_topics(drafts, store, by="operator", reserved=frozenset())
    assert [(one.name, one.parent) for one in made] == [("Aldvik", None), ("Tunnel 2", "Aldvik")]


async def test_a_name_written_like_a_slash_name_finds_its_topic(store: ScopedStore) -> None:
    await make_topics((TopicDraft(name="Kwela Pay", slash="kwela"),), store, by="operator", reserved=frozenset())
    found = await store.find_topic("/kwela-pay")
    assert found is not None
    assert found.name == "Kwela Pay"
