"""A document: the platform-neutral answer, made of typed blocks that every renderer knows.

Texts in blocks are plain characters, never markup: a renderer escapes them for its platform. Nothing in a document notifies
anybody. Models are frozen and survive a round trip through JSON, so that a composed digest can be stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(_Model):
    """Plain characters, perhaps emphasised."""

    kind: Literal["text"] = "text"
    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False


class Link(_Model):
    """A link; renderers show its host beside the label, so that nobody is misled. Only http(s) addresses are linked."""

    kind: Literal["link"] = "link"
    label: str
    url: str


class Ref(_Model):
    """A reference to the source of that number in the same document: "[1]"."""

    kind: Literal["ref"] = "ref"
    number: int


class Moment(_Model):
    """A point in time (aware), shown in the named IANA zone, its name beside it; chat platforms may show the reader's own time too."""

    kind: Literal["moment"] = "moment"
    at: datetime
    zone: str = "UTC"

    @property
    def words(self) -> str:
        """The moment in its zone, the zone's name beside it: "Mon 3 Feb 2025, 09:00 Europe/Berlin"; in UTC where there is no such zone."""
        try:
            local, zone = self.at.astimezone(ZoneInfo(self.zone)), self.zone
        except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
            local, zone = self.at.astimezone(UTC), "UTC"
        return f"{local:%a} {local.day} {local:%b} {local.year}, {local:%H:%M} {zone}"


Span = Annotated[Text | Link | Ref | Moment, Field(discriminator="kind")]
Spans = tuple[Span, ...]


class Heading(_Model):
    kind: Literal["heading"] = "heading"
    text: str


class Paragraph(_Model):
    """Running text. ``entries`` are the references of the entries that it is about; they are for finding it again and are not shown."""

    kind: Literal["paragraph"] = "paragraph"
    spans: Spans
    entries: tuple[str, ...] = ()


class Item(_Model):
    """One line of a listing: what it is about in bold ("Derivative models", "27 Feb 2025"), then what is said about that.

    ``entries`` are the references of the entries that it is about; they are for finding the line again and are not shown.
    """

    lead: str = ""
    spans: Spans = ()
    entries: tuple[str, ...] = ()


class Listing(_Model):
    kind: Literal["listing"] = "listing"
    items: tuple[Item, ...]


class Quotation(_Model):
    """Somebody's words, without quotation marks of their own, and who said them when."""

    kind: Literal["quotation"] = "quotation"
    words: str
    attribution: Spans = ()


class Source(_Model):
    """What proves a figure: the very sentence, and the article it stands in.

    ``article`` is the label ("our summary of Xinhua, 27 Feb 2025"), ``note`` a warning about it ("retells [1]"), ``line`` the command line
    that opens it ("/brief source f12").
    """

    number: int
    sentence: str
    article: str
    url: str | None = None
    note: str = ""
    line: str = ""


class Sources(_Model):
    """The numbered sources of a document. Renderers list all of them; where a message is too long, sentences are cut and never sources."""

    kind: Literal["sources"] = "sources"
    sources: tuple[Source, ...]


class Note(_Model):
    """Small print: how something is known, what was left out."""

    kind: Literal["note"] = "note"
    spans: Spans


class Preformatted(_Model):
    """Lines to be shown as they are, in a fixed-width font (a manifest, an example to type)."""

    kind: Literal["preformatted"] = "preformatted"
    text: str


class Divider(_Model):
    kind: Literal["divider"] = "divider"


class Choice(_Model):
    """A button that makes another request. ``share``: the same answer is shown to the channel. ``form``: the command's form opens, filled
    in with what the line says."""

    label: str = Field(min_length=1, max_length=75)
    line: str
    share: bool = False
    danger: bool = False
    form: bool = False


class Choices(_Model):
    kind: Literal["choices"] = "choices"
    choices: tuple[Choice, ...]


Block = Annotated[
    Heading | Paragraph | Listing | Quotation | Sources | Note | Preformatted | Divider | Choices,
    Field(discriminator="kind"),
]


class Outcome(StrEnum):
    """What kind of answer a document is."""

    ANSWER = "answer"
    NOTHING_FOUND = "nothing found"
    MISTAKE = "mistake"  #: the command line can't be understood
    REFUSED = "refused"  #: not allowed, not readable, not possible now
    FAILED = "failed"  #: our fault; logged under the id that is shown


class Document(_Model):
    """One answer or digest. ``title`` is also the beginning of the notification; ``private`` says that only the caller sees it.

    ``details`` are for whoever wants to know more. An outlet shows those of a digest in a place of their own (``Outlet.details``); in an
    answer they stand below. Their sources are numbered on from those in ``blocks``; a source may stand in both, with its sentence in the
    details alone. ``option`` names the option of the command that a mistake is about, where it is about one.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    private: bool = True
    outcome: Outcome = Outcome.ANSWER
    code: str = ""
    details: tuple[Block, ...] = ()
    option: str = ""

    def unfolded(self) -> Document:
        """The document with its details below its blocks."""
        if not self.details:
            return self
        blocks = (*self.blocks, Divider(), Heading(text="Details"), *self.details)
        return self.model_copy(update={"blocks": blocks, "details": ()})

    def spans(self) -> Iterator[Text | Link | Ref | Moment]:
        """Every span of every block, in reading order, the details last."""
        for block in (*self.blocks, *self.details):
            match block:
                case Paragraph() | Note():
                    yield from block.spans
                case Quotation():
                    yield from block.attribution
                case Listing():
                    for item in block.items:
                        yield from item.spans
                case _:
                    continue

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(source for block in (*self.blocks, *self.details) if isinstance(block, Sources) for source in block.sources)

    @property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(choice for block in (*self.blocks, *self.details) if isinstance(block, Choices) for choice in block.choices)

    @property
    def form_lines(self) -> frozenset[str]:
        """The lines behind buttons that open a form, which need to be kept for a short while only."""
        return frozenset(choice.line for choice in self.choices if choice.form)


def text(words: str, *, bold: bool = False, italic: bool = False, code: bool = False) -> Text:
    """A text span."""
    return Text(text=words, bold=bold, italic=italic, code=code)


def paragraph(*spans: Text | Link | Ref | Moment | str) -> Paragraph:
    """A paragraph of these spans; bare strings are plain text."""
    return Paragraph(spans=_spans(spans))


def note(*spans: Text | Link | Ref | Moment | str) -> Note:
    """A note of these spans; bare strings are plain text."""
    return Note(spans=_spans(spans))


def item(lead: str, *spans: Text | Link | Ref | Moment | str) -> Item:
    """A line of a listing; bare strings are plain text."""
    return Item(lead=lead, spans=_spans(spans))


def _spans(spans: tuple[Text | Link | Ref | Moment | str, ...]) -> Spans:
    return tuple(Text(text=span) if isinstance(span, str) else span for span in spans)
