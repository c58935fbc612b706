"""What an article withholds, and which questions that answers."""

from __future__ import annotations

import pytest

from bot.asking.plan.model import AnswerKind, Part, Thing
from bot.asking.withholding import withheld_in, withholds
from bot.asking.words import stems

ACME = (Thing("Acme", topic="Acme", typed="acme"),)


def part(words: str, wants: AnswerKind, *metrics: str) -> Part:
    return Part(words, wants, ACME, stems=stems(words), metrics=metrics)


WITHHELD = [
    ("Acme did not name the buyer.", part("who is the buyer", AnswerKind.PERSON)),
    ("A fund led the round; Acme declined to comment on the valuation.", part("valuation", AnswerKind.AMOUNT, "valuation")),
    ("Terms of the deal were not disclosed.", part("what did it pay", AnswerKind.AMOUNT)),
    ("Acme declined to comment.", part("why did it close the works", AnswerKind.REASON)),
    ("公司未披露买家的名称。", part("买家是谁", AnswerKind.PERSON)),
]
NOT_WITHHELD = [
    ("A fund led the round; Acme declined to comment on the valuation.", part("who led the round", AnswerKind.PERSON)),
    ("Acme makes pumps, but did not say how many.", part("what does it make", AnswerKind.DEFINITION)),
    ("Acme, which did not name the buyer, opened a works in Lima.", part("where did it open a works", AnswerKind.PLACE)),
    ("Acme opened a works in Lima.", part("who is the buyer", AnswerKind.PERSON)),
    ("公司在宁州建厂，但未披露投资金额。", part("在哪里建厂", AnswerKind.PLACE)),
]


@pytest.mark.parametrize(("sentence", "asked"), WITHHELD)
def test_a_sentence_withholds_what_is_asked_for(sentence: str, asked: Part) -> None:
    assert withholds(sentence, asked)


@pytest.mark.parametrize(("sentence", "asked"), NOT_WITHHELD)
def test_what_is_withheld_in_another_clause_is_not_what_is_asked_for(sentence: str, asked: Part) -> None:
    assert not withholds(sentence, asked)


def test_the_clause_ends_where_another_begins() -> None:
    (clause,) = withheld_in("A fund led the round; Acme declined to comment on its value, but called it fair.")
    assert clause.split() == ["Acme", "on", "its", "value"]
