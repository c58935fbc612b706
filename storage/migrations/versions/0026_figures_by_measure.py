"""An index that finds the newest facts of one measure of one thing without reading all facts of the thing."""

from __future__ import annotations

from alembic import op

revision = "0026"
down_revision = "0024"
branch_labels = None
depends_on = None

#: The workspace is in it so that facts are counted in the index alone.
_COLUMNS = ["subject_key", "metric_key", "as_of_order", "workspace"]


def upgrade() -> None:
    op.create_index("ix_facts_subject_key_metric_key_as_of_order_workspace", "facts", _COLUMNS)


def downgrade() -> None:
    op.drop_index("ix_facts_subject_key_metric_key_as_of_order_workspace", "facts")
