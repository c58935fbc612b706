from __future__ import annotations

import pytest

from bot.core.document import Chart, Document, Listing
from bot.core.request import Role
from tests.commands.conftest import Ask, words


def drawn(document: Document) -> Chart:
    (found,) = (block for block in document.blocks if isinstance(block, Chart))
    return found


@pytest.mark.usefixtures("shelf")
async def test_values_that_may_be_compared_are_a_series_in_the_order_of_time(ask: Ask) -> None:
    for sentence, when in (("Rover sold 60,000 robots in June 2025.", "2025-06"), ("Rover sold 20,000 robots in June 2023.", "2023-06")):
        await ask(f'/brief entry fact topic:Rover metric:"robots sold" sentence:"{sentence}" source:Acme as-of:{when}', role=Role.ADMIN)
    chart = drawn(await ask("/rover chart robots sold"))
    (series,) = chart.series
    assert [point.when for point in series.points] == ["Jun 2023", "Jun 2025"]
    assert [point.value for point in series.points] == [20_000, 60_000]
    assert "from 20,000 robots (Jun 2023) to 60,000 robots (Jun 2025)" in chart.words


@pytest.mark.usefixtures("shelf")
async def test_without_two_values_there_is_the_history_instead(ask: Ask) -> None:
    document = await ask("/rover chart robots sold")
    assert not any(isinstance(block, Chart) for block in document.blocks)
    assert any(isinstance(block, Listing) for block in document.blocks)
    assert "more than 50,000 robots" in words(document)
