"""Which entries stand in articles that pass a digest's filter of words."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.records import Entry
from storage.tables.entries import ArticleRow, EntryRow, RevisionRow
from storage.word_filters import mentions_any

#: Entries whose articles are read at the same time.
_AT_ONCE = 300


async def with_words(session: AsyncSession, entries: Sequence[Entry], words: Sequence[str]) -> list[Entry]:
    """Those of the entries whose article, in title or text, passes the filter; all where there is none."""
    if not words or not entries:
        return list(entries)
    passing: set[int] = set()
    judged: dict[int, bool] = {}
    article = func.coalesce(col(EntryRow.article_id), col(EntryRow.id))
    for first in range(0, len(entries), _AT_ONCE):
        ids = [entry.id for entry in entries[first : first + _AT_ONCE]]
        query = select(col(EntryRow.id), article, col(ArticleRow.title), col(RevisionRow.text))
        query = query.join(ArticleRow, col(ArticleRow.entry_id) == article)
        same_text = (col(RevisionRow.entry_id) == article) & (col(RevisionRow.revision) == col(ArticleRow.revision))
        query = query.join(RevisionRow, same_text).where(col(EntryRow.id).in_(ids))
        for entry_id, article_id, title, text in (await session.execute(query)).all():
            if article_id not in judged:
                judged[article_id] = mentions_any(f"{title}\n{text}", words)
            if judged[article_id] and entry_id is not None:
                passing.add(entry_id)
    return [entry for entry in entries if entry.id in passing]
