"""Splits English and Chinese text into sentences, headings and list items, as character spans, in linear time."""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterator
from functools import lru_cache

from bot.core.patterns import regex
from bot.reading import interviews
from bot.reading.abbreviations import NEVER_LAST, SELDOM_LAST, STARTERS

_TERMINATOR = regex(r"[.!?…]+|[。！？；]+")
_CLOSERS = "\"'”’»)]}」』）》】〉"
_QUOTES = "\"'”’»」』"
_CHINESE = "。！？；"
_HAN = regex(r"[\u4e00-\u9fff]")
_WORD_BEFORE = regex(r"[\w.&'’-]{1,24}\Z")
_BULLET = regex(r"[ \t\u3000]*(?:[•●▪‣◦·■□◆►▶–—*+-][ \t]+|[•●▪■◆►▶]|\(?(?:\d{1,2}|[a-z])[.)、][ \t]+)")
_LINE = regex(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
# "Wu said." after "… our lives.”" belongs to that sentence: a name of up to four words, a verb of saying, then a stop.
_ATTRIBUTION = regex(
    r"(?:[A-Z][\w.'’-]{0,30}[ \t]+){1,4}(?:said|says|added|told|asked|replied|wrote|noted|explained|recalled|continued|concluded)"
    r"(?:[ \t]+\w{1,20}){0,5}[ \t]?[.,;:]"
)
# "… rose.[3] Next": a footnote mark belongs to the sentence before it.
_FOOTNOTE = regex(r"(?:\[\d{1,3}\]){1,5}|\d{1,2}(?=\s{1,4}[A-Z“\"])")
_CHINESE_ATTRIBUTION = regex(r"[\u4e00-\u9fff]{1,8}?(?:说|表示|指出|称|强调|道|问|认为)[。，；]")
# "Yahoo! Inc." is one name.
_NAME_WITH_MARK = regex(r"(?:Inc|Corp|Ltd|Holdings|Japan|Group|LLC|plc)\b")
# The line lengths, in characters, of text that is wrapped at a fixed width.
_NARROWEST, _WIDEST = 50, 100
#: The share of the width from which on a line is full, and how many full lines show that a text is wrapped.
_FULL = 0.75
_FEWEST_FULL = 4
#: Characters of the longest sentence. What is longer is no prose, and rules that look at all of a sentence would take too long over it.
LONGEST = 4000
_BREAK = regex(r"[\s,;，、；](?![\s,;，、；])")


def split(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the text's sentences, headings and list items: without white space around them, in order, not overlapping.

    A closing quotation mark belongs to its sentence. A line break ends a sentence unless the text is wrapped at a
    fixed width or goes on in lower case. Tokenised text ("contract .") is split alike.
    """
    spans: list[tuple[int, int]] = []
    behind = {label.start: label.end for label in interviews.labels(text)}
    for start, end in _blocks(text, behind):
        spans.extend(_split_block(text, behind.get(start, start), end))
    return tuple(spans)


@lru_cache(maxsize=256)  # facts, events and positions ask for it, of one sentence after the other
def is_chinese(sentence: str) -> bool:
    """Whether a sentence is read by the rules for Chinese: more than a third of its letters are Chinese."""
    if sentence.isascii() or not (chinese := len(_HAN.findall(sentence))):
        return False
    return 3 * chinese > len(sentence) or 3 * chinese > sum(map(str.isalpha, sentence))


def _blocks(text: str, turns: Container[int]) -> list[tuple[int, int]]:
    """The spans that no sentence crosses: paragraphs with their wrapped lines joined, headings, list items, what begins at ``turns``."""
    paragraphs: list[list[tuple[int, int]]] = [[]]
    for line in ((m.start(), m.end()) for m in _LINE.finditer(text)):
        if text[line[0] : line[1]].isspace():
            paragraphs.append([])
            continue
        last = paragraphs[-1]
        if line[0] in turns or (last and _newlines(text, last[-1][1], line[0]) > 1):
            paragraphs.append([])
        paragraphs[-1].append(line)
    fixed = _fixed_width(paragraphs)
    return [block for paragraph in paragraphs for block in _join_wrapped(text, paragraph, fixed)]


def _fixed_width(paragraphs: list[list[tuple[int, int]]]) -> int:
    """The width at which the whole text is wrapped, 0 where it is not: no line is longer, and most that could be full are nearly so."""
    width = max((end - start for lines in paragraphs for start, end in lines), default=0)
    inner = [end - start for lines in paragraphs for start, end in lines[:-1]]
    full = sum(length >= _FULL * width for length in inner)
    return width if _NARROWEST <= width <= _WIDEST and full >= _FEWEST_FULL and full >= _FULL * len(inner) else 0


def _newlines(text: str, start: int, end: int) -> int:
    return end - start - text.count("\r\n", start, end)


def _join_wrapped(text: str, lines: list[tuple[int, int]], fixed: int) -> list[tuple[int, int]]:
    """The lines of one paragraph, joined where a line break only wraps a sentence; ``fixed`` is the width of the whole text or 0."""
    if len(lines) < 2:
        return list(lines)
    width = fixed or max(end - start for start, end in lines)
    wrapped = bool(fixed) or (len(lines) > 2 and _NARROWEST <= width <= _WIDEST)
    joined = [lines[0]]
    for before, line in itertools.pairwise(lines):
        full = wrapped and before[1] - before[0] >= _FULL * width
        if not _BULLET.match(text, *line) and (full or _goes_on(text, before, line)):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _goes_on(text: str, before: tuple[int, int], line: tuple[int, int]) -> bool:
    """Whether a line begins in lower case and continues a line that ended in mid-sentence."""
    first = text[line[0] : line[0] + 40].lstrip()[:2]
    last = text[max(before[0], before[1] - 40) : before[1]].rstrip()[-1:]
    # A long line in between is prose; a short one is a heading or a label, whatever follows it in lower case.
    return first[:1].islower() and first.isalpha() and last not in ".!?:;。！？" and before[1] - before[0] > 40


def _split_block(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    begin = start
    bullet = _BULLET.match(text, start, end)
    at = bullet.end() if bullet else start
    counted, quotes = start, 0
    while found := _TERMINATOR.search(text, at, end):
        at = found.end()
        quotes += text.count('"', counted, at)
        counted = at
        stop = _closed(text, at, end, inside=quotes % 2 == 1)
        if note := _FOOTNOTE.match(text, stop, end):
            stop = note.end() if text[found.start() - 1 : found.start()].isalpha() else stop
        if _ends_sentence(text, begin, found.start(), at, stop, end):
            spans.append((begin, stop))
            at = begin = stop
        else:
            at = max(at, found.end())
    spans.append((begin, end))
    pieces = (piece for span in spans for piece in _pieces(text, *span))
    return [span for span in (_trimmed(text, *each) for each in pieces) if span[0] < span[1]]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span; one that is too long for a sentence in pieces, which end with a word where they can."""
    while end - start > LONGEST:
        cut = max((found.end() for found in _BREAK.finditer(text, start + LONGEST - 200, start + LONGEST)), default=start + LONGEST)
        yield start, cut
        start = cut
    yield start, end


def _closed(text: str, at: int, end: int, *, inside: bool) -> int:
    """The end of a sentence whose full stop ends at ``at``, including the quotation marks and brackets that close after it."""
    while at < end:
        char = text[at]
        if char == '"' and not inside and text[at - 1].isspace():
            return at
        if char in _CLOSERS:
            inside = inside and char != '"'
            at += 1
        elif char == " " and text[at + 1 : at + 3].rstrip() in ("''", '"', "”", ")", "'") and at + 1 < end:
            if text[at + 1] == '"' and not inside:
                return at
            if text[at + 1] == "'" and text[at + 1 : at + 3] != "''":
                return at
            at += 2
        else:
            return at
    return at


def _ends_sentence(text: str, begin: int, dot: int, after: int, stop: int, end: int) -> bool:
    if text[dot] in _CHINESE:
        quoted = stop > after and text[stop - 1] in _QUOTES
        return not (quoted and _CHINESE_ATTRIBUTION.match(text, stop, end))
    follows = text[stop : min(end, stop + 48)]
    rest = follows.lstrip()
    if not rest:
        return True
    glued = rest[0] == follows[0]
    if glued and not (stop > after and text[stop - 1] in '”’»"' and rest[0].isupper()):
        # Inside "3.5", "U.S.A" and "example.com" no sentence ends, but in “… the market.”China one does.
        return _is_chinese(rest[0])
    if not _may_start(rest):
        return False
    if stop > after and any(mark in _QUOTES for mark in text[after:stop]) and _ATTRIBUTION.match(rest):
        return False
    if text[dot] == "!" and _NAME_WITH_MARK.match(rest):
        return False
    if text[dot] != "." or after - dot > 1 or text[dot - 1 : dot].isspace():
        return True
    return not _is_abbreviation(text, begin, dot, rest)


def _is_chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _may_start(rest: str) -> bool:
    """Whether a sentence may begin here: not in lower case, unless with a name like iPhone."""
    word = rest.lstrip("\"'“‘«([`「『（《 ")[:3]
    return not word[:1].islower() or (len(word) > 1 and word[1].isupper())


_NEXT_WORD = regex(r"[\"'“‘(\[]*([\w’'-]*)")


def _is_abbreviation(text: str, begin: int, dot: int, rest: str) -> bool:
    """Whether the full stop at ``dot`` only marks an abbreviation."""
    before = _WORD_BEFORE.search(text, max(begin, dot - 24), dot)
    if before is None:
        return False
    word = before.group().lstrip(".'’-")
    key = word.lower()
    next_word = _NEXT_WORD.match(rest)
    following = next_word.group(1) if next_word else ""
    if key in NEVER_LAST:
        return True
    if len(word) == 1 and word.isalpha() and word.isupper():
        return following.lower() not in STARTERS or following.lower() == "a" or dot - 1 == begin
    if key.replace(".", "").isdigit():  # "1. Scope", "2.1. Scope"; but "up from 0.70. Acme said"
        return before.start() == begin and (len(key) < 3 or "." in key)
    if key in SELDOM_LAST or ("." in word and len(word) <= 7 and all(len(part) <= 2 for part in word.split("."))):
        return rest[0] not in "\"“‘'" and following.lower() not in STARTERS
    return False


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece) - len(piece.rstrip())
    return (start + left, end - right) if left < len(piece) else (start, start)
