"""Short texts with a period that is named once and holds for what follows, and figures of today beside what happened on a day."""

from __future__ import annotations

_HALF = (
    "Tarnwood sells more chairs\n\nKENDAL, England, July 24, 2030 (Fellwire) - Tarnwood Seating earned 12 million pounds in the second"
    " quarter, the chair maker said on Wednesday, although a fire kept one of its works shut in May.\n\n"
)
_MARKET = (
    "Cargo bikes sell better than feared\n\nBy Ines Aubry, 30 January 2031\n\nShipments of cargo bikes in Europe rose by 12% to 1.4 million"
    " last year, according to figures that the research firm Pedalo Data put out on Tuesday.\n\n"
)
_NEWS = "Ferries of Orsund\n\nORSUND, Denmark, May 14, 2030 (Sundwire) - "
_OLD_FIRM = (
    "The Review of Slow Things\n\nHow the Aubergines keep weaving\n\n7 March 2030\n\nMaison Aubergine has woven cloth in Vey since 1874."
    " The looms came in 1881, and a second mill was built in 1903. It burned in 1921 and was rebuilt in 1924.\n\n"
)

#: name -> (text, the figure's value -> when it holds); the rules were written with these in view.
SEEN: dict[str, tuple[str, dict[str, str]]] = {
    "unknown measures of a report": (
        f"{_HALF}Total income climbed 9 per cent to 314 million pounds. What hurt was the bill for repairs, which came to 4 million pounds."
        " Deliveries came to 52,000 tonnes.\n",
        {"314000000": "2030-Q2", "4000000": "2030-Q2", "52000": "2030-Q2"},
    ),
    "a year earlier in a paragraph": (
        f"{_HALF}A year earlier Tarnwood had earned 9 million pounds. Revenue slipped 4% to 61 million pounds.\n",
        {"9000000": "2029-Q2", "61000000": "2030-Q2", "4": "2030-Q2"},
    ),
    "sold in the year of a market": (
        f"{_MARKET}Kurier, the maker from Graz, sold 230,000 of them, which gives it 16% of the market. Velmo shipped 190,000 bikes.\n",
        {"230000": "2030", "190000": "2030"},
    ),
    "runs today and carried in a year": (
        f"{_NEWS}Orsund Lines runs 37 ferries and carried 1,460 lorries in 2029.\n",
        {"37": "2030-05-14", "1460": "2029"},
    ),
    "level after an old level": (
        f"{_NEWS}Orsund Lines had cash of 41 million euros on March 31, down from 50 million euros at the end of December, while net debt"
        " climbed to 127 million euros.\n",
        {"41000000": "2030-03-31", "127000000": "2030-03-31"},
    ),
    "last year of an old firm": (
        f"{_OLD_FIRM}The firm’s museum, which opened in 1999, drew 21,500 visitors last year.\n",
        {"21500": "2029"},
    ),
    "a hope in a quotation": (
        f'{_NEWS}"We will be profitable when we are boring, which I hope is 2032," Ole Brandt of Orsund Lines joked.\n\nOrsund Lines had'
        " revenue of 21 million euros in the first three months of the year. In January it raised 90 million euros from investors.\n",
        {"21000000": "2030-01/2030-03", "90000000": "2030-01"},
    ),
}
KEPT_ASIDE: dict[str, tuple[str, dict[str, str]]] = {
    "costs of a report": (
        f"{_HALF}Tarnwood spent 6 million pounds on leather and delivered 81,000 chairs.\n",
        {"6000000": "2030-Q2", "81000": "2030-Q2"},
    ),
    "year before in a report": (
        f"{_HALF}A year before, revenue had been 64 million pounds. Operating profit fell to 14 million pounds.\n",
        {"14000000": "2030-Q2"},
    ),
    "produced in the year of a market": (
        f"{_MARKET}Sales of trailers reached 410,000. Kurier produced 250,000 bikes and exported 90,000 of them.\n",
        {"410000": "2030", "250000": "2030"},
    ),
    "employs today and opened in a year": (
        f"{_NEWS}Orsund Lines employs 640 people and opened 12 offices in 2028.\n",
        {"640": "2030-05-14", "12": "2028"},
    ),
    "whose things stand and what happened": (
        f"{_NEWS}Orsund Lines, whose 43 ferries sail from Malmo to Riga, found the leak on Jan. 23.\n",
        {"43": "2030-05-14"},
    ),
    "last year after an inserted year": (
        f"{_OLD_FIRM}The shop, founded in 1987, sold 4,300 scarves last year.\n",
        {"4300": "2029"},
    ),
    "a plan in a quotation": (
        f'{_NEWS}"Our next ship will sail in 2033," said Ole Brandt of Orsund Lines.\n\nIn February Orsund Lines sold 11 old ferries.\n',
        {"11": "2030-02"},
    ),
    "in the final quarter of a market": (
        f"{_MARKET}In the final quarter, Kurier sold 61,000 bikes.\n",
        {"61000": "2030-Q4"},
    ),
}
#: Dates of other things than the figure; the first half was in view when the rules were written.
OTHER_DATES: dict[str, tuple[str, dict[str, str]]] = {
    "premium to a close": (
        f"{_NEWS}Baltair offered 412 cents a share, a premium of 29 percent to Monday's close. Shares of Orsund Lines fell 2.7 percent to"
        " 518 cents in morning trading.\n",
        {"29": "2030-05-14"},
    ),
    "almost double": (
        f"{_NEWS}Orsund Lines offers its captains a bonus of 9,400 euros, almost double the 4,900 euros proposed in 2023.\n",
        {"9400": "2030-05-14"},
    ),
    "up from, at the time of": (
        f"{_NEWS}The round values Orsund Lines at 310 million euros, up from some 90 million euros at the time of its first round in June"
        " 2023.\n",
        {"310000000": "2030-05-14"},
    ),
    "since an opening clause": (
        f"{_NEWS}Since the first ferry sailed in April 2024, Orsund Lines has carried 8.4 million passengers.\n",
        {"8400000": "2030-05-14"},
    ),
    "all of a year": (
        f"{_NEWS}Orsund Lines said that revenue reached 21 million euros so far, more than in all of 2029.\n",
        {"21000000": "2030-05-14"},
    ),
    "guidance before": (
        f"{_HALF}Tarnwood raised its guidance for full-year revenue to 385 million pounds from 360 million pounds.\n",
        {"385000000": "2030", "360000000": "2030"},
    ),
    "at the time": (
        f"{_NEWS}Ole Brandt took over Orsund Lines in March 2012. The company had 1,100 employees at the time.\n",
        {"1100": "2012-03"},
    ),
    "discount to a close": (
        f"{_NEWS}Orsund Lines sold shares at 61 euros, a discount of 4 percent to Friday's closing price.\n",
        {"4": "2030-05-14"},
    ),
    "twice": (
        f"{_NEWS}Orsund Lines has 2,140 employees, more than twice the 1,010 employees counted in 2019.\n",
        {"2140": "2030-05-14"},
    ),
    "against, in the days of": (
        f"{_NEWS}Orsund Lines has 61 ferries, against 9 ferries in the days of its first chief in 1998.\n",
        {"61": "2030-05-14"},
    ),
    "since, and since then": (
        f"{_NEWS}Since it opened in 2021, the terminal of Orsund Lines has served 310,000 lorries.\n",
        {"310000": "2030-05-14"},
    ),
    "forecast before": (
        f"{_HALF}Tarnwood cut its forecast for full-year operating profit to 41 million pounds from 52 million pounds.\n",
        {"41000000": "2030", "52000000": "2030"},
    ),
    "start-up in a month": (
        f"{_NEWS}In June the start-up Orsund Lines raised 90 million euros from investors.\n",
        {"90000000": "2029-06"},
    ),
    "it was at the end of a month": (
        f"{_NEWS}Orsund Lines wants net debt below 1 billion euros by the end of 2032; at the end of March it was 1.27 billion euros.\n",
        {"1270000000": "2030-03"},
    ),
    "the year before in Chinese": (
        "云岫泵业去年亏损收窄\n\n2030-04-26 18:20  来源：长汀财讯\n\n"
        "2029年，云岫泵业股份有限公司实现营业收入2.6亿元；净亏损6800万元，上年为9300万元。",
        {"68000000": "2029", "93000000": "2028"},
    ),
    "back then": (
        f"{_NEWS}Orsund Lines moved to Orsund in 2016. It employed 240 people back then.\n",
        {"240": "2016"},
    ),
}
#: What holds today or on a day of its own, in a report too.
LOOK_ALIKES: dict[str, tuple[str, dict[str, str]]] = {
    "sold so far": (f"{_HALF}Tarnwood has sold 900,000 stools since it began.\n", {"900000": "2030-07-24"}),
    "shops today": (f"{_HALF}Tarnwood runs 61 shops and has 2,140 employees.\n", {"61": "2030-07-24", "2140": "2030-07-24"}),
    "share price": (f"{_HALF}Shares in Tarnwood fell 7% to 914 pence.\n", {"914": "2030-07-24"}),
    "both in a year": (f"{_NEWS}Orsund Lines built 3 ferries and carried 1,460 lorries in 2029.\n", {"1460": "2029"}),
    "delivered in a quarter to come": (
        f"{_NEWS}Orsund Lines, which earned 3 million euros, expects its next ship to be delivered in the fourth quarter of 2030. It sold"
        " 4,300 passes.\n",
        {"4300": "2030-05-14"},
    ),
    "at the close": (f"{_NEWS}Shares of Orsund Lines stood at 412 cents at Monday's close.\n", {"412": "2030-05-13"}),
    "since as a reason": (f"{_NEWS}Since it lost money in 2029, Orsund Lines had 3 ferries fewer in 2030.\n", {}),
    "forecast of a market": (f"{_MARKET}The firm expects 1.6 million bikes to be sold in 2031.\n", {"1600000": "2031"}),
}
