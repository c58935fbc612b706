"""Short passages of news with whose each figure is, what it measures and what kind of claim it is; nothing in them exists.

Each passage is (text, ((figure as written, owner, metric, nature), ...)): the owner and the metric share a word with what is
read. An owner of "" is nobody in particular, a metric of "" is not looked at, a nature of None is that the figure is no fact.
"""

from __future__ import annotations

from storage.values import Nature

Expected = tuple[str, str, str, Nature | None]
Passage = tuple[str, tuple[Expected, ...]]

A, P, F, T, E = Nature.ACTUAL, Nature.PLANNED, Nature.FORECAST, Nature.TARGET, Nature.ESTIMATE

#: The passages that the rules were written with; those that were kept aside are in ``stated_passages_kept``.
FIRST: tuple[Passage, ...] = (
    (
        "Scooter makers race ahead\n\nVelmora shipped 410,000 scooters in the third quarter, Zipp 388,000. Asia took "
        "61% of them, South America 14%.",
        (
            ("410,000", "Velmora", "shipped", A),
            ("388,000", "Zipp", "shipped", A),
            ("61%", "Asia", "share", A),
            ("14%", "South America", "share", A),
        ),
    ),
    (
        "Dronfield tops the list\n\nFirst place went to Dronfield with 92,000 units, second to Oskar Bikes with 71,000 "
        "and third to Pellico with 64,500.",
        (
            ("92,000", "Dronfield", "", A),
            ("71,000", "Oskar", "", A),
            ("64,500", "Pellico", "", A),
        ),
    ),
    (
        "Tandem Bank to buy Lowry Savings\n\nTandem Bank has agreed to buy Lowry Savings. The cost-income ratio was 48 "
        "percent at Tandem Bank and 63 percent at Lowry Savings. Lowry Savings has 80 branches, Tandem Bank 210.",
        (
            ("48 percent", "Tandem", "cost-income ratio", A),
            ("63 percent", "Lowry", "cost-income ratio", A),
            ("80 branches", "Lowry", "branches", A),
            ("210", "Tandem", "branches", A),
        ),
    ),
    (
        "Watchdog fines two hauliers\n\nThe watchdog fined Corvane €12 million and Bluthner Trucks €9 million. It had "
        "demanded €20 million from Corvane and €15 million from Bluthner Trucks.",
        (
            ("€12 million", "Corvane", "fine", A),
            ("€9 million", "Bluthner", "fine", A),
        ),
    ),
    (
        "Cement makers punished\n\nOttal Cement was handed a fine of $33 million, while Rensdale owes $18 million. A "
        "third maker, Jurgens, must pay $7 million for having hidden files.",
        (
            ("$33 million", "Ottal", "fine", A),
            ("$18 million", "Rensdale", "fine", A),
            ("$7 million", "Jurgens", "fine", A),
        ),
    ),
    (
        "Tribunal punishes bakeries\n\nThe tribunal ruled on Friday. Hadley Bread was ordered to pay a penalty of £4.5 "
        "million, and Crumb & Sons was given £2.1 million.",
        (
            ("£4.5 million", "Hadley", "penalty fine", A),
            ("£2.1 million", "Crumb", "penalty fine", A),
        ),
    ),
    (
        "Regulator acts on pipes\n\nOne manager, Emil Tarrant, the head of sales, who was fined €40,000, has left "
        "Rohrwerk. Rohrwerk has put aside €6 million for the case.",
        (
            ("€40,000", "Tarrant", "fine", A),
            ("€6 million", "Rohrwerk", "provision", A),
        ),
    ),
    (
        "Fjordglass sold\n\nFjordglass was sold to a rival on Monday. The seller is Norheim Capital, which owns 71 per "
        "cent of it. Signe Aas, the founder, who holds 12 per cent, stays on. Two funds have 9 per cent between them.",
        (
            ("71 per cent", "Norheim", "stake", A),
            ("12 per cent", "Aas", "stake", A),
        ),
    ),
    (
        "Larkin Mills gets an investor\n\nLarkin Mills has a new owner. Harbour Partners put in $8 million in May 2023 "
        "and got 24 per cent for it. The Larkin family has 51 per cent, the staff have had 5 per cent since 2019.",
        (
            ("$8 million", "Harbour", "investment", A),
            ("24 per cent", "Harbour", "stake", A),
            ("51 per cent", "Larkin family", "stake", A),
        ),
    ),
    (
        "Ondra to take over Pesk\n\nOndra Papier, a maker of cardboard, has agreed to buy its rival Pesk for 88 "
        "million euros. The money comes from a 60 million euro loan arranged by Vltava Bank, which would lift net debt "
        "to 150 million euros from 95 million.",
        (
            ("88 million euros", "Ondra", "price purchase acquisition", P),
            ("60 million euro", "Ondra", "loan", A),
            ("150 million euros", "Ondra", "debt", F),
        ),
    ),
    (
        "Quillon pays up\n\nQuillon of Bristol is paying £140m for the software firm Draftly, both said on Monday: "
        "£100m in cash, the rest in shares. Quillon's lenders chipped in £70m.",
        (
            ("£140m", "Quillon Draftly", "price", A),
            ("£100m", "Quillon", "cash price", A),
        ),
    ),
    (
        "Zellwerk loses a bidder\n\nZellwerk makes pumps. For the Dutch of Maalstroom, Europe's largest maker with "
        "5,200 employees, the race is over: they withdrew in March because of the price.",
        (("5,200 employees", "Maalstroom", "employees", A),),
    ),
    (
        "A new boss at Karst Air\n\nKarst Air has a new boss. Jonas Felber has led Montavia's cargo arm since 2022, a "
        "unit with 2,400 employees. Montavia of Vienna, the market leader, turned over 3.3 billion euros in 2024 and "
        "has 18,000 employees.",
        (
            ("2,400 employees", "Montavia", "employees", A),
            ("3.3 billion euros", "Montavia", "revenue turnover", A),
            ("18,000 employees", "Montavia", "employees", A),
        ),
    ),
    (
        "Brannock Group doubles profit\n\nBrannock Group reported on its three arms. Its timber business did badly: "
        "revenue there fell 6 per cent to $410 million. Paints made up for it: the business brought in $520 million, a "
        "rise of 9 per cent.",
        (
            ("$410 million", "timber Brannock", "revenue", A),
            ("$520 million", "paints Brannock", "revenue", A),
        ),
    ),
    (
        "Group results\n\nSolvena reported sales of $2.4 billion. Shipping, run under the Merrow name, contributed "
        "$310 million; its margin was 8 per cent. The remaining $190 million came from farming.",
        (
            ("$310 million", "Solvena Merrow shipping", "revenue contribution", A),
            ("$190 million", "farming Solvena", "revenue", A),
        ),
    ),
    (
        "Lumo 5 arrives\n\nInkwell presented the Lumo 5 on Monday. At 5.1 millimetres it is thinner than any Lumo "
        "before it. Its battery holds 3,200 mAh. The Lumo 4 remains in the shop at $219, reduced from $279.",
        (
            ("5.1 millimetres", "Lumo 5", "thickness", A),
            ("3,200 mAh", "Lumo 5", "battery capacity", A),
            ("$219", "Lumo 4", "price", A),
        ),
    ),
    (
        "Two models\n\nHeron 1 Mini has 2 billion parameters; Heron 1 Pro has 12 billion; Heron 1 Max has 70 billion. "
        "It was trained in the course of 40 days.",
        (
            ("2 billion parameters", "Heron 1 Mini", "parameters", A),
            ("12 billion", "Heron 1 Pro", "parameters", A),
            ("70 billion", "Heron 1 Max", "parameters", A),
        ),
    ),
    (
        "Kettles sell well\n\nWattle, the Australian maker of kettles, sold 1.2 million of them last year, which gives "
        "it 28% of the market. The average kettle sold for $61, against $66 in 2023. The research firm Tarr expects "
        "the market to grow to 5.5 million units in 2027. In money, it would be worth $400 million.",
        (
            ("1.2 million", "Wattle", "sales", A),
            ("28%", "Wattle", "market share", A),
            ("$61", "", "price", A),
            ("5.5 million units", "market kettles", "", F),
            ("$400 million", "market kettles", "value", F),
        ),
    ),
    (
        "Grid plan\n\nCabelo runs the grid of Paraguay. The ministry projects that demand will reach 24 terawatt-hours "
        "in 2032. Demand for power in Paraguay, a country of 7 million people, has been growing by 4.1 per cent a "
        "year. According to the ministry, hydropower supplied 92 per cent of the power that the country used in 2024, "
        "while solar plants contributed 3 per cent.",
        (
            ("24 terawatt-hours", "Paraguay", "demand", F),
            ("4.1 per cent", "Paraguay", "demand", A),
            ("92 per cent", "Paraguay hydropower", "share", A),
        ),
    ),
    (
        "Tunnel under the lake\n\nThe state railway Felbahn will build a tunnel under the Arn lake. The tunnel, known "
        "as Arn West, will cost an estimated $1.2 billion, the minister said. Of that, $700 million is to be lent by "
        "the Alpine Bank. The 60 farmers along the line will be offered $12,000 a hectare.",
        (
            ("$1.2 billion", "tunnel Arn West Felbahn", "cost", F),
            ("$700 million", "tunnel Arn West Felbahn", "loan", P),
            ("$12,000", "", "compensation price", P),
        ),
    ),
    (
        "Brand & Holt's year\n\nBrand & Holt made 44 million pounds in 2024, after 39 million. It has 700,000 "
        "customers and a loan book of 2.2 billion pounds. Net interest margin was 2.9 percent, and 1.1 per cent of its "
        "loans were in arrears. Net debt is now 1.9 times EBITDA.",
        (
            ("44 million pounds", "Brand", "profit", A),
            ("2.2 billion pounds", "Brand", "loan book", A),
            ("2.9 percent", "Brand", "net interest margin", A),
            ("1.1 per cent", "Brand", "arrears", A),
            ("1.9 times", "Brand", "debt", A),
        ),
    ),
    (
        "Orsted & Vale invests\n\nVale Textiles said capital expenditure for 2026 has been pegged at between $90 "
        "million and $110 million, of which $30 million is earmarked for a new dye house. Asia grew fastest, by 22%. "
        "An excursion into shoes swallowed $14 million.",
        (
            ("$90 million", "Vale", "capital expenditure", P),
            ("$30 million", "Vale", "", P),
            ("22%", "Asia", "growth", A),
            ("$14 million", "Vale", "cost", A),
        ),
    ),
    (
        "Scheepers takeover\n\nHolders of Scheepers are to receive 310 cents in cash for each share they own. That is "
        "a premium of 22 percent to Friday's close. Marten Lines took in $40 million from investors last autumn.",
        (
            ("310 cents", "Scheepers", "cash price offer per share", P),
            ("22 percent", "", "premium", A),
            ("$40 million", "Marten", "funding", A),
        ),
    ),
    (
        "Merger of mills\n\nDrummond and Keele are to merge. Yet up to 120 jobs are set to disappear, and 30 more are "
        "likely to go. Drummond reckons on savings of $11 million a year. Roughly 90 of the combined 2,100 posts will "
        "vanish.",
        (
            ("120 jobs", "", "jobs", F),
            ("$11 million", "Drummond", "savings", F),
            ("2,100", "", "posts", A),
        ),
    ),
    (
        "Our year at Saltmarsh\n\nBy Ada Penrose, founder of Saltmarsh Soap\n\nSaltmarsh Soap began in my kitchen. We "
        "sold 61,000 bars last year, after 48,000 in 2023. We turned over £1.9 million and lost £80,000. We have 23 "
        "people on our payroll. The Coastal Fund is giving us £150,000 towards a new boiler. We would like to reach "
        "80,000 bars this year.",
        (
            ("61,000 bars", "Saltmarsh", "bars sold", A),
            ("£1.9 million", "Saltmarsh", "revenue turnover", A),
            ("£80,000", "Saltmarsh", "loss", A),
            ("£150,000", "Coastal Saltmarsh", "grant", A),
            ("80,000 bars", "Saltmarsh", "bars", T),
        ),
    ),
    (
        "云岭科技发布新车\n\n云岭科技9月3日发布电动卡车“驰风S2”。新车载重3.2吨，单台售价21.5万元，11月起交付。首批订单"
        "已达900台。研究机构北斗咨询测算，2025年国内电动卡车市场规模约为420亿元，到2027年将增至600亿元。",
        (
            ("3.2吨", "驰风S2", "载重", A),
            ("21.5万元", "驰风S2", "售价", A),
            ("420亿元", "市场", "市场规模", E),
            ("600亿元", "市场", "市场规模", F),
        ),
    ),
    (
        "青禾电子扩产\n\n青禾电子的苏州工厂届时年产能将由目前的1200万片提高到3000万片。公司将关停两条产线，涉及员工约32"
        "0人，由此产生的费用估计为4000万元。其中6亿元来自银行贷款。",
        (
            ("1200万片", "青禾", "年产能", A),
            ("3000万片", "青禾", "年产能", F),
            ("320人", "青禾", "员工", P),
            ("4000万元", "青禾", "费用", E),
        ),
    ),
    (
        "银帆股份半年报\n\n银帆股份上半年营收为8.2亿元，增长9%。同城的竞争对手海榕设备7月将主力机型降价15%，至9.8万元；"
        "该公司上半年营收为10.6亿元。",
        (
            ("8.2亿元", "银帆", "营收", A),
            ("9.8万元", "海榕", "售价 价格", A),
            ("10.6亿元", "海榕", "营收", A),
        ),
    ),
    (
        "Bakery chain hit\n\nThe bakery chain Hollerich, which has 90 shops, was punished on Monday. Its boss, Anton "
        "Reuter, was fined €25,000. The watchdog had demanded €2 million from Hollerich.",
        (
            ("90 shops", "Hollerich", "shops", A),
            ("€25,000", "Reuter", "fine", A),
            ("€2 million", "watchdog Hollerich", "fine claim", A),
        ),
    ),
    (
        "Norvald to sell yard\n\nNorvald sells its yard. The blow falls on Cutler Point, which has raised its stake in "
        "Norvald to 9 per cent from 7.5 since June. The biggest owner is the fund Grange Hill, which holds 41 per cent.",
        (
            ("9 per cent", "Cutler", "stake", A),
            ("41 per cent", "Grange", "stake", A),
        ),
    ),
    (
        "Plants of Ruhland\n\nRuhland Pumps runs three plants. The plant in Pilsen, which opened in 2019, cost $48 "
        "million instead of $40 million; it turns out 900 pumps a day and is meant to reach 1,200 by 2027.",
        (
            ("$48 million", "Ruhland", "cost", A),
            ("900 pumps", "Ruhland", "pumps output", A),
            ("1,200", "Ruhland", "pumps output capacity", T),
        ),
    ),
    (
        "E-bike ranking\n\nHard on the leader's heels is Moritz, whose folding Kite costs half as much: the Austrian "
        "challenger sold 310,000 bikes, which gives it 22 per cent of the market.",
        (
            ("310,000 bikes", "Moritz", "sold bikes", A),
            ("22 per cent", "Moritz", "market share", A),
        ),
    ),
    (
        "Cable to the isles\n\nThe grid firm Hebnet will lay a cable. The cable, known as Skye Two, will cost an "
        "estimated $90 million. Of that, $50 million is to be paid by the region. Once finished, the link will be able "
        "to carry 120 megawatts. The 40 crofters along the route will be offered $3,000 an acre in compensation.",
        (
            ("$90 million", "Skye cable", "cost", F),
            ("$50 million", "Skye cable Hebnet", "", P),
            ("120 megawatts", "Skye cable", "capacity", F),
            ("$3,000", "Skye cable", "compensation", P),
        ),
    ),
    (
        "Bank earnings\n\nTessin Bank had revenue of 310 million euros in 2024 and operating profit came in at 48.5 "
        "million. It earned 40 million before tax. Rival Aarekasse, whose loan book of 3.1 billion francs is larger, "
        "gained 2 percent.",
        (
            ("310 million euros", "Tessin", "revenue", A),
            ("48.5 million", "Tessin", "operating profit", A),
            ("3.1 billion francs", "Aarekasse", "loan book", A),
        ),
    ),
    (
        "Pay-off\n\nBrightwell Foods lost a contract with the grocer Hartmut, which was signed in 2021 and was worth "
        "£12 million over four years. Brightwell's board will propose a dividend of 9 pence per share.",
        (
            ("£12 million", "Brightwell", "worth value contract", A),
            ("9 pence", "Brightwell", "dividend", P),
        ),
    ),
    (
        "Zürn swallows Pabst\n\nZürn of Graz is paying €90m for Pabst, they said: €60m in money, the rest in shares. "
        "Finance chief Lea Moser said 30 to 50 office jobs are likely to go.",
        (
            ("€90m", "Zürn Pabst", "price", A),
            ("€60m", "Zürn", "price cash", A),
            ("30 to 50", "Zürn Pabst", "jobs", F),
        ),
    ),
    (
        "Power in Ghana\n\nVoltgrid owns the lines of Ghana. According to the ministry, dams supplied 39 per cent of "
        "the electricity that the country used in 2024, while gas plants provided 55 per cent. Some 300 gigawatt-hours "
        "were thrown away last year.",
        (
            ("39 per cent", "Ghana", "share", A),
            ("55 per cent", "Ghana", "share", A),
            ("300 gigawatt-hours", "Ghana", "", A),
        ),
    ),
    (
        "Regions\n\nTolva sold 2 million mowers in 2025. Canada, where Mosa leads, accounted for a mere 7% but grew "
        "fastest, by 31%. North America took 50% of all mowers.",
        (
            ("7%", "Canada", "share", A),
            ("31%", "Canada", "growth", A),
            ("50%", "North America", "share", A),
        ),
    ),
    (
        "A new tablet\n\nFlint presented the Slate 9. Opening a book takes 0.8 seconds. It lasted 16 days in our test. "
        "Its colours are paler than those of the Nimbus Go, a tablet that sells for the same $399, weighs 410 grams "
        "and ran for eight days in our test.",
        (
            ("0.8 seconds", "", "time", A),
            ("16 days", "Slate", "battery", A),
            ("$399", "Nimbus", "price", A),
            ("410 grams", "Nimbus", "weight", A),
            ("eight days", "Nimbus", "battery", A),
        ),
    ),
    (
        "Police find cash\n\nThe police of Lund turned over $3 million to the court. Fjell Media owes $18 million to "
        "suppliers. The Green Union has 12 per cent of the vote. Fjell Media has 31 per cent of the market.",
        (
            ("$18 million", "Fjell", "payment debt owed", A),
            ("31 per cent", "Fjell", "market share", A),
        ),
    ),
    (
        "Fjell Media weighs sale\n\nFjell Media may be sold, according to two people, and a fund made an offer, said three bankers who "
        "asked not to be named. Six people familiar with the talks spoke of a price. "
        "The firm employs 740 people and moved two people to Bergen.",
        (
            ("two people, and", "", "", None),
            ("three bankers", "", "", None),
            ("Six people", "", "", None),
            ("740 people", "Fjell", "employees", A),
        ),
    ),
)
