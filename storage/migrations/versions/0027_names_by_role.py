"""Names of entries are found by their role and told in the index alone: of what is in the news all the time there are very many."""

from __future__ import annotations

from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_entry_names_key_role_entry_id_workspace", "entry_names", ["key", "role", "entry_id", "workspace"])
    op.drop_index("ix_entry_names_key_entry_id", "entry_names")


def downgrade() -> None:
    op.create_index("ix_entry_names_key_entry_id", "entry_names", ["key", "entry_id"])
    op.drop_index("ix_entry_names_key_role_entry_id_workspace", "entry_names")
