"""Bring rows of one key together, wherever they are in a file, with flat memory.

The rows of one deal or of one day need not be together. Only after the last row is it known that
a key has no more rows, so all rows are kept: a few in memory, many in a temporary database, which
the system deletes even if the program is killed.
"""

import marshal
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import chain, groupby

from timeline import stopping
from timeline.errors import DataError, Problem
from timeline.readers.tables.base import TableRow

MOST_ROWS = 20_000
"""Rows that are kept in memory."""
MOST_CHARACTERS = 20_000_000
"""Characters of the rows that are kept in memory."""

_SETTINGS = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA temp_store = FILE;
PRAGMA cache_size = -16000;
CREATE TABLE part (id INTEGER PRIMARY KEY, key, content BLOB);
"""
# Sorting the ids alone takes less memory and time than sorting the contents with them.
_IN_ORDER = """
SELECT ordered.first, part.content FROM (
  SELECT id, min(id) OVER (PARTITION BY key) AS first FROM part ORDER BY first, id
) AS ordered CROSS JOIN part ON part.id = ordered.id ORDER BY ordered.first, ordered.id
"""


def grouped(rows: Iterable[TableRow], key: Callable[[TableRow], str]) -> Iterator[list[TableRow]]:
    """Yield the rows of each key, in the order of the first rows; rows without a key are alone.

    Nothing is yielded before the last row has been read. Raises DataError if the disk is full.
    """
    source = iter(rows)
    groups: dict[str | int, list[TableRow]] = {}
    characters = 0
    for number, row in enumerate(source, 1):
        groups.setdefault(key(row) or number, []).append(row)
        characters += sum(map(len, row.cells))
        if number >= MOST_ROWS or characters > MOST_CHARACTERS:
            yield from _on_disk(groups, number, source, key)
            return
    yield from groups.values()


def _on_disk(
    groups: dict[str | int, list[TableRow]],
    number: int,
    source: Iterator[TableRow],
    key: Callable[[TableRow], str],
) -> Iterator[list[TableRow]]:
    """Yield the groups of the rows in memory and of the others, which follow ``number``."""

    def parts() -> Iterator[tuple[str | int, bytes]]:
        """Yield keys with some rows; neighbours with the same key are one part."""
        while groups:  # they are not needed any more after that
            first = next(iter(groups))
            yield first, _packed(groups.pop(first))
        pairs = ((key(row) or at, row) for at, row in enumerate(source, number + 1))
        for each, run in groupby(pairs, lambda pair: pair[0]):
            yield each, _packed(row for _, row in run)

    with closing(sqlite3.connect("")) as database:  # a temporary file without a name
        database.set_progress_handler(stopping.breathe, stopping.STEPS)
        try:
            database.executescript(_SETTINGS)
            database.executemany("INSERT INTO part (key, content) VALUES (?, ?)", parts())
            found = database.execute(_IN_ORDER)
            for _, same in groupby(found, lambda part: part[0]):
                yield [*chain.from_iterable(_unpacked(content) for _, content in same)]
        except sqlite3.Error as error:
            stopping.check()
            message = "the folder of temporary files is full: set SQLITE_TMPDIR to another"
            raise DataError([Problem("", 0, "", message)]) from error


def _packed(rows: Iterable[TableRow]) -> bytes:
    plain = [(row.number, row.line, tuple(map(str, row.cells))) for row in rows]
    return marshal.dumps(plain)


def _unpacked(content: bytes) -> Iterator[TableRow]:
    return (TableRow(*row) for row in marshal.loads(content))
