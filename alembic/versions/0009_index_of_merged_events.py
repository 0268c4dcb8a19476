"""Index only the events that are merged into another one: nearly none of a register is.

The index of all of them led SQLite to read every event that is not merged, in place of the few in a
window of days.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_NAME = "ix_event_same_as_id"


def upgrade() -> None:
    """Leave out of the index what is not merged."""
    merged = sa.text("same_as_id IS NOT NULL")
    op.drop_index(op.f(_NAME), "event")
    op.create_index(
        op.f(_NAME), "event", ["same_as_id"], sqlite_where=merged, postgresql_where=merged
    )


def downgrade() -> None:
    """Index all events again."""
    op.drop_index(op.f(_NAME), "event")
    op.create_index(op.f(_NAME), "event", ["same_as_id"])
