"""What somebody said: the quotations that bear on a question for his words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.asking.plan.model import Part
from bot.asking.replies import Answered, Reply
from bot.asking.scored import Scored, distinct, line_of
from bot.asking.weights import Table
from storage.records import Quote

#: The most quotations of an answer.
_MOST = 3
#: The share of the question's words that one must have to bear on it.
_LEAST_COVERAGE = 0.25


def what_was_said(part: Part, ranked: Sequence[Scored], table: Table) -> Reply | None:
    """The quotations that bear on what was asked, the first with what was said in one breath with it; None where none does."""
    quotes = [one for one in ranked if isinstance(one.one.known, Quote) and (one.score >= table.bears or not part.stems)]
    if part.stems:
        quotes = [one for one in quotes if _reach(one) >= _LEAST_COVERAGE]
        best = max((_reach(one) for one in quotes), default=0.0)
        quotes = [one for one in quotes if _reach(one) >= best * 0.7]
    if not quotes:
        return None
    first, *others = distinct(quotes, _MOST)
    more = [one for one in ranked if one.one != first.one and _says_on(one, first)]
    others = [one for one in others if one not in more]
    return Answered(part, lines=tuple(line_of(one, part) for one in [first, *more, *others][:_MOST]))


def _says_on(scored: Scored, first: Scored) -> bool:
    """Whether somebody goes on with what was quoted first: "I had the pen out," Roe says. "I asked him to wait."."""
    one, before = scored.one.known, first.one.known
    if not isinstance(one, Quote) or not isinstance(before, Quote) or one.speaker != before.speaker:
        return False
    behind = one.citation.start - before.citation.end
    return one.citation.article == before.citation.article and one.citation.start > before.citation.start and behind <= _NEXT_WORDS


#: So many characters stand at most between two parts of what somebody said in one breath.
_NEXT_WORDS = 3


def _reach(scored: Scored) -> float:
    """The share of the question that the words have, or in part what was said before them."""
    return max(scored.features.coverage, 0.8 * scored.features.context)
