"""The columns of a timeline for TimelineJS, in its sheets and in its JSON.

Sources: https://timeline.knightlab.com/docs/using-spreadsheets.html,
https://timeline.knightlab.com/docs/json-format.html, and what the program itself reads
(``ConfigFactory.js``): the names of columns are fixed, their order is free, others are ignored.
Sheets of its first version have *Start Date*, *End Date* and *Tag*.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from timeline.readers.formats.labels import header_where
from timeline.readers.tables.base import RawLine, TableRow

_SHEET: Final = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time"),
    *("Display Date", "Headline", "Text", "Media", "Media Credit", "Media Caption"),
    *("Media Thumbnail", "Alt Text", "Link", "Type", "Group", "Background"),
    *("Start Date", "End Date", "Tag", "Kind", "Unique ID"),
)
_DISTINCTIVE: Final = ("Display Date", "End Year", "Media Credit", "Media Caption")
"""Columns that tables of other origin with a year and a headline do not have."""

# The last four are our own: ``writers.timelinejs`` writes them, and TimelineJS ignores them.
_JSON: Final = {
    "start_date.year": "Year",
    "start_date.month": "Month",
    "start_date.day": "Day",
    "start_date.hour": "Hour",
    "start_date.minute": "Minute",
    "start_date.second": "Second",
    "start_date.display_date": "Display Start",
    "end_date.year": "End Year",
    "end_date.month": "End Month",
    "end_date.day": "End Day",
    "end_date.hour": "End Hour",
    "end_date.minute": "End Minute",
    "end_date.second": "End Second",
    "end_date.display_date": "Display End",
    "display_date": "Display Date",
    "text.headline": "Headline",
    "text.text": "Text",
    "media.url": "Media",
    "media.credit": "Media Credit",
    "media.caption": "Media Caption",
    "media.thumbnail": "Media Thumbnail",
    "media.alt": "Alt Text",
    "media.link": "Link",
    "media.title": "Media Title",
    "type": "Type",
    "group": "Group",
    "background.url": "Background",
    "background.color": "Background Color",
    "unique_id": "Unique ID",
    "kind": "Kind",
    "when": "When",
    "status": "Status",
    "inferred": "Inferred",
}


def _folded(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()


_NAMES: Final = {_folded(name): name for name in _SHEET}

ATTACHED: Final = (
    *("Media", "Media Caption", "Media Credit", "Media Thumbnail", "Alt Text", "Link"),
    *("Media Title", "Background", "Background Color"),
)
"""What a slide shows in addition to its text, in the order in which it is noted."""

_DATES: Final = tuple(
    column
    for column in (*_SHEET, *_JSON)
    if re.search(r"date\b|year|month|day|time|\.hour", column, re.IGNORECASE)
)
STATED: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("Headline", "text.headline"),
    "summary": ("Text", "text.text"),
    "when": (*_DATES, "when"),
    "status": ("status",),
    "tags": ("Group", "group", "Tag", "Type", "type"),
    "kind": ("Kind", "kind", "Group", "group", "Tag"),
}
"""The columns that state each value."""


def header(lines: Sequence[RawLine]) -> int | None:
    """Return which of the first lines of a file is the header; None if none is."""
    return header_where(lines, _is_header)


def _is_header(cells: Sequence[str]) -> bool:
    if "text.headline" in cells or "start_date.year" in cells:
        return True
    names = [_NAMES.get(_folded(cell), "") for cell in cells]
    dated = "Year" in names or "Start Date" in names
    ours = any(name in names for name in _DISTINCTIVE) or all(names)
    return dated and "Headline" in names and ours


class TimelineJsColumns:
    """The columns of one table, by the names that they have in a sheet."""

    def __init__(self, names: Sequence[str]) -> None:
        self._places: dict[str, int] = {}
        for place, written in enumerate(names):
            name = _JSON.get(written) or _NAMES.get(_folded(written), "")
            if name:
                self._places.setdefault(name, place)
        self._written = names

    def cell(self, row: TableRow, name: str) -> str:
        """Return a cell of a row; empty if the table has no such column."""
        place = self._places.get(name)
        return "" if place is None else str(row.cells[place])

    def written(self, name: str) -> str:
        """Return the name of a column as the table has it; empty if it has no such column."""
        place = self._places.get(name)
        return "" if place is None else self._written[place]
