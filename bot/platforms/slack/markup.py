"""Spans as Slack shows them: rich text elements for blocks, plain characters for context and fallback texts.

Rich text carries its characters literally: nothing in it is markup, a mention or an emoji name, so that content needs no escaping there.
Slack parses a message's fallback ``text``, which is escaped, and small print with links, which is made only of what can't be markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC
from json.encoder import encode_basestring
from typing import Any, assert_never

from bot.core.document import Hint, Link, Mention, Moment, Ref, Span, Spans, Text
from bot.core.text import clean, host_of, one_line, shorten

Json = dict[str, Any]

#: Slack refuses longer addresses in links and buttons.
LONGEST_URL = 3000
_ID = re.compile(r"[A-Z][A-Z0-9]{2,30}")
#: Words without a character that could begin markup, a mention or (a colon before no space) the name of an emoji.
_SAFE = re.compile(r"(?:[^\W_]|[ \[\](),.;?!%$€£¥+/&'’‘“”«»…·–—、。，；：（）《》「」-]|:(?= ))*")
_SAFE_URL = re.compile(r"https?://[!-;=?-{}~]+")


def escaped(text: str) -> str:
    """The text for a place that Slack parses: "&", "<" and ">" can begin nothing there any more."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def weight(text: str) -> int:
    """How many bytes the text takes in the JSON of a message."""
    return len(encode_basestring(text).encode(errors="replace")) - 2


def utf16_length(words: str) -> int:
    """The length as JavaScript counts it: a character outside the basic plane is two."""
    return len(words) if words.isascii() else len(words.encode("utf-16-le")) // 2


def shown_host(url: str) -> str | None:
    """The host to show beside a link, in its ASCII form where it has look-alike letters; None where the address is not to be linked."""
    host = host_of(url)
    if host is None or weight(url.strip()) > LONGEST_URL:
        return None
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return None


def shortened(words: str, longest: int) -> str:
    """The words on one line in at most so many characters as Slack counts them."""
    words = one_line(words)
    while utf16_length(short := shorten(words, longest)) > longest:
        words = words[:-1]
    return short


def elements(spans: Iterable[Span], *, private: bool = True) -> list[Json]:
    """The spans as elements of a rich text section; empty ones are left out. In a message that is not ``private``, people are names."""
    return merged(_elements(spans, private))


def merged(parts: Iterable[Json]) -> list[Json]:
    """The elements, neighbouring texts of one style made one."""
    found: list[Json] = []
    for element in parts:
        last = found[-1] if found else None
        if last and last["type"] == element["type"] == "text" and last.get("style") == element.get("style"):
            last["text"] += element["text"]
        else:
            found.append(element)
    return found


def _elements(spans: Iterable[Span], private: bool) -> Iterator[Json]:
    for span in spans:
        match span:
            case Text():
                if text := clean(span.text):
                    yield styled(text, bold=span.bold, italic=span.italic, code=span.code)
            case Link():
                yield from link(clean(span.label), span.url)
            case Ref():
                yield styled(f"[{span.number}]")
            case Moment():
                yield from _moment(span)
            case Mention():
                yield _mention(span, private)
            case Hint():
                if line := one_line(span.line):
                    yield styled(line, code=True)
            case _:
                assert_never(span)


def _mention(mention: Mention, private: bool) -> Json:
    """The workspace's own way to show somebody or something.

    Slack notifies whoever is named by such an element in a message that others can see, and everybody of a user group: there people and
    groups are written as text. What one person alone sees notifies nobody, and a channel is never notified.
    """
    if not _ID.fullmatch(mention.id) or (mention.what != "channel" and not private):
        return styled(one_line(mention.words))
    match mention.what:
        case "user":
            return {"type": "user", "user_id": mention.id}
        case "channel":
            return {"type": "channel", "channel_id": mention.id}
        case "role":
            return {"type": "usergroup", "usergroup_id": mention.id}


def small_print(spans: Spans, *, private: bool) -> str | None:
    """The spans as markup for a context block, links and names as such; None where some of it could be taken for other markup.

    Rich text would be safe for everything, but is shown in full size.
    """
    parts = [_small(span, private) for span in spans]
    return None if any(part is None for part in parts) else "".join(part for part in parts if part).strip()


def _small(span: Span, private: bool) -> str | None:
    match span:
        case Link() if host := shown_host(span.url):
            label, url = clean(span.label).strip() or host, span.url.strip()
            beside = "" if label == host else f" ({host})"
            return f"<{escaped(url)}|{escaped(label)}>{beside}" if _is_safe(label) and _SAFE_URL.fullmatch(url) else None
        case Hint():
            line = one_line(span.line)
            return f"`{escaped(line)}`" if line and "`" not in line else None
        case Mention() if _ID.fullmatch(span.id) and (private or span.what == "channel"):
            return {"user": f"<@{span.id}>", "channel": f"<#{span.id}>", "role": f"<!subteam^{span.id}>"}[span.what]
        case Mention():
            return escaped(_plain(span)) if _is_safe(_plain(span)[1:]) else None
        case _:
            words = _plain(span)
            return escaped(words) if _is_safe(words) else None


def _is_safe(words: str) -> bool:
    return _SAFE.fullmatch(words) is not None


def styled(text: str, *, bold: bool = False, italic: bool = False, code: bool = False) -> Json:
    """A text element; ``text`` is cleaned already and not empty."""
    style = {name: True for name, wanted in (("bold", bold), ("italic", italic), ("code", code)) if wanted}
    return {"type": "text", "text": text, "style": style} if style else {"type": "text", "text": text}


def link(label: str, url: str, *, bold: bool = False) -> Iterator[Json]:
    """A link with its host beside it; bare characters where the address is not to be linked."""
    host, label = shown_host(url), label.strip()
    if host is None:
        if label:
            yield styled(label, bold=bold)
        return
    shown: Json = {"type": "link", "url": url.strip(), "text": label or host}
    if bold:
        shown["style"] = {"bold": True}
    yield shown
    if label and label != host:
        yield styled(f" ({host})")


def _moment(moment: Moment) -> Iterator[Json]:
    yield styled(moment.words)
    stamp = int(moment.at.timestamp())
    if stamp >= 0:
        yield styled(" (")
        yield {
            "type": "date",
            "timestamp": stamp,
            "format": "{date_short_pretty}, {time} your time",
            "fallback": f"{moment.at.astimezone(UTC):%Y-%m-%d %H:%M} UTC",
        }
        yield styled(")")


def plain(spans: Spans) -> str:
    """The spans as bare characters, links with their host; not escaped."""
    return "".join(_plain(span) for span in spans)


def _plain(span: Span) -> str:
    match span:
        case Text():
            return clean(span.text)
        case Link():
            host, label = shown_host(span.url), clean(span.label).strip()
            return label if host is None or label == host else f"{label} ({host})".strip()
        case Ref():
            return f"[{span.number}]"
        case Moment():
            return span.words
        case Mention():
            return one_line(span.words)
        case Hint():
            return one_line(span.line)
        case _:
            assert_never(span)


def lead_text(lead: str) -> str:
    """What stands before a line of a listing: "Derivative models: "."""
    lead = one_line(lead)
    if not lead:
        return ""
    return f"{lead} " if lead.endswith((":", "?", "!")) else f"{lead}: "
