"""Corrections and withdrawals add rows; candidates for duplicates are found by text, address and fingerprint."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest

from storage.drafts import EventDraft, QuoteDraft, TopicDraft
from storage.entries.candidates import bands
from storage.errors import ChangedMeanwhile, UnknownEntry, Withdrawn
from storage.records import Article, Event, Fact
from storage.store import Store
from storage.urls import url_key
from storage.values import Origin, PartialDate
from tests.refusals import raises_explained
from tests.storage.articles import GROWTH, OPENING, PROMISE, article, fact

BY = "editor"


async def test_a_correction_keeps_the_reference_and_the_first_version(store: Store) -> None:
    library = store.library()
    acme = await library.add_topic(TopicDraft(name="Acme"), BY)
    [first] = (await library.add_article(article(), by="reader")).facts
    second = await library.supersede_fact(first, fact(value="41000"), BY, "misread")
    assert (second.ref, second.version, second.lineage, second.origin) == (first.ref, 2, first.lineage, Origin.BY_HAND)
    assert second.citation == first.citation
    assert await library.facts([acme]) == [second]
    assert await library.entry("f1") == second
    past, present = await library.history("f1")
    assert isinstance(past, Fact)
    assert (past.quantity, past.closed_by, past.closing_reason) == (first.quantity, BY, "misread")
    assert past.closed_at == second.recorded_at
    assert present == second


async def test_events_and_quotes_are_corrected_too(store: Store) -> None:
    library = store.library()
    added = await library.add_article(article(), by="reader")
    start = article().text.index(OPENING)
    draft = EventDraft(start=start, end=start + len(OPENING), date=PartialDate.day(date(2024, 6, 3)), summary="Opens.", entities=("Acme",))
    event = await library.supersede_event(added.events[0], draft, BY)
    assert (event.date, event.summary, event.entities) == (draft.date, "Opens.", ("Acme",))
    place = article().text.index("We will")
    quote = await library.supersede_quote(added.quotes[0], QuoteDraft(start=place, end=place + 7, text="We will", speaker="Ada Roe"), BY)
    assert (quote.words, quote.speaker, quote.citation.sentence) == ("We will", "Ada Roe", PROMISE)
    assert await library.events_of(added.article) == [event]
    assert await library.quotes_of(added.article) == [quote]


async def test_a_withdrawn_entry_is_gone_but_not_forgotten(store: Store) -> None:
    library = store.library()
    added = await library.add_article(article(), by="reader")
    await library.withdraw(added.facts[0], BY, "not about Acme")
    assert await library.entry("f1") is None
    [past] = await library.history("f1")
    assert (past.closed_by, past.closing_reason) == (BY, "not about Acme")
    assert len(await library.latest()) == 3


async def test_a_withdrawn_article_takes_along_what_was_read_from_it(store: Store) -> None:
    library = store.library()
    added = await library.add_article(article(), by="reader")
    corrected = await library.supersede_fact(added.facts[0], fact(value="41000"), BY)
    await library.withdraw(added.article, BY)
    assert await library.latest() == []
    assert await library.entry("f1") is None
    assert await library.search("warehouse") == []
    with pytest.raises(UnknownEntry):
        await library.withdraw(corrected, BY)


async def test_what_was_changed_meanwhile_is_not_changed_again(store: Store) -> None:
    library = store.library()
    [first] = (await library.add_article(article(), by="reader")).facts
    await library.supersede_fact(first, fact(value="41000"), BY)
    for attempt in (library.supersede_fact(first, fact(value="42000"), BY), library.withdraw(first, BY)):
        with raises_explained(UnknownEntry, "f1 is not there any more"):
            await attempt
    assert len(await library.history("f1")) == 2


async def test_of_two_corrections_at_once_one_is_refused(store: Store) -> None:
    library = store.library()
    [first] = (await library.add_article(article(), by="reader")).facts
    attempts = [library.supersede_fact(first, fact(value=str(41000 + n)), BY) for n in range(4)]
    outcomes = await asyncio.gather(*attempts, return_exceptions=True)
    assert sum(isinstance(outcome, UnknownEntry) for outcome in outcomes) == 3
    assert len(await library.history("f1")) == 2


async def test_when_several_add_the_same_article_at_once_all_but_one_are_refused(store: Store) -> None:
    library = store.library()
    outcomes = await asyncio.gather(*(library.add_article(article(), by=BY) for _ in range(3)), return_exceptions=True)
    assert sum(isinstance(outcome, ChangedMeanwhile) for outcome in outcomes) == 2
    assert len(await library.articles()) == 1
    [first] = await library.articles()
    await library.withdraw(first, BY)
    with raises_explained(Withdrawn, "restore a1"):
        await library.add_article(article(), by=BY)
    await library.restore("a1", BY)
    assert [found.ref for found in await library.articles()] == ["a1"]


async def test_candidates_have_the_same_text_or_address_or_a_like_fingerprint(store: Store) -> None:
    library = store.library()
    base = tuple(range(1000, 1128))
    like = (*base[:64], *range(64))
    unlike = tuple(range(5000, 5128))
    stored = {
        "same text": article((GROWTH, OPENING), title="same text", url=None, fingerprint=unlike),
        "same address": article(
            (PROMISE,), title="same address", url="http://www.news.example/acme-grows/?utm_source=x#top", fingerprint=unlike
        ),
        "alike": article((OPENING,), title="alike", url="https://other.example/", fingerprint=like),
        "nothing alike": article((PROMISE, OPENING), title="nothing alike", url=None, fingerprint=unlike),
    }
    for draft in stored.values():
        await library.add_article(draft, by=BY)
    draft = article((GROWTH.upper(), OPENING), url="https://news.example/acme-grows", fingerprint=base)
    found = {candidate.article.title: candidate for candidate in await library.candidates(draft)}
    assert list(found) == ["same text", "same address", "alike"]
    assert [(one.same_text, one.same_url) for one in found.values()] == [(True, False), (False, True), (False, False)]
    assert found["alike"].fingerprint == like
    assert [candidate.article.title for candidate in await library.candidates(draft, limit=1)] == ["same text"]
    assert await library.candidates(article(("Nothing of it.",), url=None, fingerprint=())) == []


def test_bands_are_shared_by_fingerprints_that_agree_in_a_pair() -> None:
    one = tuple(range(128))
    other = (*range(500, 502), *one[2:4], *range(600, 724))
    assert len(set(bands(one)) & set(bands(other))) == 1
    assert bands(()) == []
    assert all(0 <= band < 2**63 for band in bands(tuple(2**52 + n for n in range(128))))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://example.org/a", "http://www.example.org/a/", True),
        ("https://example.org/a?id=1&utm_source=x", "https://example.org/a?id=1", True),
        ("https://example.org/a?b=1&c=2", "https://example.org/a?c=2&b=1", True),
        ("https://EXAMPLE.org/a#part", "https://example.org/a", True),
        ("https://example.org/a?id=1", "https://example.org/a?id=2", False),
        ("https://example.org/A", "https://example.org/a", False),
        ("https://example.org:8080/a", "https://example.org/a", False),
        ("http://[broken", "http://[BROKEN", True),
    ],
)
def test_addresses_that_mean_one_page_have_one_key(one: str, other: str, same: bool) -> None:
    assert (url_key(one) == url_key(other)) is same


def test_a_long_address_fits_an_index() -> None:
    key = url_key("https://example.org/" + "x" * 5000)
    assert key is not None
    assert len(key) <= 500
    assert url_key(None) is url_key("") is None


async def test_huge_names_and_texts_are_stored(store: Store) -> None:
    library = store.library()
    name = "阿" * 3000
    draft = article((GROWTH,), title="T" * 9000, url="https://example.org/" + "y" * 9000, subject=name)
    await library.add_article(draft, by=BY)
    [card] = await library.articles()
    assert isinstance(card, Article)
    assert (card.title, card.url) == (draft.title, draft.url)
    assert [found.subject for found in await library.facts_of(card)] == [name]


async def test_an_entry_of_another_kind_is_not_corrected_by_mistake(store: Store) -> None:
    library = store.library()
    added = await library.add_article(article(), by=BY)
    disguised = Fact(**{name: getattr(added.facts[0], name) for name in Fact.__dataclass_fields__} | {"id": added.events[0].id})
    with pytest.raises(UnknownEntry):
        await library.supersede_fact(disguised, fact(), BY)
    assert [type(found) for found in await library.events_of(added.article)] == [Event]
