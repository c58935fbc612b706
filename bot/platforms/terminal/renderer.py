"""A document as text for a terminal: no markup, no control characters, every sentence in full."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import assert_never

from bot.core.document import (
    Block,
    Choices,
    Divider,
    Document,
    Heading,
    Link,
    Listing,
    Moment,
    Note,
    Paragraph,
    Preformatted,
    Quotation,
    Ref,
    Source,
    Sources,
    Spans,
    Text,
)
from bot.core.text import clean, host_of, one_line


def render(document: Document, *, width: int = 100) -> str:
    """The document as lines of at most ``width`` characters (long words and preformatted lines excepted), without a final newline."""
    parts = [one_line(document.title)] if document.title else []
    parts += [text for block in document.unfolded().blocks if (text := _block(block, max(width, 40)))]
    return "\n\n".join(parts)


def _block(block: Block, width: int) -> str:
    match block:
        case Heading():
            return one_line(block.text).upper()
        case Paragraph():
            return _wrap(_spans(block.spans), width)
        case Listing():
            return "\n".join(_wrap(_lead(item.lead) + _spans(item.spans), width, first="• ", rest="  ") for item in block.items)
        case Quotation():
            words = _wrap(f"“{clean(block.words)}”", width, first="  ", rest="  ")
            return words + ("\n" + _wrap(_spans(block.attribution), width, first="  — ", rest="    ") if block.attribution else "")
        case Sources():
            return "\n".join(_source(source, width) for source in block.sources)
        case Note():
            return _wrap(_spans(block.spans), width)
        case Preformatted():
            return textwrap.indent(clean(block.text), "    ")
        case Divider():
            return "─" * min(width, 40)
        case Choices():
            return "\n".join(f"> {one_line(choice.label)}: {one_line(choice.line)}" for choice in block.choices if not choice.share)
        case _:
            assert_never(block)


def _lead(lead: str) -> str:
    if not lead:
        return ""
    lead = one_line(lead)
    return f"{lead} " if lead.endswith((":", "?", "!")) else f"{lead}: "


def _source(source: Source, width: int) -> str:
    host = host_of(source.url) if source.url else None
    where = one_line(source.article) + (f" <{source.url}>" if host else "")
    head = f"{where} ({one_line(source.note)})" if source.note else where
    if source.line:
        head += f" · {one_line(source.line).rsplit(' ', 1)[-1]}"  # what /brief source takes
    mark = f"[{source.number}] "
    lines = [_wrap(head, width, first=mark, rest=" " * len(mark))]
    if source.sentence:
        lines.append(_wrap(f"“{one_line(source.sentence)}”", width, first=" " * len(mark), rest=" " * len(mark)))
    return "\n".join(lines)


def _spans(spans: Spans) -> str:
    return "".join(_pieces(spans))


def _pieces(spans: Spans) -> Iterable[str]:
    for span in spans:
        match span:
            case Text():
                yield clean(span.text)
            case Link():
                host = host_of(span.url)
                yield f"{clean(span.label)} <{span.url.strip()}>" if host else clean(span.label)
            case Ref():
                yield f"[{span.number}]"
            case Moment():
                yield span.words
            case _:
                assert_never(span)


def _wrap(text: str, width: int, *, first: str = "", rest: str = "") -> str:
    lines = text.split("\n")
    wrapped = []
    for number, line in enumerate(lines):
        start = first if number == 0 else rest
        wrapped.append(
            textwrap.fill(line, width, initial_indent=start, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)
            or start.rstrip()
        )
    return "\n".join(wrapped)
