"""Tables as annual reports print them, with the figures that must be found; no company in them exists.

Each is (table, figures): a figure is "metric value unit nature date" of the company whose report it is.
"""

from __future__ import annotations

COMPANY = "Hallmere Tools\n\nHallmere Tools makes drills in Graz.\n\n"
CHINESE_COMPANY = "衡麦科技\n\n衡麦科技公布年报。\n\n"

TABLES: dict[str, tuple[str, list[str]]] = {
    "restated year and a change": (
        "EUR million | 2025 | 2024 (restated) | Change\nRevenue | 1,243.7 | 1,187.2 | 4.8%\nEBITDA | 402.9 | 411.5 | -2.1%\n"
        "Net debt at 31 December | 1,020.6 | 905.8 | 12.7%\n",
        [
            "revenue 1243700000 EUR actual 2025",
            "revenue 1187200000 EUR past 2024",
            "revenue growth 4.8 % actual 2025",
            "EBITDA decline 2.1 % actual 2025",
            "debt 905800000 EUR past 2024-12-31",
        ],
    ),
    "notes and a loss": (
        "Consolidated income statement\n(in thousands of US dollars, except per share data)\n"
        "\tNote\tYear ended 31 December 2025\tYear ended 31"
        " December 2024\nRevenue\t3\t812,440\t790,115\nCost of sales\t4\t(512,300)\t(498,700)\nNet loss\t\t(12,410)\t8,220\n"
        "Basic earnings per share\t9\t(0.12)\t0.08\n",
        [
            "revenue 812440000 USD actual 2025",
            "cost of sales 512300000 USD actual 2025",
            "net loss 12410000 USD actual 2025",
            "net income 8220000 USD past 2024",
            "Basic loss per share 0.12 USD actual 2025",
        ],
    ),
    "two groups of periods": (
        "| SEK m | Q4 2025 | Q4 2024 | Δ % | FY 2025 | FY 2024 | Δ % |\n|---|---:|---:|---:|---:|---:|---:|\n"
        "| Net sales | 2,310 | 2,105 | 9.7 | 8,940 | 8,411 | 6.3 |\n| Operating profit | 214 | 187 | 14.4 | 801 | 722 | 10.9 |\n",
        [
            "revenue 2310000000 SEK actual 2025-Q4",
            "revenue growth 9.7 % actual 2025-Q4",
            "revenue 8411000000 SEK past 2024",
            "operating profit growth 10.9 % actual 2025",
        ],
    ),
    "a column of units": (
        " | Unit | 2025 | 2024\nRevenue | € million | 812 | 790\nEBIT margin | % | 9.1 | 8.8\nEmployees | headcount | 5,120 | 4,990\n"
        "Production | thousand tonnes | 310 | 295\nDividend per share | € | 1.10 | 1.00\n",
        [
            "revenue 812000000 EUR actual 2025",
            "operating margin 9.1 % actual 2025",
            "employees 5120  actual 2025",
            "production 310000 tonnes actual 2025",
            "dividend 1 EUR past 2024",
        ],
    ),
    "as reported and restated": (
        "CHF million\t2025\t2024 as reported\t2024 restated\tChange in %\nRevenue\t512.3\t530.0\t498.1\t2.9\n"
        "Operating result (EBIT)\t48.9\t47.0\t46.2\t5.8\n",
        ["revenue 512300000 CHF actual 2025", "revenue 498100000 CHF past 2024", "Operating result 48900000 CHF actual 2025"],
    ),
    "periods over years": (
        "(€ in millions)                Three months ended December 31,\n                                  2025        2024\n"
        "Revenue                          412.6       398.0\nNet income                        51.2        47.9\n",
        ["revenue 412600000 EUR actual 2025-Q4", "net income 47900000 EUR past 2024-Q4"],
    ),
    "the period before the days": (
        "(In thousands of dollars)\n\nThree months ended | March 31, 2026 | March 31, 2025\nSubscription revenue | 84,112 | 66,905\n"
        "of which renewals | 50,000 | 41,000\nTotal revenue | 96,402 | 79,685\n",
        [
            "subscription revenue 84112000 USD actual 2026-Q1",
            "subscription revenue (renewals) 41000000 USD past 2025-Q1",
            "revenue 79685000 USD past 2025-Q1",
        ],
    ),
    "a label with the unit and what it all is": (
        "Net sales by region, EUR million | 2025 | 2024\nNordics | 312 | 301\nBenelux | 118 | 121\nTotal | 430 | 422\n",
        ["revenue (Nordics) 312000000 EUR actual 2025", "revenue 422000000 EUR past 2024"],
    ),
    "profit or loss, and pence": (
        "Year ended 31 December, £'000 | 2025 | 2024\nRevenue | 84,112 | 66,905\n(Loss)/profit before tax | (3,100) | 1,210\n"
        "Dividend per share (pence) | 4.1 | 3.9\n",
        ["pre-tax loss 3100000 GBP actual 2025", "pre-tax profit 1210000 GBP past 2024", "dividend 4.1 pence actual 2025"],
    ),
    "joined unit and months": (
        "MEUR | 1-12/2025 | 1-12/2024 | Change, %\nNet sales | 318.2 | 301.7 | 5.5\nPersonnel, end of period | 2,114 | 2,087 | 1.3\n",
        ["revenue 318200000 EUR actual 2025", "employees 2087  past 2024-12-31", "employees growth 1.3 % actual 2025-12-31"],
    ),
    "units below the years, of a fiscal year": (
        "Group income statement for the year ended 31 March 2026\n\tNotes\t2026\t2025\n\t\t£m\t£m\n"
        "Revenue\t2\t412.8\t398.1\nOperating profit\t3\t41.0\t37.7\n",
        ["revenue 412800000 GBP actual 2025-04/2026-03", "operating profit 37700000 GBP past 2024-04/2025-03"],
    ),
    "five years": (
        "Five-year summary, EUR thousand\n\n| | 2023 | 2024 | 2025 |\n|---|---|---|---|\n| Turnover | 93,008 | 95,111 | 99,870 |\n"
        "| Equity ratio, % | 41 | 40 | 42 |\n| Employees on average | 733 | 741 | 755 |\n",
        ["revenue 95111000 EUR past 2024", "Equity ratio 42 % actual 2025", "employees 755  actual 2025"],
    ),
    "an outcome and a target": (
        "Targets and outcome\nTarget | Outcome 2025 | Target 2030\nRecycled steel (%) | 41 | 70\nCO2 emissions, tonnes | 18,200 | 9,000\n",
        ["Recycled steel 70 % target 2030", "emissions 9000 tonnes target 2030"],
    ),
    "a change by an amount, an empty note and an empty end": (
        "Key ratios, SEK million | Note | 2025 | 2024 restated | Δ\nOrder backlog | 4 | 5,112 | 4,987 | 125\n"
        "Return on equity, % | | 14.1 | 13.0 |\n",
        ["order backlog 5112000000 SEK actual 2025", "return on equity 13 % past 2024"],
    ),
    "months to a day": (
        "Nine months to 30 September (£'000)\n\t2025\t2024\nRevenue\t412,800\t398,100\nEPS (pence)\t1.21\t1.10\n",
        ["revenue 412800000 GBP actual 2025-01/2025-09", "earnings per share 1.1 pence past 2024-01/2024-09"],
    ),
}

CHINESE_TABLES: dict[str, tuple[str, list[str]]] = {
    "unit in the header": (
        "单位：百万元人民币 | 2025年 | 2024年（重列） | 变动\n营业收入 | 1,243.7 | 1,187.2 | 4.8%\n毛利率 | 32.1% | 30.0% | 2.1个百分点\n"
        "净利润 | 118.4 | 137.0 | -13.6%\n",
        [
            "revenue 1243700000 CNY actual 2025",
            "gross margin increase 2.1 percentage point actual 2025",
            "net income decline 13.6 % actual 2025",
        ],
    ),
    "the currency before the scale": (
        "主要会计数据\n\n人民币亿元\t2025年\t2024年\t同比增减（%）\n营业收入\t61.8\t52.4\t17.9\n研发投入\t3.2\t2.8\t14.3\n",
        ["revenue 5240000000 CNY past 2024", "revenue growth 17.9 % actual 2025"],
    ),
    "notes and a loss": (
        "项目（单位：人民币千元）\t附注\t二零二五年\t二零二四年\n收入\t4\t812,400\t790,100\n年内亏损\t\t(12,300)\t8,400\n",
        ["revenue 812400000 CNY actual 2025", "年内亏损 12300000 CNY actual 2025", "年内利润 8400000 CNY past 2024"],
    ),
    "levels at the end": (
        "| 指标 | 2025年末 | 2024年末 |\n|---|---|---|\n| 门店数（家） | 1,240 | 1,102 |\n| 资产负债率（%） | 52.1 | 55.0 |\n",
        ["门店数 1240  actual 2025-12-31", "资产负债率 55 % past 2024-12-31"],
    ),
}

#: Lines of cells that hold no figures of the company.
LOOK_ALIKES = (
    "Shareholder | Since | Seat\nFund A | 2019 | Oslo\nFund B | 2021 | Bonn\n",
    "Key figures | Page\nIncome statement | 41\nBalance sheet | 43\n",
    "Date | Event\n7 May 2026 | Annual meeting\n20 August 2026 | Half-year report\n",
)
