"""Entries as the store hands them out, built by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from storage.records import Article, Citation, Event, Fact, Position, Quote
from storage.values import Comparator, EventStatus, Nature, Origin, PartialDate, Quantity

RECORDED = datetime(2026, 11, 16, 7, 0, tzinfo=UTC)


def citation(article: str = "a1", *, sentence: str = "", start: int = 0, retelling_of: str | None = None) -> Citation:
    words = sentence or f"A sentence of {article}, the one at {start}."
    published = PartialDate.day(date(2026, 11, 14))
    return Citation(
        article, 1, start, start + len(words), words, f"Title of {article}", "The Example", None, published, retelling_of=retelling_of
    )


def article(
    number: int, *, title: str = "", published: date = date(2026, 11, 14), retelling_of: str | None = None, publisher: str = "The Example"
) -> Article:
    return Article(
        id=number,
        ref=f"a{number}",
        lineage=f"article {number}",
        version=1,
        recorded_at=RECORDED,
        recorded_by="operator",
        origin=Origin.READ,
        revision=1,
        title=title or f"Title of a{number}",
        publisher=publisher,
        published=PartialDate.day(published),
        retelling_of=retelling_of,
    )


def fact(
    number: int,
    value: str = "40000",
    *,
    as_of: str = "2026-10",
    subject: str = "Acme",
    metric: str = "shops",
    scope: str | None = None,
    nature: Nature = Nature.ACTUAL,
    unit: str = "shops",
    comparator: Comparator = Comparator.OVER,
    cited: Citation | None = None,
) -> Fact:
    word = {Comparator.OVER: "over "}.get(comparator, "")
    proof = f"{subject} has {word}{int(value):,} {unit}."
    where = cited or citation(start=number)
    figure = re.search(r"\d[\d,.]*\d|\d|one", proof) or re.match("", proof)
    assert figure is not None
    return Fact(
        id=number,
        ref=f"f{number}",
        lineage=f"fact {number}",
        version=1,
        recorded_at=RECORDED,
        recorded_by="operator",
        origin=Origin.READ,
        subject=subject,
        metric=metric,
        scope=scope,
        nature=nature,
        quantity=Quantity(Decimal(value), unit, comparator),
        as_of=PartialDate.parse(as_of) if as_of else PartialDate.unknown(),
        attributed_to=None,
        figure_start=where.start + figure.start(),
        figure_end=where.start + figure.end(),
        citation=replace(where, sentence=proof),
    )


def event(number: int, when: str, *, entities: tuple[str, ...] = ("Acme",), cited: Citation | None = None) -> Event:
    return Event(
        id=number,
        ref=f"e{number}",
        lineage=f"event {number}",
        version=1,
        recorded_at=RECORDED,
        recorded_by="operator",
        origin=Origin.READ,
        date=PartialDate.parse(when),
        status=EventStatus.PAST,
        summary=f"Something happened, as event {number} tells.",
        entities=entities,
        citation=cited or citation(start=number),
    )


def quote(
    number: int, words: str = "We will double our fleet", *, speaker: str = "Head of logistics", cited: Citation | None = None
) -> Quote:
    return Quote(
        id=number,
        ref=f"q{number}",
        lineage=f"quote {number}",
        version=1,
        recorded_at=RECORDED,
        recorded_by="operator",
        origin=Origin.READ,
        words=words,
        words_start=0,
        words_end=len(words),
        speaker=speaker,
        occasion=None,
        citation=cited or citation(start=number),
    )


def position(number: int, *, person: str = "Lena Ortiz", since: str = "", until: str = "", cited: Citation | None = None) -> Position:
    return Position(
        id=number,
        ref=f"p{number}",
        lineage=f"position {number}",
        version=1,
        recorded_at=RECORDED,
        recorded_by="operator",
        origin=Origin.READ,
        person=person,
        title="chief executive",
        organisation="Acme",
        since=PartialDate.parse(since) if since else None,
        until=PartialDate.parse(until) if until else None,
        citation=cited or citation(start=number),
    )
