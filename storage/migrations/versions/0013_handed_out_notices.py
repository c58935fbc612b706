"""When a notice was handed out to be sent, under a plain name."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _rename("told_at", "handed_out_at")


def downgrade() -> None:
    _rename("handed_out_at", "told_at")


def _rename(old: str, new: str) -> None:
    op.drop_index(f"ix_notices_{old}_platform", "notices")
    # Alembic's own way makes the whole table anew on SQLite, which has been able to rename a column for years.
    op.execute(f"ALTER TABLE notices RENAME COLUMN {old} TO {new}")
    op.create_index(f"ix_notices_{new}_platform", "notices", [new, "platform"])
