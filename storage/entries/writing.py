"""Writing entries: articles with what was read from them, corrections and withdrawals. Everything adds rows; nothing is overwritten."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import islice
from typing import TypeVar

from sqlalchemy import ColumnElement, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.database.engine import MAX_PARAMETERS
from storage.database.numbering import next_number, next_numbers
from storage.drafts import About, ArticleDraft, CitedDraft, Mention, QuoteDraft
from storage.entries.candidates import text_key
from storage.entries.kinds import CITED, LETTERS, MENTIONED, SPEAKER_ELSEWHERE
from storage.entries.queries import entries_of
from storage.entries.to_rows import Values, article_names, article_row, cited_row, derived_rows, entry_name, revision_row
from storage.entries.view import View, original_of
from storage.errors import ChangedMeanwhile, UnknownEntry, Withdrawn
from storage.journal.recording import journal_of, note_closing, note_entry
from storage.name_forms import note_forms
from storage.records import Added, Article, Entry, EntryKind, Event, Fact, Position, Quote
from storage.tables.columns import LIBRARY, Scoped
from storage.tables.entries import ArticleRow, ClosingRow, EntryNameRow, EntryRow, FingerprintBandRow, PassageRow, RevisionRow
from storage.urls import url_key
from storage.values import Origin, iso_day, key_of

#: The log names the entries that come with an article, where they are at most so many.
_NAMED = 3
#: Marks a workspace's own entries in their references; the library's have none.
OWN_MARK = "w"

EntryT = TypeVar("EntryT", bound=Entry)


class EntryWriter:
    """Writes in one transaction for one workspace, with one author and one time on everything."""

    def __init__(self, session: AsyncSession, view: View, by: str, now: datetime) -> None:
        self._session = session
        self._view = view
        self._by = by
        self._now = now

    async def add_article(self, draft: ArticleDraft, origin: Origin, retelling_of: Article | None) -> Added:
        """The article and everything that was read from it, stored.

        Raises:
            NotStorable: a figure, sentence or text can't be stored.
            UnknownEntry: the original of a retelling can't be seen from here.
            ChangedMeanwhile: the same article is stored already.
            Withdrawn: the same article was withdrawn here.
        """
        original = None if retelling_of is None else await self._root(retelling_of)
        await self._refuse_duplicate(draft)
        await self._refuse_withdrawn(draft, origin)
        [new] = await self._new_entries(EntryKind.ARTICLE, 1, origin, draft.reader_version)
        await self._insert(ArticleRow, [article_row(new, draft, original)])
        await self._insert(RevisionRow, [revision_row(new, 1, draft) | {"recorded_at": self._now, "recorded_by": self._by}])
        passages, fingerprint_bands = derived_rows(self._view.workspace, new, draft)
        await self._insert(PassageRow, passages)
        await self._insert(FingerprintBandRow, fingerprint_bands)
        await self._insert_names(article_names(new, draft))
        cited = await self._add_cited(new, draft, origin)
        article = await self._record(new, EntryKind.ARTICLE, Article)
        note_entry(self._session, article.lineage, article.ref, new)
        added = Added(
            article=article,
            facts=await self._records(cited[EntryKind.FACT], EntryKind.FACT, Fact),
            events=await self._records(cited[EntryKind.EVENT], EntryKind.EVENT, Event),
            quotes=await self._records(cited[EntryKind.QUOTE], EntryKind.QUOTE, Quote),
            positions=await self._records(cited[EntryKind.POSITION], EntryKind.POSITION, Position),
        )
        if len(read := (*added.facts, *added.events, *added.quotes, *added.positions)) <= _NAMED:
            journal_of(self._session).name(*(entry.ref for entry in read))
        return added

    async def supersede(
        self,
        entry: Entry,
        kind: EntryKind,
        draft: CitedDraft,
        record: type[EntryT],
        reason: str,
        *,
        citing: Article | None = None,
        origin: Origin = Origin.BY_HAND,
        reader_version: str = "",
        dropped_names: Collection[str] | None = None,
    ) -> EntryT:
        """The corrected entry: a new version in the same lineage. In a workspace it replaces a library entry for itself only.

        ``citing`` is the article that proves it from now on, else it stays where it was. A quote keeps the names that are mentioned beside
        it; with ``dropped_names`` it was moved to another topic, and loses those with these keys.

        Raises:
            UnknownEntry: the entry can't be seen from here, or has been corrected or withdrawn meanwhile.
        """
        old = await self._visible(entry, kind)
        revision = await self._revision_of(old) if citing is None else await self._current_revision(citing)
        article_id = old.article_id if citing is None else citing.id
        common = self._entry(kind, old.ref, old.lineage, origin, reader_version, article_id)
        [new] = await self._insert_entries([common | {"version": await self._next_version(old)}])
        row, names = cited_row(draft, new, revision.revision, revision.text, revision.sentences, ())
        await self._insert(CITED[kind], [row])
        if isinstance(draft, QuoteDraft) and origin is Origin.BY_HAND:
            names = await self._names_of_quote(old, new, names, draft.about, dropped_names)
        await self._insert_names(names)
        note_entry(self._session, old.lineage, old.ref, new)
        await self._close(old, reason, new)
        return await self._record(new, kind, record)

    async def withdraw(self, entry: Entry, reason: str) -> None:
        """Closes the entry, an article together with what was read from it; for this workspace alone where it is the library's.

        Raises:
            UnknownEntry: the entry can't be seen from here, or has been corrected or withdrawn meanwhile.
        """
        await self._close(await self._visible(entry), reason, None)

    async def add_cited(
        self,
        article: Article,
        kind: EntryKind,
        draft: CitedDraft,
        record: type[EntryT],
        origin: Origin,
        reader_version: str = "",
        mentions: Sequence[Mention] = (),
    ) -> EntryT:
        """One more fact, event, quote or position of an article that is stored, the library's too; it belongs to this workspace.

        Raises:
            UnknownEntry: the article can't be seen from here.
            NotStorable: the span lies outside its text.
        """
        await self._visible(article, EntryKind.ARTICLE)
        revision = await self._current_revision(article)
        [new] = await self._new_entries(kind, 1, origin, reader_version, article.id)
        row, names = cited_row(draft, new, revision.revision, revision.text, revision.sentences, mentions)
        await self._insert(CITED[kind], [row])
        await self._insert_names(names)
        found = await self._record(new, kind, record)
        note_entry(self._session, found.lineage, found.ref, new)
        return found

    async def add_names(self, article: Article, draft: ArticleDraft) -> None:
        """Names that the article carries, as it was read again; those that it has are left alone. Raises UnknownEntry."""
        await self._visible(article, EntryKind.ARTICLE)
        held = set((await self._session.scalars(select(col(EntryNameRow.key)).where(col(EntryNameRow.entry_id) == article.id))).all())
        for values in article_names(article.id, draft):
            if values["key"] not in held:
                self._session.add(EntryNameRow(workspace=self._view.workspace, **values))
        await self._session.flush()
        await note_forms(self._session, [(values["name"], values["kind"]) for values in article_names(article.id, draft)])

    # -- entries

    async def _names_of_quote(
        self, old: EntryRow, new: int, names: Sequence[Values], about: About | None, dropped: Collection[str] | None
    ) -> list[Values]:
        """The names of a quote's new version: its own, and those that were mentioned beside the old one; see ``supersede``."""
        query = select(EntryNameRow).where(col(EntryNameRow.entry_id) == old.id).order_by(col(EntryNameRow.id))
        before = (await self._session.scalars(query)).all()
        found = list(names)
        if about is not None and (dropped is not None or any(row.role == SPEAKER_ELSEWHERE for row in before)):
            found = [name | {"role": SPEAKER_ELSEWHERE} if name["role"] == "speaker" else name for name in names if name["role"] != "about"]
            found.append(entry_name(new, "about", key_of(about.name), about.name))
        gone = {*(dropped or ()), *(name["key"] for name in found)}
        kept = [row for row in before if row.role == MENTIONED and row.key not in gone]
        return [*found, *(entry_name(new, row.role, row.key, row.name, kind=row.kind, count=row.count) for row in kept)]

    async def _next_version(self, entry: EntryRow) -> int:
        """One more than any version that the lineage ever had here, undone ones included."""
        newest = select(func.max(col(EntryRow.version))).where(col(EntryRow.lineage) == entry.lineage)
        return int((await self._session.scalar(newest)) or entry.version) + 1

    async def _refuse_withdrawn(self, draft: ArticleDraft, origin: Origin) -> None:
        """What a person withdrew stays withdrawn, though it is read again. The address counts too, unless the text was entered by hand."""
        same: list[ColumnElement[bool]] = [
            col(EntryRow.id).in_(select(col(RevisionRow.entry_id)).where(col(RevisionRow.text_key) == text_key(draft.text)))
        ]
        if origin is not Origin.BY_HAND and (url := url_key(draft.url)) is not None:
            same.append(col(ArticleRow.url_key) == url)
        in_effect = (col(ClosingRow.reopened_at).is_(None), col(ClosingRow.undone).is_(False))
        query = (
            select(EntryRow, ClosingRow)
            .join(ClosingRow, col(ClosingRow.entry_id) == col(EntryRow.id))
            .join(ArticleRow, col(ArticleRow.entry_id) == col(EntryRow.id))
            .where(col(ClosingRow.workspace) == self._view.workspace, *in_effect, or_(*same))
        )
        if (found := (await self._session.execute(query.limit(1))).first()) is not None:
            entry, closing = found
            day = iso_day(closing.closed_at)
            if closing.reason:
                raise Withdrawn("article-withdrawn-with-reason", day=day, ref=entry.ref, reason=closing.reason)
            raise Withdrawn("article-withdrawn", day=day, ref=entry.ref)

    async def _refuse_duplicate(self, draft: ArticleDraft) -> None:
        """Two people may add the same article at the same moment: the second one is refused."""
        same = select(col(RevisionRow.entry_id)).where(col(RevisionRow.text_key) == text_key(draft.text))
        url = url_key(draft.url)
        query = (
            self._view.articles()
            .where(col(EntryRow.workspace) == self._view.workspace, col(EntryRow.id).in_(same))
            .where(col(ArticleRow.url_key) == url if url else col(ArticleRow.url_key).is_(None), col(ArticleRow.title) == draft.title)
        )
        if (stored := (await self._session.execute(query.limit(1))).first()) is not None:
            raise ChangedMeanwhile("article-stored-already", ref=stored[0].ref)

    async def _new_entries(
        self,
        kind: EntryKind,
        count: int,
        origin: Origin,
        reader_version: str,
        article_id: int | None = None,
        *,
        known_since: datetime | None = None,
    ) -> list[int]:
        if not count:
            return []
        last = await next_number(self._session, kind, count)
        refs = self._refs(kind, last, count)
        rows = [self._entry(kind, ref, uuid.uuid4().hex, origin, reader_version, article_id) for ref in refs]
        return await self._insert_entries([row | {"known_since": known_since or self._now} for row in rows])

    def _refs(self, kind: EntryKind, last: int, count: int) -> list[str]:
        """The references with these numbers, up to the last one."""
        mark = "" if self._view.workspace == LIBRARY else OWN_MARK
        return [f"{LETTERS[kind]}{number}{mark}" for number in range(last - count + 1, last + 1)]

    def _entry(self, kind: EntryKind, ref: str, lineage: str, origin: Origin, reader_version: str, article_id: int | None) -> Values:
        return {
            "kind": kind,
            "ref": ref,
            "lineage": lineage,
            "version": 1,
            "article_id": article_id,
            "recorded_at": self._now,
            "recorded_by": self._by,
            "known_since": self._now,
            "origin": origin,
            "reader_version": reader_version,
        }

    async def _insert_entries(self, rows: Sequence[Values]) -> list[int]:
        """Inserts entries and returns their ids. Asking for the ids afterwards is one round trip, RETURNING would be one for each row."""
        await self._insert(EntryRow, rows)
        ids: dict[tuple[str, int], int] = {}
        for first in range(0, len(rows), MAX_PARAMETERS):
            lineages = [row["lineage"] for row in rows[first : first + MAX_PARAMETERS]]
            query = select(col(EntryRow.lineage), col(EntryRow.version), col(EntryRow.id)).where(
                col(EntryRow.lineage).in_(lineages), col(EntryRow.workspace) == self._view.workspace
            )
            for lineage, version, entry_id in (await self._session.execute(query)).all():
                assert entry_id is not None
                ids[lineage, version] = entry_id
        return [ids[row["lineage"], row["version"]] for row in rows]

    async def _insert(self, table: type[Scoped], rows: Sequence[Values]) -> None:
        if rows:
            await self._session.execute(insert(table), [{"workspace": self._view.workspace, **row} for row in rows])

    async def _insert_names(self, rows: Sequence[Values]) -> None:
        await self._insert(EntryNameRow, rows)
        await note_forms(self._session, [(row["name"], row["kind"]) for row in rows])

    async def _add_cited(self, article_id: int, draft: ArticleDraft, origin: Origin) -> dict[EntryKind, list[int]]:
        """The ids of all that was read from the article, by kind; all kinds together, since each statement takes its time."""
        kinds: dict[EntryKind, Sequence[CitedDraft]] = {
            EntryKind.FACT: draft.facts,
            EntryKind.EVENT: draft.events,
            EntryKind.QUOTE: draft.quotes,
            EntryKind.POSITION: draft.positions,
        }
        counts: dict[str, int] = {kind: len(drafts) for kind, drafts in kinds.items() if drafts}
        last = await next_numbers(self._session, counts) if counts else {}
        entries = [
            self._entry(kind, ref, uuid.uuid4().hex, origin, draft.reader_version, article_id)
            for kind in kinds
            if kind in counts
            for ref in self._refs(kind, last[kind], counts[kind])
        ]
        ids = iter(await self._insert_entries(entries) if entries else ())
        found = {kind: list(islice(ids, len(drafts))) for kind, drafts in kinds.items()}
        names: list[Values] = []
        for kind, drafts in kinds.items():
            rows: list[Values] = []
            for entry_id, one in zip(found[kind], drafts, strict=True):
                row, its_names = cited_row(one, entry_id, 1, draft.text, draft.sentences, draft.mentions)
                rows.append(row)
                names += its_names
            await self._insert(CITED[kind], rows)
        await self._insert(EntryNameRow, names)
        return found

    async def _visible(self, entry: Entry, kind: str | None = None) -> EntryRow:
        query = select(EntryRow).where(self._view.sees(), col(EntryRow.id) == entry.id)
        row: EntryRow | None = await self._session.scalar(query)
        if row is None or (kind is not None and row.kind != kind):
            raise UnknownEntry("entry-gone-or-changed", ref=entry.ref)
        return row

    async def _revision_of(self, entry: EntryRow) -> RevisionRow:
        """The text that an entry cites."""
        cited = CITED[entry.kind]
        query = (
            select(RevisionRow)
            .join(cited, (col(cited.revision) == col(RevisionRow.revision)) & (col(cited.entry_id) == entry.id))
            .where(col(RevisionRow.entry_id) == entry.article_id)
        )
        row: RevisionRow = (await self._session.scalars(query)).one()
        return row

    async def _current_revision(self, article: Article) -> RevisionRow:
        query = select(RevisionRow).where(col(RevisionRow.entry_id) == article.id, col(RevisionRow.revision) == article.revision)
        row: RevisionRow = (await self._session.scalars(query)).one()
        return row

    async def _close(self, row: EntryRow, reason: str, replaced_by: int | None) -> None:
        assert row.id is not None
        closing = ClosingRow(
            entry_id=row.id, lineage=row.lineage, closed_at=self._now, closed_by=self._by, reason=reason, replaced_by=replaced_by
        )
        self._session.add(closing)
        await self._session.flush()
        note_closing(self._session, row.ref, None, closing)

    async def _root(self, article: Article) -> int:
        """The original at the end of a chain of retellings."""
        row = await self._visible(article, EntryKind.ARTICLE)
        assert row.id is not None
        original = select(original_of()).select_from(ArticleRow).where(col(ArticleRow.entry_id) == row.id)
        root: int | None = await self._session.scalar(original)
        return root or row.id

    async def _record(self, entry_id: int, kind: EntryKind, record: type[EntryT]) -> EntryT:
        return (await self._records([entry_id], kind, record))[0]

    async def _records(self, ids: Sequence[int], kind: EntryKind, record: type[EntryT]) -> tuple[EntryT, ...]:
        found = await entries_of(self._session, self._view, [(entry_id, kind) for entry_id in ids])
        return tuple(entry for entry in found if isinstance(entry, record))
