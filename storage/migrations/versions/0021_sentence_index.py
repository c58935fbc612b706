"""The sentence index knows the article's title, the sentence before, and what is named; it is filled anew from the stored texts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

from storage.entries.refilling import refill_passages
from storage.tables.columns import WeightedTerms

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_TEXTS = ("title", "context", "marks")
_FIELDS = "terms, title, context, marks"


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    _drop_index(sqlite)
    op.execute("DELETE FROM passages")
    op.add_column("passages", sa.Column("before", sa.Integer()))
    for name in _TEXTS:
        op.add_column("passages", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("passages", sa.Column("weighted", sa.Text().with_variant(TSVECTOR(), "postgresql")))
    if sqlite:
        _make_sqlite_index(_FIELDS)
    # What is derived is made by the same code that makes it for new entries, so that a search finds both.
    texts = [sa.column(name, sa.Text()) for name in ("workspace", "terms", *_TEXTS)]
    numbers = [sa.column(name, sa.Integer()) for name in ("entry_id", "start", "end", "before")]
    refill_passages(op.get_bind(), sa.table("passages", *texts, *numbers, sa.column("weighted", WeightedTerms())))
    if not sqlite:
        op.execute("CREATE INDEX passage_index ON passages USING gin (weighted)")
        # How frequent words are is read from the statistics, which shall know more than the hundred commonest.
        op.execute("ALTER TABLE passages ALTER COLUMN weighted SET STATISTICS 300")


def downgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    _drop_index(sqlite)
    for name in ("weighted", *reversed(_TEXTS), "before"):
        op.execute(f"ALTER TABLE passages DROP COLUMN {name}")
    if sqlite:
        _make_sqlite_index("terms")
        op.execute("INSERT INTO passage_index(passage_index) VALUES ('rebuild')")
    else:
        op.execute("CREATE INDEX passage_index ON passages USING gin (array_to_tsvector(string_to_array(terms, ' ')))")


def _drop_index(sqlite: bool) -> None:
    if sqlite:
        for trigger in ("passages_added", "passages_removed"):
            op.execute(f"DROP TRIGGER {trigger}")
        op.execute("DROP TABLE passage_index")
    else:
        op.execute("DROP INDEX passage_index")


def _make_sqlite_index(fields: str) -> None:
    """The index keeps no text of its own; triggers keep it in step with the passages."""
    op.execute(
        f"CREATE VIRTUAL TABLE passage_index USING fts5({fields}, content='passages', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 0')"
    )
    for name, when, row, first in (("added", "INSERT", "new", ""), ("removed", "DELETE", "old", "'delete', ")):
        values = ", ".join(f"{row}.{field}" for field in ("id", *fields.split(", ")))
        into = f"{'passage_index, ' if first else ''}rowid, {fields}"
        statement = f"INSERT INTO passage_index({into}) VALUES ({first}{values})"  # noqa: S608 - our own names
        op.execute(f"CREATE TRIGGER passages_{name} AFTER {when} ON passages BEGIN {statement}; END")
