"""The records that a row of our own tables refers to: found, or defined from what the table states.

A table states of a record what it is called, and what is in the columns of ``TERMS``.
"""

from collections.abc import Callable, Mapping
from typing import Final

from timeline.kinds import BY_TYPE
from timeline.kinds.columns import PUBLICATIONS, TERMS, name_columns
from timeline.kinds.registers import PLACE, SOURCE
from timeline.readers.formats.base import Conversion
from timeline.readers.formats.own.cells import split
from timeline.readers.formats.own.rows import OwnRows
from timeline.readers.tables.base import TableRow
from timeline.text import is_key, names_of_cell

UNKNOWN: Final = "not known here"
PUBLISHED: Final = TERMS[PUBLICATIONS].field
_COMPARED: Final = frozenset({"name", "title", "kind", "category"})
"""Fields that tell records apart: other dates and time zones are told where they move a day."""
_NAME_COLUMNS: Final = name_columns()
_TERM_COLUMNS: Final = {column: each.name for column, each in TERMS.items()}
_TERMS_OF: Final = {
    type_: {column.field for column in TERMS.values() if column.type == type_} for type_ in BY_TYPE
}
"""By type of record the fields that the table has of it, in addition to its name."""


class RowRecords:
    """Finds and defines the records of one row."""

    def __init__(self, rows: OwnRows, conversion: Conversion, row: TableRow) -> None:
        self._rows = rows
        self._conversion = conversion
        self._row = row

    def key(self, type_: str, name: str, column: str) -> str:
        """Return the key of the record with a name, or key, in a column; it may get defined.

        If the table has the name beside it, only a key is meant. What is unknown is noted as a
        fault, and what is known as another record is doubtful.
        """
        conversion = self._conversion
        if known := conversion.defined.get((type_, name)):
            return known.key
        if (type_, name) in self._rows.compared:  # known, and looked at before
            return name
        stated = self._stated(type_, name)
        called = stated.get(BY_TYPE[type_].called, "")
        other = called and conversion.directory.find(type_, called)
        key = conversion.refer(
            type_, name, self._row, column,
            define=self._definition(type_, name, stated), prefer=name, exact=True,
            only_key=bool(called), stated=lambda _: stated,
            advice=f"{other} has the name {called!r}: write {other} if it is the same"
            if other else "",
        )  # fmt: skip
        if called and key == name == conversion.directory.find(type_, name):
            self._rows.compared.add((type_, key))
            self._compare(type_, key, stated, column)
        return key

    def _compare(self, type_: str, key: str, there: Mapping[str, str], column: str) -> None:
        """Warn of a known record that the table calls or describes otherwise."""
        here = self._conversion.directory.stated(type_, key)
        names = [name for name in there if name in _COMPARED and here.get(name) != there[name]]
        if names:
            ours, others = (
                " and ".join(repr(each.get(name, "")) for name in names) for each in (here, there)
            )
            message = f"{key} is {ours} here, but {others} in the table: check that both are one"
            self._conversion.warn(self._row, column, message)

    def missing_source(self, key: str, column: str) -> str:
        """Return why a source is not that of the table, in words; empty if it is.

        One that is not known gets defined if the row states enough.
        """
        conversion, type_ = self._conversion, SOURCE.name
        stated = self._stated(type_, key)
        if (type_, key) in conversion.defined or self._definition(type_, key, stated) is not None:
            return "" if self.key(type_, key, column) == key else UNKNOWN
        if key == conversion.source:
            return ""
        if not conversion.directory.is_taken(key):
            return UNKNOWN
        there = stated.get(PUBLISHED)
        if there is None or conversion.directory.find(type_, key) != key:
            return ""
        here = conversion.directory.stated(type_, key).get(PUBLISHED, "")
        return "" if here == there else f"published {here} here, but {there} in the table"

    def _definition(
        self, type_: str, key: str, stated: Mapping[str, str]
    ) -> Mapping[str, str] | None:
        """Return what is stated of a record that is not known, if that is enough to define it.

        If its name is that of another record, the two may be one, and only the user knows. Sources
        have titles, and several may have the same.
        """
        directory, register = self._conversion.directory, BY_TYPE[type_]
        found = directory.find(type_, key)
        is_known = found == key if stated.get(register.called) else bool(found)
        if is_known or (type_, key) in self._conversion.defined or not is_key(key):
            return None
        if not stated.keys() >= {field.name for field in register.fields if field.required}:
            return None
        if register is not SOURCE and directory.find(type_, stated[register.called]):
            return None
        return stated

    def _stated(self, type_: str, key: str) -> dict[str, str]:
        """Return the fields of a record that the table states."""
        found = {BY_TYPE[type_].called: self._beside(_NAME_COLUMNS, key, names_of_cell)}
        for name in _TERMS_OF[type_]:
            found[name] = self._beside(_TERM_COLUMNS, key, _terms_of_cell)
        if type_ == PLACE.name:  # a row can name a place without its zone, as that of an impact
            found["timezone"] = self._rows.zones.get(key, "")
        return {name: text for name, text in found.items() if text}

    def _beside(
        self, columns: Mapping[str, str], key: str, parts: Callable[[str], list[str]]
    ) -> str:
        """Return what a column next to that of its key has of a record; empty if none has."""
        for column, of_texts in columns.items():
            keys, texts = split(self._cell(column)), parts(self._cell(of_texts))
            if key in keys and len(keys) == len(texts):
                return texts[keys.index(key)]
        return ""

    def _cell(self, name: str) -> str:
        return self._rows.cell(self._row, name)


def _terms_of_cell(cell: str) -> list[str]:
    return [each.strip() for each in cell.split(";")]
