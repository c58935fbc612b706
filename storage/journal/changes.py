"""What a transaction changes, row by row, so that the log can show it and an undo can revert it.

While a journal is kept, rows of the tables named here are noted as the session writes them. Entries and their closings are noted by
what writes them (storage.entries.writing), because they are written in bulk and are undone in their own way.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Date, inspect

from storage.tables.columns import Scoped, UtcTime
from storage.tables.decisions import ArticleDetailsRow, PreferenceRow, RetellingRow
from storage.tables.digests import SubscriptionRow
from storage.tables.entries import EntryNameRow
from storage.tables.feeds import FeedRow
from storage.tables.reviews import ReviewRow
from storage.tables.topics import MetricRow, TopicAliasRow, TopicHidingRow, TopicRow
from storage.tables.workspaces import GroupRoleRow, RoleRow, WorkspaceRow

Image = Mapping[str, Any]

#: The tables whose rows are noted as they are written, by name.
JOURNALED: dict[str, type[Scoped]] = {
    str(table.__tablename__): table
    for table in (
        ArticleDetailsRow, EntryNameRow, FeedRow, GroupRoleRow, MetricRow, PreferenceRow, RetellingRow, ReviewRow, RoleRow, SubscriptionRow,
        TopicAliasRow, TopicHidingRow, TopicRow, WorkspaceRow,
    )
}  # fmt: skip
#: Of rows that the program goes on changing by itself (when a feed is due, how far a schedule is), what people decide; only that is noted.
DECIDED: dict[str, frozenset[str]] = {
    str(FeedRow.__tablename__): frozenset({"id", "number", "url", "title", "topics", "words", "every", "full_text", "state"}),
    str(SubscriptionRow.__tablename__): frozenset(
        {"id", "number", "audience_id", "topics", "schedule", "zone", "options", "watched", "state"}
    ),
}
ENTRIES, CLOSINGS = "entries", "closings"


@dataclass(frozen=True, slots=True)
class Change:
    """A row before and after; None where there was none. ``key`` is an entry's lineage, or the row's primary key.

    Of a row that was changed only the primary key and what has changed are kept.
    """

    kind: str
    key: str
    before: Image | None
    after: Image | None


@dataclass(slots=True)
class Journal:
    """What was changed so far, in order, and the names by which people know what was changed."""

    changes: list[Change] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)

    def name(self, *subjects: str) -> None:
        """Remembers names of what is changed, each once."""
        self.subjects += [subject for subject in dict.fromkeys(subjects) if subject not in self.subjects]


def image(row: Scoped) -> dict[str, Any]:
    """The row's values as JSON has them, as far as they are noted."""
    decided = DECIDED.get(str(row.__tablename__))
    names = [column.key for column in inspect(type(row)).columns if column.key != "workspace"]
    return {name: _plain(getattr(row, name)) for name in names if decided is None or name in decided}


def values_of(table: type[Scoped], its_image: Image) -> dict[str, Any]:
    """The column values of an image, in the types of the columns."""
    columns = inspect(table).columns
    return {name: _typed(value, columns[name].type) if value is not None else None for name, value in its_image.items()}


def _typed(value: Any, kind: object) -> Any:
    """The value as the column has it; JSON knows neither times nor days."""
    if isinstance(kind, UtcTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value


def is_private(row: Scoped) -> bool:
    """Whether it is a person's own affair, which no log shows."""
    return isinstance(row, SubscriptionRow) and bool(row.person)


def key_of_row(row: Scoped) -> str:
    """The row's primary key within its workspace."""
    return "/".join(str(getattr(row, name)) for name in sorted(key_columns(row)))


def key_columns(row: Scoped) -> set[str]:
    """The names of the columns of its primary key, but for the workspace."""
    return {str(column.key) for column in inspect(type(row)).primary_key} - {"workspace"}


def image_before(row: Scoped) -> dict[str, Any]:
    """The image of the row as it was before the session changed it."""
    state = inspect(row)
    before = image(row)
    for name in before:
        history = state.attrs[name].history
        if history.deleted:
            before[name] = _plain(history.deleted[0])
    return before


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case tuple() | list() | dict():
            return json.loads(json.dumps(value))
        case _:
            return value
