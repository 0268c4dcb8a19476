"""Which record of an event has the accepted value of a field: one rule, as conditions.

Records with the link ``same-as`` are one event, and one of them is its leading record. The accepted
value of a field is that of the leading record or, if it states none, that of the first of the other
records by key that states one: this record supplies the field. A field is supplied as a whole:
all systems, both an expected and an actual number, the numbers of all participants. The fields of a
kind are supplied by records of the kind of the event only. Kind, title, status, date and time zone
are those of the leading record (``OF_LEADING``); what is written of an event in its sources, and
its links, are those of all its records.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, literal, or_, select, union

from timeline.database.rounds import among_listed
from timeline.kinds import EVENT_FIELDS, KINDS, Field
from timeline.models.columns import TABLES
from timeline.query.conditions.fields.scope import Condition, ValueStorage

_EVENT, _ENTITY = TABLES["event"], TABLES["entity"]
OF_LEADING: Final = ("kind", "title", "when", "status", "timezone")
"""The fields of which the leading record alone has the accepted value."""
_NAMES: Final = {
    "amount": "field", "event_date": "field", "participation": "role", "wording": "field",
    "event_date_member": "field",
}  # fmt: skip
"""By table of the fields of kinds: the column with the name of the field."""
_LISTED: Final = ("amount", "event_date", "wording")
"""The tables with the parts of lists of records, such as deliveries."""
LISTS: Final = {"event_system": "systems", "event_programme": "programme", "event_tag": "tags"}
"""The fields of all events whose values are rows of a table of their own."""


class FieldRows(NamedTuple):
    """The rows of a table that state a field.

    ``field`` is its name, empty for all fields that the rows name; ``column`` has the value, empty
    if every row has one. ``listed``: it is a list of records, whose parts are in several tables.
    """

    table: str
    field: str = ""
    column: str = ""
    listed: bool = False

    @property
    def of_kind(self) -> bool:
        """Whether it is a field that a kind declares."""
        return self.table != _EVENT.name and self.table not in LISTS

    @property
    def everywhere(self) -> Iterator["FieldRows"]:
        """The rows of all tables that may state the field."""
        may_be_listed = self.listed or not self.field
        tables = _LISTED if may_be_listed and self.table in _LISTED else (self.table,)
        return (self._replace(table=table) for table in tables)

    def stated(self, table: Any) -> Iterator[Condition]:
        """Yield the conditions that a row of the table, or of an alias of it, states the field."""
        if self.field and self.table in _NAMES:
            yield table.c[_NAMES[self.table]] == self.field
        if self.column:
            yield table.c[self.column].is_not(None)

    def name(self, table: Any) -> ColumnElement[str]:
        """Return the name of the field that a row states."""
        return literal(self.field) if self.field else table.c[_NAMES[self.table]]

    def owner(self, table: Any) -> Any:
        """Return the id of the record that has a row."""
        return table.c["id" if self.table == _EVENT.name else "event_id"]


def rows_that_state(stored: Iterable[ValueStorage]) -> list[FieldRows]:
    """Return the rows that state a field of the query language, from where its values are."""
    found: dict[FieldRows, None] = {}
    for table, column, _, where, part in stored:
        if table in _NAMES:
            (name,) = dict(where).get(_NAMES[table], ("",))
            rows = FieldRows(table, name, listed=bool(part))
        elif table in LISTS:
            rows = FieldRows(table, LISTS[table])
        else:
            rows = FieldRows(table, column.removesuffix("_id"), column)
        found[rows] = None
    return [*found]


def is_supplied(record: Any, stated: Sequence[FieldRows], row: Any = None) -> Condition:
    """Return the condition that no record before this one states a field.

    ``record`` is an alias of the events; it is not the leading record of its event. ``stated`` are
    all rows that may state the field; ``row`` is the table of those that name it.
    """
    leading, earlier, key, own = (each.alias() for each in (_EVENT, _EVENT, _ENTITY, _ENTITY))
    outer = [_table(record), *(() if row is None else (row,))]
    own_key = select(own.c.key).where(own.c.id == record.c.id).correlate(outer[0])
    before = (
        select(earlier.c.id)
        .join(key, key.c.id == earlier.c.id)
        .where(earlier.c.same_as_id == record.c.same_as_id, key.c.key < own_key.scalar_subquery())
        .where(or_(*_stating(earlier.c.id, earlier, stated, row)))
    )
    first = select(leading.c.id).where(leading.c.id == record.c.same_as_id)
    if stated[0].of_kind:
        before = before.where(earlier.c.kind == record.c.kind)
        first = first.where(leading.c.kind == record.c.kind)
    first = first.where(*(~each for each in _stating(leading.c.id, leading, stated, row)))
    return and_(first.correlate(*outer).exists(), ~before.correlate(*outer).exists())


def _stating(
    record: Any, event: Any, stated: Sequence[FieldRows], row: Any
) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that a record of an alias of the events states a field in a table.

    Each is a SELECT of its own: in a join, SQLite may begin with all rows that state the field.
    """
    for rows in (each for some in stated for each in some.everywhere):
        if rows.table == _EVENT.name:
            yield from rows.stated(event)
            continue
        table = TABLES[rows.table].alias()
        found = select(rows.owner(table)).where(rows.owner(table) == record, *rows.stated(table))
        if row is not None:
            found = found.where(table.c[_NAMES[rows.table]] == row.c[_NAMES[rows.table]])
        yield found.correlate(event, *(() if row is None else (row,))).exists()


def _table(record: Any) -> Any:
    return getattr(record, "table", record)


def supplied_rows(owner: Any) -> Condition:
    """Return the condition that a row is of a supplied field; its column ``owner`` has its record.

    Its table is one whose rows name their fields.
    """
    record, row = _EVENT.alias(), owner.table
    of_row = select(record.c.id).where(record.c.id == owner, record.c.same_as_id.is_not(None))
    supplied = of_row.where(is_supplied(record, [FieldRows(row.name)], row))
    return supplied.correlate(row).exists()


@cache
def supplied_fields(dialect: str, kinds: tuple[str, ...]) -> Select[Any]:
    """Return a SELECT of event, record and name of each field that records of listed events supply.

    ``kinds`` are those of these records.
    """
    here = among_listed(dialect)
    found = []
    for rows in _all_rows(kinds):
        record = _EVENT.alias()
        table: Any = record if rows.table == _EVENT.name else TABLES[rows.table].alias()
        each = select(record.c.same_as_id, record.c.id, rows.name(table)).select_from(record)
        if table is not record:
            each = each.join(table, rows.owner(table) == record.c.id)
        supplied = is_supplied(record, [rows], None if rows.field else table)
        found.append(each.where(record.c.same_as_id.in_(here), *rows.stated(table), supplied))
    return select(union(*found).subquery())


def _all_rows(kinds: Collection[str]) -> Iterator[FieldRows]:
    yield from map(FieldRows, (*_LISTED, "participation"))
    yield from (FieldRows(table, name) for table, name in LISTS.items())
    yield from _columns(_EVENT.name, EVENT_FIELDS)
    for kind in kinds:
        yield from _columns(kind, KINDS[kind].fields)


def _columns(table: str, fields: Collection[Field]) -> Iterator[FieldRows]:
    for field in fields:
        for column in (field.name, f"{field.name}_id"):
            if column in TABLES[table].c and field.name not in OF_LEADING:
                yield FieldRows(table, field.name, column)
