"""Find the header of a table of which nothing is known, to draft a map for it."""

import re
from collections.abc import Sequence
from typing import Final

from timeline.readers.tables.base import RawLine, Table, TableFile, until_last

DATA: Final = re.compile(r"[-+$€£]?[\d.,:/ -]+%?|\d{4}-\d\d-\d\d.*|https?://\S+")
"""Cells that are not names of columns: numbers, dates, addresses."""
_PART: Final = 0.6
"""The part of the columns that a header names at least."""


def table_in(file: TableFile) -> Table:
    """Return the table of a file; without a header its columns have numbers for names."""
    head = file.head()
    if head and not head[0].line:  # the names of JSON and Parquet, of any form
        return Table.below(file, head, 0)
    width = max((len(until_last(line.cells)) for line in head[-20:]), default=1) or 1
    at = _header(head, width)
    if at is None:
        return Table(file, tuple(f"column {number}" for number in range(1, width + 1)))
    return Table.below(file, head, at)


def _header(head: Sequence[RawLine], width: int) -> int | None:
    for index, line in enumerate(head):
        cells = [cell for cell in line.cells if cell]
        if len(cells) < _PART * width:
            continue
        data = sum(bool(DATA.fullmatch(cell)) for cell in cells)
        unlike = len({cell.casefold() for cell in cells}) >= _PART * len(cells)
        return index if unlike and data * 2 < len(cells) else None
    return 0 if head else None
