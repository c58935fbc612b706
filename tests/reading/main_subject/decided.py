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
    "a portrait that begins with a scene": (
        "A kiln of one’s own\n\nAt six in the morning Greta Wendisch opens a lid and swears at the heat. “Clay does not wait,” "
        "she says.\n\n"
        "Her grandfather set up Töpferei Wendisch in Bunzel in 1921. It had 70 workers then; today there are 22. “We burn less "
        "and charge more,” "
        "says Greta. The giant Kerastal offered €2 million for the yard. Sales came to €3 million.",
        "Töpferei Wendisch",
    ),
    "a bridge that a county builds": (
        "Harlow Bridge bids come in high; start put off\n\nCommissioners threw out all bids for the Harlow Bridge on Tuesday. "
        "Dunmore Structures of "
        "Salem had bid $91 million. The bridge carries 12,000 vehicles a day. The state has pledged $40 million. The new bridge "
        "will have four "
        "lanes. Eastwick is on the other side, and Eastwick wants a ferry.",
        "Harlow Bridge",
    ),
    "a hospital that the title does not name": (
        "New children’s hospital takes its first patients\n\nA boy was wheeled through the doors of Larkin Children’s Hospital "
        "on Monday. The hospital "
        "has 140 beds and cost $210 million. It was built by Bremner & Sons. The hospital replaces a wing of Grace General.",
        "Larkin Children’s Hospital",
    ),
    "an office that watches over others, about itself": (
        "Watchdog’s own computers failed for days\n\nThe Rail Safety Office, which fines operators, could not log complaints "
        "for nine days. The office "
        "has 340 staff. It received 8,000 complaints. The office said that a certificate had expired. In May it fined Westline Trains £2m.",
        "Rail Safety Office",
    ),
    "output of a country that the title names by its people": (
        "Kyrgyz walnut output falls\n\nKyrgyzstan harvested 4,100 tonnes of walnuts, the Committee for Statistics said. Exports "
        "from Kyrgyzstan brought in "
        "$9 million. The largest grower, Arslan Orchards, blamed frost. Arslan Orchards sold 310 tonnes.",
        "Kyrgyzstan",
    ),
    "exports of a country that its people trade": (
        "Latvian peat exports slump as growers buy less\n\nLatvia exported 310,000 tonnes of peat, the statistics office said "
        "on Tuesday. The exports were "
        "worth 78 million euros. Its biggest company, Lielupe Peat, closed a works with 80 people. Lielupe Peat expects a better summer.",
        "Latvia",
    ),
    "a maker with its owner’s name": (
        "Bertolli opens €9m mill outside Lucca\n\nMolino Bertolli has moved out of town. Two stones from Kestner take 600 kg "
        "each. Bertolli turned over "
        "€31 million. Its flour, sold as Bertolli Fine, brought in €9 million. The boss, Dario Bertolli, wants no third stone.",
        "Molino Bertolli",
    ),
    "a Chinese workshop": (
        "一个人的船\n\n木屑飞起来，像雪。贺岩弯着腰，不说话。\n\n这里是芦汀船厂，湖边最后一家木船厂。1983年他父亲办厂时有工人52名。"
        "如今船厂有14个工人，年产42条船。邻县的湖红重工年产200条。",
        "芦汀船厂",
    ),
    "a Chinese bridge": (
        "沧浪口大桥合龙，明年通车\n\n昨天上午，沧浪口大桥主桥合龙。大桥全长6.1公里，总投资34亿元。施工方远岫集团介绍，全桥用钢量4.2万吨。大桥计划明年通车。",
        "沧浪口大桥",
    ),
    "figures of a Chinese province": (
        "澹西省前三季度GDP增长5.1%\n\n本报讯 3月2日，省统计局公布经济数据。全省地区生产总值1.17万亿元，同比增长5.1%。"
        "规模以上工业增加值增长6.2%。"
        "全省社会消费品零售总额4800亿元。全省就业43万人。",
        "澹西省",
    ),
    "a Chinese listing that says first what the company is": (
        "霁屿冷链今起招股\n\n冷链物流企业霁屿冷链科技集团今天起招股，每股8至9港元。霁屿冷链2030年收入8.3亿元。霁屿冷链有员工920人。最大的对手是冰隅物流。",
        "霁屿冷链科技集团",
    ),
    "a Chinese notice about a contract": (
        "槐川环境股份有限公司\n关于签订重大合同的公告\n\n槐川环境股份有限公司（以下简称“公司”）与岷关市排水有限公司签订合同，合同金额为3.8亿元。\n\n"
        "岷关市排水有限公司成立于2008年。岷关市排水有限公司注册资本5亿元。岷关市排水有限公司与公司不存在关联关系。",
        "槐川环境股份有限公司",
    ),
}
