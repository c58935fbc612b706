"""Lines that give a day and what happens on it, dates that are a sentence of their own, and summaries that are whole clauses."""

import pytest

from bot.reading.article import read
from storage.values import EventStatus, PartialDate

PUBLISHED = PartialDate.parse("2031-03-12")
HEAD = "Oxley Ports reports\n\nOxley Ports handles containers in Vlissingen.\n\n"
PAST, PLANNED = EventStatus.PAST, EventStatus.PLANNED

#: Lines with the day, the status and the summary of their event.
LINES = (
    ("Half-year results: 13 August 2031", "2031-08-13", PLANNED, "Half-year results: 13 August 2031"),
    ("First-quarter trading update: 23 April 2031", "2031-04-23", PLANNED, "First-quarter trading update: 23 April 2031"),
    ("– 18 December 2030: provisional findings", "2030-12-18", PAST, "18 December 2030: provisional findings"),
    ("3 March 2031: final decision", "2031-03-03", PAST, "3 March 2031: final decision"),
    ("Annual general meeting – 7 May 2031", "2031-05-07", PLANNED, "Annual general meeting – 7 May 2031"),
    ("Founded: 2013", "2013", PAST, "Oxley Ports was founded in 2013"),
)
#: Lines that tell of no happening.
OTHER_LINES = (
    "Conference call on the results: 12 March 2031, 4:30 p.m.",
    "Last updated: 5 March 2031",
    "Employees: 2013",
    "Net debt at 31 December 2030",
)


@pytest.mark.parametrize(("line", "day", "status", "summary"), LINES)
def test_a_line_with_a_day_tells_what_happens_on_it(line: str, day: str, status: EventStatus, summary: str) -> None:
    [event] = read(f"{HEAD}{line}\n", published=PUBLISHED).events
    assert (event.date.value, event.status, event.summary) == (day, status, summary)


@pytest.mark.parametrize("line", OTHER_LINES)
def test_a_line_with_a_day_that_tells_of_no_happening(line: str) -> None:
    assert read(f"{HEAD}{line}\n", published=PUBLISHED).events == ()


#: Paragraphs, with the days of their events and the summaries.
SENTENCES: tuple[tuple[str, dict[str, str]], ...] = (
    ("In November 2026, in the rain. A batch of 38,000 pairs came apart.", {"2026-11": "A batch of 38,000 pairs came apart."}),
    ("In November 2026, in the rain.\n\nThe company has 40 people.", {}),
    ("The first parcels leave Utrecht on 17 March for Spain.", {"2031-03-17": "The first parcels leave Utrecht on 17 March for Spain."}),
    ("The Mini follows in November.", {"2031-11": "The Mini follows in November."}),
    (
        "Oxley must pay Marr a fee of $75 million if the deal has not closed by Dec. 31, 2031.",
        {"2031-12-31": "Oxley must pay Marr a fee of $75 million if the deal has not closed by Dec. 31, 2031."},
    ),
    (
        "The order book stood at 1,380 million euros on June 30, 2030, of which 610 came from states.",
        {"2030-06-30": "The order book stood at 1,380 million euros on June 30, 2030, of which 610 came from states."},
    ),
    (
        "Founded in 1987 by two brothers, Oxley employs 1,150 people and was listed in Oslo in 2012.",
        {"1987": "Founded in 1987 by two brothers, Oxley employs 1,150 people", "2012": "Oxley was listed in Oslo in 2012."},
    ),
)


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_an_event_is_summarised_in_a_whole_clause(text: str, expected: dict[str, str]) -> None:
    events = read(f"{HEAD}{text}\n", published=PUBLISHED).events
    assert {event.date.value: event.summary for event in events} == expected


#: First sentences without a day, and whether they are the day's news.
NEWS = (
    ("Pawsley may buy Hartley for 312 million pounds if 34 practices are sold within nine months, the Office has decided.", True),
    ("Thornby Home is recalling three models of its Cosy ceramic fan heater because the wiring can overheat.", True),
    ("Thornby Home is a maker of heaters that has many shops in the towns of the north of England.", False),
    ("农业机器人公司青穗智能近日完成2.2亿元B轮融资，禾源创投领投，老股东拓荒资本跟投。", True),
    ("农业机器人公司青穗智能的产品适合在温室里采摘草莓，也适合在露天果园里使用。", False),
)


@pytest.mark.parametrize(("sentence", "is_news"), NEWS)
def test_the_news_of_a_first_sentence_is_of_the_day(sentence: str, is_news: bool) -> None:
    events = read(f"{sentence}\n\nThis has been long awaited.", title="Pawsley", published=PUBLISHED).events
    assert [event.date.value for event in events] == ["2031-03-12"] * is_news
