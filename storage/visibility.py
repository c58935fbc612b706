"""What a workspace sees: the library and its own entries, less what was closed. Every query of entries is built here.

The sessions of storage.database already keep other workspaces out; this adds what is superseded, withdrawn or not yet recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, not_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.tables import LIBRARY, ArticleRow, CitedRow, ClosingRow, EntryRow

#: The entry of the article that is cited, and that of the article which it retells. Making an alias takes time, so it is done once.
_ARTICLE: Any = aliased(EntryRow)
ORIGINAL: Any = aliased(EntryRow)


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
        return exists(select(col(ClosingRow.id)).where(col(ClosingRow.entry_id) == entry_id, *self._by_then()))

    def _decided(self, entry: Any) -> ColumnElement[bool]:
        own = (col(ClosingRow.workspace) == self.workspace, col(ClosingRow.lineage) == entry.lineage)
        return exists(select(col(ClosingRow.id)).where(*own, *self._by_then()))

    def _by_then(self) -> tuple[ColumnElement[bool], ...]:
        return () if self.at is None else (col(ClosingRow.closed_at) <= self.at,)

    def articles(self, *, closed_too: bool = False) -> Select[Any]:
        """Selects (EntryRow, ArticleRow, the original's reference) of the visible articles."""
        found = (
            select(EntryRow, ArticleRow, ORIGINAL.ref)
            .join(ArticleRow, col(ArticleRow.entry_id) == col(EntryRow.id))
            .outerjoin(ORIGINAL, ORIGINAL.id == col(ArticleRow.retelling_of))
        )
        return found if closed_too else found.where(self.sees())

    def cited(self, kind: type[CitedRow], *, closed_too: bool = False) -> Select[Any]:
        """Selects (EntryRow, the kind's row, ArticleRow, the article's reference, its original's) of the visible entries of that kind."""
        found = (
            select(EntryRow, kind, ArticleRow, _ARTICLE.ref, ORIGINAL.ref)
            .join(kind, col(kind.entry_id) == col(EntryRow.id))
            .join(_ARTICLE, _ARTICLE.id == col(EntryRow.article_id))
            .join(ArticleRow, col(ArticleRow.entry_id) == col(EntryRow.article_id))
            .outerjoin(ORIGINAL, ORIGINAL.id == col(ArticleRow.retelling_of))
        )
        return found if closed_too else found.where(self.sees())
