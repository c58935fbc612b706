"""Days and names in unusual places: a magazine's month, a page number beside the day at the end, a paper that says what it is about."""

from datetime import date

import pytest

from bot.reading import masthead
from storage.values import Precision

TITLE = "Verhoeven to build second pump works in Zwolle"
STORY = (
    "Verhoeven Pompen will build a second works in Zwolle, the maker of pumps said, and hire about ninety people to run it"
    " once the council agrees.\n\nNobody objected to the plan.\n"
)


@pytest.mark.parametrize(
    "end",
    [
        "Thursday 4 March 2032 | The Fenland Echo, page 7\nMore deals: Oak sold",
        "4 March 2032 · Print edition, p. 12",
        "Harbour Gazette | 4 March 2032 | page 3",
        "Thu 4 March 2032 | Weekend | page 31",
        "4 March 2032 | Money section, pages 4–5",
    ],
)
def test_the_day_beside_a_page_at_the_end_is_that_of_publication(end: str) -> None:
    found = masthead.read(f"{TITLE}\n\nBy Ann Roe\n\n{STORY}\n{end}\n")
    assert found.published is not None
    assert found.published.start == date(2032, 3, 4)


@pytest.mark.parametrize(
    "end",
    [
        "Next issue: 6 March 2032 | On sale everywhere",
        "6 March 2032 | Doors open at 7 pm",
        "The next edition: 6 March 2032 | page 4",
        "Talk by the founder | 6 March 2032 | Town Hall",
    ],
)
def test_other_days_at_the_end_are_none(end: str) -> None:
    assert masthead.read(f"{TITLE}\n\n{STORY}\n{end}\n").published is None


@pytest.mark.parametrize(
    ("head", "paper"),
    [
        ("THE OLD QUAY\nProfiles | October 2032 issue", "The Old Quay"),
        ("THE OLD QUAY\nWind & wood | Oct. 2032 issue", "The Old Quay"),
        ("The Old Quay Review\nIssue: October 2032", "The Old Quay Review"),
        ("The Old Quay Review\nThe October 2032 issue", "The Old Quay Review"),
        ("The Old Quay Review\nEdition of October 2032", "The Old Quay Review"),
        ("The Quayside\nNo. 27 · October 2032 · Makers", "The Quayside"),
        ("The Old Quay Review\nAutumn issue, October 2032\n\nPROFILE", "The Old Quay Review"),
    ],
)
def test_the_month_of_an_issue_is_that_of_publication(head: str, paper: str) -> None:
    found = masthead.read(f"{head}\n\n{TITLE}\n\nBy Ann Roe\n\n{STORY}")
    assert (found.publisher, found.title) == (paper, TITLE)
    assert found.published is not None
    assert (found.published.start, found.published.precision) == (date(2032, 10, 1), Precision.MONTH)


@pytest.mark.parametrize(
    ("head", "paper"),
    [
        ("FIELD & FEED EUROPE\nMills . Machines . People . Events\n\nPlants / Netherlands", "Field & Feed Europe"),
        ("FARM & FORAGE WEEKEND\nMills ~ Machines ~ People\n\nPlants", "Farm & Forage Weekend"),
        (
            "Department of Water Engineering, Twente North University\nResearch news",
            "Department of Water Engineering, Twente North University",
        ),
        ("Millrace\nMarkets & money\nNov 8th 2032", "Millrace"),
        ("Old Quay Digest of Pumps and Mills\nHome | News | Mills | Machines", "Old Quay Digest of Pumps and Mills"),
    ],
)
def test_a_name_above_a_menu_or_a_section_is_the_papers(head: str, paper: str) -> None:
    found = masthead.read(f"{head}\n\n{TITLE}\n\n10.02.2032 | Text: Ann Roe\n\n{STORY}")
    assert (found.publisher, found.title) == (paper, TITLE)


@pytest.mark.parametrize(
    ("head", "paper", "published"),
    [
        ("THE OLD QUAY\nIssue 31 · Autumn 2032 · £9.50\n\nWIND & WOOD\n\n", "The Old Quay", "2032-FA"),
        ("OLD QUAY REVIEW\nScience for those who sail\nINTERVIEW / WIND\n4-JUN-2032\n\n", "Old Quay Review", "2032-06-04"),
        ("THE QUAY LEDGER\nMarkets | Boats\n\n", "The Quay Ledger", None),
        ("QUAY REVIEW\nFor people who mend what floats\n\nBOATS | THE INTERVIEW | 6 min read\n\n", "Quay Review", None),
    ],
)
def test_a_slogan_or_a_section_in_capitals_is_no_title(head: str, paper: str, published: str | None) -> None:
    found = masthead.read(f"{head}{TITLE}\n\nWords: Ann Roe\n\n{STORY}")
    assert (found.publisher, found.title, found.published.value if found.published else None) == (paper, TITLE, published)


def test_a_chinese_magazine_in_its_marks_is_above_its_section() -> None:
    head = "《匠造周刊》2026年第19期　|　农业科技\n\n剪一颗葡萄要几秒：青藤机器人下果园\n\n文｜何漫　　发布于 2026-05-11 08:30"
    found = masthead.read(f"{head}\n\n5月9日，一台橙色的机器在两行葡萄之间停下，伸出了四只手，围观的果农鼓起掌来。")
    assert (found.publisher, found.title, found.published and found.published.value) == (
        "匠造周刊",
        "剪一颗葡萄要几秒：青藤机器人下果园",
        "2026-05-11",
    )


def test_a_title_in_capitals_stays_the_title() -> None:
    assert (
        masthead.read(f"THE OLD QUAY\nIssue 31\n\nWIND FROM BELOW HERE\n\nA yard and its sails\n\n{STORY}").title == "WIND FROM BELOW HERE"
    )


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("QL Bureau | Pune | Last updated on: 21 Jan 2032, 07:12 PM IST", date(2032, 1, 21)),
        ("Updated 21 Jan 2032", None),
    ],
)
def test_a_page_with_a_last_update_beside_its_bureau_is_of_that_day(line: str, published: date | None) -> None:
    found = masthead.read(f"{TITLE}\n\n{line}\n\n{STORY}")
    assert (found.published.start if found.published else None) == published


@pytest.mark.parametrize(
    ("line", "paper"),
    [
        ("河湾创投 | 独家", "河湾创投"),
        ("《河湾纪行》第38期　2032年5月3日出版　人物对话", "河湾纪行"),
        ("首页 | 独家", None),
        ("读《河湾纪行》有感", None),
    ],
)
def test_a_chinese_magazine_before_its_section_or_its_number(line: str, paper: str | None) -> None:
    text = f"{line}\n\n水泵厂扩产：一年多造四千台，明年投产\n\n云栖桥泵业公司宣布，将在宁州市建设第二座工厂，生产用于运河和磨坊的水泵。"
    assert masthead.read(text).publisher == paper


@pytest.mark.parametrize(
    "title", ["Verhoeven Opens Works at £40m", "Verhoeven Builds Second Pump Works: 90 Jobs", "Verhoeven cuts prices of pumps"]
)
def test_a_headline_above_a_section_is_no_paper(title: str) -> None:
    assert masthead.read(f"{title}\nNews\n\nThe plan that nobody opposed\n\n3 May 2032\n\n{STORY}").title == title


@pytest.mark.parametrize(
    ("dateline", "agency", "published"),
    [
        ("May 3, 2032 (Polderwire) - ", "Polderwire", date(2032, 5, 3)),
        ("3 May 2032 (Polder Press) -- ", "Polder Press", date(2032, 5, 3)),
        ("Mon May 3, 2032 - Polderwire - ZWOLLE, Neth. - ", "Polderwire", date(2032, 5, 3)),
        ("May 3, 2032 | Polder News | ZWOLLE - ", "Polder News", date(2032, 5, 3)),
        ("May 3, 2032 - Pumps - Mills and canals get more of them: ", None, date(2032, 5, 3)),
    ],
)
def test_the_day_may_stand_before_the_agency(dateline: str, agency: str | None, published: date | None) -> None:
    found = masthead.read(f"{TITLE}\n\n{dateline}{STORY}")
    assert found.publisher == agency
    assert (found.published.start if found.published else None) == published


@pytest.mark.parametrize(
    ("head", "end", "paper", "published"),
    [
        ("河湾夜谈\n水泵厂扩产：一年多造四千台，明年投产", "2032年5月3日 A03版", "河湾夜谈", date(2032, 5, 3)),
        ("河湾晚报\n要闻 本地 民生\n\n水泵厂扩产：一年多造四千台", "2032年5月3日 星期一 第5版", "河湾晚报", date(2032, 5, 3)),
        ("河湾画刊 2032年5月号 人物\n\n水泵厂扩产：一年多造四千台", "", "河湾画刊", date(2032, 5, 1)),
        ("行业动态\n水泵厂扩产：一年多造四千台，明年投产", "", None, None),
        ("水泵厂扩产\n水泵厂扩产以后，一年可以多造四千台水泵", "下期将于2032年5月3日出版", None, None),
    ],
)
def test_a_chinese_page_names_its_paper_and_its_day(head: str, end: str, paper: str | None, published: date | None) -> None:
    found = masthead.read(
        f"{head}\n\n云栖桥泵业公司宣布，将在宁州市建设第二座工厂，生产用于运河和磨坊的水泵。公司没有透露投资的规模。\n\n{end}\n"
    )
    assert (found.publisher, found.published.start if found.published else None) == (paper, published)


def test_an_issue_of_bonds_is_no_magazine() -> None:
    assert masthead.read(f"What the October 2032 issue of bonds will cost the city of Zwolle\n\n{STORY}").published is None


@pytest.mark.parametrize(
    ("line", "menu", "paper"),
    [
        ("Saltpan Notes: rowing, rivers and rain", "Home > Boats > Reports", "Saltpan Notes"),
        ("Wide Sky: weather for farmers", "Home › Machines › Tests", "Wide Sky"),
    ],
)
def test_a_paper_may_say_what_it_is_about(line: str, menu: str, paper: str) -> None:
    found = masthead.read(f"{line}\n{menu}\n\n{TITLE}\n\n3 May 2032\n\n{STORY}")
    assert (found.publisher, found.title) == (paper, TITLE)


def test_a_title_with_a_colon_is_no_paper() -> None:
    found = masthead.read(f"Zwolle: more pumps and jobs\n\n3 May 2032\n\n{STORY}")
    assert (found.publisher, found.title) == (None, "Zwolle: more pumps and jobs")


def test_a_company_publishes_its_own_results() -> None:
    head = "Verhoeven Pompen N.V.: Second quarter 2032\n\nZwolle, 3 August 2032\n\n"
    assert masthead.read(f"{head}{STORY}\nQuestions: ir@verhoeven.example\n").publisher == "Verhoeven Pompen N.V."
    assert masthead.read(f"Verhoeven Group: the rise of a maker of pumps\n\n3 August 2032\n\n{STORY}").publisher is None


def test_a_company_may_head_its_release() -> None:
    found = masthead.read(f"Verhoeven Pompen N.V. – Press release\n\n{TITLE}\n\nZwolle, The Netherlands, May 3, 2032\n\n{STORY}")
    assert (found.publisher, found.title) == ("Verhoeven Pompen N.V.", TITLE)


def test_a_paper_may_stand_in_brackets_before_the_title() -> None:
    found = masthead.read(f"[Fenland Echo] {TITLE}\n\nDate: 2032-05-03\n\n{STORY}")
    assert (found.publisher, found.title) == ("Fenland Echo", TITLE)
    found = masthead.read(f"[Exclusive] {TITLE}\n\nDate: 2032-05-03\n\n{STORY}")
    assert found.publisher is None
