"""Adding: what is new, what is there already, what retells, what disagrees, and which topics come of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.entries.adding import add, make_topics
from bot.entries.conflicts import agree, conflicts
from bot.entries.verdict import Duplicate, New, Retelling, StoredArticle, is_distinctive, judge, may_be_close
from bot.reading.fingerprint import fingerprint
from storage.drafts import ArticleDraft, FactDraft, TopicDraft
from storage.records import Article, Citation, Fact
from storage.store import ScopedStore, Store
from storage.values import Comparator, Nature, Origin, PartialDate, Quantity

REPORT = (
    "Acme will spend 40 million dollars on a warehouse in Lyon. Its ordering service had 12,500 shops in May 2024. "
    "The share of paying shops rose to 61%. The head of logistics expects the building to open within a year, and says that "
    "vans will leave it every ten minutes for the towns along the river."
)
RETOLD = (
    "In Lyon a warehouse is to be built by Acme for 40 million dollars. By May 2024 as many as 12,500 shops used the ordering service, "
    "and 61% of them paid. It should open within a year, and vans will leave it every ten minutes for the towns along the river."
)
OTHER = "Bolt, a maker of bicycles, has moved its head office to Turin and hired a new designer, the company told its dealers in a letter."
FIGURES = (
    ("investment", "40000000", "USD", "40 million"),
    ("shops", "12500", "shops", "12,500"),
    ("share of paying shops", "61", "%", "61%"),
)
MAY = PartialDate.month(2024, 5)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[ScopedStore]:
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'briefing.db'}", auto_migrate=True)
    workspace = store.scoped("slack:T1")
    await workspace.add_topic(TopicDraft(name="Acme", aliases=("Acme Group",)), by="admin")
    yield workspace
    await store.close()


def article(
    text: str,
    *,
    title: str = "Acme builds",
    published: PartialDate | None = None,
    figures: tuple[tuple[str, str, str, str], ...] = FIGURES,
    subject: str = "Acme",
    url: str | None = None,
    main_subjects: tuple[TopicDraft, ...] = (),
) -> ArticleDraft:
    """A draft of the text with those of the figures that are printed in it."""
    return ArticleDraft(
        text=text,
        title=title,
        url=url,
        published=published or PartialDate.day(date(2024, 6, 3)),
        facts=tuple(fact(text, *figure, subject=subject) for figure in figures if figure[3] in text),
        sentences=((0, len(text)),),
        fingerprint=fingerprint(text),
        main_subjects=main_subjects,
        reader_version="1",
    )


def fact(
    text: str,
    metric: str,
    value: str,
    unit: str,
    printed: str,
    *,
    subject: str = "Acme",
    comparator: Comparator = Comparator.EQUAL,
    as_of: PartialDate = MAY,
    scope: str | None = None,
    nature: Nature = Nature.ACTUAL,
) -> FactDraft:
    start = text.index(printed)
    return FactDraft(
        start=0,
        end=len(text),
        figure_start=start,
        figure_end=start + len(printed),
        subject=subject,
        metric=metric,
        scope=scope,
        nature=nature,
        quantity=Quantity(Decimal(value), unit, comparator),
        as_of=as_of,
    )


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


async def test_what_a_source_says_of_itself_goes_before_what_is_found(store: ScopedStore) -> None:
    first = await add(article(REPORT), store, by="editor")
    assert first.added is not None
    report = await add(article(OTHER, figures=()), store, by="editor", retells=first.added.article)
    assert isinstance(report.verdict, Retelling)
    assert report.added is not None
    assert report.added.article.retelling_of == first.added.article.ref


async def test_a_figure_that_differs_at_the_same_time_is_told_and_both_are_kept(store: ScopedStore) -> None:
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


async def test_a_retelling_that_changes_a_figure_is_told_whatever_its_date(store: ScopedStore) -> None:
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


def stored(text: str, *figures: tuple[str, str, str, str], published: PartialDate | None = None) -> StoredArticle:
    card = Article(
        id=1,
        ref="a1",
        lineage="1",
        version=1,
        recorded_at=datetime(2024, 6, 4, tzinfo=UTC),
        recorded_by="editor",
        origin=Origin.READ,
        revision=1,
        title="Acme builds",
        published=published or PartialDate.day(date(2024, 6, 3)),
    )
    return StoredArticle(card, fingerprint(text), tuple(as_stored(fact(text, *figure)) for figure in figures))


def as_stored(draft: FactDraft) -> Fact:
    return Fact(
        id=draft.figure_start,
        ref="f1",
        lineage="1",
        version=1,
        recorded_at=datetime(2024, 6, 4, tzinfo=UTC),
        recorded_by="editor",
        origin=Origin.READ,
        subject=draft.subject,
        metric=draft.metric,
        scope=draft.scope,
        nature=draft.nature,
        quantity=draft.quantity,
        as_of=draft.as_of,
        attributed_to=None,
        figure_start=draft.figure_start,
        figure_end=draft.figure_end,
        citation=Citation("a1", 1, 0, 1, "", "Acme builds"),
    )


def test_a_copy_with_a_new_opening_is_a_retelling_by_its_words_alone() -> None:
    verdict = judge(article("Breaking news from Lyon! " + REPORT, figures=()), [stored(REPORT)])
    assert isinstance(verdict, Retelling)
    assert "wording" in verdict.why


def test_of_several_the_most_similar_one_is_retold() -> None:
    near, far = stored(REPORT, *FIGURES), stored(RETOLD, *FIGURES)
    verdict = judge(article(REPORT + " It rains."), [far, near])
    assert isinstance(verdict, Retelling)
    assert verdict.of is near.article


def test_two_reports_with_few_equal_figures_and_other_words_are_two_sources() -> None:
    text = "Lyon: 40 million dollars. Shops: 12,500. Paying: 61%."
    assert judge(article(text), [stored(REPORT, *FIGURES)]) == New()


def test_many_equal_figures_make_a_retelling_in_any_words() -> None:
    many = tuple((f"metric {number}", str(number), "items", f"{number}") for number in (4021, 5833, 61240, 7177, 88413))
    told = "Counted were 4021, 5833, 61240, 7177 and 88413."
    retold = "Someone else prints it as 88413; 7177; 61240; 5833; 4021!"
    verdict = judge(article(retold, figures=many), [stored(told, *many)])
    assert isinstance(verdict, Retelling)
    assert "5 figures are equal" in verdict.why
    assert judge(article(retold, figures=many[:4]), [stored(told, *many)]) == New()
    undated = judge(article(retold, figures=many).model_copy(update={"published": None}), [stored(told, *many)])
    assert isinstance(undated, Retelling)
    assert "days" in verdict.why
    assert "days" not in undated.why


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2024-06-03", "2024-06-13", True),
        ("2024-06-03", "2024-06-14", False),
        ("2024-06-14", "2024-06-03", False),
        ("2024-06", "2024-06-30", True),
        ("2024-06", "2024-07-11", False),
    ],
)
def test_close_means_within_ten_days_of_what_is_known(a: str, b: str, expected: bool) -> None:
    assert may_be_close(PartialDate.parse(a), PartialDate.parse(b)) is expected
    assert may_be_close(PartialDate.parse(a), None)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [("3", "models", False), ("999", "shops", False), ("1000", "shops", True), ("90", "%", True), ("12", "EUR", True)],
)
def test_small_counts_do_not_tell_one_story_from_another(value: str, unit: str, expected: bool) -> None:
    assert is_distinctive(Quantity(Decimal(value), unit)) is expected


def quantity(comparator: str, value: int, high: int | None = None) -> Quantity:
    return Quantity(Decimal(value), "shops", Comparator(comparator), None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (quantity("=", 100), quantity("=", 100), True),
        (quantity("=", 100), quantity("=", 101), False),
        (quantity(">", 100), quantity("=", 100), True),
        (quantity(">", 100), quantity("=", 120), True),
        (quantity(">", 100), quantity("=", 90), False),
        (quantity(">", 100), quantity(">", 120), False),
        (quantity("<", 100), quantity("=", 120), False),
        (quantity("<=", 100), quantity("=", 90), True),
        (quantity("~", 100), quantity("=", 104), True),
        (quantity("~", 100), quantity("=", 110), False),
        (quantity("~", 200, 999), quantity("=", 640), True),
        (quantity("=", 6, 12), quantity("=", 7), True),
        (quantity("=", 6, 12), quantity("=", 13), False),
    ],
)
def test_a_bound_and_a_figure_within_it_agree(a: Quantity, b: Quantity, expected: bool) -> None:
    assert agree(a, b) is expected
    assert agree(b, a) is expected


quantities = st.builds(
    lambda comparator, low, more: quantity(comparator, low, low + more if more else None),
    st.sampled_from([comparator.value for comparator in Comparator]),
    st.integers(0, 200),
    st.integers(0, 50),
)


@given(quantities, quantities)
def test_agreeing_is_mutual_and_everything_agrees_with_itself(a: Quantity, b: Quantity) -> None:
    assert agree(a, a)
    assert agree(a, b) is agree(b, a)


def test_only_like_is_in_conflict_with_like() -> None:
    text = "Acme: 12,500 or 13,000."
    known = as_stored(fact(text, "shops", "12500", "shops", "12,500"))
    same = fact(text, "SHOPS", "13000", "shops", "13,000", subject="Acme Group")
    topics = {"Acme": "Acme", "Acme Group": "Acme"}
    assert len(conflicts([same], [known], topics)) == 1
    assert conflicts([same], [known], {}) == ()
    for other in (
        {"scope": "in France"},
        {"nature": Nature.PLANNED},
        {"metric": "stores"},
        {"as_of": PartialDate.year(2024)},
        {"as_of": PartialDate.unknown()},
        {"quantity": Quantity(Decimal(13000), "towns")},
    ):
        assert conflicts([same.model_copy(update=other)], [known], topics) == ()


def test_a_figure_that_agrees_with_one_of_two_that_disagree_is_no_third_opinion() -> None:
    text = "Acme: 12,500 or 13,000."
    known = [as_stored(fact(text, "shops", value, "shops", "12,500")) for value in ("12500", "13000")]
    assert conflicts([fact(text, "shops", "13000", "shops", "13,000")], known, {}) == ()
