"""Corrections that travel: what digests compared, which closings were heeded, and what audiences were told since."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
#: SQLite makes only INTEGER primary keys grow by themselves.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("deliveries") as deliveries:
        deliveries.add_column(sa.Column("corrects", KEY))
        deliveries.create_foreign_key("fk_deliveries_corrects", "deliveries", ["corrects"], ["id"])
    op.create_index("ix_deliveries_corrects", "deliveries", ["corrects"])
    op.add_column("delivery_parts", sa.Column("how", KEY, nullable=False, server_default="post"))
    op.add_column("delivery_parts", sa.Column("target", KEY))
    op.create_table(
        "compared_entries",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("delivery_id", KEY, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("lineage", KEY, nullable=False),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name="fk_compared_entries_delivery_id"),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_compared_entries_entry_id"),
        sa.PrimaryKeyConstraint("delivery_id", "entry_id", name="pk_compared_entries"),
    )
    op.create_index("ix_compared_entries_entry_id", "compared_entries", ["entry_id"])
    op.create_table(
        "corrected_entries",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("correction_id", KEY, nullable=False),
        sa.Column("lineage", KEY, nullable=False),
        sa.Column("delivery_id", KEY, nullable=False),
        sa.Column("entry_id", ID),
        sa.ForeignKeyConstraint(["correction_id"], ["deliveries.id"], name="fk_corrected_entries_correction_id"),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name="fk_corrected_entries_delivery_id"),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_corrected_entries_entry_id"),
        sa.PrimaryKeyConstraint("correction_id", "lineage", name="pk_corrected_entries"),
    )
    op.create_index("ix_corrected_entries_delivery_id", "corrected_entries", ["delivery_id"])
    op.create_table(
        "heeded_closings",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("closing_id", ID, nullable=False, autoincrement=False),
        sa.Column("reopened_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["closing_id"], ["closings.id"], name="fk_heeded_closings_closing_id"),
        sa.PrimaryKeyConstraint("closing_id", name="pk_heeded_closings"),
    )
    # What ended before digests were corrected is no news to anybody.
    op.execute("INSERT INTO heeded_closings (workspace, closing_id, reopened_at) SELECT workspace, id, reopened_at FROM closings")


def downgrade() -> None:
    op.drop_table("heeded_closings")
    op.drop_table("corrected_entries")
    op.drop_table("compared_entries")
    op.drop_column("delivery_parts", "target")
    op.drop_column("delivery_parts", "how")
    op.drop_index("ix_deliveries_corrects", "deliveries")
    with op.batch_alter_table("deliveries") as deliveries:
        deliveries.drop_column("corrects")
