"""Finds the line of a head that names the organisation whose own news follows: a company, an authority, a magazine in capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.patterns import regex
from bot.reading.masthead import words
from bot.reading.masthead.labels import Label, Line
from bot.reading.masthead.names import is_organisation, publisher, without_seat

_HAN = regex(r"[\u3400-\u9fff]")
_CHINESE_NAME = regex(r"[\u4e00-\u9fff]{3,8}")
#: The name stands among so many lines of the head.
_WITHIN = 3
#: A section below a name in capitals has at most so many words, and a title at least this many.
_SECTION_WORDS, _TITLE_WORDS = 3, 4
_LONG_CHINESE_TITLE = 12
_LONGEST = 48
#: "Verhoeven Pompen N.V. – Press release"
_RELEASE_OF = regex(r"(?P<name>[A-ZÀ-Þ][\w&.,’' -]{2,44}?)\s[–—|-]\s(?i:press|news|media)\s(?i:release|statement)")
#: "Saltpan Notes: rowing, rivers and rain", a paper's name and what it is about.
_WITH_SUBJECTS = regex(
    r"(?P<name>[A-ZÀ-Þ][\w’'&-]{1,20}(?:\s(?:[A-ZÀ-Þ&][\w’'&-]{0,20}|of|and|the)){0,3}):\s[a-z][\w-]{2,20}(?:(?:,\s|\s(?:and|&)\s|,?\s)[a-z][\w-]{1,20}){0,7}"
)


def owner_line(lines: Sequence[Line], candidates: Sequence[int]) -> tuple[int, str] | None:
    """The index of the line and the name in it; None where no line above the title names an organisation.

    >>> owner_line([Line(0, 18, "Mailhaven B.V., Ghent"), Line(20, 50, "Changes to your plan from 1 July")], [0, 1])
    (0, 'Mailhaven B.V.')
    """
    for place, index in enumerate(candidates[:-1]):
        if index >= _WITHIN:
            break
        name = lines[index].text
        follows = lines[index + 1].label if len(lines) > index + 1 else None
        if index == 0 and follows in (Label.NAVIGATION, Label.SECTION) and (named := _WITH_SUBJECTS.fullmatch(name)):
            return index, publisher(named["name"])
        if index == 0 and (release := _RELEASE_OF.fullmatch(name)):
            return index, publisher(release["name"])
        if len(name) > _LONGEST:
            continue
        if is_organisation(name):
            return index, publisher(without_seat(name))
        below = [lines[other].text for other in candidates[place + 1 :]]
        if index == 0 and (_is_chinese_house(name, lines, below) or _is_above_section(name, below)):
            return index, publisher(name)
    return None


def _is_chinese_house(name: str, lines: Sequence[Line], below: Sequence[str]) -> bool:
    """Whether a short first line is a house that a line of credits names too: "硅屿科技", above "硅屿编辑部 | 2031-01-22"."""
    if _CHINESE_NAME.fullmatch(name) is None or words.KICKER.fullmatch(name):
        return False
    is_named = any(line.label is Label.BYLINE and name[:2] in line.text for line in lines[1:])
    return is_named and len(_HAN.findall(below[0])) >= _LONG_CHINESE_TITLE


def _is_above_section(name: str, below: Sequence[str]) -> bool:
    """Whether a first line in capitals stands above a section and then a title: "SITE & PLANT", "Market review"."""
    if not name.isupper() or len(name.split()) > _TITLE_WORDS or _HAN.search(name) or re.search(r"[\d,:;?!]", name):
        return False
    return len(below) > 1 and len(below[0].split()) <= _SECTION_WORDS and len(below[1].split()) >= _TITLE_WORDS
