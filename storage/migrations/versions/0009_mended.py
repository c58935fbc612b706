"""What digests tell their audiences of entries that they had before and that ended since."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
#: SQLite makes only INTEGER primary keys grow by themselves.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "mended_entries",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("delivery_id", KEY, nullable=False),
        sa.Column("lineage", KEY, nullable=False),
        sa.Column("audience_id", ID, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("now_id", ID),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name="fk_mended_entries_delivery_id"),
        sa.ForeignKeyConstraint(["audience_id"], ["audiences.id"], name="fk_mended_entries_audience_id"),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_mended_entries_entry_id"),
        sa.ForeignKeyConstraint(["now_id"], ["entries.id"], name="fk_mended_entries_now_id"),
        sa.PrimaryKeyConstraint("delivery_id", "lineage", name="pk_mended_entries"),
    )
    op.create_index("ix_mended_entries_audience_id_lineage", "mended_entries", ["audience_id", "lineage"])


def downgrade() -> None:
    op.drop_index("ix_mended_entries_audience_id_lineage", "mended_entries")
    op.drop_table("mended_entries")
