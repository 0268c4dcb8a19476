"""Store retirements (systems that leave an inventory) and activities. Older records do not change."""

from collections.abc import Sequence
from contextlib import AbstractContextManager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations
from alembic.util import CommandError

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_KINDS = (
    "exercise", "launch", "summit", "statement", "procurement", "deployment", "test", "incident",
    "agreement", "measure", "inventory",
)  # fmt: skip
_NEW_KINDS: dict[str, dict[str, tuple[str, ...]]] = {
    "retirement": {
        "form": (
            "retired", "stored", "scrapped", "expended", "sold", "given-away", "lent", "returned",
            "converted", "preserved", "other",
        ),
    },
    "activity": {
        "form": (
            "production", "construction", "traffic", "inspection", "broadcast", "ceremony",
            "performance", "travel", "other",
        ),
        "change": ("started", "increased", "continued", "reduced", "stopped"),
        "facility": (),
        "subject": (),
    },
}  # fmt: skip
"""Each new kind with its columns, and the words of those that have a vocabulary."""
_WIDER = (("event", "kind", _KINDS, tuple(_NEW_KINDS)),)
"""Columns whose vocabulary grows: table, column, the older words, the new words."""


def upgrade() -> None:
    """Add the tables and words."""
    for table, column, old, new in _WIDER:
        _allow(table, column, (*old, *new))
    for table, columns in _NEW_KINDS.items():
        op.create_table(
            table,
            sa.Column("event_id", sa.Integer(), nullable=False),
            *(sa.Column(name, sa.Text(), nullable=True) for name in columns),
            *(
                sa.CheckConstraint(_among(name, words), name=op.f(f"ck_{table}_{name}"))
                for name, words in columns.items()
                if words
            ),
            sa.ForeignKeyConstraint(
                ["event_id"], ["event.id"], name=op.f(f"fk_{table}_event_id_event"),
                ondelete="CASCADE",
            ),
            sa.PrimaryKeyConstraint("event_id", name=op.f(f"pk_{table}")),
        )  # fmt: skip


def downgrade() -> None:
    """Undo the step, if no record needs it. Raises CommandError if one does: nothing is lost."""
    found = [f"{table}.{column}" for table, column, _, new in _WIDER if _any(table, column, new)]
    if found:
        raise CommandError(f"version 0006 cannot store the values in {', '.join(found)}")
    for table in _NEW_KINDS:
        op.drop_table(table)
    for table, column, old, _ in _WIDER:
        _allow(table, column, old)


def _any(table: str, column: str, words: Sequence[str]) -> bool:
    """Return whether a column has one of these words."""
    value: sa.ColumnClause[str] = sa.column(column)
    found = sa.select(sa.literal(1)).select_from(sa.table(table)).where(value.in_(words)).limit(1)
    return op.get_bind().execute(found).first() is not None


def _among(column: str, words: Sequence[str]) -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f"{column} IN ({listed})"


def _allow(table: str, column: str, words: Sequence[str]) -> None:
    """Restrict a column to these words; SQLite rebuilds the table."""
    with _batch(table) as batch:
        name = op.f(f"ck_{table}_{column}")
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, _among(column, words))


def _batch(table: str) -> AbstractContextManager[BatchOperations]:
    """Change a table. SQLite rebuilds it, for which the tables it refers to need not be read."""
    return op.batch_alter_table(table, reflect_kwargs={"resolve_fks": False})
