"""Whose a figure is in short news of many kinds, and how few of the kinds are still read wrongly."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from bot.reading.article import read
from storage.drafts import FactDraft
from storage.values import PartialDate
from tests.reading.facts import whose_passages, whose_passages_chinese, whose_passages_kept
from tests.reading.facts.test_stated import words_of
from tests.reading.facts.whose_passages import Passage

PUBLISHED = PartialDate.parse("2026-11-20")
ALL = (
    *whose_passages.FIRST,
    *whose_passages_kept.KEPT_ASIDE,
    *whose_passages_chinese.FIRST,
    *whose_passages_chinese.KEPT_ASIDE,
)
#: Values whose owner is read wrongly so far, by the first words of their passage. Remove what becomes right.
NOT_YET: frozenset[tuple[str, str]] = frozenset(
    {
        ("Marta Quindl", "4000000"),
        ("Ostwald to t", "6000000000"),
        ("Ostwald to t", "140"),
        ("Opalis in ta", "1100000000"),
        ("Europe's hea", "290000"),
        ("New bridge o", "24000"),
        ("New bridge o", "7300"),
        ("Clearbrook c", "2100000000"),
        ("Ondine's pum", "30"),
        ("Ondine's pum", "25"),
        ("Airbreeze an", "3300000000"),
        ("Melrand look", "6300"),
        ("Skyhop and L", "61"),
        ("Smart locks ", "139"),
        ("Redfern and ", "140"),
        ("Osterby agre", "520"),
        ("社区生鲜品牌“果然鲜”关", "260"),
        ("原野食品与对手差距缩小\n", "6900"),
        ("沈岳和他的木船\n\n沈岳今", "46"),
        ("中国折叠屏手机出货量下滑", "43"),
        ("许念安：我只想做好一把椅", "260"),
        ("许念安：我只想做好一把椅", "500000"),
    }
)


def facts_of(facts: tuple[FactDraft, ...], value: str) -> list[FactDraft]:
    """The facts with a value, which may be written in pence."""
    return [fact for fact in facts if fact.quantity.value in (Decimal(value), Decimal(value) / 100)]


@pytest.mark.parametrize("passage", ALL, ids=lambda passage: f"{passage[0]}: {passage[1][:24]}")
def test_a_figure_belongs_to_whom_the_text_says(passage: Passage) -> None:
    _, text, figures = passage
    draft = read(text, published=PUBLISHED)
    wrong = {}
    for value, owner in figures:
        if (text[:12], value) in NOT_YET:
            continue
        found = facts_of(draft.facts, value)
        subjects = [fact.subject for fact in found]
        if not any(words_of(owner) & words_of(subject) or owner in subject for subject in subjects[:1]):
            wrong[value] = subjects
    assert wrong == {}


@pytest.mark.parametrize(
    ("text", "value", "owner"),
    [
        # a plant that is only where something happens, a thing that is no site
        ("Vesper opens mill\n\nVesper Paper makes paper. At the mill in Lund, Vesper employs 400 people.", "400", "Vesper Paper"),
        ("Ruhn cuts\n\nRuhn AG makes pumps. The plant operator, Ruhn AG, lost 9 million euros.", "9000000", "Ruhn AG"),
        (
            "Lindo grows\n\nLindo Bank lends. The credit line costs the bank $3 million. Its line of cards has 40,000 users.",
            "40000",
            "Lindo Bank",
        ),
        (
            "Kestrel buys\n\nKestrel Foods said it would lift capacity in Leeds. It will take total capacity to 900 tonnes.",
            "900",
            "Kestrel Foods",
        ),
        # a time is nobody, and a possessor that is a day is none
        ("Opal falls\n\nOpal Group fell. Opal Group closed at $14, below Friday's price of $16.", "16", "Opal Group"),
        # "the target" as an aim
        ("Orrin misses target\n\nOrrin Motors missed its target. The target of 90,000 cars was set in May.", "90000", "Orrin Motors"),
    ],
)
def test_what_only_looks_like_another_owner(text: str, value: str, owner: str) -> None:
    found = facts_of(read(text, published=PUBLISHED).facts, value)
    assert [fact.subject for fact in found[:1]] == [owner]


def test_words_of_an_owner_are_compared_as_a_reader_would() -> None:
    assert words_of("Kestora factory in Poznan") & words_of("Poznan factory")
    assert not re.search(r"\d", "".join(words_of("Tern 3")))


def test_the_company_of_a_model_has_the_figures_of_a_clause_about_the_company() -> None:
    text = "霁原K5上市\n\n霁原汽车5月8日公布，霁原K5售价16万元。2025年，公司共售出12万辆车，同比增长22%。"
    subjects = {str(int(fact.quantity.value)): fact.subject for fact in read(text).facts}
    assert (subjects["160000"], subjects["120000"], subjects["22"]) == ("霁原K5", "霁原汽车", "霁原汽车")
