"""Recording what a transaction changes, and the action that the log shows for it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, event, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session
from sqlmodel import col

from storage.database.numbering import next_number
from storage.errors import AlreadyUndone, UnknownAction
from storage.journal.changes import (
    CLOSINGS,
    ENTRIES,
    JOURNALED,
    Change,
    Image,
    Journal,
    image,
    image_before,
    is_private,
    key_columns,
    key_of_row,
)
from storage.records import ActionKind
from storage.tables.actions import ActionChangeRow, ActionRow
from storage.tables.columns import Scoped
from storage.tables.entries import ClosingRow


def begin_journal(session: AsyncSession) -> Journal:
    """The journal of all that the session writes from now on."""
    journal = Journal()
    session.info["journal"] = journal
    event.listen(session.sync_session, "after_flush", _note_rows)
    return journal


def journal_of(session: AsyncSession) -> Journal:
    """The journal that the session keeps; one that nobody reads where it keeps none."""
    found = session.info.get("journal")
    return found if isinstance(found, Journal) else Journal()


def note_entry(session: AsyncSession, lineage: str, ref: str, entry_id: int) -> None:
    """Notes a new version of an entry."""
    journal = journal_of(session)
    journal.changes.append(Change(ENTRIES, lineage, None, {"id": entry_id, "ref": ref}))
    journal.name(ref)


def note_closing(session: AsyncSession, ref: str, before: Image | None, after: ClosingRow) -> None:
    """Notes that an entry was closed, or that a closing was undone or made again."""
    journal = journal_of(session)
    journal.changes.append(Change(CLOSINGS, after.lineage, before, image(after)))
    journal.name(ref)


def _note_rows(session: Session, _context: object) -> None:
    journal: Journal = session.info["journal"]
    for row in (row for row in session.new if isinstance(row, Scoped) and not is_private(row)):
        if row.__tablename__ in JOURNALED:
            journal.changes.append(Change(str(row.__tablename__), key_of_row(row), None, image(row)))
    for row in (row for row in session.dirty if isinstance(row, Scoped) and not is_private(row)):
        if row.__tablename__ in JOURNALED and (before := image_before(row)) != (after := image(row)):
            kept = key_columns(row) | {name for name in after if before[name] != after[name]}
            sides = ({name: side[name] for name in after if name in kept} for side in (before, after))
            journal.changes.append(Change(str(row.__tablename__), key_of_row(row), *sides))
    for row in (row for row in session.deleted if isinstance(row, Scoped)):
        if row.__tablename__ in JOURNALED:
            journal.changes.append(Change(str(row.__tablename__), key_of_row(row), image_before(row), None))


async def record(
    session: AsyncSession,
    kind: ActionKind,
    by: str,
    now: datetime,
    reason: str,
    *,
    part_of: int | None = None,
    undoes: ActionRow | None = None,
) -> ActionRow | None:
    """The new line of the log for all that the session has written; None where it has changed nothing."""
    await session.flush()
    journal = journal_of(session)
    if not journal.changes:
        return None
    row = ActionRow(
        workspace=session.info["workspace"],
        number=await next_number(session, "action"),
        part_of=None if part_of is None else (await whole_action(session, part_of)).id,
        verb=kind,
        by=by,
        at=now,
        subjects=journal.subjects,
        reason=reason,
        undoes=undoes.id if undoes else None,
    )
    session.add(row)
    await session.flush()
    changes = [
        {"workspace": row.workspace, "action_id": row.id, "kind": c.kind, "key": c.key, "before": c.before, "after": c.after}
        for c in journal.changes
    ]
    await session.execute(insert(ActionChangeRow), changes)
    return row


async def require_in_effect(session: AsyncSession, number: int) -> None:
    """Nothing, when the action of this number may get another part. Raises UnknownAction, AlreadyUndone."""
    row = await whole_action(session, number)
    if row.undone_by is not None:
        raise AlreadyUndone("action-undone-meanwhile", number=row.number)


async def _row(session: AsyncSession, number: int) -> ActionRow:
    row: ActionRow | None = await session.scalar(select(ActionRow).where(own(session), col(ActionRow.number) == number))
    if row is None:
        raise UnknownAction("unknown-action", number=number)
    return row


async def action_in_effect(session: AsyncSession, kind: ActionKind, by: str, subject: str) -> int | None:
    """The number of the last action of this kind by that author on that subject which has not been undone and is no part; else None."""
    whole = (own(session), col(ActionRow.part_of).is_(None), col(ActionRow.undone_by).is_(None))
    last = select(ActionRow).where(*whole, col(ActionRow.verb) == str(kind), col(ActionRow.by) == by).order_by(col(ActionRow.id).desc())
    row = await session.scalar(last.limit(1))
    return row.number if row is not None and subject in row.subjects else None


async def whole_action(session: AsyncSession, number: int) -> ActionRow:
    """The action of this number, or the one that it is a part of. Raises UnknownAction."""
    row = await _row(session, number)
    if row.part_of is None:
        return row
    found: ActionRow = (await session.scalars(select(ActionRow).where(own(session), col(ActionRow.id) == row.part_of))).one()
    return found


def belongs(row: ActionRow) -> ColumnElement[bool]:
    """The condition for the action itself and its parts."""
    return or_(col(ActionRow.id) == row.id, col(ActionRow.part_of) == row.id)


def own(session: AsyncSession) -> ColumnElement[bool]:
    """The condition for the workspace's own actions."""
    return owned(session, ActionRow)


def owned(session: AsyncSession, table: type[Scoped]) -> ColumnElement[bool]:
    """The condition for own rows: sessions show the library's too; what people did there is nobody else's business."""
    own: ColumnElement[bool] = col(table.workspace) == session.info["workspace"]
    return own
