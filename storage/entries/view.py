"""What a workspace sees: the library and its own entries, less what was closed. Every query of entries is built here.

The sessions of storage.database.engine already keep other workspaces out; this adds what is superseded, withdrawn or not yet recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, not_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.tables.columns import LIBRARY
from storage.tables.decisions import ArticleDetailsRow, RetellingRow
from storage.tables.entries import ArticleRow, CitedRow, ClosingRow, EntryRow

#: The entry of the article that is cited, and that of the article which it retells. Making an alias takes time, so it is done once.
_ARTICLE: Any = aliased(EntryRow)
ORIGINAL: Any = aliased(EntryRow)
#: The corrected details of the selected article, where somebody corrected them: joined by ``View.corrected_details``.
CORRECTED_DETAILS: Any = aliased(ArticleDetailsRow)
_ALL_DETAILS: Any = aliased(ArticleDetailsRow)


@cache
def current_detail(column: str) -> ColumnElement[Any]:
    """A detail of the selected article: as somebody corrected it, else as it was stored. Needs the join with CORRECTED_DETAILS."""
    return case((CORRECTED_DETAILS.id.is_not(None), getattr(CORRECTED_DETAILS, column)), else_=getattr(ArticleRow, column))


@cache
def original_of() -> ColumnElement[int | None]:
    """The entry of the article that the selected one retells: as somebody decided here or in the library, else as found when added."""
    corrected = (
        select(col(RetellingRow.original_id))
        .where(col(RetellingRow.article_id) == col(ArticleRow.entry_id))
        .order_by(col(RetellingRow.workspace).desc())
        .limit(1)
        .correlate(ArticleRow)
        .scalar_subquery()
    )
    return func.nullif(func.coalesce(corrected, col(ArticleRow.retelling_of)), col(ArticleRow.entry_id))


@dataclass(frozen=True, slots=True)
class View:
    """Who looks (a workspace, or "" for the library), and at the store of which moment; None is now."""

    workspace: str
    at: datetime | None = None

    def sees(self, entry: Any = EntryRow) -> ColumnElement[bool]:
        """Whether an entry is visible: recorded by then and not closed, and neither is its article."""
        return _sees(self, entry)

    def _conditions(self, entry: Any) -> ColumnElement[bool]:
        conditions: list[ColumnElement[bool]] = [not_(self._closed(entry.id)), not_(self._closed(entry.article_id))]
        if self.at is not None:
            conditions.append(entry.recorded_at <= self.at)
        if self.workspace != LIBRARY:
            # What a workspace decided about a library entry holds for all versions of it, whatever the library does later.
            conditions.append(or_(entry.workspace != LIBRARY, not_(self._decided(entry))))
        return and_(*conditions)

    def _closed(self, entry_id: Any) -> ColumnElement[bool]:
        return exists(select(col(ClosingRow.id)).where(col(ClosingRow.entry_id) == entry_id, *self._in_effect()))

    def _decided(self, entry: Any) -> ColumnElement[bool]:
        # A version whose adding was undone has no effect: the library's own holds again.
        own = (col(ClosingRow.workspace) == self.workspace, col(ClosingRow.lineage) == entry.lineage, col(ClosingRow.undone).is_(False))
        return exists(select(col(ClosingRow.id)).where(*own, *self._in_effect()))

    def _in_effect(self) -> tuple[ColumnElement[bool], ...]:
        open_still: ColumnElement[bool] = col(ClosingRow.reopened_at).is_(None)
        if self.at is None:
            return (open_still,)
        return (col(ClosingRow.closed_at) <= self.at, or_(open_still, col(ClosingRow.reopened_at) > self.at))

    def corrected_details(self) -> ColumnElement[bool]:
        """Joins CORRECTED_DETAILS: the details of the selected ArticleRow as this workspace corrected them, else as the library did."""
        return _corrected_details(self)

    def _join_of_details(self) -> ColumnElement[bool]:
        in_effect: tuple[ColumnElement[bool], ...] = (_ALL_DETAILS.ended_at.is_(None),)
        if self.at is not None:
            in_effect = (_ALL_DETAILS.recorded_at <= self.at, or_(_ALL_DETAILS.ended_at.is_(None), _ALL_DETAILS.ended_at > self.at))
        own = _ALL_DETAILS.workspace.in_([LIBRARY, self.workspace])
        newest = (
            select(_ALL_DETAILS.id)
            .where(_ALL_DETAILS.article_id == col(ArticleRow.entry_id), own, *in_effect)
            .order_by(_ALL_DETAILS.workspace.desc(), _ALL_DETAILS.id.desc())
            .limit(1)
            .correlate(ArticleRow)
            .scalar_subquery()
        )
        joined: ColumnElement[bool] = CORRECTED_DETAILS.id == newest
        return joined

    def articles(self, *, closed_too: bool = False) -> Select[Any]:
        """Selects (EntryRow, ArticleRow, the original's reference, CORRECTED_DETAILS) of the visible articles."""
        found = (
            select(EntryRow, ArticleRow, ORIGINAL.ref, CORRECTED_DETAILS)
            .join(ArticleRow, col(ArticleRow.entry_id) == col(EntryRow.id))
            .outerjoin(ORIGINAL, ORIGINAL.id == original_of())
            .outerjoin(CORRECTED_DETAILS, self.corrected_details())
        )
        return found if closed_too else found.where(self.sees())

    def cited(self, kind: type[CitedRow], *, closed_too: bool = False) -> Select[Any]:
        """Selects (EntryRow, the kind's row, ArticleRow, the article's reference, its original's, CORRECTED_DETAILS) of the visible
        entries of that kind."""
        return _cited(self, kind, closed_too)

    def _select_cited(self, kind: type[CitedRow], closed_too: bool) -> Select[Any]:
        found = (
            select(EntryRow, kind, ArticleRow, _ARTICLE.ref, ORIGINAL.ref, CORRECTED_DETAILS)
            .join(kind, col(kind.entry_id) == col(EntryRow.id))
            .join(_ARTICLE, _ARTICLE.id == col(EntryRow.article_id))
            .join(ArticleRow, col(ArticleRow.entry_id) == col(EntryRow.article_id))
            .outerjoin(ORIGINAL, ORIGINAL.id == original_of())
            .outerjoin(CORRECTED_DETAILS, self.corrected_details())
        )
        return found if closed_too else found.where(self.sees())


# Putting a condition or a statement together takes longer than most databases take to answer it, and whoever looks asks often.
@lru_cache(maxsize=1024)
def _sees(view: View, entry: Any) -> ColumnElement[bool]:
    return view._conditions(entry)


@lru_cache(maxsize=256)
def _corrected_details(view: View) -> ColumnElement[bool]:
    return view._join_of_details()


@lru_cache(maxsize=1024)
def _cited(view: View, kind: type[CitedRow], closed_too: bool) -> Select[Any]:
    return view._select_cited(kind, closed_too)
