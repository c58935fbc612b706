"""Amounts below zero: the metric says that it is a loss or a decline, since magnitudes are stored positive."""

from __future__ import annotations

import pytest

from bot.entries.vocabulary import load_vocabulary
from bot.reading.article import read


def metrics(text: str) -> list[str]:
    facts = read(text, title="Results", vocabulary=load_vocabulary()).facts
    return [f"{fact.metric}: {fact.quantity.value_text} {fact.quantity.unit}" for fact in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orlen Foods posted a net profit of -$7 million in 2024.", ["net loss: 7000000 USD"]),
        ("Orlen Foods' operating profit was minus €31 million in 2024.", ["operating loss: 31000000 EUR"]),
        ("Orlen Foods' net income was $(9.5) million in 2024.", ["net loss: 9500000 USD"]),
        ("Orlen Foods posted a net profit of $9.5 million in 2024.", ["net income: 9500000 USD"]),
        ("Orlen Foods' margin was -4% in 2024.", []),
        ("云帆集团2024年净利润为-6亿元。", ["net loss: 600000000 CNY"]),
        ("Orlen Foods' sales halved in 2024.", ["revenue decline: 50 %"]),
        ("Orlen Foods' debt has halved since July.", ["debt decline: 50 %"]),
        ("The price of cocoa has halved, Orlen Foods said.", ["price of cocoa decline: 50 %"]),
        ("Orlen Foods halved its debt in 2024.", ["debt decline: 50 %"]),
    ],
)
def test_a_loss_is_no_profit(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected
