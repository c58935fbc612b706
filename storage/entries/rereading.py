"""Writing what reading a stored article again brings: it is neither news nor a correction, and what people decided stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Table, insert, or_, select
from sqlmodel import col

from storage.drafts import ArticleDraft, CitedDraft, Mention
from storage.entries.kinds import CITED, kind_of
from storage.entries.to_rows import Values, article_names, cited_row
from storage.entries.writing import EntryWriter
from storage.journal.recording import note_closing, note_entry
from storage.name_forms import note_forms
from storage.records import Article, Entry, EntryKind, ProgramReason
from storage.tables.columns import LIBRARY
from storage.tables.decisions import PreferenceRow
from storage.tables.entries import ClosingRow, EntryNameRow, EntryRow
from storage.values import Origin

#: Entries that reading again has found count as known for so long that they are news to nobody.
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
#: The columns of each kind that say where in the text it was read.
PLACES: dict[str, tuple[str, str]] = {
    EntryKind.FACT: ("figure_start", "figure_end"),
    EntryKind.EVENT: ("start", "end"),
    EntryKind.QUOTE: ("words_start", "words_end"),
    EntryKind.POSITION: ("start", "end"),
}


class RereadingWriter(EntryWriter):
    """Writes in one transaction what reading one article of this workspace again brings."""

    async def require(self, article: Article) -> None:
        """Nothing, when the article can be seen from here. Raises UnknownEntry."""
        await self._visible(article, EntryKind.ARTICLE)

    async def touched(self, article: Article) -> frozenset[str]:
        """The lineages of the article's entries that a person entered, corrected, rejected, restored, merged or preferred here."""
        of_it = select(col(EntryRow.lineage)).where(col(EntryRow.article_id) == article.id)
        own = col(ClosingRow.workspace) == self._view.workspace
        by_hand = select(col(EntryRow.lineage)).where(col(EntryRow.lineage).in_(of_it), col(EntryRow.origin) == str(Origin.BY_HAND))
        later = select(col(EntryRow.id)).where(col(EntryRow.lineage) == col(ClosingRow.lineage)).correlate(ClosingRow)
        superseded = col(ClosingRow.replaced_by).is_not(None) & col(ClosingRow.replaced_by).in_(later)
        decided = or_(col(ClosingRow.reopened_at).is_not(None), col(ClosingRow.by_reader).is_(False) & ~superseded)
        ended = select(col(ClosingRow.lineage)).where(own, col(ClosingRow.lineage).in_(of_it), decided)
        preferred = select(col(PreferenceRow.lineage), col(PreferenceRow.preferred)).where(
            or_(col(PreferenceRow.lineage).in_(of_it), col(PreferenceRow.preferred).in_(of_it))
        )
        pairs = [lineage for pair in (await self._session.execute(preferred)).all() for lineage in pair]
        return frozenset([*(await self._session.scalars(by_hand)).all(), *(await self._session.scalars(ended)).all(), *pairs])

    async def replace(self, entry: Entry, draft: CitedDraft, mentions: Sequence[Mention], reader_version: str) -> None:
        """A new version of the entry under its reference, known since its first one. Raises UnknownEntry, NotStorable."""
        kind, _ = kind_of(draft)
        old = await self._visible(entry, kind)
        revision = await self._revision_of(old)
        common = self._entry(kind, old.ref, old.lineage, Origin.READ, reader_version, old.article_id)
        [new] = await self._insert_entries([common | {"version": await self._next_version(old), "known_since": old.known_since}])
        row, names = cited_row(draft, new, revision.revision, revision.text, revision.sentences, mentions)
        await self._insert(CITED[kind], [row])
        await self._insert_names(await self._marked(names, entry.id))
        note_entry(self._session, old.lineage, old.ref, new)
        await self._close_quietly(old, new)

    async def add(self, article: Article, draft: CitedDraft, mentions: Sequence[Mention], reader_version: str) -> None:
        """An entry that was not found before, as if it had been known long ago. Raises NotStorable."""
        kind, record = kind_of(draft)
        revision = await self._current_revision(article)
        [new] = await self._new_entries(kind, 1, Origin.READ, reader_version, article.id, known_since=LONG_AGO)
        row, names = cited_row(draft, new, revision.revision, revision.text, revision.sentences, mentions)
        await self._insert(CITED[kind], [row])
        await self._insert_names([name | {"found_again": True} for name in names])
        found = await self._record(new, kind, record)
        note_entry(self._session, found.lineage, found.ref, new)
        if self._view.workspace == LIBRARY:
            await self._hide_where_decided(article, found, kind, row)

    async def end(self, entry: Entry) -> None:
        """Closes an entry that is not found any more. Raises UnknownEntry."""
        await self._close_quietly(await self._visible(entry), None)

    async def set_names(self, article: Article, draft: ArticleDraft) -> None:
        """Gives the article the names that the draft has, and no others. Those that it had before keep their place in the news."""
        own = (col(EntryNameRow.entry_id) == article.id, col(EntryNameRow.workspace) == self._view.workspace)
        held = {row.key: row for row in (await self._session.scalars(select(EntryNameRow).where(*own))).all()}
        wanted = {values["key"]: values for values in article_names(article.id, draft)}
        same = {
            key for key, row in held.items() if key in wanted and all(getattr(row, one) == wanted[key][one] for one in ("name", "count"))
        }
        for key in held.keys() - same:
            await self._session.delete(held[key])
        await self._session.flush()
        for key, values in wanted.items():
            if key not in same:
                found_again = held[key].found_again if key in held else True
                self._session.add(EntryNameRow(workspace=self._view.workspace, **(values | {"found_again": found_again})))
        await self._session.flush()
        await note_forms(self._session, [(values["name"], values["kind"]) for key, values in wanted.items() if key not in same])

    async def _marked(self, names: Sequence[Values], before: int) -> list[Values]:
        """The names of a new version, those marked that the version before it did not have."""
        first_read = (col(EntryNameRow.entry_id) == before, col(EntryNameRow.found_again).is_(False))
        had = set((await self._session.scalars(select(col(EntryNameRow.key)).where(*first_read))).all())
        return [name | {"found_again": name["key"] not in had} for name in names]

    async def _close_quietly(self, row: EntryRow, replaced_by: int | None) -> None:
        assert row.id is not None
        closing = ClosingRow(
            entry_id=row.id,
            lineage=row.lineage,
            closed_at=self._now,
            closed_by=self._by,
            reason=ProgramReason.READ_AGAIN,
            replaced_by=replaced_by,
            by_reader=True,
        )
        self._session.add(closing)
        await self._session.flush()
        note_closing(self._session, row.ref, None, closing)

    async def _hide_where_decided(self, article: Article, found: Entry, kind: str, row: Values) -> None:
        """Hides a new library entry from the workspaces that have, or corrected or rejected, another one at the same place of the article.

        This crosses tenants: nobody's rows are shown to anybody, and each workspace goes on seeing what it saw.
        """
        entries, closings, cited = (_table(one) for one in (EntryRow, ClosingRow, CITED[kind]))
        first, last = PLACES[kind]
        placed = (entries.c.article_id == article.id, cited.c[first] < row[last], cited.c[last] > row[first])
        at_place = entries.join(cited, cited.c.entry_id == entries.c.id)
        theirs = select(entries.c.workspace).select_from(at_place).where(*placed, entries.c.workspace != LIBRARY)
        lineages = select(entries.c.lineage).select_from(at_place).where(*placed)
        decided = select(closings.c.workspace).where(
            closings.c.lineage.in_(lineages), closings.c.workspace != LIBRARY, closings.c.reopened_at.is_(None)
        )
        connection = await self._session.connection()
        workspaces = sorted(set((await connection.execute(theirs.union(decided))).scalars()))
        ending = {"entry_id": found.id, "lineage": found.lineage, "closed_at": self._now, "closed_by": self._by}
        ending |= {"reason": str(ProgramReason.READ_AGAIN), "replaced_by": None, "undone": False, "by_reader": True, "reopened_at": None}
        if workspaces:
            await connection.execute(insert(closings), [{"workspace": workspace, **ending} for workspace in workspaces])


def _table(row: type[object]) -> Table:
    found: Table = row.__table__  # type: ignore[attr-defined]
    return found
