"""Roles of the platform's groups, names of those who have roles, and corrected cards of articles."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TEXT = sa.Text()
TIME = sa.DateTime(timezone=True)
#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
#: SQLite makes only INTEGER primary keys grow by themselves.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("roles", sa.Column("name", TEXT, nullable=False, server_default=""))
    op.create_table(
        "group_roles",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("group_id", KEY, nullable=False),
        sa.Column("role", KEY, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("given_at", TIME, nullable=False),
        sa.Column("given_by", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "group_id", name="pk_group_roles"),
    )
    op.create_table(
        "article_cards",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("publisher", TEXT),
        sa.Column("url", TEXT),
        sa.Column("url_key", KEY),
        sa.Column("published_start", sa.Date()),
        sa.Column("published_end", sa.Date()),
        sa.Column("published_precision", KEY),
        sa.Column("published_basis", KEY),
        sa.Column("published_label", TEXT, nullable=False),
        sa.Column("before", TEXT, nullable=False),
        sa.Column("recorded_at", TIME, nullable=False),
        sa.Column("recorded_by", TEXT, nullable=False),
        sa.Column("ended_at", TIME),
        sa.ForeignKeyConstraint(["article_id"], ["entries.id"], name="fk_article_cards_article_id"),
        sa.PrimaryKeyConstraint("id", name="pk_article_cards"),
    )
    op.create_index("ix_article_cards_article_id", "article_cards", ["article_id"])
    op.create_index("ix_article_cards_url_key", "article_cards", ["url_key"])
    in_force = sa.text("ended_at IS NULL")
    op.create_index(
        "uq_article_cards_in_force",
        "article_cards",
        ["workspace", "article_id"],
        unique=True,
        sqlite_where=in_force,
        postgresql_where=in_force,
    )


def downgrade() -> None:
    op.drop_table("article_cards")
    op.drop_table("group_roles")
    op.drop_column("roles", "name")
