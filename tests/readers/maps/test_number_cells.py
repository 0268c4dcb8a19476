"""Cells that are numbers or dates in their file: the marks and layouts of a map are for texts."""

import datetime
import io
import json
import zipfile
from pathlib import Path
from typing import Any, Final

import openpyxl
import pyarrow as pa
import pytest
from pyarrow import parquet

from tests.readers.maps.one_row import fault, value
from tests.readers.maps.tables import converted_text
from tests.readers.memory import MemoryFile
from timeline.readers.maps.drafting import draft_map, table_in
from timeline.readers.tables.base import DateCell, NumberCell
from timeline.readers.tables.opening import open_table_file

MAP: Final = """\
name = "deals"
[event]
key = "ID"
kind = "procurement"
title = "Deal {ID}"
when = {column = "Day", dates = ["d/m/y"]}
stage = {value = "ordered", reason = "a list of orders"}
cost = {column = "Cost", thousands = ".", decimal = ",", times = 1000000, currency = "EUR"}
"""
DAY: Final = datetime.date(2031, 4, 3)
ODS: Final = """\
<d xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:p="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><t:table t:name="One">%s</t:table></d>"""


def _ods(rows: list[list[Any]]) -> bytes:
    def cell(value: object) -> str:
        if isinstance(value, float):
            return f'<t:table-cell o:value-type="percentage" o:value="{value}"/>'
        if isinstance(value, datetime.date):
            return f'<t:table-cell o:value-type="date" o:date-value="{value}"/>'
        return f"<t:table-cell><p:p>{value}</p:p></t:table-cell>"

    lines = (f"<t:table-row>{''.join(map(cell, each))}</t:table-row>" for each in rows)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS % "".join(lines))
    return stream.getvalue()


def _written(path: Path, rows: list[list[Any]]) -> Path:
    """Write rows below their header to a file of the format that its name says."""
    if path.suffix == ".ods":
        path.write_bytes(_ods(rows))
    elif path.suffix == ".parquet":
        columns = dict(zip(rows[0], zip(*rows[1:], strict=True), strict=True))
        parquet.write_table(pa.table({name: [*cells] for name, cells in columns.items()}), path)
    elif path.suffix == ".json":
        objects = [dict(zip(rows[0], [*row[:2], [row[2]]], strict=True)) for row in rows[1:]]
        path.write_text(json.dumps(objects, default=lambda day: f"{day:%d/%m/%Y}"))
    else:
        book = openpyxl.Workbook()
        assert book.active is not None
        for row in rows:
            book.active.append(row)
        book.save(path)
    return path


@pytest.mark.parametrize("ending", ["xlsx", "ods", "json", "parquet"])
def test_a_number_of_a_file_is_the_number_that_it_is(tmp_path: Path, ending: str) -> None:
    numbers = [1.204, 0.125, 1204.5, 0.1 + 0.2, 1e21, 12.0]
    rows = [[str(at), DAY, number] for at, number in enumerate(numbers)]
    texts = [["a", "3/4/2031", "1.204,5"], ["b", "3/4/2031", "1.204"]]
    mixed = [] if ending == "parquet" else texts  # there a column is of one type
    path = _written(tmp_path / f"t.{ending}", [["ID", "Day", "Cost"], *rows, *mixed])
    lines = [line.cells for line in open_table_file(path).head()]
    found = converted_text(MAP, lines)
    assert (found.faults, found.problems) == ([], [])
    expected = ["1204000", "125000", "1204500000", "300000", "1" + "0" * 27, "12000000"]
    expected += ["1204500000", "1204000000"][: len(mixed)]
    assert [event["cost"] for event in found.events] == [f"{cost} EUR" for cost in expected]
    assert {event["when"] for event in found.events} == {"2031-04-03"}


@pytest.mark.parametrize(
    ("options", "number", "expected"),
    [
        ("", "1.204", "1.2040"),
        ('decimal = ","', "7.5", "7.5"),
        ('thousands = "."', "12.345", "12.3450"),
        ('thousands = ","', "1204.0", "1204.0"),
    ],
)
def test_marks_are_not_for_numbers(options: str, number: str, expected: str) -> None:
    spec = ", ".join(filter(None, ('column = "a"', options)))
    assert value(f"range = {{{spec}}}", NumberCell(number), kind="launch") == expected


def test_a_number_with_decimals_is_no_date() -> None:
    """October and January of a column of numbers are the same: 2031.10 is 2031.1."""
    when = 'when = {column = "a", dates = "%Y.%m"}'
    assert value(when, "2031.10") == "2031-10"
    assert "is a number" in fault(when, NumberCell("2031.1"))
    assert value('when = {column = "a", dates = "year"}', NumberCell("2031.0")) == "2031"


def test_a_date_keeps_its_time_unless_the_map_leaves_it_out() -> None:
    cell = DateCell("2031-07-05T10:30")
    for layout, expected in (("d/m/y", f"{cell}"), ("iso-day", "2031-07-05"), ("seed", f"{cell}")):
        assert value(f'when = {{column = "a", dates = "{layout}"}}', cell) == expected


def test_a_draft_guesses_marks_from_texts() -> None:
    header = ["ID", "Title", "Date", "Cost"]
    numbers = ["1.204", "0.125", "7.250"]
    rows = [
        [f"x{at}", f"Deal {at}", DateCell("2031-07-05"), NumberCell(number)]
        for at, number in enumerate(numbers)
    ]
    text = draft_map(table_in(MemoryFile([header, *rows])))
    assert "thousands" not in text
    rows.append(["x9", "Deal 9", "25/7/2031", "12.5 "])
    text = draft_map(table_in(MemoryFile([header, *rows])))
    assert "thousands" not in text
    rows.append(["x10", "Deal 10", "25/7/2031", "1.204,5"])
    rows.pop(-2)
    text = draft_map(table_in(MemoryFile([header, *rows])))
    assert 'thousands = ".", decimal = ","' in text
    assert 'dates = "d/m/y"' in text
