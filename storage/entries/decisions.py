"""Decisions about stored entries beside correcting them: restoring, merging, preferring one, and what retells what."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, exists, not_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.entries.queries import entries_of
from storage.entries.view import original_of
from storage.entries.writing import EntryWriter
from storage.errors import NotStorable, UnknownEntry
from storage.journal.changes import image
from storage.journal.recording import note_closing
from storage.records import Article, Entry, EntryKind, Fact
from storage.tables.decisions import PreferenceRow, RetellingRow
from storage.tables.entries import ArticleRow, ClosingRow, EntryRow


class DecisionWriter(EntryWriter):
    """Writes decisions in one transaction for one workspace."""

    async def restore(self, ref: str) -> Entry:
        """The entry that was withdrawn here, or merged with another, as it was before.

        Raises:
            UnknownEntry: nothing of that reference was withdrawn here.
        """
        own = col(ClosingRow.workspace) == self._view.workspace
        query = (
            select(ClosingRow, EntryRow)
            .join(EntryRow, col(EntryRow.id) == col(ClosingRow.entry_id))
            .where(own, col(EntryRow.ref) == ref, col(ClosingRow.reopened_at).is_(None), col(ClosingRow.undone).is_(False))
            .where(_ended())
            .order_by(col(ClosingRow.id).desc())
        )
        found = (await self._session.execute(query.limit(1))).first()
        if found is None:
            raise UnknownEntry("entry-not-withdrawn", ref=ref)
        closing, row = found
        assert row.id is not None
        before = image(closing)
        closing.reopened_at = self._now
        await self._session.flush()
        note_closing(self._session, row.ref, before, closing)
        again = await entries_of(self._session, self._view, [(row.id, row.kind)])
        if not again:
            raise UnknownEntry("entry-article-withdrawn", ref=ref)
        return again[0]

    async def merge(self, entry: Entry, into: Entry, reason: str) -> None:
        """Ends the entry because ``into`` says the same.

        Raises:
            UnknownEntry: one of them can't be seen from here any more.
            NotStorable: they are of two kinds, or one and the same.
        """
        row, other = await self._visible(entry), await self._visible(into)
        if row.kind != other.kind or row.lineage == other.lineage:
            raise NotStorable("entries-not-mergeable", ref=entry.ref, into=into.ref)
        await self._close(row, reason, other.id)

    async def mark_retelling(self, article: Article, original: Article | None) -> Article:
        """The article as a retelling of the original (of what that one retells itself), or of none. Its own retellings follow.

        Raises:
            UnknownEntry: one of them can't be seen from here.
            NotStorable: the original retells the article.
        """
        row = await self._visible(article, EntryKind.ARTICLE)
        root = row.id if original is None else await self._root(original)
        assert row.id is not None
        assert root is not None
        if original is not None and root == row.id:
            raise NotStorable("article-retells-already", original=original.ref, ref=article.ref)
        followers = select(col(EntryRow.id)).join(ArticleRow, col(ArticleRow.entry_id) == col(EntryRow.id))
        retellings = (
            (await self._session.scalars(followers.where(self._view.sees(), original_of() == row.id))).all() if original is not None else []
        )
        for article_id in (row.id, *retellings):
            assert article_id is not None
            await self._store_retelling(article_id, root)
        await self._session.flush()
        return await self._record(row.id, EntryKind.ARTICLE, Article)

    async def _store_retelling(self, article_id: int, original_id: int) -> None:
        own = (col(RetellingRow.workspace) == self._view.workspace, col(RetellingRow.article_id) == article_id)
        stored = await self._session.scalar(select(RetellingRow).where(*own))
        if stored is None:
            stored = RetellingRow(article_id=article_id, original_id=original_id, recorded_at=self._now, recorded_by=self._by)
            self._session.add(stored)
        elif stored.original_id != original_id:
            stored.original_id, stored.recorded_at, stored.recorded_by = original_id, self._now, self._by

    async def prefer(self, fact: Fact, over: Fact, reason: str) -> None:
        """Prefers the fact to the other one from now on; an earlier preference between the two is replaced.

        Raises:
            UnknownEntry: one of them can't be seen from here.
        """
        preferred, other = await self._visible(fact, EntryKind.FACT), await self._visible(over, EntryKind.FACT)
        own = col(PreferenceRow.workspace) == self._view.workspace
        reverse = await self._session.scalar(
            select(PreferenceRow).where(own, col(PreferenceRow.lineage) == preferred.lineage, col(PreferenceRow.preferred) == other.lineage)
        )
        if reverse is not None:
            await self._session.delete(reverse)
            await self._session.flush()
        stored = await self._session.scalar(select(PreferenceRow).where(own, col(PreferenceRow.lineage) == other.lineage))
        if stored is None:
            stored = PreferenceRow(lineage=other.lineage, preferred="", recorded_at=self._now, recorded_by=self._by)
            self._session.add(stored)
        stored.preferred, stored.reason, stored.recorded_at, stored.recorded_by = preferred.lineage, reason, self._now, self._by
        await self._session.flush()


_REPLACEMENT: Any = aliased(EntryRow)


def _ended() -> ColumnElement[bool]:
    """Whether a closing ended its entry for good: withdrawn or merged, not superseded by a later version of itself."""
    own = select(_REPLACEMENT.id).where(_REPLACEMENT.id == col(ClosingRow.replaced_by), _REPLACEMENT.lineage == col(ClosingRow.lineage))
    return not_(exists(own.correlate(ClosingRow)))
