"""Rows of workbooks as texts, for a file of text: numbers and dates as the map reads those."""

from collections.abc import Iterator, Sequence

from timeline.readers.formats.base import CellFault
from timeline.readers.maps.cells.dates import read_date, with_layout
from timeline.readers.maps.cells.numbers import with_marks
from timeline.readers.maps.header import places
from timeline.readers.maps.spec.columns import ColumnMap, ValueSpec
from timeline.readers.tables.base import DateCell, NumberCell
from timeline.readers.tables.labels import labels


def as_texts(of: ColumnMap, names: Sequence[str], cells: Sequence[str]) -> Sequence[str]:
    """Return the cells of a row as texts that the map reads as the same, as far as it can."""
    if all(type(cell) is str for cell in cells):
        return cells
    found = [str(cell) for cell in cells]
    at = places(of, labels(names))
    for spec in _specs(spec for specs in of.fields.values() for spec in specs):
        for name in spec.stating:
            place = at.get(name, len(cells))
            if place < len(cells):
                found[place] = _text(spec, cells[place], found[place])
    return found


def _specs(specs: Iterator[ValueSpec]) -> Iterator[ValueSpec]:
    """Yield specs and those inside them."""
    for spec in specs:
        yield spec
        yield from _specs(iter(spec.each.values()))


def _text(spec: ValueSpec, cell: str, text: str) -> str:
    if isinstance(cell, NumberCell) and (spec.thousands or spec.decimal):
        return with_marks(cell, spec.thousands, spec.decimal)
    if isinstance(cell, DateCell) and spec.dates:
        return _in_layout(cell, spec.dates)
    return text


def _in_layout(date: DateCell, layouts: Sequence[str]) -> str:
    """Return a date in the first layout that keeps all of it; in ISO form if none does."""
    meant = read_date(date, layouts)
    for text in (str(date), *(with_layout(meant, layout) for layout in layouts)):
        try:
            if read_date(text, layouts) == meant:
                return text
        except CellFault:
            continue
    return str(date)
