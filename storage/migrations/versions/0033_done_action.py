"""What a request did, noted in the transaction that did it, so that nothing is done twice after a restart."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("requests", sa.Column("done_action", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("requests", "done_action")
