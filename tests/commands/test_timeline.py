from __future__ import annotations

import pytest

from bot.core.document import Document, Listing, Outcome
from storage.store import Store
from storage.values import EventStatus, PartialDate
from tests.commands import acme
from tests.commands.conftest import Ask, words


def leads(document: Document) -> list[str]:
    return [item.lead for block in document.blocks if isinstance(block, Listing) for item in block.items]


@pytest.mark.usefixtures("shelf")
async def test_events_come_in_order_and_no_more_exact_than_they_are_known(ask: Ask) -> None:
    document = await ask("/acme timeline")
    assert leads(document) == ["3 Mar", "Nov", "Mar"]
    assert "2025\n\n• 3 Mar: (planned) Acme will open its plant in Lyon. [1]\n\n2024\n\n• Nov: " in words(document)
    assert leads(await ask("/acme timeline order:oldest")) == ["Mar", "Nov", "3 Mar"]


@pytest.mark.usefixtures("shelf")
async def test_time_narrows_it_down_and_the_latest_are_kept(ask: Ask) -> None:
    assert leads(await ask("/acme timeline since:2024-11")) == ["3 Mar", "Nov"]
    assert leads(await ask("/acme timeline until:2024-06")) == ["Mar"]


@pytest.mark.usefixtures("shelf")
async def test_pages_are_turned_in_place(ask: Ask) -> None:
    first = await ask("/acme timeline limit:2 since:2024")
    assert leads(first) == ["3 Mar", "Nov"]
    assert "1–2 of 3" in words(first)
    (on,) = (choice for choice in first.choices if choice.replace)
    assert (on.label, on.line) == ("More", "/brief timeline Acme since:2024 limit:2 page:2")
    second = await ask(on.line)
    assert leads(second) == ["Mar"]
    assert [choice.line for choice in second.choices if choice.replace] == ["/brief timeline Acme since:2024 limit:2 page:1"]
    beyond = await ask("/acme timeline limit:2 page:3")
    assert (beyond.outcome, "There is no such page" in words(beyond)) == (Outcome.NOTHING_FOUND, True)


@pytest.mark.usefixtures("shelf")
async def test_an_empty_period_is_answered_as_such(ask: Ask) -> None:
    document = await ask("/acme timeline since:2030")
    assert document.outcome is Outcome.NOTHING_FOUND
    assert "no dated event about Acme in that time" in words(document)


async def test_a_retelling_stands_beside_what_it_is_most_like(ask: Ask, store: Store) -> None:
    """Two sentences of the retelling are like enough; the one that says the same is taken, and the other stands for itself."""
    library, when = store.library(), PartialDate.parse("2025/2027")
    await library.add_topic(acme.TOPICS[0], "tests")
    sentences = ("Acme's plan for a plant in Lyon runs from 2025 to 2027.",)
    retold = (
        "Acme announced a plan for a plant in Lyon and for five shops from 2025 to 2027.",
        "Acme's plan for a plant in Lyon runs from 2025 to 2027, it says.",
    )
    planned = EventStatus.PLANNED
    events = [acme.event(sentences, 0, when, "Acme", status=planned)]
    original = await library.add_article(acme.article(sentences, "A plan", PartialDate.year(2025), events=tuple(events)), by="tests")
    events = [acme.event(retold, number, when, "Acme", status=planned) for number in range(2)]
    again = acme.article(retold, "The plan retold", PartialDate.year(2025), events=tuple(events))
    await library.add_article(again, by="tests", retelling_of=original.article)
    said = words(await ask("/acme timeline"))
    assert "2025–2027: (planned) Acme's plan for a plant in Lyon runs from 2025 to 2027. [1]" in said
    assert "2025–2027: (planned) Acme announced a plan for a plant in Lyon and for five shops from 2025 to 2027. [2]" in said
    assert said.count("• ") == 2
