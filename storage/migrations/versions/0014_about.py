"""Whom facts, events and quotes are about, and how that is known; of all that was stored before, as named in its sentence."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    for table in ("facts", "events", "quotes"):
        op.add_column(table, sa.Column("about_basis", KEY, nullable=False, server_default="named"))
    for table in ("events", "quotes"):
        op.add_column(table, sa.Column("about_name", sa.Text()))


def downgrade() -> None:
    # Alembic's own way makes the whole table anew on SQLite, which has been able to drop a column for years.
    for table in ("events", "quotes"):
        op.execute(f"ALTER TABLE {table} DROP COLUMN about_name")
    for table in ("facts", "events", "quotes"):
        op.execute(f"ALTER TABLE {table} DROP COLUMN about_basis")
