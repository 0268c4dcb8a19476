"""Rows of the register of provocations that differ from one row, and what they become."""

from tests.readers.formats.provocation_rows import COLUMNS
from tests.readers.formats.register_tables import Read, check, read
from timeline.readers.formats.base import RowDraft
from timeline.readers.formats.csis import CSIS_PROVOCATIONS

_ROW = {
    "date": "2031-03-12", "type": "Other Provocation", "event": "Exchange of Fire",
    "description": "A post was fired at.", "resources": "",
}  # fmt: skip


def rows(*changes: dict[str, str], **settings: str) -> Read:
    """Return what rows become that differ from one row by some cells."""
    cells = [COLUMNS, *([(_ROW | each)[name] for name in COLUMNS] for each in changes)]
    return read(CSIS_PROVOCATIONS, cells, settings=settings)


def one(**change: str) -> RowDraft:
    """Return the event that one row becomes, which is sound."""
    found = rows(change)
    assert not [each for each in found.faults if not each.warning]
    assert not check(found.drafts)
    (event,) = found.events.values()
    return event


def origins(cell: str) -> list[str]:
    """Return the addresses and titles of the sources that a cell of resources becomes."""
    found = rows({"resources": cell})
    assert not check(found.drafts)
    (event,) = found.events.values()
    keys = event.citations[0].more.get("derived_from", [])
    sources = {key: each.fields for key, each in found.defined.items() if each.type == "source"}
    assert [*sources] == keys
    return [str(each.get("url") or each["title"]) for each in sources.values()]
