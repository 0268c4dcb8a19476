"""What an export may be written to: a name of its format, and no export of another sort."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import Result, run
from timeline.text import shell_word

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def database(loaded_sqlite: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE", str(loaded_sqlite))
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("command", "name", "right"),
    [
        ("csv", "launches.xlsx", "launches.csv"),
        ("xlsx", "launches.csv", "launches.xlsx"),
        ("html", "report.PDF", "report.html"),
        ("geojson", "map.html", "map.geojson"),
        ("bibtex", "sources.ris", "sources.bib"),
        ("markdown", "report.docx", "report.md"),
        ("csv", "new/all launches.xlsx", "new/all launches.csv"),
    ],
)
def test_a_name_with_the_ending_of_another_format_is_refused(
    command: str, name: str, right: str, tmp_path: Path
) -> None:
    refused = run("export", command, "-o", name)
    assert refused.exit_code == 2
    assert f"-o {shell_word(right)}" in refused.stderr
    assert [*tmp_path.iterdir()] == []
    for fine in (right, "no-ending", "of.its.own"):
        assert run("export", command, "kind:summit", "-o", fine).exit_code == 0


def test_an_option_is_not_the_name_of_a_file(tmp_path: Path) -> None:
    refused = run("export", "csv", "-o", "--force")
    assert (refused.exit_code, [*tmp_path.iterdir()]) == (2, [])


def test_a_page_is_not_written_to_a_terminal() -> None:
    refused = run("export", "html", terminal=True)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "-o report.html" in refused.stderr
    assert "<html" in run("export", "html", "-o", "-").stdout


def test_a_file_without_its_option_is_noticed_where_nothing_matches() -> None:
    found = run("export", "csv", "my events.csv")
    assert "add: -o 'my events.csv'" in found.stderr


def test_a_chronicle_does_not_replace_tables_nor_tables_a_chronicle(tmp_path: Path) -> None:
    assert run("export", "csv", "--package", "-o", "tables").exit_code == 0
    assert run("export", "chronicle", "-o", "chronicle").exit_code == 0
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    for words in (
        ("chronicle", "-o", "tables"),
        ("csv", "--package", "-o", "chronicle"),
        ("parquet", "--dataset", "-o", "chronicle"),
    ):
        refused = run("export", *words, "--force")
        assert (refused.exit_code, "name another folder" in refused.stderr) == (2, True)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
