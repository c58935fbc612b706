"""Answers that only tell the number, and figures that count "them"."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from bot.reading.facts.answers import asked_for
from storage.values import PartialDate, plain

INTRODUCTION = (
    "The Upland Bee\n\nGreta Holmqvist, founder of Lindhonung in Falun, sells honey to cafés. Jon Aske asked her how it goes.\n\n"
)
#: question, answer -> the metric and the value of its first figure
ANSWERS = (
    ("How many hives are left?", "640, as of last week, which is 5 per cent fewer than in spring.", ("hives", "640")),
    ("And how many pickers do you have?", "About 85. It was a good summer.", ("pickers", "85")),
    ("How many overseas guests came this year?", "Roughly 12,400, and all of them by train.", ("overseas guests", "12400")),
    ("How many shops still sell it?", "Well, 212.", ("shops", "212")),
    (
        "Where did your customers go?",
        "It is the old customers who are missing. There were 4,100 of them in 2029.",
        ("old customers", "4100"),
    ),
    ("Was it the hives?", "Hives were not the problem. We lost 310 of them in a storm.", ("hives", "310")),
)
#: The same for prices, and for all who work there.
OF_PRICES = (
    ("What does the cheapest jar cost?", "It is €9 since March.", ("price", "9")),
    ("How many people work for you?", "In all we are 48, and 31 of those are outdoors.", ("employees", "48")),
)
OF_PRICES_KEPT = (
    ("How much do you charge for a hive?", "About €150, with the bees.", ("price", "150")),
    ("What price does a kilo fetch?", "From €11, in a good year.", ("price", "11")),
    ("And your shops?", "It’s 14, if you count the kiosk.", ("shops", "14")),
)
KEPT_ASIDE = (
    ("How many apprentices will there be?", "Just 14, because nobody applies.", ("apprentices", "14")),
    ("And your cafés?", "Some 90, most of them in the north.", ("cafés", "90")),
    ("How many boats do you still own?", "More than 30, though half are ashore.", ("boats", "30")),
    ("Who is gone?", "It was the young beekeepers who left. We counted 1,250 of them in 2028.", ("young beekeepers", "1250")),
    ("How many people live on the farm?", "At the moment 23.", ("people", "23")),
)


def interview(question: str, answer: str, asks: str, says: str) -> str:
    turns = ((question, answer), ("Do you like jam?", "On most days."), ("And at home?", "Toast."))
    return INTRODUCTION + "".join(f"{asks}{asked}\n\n{says}{said}\n\n" for asked, said in turns)


@pytest.mark.parametrize(("question", "answer", "expected"), [*ANSWERS, *KEPT_ASIDE, *OF_PRICES, *OF_PRICES_KEPT])
@pytest.mark.parametrize(("asks", "says"), [("ASKE: ", "HOLMQVIST: "), ("Q. ", "A. ")])
def test_the_question_says_what_the_answer_counts(asks: str, says: str, question: str, answer: str, expected: tuple[str, str]) -> None:
    facts = read(interview(question, answer, asks, says), published=PartialDate.parse("2031-05-14")).facts
    found = [(fact.metric, plain(fact.quantity.value)) for fact in facts]
    assert expected in found, found


@pytest.mark.parametrize(
    "question",
    ["How much is left?", "How many would you like?", "Is it true that how many people come is a secret?", "And your mother?"],
)
def test_other_questions_ask_for_no_number(question: str) -> None:
    assert asked_for(question) == ""


def test_a_number_that_answers_something_else_is_no_count() -> None:
    text = interview("How many hives are left?", "Nobody knows. In 2029 a man offered 40 for one.", "ASKE: ", "HOLMQVIST: ")
    assert not [fact for fact in read(text).facts if fact.metric == "hives"]


def test_who_asks_by_name_claims_nothing() -> None:
    text = interview("You have 900 hives. With its 60 pickers that is a lot.", "We have 640 hives.", "ASKE: ", "HOLMQVIST: ")
    article = read(text, published=PartialDate.parse("2031-05-14"))
    assert [int(fact.quantity.value) for fact in article.facts] == [640]
    assert {quote.speaker for quote in article.quotes} == {"Greta Holmqvist"}
    assert not [article.text[start:end] for start, end in article.sentences if article.text[start:end].startswith(("ASKE:", "HOLMQVIST:"))]


INTERVIEW = (
    "“A hive does not wait”\n\nInterview by Ann Roe\nUpland Post, 21 January 2031\n\nGreta Holm founded Lindhonung in Falun."
    "\n\nUpland: How many jars leave this shed?\n\nGreta Holm: Last year it was 64 million, after 41 million in 2029. It was a good year."
    "\n\nUpland: Who owns Lindhonung?\n\nHolm: I have 44 per cent and my brother holds 12 per cent. The rest belongs to the staff."
    "\n\nUpland: How many are you?\n\nHolm: Sixty-two, and half of us are women."
    "\n\nUpland: You have 140 hives in Falun. Will you stay?\n\nHolm: It’s 118, and yes."
    "\n\nUpland: You promised 5,000 boxes by now.\n\nHolm: I was wrong. The wood came late. We shall have 4,000 by the end of this year."
    "\n\nUpland: And shops of your own?\n\nHolm: There are seven."
    "\n\nUpland: What does a buyer pay?\n\nHolm: About €9, since January.\n"
)


@pytest.mark.parametrize(
    ("metric", "value"),
    [
        ("jars", "64000000"),
        ("jars", "41000000"),
        ("stake", "44"),
        ("stake", "12"),
        ("employees", "62"),
        ("hives", "118"),
        ("boxes", "4000"),
        ("shops", "7"),
        ("price", "9"),
    ],
)
def test_an_interview_is_read_turn_by_turn(metric: str, value: str) -> None:
    assert (metric, value) in [(fact.metric, plain(fact.quantity.value)) for fact in read(INTERVIEW).facts]


def test_what_the_one_who_asks_supposes_is_no_figure() -> None:
    assert not {"140", "5000"} & {plain(fact.quantity.value) for fact in read(INTERVIEW).facts}
