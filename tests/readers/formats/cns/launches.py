"""Rows of the register of missile tests that differ from one row, and what they become."""

from tests.readers.formats.missile_rows import COLUMNS
from tests.readers.formats.register_tables import Read, check, read
from timeline.readers.formats.base import RowDraft
from timeline.readers.formats.cns import CNS_MISSILES

ROW = {
    "date": "2031-03-05", "time": "22:34 (UTC)", "series": "", "missile": "Comet-1",
    "facility": "North Range", "landing": "na", "apogee": "260", "distance": "1000",
    "bearing": "77", "outcome": "success", "description": "",
}  # fmt: skip
NEXT = {"date": "2031-03-06"}


def rows(*changes: dict[str, str], **settings: str) -> Read:
    """Return what rows become that differ from one row by some cells."""
    cells = [COLUMNS, *([(ROW | each)[name] for name in COLUMNS] for each in changes)]
    return read(CNS_MISSILES, cells, settings=settings)


def one(**change: str) -> RowDraft:
    """Return the launch that one row becomes, which is sound."""
    found = rows(change)
    assert not found.faults
    assert not check(found.drafts)
    (event,) = found.events.values()
    return event


def fault(**change: str) -> str:
    found = rows(change)
    (fault,) = found.faults
    assert not fault.warning
    return f"{fault.column}: {fault.message}"


def numbered(*series: str, **change: str) -> list[dict[str, str]]:
    return [{"series": each, **change} for each in series]
