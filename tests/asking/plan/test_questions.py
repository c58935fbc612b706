from __future__ import annotations

import pytest

from tests.asking.plan.table import Row, differences, rows

ROWS = list(rows())


@pytest.mark.parametrize("row", ROWS, ids=[row.question for row in ROWS])
def test_a_question_of_the_table_is_understood(row: Row) -> None:
    assert differences(row) == []
