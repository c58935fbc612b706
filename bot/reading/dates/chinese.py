"""Finds time expressions in Simplified Chinese news, with the same TIMEX3 values as in English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.core.patterns import regex
from bot.reading.dates import days, years
from bot.reading.dates import scene as cal
from bot.reading.dates.chinese_periods import (
    NTH_WEEKDAY,
    SHORT_YEAR,
    UP_TO_DAY,
    read_decade,
    read_fiscal,
    read_month,
    read_months,
    read_nth_weekday,
    read_part_of_year,
    read_republic,
    read_same_period,
    read_short_year,
    read_up_to_day,
    read_whole_year,
    read_year,
)
from bot.reading.dates.chinese_words import (
    CLOCK,
    COUNT,
    DAY_WORDS,
    IN_STORY,
    MONTH_WORDS,
    PARTS,
    PARTS_OF_DAY,
    QUARTER_WORDS,
    UNIT,
    UNITS,
    VAGUE,
    WEEK_WORDS,
    WEEKDAY_BEHIND,
    WEEKDAYS,
    WHOSE,
    YEAR,
    YEAR_WORDS,
    N,
    any_of,
    has_year,
    number,
    year_of,
)
from bot.reading.dates.patterns import Match, Rule, amount, guess_year
from bot.reading.dates.scene import Meaning, Scene
from storage.values import Basis, PartialDate, Precision


def _read_day(found: Match, scene: Scene) -> Meaning | None:
    month, day = number(found["month"]), number(found["day"])
    if not month or not day:
        return None
    year, basis = year_of(found, scene) if has_year(found) else (guess_year(scene, month, day), scene.basis)
    if year is None:
        return cal.unresolved(f"XXXX-{month:02d}-{day:02d}", Precision.DAY) if cal.day(2000, month, day) else None
    moment = cal.day(year, month, day)
    return _with_part(cal.of(PartialDate.day(moment, basis)), found) if moment else None


def _with_part(meaning: Meaning, found: Match) -> Meaning:
    """The meaning narrowed to the part of the day that the expression states: "6月18日上午"."""
    code = PARTS_OF_DAY.get(found.groupdict().get("part") or "")
    return replace(meaning, type="TIME", value=f"{meaning.value}T{code}") if code and meaning.precision is Precision.DAY else meaning


def _read_day_only(found: Match, scene: Scene) -> Meaning | None:
    """ "27日": in the month that the text mentioned last, else the last such day before publication."""
    day = number(found["day"])
    base = scene.last.start if scene.last and scene.last.start and scene.last_in_sentence else scene.now
    if not day or base is None:
        return None
    moment = cal.day(base.year, base.month, day)
    if moment and moment > base and not scene.last_in_sentence and scene.tense != "future":
        before = cal.add_months(base.replace(day=1), -1)
        moment = cal.day(before.year, before.month, day) if before else None
    return _with_part(cal.of(PartialDate.day(moment, scene.basis)), found) if moment else None


def _read_relative(words: dict[str, int], letter: str) -> Callable[[Match, Scene], Meaning | None]:
    """A function that reads words for a day or month that is a fixed number of steps from publication."""

    def read(found: Match, scene: Scene) -> Meaning | None:
        word = found["word"]
        then = scene.then
        base = (then.start if then else None) if word in IN_STORY or scene.narrative else scene.now
        if base is None:
            return cal.vague("PRESENT_REF" if words[word] == 0 else "PAST_REF" if words[word] < 0 else "FUTURE_REF")
        when = cal.shifted(base, words[word], letter, scene.basis)
        return _with_part(cal.of(when), found) if when else None

    return read


def _read_weekday(found: Match, scene: Scene) -> Meaning | None:
    base = scene.now
    weekday = WEEKDAYS[found["weekday"]]
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
    return UNITS[word], word in CLOCK


def _read_duration(found: Match, scene: Scene) -> Meaning | None:
    """ "三年", "未来三年" (from the publication on), "三年前", "两个月后"."""
    letter, clock = _unit(found["unit"])
    text = found["count"]
    count = 0.5 if text == "半" else float(text) if "." in text else number(text)
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
    hour, minute = number(found["hour"]), number(found["minute"] or "0")
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
    Rule("up to a day", regex(UP_TO_DAY), read_up_to_day),
    Rule(
        "day",
        regex(
            rf"(?:{WHOSE})?(?P<month>(?<!\d){N}|(?<=年){N})月(?P<day>(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}}))[日号]{WEEKDAY_BEHIND}(?P<part>{PARTS})?"
        ),
        _read_day,
        tensed=True,
    ),
    Rule(
        "fiscal",
        regex(
            rf"(?P<year>{YEAR})年?(?:[-–—~/至](?P<to>(?:20)?\d\d)年?)?(?:财政年度|财年)"
            r"(?:第?(?P<quarter>[一二三四1-4])(?:个?季度|财季)|Q(?P<quarter2>[1-4])|(?P<half>[上下])半年)?"
        ),
        read_fiscal,
    ),
    Rule("nth weekday", regex(NTH_WEEKDAY), read_nth_weekday, tensed=True),
    Rule("first year", regex(rf"(?P<year>{YEAR})(?=[-–—~至到]{YEAR}年(?!\d))"), read_whole_year),
    Rule("iso", years.ISO, years.read_iso),
    Rule("eight digits", days.EIGHT_DIGITS, days.read_compact),
    Rule(
        "republic",
        regex(rf"民国(?P<republic>\d{{1,3}}|[一二三四五六七八九十百]{{1,5}})年(?:(?P<month>{N})月(?:(?P<day>{N})[日号])?)?"),
        read_republic,
    ),
    Rule("same period", regex(r"(?P<word>去年|上年|前年)(?:同期|同月|同季)"), read_same_period),
    Rule("short year", regex(rf"{SHORT_YEAR}"), read_short_year),
    Rule(
        "months",
        regex(
            rf"(?:{WHOSE})?(?:(?P<first>\d{{1,2}})(?:月)?[-–—~至到](?P<last>\d{{1,2}})月(?!\d{{1,2}}[日号])|前(?P<count>{N})(?P<unit>个月|个?季度))"
        ),
        read_months,
    ),
    Rule(
        "part of year",
        regex(
            rf"(?:{WHOSE})?的?(?:第?(?P<quarter>[一二三四1-4])(?:个)?季度|Q(?P<quarter2>[1-4])(?!\w)|(?P<half>[上下])半年|(?P<season>[春夏秋冬])[季天])"
        ),
        read_part_of_year,
        tensed=True,
    ),
    Rule(
        "month",
        regex(rf"(?:{WHOSE})?(?<!\d)(?P<month>{N})月(?:份|初|中旬|上旬|下旬|底|末)?(?![\d]{{1,2}}[日号])"),
        read_month,
        tensed=True,
    ),
    Rule("year", regex(rf"{WHOSE}(?:初|末|底|年初|年底|年末)?"), read_year),
    Rule(
        "decade",
        regex(r"(?:(?:(?P<century>[12]\d|二十|十[一二三四五六七八九])|上)世纪)(?P<decade>[1-9]0|[二三四五六七八九]十)年代"),
        read_decade,
    ),
    Rule("day word", regex(rf"(?P<word>{any_of(DAY_WORDS)})(?P<part>{PARTS})?"), _read_relative(DAY_WORDS, "D")),
    Rule("month word", regex(rf"(?P<word>{any_of(MONTH_WORDS)})(?:初|底|末|中旬)?"), _read_relative(MONTH_WORDS, "M")),
    Rule(
        "weekday",
        regex(r"(?P<which>(?:上上|下下|[上下本这])个?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"),
        _read_weekday,
        tensed=True,
    ),
    Rule("week word", regex(rf"(?P<word>{any_of(WEEK_WORDS)})"), _read_relative(WEEK_WORDS, "W")),
    Rule("quarter word", regex(rf"(?P<word>{any_of(QUARTER_WORDS)})"), _read_relative(QUARTER_WORDS, "Q")),
    Rule("every", regex(r"每(?P<unit>年|个?月|周|天|日|季度|小时|分钟)"), _read_every),
    Rule(
        "duration",
        regex(
            rf"(?P<ahead>未来|今后|接下来|过去|近|最近)?(?:的)?(?<![第\d.])(?P<count>{COUNT})(?:(?P<half>个半)(?=月))?(?P<unit>{UNIT}|月(?<=半月))(?P<half2>半(?=[以前后来内]))?(?!期|代|级|轮|报|度|薪)(?:以)?(?P<behind>前|后|来|内|间)?(?!\d)"
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
        regex(r"(?<![\d.])(?P<day>\d{1,2})日(?![元均])" + rf"{WEEKDAY_BEHIND}(?P<part>{PARTS})?"),
        _read_day_only,
        tensed=True,
    ),
    Rule(
        "vague",
        regex(rf"(?P<word>{any_of(VAGUE)})"),
        lambda found, scene: cal.vague(VAGUE[found["word"]]),
    ),
)
#: The beginnings of everything that a rule can match.
HEAD = regex(
    r"(?:[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})(?=[年财]|[-–—~/至](?:20)?\d\d年?财|[-–—~至到][12]\d{3}年)"
    r"|20\d\d(?=(?:0[1-9]|1[0-2])[0-3]\d(?!\d))|(?:19|20)\d\d(?=[-/.]\d{1,2}[-/.]\d)|民国(?=[\d一二三四五六七八九十百])|\d{1,4}(?:\.\d)?(?=个?[年月日号周天季时点星小分秒]|[-–—~至到]\d{1,2}月)|\d{1,2}[:：]\d\d"
    rf"|{any_of({*YEAR_WORDS, *DAY_WORDS, *MONTH_WORDS, *WEEK_WORDS, *QUARTER_WORDS, *VAGUE, '接下来'})}"
    r"|(?:上上|下下|[上下本这])个?(?:周|星期|礼拜)|(?:周|星期|礼拜)[一二三四五六日天]|每(?:年|个?月|周|天|日|季|小时|分钟)|近(?=[\d一二两三四五六七八九十几数])"
    r"|前(?=[\d一二两三四五六七八九十]{1,2}个?[月季])|第?[一二三四1-4]个?季度|[上下]半年|[春夏秋冬][季天]|(?:[12]\d|二十|十[一二三四五六七八九]|上)世纪"
    rf"|{COUNT}(?=个半月|个?(?:年|月|周|星期|天|日|季度|小时|分钟|秒))|(?:上午|下午|晚上|凌晨|中午)(?=\d)"
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
