"""Records of entries, as everybody but storage sees them, made of their rows. Pure."""

from __future__ import annotations

from datetime import date
from typing import Any

from storage.drafts import About
from storage.records import Article, Citation, Event, Fact, Overruled, Position, Quote
from storage.tables.columns import LIBRARY
from storage.tables.decisions import ArticleDetailsRow
from storage.tables.entries import ArticleRow, CitedRow, ClosingRow, EntryRow, EventRow, FactRow, PositionRow, QuoteRow
from storage.values import AboutBasis, Basis, Comparator, EventStatus, Nature, Origin, PartialDate, Precision, Quantity


def _common(row: EntryRow, closing: ClosingRow | None) -> dict[str, Any]:
    ending = {} if closing is None else {"closed_at": closing.closed_at, "closed_by": closing.closed_by, "closing_reason": closing.reason}
    return {
        "id": row.id,
        "ref": row.ref,
        "lineage": row.lineage,
        "version": row.version,
        "recorded_at": row.recorded_at,
        "recorded_by": row.recorded_by,
        "origin": Origin(row.origin),
        "reader_version": row.reader_version,
        "own": row.workspace != LIBRARY,
        **ending,
    }


def _published(row: ArticleRow | ArticleDetailsRow) -> PartialDate | None:
    return _known_date(row.published_start, row.published_end, row.published_precision, row.published_basis, row.published_label)


def _known_date(start: date | None, end: date | None, precision: str | None, basis: str | None, label: str) -> PartialDate | None:
    return None if precision is None or basis is None else PartialDate(start, end, Precision(precision), Basis(basis), label)


def article_of(
    entry: EntryRow, row: ArticleRow, original: str | None, details: ArticleDetailsRow | None, *, closing: ClosingRow | None = None
) -> Article:
    """The article of these rows; ``original`` names the one that it retells, ``details`` are its corrected details, where
    somebody corrected them, ``closing`` is how this version ended."""
    shown = details or row
    return Article(
        **_common(entry, closing),
        revision=row.revision,
        title=shown.title,
        publisher=shown.publisher,
        author=row.author,
        url=shown.url,
        published=_published(shown),
        published_when_read=_published(row),
        language=row.language,
        note=row.note,
        summary_of=row.summary_of,
        retelling_of=original,
    )


def cite(
    row: ArticleRow, ref: str, original: str | None, details: ArticleDetailsRow | None, revision: int, start: int, end: int, sentence: str
) -> Citation:
    """The citation of a stretch of an article, with the article's current details."""
    shown = details or row
    return Citation(
        article=ref,
        revision=revision,
        start=start,
        end=end,
        sentence=sentence,
        title=shown.title,
        publisher=shown.publisher,
        url=shown.url,
        published=_published(shown),
        note=row.note,
        summary_of=row.summary_of,
        retelling_of=original,
    )


def _citation(row: CitedRow, article: ArticleRow, ref: str, original: str | None, details: ArticleDetailsRow | None) -> Citation:
    return cite(article, ref, original, details, row.revision, row.start, row.end, row.sentence)


def _about(row: EventRow | QuoteRow) -> About | None:
    return None if row.about_name is None else About(name=row.about_name, basis=AboutBasis(row.about_basis))


def fact_of(
    entry: EntryRow,
    row: FactRow,
    article: ArticleRow,
    ref: str,
    original: str | None,
    details: ArticleDetailsRow | None,
    *,
    closing: ClosingRow | None = None,
    overruled: Overruled | None = None,
) -> Fact:
    """The fact of these rows; ``overruled`` names another one that is preferred to it."""
    as_of = PartialDate(row.as_of_start, row.as_of_end, Precision(row.as_of_precision), Basis(row.as_of_basis), row.as_of_label)
    return Fact(
        **_common(entry, closing),
        subject=row.subject,
        metric=row.metric,
        scope=row.scope,
        nature=Nature(row.nature),
        quantity=Quantity(row.value, row.unit, Comparator(row.comparator), row.high),
        as_of=as_of,
        attributed_to=row.attributed_to,
        figure_start=row.figure_start,
        figure_end=row.figure_end,
        overruled=overruled,
        about_basis=AboutBasis(row.about_basis),
        citation=_citation(row, article, ref, original, details),
    )


def event_of(
    entry: EntryRow,
    row: EventRow,
    article: ArticleRow,
    ref: str,
    original: str | None,
    details: ArticleDetailsRow | None,
    *,
    entities: tuple[str, ...],
    closing: ClosingRow | None = None,
) -> Event:
    """The event of these rows."""
    return Event(
        **_common(entry, closing),
        date=PartialDate(row.date_start, row.date_end, Precision(row.date_precision), Basis(row.date_basis), row.date_label),
        status=EventStatus(row.status),
        summary=row.summary,
        entities=entities,
        about=_about(row),
        citation=_citation(row, article, ref, original, details),
    )


def quote_of(
    entry: EntryRow,
    row: QuoteRow,
    article: ArticleRow,
    ref: str,
    original: str | None,
    details: ArticleDetailsRow | None,
    *,
    closing: ClosingRow | None = None,
) -> Quote:
    """The quote of these rows."""
    return Quote(
        **_common(entry, closing),
        words=row.words,
        words_start=row.words_start,
        words_end=row.words_end,
        speaker=row.speaker,
        occasion=row.occasion,
        about=_about(row),
        citation=_citation(row, article, ref, original, details),
    )


def position_of(
    entry: EntryRow,
    row: PositionRow,
    article: ArticleRow,
    ref: str,
    original: str | None,
    details: ArticleDetailsRow | None,
    *,
    closing: ClosingRow | None = None,
) -> Position:
    """The position of these rows."""
    return Position(
        **_common(entry, closing),
        person=row.person,
        title=row.title,
        organisation=row.organisation,
        since=_known_date(row.since_start, row.since_end, row.since_precision, row.since_basis, row.since_label),
        until=_known_date(row.until_start, row.until_end, row.until_precision, row.until_basis, row.until_label),
        predecessor=row.predecessor,
        successor=row.successor,
        about_basis=AboutBasis(row.about_basis),
        citation=_citation(row, article, ref, original, details),
    )
