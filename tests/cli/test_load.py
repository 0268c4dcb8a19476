"""``timeline load``, ``check`` and ``db`` as a user types them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from tests.running import Result
from timeline import database
from timeline.database import schema

Run = Callable[..., Result]
SEED = """\
sources:
  a-paper: {title: A paper, text: paper.txt, published: 2022-07-05, reliability: B}
actors:
  prk: {name: North Korea, kind: state, country: PRK}
events:
  a-launch:
    kind: launch
    title: A launch
    when: 2022-07-04
    launcher: prk
    quantity: 8
    cite:
      a-paper:
        quote: North Korea launched eight missiles on Monday
        for: [when, launcher, quantity]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small chronicle."""
    chronicle = tmp_path / "mine"
    chronicle.mkdir()
    (chronicle / "paper.txt").write_text("North Korea launched eight missiles on Monday.\n")
    (chronicle / "events.yaml").write_text(SEED)
    return chronicle


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


def test_check_finds_nothing_in_what_was_just_loaded(run: Run, loaded: str) -> None:
    result = run("check", "--database", loaded)
    assert result.exit_code == 0, result.output
    assert "all as loaded" in result.stdout


LOOSE = """\
sources:
  told: {title: Without a text}
  other: {title: Without a text or a quote}
  read: {title: With a text, text: read.txt}
events:
  a:
    kind: launch
    title: A launch
    when: 2022
    quantity: 8
    cite:
      told: [{quote: in 2022, for: [when]}, {quote: "eight, in 2022", for: [quantity]}]
"""
READ = "      read: {quote: eight were fired, for: [quantity]}\n"


@pytest.mark.parametrize(
    ("seed", "checked", "unchecked"),
    [
        (LOOSE, "0 of 2 quotes in 1 text, 4 records: as loaded",
         "2 quotes, because 2 of 3 sources have no stored text"),
        (LOOSE + READ, "1 of 3 quotes in 1 text, 4 records: as loaded",
         "2 quotes, because 2 of 3 sources have no stored text"),
        (LOOSE.partition("events")[0], "0 quotes in 1 text, 3 records: as loaded",
         "texts, because 2 of 3 sources have no stored text"),
    ],
)  # fmt: skip
def test_check_reports_what_it_could_not_check(
    run: Run, engine: Engine, tmp_path: Path, seed: str, checked: str, unchecked: str
) -> None:
    address = engine.url.render_as_string(hide_password=False)
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "read.txt").write_text("On Sunday eight were fired.")
    (tmp_path / "c" / "c.yaml").write_text(seed)
    assert run("load", str(tmp_path / "c"), "--database", address).exit_code == 0
    result = run("check", "--database", address)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [checked, f"could not be checked: {unchecked}"]


def test_check_reports_what_it_could_not_check_with_the_errors(
    run: Run, engine: Engine, tmp_path: Path
) -> None:
    address = engine.url.render_as_string(hide_password=False)
    (tmp_path / "read.txt").write_text("On Sunday eight were fired.")
    (tmp_path / "c.yaml").write_text(LOOSE + READ)
    run("load", str(tmp_path / "c.yaml"), "--database", address)
    with engine.begin() as connection:
        connection.execute(text('UPDATE passage SET start = NULL, "end" = NULL'))
    result = run("check", "--database", address)
    assert result.exit_code == 1
    assert "the quote “eight were fired” has no position in the text of read" in result.stderr
    assert "could not be checked: 2 quotes, because 2 of 3 sources" in result.stderr


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (
            "UPDATE text SET body = replace(body, 'twenty F-35As', 'thirty F-35As')",
            ("alliance-article: the stored text was altered", "f35a-second-batch.cite", "twenty"),
        ),
        (
            "UPDATE event SET title = 'Another title' WHERE kind = 'procurement'",
            ("f35a-second-batch: the stored record is not the one that was loaded",),
        ),
        (
            "UPDATE event SET end_hi = end_hi + 1 WHERE kind = 'procurement'",
            ("f35a-second-batch.when: end_hi is stored as",),
        ),
        (
            "UPDATE event_date SET lo = hi WHERE field = 'delivery'",
            ("f35a-second-batch.delivery.expected",),
        ),
        (
            "UPDATE amount SET best = 9 WHERE text = '20'",
            ("f35a-second-batch.quantity: the stored number is not that of its text 20",),
        ),
    ],
)
def test_check_names_what_was_altered(
    run: Run, loaded: str, change: str, named: tuple[str, ...]
) -> None:
    engine = database.open_engine(database.locate(loaded))
    with engine.begin() as connection:
        connection.execute(text(change))
    engine.dispose()
    result = run("check", "--database", loaded)
    assert result.exit_code == 1
    for words in named:
        assert words in result.stderr


def test_check_finds_what_breaks_the_rules(run: Run, loaded_sqlite: Path, tmp_path: Path) -> None:
    import sqlite3

    file = tmp_path / "broken.db"
    shutil.copy(loaded_sqlite, file)
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE event SET status = 'dreamt' WHERE kind = 'summit'")
        connection.execute("DELETE FROM actor WHERE name = 'President Yoon'")
    connection.close()
    result = run("check", "--database", str(file))
    assert result.exit_code == 1
    assert "violates the constraint ck_event_status" in result.stderr
    assert "actor_id refers to a missing row of actor" in result.stderr
    assert "could not be checked: records and dates, because" in result.stderr


def test_a_backup_is_restored(run: Run, folder: Path, tmp_path: Path) -> None:
    file, copy = tmp_path / "timeline.db", tmp_path / "copy.db"
    run("load", str(folder), "--database", str(file))
    assert run("db", "backup", str(copy), "--database", str(file)).stdout.strip() == str(copy)
    (folder / "events.yaml").write_text(SEED.partition("events:")[0])
    run("load", str(folder), "--prune", "--database", str(file))
    assert run("about", "a-launch", "--database", str(file)).exit_code == 2
    restored = run("db", "restore", str(copy), "--database", str(file))
    assert restored.exit_code == 0, restored.output
    assert run("about", "a-launch", "--database", str(file)).exit_code == 0
    assert (tmp_path / "timeline.db.before-restore").is_file()


def test_only_a_database_of_ours_is_restored(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(b"")
    result = run("db", "restore", str(other), "--database", str(tmp_path / "timeline.db"))
    assert result.exit_code == 1
    assert "is not a database of timeline" in result.stderr


def test_status_counts(run: Run, loaded: str) -> None:
    lines = run("db", "status", "--database", loaded).stdout.splitlines()
    assert "chronicles alliance" in lines
    assert any(line.split() == ["13", "events"] for line in lines)


LATER = """
revision = "0999"
down_revision = "{head}"


def upgrade():
    pass
"""


def test_an_older_database_is_copied_before_it_is_upgraded(
    run: Run, loaded_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program gets one more migration than the database has seen."""
    file = shutil.copy(loaded_sqlite, tmp_path / "timeline.db")
    migrations = shutil.copytree(database.bundled("alembic"), tmp_path / "alembic")
    (migrations / "versions" / "0999_later.py").write_text(LATER.format(head=database.head()))
    bundled = {"alembic": migrations, "seeds": database.bundled("seeds")}
    monkeypatch.setattr(schema, "bundled", bundled.__getitem__)
    assert "timeline db upgrade" in run("show", "--database", str(file)).stderr
    result = run("load", "--database", str(file))
    assert result.exit_code == 0, result.output
    assert (tmp_path / "timeline.db.before-0999").is_file()


def test_a_newer_database_is_refused(run: Run, loaded: str, folder: Path) -> None:
    engine = database.open_engine(database.locate(loaded))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    for words in (("show",), ("load", str(folder))):
        result = run(*words, "--database", loaded)
        assert result.exit_code == 1
        assert "a newer version of timeline" in result.stderr


def test_fifty_problems_are_reported_and_the_rest_counted(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    for number in range(30):
        records = "".join(f"  a{number}-{n}: {{name: X, kind: x}}\n" for n in range(20))
        (folder / f"{number:02}.yaml").write_text(f"actors:\n{records}")
    result = run("load", str(folder), "--database", str(tmp_path / "x.db"))
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert all(": 'x' is not in the list" in line for line in lines[:50])
    assert f"{folder / '03.yaml'}: 20 more" in lines[50:]
    assert len(lines) == 50 + 20 + 3
    assert lines[-3:] == [
        "other files (8): 150 more",
        "timeline: 600 problems",
        "  nothing was written",
    ]


def test_the_rest_of_a_wrong_folder_is_not_read(run: Run, folder: Path, tmp_path: Path) -> None:
    for number in range(30):
        records = "".join(f"  a{number}-{n}: {{x: y}}\n" for n in range(200))
        (folder / f"{number:02}.yaml").write_text(f"actors:\n{records}")
    result = run("load", str(folder), "--database", str(tmp_path / "x.db"))
    assert result.exit_code == 1
    assert "  the remaining files were not read, and nothing was written" in result.stderr
    assert len(result.stderr.splitlines()) < 80
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
    for _ in range(2):  # unchanged records too
        result = run("load", str(folder), "--database", address)
        assert result.exit_code == 0, result.output
        told = [line for line in result.stderr.splitlines() if line.startswith("warning: ")]
        assert len(told) == 14
        for part in (
            f"{folder}: 2 more files without a section of a chronicle skipped",
            f"{folder / '00.yml'}: skipped: its keys are not sections of a chronicle (site_name)",
            f"{seed}:2: a-paper.text: paper.txt is a web page (HTML)",
            f"{seed}:2: a-paper.text: paper.txt: line 2 has an unresolved merge conflict",
            f"{seed}:8: a-launch.title: '#3' is a YAML comment",
        ):
            assert [line for line in told if part in line], told


def test_warnings_are_reported_with_problems(run: Run, folder: Path, tmp_path: Path) -> None:
    seed = folder / "events.yaml"
    seed.write_text(SEED.replace("title: A launch", "title: Launch #3").replace("B}", "Z}"))
    result = run("load", str(folder), "--database", str(tmp_path / "x.db"))
    assert result.exit_code == 1
    first, second, *_ = result.stderr.splitlines()
    assert first.startswith(f"{seed}:2: a-paper.reliability: ")
    assert second.startswith(f"warning: {seed}:8: a-launch.title: '#3' is a YAML comment")
