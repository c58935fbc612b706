"""Figures that may disagree: exact ones of the same subject, measure and time with different values in different articles."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.entries.queries import entries_of
from storage.entries.view import View
from storage.records import EntryKind, Fact
from storage.tables.entries import EntryRow, FactRow
from storage.values import Comparator


def _column(column: Any) -> ColumnElement[Any]:
    found: Any = col(column)
    return found  # type: ignore[no-any-return]


async def disagreeing_facts(session: AsyncSession, view: View, limit: int) -> list[Fact]:
    """The facts of at most so many things of which different articles tell different exact values, the newest things first."""
    exact = (col(FactRow.comparator) == Comparator.EQUAL.value, col(FactRow.high).is_(None))
    # What two figures have in common that may disagree; whether they do is decided on the facts themselves.
    alike: dict[str, ColumnElement[Any]] = {
        name: _column(getattr(FactRow, name)) for name in ("subject_key", "metric_key", "nature", "unit", "as_of_start", "as_of_end")
    }
    groups = (
        select(*(column.label(name) for name, column in alike.items()))
        .join(EntryRow, col(EntryRow.id) == col(FactRow.entry_id))
        .where(view.sees(), *exact, col(FactRow.as_of_start).is_not(None), col(FactRow.as_of_end).is_not(None))
        .group_by(*alike.values())
        .having(func.count(col(FactRow.value_key).distinct()) > 1, func.count(col(EntryRow.article_id).distinct()) > 1)
        .order_by(func.max(col(EntryRow.id)).desc())
        .limit(limit)
        .subquery()
    )
    same = and_(*(column == groups.c[name] for name, column in alike.items()))
    query = select(col(EntryRow.id)).join(FactRow, col(FactRow.entry_id) == col(EntryRow.id)).join(groups, same).where(view.sees(), *exact)
    ids = (await session.scalars(query.order_by(col(EntryRow.id).desc()))).all()
    found = await entries_of(session, view, [(entry_id, EntryKind.FACT) for entry_id in ids if entry_id is not None])
    return [fact for fact in found if isinstance(fact, Fact)]
