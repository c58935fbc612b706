from __future__ import annotations

import pytest

from bot.core.language import speaking
from bot.reading.facts.measures import measures
from bot.wording.measures import measure_name


@pytest.mark.parametrize(
    ("metric", "name"),
    [
        ("revenue", "营收"),
        ("Net income", "净利润"),
        ("revenue growth", "营收增长"),
        ("inventory increase", "库存增幅"),
        ("loan decline", "贷款下降"),
        ("share of employees", "员工占比"),
        ("rank", "排名"),
        ("queues at the door", "queues at the door"),
        ("share of queues", "share of queues"),
        ("growth", "growth"),
        ("市盈率", "市盈率"),
    ],
)
def test_a_measure_is_called_by_its_chinese_name_in_chinese_answers(metric: str, name: str) -> None:
    assert measure_name(metric) == metric
    with speaking("zh"):
        assert measure_name(metric) == name


def test_every_measure_has_a_chinese_name_and_no_two_the_same() -> None:
    names = [measure.chinese for measure in measures()]
    assert [measure.name for measure in measures() if not measure.chinese] == []
    assert len(set(names)) == len(names)
