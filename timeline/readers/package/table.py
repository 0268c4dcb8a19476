"""The rows of a table of a package, in the order of its file."""

import csv
import json
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Any

from timeline.errors import Problem
from timeline.readers.tables.delimited.splitting import Dialect
from timeline.readers.tables.encoding import sha256_of
from timeline.safetext.controls import restore_controls

PackageRow = Mapping[str, str]


class PackageTable:
    """One table. ``problems`` has what is wrong with it, in the order of its lines.

    ``shown`` is its path as the user would type it.
    """

    def __init__(self, path: Path, shown: str) -> None:
        self.shown = shown
        self.problems: list[Problem] = []
        self._path = path
        self._rows = self._read()
        self._next: tuple[int, PackageRow] | None = None

    def sha256(self) -> str:
        """Return the hash of its bytes. Raises Stop if it cannot be read."""
        return sha256_of(self._path)

    def rows(self) -> Iterator[tuple[int, PackageRow]]:
        """Yield the rows that are left, each with its line."""
        while (row := self._peek()) is not None:
            self._next = None
            yield row

    def keys(self) -> frozenset[str]:
        """Return the keys of all its rows; nothing is noted."""
        return frozenset(
            row["key"] for _, row in PackageTable(self._path, "")._read() if "key" in row
        )

    def of(self, column: str, key: str, known: Set[str]) -> list[PackageRow]:
        """Return the next rows that have this key in a column.

        Rows of a record that is not ``known`` are noted and passed over.
        """
        found: list[PackageRow] = []
        noted = ""
        while (row := self._peek()) is not None:
            line, cells = row
            owner = cells.get(column, "")
            if owner == key:
                found.append(cells)
            elif owner in known:
                break
            elif owner != noted or not owner:
                self.note(line, column, f"{owner!r} is not a record of this package")
                noted = owner
            self._next = None
        return found

    def note(self, line: int, column: str, message: str) -> None:
        """Note what is wrong with a line."""
        self.problems.append(Problem(self.shown, line, column, message))

    def left_over(self, column: str, of: str) -> None:
        """Note the first row that is left, because its record is not where it should be."""
        if (row := self._peek()) is not None:
            line, cells = row
            message = f"the rows are not in the order of {of}: keep them in the same order"
            self.note(line, column, f"{cells.get(column, '')!r}: {message}")

    def _peek(self) -> tuple[int, PackageRow] | None:
        if self._next is None:
            self._next = next(self._rows, None)
        return self._next

    def _read(self) -> Iterator[tuple[int, PackageRow]]:
        begin = 1
        try:
            with self._path.open(encoding="utf-8-sig", newline="") as file:
                lines = Dialect(",").reader(file, strict=True)
                header = next(lines, [])
                begin = lines.line_num + 1
                for cells in lines:
                    if len(cells) != len(header):
                        message = f"has {len(cells)} cells, but the header has {len(header)}"
                        self.note(begin, "", message)
                    elif cells:
                        named = zip(header, map(restore_controls, cells), strict=True)
                        yield begin, {name: cell for name, cell in named if cell}
                    begin = lines.line_num + 1
        except OSError as error:
            self.note(0, "", f"cannot be read: {error.strerror}")
        except UnicodeDecodeError:
            self.note(0, "", "is not UTF-8: save it as UTF-8")
        except csv.Error as error:
            self.note(begin, "", f"cannot be read as CSV: {error}")


def listed(row: PackageRow, column: str) -> list[str]:
    """Return the texts of a list. Raises ValueError for anything else."""
    try:
        found: Any = json.loads(row[column]) if column in row else []
    except ValueError:
        found = None
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise ValueError(f"{column} is not a JSON array of texts")
    return found
