"""The log of what people did in a workspace."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Text, func, or_, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.actions.changes import OtherChange, typed_change
from storage.entries.queries import entries_of
from storage.entries.view import View
from storage.journal.changes import CLOSINGS, ENTRIES, Change
from storage.journal.recording import own, owned, whole_action
from storage.records import ActionKind, Entry
from storage.tables.actions import ActionChangeRow, ActionRow
from storage.tables.columns import Scoped
from storage.tables.entries import EntryRow
from storage.tables.workspaces import WorkspaceRow
from storage.values import storable

#: The most changes of one action that the log reads and shows.
CHANGES_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Action:
    """Something that somebody did to ``subjects``; it is undone by its ``number``.

    ``before`` are the entries that it ended, ``after`` those that it brought (or brought back). ``changes`` are the other rows. All
    of them are those of its first changes only; ``more`` counts the changes beyond these. ``parts`` counts the actions that belong
    to it; those have changes of their own. ``undone_by`` and ``undoes`` are numbers of actions. ``origin`` is the kind of the
    action at the start of a chain of undos (an undo, the undo of that undo, and so on); its own where it is no undo.
    """

    number: int
    kind: ActionKind
    by: str
    at: datetime
    subjects: tuple[str, ...]
    reason: str = ""
    undoes: int | None = None
    undone_by: int | None = None
    origin: ActionKind = ActionKind.ADD
    parts: int = 0
    more: int = 0
    before: tuple[Entry, ...] = ()
    after: tuple[Entry, ...] = ()
    changes: tuple[OtherChange, ...] = ()


async def log(session: AsyncSession, view: View, *, ref: str | None, by: str | None, limit: int) -> list[Action]:
    """The workspace's own actions, the newest first: all, those that touched an entry or topic of that name, or those of one user."""
    query = select(ActionRow).where(own(session), col(ActionRow.part_of).is_(None))
    if ref is not None:
        query = query.where(col(ActionRow.id).in_(_touching(session, ref)))
    if by is not None:
        query = query.where(col(ActionRow.by) == by)
    rows = (await session.scalars(query.order_by(col(ActionRow.id).desc()).limit(limit))).all()
    return await _actions(session, view, rows)


async def action(session: AsyncSession, view: View, number: int) -> Action:
    """The action of this number; where that is a part of another one, the whole, which is undone with it. Raises UnknownAction."""
    return (await _actions(session, view, [await whole_action(session, number)]))[0]


async def last_of(session: AsyncSession, view: View, by: str) -> Action | None:
    """The user's last action that was not undone and is no undo itself, or None."""
    wanted = (col(ActionRow.by) == by, col(ActionRow.part_of).is_(None))
    in_effect = (col(ActionRow.undoes).is_(None), col(ActionRow.undone_by).is_(None))
    row = await session.scalar(select(ActionRow).where(own(session), *wanted, *in_effect).order_by(col(ActionRow.id).desc()).limit(1))
    return None if row is None else (await _actions(session, view, [row]))[0]


async def _first_changes(session: AsyncSession, row: ActionRow) -> list[Change]:
    """The action's own changes, and what its parts changed beside entries: a zone that was set with a subscription."""
    query = select(ActionChangeRow).where(owned(session, ActionChangeRow), col(ActionChangeRow.action_id) == row.id)
    found = list((await session.scalars(query.order_by(col(ActionChangeRow.id)).limit(CHANGES_SHOWN))).all())
    parts = select(col(ActionRow.id)).where(own(session), col(ActionRow.part_of) == row.id)
    beside = select(ActionChangeRow).where(
        owned(session, ActionChangeRow), col(ActionChangeRow.action_id).in_(parts), col(ActionChangeRow.kind) == WorkspaceRow.__tablename__
    )
    found += (await session.scalars(beside.order_by(col(ActionChangeRow.id)).limit(CHANGES_SHOWN))).all()
    return [Change(row.kind, row.key, row.before, row.after) for row in found]


def _touching(session: AsyncSession, ref: str) -> Any:
    """Selects the ids of the actions that touched an entry of that reference (or added its article), or a topic or user of that name."""
    called = col(EntryRow.ref) == ref.strip().casefold()
    articles = select(col(EntryRow.article_id)).where(called, col(EntryRow.article_id).is_not(None))
    lineages = select(col(EntryRow.lineage)).where(or_(called, col(EntryRow.id).in_(articles)))
    changed = select(col(ActionChangeRow.action_id)).where(owned(session, ActionChangeRow), col(ActionChangeRow.key).in_(lineages))
    name = storable(json.dumps(ref.strip(), ensure_ascii=False))
    named = type_coerce(col(ActionRow.subjects), Text).icontains(name, autoescape=True)
    root = func.coalesce(col(ActionRow.part_of), col(ActionRow.id))
    return select(root).where(own(session), or_(col(ActionRow.id).in_(changed), named))


async def _actions(session: AsyncSession, view: View, rows: Sequence[ActionRow]) -> list[Action]:
    found = []
    numbers = {row.id: row.number for row in rows}
    others = {one for row in rows for one in (row.undoes, row.undone_by) if one is not None and one not in numbers}
    if others:
        named = select(ActionRow).where(own(session), col(ActionRow.id).in_(others))
        numbers |= {row.id: row.number for row in (await session.scalars(named)).all()}
    ids = [row.id for row in rows]
    parts = await _counted(session, ActionRow, col(ActionRow.part_of), ids)
    changed = await _counted(session, ActionChangeRow, col(ActionChangeRow.action_id), ids)
    origins = await _origins(session, rows)
    for row in rows:
        changes = await _first_changes(session, row)
        before, after = _sides(changes)
        then = replace(view, at=row.at)  # an article's details are shown as they were then, whatever was corrected later
        found.append(
            Action(
                number=row.number,
                kind=ActionKind(row.verb),
                by=row.by,
                at=row.at,
                subjects=tuple(row.subjects),
                reason=row.reason,
                undoes=numbers.get(row.undoes),
                undone_by=numbers.get(row.undone_by),
                origin=origins[row.id],
                parts=parts.get(row.id, 0),
                more=max(0, changed.get(row.id, 0) - len(changes)),
                before=tuple(await _entries(session, then, before)),
                after=tuple(await _entries(session, then, after)),
                changes=tuple(typed_change(change) for change in changes if change.kind not in (ENTRIES, CLOSINGS)),
            )
        )
    return found


async def _counted(session: AsyncSession, table: type[Scoped], whose: Any, ids: Sequence[int | None]) -> dict[int | None, int]:
    query = select(whose, func.count()).where(owned(session, table), whose.in_(ids)).group_by(whose)
    return {row[0]: row[1] for row in (await session.execute(query)).all()}


async def _origins(session: AsyncSession, rows: Sequence[ActionRow]) -> dict[int | None, ActionKind]:
    """By id the kind of the action at the start of the chain of undos that each of these ends; its own where it is no undo."""
    kinds = {row.id: ActionKind(row.verb) for row in rows}
    ends = {row.id: row.undoes for row in rows if row.undoes is not None}
    while ends:
        query = select(col(ActionRow.id), col(ActionRow.verb), col(ActionRow.undoes))
        found = (await session.execute(query.where(own(session), col(ActionRow.id).in_(set(ends.values()))))).all()
        at = {one: (verb, undoes) for one, verb, undoes in found}
        kinds |= {row: ActionKind(at[end][0]) for row, end in ends.items()}
        ends = {row: undoes for row, end in ends.items() if (undoes := at[end][1]) is not None}
    return kinds


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
    kinds = select(col(EntryRow.id), col(EntryRow.kind)).where(col(EntryRow.id).in_(ids)).order_by(col(EntryRow.id))
    wanted = [(entry_id, kind) for entry_id, kind in (await session.execute(kinds)).all() if entry_id is not None]
    return await entries_of(session, view, wanted, closed_too=True)
