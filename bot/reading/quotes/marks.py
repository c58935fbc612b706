"""Pairs opening and closing quotation marks: curly, straight, Chinese, French, German and typewriter ones, also over paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.patterns import regex

#: First any of the marks, then what makes it one: a search for one of some characters is much faster.
_MARK = regex(r"[“”„‟«»「」『』\"＂`'‘](?:(?<=[^`'‘])|(?<=`)`|(?<=')'|(?<=‘)(?<![^\s(\[—–-].)(?=\S)|(?<=')(?<![^\s(\[—–-].)(?=[A-Z“]))")
_CLOSERS = {"“": '”"', "„": "“”", "‟": "”“‟", "«": "»", "»": "«", "「": "」", "『": "』", "``": ("''", '"'), "‘": "’", "'": "'"}
#: A single mark surely closes a quotation after punctuation, and probably before what can't continue a word.
_STRONG_CLOSE = regex(r"(?<=[,.?!…])[’'](?![\w’'])")
_WEAK_CLOSE = regex(r"(?<=\w)[’'](?=[\s,.;:?!)\]—–]|$)")
_LONGEST = 6000  #: characters; a mark that is not closed within them opened nothing
_LONGEST_SINGLE = 800  #: the same for single marks, which mostly are apostrophes
#: More marks than this are not inside one quotation.
_MOST_MARKS = 120
_DEEPEST = 4  #: the deepest nesting of quotations
_MOST_PARAGRAPHS = 30


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks, as offsets in the text."""

    opens: int  #: where the opening mark begins
    start: int  #: where the words begin
    end: int  #: where the words end
    closes: int  #: where the closing mark ends


def quoted(text: str) -> list[Quoted]:
    """The quotations in a text, in order, without those inside others."""
    marks = [(m.start(), m[0]) for m in _MARK.finditer(text)]
    found: list[Quoted] = []
    index, past = 0, 0
    while index < len(marks):
        at, mark = marks[index]
        if at < past or not _opens(text, at, mark):
            index += 1
            continue
        close = _single_close(text, at, mark) if mark in "‘'" and len(mark) == 1 else _close(text, marks, index)
        if close is None:
            index += 1
            continue
        end, past = close
        start = at + len(mark)
        quote = _stripped(text, at, start, end, past)
        if quote:
            found.append(quote)
        index += 1
    return found


def _stripped(text: str, opens: int, start: int, end: int, closes: int) -> Quoted | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(opens, start, end, closes) if end > start else None


def _opens(text: str, at: int, mark: str) -> bool:
    """Whether a mark can open a quotation; a straight one needs a character right after it and none of a word before it."""
    if mark in ("”", "」", "』", "''"):
        return False
    if mark == "»":  # German books open with it: »…«
        return not text[at - 1 : at].strip() and bool(text[at + 1 : at + 2].strip())
    if mark in ('"', "＂"):
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        return bool(after) and not (before.isalnum() or before in (".", ",", "!", "?")) and after != "\n"
    return True


def _line_start(text: str, at: int) -> bool:
    back = at - 1
    while back >= 0 and text[back] in " \t\u3000\xa0":
        back -= 1
    return back < 0 or text[back] == "\n"


def _close(text: str, marks: list[tuple[int, str]], index: int) -> tuple[int, int] | None:
    """Where the words and the closing mark end, or None where nothing closes. Each further paragraph may begin with an opening mark."""
    opened, mark = marks[index]
    straight = mark in ('"', "＂")
    closers = mark if straight else _CLOSERS[mark]
    depth = paragraphs = 0
    last = opened + len(mark)
    for at, other in marks[index + 1 : index + 1 + _MOST_MARKS]:
        if at - opened > _LONGEST:
            return None
        fresh = _line_start(text, at)
        if "\n" in text[last:at] and not fresh and _paragraph_break(text, last, at):
            return None  # a new paragraph without a mark at its start ends the quotation
        last_end, last = last, at + len(other)
        if depth > _DEEPEST or paragraphs > _MOST_PARAGRAPHS:
            return None
        if fresh and other == mark:
            if _paragraphs_between(text, last_end, at):
                return None  # a whole paragraph without marks stands between: nothing closed the quotation
            paragraphs += 1
            continue  # the quotation continues in a new paragraph
        if straight and other == mark and _is_inch(text, marks, index, at):
            continue
        if straight and other == mark:
            if (
                _opens(text, at, mark)
                and text[at - 1] in " (\n"
                and text[at + 1 : at + 2].isalnum()
                and text[opened + 1 : opened + 2] != " "
            ):
                return None  # another opening mark: this one was never closed
            return at, last
        if other in closers:
            if depth == 0:
                return at, last
            depth -= 1
        elif other == mark and not straight:
            depth += 1
    return None


def _is_inch(text: str, marks: list[tuple[int, str]], index: int, at: int) -> bool:
    """Whether a straight mark after a digit means inches: a word follows it, and another mark in the same line closes."""
    if not text[at - 1].isdigit() or not re.match(r" [a-z]", text[at + 1 : at + 3]):
        return False
    after = next((other for other, _ in marks[index + 1 : index + 20] if other > at), None)
    return after is not None and "\n" not in text[at:after] and text[after - 1] in ",.?!" and text[after - 1 : after] != " "


def _paragraphs_between(text: str, start: int, end: int) -> bool:
    """Whether more than the rest of one paragraph stands in ``text[start:end]``, which ends at the start of a line."""
    return _paragraph_break(text, start, start + len(text[start:end].rstrip()))


def _paragraph_break(text: str, start: int, end: int) -> bool:
    return re.search(r"\n[ \t]*\n", text[start:end]) is not None


def _single_close(text: str, at: int, mark: str) -> tuple[int, int] | None:
    stop = min(len(text), at + _LONGEST_SINGLE)
    newline = text.find("\n", at, stop)
    stop = newline if newline >= 0 else stop
    for pattern in (_STRONG_CLOSE, _WEAK_CLOSE):
        if (found := pattern.search(text, at + 1, stop)) is not None:
            return found.start(), found.end()
    return None
