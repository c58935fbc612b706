"""Corrections in recaps and closings with planned corrections under plain names.

The tables are made anew instead of renamed, because SQLite does not rename constraints and indexes along with a table.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
#: SQLite makes only INTEGER primary keys grow by themselves.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _move_corrections("mended_entries", "now_id", "recapped_entries", "current_id")
    _move_closings("heeded_closings", "planned_closings")


def downgrade() -> None:
    _move_closings("planned_closings", "heeded_closings")
    _move_corrections("recapped_entries", "current_id", "mended_entries", "now_id")


def _move_corrections(old: str, old_version: str, new: str, new_version: str) -> None:
    op.create_table(
        new,
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("delivery_id", KEY, nullable=False),
        sa.Column("lineage", KEY, nullable=False),
        sa.Column("audience_id", ID, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column(new_version, ID),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name=f"fk_{new}_delivery_id"),
        sa.ForeignKeyConstraint(["audience_id"], ["audiences.id"], name=f"fk_{new}_audience_id"),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name=f"fk_{new}_entry_id"),
        sa.ForeignKeyConstraint([new_version], ["entries.id"], name=f"fk_{new}_{new_version}"),
        sa.PrimaryKeyConstraint("delivery_id", "lineage", name=f"pk_{new}"),
    )
    kept = "workspace, delivery_id, lineage, audience_id, entry_id"
    op.execute(f"INSERT INTO {new} ({kept}, {new_version}) SELECT {kept}, {old_version} FROM {old}")  # noqa: S608 - our own names
    op.drop_index(f"ix_{old}_audience_id_lineage", old)
    op.drop_table(old)
    op.create_index(f"ix_{new}_audience_id_lineage", new, ["audience_id", "lineage"])


def _move_closings(old: str, new: str) -> None:
    op.create_table(
        new,
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("closing_id", ID, nullable=False, autoincrement=False),
        sa.Column("reopened_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["closing_id"], ["closings.id"], name=f"fk_{new}_closing_id"),
        sa.PrimaryKeyConstraint("closing_id", name=f"pk_{new}"),
    )
    kept = "workspace, closing_id, reopened_at"
    op.execute(f"INSERT INTO {new} ({kept}) SELECT {kept} FROM {old}")  # noqa: S608 - our own names
    op.drop_table(old)
