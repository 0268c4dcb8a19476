"""Rows of the layout with an order in each row that differ from one row, and what they become."""

from tests.readers.formats.sipri.rows import ORDERS
from tests.readers.formats.sipri.tables import checked, convert, drafts, of_text
from tests.readers.memory import MemoryFile
from timeline.readers.formats.base import RowDraft
from timeline.readers.formats.sipri import FORMATS

FORMAT = FORMATS[0]
ROW = "Peru,Chile,2011,,12,,Falcon-2,trainer aircraft,8,,2013; 2014,New,,3.5,42,28"
PLACES = {
    "recipient": 0, "supplier": 1, "year": 2, "year?": 3, "ordered": 4, "ordered?": 5,
    "weapon": 6, "description": 7, "delivered": 8, "delivered?": 9, "years": 10, "status": 11,
    "comments": 12, "unit": 13, "total": 14, "volume": 15,
}  # fmt: skip


def row(**cells: str) -> str:
    """Return a good row with other cells; ``year_`` is the mark behind the year."""
    found = ROW.split(",")
    for name, cell in cells.items():
        found[PLACES[name.replace("_", "?")]] = f'"{cell}"'
    return ",".join(found)


def table(*rows: str) -> MemoryFile:
    return of_text("\n".join((",".join(ORDERS), *rows)) + "\n")


def events(*rows: str) -> list[RowDraft]:
    """Return the events of rows without faults; the loader accepts each of them."""
    found = drafts(convert(table(*rows), FORMAT)).values()
    for each in found:
        assert checked(each)[1] == []
    return [each for each in found if each.type == "event"]
