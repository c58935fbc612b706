"""Facts, events, quotes and articles come back as they were read, in order, and only those that were asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from storage.drafts import About, ArticleDraft, EventDraft, FactDraft, Mention, MetricDraft, QuoteDraft, TopicDraft
from storage.records import Article, EntryKind, Event, Fact, Quote, Topic
from storage.store import ScopedStore, Store
from storage.values import AboutBasis, Basis, Comparator, EventStatus, Nature, PartialDate, Precision, Quantity
from tests.examples import examples
from tests.storage.articles import GROWTH, OPENING, PROMISE, article, fact

BY = "operator"
UNKNOWN = PartialDate.unknown()


def _with_facts(*facts: FactDraft, title: str = "Figures", published: PartialDate | None = None) -> ArticleDraft:
    return ArticleDraft(text=GROWTH, title=title, published=published, facts=facts)


def _as_of(when: PartialDate, **changes: object) -> FactDraft:
    return fact().model_copy(update={"as_of": when, **changes})


async def _acme(library: ScopedStore) -> Topic:
    return await library.add_topic(TopicDraft(name="Acme"), BY)


async def test_facts_come_newest_first_and_those_without_a_date_last(store: Store) -> None:
    library = store.library()
    acme = await _acme(library)
    dates = [
        PartialDate.year(2023),
        UNKNOWN,
        PartialDate.day(date(2024, 5, 9)),
        PartialDate.month(2024, 5),
        PartialDate.between(None, date(2022, 1, 1)),
        PartialDate(date(2024, 4, 1), date(2025, 3, 31), Precision.FISCAL, Basis.RESOLVED, "fiscal 2025"),
    ]
    await library.add_article(_with_facts(*(_as_of(when) for when in dates)), by=BY)
    assert [found.as_of for found in await library.facts([acme])] == [dates[2], dates[3], dates[5], dates[0], dates[4], dates[1]]
    assert [found.as_of for found in await library.facts([acme], limit=2)] == [dates[2], dates[3]]


_DAYS = st.dates(date(2023, 1, 1), date(2024, 12, 31))
_BOUNDS = st.none() | _DAYS


@st.composite
def _partial_dates(draw: st.DrawFn) -> PartialDate:
    first, last = sorted((draw(_DAYS), draw(_DAYS)))
    shape = draw(st.sampled_from(("day", "range", "from", "until", "unknown")))
    match shape:
        case "day":
            return PartialDate.day(first)
        case "range":
            return PartialDate.between(first, last)
        case "from":
            return PartialDate.between(first, None)
        case "until":
            return PartialDate.between(None, last)
        case _:
            return PartialDate.unknown()


@given(st.lists(_partial_dates(), min_size=1, max_size=5), _BOUNDS, _BOUNDS)
@examples(15, HealthCheck.function_scoped_fixture)
async def test_bounds_keep_what_overlaps(store: Store, dates: list[PartialDate], since: date | None, until: date | None) -> None:
    ours = store.scoped(f"test:{datetime.now(UTC).timestamp()}")
    topic = await ours.add_topic(TopicDraft(name="Acme"), BY)
    await ours.add_article(_with_facts(*(_as_of(when) for when in dates)), by=BY)
    kept = {found.as_of for found in await ours.facts([topic], since=since, until=until)}
    assert kept == {when for when in dates if when.overlaps(since, until)}


async def test_a_metric_is_asked_for_by_any_of_its_names(store: Store) -> None:
    library = store.library()
    acme = await _acme(library)
    await library.add_metrics([MetricDraft(name="shops", aliases=("outlets", "stores"))], BY)
    metrics = ("Shops", "stores", "staff")
    await library.add_article(_with_facts(*(fact(metric=metric) for metric in metrics)), by=BY)
    assert {found.metric for found in await library.facts([acme], metric="OUTLETS")} == {"Shops", "stores"}
    assert {found.metric for found in await library.facts([acme], metric="staff")} == {"staff"}
    assert await library.facts([acme], metric="revenue") == []
    assert await library.metrics([acme]) == ["Shops", "staff", "stores"]
    assert await library.metrics([]) == []


async def test_only_the_subjects_own_facts_are_the_topics(store: Store) -> None:
    library = store.library()
    acme = await _acme(library)
    await library.add_article(_with_facts(fact(), fact(subject="Umbra")), by=BY)
    assert [found.subject for found in await library.facts([acme])] == ["Acme"]


async def test_what_had_been_published_by_a_day(store: Store) -> None:
    library = store.library()
    acme = await _acme(library)
    for title, published in (("day", PartialDate.day(date(2024, 3, 5))), ("month", PartialDate.month(2024, 3)), ("unknown", None)):
        await library.add_article(_with_facts(fact(), title=title, published=published), by=BY)

    async def by(day: date) -> set[str]:
        return {found.citation.title for found in await library.facts([acme], published_by=day)}

    assert await by(date(2024, 3, 4)) == set()
    assert await by(date(2024, 3, 5)) == {"day"}
    assert await by(date(2024, 3, 31)) == {"day", "month"}
    assert {found.title for found in await library.articles(published_by=date(2024, 3, 30))} == {"day"}


async def test_what_the_store_held_at_a_time(store: Store) -> None:
    library = store.library()
    acme = await _acme(library)
    before = datetime.now(UTC)
    [first] = (await library.add_article(_with_facts(fact(value="40000")), by=BY)).facts
    added = datetime.now(UTC)
    second = await library.supersede_fact(first, fact(value="41000"), BY, "misread")
    corrected = datetime.now(UTC)
    await library.withdraw(second, BY, "not theirs")

    async def at(moment: datetime) -> list[str]:
        return [found.quantity.value_text for found in await library.facts([acme], recorded_by_time=moment)]

    assert [await at(before), await at(added), await at(corrected), await at(datetime.now(UTC))] == [[], ["40000"], ["41000"], []]


async def test_events_come_in_the_order_of_their_dates(store: Store) -> None:
    library = store.library()
    acme = await _acme(library)
    dates = [PartialDate.month(2024, 6), PartialDate.day(date(2023, 4, 1)), UNKNOWN, PartialDate.year(2024)]
    events = tuple(
        EventDraft(start=0, end=len(OPENING), date=when, status=EventStatus.PLANNED, summary=f"Number {n}", entities=("Acme", "Lyon"))
        for n, when in enumerate(dates)
    )
    await library.add_article(ArticleDraft(text=OPENING, title="Events", events=events), by=BY)
    found = await library.events([acme])
    assert [event.date for event in found] == [dates[2], dates[1], dates[3], dates[0]]
    assert {event.status for event in found} == {EventStatus.PLANNED}
    assert [event.date for event in await library.events([acme], limit=2)] == [dates[3], dates[0]]
    assert [event.date for event in await library.events([acme], since=date(2024, 1, 1))] == [dates[3], dates[0]]
    assert [event.summary for event in await library.events([acme], words="NUMBER 1")] == ["Number 1"]
    assert await library.events([acme], words="100%") == []


async def test_a_topic_has_the_quotes_of_its_speaker_and_of_sentences_that_mention_it(store: Store) -> None:
    library = store.library()
    text = "“We grow,” said Ada Roe. Acme is “on course”, she said. “Nothing,” said a rival."
    spans = ((0, 24), (25, 55), (56, len(text)))
    quotes = (
        QuoteDraft(start=1, end=9, text="We grow,", speaker="Ada Roe"),
        QuoteDraft(start=34, end=43, text="on course", speaker="Ada Roe", occasion="a fair"),
        QuoteDraft(start=57, end=65, text="Nothing,"),
    )
    mentions = (Mention(start=25, end=29, text="Acme", entity="Acme"), Mention(start=16, end=23, text="Ada Roe", entity="Ada Roe"))
    await library.add_article(ArticleDraft(text=text, title="Quotes", sentences=spans, quotes=quotes, mentions=mentions), by=BY)
    ada = await library.add_topic(TopicDraft(name="Ada Roe", kind="person"), BY)
    acme = await _acme(library)
    assert [quote.words for quote in await library.quotes([ada])] == ["We grow,", "on course"]
    [said] = await library.quotes([acme])
    assert (said.words, said.occasion, said.citation.sentence) == ("on course", "a fair", text[25:55])
    assert text[said.words_start : said.words_end] == said.words
    assert [quote.words for quote in await library.quotes([ada], words="course")] == ["on course"]
    assert len(await library.quotes([ada, acme], speaker="ada")) == 2
    assert await library.quotes([ada], speaker="bob") == []


async def test_entries_are_found_by_their_reference(store: Store) -> None:
    library = store.library()
    added = await library.add_article(article(), by=BY)
    assert await library.entry("a1") == added.article
    assert await library.entry(" F1 ") == added.facts[0]
    assert await library.entry("e1") == added.events[0]
    assert await library.entry("q1") == added.quotes[0]
    for nothing in ("f2", "x1", "", "1", "f1w", "f1' OR 1=1 --", "\0"):
        assert await library.entry(nothing) is None, nothing
    assert (await library.facts_of(added.article), await library.events_of(added.article), await library.quotes_of(added.article)) == (
        list(added.facts),
        list(added.events),
        list(added.quotes),
    )


async def test_the_latest_are_those_recorded_last(store: Store) -> None:
    library = store.library()
    acme = await _acme(library)
    first = await library.add_article(article((GROWTH,)), by=BY)
    between = datetime.now(UTC)
    second = await library.add_article(article((OPENING,), url=None), by=BY)
    assert await library.latest(10) == [*second.events, second.article, *first.facts, first.article]
    assert await library.latest(1) == [*second.events]
    assert await library.latest(10, between) == [*second.events, second.article]
    assert await library.latest(10, kinds=[EntryKind.FACT]) == [*first.facts]
    assert await library.latest(topics=[acme]) == [*second.events, second.article, *first.facts, first.article]
    assert await library.latest(topics=[await library.add_topic(TopicDraft(name="Lyon", kind="place"), BY)]) == [
        *second.events,
        second.article,
    ]


async def test_a_retelling_is_one_source_with_its_original(store: Store) -> None:
    library = store.library()
    first = (await library.add_article(article(title="First"), by=BY)).article
    second = await library.add_article(article(title="Second", url=None), by=BY, retelling_of=first)
    third = await library.add_article(article(title="Third", url=None), by=BY, retelling_of=second.article)
    assert first.source == second.article.source == third.article.source == third.facts[0].citation.source == "a1"
    assert third.article.retelling_of == "a1"
    assert first.retelling_of is None


@pytest.mark.parametrize("make", [
    lambda draft: draft,
    lambda draft: draft.model_copy(update={"published": None, "url": None, "publisher": None, "note": "ours", "summary_of": "The Wire"}),
    lambda draft: draft.model_copy(update={"published": PartialDate.between(date(2024, 1, 1), None, Basis.INFERRED)}),
])  # fmt: skip
async def test_an_articles_details_come_back_as_they_were(store: Store, make: Callable[[ArticleDraft], ArticleDraft]) -> None:
    library = store.library()
    draft = make(article())
    await library.add_article(draft, by=BY)
    [card] = await library.articles()
    citation = (await library.facts_of(card))[0].citation
    for name in ("title", "publisher", "url", "published", "note", "summary_of"):
        assert getattr(card, name) == getattr(citation, name) == getattr(draft, name), name
    assert (card.author, card.language, card.revision, card.reader_version) == (draft.author, draft.language, 1, "1")
    assert await library.article_text(card) == draft.text
    assert await library.article_text(card, 2) is None


async def test_articles_come_by_their_date_of_publication(store: Store) -> None:
    library = store.library()
    days = {"old": PartialDate.year(2022), "new": PartialDate.day(date(2024, 2, 1)), "never": None}
    for title, published in days.items():
        await library.add_article(ArticleDraft(text=title, title=f"{title} story", published=published), by=BY)
    assert [found.title for found in await library.articles()] == ["new story", "old story", "never story"]
    assert [found.title for found in await library.articles(limit=1)] == ["new story"]
    assert [found.title for found in await library.articles(since=date(2023, 1, 1))] == ["new story"]
    assert [found.title for found in await library.articles(words="STORY old")] == ["old story"]


_NUMBERS = st.decimals(min_value=0, max_value=10**30, allow_nan=False, allow_infinity=False)
_QUANTITIES = st.builds(
    lambda pair, is_range, unit, comparator: Quantity(min(pair), unit, comparator, max(pair) if is_range else None),
    st.tuples(_NUMBERS, _NUMBERS),
    st.booleans(),
    st.sampled_from(("", "%", "CNY", "models", "辆")),
    st.sampled_from(Comparator),
)


@given(st.lists(_QUANTITIES, min_size=1, max_size=4), st.sampled_from(Nature))
@examples(15, HealthCheck.function_scoped_fixture)
async def test_figures_come_back_exactly(store: Store, quantities: list[Quantity], nature: Nature) -> None:
    drafts = [fact().model_copy(update={"quantity": quantity, "nature": nature}) for quantity in quantities]
    title = str(datetime.now(UTC).timestamp())
    added = await store.library().add_article(_with_facts(*drafts, title=title), by=BY)
    assert [found.quantity for found in added.facts] == quantities
    assert {found.nature for found in added.facts} == {nature}


async def test_a_famous_figure_that_sqlite_would_bend(store: Store) -> None:
    library = store.library()
    value = Decimal("380000000000.123456789")
    await library.add_article(_with_facts(fact(value=str(value))), by=BY)
    found = await library.entry("f1")
    assert isinstance(found, Fact)
    assert found.quantity.value == value


async def test_characters_that_no_database_stores_are_replaced_one_for_one(store: Store) -> None:
    library = store.library()
    lead = "\0\ud800 "
    draft = article((f"{lead}{GROWTH}", PROMISE), title="A\0B")
    await library.add_article(draft, by="x\udfff")
    [card] = await library.articles()
    text = await library.article_text(card)
    assert text is not None
    assert text.startswith("\ufffd\ufffd Acme")
    assert len(text) == len(draft.text)
    assert (card.title, card.recorded_by) == ("A\ufffdB", "x\ufffd")
    for citation in [(await library.facts_of(card))[0].citation, (await library.quotes_of(card))[0].citation]:
        assert text[citation.start : citation.end] == citation.sentence


async def test_every_kind_of_entry_says_who_recorded_it_when(store: Store) -> None:
    moment = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    clocked = ScopedStore(store.database, "", lambda: moment + timedelta(hours=0))
    added = await clocked.add_article(article(), by="ann")
    for found, kind in ((added.article, Article), (added.facts[0], Fact), (added.events[0], Event), (added.quotes[0], Quote)):
        assert isinstance(found, kind)
        assert (found.recorded_at, found.recorded_by, found.version, found.own) == (moment, "ann", 1, False)
        assert found.recorded_at.tzinfo is UTC


async def test_what_is_about_a_topic_is_found_though_its_sentence_does_not_name_it(store: Store) -> None:
    library = store.library()
    borealis = await library.add_topic(TopicDraft(name="Borealis"), "editor")
    draft = article()
    about = About(name="Borealis", basis=AboutBasis.PRONOUN)
    draft = draft.model_copy(
        update={
            "facts": tuple(one.model_copy(update={"about_basis": AboutBasis.ARTICLE}) for one in draft.facts),
            "events": tuple(one.model_copy(update={"about": about}) for one in draft.events),
            "quotes": tuple(one.model_copy(update={"about": about}) for one in draft.quotes),
        }
    )
    added = await library.add_article(draft, by="reader")
    assert [fact.about_basis for fact in added.facts] == [AboutBasis.ARTICLE]
    assert [event.about for event in added.events] == [about]
    assert [quote.about for quote in added.quotes] == [about]
    assert await library.events([borealis]) == list(added.events)
    assert await library.quotes([borealis]) == list(added.quotes)
    assert added.events[0].entities == ("Acme", "Lyon")
