"""Finds the line of a head that names the paper, site or magazine: by its words, by its place, or by what stands below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.patterns import regex
from bot.reading.masthead import words
from bot.reading.masthead.labels import Label, Line
from bot.reading.masthead.names import is_publisher, publisher

_HAN = regex(r"[\u3400-\u9fff]")
#: A short name in Chinese, without figures or marks.
_CHINESE_NAME = regex(r"[A-Za-z]{0,8}[\u4e00-\u9fff]{3,8}[A-Za-z]{0,8}")
#: What a name in capitals does not have.
_MARK = regex(r"[:;?!“”‘\"%$€£]|\d{2}")
_OF_ISSUE = regex(r"(?:Issue|No\.|Vol(?:ume|\.)|Nr\.)\s?\d")
#: A title has at least so many words, a name at most.
_TITLE_WORDS, _NAME_WORDS = 4, 8
_SECTION_WORDS = 3


def paper_line(lines: Sequence[Line], candidates: Sequence[int]) -> tuple[int, str] | None:
    """The line with the paper's name, by its words or its place: above the title, alone, in capitals or with a slogan.

    >>> paper_line([Line(0, 40, "MODERATO — the magazine for people who listen"), Line(41, 60, "The lost bell of Gent")], [0, 1])
    (0, 'Moderato')
    """
    for index in candidates[:3]:
        line = lines[index].text
        name, *rest = re.split(r"\s+[—–|·-]\s+|,\s(?=No\b|Issue\b|Vol)", line, maxsplit=1)
        is_part = rest and len(candidates) > 1 and words.SITE_PART.fullmatch(rest[0]) and is_name(name)
        slogan = rest and (is_part or words.SLOGAN.match(rest[0]) or words.EDITION.fullmatch(rest[0]))
        if len(name.split()) > 6 or (_HAN.search(name) and len(name) > 12):
            continue
        if slogan or (not rest and index != candidates[-1] and is_publisher(name) and is_name(name)):
            return index, publisher(name)
        if not rest and index == 0 and len(candidates) > 1 and name.isupper() and not _HAN.search(name) and len(name.split()) <= 4:
            follows = lines[index + 1].label if len(lines) > index + 1 else None
            if follows is Label.STORY and words.SLOGAN.match(lines[index + 1].text):
                return index, publisher(name)
            if follows in (Label.NAVIGATION, Label.SECTION, Label.BYLINE, Label.COUNTER):
                return index, publisher(name)
        if not rest and index == 0 and len(candidates) > 1 and _is_above_menu(lines) and is_name(name) and len(name.split()) <= 4:
            return index, publisher(name)
    return _name_above_section(lines, candidates)


def _name_above_section(lines: Sequence[Line], candidates: Sequence[int]) -> tuple[int, str] | None:
    """The first line where it is a name above a menu or a section, with a title further down; None otherwise.

    >>> page = [(0, "Field & Feed Europe", Label.STORY), (20, "Plants", Label.SECTION), (27, "Verhoeven opens a works", Label.STORY)]
    >>> _name_above_section([Line(at, at + len(text), text, label) for at, text, label in page], [0, 2])
    (0, 'Field & Feed Europe')
    """
    if not candidates or candidates[0] != 0 or len(lines) < 3:
        return None
    name, below = lines[0].text, lines[1]
    if _is_above_short_section(lines, candidates):
        return 0, publisher(name)
    is_issue = below.label is Label.BYLINE and _OF_ISSUE.search(below.text) is not None
    least = 2 if is_issue else _TITLE_WORDS
    if not any(len(lines[index].text.split()) >= least or _HAN.search(lines[index].text) for index in candidates[1:]):
        return None
    if below.label not in (Label.NAVIGATION, Label.SECTION) and not is_issue and _HAN.search(name) is None:
        return None
    if _CHINESE_NAME.fullmatch(name) and not words.CHINESE_SECTION.search(name):
        is_of_story = any(lines[index].text.startswith(name[:2]) for index in candidates[1:])  # what the title begins with is no paper
        return None if is_of_story else (0, name)
    return (0, publisher(name)) if _HAN.search(name) is None and _is_in_capitals(name) else None


def _is_above_short_section(lines: Sequence[Line], candidates: Sequence[int]) -> bool:
    """Whether a short name stands above a short section and a line with the day, with the title below: "Basin", "Markets & money"."""
    if len(lines) < 4 or len(candidates) < 3 or candidates[1] != 1 or lines[2].label is not Label.BYLINE:
        return False
    name, section = lines[0].text, lines[1].text
    is_short = len(name.split()) <= _SECTION_WORDS and len(section.split()) <= _SECTION_WORDS and section[-1].isalnum()
    return is_short and candidates[2] > 2 and _HAN.search(name) is None and _is_in_capitals(name) and name[-1].isalnum()


def _is_in_capitals(line: str) -> bool:
    """Whether a line is shaped like a name: at most eight words, each with a capital but the small ones, and no mark of a sentence."""
    return len(line.split()) <= _NAME_WORDS and _MARK.search(line) is None and _has_capitals(line)


def _has_capitals(line: str) -> bool:
    return all(word[0].isupper() or not word[0].isalpha() or word in ("of", "and", "the", "for", "in", "de", "la") for word in line.split())


def _is_above_menu(lines: Sequence[Line]) -> bool:
    """Whether the first line has nothing in small letters and the second is a menu: "The Salt Spoon" over "Issue 41 | Recipes | Shop"."""
    if len(lines) < 3 or lines[1].label is not Label.NAVIGATION or len(words.pieces_of(lines[1].text)) < 3:
        return False
    return _has_capitals(lines[0].text)


def is_name(line: str) -> bool:
    return not re.search(r"[,:;?!“”‘\"]|\b20\d\d\b", line) and len(line) <= 48
