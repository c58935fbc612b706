"""/<topic> stats: the latest figures of a topic, each with its history, grouped so that only like stands beside like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.commands.desk import Desk
from bot.commands.typed import LIMIT_MAX, end_of_day_utc, first_day, last_day, partial_date, whole_number, words_of
from bot.core.command import COMPLETE_METRIC, COMPLETE_TOPIC, Command, option
from bot.core.document import Block, Choice, Choices, Document, Heading, Item, Listing, Outcome, Ref, Text, note, paragraph, text
from bot.core.line import quote
from bot.core.text import capitalised, counted
from bot.digests.changes import contradict
from bot.reading.facts.ranks import RANK
from bot.wording.dates import dated
from bot.wording.figures import NATURE_LABELS, figure_text, overruled_note, proven
from bot.wording.sources import Citations
from storage.records import Fact, Topic
from storage.values import Basis, Nature, PartialDate

#: Figures shown unless more are asked for.
USUAL = 20


@dataclass(frozen=True, slots=True)
class StatsOptions:
    topic: str = option("the topic", required=True, positional=True, complete=COMPLETE_TOPIC, example="qwen")
    metric: str | None = option("only this measure", complete=COMPLETE_METRIC, example="downloads")
    since: PartialDate | None = option("true at or after this date", parse=partial_date, example="2024")
    until: PartialDate | None = option("true at or before this date", parse=partial_date, example="2024-09")
    as_of: PartialDate | None = option("what had been published by then", parse=partial_date, example="2024-12")
    recorded_as_of: PartialDate | None = option("what was in the store by then", parse=partial_date, example="2025-01-31")
    limit: int = option("how many figures at the most", default=USUAL, parse=whole_number, example="50")


@dataclass(frozen=True, slots=True)
class Told:
    """One figure of a history with every entry that tells it; ``sources`` counts independent ones, since a retelling is none."""

    fact: Fact
    tellers: tuple[Fact, ...]

    @property
    def sources(self) -> int:
        return len({fact.citation.source for fact in self.tellers})

    @property
    def overruled(self) -> Fact | None:
        """The teller that another figure is preferred to, unless somebody else tells the figure too."""
        return self.fact if all(fact.overruled for fact in self.tellers) else None


@dataclass(frozen=True, slots=True)
class History:
    """Figures that may be compared: same subject, metric, scope, nature and unit; newest first."""

    subject: str
    metric: str
    scope: str | None
    nature: Nature
    unit: str
    told: tuple[Told, ...]

    @property
    def newest(self) -> tuple[date, date]:
        return self.told[0].fact.as_of.sort_key


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
    blocks += _left_out(sum(len(h.told) for h in histories) - sum(len(h.told) for h in shown), options)
    return Document(title=f"{topic.name}: figures", blocks=(*blocks, *citations.block()))


def histories_of(facts: Sequence[Fact]) -> list[History]:
    """The facts grouped into histories, the one with the newest figure first; a figure told twice stands once."""
    groups: dict[tuple[str, str, str, Nature, str], list[Fact]] = {}
    for fact in facts:
        key = (fact.subject.casefold(), fact.metric.casefold(), (fact.scope or "").casefold(), fact.nature, fact.quantity.unit.casefold())
        groups.setdefault(key, []).append(fact)
    found = [
        History(group[0].subject, group[0].metric, group[0].scope, group[0].nature, group[0].quantity.unit, tuple(_told(group)))
        for group in groups.values()
    ]
    # Amounts before ranks, which say less by themselves.
    return sorted(found, key=lambda history: (history.unit != RANK, history.newest), reverse=True)


def _told(group: Sequence[Fact]) -> list[Told]:
    """Each figure once, newest first. Equal figures of one source, or of the same time, are one figure told twice."""
    told: list[list[Fact]] = []
    for fact in sorted(group, key=_telling_order):
        for same in told:
            first = same[0]
            equal = (first.quantity.value, first.quantity.high) == (fact.quantity.value, fact.quantity.high)
            if equal and (first.citation.source == fact.citation.source or first.as_of.overlaps(fact.as_of.start, fact.as_of.end)):
                same.append(fact)
                break
        else:
            told.append([fact])
    figures = [Told(same[0], tuple(same)) for same in told]
    # A figure that another one is preferred to is told after all others, whatever its date.
    return sorted(figures, key=lambda one: (one.overruled is None, one.fact.as_of.sort_key), reverse=True)


_BASES = (Basis.STATED, Basis.RESOLVED, Basis.INFERRED, Basis.UNKNOWN)


def _telling_order(fact: Fact) -> tuple[bool, int, str]:
    """Originals before retellings, then dates that are better known."""
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
        if history.scope and history.scope.casefold() not in history.told[0].fact.figure.casefold():
            opening += f"{history.scope}: "
        if kind := NATURE_LABELS.get(history.nature):
            opening += f"{kind}: "
        for number, told in enumerate(history.told):
            said = f", says {told.fact.attributed_to}" if told.fact.attributed_to else ""
            opens = opening if number == 0 else _joint(history.told[number - 1], told)
            spans.append(text(f"{opens}{figure_text(told.fact, under=history.metric)} ({dated(told.fact.as_of)}{said}) "))
            spans += [citations.ref(fact, fact.citation) for fact in told.tellers]
            if len(told.tellers) > 1:
                spans.append(text(f" {_counted(told)}"))
            if told.overruled:
                spans.append(text(f" ({overruled_note(told.overruled)})", italic=True))
    return spans


def _joint(newer: Told, told: Told) -> str:
    """How a figure follows another: what somebody else says of the same time is no earlier state of it."""
    if told.overruled:
        return ", also told: "
    disputed = any(contradict(one, other) for one in newer.tellers for other in told.tellers)
    return " but " if disputed else ", before: "


def _counted(told: Told) -> str:
    articles = len({fact.citation.article for fact in told.tellers})
    if articles == 1:
        return ""
    return f"({articles} articles, {'one source' if told.sources == 1 else f'{told.sources} sources'})"


def _first(histories: Sequence[History], family: Sequence[Topic], limit: int) -> list[History]:
    """As many histories as hold ``limit`` figures, the topic's own before its descendants', the newest first."""
    ranks = {name: rank for rank, member in enumerate(family) for name in _names(member)}
    ordered = sorted(histories, key=lambda history: ranks.get(history.subject, len(ranks)))
    shown: list[History] = []
    for history in ordered:
        if sum(len(one.told) for one in shown) + len(history.told) > limit and shown:
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
    more = " ".join(("/brief stats", *words_of(options), f"limit:{LIMIT_MAX}"))
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
