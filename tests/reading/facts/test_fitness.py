"""What is no metric makes no fact: pronouns, verbs, half clauses, things that no business counts, units that don't fit."""

from __future__ import annotations

import pytest

from bot.entries.vocabulary import load_vocabulary
from bot.reading.article import read
from storage.values import PartialDate, plain


def figures(sentence: str) -> list[str]:
    draft = read(
        f"Tarnwick Foods makes soups in Leeds. {sentence}", vocabulary=load_vocabulary(), published=PartialDate.parse("2027-03-02")
    )
    return [f"{fact.metric} {plain(fact.quantity.value)} {fact.quantity.unit}".strip() for fact in draft.facts]


#: The last half of each list was kept aside while the rules were written.
@pytest.mark.parametrize(
    "sentence",
    [
        "It fell 4 percent.",
        "They rose 12 percent.",
        "There was one big surprise.",
        "The founder has two sons and a dog.",
        "He drinks three coffees before work.",
        "The farm keeps one donkey.",
        "The fence is 4 metres.",
        "Unchanged at 7 percent.",
        "The walls are 50 centimetres.",
        "She plays one waltz each evening.",
        "It was 6 percent lower than in June.",
        "They have two cats and three goats.",
        "There is one clear lesson.",
        "The gate is 3 metres.",
        "He told two jokes on the stage.",
        "This fell 9 percent.",
        "“Our kitchen table is three metres long,” she said of the first office.",
    ],
)
def test_what_measures_nothing_is_no_fact(sentence: str) -> None:
    assert figures(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("Tarnwick Foods employs 740 people.", "employees 740 people"),
        ("Tarnwick Foods runs two factories in Leeds.", "factories 2 factories"),
        ("A single tin costs £1.80.", "price 1.8 GBP"),
        ("Its shops brought in £9 million.", "revenue 9000000 GBP"),
        ("The new line will be 6.5 km long.", "length 6.5 km"),
        ("Its sales rose 31 percent year on year to £88 million.", "revenue 88000000 GBP"),
        ("Tarnwick Foods repurchased 2 million shares for £6 million.", "share buyback 6000000 GBP"),
        ("Tarnwick Foods processed £40 million in payments.", "transaction volume 40000000 GBP"),
        ("Tarnwick Foods employs 95 chemists and 12 cooks.", "chemists employed 95 chemists"),
        ("Tarnwick Foods has three hotels in Wales.", "hotels 3 hotels"),
        ("A ticket costs £14.", "price 14 GBP"),
        ("Its cafes brought in £3 million in June.", "revenue 3000000 GBP"),
        ("The pier is 310 metres long.", "length 310 metres"),
        ("Its profit grew 8 percent year on year to £5 million.", "net income 5000000 GBP"),
        ("The landlord wants a further £2 million.", "claim 2000000 GBP"),
        ("Tarnwick Foods completed the acquisition of Delta Jams for £9 million.", "acquisition price 9000000 GBP"),
        ("Tarnwick Foods set aside £4 million for the case.", "provision 4000000 GBP"),
        ("Last year the group made £7.5 million.", "net income 7500000 GBP"),
    ],
)
def test_what_measures_something_is_a_fact(sentence: str, figure: str) -> None:
    assert figure in figures(sentence)
