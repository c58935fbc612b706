"""The processes that hold shards of a chat application, so that two holders of one shard are noticed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0034"
branch_labels = None
depends_on = None

#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "shard_holders",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("worker", KEY, nullable=False),
        sa.Column("shard", KEY, nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("worker", "shard", name="pk_shard_holders"),
    )


def downgrade() -> None:
    op.drop_table("shard_holders")
