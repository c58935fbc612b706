"""The forms by which names are called, so that a short one finds the full one; facts by measure in the order of their dates."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.name_forms import NAMES_OF_ALL, form_rows

revision = "0020"
down_revision = "0018"
branch_labels = None
depends_on = None

#: Compared byte by byte on PostgreSQL, as on SQLite.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
#: So many names are read at once.
_MANY = 20_000


def upgrade() -> None:
    forms = op.create_table(
        "name_forms",
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("form", KEY, nullable=False),
        sa.Column("key", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "form", "key", name="pk_name_forms"),
    )
    op.create_index("ix_name_forms_form_key", "name_forms", ["form", "key"])
    op.drop_index("ix_facts_metric_key", "facts")
    op.create_index("ix_facts_metric_key_as_of_order", "facts", ["metric_key", "as_of_order"])
    connection = op.get_bind()
    # What is derived is made by the same code that makes it for new entries, so that a look-up finds both.
    rows = form_rows((workspace, name, kind) for workspace, name, kind, _ in connection.execute(sa.text(NAMES_OF_ALL)))
    for first in range(0, len(rows), _MANY):
        connection.execute(sa.insert(forms), rows[first : first + _MANY])


def downgrade() -> None:
    op.drop_index("ix_facts_metric_key_as_of_order", "facts")
    op.create_index("ix_facts_metric_key", "facts", ["metric_key"])
    op.drop_table("name_forms")
