"""The log of actions with what each changed, closings that can be taken back, and what people say of retellings and conflicts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TEXT = sa.Text()
TIME = sa.DateTime(timezone=True)
#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
#: SQLite makes only INTEGER primary keys grow by themselves.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _make_closings_reversible()
    op.create_table(
        "actions",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("part_of", ID),
        sa.Column("verb", KEY, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("subjects", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("undoes", ID),
        sa.Column("undone_by", ID),
        sa.ForeignKeyConstraint(["part_of"], ["actions.id"], name="fk_actions_part_of"),
        sa.ForeignKeyConstraint(["undoes"], ["actions.id"], name="fk_actions_undoes"),
        sa.PrimaryKeyConstraint("id", name="pk_actions"),
        sa.UniqueConstraint("workspace", "number", name="uq_actions_workspace_number"),
        info={"log": True},
    )
    op.create_index("ix_actions_part_of", "actions", ["part_of"])
    op.create_table(
        "action_changes",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("action_id", ID, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("key", KEY, nullable=False),
        sa.Column("before", TEXT),
        sa.Column("after", TEXT),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_action_changes_action_id"),
        sa.PrimaryKeyConstraint("id", name="pk_action_changes"),
        info={"log": True},
    )
    op.create_index("ix_action_changes_action_id", "action_changes", ["action_id"])
    op.create_index("ix_action_changes_key", "action_changes", ["key"])
    op.create_table(
        "retellings",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("original_id", ID, nullable=False),
        sa.Column("recorded_at", TIME, nullable=False),
        sa.Column("recorded_by", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["entries.id"], name="fk_retellings_article_id"),
        sa.ForeignKeyConstraint(["original_id"], ["entries.id"], name="fk_retellings_original_id"),
        sa.PrimaryKeyConstraint("article_id", "workspace", name="pk_retellings"),
    )
    op.create_table(
        "preferences",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("lineage", KEY, nullable=False),
        sa.Column("preferred", KEY, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("recorded_at", TIME, nullable=False),
        sa.Column("recorded_by", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "lineage", name="pk_preferences"),
    )


def _make_closings_reversible() -> None:
    """An entry may be closed again after its closing was taken back; only one closing of it is in force at a time."""
    with op.batch_alter_table("closings") as closings:
        closings.drop_constraint("uq_closings_workspace_entry_id", type_="unique")
        closings.add_column(sa.Column("undone", sa.Boolean(), nullable=False, server_default=sa.false()))
        closings.add_column(sa.Column("reopened_at", TIME))
    in_force = sa.text("reopened_at IS NULL")
    op.create_index(
        "uq_closings_in_force", "closings", ["workspace", "entry_id"], unique=True, sqlite_where=in_force, postgresql_where=in_force
    )


def downgrade() -> None:
    raise NotImplementedError("what was undone would come back")
