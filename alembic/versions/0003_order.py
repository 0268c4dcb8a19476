"""Store the order of events within a day that links or wordings state.

No value is filled in: without one, an event is sorted by its own date, as before. The events that a
load changes, and those connected with them, get a value in that load.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add the column of positions."""
    op.add_column("event", sa.Column("position", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Drop the column of positions."""
    op.drop_column("event", "position")
