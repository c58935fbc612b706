"""Short news of one kind each, with whose every figure is: plants, brands in lower case, deals, portraits."""

from __future__ import annotations

#: A kind, a text, and for each figure its value and words of whose it is.
Passage = tuple[str, str, tuple[tuple[str, str], ...]]

#: The passages that the rules were written with.
FIRST: tuple[Passage, ...] = (
    (
        "portrait",
        "Dineo Sithole counts the ships\n\nWhen Dineo Sithole was nine she wrote down every ship. On the day she became chief "
        "executive of Kustlyn, in "
        "March 2023, there were six. “I still had the book,” she says.\n\nKustlyn, the ferry line, carried 1.4 million cars in "
        "2025. Her target is "
        "2 million cars. The line employs 640 people.",
        (
            ("1400000", "Kustlyn"),
            ("2000000", "Kustlyn"),
            ("640", "Kustlyn"),
        ),
    ),
    (
        "interview",
        "何听雪：我在桥洞下种了八年菇\n\n桥洞里灯是蓝色的。何听雪蹲下来。这里是岚下农业的第一个菇房。如今，岚下在三座城市共有12座菇房，每天卖出4吨鲜菇。我们聊了两个小时。\n\n"
        "问：赚钱吗？\n\n何听雪：去年我们营收2.4亿元。\n\n问：人手呢？\n\n何听雪：岚下现有员工320人。岚下去年没有裁人。",
        (
            ("240000000", "岚下农业"),
            ("320", "岚下农业"),
        ),
    ),
    (
        "unit",
        "Kovarna Introduces the Silba 4, Its First Boiler for Boats\n\nBrno, May 4, 2026 - Kovarna a.s., the Czech maker of "
        "boilers, today presented "
        "the Silba 4, a boiler that fits under a bunk. The unit weighs 21 kg. The device needs 3 litres of water.\n\nIn 2025 "
        "the group sold "
        "8,000 boilers and had revenue of €96 million.",
        (
            ("21", "Silba 4"),
            ("3", "Silba 4"),
            ("8000", "Kovarna"),
            ("96000000", "Kovarna"),
        ),
    ),
    (
        "scene",
        "The last kiln of Bunzel\n\nAt six in the morning Greta Wendisch opens a lid and swears at the heat. “Clay does not "
        "wait,” she says.\n\n"
        "Her grandfather set up Töpferei Wendisch in Bunzel in 1921. Today 48 people work behind the brick wall. Turnover was "
        "€7.4 million in "
        "2025. The giant Kerastal offered €3 million for the yard in 2016. A new oven cost €900,000.",
        (
            ("48", "Töpferei Wendisch"),
            ("7400000", "Töpferei Wendisch"),
            ("900000", "Töpferei Wendisch"),
        ),
    ),
    (
        "bridge",
        "Harlow Bridge bids come in high; start put off\n\nCommissioners threw out all bids for the Harlow Bridge on Tuesday. "
        "Dunmore Structures of "
        "Salem had bid $91 million.\n\nThe bridge carries 12,000 vehicles a day. The state has pledged $40 million. Repairs "
        "worth $3.2 million "
        "begin in October.",
        (
            ("12000", "Harlow Bridge"),
            ("40000000", "Harlow Bridge"),
            ("3200000", "Harlow Bridge"),
        ),
    ),
    (
        "lower",
        "hooly raises €12 million to bring night trains back\n\nLISBON, May 4, 2026 (Reuters) - The Portuguese start-up "
        "hooly said on Monday that it had raised 12 million euros from a group of investors led by Fado Capital.\n\nhooly, "
        "which was founded in 2021, carried 84,000 passengers last year and employs 62 people. Its revenue was 5.1 "
        "million euros.",
        (
            ("12000000", "hooly"),
            ("84000", "hooly"),
            ("62", "hooly"),
            ("5100000", "hooly"),
        ),
    ),
    (
        "lower",
        "lumo.io turns a profit\n\nTALLINN, March 3, 2026 - lumo.io, an Estonian seller of accounting software, made a "
        "profit of 2.4 million euros in 2025, its first. lumo.io has 31,000 customers, most of them in the Baltics, and "
        "plans to hire 40 people this year.",
        (
            ("2400000", "lumo.io"),
            ("31000", "lumo.io"),
            ("40", "lumo.io"),
        ),
    ),
    (
        "lower",
        "fern buys rival Mossy for $40 million\n\nBOSTON, April 9, 2026 (AP) - The gardening app fern has agreed to buy "
        "its smaller rival Mossy for $40 million, the two companies said on Thursday. fern has 6.2 million users. Mossy, "
        "based in Denver, has 900,000 users and lost $3 million last year.",
        (
            ("40000000", "fern"),
            ("6200000", "fern"),
            ("900000", "Mossy"),
            ("3000000", "Mossy"),
        ),
    ),
    (
        "plant",
        "Nordhavn Cement returns to profit\n\nCOPENHAGEN, Feb. 12, 2026 (Ritzau) - Nordhavn Cement made a net profit of "
        "310 million kroner in 2025, after a loss of 45 million kroner the year before.\n\nThe new kiln in Aalborg, which "
        "cost 1.2 billion kroner, was lit on 3 November. The plant employs 180 people and will have a capacity of "
        "900,000 tonnes a year.\n\nThe company has 2,400 employees in all.",
        (
            ("310000000", "Nordhavn Cement"),
            ("1200000000", "Aalborg kiln"),
            ("180", "Aalborg plant"),
            ("900000", "Aalborg plant"),
            ("2400", "Nordhavn Cement"),
        ),
    ),
    (
        "plant",
        "Kestora opens gigafactory\n\nPOZNAN, Poland, Oct. 1, 2026 (PAP) - Battery maker Kestora opened its factory near "
        "Poznan on Thursday. The factory, built in 26 months for 2.3 billion zlotys, has 620 workers and can produce "
        "400,000 battery packs a year.\n\nKestora lost 90 million zlotys in the first half. It expects the Poznan factory "
        "to employ 1,500 people by 2029.",
        (
            ("2300000000", "Poznan factory"),
            ("620", "Poznan factory"),
            ("400000", "Poznan factory"),
            ("90000000", "Kestora"),
            ("1500", "Poznan factory"),
        ),
    ),
    (
        "plant",
        "Ostrander lifts copper output\n\nPERTH, July 22, 2026 (Reuters) - Ostrander Mining produced 48,000 tonnes of "
        "copper in the second quarter, up 4 percent. The Mirri Creek mine produced 21,000 tonnes, and the Yellow Bluff "
        "mine 27,000 tonnes. The company's net debt was A$640 million.\n\nThe Mirri Creek mine employs 750 people.",
        (
            ("48000", "Ostrander Mining"),
            ("21000", "Mirri Creek mine"),
            ("27000", "Yellow Bluff mine"),
            ("640000000", "Ostrander Mining"),
            ("750", "Mirri Creek mine"),
        ),
    ),
    (
        "plant",
        "Grantly's second tram line to open late\n\nGRANTLY, Nov. 4, 2026 - The second tram line in Grantly will open in "
        "June 2027, nine months late, the city said. The line is 9.4 kilometres long and has 17 stops. It will cost $410 "
        "million, $60 million more than planned.\n\nThe city expects the line to carry 26,000 passengers a day. Grantly "
        "has 320,000 inhabitants.",
        (
            ("9.4", "tram line"),
            ("17", "tram line"),
            ("410000000", "tram line"),
            ("26000", "tram line"),
            ("320000", "Grantly"),
        ),
    ),
    (
        "product",
        "Arbel's new watch lasts longer\n\nZURICH, April 14, 2026 - Arbel presented the Tern 3 on Tuesday. The watch "
        "weighs 38 grams and costs 349 francs. Its battery lasts 12 days, three more than that of the Tern 2. Arbel sold "
        "410,000 watches last year.",
        (
            ("38", "Tern 3"),
            ("349", "Tern 3"),
            ("12", "Tern 3"),
            ("410000", "Arbel"),
        ),
    ),
    (
        "product",
        "Fennimore brings a cheaper bike\n\nPORTLAND, March 2, 2026 - Bicycle maker Fennimore Bikes has launched a smaller "
        "model, the Wren. The Wren costs $1,190 and weighs 14 kilograms. The larger Heron costs $2,400. Fennimore "
        "shipped 71,000 bicycles in 2025, 12 percent more than the year before.",
        (
            ("1190", "Wren"),
            ("14", "Wren"),
            ("2400", "Heron"),
            ("71000", "Fennimore"),
        ),
    ),
    (
        "obituary",
        "Marta Quindlen, who put shoes on a nation, dies at 88\n\nDUBLIN, March 9, 2026\n\nMarta Quindlen, who founded "
        "Quindlen Shoes in a garage in Cork, died on Friday. She was 88.\n\nWhen she sold the company in 1999 it had 74 "
        "shops and was valued at £61m. By then it employed 1,900 people and annual sales had reached £88m. She left £4m "
        "to the Cork hospital.",
        (
            ("74", "Quindlen Shoes"),
            ("61000000", "Quindlen Shoes"),
            ("1900", "Quindlen Shoes"),
            ("88000000", "Quindlen Shoes"),
            ("4000000", "Marta Quindlen"),
        ),
    ),
    (
        "obituary",
        "Elena Ferrand, founder of Casa Ferrand, dies\n\nMILAN, Jan. 7, 2026 (ANSA) - The designer Elena Ferrand has died "
        "in Milan at the age of 91. Her fashion house, Casa Ferrand, which she led until 2011, has 120 shops and had "
        "sales of 340 million euros last year. In 2004 she turned down an offer of 900 million euros from Groupe Valmont.",
        (
            ("120", "Casa Ferrand"),
            ("340000000", "Casa Ferrand"),
            ("900000000", "Valmont"),
        ),
    ),
    (
        "bodies",
        "German furniture workers demand more pay\n\nFRANKFURT, Oct. 5, 2026 (Reuters) - The trade union IG Holz is "
        "demanding 7 percent more pay for the 140,000 workers of Germany's furniture industry. IG Holz has 210,000 "
        "members. Employers have offered 2.8 percent. The industry had sales of 19 billion euros in 2025.",
        (
            ("210000", "IG Holz"),
            ("7", "IG Holz"),
            ("19000000000", "industry"),
        ),
    ),
    (
        "bodies",
        "Ridgeway and Colne to merge\n\nLONDON, June 11, 2026 (PA) - The building societies Ridgeway and Colne have agreed "
        "to merge. The combined company will have 2.1 million members and assets of £31bn. Ridgeway has 1.4 million "
        "members, Colne 700,000. About 300 jobs will go.",
        (
            ("2100000", "combined company"),
            ("31000000000", "combined company"),
            ("1400000", "Ridgeway"),
            ("700000", "Colne"),
        ),
    ),
    (
        "described",
        "Tavira takes on Polish rival\n\nLISBON, Sept. 8, 2026 (Lusa) - Tavira Motors sold 212,000 cars in the first half, "
        "up 5 percent. Its Polish rival, Wistula, sold 180,000. The Polish carmaker employs 9,100 people; Tavira has "
        "11,400.",
        (
            ("212000", "Tavira"),
            ("180000", "Wistula"),
            ("9100", "Wistula"),
            ("11400", "Tavira"),
        ),
    ),
    (
        "described",
        "Ostwald to take over Helvia's private clients\n\nZURICH, April 23, 2026 (awp) - Bankhaus Ostwald is buying the "
        "private banking arm of Helvia. The arm manages 6 billion francs and has 140 employees. The Zurich bank itself "
        "manages 22 billion francs. Helvia, the seller, had a loss of 90 million francs last year.",
        (
            ("6000000000", "Helvia private banking arm"),
            ("140", "Helvia private banking arm"),
            ("22000000000", "Bankhaus Ostwald"),
            ("90000000", "Helvia"),
        ),
    ),
    (
        "funding",
        "Petalworks gets $30 million from Arbor\n\nAUSTIN, March 26, 2026 - Arbor Ventures has led a round of $30 million "
        "in the flower start-up Petalworks. The round values the company at $210 million. Arbor, which manages $4 "
        "billion, had already invested $5 million in 2024. Petalworks has 95 employees.",
        (
            ("30000000", "Petalworks"),
            ("210000000", "Petalworks"),
            ("4000000000", "Arbor"),
            ("5000000", "Arbor"),
            ("95", "Petalworks"),
        ),
    ),
    (
        "deal",
        "Grell to buy Ansty for £410m\n\nLONDON, May 28, 2026 - The engineer Grell has agreed to buy Ansty Controls for "
        "£410m. Grell will pay 520p for each Ansty share, a premium of 31 per cent to Wednesday's closing price. The "
        "target had revenue of £190m and an operating profit of £28m in 2025. The buyer employs 8,700 people. Some 120 "
        "of Ansty's 1,600 jobs will go.",
        (
            ("410000000", "Grell"),
            ("520", "Grell"),
            ("190000000", "Ansty"),
            ("28000000", "Ansty"),
            ("8700", "Grell"),
            ("120", "Ansty"),
            ("1600", "Ansty"),
        ),
    ),
    (
        "deal",
        "Opalis in talks to sell Riverton unit\n\nCHICAGO, July 30, 2026 (Reuters) - Opalis Group is in talks to sell its "
        "paint business, Riverton Coatings, to Danube Chemie, people familiar with the matter said. The business had "
        "sales of $830 million last year. A deal could value it at $1.1 billion. Danube Chemie had offered $900 million "
        "in 2024.",
        (
            ("830000000", "Riverton"),
            ("1100000000", "Riverton"),
            ("900000000", "Danube"),
        ),
    ),
    (
        "research",
        "Europe's heat pump market shrinks\n\nBRUSSELS, Aug. 6, 2026 - Sales of heat pumps in Europe fell 7 percent to 1.9 "
        "million in the first half, according to the research firm Thermetrica. Market leader Varmeland sold 310,000, "
        "ahead of Calorix with 290,000. Thermetrica expects the market to grow to 4.2 million heat pumps in 2027. "
        "Thermetrica, which has 70 analysts, surveyed 14 countries.",
        (
            ("1900000", "heat pumps Europe market"),
            ("310000", "Varmeland"),
            ("290000", "Calorix"),
            ("4200000", "heat pumps market"),
        ),
    ),
    (
        "lower",
        "tavo wants to be more than a scooter\n\nVIENNA, Sept. 3, 2026 (APA) - The Austrian scooter company tavo will "
        "start selling bicycles next spring, it said on Thursday. tavo sold 48,000 scooters in 2025 and had revenue of "
        "39 million euros. The Vienna-based firm employs 210 people.",
        (
            ("48000", "tavo"),
            ("39000000", "tavo"),
            ("210", "tavo"),
        ),
    ),
    (
        "plant",
        "Brannoch builds in Islay\n\nEDINBURGH, June 9, 2026 (PA) - Brannoch Distillers has opened a distillery on Islay. "
        "The distillery, its fifth, cost £34m and makes 1.2 million litres of whisky a year. It employs 28 people. "
        "Brannoch sold 6.4 million bottles last year, 3 per cent fewer than in 2024.",
        (
            ("34000000", "Islay distillery"),
            ("1200000", "Islay distillery"),
            ("28", "Islay distillery"),
            ("6400000", "Brannoch"),
        ),
    ),
    (
        "plant",
        "New bridge over the Arden is late\n\nARDENFORD, Oct. 19, 2026 - The new road bridge in Ardenford will cost £88m, "
        "£19m more than planned, the county council said. The bridge will be 410 metres long and is to carry 31,000 "
        "vehicles a day. The old bridge, built in 1931, carries 24,000. The council employs 7,300 people.",
        (
            ("88000000", "bridge"),
            ("410", "bridge"),
            ("31000", "bridge"),
            ("24000", "old bridge"),
            ("7300", "council"),
        ),
    ),
    (
        "product",
        "Gorse launches smaller oven\n\nMILAN, May 20, 2026 - The kitchen maker Gorse has launched the Forno 5, a smaller "
        "oven. The Forno 5 weighs 21 kilograms, costs 420 euros and heats up in 4 minutes. Gorse sold 260,000 ovens in "
        "2025. The company wants to sell 30,000 Forno 5 this year.",
        (
            ("21", "Forno 5"),
            ("420", "Forno 5"),
            ("260000", "Gorse"),
        ),
    ),
    (
        "obituary",
        "Hilde Brandauer, queen of the paper bag, is dead\n\nGRAZ, April 2, 2026 (APA) - Hilde Brandauer, who turned her "
        "father's print shop into Brandauer Papier, has died at the age of 90. Under her, the company grew from 12 "
        "employees to 1,400. In 2008 she sold it to Norpak for 210 million euros. Brandauer Papier now makes 2 billion "
        "bags a year.",
        (
            ("1400", "Brandauer Papier"),
            ("210000000", "Brandauer"),
            ("2000000000", "Brandauer Papier"),
        ),
    ),
    (
        "bodies",
        "Shipping lines set up battery venture\n\nOSLO, March 11, 2026 (NTB) - Fjordlinja and Nordsund are founding a "
        "joint company for batteries, Havnor. Havnor will have 90 employees and a capital of 400 million crowns. "
        "Fjordlinja operates 41 ferries; Nordsund has 23.",
        (
            ("90", "Havnor"),
            ("400000000", "Havnor"),
            ("41", "Fjordlinja"),
            ("23", "Nordsund"),
        ),
    ),
    (
        "described",
        "Sarrazin and its Danish rival\n\nPARIS, May 6, 2026 (AFP) - The French bicycle maker Sarrazin sold 410,000 bikes "
        "last year. Its Danish competitor, Kolby, sold 380,000. The Danes made a profit of 21 million euros. The French "
        "company lost 4 million euros.",
        (
            ("410000", "Sarrazin"),
            ("380000", "Kolby"),
            ("21000000", "Kolby"),
            ("4000000", "Sarrazin"),
        ),
    ),
    (
        "funding",
        "Clearbrook closes Series B\n\nSEATTLE, Oct. 8, 2026 - Water-testing startup Clearbrook closed a $45 million "
        "Series B led by Tidal Partners. Tidal Partners has $2.1 billion under management. The deal values Clearbrook at "
        "$310 million, up from $120 million in 2024. Clearbrook has 140 employees.",
        (
            ("45000000", "Clearbrook"),
            ("2100000000", "Tidal"),
            ("310000000", "Clearbrook"),
            ("140", "Clearbrook"),
        ),
    ),
    (
        "research",
        "Fewer drones sold\n\nJuly 14, 2026 - Sales of camera drones in the United States fell 9 percent to 640,000 in the "
        "second quarter, research firm Altimetrix said on Tuesday. Skyrim shipped 210,000 drones, Velox 130,000. "
        "Altimetrix forecasts sales of 2.7 million for the year.",
        (
            ("640000", "United States drones"),
            ("210000", "Skyrim"),
            ("130000", "Velox"),
            ("2700000", "drones United States"),
        ),
    ),
)
