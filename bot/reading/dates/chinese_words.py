"""Words and patterns of Chinese time expressions, and the numbers and years in them."""

from __future__ import annotations

from collections.abc import Iterable

from bot.reading.dates.patterns import Match
from bot.reading.dates.scene import Scene
from storage.values import Basis

DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 5}
SEASONS = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}
UNITS = {"年": "Y", "月": "M", "周": "W", "星期": "W", "礼拜": "W", "天": "D", "日": "D", "季度": "Q", "小时": "H", "分钟": "M", "秒": "S"}
CLOCK = ("小时", "分钟", "秒")
YEAR_WORDS = {
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
DAY_WORDS = {
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
IN_STORY = frozenset(("当年", "同年", "次年", "翌年", "当日", "当天", "次日", "翌日", "当月", "同月"))
MONTH_WORDS = {
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
WEEK_WORDS = {
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
QUARTER_WORDS = {"本季度": 0, "上季度": -1, "上一季度": -1, "上个季度": -1, "下季度": 1, "下一季度": 1, "下个季度": 1}
VAGUE = {
    **dict.fromkeys(("目前", "现在", "当前", "如今", "眼下", "现阶段", "至今", "迄今"), "PRESENT_REF"),
    **dict.fromkeys(("近日", "最近", "近期", "日前", "近年来", "近来", "不久前", "过去", "此前"), "PAST_REF"),
    **dict.fromkeys(("未来", "将来", "今后", "不久后", "即日起"), "FUTURE_REF"),
}

PARTS_OF_DAY = {
    **dict.fromkeys(("凌晨", "清晨", "早上", "早晨", "上午"), "MO"),
    **dict.fromkeys(("中午",), "MI"),
    **dict.fromkeys(("下午",), "AF"),
    **dict.fromkeys(("傍晚", "晚间", "晚上", "当晚", "晚"), "EV"),
    **dict.fromkeys(("夜间", "深夜"), "NI"),
}
#: A part of the day without an hour.
PARTS = rf"(?:{'|'.join(PARTS_OF_DAY)})(?!\d)"


#: Behind a word, where it is none: 至今 ("until now") in 截至今年 ("by this year"), 后年 in 达产后年产能 ("yearly capacity after").
_ALONE = {"至今": "(?![年天日月])", "后年": r"(?!(?<=[产成工建张购市造级营行]后年)[产均营销处发供])"}


def any_of(table: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; those that other words may hold only where they stand alone."""
    return "|".join(word + _ALONE.get(word, "") for word in sorted(table, key=len, reverse=True))


N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
#: The weekday behind a date: "8月1日（星期一）".
WEEKDAY_BEHIND = r"(?:[（(](?:周|星期|礼拜)[一二三四五六日天][）)]|(?:周|星期|礼拜)[一二三四五六日天])?"
YEAR = r"(?:(?:1[0-9]|20)\d\d|[一二][〇○零一二三四五六七八九]{3})"
YEAR_WORD = any_of(YEAR_WORDS)
WHOSE = rf"(?:(?P<year>{YEAR})年|(?P<yword>{YEAR_WORD}))"
COUNT = r"(?:\d{1,4}(?:\.\d)?|[一二两三四五六七八九十百]{1,5}|几|数|多|半)"
UNIT = r"(?:年|个月|周|个?星期|个?礼拜|天|日|个?季度|个?小时|分钟|秒)"


def number(text: str) -> int | None:
    """A number up to 999 in digits or Chinese numerals; None for vague ones (几, 数)."""
    if text.isdecimal():
        return int(text)
    if not text or any(character not in DIGITS and character not in "十百" for character in text):
        return None
    if all(character in DIGITS for character in text):
        return int("".join(str(DIGITS[character]) for character in text))
    total = 0
    current = 0
    for character in text:
        if character in "十百":
            total += (current or 1) * (10 if character == "十" else 100)
            current = 0
        else:
            current = DIGITS[character]
    return total + current


def year_of(found: Match, scene: Scene) -> tuple[int | None, Basis]:
    """The year that an expression states, in figures or as a word ("去年"), and its basis; None where it states none."""
    groups = found.groupdict()
    if groups.get("year"):
        return number(groups["year"]), Basis.STATED
    word = groups.get("yword")
    if not word:
        return None, scene.basis
    then = scene.then
    base = (then.start if then else None) if word in IN_STORY else scene.now
    return (base.year + YEAR_WORDS[word] if base else None), scene.basis


def has_year(found: Match) -> bool:
    groups = found.groupdict()
    return bool(groups.get("year") or groups.get("yword"))
