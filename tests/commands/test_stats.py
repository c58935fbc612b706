from __future__ import annotations

import pytest

from bot.commands.histories import histories_of, lines
from bot.core.document import Document, Item, Listing, Outcome, Ref, Text
from bot.wording.sources import Citations
from storage.values import Comparator
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
