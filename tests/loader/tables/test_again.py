"""A table that is loaded again: its rows are read only if something may have changed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update
from sqlmodel import col

from tests.loader.tables.conftest import GOOD, LAUNCHES, Loading, keys
from timeline import database
from timeline.errors import DataError, Problem
from timeline.loader import load, undo
from timeline.models import File, RevisionFile
from timeline.readers.formats import known
from timeline.readers.formats.base import Conversion, ConvertedRows
from timeline.readers.imports import TableOptions
from timeline.readers.tables.base import Table

Count = Callable[[], int]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Count:
    """How often the rows of a table were read since the last call."""
    found: list[Table] = []

    def convert(table: Table, conversion: Conversion) -> Iterator[ConvertedRows | Problem]:
        found.append(table)
        return LAUNCHES.convert(table, conversion)

    watched = replace(LAUNCHES, convert=convert)
    monkeypatch.setattr(known, "formats", lambda: (watched,))
    monkeypatch.setattr("timeline.readers.imports.table.formats", lambda: (watched,))

    def count() -> int:
        times = len(found)
        found.clear()
        return times

    return count


def forget(engine: Engine) -> None:
    """Let the next load compare every row, as a database of an older version does."""
    with database.session(engine, writing=True) as session:
        session.execute(update(File).values(loaded=None))


def test_the_same_file_is_not_read_again_and_the_report_is_that_of_reading_it(
    loading: Loading, engine: Engine, read: Count
) -> None:
    rows = (*GOOD, "2,2031-04,Northland,Star-2,,", ",,,,,")
    loading(*rows)
    assert read() == 1
    short = loading(*rows)
    assert read() == 0
    forget(engine)
    full = loading(*rows)
    assert read() == 1
    assert (short.tables, short.added, short.changed, short.removed, short.revision) == (
        full.tables, full.added, full.changed, full.removed, full.revision,
    )  # fmt: skip
    (counted,) = short.tables
    assert (counted.unchanged, counted.added, counted.events_unchanged) == (2, 0, 2)
    assert loading(*rows).tables == full.tables
    assert read() == 0  # a full comparison is remembered, too


@pytest.mark.parametrize(
    "options",
    [
        {"source": {"title": "Another title"}},
        {"add_unknown": True},
        {"format": "test-launches", "source": {"edition": "2"}},
    ],
)
def test_what_is_stated_about_a_table_is_a_reason_to_read_it(
    loading: Loading, read: Count, options: dict[str, object]
) -> None:
    loading(*GOOD)
    read()
    loading(*GOOD, **options)
    assert read() == 1


def test_a_revision_is_a_reason_to_read_it(
    loading: Loading, engine: Engine, tmp_path: Path, read: Count
) -> None:
    loading(*GOOD)
    other = tmp_path / "others.yaml"
    other.write_text(
        "chronicle: {name: others}\nsystems:\n  star: {name: Star-1, category: missile}\n"
    )
    load(engine, [other])
    read()
    report = loading(*GOOD)  # the launches are of that system now
    assert read() == 1
    assert report.tables[0].changed == 1
    undo(engine)
    loading(*GOOD)
    assert read() == 1


def test_an_undone_load_can_be_loaded_again(loading: Loading, engine: Engine) -> None:
    loading(*GOOD)
    undo(engine)
    assert "tests-1" not in keys(engine)
    assert loading(*GOOD).tables[0].added == 2
    assert "tests-1" in keys(engine)


def test_a_dry_run_is_not_remembered(
    loading: Loading, engine: Engine, tmp_path: Path, read: Count
) -> None:
    loading(GOOD[0])
    file = tmp_path / "tests.csv"
    file.write_text(file.read_text() + GOOD[1] + "\n")
    load(engine, [file], dry_run=True)
    read()
    assert load(engine, [file]).tables[0].added == 1
    assert read() == 1


def test_warnings_are_given_again(loading: Loading, read: Count) -> None:
    rows = (*GOOD, "3,2031-05,Northland,Star-3")  # the other cells are taken as empty
    first, second = loading(*rows), loading(*rows)
    assert read() == 2
    assert (
        [each.message for each in second.warnings if "taken as empty" in each.message]
        == [each.message for each in first.warnings if "taken as empty" in each.message]
        != []
    )


def test_rejected_rows_are_rejected_again(loading: Loading, tmp_path: Path) -> None:
    rows = (*GOOD, "3,2031-14,Northland,Star-3,,")
    loading(*rows, skip_bad=True)
    with pytest.raises(DataError):
        loading(*rows)
    (tmp_path / "tests.csv.rejects.csv").unlink()
    assert loading(*rows, skip_bad=True).tables[0].rejected == 1


def test_two_tables_of_one_load_are_compared_again(
    loading: Loading, engine: Engine, tmp_path: Path, read: Count
) -> None:
    loading(*GOOD)
    second = tmp_path / "second.csv"
    second.write_text((tmp_path / "tests.csv").read_text().replace("1,2031", "7,2032"))
    (tmp_path / "tests.csv").write_text(
        (tmp_path / "tests.csv").read_text() + "9,2033,Northland,Star-1,,\n"
    )
    load(engine, [tmp_path / "tests.csv", second])
    read()
    load(engine, [second])  # records of the first may have names that the second has
    assert read() == 1


def test_a_map_is_a_reason_to_read_a_table(engine: Engine, tmp_path: Path) -> None:
    table, of = tmp_path / "attacks.csv", tmp_path / "attacks.toml"
    table.write_text("No,Day,What,Side\n1,2031-07-05,Raid,North\n")
    text = (
        '[event]\nkey = "No"\nkind = "incident"\ntitle = "{What}"\nwhen = "Day"\n'
        'form = {column = "What", terms = {"Raid" = "clash"}}\n'
        'involved = {column = "Side", define = {kind = "unknown"}}\n'
    )
    of.write_text(text)
    options = TableOptions(map=of)
    assert load(engine, [table], options=options).tables[0].added == 1
    assert load(engine, [table], options=options).tables[0].unchanged == 1
    of.write_text(text.replace('"clash"', '"raid"').replace("raid", "explosion"))
    assert load(engine, [table], options=options).tables[0].changed == 1


def test_a_table_that_is_not_read_is_a_file_of_the_revision_all_the_same(
    loading: Loading, engine: Engine, tmp_path: Path, read: Count
) -> None:
    loading(*GOOD)
    (tmp_path / "second.csv").write_text(
        (tmp_path / "tests.csv").read_text().replace("1,2031", "7,2032")
    )
    read()
    revision = load(engine, [tmp_path / "tests.csv", tmp_path / "second.csv"]).revision
    assert read() == 1
    with database.session(engine) as session:
        files = session.scalars(
            select(col(RevisionFile.path)).where(col(RevisionFile.revision_id) == revision)
        )
        assert sorted(files) == ["second.csv", "tests.csv"]


def test_a_doubtful_cell_of_a_record_is_told_for_each_row(engine: Engine, tmp_path: Path) -> None:
    table, of = tmp_path / "attacks.csv", tmp_path / "attacks.toml"
    table.write_text("No,Day,Town,Country\n1,2031,Oldtown,Chad\n2,2031,Oldtown,Atlantis\n")
    of.write_text(
        '[event]\nkey = "No"\nkind = "incident"\ntitle = "In {Town}"\nwhen = "Day"\n'
        'place = {column = "Town", define = {country = {column = "Country"}}}\n'
    )
    report = load(engine, [table], options=TableOptions(map=of))
    assert [each.line for each in report.warnings if "Atlantis" in each.message] == [3]
