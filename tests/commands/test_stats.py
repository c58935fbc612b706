from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.commands.figure_table import figure_table, without_conversions
from bot.commands.histories import histories_of
from bot.commands.metrics import figures_of
from bot.core.document import Document, Outcome, Table, words_of
from bot.wording.sources import Citations
from storage.drafts import ArticleDraft, EventDraft, FactDraft, TopicDraft
from storage.records import Fact
from storage.store import Store
from storage.values import Comparator, Nature, PartialDate, Quantity
from tests.commands.conftest import Ask, words
from tests.digests.entries import citation, fact

pytestmark = pytest.mark.usefixtures("shelf")


def rows(document: Document) -> dict[str, str]:
    """The rows of a document's tables as lines: what stands behind each measure."""
    lines = (item for block in document.blocks if isinstance(block, Table) for item in block.as_listing().items)
    return {line.lead: "".join(words_of(line.spans)) for line in lines}


async def test_each_figure_has_its_scope_its_date_and_its_sentence(ask: Ask) -> None:
    document = await ask("/rover stats sentences:yes")
    assert rows(document) == {
        "Robots in use": "over 100,000 [1] · Nov 2024 · delivery robots",
        "Robots sold": "more than 50,000 robots [2] · May 2024 · delivery robots and toys",
    }
    assert [(source.number, source.sentence.split()[0], source.note) for source in document.sources] == [(1, "In", ""), (2, "By", "")]


async def test_sentences_are_one_press_away(ask: Ask) -> None:
    document = await ask("/rover stats")
    assert "Sources: The Example" in words(document)
    assert "By May 2024" not in words(document)
    (shown,) = (choice for choice in document.choices if choice.label == "Show sentences")
    assert (shown.line, shown.replace) == ("/brief stats Rover sentences:yes", True)
    assert "By May 2024" in words(await ask(shown.line))


async def test_a_topic_answers_for_its_children_and_says_so_and_plans_are_labelled(ask: Ask) -> None:
    document = rows(await ask("/brief stats acme"))
    assert document["Investment"] == "12 million euros [1] · 2025 · planned"
    assert document["Robots sold"] == "more than 50,000 robots [3] · May 2024 · Rover, delivery robots and toys"


async def test_metric_and_time_narrow_it_down(ask: Ask) -> None:
    assert list(rows(await ask("/acme stats metric:sold"))) == ["Robots sold"]
    assert list(rows(await ask("/rover stats since:2024-11"))) == ["Robots in use"]
    assert list(rows(await ask("/rover stats until:2024-06"))) == ["Robots sold"]
    assert list(rows(await ask("/rover stats as-of:2024-06"))) == ["Robots sold"]
    assert (await ask("/rover stats recorded-as-of:2020")).outcome is Outcome.NOTHING_FOUND
    assert len(rows(await ask("/rover stats recorded-as-of:2999"))) == 2


async def test_what_does_not_fit_is_counted_and_offered(ask: Ask) -> None:
    document = await ask("/acme stats limit:1")
    assert "and 2 more measures" in words(document)
    assert "and 1 more measure\n" in words(await ask("/acme stats limit:2")) + "\n"
    assert "/brief stats Acme limit:100" in [choice.line for choice in document.choices]


async def test_more_of_it_keeps_what_narrows_it(ask: Ask) -> None:
    figures = await ask("/acme stats limit:1 since:2024-02 until:2025-q4 metric:o as-of:2999")
    typed = "/brief stats Acme metric:o since:2024-02 until:2025-Q4 as-of:2999"
    assert [choice.line for choice in figures.choices if choice.replace] == [f"{typed} sentences:yes", f"{typed} limit:100"]


def test_what_another_source_says_of_the_same_time_is_no_history() -> None:
    one = Comparator.EQUAL
    facts = [
        fact(1, "310", as_of="2023", comparator=one),
        fact(2, "305", as_of="2023", comparator=one, cited=citation("a2")),
        fact(3, "350", as_of="2024", comparator=one, cited=citation("a3")),
    ]
    assert said_of(facts) == [("Shops", "350 [1] · 2024 · 310 (2023) [2]")]
    assert said_of(facts[:2]) == [("Shops", "310 [1] · 2023 · but 305 elsewhere [2]")]


def test_what_is_only_looked_back_at_stands_before_what_was_measured_later() -> None:
    one = Comparator.EQUAL
    now = fact(1, "47", metric="people", as_of="2025", comparator=one)
    then = fact(2, "31", metric="people", as_of="2024", comparator=one, nature=Nature.PAST)
    corrected = fact(3, "49", metric="people", as_of="2025", comparator=one, nature=Nature.PAST)
    undated = fact(4, "12", metric="people", as_of="", comparator=one, nature=Nature.PAST)
    assert said_of([now, then]) == [("People", "47 [1] · 2025 · 31 (2024) [2]")]
    assert said_of([now, undated]) == [("People", "47 [1] · 2025"), ("People", "12 [2] · date unknown · earlier")]
    assert said_of([now, corrected]) == [("People", "47 [1] · 2025"), ("People", "49 [2] · 2025 · earlier")]
    assert said_of([then]) == [("People", "31 [1] · 2024 · earlier")]


def test_two_values_that_an_article_tells_of_one_time_are_of_two_things() -> None:
    one = Comparator.EQUAL
    village, payroll, earlier = (
        fact(number, value, metric="people", as_of=when, comparator=one, cited=citation("a1", start=10 * number))
        for number, (value, when) in enumerate((("900", "2025"), ("47", "2025"), ("31", "2020")), 1)
    )
    assert said_of([village, payroll, earlier]) == [("People", "900 [1] · 2025 · 31 (2020) [2]"), ("People", "47 [3] · 2025")]
    elsewhere = fact(4, "45", metric="people", as_of="2025", comparator=one, cited=citation("a2"))
    assert said_of([village, elsewhere]) == [("People", "900 [1] · 2025 · but 45 elsewhere [2]")]


async def test_an_unknown_measure_is_answered_with_those_that_are_known(ask: Ask) -> None:
    document = await ask("/rover stats metric:revenue")
    assert document.outcome is Outcome.NOTHING_FOUND
    assert "Not in the store" in words(document)
    assert "robots in use, robots sold" in words(document)


async def test_by_a_family_name_the_firm_of_that_name_is_meant_where_the_person_has_no_figure(ask: Ask, store: Store) -> None:
    library = store.library()
    await library.add_topic(TopicDraft(name="Bertil Wren", kind="person", aliases=("Wren",)), "tests")
    assert (await ask("/brief stats wren")).outcome is Outcome.NOTHING_FOUND
    await library.add_topic(TopicDraft(name="Boats Wren AB", kind="organisation"), "tests")
    assert (await ask("/brief stats wren")).outcome is Outcome.NOTHING_FOUND
    text = "Boats Wren AB has 71 boats."
    boats = FactDraft(
        start=0,
        end=len(text),
        figure_start=18,
        figure_end=20,
        subject="Boats Wren AB",
        metric="boats",
        quantity=Quantity(Decimal(71), "boats"),
        as_of=PartialDate.parse("2024"),
    )
    await library.add_article(ArticleDraft(text=text, title="Boats", sentences=((0, len(text)),), facts=(boats,)), by="tests")
    document = await ask("/brief stats wren")
    assert rows(document) == {"Boats": "71 [1] · 2024"}
    assert "No figure of Bertil Wren is stored; these are of Boats Wren AB." in words(document)


async def test_where_no_figure_was_read_the_sentences_that_have_one_are_shown(ask: Ask, store: Store) -> None:
    sentences = ("Net debt of Acme came down to 18 million euros in June 2024.", "Acme speaks of net debt in July 2024.")
    text = " ".join(sentences)
    spans = [(text.index(one), text.index(one) + len(one)) for one in sentences]
    happened = tuple(
        EventDraft(start=start, end=end, date=PartialDate.parse(f"2024-0{6 + place}"), summary=text[start:end], entities=("Acme",))
        for place, (start, end) in enumerate(spans)
    )
    await store.library().add_article(ArticleDraft(text=text, title="Less debt", sentences=tuple(spans), events=happened), by="tests")
    document = await ask("/acme stats metric:debt")
    assert document.outcome is Outcome.NOTHING_FOUND
    assert words(document).count("came down to 18 million euros") == 1
    assert "Not in the store: no figure for Acme: debt that fits." in words(document)
    assert "speaks of net debt" not in words(document)
    assert "These sentences" not in words(await ask("/acme stats metric:investment"))


@pytest.mark.parametrize("line", ["/rover stats since:someday", "/rover stats limit:0", "/rover stats limit:many"])
async def test_a_wrong_value_is_a_mistake_with_an_example(ask: Ask, line: str) -> None:
    document = await ask(line)
    assert document.outcome is Outcome.MISTAKE
    assert "For example" in words(document)


def said_of(facts: list[Fact]) -> list[tuple[str, str]]:
    """The rows of these figures as lines: the measure of each, and what stands behind it."""
    kept, conversions = without_conversions(histories_of(facts))
    table = figure_table("Figures", kept[0].subject, kept, conversions, Citations())
    return [(line.lead, "".join(words_of(line.spans))) for line in table.as_listing().items]


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
    assert said_of(facts) == [("Revenue", "11 [1] · Q1 2025 · 9 (Q1 2024) [2]"), ("Revenue", "40 [3] · 2024")]


def test_levels_of_a_year_and_of_a_day_are_one_history() -> None:
    facts = [
        fact(1, "310", metric="employees", as_of="2023", comparator=Comparator.EQUAL),
        fact(2, "350", metric="employees", as_of="2025-03-01", comparator=Comparator.EQUAL),
    ]
    assert said_of(facts) == [("Employees", "350 [1] · 1 Mar 2025 · 310 (2023) [2]")]


@pytest.mark.parametrize(("nature", "label"), [(Nature.DENIED, "denied"), (Nature.RETRACTED, "taken back")])
def test_what_does_not_hold_is_never_the_newest_value(nature: Nature, label: str) -> None:
    facts = [
        fact(1, "310", as_of="2023", comparator=Comparator.EQUAL),
        fact(2, "999", as_of="2026", comparator=Comparator.EQUAL, nature=nature),
        fact(3, "400", as_of="2027", comparator=Comparator.EQUAL, nature=Nature.FORECAST),
        fact(4, "80", as_of="2026", comparator=Comparator.EQUAL, scope="in Lyon"),
    ]
    assert [line for _, line in said_of(facts)] == [
        "310 [1] · 2023",
        "400 [2] · 2027 · forecast",
        "80 [3] · 2026 · in Lyon",
        f"999 [4] · 2026 · {label}",
    ]


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
    assert list(rows(await ask("/rover stats 2024-05"))) == ["Robots sold"]
    assert list(rows(await ask("/rover stats q4 2024"))) == ["Robots in use"]
    assert (await ask("/acme stats q1 2025")).outcome is Outcome.NOTHING_FOUND  # what is planned for the year is no quarter's


def test_a_figure_that_a_later_article_takes_back_is_taken_back_in_its_first_report_too() -> None:
    later = replace(citation("a2"), published=PartialDate.day(date(2026, 11, 20)))
    facts = [
        fact(1, "310", as_of="2023", comparator=Comparator.EQUAL),
        fact(2, "342", as_of="2025", comparator=Comparator.EQUAL),
        fact(3, "342", as_of="2025", comparator=Comparator.EQUAL, nature=Nature.RETRACTED, cited=later),
    ]
    assert said_of(facts) == [("Shops", "310 [1] · 2023"), ("Shops", "342 [2][3] · 2025 · taken back, 2 sources")]
    before = replace(facts[2], citation=replace(later, published=PartialDate.day(date(2026, 11, 1))))
    assert said_of([facts[0], facts[1], before])[0] == ("Shops", "342 [1] · 2025 · 310 (2023) [2]")


def test_an_amount_in_another_currency_is_no_row_of_its_own() -> None:
    sentence = "Acme will spend 12 million euros (about 14 million US dollars) on shops."
    proof = citation(sentence=sentence)
    euros, dollars = (
        replace(
            fact(number, value, metric="investment", unit=unit, comparator=comparator),
            citation=proof,
            figure_start=proof.start + sentence.index(printed),
            figure_end=proof.start + sentence.index(printed) + len(printed),
        )
        for number, value, unit, comparator, printed in (
            (1, "12000000", "EUR", Comparator.EQUAL, "12 million euros"),
            (2, "14000000", "USD", Comparator.ABOUT, "about 14 million US dollars"),
        )
    )
    assert said_of([dollars, euros]) == [("Investment", "12 million euros [1] · Oct 2026 · about 14 million US dollars")]
