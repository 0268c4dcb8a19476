"""The statements that read the values of a field of many events, after the ids of their records."""

from functools import cache
from typing import Any

from sqlalchemy import Select, func, select

from timeline.database.rounds import among_listed
from timeline.models.columns import TABLES
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.conditions.fields.scope import SearchedField, ValueStorage
from timeline.query.conditions.fields.supplying import rows_that_state
from timeline.query.conditions.fields.value_conditions import lowest_reliability

_CLAIM, _ENTITY, _EVENT, _PASSAGE, _SOURCE = (
    TABLES[name] for name in ("claim", "entity", "event", "passage", "source")
)


def built(field: SearchedField, stored: ValueStorage) -> tuple[Any, ...]:
    """Return what builds the statement of the values of a field, with its arguments."""
    if field.type == "grade":
        return (_grades,)
    if field.keys == "event":
        return _events, stored
    return columns, stored, (stored.column,)


@cache
def columns(dialect: str, stored: ValueStorage, columns: tuple[str, ...]) -> Select[Any]:
    """Return a SELECT of columns of the rows of records in which a field has values.

    The last column is the name of the field.
    """
    table = TABLES[stored.table]
    (name,) = (rows.name(table) for rows in rows_that_state([stored]))
    found = select(table.c[stored.owner], *(table.c[each] for each in columns), name)
    found = found.where(table.c[stored.owner].in_(among_listed(dialect)))
    found = found.where(*(table.c[each].in_(texts) for each, texts in stored.where))
    return found.where(table.c.item.like(f"%.{stored.part}")) if stored.part else found


@cache
def _events(dialect: str, stored: ValueStorage) -> Select[Any]:
    """Return a SELECT of the keys of other events, each that of the record that represents it."""
    table, other = TABLES[stored.table], _EVENT.alias()
    found = select(table.c[stored.owner], _ENTITY.c.key).select_from(table)
    found = found.join(other, other.c.id == table.c[stored.column])
    found = found.join(_ENTITY, _ENTITY.c.id == func.coalesce(other.c.same_as_id, other.c.id))
    found = found.where(*(table.c[each].in_(texts) for each, texts in stored.where))
    return found.where(table.c[stored.owner].in_(among_listed(dialect)))


@cache
def _grades(dialect: str) -> Select[Any]:
    """Return a SELECT of the grades of the passages that support records."""
    (stored,) = FIELDS["grade"].stored
    grade = lowest_reliability() + _CLAIM.c[stored.column]
    found = select(_CLAIM.c[stored.owner], grade).select_from(_CLAIM)
    found = found.join(_PASSAGE, _PASSAGE.c.id == _CLAIM.c.passage_id)
    found = found.join(_SOURCE, _SOURCE.c.id == _PASSAGE.c.source_id)
    found = found.where(*(_CLAIM.c[each].in_(texts) for each, texts in stored.where))
    return found.where(_CLAIM.c[stored.owner].in_(among_listed(dialect)))


def slot_of(item: str, modality: str) -> str:
    """Return what the rows of a number and of its date have in common; empty if nothing.

    It is the place of their record in a list, or whether both are expected or actual.
    """
    return item.rpartition(".")[0] or modality
