from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.errors import Problem
from timeline.readers.tables.base import RawLine, TableFile
from timeline.readers.tables.opening import open_table_file

Opened = Callable[..., TableFile]


def table(file: TableFile) -> list[RawLine]:
    """Return the lines of a table that can be read."""
    return [line for line in file.lines() if isinstance(line, RawLine)]


def rows(file: TableFile) -> list[tuple[str, ...]]:
    """Return the cells of the lines of a table that can be read."""
    return [line.cells for line in table(file)]


def problems(file: TableFile) -> list[Problem]:
    """Return what is wrong with a table."""
    return [line for line in file.lines() if isinstance(line, Problem)]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Return a function that opens a table with this content."""

    def opened(content: str | bytes, name: str = "table.csv", sheet: str = "") -> TableFile:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return open_table_file(path, name, sheet)

    return opened
