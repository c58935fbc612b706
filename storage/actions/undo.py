"""Undoing actions, completely or not at all. Undoing an undo does the action again."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.actions import revert
from storage.errors import AlreadyUndone, ChangedSince
from storage.journal.changes import CLOSINGS, DECIDED, ENTRIES, JOURNALED, Change, Image, image, key_of_row, values_of
from storage.journal.recording import begin_journal, belongs, note_closing, own, owned, record, whole_action
from storage.records import ActionKind, ProgramReason
from storage.tables.actions import ActionChangeRow, ActionRow
from storage.tables.columns import Scoped
from storage.tables.entries import ClosingRow, EntryNameRow, EntryRow

#: Changes that are read at a time.
_PAGE = 2000


async def undo(session: AsyncSession, number: int, by: str, now: datetime) -> ActionRow:
    """The action that undoes the one of this number with all its parts. Undoing an undo does the action again.

    Raises:
        UnknownAction: there is none of that number here.
        AlreadyUndone: it was undone before.
        ChangedSince: what it changed has been changed since, or something builds on it.
    """
    row = await whole_action(session, number)
    if row.undone_by is not None:
        later = (await session.scalars(select(ActionRow).where(own(session), col(ActionRow.id) == row.undone_by))).one()
        raise AlreadyUndone("action-undone-already", number=row.number, later=later.number)
    begin_journal(session).name(*row.subjects)
    in_the_way = _built_on(row)  # made beforehand: after a failed write the session can't read any more
    try:
        async for changes in _backwards(session, row):
            await _undo_all(session, changes, by, now, row)
    except IntegrityError:
        raise in_the_way from None
    undoing = await record(session, ActionKind.UNDO, by, now, "", undoes=row)
    if undoing is None:
        raise AlreadyUndone("action-left-nothing", number=row.number)
    await _mark(session, row, undoing.id)
    await _toggle(session, row, undoing)
    return undoing


async def _toggle(session: AsyncSession, row: ActionRow, undoing: ActionRow) -> None:
    """What an undone undo had undone counts again, and so on down the chain."""
    again = True
    while row.undoes is not None:
        row = (await session.scalars(select(ActionRow).where(own(session), col(ActionRow.id) == row.undoes))).one()
        await _mark(session, row, None if again else undoing.id)
        again = not again


async def _mark(session: AsyncSession, row: ActionRow, undone_by: int | None) -> None:
    """Records that that action undid this one with all its parts; None: that nothing has undone it."""
    await session.execute(update(ActionRow).where(own(session), belongs(row)).values(undone_by=undone_by))


async def _backwards(session: AsyncSession, row: ActionRow) -> AsyncIterator[list[Change]]:
    """What the action and its parts have changed, the last change first, some at a time: there may be very many."""
    family = select(col(ActionRow.id)).where(own(session), belongs(row))
    columns = (ActionChangeRow.id, ActionChangeRow.kind, ActionChangeRow.key, ActionChangeRow.before, ActionChangeRow.after)
    query = select(*map(col, columns)).where(owned(session, ActionChangeRow), col(ActionChangeRow.action_id).in_(family))
    query = query.order_by(col(ActionChangeRow.id).desc()).limit(_PAGE)
    found = (await session.execute(query)).all()
    while found:
        yield [Change(kind, key, before, after) for _, kind, key, before, after in found]
        found = (await session.execute(query.where(col(ActionChangeRow.id) < found[-1][0]))).all()


async def _undo_all(session: AsyncSession, changes: Sequence[Change], by: str, now: datetime, action: ActionRow) -> None:
    """Undoes these changes. Entries that were added go last and together: later changes of them are undone by then."""
    for change in changes:
        if change.kind != ENTRIES:
            await _undo_change(session, change, by, now, action)
            await session.flush()
    await _close_undone(session, [change for change in changes if change.kind == ENTRIES], by, now, action)


async def _undo_change(session: AsyncSession, change: Change, by: str, now: datetime, action: ActionRow) -> None:
    match change.kind:
        case _ if change.kind == CLOSINGS and change.after is not None:
            await _toggle_closing(session, change, change.after, now, action)
        case _ if change.kind in DECIDED and change.after is not None:
            await _revert_decision(session, change, change.after, by, now, action)
        case _:
            await _restore_row(session, change, action)


async def _close_undone(session: AsyncSession, changes: Sequence[Change], by: str, now: datetime, action: ActionRow) -> None:
    """Closes entries that were added as though they had never existed; the rows themselves stay."""
    added = [(change, change.after) for change in changes if change.after is not None]
    ids = [int(after["id"]) for _, after in added]
    in_effect = (owned(session, ClosingRow), col(ClosingRow.entry_id).in_(ids), col(ClosingRow.reopened_at).is_(None))
    closed = set((await session.scalars(select(col(ClosingRow.entry_id)).where(*in_effect))).all())
    why = ProgramReason.CORRECTION_UNDONE if action.verb == ActionKind.CORRECT else ProgramReason.ADDITION_UNDONE
    rows = []
    for (change, _), entry_id in zip(added, ids, strict=True):
        if entry_id in closed:
            raise await _changed_since(session, action, change)
        row = ClosingRow(
            workspace=session.info["workspace"],
            entry_id=entry_id,
            lineage=change.key,
            closed_at=now,
            closed_by=by,
            undone=True,
            reason=why.with_number(action.number),
        )
        rows.append(row)
    session.add_all(rows)
    await session.flush()
    for (_, after), row in zip(added, rows, strict=True):
        note_closing(session, str(after["ref"]), None, row)


async def _toggle_closing(session: AsyncSession, change: Change, after: Image, now: datetime, action: ActionRow) -> None:
    """Reopens what the action closed, and closes again what it reopened."""
    row = await session.scalar(select(ClosingRow).where(col(ClosingRow.id) == after["id"], owned(session, ClosingRow)))
    # An action that was recorded before a column was added does not name it.
    if row is None or {name: value for name, value in image(row).items() if name in after} != dict(after):
        raise await _changed_since(session, action, change)
    before = image(row)
    if row.reopened_at is None:
        row.reopened_at = now
    elif await _open_closing(session, row.entry_id) is None:
        row.reopened_at = None
    else:
        raise await _changed_since(session, action, change)
    await session.flush()
    ref = await session.scalar(select(col(EntryRow.ref)).where(col(EntryRow.id) == row.entry_id))
    note_closing(session, ref or "", before, row)


async def _restore_row(session: AsyncSession, change: Change, action: ActionRow) -> None:
    """Gives a row its earlier values back, provided it still has those that the action gave it."""
    table = JOURNALED[change.kind]
    before, after = _lasting(table, change.before), _lasting(table, change.after)
    row = await _stored(session, table, change.after or change.before or {})
    now = None if row is None else {name: value for name, value in image(row).items() if after is None or name in after}
    if now != after:
        raise await _changed_since(session, action, change)
    if before is None:
        await session.delete(row)
    elif row is None:
        session.add(table(workspace=session.info["workspace"], **values_of(table, before)))
    else:
        for name, value in values_of(table, before).items():
            setattr(row, name, value)


def _lasting(table: type[Scoped], its_image: Image | None) -> dict[str, Any] | None:
    """The image without what a restored row may not keep: the id of an entry's name, which nothing refers to and which may be taken."""
    if its_image is None:
        return None
    return {name: value for name, value in its_image.items() if not (table is EntryNameRow and name == "id")}


async def _revert_decision(session: AsyncSession, change: Change, after: Image, by: str, now: datetime, action: ActionRow) -> None:
    """A feed or subscription is as it was decided before; the row stays, with all that the program knows of it."""
    row = await _stored(session, JOURNALED[change.kind], after)
    if row is None or not revert.unchanged_since(row, after, untouched=not await _state_changed_since(session, action, change)):
        raise await _changed_since(session, action, change)
    if (duplicate := await revert.duplicate_feed(session, row, change.before)) is not None:
        later = await _later(session, action, Change(change.kind, key_of_row(duplicate), None, None))
        if later is None:
            raise ChangedSince("action-feed-followed-again", number=action.number, feed=duplicate.number)
        raise ChangedSince("action-feed-followed-again-by-action", number=action.number, feed=duplicate.number, later=later.number)
    await revert.revert(session, row, change.before, by, now)


async def _stored(session: AsyncSession, table: type[Scoped], its_image: Image) -> Scoped | None:
    columns = table.__table__.columns  # type: ignore[attr-defined]
    if table is EntryNameRow:
        same = [column == its_image[column.key] for column in columns if column.key in its_image and column.key != "id"]
    else:
        same = [column == its_image[column.key] for column in columns if column.primary_key and column.key != "workspace"]
    query = select(table).where(owned(session, table), *same).limit(1)
    row: Scoped | None = await session.scalar(query.with_for_update())
    return row


async def _open_closing(session: AsyncSession, entry_id: int) -> ClosingRow | None:
    query = select(ClosingRow).where(
        owned(session, ClosingRow), col(ClosingRow.entry_id) == entry_id, col(ClosingRow.reopened_at).is_(None)
    )
    row: ClosingRow | None = await session.scalar(query)
    return row


def _built_on(row: ActionRow) -> ChangedSince:
    return ChangedSince("action-built-on", number=row.number)


async def _changed_since(session: AsyncSession, row: ActionRow, change: Change) -> ChangedSince:
    later = await _later(session, row, change)
    if later is None:
        return _built_on(row)
    return ChangedSince("action-changed-since", number=row.number, later=later.number)


async def _later(session: AsyncSession, row: ActionRow, change: Change) -> ActionRow | None:
    """The last action after that one which changed the same row and is in effect."""
    touching = select(col(ActionChangeRow.action_id)).where(
        owned(session, ActionChangeRow), col(ActionChangeRow.kind) == change.kind, col(ActionChangeRow.key) == change.key
    )
    in_effect = (col(ActionRow.undone_by).is_(None), col(ActionRow.id) > row.id, col(ActionRow.id).in_(touching))
    found: ActionRow | None = await session.scalar(
        select(ActionRow).where(own(session), *in_effect).order_by(col(ActionRow.id).desc()).limit(1)
    )
    return found


async def _state_changed_since(session: AsyncSession, action: ActionRow, change: Change) -> bool:
    """Whether somebody paused, resumed or ended the same feed or subscription after that action, and that is in effect."""
    later = select(col(ActionRow.id)).where(own(session), col(ActionRow.undone_by).is_(None), col(ActionRow.id) > action.id)
    same = (col(ActionChangeRow.kind) == change.kind, col(ActionChangeRow.key) == change.key, col(ActionChangeRow.action_id).in_(later))
    rows = (await session.scalars(select(ActionChangeRow).where(owned(session, ActionChangeRow), *same))).all()
    return any("state" in (row.after or {}) for row in rows)
