"""Writing entries: articles with what was read from them, corrections and withdrawals. Everything adds rows; nothing is overwritten."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import literal, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.drafts import ArticleDraft, EventDraft, FactDraft, Mention, QuoteDraft
from storage.errors import ChangedMeanwhile, NotStorable, UnknownEntry
from storage.knowledge import CITED, LETTERS, Kind, entries_of
from storage.likeness import bands, text_key, url_key
from storage.records import Added, Article, Entry, Event, Fact, Quote
from storage.search import passages_of
from storage.tables import (
    LIBRARY,
    ArticleRow,
    CitedRow,
    ClosingRow,
    CounterRow,
    EntryNameRow,
    EntryRow,
    EventRow,
    FactRow,
    FingerprintBandRow,
    PassageRow,
    QuoteRow,
    RevisionRow,
    Row,
    decimal_key,
    key_of,
)
from storage.values import Origin, PartialDate
from storage.visibility import View

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
        assert card.id is not None
        self._session.add(_article_row(card.id, draft, original))
        await self._session.flush()
        self._session.add(_revision_row(card, draft))
        self._session.add_all(FingerprintBandRow(entry_id=card.id, band=band) for band in bands(draft.fingerprint))
        self._session.add_all(PassageRow(entry_id=card.id, start=start, end=end, terms=terms) for start, end, terms in passages_of(draft))
        self._session.add_all(_article_names(card.id, draft))
        facts = await self._add_cited("fact", card.id, 1, draft, draft.facts, origin)
        events = await self._add_cited("event", card.id, 1, draft, draft.events, origin)
        quotes = await self._add_cited("quote", card.id, 1, draft, draft.quotes, origin)
        await self._session.flush()
        return Added(
            article=await self._record(card.id, "article", Article),
            facts=await self._records(facts, "fact", Fact),
            events=await self._records(events, "event", Event),
            quotes=await self._records(quotes, "quote", Quote),
        )

    async def supersede(
        self, entry: Entry, kind: Kind, draft: FactDraft | EventDraft | QuoteDraft, record: type[EntryT], reason: str
    ) -> EntryT:
        """The corrected entry: a new version in the same lineage, by hand. In a workspace it replaces a library entry for itself only.

        Raises:
            UnknownEntry: the entry can't be seen from here, or has been corrected or withdrawn meanwhile.
        """
        old = await self._visible(entry, kind)
        revision = await self._revision_of(old)
        new = EntryRow(
            kind=kind,
            ref=old.ref,
            lineage=old.lineage,
            version=old.version + 1,
            article_id=old.article_id,
            recorded_at=self._now,
            recorded_by=self._by,
            origin=Origin.BY_HAND,
        )
        self._session.add(new)
        await self._session.flush()
        assert new.id is not None
        row, names = _cited_row(draft, new.id, revision.revision, revision.text, revision.sentences, ())
        self._session.add(row)
        self._session.add_all(names)
        self._close(old, reason, new.id)
        await self._session.flush()
        return await self._record(new.id, kind, record)

    async def withdraw(self, entry: Entry, reason: str) -> None:
        """Closes the entry, an article together with what was read from it; for this workspace alone where it is the library's.

        Raises:
            UnknownEntry: the entry can't be seen from here, or has been corrected or withdrawn meanwhile.
        """
        self._close(await self._visible(entry), reason, None)
        await self._session.flush()

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

    async def _new_entries(
        self, kind: Kind, count: int, origin: Origin, reader_version: str, article_id: int | None = None
    ) -> list[EntryRow]:
        if not count:
            return []
        last = await next_number(self._session, kind, count)
        mark = "" if self._view.workspace == LIBRARY else OWN_MARK
        rows = [
            EntryRow(
                kind=kind,
                ref=f"{LETTERS[kind]}{number}{mark}",
                lineage=uuid.uuid4().hex,
                article_id=article_id,
                recorded_at=self._now,
                recorded_by=self._by,
                origin=origin,
                reader_version=reader_version,
            )
            for number in range(last - count + 1, last + 1)
        ]
        self._session.add_all(rows)
        await self._session.flush()
        return rows

    async def _add_cited(
        self,
        kind: Kind,
        article_id: int,
        revision: int,
        draft: ArticleDraft,
        drafts: Sequence[FactDraft | EventDraft | QuoteDraft],
        origin: Origin,
    ) -> list[int]:
        entries = await self._new_entries(kind, len(drafts), origin, draft.reader_version, article_id)
        ids: list[int] = []
        for entry, one in zip(entries, drafts, strict=True):
            assert entry.id is not None
            row, names = _cited_row(one, entry.id, revision, draft.text, draft.sentences, draft.mentions)
            self._session.add(row)
            self._session.add_all(names)
            ids.append(entry.id)
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

    def _close(self, row: EntryRow, reason: str, replaced_by: int | None) -> None:
        assert row.id is not None
        self._session.add(
            ClosingRow(
                entry_id=row.id,
                lineage=row.lineage,
                closed_at=self._now,
                closed_by=self._by,
                reason=reason,
                replaced_by=replaced_by,
            )
        )

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


def _date(prefix: str, when: PartialDate) -> dict[str, Any]:
    return {
        f"{prefix}_start": when.start,
        f"{prefix}_end": when.end,
        f"{prefix}_precision": when.precision,
        f"{prefix}_basis": when.basis,
        f"{prefix}_label": when.label,
    }


def _article_row(entry_id: int, draft: ArticleDraft, original: int | None) -> ArticleRow:
    return ArticleRow(
        entry_id=entry_id,
        title=draft.title,
        publisher=draft.publisher,
        author=draft.author,
        url=draft.url,
        url_key=url_key(draft.url),
        language=draft.language,
        note=draft.note,
        summary_of=draft.summary_of,
        retelling_of=original,
        **(_date("published", draft.published) if draft.published is not None else {}),
    )


def _revision_row(card: EntryRow, draft: ArticleDraft) -> RevisionRow:
    assert card.id is not None
    return RevisionRow(
        entry_id=card.id,
        revision=1,
        text=draft.text,
        text_key=text_key(draft.text),
        sentences=list(draft.sentences),
        fingerprint=list(draft.fingerprint),
        recorded_at=card.recorded_at,
        recorded_by=card.recorded_by,
        reader_version=draft.reader_version,
    )


def _article_names(entry_id: int, draft: ArticleDraft) -> Iterable[EntryNameRow]:
    """Every name that the article carries, once, with how often: mentioned, or in one of its facts, events and quotes."""
    counts = Counter(key_of(mention.entity) for mention in draft.mentions)
    kinds: dict[str, tuple[str, str]] = {}
    for mention in draft.mentions:
        kinds.setdefault(key_of(mention.entity), (mention.entity, mention.kind))
    others = [fact.subject for fact in draft.facts] + [name for event in draft.events for name in event.entities]
    others += [quote.speaker for quote in draft.quotes if quote.speaker]
    for name in others:
        kinds.setdefault(key_of(name), (name, "other"))
    return [
        EntryNameRow(entry_id=entry_id, key=key, name=name, kind=kind, role="mentioned", count=max(1, counts[key]))
        for key, (name, kind) in kinds.items()
        if key
    ]


def _cited_row(
    draft: FactDraft | EventDraft | QuoteDraft,
    entry_id: int,
    revision: int,
    text: str,
    sentences: Sequence[tuple[int, int]],
    mentions: Sequence[Mention],
) -> tuple[CitedRow, list[Row]]:
    """The row of a fact, event or quote, and the rows of its names."""
    if draft.end > len(text):
        raise NotStorable(
            f"The span {draft.start} to {draft.end} lies outside the text of {len(text)} characters.", "Read the article again."
        )
    place: dict[str, Any] = {"entry_id": entry_id, "revision": revision}
    match draft:
        case FactDraft():
            place |= {"start": draft.start, "end": draft.end, "sentence": text[draft.start : draft.end]}
            return _fact_row(draft, place), _names(entry_id, [("subject", draft.subject)])
        case EventDraft():
            place |= {"start": draft.start, "end": draft.end, "sentence": text[draft.start : draft.end]}
            return _event_row(draft, place), _names(entry_id, [("entity", name) for name in draft.entities])
        case QuoteDraft():
            start, end = _around(draft.start, draft.end, sentences)
            place |= {"start": start, "end": end, "sentence": text[start:end]}
            near = [("mentioned", mention.entity) for mention in mentions if mention.start < end and mention.end > start]
            spoken = [("speaker", draft.speaker)] if draft.speaker else []
            return _quote_row(draft, place), _names(entry_id, [*spoken, *near])


def _around(start: int, end: int, sentences: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The stretch of all sentences that a span touches, the span itself where it touches none."""
    touched = [span for span in sentences if span[0] < end and span[1] > start]
    return min([start, *(first for first, _ in touched)]), max([end, *(last for _, last in touched)])


def _names(entry_id: int, roles: Sequence[tuple[str, str]]) -> list[Row]:
    rows: dict[tuple[str, str], Row] = {}
    for role, name in roles:
        if key := key_of(name):
            rows.setdefault((role, key), EntryNameRow(entry_id=entry_id, key=key, name=name, role=role))
    return list(rows.values())


def _fact_row(draft: FactDraft, place: dict[str, Any]) -> FactRow:
    try:
        value_key = decimal_key(draft.quantity.value)
        if draft.quantity.high is not None:
            decimal_key(draft.quantity.high)
    except ValueError as error:
        raise NotStorable(f"The figure {error}.", "Leave it out or correct it.") from error
    return FactRow(
        **place,
        figure_start=draft.figure_start,
        figure_end=draft.figure_end,
        subject=draft.subject,
        subject_key=key_of(draft.subject),
        metric=draft.metric,
        metric_key=key_of(draft.metric),
        scope=draft.scope,
        nature=draft.nature,
        value=draft.quantity.value,
        value_key=value_key,
        high=draft.quantity.high,
        unit=draft.quantity.unit,
        comparator=draft.quantity.comparator,
        attributed_to=draft.attributed_to,
        as_of_order=draft.as_of.start or draft.as_of.end,
        **_date("as_of", draft.as_of),
    )


def _event_row(draft: EventDraft, place: dict[str, Any]) -> EventRow:
    order = draft.date.start or draft.date.end
    return EventRow(**place, status=draft.status, summary=draft.summary, date_order=order, **_date("date", draft.date))


def _quote_row(draft: QuoteDraft, place: dict[str, Any]) -> QuoteRow:
    return QuoteRow(
        **place,
        words_start=draft.start,
        words_end=draft.end,
        words=draft.text,
        speaker=draft.speaker,
        occasion=draft.occasion,
    )
