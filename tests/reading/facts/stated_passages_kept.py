"""Passages like those in ``stated_passages`` that were kept aside until the rules were written."""

from __future__ import annotations

from tests.reading.facts.stated_passages import A, E, F, P, Passage, T

KEPT_ASIDE: tuple[Passage, ...] = (
    (
        "Camera sales rise\n\nOptika sold 230,000 cameras between April and June, Fennimore 211,500. Women bought 44% "
        "of the cameras, men 56%.",
        (
            ("230,000", "Optika", "sold", A),
            ("211,500", "Fennimore", "sold", A),
        ),
    ),
    (
        "The busiest ports\n\nTop of the table is Haldor Port with 4.1 million containers, followed by Esk Harbour "
        "with 3.7 million. Haldor Port employs 2,300 people, Esk Harbour 1,950.",
        (
            ("4.1 million", "Haldor", "containers", A),
            ("3.7 million", "Esk", "containers", A),
            ("2,300 people", "Haldor", "employees", A),
            ("1,950", "Esk", "employees", A),
        ),
    ),
    (
        "Two insurers merge\n\nAlden Life and Morven Mutual will merge. The combined ratio stood at 94 percent at "
        "Alden Life and at 101 percent at Morven Mutual.",
        (
            ("94 percent", "Alden", "combined ratio", A),
            ("101 percent", "Morven", "combined ratio", A),
        ),
    ),
    (
        "Cartel of salt\n\nThe commission imposed fines on two dealers on Tuesday. Brinkhof was handed $21 million and "
        "Saltzer $13 million; a third, Nuberg, owes $2 million.",
        (
            ("$21 million", "Brinkhof", "fine", A),
            ("$13 million", "Saltzer", "fine", A),
            ("$2 million", "Nuberg", "fine", A),
        ),
    ),
    (
        "Ferry operator fined\n\nCalder Ferries must pay a fine of £3.2 million. Its captain, Owen Strand, was fined "
        "£9,000. Calder Ferries had set aside £2.5 million in the spring.",
        (
            ("£3.2 million", "Calder", "fine", A),
            ("£9,000", "Strand", "fine", A),
            ("£2.5 million", "Calder", "provision", A),
        ),
    ),
    (
        "Kessel Foods for sale\n\nKessel Foods is up for sale. Its largest shareholder is the fund Arbour Road, which "
        "holds 38 per cent. Hilde Kessel, the founder's daughter, who owns 17 per cent of it, wants to sell as well.",
        (
            ("38 per cent", "Arbour", "stake", A),
            ("17 per cent", "Kessel", "stake", A),
        ),
    ),
    (
        "Backers of Mintleaf\n\nMintleaf is five years old. Thornbury Ventures put $5 million into the company in 2022 "
        "and has 30 per cent of the shares.",
        (
            ("$5 million", "Thornbury", "investment", A),
            ("30 per cent", "Thornbury", "stake", A),
        ),
    ),
    (
        "Tessaro buys a foundry\n\nTessaro, an Italian maker of brakes, will buy the smaller foundry Gussmann for 45 "
        "million euros. It takes up a 30 million euro loan, which lifts its net debt to 110 million euros.",
        (
            ("45 million euros", "Tessaro", "price purchase acquisition", P),
            ("30 million euro", "Tessaro", "loan", A),
            ("110 million euros", "Tessaro", "debt", A),
        ),
    ),
    (
        "Wexcom strikes a deal\n\nWexcom of Dublin is paying €75m for the call centre Ringside, the firms said on "
        "Friday: €50m in money, the remainder in shares.",
        (
            ("€75m", "Wexcom Ringside", "price", A),
            ("€50m", "Wexcom", "price cash", A),
        ),
    ),
    (
        "Nordvik Marine's rivals\n\nNordvik Marine builds ferries. For the Spaniards of Astilora, the world's number "
        "two with 7,700 employees, it is a blow. Pia Lund ran Solbrae's yard in Fiume before, a plant with 900 workers.",
        (
            ("7,700 employees", "Astilora", "employees", A),
            ("900 workers", "Solbrae", "workers employees", A),
        ),
    ),
    (
        "Hollins shrinks\n\nHollins Group sells seeds and tools. Its seed business shrank: sales there slid 11 per "
        "cent to $205 million. Tools saved the day: the division took in $330 million.",
        (
            ("$205 million", "seed Hollins", "sales revenue", A),
            ("$330 million", "tools Hollins", "revenue", A),
        ),
    ),
    (
        "New reader\n\nPaperlight unveiled the Page 7 on Tuesday. At 180 grams it is lighter than the Page 6. Its "
        "battery holds 2,900 mAh. The Page 6 stays on sale at €129, down from €159.",
        (
            ("180 grams", "Page 7", "weight", A),
            ("2,900 mAh", "Page 7", "battery capacity", A),
            ("€129", "Page 6", "price", A),
        ),
    ),
    (
        "Open models\n\nTern Small has 3 billion parameters, Tern Medium has 14 billion and Tern Large 90 billion.",
        (
            ("3 billion parameters", "Tern Small", "parameters", A),
            ("14 billion", "Tern Medium", "parameters", A),
            ("90 billion", "Tern Large", "parameters", A),
        ),
    ),
    (
        "Vacuum boom\n\nDustro, a Danish maker of vacuum cleaners, shipped 3.4 million, which gives it 19% of the "
        "market. The average cleaner sold for €140 last year. The consultancy Halvor expects the market to shrink to "
        "16 million units in 2028.",
        (
            ("3.4 million", "Dustro", "shipments", A),
            ("19%", "Dustro", "market share", A),
            ("€140", "", "price", A),
            ("16 million units", "market cleaner", "", F),
        ),
    ),
    (
        "Water plan\n\nAguasur supplies the capital of Bolivia. The government expects that consumption will reach 310 "
        "million cubic metres in 2035. Demand for water in Bolivia has been rising by 2 per cent a year.",
        (
            ("310 million cubic metres", "Bolivia", "consumption", F),
            ("2 per cent", "Bolivia", "demand", A),
        ),
    ),
    (
        "Bridge to the island\n\nThe road agency Vegnor will build a bridge to Lunna. The bridge will cost an "
        "estimated $300 million. Of that, $120 million is to be paid by the region. Landowners will be offered $8,000 "
        "an acre.",
        (
            ("$300 million", "bridge Vegnor Lunna", "cost", F),
            ("$120 million", "bridge Vegnor Lunna region", "", P),
            ("$8,000", "", "price compensation", P),
        ),
    ),
    (
        "Corrie Bank's quarter\n\nCorrie Bank earned 31 million pounds before tax in the quarter. Net interest margin "
        "came to 3.3 percent. Of its loans, 2.4 percent were in arrears. Net debt of its leasing arm is 3.1 times "
        "EBITDA.",
        (
            ("31 million pounds", "Corrie", "profit", A),
            ("3.3 percent", "Corrie", "net interest margin", A),
            ("2.4 percent", "Corrie", "arrears", A),
        ),
    ),
    (
        "Pembury's spending\n\nPembury Glass said capital spending for 2027 is pegged at $60 million, of which $20 "
        "million is set aside for a furnace. A detour into mirrors devoured $9 million.",
        (
            ("$60 million", "Pembury", "capital spending", P),
            ("$20 million", "Pembury", "", P),
            ("$9 million", "Pembury", "cost", A),
        ),
    ),
    (
        "Offer for Rothe\n\nShareholders in Rothe are to get 95 pence in cash for every share. That is a premium of 31 "
        "per cent on Thursday's close. Its rival Mossley Wind took in £25 million from investors in May.",
        (
            ("95 pence", "Rothe", "cash price offer per share", P),
            ("31 per cent", "", "premium", A),
            ("£25 million", "Mossley", "funding", A),
        ),
    ),
    (
        "Two hospitals join\n\nSt Brannoc and Eastgate are to merge. Some 75 beds are set to vanish. St Brannoc "
        "reckons with costs of $4 million. About 40 of the combined 1,300 jobs will go.",
        (
            ("$4 million", "Brannoc", "costs", F),
            ("1,300", "", "jobs", A),
        ),
    ),
    (
        "From my workshop\n\nBy Rufus Oakes, owner of Oakes Clogs\n\nOakes Clogs is a small firm. We made 14,000 pairs "
        "in 2024. We turned over €900,000 and lost €35,000. The district is giving us €60,000 towards a lathe.",
        (
            ("€900,000", "Oakes", "revenue turnover", A),
            ("€35,000", "Oakes", "loss", A),
            ("€60,000", "district Oakes", "grant", A),
        ),
    ),
    (
        "澄江机电推出新机\n\n澄江机电6月12日推出割草机器人“青鸟X1”。新机重18公斤，单台售价1.28万元，8月起发货。调研机构"
        "沃川数据估计，2026年国内割草机器人市场规模约为75亿元，到2030年将达到200亿元。",
        (
            ("18公斤", "青鸟X1", "重量", A),
            ("1.28万元", "青鸟X1", "售价", A),
            ("75亿元", "市场", "市场规模", E),
            ("200亿元", "市场", "市场规模", F),
        ),
    ),
    (
        "远洲化学关厂\n\n远洲化学的宁波基地届时产能将由现在的25万吨增加到40万吨。公司计划关闭一家工厂，涉及员工约150人"
        "，一次性支出预计为3000万元。",
        (
            ("25万吨", "远洲", "产能", A),
            ("40万吨", "远洲", "产能", F),
            ("150人", "远洲", "员工", P),
            ("3000万元", "远洲", "支出", F),
        ),
    ),
    (
        "松原药业季报\n\n松原药业一季度净利润为2.3亿元。对手康泽生物4月将主打产品降价10%，至每盒86元；该公司一季度营收为7.4亿元。",
        (
            ("2.3亿元", "松原", "净利润", A),
            ("7.4亿元", "康泽", "营收", A),
        ),
    ),
    (
        "Timber firm in court\n\nThe timber firm Askelund was cleared. Its director, Nils Boye, was ordered to pay a "
        "fine of 80,000 kroner. The agency had demanded 5 million kroner from Askelund.",
        (
            ("80,000 kroner", "Boye", "fine", A),
            ("5 million kroner", "agency Askelund", "fine claim", A),
        ),
    ),
    (
        "Fight over Melltex\n\nMelltex wants to go private. That suits Quorn Partners, which has lifted its stake in "
        "Melltex to 14 per cent from 11 in a year. The largest holder is the family trust Linden Court, which owns 33 "
        "per cent.",
        (
            ("14 per cent", "Quorn", "stake", A),
            ("33 per cent", "Linden", "stake", A),
        ),
    ),
    (
        "Osker's mills\n\nOsker Paper has two mills. The mill at Tampere, which started in 2021, cost 70 million "
        "euros; it makes 400 tonnes a day and is supposed to reach 600 tonnes.",
        (
            ("70 million euros", "Osker", "cost", A),
            ("400 tonnes", "Osker", "", A),
            ("600 tonnes", "Osker", "", T),
        ),
    ),
    (
        "Drone makers\n\nClose behind is Sorrel, whose cheap Midge sells well: the Irish newcomer shipped 85,000 "
        "drones, which gives it 12% of the market.",
        (
            ("85,000 drones", "Sorrel", "shipped drones", A),
            ("12%", "Sorrel", "market share", A),
        ),
    ),
    (
        "A road in the hills\n\nThe agency Viasur will build a road. The road, called Ruta Alta, will cost an "
        "estimated $210 million. Of that, $80 million is to be borrowed from a bank. The 25 owners along the road will "
        "be offered $6,000 a hectare.",
        (
            ("$210 million", "Ruta road", "cost", F),
            ("$80 million", "Ruta road Viasur", "", P),
            ("$6,000", "Ruta road", "price compensation", P),
        ),
    ),
    (
        "Insurer's year\n\nBellweg had premiums of 900 million euros last year and net profit came to 61 million. "
        "Rival Sturmfels, whose order book of 1.2 billion euros is bigger, lost 3 percent.",
        (
            ("900 million euros", "Bellweg", "premiums", A),
            ("61 million", "Bellweg", "net profit", A),
            ("1.2 billion euros", "Sturmfels", "order book", A),
        ),
    ),
    (
        "A deal lost\n\nPerrin Glass gained from an order from the brewer Falkener, which was placed in May and is worth $7 million.",
        (("$7 million", "Perrin", "worth value order", A),),
    ),
    (
        "Lorne buys Tilde\n\nLorne is paying $30m for the app maker Tilde, both said: $10m in cash, the remainder in "
        "shares. Operations chief Mia Kohl said 12 to 15 office jobs are likely to go.",
        (
            ("$30m", "Lorne Tilde", "price", A),
            ("$10m", "Lorne", "price cash", A),
            ("12 to 15", "Lorne Tilde", "jobs", F),
        ),
    ),
    (
        "Water in Oman\n\nHydra runs the network of Oman. According to the government, desalination provided 86 per "
        "cent of the water that the country drank in 2024.",
        (("86 per cent", "Oman", "share", A),),
    ),
    (
        "Skis\n\nPiste sold 800,000 skis. Japan, where Yuki leads, made up just 11% but grew fastest, by 18%.",
        (
            ("11%", "Japan", "share", A),
            ("18%", "Japan", "growth", A),
        ),
    ),
    (
        "Speakers\n\nBoomtide unveiled the Echo Box 2. Charging it takes 1.5 hours. It ran for 20 hours in our test. "
        "It is louder than the Tubby, a speaker that sells for the same $99 and weighs 700 grams.",
        (
            ("1.5 hours", "", "time", A),
            ("20 hours", "Echo", "battery", A),
            ("$99", "Tubby", "price", A),
            ("700 grams", "Tubby", "weight", A),
        ),
    ),
)
