"""What a line of an article is: the labels of its first and last lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.core.patterns import regex


class Label(StrEnum):
    """What a line is for."""

    NAVIGATION = "navigation"
    SECTION = "section"
    PUBLISHER = "publisher"
    RELEASE = "release"  #: "PRESS RELEASE", "For immediate release"
    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"  #: who wrote it, when, and where: "By A. Writer | 4 March 2031"
    PAGE_HEADER = "page header"  #: the day of reading, the weather
    CAPTION = "caption"
    COUNTER = "counter"
    STORY = "story"
    CORRECTION = "correction"
    RELATED = "related"  #: headlines of other stories
    NEWSLETTER = "newsletter"
    ABOUT = "about"  #: what a company always says about itself
    NOTICE = "notice"  #: forward-looking statements, rights, story numbers, commands
    CONTACT = "contact"
    REPLAY = "replay"
    EXCHANGE_RATE = "exchange rate"
    CREDITS = "credits"


#: Lines and sentences with these labels yield no fact, event, quotation or quantity.
FURNITURE = frozenset(Label) - {Label.TITLE, Label.STANDFIRST, Label.STORY, Label.CORRECTION, Label.RELEASE, Label.ABOUT}


@dataclass(slots=True, unsafe_hash=True)  # not frozen, which would triple the time; it is never changed
class Line:
    """A line, or a sentence within one, and what it is."""

    start: int
    end: int
    text: str
    label: Label = Label.STORY


_LINE = regex(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")


def lines_of(text: str, end: int | None = None) -> Iterator[Line]:
    """The lines that are not empty, without the white space around them."""
    for match in _LINE.finditer(text, 0, len(text) if end is None else end):
        words = match[0].strip()
        if words:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Line(start, start + len(words), words)
