"""Positions in passages: clauses between, successions reported over several sentences, offices only described, whose office it is."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import PartialDate

PUBLISHED = PartialDate.parse("2031-05-14")
Row = tuple[str, str, str | None, str | None, str | None, str | None, str | None]


def value_of(date: PartialDate | None) -> str | None:
    return date.value if date is not None else None


def rows(text: str) -> list[Row]:
    return [
        (p.person, p.title, p.organisation, value_of(p.since), value_of(p.until), p.predecessor, p.successor)
        for p in read(text, published=PUBLISHED).positions
    ]


WRITTEN_FIRST: list[tuple[str, list[Row]]] = [
    (
        "Ostrava Glass lifts its forecast\n\nOstrava Glass AS said on Tuesday that sales rose 9 percent. Finance chief"
        " Milan Dvorak, who has held the post since 2026, will hand over to Petra Novak on July 1.",
        [
            ("Milan Dvorak", "finance chief", "Ostrava Glass AS", "2026", "2031-07-01", None, "Petra Novak"),
            ("Petra Novak", "finance chief", "Ostrava Glass AS", "2031-07-01", None, "Milan Dvorak", None),
        ],
    ),
    (
        "Brimstead opens a second dock\n\nBrimstead Shipyards employs 900 people. The purse strings go to Carla Voss, who"
        " takes charge of the finances on 3 June. Now controller at Ellery Foods, she succeeds Hugo Lang, who leaves at"
        " the end of May.",
        [
            ("Carla Voss", "finance chief", "Brimstead Shipyards", "2031-06-03", None, "Hugo Lang", None),
            ("Hugo Lang", "finance chief", "Brimstead Shipyards", None, "2031-05", None, "Carla Voss"),
            ("Carla Voss", "controller", "Ellery Foods", None, None, None, None),
        ],
    ),
    (
        "How the Harpers keep baking\n\nHarper & Lowe has baked oatcakes since 1911. Edith Harper, who runs the bakery, is"
        " 71 and will step down on 1 August. So the ovens pass to her nephew, Callum Reid, a 39-year-old chemist who came"
        " to the firm in 2020.",
        [
            ("Edith Harper", "head", "Harper & Lowe", None, "2031-08-01", None, "Callum Reid"),
            ("Callum Reid", "head", "Harper & Lowe", "2031-08-01", None, "Edith Harper", None),
        ],
    ),
    (
        "Skarvik cuts its dividend\n\nSkarvik Energi AS halved its dividend on Monday. “We need the cash,” said Chief"
        " Executive Randi Moe, who has run the group since 2023.",
        [
            ("Randi Moe", "chief executive", "Skarvik Energi AS", "2023", None, None, None),
        ],
    ),
    (
        "Dellmont to buy Fairwick Seeds\n\nDellmont Agro plc has agreed to buy Fairwick Seeds for 90 million pounds,"
        ' Dellmont said on Tuesday. "They know soil," said the buyer\'s chief executive, Rhys Colley.',
        [
            ("Rhys Colley", "chief executive", "Dellmont", None, None, None, None),
        ],
    ),
    (
        "Polaris Fund attacks the deal\n\nTorrance Mills plc agreed on Monday to merge with Vane Textiles. Polaris Row, a"
        ' fund with 4 percent of Torrance, called it "a mistake", and its founder, Nadia Flem, said she would vote'
        " against it.",
        [
            ("Nadia Flem", "founder", "Polaris Row", None, None, None, None),
        ],
    ),
    (
        "Ambleforth Ltd reports a record year\n\nAmbleforth Ltd made 4.1 million pounds. Finance director Joy Acheson, who"
        " took up her post in February, expects more.",
        [
            ("Joy Acheson", "finance director", "Ambleforth Ltd", "2031-02", None, None, None),
        ],
    ),
    (
        "Corriedale Therapeutics reports first quarter results\n\nCorriedale Therapeutics, Inc. had revenue of $14 million."
        " • Miriam Osei joined on April 7, 2031, as Chief Scientific Officer.",
        [
            ("Miriam Osei", "chief scientific officer", "Corriedale Therapeutics, Inc.", "2031-04-07", None, None, None),
        ],
    ),
    (
        "Ketterick Rail names new boss\n\nKetterick Rail plc has a new boss. Lena Frost will take the helm on 1 September."
        " She replaces Owen Pike, who is retiring after eleven years as chief executive.",
        [
            ("Lena Frost", "chief executive", "Ketterick Rail plc", "2031-09-01", None, "Owen Pike", None),
            ("Owen Pike", "chief executive", "Ketterick Rail plc", None, "2031-09-01", None, "Lena Frost"),
        ],
    ),
    (
        "Vantry Foods loses its chairman\n\nVantry Foods said its chairman, Leo Marsh, would leave in June after a dispute"
        " over pay. His successor will be Irene Koch, a former banker.",
        [
            ("Leo Marsh", "chairman", "Vantry Foods", None, "2031-06", None, "Irene Koch"),
            ("Irene Koch", "chairman", "Vantry Foods", "2031-06", None, "Leo Marsh", None),
        ],
    ),
    (
        "Ravensglass opens a museum\n\nRavensglass Pottery was founded in 1890. At the helm since 2029 is Dora Quayle, the"
        " founder's great-granddaughter.",
        [
            ("Dora Quayle", "head", "Ravensglass Pottery", "2029", None, None, None),
        ],
    ),
    (
        "Norrland Timber changes its management\n\nNorrland Timber AB is changing its management. Stig Berg is to become"
        " the company's chief operating officer on June 1. Until now Berg has led the pulp division of Kvarn Paper.",
        [
            ("Stig Berg", "chief operating officer", "Norrland Timber AB", "2031-06-01", None, None, None),
            ("Stig Berg", "head of pulp division", "Kvarn Paper", None, None, None, None),
        ],
    ),
    (
        "Calloway Bank says profit fell\n\nCalloway Bank said profit fell 8 percent. Its chief risk officer, Ngozi Eze, in"
        " the job since 2027, will retire in December.",
        [
            ("Ngozi Eze", "chief risk officer", "Calloway Bank", "2027", "2031-12", None, None),
        ],
    ),
    (
        "Tarn Robotics gets a new finance chief\n\nTarn Robotics hired a finance chief on Wednesday. The new CFO, Paolo"
        " Ricci, comes from Delmar Steel and starts on June 16.",
        [
            ("Paolo Ricci", "chief financial officer", "Tarn Robotics", "2031-06-16", None, None, None),
        ],
    ),
    (
        "岚桥精工发布季报\n\n岚桥精工股份有限公司5月13日发布季报。今年3月出任岚桥精工首席技术官的尉迟安，此前在云帆电子任职八年。",
        [
            ("尉迟安", "首席技术官", "岚桥精工股份有限公司", "2031-03", None, None, None),
        ],
    ),
    (
        "澄海食品换帅\n\n澄海食品集团宣布换帅。董事长柏远舟将于6月30日退休，接棒的是现任副总裁苗若兰。",
        [
            ("柏远舟", "董事长", "澄海食品集团", None, "2031-06-30", None, "苗若兰"),
            ("苗若兰", "董事长", "澄海食品集团", "2031-06-30", None, "柏远舟", None),
        ],
    ),
    (
        "松原动力首季亏损\n\n松原动力有限公司首季亏损3200万元。“我们需要时间。”松原动力首席财务官闻清扬回应称。",
        [
            ("闻清扬", "首席财务官", "松原动力有限公司", None, None, None, None),
        ],
    ),
    (
        "禾木机器人融资\n\n禾木机器人有限公司完成融资。今年4月，曾任南江重工总工程师的柯景行出任首席运营官，接替因个人原因离开的舒同。",
        [
            ("柯景行", "首席运营官", "禾木机器人有限公司", "2031-04", None, "舒同", None),
            ("舒同", "首席运营官", "禾木机器人有限公司", None, "2031-04", None, "柯景行"),
        ],
    ),
    (
        "远岫银行任命行长\n\n远岫银行5月12日公告，行长季明哲因到龄退休辞职，由副行长阮晓棠接任。",
        [
            ("季明哲", "行长", "远岫银行", None, "2031-05-12", None, "阮晓棠"),
            ("阮晓棠", "行长", "远岫银行", "2031-05-12", None, "季明哲", None),
        ],
    ),
    (
        "蓝礁软件发布新品\n\n蓝礁软件有限公司发布新品。新任首席执行官骆天宇表示，公司将加大投入。",
        [
            ("骆天宇", "首席执行官", "蓝礁软件有限公司", None, None, None, None),
        ],
    ),
]
KEPT_ASIDE: list[tuple[str, list[Row]]] = [
    (
        "Hallam Ferries wins a route\n\nHallam Ferries Ltd won the island route on Friday. Chairman Ewan Tait, who took"
        " office in 2028, will make way for Sunita Rao in November.",
        [
            ("Ewan Tait", "chairman", "Hallam Ferries Ltd", "2028", "2031-11", None, "Sunita Rao"),
            ("Sunita Rao", "chairman", "Hallam Ferries Ltd", "2031-11", None, "Ewan Tait", None),
        ],
    ),
    (
        "Gantry Tools plans a new works\n\nGantry Tools plc wants to build in Leeds. Paying for it is a job for Amelia"
        " Brandt, who takes over the finances on 1 July. Currently treasurer at Moss Hotels, she follows Derek Stowe, who"
        " departs in June.",
        [
            ("Amelia Brandt", "finance chief", "Gantry Tools plc", "2031-07-01", None, "Derek Stowe", None),
            ("Derek Stowe", "finance chief", "Gantry Tools plc", None, "2031-06", None, "Amelia Brandt"),
            ("Amelia Brandt", "treasurer", "Moss Hotels", None, None, None, None),
        ],
    ),
    (
        "The last bell founders\n\nCorbet Bells Ltd has cast bells since 1820. Yvonne Corbet, who leads the foundry, is 66"
        " and will retire on 30 September. Her son did not want it. The hammers go to her cousin, Luc Ferrand, who joined"
        " the firm in 2012.",
        [
            ("Yvonne Corbet", "head", "Corbet Bells Ltd", None, "2031-09-30", None, "Luc Ferrand"),
            ("Luc Ferrand", "head", "Corbet Bells Ltd", "2031-09-30", None, "Yvonne Corbet", None),
        ],
    ),
    (
        "Aster Chemicals to shut a plant\n\nAster Chemicals NV will shut its Ghent plant. “There is no other way,” said"
        " Chief Executive Bram Claes, who has led the company since 2028.",
        [
            ("Bram Claes", "chief executive", "Aster Chemicals NV", "2028", None, None, None),
        ],
    ),
    (
        "Pellworm Data to acquire Sylt Cloud\n\nPellworm Data SE will acquire its rival Sylt Cloud for 45 million euros,"
        " Pellworm said on Monday. The buyer's finance chief, Heike Jansen, expects savings.",
        [
            ("Heike Jansen", "finance chief", "Pellworm Data SE", None, None, None, None),
        ],
    ),
    (
        "Union rejects offer by Corran Steel\n\nCorran Steel plc offered 3 percent. Forge United, a union with 2,000"
        " members at Corran, rejected it, and its president, Colm Daly, spoke of an insult.",
        [
            ("Colm Daly", "president", "Forge United", None, None, None, None),
        ],
    ),
    (
        "Lindqvist Optik expands\n\nLindqvist Optik AB opened six shops. Chief operating officer Sara Holm, who assumed the"
        " role in January, plans ten more.",
        [
            ("Sara Holm", "chief operating officer", "Lindqvist Optik AB", "2031-01", None, None, None),
        ],
    ),
    (
        "Boreal Vaccines gives an update\n\nBoreal Vaccines, Inc. gave an update on Thursday. Dr. Felix Aranda joined on"
        " March 2, 2031, as Chief Medical Officer.",
        [
            ("Felix Aranda", "chief medical officer", "Boreal Vaccines, Inc.", "2031-03-02", None, None, None),
        ],
    ),
    (
        "Castlebay Gas picks a successor\n\nCastlebay Gas plc has found a successor. Moira Flett will take charge on 1"
        " October. She succeeds Alan Rudd, who steps down after nine years as chief executive.",
        [
            ("Moira Flett", "chief executive", "Castlebay Gas plc", "2031-10-01", None, "Alan Rudd", None),
            ("Alan Rudd", "chief executive", "Castlebay Gas plc", None, "2031-10-01", None, "Moira Flett"),
        ],
    ),
    (
        "Sorrel Hotels replaces its finance chief\n\nSorrel Hotels said its finance chief, Nils Krog, would go in August."
        " The new finance chief will be Tara Blum, who comes from Wexley Inns.",
        [
            ("Nils Krog", "finance chief", "Sorrel Hotels", None, "2031-08", None, "Tara Blum"),
            ("Tara Blum", "finance chief", "Sorrel Hotels", "2031-08", None, "Nils Krog", None),
        ],
    ),
    (
        "Wendover Clocks turns 200\n\nWendover Clocks makes 3,000 clocks a year. At the helm is Giles Arkwright, who took"
        " over from his mother in 2019.",
        [
            ("Giles Arkwright", "head", "Wendover Clocks", "2019", None, None, None),
        ],
    ),
    (
        "Ilmari Forest reshuffles its board\n\nIlmari Forest Oyj is reshuffling. Aino Lehto will become the group's chief"
        " financial officer on August 1. Until then she heads the bank's credit arm at Suomi Kredit.",
        [
            ("Aino Lehto", "chief financial officer", "Ilmari Forest Oyj", "2031-08-01", None, None, None),
        ],
    ),
    (
        "Merrow Insurance posts loss\n\nMerrow Insurance posted a loss on Tuesday. Its chief investment officer, Tunde"
        " Bello, in office since 2025, will step down in July.",
        [
            ("Tunde Bello", "chief investment officer", "Merrow Insurance", "2025", "2031-07", None, None),
        ],
    ),
    (
        "Quill Software hires from rival\n\nQuill Software went to a rival for its chief technology officer. The new CTO,"
        " Asha Menon, arrives from Brightloop on 2 June.",
        [
            ("Asha Menon", "chief technology officer", "Quill Software", "2031-06-02", None, None, None),
        ],
    ),
    (
        "霁云医药公布年报\n\n霁云医药股份有限公司公布年报。去年9月出任首席财务官的聂思远说，公司现金充足。",
        [
            ("聂思远", "首席财务官", "霁云医药股份有限公司", "2030-09", None, None, None),
        ],
    ),
    (
        "沧浪酒业换帅\n\n沧浪酒业集团公告称，总经理裴立群将于7月1日卸任，接任者为副总经理鲍欣。",
        [
            ("裴立群", "总经理", "沧浪酒业集团", None, "2031-07-01", None, "鲍欣"),
            ("鲍欣", "总经理", "沧浪酒业集团", "2031-07-01", None, "裴立群", None),
        ],
    ),
    (
        "天枢光电扩产\n\n天枢光电有限公司扩产。”天枢光电首席运营官单雨桐补充说，产能将翻番。",
        [
            ("单雨桐", "首席运营官", "天枢光电有限公司", None, None, None, None),
        ],
    ),
    (
        "砚山材料换将\n\n砚山材料有限公司换将。上月，曾在北辰化工任职的费宏出任首席技术官，接替去年离职的祁峰。",
        [
            ("费宏", "首席技术官", "砚山材料有限公司", "2031-04", None, "祁峰", None),
            ("祁峰", "首席技术官", "砚山材料有限公司", None, "2030", None, "费宏"),
        ],
    ),
    (
        "青禾证券人事变动\n\n青禾证券5月9日宣布，总裁施伯言因工作调动辞职，其职务由首席财务官凌薇接替。",
        [
            ("施伯言", "总裁", "青禾证券", None, "2031-05-09", None, "凌薇"),
            ("凌薇", "总裁", "青禾证券", "2031-05-09", None, "施伯言", None),
        ],
    ),
    (
        "鲸落游戏发布新作\n\n鲸落游戏有限公司发布新作。现任首席执行官应小满透露，新作预算达1亿元。",
        [
            ("应小满", "首席执行官", "鲸落游戏有限公司", None, None, None, None),
        ],
    ),
]
LOOK_ALIKES = [
    "Oakmere Foods said on Monday that sales rose. The award goes to her niece, Ada Flint, for a film about bees.",
    "Oakmere Foods said on Monday that sales rose. The first prize went to Ada Flint, who took over 40 recipes from her aunt.",
    "Ada Flint, who runs in the evenings, has lived in Leeds since 2019.",
    "Ada Flint, who leads the talks with Oakmere Foods, spoke on Monday.",
    "Oakmere Foods took charge of the waste in June. Ada Flint will start on Monday with a walk.",
    "Ada Flint is 68 and will step down from the ladder when the roof is done.",
    "Ada Flint will take over the wheel at noon. She replaces the tyres, who knows how, in Leeds.",
    "Whether Ada Flint could take charge of the finances, nobody at Oakmere Foods would say.",
    "橡溪食品公司的成绩由市场接手，和平时一样。",
    "此前担任橡溪食品总裁的倪安现已退休。",
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_only_looks_like_an_office_is_none(text: str) -> None:
    assert rows(text) == []


def test_nobody_is_of_the_company_in_the_news_who_speaks_for_the_buyer() -> None:
    text = (
        "Old mill goes to the Danes\n\nFellgate Mills plc is to be sold. Norrebro Foods A/S will buy it for 80 million pounds,"
        " both said on Monday."
        " The buyer’s finance chief, Jens Krag, promised to keep all jobs."
    )
    assert [(person, organisation) for person, _, organisation, *_ in rows(text)] == [("Jens Krag", "Norrebro Foods A/S")]


@pytest.mark.parametrize(("text", "expected"), WRITTEN_FIRST + KEPT_ASIDE)
def test_positions_in_passages(text: str, expected: list[Row]) -> None:
    assert set(expected) <= set(rows(text))
