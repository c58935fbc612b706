"""Whose words `quotes TOPIC by:NAME` brings where the speaker has no tie to the topic."""

from __future__ import annotations

import pytest

from bot.commands.quotes import most_telling
from bot.core.document import Outcome
from bot.entries.adding import add
from bot.reading.article import read
from storage.drafts import TopicDraft
from storage.store import Store
from tests.commands.conftest import Ask, words
from tests.digests.entries import quote

ABOUT = """Umbra Lifts opens a second works

Umbra Lifts has opened a works in Nantes, the maker of lifts said on 3 June 2024. Umbra Lifts employs 310 people.

“It would fetch a good price on the exchange,” reckons Vera Holm of the brokerage Sundmark.
"""
ELSEWHERE = """Tasman Cheese raises its prices

Tasman Cheese charges more for its cheese from 4 June 2024 on. Tasman Cheese employs 90 people.

“Milk has become dear everywhere,” said Vera Holm of the brokerage Sundmark. “Nobody likes it,” added Piet Vos of Tasman Cheese.
"""


@pytest.fixture
async def articles(store: Store) -> None:
    await store.library().add_topic(TopicDraft(name="Umbra Lifts", slash="umbra"), "tests")
    for text in (ABOUT, ELSEWHERE):
        await add(read(text), store.library(), by="tests")


@pytest.mark.usefixtures("articles")
async def test_a_speaker_without_a_tie_is_quoted_from_articles_about_the_topic(ask: Ask) -> None:
    said = words(await ask('/brief quotes "Umbra Lifts" by:Holm'))
    assert "It would fetch a good price" in said
    assert "Milk has become dear" not in said


@pytest.mark.usefixtures("articles")
async def test_who_was_never_quoted_on_the_topic_is_quoted_from_elsewhere_and_this_is_said(ask: Ask) -> None:
    said = words(await ask('/brief quotes "Umbra Lifts" by:Vos'))
    assert "Nobody likes it" in said
    assert "Said in articles that are not mainly about Umbra Lifts:" in said


@pytest.mark.usefixtures("articles")
async def test_who_is_quoted_nowhere_is_not_answered_with_others(ask: Ask) -> None:
    document = await ask('/brief quotes "Umbra Lifts" by:Tolliver')
    assert document.outcome is Outcome.NOTHING_FOUND
    assert "Milk" not in words(document)


@pytest.mark.usefixtures("articles")
async def test_what_others_say_in_an_article_about_the_topic_is_quoted_too(ask: Ask) -> None:
    said = words(await ask('/brief quotes "Umbra Lifts"'))
    assert "It would fetch a good price" in said
    assert "Milk" not in said
    assert "good price" not in words(await ask('/brief quotes "Umbra Lifts" staircase'))
    assert "good price" not in words(await ask('/brief quotes "Umbra Lifts" until:2023'))


def test_of_many_quotations_each_speaker_comes_first_and_fragments_last() -> None:
    said = [
        ("not ours", "Vos"),
        ("We stay where we are", "Vos"),
        ("We stay as we are too", "Vos"),
        ("It would fetch a good price", "Holm"),
    ]
    found = [quote(number, words, speaker=speaker) for number, (words, speaker) in enumerate(said)]
    assert [one.id for one in most_telling(found, 2)] == [1, 3]
    assert [one.id for one in most_telling(found, 3)] == [1, 2, 3]
    assert most_telling(found, 4) == found
