"""The reader's entry point: which texts it refuses, and what is true of every draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import NotReadable
from bot.reading.article import READER_VERSION, read
from storage.drafts import ArticleDraft
from storage.values import PartialDate
from tests.examples import examples

NEWS = (
    "Acme opens a plant\n\n"
    "Acme Cloud opened a plant in Porto on 3 May 2024. The plant cost $2.5 billion and employs 1,200 people, the company said.\n\n"
    '"We will hire 300 more by 2026," chief executive Jane Porter said.\n\n'
)


@pytest.mark.parametrize("text", ["", " \n\t ", "one two", "\x00\x01\x02\x03" * 200, "\x89PNG\x00\x00\x00\x00" + "\x03abc" * 100])
def test_a_text_that_is_no_article_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(NotReadable) as refusal:
        read(text)
    assert refusal.value.message
    assert refusal.value.next_step


def test_a_text_over_5_mb_is_refused() -> None:
    with pytest.raises(NotReadable, match="5 MB"):
        read("word " * 1_200_000)


def test_a_draft_has_the_headline_and_everything_that_was_found() -> None:
    draft = read(NEWS)
    assert draft.title == "Acme opens a plant"
    assert draft.reader_version == READER_VERSION
    assert [fact.metric for fact in draft.facts][:1] == ["cost"]
    assert [event.date.value for event in draft.events][:1] == ["2024-05-03"]


def test_given_metadata_take_precedence_over_the_text() -> None:
    draft = read(NEWS, title="Porto", publisher="The Daily", published=PartialDate.parse("2024-05-04"))
    assert (draft.title, draft.publisher) == ("Porto", "The Daily")
    assert draft.published is not None
    assert draft.published.value == "2024-05-04"


def test_replacing_nul_and_lone_surrogates_keeps_the_offsets() -> None:
    text = "Acme\x00 sold 40 ships \ud800 in Porto."
    draft = read(text)
    assert len(draft.text) == len(text)
    assert "\x00" not in draft.text
    assert draft.text[draft.quantities[0].start : draft.quantities[0].end] == "40 ships"


def test_a_date_line_is_not_taken_for_the_headline() -> None:
    assert (
        read("May 3, 2024\n\nAcme opens a plant\n\nAcme Cloud opened a plant in Porto, as it said on Friday in a long statement.").title
        == "Acme opens a plant"
    )


def _holds(draft: ArticleDraft) -> None:
    text = draft.text
    for kind in (draft.dates, draft.quantities, draft.mentions, draft.quotes):
        for item in kind:
            assert text[item.start : item.end] == item.text
    for fact in draft.facts:
        assert fact.start <= fact.figure_start < fact.figure_end <= fact.end


@examples(60)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    whole = NEWS + text
    draft = read(whole)
    _holds(draft)
    assert draft == read(whole)


def test_a_number_inside_a_name_is_no_quantity() -> None:
    draft = read("HULL, May 3, 2024 - Hooli has sold 21 million Nimbus 2 phones since 2022, and the Nimbus 2 costs $899.")
    assert [quantity.text for quantity in draft.quantities] == ["21 million Nimbus 2 phones", "$899"]


def test_a_chinese_headline_is_the_title() -> None:
    text = "红杉科技第三季度营收增长\n\n"
    text += "北京，2024年11月12日 - 红杉科技公司周二公布，第三季度营收达到120亿元，同比增长15%。公司计划投资30亿元。"
    draft = read(text)
    assert draft.title == "红杉科技第三季度营收增长"
    assert draft.published is not None
    assert draft.published.value == "2024-11-12"
