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
    assert leads(document) == ["2024-03", "2024-11", "2025-03-03"]
    assert "2025-03-03: (planned) Acme will open its plant in Lyon on 3 March 2025. [2]" in words(document)


@pytest.mark.usefixtures("shelf")
async def test_time_narrows_it_down_and_the_latest_are_kept(ask: Ask) -> None:
    assert leads(await ask("/acme timeline since:2024-11")) == ["2024-11", "2025-03-03"]
    assert leads(await ask("/acme timeline until:2024-06")) == ["2024-03"]
    capped = await ask("/acme timeline limit:1")
    assert leads(capped) == ["2025-03-03"]
    assert "2 earlier events are left out" in words(capped)


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
    assert "2025 to 2027: (planned) Acme's plan for a plant in Lyon runs from 2025 to 2027. [1][2]" in said
    assert "2025 to 2027: (planned) Acme announced a plan for a plant in Lyon and for five shops from 2025 to 2027. [3]" in said
    assert said.count("• ") == 2
