"""Lines that are kept for a while only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("kept_lines", sa.Column("forget_at", sa.DateTime(timezone=True)))
    op.create_index("ix_kept_lines_forget_at", "kept_lines", ["forget_at"])


def downgrade() -> None:
    op.drop_index("ix_kept_lines_forget_at", "kept_lines")
    op.drop_column("kept_lines", "forget_at")
