"""The log of what people did in a workspace, and taking it back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Text, insert, select, type_coerce
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage import standing
from storage.action_tables import ActionChangeRow, ActionRow
from storage.counting import next_number
from storage.errors import AlreadyUndone, ChangedSince, UnknownAction
from storage.journal import (
    CLOSINGS,
    DECIDED,
    ENTRIES,
    JOURNALED,
    Change,
    Image,
    begin_journal,
    image,
    journal_of,
    key_of_row,
    note_closing,
    values_of,
)
from storage.knowledge import entries_of
from storage.records import Entry
from storage.tables import ClosingRow, EntryNameRow, EntryRow, Scoped, clean
from storage.visibility import View

_CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Action:
    """Something that somebody did: ``number`` is what it is undone by, ``verb`` what was done to ``subjects``.

    ``before`` are the entries that it ended, ``after`` those that it brought (or brought back). ``changes`` are the other rows.
    ``undone_by`` and ``undoes`` are numbers of actions. ``parts`` counts the actions that belong to it.
    """

    number: int
    verb: str
    by: str
    at: datetime
    subjects: tuple[str, ...]
    reason: str = ""
    undoes: int | None = None
    undone_by: int | None = None
    parts: int = 0
    before: tuple[Entry, ...] = ()
    after: tuple[Entry, ...] = ()
    changes: tuple[Change, ...] = ()


async def record(
    session: AsyncSession, verb: str, by: str, now: datetime, reason: str, *, part_of: int | None = None, undoes: ActionRow | None = None
) -> ActionRow | None:
    """The new line of the log for all that the session has written; None where it has changed nothing."""
    await session.flush()
    journal = journal_of(session)
    if not journal.changes:
        return None
    row = ActionRow(
        workspace=session.info["workspace"],
        number=await next_number(session, "action"),
        part_of=None if part_of is None else (await _row(session, part_of)).id,
        verb=verb,
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


async def log(session: AsyncSession, view: View, *, ref: str | None, by: str | None, limit: int) -> list[Action]:
    """The workspace's own actions, the newest first: all, those that touched an entry or topic of that name, or those of one user."""
    query = select(ActionRow).where(_own(session), col(ActionRow.part_of).is_(None))
    if ref is not None:
        query = query.where(col(ActionRow.id).in_(await _touching(session, ref)))
    if by is not None:
        query = query.where(col(ActionRow.by) == by)
    rows = (await session.scalars(query.order_by(col(ActionRow.id).desc()).limit(limit))).all()
    return await _actions(session, view, rows)


async def action(session: AsyncSession, view: View, number: int) -> Action:
    """The action of this number. Raises UnknownAction."""
    return (await _actions(session, view, [await _row(session, number)]))[0]


async def last_of(session: AsyncSession, view: View, by: str) -> Action | None:
    """The user's last action that is in force and took nothing back, or None."""
    wanted = (col(ActionRow.by) == by, col(ActionRow.part_of).is_(None))
    in_force = (col(ActionRow.undoes).is_(None), col(ActionRow.undone_by).is_(None))
    row = await session.scalar(select(ActionRow).where(_own(session), *wanted, *in_force).order_by(col(ActionRow.id).desc()).limit(1))
    return None if row is None else (await _actions(session, view, [row]))[0]


async def undo(session: AsyncSession, number: int, by: str, now: datetime) -> ActionRow:
    """The action that took back the one of this number with all its parts. Taking back what took something back does it again.

    Raises:
        UnknownAction: there is none of that number here.
        AlreadyUndone: it is not in force.
        ChangedSince: what it changed has been changed since, or something builds on it.
    """
    row = await _row(session, number)
    if row.part_of is not None:
        row = (await session.scalars(select(ActionRow).where(_own(session), col(ActionRow.id) == row.part_of))).one()
    if row.undone_by is not None:
        later = (await session.scalars(select(ActionRow).where(_own(session), col(ActionRow.id) == row.undone_by))).one()
        raise AlreadyUndone(f"Action {row.number} was taken back already, by action {later.number}.", "Type /brief log for what was done.")
    begin_journal(session).name(*row.subjects)
    try:
        for change in reversed(await _changes(session, await _family(session, row))):
            await _take_back(session, change, by, now, row)
            await session.flush()
    except IntegrityError:
        raise await _changed_since(session, row, None) from None
    undoing = await record(session, "undo", by, now, "", undoes=row)
    if undoing is None:
        raise AlreadyUndone(f"Action {row.number} changed nothing that is still there.", "Type /brief log for what was done.")
    for one in await _family(session, row):
        one.undone_by = undoing.id
    await _toggle(session, row, undoing)
    return undoing


async def _toggle(session: AsyncSession, row: ActionRow, undoing: ActionRow) -> None:
    """What a taken-back undoing had taken back is in force again, and so on down the chain."""
    again = True
    while row.undoes is not None:
        row = (await session.scalars(select(ActionRow).where(_own(session), col(ActionRow.id) == row.undoes))).one()
        for one in await _family(session, row):
            one.undone_by = None if again else undoing.id
        again = not again


async def _take_back(session: AsyncSession, change: Change, by: str, now: datetime, action: ActionRow) -> None:
    match change.kind:
        case _ if change.kind == ENTRIES and change.after is not None:
            await _close_undone(session, change, by, now, action)
        case _ if change.kind == CLOSINGS and change.after is not None:
            await _turn_closing(session, change, change.after, now, action)
        case _ if change.kind in DECIDED and change.after is not None:
            await _decide_again(session, change, change.after, by, now, action)
        case _:
            await _put_back(session, change, action)


async def _close_undone(session: AsyncSession, change: Change, by: str, now: datetime, action: ActionRow) -> None:
    """An entry that was added is closed as though it had never been; the row itself stays."""
    assert change.after is not None
    entry_id = int(change.after["id"])
    if await _open_closing(session, entry_id) is not None:
        raise await _changed_since(session, action, change)
    row = ClosingRow(
        workspace=session.info["workspace"], entry_id=entry_id, lineage=change.key, closed_at=now, closed_by=by, undone=True,
        reason=f"action {action.number} was taken back",
    )  # fmt: skip
    session.add(row)
    await session.flush()
    note_closing(session, str(change.after["ref"]), None, row)


async def _turn_closing(session: AsyncSession, change: Change, after: Image, now: datetime, action: ActionRow) -> None:
    """A closing that was put in force is so no longer, and the other way round."""
    row = await session.scalar(select(ClosingRow).where(col(ClosingRow.id) == after["id"], _owned(session, ClosingRow)))
    if row is None or image(row) != dict(after):
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


async def _put_back(session: AsyncSession, change: Change, action: ActionRow) -> None:
    """A row of a table that is simply changed gets its earlier values, provided it still has those that the action gave it."""
    table = JOURNALED[change.kind]
    row = await _stored(session, table, change.after or change.before or {})
    now = None if row is None else {name: value for name, value in image(row).items() if change.after is None or name in change.after}
    if now != (None if change.after is None else dict(change.after)):
        raise await _changed_since(session, action, change)
    if change.before is None:
        await session.delete(row)
    elif row is None:
        values = values_of(table, change.before)
        if table is EntryNameRow:
            values.pop("id")  # another name may have it by now, and nobody goes by it
        session.add(table(workspace=session.info["workspace"], **values))
    else:
        for name, value in values_of(table, change.before).items():
            setattr(row, name, value)


async def _decide_again(session: AsyncSession, change: Change, after: Image, by: str, now: datetime, action: ActionRow) -> None:
    """A feed or subscription is as it was decided before; the row stays, with all that the program knows of it."""
    row = await _stored(session, JOURNALED[change.kind], after)
    if row is None or not standing.is_as(row, after, untouched=not await _state_changed_since(session, action, change)):
        raise await _changed_since(session, action, change)
    if (twin := await standing.twin(session, row, change.before)) is not None:
        later = await _later(session, action, Change(change.kind, key_of_row(twin), None, None))
        raise ChangedSince(
            f"Action {action.number} can't be taken back: the same feed is followed again, as n{twin.number}.",
            f"Take that back first: /brief undo {later.number}" if later else f"Remove that first: /brief feed remove n{twin.number}",
        )
    await standing.put_back(session, row, change.before, by, now)


async def _stored(session: AsyncSession, table: type[Scoped], its_image: Image) -> Scoped | None:
    keys = [column for column in table.__table__.primary_key.columns if column.key != "workspace"]  # type: ignore[attr-defined]
    query = select(table).where(_owned(session, table), *(column == its_image[column.key] for column in keys))
    row: Scoped | None = await session.scalar(query.with_for_update())
    return row


async def _open_closing(session: AsyncSession, entry_id: int) -> ClosingRow | None:
    query = select(ClosingRow).where(
        _owned(session, ClosingRow), col(ClosingRow.entry_id) == entry_id, col(ClosingRow.reopened_at).is_(None)
    )
    row: ClosingRow | None = await session.scalar(query)
    return row


async def _changed_since(session: AsyncSession, row: ActionRow, change: Change | None) -> ChangedSince:
    later = None if change is None else await _later(session, row, change)
    if later is None:
        return ChangedSince(f"Action {row.number} can't be taken back: something else has come to build on it.", "Take that back first.")
    return ChangedSince(
        f"Action {row.number} can't be taken back: what it changed was changed again by action {later.number}.",
        f"Take that back first: /brief undo {later.number}",
    )


async def _later(session: AsyncSession, row: ActionRow, change: Change) -> ActionRow | None:
    """The last action after that one which changed the same thing and is in force."""
    touching = select(col(ActionChangeRow.action_id)).where(
        _owned(session, ActionChangeRow), col(ActionChangeRow.kind) == change.kind, col(ActionChangeRow.key) == change.key
    )
    in_force = (col(ActionRow.undone_by).is_(None), col(ActionRow.id) > row.id, col(ActionRow.id).in_(touching))
    found: ActionRow | None = await session.scalar(
        select(ActionRow).where(_own(session), *in_force).order_by(col(ActionRow.id).desc()).limit(1)
    )
    return found


async def _state_changed_since(session: AsyncSession, action: ActionRow, change: Change) -> bool:
    """Whether somebody paused, resumed or ended the same feed or subscription after that action, and that is in force."""
    later = select(col(ActionRow.id)).where(_own(session), col(ActionRow.undone_by).is_(None), col(ActionRow.id) > action.id)
    same = (col(ActionChangeRow.kind) == change.kind, col(ActionChangeRow.key) == change.key, col(ActionChangeRow.action_id).in_(later))
    rows = (await session.scalars(select(ActionChangeRow).where(_owned(session, ActionChangeRow), *same))).all()
    return any("state" in (row.after or {}) for row in rows)


async def _row(session: AsyncSession, number: int) -> ActionRow:
    row: ActionRow | None = await session.scalar(select(ActionRow).where(_own(session), col(ActionRow.number) == number))
    if row is None:
        raise UnknownAction(f"There is no action {number} here.", "Type /brief log for what was done.")
    return row


async def _family(session: AsyncSession, row: ActionRow) -> list[ActionRow]:
    parts = select(ActionRow).where(_own(session), col(ActionRow.part_of) == row.id).order_by(col(ActionRow.id))
    return [row, *(await session.scalars(parts)).all()]


async def _changes(session: AsyncSession, rows: Sequence[ActionRow]) -> list[Change]:
    query = select(ActionChangeRow).where(_owned(session, ActionChangeRow), col(ActionChangeRow.action_id).in_([row.id for row in rows]))
    found = (await session.scalars(query.order_by(col(ActionChangeRow.id)))).all()
    return [Change(row.kind, row.key, row.before, row.after) for row in found]


async def _touching(session: AsyncSession, ref: str) -> list[int]:
    """The ids of the actions that touched an entry of that reference (or added its article), or a topic or user of that name."""
    called = select(EntryRow).where(col(EntryRow.ref) == ref.strip().casefold())
    entries = (await session.scalars(called)).all()
    articles = [row.article_id for row in entries if row.article_id is not None]
    lineages = {row.lineage for row in entries}
    lineages |= set((await session.scalars(select(col(EntryRow.lineage)).where(col(EntryRow.id).in_(articles)))).all())
    changed = select(ActionChangeRow).where(_owned(session, ActionChangeRow), col(ActionChangeRow.key).in_(lineages))
    found = {row.action_id for row in (await session.scalars(changed)).all()}
    name = clean(json.dumps(ref.strip(), ensure_ascii=False))
    named = select(col(ActionRow.id)).where(_own(session), type_coerce(col(ActionRow.subjects), Text).icontains(name, autoescape=True))
    found |= {number for number in (await session.scalars(named)).all() if number is not None}
    whole = select(col(ActionRow.id), col(ActionRow.part_of)).where(_own(session), col(ActionRow.id).in_(found))
    return [part_of or own for own, part_of in (await session.execute(whole)).all() if own is not None]


async def _actions(session: AsyncSession, view: View, rows: Sequence[ActionRow]) -> list[Action]:
    found = []
    numbers = {row.id: row.number for row in rows}
    others = {one for row in rows for one in (row.undoes, row.undone_by) if one is not None and one not in numbers}
    if others:
        named = select(ActionRow).where(_own(session), col(ActionRow.id).in_(others))
        numbers |= {row.id: row.number for row in (await session.scalars(named)).all()}
    for row in rows:
        family = await _family(session, row)
        changes = await _changes(session, family)
        before, after = _sides(changes)
        then = replace(view, at=row.at)  # an article's card is told as it was then, whatever was corrected later
        found.append(
            Action(
                number=row.number,
                verb=row.verb,
                by=row.by,
                at=row.at,
                subjects=tuple(row.subjects),
                reason=row.reason,
                undoes=numbers.get(row.undoes),
                undone_by=numbers.get(row.undone_by),
                parts=len(family) - 1,
                before=tuple(await _entries(session, then, before)),
                after=tuple(await _entries(session, then, after)),
                changes=tuple(change for change in changes if change.kind not in (ENTRIES, CLOSINGS)),
            )
        )
    return found


def _sides(changes: Sequence[Change]) -> tuple[list[int], list[int]]:
    """The ids of the entries that these changes ended, and of those that they brought."""
    before: list[int] = []
    after: list[int] = []
    for change in changes:
        if change.after is None:
            continue
        if change.kind == ENTRIES:
            after.append(int(change.after["id"]))
        elif change.kind == CLOSINGS:
            (before if change.after["reopened_at"] is None else after).append(int(change.after["entry_id"]))
    return before, after


async def _entries(session: AsyncSession, view: View, ids: Sequence[int]) -> list[Entry]:
    kinds = select(col(EntryRow.id), col(EntryRow.kind)).where(col(EntryRow.id).in_(ids[:_CHUNK])).order_by(col(EntryRow.id))
    wanted = [(entry_id, kind) for entry_id, kind in (await session.execute(kinds)).all() if entry_id is not None]
    return await entries_of(session, view, wanted, closed_too=True)


def _own(session: AsyncSession) -> ColumnElement[bool]:
    return _owned(session, ActionRow)


def _owned(session: AsyncSession, table: type[Scoped]) -> ColumnElement[bool]:
    """Sessions show the library's rows too; what people did there is nobody else's business."""
    own: ColumnElement[bool] = col(table.workspace) == session.info["workspace"]
    return own
