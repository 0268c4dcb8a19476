"""Workbooks that spreadsheets read: two readers agree, and no text is ever a formula."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook
from sqlalchemy import Engine

from tests.writers.complete import loaded_events
from timeline.errors import UsageError
from timeline.kinds import KINDS
from timeline.query.results import EventDetail
from timeline.safetext.formulas import is_formula
from timeline.writers.xlsx import book, write_workbook
from timeline.writers.xlsx.events import event_table

Read = Callable[..., list[EventDetail]]
Table = list[dict[str, Any]]


class Written:
    """A workbook as openpyxl and calamine read it: each sheet by the titles of its columns."""

    def __init__(self, events: list[EventDetail], file: Path) -> None:
        self.notes: list[str] = []
        write_workbook(events, file, force=True, notify=self.notes.append)
        self.bytes = file.read_bytes()
        self.book = openpyxl.load_workbook(BytesIO(self.bytes))
        self.tables: dict[str, Table] = {}
        other = CalamineWorkbook.from_filelike(BytesIO(self.bytes))
        assert other.sheet_names == self.book.sheetnames
        for sheet in self.book:
            rows = [[*map(_read, row)] for row in sheet.iter_rows(values_only=True)]
            calamine = other.get_sheet_by_name(sheet.title).to_python()
            plain = [[_plain(cell) for cell in row] for row in rows]
            assert [[_plain(cell) for cell in row] for row in calamine] == plain
            titles = [str(title) for title in rows[0]]
            assert len({*titles}) == len(titles)
            self.tables[sheet.title] = [dict(zip(titles, row, strict=True)) for row in rows[1:]]

    def by_key(self, table: str) -> dict[str, dict[str, Any]]:
        return {row["Key"]: row for row in self.tables[table]}

    def cells(self) -> Iterator[Any]:
        for sheet in self.book:
            for row in sheet.iter_rows():
                yield from row


def _read(cell: Any) -> Any:
    """What Excel shows: openpyxl leaves the escapes of characters in a text."""
    return unescape(cell) if isinstance(cell, str) else cell


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date()
    return "" if cell is None else float(cell) if isinstance(cell, int | float) else cell


@pytest.fixture
def written(complete: Read, tmp_path: Path) -> Written:
    return Written(complete(), tmp_path / "a.xlsx")


def test_there_is_a_sheet_for_each_kind_that_occurs(written: Written) -> None:
    assert written.book.sheetnames == [
        "Exercises", "Launches", "Incidents", "Summits", "Statements", "Measures", "Procurements",
        "Deployments", "Amounts", "Claims", "Sources",
    ]  # fmt: skip
    assert written.notes == []
    for sheet in written.book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(each.width >= 6 for each in sheet.column_dimensions.values())
        for column in sheet.iter_cols(min_row=2, values_only=True):
            assert any(cell is not None for cell in column)  # it holds something


def test_a_date_is_one_only_if_the_day_is_known(written: Written) -> None:
    launch = written.by_key("Launches")["a-launch"]
    assert launch["Independent sources"] == 1, "the other source only disputes a value"
    assert launch["Date"] == datetime(2022, 7, 6)  # in Pyongyang
    assert launch["Time"] == "06:30 (Asia/Pyongyang)"
    bought = written.by_key("Procurements")["a-purchase"]
    assert bought["Date"] == "between 6 and 19 July 2022, uncertain"
    days = ("First possible day", "Last possible day")
    assert [bought[each] for each in days] == [datetime(2022, 7, 6), datetime(2022, 7, 19)]
    assert bought["Delivery, expected"] == "no later than 31 December 2030"
    assert bought["Spending, expected"] == "2023, approximate"
    assert bought["Delivery, expected: last day"] == datetime(2030, 12, 31)
    assert "Delivery, expected: first day" not in bought  # nothing to hold
    assert written.by_key("Statements")["a-word"]["Date"] == "May 2022, approximate"
    assert written.by_key("Measures")["some-day"]["Date"] == "at an unknown time"
    assert written.by_key("Incidents")["long-ago"]["Date"] == "15 March 44 BC"
    assert written.by_key("Sources")["note"]["Published"] == "July 2022"
    formats = {cell.number_format for cell in written.cells() if cell.is_date}
    assert formats == {"yyyy-mm-dd"}


def test_a_number_is_one_with_its_bounds(written: Written) -> None:
    bought = written.by_key("Procurements")["a-purchase"]
    assert (bought["Cost"], bought["Cost: currency"]) == (3.9e12, "KRW")
    launch = written.by_key("Launches")["a-launch"]
    name = "Number launched (missiles)"
    ends = ("", ": low", ": high", ": in words")
    assert [launch[name + end] for end in ends] == [8, 7, 9, "about 8 missiles"]
    drill = written.by_key("Exercises")["a-drill"]
    assert drill["Troops: by participant"].splitlines() == [
        "at least 17,000 troops, United States", "300,000 troops, South Korea",
    ]  # fmt: skip


def test_amounts_have_a_row_for_each_number(written: Written) -> None:
    rows = [row for row in written.tables["Amounts"] if row["Event"] == "a-drill"]
    troops = {row["Participant key"]: row for row in rows if row["Field"] == "Troops"}
    names = ("Participant", "Figure", "Low", "Unit", "In words")
    assert [troops["usa"][each] for each in names] == [
        "United States", 17000, 17000, "troops", "at least 17,000 troops",
    ]  # fmt: skip
    assert sum(row["Low"] for row in troops.values()) == 317_000
    costs = [row for row in written.tables["Amounts"] if row["Field"] == "Cost"]
    staged = ("Event", "Status", "Stage", "Sure", "Figure", "Unit")
    (cost,) = ([row[each] for each in staged] for row in costs)
    assert cost == ["a-purchase", "occurred", "approved", "no", 3.9e12, "KRW"]


ORDER = """
sources: {note: {title: Note, published: 2024}}
actors: {hae: {name: Haesan, kind: state}}
events:
  order:
    {kind: procurement, title: Order, when: 2020, stage: ordered, buyer: hae, quantity: 10,
     tiv_delivered: 3, delivered: {actual: 7, expected: 10}, delivery: {expected: by 2026},
     fleet_after: {expected: 60}, deliveries: [{when: 2022~, quantity: 4}, {quantity: 3}],
     cite: {note: [{page: 1}]}}
  part:
    {kind: procurement, title: Part, when: 2020, stage: ordered, buyer: hae, quantity: 2,
     links: [part-of: order], cite: {note: [{page: 1}]}}
"""


def test_amounts_of_what_was_delivered_have_the_days_of_the_delivery(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    events = loaded_events(sqlite_engine, tmp_path, ORDER)
    names = ("Figure", "Stage", "Sure", "First possible day", "Last possible day")
    rows = Written(events, tmp_path / "a.xlsx").tables["Amounts"]
    found = [[row[each] for each in names] for row in rows]
    years = {year: (datetime(year, 1, 1), datetime(year, 12, 31)) for year in (2020, 2022, 2026)}
    assert found == [
        [10, "ordered", "yes", *years[2020]],
        [7, "delivered", "no", None, None],
        [10, "delivered", "yes", None, years[2026][1]],
        [4, "delivered", "no", *years[2022]],
        [3, "delivered", "no", None, None],
        [60, None, "no", None, None],
        [3, "delivered", "no", None, None],
        [2, "ordered", "yes", *years[2020]],
    ]
    assert [row["Part of"] for row in rows if row["Part of"]] == ["order"]


def test_claims_have_a_row_for_each_value_and_source(written: Written) -> None:
    claims = [row for row in written.tables["Claims"] if row["Event"] == "a-launch"]
    numbers = [row for row in claims if row["Path"] == "quantity"]
    assert {(row["Stance"], row["Says"], row["Source key"]) for row in numbers} == {
        ("supports", None, "agency"), ("disputes", "7 missiles", "note"), ("accepted", None, None),
    }  # fmt: skip
    first = next(row for row in numbers if row["Stance"] == "supports")
    assert (first["Quote"], first["Page"], first["Grade"]) == (
        "about eight & <i>more</i> missiles", 3, "B6",
    )  # fmt: skip
    assert first["Value"] == "about 8 missiles"
    links = [row for row in written.tables["Claims"] if row["Field"] == "Links"]
    assert [row["Path"] for row in links] == ["links.responds-to.a-launch"]


def test_links_lead_to_rows_and_addresses(written: Written) -> None:
    found: dict[str, Any] = {}
    for cell in written.cells():
        if cell.hyperlink and cell.hyperlink.location:
            sheet, place = cell.hyperlink.location.split("!")
            found[f"{cell.parent.title}!{cell.coordinate}"] = (
                cell.value, written.book[sheet.strip("'")][place].value,
            )  # fmt: skip
        elif cell.hyperlink:
            assert cell.hyperlink.target == cell.value == "https://example.org/launch?a=1&b=2"
    claims = written.tables["Claims"]
    for row, claim in enumerate(claims, 2):
        assert found[f"Claims!A{row}"] == (claim["Event"], claim["Event"])
    (source,) = {to for key, (value, to) in found.items() if value == "agency"}
    assert source == "agency"
    titles = list(written.tables["Launches"][0])
    for row, event in enumerate(written.tables["Launches"], 2):
        column = openpyxl.utils.get_column_letter(titles.index("Claims") + 1)
        assert found[f"Launches!{column}{row}"] == (event["Claims"], event["Key"])
        assert event["Claims"] == sum(claim["Event"] == event["Key"] for claim in claims)


@pytest.mark.parametrize(
    "title",
    ["=1+1", "+1", "-1", "@SUM(1)", "=cmd|' /C'!A0", "#N/A", "=", "\t=1", "\r=1", "1e5", "'=1"],
)
def test_no_text_is_a_formula_or_an_error(complete: Read, tmp_path: Path, title: str) -> None:
    (event,) = complete("kind:summit")
    event = replace(event, line=event.line._replace(title=title))
    written = Written([event], tmp_path / "a.xlsx")
    cell = written.book["Summits"]["B2"]
    assert cell.data_type == "s"
    assert cell.value == title.replace("\t", "␉").replace("\r", "␍")
    assert cell.quotePrefix == is_formula(cell.value)  # so it stays a text when it is edited
    with ZipFile(BytesIO(written.bytes)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "sheets/sheet" in name]
    assert not any(b"<f>" in sheet for sheet in sheets)


def test_any_text_comes_back_and_what_is_hidden_is_visible(complete: Read, tmp_path: Path) -> None:
    (event,) = complete("kind:summit")
    text = " a\x00\x1b[31m\u202e\ufffe발사 \n<b>&amp;</b> "
    event = replace(event, line=event.line._replace(title=text), summary="_x0041_ and _x_")
    written = Written([event], tmp_path / "a.xlsx")
    (row,) = written.tables["Summits"]
    assert row["Title"] == " a␀␛[31m<U+202E><U+FFFE>발사 \n<b>&amp;</b> "
    assert row["Summary"] == "_x0041_ and _x_"


def test_a_text_that_is_too_long_is_cut_visibly(complete: Read, tmp_path: Path) -> None:
    (event,) = complete("kind:summit")
    longest, long = "x" * book.CHARACTERS, "x" + "🚀" * 20_000
    fits = Written([replace(event, summary=longest)], tmp_path / "a.xlsx")
    assert (fits.tables["Summits"][0]["Summary"], fits.notes) == (longest, [])
    cut = Written([replace(event, summary=long)], tmp_path / "a.xlsx")
    kept = cut.tables["Summits"][0]["Summary"]
    assert kept.endswith("🚀 … [cut]")
    assert book.CHARACTERS - 2 < len(kept.encode("utf-16-le")) // 2 <= book.CHARACTERS
    assert cut.notes == ["1 text cut: a cell has at most 32,767 characters"]


def test_a_sheet_continues_on_a_second_one(
    complete: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book, "ROWS", 4)
    monkeypatch.setattr(book, "LINKS", 5)
    written = Written(complete("kind:launch"), tmp_path / "a.xlsx")
    claims = [name for name in written.book.sheetnames if name.startswith("Claims")]
    assert claims[:3] == ["Claims", "Claims 2", "Claims 3"]
    assert all(written.book[name].max_row <= 4 for name in claims)
    night = next(cell for cell in written.cells() if cell.value == "by-night")
    row = written.by_key("Launches")["by-night"]
    column = list(row).index("Claims") + 1
    link: Any = written.book["Launches"].cell(night.row, column).hyperlink
    sheet, place = link.location.split("!")
    assert written.book[sheet.strip("'")][place].value == "by-night"
    assert "without a link" in written.notes[0]


def test_none_is_a_workbook_and_two_are_the_same(complete: Read, tmp_path: Path) -> None:
    none = Written([], tmp_path / "none.xlsx")
    assert none.book.sheetnames == ["Claims", "Sources"]
    first, second = (Written(complete(), tmp_path / f"{name}.xlsx") for name in "ab")
    assert first.bytes == second.bytes
    with ZipFile(BytesIO(first.bytes)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    with pytest.raises(UsageError, match="exists"):
        write_workbook([], tmp_path / "none.xlsx", notify=print)


def test_without_its_package_it_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(UsageError) as caught:
        write_workbook([], tmp_path / "a.xlsx", notify=print)
    assert caught.value.hint.endswith(" -m pip install 'timeline-chronicle[tables]'")
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("kind", KINDS)
def test_the_columns_of_a_kind_have_different_titles(kind: str) -> None:
    titles = [column.title for column in event_table(kind).columns]
    assert len({*titles}) == len(titles)
    assert len(event_table(kind).name) <= 31
