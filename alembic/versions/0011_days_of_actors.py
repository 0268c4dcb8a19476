"""Repeat the days of events beside their actors.

So an index has all that is needed to find the first of the thousands of events of an actor, or
those in a window of days, without looking up each of them.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_DAYS = ("start_lo", "end_hi")
_OF_ACTOR = ("actor_id", "event_id")
_EVENT, _PARTICIPATION = (
    sa.table(table, sa.column(owner), *map(sa.column, _DAYS))
    for table, owner in (("event", "id"), ("participation", "event_id"))
)


def upgrade() -> None:
    """Add the columns, fill them from the events, and add them to the index."""
    for name in _DAYS:
        op.add_column("participation", sa.Column(name, sa.BigInteger(), nullable=True))
    days = {
        name: sa.select(_EVENT.c[name])
        .where(_EVENT.c.id == _PARTICIPATION.c.event_id)
        .scalar_subquery()
        for name in _DAYS
    }
    op.execute(_PARTICIPATION.update().values(days))
    with _batch() as batch:
        for name in _DAYS:
            batch.alter_column(name, existing_type=sa.BigInteger(), nullable=False)
    _replace_index(_OF_ACTOR, (*_OF_ACTOR, *_DAYS))


def downgrade() -> None:
    """Undo the step: the days are those of the events."""
    _replace_index((*_OF_ACTOR, *_DAYS), _OF_ACTOR)
    with _batch() as batch:
        for name in _DAYS:
            batch.drop_column(name)


def _batch() -> AbstractContextManager[BatchOperations]:
    return op.batch_alter_table("participation", reflect_kwargs={"resolve_fks": False})


def _replace_index(old: Sequence[str], new: Sequence[str]) -> None:
    op.drop_index(op.f(f"ix_participation_{'_'.join(old)}"), "participation")
    op.create_index(op.f(f"ix_participation_{'_'.join(new)}"), "participation", list(new))
