"""``timeline map``: a draft on standard output or in a new file, and a load with it."""

import os
import shlex
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run
from tests.readers.maps.tables import shipped

TABLE = "Date,Title,Country,Number\n2031-07-05,First thing,Chad,3\n2031-07-06,Second,Peru,4\n"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("things.csv")
    path.write_text(TABLE)
    return path


def test_the_draft_is_printed(run: Run, table: Path) -> None:
    result = run("map", str(table))
    assert result.exit_code == 0
    assert 'when = {column = "Date"' in result.stdout


def test_a_map_is_not_drafted_for_a_map(run: Run, table: Path) -> None:
    run("map", str(table), "-o", "my map.toml")
    refused = run("map", "my map.toml")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "timeline load TABLE --map 'my map.toml'" in refused.stderr


def test_a_narrow_terminal_gets_the_draft_as_a_file_has_it(
    run: Run, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted = run("map", str(table)).stdout
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("COLUMNS", "40")
    assert run("map", str(table)).stdout == drafted
    assert max(map(len, drafted.splitlines())) > 40


def test_the_draft_is_written_and_never_over_another_file(run: Run, table: Path) -> None:
    assert run("map", str(table), "-o", "things.toml").exit_code == 0
    Path("things.toml").write_text("mine")
    result = run("map", str(table), "-o", "things.toml")
    assert result.exit_code == 2
    assert "exists" in result.stderr
    assert Path("things.toml").read_text() == "mine"


def test_a_file_that_is_no_table_is_an_error_in_a_line(run: Run, table: Path) -> None:
    Path("page.html").write_text("<!doctype html><html><body>no</body></html>")
    result = run("map", "page.html")
    assert result.exit_code == 1
    assert result.stderr.startswith("page.html: ")
    missing = run("map", "none.csv")
    assert missing.exit_code == 2
    assert "there is no none.csv" in missing.stderr


def book(*sheets: str) -> Path:
    """A workbook with a table in each of these sheets."""
    made = openpyxl.Workbook()
    made.remove(made["Sheet"])
    for name in sheets:
        sheet = made.create_sheet(name)
        for line in TABLE.replace("Title", f"{name} Title").splitlines():
            sheet.append(line.split(","))
    made.save("book.xlsx")
    return Path("book.xlsx")


def test_a_sheet_is_named_as_the_message_says(run: Run, table: Path) -> None:
    book("One thing", "Two")
    said = run("map", "book.xlsx")
    assert said.exit_code == 1
    named = shlex.split(said.stderr.partition("name one: ")[2])[0]
    assert named == "book.xlsx#One thing"
    assert "One thing Title" in run("map", named).stdout
    assert "Two Title" in run("map", "book.xlsx#Two").stdout
    assert "has no sheet" in run("map", "book.xlsx#Three").stderr


def test_a_sheet_of_a_missing_file_is_a_missing_file(run: Run, table: Path) -> None:
    for command in (("map", "none.xlsx#A"), ("load", "none.xlsx#A", "--database", "t.db")):
        result = run(*command)
        assert result.exit_code == 2
        assert "there is no none.xlsx\n" in result.stderr


def test_a_table_can_come_from_standard_input(run: Run) -> None:
    result = run("map", "-", stdin=TABLE)
    assert result.exit_code == 0
    assert 'title = "{Title}"' in result.stdout


def test_a_table_with_a_format_of_its_own_needs_no_map(run: Run, table: Path) -> None:
    columns = shipped("ucdp-ged").columns
    names = dict.fromkeys(
        ("id", "date_prec", *(name for each in columns.values() for name in each))
    )
    more = ["where_prec", "latitude", "longitude", "country", "event_clarity"]
    table.write_text(",".join(dict.fromkeys((*names, *more))) + "\n")
    assert "ucdp-ged" in run("map", str(table)).stderr


def test_the_draft_loads_its_table(run: Run, table: Path) -> None:
    run("map", str(table), "-o", "things.toml")
    loading = ("load", str(table), "--map", "things.toml", "--database", "t.db")
    assert "2 rows = 2 added" in run(*loading).stdout
    assert "2 rows = 2 unchanged" in run(*loading).stdout


def test_the_faults_of_a_map_have_their_lines(run: Run, table: Path) -> None:
    Path("bad.toml").write_text('name = "x"\n[event]\nkey = "Title"\nkind = "incidnt"\n')
    result = run("load", str(table), "--map", "bad.toml", "--database", "t.db")
    assert result.exit_code == 1
    assert "bad.toml:4: event.kind: " in result.stderr
    assert "bad.toml:2: event: " in result.stderr


def test_a_column_of_which_the_map_says_nothing_is_an_error(run: Run, table: Path) -> None:
    run("map", str(table), "-o", "things.toml")
    table.write_text(TABLE.replace("Number", "Number,More").replace(",3", ",3,x"))
    result = run("load", str(table), "--map", "things.toml", "--database", "t.db")
    assert result.exit_code == 1
    assert "'More'" in result.stderr


def test_control_characters_of_a_table_are_not_printed(run: Run, table: Path) -> None:
    table.write_text("Date,Title\n2031,\x1b[31mred\x1b[0m\n2032,other\n")
    assert "\x1b" not in run("map", str(table)).output


def test_pipes_are_named_and_not_waited_for(run: Run, table: Path) -> None:
    os.mkfifo("pipe.csv")
    os.mkfifo("pipe.toml")
    for words in (
        ("map", "pipe.csv"),
        ("load", "pipe.csv"),
        ("load", str(table), "--map", "pipe.toml"),
    ):
        more = ("--database", "t.db") if words[0] == "load" else ()
        result = run(*words, *more)
        assert result.exit_code == 1
        assert "is a pipe" in result.stderr


def test_a_format_and_a_map_are_not_both_given(run: Run, table: Path) -> None:
    run("map", str(table), "-o", "things.toml")
    more = ("--as", "acled", "--map", "things.toml", "--database", "t.db")
    result = run("load", str(table), *more)
    assert result.exit_code == 2
    assert "--as acled and --map things.toml" in result.stderr


def test_rejected_rows_ask_for_the_map_of_their_table(run: Run, table: Path) -> None:
    run("map", str(table), "-o", "my.toml")
    table.write_text(TABLE.replace("2031-07-06", "2031-02-30"))
    loading = ("load", "--database", "t.db", "--skip-bad")
    run(*loading, str(table), "--map", "my.toml")
    rejects = Path("things.csv.rejects.csv")
    rejects.write_text(rejects.read_text().replace("2031-02-30", "2031-02-28"))
    refused = run(*loading, str(rejects))
    assert "has rejected rows of things: give the map of its columns again: --map" in refused.stderr
    assert "1 row = 1 added" in run(*loading, str(rejects), "--map", "my.toml").stdout
