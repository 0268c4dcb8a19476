"""What the layouts of SIPRI's register make of a text."""

from collections.abc import Sequence

from tests.readers import memory
from tests.readers.memory import Known, MemoryFile, rows_of, table_of
from timeline.errors import Problem
from timeline.loader.checking.record import CheckedRecord
from timeline.readers.formats.base import Conversion, ConvertedRows, RowDraft, TableFormat

SOURCE = "sipri"


def of_text(text: str, delimiter: str = ",") -> MemoryFile:
    """Return a text with separated values as a file."""
    return MemoryFile(rows_of(text, delimiter))


def convert(
    file: MemoryFile, format_: TableFormat, known: Known | None = None
) -> list[ConvertedRows | Problem]:
    """Return what a format makes of a file."""
    conversion = Conversion(SOURCE, known or Known())
    return list(format_.convert(table_of(format_, file), conversion))


def drafts(found: Sequence[ConvertedRows | Problem]) -> dict[str, RowDraft]:
    """Return the records of rows that have no fault, by key."""
    return {
        draft.key: draft
        for each in found
        if isinstance(each, ConvertedRows) and all(fault.warning for fault in each.faults)
        for draft in each.drafts
    }


def messages(found: Sequence[ConvertedRows | Problem]) -> list[str]:
    """Return the faults and warnings, each as ``LINE: COLUMN: MESSAGE``."""
    return [
        f"{fault.row.line}: {fault.column}: {fault.message}"
        for each in found
        if isinstance(each, ConvertedRows)
        for fault in each.faults
    ]


def checked(draft: RowDraft) -> tuple[CheckedRecord, list[str]]:
    """Return a draft as the loader checks it, and what is wrong with it."""
    result, problems = memory.checked(draft, SOURCE)
    return result, [f"{each.field}: {each.message}" for each in problems]
