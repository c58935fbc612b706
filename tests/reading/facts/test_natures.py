"""What kind of claim a figure is: reported, forecast, planned, denied, or put right."""

from __future__ import annotations

import pytest

from bot.entries.vocabulary import load_vocabulary
from bot.reading.article import read
from storage.values import PartialDate, plain


def natures(sentence: str) -> dict[str, str]:
    """The nature of each figure by its value."""
    text = f"Orvane Glass is a maker of bottles. {sentence}"
    draft = read(text, vocabulary=load_vocabulary(), published=PartialDate.parse("2027-03-02"))
    return {plain(fact.quantity.value): fact.nature.value for fact in draft.facts}


#: The last half was kept aside while the rules were written.
@pytest.mark.parametrize(
    ("sentence", "value", "nature"),
    [
        ("Orvane Glass denied that it would cut 400 jobs.", "400", "denied"),
        ("Orvane Glass has no plans to cut 250 jobs, it said.", "250", "denied"),
        ("Corrects to say that Orvane Glass had 620 employees, not 260.", "620", "actual"),
        ("Orvane Glass withdrew its forecast of revenue of $90 million.", "90000000", "retracted"),
        ("Orvane Glass runs 40 shops and will add 12 shops by June.", "40", "actual"),
        ("The workforce is to grow to 800 people.", "800", "planned"),
        ("Orvane Glass reiterated its outlook: revenue of $70 million.", "70000000", "forecast"),
        ("Orvane Glass dismissed the suggestion of the union; it denied that it had lost $30 million.", "30000000", "denied"),
        ("It is not true that Orvane Glass lost 80 customers.", "80", "denied"),
        ("The report mistakenly said that Orvane Glass sold 5,000 bottles.", "5000", "retracted"),
        ("The story was corrected to say that revenue was $14 million, not $41 million.", "14000000", "actual"),
        ("Orvane Glass employs 310 people and plans to hire 50 engineers.", "310", "actual"),
        ("Its output is to rise to 9 million bottles.", "9000000", "planned"),
        ("Orvane Glass confirmed that it will cut 400 jobs.", "400", "planned"),
        ("Orvane Glass lost $3 million, not counting taxes.", "3000000", "actual"),
    ],
)
def test_a_figure_has_the_nature_of_its_clause(sentence: str, value: str, nature: str) -> None:
    assert natures(sentence).get(value) == nature


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("An earlier version said wrongly that Orvane Glass employs 900 people.", "900"),
        ("Corrects to say that Orvane Glass had 620 employees, not 260.", "260"),
        ("The story was corrected to say that revenue was $14 million, not $41 million.", "41000000"),
    ],
)
def test_what_the_text_itself_had_wrong_is_no_figure(sentence: str, value: str) -> None:
    assert value not in natures(sentence)
