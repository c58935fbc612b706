"""Times that are counted in units or named by a season, a range of months or a part of a year, as their first and last day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.core.patterns import regex

MONTH_NAMES = "january|february|march|april|may|june|july|august|september|october|november|december"
MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(MONTH_NAMES.split("|"), 1)}
CHINESE_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4}
NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "",
            "一",
            "two couple of 二 两",
            "three few 三",
            "four 四",
            "five 五",
            "six 六",
            "seven 七",
            "eight 八",
            "nine 九",
            "ten 十",
            "",
            "twelve",
        )
    )
    for word in (*words.replace("couple of", "").split(), *(["couple of"] if "couple of" in words else []))
}
#: First month of each season, as the northern half of the world has it.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_SPAN_OF_UNITS = regex(
    r"\b(?:(?:the )?(?P<past>last|past|previous|trailing)|(?:the )?(?P<next>next|coming|following)) "
    r"(?P<n>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|couple of|few) (?P<unit>day|week|month|year)s?\b|"
    r"(?:(?P<zh>过去|最近|近)|(?P<zh_next>未来|今后|接下来))的?(?P<zh_n>\d{1,3}|[一二两三四五六七八九十])个?(?P<zh_unit>天|日|周|月|年)",
    re.IGNORECASE,
)
_MONTHS_TO = regex(
    r"\b(?P<n>three|six|nine|twelve|3|6|9|12) months (?:to|ended|ending|until|through)(?: the end of)? (?P<month>[a-z]{3,9})(?: \d{1,2},?)?"
    r"(?: (?P<y>(?:19|20)\d\d))?\b",
    re.IGNORECASE,
)
_SEASON = regex(
    r"\b(?:(?P<which>last|next|this|past|coming) (?P<season>spring|summer|autumn|fall|winter)|"
    r"(?:in )?(?P<season2>spring|summer|autumn|winter)(?: of)? (?P<y>(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
QUARTERS_TO = regex(
    r"(?:(?P<y>(?:19|20)\d\d)年?)?[前头首](?P<n>[二两三23])(?:个)?季度?|"
    r"(?:first|1st) (?P<en>two|three|2|3) quarters(?: of (?P<y2>(?:19|20)\d\d))?"
)
_MONTH_RANGE = regex(
    rf"\b(?P<from>{MONTH_NAMES}) (?:to|and|until|till|through|[–-]) (?P<to>{MONTH_NAMES})(?: (?P<y>(?:19|20)\d\d))?\b", re.IGNORECASE
)
_PART_OF_YEAR = regex(
    r"\b(?:(?P<q>(?:first|second|third|fourth|1st|2nd|3rd|4th) quarter|q[1-4])|(?P<h>(?:first|second) half|h[12])) "
    r"(?:of )?(?P<y>last|this|next) year\b|"
    r"\b(?P<y2>last|this|next) year['’]?s? (?:(?P<q2>(?:first|second|third|fourth) quarter|q[1-4])|(?P<h2>(?:first|second) half|h[12]))\b|"
    r"(?P<y3>[去今明前])年(?:第?(?P<q3>[一二三四1-4])季度?|(?P<h3>[上下])半年)",
    re.IGNORECASE,
)
_YEARS_AWAY = {"last": -1, "this": 0, "next": 1, "去": -1, "今": 0, "明": 1, "前": -2}


def longer_spans(text: str, today: date) -> Iterator[tuple[int, int, tuple[date, date]]]:
    """Times that are counted in units or named by a season: "the last 3 months", "six months to june", "next autumn", 2030年前三季度."""
    for match in _SPAN_OF_UNITS.finditer(text):
        yield match.start(), match.end(), _counted_units(match, today)
    for match in _MONTHS_TO.finditer(text):
        if (month := MONTH_NUMBERS.get(match["month"][:3].lower())) is not None:
            said = match["n"].lower()
            count = int(said) if said.isdigit() else NUMBERS[said]
            year = int(match["y"]) if match["y"] else today.year - (month > today.month)
            yield match.start(), match.end(), (month_of(*shifted(date(year, month, 1), 1 - count))[0], month_of(year, month)[1])
    for match in _MONTH_RANGE.finditer(text):
        one, other = (MONTH_NUMBERS[match[group][:3].lower()] for group in ("from", "to"))
        year = int(match["y"]) if match["y"] else today.year - (other > today.month)
        yield match.start(), match.end(), (date(year - (one > other), one, 1), month_of(year, other)[1])
    for match in _PART_OF_YEAR.finditer(text):
        year = today.year + _YEARS_AWAY[(match["y"] or match["y2"] or match["y3"]).lower()]
        if half := match["h"] or match["h2"] or match["h3"]:
            first = 1 if half[:5].lower() == "first" or half[-1] in "1上" else 7
            yield match.start(), match.end(), (date(year, first, 1), month_of(year, first + 5)[1])
        else:
            quarter = (match["q"] or match["q2"] or match["q3"]).lower().removesuffix(" quarter").removeprefix("q")
            number = ORDINALS.get(quarter) or CHINESE_DIGITS.get(quarter) or int(quarter)
            yield match.start(), match.end(), quarter_of(year, number)
    for match in _SEASON.finditer(text):
        yield match.start(), match.end(), _season(match, today)
    for match in QUARTERS_TO.finditer(text):
        if stated := match["y"] or match["y2"]:
            said = match["n"] or match["en"]
            last = 3 * (int(said) if said.isdigit() else NUMBERS[said])
            yield match.start(), match.end(), (date(int(stated), 1, 1), month_of(int(stated), last)[1])


def _counted_units(match: re.Match[str], today: date) -> tuple[date, date]:
    said = (match["n"] or match["zh_n"]).lower()
    number = int(said) if said.isdigit() else NUMBERS[said]
    unit = {"天": "day", "日": "day", "周": "week", "月": "month", "年": "year"}.get(match["zh_unit"] or "", (match["unit"] or "").lower())
    ahead = match["next"] or match["zh_next"]
    if unit in ("day", "week"):
        reach = timedelta(number * (7 if unit == "week" else 1))
        return (today, today + reach) if ahead else (today - reach, today)
    months = number * (12 if unit == "year" else 1) * (1 if ahead else -1)
    year, month = shifted(today, months)
    other = date(year, month, min(today.day, month_of(year, month)[1].day))
    return (today, other) if ahead else (other, today)


def _season(match: re.Match[str], today: date) -> tuple[date, date]:
    """The season of that year; the last one is over, the next one has not begun."""
    first = _SEASONS[(match["season"] or match["season2"]).lower()]
    year = int(match["y"]) if match["y"] else today.year
    which = (match["which"] or "").lower()

    def days(year: int) -> tuple[date, date]:
        return date(year, first, 1), month_of(*shifted(date(year, first, 1), 2))[1]

    if which in ("last", "past"):
        year -= days(year)[0] > today
    elif which in ("next", "coming"):
        year += days(year)[0] <= today
    elif which == "this" and first == 12 and today.month < 3:
        year -= 1
    return days(year)


def month_of(year: int, month: int) -> tuple[date, date]:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(1)


def shifted(day: date, months: int) -> tuple[int, int]:
    number = day.year * 12 + day.month - 1 + months
    return number // 12, number % 12 + 1


def quarter_of(year: int, number: int) -> tuple[date, date]:
    return date(year, 3 * number - 2, 1), month_of(year, 3 * number)[1]
