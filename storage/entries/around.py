"""What stands in the articles that are about a topic, whosever it is, and what is needed to tell whether it is the topic's too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.entries.kinds import CITED, MENTIONED
from storage.entries.newest import Bounds
from storage.entries.queries import entries_of, published_before, within
from storage.entries.view import CORRECTED_DETAILS, View
from storage.name_forms import core_of
from storage.records import Article, ArticleAbout, Entry, EntryKind, Named
from storage.tables.entries import ArticleRow, EntryNameRow, EntryRow, EventRow, FactRow, PositionRow, QuoteRow
from storage.topics import is_name_of_topic, keys_of
from storage.values import Origin, key_of

#: So many of the newest articles about a topic are looked at, and so many of their entries.
MOST_ARTICLES, MOST_ENTRIES = 12, 600
#: Among so many of the newest entries with a name the articles are looked for.
MOST_NAMED = 1_000
#: By so many of a topic's names articles are looked for; SQLite takes 500 selects in one statement.
MOST_NAMES = 100
#: How often an article with the topic's name in its title must name it to be about it.
_NAMED_OFTEN = 2
MAIN = "main"


async def articles_about(
    session: AsyncSession, view: View, topics: Sequence[Named], published_by: date | None = None
) -> list[ArticleAbout]:
    """The newest articles, of those published by that day, that are mainly about the first topic, or have its name in their title and name
    it more than once."""
    keys = keys_of(topics[:1])
    titles = await _titles(session, view, keys, published_by) if keys else {}
    if not titles:
        return []
    names: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    columns = (col(EntryNameRow.entry_id), col(EntryNameRow.key), col(EntryNameRow.role), col(EntryNameRow.kind))
    rows = (await session.execute(select(*columns).where(col(EntryNameRow.entry_id).in_(list(titles))))).all()
    for entry_id, key, role, kind in rows:
        names[entry_id].append((key, role, kind))
    about = [entry_id for entry_id, (_, title) in titles.items() if _is_about(names[entry_id], title, keys)]
    about = sorted(about, reverse=True)[:MOST_ARTICLES]
    if not about:
        return []
    elsewhere = await _officers_elsewhere(session, view, about, keys_of(topics))
    said = await _said_for(session, view, about, keys_of(topics))
    named = select(col(EntryNameRow.key)).where(col(EntryNameRow.entry_id).in_(about), is_name_of_topic(col(EntryNameRow.key)))
    followed = frozenset((await session.scalars(named.distinct())).all()) - frozenset(keys_of(topics))
    return [
        ArticleAbout(
            id=entry_id,
            ref=titles[entry_id][0],
            mains={key: kind for key, role, kind in names[entry_id] if role == MAIN},
            kinds={key: kind for key, role, kind in names[entry_id] if role == MENTIONED},
            officers_elsewhere=frozenset(elsewhere[entry_id]),
            followed=followed,
            said=tuple(said[entry_id]),
        )
        for entry_id in about
    ]


async def entries_in(
    session: AsyncSession, view: View, articles: Sequence[ArticleAbout], kind: EntryKind, bounds: Bounds | None = None
) -> list[Entry]:
    """The visible entries of that kind which were read from these articles, in the order of the text; none that a person entered or moved,
    who has decided whose it is."""
    row = CITED[kind]
    query = view.cited(row).with_only_columns(col(row.entry_id)).where(col(EntryRow.article_id).in_([one.id for one in articles]))
    query = query.where(col(EntryRow.origin) != Origin.BY_HAND.value)
    if bounds is not None:
        query = query.where(*published_before(bounds.published_by))
        if row is FactRow:
            query = query.where(*within(FactRow.as_of_start, FactRow.as_of_end, bounds.since, bounds.until))
        elif row is EventRow:
            query = query.where(*within(EventRow.date_start, EventRow.date_end, bounds.since, bounds.until))
    ids = (await session.scalars(query.order_by(col(EntryRow.article_id).desc(), col(row.start)).limit(MOST_ENTRIES))).all()
    return await entries_of(session, view, [(entry_id, kind) for entry_id in ids])


async def _titles(session: AsyncSession, view: View, keys: Sequence[str], published_by: date | None) -> dict[int, tuple[str, str]]:
    """The reference and title of the newest articles that are mainly about one of these names, or name it often."""
    ids: set[int] = set()
    for role, count in ((MAIN, 1), (MENTIONED, _NAMED_OFTEN)):
        newest = union_all(*(_newest(key, role) for key in keys[:MOST_NAMES])).subquery()
        named = (
            select(newest.c.entry_id)
            .join(EntryRow, col(EntryRow.id) == newest.c.entry_id)
            .where(newest.c.count >= count, col(EntryRow.kind) == EntryKind.ARTICLE.value, view.sees())
        )
        if published_by is not None:
            named = named.join(ArticleRow, col(ArticleRow.entry_id) == newest.c.entry_id)
            named = named.outerjoin(CORRECTED_DETAILS, view.corrected_details()).where(*published_before(published_by))
        named = named.distinct().order_by(newest.c.entry_id.desc()).limit(MOST_ARTICLES)
        ids |= set((await session.scalars(named)).all())
    articles = await entries_of(session, view, [(one, EntryKind.ARTICLE) for one in sorted(ids)])
    return {one.id: (one.ref, one.title) for one in articles if isinstance(one, Article)}


def _newest(key: str, role: str) -> Select[tuple[int, int]]:
    """Selects the newest entries with that name and how often they have it; no more of them, so that a name in a hundred thousand entries
    takes no longer than others."""
    newest = (
        select(col(EntryNameRow.entry_id).label("entry_id"), col(EntryNameRow.count).label("count"))
        .where(col(EntryNameRow.key) == key, col(EntryNameRow.role) == role)
        .order_by(col(EntryNameRow.entry_id).desc())
        .limit(MOST_NAMED)
        .subquery()
    )
    return select(newest.c.entry_id, newest.c.count)


def _is_about(names: Sequence[tuple[str, str, str]], title: str, keys: Sequence[str]) -> bool:
    if any(role == MAIN and key in keys for key, role, _ in names):
        return True
    words = key_of(title)
    return any(_has_name(words, core) for core in map(core_of, keys) if len(core) > 1)


def _has_name(words: str, name: str) -> bool:
    """Whether the words have the name, a Latin one as a word of its own: a number may follow ("murmur2"), and Chinese on both sides."""
    if not name.isascii():
        return name in words
    return re.search(rf"(?<![^\W\u3400-\u9fff]){re.escape(name)}(?![^\W\d\u3400-\u9fff])", words) is not None


async def _officers_elsewhere(session: AsyncSession, view: View, articles: Sequence[int], keys: Sequence[str]) -> dict[int, set[str]]:
    """By article the keys of the people of whom it tells an office at another name than these, and none at one of them."""
    columns = (col(EntryRow.article_id), col(PositionRow.person), col(PositionRow.organisation))
    query = select(*columns).join(EntryRow, col(EntryRow.id) == col(PositionRow.entry_id))
    query = query.where(col(EntryRow.article_id).in_(articles), col(PositionRow.organisation).is_not(None), view.sees())
    here: set[tuple[int, str]] = set()
    elsewhere: set[tuple[int, str]] = set()
    for article_id, person, organisation in (await session.execute(query)).all():
        assert article_id is not None
        person_there = (article_id, key_of(person))
        (here if key_of(organisation or "") in keys else elsewhere).add(person_there)
    found: dict[int, set[str]] = defaultdict(set)
    for article_id, person in elsewhere - here:
        found[article_id].add(person)
    return found


async def _said_for(session: AsyncSession, view: View, articles: Sequence[int], keys: Sequence[str]) -> dict[int, list[tuple[int, int]]]:
    """By article the places of what people say who speak for one of these names: words that are about it though they may name nobody."""
    columns = (col(EntryRow.article_id), col(QuoteRow.words_start), col(QuoteRow.words_end), col(QuoteRow.about_name))
    query = select(*columns).join(EntryRow, col(EntryRow.id) == col(QuoteRow.entry_id))
    query = query.where(col(EntryRow.article_id).in_(articles), col(QuoteRow.about_name).is_not(None), view.sees())
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for article_id, start, end, about in (await session.execute(query)).all():
        if article_id is not None and _is_form_of(key_of(about or ""), keys):
            found[article_id].append((start, end))
    return found


def _is_form_of(name: str, keys: Sequence[str]) -> bool:
    """Whether the name is one of the keys, perhaps in a longer form: "lumen picture houses" of "lumen"."""
    return any(name == key or name.startswith(f"{key} ") or core_of(name) == core_of(key) for key in keys)
