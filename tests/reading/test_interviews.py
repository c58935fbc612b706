"""Interviews: each answer has its speaker, and is about the organisation that the speaker acts for; labels are no names."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from bot.reading.interviews import labels
from storage.values import PartialDate

PUBLISHED = PartialDate.parse("2031-05-14")
INTRODUCTION = "The Upland Bee\n\nGreta Holmqvist founded Lindhonung in Falun in 2019. Her company sells honey to cafés.\n\n"
TURNS = (
    ("How many hives do you have?", "We run 640 hives this year. It was 400 two years ago."),
    ("The Falun Courier wrote that you lost 3 million kronor.", "We lost 1.2 million kronor in 2030, and that was enough."),
    ("Is Blomgården bigger than you?", "Much bigger. They have 9,000 hives and a castle."),
    ("And at home?", "Jam."),
)
PLAIN = "".join(f"Q. {question}\nA. {answer}\n\n" for question, answer in TURNS)


def interview(question: str, answer: str) -> str:
    return INTRODUCTION + "".join(f"{question}{asked}\n{answer}{said}\n\n" for asked, said in TURNS)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Q. ", "A. "),
        ("Q: ", "A: "),
        ("Q) ", "A) "),
        ("Q – ", "A – "),
        ("**Q.** ", "**A.** "),
        ("Question: ", "Answer: "),
        ("The Upland Bee: ", "Greta Holmqvist: "),
        ("UB: ", "GH: "),
    ],
)
def test_answers_have_their_speaker_and_are_about_the_organisation(question: str, answer: str) -> None:
    article = read(interview(question, answer), published=PUBLISHED)
    assert [(quote.text, quote.speaker) for quote in article.quotes] == [(said, "Greta Holmqvist") for _, said in TURNS]
    assert {quote.about.name for quote in article.quotes if quote.about} == {"Lindhonung"}
    assert all(quote.about for quote in article.quotes)


@pytest.mark.parametrize(("question", "answer"), [("Q. ", "A. "), ("Q) ", "A) "), ("Q: ", "A: ")])
def test_what_we_did_is_a_figure_of_the_organisation(question: str, answer: str) -> None:
    facts = read(interview(question, answer), published=PUBLISHED).facts
    ours = {(fact.subject, int(fact.quantity.value)) for fact in facts}
    assert {("Lindhonung", 640), ("Lindhonung", 1_200_000)} <= ours
    assert not any(value == 3_000_000 for _, value in ours)  # a figure of the one who asks
    assert not any(subject.startswith(("Q", "A.")) for subject, _ in ours)


def test_letters_that_label_turns_are_no_names() -> None:
    article = read(INTRODUCTION + PLAIN, published=PUBLISHED)
    assert not [mention.text for mention in article.mentions if mention.text.startswith(("Q.", "A."))]
    assert [article.text[start:end] for start, end in article.sentences if "hives do you" in article.text[start:end]] == [TURNS[0][0]]


@pytest.mark.parametrize(
    "text",
    [
        "A. Larsen of Lindhonung opened the fair.\nA. Roe of Globex closed it.\nQ. Adams paid for it all.",
        "The choices were:\nA. Close the plant.\nB. Sell the plant.\nC. Do nothing.\nA. Larsen chose.",
        "Our blood groups:\nA - rare\nQ - unknown here.",
        "The men met in Q. and in A. and went home.",
    ],
)
def test_initials_and_list_marks_label_no_turns(text: str) -> None:
    assert labels(text) == ()


def test_a_single_turn_is_no_interview() -> None:
    assert labels("Q. Why?\nA. Because.") == ()
    assert len(labels("Q. Why?\nA. Because.\nQ. When?\nA. Soon.")) == 4
