"""What stands behind the sentences that come nearest: the answer to an interviewer's question, a reason, the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.asking.about import about
from bot.asking.candidate import Candidate, candidate
from bot.asking.gathering import Gathered, Library
from bot.asking.plan.model import AnswerKind, Part
from bot.asking.pool import Pool
from bot.asking.replies import Reply, Said, Unknown
from bot.asking.tables import is_heading
from bot.asking.words import stems
from bot.core.patterns import regex
from storage.records import Passage

#: The most sentences behind which more is read, and so many behind each; of a table so many rows.
_LEADS, _BEHIND, _ROWS = 4, 2, 14
#: The share of the question's words that such a sentence has.
_LEAST, _LEAST_OF_A_QUESTION = 0.4, 0.25
_SUPERLATIVE = regex(r"\b(?:tops?|leads?|best|most|least|\w{3,}est)\b|最", re.IGNORECASE)


def is_open(part: Part, reply: Reply) -> bool:
    """Whether the sentences behind may tell more: nothing answers yet, or the answer may be a row of a table that was not looked at."""
    if isinstance(reply, Unknown):
        return True
    return isinstance(reply, Said) and (part.wants in (AnswerKind.REASON, AnswerKind.YES_NO) or _SUPERLATIVE.search(part.text) is not None)


async def with_surroundings(part: Part, gathered: Gathered, library: Library) -> Gathered | None:
    """The candidates with those behind the ones that come nearest; None where nothing comes near."""
    pool = Pool(part, gathered)
    headings = [one for one in gathered.candidates if isinstance(one.known, Passage) and is_heading(one.citation.sentence)][:2]
    leads = _leads(pool, gathered.candidates)
    if not headings and not leads:
        return None
    behind = await library.behind([_place(one) for one in leads], _BEHIND) if leads else []
    rows = await library.behind([_place(one) for one in headings], _ROWS) if headings else []
    known = {_place(one) for one in gathered.candidates if isinstance(one.known, Passage)}
    found = [*_answers_behind(leads, behind), *(candidate(one, one.context) for one in rows)]
    # A sentence that is behind another one means what both say.
    fresh = {_place(one): one for one in found}
    before = [one for one in gathered.candidates if not (isinstance(one.known, Passage) and _place(one) in fresh)]
    mains = dict(gathered.mains)
    missing = {one.citation.article for one in fresh.values()} - mains.keys()
    if missing and gathered.names:
        mains |= await library.main_subjects(missing)
    return Gathered([*before, *fresh.values()], gathered.names, mains, gathered.measured) if fresh.keys() - known or leads else None


def _leads(pool: Pool, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The sentences that have most of the question's words and may be about its things."""
    part = pool.part
    found = []
    for one in candidates:
        if not isinstance(one.known, Passage):
            continue
        if part.things and about(one, pool) == 0.0 and not _asks_about(one, pool):
            continue
        relation = part.stems & part.relation.stems if part.relation is not None and one.stems & part.relation.stems else frozenset()
        if part.wants is AnswerKind.REASON and part.relation is not None and _tells(part.relation.pattern, one):
            relation = part.stems & part.relation.stems  # in whichever words the sentence says it: "moved from May to October"
        least = _LEAST_OF_A_QUESTION if one.sentence.rstrip().endswith(("?", "？")) else _LEAST
        if (share := pool.share(one.stems | relation, part.stems)) >= least and part.stems:
            found.append((-round(share, 4), one.order, one))
    return [one for _, _, one in sorted(found, key=lambda lead: lead[:2])[:_LEADS]]


def _tells(pattern: str, one: Candidate) -> bool:
    return bool(pattern) and re.search(pattern, one.sentence, re.IGNORECASE) is not None


def _asks_about(one: Candidate, pool: Pool) -> bool:
    """Whether a sentence has all that narrows the question, in an article that speaks of its things: "You had an order from …"."""
    part = pool.part
    everywhere = all(one.citation.article in articles for articles in pool.articles.values())
    return len(part.stated_stems) > 1 and part.stated_stems <= one.stems and everywhere


def _answers_behind(leads: Sequence[Candidate], behind: Sequence[Passage]) -> list[Candidate]:
    """The sentences behind the leads as candidates, each with all that stands between it and its lead before it."""
    found = []
    for one in behind:
        before = [lead for lead in leads if lead.citation.article == one.citation.article and lead.citation.start < one.citation.start]
        if not before:
            continue
        lead = max(before, key=lambda its: its.citation.start)
        between = [
            its.text
            for its in behind
            if its.citation.article == one.citation.article and lead.citation.start < its.citation.start < one.citation.start
        ]
        said = [lead.sentence, *between]
        # What answers another question does not go on from what stands before that one.
        asked = max((place for place, text in enumerate(said) if _is_own_question(text)), default=0)
        context = " ".join(said[asked:])
        found.append(candidate(replace(one, context=context), context))
    return found


def _is_own_question(text: str) -> bool:
    """Whether a sentence asks for something that it names itself, other than "why?" and "what happened?"."""
    return text.rstrip("\"'”’」』 ").endswith(("?", "？")) and len(stems(text)) > 1


def _place(one: Candidate) -> tuple[str, int]:
    return one.citation.article, one.citation.start
