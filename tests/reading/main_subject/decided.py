"""Texts of many kinds, each with what it is about and what "we", "it" and "the company" mean in it."""

from __future__ import annotations

#: Each kind -> the text and the name that it is about; None where it tells of several companies alike.
DECIDED: dict[str, tuple[str, str | None]] = {
    "news of a company": (
        "Ostrander profit falls on freight costs\n\nOstrander Foods AG said on Tuesday that net profit fell 12 percent in the first half. "
        "The Zug company blamed freight. Analysts at Delbruck Bank had expected more. Its rival Pallas Grains reports next week.",
        "Ostrander Foods AG",
    ),
    "interview in a magazine that says we": (
        "LEVEN\nThe magazine for brewers\n\n“We never bought a hop field”\n\nInterview: Tom Harte\n3 May 2031\n\nMarta Quill (MQ), 51, "
        "runs Tarnbeck Brewing from a barn in Kendal. LEVEN drank a glass there.\n\nLEVEN: How was 2030?\n\nMQ: Good. We sold 41,000 "
        "barrels.\n\nLEVEN: And the staff?\n\nMQ: We are 88. Our pensioners still visit.\n\nLEVEN: Who owns the "
        "barn?\n\nMQ: We do, since 2019. Our bank "
        "lent us the money.\n\nLEVEN costs €5 a month.",
        "Tarnbeck Brewing",
    ),
    "letter of a founder under the company's name": (
        "Corliss Mutual Assurance Company\n2030 Letter to Members\n\nFebruary 3, 2031\n\nDear members:\n\n2030 was a mild year for our "
        "claims. We wrote premiums of $410 million, and we hired 60 people. In May we bought Teal Adjusters, which our "
        "members had asked us for. "
        "Our reserves rose to $1.2 billion. We thank you.\n\nEdna Pruitt\nPresident",
        "Corliss Mutual Assurance Company",
    ),
    "newsletter with a section for each company": (
        "HARBOUR CRANE WEEKLY\nIssue 41 | Friday, 7 June 2030\n\nThe month in cranes\n\nCranes got dearer in May, the yards say.\n\n"
        "Brenning\nThe yard from Kiel sold 14 cranes in May. Brenning employs 610 people.\n\n"
        "Tolmark\nTolmark has lost its largest order, worth €40m. It will close a shop.\n\n"
        "Vasari Lift\nA works in Bari was opened by Vasari Lift. It cost €12m, Vasari Lift said.\n",
        None,
    ),
    "review with a table and a section for each maker": (
        "Quiet saws: who sells battery saws\n\nMakers sold 4,100 battery saws in 2030, according to the consultancy Holt.\n\n"
        "Maker | Saws 2030 | Saws 2029\nHolmstad | 1,300 | 1,100\nTerrano | 1,100 | 610\nKubiro | 940 | 905\n\n"
        "Holmstad\nThe Swedish leader has built saws since 2018. Its S8 costs €680.\n\nTerrano\nNo maker grew faster than the French "
        "group.\n\n"
        "Kubiro\nThe Japanese maker recalled 310 of them in January.\n",
        None,
    ),
    "notice of a regulator": (
        "Office for Toy Safety\nRecalls\n\nRecall: Pinwheel scooters sold by Marram Toys\n\nPublished: 4 June 2030\n\nMarram Toys Ltd is "
        "recalling its Pinwheel scooter because the handle can break. Marram Toys has received 31 reports. The Office for Toy Safety "
        "tested six scooters. Owners can return it to any shop of Marram Toys.\n\nThe Office has opened an investigation.",
        "Marram Toys Ltd",
    ),
    "decision about a takeover": (
        "Tribunal blocks Corben Grain’s $2-billion takeover of Lister Elevator\n\nThe Competition Tribunal has blocked the takeover of "
        "Lister Elevator & Terminal Ltd. by Corben Grain Corp. Corben Grain said that it would appeal. Corben Grain has 3,100 employees. "
        "Lister Elevator owns 40 silos.",
        "Corben Grain Corp.",
    ),
    "a product on its maker's own page": (
        "kettleworks.example / journal\nShop   Support   Journal\n\nMeet Samphire 2, the kettle that listens\n\nProduct news · 3 May "
        "2030\n\nThree years ago we shipped a kettle that could do one thing. Samphire 2 is quieter and lighter. We "
        "tested it for 26 months, and our "
        "engineers drank a lot of tea.\n\nWHAT IT COSTS\n\nSamphire 2 is €149. The first Samphire drops to €99.\n\nWHO WE ARE\n\nWe are 41 "
        "people in Ghent. “We pay our own rent,” says Jan Maes, who founded Kettleworks in 2024.",
        "Samphire 2",
    ),
    "a company that presents a product": (
        "Jarvik Labs puts out Okapi 2, an open model\n\nJarvik Labs, a start-up from Tartu, released Okapi 2 on Thursday. Okapi 2 has 14 "
        "billion parameters. Jarvik Labs was founded in 2026 and raised $40 million in June.",
        "Jarvik Labs",
    ),
    "exports of a country": (
        "Norway cheese exports hit record\n\nOSLO, Jan 16 (Quay Newswire) - Norway exported cheese worth $82 million in 2030, the national "
        "dairy board Lacto said.\n\nVolume rose 4% to 9,100 tonnes. Norway sold most of it to Japan, according to Lacto.",
        "Norway",
    ),
    "sales in a country": (
        "Toffelmark closes shops in Norway\n\nThe shoe chain Toffelmark will close nine shops in Norway. Toffelmark has 140 shops. Norway "
        "is its smallest market.",
        "Toffelmark",
    ),
    "an agency that only says": (
        "Ferrino Bikes sells more\n\nFerrino Bikes sold 41,000 bicycles, the Wheel Board said. According to the Wheel Board, Ferrino Bikes "
        "leads. The Wheel Board counted 300 shops.",
        "Ferrino Bikes",
    ),
    "a brand in lower case": (
        "nine7 raises $12 million\n\nThe start-up nine7 has raised $12 million. Orrin Capital led. nine7 has 60 people, "
        "and nine7 will hire.",
        "nine7",
    ),
    "a fine": (
        "Privacy watchdog fines Parcelbee €3 million\n\nThe Data Protection Authority has fined Parcelbee €3 million over a leak. "
        "Parcelbee delivers 2 million parcels a week. The authority said that Parcelbee had waited too long.",
        "Parcelbee",
    ),
    "a family and its firm": (
        "The Brindles keep rowing\n\nFor four generations the Brindles have built boats. Brindle Skiffs is a yard of 31 people at Wick. "
        "When Aldous Marine offered £4m, the family refused. Brindle Skiffs sold 210 boats last year.",
        "Brindle Skiffs",
    ),
    "an annual report": (
        "Havelock Ports N.V.\nAnnual Report 2030\n\nMore boxes, smaller margins\n\nHavelock Ports handled 2.1 million containers in 2030. "
        "Our share of the coast rose to 9 per cent; the market leader, Gantry West, holds 27 per cent. We invested €61 million.",
        "Havelock Ports N.V.",
    ),
    "Chinese results": (
        "云澜冷链2030年亏损收窄\n\n云澜冷链物流集团3月12日公布业绩：2030年营业收入为31亿元，同比增长8%。公司称，全年亏损1.2亿元。同行北岭冷运尚未公布年报。"
        "云澜冷链物流集团员工5200人。",
        "云澜冷链物流集团",
    ),
    "Chinese funding": (
        "汀禾智能完成2亿元B轮融资\n\n农业机器人公司汀禾智能近日完成2亿元B轮融资，老股东禾苗资本跟投。汀禾智能成立于2026年，目前有130人。",
        "汀禾智能",
    ),
}
