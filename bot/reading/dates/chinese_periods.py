"""Reads Chinese months, quarters, years and other periods, and days that are counted within a month."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.dates import scene as cal
from bot.reading.dates.chinese_words import MONTH_WORDS, SEASONS, WEEKDAYS, WHOSE, YEAR, YEAR_WORDS, N, any_of, has_year, number, year_of
from bot.reading.dates.durations import same_period
from bot.reading.dates.patterns import Match, guess_year
from bot.reading.dates.periods import fiscal_period, later_year
from bot.reading.dates.scene import Meaning, Scene
from storage.values import PartialDate, Precision


def read_month(found: Match, scene: Scene) -> Meaning | None:
    month = number(found["month"])
    if not month or not 1 <= month <= 12:
        return None
    year, basis = year_of(found, scene) if has_year(found) else (guess_year(scene, month), scene.basis)
    if year is None:
        return cal.unresolved(f"XXXX-{month:02d}", Precision.MONTH)
    when = cal.month_of(year, month, basis)
    return cal.of(when) if when else None


def read_months(found: Match, scene: Scene) -> Meaning | None:
    """ "今年1-7月", "2024年前三季度", "前7个月"."""
    year, basis = year_of(found, scene)
    if year is None and not has_year(found):
        base = scene.now
        year = base.year if base else None
    groups = found.groupdict()
    if groups.get("first"):
        first, last = number(found["first"]), number(found["last"])
    else:
        count = number(found["count"])
        first, last = 1, count * (3 if "季" in found["unit"] else 1) if count else None
    if not first or not last or not 1 <= first <= last <= 12:
        return None
    when = cal.months_of(year, first, last - first + 1, Precision.RANGE, basis) if year else None
    return replace(cal.duration(f"P{last - first + 1}M", Precision.MONTH, when), anchors=when is not None)


def read_year(found: Match, scene: Scene) -> Meaning | None:
    year, basis = year_of(found, scene)
    if year is None:
        return cal.vague("PRESENT_REF" if found["yword"] in ("今年", "当年", "本年") else "PAST_REF") if found["yword"] else None
    when = cal.year_of(year, basis)
    return cal.of(when) if when else None


def read_part_of_year(found: Match, scene: Scene) -> Meaning | None:
    """Quarters, halves and seasons, with or without a year: "2024年第三季度", "去年上半年", "今年春天"."""
    groups = found.groupdict()
    named = groups.get("quarter") or groups.get("quarter2")
    quarter = number(named) if named else 0
    half = {"上": 1, "下": 2}.get(groups.get("half") or "", 0)
    season = SEASONS.get(groups.get("season") or "", "")
    if quarter is None or quarter > 4:
        return None
    year, basis = year_of(found, scene)
    code = f"Q{quarter}" if quarter else f"H{half}" if half else season
    if year is None and not has_year(found) and scene.now is not None:
        first = 3 * quarter - 2 if quarter else 6 * half - 5 if half else 1
        year = scene.now.year if first <= scene.now.month or scene.tense == "future" else scene.now.year - 1
    if year is None:
        return cal.unresolved(f"XXXX-{code}", Precision.QUARTER if quarter else Precision.HALF if half else Precision.SEASON)
    when = (
        cal.quarter_of(year, quarter, basis) if quarter else cal.half_of(year, half, basis) if half else cal.season_of(year, season, basis)
    )
    return cal.of(when) if when else None


def read_fiscal(found: Match, scene: Scene) -> Meaning | None:
    """ "2025财年", "2023/24财年第二季度", "2025财年上半年"."""
    text = found["quarter"] or found["quarter2"]
    quarter = number(text) if text else 0
    year = number(found["year"])
    if year and found["to"]:
        year = later_year(year, found["to"])
    half = {"上": "H1", "下": "H2"}.get(found["half"] or "", "")
    return fiscal_period(scene, year, f"Q{quarter}" if quarter else half)


def read_whole_year(found: Match, scene: Scene) -> Meaning | None:
    """The 2018 of "2018至2020年"."""
    year = number(found["year"])
    when = cal.year_of(year) if year else None
    return cal.of(when) if when else None


def read_republic(found: Match, scene: Scene) -> Meaning | None:
    """ "民国113年": years are counted from 1912."""
    year = (number(found["republic"]) or 0) + 1911
    month, day = (number(found[name]) if found[name] else 0 for name in ("month", "day"))
    if day and month:
        moment = cal.day(year, month, day)
        return cal.of(PartialDate.day(moment)) if moment else None
    when = cal.month_of(year, month) if month else cal.year_of(year)
    return cal.of(when) if when else None


def read_same_period(found: Match, scene: Scene) -> Meaning | None:
    """ "去年同期": the quarter or month that the text speaks of, a year earlier."""
    meaning = same_period(scene.period, YEAR_WORDS[found["word"]], scene) if scene.period is not None else None
    return replace(meaning, anchors=False) if meaning else None


#: A year in two figures at the beginning of a clause, behind a preposition or before a result: "21年公司上市", "公司23年净利润",
#: not "21年来" or "10年期".
SHORT_YEAR = (
    r"(?:(?<![^\s，。；、：（(“’'‘])|(?<=[于自从在至])"
    r"|(?<=[\u4e00-\u9fff])(?=[012]\d年(?:全年|度)?(?:净利|营收|营业|收入|利润|销量|毛利|业绩|亏损|产量|出货)))(?P<year>[0189]\d|2\d|1\d)年"
    r"(?![来前后内间多的以之历期过老租质保免国长时级度，。、；！？\s]|\Z|左右|底薪)(?:初|底|末|年初|年底)?"
)


def read_short_year(found: Match, scene: Scene) -> Meaning | None:
    """ "21年公司上市": the latest such year that is not far in the future."""
    if scene.published is None:
        return None
    year = 2000 + int(found["year"])
    if year > scene.published.year + 3:
        year -= 100
    when = cal.year_of(year, scene.basis) if year >= 1978 else None
    return cal.of(when) if when else None


def read_decade(found: Match, scene: Scene) -> Meaning | None:
    century = number(found["century"]) if found["century"] else 20
    tens = number(found["decade"].rstrip("0") or "0") if found["decade"].isdecimal() else (number(found["decade"]) or 0) // 10
    when = cal.decade_of((century - 1) * 100 + 10 * (tens or 0)) if century and 1 < century <= 21 else None
    return cal.of(when) if when else None


_MONTHS_OF = {"年度": 12, "财年": 12, "财政年度": 12, "半年": 6, "半年度": 6, "季度": 3, "季": 3}
#: The period that ends on a day: "2024年3月31日止年度", "2024年6月30日止六个月".
UP_TO_DAY = (
    rf"(?P<year>{YEAR})年(?P<month>{N})月(?P<day>{N})日止的?"
    r"(?:(?P<count>[三六九369]|十二|12)个?月|(?P<kind>财政年度|年度|财年|半年度?|季度?))"
)


def read_up_to_day(found: Match, scene: Scene) -> Meaning | None:
    """The months that end with the one of the day; None unless that is its last day."""
    year, month, day = (number(found[name]) for name in ("year", "month", "day"))
    count = number(found["count"]) if found["count"] else _MONTHS_OF[found["kind"]]
    last = cal.month_of(year, month) if year and month else None
    if last is None or last.end is None or last.start is None or not count or last.end.day != day:
        return None
    first = cal.add_months(last.start, 1 - count)
    when = cal.months_of(first.year, first.month, count, Precision.RANGE) if first else None
    return cal.of(when) if when else None


#: "2024年3月最后一个星期日", "下个月第二个周五"
NTH_WEEKDAY = (
    rf"(?:(?:{WHOSE})?(?<!\d)(?P<month>{N})月份?|(?P<word>{any_of(MONTH_WORDS)}))的?(?:第(?P<nth>[一二三四1-4])个|(?P<last>最后)一个)"
    r"(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
)


def read_nth_weekday(found: Match, scene: Scene) -> Meaning | None:
    """A weekday that is counted within its month."""
    if found["word"]:
        moved = cal.add_months(scene.now, MONTH_WORDS[found["word"]]) if scene.now else None
        year, month, basis = (moved.year, moved.month, scene.basis) if moved else (None, 0, scene.basis)
    else:
        month = number(found["month"]) or 0
        year, basis = year_of(found, scene) if has_year(found) else (guess_year(scene, month), scene.basis)
    if not year or not 1 <= month <= 12:
        return None
    moment = cal.moving_holiday(year, month, (number(found["nth"]) or 1) if found["nth"] else -1, WEEKDAYS[found["weekday"]], 0)
    return cal.of(PartialDate.day(moment, basis)) if moment else None
