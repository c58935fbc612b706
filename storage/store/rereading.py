"""Reading stored articles again, with a better reader or more topics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storage import reviews
from storage.drafts import ArticleDraft, CitedDraft
from storage.entries import queries
from storage.entries.kinds import kind_of
from storage.entries.sessions import EntrySessions
from storage.records import ActionKind, Article, Entry
from storage.values import Origin


@dataclass(frozen=True, slots=True)
class Rereading:
    """What reading a stored article again brings: entries to add, and entries that replace stored ones."""

    draft: ArticleDraft
    additions: tuple[CitedDraft, ...] = ()
    replacements: tuple[tuple[Entry, CitedDraft], ...] = ()


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
