"""Spans as Slack shows them: rich text elements for blocks, plain characters for context and fallback texts.

Rich text carries its characters literally: nothing in it is markup, a mention or an emoji name, so that content needs no escaping there.
Only a message's fallback ``text`` is parsed by Slack, and only it is escaped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import Any, assert_never

from bot.core.document import Hint, Link, Mention, Moment, Ref, Span, Spans, Text
from bot.core.text import clean, host_of, one_line

Json = dict[str, Any]

#: Slack refuses longer addresses in links and buttons.
LONGEST_URL = 3000


def escaped(text: str) -> str:
    """The text for a place that Slack parses: "&", "<" and ">" can begin nothing there any more."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def weight(text: str) -> int:
    """How many bytes the text takes in the JSON of a message."""
    return len(json.dumps(text, ensure_ascii=False).encode(errors="replace")) - 2


def utf16_length(words: str) -> int:
    """The length as JavaScript counts it: a character outside the basic plane is two."""
    return len(words.encode("utf-16-le")) // 2


def shown_host(url: str) -> str | None:
    """The host to show beside a link, in its ASCII form where it has look-alike letters; None where the address is not to be linked."""
    host = host_of(url)
    if host is None or weight(url.strip()) > LONGEST_URL:
        return None
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return None


def elements(spans: Iterable[Span]) -> list[Json]:
    """The spans as elements of a rich text section; empty ones are left out."""
    return merged(_elements(spans))


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


def _elements(spans: Iterable[Span]) -> Iterator[Json]:
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
                yield _mention(span)
            case Hint():
                yield styled(one_line(span.line), code=True)
            case _:
                assert_never(span)


def _mention(mention: Mention) -> Json:
    """Somebody or something of the workspace; in an answer of ours it shows a name and, in a message to a channel, tells nobody."""
    match mention.what:
        case "user":
            return {"type": "user", "user_id": mention.id}
        case "channel":
            return {"type": "channel", "channel_id": mention.id}
        case "role":
            return {"type": "usergroup", "usergroup_id": mention.id}


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
        case Moment() | Mention():
            return span.words
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
