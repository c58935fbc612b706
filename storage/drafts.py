"""Drafts: validated entries that are not stored yet, as reading produces them and people review them.

All offsets are Python string indices into the article's text, end exclusive; ``text[start:end]`` is what is meant.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, model_validator

from storage.values import Basis, EventStatus, Nature, PartialDate, Precision, Quantity

#: The note of an article that is one sentence, by which a correction of another entry is proved.
CORRECTING_NOTE = "one sentence, entered by hand as a correction"


class _Draft(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Span(_Draft):
    start: int = Field(ge=0)
    end: int = Field(gt=0)

    @model_validator(mode="after")
    def _is_not_empty(self) -> _Span:
        if self.end <= self.start:
            raise ValueError(f"a span can't end ({self.end}) before it starts ({self.start})")
        return self


class DateMention(_Span):
    """A time expression in TIMEX3 terms; ``when`` is its calendar span where it has one (a duration or set has none)."""

    text: str
    type: str = Field(pattern="^(DATE|TIME|DURATION|SET)$")
    value: str
    precision: Precision
    basis: Basis
    when: PartialDate | None = None


class QuantityMention(_Span):
    """A quantity where it stands in the text, comparator included."""

    text: str
    quantity: Quantity


class Mention(_Span):
    """A name in the text. ``entity`` is canonical where a topic has the alias, else the article's fullest form of it."""

    text: str
    entity: str
    kind: str = "other"  #: organisation, person, product, place, event or other


class FactDraft(_Span):
    """A figure about a subject; the span is the whole sentence, ``figure_start:figure_end`` the figure in it."""

    figure_start: int
    figure_end: int
    subject: str
    metric: str
    scope: str | None = None
    nature: Nature = Nature.ACTUAL
    quantity: Quantity
    as_of: PartialDate
    attributed_to: str | None = None


class EventDraft(_Span):
    """A dated happening; the span is the whole sentence, ``summary`` says it in one."""

    date: PartialDate
    status: EventStatus = EventStatus.PAST
    summary: str
    entities: tuple[str, ...] = ()


class QuoteDraft(_Span):
    """Words that somebody said; the span holds the words without their quotation marks."""

    text: str
    speaker: str | None = None
    occasion: str | None = None


class ArticleDraft(_Draft):
    """One article with everything that was read out of it.

    ``published`` is None where neither the text nor its metadata tell. ``fingerprint`` is a MinHash over the text's
    shingles (see bot.reading.fingerprint), for finding retellings. ``summary_of`` names the publisher whose article
    this text is our own summary of. ``main_subjects`` are the organisations and products that the title and text are
    about, most important first, with the aliases that the text itself gives.
    """

    text: str
    title: str
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: PartialDate | None = None
    language: str = "en"
    note: str | None = None
    summary_of: str | None = None
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    facts: tuple[FactDraft, ...] = ()
    events: tuple[EventDraft, ...] = ()
    quotes: tuple[QuoteDraft, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    fingerprint: tuple[int, ...] = ()
    main_subjects: tuple[TopicDraft, ...] = ()
    reader_version: str = ""

    @model_validator(mode="after")
    def _spans_lie_in_the_text(self) -> ArticleDraft:
        size = len(self.text)
        for kind in (self.dates, self.quantities, self.mentions, self.facts, self.events, self.quotes):
            for item in kind:
                if item.end > size:
                    raise ValueError(f"{type(item).__name__} {item.start}:{item.end} lies outside the text of {size} characters")
        return self


class TopicDraft(_Draft):
    """A subject to follow. ``slash`` is its command name (lower case, a-z 0-9 and hyphens) or None; ``parent`` a topic's name."""

    name: str = Field(min_length=1, max_length=80)
    kind: str = "organisation"  #: organisation, person, product, place, event or other
    aliases: tuple[str, ...] = ()
    slash: str | None = Field(default=None, pattern="^[a-z0-9][a-z0-9-]{0,31}$")
    parent: str | None = None
    description: str = ""


class MetricDraft(_Draft):
    """A canonical metric name with the other words that texts use for it."""

    name: str
    aliases: tuple[str, ...] = ()


class Vocabulary(_Draft):
    """What the reader knows beforehand: topics with aliases and metrics with theirs (seeds/topics.toml, or a store's)."""

    topics: tuple[TopicDraft, ...] = ()
    metrics: tuple[MetricDraft, ...] = ()


ArticleDraft.model_rebuild()


CitedDraft = FactDraft | EventDraft | QuoteDraft


def lines_of(draft: ArticleDraft) -> tuple[CitedDraft, ...]:
    """The draft's lines in their order; the first is number 1."""
    return (*draft.facts, *draft.events, *draft.quotes)
