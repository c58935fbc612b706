"""Finding sentences by their words, the same on both databases: we split the words, they look them up, we rank."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.entries.from_rows import cite
from storage.entries.kinds import CITED
from storage.entries.queries import carries_one_of, within
from storage.entries.search_index import RANKED, frequencies, matching
from storage.entries.search_ranking import Fields, fit, has_phrases
from storage.entries.search_terms import Query, mark, query_of
from storage.entries.view import CORRECTED_DETAILS, ORIGINAL, View, current_detail, original_of
from storage.records import Named, Passage
from storage.tables.columns import LIBRARY
from storage.tables.entries import ArticleRow, ClosingRow, EntryNameRow, EntryRow, PassageRow, RevisionRow
from storage.topics import keys_of
from storage.values import fold

#: How many texts are looked at for each sentence that is asked for, and how many at least.
_CLOSER_LOOK, _AT_LEAST = 2, 12
#: So many times as many sentences are compared where a time narrows them, since the index knows no dates.
_DATED = 5


async def search(
    session: AsyncSession,
    view: View,
    words: str,
    *,
    topics: Sequence[Named] | None,
    limit: int,
    since: date | None = None,
    until: date | None = None,
    loosely: bool = False,
) -> list[Passage]:
    """The visible sentences that fit the words best, the best first, the later published before the earlier where they fit alike.

    With topics, only sentences of articles that carry one of their names; a sentence that has the name itself fits better. ``since`` and
    ``until`` keep articles whose publication date overlaps. ``loosely``: also sentences without any of the words, where they stand in the
    title or in the sentence before.
    """
    query = query_of(words)
    if not query.terms or limit < 1:
        return []
    names = [] if topics is None else keys_of(topics)
    if topics is not None and not names:
        return []
    known = await frequencies(session, query.terms)
    dated = since is not None or until is not None
    most = RANKED * _DATED if dated else RANKED
    ids = await matching(session, sorted({LIBRARY, view.workspace}), query, names, known, most)
    conditions = [] if topics is None else [carries_one_of(names)]
    conditions += within(current_detail("published_start"), current_detail("published_end"), since, until) if dated else []
    found = await _terms_of(session, view, ids, conditions)
    weights = {term: known.weight(term) for term in query.terms}
    marks = [frozenset(mark(kind, key) for key in names) for kind in ("named", "carried")]
    wanted = frozenset(query.terms)
    ranked: list[tuple[float, int, Any]] = []
    for row in found:
        sentence = row.terms.split(" ")
        if has_phrases(query, sentence) and (loosely or not wanted.isdisjoint(sentence)):
            fields = Fields(sentence, row.title.split(" "), row.context.split(" "), frozenset(row.marks.split(" ")))
            score = fit(query, fields, weights, *marks)
            ranked.append((score, _day(row.published_start), row))
    ranked.sort(key=lambda one: (-one[0], -one[1], -one[2].id))
    return await _closer(session, view, query, words, ranked, limit)


async def behind(session: AsyncSession, view: View, places: Sequence[tuple[str, int]], count: int) -> list[Passage]:
    """The visible sentences behind those that begin at these places of articles, at most so many behind each, in the order of the text."""
    rows: dict[int, Any] = {}
    columns = ("id", "entry_id", "start", "end", "marks")
    for ref, start in dict.fromkeys(places):
        query = (
            select(*(col(getattr(PassageRow, name)) for name in columns))
            .join(EntryRow, col(EntryRow.id) == col(PassageRow.entry_id))
            .where(col(EntryRow.ref) == ref, col(PassageRow.start) > start, view.sees())
            .order_by(col(PassageRow.start))
            .limit(count)
        )
        rows |= {row.id: row for row in (await session.execute(query)).all()}
    rejected = await _rejected(session, view, list(rows.values())) if rows else set()
    kept = [number for number in rows if number not in rejected]
    names = await _names_of(session, {rows[number].entry_id for number in kept})
    return [_passage(one, 0.0, names[one[0].entry_id]) for one in await _texts(session, view, kept)]


def _passage(found: Any, score: float, names: Mapping[str, str]) -> Passage:
    """One of ``_texts`` as a passage; ``names`` are those that its article carries, by their marks."""
    row, article, its_text, ref, original, details = found
    sentence = its_text[row.start : row.end]
    citation = cite(article, ref, original, details, article.revision, row.start, row.end, sentence)
    context = "" if row.before is None else its_text[row.before : row.start].strip()
    return Passage(sentence, citation, score, context, tuple(name for its, name in names.items() if its in row.marks))


async def _closer(
    session: AsyncSession, view: View, query: Query, words: str, ranked: Sequence[tuple[float, int, Any]], limit: int
) -> list[Passage]:
    """The best of the ranked rows as passages. Whole phrases count too, but need the text itself, so only those of the best are read."""
    several = max(_AT_LEAST, _CLOSER_LOOK * limit)
    phrase, quoted = fold(words), [fold(one) for one in query.quoted]
    for first in range(0, len(ranked), several):
        front = {row.id: (score, row) for score, _, row in ranked[first : first + several]}
        rejected = await _rejected(session, view, [row for _, row in front.values()])
        passages: list[Passage] = []
        kept = [number for number in front if number not in rejected]
        names = await _names_of(session, {front[number][1].entry_id for number in kept})
        for one in await _texts(session, view, kept):
            row, its_text = one[0], one[2]
            folded = fold(its_text[row.start : row.end])
            if all(its in folded for its in quoted):
                score = round(front[row.id][0] + (0.5 if phrase in folded else 0.0), 6)
                passages.append(_passage(one, score, names[row.entry_id]))
        if passages:
            return sorted(passages, key=lambda passage: -passage.score)[:limit]
    return []


async def _rejected(session: AsyncSession, view: View, rows: Sequence[Any]) -> set[int]:
    """Those of the passages whose sentence has only entries that somebody withdrew: showing them would bring back what was rejected."""
    articles = {row.entry_id for row in rows}
    withdrawn = (col(ClosingRow.replaced_by).is_(None), col(ClosingRow.undone).is_(False), col(ClosingRow.reopened_at).is_(None))
    ended = select(col(EntryRow.id), col(EntryRow.kind)).join(ClosingRow, col(ClosingRow.entry_id) == col(EntryRow.id))
    gone = (await session.execute(ended.where(col(EntryRow.article_id).in_(articles), *withdrawn))).all()
    if not gone:
        return set()
    spans: set[tuple[int | None, int, int]] = set()
    articles = set()
    for name, kind in CITED.items():
        if ids := [number for number, its in gone if its == name]:
            of = select(col(EntryRow.article_id), col(kind.start), col(kind.end)).join(kind, col(kind.entry_id) == col(EntryRow.id))
            spans |= {(article, start, end) for article, start, end in (await session.execute(of.where(col(EntryRow.id).in_(ids)))).all()}
    articles = {article for article, _, _ in spans if article is not None}
    for kind in CITED.values():
        of = select(col(EntryRow.article_id), col(kind.start), col(kind.end)).join(kind, col(kind.entry_id) == col(EntryRow.id))
        visible = (await session.execute(of.where(view.sees(), col(EntryRow.article_id).in_(articles)))).all()
        spans -= {(article, start, end) for article, start, end in visible}
    return {
        row.id for row in rows if any(article == row.entry_id and row.start < last and first < row.end for article, first, last in spans)
    }


async def _terms_of(session: AsyncSession, view: View, ids: Sequence[int], conditions: Sequence[Any]) -> list[Any]:
    """The visible ones of these passages with their terms and places, and when their articles were published."""
    if not ids:
        return []
    columns = ("id", "entry_id", "start", "end", "terms", "title", "context", "marks")
    query = (
        select(*(col(getattr(PassageRow, name)) for name in columns), current_detail("published_start").label("published_start"))
        .join(EntryRow, col(EntryRow.id) == col(PassageRow.entry_id))
        .join(ArticleRow, col(ArticleRow.entry_id) == col(EntryRow.id))
        .outerjoin(CORRECTED_DETAILS, view.corrected_details())
        .where(col(PassageRow.id).in_(ids), view.sees(), *conditions)
    )
    return list((await session.execute(query)).all())


async def _texts(session: AsyncSession, view: View, ids: Sequence[int]) -> list[Any]:
    """(passage, article, its text, its reference, its original's, its corrected details) in the order of the ids."""
    query = (
        select(PassageRow, ArticleRow, col(RevisionRow.text), col(EntryRow.ref), ORIGINAL.ref, CORRECTED_DETAILS)
        .join(EntryRow, col(EntryRow.id) == col(PassageRow.entry_id))
        .join(ArticleRow, col(ArticleRow.entry_id) == col(EntryRow.id))
        .join(RevisionRow, (col(RevisionRow.entry_id) == col(EntryRow.id)) & (col(RevisionRow.revision) == col(ArticleRow.revision)))
        .outerjoin(ORIGINAL, ORIGINAL.id == original_of())
        .outerjoin(CORRECTED_DETAILS, view.corrected_details())
        .where(col(PassageRow.id).in_(ids))
    )
    rows = {row[0].id: row for row in (await session.execute(query)).all()}
    return [rows[number] for number in ids if number in rows]


async def _names_of(session: AsyncSession, articles: set[int]) -> Mapping[int, dict[str, str]]:
    """The names that the articles carry, by the marks that sentences with them have."""
    query = select(col(EntryNameRow.entry_id), col(EntryNameRow.key), col(EntryNameRow.name)).where(
        col(EntryNameRow.entry_id).in_(articles)
    )
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for entry_id, key, name in (await session.execute(query.order_by(col(EntryNameRow.id)))).all():
        found[entry_id][mark("named", key)] = name
    return found


def _day(published: date | None) -> int:
    return published.toordinal() if published else 0
