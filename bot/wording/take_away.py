"""Figures, events and quotations as rows to take away, each with its source, its sentence and full dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.separated import separated
from bot.wording.figures import overruled_note
from bot.wording.positions import position_text
from storage.records import Citation, Event, Fact, Position, Quote
from storage.values import PartialDate

#: The columns of the article that proves a row. The names are the same in all languages, for programs.
_SOURCE = ("publisher", "title", "url", "published_from", "published_until", "our_summary_of", "retells", "sentence", "mark")
_DATE = ("from", "until", "precision", "basis")
_FIGURES = ("subject", "measure", "scope", "value", "high", "unit", "comparator", "printed", "nature", *_DATE, "said_by", "remark")
_EVENTS = (*_DATE, "status", "event", "about")
_QUOTATIONS = ("speaker", "words", "occasion")


@dataclass(frozen=True, slots=True)
class Turn:
    """That a position begins or ends on a date."""

    date: PartialDate
    position: Position


def figures_as_rows(facts: Sequence[Fact]) -> str:
    """A row for each figure."""
    return separated((*_FIGURES, *_SOURCE), map(_figure, facts))


def events_as_rows(happenings: Sequence[Event | Turn]) -> str:
    """A row for each event, and for each beginning or end of a position."""
    return separated((*_EVENTS, *_SOURCE), map(_event, happenings))


def quotations_as_rows(quotes: Sequence[Quote]) -> str:
    """A row for each quotation."""
    return separated((*_QUOTATIONS, *_SOURCE), map(_quotation, quotes))


def _figure(fact: Fact) -> tuple[str, ...]:
    amount = fact.quantity
    return (
        fact.subject,
        fact.metric,
        fact.scope or "",
        amount.value_text,
        "" if amount.high is None else f"{amount.high:f}",
        amount.unit,
        amount.comparator.name.casefold().replace("_", " "),
        fact.figure,
        str(fact.nature),
        *_date(fact.as_of),
        fact.attributed_to or "",
        overruled_note(fact),
        *_source(fact.citation, fact.ref),
    )


def _event(one: Event | Turn) -> tuple[str, ...]:
    if isinstance(one, Turn):
        position = one.position
        said = f"{position.person}: {position_text(position)}"
        return (*_date(one.date), "", said, position.organisation or "", *_source(position.citation, position.ref))
    return (*_date(one.date), str(one.status), one.summary, "; ".join(one.entities), *_source(one.citation, one.ref))


def _quotation(one: Quote) -> tuple[str, ...]:
    return (one.speaker or "", one.words, one.occasion or "", *_source(one.citation, one.ref))


def _date(when: PartialDate) -> tuple[str, str, str, str]:
    return (*_days(when), str(when.precision), str(when.basis))


def _days(when: PartialDate | None) -> tuple[str, str]:
    """The first and the last day in full; empty where there is none."""
    if when is None:
        return "", ""
    return when.start.isoformat() if when.start else "", when.end.isoformat() if when.end else ""


def _source(citation: Citation, mark: str) -> tuple[str, ...]:
    return (
        citation.publisher or "",
        citation.title,
        citation.url or "",
        *_days(citation.published),
        citation.summary_of or "",
        citation.retelling_of or "",
        " ".join(citation.sentence.split()),
        mark,
    )
