"""Erasing what is kept of one person in a workspace, or in the library. What they added stays, and names nobody any more."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, Text, cast, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.database.engine import EVERYWHERE, Database
from storage.retention.rows import delete_with_dependents
from storage.tables import metadata
from storage.tables.columns import CleanText, Key
from storage.tables.digests import AudienceRow, SubscriptionRow
from storage.tables.requests import RequestRow
from storage.tables.review_cards import ReviewCardRow
from storage.tables.workspaces import NoteRow, RoleRow

#: What stands in place of an erased person. It is no id of a platform, so that it is shown as it is.
ERASED = "erased person"


async def erase_person(database: Database, workspace: str, person: str) -> int:
    """How many rows named the person: roles, personal digests and watches, notes and unanswered requests are deleted, in all others
    ``ERASED`` stands in place of the person's id. Raises StorageError."""
    async with database.writing(EVERYWHERE) as session:
        called = select(col(RoleRow.name)).where(col(RoleRow.workspace) == workspace, col(RoleRow.user) == person, col(RoleRow.name) != "")
        names = {person, *(await session.scalars(called))}
        changed = await _delete_own(session, workspace, person)
        for table in metadata.sorted_tables:
            for column in table.columns:
                if _names_an_author(column):
                    named = (table.c.workspace == workspace, column == person)
                    changed += len((await session.execute(select(column).where(*named))).all())
                    await session.execute(update(table).where(*named).values({column.name: ERASED}))
        return changed + await _erase_from_log(session, workspace, person, names)


def _names_an_author(column: Column[Any]) -> bool:
    """Whether the column says who did something."""
    return isinstance(column.type, Key | CleanText) and (column.name == "by" or column.name.endswith("_by"))


async def _delete_own(session: AsyncSession, workspace: str, person: str) -> int:
    """How many rows there were for this person alone; they are deleted, and with them what hangs on them."""
    subscriptions, audiences = SubscriptionRow.__table__, AudienceRow.__table__  # type: ignore[attr-defined]
    own = subscriptions.c.workspace == workspace
    changed = await delete_with_dependents(session, subscriptions, own & (subscriptions.c.person == person))
    channel = audiences.c.channel == person
    changed += await delete_with_dependents(session, audiences, (audiences.c.workspace == workspace) & channel)
    for statement in (
        delete(RoleRow).where(col(RoleRow.workspace) == workspace, col(RoleRow.user) == person).returning(col(RoleRow.user)),
        delete(NoteRow)
        .where(col(NoteRow.workspace) == workspace, col(NoteRow.name).endswith(f":{person}", autoescape=True))
        .returning(col(NoteRow.name)),
        delete(ReviewCardRow)
        .where(col(ReviewCardRow.workspace) == workspace, col(ReviewCardRow.person) == person)
        .returning(col(ReviewCardRow.id)),
        delete(RequestRow)
        .where(col(RequestRow.workspace) == workspace, _mentions(RequestRow.__table__.c.reply, person))  # type: ignore[attr-defined]
        .returning(col(RequestRow.request_id)),
    ):
        changed += len((await session.execute(statement)).all())
    return changed


def _mentions(column: Column[Any], person: str) -> Any:
    """Whether the JSON in the column holds the person's id as a whole text."""
    return cast(column, Text).contains(json.dumps(person), autoescape=True)


async def _erase_from_log(session: AsyncSession, workspace: str, person: str, called: Collection[str]) -> int:
    """How many lines of the log, and rows that their actions changed, were remembered with the person's id; it is replaced in them, and so
    is what else the person is called."""
    changed = 0
    for table, columns in ((metadata.tables["actions"], ("subjects",)), (metadata.tables["action_changes"], ("before", "after"))):
        named = or_(*(_mentions(table.c[name], person) for name in columns))
        for row in (await session.execute(select(table).where(table.c.workspace == workspace, named))).mappings().all():
            values = {name: _without(row[name], called) for name in columns}
            await session.execute(update(table).where(table.c.id == row["id"]).values(values))
            changed += 1
    changes = metadata.tables["action_changes"]
    keyed = (changes.c.workspace == workspace, changes.c.key == person)
    await session.execute(update(changes).where(*keyed).values(key=ERASED))
    return changed


def _without(value: Any, called: Collection[str]) -> Any:
    """The JSON value with ``ERASED`` for each text that is one of these."""
    if isinstance(value, dict):
        return {name: _without(one, called) for name, one in value.items()}
    if isinstance(value, list):
        return [_without(one, called) for one in value]
    return ERASED if isinstance(value, str) and value in called else value
