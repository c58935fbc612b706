"""Untrusted text made harmless before a renderer escapes it for its platform."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

#: Control characters but newline and tab, bidirectional overrides and isolates, line separators, lone surrogates.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ud800-\udfff]")

#: The most characters of a title that repeats what somebody typed.
LONGEST_TITLE = 150

#: Characters that show nothing and stand between others: spaces and joins without width, marks of direction, soft hyphens.
_WITHOUT_WIDTH = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def without_invisible(text: str) -> str:
    """The text without characters that nobody sees and nobody typed on purpose; joiners, which some scripts need, stay."""
    return _WITHOUT_WIDTH.sub("", text) if not text.isascii() else text


def visible_places(text: str) -> list[int]:
    """The index in the text of each character of ``without_invisible(text)``."""
    return [index for index, character in enumerate(text) if not _WITHOUT_WIDTH.match(character)]


def clean(text: str) -> str:
    """The text, with a space for each character that could break a message, hide part of it or reverse its direction."""
    if text.isprintable():  # as most texts are: none of these characters is printable, and asking costs a tenth
        return text
    return _UNSEEN.sub(" ", text.replace("\r\n", "\n"))


def escaped_json(text: str) -> str:
    """The JSON, in which no character could steer a terminal: each is written as its code, which reads as the same."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def one_line(text: str) -> str:
    """The cleaned text on one line, each run of white space as one space."""
    return " ".join(clean(text).split())


def shorten(text: str, size: int) -> str:
    """The text in at most ``size`` characters, cut at a word where there is one, with "…" where something is left out."""
    if len(text) <= size:
        return text
    cut = text[: max(size - 1, 0)]
    at = cut.rfind(" ")
    return (cut[:at] if at > size // 2 else cut).rstrip() + "…"


def as_title(text: str) -> str:
    """What somebody typed as a title: on one line, and cut where it is long."""
    return shorten(one_line(text), LONGEST_TITLE)


def capitalised(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def counted(number: int, noun: str, plural: str = "") -> str:
    """The number with its noun: "1 figure", "2 figures", "0 entries"; ``plural`` where it is not regular."""
    if number == 1:
        return f"1 {noun}"
    regular = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"
    return f"{number} {plural or regular}"


def host_of(url: str) -> str | None:
    """The host of an address that may be linked (http or https, no credentials in it), else None."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.password:
        return None
    return None if _UNSEEN.search(url) or " " in url.strip() else host
