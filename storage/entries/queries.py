"""What the store knows, as one workspace sees it: facts, events, quotes and articles by topic, date and reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.database.engine import MAX_PARAMETERS
from storage.entries.from_rows import article_of, event_of, fact_of, position_of, quote_of
from storage.entries.kinds import CITED, SPEAKER_ELSEWHERE
from storage.entries.view import View, current_detail
from storage.records import Article, Entry, EntryKind, Event, Fact, Named, Overruled, Position, Quote
from storage.tables.decisions import ArticleDetailsRow, PreferenceRow
from storage.tables.entries import ArticleRow, ClosingRow, EntryNameRow, EntryRow, EventRow, FactRow, PositionRow, QuoteRow, RevisionRow
from storage.topics import keys_of, metric_keys
from storage.values import Nature, TopicKind, key_of

#: The newest as-of first; without one last.
NEWEST_FACT = (col(FactRow.as_of_order).desc().nulls_last(), col(FactRow.as_of_end).asc(), col(EntryRow.id).desc())

#: People prefer one figure to another now and then: so few decisions are read sooner than looked up for every figure.
_FEW_PREFERENCES = 200
#: So many positions are put in order by their dates where only the newest are wanted.
_LAST = 300
#: The most people whose words are taken for those of a topic.
MAX_OFFICERS = 500


async def facts(
    session: AsyncSession,
    view: View,
    topics: Sequence[Named],
    *,
    metric: str | None = None,
    metrics: Sequence[str] = (),
    nature: Nature | None = None,
    since: date | None = None,
    until: date | None = None,
    published_by: date | None = None,
    article: Article | None = None,
    limit: int | None = None,
) -> list[Fact]:
    """Facts whose subject is one of the topics, the newest as-of first; without an as-of date last. With ``metrics``, of one of them."""
    query = view.cited(FactRow)
    if article is None:
        query = query.where(col(FactRow.subject_key).in_(keys_of(topics)))
    else:
        query = query.where(col(EntryRow.article_id) == article.id)
    if measured := (*metrics, *(() if metric is None else (metric,))):
        query = query.where(col(FactRow.metric_key).in_(await metric_keys(session, *measured)))
    if nature is not None:
        query = query.where(col(FactRow.nature) == nature)
    query = query.where(*within(FactRow.as_of_start, FactRow.as_of_end, since, until), *published_before(published_by))
    rows = (await session.execute(query.order_by(*NEWEST_FACT).limit(limit))).all()
    overruled = await _overruled(session, view, [row[0].lineage for row in rows])
    return [fact_of(*row, overruled=overruled.get(row[0].lineage)) for row in rows]


async def metrics(session: AsyncSession, view: View, topics: Sequence[Named]) -> list[str]:
    """The names of the metrics that the topics have facts of, in alphabetical order."""
    named = (
        select(col(FactRow.metric))
        .join(EntryRow, col(EntryRow.id) == col(FactRow.entry_id))
        .where(view.sees(), col(FactRow.subject_key).in_(keys_of(topics)))
        .distinct()
    )
    by_key: dict[str, str] = {}
    for name in sorted((await session.scalars(named)).all()):
        by_key.setdefault(key_of(name), name)
    return sorted(by_key.values(), key=str.casefold)


async def events(
    session: AsyncSession,
    view: View,
    topics: Sequence[Named],
    *,
    since: date | None = None,
    until: date | None = None,
    words: str | None = None,
    published_by: date | None = None,
    article: Article | None = None,
    limit: int | None = None,
) -> list[Event]:
    """Events of the topics in the order of their dates, those without one first. A limit keeps the latest."""
    query = view.cited(EventRow).where(_about(topics) if article is None else col(EntryRow.article_id) == article.id)
    query = query.where(*within(EventRow.date_start, EventRow.date_end, since, until), *published_before(published_by))
    query = query.where(*_with_words(words, EventRow.summary, EventRow.sentence))
    order = (col(EventRow.date_order).desc().nulls_last(), col(EntryRow.id).desc())
    rows = (await session.execute(query.order_by(*order).limit(limit))).all()
    entities = await _entities(session, [row[0].id for row in rows])
    found = [event_of(*row, entities=entities[row[0].id]) for row in rows]
    return sorted(found, key=lambda event: (event.date.sort_key, event.id))


async def quotes(
    session: AsyncSession,
    view: View,
    topics: Sequence[Named] | None,
    *,
    words: str | None = None,
    speaker: str | None = None,
    published_by: date | None = None,
    article: Article | None = None,
    limit: int | None = None,
) -> list[Quote]:
    """Quotes by the topics, of sentences that mention them, or by people who act for them, the latest published first; of all (None)."""
    query = view.cited(QuoteRow)
    if article is not None:
        query = query.where(col(EntryRow.article_id) == article.id)
    elif topics is not None:
        said = about_keys(keys_of([one for one in topics[:1] if one.kind == TopicKind.PERSON]), role=SPEAKER_ELSEWHERE)
        query = query.where(or_(_about(topics), said, about_keys(await _officers(session, view, topics), role="speaker")))
    query = query.where(*published_before(published_by), *_with_words(words, QuoteRow.words, QuoteRow.sentence))
    if speaker is not None:
        query = query.where(_named(speaker.split(), roles=("speaker", SPEAKER_ELSEWHERE)))
    order = (current_detail("published_start").desc().nulls_last(), col(EntryRow.article_id).desc(), col(QuoteRow.start).asc())
    rows = (await session.execute(query.order_by(*order).limit(limit))).all()
    return [quote_of(*row) for row in rows]


async def positions(
    session: AsyncSession,
    view: View,
    topics: Sequence[Named],
    *,
    published_by: date | None = None,
    article: Article | None = None,
    limit: int | None = None,
) -> list[Position]:
    """Positions at the topics or of the first of them, newest first: by when they ended or began, else by when their article was published.

    The others are what belongs to the first: of their people's positions only those count for which no organisation is known.
    """
    keys = keys_of(topics)
    of_its_people = and_(about_keys(keys, role="person"), col(PositionRow.organisation).is_(None))
    held = or_(about_keys(keys_of(topics[:1]), role="person"), about_keys(keys, role="organisation"), of_its_people)
    query = view.cited(PositionRow).where(held if article is None else col(EntryRow.article_id) == article.id)
    if limit is not None and article is None:
        # Of very many positions only those that were stored last are put in order.
        stored_last = select(col(EntryRow.id)).join(PositionRow, col(PositionRow.entry_id) == col(EntryRow.id)).where(held, view.sees())
        query = query.where(col(EntryRow.id).in_(stored_last.order_by(col(EntryRow.id).desc()).limit(max(limit, _LAST)).correlate(None)))
    rows = (await session.execute(query.where(*published_before(published_by)).order_by(*NEWEST_POSITION).limit(limit))).all()
    return sorted((position_of(*row) for row in rows), key=newest_known, reverse=True)


#: The order of ``newest_known`` as far as the database can tell.
NEWEST_POSITION = (
    func.coalesce(
        PositionRow.since_start, PositionRow.since_end, PositionRow.until_start, PositionRow.until_end, current_detail("published_start")
    )
    .desc()
    .nulls_last(),
    col(EntryRow.id).desc(),
)


def newest_known(position: Position) -> tuple[date, int]:
    known = [when.start or when.end for when in (position.since, position.until, position.citation.published) if when is not None]
    return next((day for day in known if day is not None), date.min), position.id


async def articles(
    session: AsyncSession,
    view: View,
    topics: Sequence[Named] | None = None,
    *,
    words: str | None = None,
    since: date | None = None,
    until: date | None = None,
    published_by: date | None = None,
    limit: int | None = None,
) -> list[Article]:
    """Articles that mention the topics (all without topics), the latest published first, those without a date last."""
    query = view.articles().where(*within(current_detail("published_start"), current_detail("published_end"), since, until))
    query = query.where(*published_before(published_by), *_with_words(words, current_detail("title")))
    if topics is not None:
        query = query.where(_about(topics))
    order = (current_detail("published_start").desc().nulls_last(), col(EntryRow.id).desc())
    return [article_of(*row) for row in (await session.execute(query.order_by(*order).limit(limit))).all()]


async def latest(
    session: AsyncSession,
    view: View,
    limit: int | None = None,
    *,
    since_recorded: datetime | None = None,
    topics: Sequence[Named] | None = None,
    kinds: Sequence[EntryKind] | None = None,
) -> list[Entry]:
    """Entries of all kinds, the newest recorded first, by when they were first known; ``since_recorded`` is exclusive. With topics, those
    that are about one of them."""
    query = select(col(EntryRow.id), col(EntryRow.kind)).where(view.sees())
    if since_recorded is not None:
        query = query.where(col(EntryRow.known_since) > since_recorded)
    if topics is not None:
        query = query.where(_about(topics))
    if kinds is not None:
        query = query.where(col(EntryRow.kind).in_(kinds))
    query = query.order_by(col(EntryRow.known_since).desc(), col(EntryRow.id).desc()).limit(limit)
    found = [(entry_id, kind) for entry_id, kind in (await session.execute(query)).all() if entry_id is not None]
    return await entries_of(session, view, found)


async def entry(session: AsyncSession, view: View, ref: str) -> Entry | None:
    """The current version of the entry of that reference here, or None."""
    query = select(col(EntryRow.id), col(EntryRow.kind)).where(view.sees(), col(EntryRow.ref) == ref.strip().casefold())
    row = (await session.execute(query)).first()
    if row is None or row[0] is None:
        return None
    return next(iter(await entries_of(session, view, [(row[0], row[1])])), None)


async def history(session: AsyncSession, view: View, ref: str) -> list[Entry]:
    """All versions of the entry that can be seen from here, the oldest first; past ones have when, by whom and why they ended."""
    query = select(col(EntryRow.id), col(EntryRow.kind)).where(col(EntryRow.ref) == ref.strip().casefold())
    rows = (await session.execute(query.order_by(col(EntryRow.version), col(EntryRow.id)))).all()
    return await entries_of(session, view, [(entry_id, kind) for entry_id, kind in rows if entry_id is not None], closed_too=True)


async def entries_of(session: AsyncSession, view: View, wanted: Sequence[tuple[int, str]], *, closed_too: bool = False) -> list[Entry]:
    """The records of these (id, kind), in this order."""
    records: dict[int, Entry] = {}
    for kind in {kind for _, kind in wanted}:
        ids = [entry_id for entry_id, k in wanted if k == kind]
        query = view.articles(closed_too=closed_too) if kind == EntryKind.ARTICLE else view.cited(CITED[kind], closed_too=closed_too)
        rows = await _in_chunks(session, query, ids)
        closings = await _closings(session, ids) if closed_too else {}
        entities = await _entities(session, ids) if kind == EntryKind.EVENT else {}
        overruled = await _overruled(session, view, [row[0].lineage for row in rows]) if kind == EntryKind.FACT else {}
        for row in rows:
            entry_id = row[0].id
            ending = closings.get(entry_id)
            match kind:
                case EntryKind.ARTICLE:
                    records[entry_id] = article_of(*row, closing=ending)
                case EntryKind.FACT:
                    records[entry_id] = fact_of(*row, closing=ending, overruled=overruled.get(row[0].lineage))
                case EntryKind.EVENT:
                    records[entry_id] = event_of(*row, entities=entities[entry_id], closing=ending)
                case EntryKind.POSITION:
                    records[entry_id] = position_of(*row, closing=ending)
                case _:
                    records[entry_id] = quote_of(*row, closing=ending)
    return [records[entry_id] for entry_id, _ in wanted if entry_id in records]


async def articles_naming(session: AsyncSession, view: View, names: Sequence[str]) -> list[Article]:
    """The visible articles whose current text has one of these names in it, the oldest first; case is ignored as far as databases can."""
    named = or_(*(col(RevisionRow.text).icontains(name, autoescape=True) for name in names if name.strip()), false())
    current = (col(RevisionRow.entry_id) == col(EntryRow.id)) & (col(RevisionRow.revision) == col(ArticleRow.revision))
    query = view.articles().join(RevisionRow, current).where(named).order_by(col(EntryRow.id))
    return [article_of(*row) for row in (await session.execute(query)).all()]


async def ever_read(session: AsyncSession, view: View, article: Article) -> tuple[list[Entry], set[int]]:
    """All versions of all entries of the article that were ever stored as far as seen from here, and the ids of those visible now."""
    of_it = select(col(EntryRow.lineage)).where(col(EntryRow.article_id) == article.id)
    query = select(col(EntryRow.id), col(EntryRow.kind)).where(col(EntryRow.lineage).in_(of_it)).order_by(col(EntryRow.id))
    wanted = [(entry_id, kind) for entry_id, kind in (await session.execute(query)).all() if entry_id is not None]
    visible = set((await session.scalars(select(col(EntryRow.id)).where(view.sees(), col(EntryRow.lineage).in_(of_it)))).all())
    return await entries_of(session, view, wanted, closed_too=True), {entry_id for entry_id in visible if entry_id is not None}


async def titles_ever(session: AsyncSession, titles: Sequence[str]) -> set[str]:
    """Those of the titles that an article had at any time, also one that is withdrawn."""
    stored = (await session.scalars(select(col(ArticleRow.title)).where(col(ArticleRow.title).in_(titles)))).all()
    corrected = (await session.scalars(select(col(ArticleDetailsRow.title)).where(col(ArticleDetailsRow.title).in_(titles)))).all()
    return {*stored, *corrected}


async def article_text(session: AsyncSession, view: View, article: Article, revision: int | None = None) -> str | None:
    """The text of the article's current revision, or of another; None when the article can't be seen from here."""
    number = article.revision if revision is None else revision
    query = (
        select(col(RevisionRow.text))
        .join(EntryRow, col(EntryRow.id) == col(RevisionRow.entry_id))
        .where(view.sees(), col(RevisionRow.entry_id) == article.id, col(RevisionRow.revision) == number)
    )
    text: str | None = await session.scalar(query)
    return text


async def main_subjects(session: AsyncSession, view: View, refs: Collection[str]) -> dict[str, frozenset[str]]:
    """The names of what each of the articles is mainly about, by the articles' references."""
    found: dict[str, set[str]] = defaultdict(set)
    query = (
        select(col(EntryRow.ref), col(EntryNameRow.name))
        .join(EntryNameRow, col(EntryNameRow.entry_id) == col(EntryRow.id))
        .where(
            view.sees(), col(EntryRow.kind) == EntryKind.ARTICLE.value, col(EntryRow.ref).in_(list(refs)), col(EntryNameRow.role) == "main"
        )
    )
    for ref, name in (await session.execute(query)).all():
        found[ref].add(name)
    return {ref: frozenset(names) for ref, names in found.items()}


def about_keys(keys: Iterable[str], *, role: str | None = None, found_again: bool = True) -> ColumnElement[bool]:
    """Whether the entry carries a name of one of these keys, in that role where one is given; without ``found_again`` names that were
    found only when its article was read again don't count."""
    named = select(col(EntryNameRow.entry_id)).where(col(EntryNameRow.key).in_(list(keys)))
    named = named.where(col(EntryNameRow.role) != SPEAKER_ELSEWHERE if role is None else col(EntryNameRow.role) == role)
    if not found_again:
        named = named.where(col(EntryNameRow.found_again).is_(False))
    return col(EntryRow.id).in_(named)


def carries_one_of(keys: Sequence[str]) -> ColumnElement[bool]:
    """The same as ``about_keys``, found by the entry: for few entries, or where many carry one of the names."""
    its = (col(EntryNameRow.entry_id) == col(EntryRow.id), col(EntryNameRow.key).in_(keys), col(EntryNameRow.role) != SPEAKER_ELSEWHERE)
    return exists(select(col(EntryNameRow.id)).where(*its))


def _about(topics: Sequence[Named]) -> ColumnElement[bool]:
    return about_keys(keys_of(topics))


async def _officers(session: AsyncSession, view: View, topics: Sequence[Named]) -> list[str]:
    """The keys of the names of those people who hold or held a position at one of the topics, as far as seen from here."""
    at = select(col(EntryNameRow.entry_id)).where(col(EntryNameRow.role) == "organisation", col(EntryNameRow.key).in_(keys_of(topics)))
    people = (
        select(col(EntryNameRow.key))
        .join(EntryRow, col(EntryRow.id) == col(EntryNameRow.entry_id))
        .where(view.sees(), col(EntryNameRow.role) == "person", col(EntryNameRow.entry_id).in_(at))
        .distinct()
        .order_by(col(EntryNameRow.key))
        .limit(MAX_OFFICERS)
    )
    return list((await session.scalars(people)).all())


def _named(words: Sequence[str], *, roles: Sequence[str]) -> ColumnElement[bool]:
    """Whether the entry carries a name in one of these roles that has all these words in it."""
    named = select(col(EntryNameRow.entry_id)).where(col(EntryNameRow.role).in_(roles))
    for word in words:
        named = named.where(col(EntryNameRow.key).contains(key_of(word), autoescape=True))
    return col(EntryRow.id).in_(named)


def _with_words(words: str | None, *texts: Any) -> list[ColumnElement[bool]]:
    """Every word stands in one of the texts; case is ignored as far as the database can."""
    return [or_(*(_column(text).icontains(word, autoescape=True) for text in texts)) for word in (words or "").split()]


def _column(column: Any) -> ColumnElement[Any]:
    if isinstance(column, ColumnElement):
        return column
    found: Any = col(column)
    return found  # type: ignore[no-any-return]


def within(start: Any, end: Any, since: date | None, until: date | None) -> list[ColumnElement[bool]]:
    """The same as PartialDate.overlaps."""
    conditions: list[ColumnElement[bool]] = []
    if since is not None:
        conditions.append(or_(_column(end) >= since, and_(_column(end).is_(None), _column(start).is_not(None))))
    if until is not None:
        conditions.append(or_(_column(start) <= until, and_(_column(start).is_(None), _column(end).is_not(None))))
    return conditions


def published_before(day: date | None) -> list[ColumnElement[bool]]:
    """The article had surely been published by the end of that day."""
    return [] if day is None else [current_detail("published_end") <= day]


async def _in_chunks(session: AsyncSession, query: Select[Any], ids: Sequence[int]) -> list[Any]:
    rows: list[Any] = []
    for first in range(0, len(ids), MAX_PARAMETERS):
        rows += (await session.execute(query.where(col(EntryRow.id).in_(ids[first : first + MAX_PARAMETERS])))).all()
    return rows


async def _entities(session: AsyncSession, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    names: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for first in range(0, len(ids), MAX_PARAMETERS):
        query = (
            select(col(EntryNameRow.entry_id), col(EntryNameRow.name))
            .where(col(EntryNameRow.entry_id).in_(ids[first : first + MAX_PARAMETERS]), col(EntryNameRow.role) == "entity")
            .order_by(col(EntryNameRow.id))
        )
        for entry_id, name in (await session.execute(query)).all():
            names[entry_id] += (name,)
    return names


async def _overruled(session: AsyncSession, view: View, lineages: Sequence[str]) -> dict[str, Overruled]:
    """For those of the lineages to which another one is preferred: which one and why, where that one is visible. A workspace's own
    decision takes precedence over the library's, also where it is the opposite."""
    if not lineages:
        return {}
    query = (
        select(PreferenceRow, col(EntryRow.ref))
        .join(EntryRow, col(EntryRow.lineage) == col(PreferenceRow.preferred))
        .where(view.sees(), *(() if view.at is None else (col(PreferenceRow.recorded_at) <= view.at,)))
        .order_by(col(PreferenceRow.workspace).desc())
    )
    rows = (await session.execute(query.limit(_FEW_PREFERENCES))).all()
    if len(rows) == _FEW_PREFERENCES:
        of_these = or_(col(PreferenceRow.lineage).in_(lineages), col(PreferenceRow.preferred).in_(lineages))
        rows = (await session.execute(query.where(of_these) if len(lineages) <= MAX_PARAMETERS // 2 else query)).all()
    found: dict[str, Overruled] = {}
    pairs: set[frozenset[str]] = set()
    for row, ref in rows:
        pair = frozenset((row.lineage, row.preferred))
        if pair not in pairs:
            pairs.add(pair)
            found.setdefault(row.lineage, Overruled(ref, row.reason))
    return found


async def _closings(session: AsyncSession, ids: Sequence[int]) -> dict[int, ClosingRow]:
    in_effect = (col(ClosingRow.entry_id).in_(ids), col(ClosingRow.reopened_at).is_(None))
    rows = (await session.scalars(select(ClosingRow).where(*in_effect).order_by(col(ClosingRow.workspace)))).all()
    return {row.entry_id: row for row in rows}
