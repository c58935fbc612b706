from __future__ import annotations

from time import process_time

import pytest

from bot.asking.plan.naming import phrases
from tests.asking.plan.known import plan


@pytest.mark.parametrize("piece", ["a ", "how much ", "A ", "中", "is it ", "more than ", "the new maker ", "2031 ", "x-", "who's "])
def test_a_text_without_end_takes_no_longer_than_a_long_question(piece: str) -> None:
    begun = process_time()
    found = phrases(piece * 5_000)
    plan(piece * 5_000)
    assert len(found) <= 400
    assert process_time() - begun < 2


def test_a_usual_question_takes_a_few_milliseconds() -> None:
    question = "hi all, how many people work at tessaly, who runs it and what was its revenue in the first half of 2030?"
    plan(question)
    begun = process_time()
    for _ in range(20):
        plan(question)
    assert (process_time() - begun) / 20 < 0.03  # measured: 0.002
