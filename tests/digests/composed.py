"""Digests composed for tests, and what they say in words."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.core.document import Block, Choices, Document, Heading, Listing, Paragraph, Ref, Sources, Summary
from bot.digests.composing import Composed, DigestContext, compose
from storage.digests.news import News
from storage.records import Entry, Fact, SubscriptionOptions
from tests.digests.entries import RECORDED

NINE = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)


def context(limit: int = 12, *, archive: bool = True, missed: int = 0, reference: str = "8F3K2") -> DigestContext:
    return DigestContext(("Acme",), NINE, "Europe/Berlin", missed, reference, SubscriptionOptions(archive=archive, limit=limit))


def composed(*new: Entry, earlier: tuple[Fact, ...] = (), archive: tuple[Entry, ...] = (), limit: int = 12) -> Composed:
    return compose(News(RECORDED, new=new, earlier=earlier, archive=archive), context(limit))


def words(document: Document) -> str:
    """All that a digest says in short, in reading order."""
    return said(document.blocks)


def details(document: Document) -> str:
    """What stands in a digest's details."""
    return said(document.details)


def said(blocks: tuple[Block, ...]) -> str:
    said: list[str] = []
    for block in blocks:
        match block:
            case Choices():
                said += [f"> {choice.label}: {choice.line}" for choice in block.choices]
            case Heading():
                said.append(f"# {block.text}")
            case Summary():
                said.append(block.text)
            case Listing():
                said += [f"- {f'{item.lead}: ' if item.lead else ''}{''.join(_plain(span) for span in item.spans)}" for item in block.items]
            case Sources() if block.folded:
                said.append(" ".join(f"[{source.number}] {source.article}" for source in block.sources))
            case Sources():
                said += [f"[{source.number}] {source.sentence} ({source.article})" for source in block.sources]
            case Paragraph():
                said.append("".join(_plain(span) for span in block.spans))
            case _:
                said.append("".join(_plain(span) for span in getattr(block, "spans", ())))
    return "\n".join(said)


def _plain(span: object) -> str:
    if isinstance(span, Ref):
        return f"[{span.number}]"
    return next((str(words) for name in ("text", "label", "line", "zone") if (words := getattr(span, name, ""))), "")


def every_figure_has_its_source(document: Document) -> None:
    """In short each number has its source, named and to be opened; the details have all of them, with the sentences."""
    numbers, sources = [], []
    for blocks in (document.blocks, document.details):
        alone = Document(title="", blocks=blocks)
        numbers.append({span.number for span in alone.spans() if isinstance(span, Ref)})
        sources.append(alone.sources)
    short, full = sources
    assert [source.number for source in short] == sorted(numbers[0]) == list(range(1, len(short) + 1))
    assert [source.number for source in full] == sorted(numbers[0] | numbers[1]) == list(range(1, len(full) + 1))
    assert [(source.sentence, source.line, source.url) for source in short] == [("", one.line, one.url) for one in full[: len(short)]]
    assert all(source.article and source.line for source in full)
