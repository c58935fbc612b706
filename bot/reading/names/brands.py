"""Finds names that are written in lower case: "seven18 raises $4 million", "Introducing parsnip 2", "parsnip labs"."""

from __future__ import annotations

import re
from collections import Counter

from bot.reading.names.runs import Spot
from bot.reading.words import is_ordinary

#: A headline stands in the first so many characters.
_HEAD = 700
#: So often a text writes a brand of letters and digits, at least.
_OFTEN = 3
_MIXED = re.compile(r"(?<![\w.@/#-])(?P<name>[a-z]{3,12}\d{1,4}[a-z]{0,8}|[a-z]\d[a-z])(?![\w@/-])")
#: Of letters and digits, but no brands: "covid19", "2h30", a code.
_NO_BRAND = re.compile(
    r"(?:covid|sars|h\d|q\d|page|fig|note|step|chapter|sha|utf|base|ipv|mp|http|rev|ver|part|day|week|phase|tier|level)\d+"
)
_PRESENTED = re.compile(
    r"(?m)^[ \t#*]{0,4}(?:[Ii]ntroducing|[Mm]eet|[Aa]nnouncing|[Pp]resenting|[Ll]aunching|[Rr]eleasing|[Ss]ay hello to|[Hh]ello,)\s"
    r"(?P<word>[a-z]{4,14})\s(?P<number>\d{1,2}(?:\.\d{1,2})?)(?![\w.,]*\d)[ \t]{0,3}(?:$|[:,–—!.])"
)
_NAMED = re.compile(r"(?m)^[ \t#*]{0,4}(?P<word>[a-z]{4,14})\s(?P<number>\d{1,2}(?:\.\d{1,2})?)\s(?:is\s(?:out|here)|released|launches)\b")
_FIRMS = "labs|lab|research|systems|studio|studios|technologies|cloud|works|foods|energy|health|robotics|pay|bank"


def lower_case_spots(text: str) -> list[Spot]:
    """The brands of a text that are written in lower case, in order; [] where its head names none."""
    head = text[:_HEAD]
    kinds = dict.fromkeys(_mixed(text, head), "organisation")
    for found in (*_PRESENTED.finditer(head), *_NAMED.finditer(head)):
        kinds |= _of_product(text, found["word"], found["number"])
    if not kinds:
        return []
    anywhere = re.compile(rf"(?<![\w@/-])(?:{'|'.join(sorted(map(re.escape, kinds), key=len, reverse=True))})(?![\w@/-])(?!\.\d)")
    return [_spot(match, kinds[match[0]]) for match in anywhere.finditer(text)]


def _mixed(text: str, head: str) -> list[str]:
    """The words of letters and digits that the head of a text names and that the text comes back to."""
    names = {match["name"] for match in _MIXED.finditer(head)}
    if not names:
        return []
    counts = Counter(match["name"] for match in _MIXED.finditer(text))
    return sorted(name for name in names if counts[name] >= _OFTEN and not _NO_BRAND.fullmatch(name))


def _of_product(text: str, word: str, number: str) -> dict[str, str]:
    """The product that a headline presents, its other versions, and the firm that is called after it; {} where nothing comes back to it."""
    versions = set(re.findall(rf"(?<![\w-]){re.escape(word)}\s\d{{1,2}}(?:\.\d{{1,2}})?(?![\w.,]*\d)", text))
    if len(re.findall(rf"(?<![\w-]){re.escape(word)}(?:\s|-){re.escape(number)}(?!\d)", text)) < 2:
        return {}
    firms = set(re.findall(rf"(?<![\w-]){re.escape(word)}\s(?:{_FIRMS})(?![\w-])", text))
    plain = set() if is_ordinary(word) else {word}
    return {**dict.fromkeys(versions | plain, "product"), **dict.fromkeys(firms, "organisation")}


def _spot(match: re.Match[str], kind: str) -> Spot:
    return Spot(match.start(), match.end(), match[0], tuple(match[0].split()), False, False, kind=kind)
