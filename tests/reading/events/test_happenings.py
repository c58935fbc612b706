"""Dated events: past, planned and predicted ones, and dates that are none."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.drafts import EventDraft
from storage.values import Basis, PartialDate

PUBLISHED = PartialDate.parse("2024-09-24")


def events(text: str) -> tuple[EventDraft, ...]:
    return read(text, published=PUBLISHED).events


@pytest.mark.parametrize(
    ("text", "value", "status"),
    [
        ("Acme Cloud opened a plant in Porto on 3 May 2024.", "2024-05-03", "past"),
        ("In August, Acme Cloud launched its new service.", "2024-08", "past"),
        ("Acme Cloud will open a plant in March 2025.", "2025-03", "planned"),
        ("Acme Cloud plans to close two plants by the end of 2026.", "2026", "planned"),
        ("The market is expected to grow in 2025, the agency says.", "2025", "predicted"),
        ("By the end of July 2023, Acme had sold 130 boats.", "2023-07", "past"),
        ("Acme Cloud reports third-quarter results on 11 January.", "2025-01-11", "planned"),
        ("It holds its annual meeting on 20 April.", "2025-04-20", "planned"),
        ("Tolls in Austria go up on 1 January.", "2025-01-01", "planned"),
        ("The transport ministers meet in Bruges on 2 December.", "2024-12-02", "planned"),
        ("The harvest starts at the end of the month.", "2024-09", "planned"),
        ("The harvest started at the end of the month.", "2024-09", "past"),
        ("Acme Cloud reported third-quarter results on 11 January.", "2024-01-11", "past"),
        ("Acme Cloud's revenue grew by 5% in the second quarter of 2024.", "2024-Q2", "past"),
    ],
)
def test_a_dated_sentence_is_an_event(text: str, value: str, status: str) -> None:
    [event] = events(text)
    assert (event.date.value, event.status.value) == (value, status)
    assert text[event.start : event.end] == event.summary


@pytest.mark.parametrize(
    "text",
    [
        "Acme Cloud opened a plant in Porto with much noise.",
        "Revenue rose 5% year over year to a new record.",
        "Sales at Acme were higher than in 2022 and than in 2021.",
        "The trip takes three days and Acme pays for it.",
        "This photo taken on Nov. 1, 2023 shows a plant of Acme in Porto.",
        "May 3, 2024\n\nAcme Cloud thanked its staff for the good work.",
    ],
)
def test_a_sentence_without_a_date_of_its_own_has_no_event(text: str) -> None:
    assert events(text) == ()


def test_two_dates_are_two_events() -> None:
    assert [e.date.value for e in events("Acme hired Jane Porter in May 2022 and she left in June 2023.")] == ["2022-05", "2023-06"]


def test_an_occasion_keeps_its_day() -> None:
    text = "Acme opened the Harbour Conference on September 19, 2024 with a speech. At the Harbour Conference, Acme Cloud cut prices."
    assert [e.date.value for e in events(text)] == ["2024-09-19", "2024-09-19"]
    assert events(text)[1].date.basis is Basis.RESOLVED


def test_an_anniversary_dates_the_event_years_before() -> None:
    text = "Acme marked the two-year anniversary of the launch of its service."
    [event] = events(text)
    assert event.date.value == "2022-09"


def test_a_period_that_has_passed_ends_with_the_article() -> None:
    [event] = events("After 22 months of decline, prices of ships have started to rise.")
    assert event.date.value == "2022-11/2024-09"


def test_a_period_that_follows_a_launch_is_predicted() -> None:
    found = events("Acme Cloud launched the service in August, with a payback period of 6-12 months.")
    assert [(e.date.value, e.status.value) for e in found] == [("2024-08", "past"), ("2025-02/2025-08", "predicted")]


def test_an_event_names_its_entities() -> None:
    [event] = events("Acme Cloud opened a plant in Portugal on 3 May 2024.")
    assert "Acme Cloud" in event.entities
