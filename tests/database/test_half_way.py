"""A migration that moves data and rebuilds parents, on a throw-away revision: whole, or not at all.

The program is given one more migration than it has. It changes a rule of tables that others refer
to, which SQLite does by rebuilding them, moves the summaries of events into a table of their own,
and ends half-way where it is told to: by a fault, by ``kill -9``, or because the disk is full.
"""

import resource
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, select, text
from sqlmodel import Session, SQLModel

from tests.forking import run_forked
from tests.running import Result, run
from timeline import database
from timeline.audit.verify import Verification
from timeline.database.versions import schema

STEP = '''
"""Summaries get a table of their own."""
import os

import sqlalchemy as sa
from alembic import op

revision = "0999"
down_revision = "{head}"


def rebuild():
    for table, column in (("entity", "type"), ("event", "status"), ("source", "reliability")):
        name = op.f(f"ck_{{table}}_{{column}}")
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(name, type_="check")
            batch.create_check_constraint(name, f"{{column}} <> ''")


def upgrade():
    rebuild()
    op.create_table(
        "summary",
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.execute("INSERT INTO summary SELECT id, summary FROM event WHERE summary IS NOT NULL")
    op.execute("UPDATE event SET summary = NULL")
    {half_way}
    op.execute("INSERT INTO chronicle (name) VALUES ('from the upgrade')")


def downgrade():
    op.execute("DELETE FROM chronicle WHERE name = 'from the upgrade'")
    op.execute(
        "UPDATE event SET summary = (SELECT text FROM summary WHERE event_id = event.id)"
    )
    op.drop_table("summary")
    rebuild()
'''
KEEPING = "pass"
FAULT = "raise RuntimeError('half-way')"
KILL = "os.kill(os.getpid(), 9)"
REFUSED = "op.execute('INSERT INTO summary SELECT * FROM summary')"

Later = Callable[[str], Path]
Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def later(tmp_path: Path) -> Later:
    """A folder with the migrations of a later version, whose last does this when half is done."""

    def make(half_way: str) -> Path:
        place = tmp_path / "later"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(database.bundled("alembic"), place / "alembic")
        step = STEP.format(head=_HEAD, half_way=half_way)
        (place / "alembic" / "versions" / "0999_summaries.py").write_text(step)
        return place

    return make


_HEAD = database.head()


def _rows(address: str) -> Rows:
    engine = database.open_engine(database.locate(address))
    with engine.connect() as connection:
        found = {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in SQLModel.metadata.sorted_tables
        }
    engine.dispose()
    return found


def _on(address: str) -> Engine:
    return database.open_engine(database.locate(address))


def _as_it_was(address: str, before: Rows) -> None:
    engine = _on(address)
    assert database.version(engine) == _HEAD
    assert "summary" not in inspect(engine).get_table_names()
    with Session(engine) as session:
        assert list(Verification(session).problems()) == []
    engine.dispose()
    assert _rows(address) == before


def _upgrade(monkeypatch: pytest.MonkeyPatch, place: Path, address: str) -> Result:
    with monkeypatch.context() as patch:
        patch.setattr(schema, "bundled", lambda name: place / name)
        return run("db", "upgrade", "--database", address, catch=True)


def _upgrade_in_its_own_process(
    monkeypatch: pytest.MonkeyPatch,
    place: Path,
    address: str,
    first: Callable[[], object] = lambda: None,
) -> tuple[int, str]:
    with monkeypatch.context() as patch:
        patch.setattr(schema, "bundled", lambda name: place / name)
        return run_forked(["db", "upgrade", "--database", address], first)


def _allow_files_of(size: int) -> None:
    """Let no file of this process grow beyond a size."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def _copies(address: str) -> list[Path]:
    return sorted(Path(address).parent.glob("timeline.db.*")) if "://" not in address else []


def test_data_moves_up_and_down_and_no_row_is_lost(
    loaded: str, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _rows(loaded)
    summaries = sum(row[3] is not None for row in before["event"])
    assert summaries > 0
    place = later(KEEPING)
    assert _upgrade(monkeypatch, place, loaded).exit_code == 0
    engine = _on(loaded)
    assert database.version(engine) == "0999"
    with engine.connect() as connection:
        moved = connection.execute(text("SELECT count(*) FROM summary")).scalar_one()
        left = connection.execute(text("SELECT count(summary) FROM event")).scalar_one()
    assert (moved, left) == (summaries, 0)
    for copy in _copies(loaded):
        _as_it_was(str(copy), before)
    assert len(_copies(loaded)) == (engine.dialect.name == "sqlite")
    with monkeypatch.context() as patch:
        patch.setattr(schema, "bundled", lambda name: place / name)
        database.downgrade(engine, _HEAD)
    engine.dispose()
    _as_it_was(loaded, before)


def test_a_fault_half_way_changes_nothing_and_says_so(
    loaded: str, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _rows(loaded)
    result = _upgrade(monkeypatch, later(FAULT), loaded)
    assert isinstance(result.exception, RuntimeError)  # a fault of the program keeps its traceback
    assert "nothing in it has changed" in result.stderr
    assert _copies(loaded) == []
    _as_it_was(loaded, before)
    assert _upgrade(monkeypatch, later(KEEPING), loaded).exit_code == 0


def test_an_error_of_the_database_is_reported_in_a_line(
    loaded: str, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _rows(loaded)
    result = _upgrade(monkeypatch, later(REFUSED), loaded)
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert "could not be upgraded" in result.stderr
    assert "nothing in it has changed" in result.stderr
    assert _copies(loaded) == []
    _as_it_was(loaded, before)


def test_a_kill_half_way_changes_nothing(
    loaded: str, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _rows(loaded)
    assert _upgrade_in_its_own_process(monkeypatch, later(KILL), loaded)[0] == -signal.SIGKILL
    for copy in _copies(loaded):  # nobody was there to remove it
        _as_it_was(str(copy), before)
    _as_it_was(loaded, before)
    assert _upgrade(monkeypatch, later(KEEPING), loaded).exit_code == 0


def test_a_full_disk_half_way_changes_nothing(
    loaded_sqlite: Path, later: Later, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file may grow beyond what a copy of the database needs."""
    address = str(shutil.copy(loaded_sqlite, tmp_path / "timeline.db"))
    before = _rows(address)
    room = Path(address).stat().st_size + 8192
    bulky = "op.execute('UPDATE event SET summary = hex(zeroblob(100000))'); " + KEEPING
    place = later(bulky)
    status, message = _upgrade_in_its_own_process(
        monkeypatch, place, address, lambda: _allow_files_of(room)
    )
    assert status == 1
    assert "could not be upgraded" in message
    assert "Traceback" not in message
    assert _copies(address) == []
    _as_it_was(address, before)
    assert _upgrade(monkeypatch, place, address).exit_code == 0


def test_a_database_that_an_upgrade_has_spoilt_is_put_back(
    loaded_sqlite: Path, later: Later, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A migration that ends its own transaction, which none should."""
    address = str(shutil.copy(loaded_sqlite, tmp_path / "timeline.db"))
    before = _rows(address)
    ending = "op.execute('COMMIT'); op.execute(\"UPDATE alembic_version SET version_num='x'\"); "
    result = _upgrade(monkeypatch, later(ending + FAULT), address)
    assert "restored from" in result.stderr
    _as_it_was(address, before)


@pytest.mark.by_day_on("sqlite")
def test_a_newer_database_is_refused_with_what_to_do(
    loaded: str, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _rows(loaded)
    assert _upgrade(monkeypatch, later(KEEPING), loaded).exit_code == 0
    for words in (["check"], ["load"], ["undo"], ["db", "upgrade"], ["load", "--dry-run"]):
        refused = run(*words, "--database", loaded)
        assert refused.exit_code == 1
        assert "a newer version of timeline" in refused.stderr
    for copy in _copies(loaded):
        advice = f"timeline db restore {copy}"
        assert advice in refused.stderr
        restore = [*advice.split()[1:], "--database", loaded]
        assert run(*restore).exit_code == 0
        _as_it_was(loaded, before)
