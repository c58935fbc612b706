"""A document: the platform-neutral answer, made of typed blocks that every renderer knows.

Texts in blocks are plain characters, never markup: a renderer escapes them for its platform. Nothing in a document notifies
anybody. Models are frozen and survive a round trip through JSON, so that a composed digest can be stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from bot.core.files import File
from bot.core.language import say, spoken
from bot.core.spans import Hint as Hint
from bot.core.spans import Link as Link
from bot.core.spans import Mention as Mention
from bot.core.spans import Model
from bot.core.spans import Moment as Moment
from bot.core.spans import Ref as Ref
from bot.core.spans import Span as Span
from bot.core.spans import Spans as Spans
from bot.core.spans import Text as Text
from bot.core.spans import say_spans as say_spans
from bot.core.spans import text as text
from bot.core.spans import words_of as words_of
from bot.core.text import one_line


class Summary(Model):
    """The news of a document in at most 150 characters: its first block, and the beginning of the notification instead of the title."""

    kind: Literal["summary"] = "summary"
    text: str = Field(max_length=150)


class Heading(Model):
    kind: Literal["heading"] = "heading"
    text: str


class Paragraph(Model):
    """Running text. ``entries`` are the references of the entries that it is about; they are for finding it again and are not shown."""

    kind: Literal["paragraph"] = "paragraph"
    spans: Spans
    entries: tuple[str, ...] = ()


class Item(Model):
    """One line of a listing: what it is about in bold ("Derivative models", "27 Feb 2025"), then what is said about that.

    ``entries`` are the references of the entries that it is about; they are for finding the line again and are not shown.
    """

    lead: str = ""
    spans: Spans = ()
    entries: tuple[str, ...] = ()


class Listing(Model):
    kind: Literal["listing"] = "listing"
    items: tuple[Item, ...]


class Choice(Model):
    """A button that makes another request.

    ``share``: the same answer is shown to the channel. ``form``: the command's form opens, filled in with what the line says. ``replace``:
    the answer takes the place of the message with the button. ``confirm`` is the question that is asked first, where the request destroys
    something. ``primary`` is the one button that most people want; a document has one at the most.
    """

    label: str = Field(min_length=1, max_length=75)
    line: str
    share: bool = False
    danger: bool = False
    form: bool = False
    replace: bool = False
    confirm: str = ""
    primary: bool = False


class Quotation(Model):
    """Somebody's words, without quotation marks of their own, and who said them when."""

    kind: Literal["quotation"] = "quotation"
    words: str
    attribution: Spans = ()


class Source(Model):
    """What proves a figure: the very sentence, and the article it stands in.

    ``article`` is the label ("our summary of Xinhua, 27 Feb 2025"), ``note`` a warning about it ("retells [1]"), ``line`` the command line
    that opens it ("/brief source f12"). ``summarised`` is what our own summary is of ("Xinhua, 27 Feb 2025"), where it is one.
    """

    number: int
    sentence: str
    article: str
    url: str | None = None
    note: str = ""
    line: str = ""
    summarised: str = ""


class Sources(Model):
    """The numbered sources of a document. Renderers list all of them; where a message is too long, sentences are cut and never sources.

    ``folded``: one short line names each article once, with the numbers that are read from it, and the sentences are not shown: the
    document offers them by a ``Choice``. ``entries`` are the references of all entries that they prove; they are not shown.
    """

    kind: Literal["sources"] = "sources"
    sources: tuple[Source, ...]
    folded: bool = False
    entries: tuple[str, ...] = ()

    @property
    def by_article(self) -> tuple[tuple[Source, ...], ...]:
        """The sources of each article together, in the order of their first numbers."""
        articles: dict[tuple[str, str | None], list[Source]] = {}
        for source in self.sources:
            articles.setdefault((source.article, source.url), []).append(source)
        return tuple(tuple(sources) for sources in articles.values())

    @property
    def told_together(self) -> tuple[tuple[Source, ...], ...]:
        """The same, where all of an article have the same note to be told with it; the others alone."""
        found: list[tuple[Source, ...]] = []
        for sources in self.by_article:
            found += [sources] if len({source.note for source in sources}) == 1 else [(source,) for source in sources]
        return tuple(found)


class Column(Model):
    """A column of a table. ``number``: its cells are values, which are aligned to the right."""

    label: str
    number: bool = False


class Row(Model):
    """A row of a table, with as many cells as there are columns. ``small`` are remarks (a scope), shown small below the row or beside it.

    ``entries`` are the references of the entries that it is about; they are for finding it again and are not shown. ``choices`` are the
    row's own buttons.
    """

    cells: tuple[Spans, ...]
    small: Spans = ()
    entries: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()


class Table(Model):
    """Rows under named columns; the first cell of a row says what it is about. ``caption`` names the table for who can't see it."""

    kind: Literal["table"] = "table"
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @model_validator(mode="after")
    def _same_width(self) -> Self:
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError("each row of a table has as many cells as there are columns")
        return self

    def as_listing(self) -> Listing:
        """The rows as lines, for where there is no room for columns: "Downloads: over 40 million · 24 Sep 2024"."""
        return Listing(items=tuple(self._line(row) for row in self.rows))

    def _line(self, row: Row) -> Item:
        first, *others = row.cells
        lead = "".join(words_of(first))
        spans: list[Span] = []
        for cell in others:
            if cell:
                spans += [*((Text(text=" · "),) if spans else ()), *cell]
        if row.small:
            spans += [Text(text=" · "), *row.small]
        return Item(lead=lead, spans=tuple(spans), entries=row.entries)


class Point(Model):
    """A dated value of a series: ``when`` in words ("Sep 2024"), ``day`` its place on the axis, ``words`` how the value is written."""

    when: str
    day: date
    value: Decimal
    words: str


class Series(Model):
    """Values that are alike (same measure, scope, nature and unit), in the order of time."""

    name: str
    points: tuple[Point, ...]


class Chart(Model):
    """Values over time. ``unit`` is that of all series; ``words`` tell what is to be seen, for who can't see it."""

    kind: Literal["chart"] = "chart"
    title: str
    unit: str
    series: tuple[Series, ...]
    words: str


class Page(Model):
    """Which part of a longer answer is shown ("1–10 of 34"), and the lines that show the part before and the next one in its place."""

    kind: Literal["page"] = "page"
    shown: str
    back: str = ""
    on: str = ""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The buttons to the other parts."""
        both = ((say("Back"), self.back), (say("More"), self.on))
        return tuple(Choice(label=label, line=line, replace=True) for label, line in both if line)


class Note(Model):
    """Small print: how something is known, what was left out."""

    kind: Literal["note"] = "note"
    spans: Spans


class Preformatted(Model):
    """Lines to be shown as they are, in a fixed-width font (a manifest, an example to type)."""

    kind: Literal["preformatted"] = "preformatted"
    text: str


class Divider(Model):
    kind: Literal["divider"] = "divider"


class Choices(Model):
    kind: Literal["choices"] = "choices"
    choices: tuple[Choice, ...]


Block = Annotated[
    Summary | Heading | Paragraph | Listing | Table | Chart | Quotation | Sources | Note | Preformatted | Divider | Choices | Page,
    Field(discriminator="kind"),
]


class Outcome(StrEnum):
    """What kind of answer a document is."""

    ANSWER = "answer"
    NOTHING_FOUND = "nothing found"
    MISTAKE = "mistake"  #: the command line can't be understood
    REFUSED = "refused"  #: not allowed, not readable, not possible now
    FAILED = "failed"  #: our fault; logged under the id that is shown


class Document(Model):
    """One answer or digest. ``title`` is also the beginning of the notification; ``private`` says that only the caller sees it.

    ``details`` are for whoever wants to know more. An outlet shows those of a digest in a place of their own (``Outlet.details``); in an
    answer they stand below. Their sources are numbered on from those in ``blocks``; a source may stand in both, with its sentence in the
    details alone. ``confidential``: nobody but the caller sees it, wherever it was asked for. ``option`` names the option of the command
    that a mistake is about, where it is about one. ``file`` comes with it.
    ``card`` is the reference of the review that it shows ("r3"): copies of it become true when the review is decided.
    ``language`` is the one that its sentences were put into, for the words that a platform adds to them.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    private: bool = True
    confidential: bool = False
    outcome: Outcome = Outcome.ANSWER
    code: str = ""
    details: tuple[Block, ...] = ()
    option: str = ""
    file: File | None = None
    card: str = ""
    language: str = Field(default_factory=spoken)

    def unfolded(self) -> Document:
        """The document with its details below its blocks."""
        if not self.details:
            return self
        blocks = (*self.blocks, Divider(), Heading(text=say("Details")), *self.details)
        return self.model_copy(update={"blocks": blocks, "details": ()})

    @property
    def summary(self) -> str:
        """What a notification begins with: the summary where there is one, else the title, else the first words."""
        found = next((block.text for block in self.blocks if isinstance(block, Summary)), self.title)
        return found or next(("".join(words_of(block.spans)) for block in self.blocks if isinstance(block, Paragraph)), "")

    def spans(self) -> Iterator[Span]:
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
                case Table():
                    for row in block.rows:
                        for cell in (*row.cells, row.small):
                            yield from cell
                case _:
                    continue

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(source for block in (*self.blocks, *self.details) if isinstance(block, Sources) for source in block.sources)

    @property
    def choices(self) -> tuple[Choice, ...]:
        found: list[Choice] = []
        for block in (*self.blocks, *self.details):
            match block:
                case Choices() | Page():
                    found += block.choices
                case Table():
                    found += (choice for row in block.rows for choice in row.choices)
                case _:
                    continue
        return tuple(found)

    @property
    def form_lines(self) -> frozenset[str]:
        """The lines behind buttons that open a form, which need to be kept for a short while only."""
        return frozenset(choice.line for choice in self.choices if choice.form)


def simple_blocks(block: Block) -> tuple[Block, ...]:
    """The block in blocks that say the same without tables, charts, pages and summaries: lines, words, buttons and bold text.

    For where the platform can't show it otherwise. A block that is simple itself comes back as it is.
    """
    match block:
        case Summary():
            return (Paragraph(spans=(Text(text=block.text, bold=True),)),)
        case Table():
            choices = tuple(choice for row in block.rows for choice in row.choices)
            return (block.as_listing(), Choices(choices=choices)) if choices else (block.as_listing(),)
        case Chart():
            lines = tuple(Item(lead=one.name, spans=(Text(text=_course(one)),)) for one in block.series)
            return (Heading(text=block.title), Listing(items=lines))
        case Page():
            return (Note(spans=(Text(text=block.shown),)), *((Choices(choices=block.choices),) if block.choices else ()))
        case Sources() if block.folded:
            return (Note(spans=_folded(block)),)
        case _:
            return (block,)


def _course(series: Series) -> str:
    return ", ".join(f"{point.when}: {point.words}" for point in series.points)


def _folded(block: Sources) -> Spans:
    """One line: "Sources: Acme News, 3 May 2024 [1, 4] · ..."; that all are our own summaries is said once."""
    articles = block.by_article
    ours = all(sources[0].summarised for sources in articles)
    spans: list[Span] = [Text(text=f"{say('Sources, in our summaries:') if ours else say('Sources:')} ")]
    for place, sources in enumerate(articles):
        first = sources[0]
        label, note = one_line(first.summarised if ours else first.article), one_line(first.note)
        numbers = ", ".join(str(source.number) for source in sources)
        if place:
            spans.append(Text(text=" · "))
        spans.append(Link(label=label, url=first.url) if first.url else Text(text=label))
        spans.append(Text(text=f"{f' ({note})' if note else ''} [{numbers}]"))
    return tuple(spans)


def paragraph(*spans: Span | str) -> Paragraph:
    """A paragraph of these spans; bare strings are plain text."""
    return Paragraph(spans=_spans(spans))


def note(*spans: Span | str) -> Note:
    """A note of these spans; bare strings are plain text."""
    return Note(spans=_spans(spans))


def item(lead: str, *spans: Span | str) -> Item:
    """A line of a listing; bare strings are plain text."""
    return Item(lead=lead, spans=_spans(spans))


def _spans(spans: tuple[Span | str, ...]) -> Spans:
    return tuple(Text(text=span) if isinstance(span, str) else span for span in spans)
