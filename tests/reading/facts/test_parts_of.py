"""Parts of a whole, rows of a ranking in brackets, multiples of earnings, and what a part is taken of."""

from __future__ import annotations

import pytest

from bot.reading.article import read


def figures(text: str) -> list[tuple[str, str, str]]:
    whole = f"Halden Air grows\n\nBERGEN, May 12, 2031 (Quaynews) - Halden Air spoke about its plans.\n\n{text}"
    facts = read(whole, title="Halden Air grows").facts
    return [(fact.metric.lower(), f"{fact.quantity.value:f}", fact.nature.value) for fact in facts]


SEEN = (
    ("Of the 412 employees, 38 work in research.", ("employees", "38", "actual")),
    ("Nearly 40 per cent of sales go to Japan, 25 per cent to Korea and the rest to Europe.", ("share of sales", "25", "actual")),
    ("Two thirds of its revenue of £84 million comes from abroad.", ("revenue", "84000000", "actual")),
    ("Halden Air spent £6 million on advertising and £2 million on research.", ("spending", "2000000", "actual")),
    ("Halden Air owes the bank £18 million, of which £5 million is due in June.", ("debt due", "5000000", "actual")),
    ("Halden Air trades at 9 times earnings.", ("price to earnings", "9", "actual")),
    ("Since 2025 the workforce has shrunk from 1,400 to 910.", ("workforce", "1400", "past")),
    ("Halden Air led with 22 per cent, ahead of Borealis (18) and Corvane (11).", ("market share", "11", "actual")),
    ("One in five of its 900 staff will lose their jobs.", ("staff", "900", "actual")),
)
KEPT_ASIDE = (
    ("Some 30 per cent of the fish comes from Norway, 22 per cent from Chile.", ("share of fish", "22", "actual")),
    ("Half of its debt of $140 million is due next year.", ("debt", "140000000", "actual")),
    ("Quorum Bank trades at 0.8 times book value.", ("price to book value", "0.8", "actual")),
    ("The fleet has grown from 12 to 31 since 2027.", ("fleet", "12", "past")),
    ("Halden Air paid £3 million to the city and £1 million to the state.", ("payment", "1000000", "actual")),
    ("Borealis leads with 41 per cent, followed by Corvane (22) and Halden Air (15).", ("market share", "22", "actual")),
    ("Of its 80 shops, 12 are in Wales.", ("shops", "12", "actual")),
    ("Halden Air polled 400 guests, 61 per cent of them women.", ("share of guests", "61", "actual")),
    ("It has loans of $90 million, of which $20 million is secured.", ("loans secured", "20000000", "actual")),
)


@pytest.mark.parametrize(("text", "expected"), SEEN + KEPT_ASIDE)
def test_a_part_is_measured(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in figures(text)


@pytest.mark.parametrize(
    ("text", "not_read"),
    [
        ("Halden Air paid £3 million in 2029 and £1 million in 2030.", "payment to city"),
        ("Halden Air (founded 1998) and Corvane (12 shops) met.", "market share"),
        ("Halden Air's founder ran three times to work.", "price to earnings"),
        ("Of the 412 employees, 38 years old on average, none left.", "employees women"),
    ],
)
def test_look_alikes_are_something_else(text: str, not_read: str) -> None:
    assert not_read not in [metric for metric, _, _ in figures(text)]
