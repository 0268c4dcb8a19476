from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.readers.tables.base import TableFile
from timeline.readers.tables.opening import open_table_file


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., TableFile]:
    """Return a function that opens a table with this content."""

    def opened(content: str | bytes, name: str = "table.csv", sheet: str = "") -> TableFile:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return open_table_file(path, name, sheet)

    return opened
