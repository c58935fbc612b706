"""Search answers the same on both databases, in English and in Chinese, and words are never taken for a query language."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from storage.drafts import TopicDraft
from storage.entries.search import stem, terms_of, wanted_terms
from storage.store import Store
from tests.examples import examples
from tests.storage.articles import CHINESE, GROWTH, OPENING, PROMISE, SENTENCES, article

CAFE = "The café in Córdoba sells (C++) mugs, 100% of them blue."


async def test_the_sentence_that_has_the_words_comes_first(store: Store) -> None:
    library = store.library()
    text = (await library.article_text((await library.add_article(article((*SENTENCES, CAFE)), by="operator")).article)) or ""
    for words, first in {
        "warehouse": OPENING,
        "WAREHOUSES": OPENING,
        "shop using an ordering service": GROWTH,
        "fleet van": PROMISE,
        "仓库": CHINESE,
        "里昂": CHINESE,
        "仓": CHINESE,
        "cafe cordoba": CAFE,
        "CÓRDOBA": CAFE,
    }.items():
        best = (await library.search(words))[0]
        assert best.text == best.citation.sentence == first, words
        assert text[best.citation.start : best.citation.end] == first, words


async def test_sentences_with_every_word_come_before_those_with_some(store: Store) -> None:
    library = store.library()
    both, one = "Blue vans left Lyon.", "Blue sky over the harbour, blue sea, blue boats."
    await library.add_article(article((one, both)), by="operator")
    assert [passage.text for passage in await library.search("blue vans")] == [both, one]


async def test_nothing_is_found_where_nothing_fits(store: Store) -> None:
    library = store.library()
    await library.add_article(article(), by="operator")
    assert await library.search("zeppelin") == []
    assert await library.search("") == []
    assert await library.search("、。!?") == []
    assert await library.search("warehouse", limit=0) == []


async def test_topics_narrow_a_search_to_their_articles(store: Store) -> None:
    library = store.library()
    acme = await library.add_topic(TopicDraft(name="Acme"), "operator")
    other = await library.add_topic(TopicDraft(name="Umbra"), "operator")
    await library.add_article(article(), by="operator")
    await library.add_article(article(("A warehouse burned down in Oslo.",), url=None), by="operator")
    assert [passage.text for passage in await library.search("warehouse", topics=[acme])] == [OPENING]
    assert await library.search("warehouse", topics=[other]) == []
    assert len(await library.search("warehouse")) == 2


async def test_what_looks_like_a_query_language_is_only_words(store: Store) -> None:
    library = store.library()
    await library.add_article(article(), by="operator")
    for words in ('"', "NOT b", "NEAR(a b", "col:x", "x*", "' | !", "\\", "(", "a & b", "; DROP TABLE passages"):
        assert await library.search(words) == [], words
    for words in ("-van", "^van", "van*", "\0van", "\ud800 van", "'van'", '"van', "van OR 1=1"):
        assert [passage.text for passage in await library.search(words)] == [PROMISE], words


@given(st.text(max_size=40))
@examples(25, HealthCheck.function_scoped_fixture)
async def test_any_words_can_be_searched_for(store: Store, words: str) -> None:
    assert await store.library().search(words) == []


@given(st.text(max_size=60))
def test_terms_are_letters_and_digits_and_the_wanted_ones_are_among_them(words: str) -> None:
    assert all(term.isalnum() for term in terms_of(words))
    assert set(wanted_terms(words)) <= set(terms_of(words))


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("models", "model"),
        ("companies", "company"),
        ("prices", "price"),
        ("class", "class"),
        ("bus", "bus"),
        ("cities", "city"),
        ("ai", "ai"),
    ],
)
def test_plurals_are_found_by_their_singular(word: str, stemmed: str) -> None:
    assert stem(word) == stemmed
