"""Drafts: validated entries that are not stored yet, as reading produces them and people review them.

All offsets are Python string indices into the article's text, end exclusive; ``text[start:end]`` is what is meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from storage.values import (
    UNSTORABLE,
    AboutBasis,
    Basis,
    EventStatus,
    Nature,
    PartialDate,
    Precision,
    Quantity,
    TopicKind,
    storable,
    storable_texts,
)


def _cleaned(value: Any) -> Any:
    # So are nearly all texts, and to find that out is much faster than to replace nothing.
    if type(value) is str and ((value.isascii() and "\0" not in value) or not UNSTORABLE.search(value)):
        return value
    return storable(value) if isinstance(value, str) else value


#: A text that every database can store. It is cleaned before pydantic sees it, which refuses lone surrogates.
CleanStr = Annotated[str, BeforeValidator(_cleaned)]


class _Draft(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """The draft with those fields changed. Pydantic validates no copies, so that their texts are cleaned here."""
        return super().model_copy(update=None if update is None else storable_texts(dict(update)), deep=deep)


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

    text: CleanStr
    type: CleanStr = Field(pattern="^(DATE|TIME|DURATION|SET)$")
    value: CleanStr
    precision: Precision
    basis: Basis
    when: PartialDate | None = None


class QuantityMention(_Span):
    """A quantity at its place in the text, comparator included."""

    text: CleanStr
    quantity: Quantity


class Mention(_Span):
    """A name in the text. ``entity`` is canonical where a topic has the alias, else the article's fullest form of it. ``kind`` is the value
    of a TopicKind."""

    text: CleanStr
    entity: CleanStr
    kind: CleanStr = TopicKind.OTHER.value


class About(_Draft):
    """Whom an entry is about, and how that is known."""

    name: CleanStr
    basis: AboutBasis = AboutBasis.NAMED


class FactDraft(_Span):
    """A figure about a subject; the span is the whole sentence, ``figure_start:figure_end`` the figure in it."""

    figure_start: int
    figure_end: int
    subject: CleanStr
    metric: CleanStr
    scope: CleanStr | None = None
    nature: Nature = Nature.ACTUAL
    quantity: Quantity
    as_of: PartialDate
    attributed_to: CleanStr | None = None
    about_basis: AboutBasis = AboutBasis.NAMED  #: how the subject is known


class EventDraft(_Span):
    """A dated happening; the span is the whole sentence, ``summary`` says it in one."""

    date: PartialDate
    status: EventStatus = EventStatus.PAST
    summary: CleanStr
    entities: tuple[CleanStr, ...] = ()
    about: About | None = None


class QuoteDraft(_Span):
    """Words that somebody said; the span holds the words without their quotation marks."""

    text: CleanStr
    speaker: CleanStr | None = None
    occasion: CleanStr | None = None
    about: About | None = None


class PositionDraft(_Span):
    """A position that a person holds, held or will hold; the span is the whole sentence."""

    person: CleanStr
    title: CleanStr
    organisation: CleanStr | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    predecessor: CleanStr | None = None
    successor: CleanStr | None = None
    about_basis: AboutBasis = AboutBasis.NAMED


class ArticleDraft(_Draft):
    """One article with everything that was read out of it.

    ``published`` is None where neither the text nor its metadata have it. ``fingerprint`` is a MinHash over the text's
    shingles (see bot.reading.fingerprint), for finding retellings. ``summary_of`` names the publisher whose article
    this text is our own summary of. ``main_subjects`` are the organisations and products that the title and text are
    about, most important first, with the aliases that the text itself gives.
    """

    text: CleanStr
    title: CleanStr
    publisher: CleanStr | None = None
    author: CleanStr | None = None
    url: CleanStr | None = None
    published: PartialDate | None = None
    language: CleanStr = "en"
    note: CleanStr | None = None
    summary_of: CleanStr | None = None
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    facts: tuple[FactDraft, ...] = ()
    events: tuple[EventDraft, ...] = ()
    quotes: tuple[QuoteDraft, ...] = ()
    positions: tuple[PositionDraft, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    fingerprint: tuple[int, ...] = ()
    main_subjects: tuple[TopicDraft, ...] = ()
    reader_version: CleanStr = ""

    @model_validator(mode="after")
    def _spans_lie_in_the_text(self) -> ArticleDraft:
        size = len(self.text)
        for kind in (self.dates, self.quantities, self.mentions, self.facts, self.events, self.quotes, self.positions):
            for item in kind:
                if item.end > size:
                    raise ValueError(f"{type(item).__name__} {item.start}:{item.end} lies outside the text of {size} characters")
        return self


class TopicDraft(_Draft):
    """A subject to follow. ``slash`` is its command name (lower case, a-z 0-9 and hyphens) or None; ``parent`` a topic's name;
    ``kind`` the value of a TopicKind."""

    name: CleanStr = Field(min_length=1, max_length=80)
    kind: CleanStr = TopicKind.ORGANISATION.value
    aliases: tuple[CleanStr, ...] = ()
    slash: CleanStr | None = Field(default=None, pattern="^[a-z0-9][a-z0-9-]{0,31}$")
    parent: CleanStr | None = None
    description: CleanStr = ""


class MetricDraft(_Draft):
    """A canonical metric name with the other words that texts use for it."""

    name: CleanStr
    aliases: tuple[CleanStr, ...] = ()


class Vocabulary(_Draft):
    """What the reader knows beforehand: topics with aliases and metrics with theirs (the seeds', or a store's)."""

    topics: tuple[TopicDraft, ...] = ()
    metrics: tuple[MetricDraft, ...] = ()


ArticleDraft.model_rebuild()


CitedDraft = FactDraft | EventDraft | QuoteDraft | PositionDraft


def lines_of(draft: ArticleDraft) -> tuple[CitedDraft, ...]:
    """The draft's lines in their order; the first is number 1. Positions come last, because reviews number the others since before."""
    return (*draft.facts, *draft.events, *draft.quotes, *draft.positions)
