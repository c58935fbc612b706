"""The lines of an answer that is a figure: the newest of its series with what others say of the same, or the whole series."""

from __future__ import annotations

from collections.abc import Sequence

from bot.asking.gates import PLANS
from bot.asking.lines import is_overruled, once_each, with_conversions
from bot.asking.plan.model import AnswerKind, Part, TimeRelation
from bot.asking.replies import Line
from bot.asking.scored import Scored, line_of
from storage.records import Fact
from storage.values import key_of

#: How much worse than the best one another line of the same answer may be.
NEAR_BEST = 0.06
#: The most lines of an answer: usually, and of a series of figures.
_MOST, _MOST_OF_A_SERIES = 3, 8
#: Measures of which one takes the place of the other from one time to the next.
_PROFITS = {"net loss": "net income", "operating loss": "operating profit", "pre-tax loss": "pre-tax profit"}


def figure_lines(part: Part, facts: Sequence[Scored]) -> list[Line]:
    """The newest figure of the best measure, with what others say of the same; all of them in order where a change is asked for."""
    best = facts[0]
    changing = part.wants in (AnswerKind.HISTORY, AnswerKind.CHANGE)
    series = (lambda one: _series(one)[:2]) if changing else _series  # what was planned first is what has changed
    like = [one for one in facts if one.score >= best.score - NEAR_BEST * 2 and series(one) == series(best)]
    if changing:
        newest_first = sorted(like, key=lambda one: (-one.one.newest.toordinal(), one.order))
        return once_each([line_of(one, part) for one in newest_first])[:_MOST_OF_A_SERIES]
    relation = part.period.relation if part.period else None
    oldest = relation is TimeRelation.FIRST
    like.sort(key=lambda one: ((1 if oldest else -1) * one.one.newest.toordinal(), is_overruled(one.one), one.order))
    first = like[0]
    same_time = [one for one in like if one.one.newest == first.one.newest]
    return with_conversions(once_each([line_of(one, part) for one in same_time]))[:_MOST]


def _series(scored: Scored) -> tuple[str, str, str]:
    fact = scored.one.known
    assert isinstance(fact, Fact)
    metric = fact.metric.casefold()
    return (_PROFITS.get(metric, metric), key_of(fact.subject), "planned" if fact.nature in PLANS else "actual")
