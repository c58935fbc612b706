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


def values(text: str) -> list[str]:
    return [
        f"{fact.quantity.value:f}" for fact in read(f"Acme Rail in the year 2031\n\n{text} There is more to tell, says a report.").facts
    ]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Correction: An earlier version of this article said that Acme Rail employed 900 people.", []),
        ("Correction: In the printed issue the number of employees of Acme Rail was given as 900.", []),
        ("(This story has been corrected to say that Acme Rail employs 900 people, not 90, in the second paragraph.)", ["900"]),
        ("SORRY: In issue 41 we gave Acme Rail 900 employees.", []),
        # kept aside
        ("Acme Rail employs 900 people. The original headline put the number of employees at 90.", ["900"]),
        ("Clarification: A previous version wrongly stated that Acme Rail employs 900 people; it is 90.", ["90"]),
        ("更正：本文初稿将Acme Rail的员工人数误写为900人。", []),
    ],
)
def test_what_the_article_had_wrong_before_is_no_figure(text: str, right: list[str]) -> None:
    assert [value for value in values(text) if value not in right] == []


@pytest.mark.parametrize(
    "text",
    [
        "Acme Rail, which printed a first edition of its timetable, employs 900 people.",
        "The court found that Acme Rail had wrongly dismissed 900 people.",
        "Acme Rail corrected its forecast in May and now employs 900 people.",
        "The first version of the app, which Acme Rail released in May, has 900 users.",
    ],
)
def test_other_versions_and_corrections_have_their_figures(text: str) -> None:
    assert "900" in values(text)
