"""Figures without a noun of their own, which count what the sentence before them counted."""

from __future__ import annotations

import pytest

from bot.reading.article import read


def second(text: str) -> list[tuple[str, str]]:
    """The metric and value of what is read out of the last sentence."""
    whole = f"Halden Air grows\n\nBERGEN, May 12, 2031 (Quaynews) - {text}"
    last = whole.rindex(". ") + 2
    return [(fact.metric, f"{fact.quantity.value:f}") for fact in read(whole, title="Halden Air grows").facts if fact.figure_start >= last]


SEEN = (
    ("Halden Air ordered 20 Kestrel jets in March. It also took options for 8 more.", ("Kestrel jets on option", "8")),
    ("Halden Air runs 45 vending carts. By Christmas it will have 120.", ("vending carts", "120")),
    ("Halden Air carried 310,000 passengers on the old ship. It expects 500,000 a year on the new one.", ("passengers", "500000")),
    ("Halden Air had 60 rangers in 2029. There were 41 last year.", ("rangers", "41")),
    ("Halden Air owns 12 kilns. In 2030 it had four.", ("kilns", "4")),
    ("Halden Air has 40 bakeries. As of this week six are still closed.", ("bakeries closed", "6")),
)
KEPT_ASIDE = (
    ("Halden Air has 14 buses. Next year it wants 20.", ("buses", "20")),
    ("Halden Air built 300 boats last year. This year it plans 340.", ("boats", "340")),
    ("Halden Air lost 30 pickers. There are 52 now.", ("pickers", "52")),
    ("Halden Air has 90 vans. Of these, 18 are electric.", ("vans", "18")),
    ("Halden Air opened six hotels. Another 9 are to follow in May.", ("hotels to follow", "9")),
    ("Halden Air has 61 shops. It now has 75, against 61 a year ago.", ("shops", "75")),
)


@pytest.mark.parametrize(("text", "expected"), SEEN + KEPT_ASIDE)
def test_a_bare_number_counts_what_was_counted_before(text: str, expected: tuple[str, str]) -> None:
    assert expected in second(text)


@pytest.mark.parametrize(
    "text",
    [
        "Halden Air has 40 bakeries. It has 4 in the morning.",
        "Halden Air has 40 bakeries. There are 24 hours in a day.",
        "Halden Air has 40 bakeries. Its founder had two in school.",
        "Halden Air has 40 bakeries. At 38 she left.",
        "Halden Air has 40 bakeries. Nobody was there. He had four. She had 12 children.",
    ],
)
def test_other_numbers_count_no_bakeries(text: str) -> None:
    assert not any("bakeries" in metric for metric, _ in second(text))
