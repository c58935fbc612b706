"""Requests that were acknowledged are written down, so that none is lost and none is done twice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0021"
branch_labels = None
depends_on = None

#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "requests",
        sa.Column("platform", KEY, nullable=False),
        sa.Column("request_id", KEY, nullable=False),
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("reference", KEY, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("acked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.Column("worker", KEY, nullable=False),
        sa.Column("free_at", sa.DateTime(timezone=True)),
        sa.Column("forget_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("platform", "request_id", name="pk_requests"),
    )
    op.create_index("ix_requests_free_at", "requests", ["free_at"])
    op.create_index("ix_requests_forget_at", "requests", ["forget_at"])


def downgrade() -> None:
    op.drop_table("requests")
