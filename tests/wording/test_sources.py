from __future__ import annotations

from dataclasses import replace

from bot.wording.sources import (
    Citations,
    article_label,
    cited,
    independent_sources,
    label_beside_title,
    publisher_label,
    publisher_name,
    shown_sentence,
)
from tests.digests.entries import article, citation, event, fact


def test_an_article_is_named_by_its_publisher_title_and_date() -> None:
    one = article(1, title="Acme opens a plant", publisher="Acme News")
    assert article_label(one) == "Acme News: “Acme opens a plant”, 14 Nov 2026"
    assert publisher_label(one) == "Acme News, 14 Nov 2026"
    assert publisher_name(one) == "Acme News"


def test_an_article_that_is_titled_with_the_sentence_is_named_without_it() -> None:
    sentence = "Acme opened a plant with a hundred robots in Leeds in May."
    own = replace(citation("a1", sentence=sentence), title="Acme opened a plant with a hundred…")
    assert article_label(own) == "The Example, 14 Nov 2026"
    assert article_label(replace(own, title="A plant in Leeds")) == "The Example: “A plant in Leeds”, 14 Nov 2026"


def test_a_summary_of_ours_is_named_as_one_and_what_is_unknown_is_said() -> None:
    summary = replace(article(1), summary_of="The Example")
    assert article_label(summary) == publisher_label(summary) == "our summary of The Example, 14 Nov 2026"
    bare = replace(article(1, title="Acme opens a plant"), publisher=None, published=None)
    assert article_label(bare) == "“Acme opens a plant”, undated"
    assert publisher_name(bare) == "publisher unknown"


def test_beside_its_title_an_article_without_a_publisher_is_its_date_alone() -> None:
    one = article(1, title="Acme opens a plant", publisher="Acme News")
    assert label_beside_title(one) == "Acme News, 14 Nov 2026"
    assert label_beside_title(replace(one, publisher=None)) == "14 Nov 2026"
    assert label_beside_title(replace(one, publisher=None, summary_of="The Example")) == "our summary of The Example, 14 Nov 2026"
    assert label_beside_title(replace(one, publisher=None, published=None)) == "undated"


def test_citations_are_numbered_in_the_order_of_their_use_and_one_sentence_has_one_number() -> None:
    citations = Citations()
    where = citation("a1", start=5)
    one, same = fact(1, cited=where), fact(2, cited=where)
    other = fact(3, cited=citation("a2", retelling_of="a1"))
    assert [citations.of(entry).number for entry in (one, other, same)] == [1, 2, 1]
    assert [(source.number, source.note, source.line) for source in citations.sources] == [
        (1, "", "/brief source f1"),
        (2, "same story as a1", "/brief source f3"),
    ]
    assert [source.sentence for source in citations.sources] == [one.citation.sentence, other.citation.sentence]


def test_an_event_whose_summary_is_its_sentence_cites_the_article_alone() -> None:
    entry = event(1, "2026-10")
    verbatim = replace(entry, summary=entry.citation.sentence)
    citations = Citations()
    cited(verbatim, citations)
    assert [(source.sentence, source.line) for source in citations.sources] == [("", "/brief source a1")]


def test_no_block_of_sources_stands_below_an_answer_without_any() -> None:
    assert Citations().block() == ()


def test_sources_are_counted_in_words() -> None:
    assert (independent_sources(1), independent_sources(2)) == ("one source", "2 independent sources")


def test_of_a_table_its_head_and_the_row_in_question_are_shown() -> None:
    table = "Results (in thousands)\n\nItem | 2025 | 2024\nSales | 71 | 60\nCosts | 50 | 44\nNet loss | (6) | (9)"
    assert shown_sentence(table) == "Results (in thousands)\nItem | 2025 | 2024\n…\nNet loss | (6) | (9)"
    for whole in ("Item | 2025\nSales | 71\nCosts | 50", "Sales rose.\nCosts fell.\nStaff left.\nNobody came.", f"{table}\nUnaudited"):
        assert shown_sentence(whole) == whole
