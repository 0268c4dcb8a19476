"""What a format makes of a sheet, which must account for every row, as the loader checks it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.readers.memory import Known, MemoryFile, checked, table_of
from timeline.canonical.record import Canonical
from timeline.errors import Problem
from timeline.readers.formats.base import Conversion, ConvertedRows, RowDraft, TableFormat
from timeline.readers.tables.base import Table


def sheet(names: Sequence[str], *rows: Mapping[str, str]) -> list[list[str]]:
    """A table with these columns; each row has its cells by name."""
    assert all(set(row) <= set(names) for row in rows)
    return [list(names), *([row.get(name, "") for name in names] for row in rows)]


@dataclass
class Outcome:
    """What a format made of a table. ``records`` are the sound events, ``warnings`` all of them."""

    conversion: Conversion
    about: Mapping[str, str]
    converted: list[ConvertedRows]
    problems: list[Problem]
    drafts: list[RowDraft]
    records: dict[str, Canonical]
    refused: list[str]
    warnings: list[str]

    @property
    def only(self) -> Canonical:
        """The one event."""
        (record,) = self.records.values()
        return record

    @property
    def passages(self) -> list[dict[str, Any]]:
        """The passages of the one event."""
        return list(self.only["cite"][self.conversion.source])


def read(
    format_: TableFormat,
    cells: Sequence[Sequence[str]],
    names: Mapping[tuple[str, str], str] | None = None,
    **given: Any,
) -> Outcome:
    """Recognise a table, convert it, and check what it becomes like the records of seed files."""
    table = table_of(format_, MemoryFile(cells))
    conversion = Conversion("made-up", Known(names or {}), **given)
    found = Outcome(conversion, dict(format_.describe(table)), [], [], [], {}, [], [])
    for item in format_.convert(table, conversion):
        if isinstance(item, Problem):
            found.problems.append(item)
            continue
        found.converted.append(item)
        bad = [fault for fault in item.faults if not fault.warning]
        found.refused += [f"{f.row.line}: {f.column}: {f.message}" for f in bad]
        found.warnings += [f"{f.row.line}: {f.message}" for f in item.faults if f.warning]
        if not bad:
            found.drafts += item.drafts
            _check(item, conversion.source, found)
    _check_accounting(table, found)
    return found


def _check(item: ConvertedRows, source: str, found: Outcome) -> None:
    for draft in item.drafts:
        record, problems = checked(draft, source)
        assert record.sound, [str(problem) for problem in problems]
        found.warnings += [f"{problem.line}: {problem.message}" for problem in problems]
        if draft.type == "event":
            assert draft.key not in found.records
            found.records[draft.key] = record.canonical


def _check_accounting(table: Table, found: Outcome) -> None:
    """Every row is in exactly one conversion, or is a problem."""
    rows = [each for each in table.rows() if not isinstance(each, Problem)]
    assert [row for item in found.converted for row in item.rows] == rows
