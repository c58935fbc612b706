from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.wording.dates import dated, day_at, every
from storage.values import Basis, PartialDate, iso_day


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (PartialDate.month(2023, 11), "Nov 2023"),
        (PartialDate.month(2023, 11, Basis.INFERRED), "Nov 2023 (inferred)"),
        (PartialDate.day(date(2025, 2, 27)), "27 Feb 2025"),
        (None, "undated"),
    ],
)
def test_a_date_says_how_it_is_known_where_it_is_not_printed(when: PartialDate | None, words: str) -> None:
    assert dated(when, "undated") == words


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (timedelta(minutes=30), "every 30 minutes"),
        (timedelta(hours=1), "every hour"),
        (timedelta(minutes=90), "every 90 minutes"),
        (timedelta(hours=2), "every 2 hours"),
        (timedelta(days=1), "every day"),
        (timedelta(days=7), "every 7 days"),
    ],
)
def test_an_interval_is_how_often_something_is_done(interval: timedelta, words: str) -> None:
    assert every(interval) == words


def test_a_moment_is_of_another_day_in_another_zone() -> None:
    late = datetime(2026, 2, 27, 23, 30, tzinfo=UTC)
    assert (day_at(late, UTC), day_at(late, ZoneInfo("Asia/Shanghai"))) == ("27 Feb 2026", "28 Feb 2026")
    assert iso_day(late.astimezone(ZoneInfo("Asia/Shanghai"))) == "2026-02-27"
