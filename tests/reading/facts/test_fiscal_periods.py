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


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("A second hall will raise capacity from 70,000 to 90,000 hectolitres by 2034.", "capacity | 70000 | 2031-10-24"),
        ("A second hall will raise capacity from 70,000 to 90,000 hectolitres by 2034.", "capacity | 90000 | 2034"),
        ("It owns 2,300 hectares.", "area | 2300 | 2031-10-24"),
        ("The ratio of debt, a gauge of risk, edged up to 14.6% in March.", "ratio of debt | 14.6 | 2031-03"),
        ("Latency for live captions is 180 milliseconds.", "Latency | 180 | 2031-10-24"),
        ("Training the largest model took 23 days and cost us about $410,000.", "training time | 23 | 2031-10-24"),
        ("Training the largest model took 23 days and cost us about $410,000.", "cost | 410000 | 2031-10-24"),
    ],
)
def test_sizes_times_and_costs(words: str, row: str) -> None:
    facts = read(f"Skarv reports\n\nBERGEN, Oct 24, 2031 (Skerry Newswire) - Skarv Shipyard reported on Friday. {words}").facts
    found = [f"{fact.metric} | {plain(fact.quantity.value)} | {fact.as_of.value}" for fact in facts]
    assert row in found


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("净利润下降18%至1.05亿元。", "净利润 | 105000000 CNY"),
        ("净利润下降18%至1.05亿元。", "净利润下降 | 18 %"),
        ("周四收盘，禾川电气股价报31.56元。", "股价 | 31.56 CNY"),
        ("截至收盘，禾川电气报收于31.57元。", "股价 | 31.57 CNY"),
        ("主力机型降价15%，至9.8万元。", "售价 | 98000 CNY"),
        ("公司今日宣布完成5亿元B轮融资。", "融资 | 500000000 CNY"),
    ],
)
def test_chinese_levels_prices_and_rounds(words: str, row: str) -> None:
    facts = read(f"禾川电气公布数字\n\n2031-08-20 18:10  来源：长汀财讯\n\n禾川电气20日公布了数字。{words}").facts
    found = [f"{fact.metric} | {plain(fact.quantity.value)} {fact.quantity.unit}" for fact in facts]
    assert row in found
