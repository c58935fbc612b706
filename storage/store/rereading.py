"""Reading stored articles again, with a better reader or more topics.

``Readings`` knows of the articles of all workspaces, like everything that works for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, func, not_, select
from sqlmodel import col

from storage import reviews
from storage.database.engine import EVERYWHERE, Database
from storage.drafts import ArticleDraft, CitedDraft
from storage.entries import article_details, queries
from storage.entries.article_details import ArticleDetails
from storage.entries.from_rows import article_of
from storage.entries.kinds import kind_of
from storage.entries.rereading import RereadingWriter
from storage.entries.sessions import EntrySessions
from storage.errors import UnknownEntry
from storage.journal.recording import action_in_effect
from storage.records import ActionKind, Article, Entry, EntryKind
from storage.tables.entries import ArticleReadingRow, ClosingRow, EntryRow
from storage.values import Origin


@dataclass(frozen=True, slots=True)
class Rereading:
    """What reading a stored article again brings: entries to add, and entries that replace stored ones."""

    draft: ArticleDraft
    additions: tuple[CitedDraft, ...] = ()
    replacements: tuple[tuple[Entry, CitedDraft], ...] = ()


@dataclass(frozen=True, slots=True)
class StoredReading:
    """What was read from an article until now, and what people decided about it.

    ``ever`` are all versions of all its entries, ``visible`` the ids of those in effect. ``touched`` are the lineages of entries that a
    person entered, corrected, rejected, restored, merged or preferred. ``decided`` is what somebody was shown and decided on in a review.
    """

    text: str
    ever: tuple[Entry, ...]
    visible: frozenset[int]
    touched: frozenset[str]
    decided: ArticleDraft | None


@dataclass(frozen=True, slots=True)
class BetterReading:
    """What reading an article again with a better reader brings: entries to add, to replace and to end, names, and other details."""

    draft: ArticleDraft
    additions: tuple[CitedDraft, ...] = ()
    replacements: tuple[tuple[Entry, CitedDraft], ...] = ()
    endings: tuple[Entry, ...] = ()
    details: ArticleDetails | None = None


class Readings:
    """Which articles were read by an earlier version of the reader, in all workspaces."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def workspaces(self, version: str) -> list[str]:
        """The workspaces that have articles which an earlier version has read; "" is the library, which comes first."""
        async with self._database.reading(EVERYWHERE) as session:
            found = select(col(EntryRow.workspace)).where(*_outdated(version)).distinct().order_by(col(EntryRow.workspace))
            return list((await session.scalars(found)).all())


def _outdated(version: str) -> tuple[ColumnElement[bool], ...]:
    """The conditions for articles that an earlier version of the reader read last, or for all that a reader read where it is "". What a
    later version has read is left to it: while one process after the other is upgraded, both are at work."""
    article: tuple[ColumnElement[bool], ...] = (col(EntryRow.kind) == str(EntryKind.ARTICLE), col(EntryRow.reader_version) != "")
    if not version:
        return article
    again = (
        col(ArticleReadingRow.article_id) == col(EntryRow.id),
        col(ArticleReadingRow.workspace) == col(EntryRow.workspace),
        col(ArticleReadingRow.reader_version).not_in(_earlier(version)),
    )
    # What is withdrawn is left alone until it is restored.
    ended = (
        col(ClosingRow.entry_id) == col(EntryRow.id),
        col(ClosingRow.workspace) == col(EntryRow.workspace),
        col(ClosingRow.reopened_at).is_(None),
    )
    return (
        *article,
        col(EntryRow.reader_version).in_(_earlier(version)),
        not_(exists(select(col(ArticleReadingRow.article_id)).where(*again))),
        not_(exists(select(col(ClosingRow.id)).where(*ended))),
    )


def _earlier(version: str) -> list[str]:
    """The versions of the reader before this one; they are counted from 1."""
    return [str(number) for number in range(1, int(version))]


class Rereadings(EntrySessions):
    """What reading a stored article again needs to know, and storing what it brings."""

    async def articles_naming(self, names: Sequence[str]) -> list[Article]:
        """The visible articles whose text has one of these names in it, the oldest first."""
        async with self._reading() as session:
            return await queries.articles_naming(session, self._view, names)

    async def ever_read(self, article: Article) -> tuple[list[Entry], set[int]]:
        """All versions of all that was ever read from the article or added to it, and the ids of those that are visible now."""
        async with self._reading() as session:
            return await queries.ever_read(session, self._view, article)

    async def decided_on(self, article: Article) -> ArticleDraft | None:
        """What somebody was shown and decided on, line by line, before the article was stored; None where nobody was asked."""
        async with self._reading() as session:
            review = await reviews.approved(session, article.ref)
        return None if review is None else review.draft

    async def store_rereading(
        self, article: Article, rereading: Rereading, by: str, *, of: str | None = None, part_of: int | None = None
    ) -> int:
        """How many entries reading the article again has brought; ``of`` is the topic that it was read for.

        Raises:
            AlreadyUndone: the action that this is a part of was undone.
            UnknownEntry, NotStorable: nothing of it was stored.
        """
        version = rereading.draft.reader_version
        async with self._logged_action(ActionKind.READ_AGAIN, by, *((of,) if of else ()), article.ref, part_of=part_of) as session:
            writer = self._entry_writer(session, by)
            await writer.add_names(article, rereading.draft)
            for draft in rereading.additions:
                kind, record = kind_of(draft)
                await writer.add_cited(article, kind, draft, record, Origin.READ, version, rereading.draft.mentions)
            for entry, draft in rereading.replacements:
                kind, record = kind_of(draft)
                await writer.supersede(entry, kind, draft, record, "read again", origin=Origin.READ, reader_version=version)
        return len(rereading.additions) + len(rereading.replacements)

    async def outdated(self, version: str, limit: int | None = None) -> list[Article]:
        """This workspace's own articles that an earlier version of the reader read last (all that any reader read, for ""), the oldest
        first. Articles that were entered by hand are none of them."""
        async with self._reading() as session:
            query: Any = self._view.articles().where(col(EntryRow.workspace) == self._workspace, *_outdated(version))
            rows = (await session.execute(query.order_by(col(EntryRow.id)).limit(limit))).all()
            return [article_of(*row) for row in rows]

    async def count_outdated(self, version: str) -> int:
        """How many articles ``outdated`` would find."""
        async with self._reading() as session:
            own = (col(EntryRow.workspace) == self._workspace, self._view.sees(), *_outdated(version))
            return int((await session.scalar(select(func.count()).select_from(EntryRow).where(*own))) or 0)

    async def stored_reading(self, article: Article) -> StoredReading | None:
        """What was read from the article until now; None where it can't be seen any more."""
        async with self._reading() as session:
            text = await queries.article_text(session, self._view, article)
            if text is None:
                return None
            ever, visible = await queries.ever_read(session, self._view, article)
            touched = await RereadingWriter(session, self._view, "", self._clock()).touched(article)
            review = await reviews.approved(session, article.ref)
            return StoredReading(text, tuple(ever), frozenset(visible), touched, None if review is None else review.draft)

    async def store_better_reading(
        self,
        article: Article,
        stored: StoredReading,
        better: BetterReading | None,
        by: str,
        version: str,
        *,
        once: bool = True,
        part_of: int | None = None,
    ) -> bool:
        """Whether the article was read again now, in one transaction: with ``once`` it is not where this or a later version has done it.

        ``better`` is None where it could not be read. Nothing of it is news, a correction or an alert to anybody. All that one version
        brings in this workspace is one action in the log, or a part of ``part_of``.

        Raises:
            UnknownEntry: the article, or what was read from it, has been changed since ``stored`` was read.
            NotStorable: nothing of it was stored.
        """
        reader = f"reader {version}"
        if part_of is None:
            async with self._reading() as session:
                part_of = await action_in_effect(session, ActionKind.READ_AGAIN, by, reader)
        async with self._logged_action(ActionKind.READ_AGAIN, by, reader, article.ref, part_of=part_of) as session:
            own = (col(ArticleReadingRow.workspace) == self._workspace, col(ArticleReadingRow.article_id) == article.id)
            done = await session.scalar(select(ArticleReadingRow).where(*own))
            if once and done is not None and done.reader_version not in _earlier(version):
                return False
            writer = RereadingWriter(session, self._view, by, self._clock())
            await writer.require(article)
            _, visible = await queries.ever_read(session, self._view, article)
            if frozenset(visible) != stored.visible or await writer.touched(article) != stored.touched:
                raise UnknownEntry("entry-gone-or-changed", ref=article.ref)
            if better is not None:
                await self._write_better_reading(writer, article, better, version)
            if better is not None and better.details is not None:
                await article_details.correct_article_details(session, self._view, article, better.details, by, self._clock())
            if done is None:
                done = ArticleReadingRow(article_id=article.id, reader_version=version, read_at=self._clock())
                session.add(done)
            done.reader_version, done.read_at = version, self._clock()
        return True

    async def _write_better_reading(self, writer: RereadingWriter, article: Article, better: BetterReading, version: str) -> None:
        mentions = better.draft.mentions
        await writer.set_names(article, better.draft)
        for entry in better.endings:
            await writer.end(entry)
        for entry, draft in better.replacements:
            await writer.replace(entry, draft, mentions, version)
        for draft in better.additions:
            await writer.add(article, draft, mentions, version)
