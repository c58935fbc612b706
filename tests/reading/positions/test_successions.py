"""Positions in running news: successions, boards, terms that end, people with the name of a place; English and Chinese."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import PartialDate

PUBLISHED = PartialDate.parse("2031-05-14")
_Row = tuple[str, str, str | None, str | None, str | None, str | None, str | None]


def value_of(date: PartialDate | None) -> str | None:
    return date.value if date is not None else None


def rows(text: str) -> list[_Row]:
    return [
        (p.person, p.title, p.organisation, value_of(p.since), value_of(p.until), p.predecessor, p.successor)
        for p in read(text, published=PUBLISHED).positions
    ]


CASES: list[tuple[str, list[_Row]]] = [
    (
        "Brackwell Mills said on Monday its chief executive Tessa Orme will hand over to Rajan Pillai on August 1.",
        [
            ("Tessa Orme", "chief executive", "Brackwell Mills", None, "2031-08-01", None, "Rajan Pillai"),
            ("Rajan Pillai", "chief executive", "Brackwell Mills", "2031-08-01", None, "Tessa Orme", None),
        ],
    ),
    (
        "In 2022 Paul Renner took over as managing director of Lenz Optik from his father, Dieter Renner.",
        [
            ("Paul Renner", "managing director", "Lenz Optik", "2022", None, "Dieter Renner", None),
            ("Dieter Renner", "managing director", "Lenz Optik", None, "2022", None, "Paul Renner"),
        ],
    ),
    (
        "Finance Minister Jakob Lind resigned on Monday and was replaced by Eva Strand.",
        [
            ("Jakob Lind", "finance minister", None, None, "2031-05-12", None, "Eva Strand"),
            ("Eva Strand", "finance minister", None, "2031-05-12", None, "Jakob Lind", None),
        ],
    ),
    (
        "The University of Carrick named Professor Helen Aird as its next vice-chancellor, succeeding Sir Ian Mott, who retires"
        " in September 2031.",
        [
            ("Helen Aird", "vice-chancellor", "University of Carrick", None, None, "Ian Mott", None),
            ("Ian Mott", "vice-chancellor", "University of Carrick", None, "2031-09", None, "Helen Aird"),
        ],
    ),
    (
        "Quarrie Salt's board picked Neil Osgood to succeed chief executive Hanna Breit from January 2032.",
        [
            ("Hanna Breit", "chief executive", "Quarrie Salt", None, "2032-01", None, "Neil Osgood"),
            ("Neil Osgood", "chief executive", "Quarrie Salt", "2032-01", None, "Hanna Breit", None),
        ],
    ),
    (
        "Marco Belli joins Vantrel Systems from Osprey Data, where he ran sales, as chief revenue officer.",
        [("Marco Belli", "chief revenue officer", "Vantrel Systems", None, None, None, None)],
    ),
    (
        "Meridian Rail has poached Ingrid Holm from rival Castor Lines to be its chief operating officer.",
        [("Ingrid Holm", "chief operating officer", "Meridian Rail", None, None, None, None)],
    ),
    (
        "Gregor Hahn stepped down from the board of Nordhaven Shipping in April.",
        [("Gregor Hahn", "board member", "Nordhaven Shipping", None, "2031-04", None, None)],
    ),
    ("Simon Yates joined the board of Calder Mills in 2029.", [("Simon Yates", "board member", "Calder Mills", "2029", None, None, None)]),
    ("Tamsin Cole chairs the Eastbridge Trust.", [("Tamsin Cole", "chair", "Eastbridge Trust", None, None, None, None)]),
    (
        "Dr Amara Obi, who has chaired Westlake Hospital since 2025, opened it.",
        [("Amara Obi", "chair", "Westlake Hospital", "2025", None, None, None)],
    ),
    (
        "Samuel Okoro was confirmed as governor of the Central Bank of Talmara on Tuesday.",
        [("Samuel Okoro", "governor", "Central Bank of Talmara", "2031-05-13", None, None, None)],
    ),
    (
        "Rosa Klein will serve as acting mayor of Altdorf until the election in October.",
        [("Rosa Klein", "acting mayor", "Altdorf", None, "2031-10", None, None)],
    ),
    (
        "Ravi Menon, chief financial officer at Tern Logistics until March 2031, opened a bakery.",
        [("Ravi Menon", "chief financial officer", "Tern Logistics", None, "2031-03", None, None)],
    ),
    ("Corvid Foods Ltd chair Mona Lake opened the meeting.", [("Mona Lake", "chair", "Corvid Foods Ltd", None, None, None, None)]),
    (
        "Kestrel Bay chief executive Dana Frost bought Silver Creek.",
        [("Dana Frost", "chief executive", "Kestrel Bay", None, None, None, None)],
    ),
    (
        "云岭药业任命周晓明为总经理，接替因退休离任的何建国。",
        [("周晓明", "总经理", "云岭药业", None, None, "何建国", None), ("何建国", "总经理", "云岭药业", None, None, None, "周晓明")],
    ),
    (
        "陈国强卸任北山集团董事长，由其女陈雨晴接任。",
        [("陈国强", "董事长", "北山集团", None, None, None, "陈雨晴"), ("陈雨晴", "董事长", "北山集团", None, None, "陈国强", None)],
    ),
    (
        "罗建平卸任西岭铁路局局长，继任者为谢文。",
        [("罗建平", "局长", "西岭铁路局", None, None, None, "谢文"), ("谢文", "局长", "西岭铁路局", None, None, "罗建平", None)],
    ),
    ("赵文博自2027年起担任青石大学校长。", [("赵文博", "校长", "青石大学", "2027", None, None, None)]),
    ("唐静自2029年3月起任明德医院院长。", [("唐静", "院长", "明德医院", "2029-03", None, None, None)]),
    ("3月20日，海港集团董事长高远因健康原因辞职。", [("高远", "董事长", "海港集团", None, "2031-03-20", None, None)]),
]
NOBODY = [
    "The mine at Mona Lake will be closed, Corvid Foods Ltd said.",
    "Corvid Foods Ltd heads for Silver Creek.",
    "The board of Nordhaven Shipping met in Mona Lake.",
    "Lake Marion runs dry in August, the council said.",
    "The company named a street after Jordan Valley.",
    "云岭药业的任务是接替北山集团。",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_positions_in_news(text: str, expected: list[_Row]) -> None:
    assert sorted(rows(text), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("text", NOBODY)
def test_places_and_companies_hold_no_office(text: str) -> None:
    assert rows(text) == []
