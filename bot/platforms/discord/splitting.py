"""Splitting a document into parts of one Discord message each: every word stays, only sentences of sources are cut to save a message."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from typing import assert_never

from bot.core.document import (
    Block,
    Chart,
    Choices,
    Divider,
    Document,
    Heading,
    Item,
    Link,
    Listing,
    Note,
    Page,
    Paragraph,
    Preformatted,
    Quotation,
    Source,
    Sources,
    Spans,
    Summary,
    Table,
    Text,
    simple_blocks,
)
from bot.core.text import clean, one_line
from bot.platforms.discord.blocks import heading_markup, item_markup, note_markup, quotation_markup, source_markup, words_of
from bot.platforms.discord.layout import Layout, Piece, Zone
from bot.platforms.discord.markup import escaped, fenced, marked, utf16_length

#: The longest piece of text that is not cut further.
PIECE = 3500
#: The longest title; what is longer continues as a paragraph.
TITLE = 800
#: How much of a source's sentence is shown, from the most to the least.
SENTENCE_ROOMS = (1200, 240, 110)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document that fits one message, and the layout of that message."""

    document: Document
    layout: Layout


def split(document: Document) -> tuple[Document, ...]:
    """The document in parts that fit one Discord message each, in order; parts of several have "(2 of 3)" in their title."""
    return tuple(part.document for part in parts_of(document))


def parts_of(document: Document) -> tuple[Part, ...]:
    """The parts of the document, each with the layout of its message."""
    document = _with_short_title(document.unfolded())
    layouts = _layouts(document)
    if len(layouts) == 1:
        return (Part(document, layouts[0]),)
    documents = [
        document.model_copy(update={"title": f"{document.title} ({number} of {len(layouts)})".strip(), "blocks": _blocks(layout.pieces)})
        for number, layout in enumerate(layouts, 1)
    ]
    return tuple(Part(one, _layouts(one)[0]) for one in documents)


def _layouts(document: Document) -> list[Layout]:
    """The messages that the document takes, at least one; sentences are as long as the smallest number of messages allows."""
    longest, *shorter = SENTENCE_ROOMS
    layouts = _packed(_pieces(document, longest))
    if len(layouts) == 1:
        return layouts
    least = _packed(_pieces(document, shorter[-1]))
    for room in shorter[:-1]:
        if len(layouts) == len(least):
            break
        layouts = _packed(_pieces(document, room))
    return layouts if len(layouts) == len(least) else least


def _packed(pieces: Iterable[Piece]) -> list[Layout]:
    """The pieces in as few messages as they take, in order."""
    layouts = [Layout()]
    for piece in pieces:
        if layouts[-1].add(piece):
            continue
        full = layouts.pop().pieces
        # A heading goes to the next message with what it is about, unless headings are all there is.
        own = next((at for at in range(len(full), 0, -1) if not isinstance(full[at - 1].block, Heading | Divider)), 0)
        own = own if own and sum(utf16_length(one.markup) + 2 for one in full[own:]) < PIECE // 4 else len(full)
        layouts += [_filled(full[:own]), _filled((*full[own:], piece))]
    return layouts


def _filled(pieces: Iterable[Piece]) -> Layout:
    layout = Layout()
    for piece in pieces:
        if not layout.add(piece):
            raise ValueError("a piece is longer than a message")
    return layout


def _with_short_title(document: Document) -> Document:
    title = one_line(document.title)
    if utf16_length(escaped(title)) <= TITLE:
        return document
    first, *rest = _cut((Text(text=title),), marked, TITLE)
    return document.model_copy(update={"title": words_of(first), "blocks": (*(Paragraph(spans=spans) for spans in rest), *document.blocks)})


def _blocks(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """The pieces as blocks again, neighbours of one kind together."""
    blocks: list[Block] = []
    for kind, group in groupby((piece.block for piece in pieces), type):
        same = list(group)
        if kind is Listing:
            blocks.append(Listing(items=tuple(one for block in same if isinstance(block, Listing) for one in block.items)))
        elif kind is Sources:
            blocks.append(Sources(sources=tuple(one for block in same if isinstance(block, Sources) for one in block.sources)))
        elif kind is Choices:
            blocks.append(Choices(choices=tuple(one for block in same if isinstance(block, Choices) for one in block.choices)))
        else:
            blocks += same
    return tuple(blocks)


def _pieces(document: Document, sentence_room: int) -> Iterator[Piece]:
    for block in document.blocks:
        yield from _shown_pieces(block, sentence_room)


@lru_cache(maxsize=1024)  # what is split is laid out again when it is sent, and often for many channels
def _shown_pieces(block: Block, sentence_room: int) -> tuple[Piece, ...]:
    return tuple(piece for piece in _pieces_of(block, sentence_room) if piece.markup.strip() or piece.zone is Zone.BUTTONS)


def _pieces_of(block: Block, sentence_room: int) -> Iterator[Piece]:
    match block:
        case Summary() | Table() | Chart() | Page():
            yield from (piece for simple in simple_blocks(block) for piece in _pieces_of(simple, sentence_room))
        case Heading():
            for spans in _cut((Text(text=one_line(block.text)),), heading_markup):
                yield Piece(Heading(text=words_of(spans)), Zone.BODY, heading_markup(spans))
        case Paragraph():
            for spans in _cut(block.spans, marked):
                yield Piece(block.model_copy(update={"spans": spans}), Zone.BODY, marked(spans).strip("\n"))
        case Listing():
            for number, item in enumerate(block.items):
                for spare, piece in enumerate(_item_pieces(item)):
                    yield Piece(Listing(items=(piece,)), Zone.BODY, item_markup(piece.lead, piece.spans), apart=number + spare == 0)
        case Quotation():
            yield from _quotation_pieces(block)
        case Sources() if block.folded:
            yield from (piece for simple in simple_blocks(block) for piece in _pieces_of(simple, sentence_room))
        case Sources():
            for number, source in enumerate(block.sources):
                yield from _source_pieces(source, sentence_room, apart=number == 0)
        case Note():
            for spans in _cut(block.spans, note_markup):
                yield Piece(Note(spans=spans), Zone.BODY, note_markup(spans), apart=False)
        case Preformatted():
            for spans in _cut((Text(text=clean(block.text).strip("\n")),), lambda spans: fenced(words_of(spans))):
                if words_of(spans).strip():
                    yield Piece(Preformatted(text=words_of(spans)), Zone.BODY, fenced(words_of(spans)))
        case Divider():
            yield Piece(block, Zone.BODY, "─" * 12)
        case Choices():
            for choice in block.choices:
                yield Piece(Choices(choices=(choice,)), Zone.BUTTONS, "")
        case _:
            assert_never(block)


def _item_pieces(item: Item) -> Iterator[Item]:
    lead, spans = item.lead, item.spans
    if utf16_length(escaped(lead)) > PIECE // 4:
        lead, spans = "", (Text(text=one_line(lead), bold=True), Text(text=" "), *spans)
    for number, cut in enumerate(_cut(spans, partial(item_markup, lead))):
        yield Item(lead=lead if number == 0 else "", spans=cut, entries=item.entries if number == 0 else ())


def _quotation_pieces(block: Quotation) -> Iterator[Piece]:
    attribution = block.attribution if utf16_length(marked(block.attribution)) <= PIECE // 4 else ()
    cuts = list(_cut((Text(text=clean(block.words)),), partial(quotation_markup, attribution=attribution)))
    for number, spans in enumerate(cuts, 1):
        last = attribution if number == len(cuts) else ()
        yield Piece(Quotation(words=words_of(spans), attribution=last), Zone.BODY, quotation_markup(spans, last))
    if not attribution and block.attribution:
        yield from _pieces_of(Paragraph(spans=block.attribution), 0)


def _source_pieces(source: Source, sentence_room: int, *, apart: bool) -> Iterator[Piece]:
    """The source's line and sentence; a label or note too long for a line goes on as a note, so that none of it is lost."""
    labels = list(_cut((Text(text=one_line(source.article)),), marked, PIECE // 4))
    notes = list(_cut((Text(text=one_line(source.note)),), marked, PIECE // 8))
    shown = source.model_copy(update={"article": words_of(labels[0]), "note": words_of(notes[0])})
    yield Piece(Sources(sources=(shown,)), Zone.SOURCES, source_markup(shown, sentence_room), apart=apart)
    for spans in (*labels[1:], *notes[1:]):
        yield Piece(Note(spans=spans), Zone.BODY, note_markup(spans), apart=False)


def _cut(spans: Spans, markup: Callable[[Spans], str], room: int = PIECE) -> Iterator[Spans]:
    """The spans in as few halvings as make each piece's markup fit; at least one piece, perhaps an empty one."""
    if utf16_length(markup(spans)) <= room:
        yield spans
        return
    for half in _halves(spans):
        yield from _cut(half, markup, room)


def _halves(spans: Spans) -> tuple[Spans, Spans]:
    if len(spans) > 1:
        # Where spans are many and one is long, halving by their number gets to the long one soon enough.
        return spans[: len(spans) // 2], spans[len(spans) // 2 :]
    (span,) = spans
    if isinstance(span, Text):
        at = _middle(span.text)
        return (span.model_copy(update={"text": span.text[:at]}),), (span.model_copy(update={"text": span.text[at:]}),)
    if isinstance(span, Link):
        at = _middle(span.label)
        return (Text(text=span.label[:at]),), (span.model_copy(update={"label": span.label[at:]}),)
    raise ValueError(f"{span!r} can't be shortened")  # a number or a moment is a few characters


def _middle(text: str) -> int:
    """Where to cut the text in two, near its middle: after a line, else after a word, else anywhere."""
    middle = len(text) // 2
    for white in "\n ":
        after = text.find(white, middle)
        if 0 <= after < len(text) * 3 // 4:
            return after + 1
        before = text.rfind(white, 1, middle)
        if before > len(text) // 4:
            return before + 1
    return middle
