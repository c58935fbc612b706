"""One block of a document, or one line of it, as Discord markup."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.document import Link, Source, Span, Spans, Text
from bot.core.text import one_line, shorten
from bot.platforms.discord.markup import escaped, linkable, marked, masked, shown_host, utf16_length


def heading_markup(spans: Spans) -> str:
    """The heading's words; empty where there are none."""
    text = escaped(words_of(spans)).strip()
    return f"### {text}" if text else ""


def note_markup(spans: Spans) -> str:
    """Small print."""
    return "\n".join(f"-# {line.strip()}" for line in marked(spans).split("\n") if line.strip())


def item_markup(lead: str, spans: Spans) -> str:
    """One item of a listing; empty where it has no words."""
    lead = one_line(lead)
    head = (Text(text=lead, bold=True), Text(text=" " if lead.endswith((":", "?", "!")) else ": ")) if lead else ()
    lines = [line.strip() for line in marked((*head, *spans)).split("\n") if line.strip()]
    return "- " + "\n  ".join(lines) if lines else ""


def quotation_markup(spans: Spans, attribution: Spans) -> str:
    """The words in quotation marks, and below them who said them."""
    lines = [line.strip() for line in escaped(words_of(spans)).strip().split("\n")]
    said = [*lines[:-1], lines[-1] + "”"] if lines[-1] else []
    if said:
        said[0] = "“" + said[0]
    if attribution:
        said += [line for line in ("— " + marked(attribution)).split("\n") if line.strip()]
    return "\n".join(f"> {line}" for line in said)


def source_markup(source: Source, sentence_room: int) -> str:
    """A line with number, article, address and note, and the sentence in about ``sentence_room`` UTF-16 units."""
    head = _article(source)
    if source.note:
        head += f" ({escaped(source.note)})"
    line = rf"**\[{source.number}\]** {head}".rstrip()
    sentence = one_line(source.sentence)
    if not sentence:
        return line
    # Escaping may double a sentence; what is shown is measured, not what was written.
    shown = shorten(sentence, sentence_room)
    while utf16_length(escaped(shown)) > sentence_room + 40 and len(shown) > 40:
        shown = shorten(sentence, len(shown) * 3 // 4)
    return f"{line}\n-# “{escaped(shown)}”"


def _article(source: Source) -> str:
    host = shown_host(source.url) if source.url else None
    address = linkable(source.url) if source.url else None
    if host is None:
        return escaped(source.article)
    if address is None or not source.article or "://" in source.article:
        return marked((Link(label=source.article, url=source.url or ""),))
    return f"{masked(source.article, address)} ({escaped(host)})"


def words_of(spans: Sequence[Span]) -> str:
    """The bare characters of the texts among the spans."""
    return "".join(span.text for span in spans if isinstance(span, Text))
