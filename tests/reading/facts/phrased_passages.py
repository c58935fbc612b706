"""Short passages with whose each figure is, where its phrase or clause and not its nearest name says so; nothing in them exists.

In the same form as ``owner_passages``. Some passages of each kind were kept aside until the rules were written.
"""

from __future__ import annotations

from tests.reading.facts.owner_passages import Passage

#: The passages that the rules were written with.
FIRST: tuple[Passage, ...] = (
    # a rival whose insertion names a thing of the article
    (
        "Skerry Ferries cuts outlook over Volund engines\n\nSkerry Ferries lost $4 million after the Volund V12 engine "
        "failed. Smaller rival "
        "Hebride, which never bought the V12, last month reported a profit of $6 million and carried 2.1 million cars.",
        (("$6 million", "Hebride"), ("2.1 million cars", "Hebride")),
    ),
    (
        "Tolvan Foods warns\n\nTolvan Foods lost €3 million on its Crispo snack. Its competitor Bramley Oats, which sells no Crispo, "
        "on Friday posted sales of €88 million. Tolvan Foods, which makes Crispo, employs 340 people.",
        (("€88 million", "Bramley Oats"), ("340 people", "Tolvan Foods")),
    ),
    # "of whom N came with X"
    (
        "Vardal Print grows\n\nVardal Print bought Quillstone last year. It now has 1,240 employees, of whom some 310 "
        "came with Quillstone.",
        (("1,240", "Vardal Print"), ("310", "Vardal Print")),
    ),
    (
        "Mossgate adds shops\n\nMossgate took over Penny Larder in May. It runs 96 shops, of which 22 used to be Penny Larder.",
        (("96 shops", "Mossgate"),),
    ),
    # a company of a place, and its "whose"
    (
        "Lumenar opens its model\n\nLumenar has released Vega 3. Cordillera AI of Lima, whose Puma model has been "
        "downloaded 2.2 million times, "
        "welcomed it. Sandpiper Labs of Perth, whose staff number 64, did not.",
        (("64", "Sandpiper Labs"),),
    ),
    (
        "Bakers unite\n\nBrennhof will join the group. Pagnotta of Turin, whose 31 ovens never cool, has joined too.",
        (("31 ovens", "Pagnotta"),),
    ),
    # customers and users of a name
    (
        "Postmark investigates leak\n\nThe Data Inspectorate said on Monday it would look into how the addresses of 3.4 "
        "million Bundlebox customers "
        "came to be sold. Around 12,000 Bundlebox drivers were also affected.",
        (("3.4 million", "Bundlebox"),),
    ),
    (
        "Regulator opens case\n\nThe Consumer Office wants to know why 450,000 Voltana subscribers were billed twice. "
        "The Consumer Office has 80 inspectors.",
        (("450,000", "Voltana"), ("80 inspectors", "Consumer Office")),
    ),
    # unions and other bodies that have no name
    (
        "Strike looms at Nordbus\n\nNordbus will cut night lines. The drivers' union, which represents 2,300 of the "
        "company's employees, will vote on "
        "3 May. Nordbus employs 4,100 people.",
        (("2,300", ""), ("4,100", "Nordbus")),
    ),
    # analysts of a house
    (
        'Helmsford rises\n\nHelmsford shares rose 4%. "They are late again," said Ida Prowse of Castlegate Partners, '
        "who rates the shares "
        '"hold" and raised her price target to 61 crowns. Helmsford has 900 staff.',
        (("61 crowns", "Castlegate Partners"), ("900 staff", "Helmsford")),
    ),
    # people on a product, net sales of a product
    (
        "Ostrane Pharma Reports Third Quarter Results\n\nOSLO, Nov. 3, 2031 -- Ostrane Pharma today announced results.\n\n"
        '"More than 5,200 patients are now on Velmatis," said Kari Moe, Chief Executive Officer. The Company raises its '
        "guidance for full-year "
        "Velmatis net sales to between $210 million and $225 million. Ostrane Pharma employs 480 people.",
        (("5,200", "Velmatis"), ("$210 million", "Velmatis"), ("480 people", "Ostrane Pharma")),
    ),
    # a trial that is named
    (
        "Ostrane Pharma gives update\n\nOstrane Pharma advanced its pipeline. Enrollment in HARBOUR, the Phase 2 trial "
        "of OP-77, was completed in May "
        "with 240 patients. Ostrane Pharma spent $12 million on research.",
        (("240 patients", "HARBOUR"), ("$12 million", "Ostrane Pharma")),
    ),
    # a museum or the like of the article's company
    (
        "How the Ferrabaldis keep bottling\n\nWords: Ida Lund\n\nThe press creaks in the dark. Casa Ferrabaldi has "
        "pressed olives in Monteluro since 1881.\n\n"
        "Olivex, the giant down the road, presses as much in a day; its sales were €300 million.\n\nOlivex called "
        "twice. The family refused.\n\n"
        "Some 19 of the 35 people on the payroll are cousins. Just over 40 per cent of the bottles go to Canada. The "
        "firm's restaurant, which opened "
        "in 2004, drew 9,300 guests last year.",
        (("35 people", "Casa Ferrabaldi"), ("40 per cent", "Casa Ferrabaldi"), ("€300 million", "Olivex")),
    ),
    (
        "The Oakhursts and their bells\n\nBy Tom Reed\n\nThe furnace roars at dawn. Oakhurst Foundry has cast bells in "
        "Lenham for two centuries.\n\n"
        "Clangor, the big rival, pours as many in a week; its revenue was £40 million.\n\nClangor once made an offer. "
        "Clangor was shown the door.\n\n"
        "About 62 people work in the yard. A bell costs £7,000 to cast.",
        (("62 people", "Oakhurst Foundry"), ("£40 million", "Clangor")),
    ),
    # a university in an interview, and a building named alone
    (
        "‘Nobody likes a landlord’\n\nFour years into her job as president of the University of Harrowby, Nadia Fenn "
        "has sold a theatre. Paul Ostler "
        "asked her why.\n\nOSTLER: Do you have any money left?\n\nFENN: We employ 1,900 people. The deficit was £3 "
        "million.\n\nOSTLER: Ludlow College "
        "hired 40 scholars. Envious?\n\nFENN: Their endowment is £90 million and ours is £11 million.\n\nOSTLER: What comes next?\n\n"
        "FENN: The Marchmont Library. It opens on 3 March, and it will have cost £55 million.",
        (("1,900 people", "University of Harrowby"), ("£55 million", "Marchmont Library"), ("£11 million", "University of Harrowby")),
    ),
    # a training run of a released model
    (
        "Quarrel Labs releases Tidepool 4\n\nQuarrel Labs today released Tidepool 4, a language model. Training took 51 "
        "days on 768 accelerators and cost "
        "$4.1 million. Quarrel Labs has 77 employees.",
        (("$4.1 million", "Tidepool 4"), ("77 employees", "Quarrel Labs")),
    ),
    (
        "Kestrix AI opens Merlin 2\n\nKestrix AI has released Merlin 2, a model for code. According to the company, "
        "training cost $2.5 million. "
        "The start-up raised $40 million in June.",
        (("$2.5 million", "Merlin 2"), ("$40 million", "Kestrix AI")),
    ),
    # Chinese
    (
        "云岭机电扩产\n\n云岭机电周一宣布扩产。该公司将在徐州建新厂，该厂年产能为8000台，而现有的常州工厂一年最多造2600台。"
        "总部设在杭州的飞梭科技去年交付3400台。",
        (("2600台", "常州工厂"), ("3400台", "飞梭科技")),
    ),
)

#: The passages that were kept aside.
KEPT_ASIDE: tuple[Passage, ...] = (
    (
        "Aldermere Bus trims forecast\n\nAldermere Bus parked 12 coaches after faults in the Rondo R4. Bigger rival "
        "Wayfarer, which does not run the "
        "R4, on Tuesday announced a profit of £9 million and sold 4.4 million tickets.",
        (("£9 million", "Wayfarer"), ("4.4 million tickets", "Wayfarer")),
    ),
    (
        "Jarlund Dairy suffers\n\nJarlund Dairy recalled Frosti. Rival Meierly, which has no product like Frosti, this "
        "week posted revenue of $70 million.",
        (("$70 million", "Meierly"),),
    ),
    (
        "Corvane Steel hires\n\nCorvane Steel swallowed Tibbet Wire in June. It now employs 7,800 people, of whom about "
        "900 came from Tibbet Wire.",
        (("7,800", "Corvane Steel"), ("900", "Corvane Steel")),
    ),
    (
        "Chess apps fight\n\nRookery has grown. Gambito of Seville, whose app has been installed 6.1 million times, "
        "against 2.4 million for Rookery, "
        "will reply.",
        (("6.1 million", "Gambito"),),
    ),
    (
        "Leak widens\n\nThe National Cyber Agency said on Friday that it would examine how the records of 1.7 million "
        "Tripsy travellers were copied.",
        (("1.7 million", "Tripsy"),),
    ),
    (
        "Bus strike at Verano\n\nVerano will close a depot. The pilots' union, which represents 640 of the airline's "
        "employees, meets on Monday.",
        (("640", ""),),
    ),
    (
        'Tallis Motors slides\n\nTallis Motors fell 6%. "We do not see it," said Omar Quist of Fairhaven Research, who '
        'rates the stock "sell" and '
        "cut his target to $14.",
        (("$14", "Fairhaven Research"),),
    ),
    (
        "Pellucid Biotech Announces Results\n\nDUBLIN, May 9, 2031 -- Pellucid Biotech today announced results. “About "
        "800 patients are already on Orvenza,” "
        "said Sian Hart, Chief Executive Officer. Enrollment in SUNDIAL, a Phase 3 trial of PB-9, was completed with 615 patients.",
        (("800", "Orvenza"), ("615", "SUNDIAL")),
    ),
    (
        "What the Lindqvists know about salt\n\nWords: Mara Bell\n\nThe pans steam all night. Salinas Lindqvist has "
        "boiled sea water at Rorvik since 1902.\n\n"
        "Saltex, the multinational next door, makes as much before lunch; its sales were $210 million.\n\nSaltex sent a "
        "lawyer. Saltex sent another.\n\n"
        "Seven of the 26 people on the payroll are named Lindqvist. Around 55 per cent of the salt is exported.",
        (("26 people", "Salinas Lindqvist"), ("55 per cent", "Salinas Lindqvist"), ("$210 million", "Saltex")),
    ),
    (
        "‘A choir is not a company’\n\nTwo years into his job as director of the Opera of Brenna, Luc Amadour has fired "
        "a tenor. Eva Stolz asked him "
        "about it.\n\nSTOLZ: How many singers are left?\n\nAMADOUR: We employ 310 people. The loss was €2 "
        "million.\n\nSTOLZ: And Kalinde, "
        "next door?\n\nAMADOUR: Their budget is €70 million and ours is €19 million.\n\nSTOLZ: What is "
        "next?\n\nAMADOUR: The Weaver Hall. It opens in May, "
        "and it will have cost €24 million.",
        (("310 people", "Opera of Brenna"), ("€24 million", "Weaver Hall")),
    ),
    (
        "Northlight AI launches Aster 5\n\nNorthlight AI has launched Aster 5, an open model. Training took 33 days and "
        "cost $1.9 million, the company said. "
        "Northlight AI was valued at $600 million in May.",
        (("$1.9 million", "Aster 5"), ("$600 million", "Northlight AI")),
    ),
    (
        "海棠重工投产\n\n海棠重工周五宣布投产。目前的芜湖工厂一年最多造900台。总部位于成都的青鸾机器人去年卖出1700台。",
        (("900台", "芜湖工厂"), ("1700台", "青鸾机器人")),
    ),
)

#: Passages with the same words, in which they say something else.
LOOK_ALIKES: tuple[Passage, ...] = (
    # a clause that is not closed before the figure
    (
        "Skerry Ferries orders\n\nSkerry Ferries met its rival Hebride, which owns Volund Works, a yard with 820 "
        "welders. Skerry Ferries has 70 cooks.",
        (("820 welders", "Volund Works"), ("70 cooks", "Skerry Ferries")),
    ),
    # a place that is itself the antecedent
    ("Rain falls on Tuva\n\nThe storm hit the port of Marvik, whose 4,200 people fled.", (("4,200 people", "Marvik"),)),
    # customers of somebody in a country
    (
        "Voltana wins Norway\n\nVoltana now has 3 million Norwegian customers. Voltana employs 50 people.",
        (("3 million", "Voltana"), ("50 people", "Voltana")),
    ),
    # the company itself gives the forecast
    (
        "Ostrane Pharma raises guidance\n\nOstrane Pharma raised its guidance for full-year sales to $410 million. Its "
        "forecast for Europe "
        "sales is $90 million.",
        (("$410 million", "Ostrane Pharma"),),
    ),
    # a title with a plural that no company bears
    (
        "The Giants of the valley\n\nQuellon Mills has 300 looms. Quellon Mills sold 4,000 carpets. Giant Weavers of Ostra has 12 looms.",
        (("300 looms", "Quellon Mills"), ("4,000 carpets", "Quellon Mills")),
    ),
    # training of people
    (
        "Quarrel Labs trains teachers\n\nQuarrel Labs has released Tidepool 4. Quarrel Labs trained 900 teachers last year.",
        (("900 teachers", "Quarrel Labs"),),
    ),
    # the target of a person about whom the text is
    (
        "Nordbus and its unions\n\nNordbus pays more. The company, which has 2,300 drivers, will talk to the drivers' union.",
        (("2,300 drivers", "Nordbus"),),
    ),
    ("云岭机电\n\n云岭机电去年交付3400台。云岭机电的员工为1200人。", (("3400台", "云岭机电"), ("1200人", "云岭机电"))),
)
