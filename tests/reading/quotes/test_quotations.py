"""Quotations: found between all kinds of marks, each with its speaker."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading import quotes, sentences
from bot.reading.lexicon import Lexicon
from bot.reading.names import entities
from bot.reading.quotes.marks import quoted
from bot.reading.quotes.referring import may_be
from storage.drafts import QuoteDraft, TopicDraft, Vocabulary
from tests.reading import repetition

NOTHING_KNOWN = Lexicon.of(Vocabulary())


def read(text: str, lexicon: Lexicon = NOTHING_KNOWN) -> list[QuoteDraft]:
    spans = sentences.split(text)
    return list(quotes.find(text, spans, entities.find(text, spans, lexicon)))


def said(text: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in read(text)]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # a verb of saying after it
        ("“We will open two plants,” said Jane Roe, head of Acme Robotics, at a fair in Berlin.", "We will open two plants,", "Jane Roe"),
        ('"We will open two plants," Acme chief executive Jane Roe said on Tuesday.', "We will open two plants,", "Jane Roe"),
        ("“We are pleased with the ruling,” Acme spokeswoman Jane Roe said in a statement.", "We are pleased with the ruling,", "Jane Roe"),
        ("“Growth was strong everywhere,” Acme's finance chief, Jane Roe, told analysts.", "Growth was strong everywhere,", "Jane Roe"),
        ("“The plan works,” wrote Roe in a letter to shareholders.", "The plan works,", "Roe"),
        ("“Demand will stay weak,” according to Jane Roe, an analyst at Globex.", "Demand will stay weak,", "Jane Roe"),
        ("“Next year will be better.” Roe said.", "Next year will be better.", "Roe"),
        ("Acme was founded in 1999. “This is our best quarter,” the company said.", "This is our best quarter,", "Acme"),
        # and before it
        ('Jane Roe, who runs Acme, said: "We will open two plants."', "We will open two plants.", "Jane Roe"),
        ("Acme’s Jane Roe told Globex’s John Doe that “the worst is behind us by now”.", "the worst is behind us by now", "Jane Roe"),
        ("Acme said in a statement that it “does not comment on rumours”.", "does not comment on rumours", "Acme"),
        ("Roe called the deal “a chance for both of our companies”.", "a chance for both of our companies", "Roe"),
        ("As Roe put it, “there is no plan B for a company like ours”.", "there is no plan B for a company like ours", "Roe"),
        ("According to John Doe of Globex, “demand will stay weak until summer”.", "demand will stay weak until summer", "John Doe"),
        ("In the words of John Doe: “This market has no floor.”", "This market has no floor.", "John Doe"),
        ("The plan was praised by John Doe as “the best thing since the lift”.", "the best thing since the lift", "John Doe"),
        # a possessive is not the one who speaks
        (
            "Roe’s note followed a speech by John Doe that stressed growth, “above all in small towns and villages”.",
            "above all in small towns and villages",
            "John Doe",
        ),
        # descriptions
        (
            "The minister, Jane Roe, was asked about it. “We will study it with care,” the minister said.",
            "We will study it with care,",
            "Jane Roe",
        ),
        ("“We will not cut jobs,” said a source close to the talks.", "We will not cut jobs,", "a source close to the talks"),
        ("“That is simply wrong,” one analyst said.", "That is simply wrong,", "one analyst"),
        ("Police said the man “was not known to the authorities”.", "was not known to the authorities", "Police"),
        # nobody is named
        ("“Prices will go up,” she said.", "Prices will go up,", None),
    ],
)
def test_one_quotation_and_its_speaker(text: str, words: str, speaker: str | None) -> None:
    assert said(text) == [(words, speaker)]


def test_a_pronoun_means_the_speaker_before_or_else_the_person_named_last() -> None:
    text = "Jane Roe runs Acme.\n\n“We are not for sale,” she told reporters. “We never were.”"
    assert said(text) == [("We are not for sale,", "Jane Roe"), ("We never were.", "Jane Roe")]


def test_he_and_she_are_distinguished_by_given_names() -> None:
    text = "John Doe met Jane Roe in Paris. “It was a good talk,” he said.\n\n“We agreed on a price,” she added."
    assert said(text) == [("It was a good talk,", "John Doe"), ("We agreed on a price,", "Jane Roe")]
    assert may_be("she", "Alice")
    assert not may_be("he", "Alice")
    assert may_be("he", "Yongming")
    assert may_be("she", "Yongming")


def test_a_split_quotation_is_two_with_one_speaker() -> None:
    assert said("“I don’t think,” said Mr. Doe, “that anybody expected this.”") == [
        ("I don’t think,", "Doe"),
        ("that anybody expected this.", "Doe"),
    ]


def test_a_title_between_verb_and_subject_does_not_hide_the_speaker() -> None:
    assert said('Jane Roe, whose song "Blue Morning" sold well, said "I never wanted to be famous" in May.') == [
        ("I never wanted to be famous", "Jane Roe")
    ]


def test_a_pronoun_can_mean_a_person_who_is_only_described() -> None:
    text = 'The judge was blunt. "You have lied to this court from the first day," he said.'
    assert said(text) == [("You have lied to this court from the first day,", "The judge")]
    assert said('The report found that "serious failures of oversight led to the fall" of the bank.') == [
        ("serious failures of oversight led to the fall", "The report")
    ]


def test_a_pronoun_can_mean_the_subject_of_the_sentence_between_two_quotations() -> None:
    text = '"I did not take a dollar," John Doe said. Prosecutor Jane Roe was unmoved. "You took four million," she replied.'
    assert said(text)[1] == ("You took four million,", "Jane Roe")
    text = '"They came at dawn," said John Doe. The army denied it. "Our soldiers respect the law," it said in a statement.'
    assert said(text)[1] == ("Our soldiers respect the law,", "The army")


def test_relatives_speak_for_themselves() -> None:
    assert said('Police chief John Doe was silent. The suspect\'s brother said: "He was at home all night."') == [
        ("He was at home all night.", "The suspect's brother")
    ]


def test_two_parts_of_one_sentence_have_one_speaker() -> None:
    text = 'Jane Roe said she was "appalled by what we heard" and that the firm had "put profit first".'
    assert said(text) == [("appalled by what we heard", "Jane Roe"), ("put profit first", "Jane Roe")]


def test_two_speakers_each_keep_their_own_words() -> None:
    text = 'Doe asked: "Who will pay for this?" Roe answered: "The customers will, in the end."'
    assert said(text) == [("Who will pay for this?", "Doe"), ("The customers will, in the end.", "Roe")]
    assert said("“Yes,” said Ms. Roe.\n\n“No,” replied Mr. Doe.") == [("Yes,", "Roe"), ("No,", "Doe")]


def test_a_quotation_over_several_paragraphs_is_one() -> None:
    text = 'Jane Roe said: "First, we sell.\n\n"Second, we build anew.\n\n"Third, we grow."\n\nShares fell.'
    (quote,) = read(text)
    assert quote.speaker == "Jane Roe"
    assert quote.text.startswith("First, we sell.")
    assert quote.text.endswith("Third, we grow.")


def test_a_paragraph_that_is_only_a_quotation_keeps_the_speaker_before() -> None:
    text = "“We have waited long,” Jane Roe, the head of Acme, said in an interview.\n\n“We start on Monday, whatever happens.”"
    assert said(text) == [("We have waited long,", "Jane Roe"), ("We start on Monday, whatever happens.", "Jane Roe")]


def test_reported_speech_gives_the_speaker_of_the_quotation_after_it() -> None:
    text = 'Costs will fall in every unit, Jane Roe said. "Our plan for the next three years goes further than the last."'
    assert said(text) == [("Our plan for the next three years goes further than the last.", "Jane Roe")]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “smart grid” needs “big data” and much patience.",
        "He sang “Born in the USA” and read from “The Old Man and the Sea”.",
        "The firm built a “super app” for its “golden decade”.",
        "“Investments Will Surpass Everything Before”\n\nSpending rose.",
        'It\'s a 5" screen, and the old one was 4".',
        "Don't say it isn't so, they're the drivers' friends.",
        "",
        "“",
        "””““",
    ],
)
def test_scare_quotes_titles_and_headings_are_no_quotations(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "‘We lost our way in it,’ said Jane Roe.",
        "'We lost our way in it,' said Jane Roe.",
        "«We lost our way in it», said Jane Roe.",
        '" We lost our way in it , " said Jane Roe .',
        "`` We lost our way in it , '' said Jane Roe .",
        "“We lost our ‘way’ in it,” said Jane Roe.",
        '"We lost our way in the 5" screen," said Jane Roe.',
    ],
)
def test_every_kind_of_mark(text: str) -> None:
    (quote,) = read(text)
    assert quote.text.startswith("We lost our ")
    assert quote.speaker == "Jane Roe"


def test_an_unclosed_mark_does_not_affect_other_paragraphs() -> None:
    text = 'He called it "fine.\n\nJane Roe said: "We will grow in every market."\n\nNothing else.'
    assert ("We will grow in every market.", "Jane Roe") in said(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("外交部发言人毛宁3月5日在例行记者会上表示，“坚决反对滥施关税”。", [("坚决反对滥施关税", "毛宁")]),
        ("该公司在声明中表示：“我们对此深表遗憾，并将全力配合调查。”", [("我们对此深表遗憾，并将全力配合调查。", "该公司")]),
        ("阿里巴巴首席执行官吴泳铭表示：“未来三年，我们将继续投入。”", [("未来三年，我们将继续投入。", "吴泳铭")]),
        ("“我们对前景充满信心，”张勇说。", [("我们对前景充满信心，", "张勇")]),
        (
            "吴泳铭在会上说，“我们会一直做下去。”他还指出，“这只是一个开始。”",
            [("我们会一直做下去。", "吴泳铭"), ("这只是一个开始。", "吴泳铭")],
        ),
        ("所谓“大数据”并不新鲜。", []),
    ],
)
def test_chinese(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text) == expected


def test_the_answers_of_an_interview_are_quotations() -> None:
    text = (
        "Interviewer: What is next for Acme?\nJane Roe: We will open a plant in Leeds.\n"
        "Interviewer: And after that?\nRoe: We will see how it goes.\nInterviewer: Thank you, Ms. Roe. Anything else?\nRoe: No."
    )
    assert [(quote.text, quote.speaker, quote.occasion) for quote in read(text)] == [
        ("We will open a plant in Leeds.", "Jane Roe", "interview"),
        ("We will see how it goes.", "Jane Roe", "interview"),
        ("No.", "Jane Roe", "interview"),
    ]


def test_questions_and_answers_without_names_have_no_speaker() -> None:
    text = "Q: What is next?\nA: We will open a plant.\nQ: And then?\nA: We will see."
    assert said(text) == [("We will open a plant.", None), ("We will see.", None)]


def test_lines_with_colons_are_no_interview() -> None:
    assert said("Scalability: The model handles much data.\nLeadership: It comes first.\nPrice: It costs nothing.") == []


def test_the_occasion_is_found_beside_the_verb_of_saying() -> None:
    (quote,) = read("“We will focus on two things,” said Eddie Wu, Alibaba's CEO, at an earnings call in February.")
    assert quote.occasion == "at an earnings call in February"


def test_the_speaker_is_canonical_where_a_topic_has_the_alias() -> None:
    lexicon = Lexicon.of(Vocabulary(topics=(TopicDraft(name="Acme", aliases=("Acme Robotics",)),)))
    (quote,) = read("“We do not comment on rumours,” Acme Robotics said.", lexicon)
    assert quote.speaker == "Acme"


@given(st.text(alphabet="“”‘’\"'«»`「」 \nabA.,:!?他说：。", max_size=200))
def test_any_text_is_read(text: str) -> None:
    found = read(text)
    assert found == read(text)
    for quote in found:
        assert text[quote.start : quote.end] == quote.text
        assert quote.text.strip() == quote.text
    spans = [(mark.opens, mark.closes) for mark in quoted(text)]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize("piece", repetition.QUOTES)
def test_a_repeated_piece_is_read(piece: str) -> None:
    text = repetition.repeated(piece, 10_000)
    spans = ((0, len(text)),)
    found = quotes.find(text, spans, entities.find(text, spans, NOTHING_KNOWN))
    assert all(text[quote.start : quote.end] == quote.text for quote in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
