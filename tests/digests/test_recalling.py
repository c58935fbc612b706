from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.digests.recalling import recall
from storage.records import Entry
from storage.values import EventStatus, Nature
from tests.digests.entries import article, event, fact, quote

DAY = date(2026, 11, 16)


def reason(archive: tuple[Entry, ...], subjects: dict[str, int], newest: frozenset[int] = frozenset()) -> tuple[str, str] | None:
    recalled = recall(archive, DAY, subjects, newest)
    return (recalled.entry.ref, recalled.reason) if recalled else None


def test_from_the_archive_comes_first_what_has_this_date() -> None:
    planned = replace(event(3, "2024-11-16"), status=EventStatus.PLANNED)
    assert reason((fact(1, as_of="2024-01"), event(2, "2023-11-16")), {"Acme": 1}) == ("e2", "it happened on this date in 2023")
    assert reason((fact(1, as_of="2024-01"), planned), {"Acme": 1}) == ("e3", "it was planned for this date in 2024")
    assert reason((event(2, "2023-11"), event(3, "2026-11-16"), event(4, "2023-11-17")), {}) is None


def test_then_what_is_about_the_subject_that_is_most_in_the_news() -> None:
    about = event(3, "2020", entities=("Acme", "Rival"))
    archive = (fact(1, as_of="2024-01", subject="Other"), quote(2), about)
    assert reason(archive, {"Acme": 1}, frozenset({1})) == ("e3", "it is about Acme, as is today's news")
    assert reason((about, fact(4, subject="Acme")), {"Acme": 1, "Rival": 3}) == ("e3", "it is about Rival, as is today's news")
    assert reason(archive, {"Head of logistics": 1}) == ("q2", "Head of logistics is in today's news")


def test_then_a_figure_than_which_none_newer_is_known_for_a_year() -> None:
    stale = "no newer figure than that of Nov 2025 is known, 12 months on; it has perhaps grown stale"
    older = "no newer figure than that of Jan 2024 is known, 34 months on; it has perhaps grown stale"
    assert reason((fact(1, as_of="2025-11"),), {}, frozenset({1})) == ("f1", stale)
    assert reason((fact(1, as_of="2025-11"), fact(2, as_of="2024-01")), {}, frozenset({1, 2})) == ("f2", older)
    assert reason((fact(1, as_of="2025-12"),), {}, frozenset({1})) is None
    assert reason((fact(1, as_of="2024-01"),), {}, frozenset({2})) is None  # something newer is known
    assert reason((fact(1, as_of="2024-01", nature=Nature.PLANNED),), {}, frozenset({1})) is None


def test_without_a_reason_nothing_is_recalled() -> None:
    assert reason((article(1), quote(2), fact(3, as_of="2026-10"), event(4, "2026-11-16")), {}) is None


def test_the_day_decides_between_equals_and_the_same_day_always_the_same() -> None:
    archive = tuple(event(number, "2020") for number in range(20))
    chosen = {recall(archive, DAY, {"Acme": 1}, ()) for _ in range(5)} | {recall(archive[::-1], DAY, {"Acme": 1}, ())}
    assert len(chosen) == 1
    days = {recall(archive, date(2026, 11, day), {"Acme": 1}, ()) for day in range(1, 20)}
    assert len(days) > 5
