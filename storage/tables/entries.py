"""The tables of entries: what every entry has and how it ended, articles with their texts, facts, events, quotes and positions."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import BigInteger, Index, UniqueConstraint, text
from sqlmodel import Field

from storage.tables.columns import LIBRARY, CleanText, ExactDecimal, Json, Key, PassageTerms, RowId, Scoped, UtcTime, WeightedTerms
from storage.values import AboutBasis, TopicKind


class EntryRow(Scoped, table=True):
    """What every entry has, of whatever kind. Rows are added and never changed: see ClosingRow.

    ``ref`` is the reference that people use ("f12"; "f3w" for a workspace's own) and belongs to the lineage: a correction keeps it.
    ``article_id`` is the entry that it was read from, None for articles themselves. ``known_since`` is what makes it news to somebody:
    when it was recorded; of a version that reading again made when the one before was known, and of an entry that it found long ago.
    """

    __tablename__ = "entries"
    __table_args__ = (
        UniqueConstraint("workspace", "lineage", "version"),
        Index(None, "ref"),
        Index(None, "known_since", "id"),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    kind: str = Field(sa_type=Key)
    ref: str = Field(sa_type=Key)
    lineage: str = Field(sa_type=Key, index=True)
    version: int = 1
    article_id: int | None = Field(default=None, foreign_key="entries.id", sa_type=RowId, index=True)
    recorded_at: datetime = Field(sa_type=UtcTime)
    recorded_by: str = Field(sa_type=CleanText)
    known_since: datetime = Field(sa_type=UtcTime)
    origin: str = Field(sa_type=Key)
    reader_version: str = Field(default="", sa_type=CleanText)


_IN_EFFECT = text("reopened_at IS NULL")


class ClosingRow(Scoped, table=True):
    """The end of an entry: superseded by ``replaced_by``, merged with it where that is of another lineage, or withdrawn where it is None.

    A workspace's closing of a library entry closes that whole lineage, for that workspace alone. One with ``reopened_at`` is no longer in
    effect. ``undone``: the action that had added the entry was undone, so that the entry counts as never added. ``by_reader``: the article
    was read again, which is no correction that anybody is told of.
    """

    __tablename__ = "closings"
    __table_args__ = (
        Index("uq_closings_in_force", "workspace", "entry_id", unique=True, sqlite_where=_IN_EFFECT, postgresql_where=_IN_EFFECT),
        Index(None, "workspace", "lineage"),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    entry_id: int = Field(foreign_key="entries.id", sa_type=RowId, index=True)
    lineage: str = Field(sa_type=Key)
    closed_at: datetime = Field(sa_type=UtcTime)
    closed_by: str = Field(sa_type=CleanText)
    reason: str = Field(default="", sa_type=CleanText)
    replaced_by: int | None = Field(default=None, foreign_key="entries.id", sa_type=RowId)
    undone: bool = False
    by_reader: bool = False
    reopened_at: datetime | None = Field(default=None, sa_type=UtcTime)


class CounterRow(Scoped, table=True):
    """The last number given to a kind of entry; its lock also makes writers of one workspace wait for each other."""

    __tablename__ = "counters"

    workspace: str = Field(default=LIBRARY, sa_type=Key, primary_key=True)
    kind: str = Field(sa_type=Key, primary_key=True)
    last: int


class EntryNameRow(Scoped, table=True):
    """A name that an entry is about: subject, entity or speaker, or merely mentioned. Topics find entries by the keys of their names.

    ``found_again``: it was found when the article was read again, so that it makes the entry news to nobody.
    """

    __tablename__ = "entry_names"
    __table_args__ = (Index(None, "key", "role", "entry_id", "workspace"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    entry_id: int = Field(foreign_key="entries.id", sa_type=RowId, index=True)
    key: str = Field(sa_type=Key)
    name: str = Field(sa_type=CleanText)
    role: str = Field(sa_type=Key)
    kind: str = Field(default=TopicKind.OTHER.value, sa_type=Key)
    count: int = 1
    found_again: bool = False


class ArticleReadingRow(Scoped, table=True):
    """By which version of the reader an article of this workspace was read last, where that was not when it was added."""

    __tablename__ = "article_readings"

    workspace: str = Field(default=LIBRARY, sa_type=Key, primary_key=True)
    article_id: int = Field(primary_key=True, foreign_key="entries.id", sa_type=RowId)
    reader_version: str = Field(sa_type=CleanText)
    read_at: datetime = Field(sa_type=UtcTime)


class NameFormRow(Scoped, table=True):
    """A form, full or shorter, by which a name of entries or topics is called. Derived, for look-ups; it outlives what carried the name."""

    __tablename__ = "name_forms"
    __table_args__ = (Index(None, "form", "key"), {"info": {"derived": True}})

    workspace: str = Field(default=LIBRARY, sa_type=Key, primary_key=True)
    form: str = Field(sa_type=Key, primary_key=True)
    key: str = Field(sa_type=Key, primary_key=True)
    name: str = Field(sa_type=CleanText)
    kind: str = Field(default=TopicKind.OTHER.value, sa_type=Key)


class ArticleRow(Scoped, table=True):
    """An article's details as stored. ``retelling_of`` is the entry of the original, ``revision`` the number of the current text."""

    __tablename__ = "articles"

    entry_id: int = Field(primary_key=True, foreign_key="entries.id", sa_type=RowId)
    revision: int = 1
    title: str = Field(sa_type=CleanText)
    publisher: str | None = Field(default=None, sa_type=CleanText)
    author: str | None = Field(default=None, sa_type=CleanText)
    url: str | None = Field(default=None, sa_type=CleanText)
    url_key: str | None = Field(default=None, sa_type=Key, index=True)
    language: str = Field(default="en", sa_type=Key)
    note: str | None = Field(default=None, sa_type=CleanText)
    summary_of: str | None = Field(default=None, sa_type=CleanText)
    retelling_of: int | None = Field(default=None, foreign_key="entries.id", sa_type=RowId)
    published_start: date | None = None
    published_end: date | None = Field(default=None, index=True)
    published_precision: str | None = Field(default=None, sa_type=Key)
    published_basis: str | None = Field(default=None, sa_type=Key)
    published_label: str = Field(default="", sa_type=CleanText)


class RevisionRow(Scoped, table=True):
    """One text of an article as it was read at one time; never changed."""

    __tablename__ = "article_revisions"
    __table_args__ = (UniqueConstraint("entry_id", "revision"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    entry_id: int = Field(foreign_key="entries.id", sa_type=RowId)
    revision: int
    text: str = Field(sa_type=CleanText)
    text_key: str = Field(sa_type=Key, index=True)
    sentences: list[tuple[int, int]] = Field(sa_type=Json)
    fingerprint: list[int] = Field(sa_type=Json)
    recorded_at: datetime = Field(sa_type=UtcTime)
    recorded_by: str = Field(sa_type=CleanText)
    reader_version: str = Field(default="", sa_type=CleanText)


class FingerprintBandRow(Scoped, table=True):
    """Two neighbouring values of a fingerprint, hashed: texts that share one may be retellings. Derived, for look-ups."""

    __tablename__ = "fingerprint_bands"
    __table_args__ = ({"info": {"derived": True}},)

    entry_id: int = Field(primary_key=True, foreign_key="entries.id", sa_type=RowId)
    band: int = Field(primary_key=True, sa_type=BigInteger, index=True)


class PassageRow(Scoped, table=True):
    """A sentence of an article's current text as search terms. Derived; the search index of the database hangs on it.

    ``before`` is where the sentence before it starts, ``context`` that sentence's terms, ``title`` the article's. ``marks`` stand for the
    workspace, the names that the article carries, and those in the sentence. ``weighted`` is all of it in PostgreSQL's form.
    """

    __tablename__ = "passages"
    __table_args__ = (Index("passage_index", "weighted", postgresql_using="gin").ddl_if(dialect="postgresql"), {"info": {"derived": True}})

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    entry_id: int = Field(foreign_key="entries.id", sa_type=RowId, index=True)
    start: int
    end: int
    before: int | None = None
    terms: str = Field(sa_type=CleanText)
    title: str = Field(default="", sa_type=CleanText)
    context: str = Field(default="", sa_type=CleanText)
    marks: str = Field(default="", sa_type=CleanText)
    weighted: PassageTerms | None = Field(default=None, sa_type=WeightedTerms)


class CitedRow(Scoped):
    """What facts, events, quotes and positions share: the place that proves them, in the revision of their article."""

    entry_id: int = Field(primary_key=True, foreign_key="entries.id", sa_type=RowId)
    revision: int
    start: int
    end: int
    sentence: str = Field(sa_type=CleanText)


class FactRow(CitedRow, table=True):
    __tablename__ = "facts"
    __table_args__ = (
        Index(None, "subject_key", "as_of_order"),
        Index(None, "metric_key", "as_of_order"),
        Index(None, "subject_key", "metric_key", "as_of_order", "workspace"),
    )

    figure_start: int
    figure_end: int
    subject: str = Field(sa_type=CleanText)
    subject_key: str = Field(sa_type=Key)
    metric: str = Field(sa_type=CleanText)
    metric_key: str = Field(sa_type=Key)
    scope: str | None = Field(default=None, sa_type=CleanText)
    nature: str = Field(sa_type=Key)
    value: Decimal = Field(sa_type=ExactDecimal)
    value_key: str = Field(sa_type=Key)
    high: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    unit: str = Field(default="", sa_type=CleanText)
    comparator: str = Field(sa_type=Key)
    attributed_to: str | None = Field(default=None, sa_type=CleanText)
    as_of_start: date | None = None
    as_of_end: date | None = None
    as_of_precision: str = Field(sa_type=Key)
    as_of_basis: str = Field(sa_type=Key)
    as_of_label: str = Field(default="", sa_type=CleanText)
    as_of_order: date | None = None
    about_basis: str = Field(default=AboutBasis.NAMED.value, sa_type=Key)


class EventRow(CitedRow, table=True):
    __tablename__ = "events"

    status: str = Field(sa_type=Key)
    summary: str = Field(sa_type=CleanText)
    date_start: date | None = None
    date_end: date | None = None
    date_precision: str = Field(sa_type=Key)
    date_basis: str = Field(sa_type=Key)
    date_label: str = Field(default="", sa_type=CleanText)
    date_order: date | None = Field(default=None, index=True)
    about_name: str | None = Field(default=None, sa_type=CleanText)
    about_basis: str = Field(default=AboutBasis.NAMED.value, sa_type=Key)


class QuoteRow(CitedRow, table=True):
    """Somebody's words; ``start:end`` is the sentence, ``words_start:words_end`` the words in it."""

    __tablename__ = "quotes"

    words_start: int
    words_end: int
    words: str = Field(sa_type=CleanText)
    speaker: str | None = Field(default=None, sa_type=CleanText)
    occasion: str | None = Field(default=None, sa_type=CleanText)
    about_name: str | None = Field(default=None, sa_type=CleanText)
    about_basis: str = Field(default=AboutBasis.NAMED.value, sa_type=Key)


class PositionRow(CitedRow, table=True):
    """An office that somebody holds, held or will hold; a date without a precision is not known."""

    __tablename__ = "positions"

    person: str = Field(sa_type=CleanText)
    title: str = Field(sa_type=CleanText)
    organisation: str | None = Field(default=None, sa_type=CleanText)
    since_start: date | None = None
    since_end: date | None = None
    since_precision: str | None = Field(default=None, sa_type=Key)
    since_basis: str | None = Field(default=None, sa_type=Key)
    since_label: str = Field(default="", sa_type=CleanText)
    until_start: date | None = None
    until_end: date | None = None
    until_precision: str | None = Field(default=None, sa_type=Key)
    until_basis: str | None = Field(default=None, sa_type=Key)
    until_label: str = Field(default="", sa_type=CleanText)
    predecessor: str | None = Field(default=None, sa_type=CleanText)
    successor: str | None = Field(default=None, sa_type=CleanText)
    about_basis: str = Field(default=AboutBasis.NAMED.value, sa_type=Key)
