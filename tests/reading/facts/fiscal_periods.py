"""Short texts of companies with fiscal quarters, chains of comparisons, expectations, and Chinese results, with what holds when."""

from __future__ import annotations

_FISCAL = (
    "Orrin Optics Reports Fiscal 2031 Third Quarter Results\n\n"
    "BEND, Oregon – July 30, 2031 – Orrin Optics, Inc. today announced results for its"
    " third fiscal quarter ended June 30, 2031.\n\n"
)
_WIRE = (
    "Skarv Shipyard beats forecasts\n\nBERGEN, Oct 24, 2031 (Skerry Newswire) - Skarv Shipyard on Friday reported a rise in third-quarter"
    " operating profit.\n\n"
)
_CHINESE = (
    "禾川电气上半年净利增两成\n\n2031-08-20 18:10  来源：长汀财讯\n\n"
    "8月20日晚，禾川电气发布2031年半年度报告。上半年，公司实现营业收入21.6亿元，同比增长8%。\n\n"
)
_PUBS = (
    "Alder Inns plc\nHalf-year results for the 26 weeks ended 27 September 2031\n12 November 2031\n\nAlder Inns plc, which runs pubs in the"
    " north, announces its results for the 26 weeks ended 27 September 2031.\n\n"
)

#: name -> (text, the figure's value -> when it holds); the rules were written with these in view.
SEEN: dict[str, tuple[str, dict[str, str]]] = {
    "the fiscal quarter and the one before": (
        f"{_FISCAL}Third Quarter Highlights\n\n• Net sales of $88 million, up 9% year over year\n"
        "• Gross margin of 47.2%, compared with 45.9% in the prior-year quarter\n",
        {"88000000": "2031-04/2031-06", "47.2": "2031-04/2031-06", "45.9": "2030-Q2"},
    ),
    "a financial year over two calendar years": (
        "Orlanne Lifts with record order intake in 2024/25\n\nZug, 25 November 2025 – Orlanne Lifts AG increased its net sales by 3.8% to"
        " CHF 1,146 million in the financial year 2024/25 (1 October 2024 to 30 September 2025).\n\nAt a glance\n"
        "• Order intake: CHF 1,391 million, an all-time high (2023/24: CHF 1,204 million)\n• EBIT margin: 11.0%, up from 10.2%\n",
        {"1146000000": "2024-10/2025-09", "1391000000": "2024-10/2025-09", "11": "2024-10/2025-09"},
    ),
    "the first months of a fiscal year": (
        f"{_FISCAL}For the first nine months of fiscal 2031, net sales totaled $269 million, an increase of 7% from the same period a year"
        " ago.\n",
        {"269000000": "2030-10/2031-06", "7": "2030-10/2031-06"},
    ),
    "outlook for fiscal periods": (
        f"{_FISCAL}For the fourth quarter of fiscal 2031, the company expects net sales of $90 million to $96 million. For the full fiscal"
        " year it expects net sales of about $362 million, versus its previous outlook of $350 million.\n",
        {"90000000": "2031-07/2031-09", "362000000": "2030-10/2031-09", "350000000": "2030-10/2031-09"},
    ),
    "profit and profit per share, and those of last year": (
        f"{_FISCAL}Net income was $9.7 million, or $0.61 per diluted share, compared with net income of $7.2 million, or $0.47 per diluted"
        " share, in the same period last year.\n",
        {"9700000": "2031-Q2", "0.61": "2031-Q2", "7200000": "2030-Q2", "0.47": "2030-Q2"},
    ),
    "a chain of comparisons": (
        f"{_WIRE}Operating profit rose to 1.92 billion crowns from 1.55 billion a year earlier and 1.71 billion in the second quarter."
        " Analysts had expected 1.80 billion crowns.\n",
        {"1920000000": "2031-Q3", "1550000000": "2030-Q3", "1710000000": "2031-Q2", "1800000000": "2031-Q3"},
    ),
    "words that point back in Chinese": (
        f"{_CHINESE}报告期内，公司研发投入2.2亿元。截至6月末，公司总资产为126.3亿元。截至同日，银行借款为3.4亿元。"
        "目前，公司在手订单超过25亿元。\n",
        {"220000000": "2031-H1", "12630000000": "2031-06", "340000000": "2031-06", "2500000000": "2031-08-20"},
    ),
    "a year that does not begin in January": (
        f"{_PUBS}- Revenue of £201.7m\n\nFor the full year, the board expects capital expenditure of £45m.\n",
        {"45000000": "2031-03-30/2032-03-27"},
    ),
}
KEPT_ASIDE: dict[str, tuple[str, dict[str, str]]] = {
    "a fiscal level at the end of the quarter": (
        f"{_FISCAL}• Backlog of $402 million as of quarter end, down from $418 million at March 31, 2031\n",
        {"402000000": "2031-06-30", "418000000": "2031-03-31"},
    ),
    "a previous forecast": (
        f"{_WIRE}Skarv now sees operating profit of 6.9 billion crowns in 2031. It had previously forecast at least 7.4 billion.\n",
        {"6900000000": "2031", "7400000000": "2031"},
    ),
    "a chain over a rate": (
        "Regulator counts complaints\n\nLEITH, July 8, 2032 (Forthwire) - The Parcel Office published its figures.\n\n"
        "Complaints about Dunmarrow Post"
        " fell to 9.1 per 100,000 parcels in the first quarter, from 10.4 in the previous quarter and 12.2 a year earlier.\n",
        {"9.1": "2032-Q1", "10.4": "2031-Q4", "12.2": "2031-Q1"},
    ),
    "the whole year in Chinese, beside a half": (
        f"{_CHINESE}公司预计前三季度净利润为6亿元，并维持全年营收46亿元的目标。\n",
        {"4600000000": "2031"},
    ),
    "the product of last year in Chinese": (
        "澜图发布新一代机器人\n\n2031-09-18 15:02　来源：长汀财讯\n\n澜图科技18日发布家用机器人。"
        "去年国庆假期上市的上一代产品累计销量已突破45万台。\n",
        {"450000": "2031-09-18"},
    ),
    "founded long ago in Chinese": (
        "禾测科技融资\n\n2033-03-15 09:00　来源：长汀财讯\n\n禾测科技成立于2029年，总部位于武汉，研发人员占员工总数的60%。\n",
        {"60": "2033-03-15"},
    ),
    "annual sales of a bought company": (
        f"{_WIRE}In September, Skarv bought the Danish firm Elevo, which has annual sales of 120 million crowns.\n",
        {"120000000": "2031-10-24"},
    ),
}
#: Texts like those above whose figures must keep other dates.
LOOK_ALIKES: dict[str, tuple[str, dict[str, str]]] = {
    "from another thing in the quarter": (
        f"{_WIRE}Skarv bought 38 million litres of oil from 3,200 farmers in the second quarter.\n",
        {"38000000": "2031-Q2"},
    ),
    "a new value after the base": (
        f"{_WIRE}Orders fell from 4 billion crowns in June to 3.8 billion in July.\n",
        {"3800000000": "2031-07"},
    ),
    "the quarter of the calendar": (
        f"{_WIRE}Revenue was 14.3 billion crowns in the first six months of the year.\n",
        {"14300000000": "2031-H1"},
    ),
}
