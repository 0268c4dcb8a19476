"""Workbooks: XLSX and ODS."""

import datetime
import hashlib
import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from tests.readers.tables.conftest import Opened, problems, table
from timeline.readers.opening.feed import Stop
from timeline.readers.tables.base import RawLine
from timeline.readers.tables.sheets import choosing

ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
  xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
 <office:automatic-styles>
  <style:style style:name="hidden" style:family="table">
   <style:table-properties table:display="false"/></style:style>
  <number:date-style style:name="N1"><number:month/><number:text>/</number:text><number:year/>
  </number:date-style>
  <style:style style:name="month" style:family="table-cell" style:data-style-name="N1"/>
 </office:automatic-styles>
 <office:body><office:spreadsheet>%s</office:spreadsheet></office:body>
</office:document-content>"""


def ods(*sheets: str) -> bytes:
    """Return an ODS file with the XML of these sheets."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS % "".join(sheets))
    return stream.getvalue()


def sheet(name: str, *rows: str, style: str = "") -> str:
    return (
        f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'
    )


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def cell(text: str = "", kind: str = "string", more: str = "") -> str:
    inner = f"<text:p>{text}</text:p>" if text else ""
    return f'<table:table-cell office:value-type="{kind}" {more}>{inner}</table:table-cell>'


def xlsx(fill: Callable[[Any], None]) -> bytes:
    """Return an XLSX file that a function fills."""
    book = openpyxl.Workbook()
    fill(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_values_of_excel(opened: Opened) -> None:
    cases: list[tuple[Any, str, str]] = [
        (40.0, "General", "40"),
        (3.5, "0.00", "3.5"),
        (0.1 + 0.2, "General", "0.3"),
        (1e15, "General", "1000000000000000"),
        ("0040.0", "@", "0040.0"),
        ("=1", "@", "=1"),
        ("two_x000A_lines _x005F_x000A_", "@", "two\nlines _x000A_"),
        (True, "General", "TRUE"),
        (datetime.datetime(2020, 3, 4), "yyyy-mm-dd", "2020-03-04"),
        (datetime.datetime(2020, 3, 4), "d/m/yyyy h:mm", "2020-03-04"),
        (datetime.datetime(2020, 3, 4, 5, 6), "yyyy-mm-dd hh:mm", "2020-03-04T05:06"),
        (datetime.datetime(2020, 3, 4, 5, 6, 7), "yyyy-mm-dd hh:mm:ss", "2020-03-04T05:06:07"),
        (datetime.datetime(2020, 3, 1), "mmm yyyy", "2020-03"),
        (datetime.datetime(2020, 1, 1), 'yyyy "day"', "2020"),
        (datetime.time(5, 6), "hh:mm", "05:06"),
        (datetime.timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
    ]

    def fill(book: Any) -> None:
        active = book.active
        active.append(["value", "format"])
        for value, form, _ in cases:
            active.append([value, form])
            there = active.cell(active.max_row, 1)
            if isinstance(value, str):
                there.data_type = "s"
            there.number_format = form

    data = xlsx(fill)
    file = opened(data, "t.xlsx")
    assert [line.cells[0] for line in table(file)[1:]] == [text for _, _, text in cases]
    assert file.format == "xlsx"
    assert file.sha256 == hashlib.sha256(data).hexdigest()


def test_rows_of_excel(opened: Opened) -> None:
    def fill(book: Any) -> None:
        active = book.active
        active["A1"] = "Title of the sheet"
        active.merge_cells("A1:C1")
        for place, value in {
            "A3": "name",
            "B3": "n",
            "A4": "x",
            "B4": 1,
            "A7": "y",
            "B7": 2,
        }.items():
            active[place] = value
        active.row_dimensions[4].hidden = True
        active["B9"] = "#N/A"
        active["A10"] = "z"
        active["B10"] = "=A4&B4"

    file = opened(xlsx(fill), "t.xlsx")
    assert [line.line for line in table(file)] == [1, 3, 4, 7, 9]
    error, formula = problems(file)
    assert (error.line, error.warning) == (9, True)
    assert "B9 is #N/A" in error.message
    assert (formula.line, formula.warning) == (10, False)
    assert "formula in B10" in formula.message


def test_a_merged_cell_is_the_value_of_its_first_row(opened: Opened) -> None:
    """It may be meant for each row, or be their total."""

    def fill(book: Any) -> None:
        active = book.active
        for values in (["Title"], ["name", "n", "m"], ["x", 12, 12], ["y"], ["z", 3]):
            active.append(values)
        active.merge_cells("A1:B1")
        active.merge_cells("B3:B4")
        active.merge_cells("C3:C4")

    high = cell("12", "float", 'office:value="12" table:number-rows-spanned="2"')
    rows = row(cell("Title")), row(*map(cell, ("name", "n", "m"))), row(cell("x"), high, high)
    covered = "<table:covered-table-cell/>"
    sheet_ = sheet("One", *rows, row(cell("y"), covered, covered), row(cell("z"), cell("3")))
    for data, name in ((xlsx(fill), "t.xlsx"), (ods(sheet_), "t.ods")):
        file = opened(data, name)
        assert [(*line.cells, "")[1] for line in table(file)[2:]] == ["12", "", "3"]
        found = problems(file)
        assert [(each.line, each.warning) for each in found] == [(3, True)] * 2
        for problem, place in zip(found, ("B3", "C3"), strict=True):
            assert problem.message.startswith(f"{place} is merged with the rows down to 4")


def test_many_errors_are_counted(opened: Opened) -> None:
    def fill(book: Any) -> None:
        for _ in range(30):
            book.active.append(["a", "#REF!"])

    assert len(problems(opened(xlsx(fill), "t.xlsx"))) == 11


def test_a_wrong_size_does_not_hide_cells(opened: Opened) -> None:
    data = xlsx(lambda book: [book.active.append(["a", "b"]) for _ in range(3)])  # type: ignore[arg-type]
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b'<dimension ref="A1:B3"', b'<dimension ref="A1"')
            new.writestr(name, content)
    assert len(table(opened(changed.getvalue(), "t.xlsx"))) == 3


def test_sheet_with_the_table_is_found(opened: Opened) -> None:
    def fill(book: Any) -> None:
        book.active.append(["About this register"])
        book.create_sheet("Data").append(["a", "b"])
        book["Data"].append([1, 2])
        book.create_sheet("Empty")
        hidden = book.create_sheet("Lists")
        hidden.sheet_state = "hidden"
        for _ in range(3):
            hidden.append(["x", "y"])

    data = xlsx(fill)
    assert table(opened(data, "t.xlsx"))[1].cells == ("1", "2")
    assert table(opened(data, "t.xlsx", "Lists"))[0].cells == ("x", "y")
    with pytest.raises(Stop, match="no sheet 'Dat'"):
        opened(data, "t.xlsx", "Dat")


def test_several_tables_are_named(opened: Opened) -> None:
    rows = [row(cell("a"), cell("b"))] * 2
    with pytest.raises(Stop) as stop:
        opened(ods(sheet("One", *rows), sheet("Two", *rows)), "t.ods")
    assert "One and Two" in stop.value.message
    assert "t.ods#Two" in stop.value.message


def test_values_of_opendocument(opened: Opened) -> None:
    cells = [
        cell("40,0", "float", 'office:value="40"'),
        cell("25%", "percentage", 'office:value="0.25"'),
        cell("040"),
        cell("4.3.20", "date", 'office:date-value="2020-03-04"'),
        cell("4.3.20", "date", 'office:date-value="2020-03-04T05:06:00"'),
        cell("3/20", "date", 'office:date-value="2020-03-01" table:style-name="month"'),
        cell("x", "time", 'office:time-value="PT05H06M00S"'),
        cell("x", "time", 'office:time-value="PT30H05M00S"'),
        cell("TRUE", "boolean", 'office:boolean-value="true"'),
        cell("two<text:s text:c='2'/>words</text:p><text:p>more"),
    ]
    file = opened(ods(sheet("One", row(cell("a"), cell("b")), row(*cells))), "t.ods")
    assert table(file)[1].cells == (
        *("40", "0.25", "040", "2020-03-04", "2020-03-04T05:06", "2020-03", "05:06", "30:05"),
        *("TRUE", "two  words\nmore"),
    )
    assert file.format == "ods"


def test_repeated_cells_and_rows_of_opendocument(opened: Opened) -> None:
    file = opened(
        ods(
            sheet(
                "One",
                row(
                    cell("a"),
                    cell("b"),
                    cell("c"),
                    cell(more='table:number-columns-repeated="16000"'),
                ),
                row(cell(), more='table:number-rows-repeated="2"'),
                row(
                    cell("x", more='table:number-columns-repeated="3"'),
                    more='table:number-rows-repeated="2"',
                ),
                row(cell(), cell("#N/A", more='calcext:value-type="error"')),
                row(cell(), more='table:number-rows-repeated="1048000"'),
            )
        ),
        "t.ods",
    )
    assert table(file) == [
        RawLine(1, ("a", "b", "c")),
        RawLine(4, ("x", "x", "x")),
        RawLine(5, ("x", "x", "x")),
        RawLine(6, ("", "#N/A")),
    ]
    assert ["B6 is #N/A" in problem.message for problem in problems(file)] == [True]


def test_hidden_sheets_of_opendocument_are_left_out(opened: Opened) -> None:
    rows = [row(cell("a"), cell("b"))] * 2
    file = opened(
        ods(sheet("Lists", *rows, rows[0], style="hidden"), sheet("Data", *rows)), "t.ods"
    )
    assert len(table(file)) == 2


@pytest.mark.parametrize("name", ["t.xlsx", "t.ods"])
def test_damaged_workbooks_are_refused(opened: Opened, name: str) -> None:
    if name == "t.xlsx":
        data = xlsx(lambda book: book.active.append(["a", "b"]))
    else:
        data = ods(sheet("One", row(cell("a"))))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(
                entry, content[:-20] if entry.endswith(("sheet1.xml", "content.xml")) else content
            )
    with pytest.raises(Stop, match="damaged"):
        opened(stream.getvalue(), name)
    with pytest.raises(Stop):
        opened(data[: len(data) // 2], name)


def test_bombs_are_refused(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "_SMALL", 1000)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 12_000_000)
    with pytest.raises(Stop, match="unpacks to 12,000,000 bytes"):
        opened(stream.getvalue(), "t.xlsx")
