"""Articles that are read again: by which version of the reader, and what must not be news or a correction because of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0015"
branch_labels = None
depends_on = None

#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
#: SQLite makes only INTEGER primary keys grow by themselves.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
#: A column that may not be empty needs a value for the rows that are there; the right one is set at once.
LONG_AGO = "1970-01-01 00:00:00"


def upgrade() -> None:
    op.add_column("entries", sa.Column("known_since", sa.DateTime(timezone=True), nullable=False, server_default=LONG_AGO))
    op.execute("UPDATE entries SET known_since = recorded_at")
    op.drop_index("ix_entries_recorded_at_id", "entries")
    op.create_index("ix_entries_known_since_id", "entries", ["known_since", "id"])
    op.add_column("closings", sa.Column("by_reader", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("entry_names", sa.Column("found_again", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "article_readings",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("reader_version", sa.Text(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["entries.id"], name="fk_article_readings_article_id"),
        sa.PrimaryKeyConstraint("workspace", "article_id", name="pk_article_readings"),
    )


def downgrade() -> None:
    op.drop_table("article_readings")
    # Alembic's own way makes the whole table anew on SQLite, which has been able to drop a column for years.
    op.execute("ALTER TABLE entry_names DROP COLUMN found_again")
    op.execute("ALTER TABLE closings DROP COLUMN by_reader")
    op.drop_index("ix_entries_known_since_id", "entries")
    op.create_index("ix_entries_recorded_at_id", "entries", ["recorded_at", "id"])
    op.execute("ALTER TABLE entries DROP COLUMN known_since")
