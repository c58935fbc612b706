"""Storing new texts of articles, as their publishers have changed them."""

from __future__ import annotations

from dataclasses import dataclass

from storage.drafts import ArticleDraft, CitedDraft
from storage.entries.kinds import kind_of
from storage.entries.revising import RevisionWriter
from storage.entries.sessions import EntrySessions
from storage.records import ActionKind, Article, Entry
from storage.values import Origin


@dataclass(frozen=True, slots=True)
class Revision:
    """What a new text of an article brings. ``moved`` entries say the same as before, ``changed`` ones something else; ``added`` drafts are
    new in it, and ``taken_out`` entries are not in it any more."""

    draft: ArticleDraft
    moved: tuple[tuple[Entry, CitedDraft], ...] = ()
    changed: tuple[tuple[Entry, CitedDraft], ...] = ()
    added: tuple[CitedDraft, ...] = ()
    taken_out: tuple[Entry, ...] = ()

    @property
    def changes_something(self) -> bool:
        """Whether anything that was read from the article is different in the new text."""
        return bool(self.changed or self.added or self.taken_out)


class Revisions(EntrySessions):
    """Storing what a new text of an article brings."""

    async def store_revision(self, article: Article, revision: Revision, by: str, origin: Origin) -> Article:
        """The article with its new text, stored with all that it brings in one transaction, which is one action in the log.

        Raises:
            UnknownEntry: the article, or what was read from it, has been changed meanwhile.
            NotStorable: nothing of it was stored.
        """
        draft = revision.draft
        async with self._logged_action(ActionKind.REVISE, by, article.ref) as session:
            writer = RevisionWriter(session, self._view, by, self._clock())
            revised = await writer.revise(article, draft)
            for entry in revision.taken_out:
                await writer.take_out(entry)
            for entry, one in revision.moved:
                await writer.move(entry, revised, one, draft)
            for entry, one in revision.changed:
                await writer.correct(entry, revised, one, draft)
            for one in revision.added:
                kind, record = kind_of(one)
                await writer.add_cited(revised, kind, one, record, origin, draft.reader_version, draft.mentions)
        return revised
