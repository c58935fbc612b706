"""Decides whether what was read as a metric in Chinese is one: words that measure something, in a unit that fits."""

from __future__ import annotations

from bot.core.patterns import regex
from bot.reading.facts.chinese_words import HAN
from bot.reading.facts.measures import Measure, measure_of, unit_classes
from storage.values import Quantity

_WORDS = regex(rf"[{HAN}A-Za-z]{{2}}")
_NO_METRIC = regex(
    r"(?:其中|此外|目前|同时|今年|去年|明年|本月|上月|这|那|该|我们|他们|公司|集团|双方|其|数据|报告|记者|问题|时间|以上|以下|左右|之间|方面|情况|表示|认为|显示|指出)"
)
_MONEY_ONLY = regex(r"(?:收入|利润|营收|净利|市值|售价|价格|单价|费用|支出|投资额|金额|成本|资金|债务|负债|现金|罚款)$")
_COUNT_ONLY = regex(r"(?:销量|产量|交付量|出货量|员工|员工总数|人数|用户数|门店|门店数|会员数|下载量|专利)$")
_CHANGES = frozenset(("share", "ratio"))


def fits(metric: str, base: str, name: str, quantity: Quantity) -> bool:
    """Whether a figure of this metric, under its canonical ``name``, is a fact. ``base`` is the metric without "增长" or "下降"."""
    if not _WORDS.search(metric) or _NO_METRIC.fullmatch(metric):
        return False
    is_change = metric != base
    classes = unit_classes(quantity.unit)
    if is_change and classes & _CHANGES:
        return True
    known: Measure | None = measure_of(name)
    if known is not None and name == known.name:
        return known.admits(quantity)
    if _MONEY_ONLY.search(base):
        return bool(classes & {"money", "share", "ratio"}) or not quantity.unit
    if _COUNT_ONLY.search(base):
        return "money" not in classes
    return True
