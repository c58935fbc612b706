"""The words of a schedule as tokens: each says what it means in a schedule, whatever its language. Pure.

What is no word of a schedule becomes a token of the kind "name" (a topic, a zone, or a word that nobody understands).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.core.patterns import regex
from bot.digests.errors import BadSchedule
from bot.digests.schedules.words import HAN_NUMBERS, HAN_WEEKDAYS, MONTH_NAMES, NUMBER_WORDS, PHRASES, WEEKDAY_NAMES

#: The kinds of tokens, each with the letter under which the rules of ``reading`` know it.
KINDS = {
    "every": "E",
    "other": "O",
    "weekday": "D",
    "days": "S",
    "unit": "u",
    "interval": "I",
    "weekly": "W",
    "monthly": "H",
    "of month": "m",
    "month": "M",
    "count": "c",
    "except": "x",
    "relative": "r",
    "next week": "w",
    "date": "a",
    "later": "l",
    "in": "i",
    "only": "y",
    "next": "N",
    "from": "f",
    "to": "b",
    "for": "F",
    "between": "B",
    "part": "p",
    "tonight": "g",
    "tomorrow part": "G",
    "time": "t",
    "number": "n",
    "ordinal": "o",
    "name": "X",
    "zone": "Z",
    "channel": "C",
    "ping": "K",
    "noise": ".",
}
#: The most words and characters of a topic's name that is looked for in a line.
_NAME_WORDS, _NAME_LETTERS = 6, 60
_HAN = "\u3400-\u9fff"


@dataclass(frozen=True, slots=True)
class Token:
    """One word or phrase of a line: its kind, what it means, and what was typed."""

    kind: str
    value: Any
    typed: str


def tokens_of(typed: str, names: Collection[str] = ()) -> list[Token]:
    """The tokens of a line. ``names`` (folded) are known topics; one that is longer than the schedule's word at its place is a name.

    Raises:
        BadSchedule: a time of day that does not exist.
    """
    text = fold(typed)
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        token, size = _token_at(text, at)
        if (named := _name_at(text, at, names)) > size:
            token, size = Token("name", None, text[at : at + named]), named
        elif token is None:
            size = _size_of_unknown(text, at)
            token = Token("name", None, text[at : at + size])
        if token.kind == "name" and found and found[-1].kind == "name" and not _ends_name(text, at):
            found[-1] = Token("name", None, _joined(found[-1].typed, token.typed, text, at))
        else:
            found.append(token)
        at += size
    return found


def fold(typed: str) -> str:
    """The line with full-width signs as plain ones, and in lower case."""
    folded = unicodedata.normalize("NFKC", typed).casefold()
    return re.sub(r"[–—−‒]", "-", folded.replace("’", "'").replace("，", ",").replace("：", ":"))


def _joined(before: str, typed: str, text: str, at: int) -> str:
    return f"{before} {typed}" if text[at - 1].isspace() else before + typed


def _ends_name(text: str, at: int) -> bool:
    return text[at] in ",;&"


def _size_of_unknown(text: str, at: int) -> int:
    if re.match(f"[{_HAN}]", text[at]):
        return 1
    found = re.match(f"[^\\s,;(){_HAN}]+", text[at:])
    return len(found[0]) if found else 1


def _name_at(text: str, at: int, names: Collection[str]) -> int:
    """How long the longest known name is that begins here; 0 where none does."""
    if not names or (at and text[at - 1].isalnum() and not re.match(f"[{_HAN}]", text[at])):
        return 0
    ends = [found.end() for found in re.finditer(r"[\w.+'-]*\w", text[at : at + _NAME_LETTERS])][:_NAME_WORDS]
    if re.match(f"[{_HAN}]", text[at]):
        ends += range(2, 13)
    return max((end for end in ends if text[at : at + end] in names), default=0)


def _token_at(text: str, at: int) -> tuple[Token | None, int]:
    """The longest token that begins here, and its length; a pattern counts before a phrase of the same length."""
    best: tuple[Token | None, int] = (None, 0)
    for pattern, make in _PATTERNS:
        if (found := pattern.match(text, at)) and found.end() - at > best[1] and (made := make(found)) is not None:
            best = (Token(made[0], made[1], found[0].strip()), found.end() - at)
    if (found := _phrases().match(text, at)) and found.end() - at > best[1]:
        kind, value = meanings()[found[0]]
        best = (Token(kind, value, found[0]), found.end() - at)
    return best


@functools.cache
def meanings() -> dict[str, tuple[str, Any]]:
    """What each phrase means."""
    meanings: dict[str, tuple[str, Any]] = {}
    for phrases, kind, value in PHRASES:
        meanings |= dict.fromkeys(phrases.split("|"), (kind, value))
    for words, number in NUMBER_WORDS:
        meanings |= dict.fromkeys(words.split("|"), ("number", number))
    for number, names in enumerate(MONTH_NAMES, start=1):
        meanings |= dict.fromkeys([form for name in names.split("|") for form in (name, f"{name}.")], ("month", number))
    for day, forms in enumerate(WEEKDAY_NAMES):
        for form in forms:
            beginnings = [form[:size] for size in range(3, len(form) + 1)] if len(form) > 5 else [form]
            for name in beginnings:
                endings = ("", "s", ".", "'s", "s'", "abend", "morgen") if len(name) > 2 else ("", ".")
                for ending in endings:
                    meanings.setdefault(name + ending, ("weekday", day))
    meanings["wednesdays"] = ("weekday", 2)
    return {fold(words): meaning for words, meaning in meanings.items()}


@functools.cache
def _phrases() -> re.Pattern[str]:
    """Any phrase, the longest first; one that ends in a Latin letter or digit ends its word too."""
    ordered = sorted(meanings(), key=len, reverse=True)
    parts = [re.escape(words) + (r"(?![a-z0-9ß-ÿ])" if words[-1].isascii() and words[-1].isalnum() else "") for words in ordered]
    return regex("|".join(parts))


def _minutes(hour: int, minute: int, half: str, said: str) -> int:
    if half:
        if not 1 <= hour <= 12 or minute > 59:
            raise BadSchedule("time-of-day-unknown", time=said.strip())
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59:
        raise BadSchedule("time-of-day-unknown", time=said.strip())
    return hour * 60 + minute


_Made = tuple[str, Any] | None


def _time_with_half(found: re.Match[str]) -> _Made:
    return "time", _minutes(int(found[1]), int(found[2] or 0), found[3], found[0])


def _clock(found: re.Match[str]) -> _Made:
    return "time", _minutes(int(found[1]), int(found[2]), "", found[0])


def _hour(found: re.Match[str]) -> _Made:
    return "time", _minutes(int(found[1]), int(found[2] or 0), "", found[0])


def _number_in(word: str) -> int:
    if word.isdigit():
        return int(word)
    kind, value = meanings().get(word, ("", 0))
    return int(value) if kind == "number" else 0


def _spoken_time(found: re.Match[str]) -> _Made:
    """ "half past eight", "quarter to nine", "viertel nach 9"."""
    hour = _number_in(found["hour"])
    if not hour or (found["part"].isdigit() and found["way"] == "to"):
        return None  # "9 to 17" are hours
    step = {"half": 30, "quarter": 15, "viertel": 15}.get(found["part"]) or _number_in(found["part"])
    sign = -1 if found["way"] in ("to", "vor", "before") else 1
    return ("time", _minutes(hour, 0, found["half"] or "", found[0]) + sign * step) if 0 < step < 60 else None


def _half_german(found: re.Match[str]) -> _Made:
    hour = _number_in(found[1])
    return ("time", hour * 60 - 30) if 1 <= hour <= 24 else None


def _han_number(word: str) -> int:
    if word.isdigit():
        return int(word)
    tens, ten, ones = word.partition("十")
    if not ten:
        return HAN_NUMBERS.get(tens, 0)
    return HAN_NUMBERS.get(tens, 1) * 10 + HAN_NUMBERS.get(ones, 0)


def _han_time(found: re.Match[str]) -> _Made:
    part = found[2] or ""
    minute = {"": 0, "半": 30, "一刻": 15, "三刻": 45}.get(part)
    return "time", _minutes(_han_number(found[1]), _han_number(part.rstrip("分")) if minute is None else minute, "", found[0])


def _han_weekdays(found: re.Match[str]) -> _Made:
    days = [HAN_WEEKDAYS[letter] for letter in found[1]]
    if 7 in days:
        return ("days", frozenset({5, 6})) if days == [7] else None
    return ("weekday", days[0]) if len(days) == 1 else ("days", frozenset(days))


def _han_range(found: re.Match[str]) -> _Made:
    first, last = HAN_WEEKDAYS[found[1]], HAN_WEEKDAYS[found[2]]
    return None if 7 in (first, last) else ("days", frozenset((first + step) % 7 for step in range((last - first) % 7 + 1)))


def _han_count(found: re.Match[str]) -> _Made:
    number = _han_number(found[1])
    return ("ordinal", number) if found[0].startswith("第") else ("number", number)


def _date(year: str | None, month: int, day: int) -> _Made:
    """A date, or with no year the pair of month and day; None where there is no such day."""
    try:
        known = date(int(year or 2024), month, day)  # a leap year, for 29 February
    except ValueError:
        return None
    return "date", known if year else (month, day)


def _month_called(name: str) -> int:
    kind, value = meanings().get(name.rstrip("."), ("", 0))
    return int(value) if kind == "month" else 0


def _named_date(found: re.Match[str]) -> _Made:
    month = _month_called(found["month"])
    return _date(found["year"], month, int(found["day"])) if month else None


def _pattern(pattern: str, make: Callable[[re.Match[str]], _Made]) -> tuple[re.Pattern[str], Callable[[re.Match[str]], _Made]]:
    return regex(pattern), make


_END = r"(?![\w:])"
_MONTH = r"(?P<month>[a-zà-ÿ]{3,9}\.?)"
_YEAR = r"(?:,? (?P<year>20\d\d))?"
_PATTERNS = (
    _pattern(r"(\d{1,2})(?:[:.h ](\d{2}))? ?([ap])\.? ?m" + r"(?:\b\.?)", _time_with_half),
    _pattern(r"(\d{1,2})[:.](\d{2})(?::00)?(?: ?(?:uhr|h|heures?)(?!\w))?" + r"(?!\w|[:.]\d)(?:\.(?=\s*$))?", _clock),
    _pattern(r"(\d{1,2})h(\d{2})" + _END, _clock),
    _pattern(r"(\d{1,2}) ?(?:uhr|o'?clock|heures?)(?: (\d{2}))?" + _END, _hour),
    _pattern(r"(\d{1,2})([0-5]\d)(?: ?(?:h|hrs|uhr|hours))?(?![\w:.-]| ?m)", _clock),
    _pattern(r"(?P<part>half|quarter|viertel|\w{1,7}) (?:minutes |minuten )?(?P<way>past|to|after|before|nach"
             r"|vor) (?P<hour>\w{1,7})\b(?: ?(?P<half>[ap])\.?m\b\.?)?", _spoken_time),
    _pattern(r"halb (\w{1,6})\b", _half_german),
    _pattern(r"([\d一二两兩三四五六七八九十]{1,3}) ?[点點时時](?!间)(半|一刻|三刻|[\d一二三四五六七八九十]{1,3}分?)?[钟鐘整]?", _han_time),
    _pattern(r"每?个?(?:周|星期|礼拜|週)([一二三四五六日天末]{1,7})(?![个個])", _han_weekdays),
    _pattern(r"下个?(?:周|星期|礼拜|週)([一二三四五六日天])(?![个個])", lambda found: ("next week", HAN_WEEKDAYS[found[1]])),
    _pattern(r"每?个?(?:周|星期|礼拜|週)([一二三四五六日天])[至到-](?:周|星期|礼拜|週)?([一二三四五六日天])", _han_range),
    _pattern(r"第?([一二两兩三四五六七八九十]{1,3})[个個]?", _han_count),
    _pattern(r"(?:第)?(\d{1,2})个?(?:号|號|日)", lambda found: ("ordinal", int(found[1]))),
    _pattern(r"(\d{1,2})月(\d{1,2})[日号號]?", lambda found: _date(None, int(found[1]), int(found[2]))),
    _pattern(r"(20\d\d)年(\d{1,2})月(\d{1,2})[日号號]?", lambda found: _date(found[1], int(found[2]), int(found[3]))),
    _pattern(r"(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", lambda found: _date(found[1], int(found[2]), int(found[3]))),
    _pattern(r"(\d{1,2})\.(\d{1,2})\.(20\d\d)?(?!\d)", lambda found: _date(found[3], int(found[2]), int(found[1]))),
    _pattern(r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?" + _MONTH + _YEAR + _END, _named_date),
    _pattern(_MONTH + r" (?P<day>\d{1,2})(?:st|nd|rd|th)?" + _YEAR + r"(?![\w:]| ?[ap]\.?m)", _named_date),
    _pattern(r"(\d{1,2})(?:st|nd|rd|th|ten|te|er)(?!\w)", lambda found: ("ordinal", int(found[1]))),
    _pattern(r"(\d{1,2})\.(?= (?:of|im|des|jeden|jedes|eines|den))", lambda found: ("ordinal", int(found[1]))),
    _pattern(r"(\d{1,6})(?![\d:])", lambda found: ("number", int(found[1]))),
    _pattern(r"(?:utc|gmt|z) ?[+-] ?\d{1,2}(?::?\d{2})?(?!\w)|(?<!\S)[+-]\d{1,2}(?::\d{2})?(?!\w)", lambda found: ("zone", found[0])),
    _pattern(r"(?:africa|america|antarctica|arctic|asia|atlantic|australia|europe|indian|pacific|etc|us|canada|brazil"
             r"|mexico|chile)/[a-z_/+0-9-]+", lambda found: ("zone", found[0])),
    _pattern(r"(?:auf )?<#[a-z0-9]{1,24}(?:\|[^>\s]{0,80})?>|#[\w-]+", lambda found: ("channel", found[0])),
    _pattern(r"(?:in|to|into) (?=#|<#)|(?:channel|in|to): ?(?=\S)", lambda _: ("noise", None)),
    _pattern(r"(?:mention|ping|notify|tag):?\s?[@<][^\s]+|@(?:here|channel|everyone|all)\b|<[!@][^\s>]+>",
             lambda found: ("ping", found[0])),
)  # fmt: skip
