"""A document in parts that fit one Discord message each: nothing is cut but source sentences, and those only to save a message."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache, partial
from itertools import groupby
from typing import assert_never

from bot.core.document import (
    Block,
    Choice,
    Choices,
    Divider,
    Document,
    Heading,
    Item,
    Link,
    Listing,
    Note,
    Paragraph,
    Preformatted,
    Quotation,
    Source,
    Sources,
    Span,
    Spans,
    Text,
)
from bot.core.text import clean, one_line, shorten
from bot.platforms.discord.markup import escaped, fenced, linkable, marked, masked, shown_host, utf16_length

# Limits of a message (Discord's documentation, "Message" and "Embed Limits"); a little is kept back for the footer that a digest gets.
EMBEDS = 10
EMBED_TOTAL = 6000 - 150
DESCRIPTION = 4096
ROWS = 5
BUTTONS_IN_ROW = 5
OPTIONS_IN_SELECT = 25
#: The longest piece of text that is not cut further.
PIECE = 3500
#: The longest title; what is longer continues as a paragraph.
TITLE = 800
SOURCES_TITLE = "Sources"
#: How much of a source's sentence is shown, from the most to the least.
SENTENCE_ROOMS = (1200, 240, 110)


class Zone(Enum):
    """Where in a message a piece stands."""

    BODY = auto()
    SOURCES = auto()
    BUTTONS = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """The smallest part of a document that stays together: a block (or one item of it) and its markup."""

    block: Block
    zone: Zone
    markup: str
    apart: bool = True  #: a blank line before it, save at the beginning

    @property
    def choice(self) -> Choice | None:
        return self.block.choices[0] if isinstance(self.block, Choices) else None

    @property
    def source(self) -> Source | None:
        return self.block.sources[0] if isinstance(self.block, Sources) else None


@dataclass
class Part:
    """A message being filled: the texts of its embeds, and the pieces in it."""

    pieces: list[Piece] = field(default_factory=list)
    embeds: list[tuple[Zone, str]] = field(default_factory=list)
    total: int = 0
    last: int = 0  #: the length of the last embed
    choices: int = 0
    options: int = 0

    def take(self, piece: Piece) -> bool:
        """Whether the piece found room; then it is in."""
        choices = self.choices + (piece.choice is not None)
        options = self.options + (piece.source is not None and bool(piece.source.line))
        if -(-choices // BUTTONS_IN_ROW) + -(-options // OPTIONS_IN_SELECT) > ROWS:
            return False
        if piece.markup and not self._write(piece):
            return False
        self.choices, self.options = choices, options
        self.pieces.append(piece)
        return True

    def _write(self, piece: Piece) -> bool:
        cost, white = utf16_length(piece.markup), "\n\n" if piece.apart else "\n"
        joins = bool(self.embeds) and self.embeds[-1][0] is piece.zone and self.last + len(white) + cost <= DESCRIPTION
        spent = cost + (len(white) if joins else len(SOURCES_TITLE) if piece.zone is Zone.SOURCES else 0)
        if self.total + spent > EMBED_TOTAL or (not joins and len(self.embeds) == EMBEDS):
            return False
        if joins:
            self.embeds[-1] = (piece.zone, self.embeds[-1][1] + white + piece.markup)
        else:
            self.embeds.append((piece.zone, piece.markup))
        self.last = self.last + len(white) + cost if joins else cost
        self.total += spent
        return True


def split(document: Document) -> tuple[Document, ...]:
    """The document in parts of one message each, in order; a document that fits is returned as it is."""
    return tuple(part for part, _ in laid_out(document))


def laid_out(document: Document) -> list[tuple[Document, Part]]:
    """The parts of the document, each with the layout of its message."""
    document = _with_short_title(document.unfolded())
    parts = packed(document)
    if len(parts) == 1:
        return [(document, parts[0])]
    named = [
        document.model_copy(update={"title": f"{document.title} ({number} of {len(parts)})".strip(), "blocks": _blocks(part.pieces)})
        for number, part in enumerate(parts, 1)
    ]
    return [(part, packed(part)[0]) for part in named]


def packed(document: Document) -> list[Part]:
    """The messages that the document takes, at least one; sentences are as long as the smallest number of messages allows."""
    longest, *shorter = SENTENCE_ROOMS
    parts = _pack(_pieces(document, longest))
    if len(parts) == 1:
        return parts
    least = _pack(_pieces(document, shorter[-1]))
    for room in shorter[:-1]:
        if len(parts) == len(least):
            break
        parts = _pack(_pieces(document, room))
    return parts if len(parts) == len(least) else least


def _pack(pieces: Iterable[Piece]) -> list[Part]:
    parts = [Part()]
    for piece in pieces:
        if parts[-1].take(piece):
            continue
        full = parts.pop().pieces
        # A heading goes to the next message with what it is about, unless headings are all there is.
        own = next((at for at in range(len(full), 0, -1) if not isinstance(full[at - 1].block, Heading | Divider)), 0)
        own = own if own and sum(utf16_length(one.markup) + 2 for one in full[own:]) < PIECE // 4 else len(full)
        parts += [_filled(full[:own]), _filled((*full[own:], piece))]
    return parts


def _filled(pieces: Iterable[Piece]) -> Part:
    part = Part()
    for piece in pieces:
        if not part.take(piece):
            raise ValueError("a piece is longer than a message")
    return part


def _with_short_title(document: Document) -> Document:
    title = one_line(document.title)
    if utf16_length(escaped(title)) <= TITLE:
        return document
    first, *rest = _cut((Text(text=title),), marked, TITLE)
    return document.model_copy(update={"title": _words(first), "blocks": (*(Paragraph(spans=spans) for spans in rest), *document.blocks)})


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
        case Heading():
            for spans in _cut((Text(text=one_line(block.text)),), _heading):
                yield Piece(Heading(text=_words(spans)), Zone.BODY, _heading(spans))
        case Paragraph():
            for spans in _cut(block.spans, marked):
                yield Piece(block.model_copy(update={"spans": spans}), Zone.BODY, marked(spans).strip("\n"))
        case Listing():
            for number, item in enumerate(block.items):
                for spare, piece in enumerate(_item_pieces(item)):
                    yield Piece(Listing(items=(piece,)), Zone.BODY, _item(piece.lead, piece.spans), apart=number + spare == 0)
        case Quotation():
            yield from _quotation_pieces(block)
        case Sources():
            for number, source in enumerate(block.sources):
                yield from _source_pieces(source, sentence_room, apart=number == 0)
        case Note():
            for spans in _cut(block.spans, _note):
                yield Piece(Note(spans=spans), Zone.BODY, _note(spans), apart=False)
        case Preformatted():
            for spans in _cut((Text(text=clean(block.text).strip("\n")),), lambda spans: fenced(_words(spans))):
                if words := _words(spans).strip():
                    yield Piece(Preformatted(text=_words(spans)), Zone.BODY, fenced(_words(spans)) if words else "")
        case Divider():
            yield Piece(block, Zone.BODY, "─" * 12)
        case Choices():
            for choice in block.choices:
                yield Piece(Choices(choices=(choice,)), Zone.BUTTONS, "")
        case _:
            assert_never(block)


def _heading(spans: Spans) -> str:
    text = escaped(_words(spans)).strip()
    return f"### {text}" if text else ""


def _note(spans: Spans) -> str:
    return "\n".join(f"-# {line.strip()}" for line in marked(spans).split("\n") if line.strip())


def _item(lead: str, spans: Spans) -> str:
    lead = one_line(lead)
    head = (Text(text=lead, bold=True), Text(text=" " if lead.endswith((":", "?", "!")) else ": ")) if lead else ()
    lines = [line.strip() for line in marked((*head, *spans)).split("\n") if line.strip()]
    return "- " + "\n  ".join(lines) if lines else ""


def _item_pieces(item: Item) -> Iterator[Item]:
    lead, spans = item.lead, item.spans
    if utf16_length(escaped(lead)) > PIECE // 4:
        lead, spans = "", (Text(text=one_line(lead), bold=True), Text(text=" "), *spans)
    for number, cut in enumerate(_cut(spans, partial(_item, lead))):
        yield Item(lead=lead if number == 0 else "", spans=cut, entries=item.entries if number == 0 else ())


def _quotation_pieces(block: Quotation) -> Iterator[Piece]:
    attribution = block.attribution if utf16_length(marked(block.attribution)) <= PIECE // 4 else ()
    cuts = list(_cut((Text(text=clean(block.words)),), partial(_quotation, attribution=attribution)))
    for number, spans in enumerate(cuts, 1):
        last = attribution if number == len(cuts) else ()
        yield Piece(Quotation(words=_words(spans), attribution=last), Zone.BODY, _quotation(spans, last))
    if not attribution and block.attribution:
        yield from _pieces_of(Paragraph(spans=block.attribution), 0)


def _quotation(spans: Spans, attribution: Spans) -> str:
    lines = [line.strip() for line in escaped(_words(spans)).strip().split("\n")]
    said = [*lines[:-1], lines[-1] + "”"] if lines[-1] else []
    if said:
        said[0] = "“" + said[0]
    if attribution:
        said += [line for line in ("— " + marked(attribution)).split("\n") if line.strip()]
    return "\n".join(f"> {line}" for line in said)


def _source_pieces(source: Source, sentence_room: int, *, apart: bool) -> Iterator[Piece]:
    """The source's line and sentence; a label or note too long for a line goes on as a note, so that none of it is lost."""
    labels = list(_cut((Text(text=one_line(source.article)),), marked, PIECE // 4))
    notes = list(_cut((Text(text=one_line(source.note)),), marked, PIECE // 8))
    shown = source.model_copy(update={"article": _words(labels[0]), "note": _words(notes[0])})
    yield Piece(Sources(sources=(shown,)), Zone.SOURCES, _source(shown, sentence_room), apart=apart)
    for spans in (*labels[1:], *notes[1:]):
        yield Piece(Note(spans=spans), Zone.BODY, _note(spans), apart=False)


def _source(source: Source, sentence_room: int) -> str:
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


def _words(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans if isinstance(span, Text))


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
