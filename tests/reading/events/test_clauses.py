"""Events: one for a happening, with its own clause, date, status and subject; dates that make none."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.drafts import EventDraft
from storage.values import PartialDate

PUBLISHED = PartialDate.parse("2031-05-14")  # a Wednesday


def events(text: str) -> tuple[EventDraft, ...]:
    return read(text, published=PUBLISHED).events


#: A sentence and its events: date and status.
WRITTEN_FIRST = [
    ("Acme Cloud has been listed in Vienna since November 2024.", [("2024-11", "past")]),
    ("Acme Cloud will deliver the turbines from the second quarter of 2032.", [("2032-Q2", "planned")]),
    ("Acme Cloud sued on 3 October 2028.", [("2028-10-03", "past")]),
    ("Acme Cloud said on Wednesday it has won an order for nine ferries.", [("2031-05-14", "past")]),
    ("GRAZ, May 14 (Alpine Press) - Acme Cloud has won an order for nine ferries, it said on Wednesday.", [("2031-05-14", "past")]),
    ("Acme Cloud was spun off in 2016 and has traded in Vienna since June 2019.", [("2016", "past"), ("2019-06", "past")]),
    ("Acme Cloud lowered its outlook for 2031 on Tuesday after a fire at its yard.", [("2031-05-13", "past")]),
    ("The yard is to be handed over in March 2032 instead of October.", [("2032-03", "planned")]),
    ("Acme Cloud cancelled the launch planned for June 2031.", [("2031-06", "cancelled")]),
    ("The fair in Porto, due to open on 2 June 2031, has been called off.", [("2031-06-02", "cancelled")]),
    ("It replaces a yard in Porto, which closed on March 31.", [("2031-03-31", "past")]),
]
KEPT_ASIDE = [
    ("Borel Energy has operated the dam since April 2022.", [("2022-04", "past")]),
    ("Borel Energy plans to ship the first cells from the third quarter of 2032.", [("2032-Q3", "planned")]),
    ("Borel Energy paid on 9 January 2030.", [("2030-01-09", "past")]),
    ("Borel Energy said on Monday it has bought a mine in Chile.", [("2031-05-12", "past")]),
    ("LYON, May 14 (Rhone Wire) - Borel Energy has bought a mine in Chile, it said on Wednesday.", [("2031-05-14", "past")]),
    ("Borel Energy was founded in 1999 and moved to Lyon in 2008.", [("1999", "past"), ("2008", "past")]),
    ("Borel Energy raised its forecast for 2031 on Monday after a mild winter.", [("2031-05-12", "past")]),
    ("The dam is to be finished in June 2033 instead of December.", [("2033-06", "planned")]),
    ("Borel Energy scrapped the sale that was due in August 2031.", [("2031-08", "cancelled")]),
    ("The concert of 7 June 2031 was cancelled.", [("2031-06-07", "cancelled")]),
    ("Borel Energy bought Nordstrom Cells, which was founded in 2011.", [("2011", "past")]),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN_FIRST + KEPT_ASIDE)
def test_one_event_for_a_happening(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(event.date.value, event.status.value) for event in events(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "© 2031 Acme Cloud. Acme Cloud is a trademark of Acme Holding.",
        "A replay of the call will be available until June 4, 2031.",
        "Shares in Acme Cloud were up 8 percent by 1040 GMT.",
        "Older post: How we lost our logs (November 18, 2030)",
        "Forward-looking statements in this release are covered by the Private Securities Litigation Reform Act of 1995.",
        "Posted by Ann Lee, 23 January 2031, 07:45",
        "Sales were higher than in 2029 and costs lower than in 2030.",
    ],
)
def test_no_event(text: str) -> None:
    assert events(f"Acme Cloud makes turbines in Porto.\n\n{text}") == ()


@pytest.mark.parametrize(
    ("text", "summaries"),
    [
        (
            "GRAZ, May 14 (Alpine Press) - Acme Cloud has won an order for nine ferries, it said on Wednesday.",
            ["Acme Cloud has won an order for nine ferries, it said on Wednesday."],
        ),
        (
            "Acme Cloud was spun off in 2016 and has traded in Vienna since June 2019.",
            ["Acme Cloud was spun off in 2016", "Acme Cloud has traded in Vienna since June 2019."],
        ),
        ("Profit fell; Acme Cloud will close its yard in Porto in June 2032.", ["Acme Cloud will close its yard in Porto in June 2032."]),
    ],
)
def test_the_summary_is_the_clause_of_the_date(text: str, summaries: list[str]) -> None:
    assert [event.summary for event in events(text)] == summaries


def test_a_summary_is_short() -> None:
    tail = ", a maker of turbines and pumps for towns and villages in the north of the country, " + "which many people like, " * 6
    [event] = events(f"Acme Cloud{tail}opened a yard in Porto on 3 May 2031.")
    assert len(event.summary.split()) <= 26
    assert "3 May 2031" in event.summary


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Acme Cloud opened a yard in Porto on 3 May 2031.", ("Acme Cloud", "named")),
        ("Acme Cloud makes turbines in Porto. It opened a yard on 3 May 2031.", ("Acme Cloud", "pronoun")),
        ("Acme Cloud makes turbines in Porto. The company opened a yard on 3 May 2031.", ("Acme Cloud", "pronoun")),
        ("Acme Cloud makes turbines in Porto. The new yard opened on 3 May 2031.", ("Acme Cloud", "article")),
    ],
)
def test_whom_an_event_is_about(text: str, about: tuple[str, str]) -> None:
    found = events(text)[-1].about
    assert found is not None
    assert (found.name, found.basis.value) == about


FORMS = [
    (
        "Vantor Mills, which was founded in 1962, will shut its Leeds plant by the end of September, cutting 140 jobs.",
        [("1962", "past"), ("2031-09", "planned")],
    ),
    ("The regulator opened an inquiry last month and is expected to rule by early 2032.", [("2031-04", "past"), ("2032", "predicted")]),
    ("Trading in the shares was halted on Monday and resumed on Tuesday.", [("2031-05-12", "past"), ("2031-05-13", "past")]),
    ("Its licence expires on 30 June 2034.", [("2034-06-30", "planned")]),
    ("Vantor Mills has paid a dividend every year since 1998.", []),
    ("Work on the bridge began in 2027 and should be completed in the summer of 2033.", [("2027", "past"), ("2033-SU", "planned")]),
    ("Vantor Mills called off its bid for Oreline, which was to close in August.", [("2031-08", "cancelled")]),
    ("瓦诺公司将于2032年第一季度在成都开设第二家工厂。", [("2032-Q1", "planned")]),
    ("基础款定价1899元，高配款2599元，6月20日起接受预订，7月6日发货。", [("2031-06-20", "planned"), ("2031-07-06", "planned")]),
    ("公司于上周五宣布完成3亿元B轮融资。", [("2031-05-09", "past")]),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_other_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(event.date.value, event.status.value) for event in events(f"Vantor Mills is a company in Leeds.\n\n{text}")] == expected


def test_an_event_of_a_rival_is_about_the_rival() -> None:
    about = events("Vantor Mills's rival Oreline filed for bankruptcy in Delaware on Tuesday.")[0].about
    assert about is not None
    assert about.name == "Oreline"


def test_undated_news_of_the_first_sentence_happened_about_the_day_of_publication() -> None:
    text = "Spanish start-up Vantor Pay, which lends to market traders, has raised $38 million from Oreline Capital."
    [event] = events(text)
    assert (event.date.value, event.date.basis.value) == ("2031-05-14", "inferred")
