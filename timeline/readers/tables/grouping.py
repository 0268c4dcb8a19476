"""Rows of a table that belong together, wherever they are in it."""

from collections.abc import Callable, Iterable, Iterator

from timeline.readers.tables.base import TableRow


def grouped(rows: Iterable[TableRow], key: Callable[[TableRow], str]) -> Iterator[list[TableRow]]:
    """Yield the rows of each key together, in the order of the first row of each key."""
    found: dict[str, list[TableRow]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    yield from found.values()
