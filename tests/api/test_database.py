"""The library opens, loads and closes a database, and prints nothing."""

import importlib
import io
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import timeline
from tests.forking import fork, status_of

RELEASED = Path(__file__).parents[1] / "database" / "released"
FAULTY = """
chronicle: {name: faulty}
events:
  first-launch: {kind: launch, title: First, when: 5 July}
  second-launch: {kind: lunch, title: Second, when: 2024-05-01}
"""


def run_python(code: str, cwd: Path) -> str:
    """What a new interpreter prints."""
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_import_is_light(tmp_path: Path) -> None:
    code = (
        "import sys, timeline; print({*sys.modules} & {'sqlalchemy', 'pydantic', 'timeline.api'})"
    )
    assert run_python(code, tmp_path).strip() == "set()"


def test_every_public_name_is_there() -> None:
    assert all(getattr(timeline, name) is not None for name in timeline.__all__)
    assert {*timeline.__all__} <= {*dir(timeline)}
    assert not hasattr(timeline, "nothing")


def test_nothing_of_the_command_line_is_imported_or_printed(
    loaded_sqlite: Path, second: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """In a process without these modules, and without those of the library."""
    file = shutil.copy(loaded_sqlite, tmp_path / "timeline.db")

    def use() -> None:
        for name in [*sys.modules]:
            if name.partition(".")[0] in ("timeline", "sqlmodel", "typer", "click", "rich"):
                del sys.modules[name]
        library = importlib.import_module("timeline")
        with library.open(file) as db:
            db.load(second)
            library.to_json(db.query("launch"))
            db.about("kor")
            db.why("f35a-arrival")
            db.export_csv(to=io.StringIO())
            db.export_chronicle(tmp_path / "out")
            db.as_of("2030").close()
        assert not {"typer", "click", "rich", "timeline.cli"} & {*sys.modules}

    assert status_of(fork(use)) == 0
    assert capfd.readouterr() == ("", "")


def test_a_load_reports_each_record_once(address: str, second: Path) -> None:
    with timeline.open(address) as db:
        assert len(db.load(second, dry_run=True).added) == 2
        report = db.load(second)
        assert report.revision == 1
        assert {(each.type, each.key) for each in report.added} == {
            ("source", "second-paper"),
            ("event", "second-launch"),
        }
        again = db.load(second)
        assert (again.revision, len(again.added), len(again.unchanged)) == (None, 0, 2)


def test_all_faults_come_at_once_and_nothing_is_written(address: str, tmp_path: Path) -> None:
    file = tmp_path / "faulty.yaml"
    file.write_text(FAULTY, encoding="utf-8")
    with timeline.open(address) as db:
        with pytest.raises(timeline.DataError) as raised:
            db.load(file)
        problems = raised.value.problems
        assert {(each.path, each.line) for each in problems} >= {(str(file), 4), (str(file), 5)}
        assert all(each.field and each.message for each in problems)
        with pytest.raises(timeline.DatabaseError):
            db.query()


def test_reading_makes_no_database(tmp_path: Path) -> None:
    with timeline.open(tmp_path / "new.db") as db:
        for ask in (db.query, db.snapshot, lambda: db.about("kor"), lambda: db.as_of("2021")):
            with pytest.raises(timeline.DatabaseError):
                ask()
        assert db.upgrade() is None
    assert [*tmp_path.iterdir()] == []


def test_an_older_database_is_upgraded_only_when_asked(tmp_path: Path, second: Path) -> None:
    file = tmp_path / "old.db"
    with closing(sqlite3.connect(file)) as old:
        released = RELEASED / "0003-sqlite.sql"
        old.executescript(released.read_text(encoding="utf-8"))
    with timeline.open(file) as db:
        for ask in (db.query, lambda: db.load(second)):
            with pytest.raises(timeline.DatabaseError):
                ask()
        done = db.upgrade()
        assert done is not None
        assert done.before == "0003"
        assert done.copy is not None
        assert done.copy.is_file()
        assert db.query().total > 0
        assert db.upgrade() is None


def test_a_snapshot_is_one_moment(loaded: str, second: Path) -> None:
    with timeline.open(loaded) as db, db.snapshot() as before:
        total = before.query().total
        db.load(second)
        assert before.query().total == total
        assert [detail.line.key for detail in before.details("second")] == []
        with db.snapshot() as after:
            assert after.query().total == total + 1
        assert db.query().total == total + 1


def test_what_is_closed_takes_no_call(db: timeline.Database) -> None:
    snapshot = db.snapshot()
    db.close()
    for ask in (db.query, db.snapshot, db.load, snapshot.query):
        with pytest.raises(timeline.UsageError, match="closed"):
            ask()


def test_results_need_no_open_database(db: timeline.Database) -> None:
    with db:
        record = db.about("f35a-arrival")
    assert isinstance(record, timeline.EventDetail)
    assert record.claims[0].quote in record.claims[0].sentence


def test_a_fault_of_the_caller_is_no_damage(db: timeline.Database) -> None:
    for ask in (
        lambda: db.query("kindd:launch"),
        lambda: db.about("f35a-arival"),
        lambda: db.register("actorz"),
        lambda: db.register("actors", count="pages"),  # type: ignore[arg-type]
        lambda: db.why("kor"),
    ):
        with pytest.raises(timeline.UsageError):
            ask()
    with pytest.raises(timeline.UsageError):
        timeline.open(":memory:")


def test_damage_is_called_damage(loaded_sqlite: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(loaded_sqlite, tmp_path / "damaged.db"))
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("PRAGMA ignore_check_constraints = 1")
        opened.execute("UPDATE event SET start_lo = 'soon'")
    db = timeline.open(file)
    with pytest.raises(timeline.DatabaseError, match="is damaged"):
        db.query("kind:launch")
    with db.snapshot() as snapshot, pytest.raises(timeline.DatabaseError, match="is damaged"):
        snapshot.query("kind:launch")
