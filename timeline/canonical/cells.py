"""The rows of a source that is a table: their cells by column, and which of them state a value.

A source with ``columns`` says once which column states which values. A passage of it that gives a
row (``row: 5``, and no ``column``) has the whole row as its quote, as comma-separated values. What
a column states, it also states for every path that begins with it: ``deliveries`` for
``deliveries.1.quantity``; and the numbers of records may be left out: ``deliveries.quantity``.
"""

import csv
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from timeline.canonical.record import CLAIMS, beginnings, covers
from timeline.text import clip, plural

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

S = TypeVar("S", bound=Hashable)

_PLAIN: Final = 100_000
"""Shorter lines have no cell that is too long for the module ``csv``."""
MAX_NAME: Final = 200
"""Characters of the name of a column at most."""


def worded(column: str, text: str) -> str:
    """Return a cell with its column."""
    return f"{column}: {text}"


class NamedCell(NamedTuple):
    """A cell of a row, with the name of its column."""

    column: str
    text: str

    def __str__(self) -> str:
        return worded(self.column, self.text)


class RowProblem(NamedTuple):
    """What is wrong with a passage that is a row; ``of`` is the part of it that is at fault."""

    of: str
    message: str


@dataclass(frozen=True)
class TableColumns:
    """The columns of a table in their order: name, and the value paths that its cells state."""

    columns: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, columns: Mapping[str, str]) -> "TableColumns | None":
        """Return the columns of a source from its canonical record; None if it has none."""
        return cls(tuple(columns.items())) if columns else None

    @classmethod
    def by_source(cls, rows: Iterable[tuple[S, str, str]]) -> "dict[S, TableColumns]":
        """Return the columns of several sources by source.

        ``rows`` have a source, a name and value paths each, in the order of the columns.
        """
        found: dict[S, list[tuple[str, str]]] = {}
        for source, name, paths in rows:
            found.setdefault(source, []).append((name, paths))
        return {source: cls(tuple(columns)) for source, columns in found.items()}

    def cells(self, quote: str) -> tuple[NamedCell, ...]:
        """Return the cells of a row; none if they are not as many as the columns."""
        found = split(quote)
        if len(found) != len(self.columns):
            return ()
        return tuple(
            NamedCell(name, text) for (name, _), text in zip(self.columns, found, strict=True)
        )

    def texts(self, quote: str) -> list[str]:
        """Return the cells of a row that have a text, as words: ``Year: 2011``."""
        found = _split(quote)  # few are asked for again: to look for them takes longer
        if len(found) != len(self.columns):
            return []
        return [name + text for name, text in zip(self._worded, found, strict=True) if text]

    def stating(self, path: str, quote: str) -> tuple[NamedCell, ...]:
        """Return the cells of a row that state the value at a path: those that have a text.

        None are returned if no column states it: then the row as a whole does.
        """
        places = self.places(path)
        cells = self.cells(quote) if places else ()
        return tuple(cells[place] for place in places if cells and cells[place].text)

    def places(self, path: str) -> Sequence[int]:
        """Return the places of the columns that state the value at a path, in their order.

        They are those of the longest path that covers it; else those of the paths that it covers.
        """
        if (known := self._found.get(path)) is None:
            known = self._found[path] = self._search(path)
        return known

    def faults(self, passage: Mapping[str, Any]) -> Iterator[RowProblem]:
        """Yield what is wrong with a row: its number of cells, and values that no cell states.

        ``passage`` is an item of ``cite`` in canonical form.
        """
        quote = passage["quote"]
        cells = split(quote)
        if len(cells) != len(self.columns):
            has = f"has {plural(len(cells), 'cell')}"
            message = f"{has}, but the table has {plural(len(self.columns), 'column')}"
            yield RowProblem("quote", f"the row {clip(quote)!r} {message}")
            return
        for part in ("for", *CLAIMS):
            for path in passage.get(part, ()):
                places = self.places(path)
                if places and not any(cells[place] for place in places):
                    empty = ", ".join(repr(self.columns[place][0]) for place in places)
                    message = f"is empty in row {passage['row']}, so it does not state {path}"
                    yield RowProblem(part, f"{empty} {message}")

    def has_cells(self, quote: str, paths: str) -> bool:
        """Return whether ``faults`` finds nothing in a row that states the values at some paths.

        ``paths`` are separated by spaces. The same paths recur in many rows.
        """
        cells = split(quote)
        if len(cells) != len(self.columns):
            return False
        if "" not in cells:
            return True
        if (stating := self._stating.get(paths)) is None:
            found = (tuple(self.places(path)) for path in paths.split(" "))
            stating = self._stating[paths] = [*dict.fromkeys(filter(None, found))]
        return all(any(map(cells.__getitem__, places)) for places in stating)

    @cached_property
    def _worded(self) -> list[str]:
        """The beginning of each cell in words."""
        return [worded(name, "") for name, _ in self.columns]

    @cached_property
    def _found(self) -> dict[str, Sequence[int]]:
        """The places of columns by path, as far as they have been asked for."""
        return {}

    @cached_property
    def _stating(self) -> dict[str, list[tuple[int, ...]]]:
        """The places of the columns that state each of several values, by the paths of these."""
        return {}

    @cached_property
    def _by_path(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, (_, paths) in enumerate(self.columns):
            for path in paths.split():
                found.setdefault(path, []).append(place)
        return found

    def _search(self, path: str) -> Sequence[int]:
        for beginning in beginnings(path):
            for each in (beginning, _unnumbered(beginning)):
                if each in self._by_path:
                    return self._by_path[each]
        inside = (
            place
            for each, places in self._by_path.items()
            if covers(path, each) or covers(_unnumbered(path), each)
            for place in places
        )
        return sorted(set(inside))


def is_row(passage: Mapping[str, Any]) -> bool:
    """Return whether an item of ``cite`` of a table is a whole row of it, and not one cell."""
    return "row" in passage and "column" not in passage and bool(passage.get("quote"))


def whole_rows(passage: Any) -> "tuple[ColumnElement[bool], ...]":
    """Return the conditions that a stored passage of a table is a whole row of it.

    ``passage`` has the columns of passages.
    """
    return (
        passage.start.is_(None),
        passage.row.is_not(None),
        passage.column.is_(None),
        passage.quote != "",
    )


@lru_cache(1024)
def split(quote: str) -> tuple[str, ...]:
    """Return the cells of a line of comma-separated values."""
    return tuple(_split(quote))


def _split(quote: str) -> Sequence[str]:
    if 0 < len(quote) < _PLAIN and not ('"' in quote or "\n" in quote or "\r" in quote):
        return quote.split(",")
    try:
        return next(csv.reader([quote]), ())
    except csv.Error:
        return ()


def _unnumbered(path: str) -> str:
    """Return a path without the numbers of records: ``deliveries.1.when``, ``deliveries.when``."""
    return ".".join(part for part in path.split(".") if not part.isdecimal())
