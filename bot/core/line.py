"""What a person typed: a command line in words, options (``name:value``, ``--name value``) and quotations."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.option_names import FROM_CHINESE
from bot.core.text import without_invisible

#: The command that every workspace has; topics' own slash names are aliases for it.
ROOT = "brief"
#: The command under which Discord shows what only admins do; where lines are typed it means the same as ``ROOT``.
ADMIN_ROOT = "brief-admin"
ROOTS = frozenset({ROOT, ADMIN_ROOT})

#: The name of an option; a Chinese one is none at the beginning of a line, where it heads what is pasted ("标题：…").
_CHINESE_KEYS = "|".join(sorted(FROM_CHINESE, key=len, reverse=True))
_KEY = re.compile(rf"(?!feed:(?://|https?:))([A-Za-z][A-Za-z-]{{0,30}}|(?<=\s)(?:{_CHINESE_KEYS}))[:：](?!//)(?=\S)")
#: An option as programs take it, also with the dash that phones make of two hyphens; a value may follow behind a space.
_FLAG = re.compile(r"(?:--|[—–])([A-Za-z][A-Za-z-]{1,30})(?:[=:：]|(?=\s|$))")
_QUOTES = {'"': '"', "“": "”", "„": "“", "「": "」"}  # chat apps on phones turn straight quotes into curly ones

#: Words at the end of a line that ask for nothing.
POLITE = frozenset("please pls plz now thanks thank you thx asap bitte danke merci 请 谢谢".split())

#: A person or group as the platforms write them, with the name where there is one.
_MENTION = re.compile(r"<(?:@[!&]?|!subteam\^)(\w{1,40})(?:\|@?([^>]{0,80}))?>")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line: its value without quotes, and where it stands in the line. ``key`` is set for ``key:value``."""

    value: str
    start: int
    end: int
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A command line in words. ``slash``: it began with a topic's own slash name ("/qwen stats")."""

    raw: str
    slash: bool
    all_words: tuple[Word, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """The bare words: those that are not options."""
        return tuple(word for word in self.all_words if word.key is None)

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(word.value for word in self.words)

    def without(self, first: int, count: int) -> Line:
        """The line without so many of its bare words, from the ``first`` on (0 is the first one)."""
        gone = {word.start for word in self.words[first : first + count]}
        return Line(self.raw, self.slash, tuple(word for word in self.all_words if word.start not in gone or word.key is not None))

    def following(self, count: int) -> tuple[str, ...]:
        """The bare words behind so many of them, up to the first option."""
        start = self.words[count - 1].end if count else 0
        return tuple(
            word.value for word in itertools.takewhile(lambda word: word.key is None, (w for w in self.all_words if w.start >= start))
        )

    def behind(self, count: int) -> str:
        """What stands behind so many of its bare words, as it was typed."""
        start = self.words[count - 1].end if count else self.all_words[0].start if self.all_words else len(self.raw)
        return self.raw[start:].strip()


def read_line(raw: str) -> Line:
    """The line in words, without its leading "/brief" or "/brief-admin", and without characters that can't be seen."""
    raw = without_invisible(raw)
    words = tuple(_words(raw))
    slash = False
    if words and words[0].key is None and (first := words[0].value.lstrip("/")) != words[0].value:
        slash = first.casefold() not in ROOTS and bool(first)
        words = (Word(first, words[0].start, words[0].end), *words[1:]) if slash else words[1:]
    elif words and words[0].value.casefold() in ROOTS:
        words = words[1:]
    return Line(raw, slash, words)


def _words(raw: str) -> Iterator[Word]:
    at, size = 0, len(raw)
    while at < size:
        if raw[at].isspace():
            at += 1
            continue
        start, key = at, None
        if found := _KEY.match(raw, at):
            key, at = FROM_CHINESE.get(found.group(1), found.group(1).casefold()), found.end()
        elif found := _FLAG.match(raw, at):
            key, at = found.group(1).casefold(), _start_of_value(raw, found.end())
        value, at = _value(raw, at) if at < size else ("", at)
        yield Word(value, start, at, key)


def _start_of_value(raw: str, at: int) -> int:
    """Where the value of a flag begins that ends here: behind the white space, unless the next word is a flag too."""
    begins = at
    while begins < len(raw) and raw[begins].isspace():
        begins += 1
    return at if _FLAG.match(raw, begins) else begins


def _value(raw: str, at: int) -> tuple[str, int]:
    """The value that begins here, and where it ends; a quotation mark that is never closed is ordinary text."""
    if (closing := _QUOTES.get(raw[at])) is not None:
        letters, i = [], at + 1
        while i < len(raw):
            if raw[i] == "\\" and i + 1 < len(raw) and raw[i + 1] in ('"', "\\"):
                letters.append(raw[i + 1])
                i += 2
            elif raw[i] == closing:
                if i + 1 == len(raw) or raw[i + 1].isspace():
                    return "".join(letters), i + 1
                break
            else:
                letters.append(raw[i])
                i += 1
    end = at
    while end < len(raw) and not raw[end].isspace():
        end += 1
    return raw[at:end], end


def quote(value: str) -> str:
    """The value as one word of a line, so that ``read_line`` gives it back."""
    if value.isprintable() and value and not re.search(r"[\s\"“„「\\：:/]", value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def readable(line: str) -> str:
    """The line as people read it: with the names of those whom it mentions, or their ids where it has no names."""
    return _MENTION.sub(lambda mention: f"@{mention[2] or mention[1]}", line)
