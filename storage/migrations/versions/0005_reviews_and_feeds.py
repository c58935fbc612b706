"""Articles that wait for a decision, feeds with what was seen of them, and whether a workspace reviews."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TEXT = sa.Text()
TIME = sa.DateTime(timezone=True)
#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
#: SQLite makes only INTEGER primary keys grow by themselves.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("workspaces", sa.Column("review", KEY, nullable=False, server_default="on"))
    _reviews()
    _feeds()


def _reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", KEY, nullable=False),
        sa.Column("origin", KEY, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("text_key", KEY, nullable=False),
        sa.Column("draft", TEXT, nullable=False),
        sa.Column("left_out", TEXT, nullable=False),
        sa.Column("platform", KEY, nullable=False),
        sa.Column("made_by", TEXT, nullable=False),
        sa.Column("made_at", TIME, nullable=False),
        sa.Column("decided_by", TEXT, nullable=False),
        sa.Column("decided_at", TIME),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("article", KEY),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
        sa.UniqueConstraint("workspace", "number", name="uq_reviews_workspace_number"),
    )
    op.create_index("ix_reviews_workspace_state", "reviews", ["workspace", "state"])
    op.create_index("ix_reviews_text_key", "reviews", ["text_key"])


def _feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("url", TEXT, nullable=False),
        sa.Column("url_key", KEY, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("topics", TEXT, nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.Column("full_text", sa.Boolean(), nullable=False),
        sa.Column("state", KEY, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("platform", KEY, nullable=False),
        sa.Column("created_by", TEXT, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("etag", TEXT),
        sa.Column("modified", TEXT),
        sa.Column("checked_at", TIME),
        sa.Column("good_at", TIME),
        sa.Column("stored", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since", TIME),
        sa.Column("notice", TEXT, nullable=False),
        sa.Column("due_at", TIME),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("worker", TEXT, nullable=False),
        sa.Column("free_at", TIME),
        sa.PrimaryKeyConstraint("id", name="pk_feeds"),
        sa.UniqueConstraint("workspace", "number", name="uq_feeds_workspace_number"),
    )
    op.create_index("ix_feeds_state_due_at", "feeds", ["state", "due_at"])
    op.create_table(
        "feed_items",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("feed_id", ID, nullable=False),
        sa.Column("mark", KEY, nullable=False),
        sa.Column("outcome", KEY, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("seen_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name="fk_feed_items_feed_id"),
        sa.PrimaryKeyConstraint("feed_id", "mark", name="pk_feed_items"),
    )


def downgrade() -> None:
    for table in ("feed_items", "feeds", "reviews"):
        op.drop_table(table)
    op.drop_column("workspaces", "review")
