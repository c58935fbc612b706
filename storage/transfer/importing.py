"""An export read back into a new, empty database, so that a bot can move from one database to the other."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import ValidationError
from sqlalchemy import BigInteger, Date, Integer, Table, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.engine import Database
from storage.drafts import ArticleDraft
from storage.entries.candidates import bands
from storage.entries.refilling import refill_passages
from storage.entries.to_rows import Values
from storage.errors import NotStorable
from storage.name_forms import NAMES_OF_ALL, form_rows
from storage.tables import metadata
from storage.tables.columns import ExactDecimal, UtcTime
from storage.tables.entries import FingerprintBandRow, NameFormRow
from storage.values import AboutBasis

#: Rows that are written in one statement.
_CHUNK = 500
#: Tables and columns that exports written before migrations 0012 and 0013 name differently.
_RENAMED_TABLES = {"mended_entries": "recapped_entries", "heeded_closings": "planned_closings"}
_RENAMED_COLUMNS = {("mended_entries", "now_id"): "current_id", ("notices", "told_at"): "handed_out_at"}
#: Columns that exports written before migrations 0014, 0018 and 0028 lack, with what all rows of then have in them.
_ADDED_COLUMNS: Mapping[str, Values] = {
    "facts": {"about_basis": AboutBasis.NAMED},
    "events": {"about_name": None, "about_basis": AboutBasis.NAMED},
    "quotes": {"about_name": None, "about_basis": AboutBasis.NAMED},
    "closings": {"by_reader": False},
    "compared_entries": {"place": "compared"},
    "entry_names": {"found_again": False},
    "subscriptions": {"person": "", "watched": None},
    "workspaces": {"personal_limit": None},
}


async def import_lines(database: Database, lines: Iterable[str], *, with_secrets: bool = False) -> int:
    """How many rows were written: all lines of one export, or of several, in one transaction. Derived tables are made again. Only
    ``with_secrets``, sealed tokens and requests may be among them.

    Raises:
        NotStorable: a line is no row of an export, or the database holds something already; nothing was written.
    """
    rows = _rows(lines, with_secrets=with_secrets)
    async with database.connecting(write=True) as connection:
        await _require_empty(connection)
        for table in metadata.sorted_tables:
            found = _named_first(table, rows.get(table.name, []))
            for at in range(0, len(found), _CHUNK):
                await connection.execute(insert(table), found[at : at + _CHUNK])
        await _derive(connection)
        if not database.is_sqlite:
            await _count_on(connection)
    return sum(map(len, rows.values()))


def _rows(lines: Iterable[str], *, with_secrets: bool) -> dict[str, list[Values]]:
    rows: dict[str, list[Values]] = defaultdict(list)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
            written_as = values.pop("table")
            table = metadata.tables[_RENAMED_TABLES.get(written_as, written_as)]
            if table.info.get("secret") and not with_secrets:
                raise ValueError(f"{table.name} holds secrets; they are imported with --with-secrets")
            columns = dict(_ADDED_COLUMNS.get(table.name, {})) | {
                _RENAMED_COLUMNS.get((written_as, name), name): value for name, value in values.items()
            }
            if table.name == "entries":
                columns.setdefault("known_since", columns["recorded_at"])
            rows[table.name].append({name: _value(table, name, value) for name, value in columns.items()})
        except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation) as error:
            raise NotStorable("import-line-malformed", number=number, reason=error) from error
    return rows


def _value(table: Table, name: str, value: Any) -> Any:
    """The value as the column takes it; an export writes times, dates and decimals as text."""
    kind = table.c[name].type
    if value is None:
        return None
    if isinstance(kind, UtcTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, ExactDecimal):
        return Decimal(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value


def _named_first(table: Table, rows: list[Values]) -> list[Values]:
    """The rows with those that others of the same table name before them: a digest before its corrections, whatever their ids are."""
    names = [column.name for column in table.columns if any(key.column.table is table for key in column.foreign_keys)]
    waiting = {row.get("id"): row for row in rows}
    if not names or len(waiting) < len(rows):  # two of one id are the database's to refuse
        return rows
    ordered: list[Values] = []
    for row in rows:
        chain = [row] if row["id"] in waiting else []
        while chain:
            waiting.pop(chain[-1]["id"], None)
            named = [waiting[chain[-1][name]] for name in names if chain[-1].get(name) in waiting]
            if named:
                chain += named[:1]
            else:
                ordered.append(chain.pop())
    return ordered


async def _require_empty(connection: AsyncConnection) -> None:
    for table in metadata.sorted_tables:
        if (await connection.execute(select(func.count()).select_from(table))).scalar_one():
            raise NotStorable("import-database-not-empty", table=table.name)


async def _derive(connection: AsyncConnection) -> None:
    """Passages and fingerprint bands of every article's current text, and the forms of all names."""
    articles, revisions = metadata.tables["articles"], metadata.tables["article_revisions"]
    current = revisions.join(articles, (articles.c.entry_id == revisions.c.entry_id) & (articles.c.revision == revisions.c.revision))
    columns = (
        articles.c.workspace,
        articles.c.entry_id,
        articles.c.title,
        revisions.c.text,
        revisions.c.sentences,
        revisions.c.fingerprint,
    )
    for row in (await connection.execute(select(*columns).select_from(current).order_by(articles.c.entry_id))).mappings().all():
        place = {"workspace": row["workspace"], "entry_id": row["entry_id"]}
        if found := [{**place, "band": band} for band in bands(_draft(row).fingerprint)]:
            await connection.execute(insert(FingerprintBandRow), found)
    await connection.run_sync(refill_passages, metadata.tables["passages"])
    if forms := form_rows((workspace, name, kind) for workspace, name, kind, _ in await connection.execute(text(NAMES_OF_ALL))):
        await connection.execute(insert(NameFormRow), forms)


def _draft(row: Mapping[Any, Any]) -> ArticleDraft:
    try:
        return ArticleDraft(
            text=row["text"], title=row["title"], sentences=tuple(map(tuple, row["sentences"])), fingerprint=tuple(row["fingerprint"])
        )
    except ValidationError as error:
        raise NotStorable("import-article-malformed", title=row["title"], count=error.error_count()) from error


async def _count_on(connection: AsyncConnection) -> None:
    """PostgreSQL's counters go on behind the ids that were brought along."""
    for table in metadata.sorted_tables:
        for column in table.primary_key.columns:
            if column.name == "id" and isinstance(column.type, BigInteger | Integer):
                # An id column that does not grow by itself (a key that is another table's) has no sequence.
                sequence = f"CAST(pg_get_serial_sequence('{table.name}', 'id') AS regclass)"
                last = f"(SELECT max(id) FROM {table.name})"  # noqa: S608 - our own names
                await connection.execute(
                    text(f"SELECT setval({sequence}, coalesce({last}, 1), {last} IS NOT NULL) WHERE {sequence} IS NOT NULL")
                )
