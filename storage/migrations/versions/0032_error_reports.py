"""What people report as wrong, until an editor has looked at it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0029"
branch_labels = None
depends_on = None

#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
#: SQLite makes only INTEGER primary keys grow by themselves.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "error_reports",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("entry", KEY, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("platform", KEY, nullable=False),
        sa.Column("reported_by", sa.Text(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", KEY, nullable=False),
        sa.Column("settled_by", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_error_reports"),
    )
    op.create_index("ix_error_reports_workspace_entry", "error_reports", ["workspace", "entry"])


def downgrade() -> None:
    op.drop_table("error_reports")
