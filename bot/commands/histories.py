"""Figures that may be compared, grouped into histories, and how those are put on a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.commands.metrics import importance
from bot.digests.steps import as_taken_back
from bot.reading.facts.period_lengths import period_length
from bot.reading.facts.ranks import RANK
from storage.records import Fact
from storage.values import Basis, Nature


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
    """Figures that may be compared: same subject, metric, scope, nature, unit and length of period; newest first."""

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


#: Natures in the order in which they are shown; what is denied or was taken back never looks like the newest value.
_NATURES = (
    Nature.ACTUAL, Nature.ESTIMATE, Nature.PLANNED, Nature.FORECAST, Nature.TARGET, Nature.PAST, Nature.DENIED, Nature.RETRACTED,
)  # fmt: skip


def histories_of(facts: Sequence[Fact]) -> list[History]:
    """The facts grouped into histories, the most important measures first, then the one with the newest figure; a figure that is reported
    twice stands once."""
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for fact in as_taken_back(facts):
        groups.setdefault(_series(fact, fact.nature), []).append(fact)
    _put_before(groups)
    found = [
        History(group[0].subject, group[0].metric, group[0].scope, group[0].nature, group[0].quantity.unit, figures)
        for group in groups.values()
        for figures in _of_one_thing(_distinct(group))
    ]
    newest_first = sorted(found, key=lambda history: history.newest, reverse=True)
    return sorted(newest_first, key=lambda history: (importance(history.figures[0].fact), *_place(history)))


def _series(fact: Fact, nature: Nature) -> tuple[str, ...]:
    """What figures of a history have in common."""
    length = period_length(fact.metric, fact.as_of)
    return tuple(map(str.casefold, (fact.subject, fact.metric, fact.scope or "", nature, fact.quantity.unit, length)))


def _put_before(groups: dict[tuple[str, ...], list[Fact]]) -> None:
    """Moves what is only looked back at ("up from 14 million a year earlier") to the figures measured later, before which it stands."""
    for key, group in list(groups.items()):
        if group[0].nature is Nature.PAST and (measured := groups.get(_series(group[0], Nature.ACTUAL))):
            newest = max(fact.as_of.sort_key for fact in measured)
            measured += [fact for fact in group if fact.as_of.sort_key < newest]
            groups[key] = [fact for fact in group if fact.as_of.sort_key >= newest]
            if not groups[key]:
                del groups[key]


def _place(history: History) -> tuple[bool, int]:
    """The place of a history among those of its measure: the whole before a part, what was measured before what is planned. A rank is
    always one among something, so the newest comes first."""
    return history.scope is not None and history.unit != RANK, _NATURES.index(history.nature)


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


def _of_one_thing(figures: Sequence[HistoryFigure]) -> list[tuple[HistoryFigure, ...]]:
    """The figures, apart from them each one that the newest figure's article tells of the same time: one thing has not two values at a
    time, so it is of something else, "900 people" of the village and "47 people" on the payroll."""
    newest = figures[0]
    others = [one for one in figures[1:] if _is_of_another_thing(one, newest)]
    return [tuple(one for one in figures if one not in others), *((one,) for one in others)]


def _is_of_another_thing(figure: HistoryFigure, newest: HistoryFigure) -> bool:
    same_time = figure.fact.as_of.value == newest.fact.as_of.value and figure.fact.as_of.value != ""
    articles = {fact.citation.article for fact in newest.reports}
    return same_time and not figure.overruled and all(fact.citation.article in articles for fact in figure.reports)


_BASES = (Basis.STATED, Basis.RESOLVED, Basis.INFERRED, Basis.UNKNOWN)


def _preference(fact: Fact) -> tuple[bool, int, str]:
    """Sorts reports of a figure, the one to show first: originals before retellings, then dates that are better known."""
    return (fact.citation.retelling_of is not None, _BASES.index(fact.as_of.basis), fact.ref)
