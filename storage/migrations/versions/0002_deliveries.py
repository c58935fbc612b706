"""Subscriptions, and the durable record of every digest that is sent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TEXT = sa.Text()
TIME = sa.DateTime(timezone=True)
#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
#: SQLite makes only INTEGER primary keys grow by themselves.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _subscriptions()
    _deliveries()
    _delivered()


def _subscriptions() -> None:
    op.create_table(
        "audiences",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("platform", KEY, nullable=False),
        sa.Column("channel", KEY, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audiences"),
        sa.UniqueConstraint("workspace", "platform", "channel", name="uq_audiences_workspace_platform_channel"),
    )
    op.create_table(
        "subscriptions",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("audience_id", ID, nullable=False),
        sa.Column("platform", KEY, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("topics", TEXT, nullable=False),
        sa.Column("schedule", TEXT, nullable=False),
        sa.Column("zone", KEY, nullable=False),
        sa.Column("options", TEXT, nullable=False),
        sa.Column("state", KEY, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("created_by", TEXT, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("cursor", TIME, nullable=False),
        sa.Column("due_at", TIME),
        sa.ForeignKeyConstraint(["audience_id"], ["audiences.id"], name="fk_subscriptions_audience_id"),
        sa.PrimaryKeyConstraint("id", name="pk_subscriptions"),
        sa.UniqueConstraint("workspace", "number", name="uq_subscriptions_workspace_number"),
    )
    op.create_index("ix_subscriptions_audience_id", "subscriptions", ["audience_id"])
    op.create_index("ix_subscriptions_state_due_at", "subscriptions", ["state", "due_at"])
    op.create_table(
        "schedule_revisions",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("subscription_id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("schedule", TEXT, nullable=False),
        sa.Column("zone", KEY, nullable=False),
        sa.Column("made_by", TEXT, nullable=False),
        sa.Column("made_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["subscription_id"], ["subscriptions.id"], name="fk_schedule_revisions_subscription_id"),
        sa.PrimaryKeyConstraint("subscription_id", "revision", name="pk_schedule_revisions"),
    )
    op.create_table(
        "notices",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("subscription_id", ID, nullable=False),
        sa.Column("platform", KEY, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column("made_at", TIME, nullable=False),
        sa.Column("told_at", TIME),
        sa.ForeignKeyConstraint(["subscription_id"], ["subscriptions.id"], name="fk_notices_subscription_id"),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
    )
    op.create_index("ix_notices_told_at_platform", "notices", ["told_at", "platform"])


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("reference", KEY, nullable=False),
        sa.Column("subscription_id", ID, nullable=False),
        sa.Column("platform", KEY, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("slot", KEY, nullable=False),
        sa.Column("slot_at", TIME),
        sa.Column("window_start", TIME, nullable=False),
        sa.Column("missed", sa.Integer(), nullable=False),
        sa.Column("state", KEY, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("document", TEXT),
        sa.Column("begun", sa.Boolean(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("worker", TEXT, nullable=False),
        sa.Column("free_at", TIME),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("finished_at", TIME),
        sa.ForeignKeyConstraint(["subscription_id"], ["subscriptions.id"], name="fk_deliveries_subscription_id"),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint("subscription_id", "revision", "slot", name="uq_deliveries_subscription_id_revision_slot"),
        sa.UniqueConstraint("workspace", "reference", name="uq_deliveries_workspace_reference"),
    )
    op.create_index("ix_deliveries_subscription_id", "deliveries", ["subscription_id"])
    op.create_index("ix_deliveries_state_free_at", "deliveries", ["state", "free_at"])
    op.create_table(
        "delivery_parts",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("delivery_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column("state", KEY, nullable=False),
        sa.Column("message_id", KEY),
        sa.Column("started_at", TIME),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name="fk_delivery_parts_delivery_id"),
        sa.PrimaryKeyConstraint("delivery_id", "number", name="pk_delivery_parts"),
    )
    op.create_index("ix_delivery_parts_message_id", "delivery_parts", ["message_id"])
    op.create_table(
        "delivery_attempts",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("delivery_id", KEY, nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("worker", TEXT, nullable=False),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("ended_at", TIME),
        sa.Column("outcome", KEY, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name="fk_delivery_attempts_delivery_id"),
        sa.PrimaryKeyConstraint("id", name="pk_delivery_attempts"),
    )
    op.create_index("ix_delivery_attempts_delivery_id_part", "delivery_attempts", ["delivery_id", "part"])


def _delivered() -> None:
    op.create_table(
        "delivered_entries",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("audience_id", ID, nullable=False),
        sa.Column("delivery_id", KEY, nullable=False),
        sa.Column("lineage", KEY, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("place", KEY, nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["audience_id"], ["audiences.id"], name="fk_delivered_entries_audience_id"),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name="fk_delivered_entries_delivery_id"),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_delivered_entries_entry_id"),
        sa.PrimaryKeyConstraint("id", name="pk_delivered_entries"),
        sa.UniqueConstraint("audience_id", "entry_id", "shown", name="uq_delivered_entries_audience_id_entry_id_shown"),
    )
    op.create_index("ix_delivered_entries_audience_id_lineage", "delivered_entries", ["audience_id", "lineage"])
    op.create_index("ix_delivered_entries_delivery_id", "delivered_entries", ["delivery_id"])
    op.create_index("ix_delivered_entries_entry_id", "delivered_entries", ["entry_id"])


def downgrade() -> None:
    for table in (
        "delivered_entries",
        "delivery_attempts",
        "delivery_parts",
        "deliveries",
        "notices",
        "schedule_revisions",
        "subscriptions",
        "audiences",
    ):
        op.drop_table(table)
