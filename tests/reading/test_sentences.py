"""Sentence spans: what ends a sentence and what does not, and that splitting loses no word of any text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.sentences import split
from tests.reading import repetition


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


ONE_SENTENCE = (
    "Mr. Smith of Acme Corp. met Dr. Jones in St. Louis.",
    "The U.S. economy grew by 3.5 percent, J. P. Morgan said on Feb. 27.",
    "Sales rose to $1.2 billion vs. $1.1 billion in No. 4 of the series, i.e. the last one.",
    "“We will build more!” the chief executive said.",
    "Acme Inc. said that it would open at 9 a.m. Tuesday.",
    "He asked, “Why now?” and left.",
    "The model outperforms Acme 3.1-405B, see example.com for more.",
    "It fell … and then rose.",
    "Yahoo! Inc. said that it rose.",
    "2.1. Scope of the audit",
    "“我们会投资！”他说。",
    "The chairman of iPhone maker Acme Ltd. resigned.",
    "“The products will change, and smarter ones will come.” Acme said.",
)


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_the_full_stop_of_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


SEVERAL = (
    ("Sales rose. Profit fell.", ["Sales rose.", "Profit fell."]),
    ("It is made in the U.S. The plant is new.", ["It is made in the U.S.", "The plant is new."]),
    ("The dividend is up from 0.70. Acme expects growth.", ["The dividend is up from 0.70.", "Acme expects growth."]),
    ("It belongs to Acme Inc. It was sold.", ["It belongs to Acme Inc.", "It was sold."]),
    ("“Sales rose. Profit fell.” That was all.", ["“Sales rose.", "Profit fell.”", "That was all."]),
    ('"Sales rose," he said. "Profit fell."', ['"Sales rose," he said.', '"Profit fell."']),
    ("Sales rose.[3] Profit fell.1 That was all.", ["Sales rose.[3]", "Profit fell.1", "That was all."]),
    ("Did it rise? It did! Good.", ["Did it rise?", "It did!", "Good."]),
    ("It won a contract . It lost another .", ["It won a contract .", "It lost another ."]),
    ("`` It rose . '' He left then .", ["`` It rose . ''", "He left then ."]),
    ('" It rose . " He left then .', ['" It rose . "', "He left then ."]),
    ("They met (in Paris.) Then they left.", ["They met (in Paris.)", "Then they left."]),
    ("公司发布了新模型。股价上涨！为什么？", ["公司发布了新模型。", "股价上涨！", "为什么？"]),
    ("他说：“我们会投资。”随后离开。", ["他说：“我们会投资。”", "随后离开。"]),
    ("收入增长；利润下降。", ["收入增长；", "利润下降。"]),
    ("It adapts to the market.”Another story starts here.", ["It adapts to the market.”", "Another story starts here."]),
)


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_sentences_include_their_closing_marks(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_headings_and_list_items_are_separate_and_blank_lines_separate() -> None:
    text = "Acme grows\n\nAcme rose\nAcme Commitment\n  • First point: growth. It is real.\n  • Second point\n1. One\n2. Two\n\nThe end."
    assert sentences(text) == [
        "Acme grows",
        "Acme rose",
        "Acme Commitment",
        "• First point: growth.",
        "It is real.",
        "• Second point",
        "1. One",
        "2. Two",
        "The end.",
    ]


def test_lines_wrapped_at_a_fixed_width_are_one_paragraph() -> None:
    text = (
        "The company said on Wednesday that it would spend more than ever\n"
        "Acme has spent on servers, and that its chief executive expected\n"
        "demand to grow. Analysts had expected less than what the company\n"
        "announced.\n"
    )
    assert len(sentences(text)) == 2


def test_a_line_that_continues_in_lower_case_is_joined() -> None:
    assert len(sentences("The company said on Wednesday that it would spend\nmore than ever before.")) == 1


def _holds(text: str) -> None:
    """Spans are trimmed, in order, and leave no word out."""
    spans = split(text)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    left = "".join(text[start:end] for start, end in spans)
    assert "".join(left.split()) == "".join(text.split())


@given(st.text(alphabet=st.sampled_from("aB1 .!?\"'”“)(\n\r\t。；…•-U.S,"), max_size=200))
def test_spans_are_trimmed_ordered_and_lose_no_word(text: str) -> None:
    _holds(text)


@given(st.text(max_size=200))
def test_any_text_can_be_split(text: str) -> None:
    assert split(text) == split(text)


@pytest.mark.parametrize("piece", repetition.SENTENCES)
def test_a_repeated_piece_is_split(piece: str) -> None:
    _holds(repetition.repeated(piece, 10_000))


def test_a_wrapped_text_goes_on_with_a_figure_on_the_next_line() -> None:
    lines = (
        "The ferry operator said on Monday that it would order two more ships from the yard in",
        "Gdansk, and that its debt would rise to 9.1 billion crowns by the end of next year.",
        "",
        "It now expects revenue of",
        "6.4 billion crowns.",
        "",
        "The order is the largest that the company has placed since it was founded, and the yard",
        "will need to hire some 400 welders for it, according to two people who know the plans",
        "and who spoke to reporters on the condition that their names would not be printed here.",
        "",
        "Shares in the operator, which have lost a third of their value since the beginning of the",
        "1990s, were little changed on the news when trading closed in the afternoon in the city.",
    )
    text = "\n".join(lines)
    found = [" ".join(text[start:end].split()) for start, end in split(text)]
    assert "Shares in the operator, which have lost a third of their value since the beginning of the 1990s" in found[-1]
    assert "It now expects revenue of" in found  # its line is not full: it may be a heading
