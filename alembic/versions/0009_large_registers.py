"""Serve large registers: index merged events only, and note what a table was loaded from.

Nearly no event of a register is merged into another one. The index of all of them led SQLite to
read every event that is not merged, in place of the few in a window of days.

The index of the days of events has also whether they are sure, so that those which are surely in a
window are counted without reading them.

The note tells that nothing has changed since, so that loading a table again need not read its rows.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_NAME = "ix_event_same_as_id"
_DAYS = ("span_class", "start_lo", "end_hi")


def upgrade() -> None:
    """Leave out of the index what is not merged, add to that of days what is sure, and add the note."""
    merged = sa.text("same_as_id IS NOT NULL")
    op.drop_index(op.f(_NAME), "event")
    op.create_index(
        op.f(_NAME), "event", ["same_as_id"], sqlite_where=merged, postgresql_where=merged
    )
    _replace_index(_DAYS, (*_DAYS, "sure"))
    op.add_column("file", sa.Column("loaded", sa.Text(), nullable=True))


def downgrade() -> None:
    """Index all events again, and forget the note: the next load of a table reads its rows."""
    with op.batch_alter_table("file", reflect_kwargs={"resolve_fks": False}) as batch:
        batch.drop_column("loaded")
    _replace_index((*_DAYS, "sure"), _DAYS)
    op.drop_index(op.f(_NAME), "event")
    op.create_index(op.f(_NAME), "event", ["same_as_id"])


def _replace_index(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    op.drop_index(op.f(f"ix_event_{'_'.join(old)}"), "event")
    op.create_index(op.f(f"ix_event_{'_'.join(new)}"), "event", list(new))
