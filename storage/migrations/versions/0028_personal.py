"""Subscriptions of one person, what a watch waits for, and how many of them a workspace lets a person have."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("subscriptions", sa.Column("person", KEY, nullable=False, server_default=""))
    op.add_column("subscriptions", sa.Column("watched", sa.Text()))
    op.create_index("ix_subscriptions_workspace_person", "subscriptions", ["workspace", "person"])
    op.add_column("workspaces", sa.Column("personal_limit", sa.Integer()))


def downgrade() -> None:
    op.drop_column("workspaces", "personal_limit")
    op.drop_index("ix_subscriptions_workspace_person", "subscriptions")
    op.drop_column("subscriptions", "watched")
    op.drop_column("subscriptions", "person")
