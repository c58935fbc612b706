from __future__ import annotations

import pytest

from bot.wording.positions import position_text
from storage.drafts import PositionDraft
from storage.values import PartialDate

HEAD = PositionDraft(start=0, end=9, person="Lena Ortiz", title="chief executive", organisation="Acme")


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({}, "chief executive of Acme"),
        ({"organisation": None}, "chief executive"),
        ({"since": PartialDate.month(2023, 9)}, "chief executive of Acme (from Sep 2023)"),
        ({"until": PartialDate.year(2025), "successor": "Bo Lind"}, "chief executive of Acme (until 2025, before Bo Lind)"),
        (
            {"since": PartialDate.month(2023, 9), "until": PartialDate.year(2025), "predecessor": "Ada Roe"},
            "chief executive of Acme (from Sep 2023 until 2025, after Ada Roe)",
        ),
    ],
)
def test_a_position_says_where_and_from_when_until_when_as_far_as_it_is_known(known: dict[str, object], words: str) -> None:
    assert position_text(HEAD.model_copy(update=known)) == words
