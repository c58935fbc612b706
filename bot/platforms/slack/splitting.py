"""Splitting a document into parts of one Slack message each: every word stays, only sentences of sources are cut where room is short.

A document is cut into pieces that are sure to fit, and the pieces are put together again as long as there is room in the message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

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
    Moment,
    Note,
    Page,
    Paragraph,
    Preformatted,
    Quotation,
    Ref,
    Row,
    Source,
    Sources,
    Span,
    Summary,
    Table,
    Text,
    simple_blocks,
    text,
    words_of,
)
from bot.core.text import clean, one_line, shorten
from bot.platforms.slack import charts
from bot.platforms.slack.markup import shown_host, weight
from bot.platforms.slack.message import SlackMessage, render_part, size_of

#: The most bytes of content in one piece; an element of a message adds some of its own.
PIECE = 2600
ELEMENT = 100
#: The most bytes of a chart, which is in one piece.
CHART = 8000
LONGEST_TITLE = 400
LONGEST_LABEL = 1200
#: Sentences of sources: as long as they are up to this, and cut to this where the document does not fit one message.
WHOLE_SENTENCE = 2400
SHORT_SENTENCE = 300


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of one block; pieces of one origin may be put together again."""

    origin: int
    block: Block


def split(document: Document) -> tuple[Document, ...]:
    """The document in parts that fit one Slack message each, in order; parts of several have "(2/3)" in their title."""
    return split_and_tried(document)[0]


def split_and_tried(document: Document) -> tuple[tuple[Document, ...], SlackMessage | None]:
    """The parts, as ``split`` gives them; where there is but one, also its message for one person alone, made to see that it fits."""
    document = document.unfolded()
    title, pieces = _pieces(document, LONGEST_TITLE, WHOLE_SENTENCE)
    whole = _part(document, title, pieces)
    if (tried := render_part(whole, private=True)).fits:
        return (whole,), tried
    title, pieces = _pieces(document, LONGEST_TITLE - len(_PROBE), SHORT_SENTENCE)
    parts = _packed(title, pieces)
    return tuple(_part(document, _numbered(title, number, len(parts)), part) for number, part in enumerate(parts, 1)), None


def beginning(document: Document, fits: Callable[[Document], bool], closing: Block) -> Document:
    """The document as far as it fits, cut between its pieces; where something is left out, ``closing`` stands in its place."""
    document = document.unfolded()
    title, pieces = _pieces(document, LONGEST_TITLE, SHORT_SENTENCE)
    if fits(whole := _part(document, title, pieces)):
        return whole

    def cut(end: int) -> Document:
        part = _part(document, title, pieces[:end])
        return part.model_copy(update={"blocks": (*part.blocks, closing)})

    low, high = 0, len(pieces) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(cut(middle)) else (low, middle - 1)
    return cut(low)


_PROBE = " (999/999)"


def _numbered(title: str, number: int, total: int) -> str:
    return f"{title} ({number}/{total})".strip() if total > 1 else title


def _part(document: Document, title: str, pieces: Sequence[_Piece]) -> Document:
    return document.model_copy(update={"title": title, "blocks": _joined(pieces)})


def _packed(title: str, pieces: list[_Piece]) -> list[list[_Piece]]:
    """The pieces in runs that fit one message each. Headings and rules at the end of a run go with what comes next."""
    parts: list[list[_Piece]] = []
    start = 0
    while start < len(pieces):
        end = _reach(title + _PROBE, pieces, start)
        if end < len(pieces):
            end = next(
                (at for at in (end, end - 1, end - 2) if at == start + 1 or not isinstance(pieces[at - 1].block, Heading | Divider)), end
            )
        parts.append(pieces[start:end])
        start = end
    return parts or [[]]


def _reach(title: str, pieces: list[_Piece], start: int) -> int:
    """Where the longest run from ``start`` that fits one message ends; one piece always fits."""

    def fits(end: int) -> bool:
        return _fits(Document(title=title, blocks=_joined(pieces[start:end])))

    low, stride = start + 1, 1
    while low + stride <= len(pieces) and fits(low + stride):
        low, stride = low + stride, stride * 2
    high = min(low + stride - 1, len(pieces))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _fits(document: Document) -> bool:
    # Private, because a private message has all the buttons.
    return render_part(document, private=True).fits


def _joined(pieces: Sequence[_Piece]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    origin = -1
    for piece in pieces:
        joined = _join(blocks[-1], piece.block) if blocks and piece.origin == origin else None
        if joined is None:
            blocks.append(piece.block)
        else:
            blocks[-1] = joined
        origin = piece.origin
    return tuple(blocks)


def _join(one: Block, other: Block) -> Block | None:
    if isinstance(one, Listing) and isinstance(other, Listing):
        return Listing(items=one.items + other.items)
    if isinstance(one, Sources) and isinstance(other, Sources):
        return one.model_copy(update={"sources": one.sources + other.sources})
    if isinstance(one, Table) and isinstance(other, Table):
        return one.model_copy(update={"rows": one.rows + other.rows})
    if isinstance(one, Choices) and isinstance(other, Choices):
        return Choices(choices=one.choices + other.choices)
    return None


def _pieces(document: Document, longest_title: int, sentence: int) -> tuple[str, list[_Piece]]:
    """The title and the pieces; a title that is too long is cut, and stands in full in the first piece."""
    title, blocks = document.title, list(document.blocks)
    if weight(title) > longest_title:
        title = shorten(one_line(title), longest_title // 4)
        below_the_news = int(isinstance(next(iter(blocks), None), Summary))
        blocks.insert(below_the_news, Paragraph(spans=(text(document.title, bold=True),)))
    return title, [_Piece(origin, piece) for origin, block in enumerate(blocks) for piece in _cut_up(block, sentence)]


def _cut_up(block: Block, sentence: int) -> Iterator[Block]:
    match block:
        case Summary() | Divider():
            yield block
        case Table():
            yield from _table(block, sentence)
        case Chart() if charts.drawn(block) and _weight(block) <= CHART:
            yield block
        case Chart() | Page():
            yield from (piece for simple in simple_blocks(block) for piece in _cut_up(simple, sentence))
        case Heading():
            if weight(block.text) <= LONGEST_TITLE:
                yield block
            else:
                yield from (Paragraph(spans=spans) for spans in _chunks((text(block.text, bold=True),)))
        case Paragraph():
            yield from (block.model_copy(update={"spans": spans}) for spans in _chunks(block.spans))
        case Note():
            yield from (Note(spans=spans) for spans in _chunks(block.spans))
        case Listing():
            yield from (Listing(items=(row,)) for item in block.items for row in _rows(item))
        case Quotation():
            yield from _quotations(block)
        case Sources():
            yield from (block.model_copy(update={"sources": (_short_source(source, sentence),)}) for source in block.sources)
        case Preformatted():
            yield from (Preformatted(text=chunk) for chunk in _text_chunks(clean(block.text), PIECE))
        case Choices():
            yield from (Choices(choices=(choice,)) for choice in block.choices)
        case _:
            assert_never(block)


def _table(table: Table, sentence: int) -> Iterator[Block]:
    """The table in tables of one row; a row that is too long for that in lines, and its buttons one by one."""
    head = _most_of_head(table)
    for row in table.rows:
        alone = table.model_copy(update={"rows": (row,)})
        if (not row.choices and head + _most(row) <= PIECE) or _weight(alone) <= PIECE:
            yield alone
            continue
        yield from _cut_up(alone.as_listing(), sentence)
        yield from _cut_up(Choices(choices=row.choices), sentence)


def _most_of_head(table: Table) -> int:
    """At least as many bytes as the head of the table takes, its caption with it."""
    return weight(table.caption) + sum(2 * weight(column.label) + ELEMENT for column in table.columns) + 2 * ELEMENT


def _most(row: Row) -> int:
    """At least as many bytes as the row takes, its head apart; making it to see how many would take longer than all the rest."""
    return sum(_size(span) + ELEMENT for cell in (*row.cells, row.small) for span in cell) + ELEMENT * (len(row.cells) + 1)


def _weight(block: Block) -> int:
    """The most bytes that the block takes in a message, with newer blocks or without."""
    message = render_part(Document(title="", blocks=(block,)), private=True)
    return max(size_of(message.blocks), size_of(message.older.blocks) if message.older else 0)


def _rows(item: Item) -> Iterator[Item]:
    lead: tuple[Span, ...] = ()
    if weight(item.lead) > LONGEST_TITLE:
        lead, item = (text(f"{one_line(item.lead)} ", bold=True),), Item(spans=item.spans, entries=item.entries)
    chunks = list(_chunks((*lead, *item.spans)))
    yield Item(lead=item.lead, spans=chunks[0] if chunks else (), entries=item.entries)
    yield from (Item(spans=spans) for spans in chunks[1:])


def _quotations(block: Quotation) -> Iterator[Block]:
    words = list(_text_chunks(block.words, PIECE)) or [""]
    attribution = list(_chunks(block.attribution))
    fits = len(attribution) <= 1
    for chunk in words[:-1]:
        yield Quotation(words=chunk)
    yield Quotation(words=words[-1], attribution=attribution[0] if attribution and fits else ())
    if not fits:
        yield from (Paragraph(spans=spans) for spans in attribution)


def _short_source(source: Source, sentence: int) -> Source:
    """The source with its sentence cut, and a label or note only where it is absurdly long; its number, address and line stay."""
    return source.model_copy(
        update={
            "sentence": _cut(source.sentence, sentence),
            "article": _cut(source.article, LONGEST_LABEL),
            "note": _cut(source.note, LONGEST_LABEL),
        }
    )


def _cut(words: str, size: int) -> str:
    """The text in at most ``size`` bytes of JSON."""
    if weight(words) <= size:
        return words
    words = one_line(words)
    at = len(_head(words, size - 3))
    return shorten(words, at) if at < len(words) else words


def _chunks(spans: Iterable[Span]) -> Iterator[tuple[Span, ...]]:
    """The spans in groups of at most ``PIECE`` bytes; texts are parted between words."""
    group: list[Span] = []
    room = PIECE
    for span in _small(spans):
        size = _size(span)
        if group and size > room:
            yield tuple(group)
            group, room = [], PIECE
        group.append(span)
        room -= size
    if group:
        yield tuple(group)


def _small(spans: Iterable[Span]) -> Iterator[Span]:
    most = PIECE - ELEMENT
    for span in spans:
        match span:
            case Text():
                yield from (span.model_copy(update={"text": chunk}) for chunk in _text_chunks(span.text, most))
            case Link():
                if weight(span.label) <= LONGEST_LABEL:
                    yield span
                else:
                    yield from (Text(text=chunk) for chunk in _text_chunks(f"{span.label} ", most))
                    if host := shown_host(span.url):
                        yield Link(label=host, url=span.url)
            case Mention() | Hint() if weight(words := next(words_of((span,)))) > LONGEST_LABEL:
                yield from (Text(text=chunk, code=isinstance(span, Hint)) for chunk in _text_chunks(one_line(words), most))
            case Ref() | Moment() | Mention() | Hint():
                yield span
            case _:
                assert_never(span)


def _size(span: Span) -> int:
    match span:
        case Text():
            return weight(span.text) + ELEMENT
        case Link():
            return weight(span.label) + (weight(span.url) if shown_host(span.url) else 0) + 2 * ELEMENT
        case Ref():
            return 40 + len(str(span.number))
        case Moment():
            return 4 * ELEMENT
        case Mention():
            return weight(span.words) + ELEMENT
        case Hint():
            return weight(span.line) + ELEMENT
        case _:
            assert_never(span)


def _text_chunks(words: str, size: int) -> Iterator[str]:
    """The text in runs of at most ``size`` bytes of JSON, parted after a line or a word where there is one; joined they are the text."""
    while weight(words) > size:
        head = _head(words, size)
        at = _last(head, lambda letter: letter == "\n") or _last(head, str.isspace) or len(head)
        yield words[:at]
        words = words[at:]
    if words:
        yield words


def _last(words: str, is_gap: Callable[[str], bool]) -> int:
    """Where the text can be parted: after the last gap in its second half; 0 if there is none."""
    return next((at + 1 for at in range(len(words) - 1, len(words) // 2, -1) if is_gap(words[at])), 0)


def _head(words: str, size: int) -> str:
    """The longest beginning of at most ``size`` bytes of JSON, and at least one letter."""
    low, high = 1, min(len(words), max(size, 1))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if weight(words[:middle]) <= size else (low, middle - 1)
    return words[:low]
