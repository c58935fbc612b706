"""Results as companies print them: bullets, tables and guidance lists; each figure with its period, its unit and its nature."""

from __future__ import annotations

from functools import cache

import pytest

from bot.entries.vocabulary import load_vocabulary
from bot.reading.article import read
from bot.reading.facts import reparses
from storage.drafts import FactDraft
from storage.values import PartialDate, plain

VELMORA = """Velmora Systems Announces Second Quarter Fiscal 2027 Results

AUSTIN, Texas, February 18, 2027 -- Velmora Systems Inc. announced results for its second fiscal quarter, which ended on January 30, 2027.

Highlights

• Revenue: $91.2 million, up 8% from $84.4 million in the second quarter of fiscal 2026
• Gross margin: 61.5%, compared with 59.8% a year earlier
• Operating income: $11.7 million, compared with $9.9 million
• Net income: $8.3 million, or $0.22 per diluted share
• Free cash flow: negative $2.1 million, compared with $6.4 million
• Remaining performance obligations: $275 million, up 15%
• Cash and short-term investments: $140 million at the end of the quarter

Revenue by product line (in millions of dollars)

Product line | Q2 FY27 | Q2 FY26 | Change
Sensors | 50.3 | 44.1 | 14%
Gateways | 28.8 | 30.2 | (5)%
Support | 12.1 | 10.1 | 20%
Total | 91.2 | 84.4 | 8%

Outlook

For the third quarter of fiscal 2027 Velmora expects:
• Revenue of $94 million to $98 million
• Gross margin of about 61%
"""

HOLTBECK = """Holtbeck Pumps reports third-quarter 2025 results

COPENHAGEN, October 30, 2025 - Holtbeck Pumps A/S said that demand from water companies held up in the third quarter of 2025.

- Net sales: €212 million (Q3 2024: €205 million)
- Order intake: €240 million, up 11%
- EBITDA margin: 14.2%
- Employees: 3,120 at the end of September

Key figures (EUR million)

\tQ3 2025\tQ3 2024
Net sales\t212\t205
EBITDA\t30.1\t27.6
Net profit\t17.4\t(2.3)

Outlook for 2025

- Net sales of €860 million to €880 million
"""

KESTRELLE = """Kestrelle Media Reports Fourth Quarter 2026 Results

CHICAGO, January 28, 2027 -- Kestrelle Media Corp. reported results for the fourth quarter of 2026.

* Total revenue: $1.24 billion, up 4%
* Subscription revenue: $780 million
* Net loss: $35 million, compared with net income of $12 million
* Paying subscribers: 9.6 million at year-end

Summary (unaudited, in thousands)

| | Q4 2026 | Q4 2025 |
|---|---|---|
| Advertising revenue | $402,500 | $431,900 |
| Operating expenses | $1,190,400 | $1,150,000 |
"""

BRAMWITH = """Bramwith Bakeries profit slips as flour costs bite

Published: 12 November 2026

Bramwith Bakeries plc reported pre-tax profit of £18.2m for the 26 weeks to 26 September, down from £19.9m in the same period last year.

Revenue rose by 5 per cent to £241m. Like-for-like sales were up 1.8 per cent. The wage bill grew by £6m.

Net debt was £88m at the end of September. The company employs 4,100 people, about 200 fewer than a year ago.

For the year to 27 March the board expects a pre-tax profit of between £37m and £39m.
"""

SORVANE = """Sorvane Chemie lifts half-year profit

FRANKFURT, July 24, 2025 - Sorvane Chemie AG said on Thursday that net profit in the first half of 2025 rose 9 percent to 64 million euros.

Sales increased to 1.12 billion euros. The operating margin widened to 10.4 percent. The group employs 6,300 people.
"""

LUPANE = """Lupane Ports posts interim results

Lupane Ports Ltd reported interim results for the six months ended June 30, 2026 on Tuesday, August 11, 2026.

Revenue came to $310 million. Operating profit fell 4% to $71 million. The company handled 2.4 million containers.

Capital expenditure is expected to reach $150 million in 2026.
"""


@cache
def facts(text: str) -> tuple[FactDraft, ...]:
    return read(text, vocabulary=load_vocabulary(), published=PUBLISHED[text]).facts


PUBLISHED = {
    VELMORA: PartialDate.parse("2027-02-18"),
    HOLTBECK: PartialDate.parse("2025-10-30"),
    KESTRELLE: PartialDate.parse("2027-01-28"),
    BRAMWITH: PartialDate.parse("2026-11-12"),
    SORVANE: PartialDate.parse("2025-07-24"),
    LUPANE: PartialDate.parse("2026-08-11"),
}


#: The text, metric, value, unit, nature, and the period; None where the period is that of a comparison and may be unknown.
FIGURES = [
    (VELMORA, "revenue", "50300000", "USD", "actual", "2026-10-31/2027-01-30"),
    (VELMORA, "revenue", "44100000", "USD", "past", "2025-11-02/2026-01-31"),
    (VELMORA, "revenue decline", "5", "%", "actual", "2026-10-31/2027-01-30"),
    (VELMORA, "revenue growth", "20", "%", "actual", "2026-10-31/2027-01-30"),
    (HOLTBECK, "EBITDA", "30100000", "EUR", "actual", "2025-Q3"),
    (HOLTBECK, "EBITDA", "27600000", "EUR", "past", "2024-Q3"),
    (HOLTBECK, "net income", "17400000", "EUR", "actual", "2025-Q3"),
    (HOLTBECK, "net loss", "2300000", "EUR", "past", "2024-Q3"),
    (KESTRELLE, "advertising revenue", "402500000", "USD", "actual", "2026-Q4"),
    (KESTRELLE, "advertising revenue", "431900000", "USD", "past", "2025-Q4"),
    (KESTRELLE, "costs", "1190400000", "USD", "actual", "2026-Q4"),
    (VELMORA, "revenue", "91200000", "USD", "actual", "2026-10-31/2027-01-30"),
    (VELMORA, "revenue", "84400000", "USD", "past", None),
    (VELMORA, "gross margin", "61.5", "%", "actual", "2026-10-31/2027-01-30"),
    (VELMORA, "gross margin", "59.8", "%", "past", None),
    (VELMORA, "operating profit", "11700000", "USD", "actual", "2026-10-31/2027-01-30"),
    (VELMORA, "operating profit", "9900000", "USD", "past", None),
    (VELMORA, "net income", "8300000", "USD", "actual", "2026-10-31/2027-01-30"),
    (VELMORA, "earnings per share", "0.22", "USD", "actual", "2026-10-31/2027-01-30"),
    (VELMORA, "cash and short-term investments", "140000000", "USD", "actual", None),
    (VELMORA, "remaining performance obligations", "275000000", "USD", "actual", None),
    (VELMORA, "revenue", "94000000", "USD", "forecast", "2027-01-31/2027-05-01"),
    (VELMORA, "gross margin", "61", "%", "forecast", "2027-01-31/2027-05-01"),
    (HOLTBECK, "revenue", "212000000", "EUR", "actual", "2025-Q3"),
    (HOLTBECK, "order intake", "240000000", "EUR", "actual", "2025-Q3"),
    (HOLTBECK, "EBITDA margin", "14.2", "%", "actual", "2025-Q3"),
    (HOLTBECK, "employees", "3120", "", "actual", None),
    (HOLTBECK, "revenue", "860000000", "EUR", "forecast", "2025"),
    (KESTRELLE, "revenue", "1240000000", "USD", "actual", "2026-Q4"),
    (KESTRELLE, "subscription revenue", "780000000", "USD", "actual", "2026-Q4"),
    (KESTRELLE, "net loss", "35000000", "USD", "actual", "2026-Q4"),
    (BRAMWITH, "pre-tax profit", "18200000", "GBP", "actual", "2026-03-29/2026-09-26"),
    (BRAMWITH, "revenue", "241000000", "GBP", "actual", "2026-03-29/2026-09-26"),
    (BRAMWITH, "debt", "88000000", "GBP", "actual", None),
    (BRAMWITH, "employees", "4100", "people", "actual", "2026-11-12"),
    (SORVANE, "net income", "64000000", "EUR", "actual", "2025-H1"),
    (SORVANE, "revenue", "1120000000", "EUR", "actual", "2025-H1"),
    (SORVANE, "operating margin", "10.4", "%", "actual", "2025-H1"),
    (SORVANE, "employees", "6300", "people", "actual", "2025-07-24"),
    (LUPANE, "revenue", "310000000", "USD", "actual", "2026-H1"),
    (LUPANE, "operating profit", "71000000", "USD", "actual", "2026-H1"),
]


@pytest.mark.parametrize(("text", "metric", "value", "unit", "nature", "when"), FIGURES)
def test_results_are_read_with_their_period(text: str, metric: str, value: str, unit: str, nature: str, when: str | None) -> None:
    found = [fact for fact in facts(text) if plain(fact.quantity.value) == value and fact.metric == metric]
    assert found, [(fact.metric, fact.quantity.text) for fact in facts(text)]
    assert (found[0].quantity.unit, found[0].nature.value) == (unit, nature)
    assert when is None or found[0].as_of.value == when


@pytest.mark.parametrize("text", PUBLISHED)
def test_every_figure_can_be_parsed_again_out_of_its_proof(text: str) -> None:
    assert facts(text)
    for fact in facts(text):
        assert reparses(text[fact.start : fact.end], fact.quantity)
