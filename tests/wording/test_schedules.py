"""Schedules in words: English as they are kept, Chinese so that reading the words gives the same schedule."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.core.language import speaking
from bot.digests.schedules.reading import read
from bot.wording.reasons import describe_pause
from bot.wording.schedules import describe_assumed, describe_schedule

NOW = datetime.fromisoformat("2026-11-29T12:00:00")


@pytest.mark.parametrize(
    ("typed", "chinese"),
    [
        ("daily 9", "每天 09:00"),
        ("weekdays 9 and 17:30", "工作日 09:00 17:30"),
        ("weekends 11", "周末 11:00"),
        ("mondays 8", "每周一 08:00"),
        ("mon, thu and sat 8", "每周一、周四、周六 08:00"),
        ("every other friday 10", "每两周周五 10:00 从2026-12-04"),
        ("every 3 weeks on tuesday 10:15", "每3周周二 10:15 从2026-12-01"),
        ("first monday of the month 9", "每月第一个周一 09:00"),
        ("last weekday of the month 16", "每月最后一个工作日 16:00"),
        ("15th of the month 9:30", "每月15日 09:30"),
        ("1st and 15th of the month 9:30", "每月1日和15日 09:30"),
        ("hourly", "每小时"),
        ("every 6 hours", "每6小时"),
        ("every 30 minutes 9-17", "每30分钟 09:00-17:00"),
        ("weekdays hourly 9-17", "工作日 每小时 09:00-17:00"),
        ("once 2026-12-03 9:00", "一次 2026-12-03 09:00"),
        ("daily 9 until 2026-12-24", "每天 09:00 到2026-12-24"),
    ],
)
def test_a_schedule_in_chinese_reads_again(typed: str, chinese: str) -> None:
    kept = read(typed, NOW).schedule
    assert describe_schedule(kept.text) == kept.text
    with speaking("zh"):
        assert describe_schedule(kept.text) == chinese
        assert read(chinese, NOW).schedule == kept


@pytest.mark.parametrize("kept", ["*/30 9-17 * * 1-5", "every tuesday"])
def test_what_is_kept_in_another_form_stays_as_it_is(kept: str) -> None:
    with speaking("zh"):
        assert describe_schedule(kept) == kept


@pytest.mark.parametrize(
    ("assumed", "chinese"),
    [("09:00", "09:00"), ("09:00 and 17:00", "09:00、17:00"), ("mondays", "每周一"), ("the 1st of the month", "每月1日")],
)
def test_what_was_assumed(assumed: str, chinese: str) -> None:
    assert describe_assumed(assumed) == assumed
    with speaking("zh"):
        assert describe_assumed(assumed) == chinese


@pytest.mark.parametrize(("stored", "chinese"), [("by lena", "由 lena"), ("by an admin", "由管理员"), ("out of office", "out of office")])
def test_who_paused_it(stored: str, chinese: str) -> None:
    assert describe_pause(stored) == stored
    with speaking("zh"):
        assert describe_pause(stored) == chinese
