"""Spans as Discord markup: whatever would be markup in their characters is escaped, and nothing in them pings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import assert_never
from urllib.parse import quote

from bot.core.document import Hint, Link, Mention, Moment, Ref, Span, Text
from bot.core.text import clean, host_of, one_line, shorten
from bot.platforms.discord.hints import Clickable

#: A space of no width; it separates what Discord would otherwise read as one.
BREAK = "\u200b"
#: An address longer than this is shown by its host only; Discord takes no link that fills half a message.
LONGEST_URL = 1000

# What is markup wherever it stands: emphasis, code, spoilers, quotations, mentions and times (<...>), links, headings; an
# address that would be linked by itself (scheme or invite); an emoji by name.
_ANYWHERE = re.compile(
    r"[\\*_~`|<>\[\]#]|:(?=//)|:(?=[\w+-]{1,64}:)|(?<=discord)\.(?=gg/|com/)|(?<=discordapp)\.(?=com/)",
    re.IGNORECASE,
)
# What is markup where a line begins: lists, numbered or not, and small print ("-# "). A span may begin a line.
_LINE_START = re.compile(r"(?m)^([ \t]*)([-+.)])|^([ \t]*\d+)([.)])")
_PING = re.compile(r"@(?=everyone|here|&|!|\d)", re.IGNORECASE)
# The same among spans: a mention of ours stays, whose "<" is not escaped.
_PING_IN_SPANS = re.compile(r"(?:(?<=\\<)|(?<!<))@(?=everyone|here|&|!|\d)", re.IGNORECASE)


def utf16_length(text: str) -> int:
    """The text's length as Discord's clients count it (UTF-16 units), never less than what the server counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def shortened(text: str, room: int) -> str:
    """The text in at most so many UTF-16 units, cut as ``shorten`` does it."""
    size = room
    while utf16_length(short := shorten(text, size)) > room:
        size -= (utf16_length(short) - room + 1) // 2
    return short


@lru_cache(maxsize=4096)  # what is split into messages is rendered again when it is sent, and often to many channels
def escaped(text: str) -> str:
    """The text with markup escaped, so that Discord shows exactly its characters; at most about twice as long."""
    text = _ANYWHERE.sub(r"\\\g<0>", clean(text))
    text = _LINE_START.sub(_escaped_start, text)
    return _PING.sub("@" + BREAK, text)


def _escaped_start(found: re.Match[str]) -> str:
    white, character, digits, dot = found.groups()
    return f"{white}\\{character}" if character else f"{digits}\\{dot}"


def fenced(text: str) -> str:
    """The text in a code block, as it stands; runs of three backticks are parted so that they don't end it."""
    inner = clean(text).replace("``", f"`{BREAK}`").replace("``", f"`{BREAK}`")
    return f"```\n{_PING.sub('@' + BREAK, inner)}\n```"


def marked(spans: Sequence[Span]) -> str:
    """The spans as one string of markup."""
    out = ""  # spans are looked at again once they are joined: "@" and "everyone"
    for span in spans:
        piece = _span(span)
        if out and piece and _runs_together(out, piece):
            out += BREAK
        out += piece
    return _PING_IN_SPANS.sub("@" + BREAK, out)


def _runs_together(before: str, after: str) -> bool:
    """Whether the end of one piece and the beginning of the next would be read as one piece of markup, or not as markup at all."""
    if (before[-1] in "*`" and after[0] in "*`") or (before[-1] == ":" and after[0] == "/"):
        return True
    if before[-1] == "_" and (after[0].isalnum() or after[0] in "_*`"):
        return True
    return after[0] == "_" and (before[-1].isalnum() or before[-1] == "_")


def _span(span: Span) -> str:
    match span:
        case Text():
            return _styled(span) if span.bold or span.italic or span.code else escaped(span.text)
        case Link():
            return _link(span)
        case Ref():
            return rf"\[{span.number}\]"
        case Moment():
            return _moment(span)
        case Mention():
            return f"<{ {'user': '@', 'channel': '#', 'role': '@&'}[span.what] }{span.id}>" if span.id.isdigit() else escaped(span.words)
        case Clickable():
            behind = _styled_line(span.arguments, Text(text="", code=True))
            return f"</{span.command}:{span.id}>{f' {behind}' if behind else ''}"
        case Hint():
            return _styled_line(one_line(span.line), Text(text="", code=True))
        case _:
            assert_never(span)


def _styled(span: Text) -> str:
    return "\n".join(_styled_line(line, span) for line in clean(span.text).split("\n"))


def _styled_line(line: str, span: Text) -> str:
    core = line.strip()
    if not core:
        return line
    # Nothing can be escaped inside of code, so what has a backtick is shown as it is but not as code.
    inner = f"`{_PING.sub('@' + BREAK, core)}`" if span.code and "`" not in core and not core.endswith("\\") else escaped(core)
    if span.italic:
        inner = f"_{inner}_"
    if span.bold:
        inner = f"**{inner}**"
    before = line[: len(line) - len(line.lstrip())]
    return before + inner + line[len(line.rstrip()) :]


def _link(link: Link) -> str:
    """The label, linked, with the host beside it; just the label where the address may not be linked."""
    label = one_line(link.label)
    host = shown_host(link.url)
    if host is None:
        return escaped(label)
    address = linkable(link.url)
    if address is None:
        return f"{escaped(label)} ({escaped(host)})".strip()
    if not label or label == host:
        return f"{masked('link', address)} ({escaped(host)})"
    # A label that is an address itself is not linked by Discord.
    if "://" in label:
        return f"{escaped(label)} ({masked('link', address)}, {escaped(host)})"
    return f"{masked(label, address)} ({escaped(host)})"


def masked(label: str, address: str) -> str:
    """A link with a label, which must not be an address itself; ``address`` comes from ``linkable``."""
    return f"[{escaped(label)}](<{address}>)"


def shown_host(url: str) -> str | None:
    """The host of an address as people should see it (in ASCII, so that look-alike letters show), or None where it may not be linked."""
    host = None if "\\" in url else host_of(url)
    if host is None:
        return None
    try:
        shown = host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return shown if len(shown) <= 253 else None


def linkable(url: str) -> str | None:
    """The address with everything percent-encoded that would end a link in Discord, or None where it can't be linked."""
    if shown_host(url) is None:
        return None
    address = quote(url.strip(), safe=":/?#!$&'*+,;=%~-._")
    return address if len(address) <= LONGEST_URL else None


def _moment(moment: Moment) -> str:
    """The moment in its zone with the zone's name, and how far away it is by the reader's clock."""
    return f"{escaped(moment.words)} (<t:{int(moment.at.timestamp())}:R>)"
