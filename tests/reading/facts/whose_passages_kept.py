"""Passages like those in ``whose_passages``, which were kept aside to measure the rules."""

from __future__ import annotations

#: A kind, a text, and for each figure its value and words of whose it is.
Passage = tuple[str, str, tuple[tuple[str, str], ...]]

#: The passages that were kept aside to measure the rules.
KEPT_ASIDE: tuple[Passage, ...] = (
    (
        "lower",
        "Oslo's brikk loses its chief executive\n\nOSLO, June 2, 2026 (NTB) - brikk, the Norwegian maker of toy bricks, "
        "said on Tuesday that its chief executive Tove Lund would leave at the end of June.\n\nSales at brikk fell 6 "
        'percent to 410 million crowns in 2025. The company has 230 employees. "We built brikk for children," Lund said.',
        (
            ("410000000", "brikk"),
            ("230", "brikk"),
        ),
    ),
    (
        "lower",
        "How stitchly sews\n\nVilnius, 12 May 2026\n\nThe start-up, which writes itself stitchly, mends clothes by post. "
        "Last year stitchly repaired 96,000 garments. In January stitchly opened a second workshop, in Riga, where 45 "
        "people work.",
        (("96000", "stitchly"),),
    ),
    (
        "lower",
        "e.klar warns on profit\n\nMUNICH, July 8, 2026 (dpa) - The energy supplier e.klar expects a loss of 14 million "
        "euros this year. e.klar supplies 310,000 households in Bavaria. Shares of e.klar fell 9 percent.",
        (
            ("14000000", "e.klar"),
            ("310000", "e.klar"),
            ("9", "e.klar"),
        ),
    ),
    (
        "plant",
        "Harbell to close Leeds bakery\n\nLEEDS, Sept. 3, 2026 (PA) - Harbell Foods said on Thursday that it would close "
        "its bakery in Leeds next March.\n\nThe bakery, which opened in 1971, employs 340 people and makes 1.1 million "
        "loaves a week. Harbell had sales of £620m last year.",
        (
            ("340", "Leeds bakery"),
            ("1100000", "Leeds bakery"),
            ("620000000", "Harbell Foods"),
        ),
    ),
    (
        "plant",
        "Velden gets a new museum\n\nVELDEN, May 5, 2026 - The town of Velden will open its museum of glass in September. "
        "The museum has cost €18 million and will have 2,600 square metres of exhibition space. It expects 70,000 "
        "visitors a year.\n\nThe present museum in Church Street drew 21,000 visitors last year.",
        (
            ("18000000", "museum"),
            ("70000", "museum"),
            ("21000", "museum"),
        ),
    ),
    (
        "plant",
        "Solvang Hotels grows in Spain\n\nBERGEN, March 18, 2026 - Solvang Hotels had revenue of 3.1 billion crowns in "
        "2025, 8 percent more than in 2024. Its hotel in Seville, the first in Spain, will open in May with 210 rooms. "
        "The hotel has cost 38 million euros.\n\nSolvang Hotels runs 64 hotels and employs 5,900 people.",
        (
            ("3100000000", "Solvang Hotels"),
            ("210", "Seville hotel"),
            ("38000000", "Seville hotel"),
            ("5900", "Solvang Hotels"),
        ),
    ),
    (
        "plant",
        "Tessaly Pharma to invest in Ireland\n\nDUBLIN, Jan. 20, 2026 (Reuters) - Drugmaker Tessaly Pharma will spend 300 "
        "million euros on a plant in Sligo that will employ 250 people. Construction of the plant begins in June. The "
        "site in Sligo, which covers 14 hectares, was bought in 2024.\n\nTessaly Pharma had sales of 4.4 billion euros "
        "last year.",
        (
            ("300000000", "Tessaly Pharma"),
            ("250", "Sligo plant"),
            ("14", "Sligo site"),
            ("4400000000", "Tessaly Pharma"),
        ),
    ),
    (
        "product",
        "Quarrel 4 released\n\nMay 6, 2026\n\nToday we are releasing Quarrel 4, our fourth database. Quarrel 4 answers a "
        "query in 11 milliseconds and needs 40% less memory than Quarrel 3. A licence costs $90 a month. 2,100 companies "
        "use Quarrel today. Vireo Systems, our company, has 48 employees.",
        (
            ("11", "Quarrel 4"),
            ("40", "Quarrel 4"),
            ("90", "Quarrel 4"),
            ("2100", "Quarrel"),
            ("48", "Vireo Systems"),
        ),
    ),
    (
        "product",
        "Ondine's pump saves water\n\nLYON, June 17, 2026 - The maker of pumps Ondine says that its new pump, the Ru 40, "
        "uses 30 percent less power. The device is priced at €640, and a filter at €25. Ondine expects sales of €52 "
        "million this year.",
        (
            ("30", "Ru 40"),
            ("640", "Ru 40"),
            ("25", "filter"),
            ("52000000", "Ondine"),
        ),
    ),
    (
        "obituary",
        "The quiet man of the shipyards\n\nGDANSK, May 2, 2026 - Jarek Polanski started with one boat and two brothers. "
        'Today Polanski Marine builds 40 ferries a year and employs 2,200 people. He owns 70 percent of the firm.\n\n"I '
        'never borrowed a zloty," says Polanski, 66. Last year the firm made a profit of 130 million zlotys.',
        (
            ("40", "Polanski Marine"),
            ("2200", "Polanski Marine"),
            ("70", "Jarek Polanski"),
            ("130000000", "Polanski Marine"),
        ),
    ),
    (
        "obituary",
        "He makes the bells ring\n\nHereford, August 2026\n\nOwen Tarrant casts bells, as his father did. His foundry, "
        "Tarrant & Daughters, has 31 employees and casts 60 bells a year. In 2025 it turned over £3.4m. He pays his "
        "apprentices £24,000 a year.",
        (
            ("31", "Tarrant & Daughters"),
            ("60", "Tarrant & Daughters"),
            ("3400000", "Tarrant & Daughters"),
        ),
    ),
    (
        "bodies",
        "Airbreeze and Kolding form wind venture\n\nHAMBURG, Feb. 10, 2026 (dpa) - Airbreeze and Kolding Power are to set "
        "up a joint venture for wind farms at sea. The joint venture, to be called Lannoc, will invest 2 billion euros "
        "by 2030 and have 300 employees. Airbreeze will hold 60 percent of it and Kolding Power 40 percent.\n\nAirbreeze "
        "had revenue of 7.1 billion euros last year, Kolding Power one of 3.3 billion.",
        (
            ("2000000000", "Lannoc"),
            ("300", "Lannoc"),
            ("7100000000", "Airbreeze"),
            ("3300000000", "Kolding Power"),
        ),
    ),
    (
        "bodies",
        "Privacy board fines Clickmart\n\nTHE HAGUE, May 20, 2026 (ANP) - The Data Protection Board has fined the web shop "
        "Clickmart 4.5 million euros. The board received 1,200 complaints about the shop. Clickmart, which has 3.2 "
        "million customers, will appeal. The board had 180 employees at the end of 2025.",
        (
            ("4500000", "Clickmart"),
            ("1200", "Data Protection Board"),
            ("3200000", "Clickmart"),
            ("180", "Data Protection Board"),
        ),
    ),
    (
        "described",
        "Melrand looks to Corbel for parts\n\nPARIS, Nov. 12, 2026 (AFP) - The planemaker Melrand will buy engines from "
        "Corbel of Canada. The engine maker has 6,300 employees. The French planemaker delivered 54 jets in 2025 and had "
        "revenue of 2.9 billion euros.",
        (
            ("6300", "Corbel"),
            ("54", "Melrand"),
            ("2900000000", "Melrand"),
        ),
    ),
    (
        "described",
        "Skyhop and Lunair\n\nDENVER, May 1, 2026 (AP) - Skyhop carried 3.1 million passengers in the first quarter, "
        "Lunair 2.2 million. The former flies 84 planes, the latter 61. The latter lost $40 million.",
        (
            ("3100000", "Skyhop"),
            ("2200000", "Lunair"),
            ("84", "Skyhop"),
            ("61", "Lunair"),
            ("40000000", "Lunair"),
        ),
    ),
    (
        "funding",
        "Robot maker Hexley draws backers\n\nBERLIN, Oct. 14, 2026 (Reuters) - Investors led by Nordstern Fund have put 55 "
        "million euros into Hexley, a maker of kitchen robots. Hexley has now raised 120 million euros. The Berlin "
        "start-up, which had revenue of 8 million euros last year, wants to triple its staff to 300.",
        (
            ("55000000", "Hexley"),
            ("120000000", "Hexley"),
            ("8000000", "Hexley"),
            ("300", "Hexley"),
        ),
    ),
    (
        "deal",
        "Swedes raise offer for Fjellvik\n\nOSLO, Feb. 19, 2026 (NTB) - Sweden's Lindmark has raised its offer for the "
        "Norwegian salmon farmer Fjellvik to 9.2 billion crowns. The Swedes had offered 8.4 billion crowns in December. "
        "Fjellvik harvested 61,000 tonnes of salmon last year. Shares of Fjellvik rose 11 percent to 84 crowns, while "
        "those of Lindmark fell 3 percent.",
        (
            ("9200000000", "Lindmark"),
            ("8400000000", "Lindmark"),
            ("61000", "Fjellvik"),
            ("11", "Fjellvik"),
            ("84", "Fjellvik"),
            ("3", "Lindmark"),
        ),
    ),
    (
        "research",
        "Smart locks sell well\n\nJune 24, 2026 - Americans bought 11 million smart locks last year, 18 percent more than "
        "in 2024, market researcher Keyhole Insights reported. Boltwise led with a market share of 24 percent, followed "
        "by Latchly with 19 percent. The average price fell to $139. Boltwise made 2.6 million locks.",
        (
            ("24", "Boltwise"),
            ("19", "Latchly"),
            ("139", "smart locks"),
            ("2600000", "Boltwise"),
        ),
    ),
    (
        "lower",
        "Investors like notewise.com\n\nFeb. 11, 2026 - Shares of notewise.com rose 14% to $61 on Wednesday. notewise.com, "
        "which makes software for schools, said its revenue had grown to $212 million. It has 3,900 employees.",
        (
            ("14", "notewise.com"),
            ("61", "notewise.com"),
            ("212000000", "notewise.com"),
            ("3900", "notewise.com"),
        ),
    ),
    (
        "plant",
        "Tolna Steel reports loss\n\nBUDAPEST, Aug. 5, 2026 (MTI) - Tolna Steel lost 3.1 billion forints in the first "
        "half. Its mill in Paks, where production had stopped in March, is running again. The mill has 640 workers. By "
        "the end of the year the Paks mill is to produce 40,000 tonnes a month. Tolna Steel has 5,200 employees.",
        (
            ("3100000000", "Tolna Steel"),
            ("640", "Paks mill"),
            ("40000", "Paks mill"),
            ("5200", "Tolna Steel"),
        ),
    ),
    (
        "obituary",
        'The brewer who hates advertising\n\nTARTU, July 2026\n\n"Beer is not a lifestyle," says Tomas Ilves and opens a '
        "bottle. He founded Ilves Pruul in 2012 with 9,000 euros. Today he employs 85 people and brews 4 million litres "
        "a year. Last year he turned down 30 million euros from Carlmark.",
        (
            ("85", "Ilves Pruul"),
            ("4000000", "Ilves Pruul"),
        ),
    ),
    (
        "bodies",
        "Office orders recall of Mellow juice\n\nBERN, Aug. 27, 2026 (sda) - The Food Safety Office has fined the drinks "
        "maker Mellow 1.1 million francs. The office tested 340 bottles. Mellow, which has 260 employees, recalled "
        "90,000 bottles.",
        (
            ("1100000", "Mellow"),
            ("340", "Food Safety Office"),
            ("260", "Mellow"),
            ("90000", "Mellow"),
        ),
    ),
    (
        "described",
        "Redfern and Cole's post results\n\nLONDON, Jan. 14, 2026 (PA) - The retailers Redfern and Ashby posted their "
        "Christmas results on Wednesday. The former's sales rose 4 per cent, the latter's fell 2 per cent. Redfern has "
        "310 shops, Ashby 140.",
        (
            ("4", "Redfern"),
            ("2", "Ashby"),
            ("310", "Redfern"),
            ("140", "Ashby"),
        ),
    ),
    (
        "deal",
        "Osterby agrees takeover of Pellow\n\nCOPENHAGEN, Nov. 3, 2026 (Ritzau) - Denmark's Osterby will take over the "
        "Cornish shipbuilder Pellow for £95m. Pellow made a loss of £6m on sales of £71m last year. The buyer has 4,400 "
        "staff, the target 520. The Danes will pay 210p a share.",
        (
            ("95000000", "Osterby"),
            ("6000000", "Pellow"),
            ("71000000", "Pellow"),
            ("4400", "Osterby"),
            ("520", "Pellow"),
            ("210", "Osterby"),
        ),
    ),
)
