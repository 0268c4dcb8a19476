"""Other editions and other files of a table, and lines in a file that are not rows."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.loader.tables.conftest import GOOD, HEADER, LAUNCHES, Loading, keys, numbers
from timeline.errors import DataError, Problem, UsageError
from timeline.loader import load
from timeline.loader.loading import chunks
from timeline.readers.formats import known
from timeline.readers.formats.base import Conversion, ConvertedRows
from timeline.readers.tables.base import Table

pytestmark = pytest.mark.usefixtures("every_row_is_compared")


def test_an_event_stays_whose_row_is_rejected(loading: Loading, engine: Engine) -> None:
    loading(*GOOD, "3,2031,Northland,Star-3,,")
    report = loading(GOOD[0], "2,2031-14,Northland,Star-2,,", skip_bad=True)
    assert {each.key for each in report.removed} == {"tests-3", "star-3"}
    assert [(each.unchanged, each.rejected, each.held) for each in report.tables] == [(1, 1, 1)]
    assert "tests-2" in keys(engine)
    assert numbers(engine) == {GOOD[0]: (1, 2), GOOD[1]: (None, None)}


def test_nothing_is_removed_if_a_rejected_row_may_be_of_any_event(
    loading: Loading, engine: Engine, tmp_path: Path
) -> None:
    for bad in ("2,2031-04,Northland,Star-2,,,too,many", "Z,2031-14,Northland,Star-2,,"):
        loading(*GOOD)
        report = loading(GOOD[0], bad, skip_bad=True, rejects=tmp_path / f"{len(bad)}.csv")
        assert not report.removed
        assert [each.held for each in report.tables] == [1]


def test_a_table_without_rows_removes_nothing(loading: Loading, engine: Engine) -> None:
    loading(*GOOD)
    with pytest.raises(DataError):
        loading()
    assert "tests-1" in keys(engine)


def test_a_table_of_other_rows_removes_nothing(loading: Loading, engine: Engine) -> None:
    loading(*GOOD)
    with pytest.raises(DataError, match="2 of the 2 events"):
        loading(*(f"{number},2033,Northland,Star-1,," for number in range(50, 90)))
    assert {"tests-1", "tests-2"} <= keys(engine)


def test_the_same_file_under_another_name_is_refused(loading: Loading) -> None:
    loading(*GOOD)
    with pytest.raises(DataError) as error:
        loading(*GOOD, name="copy.csv")
    assert "same file as tests" in error.value.problems[0].message


def test_another_edition_under_another_name_is_refused(loading: Loading) -> None:
    loading(*GOOD)
    newer = (*GOOD, "3,2031-06,Northland,Star-3,,")
    with pytest.raises(DataError) as error:
        loading(*newer, name="tests-2032.csv")
    assert "--source key=tests " in error.value.problems[0].message
    (rows,) = loading(*newer, name="tests-2032.csv", source={"key": "tests"}).tables
    assert (rows.added, rows.unchanged) == (1, 2)
    (rows,) = loading(*newer, name="own.csv", source={"key": "own"}).tables
    assert rows.added == 3


def test_what_a_browser_adds_to_a_name_is_no_part_of_the_key(loading: Loading) -> None:
    loading(*GOOD)
    assert [each.unchanged for each in loading(*GOOD, name="tests (1).csv").tables] == [2]


def test_two_tables_of_one_load_have_two_keys(
    loading: Loading, engine: Engine, tmp_path: Path
) -> None:
    for year in ("2031", "2032"):
        (tmp_path / year).mkdir()
        text = f"{','.join(HEADER)}\n1,{year},Northland,Star-1,,\n"
        (tmp_path / year / "tests.csv").write_text(text)
    before = keys(engine)
    with pytest.raises(UsageError):
        load(engine, [tmp_path / "2031" / "tests.csv", tmp_path / "2032" / "tests.csv"])
    assert keys(engine) == before


def test_a_note_below_the_table_is_left_out(loading: Loading) -> None:
    report = loading(*GOOD, "", "Source: a register of tests", "Last updated: 3 May 2032")
    assert [(each.total, each.added) for each in report.tables] == [(2, 2)]
    assert [each.line for each in report.warnings] == [5, 6]
    footnotes = ["* provisional", "1) provisional", "(a) see text", "† estimate", "- not known"]
    footnotes += ["Notes", "Source: X", "2031 figures are provisional", "1. see text"]
    report = loading(*GOOD, *footnotes)
    assert [each.line for each in report.warnings] == [*range(4, 4 + len(footnotes))]
    dates = [(*GOOD, date) for date in ("5. May 2031", "3 May to 5 May 2031", "*12")]
    for last in ((GOOD[0], "Source: a register", GOOD[1]), (*GOOD, "3"), *dates):
        with pytest.raises(DataError):  # it is a row
            loading(*last)


def test_a_row_that_is_cut_is_a_warning(loading: Loading) -> None:
    report = loading(GOOD[0], "2,2031-04,Northland,Star-2")
    assert [(each.line, each.warning) for each in report.warnings] == [(3, True)]
    assert [each.added for each in report.tables] == [2]


def test_a_file_of_another_extension_is_a_table_if_its_format_is_known(loading: Loading) -> None:
    assert [each.added for each in loading(*GOOD, name="tests.txt").tables] == [2]
    with pytest.raises(DataError):
        loading(text="Just some prose, of course.", name="notes.txt")


def test_a_file_that_changes_while_it_is_read_is_refused(
    loading: Loading, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "ROWS", 1)
    convert = LAUNCHES.convert

    def changing(table: Table, conversion: Conversion) -> Iterator[ConvertedRows | Problem]:
        for each in convert(table, conversion):
            (tmp_path / "tests.csv").write_text("changed")
            yield each

    formats = (replace(LAUNCHES, convert=changing),)
    monkeypatch.setattr("timeline.readers.imports.table.formats", lambda: formats)
    monkeypatch.setattr(known, "formats", lambda: formats)
    before = keys(engine)
    with pytest.raises(DataError) as error:
        loading(*GOOD)
    assert "changed while it was read" in error.value.problems[0].message
    assert keys(engine) == before
