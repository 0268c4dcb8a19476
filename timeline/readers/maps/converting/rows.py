"""The rows of a table as events, by a map."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from timeline.canonical.record import KIND
from timeline.errors import Problem
from timeline.kinds import KINDS, event_fields
from timeline.kinds.base import Field, FieldType
from timeline.readers.formats.base import Conversion, ConvertedRows, RowCitation, RowDraft
from timeline.readers.formats.keys import EventKeys, shortened
from timeline.readers.maps.cells.values import AssumedValue
from timeline.readers.maps.converting.agreeing import RecordAgreement
from timeline.readers.maps.converting.binding import (
    WRONG,
    ColumnIndex,
    ConvertedValue,
    EachReader,
    FieldReader,
)
from timeline.readers.maps.declaring.reading import ORIGIN
from timeline.readers.maps.header import places
from timeline.readers.maps.spec.columns import ColumnMap, ValueSpec
from timeline.readers.tables.base import Table, TableRow
from timeline.readers.tables.labels import labels
from timeline.text import clip

DATES: Final = "dates"
"""The setting with a layout of dates, which is tried before those of the map."""
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MOST: Final = 20_000
"""Different cells of a condition whose answer is kept."""
_TITLE: Final = 500
"""Characters of a title at most."""


def convert(
    of: ColumnMap, table: Table, conversion: Conversion
) -> Iterator[ConvertedRows | Problem]:
    """Yield what the rows of a table become, whose columns fit the map."""
    if layout := conversion.settings.get(DATES):
        of = with_dates(of, layout)
    columns = ColumnIndex(places(of, labels(table.columns)))
    rows = _Rows(of, columns, conversion, table)
    for row in table.rows():
        yield row if isinstance(row, Problem) else rows.converted(row)


def with_dates(of: ColumnMap, layout: str) -> ColumnMap:
    """Return a map that tries one more layout of dates before its own ones."""
    fields = {
        name: tuple(
            replace(spec, dates=(layout, *spec.dates)) if spec.dates else spec for spec in specs
        )
        for name, specs in of.fields.items()
    }
    return replace(of, fields=fields)


class _Rows:
    """Makes an event of each row."""

    def __init__(
        self, of: ColumnMap, columns: ColumnIndex, conversion: Conversion, table: Table
    ) -> None:
        self.of = of
        self.conversion = conversion
        self.agreement = RecordAgreement(conversion)
        self.kind = FieldReader(of.kind, KIND, columns, self.agreement, of)
        self.kinds: dict[str, _KindRows] = {}
        self.columns = columns
        self.pick_key = columns.picker(of.key)
        self.title_columns = of.event_title.columns
        self.pick_title = columns.picker(self.title_columns)
        self.condition_columns = of.condition.columns
        self.pick_condition = columns.picker(self.condition_columns)
        self.included: dict[Any, bool] = {}
        self.origins = (
            FieldReader(of.derived_from, ORIGIN, columns, self.agreement, of)
            if of.derived_from
            else None
        )
        self.plain = not self.origins and not of.credibility
        # An id is a key of its own; only what is made of several cells can have true repetitions.
        self.keys = EventKeys(conversion, partial(self._bases, table)) if len(of.key) > 1 else None

    def converted(self, row: TableRow) -> ConvertedRows:
        """Return what a row becomes."""
        cells = (*row.cells, "")
        if self.condition_columns and not self._is_event(cells):
            return ConvertedRows((row,), (), left_out=True)
        kind = self.kind.read(cells, row)
        if not isinstance(kind, str) or kind is WRONG:
            if kind is None:
                column = (*self.kind.inputs, "")[0]
                self.conversion.fault(row, column, "gives no kind of event")
            return self.conversion.converted([row], [])
        if (rows := self.kinds.get(kind)) is None:
            rows = self.kinds[kind] = _KindRows(self.of, kind, self.columns, self.agreement)
        key = self._key(cells, row)
        picked = self.pick_title(cells)
        title = self.of.event_title.fill(dict(zip(self.title_columns, picked, strict=True)))
        if not title:
            self.conversion.fault(row, self.title_columns[0], "is blank: every event has a title")
        fields: dict[str, Any] = {"kind": kind, "title": clip(title, _TITLE)}
        inferred = rows.read(cells, row, fields)
        if not key or not title or "when" not in fields:  # the fault is noted
            return self.conversion.converted([row], [])
        citations: Sequence[RowCitation] = ()
        if rows.graded or not self.plain:
            origins = self.origins.read(cells, row) if self.origins else None
            citations = rows.citations(row, fields, inferred, origins)
        draft = RowDraft("event", key, row, fields, citations, inferred)
        return self.conversion.converted([row], [draft])

    def _is_event(self, cells: Sequence[str]) -> bool:
        picked = self.pick_condition(cells)
        if (found := self.included.get(picked)) is None:
            given = dict(zip(self.condition_columns, picked, strict=True))
            if len(self.included) >= _MOST:
                self.included.clear()
            found = self.included[picked] = self.of.condition.holds(given)
        return found

    def _bases(self, table: Table) -> Iterator[tuple[str, Sequence[TableRow]]]:
        """Yield the key of each event before it has a number."""
        for row in table.rows():
            if isinstance(row, Problem):
                continue
            cells = (*row.cells, "")
            if self.condition_columns and not self._is_event(cells):
                continue
            if text := self._identity(cells):
                yield _key(self.conversion.source, text), [row]

    def _identity(self, cells: Sequence[str]) -> str:
        return "-".join(filter(None, self.pick_key(cells)))

    def _key(self, cells: Sequence[str], row: TableRow) -> str:
        """Return the key of an event, from its id, or from several cells and a number."""
        text = self._identity(cells)
        if not text:
            self.conversion.fault(
                row, self.of.key[0], "is blank: the key of the event is made of it"
            )
            return ""
        key = _key(self.conversion.source, text)
        return self.keys.of(key, [row]) if self.keys else key


def _key(source: str, text: str) -> str:
    """Return a key of the cells of a row; what a key cannot contain is part of its digest.

    That is so for letters, and for the sign of a negative number: -1 is not 1.
    """
    bare = text.lower()
    if not _ID.fullmatch(bare):
        letters = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
        lost = not bare.isascii() or bool(re.match(r"-\d", bare))
        digest = hashlib.sha256(text.encode()).hexdigest()[:8]
        bare = "-".join(filter(None, (letters, digest if lost else ""))) or digest
    return shortened(f"{source}-{bare}")


class _KindRows:
    """Reads the fields of events of one kind."""

    def __init__(
        self, of: ColumnMap, kind: str, columns: ColumnIndex, agreement: RecordAgreement
    ) -> None:
        self.of = of
        fields = {field.name: field for field in event_fields(KINDS[kind])}
        self.conversion = agreement.conversion
        self.readers: list[tuple[Field, list[FieldReader]]] = []
        self.each: list[EachReader] = []
        for name, specs in of.fields.items():
            if (field := fields.get(name)) is None:
                continue
            plain = [spec for spec in specs if not spec.each]
            if plain:
                made = [FieldReader(spec, field, columns, agreement, of) for spec in plain]
                self.readers.append((field, made))
            self.each += [
                EachReader(
                    spec,
                    field,
                    {
                        slot: FieldReader(one, field, columns, agreement, of)
                        for slot, one in spec.each.items()
                    },
                    self.conversion,
                )
                for spec in specs
                if spec.each
            ]
        self.cited = [name for name, field in fields.items() if field.cited]
        self.grades = {
            name: spec.credibility for name, specs in of.fields.items() for spec in specs[:1]
        }
        self.graded = any(self.grades.values())

    def read(self, cells: Sequence[str], row: TableRow, fields: dict[str, Any]) -> dict[str, str]:
        """Add the fields of a row, and return the reasons for those that it does not state."""
        inferred: dict[str, str] = {}
        for field, readers in self.readers:
            value: ConvertedValue = None
            wrong = False
            for reader in readers:
                found = reader.read(cells, row)
                if found is None:
                    continue
                if found is WRONG:
                    wrong = True
                    continue
                if reader.spec.reason and field.cited and _assumed(found):
                    inferred[field.name] = reader.spec.reason
                if isinstance(value, list) and isinstance(found, list):
                    value = list(dict.fromkeys((*value, *found)))
                else:
                    value = found
                if not field.many:
                    break
            if value is not None:
                fields[field.name] = value
            elif field.required and not wrong:
                spec: ValueSpec = readers[-1].spec
                column = (*spec.stating, "")[0]
                way = _unknown(field)
                message = f"is blank: every event has one ({field.name}){way}"
                self.conversion.fault(row, column, message)
        for each in self.each:
            if each.name not in fields and (value := each.read(cells, row, fields)) is not None:
                fields[each.name] = value
        return inferred

    def citations(
        self,
        row: TableRow,
        fields: Mapping[str, Any],
        inferred: Mapping[str, str],
        origins: ConvertedValue,
    ) -> list[RowCitation]:
        """Return the passages of a row: one for each credibility."""
        paths: dict[str, list[str]] = {}
        for name in self.cited:
            if name in fields and name not in inferred:
                grade = self.grades.get(name) or self.of.credibility
                paths.setdefault(grade, []).append(name)
        more = {"derived_from": origins} if origins else {}
        return [
            RowCitation(row, names, {**more, **({"credibility": grade} if grade else {})})
            for grade, names in paths.items()
        ]


def _unknown(field: Field) -> str:
    """Return how a map says that a blank cell is not known; empty if the field has no such word."""
    if field.type is not FieldType.DATE and "unknown" not in field.terms:
        return ""
    return '; if it is not known, write in the map: default = "unknown", reason = "…"'


def _assumed(value: ConvertedValue) -> bool:
    return type(value) is AssumedValue or (
        isinstance(value, list) and type(value[0]) is AssumedValue
    )
