"""Short texts whose figures hold for a period or day that a careful reader finds: the report's own period, never that of a comparison."""

from __future__ import annotations

_RELEASE = (
    "Orlanne Scientific: scales save a mixed first half of 2029\n\n"
    "Grenoble, 21 July 2029 – Orlanne Scientific S.A., which makes scales for pharmacies, today published its accounts for the six months"
    " to 30 June 2029.\n\n"
)
_QUARTER = (
    "Dunmarrow profit dips in third quarter\n\n"
    "LEITH, Scotland, Oct. 30, 2030 (Forthwire) - Dunmarrow Ropes said on Wednesday that revenue in the third quarter of 2030 rose 4% to"
    " 61 million pounds.\n\n"
)
_BREWERY = "Port brewery expands\n\nCork, 14 May 2030 (Leewire) - "
_CHINESE = (
    "云岫泵业一季度扭亏\n\n2030-04-26 18:20  来源：长汀财讯\n\n"
    "云岫泵业股份有限公司26日发布的财报显示，今年一季度营业收入为9.3亿元，同比增长7%。"
)

#: name -> (text, the figure's value -> when it holds)
SEEN: dict[str, tuple[str, dict[str, str]]] = {
    "bullet compared with a half": (
        f"{_RELEASE}• Sales of €52.4 million, up 7.1% on the first half of 2028 (8.8% at constant exchange rates)\n"
        "• Operating profit of €6.1 million, against €5.5 million\n",
        {"52400000": "2029-H1", "6100000": "2029-H1", "7.1": "2029-H1"},
    ),
    "old value in brackets": (
        f"{_RELEASE}• Net income, Group share: €3.9 million (H1 2028: €4.6 million)\n• Order intake up 12% to a record €61 million\n",
        {"3900000": "2029-H1", "4600000": "2028-H1", "61000000": "2029-H1"},
    ),
    "outflow of cash": (f"{_RELEASE}• Free cash flow of –€1.4 million, owing to a move\n", {"1400000": "2029-H1"}),
    "start of production": (
        f"{_RELEASE}The works at Voiron, with a budget of €12 million, will start production in October.\n",
        {"12000000": "2029-07-21"},
    ),
    "deliveries to come": (
        f"{_BREWERY}Sessile Brewing won an order worth 14 million euros for 26 tanks, with deliveries that run into 2033.\n",
        {"14000000": "2030-05-14", "26": "2030-05-14"},
    ),
    "clause after a colon": (
        f"{_BREWERY}Sessile Brewing, a firm with 640 employees, is out of the race: it withdrew in March because of the price.\n",
        {"640": "2030-05-14"},
    ),
    "two years ago it was": (f"{_BREWERY}Sessile Brewing is sold in 910 pubs, and two years ago it was 150.\n", {"910": "2030-05-14"}),
    "since a year of another clause": (
        f"{_BREWERY}Hollin Partners bought a 19 percent stake in Sessile Brewing in June 2027, and the farmers’ union has held a 10 percent"
        " stake since 2018.\n",
        {"19": "2027-06"},
    ),
    "end of December before": (
        f"{_BREWERY}The loan would raise net debt at Sessile Brewing to 80 million euros from 33 million euros at the end of December.\n",
        {"33000000": "2029-12-31"},
    ),
    "fallen from that of the year before": (
        f"{_CHINESE}阀门收入3.2亿元，平均单价从去年同期的每台8.6元跌到7.1元。",
        {"930000000": "2030-Q1", "7.1": "2030-Q1"},
    ),
    "orders in hand in Chinese": (f"{_CHINESE}目前在手订单约17亿元，去年底为14亿元。", {"1700000000": "2030-04-26"}),
    "second verb with a date": (
        f"{_BREWERY}The court fined its director Sean Hurley 150,000 euros and Sessile Brewing lost its licence last week.\n",
        {"150000": "2030-05-14"},
    ),
    "the company that was bought": (
        f"{_QUARTER}In Norway, where quays were frozen, Dunmarrow’s sales shrank by 9%.\n",
        {"61000000": "2030-Q3", "9": "2030-Q3"},
    ),
    "guidance after a heading": (
        f"{_RELEASE}Outlook\nFor the full year 2029, Orlanne\n• confirms sales growth of 4% to 6%\n"
        "• lowers its target for the operating margin to around 11.5% (previously: at least 12.5%)\n"
        "• still plans capital expenditure of €9 million to €11 million\n",
        {"4": "2029", "11.5": "2029", "9000000": "2029"},
    ),
}
#: Written after a look at other articles: what else a date beside a figure may belong to.
LATER: dict[str, tuple[str, dict[str, str]]] = {
    "present verb with a date": (
        f"{_BREWERY}Sessile Brewing sails its own barge, which cost 5 million euros and leaves the yard in October.\n",
        {"5000000": "2030-05-14"},
    ),
    "rival with a number": (
        f"{_BREWERY}Its larger rival Barrow Ales, with 610 pubs, reported a profit of 12 million euros last month.\n",
        {"610": "2030-05-14", "12000000": "2030-04"},
    ),
    "averages of a quarter": (
        f"{_QUARTER}The average price was £36 a metre. Volumes of hemp rope fell 6 percent.\n",
        {"36": "2030-Q3", "6": "2030-Q3"},
    ),
    "year of the value before": (
        f"{_QUARTER}For 2030 Dunmarrow expects net sales of £240 million, compared with £231 million in 2029, and earnings per share of"
        " £3.10.\n",
        {"240000000": "2030", "3.1": "2030"},
    ),
    "whole year in Chinese": (f"{_CHINESE}公司预计全年净利润为1.4亿元。", {"140000000": "2030"}),
}
KEPT_ASIDE: dict[str, tuple[str, dict[str, str]]] = {
    "growth over a quarter": (
        f"{_QUARTER}- Order intake of £70 million, an increase of 9% on the third quarter of 2029\n- Pre-tax profit of £4.1 million,"
        " down 3% against Q3 2029\n",
        {"70000000": "2030-Q3", "9": "2030-Q3", "4100000": "2030-Q3", "3": "2030-Q3"},
    ),
    "last year's in brackets": (
        f"{_QUARTER}- EBITDA: £9.2 million (Q3 2029: £9.9 million)\n- Rope output up 6% to 4,100 tonnes\n",
        {"9200000": "2030-Q3", "9900000": "2029-Q3", "4100": "2030-Q3"},
    ),
    "opening to come": (
        f"{_BREWERY}Sessile Brewing has invested 31 million euros in the brewery, which is due to open in November.\n",
        {"31000000": "2030-05-14"},
    ),
    "contract that runs on": (
        f"{_BREWERY}Sessile Brewing signed a contract worth 9 million euros for a bottling line, which will be delivered in 2031.\n",
        {"9000000": "2030-05-14"},
    ),
    "reason after a dash": (
        f"{_BREWERY}Sessile Brewing, with 640 employees, gave up the bid – its board had voted against it in March.\n",
        {"640": "2030-05-14"},
    ),
    "fewer a year ago": (f"{_BREWERY}Sessile Brewing employs 910 people, and three years ago it was 430.\n", {"910": "2030-05-14"}),
    "cash at the end of last year": (
        f"{_BREWERY}The purchase would lower cash at Sessile Brewing to 20 million euros from 41 million euros at the end of December.\n",
        {"41000000": "2029-12-31"},
    ),
    "risen from a year before": (
        f"{_CHINESE}水泵业务毛利率从去年同期的21.5%升至24.8%，出货12万台。",
        {"24.8": "2030-Q1", "120000": "2030-Q1"},
    ),
    "loss the year before": (
        f"{_CHINESE}归母净利润为3100万元，而去年同期亏损1200万元；毛利率为24.8%，上年同期为21.5%。",
        {"31000000": "2030-Q1", "24.8": "2030-Q1"},
    ),
    "staff at the end of the period": (
        f"{_RELEASE}• 412 employees at the end of June, compared with 395 six months earlier\n",
        {"412": "2029-06-30"},
    ),
    "debt at a day, from another": (
        f"{_RELEASE}Net debt amounted to €12.4 million at 30 June 2029, from €9.9 million at 31 December 2028.\n",
        {"12400000": "2029-06-30", "9900000": "2028-12-31"},
    ),
    "guidance in one line": (
        f"{_RELEASE}Outlook 2029\n- expects sales of €108 million to €112 million\n- confirms its target of an operating margin of 12%\n",
        {"108000000": "2029", "12": "2029"},
    ),
}
#: A last look: comparisons with the end of a year, forecasts of a full year, sums over months.
LAST: dict[str, tuple[str, dict[str, str]]] = {
    "more than at the end of a year": (
        f"{_RELEASE}The order book stood at €88 million, 4% more than at the end of 2028.\n",
        {"88000000": "2029-07-21"},
    ),
    "full year that is forecast": (
        f"{_QUARTER}It now expects full-year sales of 240 million pounds, having forecast 250 million pounds in July.\n",
        {"240000000": "2030"},
    ),
    "first full year of a line": (
        f"{_BREWERY}Sessile Brewing expects 74,000 visitors in the first full year.\n",
        {"74000": "2030-05-14"},
    ),
    "sum over months": (
        f"{_QUARTER}Orders in the first nine months came to 190 million pounds.\n",
        {"190000000": "2030-01/2030-09"},
    ),
    "a year earlier in results": (
        f"{_RELEASE}Sales in Asia reached €12 million, compared with €10 million a year earlier."
        " Gross margin widened to 44.1% from 42.8%.\n",
        {"12000000": "2029-H1", "10000000": "2028-H1", "44.1": "2029-H1", "42.8": "2028-H1"},
    ),
    "a year earlier than several months": (
        f"{_QUARTER}Orders in the first nine months came to 190 million pounds, up from 171 million a year earlier.\n",
        {"190000000": "2030-01/2030-09", "171000000": "2029-01/2029-09"},
    ),
    "rise over a half in Chinese": (f"{_CHINESE}毛利率从去年一季度的30.1%提高到32.4%。", {"32.4": "2030-Q1", "30.1": "2029-Q1"}),
}
