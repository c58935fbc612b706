"""Short passages like those in ``owner_passages``, which were kept aside to measure the rules for owners."""

from __future__ import annotations

from tests.reading.facts.owner_passages import Passage

#: The passages that were kept aside to measure the rules.
KEPT_ASIDE: tuple[Passage, ...] = (
    (
        "Chipmaker Sandor beats estimates\n\nEINDHOVEN, July 17 - Sandor Semi N.V. said second-quarter sales rose 31% to "
        "1.24 billion euros. Bookings at the Eindhoven-based chipmaker were 1.5 billion euros. Its shares, listed in "
        "Amsterdam, have risen 44% this year.",
        (
            ("31%", "Sandor Semi"),
            ("1.5 billion euros", "Sandor Semi"),
            ("44%", "Sandor Semi"),
        ),
    ),
    (
        "Palmetto Retail closes stores\n\nPalmetto Retail, a Florida-based chain of garden stores, will close 27 stores by "
        "January. The retailer lost $14 million in the third quarter. Home Orchard, its largest competitor, made $230 "
        "million.",
        (
            ("27 stores", "Palmetto Retail"),
            ("$14 million", "Palmetto Retail"),
            ("$230 million", "Home Orchard"),
        ),
    ),
    (
        "Nimba Gold raises output\n\nNimba Gold, which mines in Guinea, produced 210,000 ounces last year. The miner's "
        "all-in cost was $1,150 an ounce. Guinea's exports rose 7%.",
        (
            ("210,000 ounces", "Nimba Gold"),
            ("$1,150", "Nimba Gold"),
            ("7%", "Guinea"),
        ),
    ),
    (
        "Loopcart wins new backers\n\nLoopcart has raised $12 million from investors led by Cedar Row Capital. Based in "
        "Nairobi, the startup delivers groceries to 9,000 shops. Cedar Row Capital has invested $400 million in Africa.",
        (
            ("$12 million", "Loopcart"),
            ("9,000 shops", "Loopcart"),
            ("$400 million", "Cedar Row Capital"),
        ),
    ),
    (
        "Steelmaker Ravnik cuts outlook\n\nRavnik Steel said it now expects an operating profit of 90 million euros. The "
        "Slovenian steelmaker had forecast 120 million euros. Steel prices in Europe fell 8%.",
        (
            ("90 million euros", "Ravnik Steel"),
            ("120 million euros", "Ravnik Steel"),
            ("8%", "Europe"),
        ),
    ),
    (
        "City council approves line\n\nThe city council of Varlo approved a tram line on Tuesday. The line will be 14 "
        "kilometres long and cost 720 million euros. Varlo has 480,000 inhabitants. Trambau, which will build it, employs "
        "2,100 people.",
        (
            ("14 kilometres", ""),
            ("720 million euros", ""),
            ("480,000 inhabitants", "Varlo"),
            ("2,100 people", "Trambau"),
        ),
    ),
    (
        "Interview: Jonas Brandt on running Skiffworks\n\nSkiffworks builds electric ferries. Its founder, Jonas Brandt, "
        "spoke to us in Kiel.\n\nHow many boats have you sold?\n\nBrandt: We have sold 19 ferries. Our order backlog is 85 "
        "million euros.",
        (
            ("19 ferries", "Skiffworks"),
            ("85 million euros", "Skiffworks"),
        ),
    ),
    (
        "Meridell Corp. Reports Record Year\n\nAUSTIN, Texas -- Meridell Corp. (“Meridell” or “the Company”) today reported "
        "revenue of $1.3 billion. The Company ended the year with cash of $240 million. We plan to invest $60 million in our "
        "factories.",
        (
            ("$1.3 billion", "Meridell"),
            ("$240 million", "Meridell"),
            ("$60 million", "Meridell"),
        ),
    ),
    (
        "Insurers agree on takeover\n\nLattice Life will buy Ormond Mutual for $3.1 billion. The two insurers have 11 "
        "million customers between them. Ormond Mutual's premiums were $2.4 billion last year.",
        (
            ("11 million customers", ""),
            ("$2.4 billion", "Ormond Mutual"),
        ),
    ),
    (
        "Fishing group Havgull sells trawler\n\nHavgull, the Faroese fishing group, sold its trawler Silda for 210 million "
        "crowns. The group's catch fell 5% last year. Havgull has 640 employees.",
        (
            ("5%", "Havgull"),
            ("640 employees", "Havgull"),
        ),
    ),
    (
        "US adds jobs in May\n\nThe U.S. economy added 190,000 jobs in May, payroll firm Paydata said on Friday. The "
        "unemployment rate fell to 3.8%. Paydata has 60,000 clients.",
        (
            ("3.8%", "United States"),
            ("60,000 clients", "Paydata"),
        ),
    ),
    (
        "Thistle Energy warns\n\nThistle Energy expects to lose 70 million pounds this year. Broker Penhale Securities cut "
        "its price target to 120 pence. Shares in the Aberdeen-based oil producer fell 19%.",
        (
            ("70 million pounds", "Thistle Energy"),
            ("19%", "Thistle Energy"),
        ),
    ),
    (
        "Norwood Paper half-year\n\nNorwood Paper reported sales of 1.9 billion kronor. The papermaker's operating profit "
        "more than halved to 96 million kronor. At its packaging unit Norpack, sales rose 4%.",
        (
            ("1.9 billion kronor", "Norwood Paper"),
            ("96 million kronor", "Norwood Paper"),
            ("4%", "Norpack"),
        ),
    ),
    (
        "Helix AI unveils Wren\n\nHelix AI unveiled Wren 2 on Wednesday. Wren 2 has 70 billion parameters. The San "
        "Diego-based company said it had 4 million users. Larger rival Opal Labs has 90 million users.",
        (
            ("70 billion parameters", "Wren 2"),
            ("4 million users", "Helix AI"),
            ("90 million users", "Opal Labs"),
        ),
    ),
    (
        "远岭汽车公布上半年业绩\n\n远岭汽车周三公布上半年业绩。公司上半年营收为210亿元。旗下品牌星途的销量为3.2万辆。我们预"
        "计全年销量为30万辆，董事长李远说。",
        (
            ("210亿元", "远岭汽车"),
            ("3.2万辆", "星途"),
            ("30万辆", "远岭汽车"),
        ),
    ),
    (
        "Gulf carrier Zafir orders jets\n\nZafir Airways ordered 25 jets from Norvane on Sunday. The Gulf carrier operates "
        "88 aircraft. Norvane shares rose 3%.",
        (
            ("25 jets", "Zafir Airways"),
            ("88 aircraft", "Zafir Airways"),
            ("3%", "Norvane"),
        ),
    ),
    (
        "Bank of Elmsby results\n\nBank of Elmsby said net interest income rose 6% to $312 million. The Ohio lender set "
        "aside $21 million for bad loans. The Federal Reserve's key rate is 4.5%.",
        (
            ("6%", "Bank of Elmsby"),
            ("$21 million", "Bank of Elmsby"),
            ("4.5%", "Federal Reserve"),
        ),
    ),
    (
        "Pharma group Celdane buys biotech\n\nCeldane will pay $640 million for Nuvira, a Boston biotech with 85 employees. "
        "The Swiss drugmaker had sales of 7.7 billion francs last year. Nuvira has never made a profit and lost $52 million "
        "in 2030.",
        (
            ("85 employees", "Nuvira"),
            ("7.7 billion francs", "Celdane"),
            ("$52 million", "Nuvira"),
        ),
    ),
    (
        "Marlow Hotels recovers\n\nOccupancy at Marlow Hotels rose to 74% in the quarter. The operator of 212 hotels said "
        "revenue per room was £81. London hotel prices rose 11%, the research firm Stayscan said.",
        (
            ("74%", "Marlow Hotels"),
            ("£81", "Marlow Hotels"),
            ("11%", "London"),
        ),
    ),
    (
        "Wind farm gets go-ahead\n\nThe Corran Bank wind farm will have 62 turbines and a capacity of 900 megawatts. "
        "Developer Airth Power will start work next year. Airth Power's profit was 150 million pounds last year.",
        (
            ("62 turbines", "Corran Bank"),
            ("900 megawatts", "Corran Bank"),
            ("150 million pounds", "Airth Power"),
        ),
    ),
    (
        "Ardmore Water lifts profit\n\nArdmore Water plc, the Belfast-based water company, said profit before tax rose to "
        "£44 million. Revenue at the company reached £310 million. The utility serves 820,000 homes. Its smaller rival Lagan "
        "Springs made £9 million.",
        (
            ("£44 million", "Ardmore Water"),
            ("£310 million", "Ardmore Water"),
            ("820,000 homes", "Ardmore Water"),
            ("£9 million", "Lagan Springs"),
        ),
    ),
    (
        "Skylane to fly to Oran\n\nSkylane, a Maltese airline that began in 2019, will open a route to Oran in May. The "
        "carrier has 14 aircraft and 900 staff. Boarding fees at Malta's airport rose 5.3% last year.",
        (
            ("14 aircraft", "Skylane"),
            ("900 staff", "Skylane"),
            ("5.3%", ""),
        ),
    ),
    (
        "Pump maker Dravik wins order in Ghana\n\nDravik won an order for 320 pumps from Ghana's water board. The Slovak "
        "manufacturer's orders now stand at 95 million euros. Ghana's debt is 78% of output.",
        (
            ("320 pumps", "Dravik"),
            ("95 million euros", "Dravik"),
            ("78%", "Ghana"),
        ),
    ),
    (
        "Mossfield Games posts loss\n\nMossfield Games lost $23 million in the quarter. The studio, which makes the shooter "
        "Ironrain, has 410 developers. Ironrain has 6 million players.",
        (
            ("$23 million", "Mossfield Games"),
            ("410 developers", "Mossfield Games"),
            ("6 million players", "Ironrain"),
        ),
    ),
    (
        'Nordlys Trawling cuts dividend\n\n"We lost 60 million crowns on the northern grounds," said Per Aune, chief '
        'executive of Nordlys Trawling. "Our fleet has 22 vessels." The group\'s rival Seafarm caught 90,000 tonnes.',
        (
            ("60 million crowns", "Nordlys Trawling"),
            ("22 vessels", "Nordlys Trawling"),
            ("90,000 tonnes", "Seafarm"),
        ),
    ),
    (
        "Talking to Ines Corvo of Pilha\n\nInes Corvo founded Pilha in Porto in 2018. The startup recycles batteries.\n\nQ: "
        "How much do you recycle?\n\nA: We recycled 1,300 tonnes last year. Our revenue was €4 million.\n\nQ: I read that "
        "you have 200 staff.\n\nA: No, we have 85 employees.",
        (
            ("1,300 tonnes", "Pilha"),
            ("€4 million", "Pilha"),
            ("85 employees", "Pilha"),
        ),
    ),
    (
        "Gallow Reef wind farm delayed\n\nThe Gallow Reef wind farm will cost 2.1 billion pounds, its owner Firth Renewables "
        "said. The wind farm will have 80 turbines. Firth Renewables has net debt of 700 million pounds.",
        (
            ("2.1 billion pounds", "Gallow Reef"),
            ("80 turbines", "Gallow Reef"),
            ("700 million pounds", "Firth Renewables"),
        ),
    ),
    (
        "Petrov Dairy buys rival\n\nPetrov Dairy agreed to buy Balkan Milk, a Bulgarian cheese maker with 600 employees, for "
        "88 million euros. The two companies have sales of 500 million euros. Petrov Dairy employs 2,400 people.",
        (
            ("600 employees", "Balkan Milk"),
            ("500 million euros", ""),
            ("2,400 people", "Petrov Dairy"),
        ),
    ),
    (
        "Telmark adds subscribers\n\nTelmark added 410,000 subscribers in the first quarter. Shares in the Warsaw-listed "
        "operator rose 4.5%. Brokers at Wola Capital have a target of 40 zlotys. Mobile sales in the industry fell 2%.",
        (
            ("410,000 subscribers", "Telmark"),
            ("4.5%", "Telmark"),
            ("2%", ""),
        ),
    ),
    (
        "Clearwell shares slump\n\nClearwell, the New Zealand software firm, forecast revenue of NZ$120 million. At its "
        "payments arm Tally, revenue fell 9%. The firm had cash of NZ$33 million.",
        (
            ("NZ$120 million", "Clearwell"),
            ("9%", "Tally"),
            ("NZ$33 million", "Clearwell"),
        ),
    ),
    (
        "Harbourside Hotels Announces Results\n\nBOSTON, March 2, 2031 -- Harbourside Hotels Inc. today announced results "
        "for 2030. We grew our revenue to $640 million. The Company opened 11 hotels. Occupancy was 77%.",
        (
            ("$640 million", "Harbourside Hotels"),
            ("11 hotels", "Harbourside Hotels"),
            ("77%", "Harbourside Hotels"),
        ),
    ),
    (
        "Cocoa trader Amano fined\n\nA court fined Amano $12 million on Friday. Amano, which is based in Geneva, had sales "
        "of $3 billion last year. Cocoa prices rose 14% this month. The trader employs 750 people.",
        (
            ("$3 billion", "Amano"),
            ("14%", "Cocoa"),
            ("750 people", "Amano"),
        ),
    ),
    (
        "北湾航空公布一季度业绩\n\n北湾航空周四公布一季度业绩。该公司净利润为3.4亿元，同比增长12%。其机队规模为86架。竞争"
        "对手南屿航空的净利润为5.2亿元。",
        (
            ("3.4亿元", "北湾航空"),
            ("86架", "北湾航空"),
            ("5.2亿元", "南屿航空"),
        ),
    ),
    (
        "Rail operator Vectra orders batteries\n\nVectra ordered 60 battery trains from Lohmann for 700 million euros. "
        "Lohmann, which employs 8,000 people, will build them in Graz. The operator lost 40 million euros last year.",
        (
            ("8,000 people", "Lohmann"),
            ("40 million euros", "Vectra"),
        ),
    ),
    (
        "Copper miner Altiva cuts guidance\n\nAltiva Resources now expects to produce 140,000 tonnes of copper this year. "
        "The Peruvian miner's costs rose 8%. Copper fell 2% in London.",
        (
            ("140,000 tonnes", "Altiva Resources"),
            ("8%", "Altiva Resources"),
            ("2%", "Copper"),
        ),
    ),
    (
        "Bakery chain Brioche & Fils opens 40 shops\n\nBrioche & Fils will open 40 shops this year, its founder Luc Marin "
        "said. The bakery chain, which began in Lille, has 310 shops. Its sales rose 17% to €220 million.",
        (
            ("40 shops", "Brioche & Fils"),
            ("310 shops", "Brioche & Fils"),
            ("17%", "Brioche & Fils"),
        ),
    ),
    (
        "Tidewell Pharma says drug works\n\nTidewell Pharma said its drug Solvane cut deaths by 21% in a trial of 1,400 "
        "patients. The Danish company has cash of 900 million crowns. Analysts at Nordhav expect sales of 3 billion crowns.",
        (
            ("900 million crowns", "Tidewell Pharma"),
            ("3 billion crowns", "Nordhav"),
        ),
    ),
    (
        "Dutch inflation eases\n\nInflation in the Netherlands fell to 2.4% in May, the statistics office said. The "
        "unemployment rate was 3.7%. ABX Bank, which has 5 million customers, expects rates to fall.",
        (
            ("2.4%", "Netherlands"),
            ("3.7%", "Netherlands"),
            ("5 million customers", "ABX Bank"),
        ),
    ),
    (
        "Quorra opens its model\n\nQuorra released Lumen 4, a model with 90 billion parameters, on Thursday. About 70,000 "
        "developers use Lumen 4. The startup, based in Tallinn, has raised $310 million.",
        (
            ("90 billion parameters", "Lumen 4"),
            ("70,000 developers", "Lumen 4"),
            ("$310 million", "Quorra"),
        ),
    ),
    (
        "Bridge over the Sava to cost more\n\nThe Orlova Bridge will be 1.2 kilometres long and cost 310 million euros. "
        "Builder Gradex has 4,000 workers. The bridge will carry 30,000 cars a day.",
        (
            ("1.2 kilometres", "Orlova Bridge"),
            ("310 million euros", "Orlova Bridge"),
            ("4,000 workers", "Gradex"),
            ("30,000 cars", "Orlova Bridge"),
        ),
    ),
    (
        "Two shipyards to merge\n\nHavmark and Stenvik Yard will merge, they said on Monday. Together, both yards have 3,300 "
        "workers. Stenvik Yard lost 90 million crowns last year.",
        (
            ("3,300 workers", ""),
            ("90 million crowns", "Stenvik Yard"),
        ),
    ),
    (
        "Lender Caspia raises capital\n\nCaspia Bank raised $250 million from investors on Wednesday. The Baku-based "
        "lender's bad loans rose to 4.1%. The central bank's key rate is 8%. Rival Khazar Bank has deposits of $3 billion.",
        (
            ("$250 million", "Caspia Bank"),
            ("4.1%", "Caspia Bank"),
            ("$3 billion", "Khazar Bank"),
        ),
    ),
    (
        '"It is all about yield": Noor Haddad of Verdalia\n\nNoor Haddad is chief executive of Verdalia, a grower of '
        "salads in Rotterdam. The interview was edited.\n\nQ: How did last year go?\n\nA: Our sales were €31 million, and we "
        "lost €2 million.\n\nQ: And the greenhouses?\n\nA: We have 14 of them. They use 40% less water than in 2027.",
        (
            ("€31 million", "Verdalia"),
            ("€2 million", "Verdalia"),
        ),
    ),
    (
        "Brakk Steel idles mill\n\nBrakk Steel will idle its mill in Lorne for six weeks. The steelmaker employs 1,900 "
        "people there. Brakk Steel's parent, Union Holding, had debt of $2.2 billion at the end of June. Steel output in the "
        "country fell 6.6%.",
        (
            ("1,900 people", "Brakk Steel"),
            ("$2.2 billion", "Union Holding"),
            ("6.6%", ""),
        ),
    ),
    (
        "Polarion lists in Toronto\n\nShares in Polarion rose 22% on their first day of trading. The maker of satellite "
        "antennas sold 12 million shares. Its chief executive, Ada Lind, owns 31% of the company.",
        (
            ("22%", "Polarion"),
            ("12 million shares", "Polarion"),
        ),
    ),
    (
        "Hostel group Nomadia returns to profit\n\nNomadia made a profit of 5 million euros, after a loss of 3 million euros "
        "the year before. The group, founded in Lisbon, runs 61 hostels. At its rival Bunkhouse, revenue fell 4%.",
        (
            ("5 million euros", "Nomadia"),
            ("61 hostels", "Nomadia"),
            ("4%", "Bunkhouse"),
        ),
    ),
    (
        "澄江药业：上半年净利润增长\n\n澄江药业8月20日发布半年报。上半年，公司营业收入为18亿元，净利润为2.6亿元。旗下子公"
        "司澄康生物的营业收入为3亿元。我们对全年有信心，董事长王林说。同行北山制药净利润为4亿元。",
        (
            ("18亿元", "澄江药业"),
            ("2.6亿元", "澄江药业"),
            ("3亿元", "澄康生物"),
            ("4亿元", "北山制药"),
        ),
    ),
)
