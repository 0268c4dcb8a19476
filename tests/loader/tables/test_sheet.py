"""A sheet of a workbook is loaded like a file."""

from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Engine

from tests.loader.tables.conftest import HEADER, Loading
from timeline.errors import DataError
from timeline.loader import load
from timeline.readers.imports import TableOptions


def test_a_sheet_is_named_after_its_file(loading: Loading, engine: Engine, tmp_path: Path) -> None:
    loading("1,2031-03-05,Northland,Star-1,2,")
    book = openpyxl.Workbook()
    for number, name in enumerate(("Early", "Late tests")):
        sheet = book.create_sheet(name)
        sheet.append(HEADER)
        sheet.append([f"{number}", "2031-03-05", "Northland", "Star-1", number + 3])
    book.save(tmp_path / "tests.xlsx")
    with pytest.raises(DataError, match=r"several sheets \(Early and Late tests\)"):
        load(engine, [tmp_path / "tests.xlsx"], options=TableOptions())
    for changed in (1, 0):
        path = tmp_path / "tests.xlsx#Late tests"
        (rows,) = load(engine, [path], options=TableOptions()).tables
        assert (rows.total, rows.added) == (1, changed)
