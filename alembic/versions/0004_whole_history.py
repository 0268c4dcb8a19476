"""Store all changes of a load in the history: chronicles, files, locations of records and their order.

Data that older versions did not store cannot be filled in: their revisions are not ``complete``,
and the definitions of other chronicles and the order of a record are stored at the next load.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_OPS = ("added", "changed", "removed")
_TYPES = ("event", "actor", "system", "programme", "place", "source", "query")
_CHANGE = sa.table("change", *map(sa.column, ("type", "op", "field")))


def upgrade() -> None:
    """Add the new columns, the new table and the new words of the history."""
    op.create_table(
        "definition",
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id"],
            ["entity.id"],
            name=op.f("fk_definition_entity_id_entity"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["file_id"], ["file.id"], name=op.f("fk_definition_file_id_file")),
        sa.PrimaryKeyConstraint("entity_id", "file_id", name=op.f("pk_definition")),
    )
    op.create_index(op.f("ix_definition_file_id"), "definition", ["file_id"], unique=False)
    op.add_column("entity", sa.Column("order_hash", sa.Text(), nullable=True))
    op.add_column(
        "revision", sa.Column("complete", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    _allow((*_OPS, "moved"), (*_TYPES, "chronicle", "file"))


def downgrade() -> None:
    """Undo the step; changes that the older history cannot express are deleted."""
    alien = sa.or_(
        _CHANGE.c.type.not_in(_TYPES),
        _CHANGE.c.op.not_in(_OPS),
        sa.and_(_CHANGE.c.type == "event", _CHANGE.c.field == "timezone"),
    )
    op.execute(_CHANGE.delete().where(alien))
    _allow(_OPS, _TYPES)
    op.drop_column("revision", "complete")
    op.drop_column("entity", "order_hash")
    op.drop_index(op.f("ix_definition_file_id"), table_name="definition")
    op.drop_table("definition")


def _allow(ops: Sequence[str], types: Sequence[str]) -> None:
    """Restrict the changes to these words. SQLite rebuilds the table; no other refers to it."""
    with op.batch_alter_table("change") as batch:
        for column, words in (("op", ops), ("type", types)):
            name = op.f(f"ck_change_{column}")
            listed = ", ".join(f"'{word}'" for word in words)
            batch.drop_constraint(name, type_="check")
            batch.create_check_constraint(name, f"{column} IN ({listed})")
