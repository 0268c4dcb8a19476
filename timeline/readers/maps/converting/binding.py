"""Apply a map to the columns of a table: the readers of its values.

A value is made once for the same cells: a register repeats its actors, its terms and its dates.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any, Final, NamedTuple, cast

from timeline.kinds.base import REFERENCES, Field, FieldType
from timeline.kinds.countries import country_name
from timeline.readers.formats.base import CellFault, Conversion, Fields
from timeline.readers.formats.states import as_state
from timeline.readers.maps.cells.values import AssumedValue, country_codes, value_of
from timeline.readers.maps.converting.agreeing import RecordAgreement
from timeline.readers.maps.declaring.names import fields_of_type, folded
from timeline.readers.maps.spec.columns import ColumnMap, NamedEntry, ValueSpec
from timeline.readers.maps.toml import quoted
from timeline.readers.tables.base import TableRow

_MOST: Final = 20_000
"""Values that are kept of one field at most."""

ConvertedValue = str | list[str] | dict[str, str] | None
Picker = Callable[[Sequence[str]], Any]


class _Fault(NamedTuple):
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class ColumnIndex:
    """The columns of a table by name; each row has an empty cell more, for those it lacks."""

    indices: Mapping[str, int]

    def picker(self, names: Sequence[str]) -> Picker:
        """Return a function that takes the cells of columns, as a tuple."""
        at = [self.indices.get(name, -1) for name in names]
        if len(at) == 1:
            only = at[0]
            return lambda cells: (cells[only],)
        return itemgetter(*at) if at else lambda _cells: ()


WRONG: Final = "\0"
"""The value of a cell that has a fault."""


class FieldReader:
    """Reads the values of one field by one spec."""

    def __init__(
        self,
        spec: ValueSpec,
        field: Field,
        columns: ColumnIndex,
        agreement: RecordAgreement,
        of: ColumnMap,
    ) -> None:
        self.name = field.name
        self.spec = spec
        self.field = field
        self.inputs = spec.inputs
        self.pick = columns.picker(self.inputs)
        self.conversion, self.agreement = agreement.conversion, agreement
        self.memo: dict[Any, ConvertedValue | _Fault] = {}
        self.repeats = field.type is not FieldType.TEXT or bool(spec.terms)
        self.names = of.names.get(field.type.value, {})
        self.column = (*spec.stating, "")[0]
        self.keys: dict[str, str] = {}  # of names that are known or defined
        # Columns that define a record may have a doubtful cell in any row, which is reported each
        # time.
        self.is_defined_alike = all(isinstance(each, str) for each in (spec.define or {}).values())
        self.defining = {
            name: next((column for each in specs for column in each.stating), "")
            for name, specs in (spec.define or {}).items()
            if not isinstance(specs, str)
        }
        """The columns of the fields of a new record that the rows state."""
        # A text that is its cell, as most titles and remarks are.
        alone = replace(ValueSpec(), line=spec.line, columns=self.inputs[:1], none=spec.none)
        self.is_cell = field.type is FieldType.TEXT and not field.many and spec == alone

    def read(self, cells: Sequence[str], row: TableRow) -> ConvertedValue:
        """Return the value in a row, None if there is none; a fault is noted, and is ``WRONG``."""
        picked = self.pick(cells)
        if self.is_cell:
            (cell,) = picked
            return None if cell in self.spec.none else str(cell) or None
        alike = picked
        for cell in picked:
            if type(cell) is not str:  # 1.204 is a number in its file, or a text with a mark
                alike = (picked, *map(type, picked))
                break
        try:
            found = self.memo[alike]
        except KeyError:
            if len(self.memo) >= _MOST:
                self.memo.clear()
            found = self._made(picked, alike, row)
        if type(found) is _Fault:
            self.conversion.fault(row, found.column, found.message)
            return WRONG
        return cast("ConvertedValue", found)

    def _made(self, picked: Any, alike: Any, row: TableRow) -> ConvertedValue | _Fault:
        given = dict(zip(self.inputs, picked, strict=True))
        found: ConvertedValue | _Fault
        try:
            found = value_of(self.spec, self.field, given)
            if isinstance(found, list) and self.field.type in REFERENCES:
                keys, known = self._keys(found, given, row)
                value: ConvertedValue = keys if self.field.many else keys[0]
                if known:  # else the name is counted, and the row rejected, each time
                    self.memo[alike] = value
                return value
        except CellFault as fault:
            found = _Fault(fault.column, fault.message)
        if self.repeats:  # no two remarks are the same
            self.memo[alike] = found
        return found

    def _keys(
        self, names: Sequence[str], cells: Mapping[str, str], row: TableRow
    ) -> tuple[list[str], bool]:
        """Return the keys of names, and whether each of them is known or defined."""
        keys: dict[str, None] = {}
        known = True
        if type(names[0]) is AssumedValue:  # a constant, which is a key
            return [AssumedValue(self._constant(names[0], row))], False
        type_ = self.field.type.value
        column = self.column
        for name in names:
            if key := self.keys.get(name):
                keys[key] = None
                continue
            if self.names and (entry := self.names.get(folded(name))):
                keys[self._entry(entry, row, column)] = None
                continue
            define, prefer, called = self._definition(name, cells, row)
            if self.defining and define is not None:
                called = self.agreement.name_of(type_, called, define, self.defining, row)
            key = self.conversion.refer(
                type_,
                called,
                row,
                column,
                define=define,
                prefer=prefer,
                advice="" if define else self._advice(name),
            )
            keys[key] = None
            if (type_, called) in self.conversion.unknown:
                known = False
            elif self.is_defined_alike:
                if len(self.keys) >= _MOST:
                    self.keys.clear()
                self.keys[name] = key
        return list(keys), known

    def _advice(self, name: str) -> str:
        """Return what makes a record of the name of a country; empty for other names."""
        if self.field.type is not FieldType.ACTOR or len(country_codes(name)) != 1:
            return ""
        option = f"{{column = {quoted(self.column)}, countries = true}}"
        return f"it is a country: say so in the map where it has this column: {option}"

    def _constant(self, key: str, row: TableRow) -> str:
        """Return the key of the record that the map names for all rows."""
        if entry := self.names.get(folded(key)):
            return self._entry(entry, row, "")
        return self.conversion.refer(self.field.type.value, key, row, "")

    def _entry(self, entry: NamedEntry, row: TableRow, column: str) -> str:
        type_ = self.field.type.value
        if entry.fields is None:
            return self.conversion.refer(type_, entry.key, row, column)
        return self.conversion.refer(
            type_, entry.name, row, column, define=entry.fields, prefer=entry.key
        )

    def _definition(
        self, name: str, cells: Mapping[str, str], row: TableRow
    ) -> tuple[Fields | None, str, str]:
        """Return how a name is described, the key that it should have, and what it is called."""
        for pattern in self.spec.countries:
            before, _, after = pattern.partition("{}")
            if name.startswith(before) and name.endswith(after):
                country = name[len(before) : len(name) - len(after)].strip()
                if len(codes := country_codes(country)) == 1:
                    return as_state(codes[0]), codes[0].lower(), country_name(codes[0]) or country
                if before or after:
                    return {"kind": "state"}, "", name
        if self.spec.define is None:
            return None, "", name
        known = fields_of_type(self.field.type.value)
        found: dict[str, Any] = {}
        for field, specs in self.spec.define.items():
            if isinstance(specs, str):
                found[field] = specs
                continue
            for spec in specs:
                try:
                    value = value_of(spec, known[field], cells)
                except CellFault as fault:  # the name says it in its own words
                    self.conversion.warn(row, fault.column, f"{fault.message}; left out")
                    continue
                if value:
                    found[field] = value if isinstance(value, str) else value[0]
                    break
        return found, "", name


class EachReader:
    """Reads a field that has one value for each actor of a role, or expected and actual values."""

    def __init__(
        self,
        spec: ValueSpec,
        field: Field,
        readers: Mapping[str, FieldReader],
        conversion: Conversion,
    ) -> None:
        self.name = field.name
        self.spec = spec
        self.readers = readers
        self.of_roles = field.per == "participant"
        self.conversion = conversion

    def read(
        self, cells: Sequence[str], row: TableRow, fields: Mapping[str, Any]
    ) -> ConvertedValue:
        """Return the values by slot, for a row whose other fields are known."""
        found: dict[str, str] = {}
        for slot, reader in self.readers.items():
            value = reader.read(cells, row)
            if not isinstance(value, str) or value is WRONG:
                continue
            if not self.of_roles:
                found[slot] = value
                continue
            actors = fields.get(slot, ())
            actors = [actors] if isinstance(actors, str) else actors
            if len(actors) == 1:
                found[actors[0]] = value
            else:
                column = reader.inputs[0]
                message = f"is the number of one actor, but {slot} has {len(actors)}"
                self.conversion.fault(row, column, message)
        return found or None
