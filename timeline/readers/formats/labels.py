"""The columns of a table by their names, in any order and case."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from timeline.readers.tables.base import RawLine, TableRow

CellOf = Callable[[str], str]
"""Returns the cell of a row in a column; empty if the table has no such column."""


def folded(name: str) -> str:
    """Return the name of a column as names are compared."""
    return " ".join(name.replace("_", " ").split()).casefold()


def header_where(head: Sequence[RawLine], fits: Callable[[Sequence[str]], bool]) -> int | None:
    """Return the index of the first line whose cells fit as the names of columns."""
    return next((at for at, line in enumerate(head) if fits(line.cells)), None)


def header_with(head: Sequence[RawLine], needed: Iterable[Sequence[str]]) -> int | None:
    """Return the index of the first line that has all columns; each may have one of some names."""
    wanted = [*needed]

    def fits(cells: Sequence[str]) -> bool:
        names = {folded(cell) for cell in cells}
        return all(names.intersection(each) for each in wanted)

    return header_where(head, fits)


class NamedColumns:
    """Cells of a row by the name of their column. A column that the table lacks is empty."""

    def __init__(self, columns: Sequence[str], other: Mapping[str, Sequence[str]]) -> None:
        """Take the columns of a table; ``other`` are further names for the same columns."""
        names = [folded(name) for name in columns]
        self._at = {name: number for number, name in reversed([*enumerate(names)]) if name}
        for name, others in other.items():
            found = next((each for each in others if each in self._at), "")
            if name not in self._at and found:
                self._at[name] = self._at[found]

    def cell(self, row: TableRow, name: str) -> str:
        """Return a cell of a row, with single spaces."""
        at = self._at.get(name)
        return "" if at is None else " ".join(row.cells[at].split())

    def raw(self, row: TableRow, name: str) -> str:
        """Return a cell of a row as it is."""
        at = self._at.get(name)
        return "" if at is None else str(row.cells[at])
