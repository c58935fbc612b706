"""Splitting a document into parts of one Discord message each: every word stays, only sentences of sources are cut to save a message."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from typing import Any, assert_never

from bot.core.bars import bars
from bot.core.document import (
    Block,
    Chart,
    Choices,
    Divider,
    Document,
    Heading,
    Hint,
    Item,
    Link,
    Listing,
    Mention,
    Note,
    Page,
    Paragraph,
    Preformatted,
    Quotation,
    Row,
    Source,
    Sources,
    Spans,
    Summary,
    Table,
    Text,
    simple_blocks,
)
from bot.core.language import say, speaking, spoken
from bot.core.text import clean, one_line
from bot.platforms.discord.blocks import (
    article_markup,
    folded_markup,
    heading_markup,
    is_tall,
    item_markup,
    note_markup,
    quotation_markup,
    row_markup,
    source_markup,
    title_markup,
    words_of,
)
from bot.platforms.discord.buttons import BUTTONS_IN_ROW
from bot.platforms.discord.layout import Layout, Piece, Zone
from bot.platforms.discord.markup import escaped, fenced, marked, utf16_length
from bot.platforms.discord.uploads import Pictured

#: The longest piece of text that is not cut further.
PIECE = 2700
#: The longest title; what is longer continues as a paragraph.
TITLE = 250
#: The room that a title keeps for the number of its part.
NUMBER = 20
#: How many headings in a row go to the next message with what they are about.
HEADINGS = 6
#: How many sources are named in one line at the most.
OPENABLE = 100
#: The columns of a chart that is made of letters: a code block on a phone has a few less than other text.
BARS = 38
#: How much of a source's sentence is shown, from the most to the least.
SENTENCE_ROOMS = (1200, 240, 110)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document that fits one message, and the layout of that message."""

    document: Document
    layout: Layout


def split(document: Document, *, spare: int = 0) -> tuple[Document, ...]:
    """The document in parts that fit one Discord message each, in order; parts of several have "(2 of 3)" in their title and room for
    as many ``spare`` components."""
    return tuple(part.document for part in parts_of(document, spare=spare))


def parts_of(document: Document, *, spare: int = 0) -> tuple[Part, ...]:
    """The parts of the document, each with the layout of its message."""
    with speaking(document.language):
        return _parts_of(document, spare)


def _parts_of(document: Document, spare: int) -> tuple[Part, ...]:
    document = _with_short_title(document.unfolded(), TITLE)
    layouts = _layouts(document)
    if len(layouts) == 1:
        return (Part(document, layouts[0]),)
    document = _with_short_title(document, TITLE - NUMBER)
    layouts = _layouts(document, spare)
    documents = [
        document.model_copy(
            update={
                "title": _numbered(document.title, number, len(layouts)),
                "blocks": _blocks(layout.pieces),
                "file": document.file if number == len(layouts) else None,
            }
        )
        for number, layout in enumerate(layouts, 1)
    ]
    return tuple(Part(one, _layouts(one)[0]) for one in documents)


def _numbered(title: str, number: int, count: int) -> str:
    return say("{title} ({number} of {count})", title=title, number=number, count=count).strip()


def _layouts(document: Document, spare: int = 0) -> list[Layout]:
    """The messages that the document takes, at least one; sentences are as long as the smallest number of messages allows."""
    longest, *shorter = SENTENCE_ROOMS
    layouts = _packed(_pieces(document, longest), spare)
    if len(layouts) == 1:
        return layouts
    least = _packed(_pieces(document, shorter[-1]), spare)
    for room in shorter[:-1]:
        if len(layouts) == len(least):
            break
        layouts = _packed(_pieces(document, room), spare)
    return layouts if len(layouts) == len(least) else least


def _packed(pieces: Iterable[Piece], spare: int) -> list[Layout]:
    """The pieces in as few messages as they take, in order."""
    layouts = [Layout(spare=spare)]
    for piece in pieces:
        if layouts[-1].add(piece):
            continue
        full = layouts.pop().pieces
        # A heading goes to the next message with what it is about, unless headings are all there is.
        own = next((at for at in range(len(full), 0, -1) if not isinstance(full[at - 1].block, Heading | Divider)), 0)
        few = len(full) - own <= HEADINGS and sum(utf16_length(one.markup) + 2 for one in full[own:]) < PIECE // 4
        own = own if own and few else len(full)
        layouts += [_filled(full[:own], spare), _filled((*full[own:], piece), spare)]
    return layouts


def _filled(pieces: Iterable[Piece], spare: int) -> Layout:
    layout = Layout(spare=spare)
    for piece in pieces:
        if not layout.add(piece):
            raise ValueError("a piece is longer than a message")
    return layout


def _with_short_title(document: Document, room: int) -> Document:
    title = one_line(document.title)
    if utf16_length(escaped(title)) <= room:
        return document
    first, *rest = _cut((Text(text=title),), marked, room)
    begun = 1 if document.blocks and isinstance(document.blocks[0], Summary) else 0
    blocks = (*document.blocks[:begun], *(Paragraph(spans=spans) for spans in rest), *document.blocks[begun:])
    return document.model_copy(update={"title": words_of(first), "blocks": blocks})


def _blocks(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """The pieces as blocks again, neighbours of one kind together."""
    blocks: list[Block] = []
    for _, group in groupby((piece.block for piece in pieces), _kind):
        first, *others = group
        match first:
            case Listing():
                blocks.append(first.model_copy(update={"items": _joined(first.items, others, "items")}))
            case Sources():
                blocks.append(first.model_copy(update={"sources": _joined(first.sources, others, "sources")}))
            case Choices():
                blocks.append(first.model_copy(update={"choices": _joined(first.choices, others, "choices")}))
            case Table():
                blocks.append(first.model_copy(update={"rows": _joined(first.rows, others, "rows")}))
            case _:
                blocks += (first, *others)
    return tuple(blocks)


def _kind(block: Block) -> tuple[object, ...]:
    """What is the same for blocks that are parts of one."""
    match block:
        case Table():
            return (Table, block.caption, block.columns)
        case Sources():
            return (Sources, block.folded)
        case _:
            return (type(block),)


def _joined(first: tuple[Any, ...], others: Sequence[Block], name: str) -> tuple[Any, ...]:
    return sum((getattr(other, name) for other in others), first)


def _pieces(document: Document, sentence_room: int) -> Iterator[Piece]:
    for block in document.blocks:
        if isinstance(block, Pictured):
            yield from _picture_pieces(block, document.title)
        elif isinstance(block, Chart):
            yield from _chart_pieces(block, document.title)
        else:
            yield from _shown_pieces(block, sentence_room, spoken())


@lru_cache(maxsize=1024)  # what is split is laid out again when it is sent, and often for many channels
def _shown_pieces(block: Block, sentence_room: int, language: str) -> tuple[Piece, ...]:
    shown = _pieces_of(block, sentence_room)
    return tuple(piece for piece in shown if piece.markup.strip() or piece.choices or isinstance(block, Divider))


def _pieces_of(block: Block, sentence_room: int) -> Iterator[Piece]:
    match block:
        case Summary():
            yield Piece(block, Zone.BODY, title_markup("", block.text))
        case Chart() | Page():
            yield from (piece for simple in simple_blocks(block) for piece in _pieces_of(simple, sentence_room))
        case Table():
            tall = is_tall(block)
            for number, row in enumerate(block.rows):
                yield from _row_pieces(block, row, tall=tall, apart=number == 0)
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
            yield from _folded_pieces(block, sentence_room)
        case Sources():
            for number, sources in enumerate(block.told_together):
                yield from _article_pieces(sources, sentence_room, apart=number == 0)
        case Note():
            for spans in _cut(block.spans, note_markup):
                yield Piece(Note(spans=spans), Zone.BODY, note_markup(spans), apart=False)
        case Preformatted():
            for spans in _cut((Text(text=clean(block.text).strip("\n")),), lambda spans: fenced(words_of(spans))):
                if words_of(spans).strip():
                    yield Piece(Preformatted(text=words_of(spans)), Zone.BODY, fenced(words_of(spans)))
        case Divider():
            yield Piece(block, Zone.BODY, "")
        case Choices():
            for choice in block.choices:
                yield Piece(Choices(choices=(choice,)), Zone.BUTTONS, "", choices=(choice,))
        case _:
            assert_never(block)


def _picture_pieces(chart: Pictured, title: str) -> Iterator[Piece]:
    """The chart's picture, with the chart's title above it where it is not the document's."""
    above = _title_above(chart, title)
    yield from (piece for block in above for piece in _shown_pieces(block, 0, spoken()))
    yield Piece(chart.model_copy(update={"title": ""}), Zone.BODY, "", picture=chart.upload)


def _chart_pieces(chart: Chart, title: str) -> Iterator[Piece]:
    """The chart as bars made of letters, for where there is no picture of it."""
    blocks: list[Block] = [*_title_above(chart, title)]
    for series, lines in bars(chart, BARS):
        blocks += [Paragraph(spans=(Text(text=series.name, bold=True),)), Preformatted(text="\n".join(lines))]
    yield from (piece for block in blocks for piece in _shown_pieces(block, 0, spoken()))


def _title_above(chart: Chart, title: str) -> tuple[Heading, ...]:
    return () if one_line(chart.title) in ("", one_line(title)) else (Heading(text=chart.title),)


def _row_pieces(table: Table, row: Row, *, tall: bool, apart: bool) -> Iterator[Piece]:
    """The row with its buttons; one that is too long, or has more buttons than stand beside each other, as lines and buttons after them."""
    alone = table.model_copy(update={"rows": (row,)})
    markup = row_markup(table, row, tall=tall)
    if utf16_length(markup) <= PIECE and len(row.choices) <= BUTTONS_IN_ROW:
        yield Piece(alone, Zone.BODY, markup, apart=apart, choices=row.choices)
    else:
        yield from (piece for simple in simple_blocks(alone) for piece in _pieces_of(simple, 0))


def _folded_pieces(block: Sources, sentence_room: int) -> Iterator[Piece]:
    """As few lines as name all articles; an article whose name is too long for one is shown as a source that is not folded."""
    line: tuple[Source, ...] = ()
    for article in block.by_article:
        if line and not _fit_a_line((*line, *article)):
            yield _folded_piece(line)
            line = ()
        if _fit_a_line((*line, *article)):
            line += article
        else:
            yield from (piece for source in article for piece in _source_pieces(source, sentence_room, apart=False))
    if line:
        yield _folded_piece(line)


def _fit_a_line(sources: Sequence[Source]) -> bool:
    return len(sources) <= OPENABLE and utf16_length(folded_markup(sources)) <= PIECE


def _folded_piece(sources: tuple[Source, ...]) -> Piece:
    return Piece(Sources(sources=sources, folded=True), Zone.BODY, folded_markup(sources), apart=False)


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


def _article_pieces(sources: Sequence[Source], sentence_room: int, *, apart: bool) -> Iterator[Piece]:
    """The article with its sentences in one piece where it fits, else each of its sources by itself."""
    markup = article_markup(sources, sentence_room)
    fits = utf16_length(markup) <= PIECE and len(sources) <= OPENABLE and utf16_length(sources[0].article) <= PIECE // 4
    if len(sources) > 1 and fits:
        yield Piece(Sources(sources=tuple(sources)), Zone.SOURCES, markup, apart=apart)
        return
    for number, source in enumerate(sources):
        yield from _source_pieces(source, sentence_room, apart=apart and number == 0)


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
    if isinstance(span, Mention | Hint):
        # What is so long is neither an id nor a line that anybody sends: its words are all there is to it.
        return _halves((Text(text=span.words if isinstance(span, Mention) else span.line),))
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
