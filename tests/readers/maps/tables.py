"""What a table becomes by a map, as the loader checks it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.readers.memory import Known, MemoryFile, checked, table_of
from timeline.errors import Problem
from timeline.loader.checking.record import CheckedRecord
from timeline.readers.formats.base import Conversion, ConvertedRows, RowDraft, TableFormat
from timeline.readers.maps.declaring.reading import read_text
from timeline.readers.maps.drafting import draft_map, table_in
from timeline.readers.maps.formats import format_of, shipped_maps


@dataclass
class Outcome:
    """What a table became: its conversions, and the problems that the real check finds."""

    converted: list[ConvertedRows]
    problems: list[str]
    records: dict[str, CheckedRecord]
    conversion: Conversion

    @property
    def events(self) -> list[Mapping[str, Any]]:
        return [
            draft.fields
            for each in self.converted
            for draft in each.drafts
            if draft.type == "event"
        ]

    @property
    def drafts(self) -> list[RowDraft]:
        return [draft for each in self.converted for draft in each.drafts]

    @property
    def faults(self) -> list[str]:
        return [
            f"{fault.row.line}: {fault.column}: {fault.message}"
            for each in self.converted
            for fault in each.faults
        ]

    def defined(self, type_: str) -> dict[str, Mapping[str, Any]]:
        return {draft.key: draft.fields for draft in self.drafts if draft.type == type_}


def converted(
    format_: TableFormat,
    cells: Iterable[Sequence[str]],
    names: Mapping[tuple[str, str], str] = {},
    *,
    settings: Mapping[str, str] = {},
) -> Outcome:
    """Convert a table, and check every record that it becomes."""
    conversion = Conversion("reg", Known(names), settings=settings)
    table = table_of(format_, MemoryFile([*map(list, cells)], "table.csv"))
    found: list[ConvertedRows] = []
    problems: list[str] = []
    records: dict[str, CheckedRecord] = {}
    for item in format_.convert(table, conversion):
        if isinstance(item, Problem):
            problems.append(str(item))
            continue
        found.append(item)
        if any(not fault.warning for fault in item.faults):
            continue
        for draft in item.drafts:
            records[draft.key], faults = checked(draft, conversion.source)
            problems += [str(fault) for fault in faults]
    return Outcome(found, problems, records, conversion)


def converted_text(
    text: str, cells: Iterable[Sequence[str]], names: Mapping[tuple[str, str], str] = {}
) -> Outcome:
    """Convert a table by the text of a map, which must be valid."""
    found, problems = read_text(text, "map.toml")
    assert found is not None, problems
    return converted(format_of(found), cells, names)


def shipped(name: str) -> TableFormat:
    """Return a format of the package."""
    return next(each for each in shipped_maps() if each.name == name)


def draft(rows: list[list[str]], path: str = "my events.csv") -> str:
    """Return the draft of a map for a table."""
    return draft_map(table_in(MemoryFile(rows, path)))
