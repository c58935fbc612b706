"""What was stored and is yet to be looked at by watches, and the entries that a watch's message is to tell."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
#: SQLite makes only INTEGER primary keys grow by themselves.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "occasions",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_occasions_entry_id"),
        sa.PrimaryKeyConstraint("id", name="pk_occasions"),
    )
    op.create_table(
        "seen_entries",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("delivery_id", KEY, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name="fk_seen_entries_delivery_id"),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_seen_entries_entry_id"),
        sa.PrimaryKeyConstraint("delivery_id", "entry_id", name="pk_seen_entries"),
    )


def downgrade() -> None:
    op.drop_table("seen_entries")
    op.drop_table("occasions")
