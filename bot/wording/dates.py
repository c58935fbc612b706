"""Dates and intervals in words. A moment with its zone is worded in the core (``Moment.words``), because renderers need it too."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from bot.core.language import say, spoken
from bot.core.spans import weekday
from storage.values import Basis, PartialDate, Precision


def date_text(when: PartialDate) -> str:
    """The date for people, no more exact than it is known: "27 Feb 2025", "Q2 2024"; in Chinese "2025年2月27日", "2024年第二季度"."""
    return _in_chinese(when) if spoken() == "zh" else when.text


def dated(when: PartialDate | None, missing: str = "") -> str:
    """A date with a word about how it is known where it is not printed: "Nov 2023 (inferred)"; ``missing`` where there is none."""
    if when is None:
        return missing
    return say("{date} (inferred)", date=date_text(when)) if when.basis is Basis.INFERRED and when.start else date_text(when)


def day_at(at: datetime, zone: tzinfo) -> str:
    """The day that it was in the zone at that moment: "27 Feb 2025"."""
    return date_text(PartialDate.day(at.astimezone(zone).date()))


def clock_time(at: datetime, zone: tzinfo, now: datetime) -> str:
    """The time of something that has happened, with its day where that was another one: "18:07", "27 Feb 2025, 18:07"."""
    then = at.astimezone(zone)
    time = f"{then:%H:%M}"
    return time if then.date() == now.astimezone(zone).date() else say("{day}, {time}", day=day_at(at, zone), time=time)


def coming(at: datetime, zone: tzinfo, now: datetime) -> str:
    """When something comes, for somebody in the zone: "today, 18:00", "tomorrow, 09:00", "Mon 30 Nov, 09:00"; with its year if another."""
    then, today = at.astimezone(zone), now.astimezone(zone).date()
    time = f"{then:%H:%M}"
    if then.date() == today:
        return say("today, {time}", time=time)
    if then.date() == today + timedelta(days=1):
        return say("tomorrow, {time}", time=time)
    day = weekday(then.date())
    if then.year == today.year:
        day = day.removeprefix(f"{then.year}年") if spoken() == "zh" else day.removesuffix(f" {then.year}")
    return say("{day}, {time}", day=day, time=time)


def date_in_year(when: PartialDate, year: str) -> str:
    """A date that stands under its year, which is left out: "27 Feb", "Sep", "Q2"; "2024" where only the year is known."""
    words = date_text(when)
    if when.precision in (Precision.YEAR, Precision.RANGE) or not year:
        return words
    return words.removeprefix(f"{year}年") if spoken() == "zh" else words.removesuffix(f" {year}")


def every(interval: timedelta) -> str:
    """How often something is done at that interval: "every 30 minutes", "every hour", "every 2 days"."""
    minutes = int(interval.total_seconds()) // 60
    if minutes % 1440 == 0:
        return say("every day") if minutes == 1440 else say("every {count} days", count=minutes // 1440)
    if minutes % 60 == 0:
        return say("every hour") if minutes == 60 else say("every {count} hours", count=minutes // 60)
    return say("every minute") if minutes == 1 else say("every {count} minutes", count=minutes)


_NUMBERS = "一二三四"
_SEASONS = {"SP": "春季", "SU": "夏季", "FA": "秋季", "WI": "冬季"}


def _in_chinese(when: PartialDate) -> str:
    start, end = when.start, when.end
    if start is None and end is None:
        return when.label or "日期不详"
    if start is None or end is None:
        return f"截至{_edge(end, last=True)}" if end else f"自{_edge(start, last=False)}起"
    match when.precision:
        case Precision.FISCAL if when.label:
            return when.label
        case Precision.RANGE | Precision.FISCAL:
            return f"{_edge(start, last=False)}至{_edge(end, last=True)}"
        case Precision.DAY:
            return _chinese_day(start)
        case Precision.WEEK:
            return f"{_chinese_day(start)}当周"
        case Precision.MONTH:
            return f"{start.year}年{start.month}月"
        case Precision.QUARTER:
            return f"{start.year}年第{_NUMBERS[(start.month - 1) // 3]}季度"
        case Precision.HALF:
            return f"{start.year}年{'上' if start.month == 1 else '下'}半年"
        case Precision.SEASON:
            return f"{start.year}年{_SEASONS.get(when.value[5:], '')}"
        case Precision.DECADE:
            return f"{start.year // 10 * 10}年代"
        case _:
            return f"{start.year}年"


def _edge(day: date | None, *, last: bool) -> str:
    """The end of a range: a month where the range ends with it, else a day."""
    if day is None:
        return ""
    is_edge = (day + timedelta(days=1)).day == 1 if last else day.day == 1
    return f"{day.year}年{day.month}月" if is_edge else _chinese_day(day)


def _chinese_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
