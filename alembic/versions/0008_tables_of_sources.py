"""Store what a source that stands for the table of a file states: edition, hash and columns.

The index of the passages of a source finds those of a row, too.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op
from alembic.util import CommandError

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_NEW_COLUMNS = {"source": ("edition", "file_sha256")}
"""New columns of texts, which can be null, by table."""
_NEW_TABLES = ("source_column",)
_INDEX = ("passage", "source_id", "start")
_NEW_INDEX = (*_INDEX, "row")
"""An index with one more column: its table and its columns."""


def upgrade() -> None:
    """Add the columns and the tables."""
    for table, columns in _NEW_COLUMNS.items():
        for name in columns:
            op.add_column(table, sa.Column(name, sa.Text(), nullable=True))
    op.create_table(
        "source_column",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
            op.f("fk_source_column_source_id_source"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("source_id", "position", name=op.f("pk_source_column")),
        sa.UniqueConstraint("source_id", "name", name=op.f("uq_source_column_source_id_name")),
    )
    _replace_index(_INDEX, _NEW_INDEX)


def downgrade() -> None:
    """Undo the step, if no record needs it. Raises CommandError if one does: nothing is lost."""
    found = [
        f"{table}.{name}"
        for table, columns in _NEW_COLUMNS.items()
        for name in columns
        if _any(table, sa.column(name).is_not(None))
    ]
    found += [table for table in _NEW_TABLES if _any(table, sa.true())]
    events: sa.Select[Any] = sa.select(sa.column("id")).select_from(sa.table("event"))
    if _any("definition", sa.column("entity_id").in_(events)):  # a correction of an event
        found.append("definition of events")
    if found:
        raise CommandError(f"version 0007 cannot store the values in {', '.join(found)}")
    _replace_index(_NEW_INDEX, _INDEX)
    for table in reversed(_NEW_TABLES):
        op.drop_table(table)
    for table, columns in _NEW_COLUMNS.items():
        with op.batch_alter_table(table, reflect_kwargs={"resolve_fks": False}) as batch:
            for name in reversed(columns):
                batch.drop_column(name)


def _replace_index(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    op.drop_index(op.f(f"ix_{'_'.join(old)}"), old[0])
    op.create_index(op.f(f"ix_{'_'.join(new)}"), new[0], list(new[1:]))


def _any(table: str, condition: sa.ColumnElement[bool]) -> bool:
    """Return whether a row of a table fulfils a condition."""
    found = sa.select(sa.literal(1)).select_from(sa.table(table)).where(condition).limit(1)
    return op.get_bind().execute(found).first() is not None
