from __future__ import annotations

import pytest

from bot.core.document import Document, Listing, Outcome
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
async def test_nothing_in_that_time_is_said(ask: Ask) -> None:
    document = await ask("/acme timeline since:2030")
    assert document.outcome is Outcome.NOTHING_FOUND
    assert "no dated event about Acme in that time" in words(document)
