"""Finding sentences by their words, the same on both databases: we split the words, they look them up, we rank."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, literal, literal_column, select, text
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.drafts import ArticleDraft
from storage.entries.from_rows import cite
from storage.entries.kinds import CITED
from storage.entries.queries import about_keys
from storage.entries.view import CORRECTED_DETAILS, ORIGINAL, View, current_detail, original_of
from storage.records import Named, Passage
from storage.tables.entries import ArticleRow, ClosingRow, EntryRow, PassageRow, RevisionRow
from storage.topics import keys_of
from storage.values import fold

#: The most sentences that are ranked: of those that share a word with the question, the newest.
_CANDIDATES = 1000
#: How many texts are looked at for each sentence that is asked for.
_CLOSER_LOOK = 3
#: Common words are not looked for while there are others.
_COMMON = frozenset(
    "a about all an and any are as at be been but by can did do does for from had has have he her his how i in into is it its"
    " me more most much many not of on or our she so some that the their them then there these they this to under up was we were"
    " what when where which who whom why will with would you your".split()
)
#: Scripts that are written without spaces, or whose words carry particles (Korean); only characters that are assigned.
_CJK = "\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufa6d\ufa70-\ufad9\uac00-\ud7a3"
_ACCENTS = re.compile("[\u0300-\u036f]")
_RUN = re.compile(rf"([{_CJK}]+)|[^\W_{_CJK}]+")


def terms_of(words: str) -> list[str]:
    """The search terms of a text in order: words without accents and plural "s"; in Chinese, Japanese and Korean characters and pairs."""
    found: list[str] = []
    for run in _runs(words):
        if characters := run[1]:
            found += [*characters, *(characters[at : at + 2] for at in range(len(characters) - 1))]
        else:
            found.append(stem(run[0]))
    return found


def _runs(words: str) -> Iterator[re.Match[str]]:
    """Runs of Chinese, Japanese or Korean characters (group 1), and other words; without accents and case."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", words).casefold())
    return _RUN.finditer(unicodedata.normalize("NFKC", plain))


def wanted_terms(words: str) -> list[str]:
    """The terms to look for, each once: no common words unless there are no others, and pairs of Chinese characters, not single ones."""
    found: list[str] = []
    for run in _runs(words):
        if characters := run[1]:
            found += [characters] if len(characters) == 1 else [characters[at : at + 2] for at in range(len(characters) - 1)]
        else:
            found.append(run[0])
    rare = [term for term in found if term not in _COMMON] or found
    return list(dict.fromkeys(map(stem, rare)))


def stem(word: str) -> str:
    """The word without a plural ending (Harman's S-stemmer); anything cleverer would find too much."""
    if len(word) > 4 and word.endswith("ies") and word[-4] not in "ae":
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("es") and word[-3] not in "aeo":
        return word[:-1]
    if len(word) > 3 and word.endswith("s") and word[-2] not in "us":
        return word[:-1]
    return word


def passages_of(draft: ArticleDraft) -> Iterator[tuple[int, int, str]]:
    """(start, end, terms) of every sentence of the text that has any; lines take their place where the draft has no sentences."""
    for start, end in draft.sentences or _lines(draft.text):
        if terms := terms_of(draft.text[start:end]):
            yield start, end, " ".join(terms)


def _lines(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\S[^\n]*", text)]


async def search(session: AsyncSession, view: View, words: str, *, topics: Sequence[Named] | None, limit: int) -> list[Passage]:
    """The visible sentences that fit the words best, the best first, the later published before the earlier where they fit alike.

    With topics, only sentences of articles that carry one of their names; a sentence that has the name itself fits better.
    """
    wanted = wanted_terms(words)
    if not wanted or limit < 1:
        return []
    about = [] if topics is None else [about_keys(keys_of(topics))]
    if rejected := await _rejected(session, view):
        about.append(col(PassageRow.id).not_in(rejected))
    found = await _matching(session, view, wanted, about, every=True)
    if len(found) < limit and len(wanted) > 1:
        known = {hit.id for hit in found}
        found += [hit for hit in await _matching(session, view, wanted, about, every=False) if hit.id not in known]
    scores = _scores([hit.terms.split() for hit in found], wanted)
    best = sorted(zip(scores, found, strict=True), key=lambda pair: (-pair[0], -_day(pair[1].published_start), -pair[1].id))
    # Names and whole phrases count too, but need the text itself, so only those of the best are read.
    front = {hit.id: score for score, hit in best[: _CLOSER_LOOK * limit]}
    names = [] if topics is None else keys_of(topics)
    phrase = fold(words)
    passages: list[Passage] = []
    for row, article, its_text, ref, original, details in await _passages(session, view, list(front)):
        sentence = its_text[row.start : row.end]
        folded = fold(sentence)
        bonus = (0.5 if phrase in folded else 0.0) + (0.5 if any(name in folded for name in names) else 0.0)
        citation = cite(article, ref, original, details, article.revision, row.start, row.end, sentence)
        passages.append(Passage(sentence, citation, round(front[row.id] + bonus, 6)))
    return sorted(passages, key=lambda passage: -passage.score)[:limit]


async def _rejected(session: AsyncSession, view: View) -> set[int]:
    """The passages whose sentence has only entries that somebody withdrew: showing them would bring back what was rejected."""
    withdrawn = (col(ClosingRow.replaced_by).is_(None), col(ClosingRow.undone).is_(False), col(ClosingRow.reopened_at).is_(None))
    spans: set[tuple[int | None, int, int]] = set()
    for kind in CITED.values():
        of = select(col(EntryRow.article_id), col(kind.start), col(kind.end)).join(kind, col(kind.entry_id) == col(EntryRow.id))
        ended = of.join(ClosingRow, col(ClosingRow.entry_id) == col(EntryRow.id)).where(*withdrawn)
        spans |= {(article, start, end) for article, start, end in (await session.execute(ended)).all()}
    if not spans:
        return set()
    articles = [article for article, _, _ in spans]
    for kind in CITED.values():
        of = select(col(EntryRow.article_id), col(kind.start), col(kind.end)).join(kind, col(kind.entry_id) == col(EntryRow.id))
        visible = (await session.execute(of.where(view.sees(), col(EntryRow.article_id).in_(articles)))).all()
        spans -= {(article, start, end) for article, start, end in visible}
    passages = select(col(PassageRow.id), col(PassageRow.entry_id), col(PassageRow.start), col(PassageRow.end))
    found = (await session.execute(passages.where(col(PassageRow.entry_id).in_(articles)))).all()
    return {
        number
        for number, article, start, end in found
        if number is not None and any(article == its and start < last and first < end for its, first, last in spans)
    }


async def _matching(
    session: AsyncSession, view: View, wanted: Sequence[str], about: Sequence[ColumnElement[bool]], *, every: bool
) -> list[Any]:
    """(id, terms, published_start) of visible sentences with every wanted term, or with any."""
    query = (
        select(col(PassageRow.id), col(PassageRow.terms), current_detail("published_start").label("published_start"))
        .join(EntryRow, col(EntryRow.id) == col(PassageRow.entry_id))
        .join(ArticleRow, col(ArticleRow.entry_id) == col(EntryRow.id))
        .outerjoin(CORRECTED_DETAILS, view.corrected_details())
        .where(_has(session, wanted, every=every), view.sees(), *about)
        .order_by(col(PassageRow.id).desc())
        .limit(_CANDIDATES)
    )
    return list((await session.execute(query)).all())


async def _passages(session: AsyncSession, view: View, ids: Sequence[int]) -> list[Any]:
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
    return [rows[number] for number in ids]


def _has(session: AsyncSession, wanted: Sequence[str], *, every: bool) -> ColumnElement[bool]:
    """Asks the database's own index. Terms are letters and digits only and quoted, so that none is ever taken for an operator."""
    if session.get_bind().dialect.name == "sqlite":
        match = (" AND " if every else " OR ").join(f'"{term}"' for term in wanted)
        hits = text("SELECT rowid FROM passage_index WHERE passage_index MATCH :match").bindparams(match=match)
        return col(PassageRow.id).in_(hits.columns(literal_column("rowid")).scalar_subquery())
    lexemes = (" & " if every else " | ").join(f"'{term}'" for term in wanted)
    vector = func.array_to_tsvector(func.string_to_array(col(PassageRow.terms), " "))
    return vector.op("@@")(cast(literal(lexemes, Text), TSQUERY))


def _scores(passages: Sequence[Sequence[str]], wanted: Sequence[str]) -> list[float]:
    """How well each passage fits: rare terms count for more, more of them for much more, and a short sentence before a long one."""
    counts = [Counter(passage) for passage in passages]
    holding = {term: sum(term in count for count in counts) for term in wanted}
    weights = {term: math.log(1 + (len(counts) + 1) / (held + 0.5)) for term, held in holding.items()}
    most = sum(weights.values())
    average = sum(map(len, passages)) / (len(passages) or 1)
    scores: list[float] = []
    for passage, count in zip(passages, counts, strict=True):
        length = 0.25 + 0.75 * len(passage) / average
        fit = sum(weights[term] * count[term] * 2.2 / (count[term] + 1.2 * length) for term in wanted if count[term])
        covered = sum(weights[term] for term in wanted if count[term]) / most
        scores.append(fit / most * (0.5 + covered))
    return scores


def _day(published: date | None) -> int:
    return published.toordinal() if published else 0
