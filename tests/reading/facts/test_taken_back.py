"""Figures that the next sentence takes back, and ways of speaking that give no figure."""

from __future__ import annotations

import pytest

from bot.reading.article import read


def natures(text: str) -> list[str]:
    return [fact.nature.value for fact in read(f"Acme\n\n{text} There is more to tell about this, says a report.").facts]


@pytest.mark.parametrize(
    "text",
    [
        "Fenland Water put the damage at £40 million on Monday. By evening it had withdrawn that figure.",
        "The ministry said that 3,000 jobs would go at Acme Steel. The number was retracted an hour later.",
        "Acme Rail said at noon that revenue was €85 million. It later took it back.",
        "Hollin Bank put its loss at $12 million on Friday. That estimate has since been disowned by the bank.",
    ],
)
def test_a_figure_that_is_taken_back_is_retracted(text: str) -> None:
    assert natures(text) == ["retracted"]


@pytest.mark.parametrize(
    "text",
    [
        "Acme Rail said that revenue was €85 million. It withdrew its bid for Globex.",
        "Acme employs 900 people. The works in Leeds were withdrawn from sale.",
        "“Call it luck,” she says: Acme employs 900 people.",
    ],
)
def test_a_figure_that_stands_is_not(text: str) -> None:
    assert natures(text) == ["actual"]


@pytest.mark.parametrize(
    "text", ["“Call me when we have 900 shops,” says Acme's founder.", "“Ask me again at 40 million users,” she jokes."]
)
def test_a_way_of_speaking_is_no_figure(text: str) -> None:
    assert natures(text) == []
