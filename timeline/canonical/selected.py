"""SELECTs of the rows of records, which are built once: that takes longer than to execute them.

Each gets the ids of the records as one parameter, for any number of them.
"""

from collections.abc import Collection, Sequence
from functools import cache, partial
from typing import Any, Final

from sqlalchemy import ColumnElement, FromClause, Select, null, select, text

from timeline.canonical.record import KIND
from timeline.database.rounds import among_listed, of_listed
from timeline.database.sessions import Session, is_fixed, read_once
from timeline.kinds import BY_TYPE, EVENT_FIELDS, KINDS, REFERENCES, Field, FieldType
from timeline.models.columns import TABLES, table_of
from timeline.models.vocabularies import ENTITY_TYPES

_ENTITY, _TEXT = TABLES["entity"], TABLES["text"]
_FILLED: Final = text(  # as SQL: to build it takes longer than to execute it
    " UNION ALL ".join(
        f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")"
        for name in sorted(TABLES.keys() - KINDS.keys() - {*ENTITY_TYPES})
    )
)


def types_of(session: Session, ids: Collection[int]) -> dict[int, str]:
    """Return the types of these records by id, without those of unknown ids."""
    return dict(map(tuple, of_listed(session, _types, ids)))


def columns_of(
    session: Session, name: str, ids: Collection[int], also: tuple[str, ...] = ()
) -> tuple[list[str], Sequence[Any]]:
    """Return the names of the fields of these records that are columns of one table, and rows.

    ``name`` is a type of record (``event`` for the columns that all events have), or a kind. Each
    row has the id of its record, then the values of these fields, and then the columns ``also`` of
    this table, or its ``key``.
    """
    found = of_listed(session, _columns, ids, name, also)
    names = [*found.keys()]
    return names[1 : len(names) - len(also)], found.all()


def rows_of(
    session: Session,
    table: str,
    ids: Collection[int],
    columns: tuple[str, ...] = (),
    *,
    owner: str = "event_id",
    refers: str = "",
) -> Sequence[Any]:
    """Return the rows of a table that belong to these records, in the order of the seed file.

    Each row has the id of its record, which is in the column ``owner``; the key of the record to
    which the column ``refers`` refers; and these columns.
    """
    if is_fixed(session) and table not in read_once(session, "filled", partial(_filled, session)):
        return ()  # a register has no rows of most tables; to look for them takes a while
    return of_listed(session, _rows, ids, table, columns, owner, refers).all()


def _filled(session: Session) -> frozenset[str]:
    """Return the names of the tables of rows of records that have any row."""
    return frozenset(session.scalars(_FILLED))


@cache
def _types(dialect: str) -> Select[Any]:
    return select(_ENTITY.c.id, _ENTITY.c.type).where(_ENTITY.c.id.in_(among_listed(dialect)))


@cache
def _columns(dialect: str, name: str, also: tuple[str, ...]) -> Select[Any]:
    statement = _OF_TABLE[name]
    record_id = statement.selected_columns[0]
    if "key" in also:
        statement = statement.join(_ENTITY, _ENTITY.c.id == record_id)
    columns = (_ENTITY.c.key if each == "key" else record_id.table.c[each] for each in also)
    statement = statement.add_columns(*(each.label(None) for each in columns))
    return statement.where(record_id.in_(among_listed(dialect)))


@cache
def _rows(
    dialect: str, name: str, columns: tuple[str, ...], owner: str, refers: str
) -> Select[Any]:
    table = TABLES[name]
    key = _ENTITY.c.key if refers else null().label("key")
    order = table.c["position" if "position" in table.c else "id"]
    statement = select(table.c[owner], key, *(table.c[each] for each in columns))
    if refers:
        of_key = _ENTITY.c.id == table.c[refers]
        statement = statement.select_from(table.outerjoin(_ENTITY, of_key))
    return statement.where(table.c[owner].in_(among_listed(dialect))).order_by(order)


def _key(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return a scalar SELECT of the key of the entity to which a column refers."""
    there = _ENTITY.alias()
    return select(there.c.key).where(there.c.id == column).scalar_subquery()


def _own_columns(table: FromClause, fields: Sequence[Field]) -> Select[Any]:
    """Return a SELECT of the id of a record and the fields that are columns of this table."""
    columns: dict[str, ColumnElement[Any]] = {}
    for name, type_ in ((field.name, field.type) for field in fields):
        if name in table.c:
            columns[name] = table.c[name]
        elif type_ is FieldType.DATE and f"{name}_text" in table.c:
            columns[name] = table.c[f"{name}_text"]
        elif type_ is FieldType.FILE:
            columns[name] = table.c[f"{name}_path"]
            digest = select(_TEXT.c.sha256).where(_TEXT.c.id == table.c[f"{name}_id"])
            columns[f"{name}_sha256"] = digest.scalar_subquery()
        elif type_ in REFERENCES and f"{name}_id" in table.c:
            columns[name] = _key(table.c[f"{name}_id"])
    record_id = next(iter(table.c))  # the first column of each table
    return select(record_id, *(column.label(name) for name, column in columns.items()))


OF_REGISTER: Final = {
    name: _own_columns(table_of(name), each.fields) for name, each in BY_TYPE.items()
}
"""By type of register entry: a SELECT of the id and the fields that are columns of its table."""
_OF_TABLE: Final = (
    OF_REGISTER
    | {"event": _own_columns(TABLES["event"], (KIND, *EVENT_FIELDS))}
    | {name: _own_columns(TABLES[name], kind.fields) for name, kind in KINDS.items()}
)
"""The same, for events and the kinds of event too."""
