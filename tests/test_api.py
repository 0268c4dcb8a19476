"""The library does what the commands do, on both databases, and prints nothing."""

import io
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

import timeline
from tests.running import run as run_command

ROOT = Path(__file__).parent.parent
SECOND = """
chronicle: {name: second}
sources:
  second-paper: {title: Paper, published: 2024-05-02}
events:
  second-launch:
    kind: launch
    title: A later launch
    when: 2024-05-01
    cite: {second-paper: {quote: They launched., for: [when]}}
"""
FAULTY = """
chronicle: {name: faulty}
events:
  first-launch: {kind: launch, title: First, when: 5 July}
  second-launch: {kind: lunch, title: Second, when: 2024-05-01}
"""

Command = Callable[..., str]


@pytest.fixture
def db(shared: str) -> timeline.Database:
    """The shipped chronicle; no test writes into it."""
    return timeline.open(shared)


@pytest.fixture
def command(shared: str) -> Command:
    """What a command prints of the same database."""

    def run(*words: str) -> str:
        result = run_command(*words, "--database", shared)
        assert result.exit_code == 0, result.output
        return result.stdout

    return run


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A seed file of another chronicle."""
    file = tmp_path / "second.yaml"
    file.write_text(SECOND, encoding="utf-8")
    return file


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


def test_nothing_of_the_command_line_is_imported_or_printed(tmp_path: Path) -> None:
    code = """
import io, sys, timeline
with timeline.open("timeline.db") as db:
    db.load()
    timeline.to_json(db.query("launch"))
    db.about("kor"); db.why("f35a-arrival")
    db.export_csv(to=io.StringIO()); db.export_chronicle("out")
    db.as_of("2030").close()
assert not {"typer", "click", "rich", "timeline.cli"} & {*sys.modules}
"""
    assert run_python(code, tmp_path) == ""


@pytest.mark.parametrize("query", ["kind:launch date:2017", "surely:2016", "", "missile*"])
def test_a_query_finds_what_show_prints(
    db: timeline.Database, command: Command, query: str
) -> None:
    found = db.query(query)
    assert timeline.to_json(found) + "\n" == command("show", "--json", *query.split())
    assert [event.key for event in found] == [event.key for event in db.query(query.split())]
    assert [detail.line.key for detail in db.details(query)] == [event.key for event in found]


def test_a_limit_leaves_the_total(db: timeline.Database) -> None:
    found = db.query("kind:launch", limit=1)
    assert len(found) == 1 < found.total
    with pytest.raises(timeline.UsageError):
        db.query(limit=-1)


@pytest.mark.parametrize("key", ["f35a-arrival", "kor", "alliance-article"])
def test_a_record_is_what_about_prints(db: timeline.Database, command: Command, key: str) -> None:
    assert timeline.to_json(db.about(key)) + "\n" == command("about", key, "--json")


def test_a_table_is_what_count_prints(db: timeline.Database, command: Command) -> None:
    table = db.count("2016..", by=["year", "actor"], sum="quantity", exact=True)
    words = ("2016..", "--by", "year,actor", "--sum", "quantity", "--exact")
    assert timeline.to_json(table) + "\n" == command("count", *words, "--json")


def test_a_table_of_items_is_what_count_prints(db: timeline.Database, command: Command) -> None:
    words = ("kind:launch", "--by", "year", "--count", "items", "--json")
    assert timeline.to_json(db.count("kind:launch", by="year", count="items")) + "\n" == command(
        "count", *words
    )


def test_a_comparison_is_what_compare_prints(db: timeline.Database, command: Command) -> None:
    found = db.compare("alliance-article", "cbs-news-tweet", "2016..", least=1)
    words = ("alliance-article", "cbs-news-tweet", "2016..", "--least", "1")
    assert timeline.to_json(found) + "\n" == command("compare", *words, "--json")


def test_reasons_and_registers_are_what_the_commands_print(
    db: timeline.Database, command: Command
) -> None:
    key = "f35a-second-batch"
    assert timeline.to_json(db.why(key)) + "\n" == command("about", key, "--why", "--json")
    for words in (["actors"], ["systems", "kind:launch"], ["actors", "kind:state"]):
        printed = command("list", *words, "--json")
        assert timeline.to_json(db.register(*words)) + "\n" == printed
    by_item = command("list", "actors", "event.kind:launch", "--count", "items", "--json")
    found = db.register("actors", "event.kind:launch", count="items")
    assert timeline.to_json(found) + "\n" == by_item
    assert {line.key: str(line.items) for line in found}["kor"] == "0–8"  # of several launchers


def test_as_of_a_day_the_same_is_asked(db: timeline.Database, command: Command) -> None:
    at = ("--as-of", "2021")
    with db.as_of(date(2021, 12, 31)) as then:
        found = timeline.to_json(then.query("kind:launch"))
        assert found + "\n" == command("show", "kind:launch", "--json", *at)
        stream = io.StringIO(newline="")
        then.export_csv(to=stream)
        assert stream.getvalue().splitlines() == command("export", "csv", *at).splitlines()
        assert then.left_out
        with then.as_of("2016-06") as earlier:  # lacks what the first one lacks, and more
            assert earlier.left_out[: len(then.left_out)] == then.left_out
    with pytest.raises(timeline.UsageError, match="no last day"):
        db.as_of("2021/..")


def test_an_export_is_that_of_the_command(
    db: timeline.Database, command: Command, tmp_path: Path
) -> None:
    command("export", "csv", "--kind", "launch", "-o", str(tmp_path / "a.csv"))
    db.export_csv(to=tmp_path / "b.csv", kind="launch")
    stream = io.StringIO(newline="")
    db.export_csv(to=stream, kind="launch")
    text = (tmp_path / "a.csv").read_bytes()
    assert (tmp_path / "b.csv").read_bytes() == text
    assert stream.getvalue().encode() == text

    command("export", "register", "systems", "category:aircraft", "-o", str(tmp_path / "c.csv"))
    db.export_register("systems", "category:aircraft", to=tmp_path / "d.csv")
    assert (tmp_path / "c.csv").read_bytes() == (tmp_path / "d.csv").read_bytes()

    command("export", "parquet", "kind:launch", "-o", str(tmp_path / "e.parquet"))
    db.export_parquet("kind:launch", to=tmp_path / "f.parquet")
    assert (tmp_path / "e.parquet").read_bytes() == (tmp_path / "f.parquet").read_bytes()
    command("export", "parquet", "--dataset", "-o", str(tmp_path / "g"))
    db.export_parquet(to=tmp_path / "h", dataset=True)
    tables = [
        {path.relative_to(tmp_path / name): path.read_bytes() for path in files}
        for name in ("g", "h")
        for files in [sorted((tmp_path / name).rglob("*.parquet"))]
    ]
    assert tables[0] == tables[1]


def test_an_export_of_complete_events_is_that_of_the_command(
    db: timeline.Database, command: Command, tmp_path: Path
) -> None:
    exports = {
        "xlsx": db.export_xlsx,
        "geojson": db.export_geojson,
        "timelinejs": db.export_timelinejs,
        "ics": db.export_ics,
    }
    for name, export in exports.items():
        command("export", name, "--kind", "launch", "-o", str(tmp_path / f"a.{name}"))
        export(kind="launch", to=tmp_path / f"b.{name}")
        assert (tmp_path / f"a.{name}").read_bytes() == (tmp_path / f"b.{name}").read_bytes()
        with pytest.raises(timeline.UsageError, match="exists"):
            export(to=tmp_path / f"b.{name}")

    pictures: dict[str, Callable[..., tuple[str, ...]]] = {
        "lanes": db.plot_lanes,
        "density": db.plot_density,
        "ledger": db.plot_ledger,
    }
    for name, export in exports.items():
        left = [tmp_path / f"{end}.{name}" for end in ("c", "d")]
        command("export", name, "date:2022", "--sure", "-o", str(left[0]))
        export("date:2022", sure=True, to=left[1])
        assert left[0].read_bytes() == left[1].read_bytes()
    for name, plot in pictures.items():
        command("plot", name, "date:2022", "--title", "T", "-o", str(tmp_path / f"{name}.svg"))
        assert plot("date:2022", to=tmp_path / f"{name}-2.svg", title="T") == ()
    asked = "kind:summit", "kind:deployment"
    out = str(tmp_path / "responses.svg")
    command("plot", "responses", "--to", asked[0], "--by", asked[1], "-o", out)
    assert db.plot_responses(*asked, to=tmp_path / "responses-2.svg") == ()
    for name in (*pictures, "responses"):
        drawn = [(tmp_path / f"{name}{end}.svg").read_bytes() for end in ("", "-2")]
        assert drawn[0] == drawn[1]

    command("export", "chronicle", "-o", str(tmp_path / "a"))
    exported = db.export_chronicle(tmp_path / "b")
    assert exported.folders == (tmp_path / "b",)
    for name in ("chronicle.yaml", "events.yaml"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    command("export", "csv", "--package", "kind:launch", "-o", str(tmp_path / "p"))
    assert db.export_package("kind:launch", to=tmp_path / "q") == ()
    for file in (tmp_path / "p").iterdir():
        assert (tmp_path / "q" / file.name).read_bytes() == file.read_bytes()


def test_an_export_replaces_no_file_of_others(db: timeline.Database, tmp_path: Path) -> None:
    notes = tmp_path / "notes.csv"
    notes.write_text("mine")
    with pytest.raises(timeline.UsageError):
        db.export_csv(to=notes)
    with pytest.raises(timeline.UsageError, match="lunch"):
        db.export_csv(to=notes, kind="lunch", force=True)
    assert notes.read_text() == "mine"


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
        released = ROOT / "tests" / "database" / "released" / "0003-sqlite.sql"
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


def test_a_query_counts_events_or_items(db: timeline.Database) -> None:
    found = db.query("kind:launch", count="items")
    assert found.tally is not None
    assert found.tally.bounds == (9, None)
    assert found.tally.unknown == ("nk-launch-by-july-2017",)
    assert db.query("kind:launch").tally is None
    with pytest.raises(timeline.UsageError, match="missiles cannot be counted"):
        db.query(count="missiles")  # type: ignore[call-overload,arg-type,unused-ignore]
