"""Messages that show a review, so that they can be edited when it is decided."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
#: SQLite makes only INTEGER primary keys grow by themselves.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "review_cards",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("platform", KEY, nullable=False),
        sa.Column("channel", KEY, nullable=False),
        sa.Column("message_id", KEY, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("state", KEY, nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_review_cards"),
        sa.UniqueConstraint("workspace", "platform", "channel", "message_id", name="uq_review_cards_workspace_platform_channel_message_id"),
    )
    op.create_index("ix_review_cards_workspace_number", "review_cards", ["workspace", "number"])


def downgrade() -> None:
    op.drop_table("review_cards")
