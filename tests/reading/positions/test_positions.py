"""Positions: who holds, held or will hold which office where, and from when until when."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import PartialDate

PUBLISHED = PartialDate.parse("2031-05-14")


def positions(text: str) -> list[tuple[str, str, str | None, str | None, str | None]]:
    found = read(text, published=PUBLISHED).positions
    return [(p.person, p.title, p.organisation, p.since.value if p.since else None, p.until.value if p.until else None) for p in found]


WRITTEN_FIRST = [
    (
        "Solvik Marine Ltd named Karin Dahl as chief executive, effective June 2, 2031.",
        [("Karin Dahl", "chief executive", "Solvik Marine Ltd", "2031-06-02", None)],
    ),
    (
        "Tom Hardy will step down as chairman of Solvik Marine Ltd at the end of July.",
        [("Tom Hardy", "chairman", "Solvik Marine Ltd", None, "2031-07")],
    ),
    ("Solvik Marine Ltd chief executive Karin Dahl opened the yard.", [("Karin Dahl", "chief executive", "Solvik Marine Ltd", None, None)]),
    (
        "Karin Dahl, chief executive of Solvik Marine Ltd since 2027, opened the yard.",
        [("Karin Dahl", "chief executive", "Solvik Marine Ltd", "2027", None)],
    ),
    (
        "Karin Dahl became finance chief of Solvik Marine Ltd in March 2029.",
        [("Karin Dahl", "finance chief", "Solvik Marine Ltd", "2029-03", None)],
    ),
    (
        "Solvik Marine Ltd appointed Karin Dahl chief operating officer on Tuesday.",
        [("Karin Dahl", "chief operating officer", "Solvik Marine Ltd", "2031-05-13", None)],
    ),
    (
        "Karin Dahl resigned as president of Solvik Marine Ltd on 3 March 2031.",
        [("Karin Dahl", "president", "Solvik Marine Ltd", None, "2031-03-03")],
    ),
    ("Karin Dahl was elected mayor of Bergen in 2028.", [("Karin Dahl", "mayor", "Bergen", "2028", None)]),
    ("星河重工董事长张立新出席了仪式并发表讲话。", [("张立新", "董事长", "星河重工", None, None)]),
    ("星河重工任命王海涛为首席执行官，自2031年6月1日起生效。", [("王海涛", "首席执行官", "星河重工", "2031-06-01", None)]),
]
KEPT_ASIDE = [
    (
        "Aldgate Foods plc has hired Simon Reed as chief financial officer from September 2031.",
        [("Simon Reed", "chief financial officer", "Aldgate Foods plc", "2031-09", None)],
    ),
    (
        "Helen Marsh will retire as president of Aldgate Foods plc on 30 June 2031.",
        [("Helen Marsh", "president", "Aldgate Foods plc", None, "2031-06-30")],
    ),
    (
        "“We are growing,” said Helen Marsh, president of Aldgate Foods plc.",
        [("Helen Marsh", "president", "Aldgate Foods plc", None, None)],
    ),
    (
        "Helen Marsh, who has been chief executive of Aldgate Foods plc since 2026, opened the mill.",
        [("Helen Marsh", "chief executive", "Aldgate Foods plc", "2026", None)],
    ),
    (
        "Helen Marsh took over as chairwoman of Aldgate Foods plc in April 2030.",
        [("Helen Marsh", "chairwoman", "Aldgate Foods plc", "2030-04", None)],
    ),
    (
        "Aldgate Foods plc promoted Helen Marsh to chief technology officer in January 2031.",
        [("Helen Marsh", "chief technology officer", "Aldgate Foods plc", "2031-01", None)],
    ),
    (
        "Helen Marsh stepped down as finance director of Aldgate Foods plc in 2029.",
        [("Helen Marsh", "finance director", "Aldgate Foods plc", None, "2029")],
    ),
    ("Helen Marsh was sworn in as governor of Texas in January 2031.", [("Helen Marsh", "governor", "Texas", "2031-01", None)]),
    ("海岳科技总经理李文杰表示，新厂明年投产，产能将会翻番。", [("李文杰", "总经理", "海岳科技", None, None)]),
    (
        "李文杰于2031年3月卸任海岳科技总裁，由陈晓东接任。",
        [("李文杰", "总裁", "海岳科技", None, "2031-03"), ("陈晓东", "总裁", "海岳科技", "2031-03", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN_FIRST + KEPT_ASIDE)
def test_a_position_with_its_dates(text: str, expected: list[tuple[str, str, str | None, str | None, str | None]]) -> None:
    assert positions(text) == expected


SUCCESSIONS = [
    ("Karin Dahl succeeds Tom Hardy as finance chief of Solvik Marine Ltd on July 1.", "Karin Dahl", "Tom Hardy", "2031-07-01"),
    ("Karin Dahl will replace Tom Hardy as chief executive of Solvik Marine Ltd in October.", "Karin Dahl", "Tom Hardy", "2031-10"),
    ("Tom Hardy, finance chief of Solvik Marine Ltd, will hand over to Karin Dahl on July 1.", "Karin Dahl", "Tom Hardy", "2031-07-01"),
    (
        "Karin Dahl, chief executive of Solvik Marine Ltd, took the reins from Tom Hardy in March 2031.",
        "Karin Dahl",
        "Tom Hardy",
        "2031-03",
    ),
    ("陈晓东接替李文杰出任海岳科技首席财务官，2031年4月1日生效。", "陈晓东", "李文杰", "2031-04-01"),
]


@pytest.mark.parametrize(("text", "new", "old", "when"), SUCCESSIONS)
def test_a_succession_is_two_positions(text: str, new: str, old: str, when: str) -> None:
    found = {p.person: p for p in read(text, published=PUBLISHED).positions}
    assert found[new].predecessor == old
    assert (since := found[new].since) is not None
    assert since.value == when
    assert found[old].successor == new


def test_one_position_for_a_person_title_and_organisation_with_its_best_dates() -> None:
    text = (
        "Solvik Marine Ltd chief executive Karin Dahl opened the yard.\n\nKarin Dahl became chief executive of Solvik Marine Ltd in 2027."
    )
    assert positions(text) == [("Karin Dahl", "chief executive", "Solvik Marine Ltd", "2027", None)]


def test_the_company_is_the_one_that_was_named() -> None:
    text = "Solvik Marine Ltd opened a yard in Bergen. The company named Karin Dahl as chief executive on Tuesday."
    [position] = read(text, published=PUBLISHED).positions
    assert (position.organisation, position.about_basis) == ("Solvik Marine Ltd", "pronoun")


@pytest.mark.parametrize(
    "text",
    [
        "The chief executive opened the yard in Bergen with a speech.",
        "Analysts asked for a new chairman after the loss was announced.",
        "Solvik Marine Ltd has no chief financial officer at the moment.",
        "董事长表示公司将继续扩大投资规模。",
    ],
)
def test_a_title_without_a_person_is_no_position(text: str) -> None:
    assert positions(text) == []


FORMS = [
    (
        "Ola Brekke, the country's finance minister since 2028, will become central bank governor in June.",
        [("Ola Brekke", "governor", None, "2031-06", None), ("Ola Brekke", "finance minister", None, "2028", None)],
    ),
    (
        "Oreline said on Friday that its chairman, Tom Reyes, would be succeeded by Ada Quist on Jan. 1.",
        [("Tom Reyes", "chairman", "Oreline", None, "2032-01-01"), ("Ada Quist", "chairman", "Oreline", "2032-01-01", None)],
    ),
    (
        "Oreline's board ousted chief executive Tom Reyes on Tuesday.",
        [("Tom Reyes", "chief executive", "Oreline", None, "2031-05-13")],
    ),
    ("“It is early,” said Tom Reyes, head of research at Oreline.", [("Tom Reyes", "head of research", "Oreline", None, None)]),
    ("Tom Reyes served as mayor of Denver from 2011 to 2019.", [("Tom Reyes", "mayor", "Denver", "2011", "2019")]),
    (
        "Oreline co-founder and chief executive Ada Quist sold her shares.",
        [("Ada Quist", "co-founder", "Oreline", None, None), ("Ada Quist", "chief executive", "Oreline", None, None)],
    ),
    (
        "Oreline CFO Ada Quist will leave the company at the end of June.",
        [("Ada Quist", "chief financial officer", "Oreline", None, "2031-06")],
    ),
    ("Deputy Prime Minister Li Hanna visited Oslo with a delegation.", [("Li Hanna", "deputy prime minister", None, None, None)]),
    ("华庭集团宣布，聘任孙晓梅为首席运营官，任期自7月1日起。", [("孙晓梅", "首席运营官", "华庭集团", "2031-07-01", None)]),
    # held no more, or never
    ("Former Oreline chief executive Tom Reyes was arrested in Denver.", []),
    ("Tom Reyes declined to become chairman of Oreline.", []),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_other_forms(text: str, expected: list[tuple[str, str, str | None, str | None, str | None]]) -> None:
    assert positions(text) == expected
