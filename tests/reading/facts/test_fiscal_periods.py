"""Figures of fiscal quarters, chains of comparisons, expectations and Chinese results hold when a careful reader would say."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import Nature, plain
from tests.reading.facts.fiscal_periods import KEPT_ASIDE, LOOK_ALIKES, SEEN

#: The same stretches of time in other notations.
_SAME = {
    "2031-Q2": {"2031-04/2031-06"}, "2030-Q2": {"2030-04/2030-06"}, "2031-H1": {"2031-01/2031-06"}, "2031-06": {"2031-06-30"},
    "2030-Q3": {"2030-07/2030-09"}, "2031-04/2031-06": {"2031-Q2"},
}  # fmt: skip


@pytest.mark.parametrize("kind", [*SEEN, *KEPT_ASIDE, *LOOK_ALIKES])
def test_a_figure_holds_when_a_careful_reader_would_say(kind: str) -> None:
    text, expected = (SEEN | KEPT_ASIDE | LOOK_ALIKES)[kind]
    found: dict[str, set[str]] = {}
    for fact in read(text).facts:
        found.setdefault(plain(fact.quantity.value), set()).add(fact.as_of.value)
    for value, when in expected.items():
        assert found.get(value, set()) & ({when} | _SAME.get(when, set())), (value, found)


@pytest.mark.parametrize(
    ("words", "metric", "nature"),
    [
        ("Operating profit rose to 1.9 billion crowns. Analysts had expected 1.8 billion.", "Operating profit", Nature.ESTIMATE),
        (
            "Operating profit rose to 1.9 billion crowns. Economists polled by Leewire forecast 1.8 billion.",
            "Operating profit",
            Nature.ESTIMATE,
        ),
        ("Skarv sees sales of 1.9 billion crowns. The group had previously forecast 1.8 billion crowns.", "sales", Nature.PAST),
        ("Adjusted profit before tax came to 1.8 billion crowns.", "Adjusted profit before tax", Nature.ACTUAL),
        ("Net profit was 2 billion crowns, compared with net income of 1.8 billion in 2030.", "net income", Nature.PAST),
        ("In January, prices for bulk wine stood at 1.8 billion crowns.", "prices", Nature.ACTUAL),
        ("Revenue for the year to the end of June was 1.8 billion crowns.", "Revenue", Nature.ACTUAL),
    ],
)
def test_what_a_figure_measures(words: str, metric: str, nature: Nature) -> None:
    facts = read(f"Skarv reports\n\nBERGEN, Oct 24, 2031 (Skerry Newswire) - Skarv Shipyard reported on Friday. {words}").facts
    assert (metric, nature) in {(fact.metric, fact.nature) for fact in facts if fact.quantity.value == 1_800_000_000}, facts


@pytest.mark.parametrize(
    ("words", "metric"),
    [
        ("The shares have gained 11% since January.", "share price growth"),
        ("Orders picked up by 11% in March.", "Orders growth"),
        ("Prices went down by 11% in March.", "Prices decline"),
        ("Exports soared 11% in March.", "Exports growth"),
    ],
)
def test_verbs_of_rising_and_falling(words: str, metric: str) -> None:
    facts = read(f"Skarv reports\n\nBERGEN, Oct 24, 2031 (Skerry Newswire) - Skarv Shipyard reported on Friday. {words}").facts
    assert metric in {fact.metric for fact in facts if fact.quantity.value == 11}


@pytest.mark.parametrize("words", ["Analysts had expected the shares to fall.", "Analysts had expected 300 new ships to be built."])
def test_what_is_expected_of_other_things_is_no_such_figure(words: str) -> None:
    text = f"Skarv reports\n\nBERGEN, Oct 24, 2031 (Skerry Newswire) - Skarv Shipyard reported sales of 1.9 billion crowns. {words}"
    assert not [fact for fact in read(text).facts if fact.nature is Nature.ESTIMATE and fact.metric == "sales"]
