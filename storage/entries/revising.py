"""Writing a new text of a stored article, as its publisher has changed it: what was read from it cites the new text from then on."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlmodel import col

from storage.drafts import ArticleDraft, CitedDraft
from storage.entries.kinds import CITED, kind_of
from storage.entries.rereading import RereadingWriter
from storage.entries.to_rows import cited_row, derived_rows, revision_row
from storage.errors import UnknownEntry
from storage.journal.recording import note_entry
from storage.records import Article, Entry, EntryKind, ProgramReason
from storage.tables.entries import ArticleRow, FingerprintBandRow, PassageRow, RevisionRow
from storage.values import Origin


class RevisionWriter(RereadingWriter):
    """Writes in one transaction what a new text of one article of this workspace brings."""

    async def revise(self, article: Article, draft: ArticleDraft) -> Article:
        """The article with the draft's text as its current one.

        Raises:
            UnknownEntry: it can't be seen from here, is not this workspace's own, or has another text meanwhile.
        """
        entry = await self._visible(article)
        row = await self._session.scalar(select(ArticleRow).where(col(ArticleRow.entry_id) == article.id).with_for_update())
        if row is None or row.revision != article.revision or entry.workspace != self._view.workspace:
            raise UnknownEntry("entry-gone-or-changed", ref=article.ref)
        row.revision += 1
        self._session.add(row)
        await self._session.flush()
        values = revision_row(article.id, row.revision, draft) | {"recorded_at": self._now, "recorded_by": self._by}
        await self._insert(RevisionRow, [values])
        for table in (PassageRow, FingerprintBandRow):
            await self._session.execute(delete(table).where(col(table.entry_id) == article.id))
        passages, fingerprint_bands = derived_rows(self._view.workspace, article.id, draft)
        await self._insert(PassageRow, passages)
        await self._insert(FingerprintBandRow, fingerprint_bands)
        await self.set_names(article, draft)
        return await self._record(article.id, EntryKind.ARTICLE, Article)

    async def move(self, entry: Entry, revised: Article, one: CitedDraft, draft: ArticleDraft) -> None:
        """A version of the entry that cites the new text and says the same: news and a correction to nobody. Raises UnknownEntry."""
        kind, _ = kind_of(one)
        old = await self._visible(entry, kind)
        common = self._entry(kind, old.ref, old.lineage, Origin(old.origin), draft.reader_version, old.article_id)
        [new] = await self._insert_entries([common | {"version": await self._next_version(old), "known_since": old.known_since}])
        row, names = cited_row(one, new, revised.revision, draft.text, draft.sentences, draft.mentions)
        await self._insert(CITED[kind], [row])
        await self._insert_names(await self._marked(names, entry.id))
        note_entry(self._session, old.lineage, old.ref, new)
        await self._close_quietly(old, new)

    async def correct(self, entry: Entry, revised: Article, one: CitedDraft, draft: ArticleDraft) -> None:
        """A version of the entry that says what the new text says. Who had the one before is told. Raises UnknownEntry."""
        kind, record = kind_of(one)
        origin = Origin((await self._visible(entry, kind)).origin)
        await self.supersede(
            entry, kind, one, record, ProgramReason.REVISED, citing=revised, origin=origin, reader_version=draft.reader_version
        )

    async def take_out(self, entry: Entry) -> None:
        """Withdraws an entry that the new text does not have any more. Who had it is told. Raises UnknownEntry."""
        await self.withdraw(entry, ProgramReason.TAKEN_OUT)
