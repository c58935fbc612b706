"""The processes that send digests, which share what a platform allows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "senders",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("worker", KEY, nullable=False),
        sa.Column("platform", KEY, nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("worker", "platform", name="pk_senders"),
    )


def downgrade() -> None:
    op.drop_table("senders")
