"""Keep the order of events within a day, where links or wordings state it.

No value is filled in: without one, an event stands by its own date, as it did before. The events
that a load changes, and those connected with them, get theirs with it.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("event", sa.Column("position", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("event", "position")
