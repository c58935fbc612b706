"""Entries with their citations, topics, and what a workspace decides for itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEXT = sa.Text()
TIME = sa.DateTime(timezone=True)
#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
#: SQLite makes only INTEGER primary keys grow by themselves.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "counters",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "kind", name="pk_counters"),
    )
    op.create_table(
        "entries",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("ref", KEY, nullable=False),
        sa.Column("lineage", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("article_id", ID),
        sa.Column("recorded_at", TIME, nullable=False),
        sa.Column("recorded_by", TEXT, nullable=False),
        sa.Column("origin", KEY, nullable=False),
        sa.Column("reader_version", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["entries.id"], name="fk_entries_article_id"),
        sa.PrimaryKeyConstraint("id", name="pk_entries"),
        sa.UniqueConstraint("workspace", "lineage", "version", name="uq_entries_workspace_lineage_version"),
    )
    op.create_index("ix_entries_article_id", "entries", ["article_id"])
    op.create_index("ix_entries_lineage", "entries", ["lineage"])
    op.create_index("ix_entries_recorded_at_id", "entries", ["recorded_at", "id"])
    op.create_index("ix_entries_ref", "entries", ["ref"])
    op.create_table(
        "kept_lines",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("token", KEY, nullable=False),
        sa.Column("line", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "token", name="pk_kept_lines"),
    )
    op.create_table(
        "metrics",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("key", KEY, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("aliases", TEXT, nullable=False),
        sa.Column("recorded_at", TIME, nullable=False),
        sa.Column("recorded_by", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "key", name="pk_metrics"),
    )
    op.create_table(
        "roles",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("user", KEY, nullable=False),
        sa.Column("role", KEY, nullable=False),
        sa.Column("given_at", TIME, nullable=False),
        sa.Column("given_by", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "user", name="pk_roles"),
    )
    op.create_table(
        "topics",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("key", KEY, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("slash", KEY),
        sa.Column("parent", TEXT),
        sa.Column("parent_key", KEY),
        sa.Column("description", TEXT, nullable=False),
        sa.Column("recorded_at", TIME, nullable=False),
        sa.Column("recorded_by", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_topics"),
        sa.UniqueConstraint("workspace", "key", name="uq_topics_workspace_key"),
    )
    op.create_index("ix_topics_key", "topics", ["key"])
    op.create_index("ix_topics_parent_key", "topics", ["parent_key"])
    op.create_index("ix_topics_slash", "topics", ["slash"])
    op.create_table(
        "workspaces",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("time_zone", TEXT),
        sa.Column("changed_at", TIME, nullable=False),
        sa.Column("changed_by", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("workspace", name="pk_workspaces"),
    )
    op.create_table(
        "article_revisions",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("text_key", KEY, nullable=False),
        sa.Column("sentences", TEXT, nullable=False),
        sa.Column("fingerprint", TEXT, nullable=False),
        sa.Column("recorded_at", TIME, nullable=False),
        sa.Column("recorded_by", TEXT, nullable=False),
        sa.Column("reader_version", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_article_revisions_entry_id"),
        sa.PrimaryKeyConstraint("id", name="pk_article_revisions"),
        sa.UniqueConstraint("entry_id", "revision", name="uq_article_revisions_entry_id_revision"),
    )
    op.create_index("ix_article_revisions_text_key", "article_revisions", ["text_key"])
    op.create_table(
        "articles",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("publisher", TEXT),
        sa.Column("author", TEXT),
        sa.Column("url", TEXT),
        sa.Column("url_key", KEY),
        sa.Column("language", KEY, nullable=False),
        sa.Column("note", TEXT),
        sa.Column("summary_of", TEXT),
        sa.Column("retelling_of", ID),
        sa.Column("published_start", sa.Date()),
        sa.Column("published_end", sa.Date()),
        sa.Column("published_precision", KEY),
        sa.Column("published_basis", KEY),
        sa.Column("published_label", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_articles_entry_id"),
        sa.ForeignKeyConstraint(["retelling_of"], ["entries.id"], name="fk_articles_retelling_of"),
        sa.PrimaryKeyConstraint("entry_id", name="pk_articles"),
    )
    op.create_index("ix_articles_published_end", "articles", ["published_end"])
    op.create_index("ix_articles_url_key", "articles", ["url_key"])
    op.create_table(
        "closings",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("lineage", KEY, nullable=False),
        sa.Column("closed_at", TIME, nullable=False),
        sa.Column("closed_by", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("replaced_by", ID),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_closings_entry_id"),
        sa.ForeignKeyConstraint(["replaced_by"], ["entries.id"], name="fk_closings_replaced_by"),
        sa.PrimaryKeyConstraint("id", name="pk_closings"),
        sa.UniqueConstraint("workspace", "entry_id", name="uq_closings_workspace_entry_id"),
    )
    op.create_index("ix_closings_entry_id", "closings", ["entry_id"])
    op.create_index("ix_closings_workspace_lineage", "closings", ["workspace", "lineage"])
    op.create_table(
        "entry_names",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("key", KEY, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("role", KEY, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_entry_names_entry_id"),
        sa.PrimaryKeyConstraint("id", name="pk_entry_names"),
    )
    op.create_index("ix_entry_names_entry_id", "entry_names", ["entry_id"])
    op.create_index("ix_entry_names_key_entry_id", "entry_names", ["key", "entry_id"])
    op.create_table(
        "events",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("sentence", TEXT, nullable=False),
        sa.Column("status", KEY, nullable=False),
        sa.Column("summary", TEXT, nullable=False),
        sa.Column("date_start", sa.Date()),
        sa.Column("date_end", sa.Date()),
        sa.Column("date_precision", KEY, nullable=False),
        sa.Column("date_basis", KEY, nullable=False),
        sa.Column("date_label", TEXT, nullable=False),
        sa.Column("date_order", sa.Date()),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_events_entry_id"),
        sa.PrimaryKeyConstraint("entry_id", name="pk_events"),
    )
    op.create_index("ix_events_date_order", "events", ["date_order"])
    op.create_table(
        "facts",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("sentence", TEXT, nullable=False),
        sa.Column("figure_start", sa.Integer(), nullable=False),
        sa.Column("figure_end", sa.Integer(), nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("subject_key", KEY, nullable=False),
        sa.Column("metric", TEXT, nullable=False),
        sa.Column("metric_key", KEY, nullable=False),
        sa.Column("scope", TEXT),
        sa.Column("nature", KEY, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.Column("value_key", KEY, nullable=False),
        sa.Column("high", TEXT),
        sa.Column("unit", TEXT, nullable=False),
        sa.Column("comparator", KEY, nullable=False),
        sa.Column("attributed_to", TEXT),
        sa.Column("as_of_start", sa.Date()),
        sa.Column("as_of_end", sa.Date()),
        sa.Column("as_of_precision", KEY, nullable=False),
        sa.Column("as_of_basis", KEY, nullable=False),
        sa.Column("as_of_label", TEXT, nullable=False),
        sa.Column("as_of_order", sa.Date()),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_facts_entry_id"),
        sa.PrimaryKeyConstraint("entry_id", name="pk_facts"),
    )
    op.create_index("ix_facts_metric_key", "facts", ["metric_key"])
    op.create_index("ix_facts_subject_key_as_of_order", "facts", ["subject_key", "as_of_order"])
    op.create_table(
        "fingerprint_bands",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_fingerprint_bands_entry_id"),
        sa.PrimaryKeyConstraint("entry_id", "band", name="pk_fingerprint_bands"),
        info={"derived": True},
    )
    op.create_index("ix_fingerprint_bands_band", "fingerprint_bands", ["band"])
    op.create_table(
        "passages",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("terms", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_passages_entry_id"),
        sa.PrimaryKeyConstraint("id", name="pk_passages"),
        info={"derived": True},
    )
    op.create_index("ix_passages_entry_id", "passages", ["entry_id"])
    op.create_table(
        "quotes",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("sentence", TEXT, nullable=False),
        sa.Column("words_start", sa.Integer(), nullable=False),
        sa.Column("words_end", sa.Integer(), nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.Column("speaker", TEXT),
        sa.Column("occasion", TEXT),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_quotes_entry_id"),
        sa.PrimaryKeyConstraint("entry_id", name="pk_quotes"),
    )
    op.create_table(
        "topic_aliases",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.Column("key", KEY, nullable=False),
        sa.Column("alias", TEXT, nullable=False),
        sa.Column("recorded_at", TIME, nullable=False),
        sa.Column("recorded_by", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name="fk_topic_aliases_topic_id"),
        sa.PrimaryKeyConstraint("id", name="pk_topic_aliases"),
        sa.UniqueConstraint("workspace", "topic_id", "key", name="uq_topic_aliases_workspace_topic_id_key"),
    )
    op.create_index("ix_topic_aliases_key", "topic_aliases", ["key"])
    op.create_index("ix_topic_aliases_topic_id", "topic_aliases", ["topic_id"])
    op.create_table(
        "topic_hidings",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.Column("recorded_at", TIME, nullable=False),
        sa.Column("recorded_by", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name="fk_topic_hidings_topic_id"),
        sa.PrimaryKeyConstraint("workspace", "topic_id", name="pk_topic_hidings"),
    )
    if op.get_bind().dialect.name == "sqlite":
        # The index keeps no text of its own; these triggers keep it in step with the passages.
        op.execute(
            "CREATE VIRTUAL TABLE passage_index USING fts5"
            "(terms, content='passages', content_rowid='id', tokenize='unicode61 remove_diacritics 0')"
        )
        op.execute(
            "CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN"
            " INSERT INTO passage_index(rowid, terms) VALUES (new.id, new.terms); END"
        )
        op.execute(
            "CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN"
            " INSERT INTO passage_index(passage_index, rowid, terms) VALUES ('delete', old.id, old.terms); END"
        )
    else:
        # The terms are split by us already; PostgreSQL's own parser would split them by its locale.
        op.execute("CREATE INDEX passage_index ON passages USING gin (array_to_tsvector(string_to_array(terms, ' ')))")


def downgrade() -> None:
    raise NotImplementedError("there is nothing before the first version")
