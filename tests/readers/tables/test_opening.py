"""Files that are not tables, and standard input."""

import io
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from tests.readers.tables.conftest import Opened
from timeline.readers.opening.feed import Stop
from timeline.readers.tables.base import RawLine
from timeline.readers.tables.opening import is_table, open_table_file, spooled, with_sheet


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\n  \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04" + b"x" * 100, "ZIP"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"<!DOCTYPE html><table>", "HTML"),
        (b"\n<table><tr>", "HTML"),
        (b"<?xml version='1.0'?>", "XML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "XLS"),
        (b"PAR1 and no more", "damaged"),
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


@pytest.mark.parametrize(
    ("name", "content", "extra"),
    [("t.parquet", b"PAR1", "parquet"), ("t.xlsx", b"", "tables")],
)
def test_a_missing_library_is_named_by_its_extra(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, extra: str
) -> None:
    for library in ("pyarrow", "openpyxl"):
        monkeypatch.setitem(sys.modules, library, None)
    if name == "t.xlsx":
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("xl/workbook.xml", "")
        content = stream.getvalue()
    with pytest.raises(Stop) as stop:
        opened(content, name)
    assert f"'timeline-chronicle[{extra}]'" in stop.value.message


def test_a_file_may_be_named_with_its_sheet(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").touch()
    (tmp_path / "b#1.csv").touch()
    assert with_sheet(tmp_path / "a.xlsx#My sheet") == (tmp_path / "a.xlsx", "My sheet")
    for name in ("a.xlsx", "b#1.csv", "none#1"):
        assert with_sheet(tmp_path / name) == (tmp_path / name, "")


def test_a_text_has_no_sheets(opened: Opened) -> None:
    with pytest.raises(Stop, match="no sheets"):
        opened("a,b\n1,2\n", "t.csv", "One")


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


def test_long_rows_do_not_fill_the_memory_when_a_file_is_opened(opened: Opened) -> None:
    text = "a,b\n" + f"1,{'x' * 100_000}\n" * 200
    tracemalloc.start()
    try:
        file = opened(text, "t.csv")
        assert len(file.head()) < 60
        assert tracemalloc.get_traced_memory()[1] < len(text) * 1.5
    finally:
        tracemalloc.stop()
    assert sum(isinstance(line, RawLine) for line in file.lines()) == 201
