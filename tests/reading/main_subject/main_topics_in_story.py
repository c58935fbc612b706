"""Articles that tell in their story, and not in their headline, what they are about: buyers, founders' companies, makers, the fined."""

from __future__ import annotations

#: name -> (text, one set of slash names for each main topic: one of each must answer; words that must be no topic)
IN_STORY_SEEN: dict[str, tuple[str, list[set[str]], list[str]]] = {
    "firm that somebody runs with a sister": (
        "The kelp man\n\nMoru Teale was 40 when he bought a boat.\n\nToday Long Reef Kelp, which he runs with his sister, has 90 people."
        " Teale rises at five. The bank called in a loan. A deal with the feed maker Nordfeed saved the company; Nordfeed pays for it.\n\n"
        "Teale will not sell Long Reef Kelp, he says.\n",
        [{"long-reef-kelp"}, {"moru-teale"}],
        ["Nordfeed"],
    ),
    "union of a strike": (
        "Strike halts trains of Ostbahn\n\nTrains of Ostbahn AG stood still on Monday. The rail union Schiene says 4,000 people took part."
        " Schiene wants 8 percent more pay. Ostbahn has offered 3 percent.\n",
        [{"ostbahn"}, {"schiene"}],
        [],
    ),
    "letter whose head alone names the company": (
        "Hollis Freight Company\n2030 Letter to Shareholders\n\nFebruary 4, 2031\n\nDear shareholders:\n\nWe had a good year. Our revenue"
        " grew 3% to $2.7 billion. We hired 600 drivers, and our fleet grew to 4,100 tractors. Net debt stood at $500 million.\n",
        [{"hollis-freight-company", "hollis", "hollis-freight"}],
        [],
    ),
    "shop called after its founder": (
        "Sir Ned Tolley, grocer\n\nSir Ned Tolley, who died on 3 May, founded the supermarket chain Tolley’s with a barrow.\n\nWhen he"
        " floated the company it had 90 shops. Tolley set up the Tolley Foundation in 2001. Tolley’s now has 280 shops.\n",
        [{"tolley’s", "tolleys", "tolley's"}, {"ned-tolley"}],
        ["Tolley Foundation"],
    ),
    "one who answers in an interview": (
        "“We sell patience”\n\nInterview: Tess Orme\n\nAnna Brill left a bank to make clogs. Her firm is called Korka.\n\n"
        "Orme: How many pairs do you sell?\nBrill: We sold 40,000 last year.\n\nOrme: And the debts?\nBrill: We owe €2 million.\n\n"
        "Orme: What comes next?\nBrill: Korka will open a shop.\n",
        [{"korka"}, {"anna-brill", "brill"}],
        ["Tess Orme"],
    ),
    "buyer named in the story only": (
        "Zierikzee’s boatyard pride goes to the Danes\n\n"
        "By Mieke Vos\nThursday 14 March 2030\n\n"
        "Schouwenvaart, the maker of river barges that began in a barn in Zierikzee, is passing into Danish hands. Lyngholt of Aarhus is"
        " paying €90m for it, both firms said on Tuesday.\n\n"
        "Schouwenvaart lost €2m last year. The fund Deltakade Capital owns half of it. Lyngholt had revenue of €310m in 2029.\n\n"
        "Nordmast of Norway had bid as well. Schouwenvaart will keep its name, and Lyngholt its jobs.\n",
        [{"schouwenvaart"}, {"lyngholt"}],
        ["Deltakade Capital", "Nordmast", "Zierikzee", "Mieke Vos"],
    ),
    "company that bears its founder's name": (
        "The man who would not sell the clock factory\n\nBy Ilka Moreau — Sunday, 5 May 2030\n\n"
        "On the desk of his office in Jena lies a spring that did not break. In 2009 Anders Rosqvist, then a fitter, drove all night to"
        " mend a tower.\n\nThree years later he was running the firm that his uncle had founded in 1934. Rosqvist Ur had 300 employees."
        " Today 900 people work for the clock maker.\n\nThe Korean group Haneulsan has tried twice to buy it. “They wanted our springs,”"
        " Rosqvist says. Rosqvist turned it down. Rosqvist Ur sold clocks for 40 million euros in 2029.\n",
        [{"rosqvist-ur", "rosqvist"}],
        ["Haneulsan", "Ilka Moreau", "Jena"],
    ),
    "both that were fined": (
        "Cement makers fined $40 million for sharing out bridges\n\nDale Orr, Regina\nPublished November 19, 2030\n\n"
        "Two of the three biggest makers of cement must pay $40 million, the Fair Markets Tribunal decided on Tuesday. Balmora"
        " Minerals Inc."
        " was handed the larger share, $25 million, while Tidewater Cement Ltd. owes $15 million. Kestrel Lime, which tipped off the"
        " investigators, goes unpunished.\n\n"
        "Balmora denies everything. Balmora will appeal, a spokesman said. Tidewater accepts the penalty. It had put aside $12 million.\n\n"
        "Balmora’s shares fell 7%. Tidewater is private.\n",
        [{"balmora", "balmora-minerals"}, {"tidewater", "tidewater-cement"}],
        ["Kestrel Lime", "Fair Markets Tribunal", "Regina"],
    ),
    "maker on its own blog": (
        "Pumpkiln   Products   Pricing   Support   Blog   Cart (2)\nBlog › News\n\nMeet Ember 2: warmer and lighter\n\n"
        "Posted by Odile Marsh, Head of Design · June 3, 2030 · 4 min read\n\n"
        "We are opening orders today for Ember 2, the lamp that our customers have asked us for. It has a little sister, Ember 2 Lite.\n\n"
        "Ember 2 costs $499. Ember 2 Lite costs $329, and we ship Ember 2 Lite in May. Its light is paler than that of the Glowbert Go.\n\n"
        "“It is merely a lamp,” said Ann Drury, who founded Pumpkiln in 2016. We are 96 people.\n",
        [{"ember-2"}, {"ember-2-lite"}, {"pumpkiln"}],
        ["Glowbert Go", "Products", "Pricing", "Support", "Blog"],
    ),
    "release with a legal form": (
        "PRESS RELEASE – REGULATED INFORMATION\n\nOrlanne Scientific: scales save a mixed first half of 2029\n\n"
        "Grenoble, 21 July 2029, 7:30 a.m. – Orlanne Scientific S.A. (ticker: ALORL) today published its accounts.\n\n"
        "• Sales of €52.4 million\n\nOrlanne agreed to sell Pesafeld GmbH for €4 million. Pesafeld has 52 employees.\n\n"
        "About Orlanne Scientific\nOrlanne sells scales.\n",
        [{"orlanne", "orlanne-scientific"}],
        ["Pesafeld GmbH", "Pesafeld", "Grenoble", "ALORL", "Sales"],
    ),
    "buyer in Chinese": (
        "深圳老牌钟厂易主\n\n2030-03-07 18:20  来源：长汀财讯\n\n"
        "松岭钟表股份有限公司3月7日公告称，公司将被云帆科技有限公司以12亿元收购。云帆科技有限公司去年营收为80亿元。\n\n"
        "松岭钟表成立于1988年，现有员工900人。云帆科技董事长何清表示，松岭钟表将保留原有品牌。\n",
        [{"松岭钟表", "songlingzhongbiao", "松岭"}, {"云帆科技", "yunfan", "云帆"}],
        ["长汀财讯"],
    ),
}
IN_STORY_KEPT_ASIDE: dict[str, tuple[str, list[set[str]], list[str]]] = {
    "buyer in the first sentence": (
        "A brewery changes hands after 200 years\n\nBy Nuala Roe\n3 June 2031\n\n"
        "Kilbrannoch, the brewery on the quay at Tarbert, has a new owner. The Belgian drinks group Meulendyck has agreed to buy it"
        " for £41m,"
        " the two said on Monday.\n\n"
        "Kilbrannoch brews 9m pints a year. Meulendyck, which sells cider, has 2,100 employees. Analysts at Fenwick Orr thought the price"
        " high.\n\nKilbrannoch was founded in 1831. Meulendyck bought the cider maker Appelkroon in 2027.\n",
        [{"kilbrannoch"}, {"meulendyck"}],
        ["Appelkroon", "Fenwick Orr", "Tarbert"],
    ),
    "founder's firm under another name": (
        "“I count every spoon”\n\nBy Lena Voss\n2 May 2030\n\n"
        "Marit Haugland gets up at four. In 2011 Haugland left a bank to make spoons from birch, and her firm, Skeivik, now has 140"
        " employees"
        " in Røros.\n\nHaugland likes silence. “Spoons are loud enough,” Haugland says. Skeivik sold spoons for 90 million crowns last"
        " year.\n\nThe Danish chain Bordtøy buys a third of them.\n",
        [{"skeivik"}],
        ["Bordtøy", "Lena Voss"],
    ),
    "both that were penalised by a regulator": (
        "Regulator fines two banks for lost pension papers\n\nLONDON, March 3, 2031 (Thameswire) - The Pensions Authority on Monday ordered"
        " Harrowgate Savings plc to pay 9 million pounds and fined Coldstream Mutual Ltd 6 million pounds.\n\n"
        "Harrowgate said that it was sorry. Coldstream will appeal. A third firm, Ludlow Life, was warned.\n\n"
        "Harrowgate lost 4,000 files. Coldstream lost 2,500.\n",
        [{"harrowgate", "harrowgate-savings"}, {"coldstream", "coldstream-mutual"}],
        ["Ludlow Life", "Pensions Authority"],
    ),
    "maker under its docs": (
        "Watermark   Docs   Pricing   Customers   Blog   Log in\n\nIntroducing Tidepool 3\n\nOct 12, 2030 · Lena Voss\n\n"
        "Today we release Tidepool 3, our database for sensors. We rewrote its core, and we made it open. Tidepool 3 reads 40,000 rows a"
        " second on our test machine. Watermark has 60 customers.\n\nTidepool 3 is faster than Rainbarrel 2. We thank everyone.\n",
        [{"tidepool-3"}, {"watermark"}],
        ["Rainbarrel 2", "Docs", "Customers"],
    ),
    "seller is no main topic": (
        "Harbour crane maker finds a Swiss home\n\nBy Jon Aske\n9 April 2030\n\n"
        "Kranvik, which builds harbour cranes in Larvik, is being sold. The Swiss group Obersaal is buying it from the fund"
        " Polarlys Equity for"
        " 70 million francs.\n\nKranvik made a loss in 2029. Obersaal promised to keep all 400 jobs. “Obersaal knows cranes,” said"
        " Kranvik’s"
        " head Siv Lie.\n",
        [{"kranvik"}, {"obersaal"}],
        ["Polarlys Equity", "Siv Lie"],
    ),
    "both fined in Chinese": (
        "两家水泥企业因串通投标被罚4亿元\n\n2030-03-07 18:20  来源：长汀财讯\n\n"
        "市场监管部门3月7日对松岭水泥股份有限公司罚款2.5亿元，对云帆建材有限公司罚款1.5亿元。\n\n"
        "松岭水泥股份有限公司表示将提起诉讼。云帆建材有限公司表示接受处罚。\n",
        [{"松岭水泥", "songlingshuini", "松岭"}, {"云帆建材", "yunfanjiancai", "云帆"}],
        ["长汀财讯"],
    ),
}
#: A company that buys, is fined or publishes in passing is none of what the article is about.
IN_STORY_LOOK_ALIKES: dict[str, tuple[str, list[set[str]], list[str]]] = {
    "buyer of goods": (
        "Sessile lifts prices for cider\n\nCORK, May 14, 2030 (Leewire) - Sessile Brewing raised its prices on Tuesday. The chain"
        " Barrowmart"
        " buys a third of its cider and is paying 3 euros a litre.\n\nSessile Brewing was founded in 1951. Sessile sells in 910 pubs.\n",
        [{"sessile", "sessile-brewing"}],
        ["Barrowmart"],
    ),
    "fine of another year": (
        "Sessile Brewing fined for spilled cider\n\nCORK, May 14, 2030 (Leewire) - A court ordered Sessile Brewing to pay 2 million"
        " euros on"
        " Tuesday.\n\nSessile will appeal. The rival Barrow Ales spilled more, but nobody saw it. Barrow Ales did not comment.\n",
        [{"sessile", "sessile-brewing"}],
        ["Barrow Ales"],
    ),
    "paper that says we": (
        "The Salt Spoon\nIssue 41 | Recipes | Shop | Archive\n\nOat biscuits with Quillberry Flour\n\n7 March 2030\n\nWe tried"
        " Quillberry Flour."
        " We liked it, and we will bake with it again. Readers of The Salt Spoon know our oven. Quillberry Flour costs 4 euros.\n",
        [],
        ["The Salt Spoon", "Salt Spoon"],
    ),
    "version with a number": (
        "Vantorre opens Reed 4\n\nGHENT, May 14, 2030 (Leewire) - Vantorre opened Reed 4 on Tuesday. Reed 4-20B is the largest, and"
        " Reed 4-20B"
        " runs on phones. Reed 4 is free.\n",
        [{"reed-4"}],
        ["Reed 4-20B"],
    ),
}
