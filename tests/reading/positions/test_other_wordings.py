"""Positions in further passages: other wordings of who holds an office, who leaves it and who follows."""

from __future__ import annotations

import pytest

from tests.reading.positions.test_passages import Row, rows

PASSAGES: list[tuple[str, list[Row]]] = [
    (
        "Wexcroft Rail names a finance chief\n\nWexcroft Rail plc said on Monday that passenger numbers rose 6 percent."
        " Chief financial officer Dan Ivers, in his post since 2024, will be succeeded by Meera Joshi on 1 September.",
        [
            ("Dan Ivers", "chief financial officer", "Wexcroft Rail plc", "2024", "2031-09-01", None, "Meera Joshi"),
            ("Meera Joshi", "chief financial officer", "Wexcroft Rail plc", "2031-09-01", None, "Dan Ivers", None),
        ],
    ),
    (
        "Sundal Fisk swings to profit\n\nSundal Fisk ASA made a profit of 40 million crowns. “The salmon came back,” said"
        " chief executive Tor Vik, who took the helm in 2029. The company's chairwoman, Unni Dale, was less cheerful.",
        [
            ("Tor Vik", "chief executive", "Sundal Fisk ASA", "2029", None, None, None),
            ("Unni Dale", "chairwoman", "Sundal Fisk ASA", None, None, None, None),
        ],
    ),
    (
        "Bexley Paints finds a new chief\n\nBexley Paints has ended its search. Owen Darby, at present head of sales at"
        " Marl Coatings, will become chief executive on July 7. He follows Ruth Lim, who left in March.",
        [
            ("Owen Darby", "chief executive", "Bexley Paints", "2031-07-07", None, "Ruth Lim", None),
            ("Ruth Lim", "chief executive", "Bexley Paints", None, "2031-03", None, "Owen Darby"),
        ],
    ),
    (
        "Garnock Wool to buy Tweed Looms\n\nGarnock Wool plc will buy Tweed Looms for 12 million pounds. Tweed's managing"
        " director, Isla Kerr, will stay. Garnock's chairman, Hamish Orr, called it a good fit.",
        [
            ("Isla Kerr", "managing director", "Tweed Looms", None, None, None, None),
            ("Hamish Orr", "chairman", "Garnock Wool plc", None, None, None, None),
        ],
    ),
    (
        "Kestrel Phones launches a handset\n\nKestrel Phones launched a handset on Tuesday. Lin Abara, the company's head"
        " of design, showed it. A competitor, Noor Mobile, shrugged; its chief executive, Sami Haddad, called it old.",
        [
            ("Lin Abara", "head of design", "Kestrel Phones", None, None, None, None),
            ("Sami Haddad", "chief executive", "Noor Mobile", None, None, None, None),
        ],
    ),
    (
        "Marsh & Tolley cuts costs\n\nMarsh & Tolley cut 200 jobs. The axe was wielded by Greta Olsen, who has been in"
        " charge of the finances since January.",
        [
            ("Greta Olsen", "finance chief", "Marsh & Tolley", "2031-01", None, None, None),
        ],
    ),
    (
        "Penhale Tin reopens\n\nPenhale Tin Ltd reopened its mine. Jory Trevena, 44, became chief operating officer in"
        " April. He replaced Bill Nance, who had done the job for ten years.",
        [
            ("Jory Trevena", "chief operating officer", "Penhale Tin Ltd", "2031-04", None, "Bill Nance", None),
            ("Bill Nance", "chief operating officer", "Penhale Tin Ltd", None, "2031-04", None, "Jory Trevena"),
        ],
    ),
    (
        "凌霄航空换帅\n\n凌霄航空有限公司5月14日宣布，董事会已聘任褚云飞为总经理，接替到龄退休的柳承志。",
        [
            ("褚云飞", "总经理", "凌霄航空有限公司", "2031-05-14", None, "柳承志", None),
            ("柳承志", "总经理", "凌霄航空有限公司", None, "2031-05-14", None, "褚云飞"),
        ],
    ),
    (
        "白榆科技高管变动\n\n白榆科技集团财务总监简宁4月30日离任。5月起，该职务由原审计部负责人尚可接任。",
        [
            ("简宁", "财务总监", "白榆科技集团", None, "2031-04-30", None, "尚可"),
            ("尚可", "财务总监", "白榆科技集团", "2031-05", None, "简宁", None),
        ],
    ),
    (
        "松烟文具任命首席执行官\n\n松烟文具有限公司任命盛夏为新任首席执行官，7月1日到任。",
        [
            ("盛夏", "首席执行官", "松烟文具有限公司", "2031-07-01", None, None, None),
        ],
    ),
    (
        "Corbin Yachts under new management\n\nCorbin Yachts has a new boss: Matteo Serra took over as chief executive on"
        " Monday. His predecessor, Anne Lowe, becomes chairwoman.",
        [
            ("Matteo Serra", "chief executive", "Corbin Yachts", "2031-05-12", None, "Anne Lowe", None),
            ("Anne Lowe", "chief executive", "Corbin Yachts", None, "2031-05-12", None, "Matteo Serra"),
            ("Anne Lowe", "chairwoman", "Corbin Yachts", None, None, None, None),
        ],
    ),
    (
        "Hexley Dairies gets a finance chief\n\nHexley Dairies plc has filled a gap. Maud Perrin, who looks after the books"
        " from 1 August, comes from Orr Biscuits. She takes the place of Neil Cobb, who retires in July.",
        [
            ("Maud Perrin", "finance chief", "Hexley Dairies plc", "2031-08-01", None, "Neil Cobb", None),
            ("Neil Cobb", "finance chief", "Hexley Dairies plc", None, "2031-07", None, "Maud Perrin"),
        ],
    ),
    (
        "Lomond Knitwear to be led by an outsider\n\nLomond Knitwear Ltd said its managing director, Rory Baird, will leave"
        " on 31 August. Taking over from him is Wanda Kowal, who heads the sports division of Brann.",
        [
            ("Rory Baird", "managing director", "Lomond Knitwear Ltd", None, "2031-08-31", None, "Wanda Kowal"),
            ("Wanda Kowal", "managing director", "Lomond Knitwear Ltd", "2031-08-31", None, "Rory Baird", None),
        ],
    ),
    (
        "Ferro Lago raises prices\n\nFerro Lago SpA raised its prices by 3 percent. “Steel is dear,” said Carla Monti, the"
        " group's chief executive since 2028.",
        [
            ("Carla Monti", "chief executive", "Ferro Lago SpA", "2028", None, None, None),
        ],
    ),
    (
        "Blyth Optics appoints\n\nBlyth Optics has appointed Tomasz Zielinski, previously at Carl Lens, as chief technology"
        " officer. Zielinski starts on 1 June and replaces Una Flood.",
        [
            ("Tomasz Zielinski", "chief technology officer", "Blyth Optics", "2031-06-01", None, "Una Flood", None),
            ("Una Flood", "chief technology officer", "Blyth Optics", None, "2031-06-01", None, "Tomasz Zielinski"),
        ],
    ),
    (
        "Arkle Foods chairman to go\n\nArkle Foods chairman Denis Quirke will step down at the annual meeting in September"
        " after eight years. Senior independent director Rhona Bell will take over.",
        [
            ("Denis Quirke", "chairman", "Arkle Foods", None, "2031-09", None, "Rhona Bell"),
            ("Rhona Bell", "chairman", "Arkle Foods", "2031-09", None, "Denis Quirke", None),
        ],
    ),
    (
        "Third generation at Sava Boats\n\nSava Boats builds 40 boats a year. Luka Horvat took over the business from his"
        " father in 2024. “He still checks the glue,” says Horvat.",
        [
            ("Luka Horvat", "head", "Sava Boats", "2024", None, None, None),
        ],
    ),
    (
        "Nordlys Bank hires\n\nNordlys Bank hired Eva Lund as chief economist on Tuesday. Its former chief economist, Jan"
        " Foss, left in 2030.",
        [
            ("Eva Lund", "chief economist", "Nordlys Bank", "2031-05-13", None, None, None),
        ],
    ),
    (
        "Pike & Rowe wins order\n\nPike & Rowe won an order from Delta Rail. “A good day,” said Delta's chief operating"
        " officer, Finn Ray. Pike & Rowe's boss, managing director Amy Tull, agreed.",
        [
            ("Finn Ray", "chief operating officer", "Delta Rail", None, None, None, None),
            ("Amy Tull", "managing director", "Pike & Rowe", None, None, None, None),
        ],
    ),
    (
        "听涛集团人事\n\n听涛集团5月10日公告，首席执行官戴一川将于6月底卸任，首席运营官俞静姝接任。",
        [
            ("戴一川", "首席执行官", "听涛集团", None, "2031-06", None, "俞静姝"),
            ("俞静姝", "首席执行官", "听涛集团", "2031-06", None, "戴一川", None),
        ],
    ),
    (
        "白鹭医疗\n\n白鹭医疗集团创始人兼董事长费清源交棒，其女费晓接任董事长。",
        [
            ("费晓", "董事长", "白鹭医疗集团", None, None, "费清源", None),
            ("费清源", "董事长", "白鹭医疗集团", None, None, None, "费晓"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_positions_in_other_wordings(text: str, expected: list[Row]) -> None:
    assert set(expected) <= set(rows(text))


LOOK_ALIKES = [
    "“It is early,” the president of Oakmere Foods said. Taking over from him is what nobody wants.",
    "Ada Flint looks after the books in the library of Leeds.",
    "橡溪食品总裁应邀出席了开幕式。",
    "橡溪食品董事长明日将在上海讲话。",
    "橡溪食品总裁连任，股东表示欢迎。",
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_words_beside_a_title_are_nobody(text: str) -> None:
    assert rows(text) == []
