"""Store retirements, activities, numbers that are not stated, and several origins of a passage.

The one source that a passage could repeat so far moves to a table of its own.
"""

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
_PASSAGE = sa.table("passage", *map(sa.column, ("id", "entity_id", "derived_from_id")))
_ORIGIN = sa.table(
    "passage_origin", *map(sa.column, ("entity_id", "passage_id", "source_id", "position"))
)
_QUALIFIERS = ("exact", "about", "over", "under", "at-least", "at-most", "between")
_UNSTATED = ("unknown", "not-applicable")
_AMOUNTS = (
    "aircraft", "amount", "apogee", "bearing", "captured", "cost", "delivered", "fleet_after",
    "flight_time", "killed", "lost", "magnitude", "quantity", "range", "ships", "thrust",
    "tiv_delivered", "tiv_new", "tiv_total", "tiv_unit", "troops", "wounded", "yield",
)  # fmt: skip
"""The fields with numbers and amounts of money, besides the numbers of ``deliveries``."""
_WIDER = (
    ("event", "kind", _KINDS, tuple(_NEW_KINDS)),
    ("amount", "qualifier", _QUALIFIERS, _UNSTATED),
)
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
    _add_origins()


def downgrade() -> None:
    """Undo the step, if no record needs it. Raises CommandError if one does: nothing is lost."""
    found = [f"{table}.{column}" for table, column, _, new in _WIDER if _any(table, column, new)]
    found += ["claim.says"] if _any_unstated_rival() else []
    found += ["passage_origin"] if _any("passage_origin", "position", (1,)) else []
    if found:
        raise CommandError(f"version 0006 cannot store the values in {', '.join(found)}")
    _remove_origins()
    for table in _NEW_KINDS:
        op.drop_table(table)
    for table, column, old, _ in _WIDER:
        _allow(table, column, old)


def _add_origins() -> None:
    op.create_table(
        "passage_origin",
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("passage_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entity.id"], name=op.f("fk_passage_origin_entity_id_entity"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["passage_id"], ["passage.id"], name=op.f("fk_passage_origin_passage_id_passage"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_passage_origin_source_id_source")
        ),
        sa.PrimaryKeyConstraint("passage_id", "source_id", name=op.f("pk_passage_origin")),
    )  # fmt: skip
    for column in ("entity_id", "source_id"):
        op.create_index(op.f(f"ix_passage_origin_{column}"), "passage_origin", [column])
    columns = (_PASSAGE.c.entity_id, _PASSAGE.c.id, _PASSAGE.c.derived_from_id)
    one = sa.select(*columns, sa.literal_column("0")).where(columns[-1].is_not(None))
    op.execute(_ORIGIN.insert().from_select(list(_ORIGIN.c.keys()), one))
    with _batch("passage") as batch:
        batch.drop_index(op.f("ix_passage_derived_from_id"))
        batch.drop_constraint(op.f("fk_passage_derived_from_id_source"), type_="foreignkey")
        batch.drop_column("derived_from_id")


def _remove_origins() -> None:
    """Move the sources that passages repeat back, one for each."""
    with _batch("passage") as batch:
        batch.add_column(sa.Column("derived_from_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_passage_derived_from_id_source"), "source", ["derived_from_id"], ["id"]
        )
        batch.create_index(op.f("ix_passage_derived_from_id"), ["derived_from_id"])
    origin = sa.select(_ORIGIN.c.source_id).where(_ORIGIN.c.passage_id == _PASSAGE.c.id)
    op.execute(_PASSAGE.update().values(derived_from_id=origin.scalar_subquery()))
    op.drop_table("passage_origin")


def _any(table: str, column: str, values: Sequence[str | int]) -> bool:
    """Return whether a column has one of these values."""
    value: sa.ColumnClause[str | int] = sa.column(column)
    found = sa.select(sa.literal(1)).select_from(sa.table(table)).where(value.in_(values)).limit(1)
    return op.get_bind().execute(found).first() is not None


def _any_unstated_rival() -> bool:
    """Return whether a source says of a number that it is unknown or does not apply."""
    claim = sa.table("claim", sa.column("fields"), sa.column("says"))
    paths = op.get_bind().execute(sa.select(claim.c.fields).where(claim.c.says.in_(_UNSTATED)))
    return any(
        path.partition(".")[0] in _AMOUNTS
        or (path.startswith("deliveries.") and "quantity" in path)
        for (path,) in paths
    )


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
