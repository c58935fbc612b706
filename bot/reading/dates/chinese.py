"""Finds time expressions in Simplified Chinese news, with the same TIMEX3 values as in English."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from bot.core.patterns import regex
from bot.reading.dates import days, years
from bot.reading.dates import scene as cal
from bot.reading.dates.durations import same_period
from bot.reading.dates.patterns import Match, Rule, amount, guess_year
from bot.reading.dates.periods import fiscal_period, later_year
from bot.reading.dates.scene import Meaning, Scene
from storage.values import Basis, PartialDate, Precision

_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 5}
_SEASONS = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}
_UNITS = {"年": "Y", "月": "M", "周": "W", "星期": "W", "礼拜": "W", "天": "D", "日": "D", "季度": "Q", "小时": "H", "分钟": "M", "秒": "S"}
_CLOCK = ("小时", "分钟", "秒")
_YEAR_WORDS = {
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "同年": 0,
    "去年": -1,
    "上年": -1,
    "前年": -2,
    "大前年": -3,
    "明年": 1,
    "次年": 1,
    "翌年": 1,
    "后年": 2,
    "大后年": 3,
}
_DAY_WORDS = {
    "今天": 0,
    "今日": 0,
    "当日": 0,
    "当天": 0,
    "昨天": -1,
    "昨日": -1,
    "前天": -2,
    "大前天": -3,
    "明天": 1,
    "明日": 1,
    "次日": 1,
    "翌日": 1,
    "后天": 2,
    "大后天": 3,
}
_IN_STORY = frozenset(("当年", "同年", "次年", "翌年", "当日", "当天", "次日", "翌日", "当月", "同月"))
_MONTH_WORDS = {
    "上上月": -2,
    "上上个月": -2,
    "下下月": 2,
    "下下个月": 2,
    "本月": 0,
    "这个月": 0,
    "当月": 0,
    "同月": 0,
    "上月": -1,
    "上个月": -1,
    "下月": 1,
    "下个月": 1,
}
_WEEK_WORDS = {
    steps + week: count
    for steps, count in {
        "本": 0,
        "这": 0,
        "上": -1,
        "下": 1,
        "上上": -2,
        "下下": 2,
        "上个": -1,
        "下个": 1,
        "上上个": -2,
        "下下个": 2,
    }.items()
    for week in ("周", "星期", "礼拜")
}
_QUARTER_WORDS = {"本季度": 0, "上季度": -1, "上一季度": -1, "上个季度": -1, "下季度": 1, "下一季度": 1, "下个季度": 1}
_VAGUE = {
    **dict.fromkeys(("目前", "现在", "当前", "如今", "眼下", "现阶段", "至今", "迄今"), "PRESENT_REF"),
    **dict.fromkeys(("近日", "最近", "近期", "日前", "近年来", "近来", "不久前", "过去", "此前"), "PAST_REF"),
    **dict.fromkeys(("未来", "将来", "今后", "不久后", "即日起"), "FUTURE_REF"),
}

_PARTS_OF_DAY = {
    **dict.fromkeys(("凌晨", "清晨", "早上", "早晨", "上午"), "MO"),
    **dict.fromkeys(("中午",), "MI"),
    **dict.fromkeys(("下午",), "AF"),
    **dict.fromkeys(("傍晚", "晚间", "晚上", "当晚", "晚"), "EV"),
    **dict.fromkeys(("夜间", "深夜"), "NI"),
}
#: A part of the day without an hour.
_PARTS = rf"(?:{'|'.join(_PARTS_OF_DAY)})(?!\d)"


def _any_of(table: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; 至今 ("until now") is none in 截至今年 ("by this year")."""
    return "|".join(word + ("(?![年天日月])" if word == "至今" else "") for word in sorted(table, key=len, reverse=True))


_N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
#: The weekday behind a date: "8月1日（星期一）".
_WEEKDAY_BEHIND = r"(?:[（(](?:周|星期|礼拜)[一二三四五六日天][）)]|(?:周|星期|礼拜)[一二三四五六日天])?"
_YEAR = r"(?:(?:1[0-9]|20)\d\d|[一二][〇○零一二三四五六七八九]{3})"
_YEAR_WORD = _any_of(_YEAR_WORDS)
_WHOSE = rf"(?:(?P<year>{_YEAR})年|(?P<yword>{_YEAR_WORD}))"
_COUNT = r"(?:\d{1,4}(?:\.\d)?|[一二两三四五六七八九十百]{1,5}|几|数|多|半)"
_UNIT = r"(?:年|个月|周|个?星期|个?礼拜|天|日|个?季度|个?小时|分钟|秒)"


def _number(text: str) -> int | None:
    """A number up to 999 in digits or Chinese numerals; None for vague ones (几, 数)."""
    if text.isdecimal():
        return int(text)
    if not text or any(character not in _DIGITS and character not in "十百" for character in text):
        return None
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total = 0
    current = 0
    for character in text:
        if character in "十百":
            total += (current or 1) * (10 if character == "十" else 100)
            current = 0
        else:
            current = _DIGITS[character]
    return total + current


def _year(found: Match, scene: Scene) -> tuple[int | None, Basis]:
    """The year that an expression states, in figures or as a word ("去年"), and its basis; None where it states none."""
    groups = found.groupdict()
    if groups.get("year"):
        return _number(groups["year"]), Basis.STATED
    word = groups.get("yword")
    if not word:
        return None, scene.basis
    then = scene.then
    base = (then.start if then else None) if word in _IN_STORY else scene.now
    return (base.year + _YEAR_WORDS[word] if base else None), scene.basis


def _has_year(found: Match) -> bool:
    groups = found.groupdict()
    return bool(groups.get("year") or groups.get("yword"))


def _read_day(found: Match, scene: Scene) -> Meaning | None:
    month, day = _number(found["month"]), _number(found["day"])
    if not month or not day:
        return None
    year, basis = _year(found, scene) if _has_year(found) else (guess_year(scene, month, day), scene.basis)
    if year is None:
        return cal.unresolved(f"XXXX-{month:02d}-{day:02d}", Precision.DAY) if cal.day(2000, month, day) else None
    moment = cal.day(year, month, day)
    return _with_part(cal.of(PartialDate.day(moment, basis)), found) if moment else None


def _with_part(meaning: Meaning, found: Match) -> Meaning:
    """The meaning narrowed to the part of the day that the expression states: "6月18日上午"."""
    code = _PARTS_OF_DAY.get(found.groupdict().get("part") or "")
    return replace(meaning, type="TIME", value=f"{meaning.value}T{code}") if code and meaning.precision is Precision.DAY else meaning


def _read_day_only(found: Match, scene: Scene) -> Meaning | None:
    """ "27日": in the month that the text mentioned last, else the last such day before publication."""
    day = _number(found["day"])
    base = scene.last.start if scene.last and scene.last.start and scene.last_in_sentence else scene.now
    if not day or base is None:
        return None
    moment = cal.day(base.year, base.month, day)
    if moment and moment > base and not scene.last_in_sentence and scene.tense != "future":
        before = cal.add_months(base.replace(day=1), -1)
        moment = cal.day(before.year, before.month, day) if before else None
    return _with_part(cal.of(PartialDate.day(moment, scene.basis)), found) if moment else None


def _read_month(found: Match, scene: Scene) -> Meaning | None:
    month = _number(found["month"])
    if not month or not 1 <= month <= 12:
        return None
    year, basis = _year(found, scene) if _has_year(found) else (guess_year(scene, month), scene.basis)
    if year is None:
        return cal.unresolved(f"XXXX-{month:02d}", Precision.MONTH)
    when = cal.month_of(year, month, basis)
    return cal.of(when) if when else None


def _read_months(found: Match, scene: Scene) -> Meaning | None:
    """ "今年1-7月", "2024年前三季度", "前7个月"."""
    year, basis = _year(found, scene)
    if year is None and not _has_year(found):
        base = scene.now
        year = base.year if base else None
    groups = found.groupdict()
    if groups.get("first"):
        first, last = _number(found["first"]), _number(found["last"])
    else:
        count = _number(found["count"])
        first, last = 1, count * (3 if "季" in found["unit"] else 1) if count else None
    if not first or not last or not 1 <= first <= last <= 12:
        return None
    when = cal.months_of(year, first, last - first + 1, Precision.RANGE, basis) if year else None
    return replace(cal.duration(f"P{last - first + 1}M", Precision.MONTH, when), anchors=when is not None)


def _read_year(found: Match, scene: Scene) -> Meaning | None:
    year, basis = _year(found, scene)
    if year is None:
        return cal.vague("PRESENT_REF" if found["yword"] in ("今年", "当年", "本年") else "PAST_REF") if found["yword"] else None
    when = cal.year_of(year, basis)
    return cal.of(when) if when else None


def _read_part_of_year(found: Match, scene: Scene) -> Meaning | None:
    """Quarters, halves and seasons, with or without a year: "2024年第三季度", "去年上半年", "今年春天"."""
    groups = found.groupdict()
    named = groups.get("quarter") or groups.get("quarter2")
    quarter = _number(named) if named else 0
    half = {"上": 1, "下": 2}.get(groups.get("half") or "", 0)
    season = _SEASONS.get(groups.get("season") or "", "")
    if quarter is None or quarter > 4:
        return None
    year, basis = _year(found, scene)
    code = f"Q{quarter}" if quarter else f"H{half}" if half else season
    if year is None and not _has_year(found) and scene.now is not None:
        first = 3 * quarter - 2 if quarter else 6 * half - 5 if half else 1
        year = scene.now.year if first <= scene.now.month or scene.tense == "future" else scene.now.year - 1
    if year is None:
        return cal.unresolved(f"XXXX-{code}", Precision.QUARTER if quarter else Precision.HALF if half else Precision.SEASON)
    when = (
        cal.quarter_of(year, quarter, basis) if quarter else cal.half_of(year, half, basis) if half else cal.season_of(year, season, basis)
    )
    return cal.of(when) if when else None


def _read_fiscal(found: Match, scene: Scene) -> Meaning | None:
    """ "2025财年", "2023/24财年第二季度", "2025财年上半年"."""
    text = found["quarter"] or found["quarter2"]
    quarter = _number(text) if text else 0
    year = _number(found["year"])
    if year and found["to"]:
        year = later_year(year, found["to"])
    half = {"上": "H1", "下": "H2"}.get(found["half"] or "", "")
    return fiscal_period(scene, year, f"Q{quarter}" if quarter else half)


def _read_whole_year(found: Match, scene: Scene) -> Meaning | None:
    """The 2018 of "2018至2020年"."""
    year = _number(found["year"])
    when = cal.year_of(year) if year else None
    return cal.of(when) if when else None


def _read_republic(found: Match, scene: Scene) -> Meaning | None:
    """ "民国113年": years are counted from 1912."""
    year = (_number(found["republic"]) or 0) + 1911
    month, day = (_number(found[name]) if found[name] else 0 for name in ("month", "day"))
    if day and month:
        moment = cal.day(year, month, day)
        return cal.of(PartialDate.day(moment)) if moment else None
    when = cal.month_of(year, month) if month else cal.year_of(year)
    return cal.of(when) if when else None


def _read_same_period(found: Match, scene: Scene) -> Meaning | None:
    """ "去年同期": the quarter or month that the text speaks of, a year earlier."""
    meaning = same_period(scene.period, _YEAR_WORDS[found["word"]], scene) if scene.period is not None else None
    return replace(meaning, anchors=False) if meaning else None


#: A year in two figures at the beginning of a clause or behind a preposition: "21年公司上市", not "21年来" or "10年期".
_SHORT_YEAR = (
    r"(?:(?<![^\s，。；、：（(“])|(?<=[于自从在至]))(?P<year>[0189]\d|2\d|1\d)年"
    r"(?![来前后内间多的以之历期过老租质保免国长时级度，。、；！？\s]|\Z|左右|底薪)(?:初|底|末|年初|年底)?"
)


def _read_short_year(found: Match, scene: Scene) -> Meaning | None:
    """ "21年公司上市": the latest such year that is not far in the future."""
    if scene.published is None:
        return None
    year = 2000 + int(found["year"])
    if year > scene.published.year + 3:
        year -= 100
    when = cal.year_of(year, scene.basis) if year >= 1978 else None
    return cal.of(when) if when else None


def _read_decade(found: Match, scene: Scene) -> Meaning | None:
    century = _number(found["century"]) if found["century"] else 20
    tens = _number(found["decade"].rstrip("0") or "0") if found["decade"].isdecimal() else (_number(found["decade"]) or 0) // 10
    when = cal.decade_of((century - 1) * 100 + 10 * (tens or 0)) if century and 1 < century <= 21 else None
    return cal.of(when) if when else None


def _read_relative(words: dict[str, int], letter: str) -> Callable[[Match, Scene], Meaning | None]:
    """A function that reads words for a day or month that is a fixed number of steps from publication."""

    def read(found: Match, scene: Scene) -> Meaning | None:
        word = found["word"]
        then = scene.then
        base = (then.start if then else None) if word in _IN_STORY or scene.narrative else scene.now
        if base is None:
            return cal.vague("PRESENT_REF" if words[word] == 0 else "PAST_REF" if words[word] < 0 else "FUTURE_REF")
        when = cal.shifted(base, words[word], letter, scene.basis)
        return _with_part(cal.of(when), found) if when else None

    return read


def _read_weekday(found: Match, scene: Scene) -> Meaning | None:
    base = scene.now
    weekday = _WEEKDAYS[found["weekday"]]
    if base is None:
        return cal.unresolved(f"XXXX-WXX-{weekday + 1}", Precision.DAY)
    which = (found["which"] or "").replace("个", "")
    if which:
        gap = weekday - base.weekday() + {"上": -7, "下": 7}.get(which[0], 0) * len(which)
    else:
        gap = (weekday - base.weekday()) % 7 if scene.tense == "future" else -((base.weekday() - weekday) % 7)
    moved = cal.add_days(base, gap)
    return cal.of(PartialDate.day(moved, scene.basis)) if moved else None


def _unit(text: str) -> tuple[str, bool]:
    word = text.removeprefix("个")
    return _UNITS[word], word in _CLOCK


def _read_duration(found: Match, scene: Scene) -> Meaning | None:
    """ "三年", "未来三年" (from the publication on), "三年前", "两个月后"."""
    letter, clock = _unit(found["unit"])
    text = found["count"]
    count = 0.5 if text == "半" else float(text) if "." in text else _number(text)
    if count is not None and (found["half"] or found["half2"]):
        count += 0.5
    value = amount(count, letter, 1, clock)
    precision = cal.precision_of("" if clock else letter)
    ahead, behind = found["ahead"] or "", found["behind"] or ""
    if count is None or clock or scene.now is None or count > 5000:
        return cal.duration(value, precision)
    if behind in ("前", "后") and not ahead:
        base = scene.then.start if behind == "后" and scene.then else scene.now
        when = _moved(base, count if behind == "后" else -count, letter, scene.basis) if base else None
        return cal.of(when) if when else cal.duration(value, precision)
    direction = 1 if ahead in ("未来", "今后", "接下来") else -1 if ahead or behind == "来" else 0
    return cal.duration(value, precision, cal.stretch(scene.now, direction * count, letter, scene.basis) if direction else None)


def _moved(base: date, steps: float, letter: str, basis: Basis) -> PartialDate | None:
    """So many units from a day: half a year is six months, half a month half of 30 days; else None where no whole number is meant."""
    if steps == int(steps):
        return cal.shifted(base, int(steps), letter, basis)
    if letter == "Y" and steps * 12 == int(steps * 12):
        return cal.shifted(base, int(steps * 12), "M", basis)
    if letter != "M" or abs(steps % 1) != 0.5:
        return None
    moved = cal.add_months(base, int(steps))
    day = cal.add_days(moved, 15 if steps > 0 else -15) if moved else None
    return cal.shifted(day, 0, "W" if abs(steps) < 1 else "M", basis) if day else None


def _read_every(found: Match, scene: Scene) -> Meaning | None:
    letter, clock = _unit(found["unit"])
    return cal.duration(amount(1, letter, 1, clock), cal.precision_of(letter), kind="SET")


def _read_clock(found: Match, scene: Scene) -> Meaning | None:
    hour, minute = _number(found["hour"]), _number(found["minute"] or "0")
    if hour is None or minute is None or hour > 24 or minute > 59:
        return None
    if found["half"] in ("下午", "晚上", "晚", "傍晚", "夜间") and hour < 12:
        hour += 12
    base = scene.last.start if scene.last and scene.last.precision is Precision.DAY else scene.published
    when = PartialDate.day(base, scene.basis) if base else None
    text = base.isoformat() if base else "XXXX-XX-XX"
    basis = scene.basis if base else Basis.UNKNOWN
    return Meaning("TIME", f"{text}T{hour % 24:02d}:{minute:02d}", Precision.DAY, basis, when, anchors=False)


RULES = (
    Rule(
        "day",
        regex(
            rf"(?:{_WHOSE})?(?P<month>(?<!\d){_N}|(?<=年){_N})月(?P<day>(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}}))[日号]{_WEEKDAY_BEHIND}(?P<part>{_PARTS})?"
        ),
        _read_day,
        tensed=True,
    ),
    Rule(
        "fiscal",
        regex(
            rf"(?P<year>{_YEAR})年?(?:[-–—~/至](?P<to>(?:20)?\d\d)年?)?(?:财政年度|财年)"
            r"(?:第?(?P<quarter>[一二三四1-4])(?:个?季度|财季)|Q(?P<quarter2>[1-4])|(?P<half>[上下])半年)?"
        ),
        _read_fiscal,
    ),
    Rule("first year", regex(rf"(?P<year>{_YEAR})(?=[-–—~至到]{_YEAR}年(?!\d))"), _read_whole_year),
    Rule("iso", years.ISO, years.read_iso),
    Rule("eight digits", days.EIGHT_DIGITS, days.read_compact),
    Rule(
        "republic",
        regex(rf"民国(?P<republic>\d{{1,3}}|[一二三四五六七八九十百]{{1,5}})年(?:(?P<month>{_N})月(?:(?P<day>{_N})[日号])?)?"),
        _read_republic,
    ),
    Rule("same period", regex(r"(?P<word>去年|上年|前年)(?:同期|同月|同季)"), _read_same_period),
    Rule("short year", regex(rf"{_SHORT_YEAR}"), _read_short_year),
    Rule(
        "months",
        regex(
            rf"(?:{_WHOSE})?(?:(?P<first>\d{{1,2}})(?:月)?[-–—~至到](?P<last>\d{{1,2}})月(?!\d{{1,2}}[日号])|前(?P<count>{_N})(?P<unit>个月|个?季度))"
        ),
        _read_months,
    ),
    Rule(
        "part of year",
        regex(
            rf"(?:{_WHOSE})?的?(?:第?(?P<quarter>[一二三四1-4])(?:个)?季度|Q(?P<quarter2>[1-4])(?!\w)|(?P<half>[上下])半年|(?P<season>[春夏秋冬])[季天])"
        ),
        _read_part_of_year,
        tensed=True,
    ),
    Rule(
        "month",
        regex(rf"(?:{_WHOSE})?(?<!\d)(?P<month>{_N})月(?:份|初|中旬|上旬|下旬|底|末)?(?![\d]{{1,2}}[日号])"),
        _read_month,
        tensed=True,
    ),
    Rule("year", regex(rf"{_WHOSE}(?:初|末|底|年初|年底|年末)?"), _read_year),
    Rule(
        "decade",
        regex(r"(?:(?:(?P<century>[12]\d|二十|十[一二三四五六七八九])|上)世纪)(?P<decade>[1-9]0|[二三四五六七八九]十)年代"),
        _read_decade,
    ),
    Rule("day word", regex(rf"(?P<word>{_any_of(_DAY_WORDS)})(?P<part>{_PARTS})?"), _read_relative(_DAY_WORDS, "D")),
    Rule("month word", regex(rf"(?P<word>{_any_of(_MONTH_WORDS)})(?:初|底|末|中旬)?"), _read_relative(_MONTH_WORDS, "M")),
    Rule(
        "weekday",
        regex(r"(?P<which>(?:上上|下下|[上下本这])个?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"),
        _read_weekday,
        tensed=True,
    ),
    Rule("week word", regex(rf"(?P<word>{_any_of(_WEEK_WORDS)})"), _read_relative(_WEEK_WORDS, "W")),
    Rule("quarter word", regex(rf"(?P<word>{_any_of(_QUARTER_WORDS)})"), _read_relative(_QUARTER_WORDS, "Q")),
    Rule("every", regex(r"每(?P<unit>年|个?月|周|天|日|季度|小时|分钟)"), _read_every),
    Rule(
        "duration",
        regex(
            rf"(?P<ahead>未来|今后|接下来|过去|近|最近)?(?:的)?(?<![第\d.])(?P<count>{_COUNT})(?:(?P<half>个半)(?=月))?(?P<unit>{_UNIT}|月(?<=半月))(?P<half2>半(?=[以前后来内]))?(?!期|代|级|轮|报|度|薪)(?:以)?(?P<behind>前|后|来|内|间)?(?!\d)"
        ),
        _read_duration,
    ),
    Rule(
        "clock",
        regex(r"(?P<half>上午|下午|晚上|凌晨|中午|早上|傍晚|晚)?(?P<hour>\d{1,2})(?:时|点|[:：])(?P<minute>[0-5]?\d)?分?(?!\d)"),
        _read_clock,
    ),
    Rule(
        "day of month",
        regex(r"(?<![\d.])(?P<day>\d{1,2})日(?![元均])" + rf"{_WEEKDAY_BEHIND}(?P<part>{_PARTS})?"),
        _read_day_only,
        tensed=True,
    ),
    Rule(
        "vague",
        regex(rf"(?P<word>{_any_of(_VAGUE)})"),
        lambda found, scene: cal.vague(_VAGUE[found["word"]]),
    ),
)
#: The beginnings of everything that a rule can match.
HEAD = regex(
    r"(?:[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})(?=[年财]|[-–—~/至](?:20)?\d\d年?财|[-–—~至到][12]\d{3}年)"
    r"|20\d\d(?=(?:0[1-9]|1[0-2])[0-3]\d(?!\d))|(?:19|20)\d\d(?=[-/.]\d{1,2}[-/.]\d)|民国(?=[\d一二三四五六七八九十百])|\d{1,4}(?:\.\d)?(?=个?[年月日号周天季时点星小分秒]|[-–—~至到]\d{1,2}月)|\d{1,2}[:：]\d\d"
    rf"|{_any_of({*_YEAR_WORDS, *_DAY_WORDS, *_MONTH_WORDS, *_WEEK_WORDS, *_QUARTER_WORDS, *_VAGUE, '接下来'})}"
    r"|(?:上上|下下|[上下本这])个?(?:周|星期|礼拜)|(?:周|星期|礼拜)[一二三四五六日天]|每(?:年|个?月|周|天|日|季|小时|分钟)|近(?=[\d一二两三四五六七八九十几数])"
    r"|前(?=[\d一二两三四五六七八九十]{1,2}个?[月季])|第?[一二三四1-4]个?季度|[上下]半年|[春夏秋冬][季天]|(?:[12]\d|二十|十[一二三四五六七八九]|上)世纪"
    rf"|{_COUNT}(?=个半月|个?(?:年|月|周|星期|天|日|季度|小时|分钟|秒))|(?:上午|下午|晚上|凌晨|中午)(?=\d)"
)


def read_at(text: str, at: int, end: int, scene: Scene, tense: Callable[[Match], str]) -> tuple[Match, Meaning] | None:
    """The expression that begins at ``at`` and its meaning, by the first rule that reads one, or None."""
    for rule in RULES:
        match = rule.pattern.match(text, at, end)
        if match is None or match.end() == match.start():
            continue
        if rule.name == "duration" and not _counts_time(match):
            continue
        seen = scene._replace(tense=tense(match)) if rule.tensed else scene
        meaning = rule.read(match, seen)
        if meaning is not None and cal.is_too_exact(meaning, scene.grain, "month" in match.groupdict()):
            meaning = rule.read(match, seen._replace(published=None))
        if meaning is not None:
            return match, meaning
    return None


def _counts_time(match: Match) -> bool:
    """Whether a match is a duration, not a day of the month ("27日") or a bare 多年."""
    unit, count = match["unit"], match["count"]
    if unit == "日":
        return False
    return not (count in ("多", "半") and unit not in ("年", "天", "个月"))


_FUTURE = regex(r"(?:将|预计|计划|拟|有望|即将|会在|目标|(?:推迟|延期|延后|延迟|改期|顺延|推|延)[至到])")


#: "4月将达…": the future tense follows the month itself.
_FUTURE_BEHIND = regex(r"\d{1,2}月(?:份|初|底)?(?:\d{1,2}日)?，?(?:将|预计|有望)")


def tense_before(text: str, start: int, at: int) -> str:
    """ "future" where a word before the mention in its sentence says so, else ""."""
    behind = _FUTURE_BEHIND.match(text, at)
    return "future" if behind or _FUTURE.search(text, max(start, at - 24), at) else "past"
