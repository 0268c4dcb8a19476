"""``timeline load``, ``check`` and ``db`` as a user types them."""

from dataclasses import fields
from pathlib import Path

import pytest

from tests.cli.seeds import SEED, Run
from timeline.loader.records import gathering
from timeline.readers.imports import TableOptions


def test_load_reports_what_changed(run: Run, folder: Path, address: str) -> None:
    first = run("load", str(folder), "--database", address)
    assert first.exit_code == 0, first.output
    assert "added          3: source a-paper, actor prk, event a-launch" in first.stdout
    again = run("load", str(folder), "--database", address)
    assert "unchanged      3" in again.stdout
    seed = folder / "events.yaml"
    seed.write_text(SEED.replace("title: A launch", "title: Eight missiles"))
    changed = run("load", str(folder), "--database", address)
    assert "changed        1: event a-launch" in changed.stdout
    seed.write_text(SEED.partition("events:")[0])
    left = run("load", str(folder), "--database", address)
    assert "event a-launch" in left.stderr
    pruned = run("load", str(folder), "--prune", "--database", address)
    assert "removed        1: event a-launch" in pruned.stdout


def test_a_dry_run_writes_nothing(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "dry.db"
    result = run("load", str(folder), "--dry-run", "--database", str(file))
    assert "added          3" in result.stdout
    assert "nothing was written" in result.stderr
    assert not file.exists()


def test_every_fault_is_one_line_with_its_place(run: Run, folder: Path, tmp_path: Path) -> None:
    seed = folder / "events.yaml"
    seed.write_text(SEED.replace("eight missiles on", "nine missiles on").replace("B}", "Z}"))
    result = run("load", str(folder), "--database", str(tmp_path / "x.db"))
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert lines[0].startswith(f"{seed}:2: a-paper.reliability: ")
    assert "nothing was written" in lines[-1]
    assert not (tmp_path / "x.db").exists()


def test_a_path_that_is_not_there_is_a_mistake_of_the_command_line(run: Run) -> None:
    result = run("load", "no-such-folder")
    assert result.exit_code == 2
    assert "there is no no-such-folder" in result.stderr
    several = run("load", "no-such-folder", ".", "nor-this")
    assert "there is no no-such-folder or nor-this" in several.stderr


@pytest.mark.parametrize("path", ["nothing", "folder", "seed"])
def test_an_option_for_tables_without_a_table_is_refused(
    run: Run, folder: Path, tmp_path: Path, path: str
) -> None:
    paths = {"nothing": [], "folder": [str(folder)], "seed": [str(folder / "events.yaml")]}[path]
    file = tmp_path / "x.db"
    values = {
        "format": ["--as", "csis"],
        "map": ["--map", "a.toml"],
        "source": ["--source", "key=x"],
        "skip_bad": ["--skip-bad"],
        "rejects": ["--rejects", "a.csv"],
        "add_unknown": ["--add-unknown"],
    }
    assert values.keys() == {each.name for each in fields(TableOptions)}
    for words in values.values():
        result = run("load", *paths, *words, "--database", str(file))
        assert result.exit_code == 2
        assert result.stderr.startswith(f"timeline: {words[0]} is for a table, and no path is one")
        assert not file.exists()


def test_a_file_of_rejected_rows_needs_rows_that_are_left_out(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("key,title\n")
    result = run("load", str(table), "--rejects", "b.csv", "--database", str(tmp_path / "x.db"))
    assert result.exit_code == 2
    assert "--skip-bad" in result.stderr


def test_fifty_problems_are_reported_and_the_others_counted_by_what_is_wrong(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    for number in range(10):
        records = "".join(f"  a{number}-{n}: {{name: X, kind: x}}\n" for n in range(20))
        (folder / f"{number:02}.yaml").write_text(f"actors:\n{records}")
    more = "".join(f"  p{n}: {{name: X, part_of: no}}\n" for n in range(3))
    (folder / "places.yaml").write_text(f"places:\n{more}  q: {{nam: X, kind: city}}\n")
    command = ("load", str(folder), "--database", str(tmp_path / "x.db"))
    lines = run(*command).stderr.splitlines()
    assert all(": 'x' is not in the list" in line for line in lines[:50])
    counted = "156 more: 150 × kind, 3 × no such record, 2 × unknown field, 1 × missing field;"
    *_, others, total, written = lines
    assert others == f"and {counted} --all-faults prints all"
    assert (total, written) == ("timeline: 206 problems", "  nothing was written")
    assert len(lines) == 53
    every = run(*command, "--all-faults").stderr.splitlines()
    assert len(every) == 206 + 2
    assert every[:50] == lines[:50]


def test_on_a_terminal_three_warnings_that_are_alike_are_reported(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = "  e{}: {{kind: exercise, title: X, when: {}, inferred: {{when: so}}}}\n"
    events = "".join(event.format(n, "2022-23" if n == 7 else "2025/2026") for n in range(9))
    (folder / "more.yaml").write_text(f"events:\n{events}")
    command = ("load", str(folder), "--dry-run", "--database", str(tmp_path / "x.db"))
    whole = [line for line in run(*command).stderr.splitlines() if line.startswith("warning")]
    assert len(whole) == 9
    monkeypatch.setattr("timeline.cli.terminal.listing.on_terminal", lambda _stream: True)
    every = run(*command, "--all-faults").stderr.splitlines()
    assert [line for line in every if line.startswith("warning")] == whole
    some = [line for line in run(*command).stderr.splitlines() if line.startswith("warning")]
    assert some == [
        *whole[:3],
        whole[7],
        "warning: and 5 more: 5 × when; --all-faults prints all",
    ]


def test_the_rest_of_a_wrong_folder_is_not_read(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "MOST_PROBLEMS", 30)
    for number in range(30):
        records = "".join(f"  a{number}-{n}: {{x: y}}\n" for n in range(5))
        (folder / f"{number:02}.yaml").write_text(f"actors:\n{records}")
    result = run("load", str(folder), "--database", str(tmp_path / "x.db"))
    assert result.exit_code == 1
    assert "  the remaining files were not read, and nothing was written" in result.stderr
    assert "29.yaml" not in result.stderr
    assert not (tmp_path / "x.db").exists()


def test_what_is_worth_a_warning_does_not_stop_a_load(run: Run, folder: Path, address: str) -> None:
    seed = folder / "events.yaml"
    seed.write_text(
        SEED.replace("title: A launch", "title: Launch #3").replace("8\n", "8 # or so\n")
    )
    (folder / "paper.txt").write_text(
        "<html>\n<<<<<<< HEAD\nNorth Korea launched eight missiles on Monday.\n=======\n>>>>>>> b\n"
    )
    for number in range(12):
        (folder / f"{number:02}.yml").write_text("site_name: x\n")
    of_files = (
        f"{folder}: 2 more files without a section of a chronicle skipped",
        f"{folder / '00.yml'}: skipped: its keys are not sections of a chronicle (site_name)",
    )
    of_records = (
        f"{seed}:2: a-paper.text: paper.txt is a web page (HTML)",
        f"{seed}:2: a-paper.text: paper.txt: line 2 has an unresolved merge conflict",
        f"{seed}:8: a-launch.title: '#3' is a YAML comment",
    )
    for named in ((*of_files, *of_records), of_files):  # those of records when they are written
        result = run("load", str(folder), "--database", address)
        assert result.exit_code == 0, result.output
        warnings = [line for line in result.stderr.splitlines() if line.startswith("warning: ")]
        assert len(warnings) == 9 + len(named)
        for part in named:
            assert [line for line in warnings if part in line], warnings


def test_warnings_are_reported_with_problems(run: Run, folder: Path, tmp_path: Path) -> None:
    seed = folder / "events.yaml"
    seed.write_text(SEED.replace("title: A launch", "title: Launch #3").replace("B}", "Z}"))
    result = run("load", str(folder), "--database", str(tmp_path / "x.db"))
    assert result.exit_code == 1
    first, second, *_ = result.stderr.splitlines()
    assert first.startswith(f"{seed}:2: a-paper.reliability: ")
    assert second.startswith(f"warning: {seed}:8: a-launch.title: '#3' is a YAML comment")
