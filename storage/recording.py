"""Writing entries: articles with what was read from them, corrections and withdrawals. Everything adds rows; nothing is overwritten."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import insert, literal, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.drafts import ArticleDraft
from storage.errors import ChangedMeanwhile, UnknownEntry
from storage.knowledge import CITED, LETTERS, Kind, entries_of
from storage.likeness import text_key, url_key
from storage.records import Added, Article, Entry, Event, Fact, Quote
from storage.rows import CitedDraft, Values, article_names, article_row, cited_row, derived_rows, revision_row
from storage.tables import (
    LIBRARY,
    ArticleRow,
    ClosingRow,
    CounterRow,
    EntryNameRow,
    EntryRow,
    FingerprintBandRow,
    PassageRow,
    RevisionRow,
    Scoped,
)
from storage.values import Origin
from storage.visibility import View

_CHUNK = 5000
#: Marks a workspace's own entries in their references; the library's have none.
OWN_MARK = "w"

EntryT = TypeVar("EntryT", bound=Entry)


class Clerk:
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
        """
        original = None if retelling_of is None else await self._root(retelling_of)
        await self._refuse_twin(draft)
        [card] = await self._new_entries("article", 1, origin, draft.reader_version)
        await self._insert(ArticleRow, [article_row(card, draft, original)])
        await self._insert(RevisionRow, [revision_row(card, 1, draft) | {"recorded_at": self._now, "recorded_by": self._by}])
        passages, fingerprint_bands = derived_rows(card, draft)
        await self._insert(PassageRow, passages)
        await self._insert(FingerprintBandRow, fingerprint_bands)
        await self._insert(EntryNameRow, article_names(card, draft))
        facts = await self._add_cited("fact", card, draft, draft.facts, origin)
        events = await self._add_cited("event", card, draft, draft.events, origin)
        quotes = await self._add_cited("quote", card, draft, draft.quotes, origin)
        return Added(
            article=await self._record(card, "article", Article),
            facts=await self._records(facts, "fact", Fact),
            events=await self._records(events, "event", Event),
            quotes=await self._records(quotes, "quote", Quote),
        )

    async def supersede(self, entry: Entry, kind: Kind, draft: CitedDraft, record: type[EntryT], reason: str) -> EntryT:
        """The corrected entry: a new version in the same lineage, by hand. In a workspace it replaces a library entry for itself only.

        Raises:
            UnknownEntry: the entry can't be seen from here, or has been corrected or withdrawn meanwhile.
        """
        old = await self._visible(entry, kind)
        revision = await self._revision_of(old)
        common = self._entry(kind, old.ref, old.lineage, Origin.BY_HAND, "", old.article_id)
        [new] = await self._insert_entries([common | {"version": old.version + 1}])
        row, names = cited_row(draft, new, revision.revision, revision.text, revision.sentences, ())
        await self._insert(CITED[kind], [row])
        await self._insert(EntryNameRow, names)
        await self._close(old, reason, new)
        return await self._record(new, kind, record)

    async def withdraw(self, entry: Entry, reason: str) -> None:
        """Closes the entry, an article together with what was read from it; for this workspace alone where it is the library's.

        Raises:
            UnknownEntry: the entry can't be seen from here, or has been corrected or withdrawn meanwhile.
        """
        await self._close(await self._visible(entry), reason, None)

    # -- entries

    async def _refuse_twin(self, draft: ArticleDraft) -> None:
        """Two people may add the same article at the same moment; whoever looked before the other was done is told."""
        same = select(col(RevisionRow.entry_id)).where(col(RevisionRow.text_key) == text_key(draft.text))
        url = url_key(draft.url)
        query = (
            self._view.articles()
            .where(col(EntryRow.workspace) == self._view.workspace, col(EntryRow.id).in_(same))
            .where(col(ArticleRow.url_key) == url if url else col(ArticleRow.url_key).is_(None), col(ArticleRow.title) == draft.title)
        )
        if (twin := (await self._session.execute(query.limit(1))).first()) is not None:
            raise ChangedMeanwhile(f"The same article is stored already, as {twin[0].ref}.", "Nothing more is to be done.")

    async def _new_entries(self, kind: Kind, count: int, origin: Origin, reader_version: str, article_id: int | None = None) -> list[int]:
        if not count:
            return []
        last = await next_number(self._session, kind, count)
        mark = "" if self._view.workspace == LIBRARY else OWN_MARK
        refs = [f"{LETTERS[kind]}{number}{mark}" for number in range(last - count + 1, last + 1)]
        return await self._insert_entries([self._entry(kind, ref, uuid.uuid4().hex, origin, reader_version, article_id) for ref in refs])

    def _entry(self, kind: Kind, ref: str, lineage: str, origin: Origin, reader_version: str, article_id: int | None) -> Values:
        return {
            "kind": kind,
            "ref": ref,
            "lineage": lineage,
            "version": 1,
            "article_id": article_id,
            "recorded_at": self._now,
            "recorded_by": self._by,
            "origin": origin,
            "reader_version": reader_version,
        }

    async def _insert_entries(self, rows: Sequence[Values]) -> list[int]:
        """Inserts entries and returns their ids. Asking for the ids afterwards is one round trip, RETURNING would be one for each row."""
        await self._insert(EntryRow, rows)
        ids: dict[tuple[str, int], int] = {}
        for first in range(0, len(rows), _CHUNK):
            lineages = [row["lineage"] for row in rows[first : first + _CHUNK]]
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

    async def _add_cited(self, kind: Kind, article_id: int, draft: ArticleDraft, drafts: Sequence[CitedDraft], origin: Origin) -> list[int]:
        ids = await self._new_entries(kind, len(drafts), origin, draft.reader_version, article_id)
        rows: list[Values] = []
        names: list[Values] = []
        for entry_id, one in zip(ids, drafts, strict=True):
            row, its_names = cited_row(one, entry_id, 1, draft.text, draft.sentences, draft.mentions)
            rows.append(row)
            names += its_names
        await self._insert(CITED[kind], rows)
        await self._insert(EntryNameRow, names)
        return ids

    async def _visible(self, entry: Entry, kind: str | None = None) -> EntryRow:
        query = select(EntryRow).where(self._view.sees(), col(EntryRow.id) == entry.id)
        row: EntryRow | None = await self._session.scalar(query)
        if row is None or (kind is not None and row.kind != kind):
            raise UnknownEntry(f"{entry.ref} is not there any more, or it has just been changed.", "Look it up again.")
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

    async def _close(self, row: EntryRow, reason: str, replaced_by: int | None) -> None:
        closing = {"entry_id": row.id, "lineage": row.lineage, "closed_at": self._now, "closed_by": self._by}
        await self._insert(ClosingRow, [closing | {"reason": reason, "replaced_by": replaced_by}])

    async def _root(self, article: Article) -> int:
        """The original at the end of a chain of retellings."""
        row = await self._visible(article, "article")
        assert row.id is not None
        root = await self._session.scalar(select(col(ArticleRow.retelling_of)).where(col(ArticleRow.entry_id) == row.id))
        return root or row.id

    async def _record(self, entry_id: int, kind: Kind, record: type[EntryT]) -> EntryT:
        return (await self._records([entry_id], kind, record))[0]

    async def _records(self, ids: Sequence[int], kind: Kind, record: type[EntryT]) -> tuple[EntryT, ...]:
        found = await entries_of(self._session, self._view, [(entry_id, kind) for entry_id in ids])
        return tuple(entry for entry in found if isinstance(entry, record))


async def next_number(session: AsyncSession, kind: str, count: int = 1) -> int:
    """The last of ``count`` new numbers. The counter stays locked until the transaction ends, so numbers have no gaps."""
    own = session.info["workspace"]
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    upsert: Any = dialect.insert(CounterRow).values(workspace=own, kind=kind, last=count)
    upsert = upsert.on_conflict_do_update(
        index_elements=["workspace", "kind"], set_={"last": col(CounterRow.last) + literal(count)}
    ).returning(col(CounterRow.last))
    return int((await session.execute(upsert)).scalar_one())
