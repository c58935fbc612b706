"""Short texts with two forms of a name, by the kind of form: which mean the same thing and which do not."""

from __future__ import annotations

#: kind -> (text, one form, another form that names the same thing)
SAME: dict[str, list[tuple[str, str, str]]] = {
    "legal form": [
        (
            "Vantorre posted a loss on Monday. Revenue at Vantorre N.V. fell. The loss surprised few at Vantorre.",
            "Vantorre",
            "Vantorre N.V.",
        ),
        (
            "Shares in Kaldera S.p.A. rose. On Tuesday Kaldera said that it would hire.",
            "Kaldera",
            "Kaldera S.p.A.",
        ),
        (
            "Ostrobo Oyj sold its mill. In Turku, Ostrobo employs 300 people.",
            "Ostrobo",
            "Ostrobo Oyj",
        ),
        (
            "Last year Pavani Textiles Pvt Ltd made shirts. Now Pavani Textiles makes masks.",
            "Pavani Textiles",
            "Pavani Textiles Pvt Ltd",
        ),
        (
            "The profit of Dorling fell. Dorling Marine AG, which builds tugs, cut jobs. Later Dorling said so.",
            "Dorling",
            "Dorling Marine AG",
        ),
        (
            "青屿新材料股份有限公司周二公布财报。青屿新材表示，订单充足。",
            "青屿新材",
            "青屿新材料股份有限公司",
        ),
        (
            "松岭重工集团有限公司签下订单。周三，松岭重工表示将扩产。",
            "松岭重工",
            "松岭重工集团有限公司",
        ),
    ],
    "spaces and capitals": [
        (
            "In May BlueFerry sold a ship. The crews of Blue Ferry went ashore. Now BlueFerry has ten.",
            "BlueFerry",
            "Blue Ferry",
        ),
        (
            "The firm OpenTarn grew. On Monday Opentarn hired ten people, and OpenTarn paid.",
            "Opentarn",
            "OpenTarn",
        ),
        (
            "Shares of Data-Myll rose. A spokesman for DataMyll said so.",
            "DataMyll",
            "Data-Myll",
        ),
        (
            "The bank lent to NORDLYS Energi. In April Nordlys Energi repaid.",
            "NORDLYS Energi",
            "Nordlys Energi",
        ),
        (
            "The chip maker TeraSilk grew. Engineers at Terasilk left.",
            "Terasilk",
            "TeraSilk",
        ),
    ],
    "definition": [
        (
            "Quill Harbour Holdings (HQH) sold a mill. On Friday HQH said why.",
            "HQH",
            "Quill Harbour Holdings",
        ),
        (
            "Okla Minerals Corp. (“Okla”) drilled. Now Okla waits.",
            "Okla",
            "Okla Minerals Corp.",
        ),
        (
            'Pellworm Trust plc ("PWT" or the "Company") met. In May PWT paid.',
            "PWT",
            "Pellworm Trust plc",
        ),
        (
            "Solbakken Pianofabrikk, which everybody abroad calls Solba, makes grands. The pianos of Solba are dear.",
            "Solba",
            "Solbakken Pianofabrikk",
        ),
        (
            "The Maritime Safety Panel, known as Masp, met. In May Masp agreed.",
            "Masp",
            "Maritime Safety Panel",
        ),
        (
            "The lender Banco Ribera, better known as Ribanco, grew. Today Ribanco lends.",
            "Ribanco",
            "Banco Ribera",
        ),
        (
            "云岭生物科技有限公司（下称“云岭”）获批。云岭表示满意。",
            "云岭",
            "云岭生物科技有限公司",
        ),
        (
            "星潮动力股份有限公司（以下简称“星潮”）扩产。星潮称订单充足。",
            "星潮",
            "星潮动力股份有限公司",
        ),
    ],
    "headline": [
        (
            "Tarvik Energy profit rises\n\nOn Monday Tarvik Energi ASA said that its profit rose. Shares of Tarvik rose.",
            "Tarvik Energy",
            "Tarvik Energi ASA",
        ),
        (
            "Mendola Steel to cut jobs\n\n"
            "MILAN, May 4 - The mills of Mendola Steelworks S.p.A. will close. Unions at Mendola Steelworks objected.",
            "Mendola Steel",
            "Mendola Steelworks S.p.A.",
        ),
        (
            "Halvard profit doubles\n\nThe profit of Halvard Shipping Ltd doubled in May. Halvard Shipping Ltd has ten ships.",
            "Halvard",
            "Halvard Shipping Ltd",
        ),
        (
            "Peridot to buy rival\n\nPeridot Care Homes will buy a rival. The price was not disclosed by Peridot Care Homes.",
            "Peridot",
            "Peridot Care Homes",
        ),
        (
            "SOLVANE BUYS RIVAL\n\nOn Monday Solvane Chemicals NV bought a rival. Solvane paid cash.",
            "SOLVANE",
            "Solvane Chemicals NV",
        ),
        (
            "Okapi Motor recalls vans\n\nOn Friday Okapi Motors Ltd recalled 400 vans.",
            "Okapi Motor",
            "Okapi Motors Ltd",
        ),
    ],
}
#: kind -> (text, one form, another form that names something else)
APART: dict[str, list[tuple[str, str, str]]] = {
    "subsidiary": [
        (
            "Dorling Cables, a unit of Dorling, grew. Later Dorling said that it would sell it.",
            "Dorling",
            "Dorling Cables",
        ),
        (
            "On Monday Kestrel bought a mill. Its subsidiary Kestrel Finance Ltd paid, Kestrel said.",
            "Kestrel",
            "Kestrel Finance Ltd",
        ),
        (
            "The parent, Vantorre Group, owns Vantorre Cloud. In May Vantorre Cloud grew.",
            "Vantorre Group",
            "Vantorre Cloud",
        ),
        (
            "Ostrobo sold Ostrobo Paper Oy to Kerr. The buyer pays Ostrobo in cash.",
            "Ostrobo",
            "Ostrobo Paper Oy",
        ),
    ],
    "other": [
        (
            "The firms Nordane and Nordana are rivals. In May Nordane sued Nordana.",
            "Nordane",
            "Nordana",
        ),
        (
            "The Bank of Tarvia met the Bank of Tarvik. In May they met again.",
            "Bank of Tarvia",
            "Bank of Tarvik",
        ),
        (
            "The Zephyr 4 costs less than the Zephyr 5. Buyers like the Zephyr 5.",
            "Zephyr 4",
            "Zephyr 5",
        ),
        (
            "We met Anna Kessler and Anne Kessler. They are sisters.",
            "Anna Kessler",
            "Anne Kessler",
        ),
        (
            "Mendola Steel and Mendola Steelworks are rivals. In May Mendola Steel won.",
            "Mendola Steel",
            "Mendola Steelworks",
        ),
    ],
}
#: Texts in which nothing but the names listed is a name.
NAMES: list[tuple[str, list[str]]] = [
    (
        "The profit was Rs 310 crore. At Rs 45 a share, it is Rs 2 more.",
        [],
    ),
    (
        "The firm paid 40 million crowns. Crowns bought less in May.",
        [],
    ),
    (
        "In FY31 sales rose. The Q4 FY30 figures and 3QFY31 margin fell, as in FY2029-30.",
        [],
    ),
    (
        "The call is at 9 a.m. Eastern Time. In IST it is evening; in CEST and BRT, noon. It was 8:00 ET.",
        [],
    ),
    (
        "Under GAAP, EBITDA rose. Non-GAAP income and IFRS profit fell; GMS, NIM, CASA and ARR rose.",
        [],
    ),
    (
        "Latency: 9 ms, down from 14.\nHeadcount: 300.\nOccupancy: 80%.\nWebcast: at noon.",
        [],
    ),
    (
        "ALSO READ\nThe firm grew.\nRELATED\nIt rained.",
        [],
    ),
    (
        "On Thursday, Shares fell. Rivals cheered. Occupancy rose. Savings came late.",
        [],
    ),
    (
        "The Board of Directors met the Chief Financial Officer and the Managing Director.",
        [],
    ),
    (
        "The Company filed a Form 10-K. In the Third Quarter it grew. Fiscal Year 2030 was good.",
        [],
    ),
    (
        "The ship MV Tansy sails. The pound and the Euro fell; HK$ rose.",
        ["MV Tansy"],
    ),
    (
        "The licence is Apache 2.0. Series B and Series C rounds are rarer; so is a Class A share.",
        [],
    ),
]
