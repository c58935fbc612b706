"""Positions: who held which office where, from when until when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
#: SQLite makes only INTEGER primary keys grow by themselves.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _date(prefix: str) -> tuple[sa.Column[object], ...]:
    return (
        sa.Column(f"{prefix}_start", sa.Date()),
        sa.Column(f"{prefix}_end", sa.Date()),
        sa.Column(f"{prefix}_precision", KEY),
        sa.Column(f"{prefix}_basis", KEY),
        sa.Column(f"{prefix}_label", sa.Text(), nullable=False),
    )


def upgrade() -> None:
    op.create_table(
        "positions",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text()),
        *_date("since"),
        *_date("until"),
        sa.Column("predecessor", sa.Text()),
        sa.Column("successor", sa.Text()),
        sa.Column("about_basis", KEY, nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_positions_entry_id"),
        sa.PrimaryKeyConstraint("entry_id", name="pk_positions"),
    )


def downgrade() -> None:
    op.drop_table("positions")
