"""/<topic> stats: the latest figures of a topic, each with its history, grouped so that only like stands beside like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.commands.desk import Desk
from bot.commands.typed import LIMIT_MAX, end_of_day_utc, first_day, last_day, partial_date, retyped, whole_number
from bot.core.command import COMPLETE_METRIC, COMPLETE_TOPIC, Command, option
from bot.core.document import Block, Choice, Choices, Document, Heading, Item, Listing, Outcome, Ref, Text, note, paragraph, text
from bot.core.line import quote
from bot.core.text import capitalised, counted
from bot.digests.changes import contradict
from bot.reading.facts.ranks import RANK
from bot.wording.dates import dated
from bot.wording.figures import DISAGREEING, NATURE_LABELS, figure_text, overruled_note, proven, says
from bot.wording.sources import Citations, source_count
from storage.records import Fact, Topic
from storage.values import Basis, Nature, PartialDate

#: Figures shown unless more are asked for.
DEFAULT_LIMIT = 20


@dataclass(frozen=True, slots=True)
class StatsOptions:
    topic: str = option("the topic", required=True, positional=True, complete=COMPLETE_TOPIC, example="qwen")
    metric: str | None = option("only this measure", complete=COMPLETE_METRIC, example="downloads")
    since: PartialDate | None = option("true at or after this date", parse=partial_date, example="2024")
    until: PartialDate | None = option("true at or before this date", parse=partial_date, example="2024-09")
    as_of: PartialDate | None = option("what had been published by then", parse=partial_date, example="2024-12")
    recorded_as_of: PartialDate | None = option("what was in the store by then", parse=partial_date, example="2025-01-31")
    limit: int = option("how many figures at the most", default=DEFAULT_LIMIT, parse=whole_number, example="50")


@dataclass(frozen=True, slots=True)
class HistoryFigure:
    """One figure of a history: the entry that is shown for it, and all ``reports`` of it, that entry included."""

    fact: Fact
    reports: tuple[Fact, ...]

    @property
    def source_count(self) -> int:
        """The number of independent sources; a retelling adds none."""
        return len({fact.citation.source for fact in self.reports})

    @property
    def overruled(self) -> Fact | None:
        """The shown entry where another figure is preferred to every report of this one; else None."""
        return self.fact if all(fact.overruled for fact in self.reports) else None


@dataclass(frozen=True, slots=True)
class History:
    """Figures that may be compared: same subject, metric, scope, nature and unit; newest first."""

    subject: str
    metric: str
    scope: str | None
    nature: Nature
    unit: str
    figures: tuple[HistoryFigure, ...]

    @property
    def newest(self) -> tuple[date, date]:
        """The sort key of the date of the newest figure."""
        return self.figures[0].fact.as_of.sort_key


async def stats(options: StatsOptions, desk: Desk) -> Document:
    """The topic's figures and its descendants', or what is known instead."""
    topic = await desk.topic(options.topic)
    family = await desk.store.family(topic)
    facts = proven(
        await desk.store.facts(
            family,
            since=first_day(options.since),
            until=last_day(options.until),
            published_by=last_day(options.as_of),
            recorded_by_time=end_of_day_utc(options.recorded_as_of),
        )
    )
    asked = [fact for fact in facts if _is_metric(fact, options.metric)]
    if not asked:
        return _nothing(topic, options, sorted({fact.metric for fact in facts}))
    histories = histories_of(asked)
    shown = _first(histories, family, options.limit)
    citations = Citations()
    blocks: list[Block] = []
    for member in family:
        own = [history for history in shown if history.subject in _names(member)]
        if own and member.name != topic.name:
            blocks.append(Heading(text=f"{member.name} (part of {topic.name})"))
        if own:
            blocks.append(Listing(items=tuple(lines(own, citations))))
    blocks += _left_out(_figure_count(histories) - _figure_count(shown), options)
    return Document(title=f"{topic.name}: figures", blocks=(*blocks, *citations.block()))


def histories_of(facts: Sequence[Fact]) -> list[History]:
    """The facts grouped into histories, the one with the newest figure first; a figure that is reported twice stands once."""
    groups: dict[tuple[str, str, str, Nature, str], list[Fact]] = {}
    for fact in facts:
        key = (fact.subject.casefold(), fact.metric.casefold(), (fact.scope or "").casefold(), fact.nature, fact.quantity.unit.casefold())
        groups.setdefault(key, []).append(fact)
    found = [
        History(group[0].subject, group[0].metric, group[0].scope, group[0].nature, group[0].quantity.unit, tuple(_distinct(group)))
        for group in groups.values()
    ]
    # Amounts before ranks, which mean less by themselves.
    return sorted(found, key=lambda history: (history.unit != RANK, history.newest), reverse=True)


def _distinct(group: Sequence[Fact]) -> list[HistoryFigure]:
    """Each figure once, newest first. Equal figures of one source, or of the same time, are two reports of one figure."""
    found: list[list[Fact]] = []
    for fact in sorted(group, key=_preference):
        same = next((reports for reports in found if _is_same_figure(fact, reports[0])), None)
        if same is None:
            found.append([fact])
        else:
            same.append(fact)
    figures = [HistoryFigure(reports[0], tuple(reports)) for reports in found]
    # A figure to which another one is preferred comes after all others, whatever its date.
    return sorted(figures, key=lambda figure: (figure.overruled is None, figure.fact.as_of.sort_key), reverse=True)


def _is_same_figure(fact: Fact, other: Fact) -> bool:
    if (fact.quantity.value, fact.quantity.high) != (other.quantity.value, other.quantity.high):
        return False
    return fact.citation.source == other.citation.source or other.as_of.overlaps(fact.as_of.start, fact.as_of.end)


_BASES = (Basis.STATED, Basis.RESOLVED, Basis.INFERRED, Basis.UNKNOWN)


def _preference(fact: Fact) -> tuple[bool, int, str]:
    """Sorts reports of a figure, the one to show first: originals before retellings, then dates that are better known."""
    return (fact.citation.retelling_of is not None, _BASES.index(fact.as_of.basis), fact.ref)


def lines(histories: Sequence[History], citations: Citations) -> list[Item]:
    """One line a metric: "Derivative models: over 100,000 (Feb 2025) [1]; native and derivative: over 50,000 (Sep 2024) [2]"."""
    by_metric: dict[str, list[History]] = {}
    for history in histories:
        by_metric.setdefault(history.metric.casefold(), []).append(history)
    return [Item(lead=capitalised(group[0].metric), spans=tuple(_line(group, citations))) for group in by_metric.values()]


def _line(group: Sequence[History], citations: Citations) -> list[Text | Ref]:
    spans: list[Text | Ref] = []
    for history in group:
        opening = "; " if spans else ""
        if history.scope and history.scope.casefold() not in history.figures[0].fact.figure.casefold():
            opening += f"{history.scope}: "
        if label := NATURE_LABELS.get(history.nature):
            opening += f"{label}: "
        for number, figure in enumerate(history.figures):
            opens = opening if number == 0 else _link(history.figures[number - 1], figure)
            spans += _figure_spans(figure, opens, history.metric, citations)
    return spans


def _figure_spans(figure: HistoryFigure, opening: str, metric: str, citations: Citations) -> list[Text | Ref]:
    fact = figure.fact
    spans: list[Text | Ref] = [text(f"{opening}{figure_text(fact, under=metric)} ({dated(fact.as_of)}{says(fact)}) ")]
    spans += [citations.of(report) for report in figure.reports]
    if len(figure.reports) > 1:
        spans.append(text(f" {_report_counts(figure)}"))
    if figure.overruled:
        spans.append(text(f" ({overruled_note(figure.overruled)})", italic=True))
    return spans


def _link(newer: HistoryFigure, figure: HistoryFigure) -> str:
    """The words between two figures of a history: what another source says of the same time is no earlier state of it."""
    if figure.overruled:
        return ", also told: "
    disputed = any(contradict(one, other) for one in newer.reports for other in figure.reports)
    return DISAGREEING if disputed else ", before: "


def _report_counts(figure: HistoryFigure) -> str:
    articles = len({fact.citation.article for fact in figure.reports})
    if articles == 1:
        return ""
    return f"({counted(articles, 'article')}, {source_count(figure.source_count, 'source')})"


def _figure_count(histories: Sequence[History]) -> int:
    return sum(len(history.figures) for history in histories)


def _first(histories: Sequence[History], family: Sequence[Topic], limit: int) -> list[History]:
    """As many histories as hold ``limit`` figures, the topic's own before its descendants', the newest first."""
    ranks = {name: rank for rank, member in enumerate(family) for name in _names(member)}
    ordered = sorted(histories, key=lambda history: ranks.get(history.subject, len(ranks)))
    shown: list[History] = []
    for history in ordered:
        if shown and _figure_count([*shown, history]) > limit:
            break
        shown.append(history)
    return shown


def _names(topic: Topic) -> frozenset[str]:
    return frozenset(topic.names)


def _is_metric(fact: Fact, metric: str | None) -> bool:
    return metric is None or metric.casefold() in fact.metric.casefold()


def _left_out(count: int, options: StatsOptions) -> list[Block]:
    if count <= 0:
        return []
    more = " ".join(("/brief stats", *retyped(options), f"limit:{LIMIT_MAX}"))
    return [
        note(f"and {counted(count, 'more figure')}"),
        Choices(choices=(Choice(label="Show all figures", line=more),)),
    ]


def _nothing(topic: Topic, options: StatsOptions, metrics: Sequence[str]) -> Document:
    about = f"{topic.name}: {options.metric}" if options.metric else topic.name
    blocks: list[Block] = [paragraph(f"Not in the store: no figure for {about} that fits.")]
    if metrics:
        blocks.append(paragraph(f"Known measures of {topic.name}: {', '.join(metrics[:20])}. Type /brief stats {quote(topic.name)}"))
    else:
        blocks.append(paragraph(f"Try /brief timeline {quote(topic.name)}, or add an article with /brief add and its address."))
    return Document(title=f"{topic.name}: figures", blocks=tuple(blocks), outcome=Outcome.NOTHING_FOUND, code="nothing-found")


COMMAND: Command[Desk] = Command(
    ("stats",),
    "figures of a topic, newest first, each with its source",
    StatsOptions,
    stats,
    topical=True,
    examples=("/qwen stats", "/brief stats alibaba since:2024", "/brief stats qwen metric:downloads"),
)
