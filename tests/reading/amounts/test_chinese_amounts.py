"""Chinese amounts: mixed numerals, hedges, and numbers that are no amounts."""

from __future__ import annotations

import pytest

from bot.reading.amounts import quantities
from storage.values import plain
from tests.reading.amounts.test_quantities import read

CHINESE = [
    ("云帆集团投资1亿2千万元。", ["=120000000 CNY"]),
    ("工厂售出21万6千辆卡车。", ["=216000 卡车"]),
    ("每户补贴2万3千元。", ["=23000 CNY"]),
    ("该项目耗资3亿5000万元。", ["=350000000 CNY"]),
    ("他们筹得半亿元。", ["=50000000 CNY"]),
    ("公司亏了两个亿。", ["=200000000"]),
    ("会场来了两三百人。", ["=200..300 人"]),
    ("船上有十几名船员。", ["~11..19 船员"]),
    ("收入为1亿2300万美元。", ["=123000000 USD"]),
    ("桥长1千2百米。", ["=1200 metres"]),
    ("今年招聘近500人。", ["~500 人"]),
    ("工程约需三年左右。", ["~3 years"]),
    ("该县有二十来家茶厂。", ["~20 茶厂"]),
    ("一半以上的村民外出。", [">=50 %"]),
    ("半数以上股东反对。", [">=50 %"]),
    ("全县人口达5千多人。", [">5000 人"]),
    ("售价1千8百万元。", ["=18000000 CNY"]),
    ("他年过半百。", [">50 years"]),
    ("去年下半年开工，今年上半年完工。", []),
    ("前半年很忙，后半年清闲。", []),
    ("会议定于2023/11/7召开。", []),
    ("会议定于2023.11.7召开。", []),
    ("文件日期为20231107。", []),
    ("大半年过去了。", []),
    ("半年后开业。", ["=0.5 years"]),
    ("捐款50万元，其中30万元用于修路。", ["=500000 CNY", "=300000 CNY"]),
    ("罚款5亿多元。", [">500000000 CNY"]),
    ("亏损达-3亿元。", ["=300000000 CNY"]),
    ("该船载重3万5千吨。", ["=35000 tonnes"]),
    ("他们有半个亿的订单。", ["=50000000"]),
]


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_chinese_amounts(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("功率3200千瓦", "3200", "kW"),
        ("电量2亿千瓦时", "200000000", "kWh"),
        ("放电3200兆瓦时", "3200", "MWh"),
        ("储能5吉瓦时", "5", "GWh"),
        ("重3千克", "3", "kg"),
        ("长5千米", "5", "km"),
        ("3千人", "3000", "人"),
        ("12兆元", "12000000000000", "CNY"),
        ("下降18%至1.05亿元", "18", "%"),
    ],
)
def test_a_magnitude_may_belong_to_the_unit(text: str, value: str, unit: str) -> None:
    first = quantities.amounts(text)[0].quantity
    assert (plain(first.value), first.unit, first.high) == (value, unit, None)
