from __future__ import annotations

import pytest

from bot.wording.reasons import describe_reason
from storage.records import ProgramReason


@pytest.mark.parametrize("code", ProgramReason)
def test_every_code_that_is_stored_has_a_sentence(code: ProgramReason) -> None:
    shown = {describe_reason(code), describe_reason(code.with_number(7))} - {code, code.with_number(7)}
    assert len(shown) == 1, "with a number or without, and not with both"
    assert " " in shown.pop()


def test_the_sentence_names_the_action() -> None:
    assert describe_reason(ProgramReason.CORRECTION_UNDONE.with_number(7)) == "the correction was taken back (action 7)"


@pytest.mark.parametrize("typed", ["", "a hoax", "counted twice: 7", "it had been given up before", "correction-undone", "slot-missed:x"])
def test_any_other_text_is_shown_as_it_is(typed: str) -> None:
    assert describe_reason(typed) == typed
