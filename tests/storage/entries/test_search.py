"""Search answers the same on both databases, in English and in Chinese, and words are never taken for a query language."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from storage.drafts import TopicDraft
from storage.entries import search_index
from storage.entries.search_terms import stem, terms_of, wanted_terms
from storage.store import Store
from storage.values import PartialDate
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


async def test_words_can_be_left_out_and_phrases_asked_for(store: Store) -> None:
    library = store.library()
    both, vans, phrase = "Blue vans left Lyon.", "Blue vans left Oslo.", "The harbour left blue vans behind in Lyon."
    await library.add_article(article((both, vans, phrase, CHINESE)), by="operator")

    async def found(words: str) -> set[str]:
        return {passage.text for passage in await library.search(words)}

    assert await found("blue vans -oslo") == {both, phrase}
    assert await found("blue vans -oslo -harbours") == {both}
    assert await found('"vans left"') == {both, vans}
    assert await found('"left blue" lyon') == {phrase}
    assert await found('"blue lyon"') == set()
    assert await found("“第二个仓库”") == {CHINESE}
    assert await found("blue-vans") == {both, vans, phrase}, "a hyphen inside a word leaves nothing out"


async def test_a_passage_has_the_sentence_before_it_and_the_names_in_it(store: Store) -> None:
    library = store.library()
    await library.add_article(article(), by="operator")
    [opening] = await library.search("second warehouse")
    assert (opening.text, opening.context) == (OPENING, GROWTH)
    assert set(opening.named) == {"Acme", "Lyon"}
    [promise] = await library.search("vans")
    assert "Acme" not in promise.named
    [growth] = await library.search("ordering service")
    assert (growth.context, growth.named) == ("", ("Acme",))


async def test_title_and_context_lift_a_sentence_and_are_enough_where_that_is_asked_for(store: Store) -> None:
    library = store.library()
    closed, cost, other = "The Bergen plant is closed.", "That costs forty jobs.", "A merger costs ninety jobs."
    await library.add_article(article((other,), title="A merger", url=None), by="operator")
    await library.add_article(article((closed, cost), title="Bergen", url="https://news.example/bergen"), by="operator")
    assert [passage.text for passage in await library.search("jobs bergen plant")] == [closed, cost, other]
    assert [passage.text for passage in await library.search("plant")] == [closed]
    assert {passage.text for passage in await library.search("plant", loosely=True)} == {closed, cost}


async def test_a_search_can_be_narrowed_to_a_time_of_publication(store: Store) -> None:
    library = store.library()
    for year in (2021, 2022, 2023):
        draft = article((f"Vans were bought for {year}.",), url=f"https://news.example/{year}", published=PartialDate.year(year))
        await library.add_article(draft, by="operator")
    found = await library.search("vans", since=date(2022, 3, 1), until=date(2022, 6, 30))
    assert [passage.text for passage in found] == ["Vans were bought for 2022."]
    assert [passage.text for passage in await library.search("vans", since=date(2023, 1, 1))] == ["Vans were bought for 2023."]


async def test_other_workspaces_are_never_searched_and_take_nobodys_place(store: Store) -> None:
    here, there = store.scoped("slack:T1"), store.scoped("slack:T2")
    await here.add_article(article(("A van was bought.",)), by="editor")
    for number in range(3):
        await there.add_article(article((f"Van {number} was sold.",), url=f"https://news.example/{number}"), by="editor")
    assert [passage.text for passage in await here.search("van")] == ["A van was bought."]
    assert await store.library().search("van") == []


async def test_what_somebody_withdrew_is_not_found_by_its_sentence(store: Store) -> None:
    library = store.library()
    added = await library.add_article(article(), by="operator")
    assert len(await library.search("warehouse lyon")) == 1
    await library.withdraw(added.events[0], by="operator")
    assert await library.search("warehouse lyon") == []
    assert len(await library.search("ordering service")) == 1


async def test_sentences_and_words_without_end_are_found_by_their_beginning(store: Store) -> None:
    library = store.library()
    endless = "zebra " + " ".join(f"{number}word" for number in range(90_000)) + " " + "x" * 3000
    await library.add_article(article((endless,)), by="operator")
    assert [passage.text for passage in await library.search("zebra")] == [endless]
    await library.add_article(article(("Short " + "y" * 3000 + ".",), url=None), by="operator")
    assert len(await library.search("y" * 3000)) == 1


async def test_very_frequent_words_are_compared_with_the_newest_sentences(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "_COMPARED", 2)
    monkeypatch.setattr(search_index, "_COUNTED", 2)
    library = store.library()
    sentences = tuple(f"Van {number} went to {place}." for number, place in enumerate(("Oslo", "Lyon", "Lyon", "Riga", "Oslo")))
    await library.add_article(article(sentences), by="operator")
    for words, first in {"van lyon": "Van 2 went to Lyon.", "van riga": "Van 3 went to Riga."}.items():
        assert (await library.search(words))[0].text == first, words
    assert len(await library.search("van")) == 5


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
        ("companies", "compani"),
        ("prices", "price"),
        ("class", "class"),
        ("bus", "bus"),
        ("cities", "citi"),
        ("employees", "employ"),
        ("sold", "sell"),
        ("4g", "4g"),
        ("ai", "ai"),
    ],
)
def test_words_are_found_by_their_stems(word: str, stemmed: str) -> None:
    assert stem(word) == stemmed
