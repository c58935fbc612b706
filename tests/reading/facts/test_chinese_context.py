"""Chinese figures that need the words around them: parts of a whole, the year before, both companies, units that do not fit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.reading.article import read
from bot.reading.facts import chinese_fitness
from storage.values import PartialDate, Quantity, plain

PUBLISHED = PartialDate.parse("2031-10-28")
BANK = (
    "松原银行第三季度净利润48亿元\n\n"
    "松原银行周二发布财报，第三季度实现营业收入132亿元，环比增长4%，上年同期为120亿元；净利润48亿元，同比下降3%。\n\n"
    "其中，零售业务收入61亿元。全行员工1.8万人，2030年末为1.9万人。预计全年净利润200亿元。"
)
CARS = (
    "青山汽车9月交付2.8万辆\n\n"
    "青山汽车股份有限公司公布，9月青山汽车交付2.8万辆，同比增长45%，其中出口6000辆。去年同期为1.9万辆。该公司现有员工8600人。"
    "双方将共同投资20亿元建设电池厂。竞争对手远山汽车同期销量下降3.5%。"
)


ROBOTS = (
    "松泉机器人推出新品\n\n松泉机器人公司推出家用机器人小松3，续航6小时。公司去年营收11亿元，同比增长64%；净亏损0.8亿元，上年同期亏损1.5亿元。"
    "公司现有员工1300人，计划年内增至1800人。其对手明湖科技份额为17%。"
)


def rows(text: str) -> list[str]:
    """The facts of a text, each as "subject | metric | scope | value unit | nature | date"."""
    return [
        f"{f.subject} | {f.metric} | {f.scope} | {plain(f.quantity.value)} {f.quantity.unit} | {f.nature.value} | {f.as_of.value}"
        for f in read(text, published=PUBLISHED).facts
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (BANK, "松原银行 | 营业收入 | None | 13200000000 CNY | actual | 2031-Q3"),
        (BANK, "松原银行 | 营业收入增长 | 环比 | 4 % | actual | 2031-Q3"),
        (BANK, "松原银行 | 营业收入 | None | 12000000000 CNY | past | 2030-Q3"),
        (BANK, "松原银行 | 净利润 | None | 4800000000 CNY | actual | 2031-Q3"),
        (BANK, "松原银行 | 零售业务收入 | None | 6100000000 CNY | actual | 2031-Q3"),
        (BANK, "松原银行 | 员工 | None | 19000 人 | actual | 2030-12-31"),
        (BANK, "松原银行 | 净利润 | None | 20000000000 CNY | forecast | 2031"),
        (CARS, "青山汽车股份有限公司 | 交付 | None | 28000 辆 | actual | 2031-09"),
        (CARS, "青山汽车股份有限公司 | 出口 | None | 6000 辆 | actual | 2031-09"),
        (CARS, "青山汽车股份有限公司 | 交付 | None | 19000 辆 | past | 2030-09"),
        (CARS, "青山汽车股份有限公司 | 员工 | None | 8600 人 | actual | 2031-10-28"),
        (ROBOTS, "松泉机器人公司 | 续航 | None | 6 hours | actual | 2031-10-28"),
        (ROBOTS, "松泉机器人公司 | 营收增长 | None | 64 % | actual | 2030"),
        (ROBOTS, "松泉机器人公司 | 净亏损 | None | 150000000 CNY | past | 2029"),
        (ROBOTS, "松泉机器人公司 | 员工 | None | 1800 人 | planned | 2031-10-28"),
        (ROBOTS, "明湖科技 | 份额 | None | 17 % | actual | 2031-10-28"),
        (CARS, "双方 | 投资 | None | 2000000000 CNY | planned | 2031-10-28"),
    ],
)
def test_a_figure_is_read_by_its_context(text: str, row: str) -> None:
    assert row in rows(text)


def test_a_rival_keeps_its_own_figure() -> None:
    assert [row.split(" | ")[0] for row in rows(CARS) if "3.5 %" in row] == ["远山汽车"]


@pytest.mark.parametrize(
    ("metric", "value", "unit", "fits"),
    [
        ("海外收入", 5, "CNY", True),
        ("海外收入", 5, "家", False),
        ("手机销量", 5, "台", True),
        ("手机销量", 5, "CNY", False),
        ("其中", 5, "家", False),
        ("前", 5, "万", False),
    ],
)
def test_measure_and_unit_fit(metric: str, value: int, unit: str, fits: bool) -> None:
    assert chinese_fitness.fits(metric, metric, metric, Quantity(Decimal(value), unit)) is fits


def test_a_change_may_be_a_share_of_what_is_counted_in_money() -> None:
    assert chinese_fitness.fits("海外收入增长", "海外收入", "海外收入增长", Quantity(Decimal(5), "%"))


def test_the_number_in_a_product_s_name_is_no_figure() -> None:
    assert not [row for row in rows(ROBOTS) if "| 3 " in row]
