"""What a workspace sees: the library and its own entries, less what was closed. Every query of entries is built here.

The sessions of storage.database.engine already keep other workspaces out; this adds what is superseded, withdrawn or not yet recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, not_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.tables.columns import LIBRARY
from storage.tables.decisions import CardRow, RetellingRow
from storage.tables.entries import ArticleRow, CitedRow, ClosingRow, EntryRow

#: The entry of the article that is cited, and that of the article which it retells. Making an alias takes time, so it is done once.
_ARTICLE: Any = aliased(EntryRow)
ORIGINAL: Any = aliased(EntryRow)
#: The corrected card of the selected article, where somebody corrected it: joined by ``View.card``.
CARD: Any = aliased(CardRow)
_CARDS: Any = aliased(CardRow)


def face(column: str) -> ColumnElement[Any]:
    """What an article's card says in this column: as somebody corrected it, or as it was stored. Needs the join with CARD."""
    return case((CARD.id.is_not(None), getattr(CARD, column)), else_=getattr(ArticleRow, column))


def original_of() -> ColumnElement[int | None]:
    """The entry of the article that the selected one retells: as somebody said here, or in the library, or as it was found when added."""
    told = (
        select(col(RetellingRow.original_id))
        .where(col(RetellingRow.article_id) == col(ArticleRow.entry_id))
        .order_by(col(RetellingRow.workspace).desc())
        .limit(1)
        .correlate(ArticleRow)
        .scalar_subquery()
    )
    return func.nullif(func.coalesce(told, col(ArticleRow.retelling_of)), col(ArticleRow.entry_id))


@dataclass(frozen=True, slots=True)
class View:
    """Who looks (a workspace, or "" for the library), and at the store of which moment; None is now."""

    workspace: str
    at: datetime | None = None

    def sees(self, entry: Any = EntryRow) -> ColumnElement[bool]:
        """Whether an entry is visible: recorded by then and not closed, and neither is its article."""
        conditions: list[ColumnElement[bool]] = [not_(self._closed(entry.id)), not_(self._closed(entry.article_id))]
        if self.at is not None:
            conditions.append(entry.recorded_at <= self.at)
        if self.workspace != LIBRARY:
            # What a workspace decided about a library entry holds for all versions of it, whatever the library does later.
            conditions.append(or_(entry.workspace != LIBRARY, not_(self._decided(entry))))
        return and_(*conditions)

    def _closed(self, entry_id: Any) -> ColumnElement[bool]:
        return exists(select(col(ClosingRow.id)).where(col(ClosingRow.entry_id) == entry_id, *self._in_force()))

    def _decided(self, entry: Any) -> ColumnElement[bool]:
        # A version whose adding was taken back decides nothing any more: the library's own is what holds again.
        own = (col(ClosingRow.workspace) == self.workspace, col(ClosingRow.lineage) == entry.lineage, col(ClosingRow.undone).is_(False))
        return exists(select(col(ClosingRow.id)).where(*own, *self._in_force()))

    def _in_force(self) -> tuple[ColumnElement[bool], ...]:
        open_still: ColumnElement[bool] = col(ClosingRow.reopened_at).is_(None)
        if self.at is None:
            return (open_still,)
        return (col(ClosingRow.closed_at) <= self.at, or_(open_still, col(ClosingRow.reopened_at) > self.at))

    def card(self) -> ColumnElement[bool]:
        """Joins CARD: the card of the selected ArticleRow as this workspace corrected it, else as the library did."""
        in_force: tuple[ColumnElement[bool], ...] = (_CARDS.ended_at.is_(None),)
        if self.at is not None:
            in_force = (_CARDS.recorded_at <= self.at, or_(_CARDS.ended_at.is_(None), _CARDS.ended_at > self.at))
        own = _CARDS.workspace.in_([LIBRARY, self.workspace])
        newest = (
            select(_CARDS.id)
            .where(_CARDS.article_id == col(ArticleRow.entry_id), own, *in_force)
            .order_by(_CARDS.workspace.desc(), _CARDS.id.desc())
            .limit(1)
            .correlate(ArticleRow)
            .scalar_subquery()
        )
        joined: ColumnElement[bool] = CARD.id == newest
        return joined

    def articles(self, *, closed_too: bool = False) -> Select[Any]:
        """Selects (EntryRow, ArticleRow, the original's reference, CARD) of the visible articles."""
        found = (
            select(EntryRow, ArticleRow, ORIGINAL.ref, CARD)
            .join(ArticleRow, col(ArticleRow.entry_id) == col(EntryRow.id))
            .outerjoin(ORIGINAL, ORIGINAL.id == original_of())
            .outerjoin(CARD, self.card())
        )
        return found if closed_too else found.where(self.sees())

    def cited(self, kind: type[CitedRow], *, closed_too: bool = False) -> Select[Any]:
        """Selects (EntryRow, the kind's row, ArticleRow, the article's reference, its original's, CARD) of the visible entries of that
        kind."""
        found = (
            select(EntryRow, kind, ArticleRow, _ARTICLE.ref, ORIGINAL.ref, CARD)
            .join(kind, col(kind.entry_id) == col(EntryRow.id))
            .join(_ARTICLE, _ARTICLE.id == col(EntryRow.article_id))
            .join(ArticleRow, col(ArticleRow.entry_id) == col(EntryRow.article_id))
            .outerjoin(ORIGINAL, ORIGINAL.id == original_of())
            .outerjoin(CARD, self.card())
        )
        return found if closed_too else found.where(self.sees())
