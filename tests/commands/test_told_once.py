"""What one sentence tells of several dates in the same words is shown once."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.told_once import also_dated, told_once
from storage.records import Event
from storage.values import EventStatus, Precision
from tests.digests.entries import citation, event

SENTENCE = "A dividend will be paid on 15 October 2025 to holders of 30 September 2025."


def told(number: int, when: str, *, start: int = 0, summary: str = SENTENCE) -> list[Event]:
    return [replace(event(number, when, cited=citation("a1", start=start)), summary=summary)]


def test_the_first_stands_for_the_others_of_its_sentence() -> None:
    paid, held = told(1, "2025-10-15"), told(2, "2025-09-30")
    elsewhere, other = told(3, "2025-09-30", start=200), told(4, "2025-09-30", summary="Its shares were split.")
    left_out, also = told_once([paid, held, elsewhere, other])
    assert (left_out, also) == ({"e2"}, {"e1": held})


def test_the_days_on_which_a_period_begins_and_ends_are_not_told_beside_it() -> None:
    (whole,) = told(2, "2024-10-01/2025-09-30")
    fiscal = replace(whole, date=replace(whole.date, precision=Precision.FISCAL))
    left_out, also = told_once([told(1, "2025-09-30"), [fiscal], told(3, "2024-10-01")])
    assert (left_out, also) == ({"e1", "e3"}, {})


def test_other_dates_say_whether_they_have_come() -> None:
    (past,), (planned,) = told(1, "2025-09-30"), told(2, "2027")
    assert also_dated([past, replace(planned, status=EventStatus.PLANNED)]) == "also 30 Sep 2025, 2027 (planned)"
