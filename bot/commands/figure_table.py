"""Histories as the rows of a table: the newest figure of each, the one before it, and what qualifies them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.commands.histories import History, HistoryFigure
from bot.core.document import Column, Ref, Row, Span, Table, text
from bot.core.language import say, say_count
from bot.core.text import capitalised
from bot.digests.changes import contradict
from bot.reading.facts.measures import unit_classes
from bot.wording.dates import dated
from bot.wording.figures import figure_text, nature_label, overruled_note
from bot.wording.measures import measure_name
from bot.wording.sources import Citations, refs_once
from storage.records import Fact
from storage.values import Nature

#: What holds no more, or never did: such a figure is nothing that was before.
_NOT_IN_FORCE = (Nature.DENIED, Nature.RETRACTED)


def without_conversions(histories: Sequence[History]) -> tuple[list[History], dict[str, History]]:
    """The histories without amounts that only tell another one of their sentence in another currency, and these by the reference of that
    other amount's entry."""
    first: dict[tuple[object, ...], Fact] = {}
    for history in histories:
        fact = history.figures[0].fact
        if (key := _sum_of_sentence(history)) not in first or fact.figure_start < first[key].figure_start:
            first[key] = fact
    kept: list[History] = []
    conversions: dict[str, History] = {}
    for history in histories:
        original = first[_sum_of_sentence(history)]
        if original.quantity.unit != history.unit and len(history.figures) == 1:
            conversions[original.ref] = history
        else:
            kept.append(history)
    return kept, conversions


def _sum_of_sentence(history: History) -> tuple[object, ...]:
    """What two amounts of money have in common of which one is the other in another currency."""
    citation = history.figures[0].fact.citation
    unit = "money" if unit_classes(history.unit) == {"money"} else history.unit
    return (citation.article, citation.start, history.subject, history.metric, history.scope, history.nature, unit)


def figure_table(caption: str, topic: str, histories: Sequence[History], conversions: Mapping[str, History], citations: Citations) -> Table:
    """The histories as a table; each row tells its subject where that is not the topic, and its amount in another currency where there is
    one. Proofs are numbered in the order of the rows."""
    before = any(_before(history) for history in histories)
    columns = (Column(label=say("Measure")), Column(label=say("Figure"), number=True), Column(label=say("When")))
    return Table(
        caption=caption,
        columns=(*columns, Column(label=say("Before"), number=True)) if before else columns,
        rows=tuple(_row(history, topic, conversions, citations, before=before) for history in histories),
    )


def shown_figures(history: History) -> tuple[HistoryFigure, ...]:
    """The figures that a row shows: the newest, what other sources say of the same time, and the one before."""
    earlier = _before(history)
    return (history.figures[0], *_other_reports(history), *((earlier,) if earlier else ()))


def _row(history: History, topic: str, conversions: Mapping[str, History], citations: Citations, *, before: bool) -> Row:
    newest, earlier = history.figures[0], _before(history)
    fact = newest.fact
    cells: list[tuple[Span, ...]] = [
        (text(capitalised(measure_name(history.metric)), bold=True),),
        (text(f"{figure_text(fact, under=history.metric)} "), *_refs(newest, citations)),
        (text(dated(fact.as_of)),),
    ]
    converted = conversions.get(fact.ref)
    small = _remarks(history, topic, figure_text(converted.figures[0].fact) if converted else "", citations)
    if before:
        cells.append(_earlier(earlier, history, citations) if earlier else ())
    return Row(cells=tuple(cells), small=small, entries=tuple(one.fact.ref for one in shown_figures(history)))


def _earlier(figure: HistoryFigure, history: History, citations: Citations) -> tuple[Span, ...]:
    words = f"{figure_text(figure.fact, under=history.metric)} ({dated(figure.fact.as_of)}) "
    return (text(words), *_refs(figure, citations))


def _refs(figure: HistoryFigure, citations: Citations) -> list[Ref]:
    return refs_once(figure.reports, citations)


def _before(history: History) -> HistoryFigure | None:
    """The newest figure of a time before the newest of all; None where there is none that still holds."""
    newest = history.figures[0]
    for figure in history.figures[1:]:
        earlier = figure.fact.as_of.sort_key < newest.fact.as_of.sort_key
        if earlier and not figure.overruled and figure.fact.nature not in _NOT_IN_FORCE and not _disagree(newest, figure):
            return figure
    return None


def _other_reports(history: History) -> tuple[HistoryFigure, ...]:
    """What other sources say of the time of the newest figure, and what it is preferred to."""
    newest = history.figures[0]
    return tuple(figure for figure in history.figures[1:] if figure.overruled or _disagree(newest, figure))


def _disagree(one: HistoryFigure, other: HistoryFigure) -> bool:
    return any(contradict(first, second) for first in one.reports for second in other.reports)


def _remarks(history: History, topic: str, converted: str, citations: Citations) -> tuple[Span, ...]:
    """Whose figure it is, of what, whether it is more than measured, who says so, and who says otherwise."""
    newest = history.figures[0]
    fact = newest.fact
    words = [
        converted,
        history.subject if history.subject.casefold() != topic.casefold() else "",
        history.scope if history.scope and history.scope.casefold() not in fact.figure.casefold() else "",
        nature_label(history.nature),
        say("says {speaker}", speaker=fact.attributed_to) if fact.attributed_to else "",
        say_count("one source", "{count} sources", newest.source_count) if newest.source_count > 1 else "",
        overruled_note(fact) if newest.overruled else "",
    ]
    spans: list[Span] = []
    for word in filter(None, words):
        spans.append(text(f"{', ' if spans else ''}{word}"))
    for other in _other_reports(history):
        figure = figure_text(other.fact, under=history.metric)
        told = say("also told: {figure}", figure=figure) if other.overruled else say("but {figure} elsewhere", figure=figure)
        spans += [text(f"{', ' if spans else ''}{told} "), *_refs(other, citations)]
        if other.overruled:
            spans.append(text(f" ({overruled_note(other.fact)})"))
    return tuple(spans)
