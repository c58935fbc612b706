"""In which place a digest shows an entry that it does not deliver: for comparison, or in a recap of what changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0038"
branch_labels = None
depends_on = None

#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("compared_entries", sa.Column("place", KEY, nullable=False, server_default="compared"))


def downgrade() -> None:
    op.drop_column("compared_entries", "place")
