"""Files that are no tables, and standard input."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.readers.opening.feed import Stop
from timeline.readers.tables.base import TableFile
from timeline.readers.tables.opening import is_table, open_table_file, spooled

Opened = Callable[..., TableFile]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\n  \n", "white space"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04" + b"x" * 100, "ZIP"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"<!DOCTYPE html><table>", "HTML"),
    ],
)
def test_what_is_no_table_is_named(opened: Opened, content: bytes, says: str) -> None:
    with pytest.raises(Stop, match=says):
        opened(content)


def test_folders_and_missing_files_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(Stop):
            open_table_file(path)


def test_tables_are_known_by_their_names() -> None:
    assert all(is_table(Path(name)) for name in ("a.csv", "b.TSV", "c.xlsx", "d.jsonl"))
    assert not any(is_table(Path(name)) for name in ("a.yaml", "b.txt", "csv"))


def test_standard_input_is_read_several_times_and_then_deleted() -> None:
    with spooled(io.BytesIO(b"a,b\n1,2\n")) as path:
        file = open_table_file(path, "standard input")
        assert file.path == "standard input"
        assert len(list(file.lines())) == len(file.head()) == 2
    assert not path.exists()


def test_standard_input_is_deleted_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), spooled(io.BytesIO(b"a,b\n")) as path:
        raise ZeroDivisionError
    assert not path.exists()
