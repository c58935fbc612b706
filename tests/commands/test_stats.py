from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.commands.histories import histories_of, lines
from bot.commands.metrics import figures_of
from bot.core.document import Document, Item, Listing, Outcome, Ref, Text
from bot.wording.sources import Citations
from storage.records import Fact
from storage.values import Comparator, Nature, PartialDate
from tests.commands.conftest import Ask, words
from tests.digests.entries import citation, fact

pytestmark = pytest.mark.usefixtures("shelf")


def items(document: Document) -> dict[str, str]:
    """The lines of a document's listings: what stands behind each lead."""

    def said(item: Item) -> str:
        return "".join(s.text if isinstance(s, Text) else f"[{s.number}]" if isinstance(s, Ref) else "" for s in item.spans)

    return {item.lead: said(item) for block in document.blocks if isinstance(block, Listing) for item in block.items}


async def test_each_figure_has_its_scope_its_date_and_its_sentence(ask: Ask) -> None:
    document = await ask("/rover stats")
    assert items(document) == {
        "Robots in use": "delivery robots: over 100,000 (Nov 2024) [1][2] (2 articles, one source)",
        "Robots sold": "delivery robots and toys: more than 50,000 robots (May 2024) [3]",
    }
    assert [(source.number, source.sentence.split()[0], source.note) for source in document.sources] == [
        (1, "In", ""),
        (2, "More", "retells a2"),
        (3, "By", ""),
    ]


async def test_a_topic_answers_for_its_children_and_says_so_and_plans_are_labelled(ask: Ask) -> None:
    document = await ask("/brief stats acme")
    assert items(document)["Investment"] == "planned: 12 million euros (2025) [1]"
    assert "ROVER (PART OF ACME)" in words(document)


async def test_metric_and_time_narrow_it_down(ask: Ask) -> None:
    assert list(items(await ask("/acme stats metric:sold"))) == ["Robots sold"]
    assert list(items(await ask("/rover stats since:2024-11"))) == ["Robots in use"]
    assert list(items(await ask("/rover stats until:2024-06"))) == ["Robots sold"]
    assert list(items(await ask("/rover stats as-of:2024-06"))) == ["Robots sold"]
    assert (await ask("/rover stats recorded-as-of:2020")).outcome is Outcome.NOTHING_FOUND
    assert len(items(await ask("/rover stats recorded-as-of:2999"))) == 2


async def test_what_does_not_fit_is_counted_and_offered(ask: Ask) -> None:
    document = await ask("/acme stats limit:1")
    assert "and 2 more figures" in words(document)
    assert "and 1 more figure\n" in words(await ask("/acme stats limit:2")) + "\n"
    assert [choice.line for choice in document.choices if not choice.share] == ["/brief stats topic:Acme limit:100"]


async def test_more_of_it_keeps_what_narrows_it(ask: Ask) -> None:
    figures = await ask("/acme stats limit:1 since:2024-02 until:2025-q4 metric:o as-of:2999")
    assert [choice.line for choice in figures.choices if not choice.share] == [
        "/brief stats topic:Acme metric:o since:2024-02 until:2025-Q4 as-of:2999 limit:100"
    ]
    events = await ask("/acme timeline limit:1 since:2024-03-01")
    assert [choice.line for choice in events.choices if not choice.share] == ["/brief timeline topic:Acme since:2024-03-01 limit:100"]


def test_what_another_source_says_of_the_same_time_is_no_history() -> None:
    one = Comparator.EQUAL
    facts = [
        fact(1, "310", as_of="2023", comparator=one),
        fact(2, "305", as_of="2023", comparator=one, cited=citation("a2")),
        fact(3, "350", as_of="2024", comparator=one, cited=citation("a3")),
    ]
    (line,) = lines(histories_of(facts), Citations())
    said = "".join(span.text for span in line.spans if isinstance(span, Text))
    assert said == "350 (2024) , before: 310 (2023)  but 305 (2023) "


async def test_an_unknown_measure_is_answered_with_those_that_are_known(ask: Ask) -> None:
    document = await ask("/rover stats metric:revenue")
    assert document.outcome is Outcome.NOTHING_FOUND
    assert "Not in the store" in words(document)
    assert "robots in use, robots sold" in words(document)


@pytest.mark.parametrize("line", ["/rover stats since:someday", "/rover stats limit:0", "/rover stats limit:many"])
async def test_a_wrong_value_is_a_mistake_with_an_example(ask: Ask, line: str) -> None:
    document = await ask(line)
    assert document.outcome is Outcome.MISTAKE
    assert "For example" in words(document)


def said_of(facts: list[Fact]) -> list[tuple[str, str]]:
    """The lines of these figures: the measure of each, and what stands behind it."""
    shown = lines(histories_of(facts), Citations())
    return [(line.lead, "".join(span.text for span in line.spans if isinstance(span, Text)).strip()) for line in shown]


def test_well_known_measures_come_first_and_unknown_ones_last() -> None:
    names = ("queues at the door", "stores", "employees", "net income", "revenue growth", "revenue")
    facts = [fact(number, metric=name, as_of=f"20{20 - number}") for number, name in enumerate(names)]
    assert [lead for lead, _ in said_of(facts)] == ["Revenue growth", "Revenue", "Net income", "Employees", "Stores", "Queues at the door"]


def test_a_quarter_is_nothing_that_a_year_came_after() -> None:
    facts = [
        fact(1, "40", metric="revenue", unit="EUR", as_of="2024", comparator=Comparator.EQUAL),
        fact(2, "11", metric="revenue", unit="EUR", as_of="2025-Q1", comparator=Comparator.EQUAL),
        fact(3, "9", metric="revenue", unit="EUR", as_of="2024-Q1", comparator=Comparator.EQUAL),
    ]
    assert said_of(facts) == [("Revenue", "11 (Q1 2025) , before: 9 (Q1 2024) ; 40 (2024)")]


def test_levels_of_a_year_and_of_a_day_are_one_history() -> None:
    facts = [
        fact(1, "310", metric="employees", as_of="2023", comparator=Comparator.EQUAL),
        fact(2, "350", metric="employees", as_of="2025-03-01", comparator=Comparator.EQUAL),
    ]
    assert said_of(facts) == [("Employees", "350 (1 Mar 2025) , before: 310 (2023)")]


@pytest.mark.parametrize(("nature", "label"), [(Nature.DENIED, "denied"), (Nature.RETRACTED, "taken back")])
def test_what_does_not_hold_is_never_the_newest_value(nature: Nature, label: str) -> None:
    facts = [
        fact(1, "310", as_of="2023", comparator=Comparator.EQUAL),
        fact(2, "999", as_of="2026", comparator=Comparator.EQUAL, nature=nature),
        fact(3, "400", as_of="2027", comparator=Comparator.EQUAL, nature=Nature.FORECAST),
        fact(4, "80", as_of="2026", comparator=Comparator.EQUAL, scope="in Lyon"),
    ]
    assert said_of(facts) == [("Shops", f"310 (2023) ; forecast: 400 (2027) ; in Lyon: 80 (2026) ; {label}: 999 (2026)")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("turnover", ["revenue"]),
        ("营收", ["revenue"]),
        ("headcount", ["employees"]),
        ("staff", ["employees"]),
        ("revenue growth", ["revenue growth"]),
        ("growth", ["revenue growth"]),
        ("cloud revenue", ["revenue"]),
        ("price", ["hot storage"]),
        ("downloads", []),
    ],
)
def test_a_measure_is_found_by_any_of_its_names(words: str, found: list[str]) -> None:
    proof = citation(sentence="Acme keeps hot storage at 12 USD per terabyte.")
    hot = fact(4, "12", metric="hot storage", unit="USD", comparator=Comparator.EQUAL)
    hot = replace(hot, citation=proof, figure_start=proof.start + 26, figure_end=proof.start + 32)
    facts = [fact(1, metric="revenue", scope="cloud"), fact(2, metric="employees"), fact(3, metric="revenue growth"), hot]
    assert [one.metric for one in figures_of(facts, words, ())][: max(len(found), 1)] == found


async def test_a_bare_period_keeps_what_is_true_of_it(ask: Ask) -> None:
    assert list(items(await ask("/rover stats 2024-05"))) == ["Robots sold"]
    assert list(items(await ask("/rover stats q4 2024"))) == ["Robots in use"]
    assert (await ask("/acme stats q1 2025")).outcome is Outcome.NOTHING_FOUND  # what is planned for the year is no quarter's


def test_a_figure_that_a_later_article_takes_back_is_taken_back_in_its_first_report_too() -> None:
    later = replace(citation("a2"), published=PartialDate.day(date(2026, 11, 20)))
    facts = [
        fact(1, "310", as_of="2023", comparator=Comparator.EQUAL),
        fact(2, "342", as_of="2025", comparator=Comparator.EQUAL),
        fact(3, "342", as_of="2025", comparator=Comparator.EQUAL, nature=Nature.RETRACTED, cited=later),
    ]
    assert said_of(facts) == [("Shops", "310 (2023) ; taken back: 342 (2025)  (2 articles, 2 sources)")]
    before = replace(facts[2], citation=replace(later, published=PartialDate.day(date(2026, 11, 1))))
    assert said_of([facts[0], facts[1], before])[0][1].startswith("342 (2025) , before: 310")
