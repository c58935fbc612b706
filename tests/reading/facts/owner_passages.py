"""Short passages of business news with whose each figure is; none of the companies or people exist.

Each passage is (text, ((figure as written, owner), ...)). An owner of "" is nobody in particular: the figure may belong
to what it counts or to no fact at all, but not to one of the names in the passage.
"""

from __future__ import annotations

Passage = tuple[str, tuple[tuple[str, str], ...]]

#: The passages that the rules were written with; those that were kept aside are in ``owner_passages_kept``.
FIRST: tuple[Passage, ...] = (
    (
        "Utility Halden Kraft lifts dividend\n\nTROMSO, May 14 - Halden Kraft ASA said on Wednesday its net profit rose 21% "
        "to 2.3 billion crowns. Revenue at the Tromso-based utility climbed to 9.6 billion crowns. The board proposed a "
        "dividend of 3.10 crowns per share. Shares in Halden Kraft gained 2.4% in Oslo.",
        (
            ("21%", "Halden Kraft ASA"),
            ("9.6 billion crowns", "Halden Kraft ASA"),
            ("3.10 crowns", "Halden Kraft ASA"),
            ("2.4%", "Halden Kraft ASA"),
        ),
    ),
    (
        "Ferrol Cables wins island order\n\nFerrol Cables, a Spanish maker of subsea cables, reported sales of 410 million "
        "euros for the year. The cable maker's order backlog stood at 1.7 billion euros. Its rival Tormund, which is twice "
        "its size, had a backlog of 3.9 billion euros.",
        (
            ("410 million euros", "Ferrol Cables"),
            ("1.7 billion euros", "Ferrol Cables"),
            ("3.9 billion euros", "Tormund"),
        ),
    ),
    (
        "Kestrel Air posts loss\n\nKestrel Air reported an operating loss of $88 million for the quarter. The Denver-based "
        "carrier flew 4.1 million passengers. It employs 6,300 people. Analysts at Fenwick Bank had expected revenue of $900 "
        "million.",
        (
            ("$88 million", "Kestrel Air"),
            ("4.1 million", "Kestrel Air"),
            ("6,300", "Kestrel Air"),
            ("$900 million", "Fenwick Bank"),
        ),
    ),
    (
        "Rebrew raises seed money\n\nRebrew, a Lisbon startup that turns coffee grounds into logs, has raised 2.4 million "
        "euros in a round led by Tagus Ventures. The startup has 31 employees. Tagus Ventures manages 180 million euros.",
        (
            ("2.4 million euros", "Rebrew"),
            ("31 employees", "Rebrew"),
            ("180 million euros", "Tagus Ventures"),
        ),
    ),
    (
        "Orders pick up at Lindqvist Tools\n\nOrders at Lindqvist Tools rose 9% in the second quarter. The Swedish "
        "toolmaker's operating margin was 14.2%. Industry sales fell 3%, according to the trade body Metallforum.",
        (
            ("9%", "Lindqvist Tools"),
            ("14.2%", "Lindqvist Tools"),
            ("3%", ""),
        ),
    ),
    (
        "Grid link to cost more\n\nThe Fulmar Link, which will connect Scotland and Norway, will carry 1.1 gigawatts and "
        "cost 1.9 billion pounds. The grid operator Nordgrid will pay half. Nordgrid had revenue of 640 million pounds last "
        "year.",
        (
            ("1.1 gigawatts", "Fulmar Link"),
            ("1.9 billion pounds", "Fulmar Link"),
            ("640 million pounds", "Nordgrid"),
        ),
    ),
    (
        "Tavaro cuts jobs in Poland\n\nTavaro, the Italian appliance group, will cut 540 jobs at its plant in Lodz. The "
        "group's net debt fell to 310 million euros. Poland's unemployment rate stood at 5.1% in March, the statistics "
        "office said.",
        (
            ("540 jobs", "Tavaro"),
            ("310 million euros", "Tavaro"),
            ("5.1%", "Poland"),
        ),
    ),
    (
        '"We had to start over": an interview with Marta Keel of Polderbyte\n\nMarta Keel founded Polderbyte in 2017. We '
        "met her in Utrecht.\n\nQ: How big is the company today?\n\nMarta Keel: We have 72 employees and our revenue was 11 "
        "million euros last year.\n\nQ: Some say you lost 40% of your customers.\n\nMarta Keel: That is wrong. We lost 6% of "
        "them.",
        (
            ("72 employees", "Polderbyte"),
            ("11 million euros", "Polderbyte"),
            ("6%", "Polderbyte"),
        ),
    ),
    (
        "Ostara Health Announces Third Quarter Results\n\nBOISE, Idaho, Nov. 4, 2031 -- Ostara Health, Inc. today announced "
        'results for its third quarter. "We increased our revenue by 18%," said Chief Executive Dana Wills. We expect '
        "revenue of $210 million for the year. We opened 14 clinics.",
        (
            ("18%", "Ostara Health"),
            ("$210 million", "Ostara Health"),
            ("14 clinics", "Ostara Health"),
        ),
    ),
    (
        "Two brewers to merge\n\nBraumont and Halloway Ales agreed to merge on Monday. Both companies together had sales of "
        "2.2 billion euros last year. Halloway Ales employs 3,400 people.",
        (
            ("2.2 billion euros", ""),
            ("3,400 people", "Halloway Ales"),
        ),
    ),
    (
        "Sable Motors recalls vans\n\nSable Motors is recalling 23,000 vans because of faulty doors. The carmaker said the "
        "recall would cost 15 million euros. Its finance chief, Petra Lohse, said the company had sold 120,000 vans last "
        "year.",
        (
            ("23,000 vans", "Sable Motors"),
            ("15 million euros", "Sable Motors"),
            ("120,000 vans", "Sable Motors"),
        ),
    ),
    (
        "Inflation slows in Chile\n\nChile's annual inflation slowed to 3.9% in June, the bank Banco Austral reported. Banco "
        "Austral expects the economy to grow 2.3% this year. Its own profit fell 4%.",
        (
            ("3.9%", "Chile"),
            ("2.3%", "Chile"),
            ("4%", "Banco Austral"),
        ),
    ),
    (
        "Moorfield Foods half year\n\nMoorfield Foods plc, the Leeds-based frozen food company, said pre-tax profit rose to "
        "£31.2m in the 26 weeks to 29 March. Sales at the company were £402m. Larger rival Brightcrust made £95m before tax.",
        (
            ("£31.2m", "Moorfield Foods"),
            ("£402m", "Moorfield Foods"),
            ("£95m", "Brightcrust"),
        ),
    ),
    (
        "Quillon releases Petrel 3\n\nQuillon released Petrel 3 on Tuesday, an open model with 34 billion parameters. The "
        "model has been downloaded 2 million times. The Toronto company has 140 employees.",
        (
            ("34 billion parameters", "Petrel 3"),
            ("2 million", "Petrel 3"),
            ("140 employees", "Quillon"),
        ),
    ),
    (
        "云杉科技发布季报\n\n云杉科技今日发布第三季度财报。该公司营收为42亿元，同比增长15%。其净利润为6.1亿元。竞争对手蓝"
        "湾网络的营收为88亿元。",
        (
            ("42亿元", "云杉科技"),
            ("6.1亿元", "云杉科技"),
            ("88亿元", "蓝湾网络"),
        ),
    ),
    (
        "Dunmore Rail orders trains\n\nDunmore Rail ordered 40 trains from Velstad for 520 million euros. Velstad, a Danish "
        "train maker, had an order book of 6 billion euros at the end of June. The operator carries 90,000 passengers a day.",
        (
            ("40 trains", "Dunmore Rail"),
            ("6 billion euros", "Velstad"),
            ("90,000 passengers", "Dunmore Rail"),
        ),
    ),
    (
        "Harrowgate Bank trims branches\n\nHarrowgate Bank, Britain's ninth-largest lender, said it would close 38 branches. "
        "The lender's cost-income ratio was 58%. The regulator fined it £4 million last year.",
        (
            ("38 branches", "Harrowgate Bank"),
            ("58%", "Harrowgate Bank"),
            ("£4 million", "Harrowgate Bank"),
        ),
    ),
    (
        "Coldline opens warehouse\n\nColdline opened a warehouse in Ghent on Monday. The warehouse cost 64 million euros and "
        "has room for 50,000 pallets. The Antwerp-based logistics firm has sales of 300 million euros a year.",
        (
            ("64 million euros", "Coldline"),
            ("300 million euros", "Coldline"),
        ),
    ),
    (
        "Verity Solar sues supplier\n\nVerity Solar has sued its supplier Lumora Glass for $75 million. Lumora Glass, which "
        "has 900 workers, denies the claim. Verity Solar's shares fell 6% on the Nasdaq.",
        (
            ("900 workers", "Lumora Glass"),
            ("6%", "Verity Solar"),
        ),
    ),
    (
        "Aldergate names new chief\n\nAldergate, the Irish insurer, named Fiona Walsh chief executive on Thursday. Walsh, "
        "51, joined from Corran Re, where premiums rose 12% under her. The insurer's own premiums fell 2%.",
        (
            ("12%", "Corran Re"),
            ("2%", "Aldergate"),
        ),
    ),
)
