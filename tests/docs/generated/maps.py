"""Generated parts of ``maps.md``: every option, layout and precision."""

from collections.abc import Callable

from tests.docs.pages import code, table
from timeline.kinds.base import REFERENCES
from timeline.readers.maps.cells.dates import NAMED, PRECISIONS, read_date
from timeline.readers.maps.declaring.declared import OPTIONS, Option
from timeline.reference.types import TYPES

CELLS = {
    "iso": ("2031-07", "2031-07-05 21:30Z"),
    "iso-day": ("2031-07-05 00:00:00.000",),
    "d/m/y": ("5/7/2031", "05.07.2031"),
    "m/d/y": ("7/5/2031",),
    "y/m/d": ("2031/7/5",),
    "year": ("2031",),
    "yyyymm": ("203107",),
    "yyyymmdd": ("20310705",),
    "seed": ("early 2031-07",),
    "words": ("août 2031", "c. 2031", "Q4 2031", "2031년 7월 5일"),
    "%d %B %Y": ("5 July 2031",),
    "%b %Y": ("Jul 2031",),
}
"""Each layout with cells that fit it."""


def parts() -> dict[str, Callable[[], str]]:
    """The generated parts of the page, by name."""
    return {"options": _options, "layouts": _layouts, "precisions": _precisions}


def _options() -> str:
    rows = [
        [code(name), code(option.example), option.meaning, _types(option)]
        for name, option in OPTIONS.items()
    ]
    return table(["Option", "Example", "Meaning", "Fields"], rows)


def _types(option: Option) -> str:
    if option.types == REFERENCES:
        return "references"
    return ", ".join(sorted(TYPES[each][0] for each in option.types)) or "all"


def _layouts() -> str:
    assert set(NAMED) <= set(CELLS)
    rows = [
        [code(layout), code(cell), code(read_date(cell, (layout,)))]
        for layout, cells in CELLS.items()
        for cell in cells
    ]
    return table(["Layout", "Cell", "Date"], rows)


def _precisions() -> str:
    return table(["Precision", "Date"], [[code(name), what] for name, what in PRECISIONS.items()])
