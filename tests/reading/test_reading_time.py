"""A text takes no longer to read than its length says, whatever is repeated in it."""

from __future__ import annotations

import time

import pytest

from bot.reading.article import read

#: Seconds; reading any of the texts below takes a tenth of that.
_LIMIT = 3.0


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Shares fall\n\nThe FTSE 100 fell to {'a ' * 56}of, 8,529 points on Friday.", id="articles before a level"),
        pytest.param(
            f"Acme Works says no\n\nAcme Works rejected a bid of $40 {'million ' * 27}or so, Delta Stores said.", id="repeated magnitudes"
        ),
        pytest.param(f"Acme Works grows\n\nAcme Works{' ' * 1500}said it had 40 shops.", id="blanks after a name"),
        pytest.param(f"Acme Works grows\n\nAcme Works has 300 shops {'x' * 1500}, 40 more than before.", id="a long word between figures"),
        pytest.param(f"澄湖汽车发布新车\n\n澄湖汽车公司周二发布新车。新车充电{'需要' * 28}的30分钟。", id="repeated verb"),
        pytest.param(f"港湾发布财报\n\n港湾公司周二发布财报，{'今年年底' * 24}！公司有员工300人。", id="repeated time words"),
    ],
)
def test_what_is_repeated_is_read_in_linear_time(text: str) -> None:
    start = time.process_time()
    read(text)
    assert time.process_time() - start < _LIMIT
