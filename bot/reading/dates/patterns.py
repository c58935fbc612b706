"""Building blocks for the rules for English time expressions: parts of patterns, and functions that read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.reading.dates import scene as cal
from bot.reading.dates import words
from bot.reading.dates.scene import Meaning, Scene
from storage.values import Basis

Match = re.Match[str]
Reader = Callable[[Match, Scene], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern, and the function that gives the meaning of its matches.

    A ``tensed`` rule needs to know the tense around a match. Where a ``final`` rule matches but can't be read
    (30 February), no other rule is tried.
    """

    name: str
    pattern: re.Pattern[str]
    read: Reader
    tensed: bool = False
    final: bool = False


def any_of(table: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; a blank in them matches any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in sorted(table, key=len, reverse=True))


# Every gap is bounded, so that no pattern takes long over a run of blanks.
GAP = r"\s{1,4}"
MAY_GAP = r"\s{0,3}"
HYPHEN = rf"(?:{MAY_GAP}[-‐‑–]{MAY_GAP}|{GAP})"

_FULL_MONTH = "|".join(words.MONTH_NAMES)
_SHORT_MONTH = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
MONTH = rf"(?:{_FULL_MONTH}|{_FULL_MONTH.upper()}|(?:{_SHORT_MONTH}|{_SHORT_MONTH.upper()})\b\.?)"
#: A month without a number beside it; short forms count only with their full stop.
BARE_MONTH = rf"(?:{_FULL_MONTH}|(?:{_SHORT_MONTH})\.)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:\s?(?:st|nd|rd|th)\b)?(?![\d%]|[.,:]\d)"
YEAR = r"(?:1\d{3}|20\d\d)(?![\d%]|[.,:]\d)"
WEEKDAY = (
    rf"(?:{'|'.join(words.WEEKDAY_NAMES)}|{'|'.join(words.WEEKDAY_NAMES).upper()}"
    r"|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
)
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weekends?|weeks?|fortnights?|months?|quarters?|years?|decades?"
    r"|centur(?:y|ies)|millenni(?:um|a))"
)
PART_OF_DAY = r"(?:morning|afternoon|evening|night|dawn|midday|overnight)"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
NUMBER = (
    rf"(?:\d{{1,3}}(?:[ -]1/2|\s?½)|\d{{1,3}}(?:,\d{{3}})?(?:\.\d{{1,2}})?(?![\d,.]\d)|(?:{_TENS})(?:[- ](?:{_ONES}))?|{_TEENS}|{_ONES}"
    r"|(?:a\s|one\s)?(?:hundred|dozen)|a\scouple(?:\sof)?|(?:a\s)?few|several|many|some|couple(?:\sof)?|countless"
    r"|half\s?(?:-\s?)?an?|an?|another)"
)
ORDINAL = rf"(?:{any_of(words.ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
ABOUT = (
    r"(?:(?:just|only|about|around|roughly|approximately|nearly|almost|some|over|under|more\sthan|less\sthan|fewer\sthan|at\sleast"
    r"|at\smost|up\sto|well\sover|as\slong\sas|as\slittle\sas|the)\s{1,3})"
)
EARLY = r"(?:(?:[Ee]arly|[Ll]ate|[Mm]id|[Mm]iddle)(?:\s?-\s?|\s{1,3}(?:in\s{1,3}|of\s{1,3})?))"
_RELATIVE = rf"this|last|next|that|the{GAP}(?:same|following|previous|current|next|last|preceding)|the"
YEAR_TAIL = (
    rf"(?:{MAY_GAP},?{MAY_GAP}(?:(?:of|in){GAP})?(?P<year>{YEAR})"
    rf"|{MAY_GAP},?(?:{GAP}(?:of|in))?{GAP}(?P<yrel>{_RELATIVE}){GAP}year\b)"
)
ANY_CASE = re.IGNORECASE


def plainly(text: str | None) -> str:
    """The text in lower case with single blanks; '' for None."""
    return " ".join(text.split()).lower() if text else ""


def group(found: Match, name: str) -> str:
    """What a group matched, in lower case; '' where the pattern has no such group or it did not match."""
    return plainly(found.groupdict().get(name))


def number(text: str) -> float | None:
    """The value of a number in words or figures; None where it is vague ("several")."""
    word = re.sub(r"\s+of\Z", "", plainly(text))
    word = re.sub(r"\A(?:a|an|one)\s(?=couple|few|dozen|hundred)", "", word)
    if word in ("a", "an", "another"):
        return 1
    if word.startswith("half"):
        return 0.5
    if halved := re.match(r"(\d+)(?:[ -]1/2|\s?½)", word):
        return int(halved.group(1)) + 0.5
    if word[:1].isdecimal():
        return float(word.replace(",", ""))
    if word in words.NUMBERS:
        return words.NUMBERS[word]
    parts = re.split(r"[-\s]+", word)
    if len(parts) == 2 and all(part in words.NUMBERS for part in parts):
        return words.NUMBERS[parts[0]] + words.NUMBERS[parts[1]]
    return None


def ordinal(text: str) -> int:
    """The number of an ordinal in words or figures; 0 for "last" and anything that is no ordinal."""
    word = plainly(text)
    return words.ORDINALS.get(word) or int(re.sub(r"\D", "", word) or 0)


def unit(text: str) -> tuple[str, int, bool]:
    """A unit's TIMEX3 letter, its factor, and whether it is a time of day: ("Y", 10, False) for "decades"."""
    word = text.lower()
    return words.UNITS[words.PLURALS.get(word, word)]


def amount(count: float | None, letter: str, factor: int, clock: bool) -> str:
    """A TIMEX3 duration: ``P3Y``, ``PT30M``, ``P2.5Y``, ``PXM``."""
    if count == 0.5 and factor == 1 and letter in "HY":
        return "PT30M" if letter == "H" else "P6M"
    size = "X" if count is None else f"{count * factor:g}" if count * factor < 1e6 else str(int(count * factor))
    return f"P{'T' if clock else ''}{size}{letter}"


def month_number(text: str) -> int:
    return words.MONTHS[text.rstrip(".").lower()]


def day_number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def weekday_number(text: str) -> int:
    return words.WEEKDAYS[text.rstrip(".").lower()]


def short_or_full_year(text: str) -> int:
    """The year that two or four digits mean, with or without an apostrophe: "24" and "'24" are 2024, "99" is 1999."""
    digits = text.lstrip("'’")
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 50 else 1900)


def has_year(found: Match) -> bool:
    return bool(group(found, "year") or group(found, "yrel"))


def stated_year(found: Match, scene: Scene) -> int | None:
    """The year at the end of an expression, in figures or as "this year" or "the following year"; None without one."""
    if group(found, "year"):
        return int(found["year"])
    word = group(found, "yrel")
    if not word:
        return None
    in_story = word in ("that", "the same", "the following", "the previous", "the preceding") or (word == "the" and scene.last is not None)
    base = (scene.then.start if scene.then else None) if in_story else scene.now
    step = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1}.get(word.split()[-1], 0)
    return base.year + step if base else None


def basis_of_year(found: Match, scene: Scene) -> Basis:
    """STATED where the expression has its year in figures, else the basis of what is resolved in this scene."""
    return Basis.STATED if group(found, "year") else scene.basis


def guess_year(scene: Scene, month: int, day: int = 0) -> int | None:
    """The year of a month (and day) without one: that of the sentence or the story, or the nearest to publication."""
    if scene.narrative:
        return cal.year_in_story(scene.last, month) if scene.last else None
    if scene.published is None:
        return scene.year_in_sentence
    return cal.closest_year(scene.published, month, day, scene.tense)
