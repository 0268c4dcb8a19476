"""The CPU seconds in which SQLite alone inserts the rows of a load: ``finished DATABASE TO``.

Nothing is read, checked or made: the rows of a loaded database are given to an empty one, as many
at a time as a load gives. No load can be faster than that, with these tables and indexes.
"""

import json
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_AT_ONCE: Final = 2_000
_INDEX: Final = "search_index"


def _schema(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield the name and the statement of each table, then of each index."""
    found = database.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'trigger'"
        " ORDER BY type = 'index'"
    )
    for type_, name, statement in found.fetchall():
        if not name.startswith((f"{_INDEX}_", "sqlite_")):
            yield (name if type_ == "table" else ""), statement


def seconds(source: Path, to: Path) -> float:
    """Return the seconds that it takes to insert all rows of a database into a new one."""
    with sqlite3.connect(source) as given, sqlite3.connect(to, isolation_level=None) as taking:
        taking.execute("PRAGMA journal_mode = WAL")
        taking.execute("PRAGMA synchronous = NORMAL")
        taking.execute("PRAGMA cache_size = -16000")
        names = []
        for name, statement in _schema(given):
            taking.execute(statement)
            names += [name] if name else []
        reading = {
            name: given.execute(
                f"SELECT rowid, words FROM {name}" if name == _INDEX else f'SELECT * FROM "{name}"'
            )
            for name in names
        }
        spent = 0.0
        taking.execute("BEGIN")
        while reading:
            for name, rows in [*reading.items()]:
                piece = rows.fetchmany(_AT_ONCE)
                if not piece:
                    del reading[name]
                    continue
                began = time.process_time()
                values = ", ".join("?" * len(piece[0]))
                columns = " (rowid, words)" if name == _INDEX else ""
                taking.executemany(f'INSERT INTO "{name}"{columns} VALUES ({values})', piece)
                spent += time.process_time() - began
        began = time.process_time()
        taking.execute("COMMIT")
        return spent + time.process_time() - began


def main() -> None:
    """Measure it, and print the figure."""
    source, to = map(Path, sys.argv[1:])
    print(json.dumps({"finished": seconds(source, to)}))
    to.unlink()


if __name__ == "__main__":
    main()
