"""The first load makes the database with all that is in it, or makes none."""

import os
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text

from tests.forking import fork, status_of
from timeline import database
from timeline.errors import DatabaseError, DataError, UsageError
from timeline.loader import load

SEED = """
chronicle: {{name: {name}}}
events:
  {name}-launch:
    kind: launch
    title: Launch of {name}
    when: 2022
    inferred: {{when: for the test}}
"""


def _seed(folder: Path, name: str) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(SEED.format(name=name))
    return path


def _tables(engine: Engine) -> list[str]:
    return [name for name in inspect(engine).get_table_names() if name != "unrelated"]


@pytest.fixture
def unrelated(empty_engine: Engine) -> Engine:
    """A database that exists and has no table of ours; on PostgreSQL it has one of others."""
    with empty_engine.begin() as connection:
        connection.execute(text("CREATE TABLE unrelated (id INTEGER)"))
        if empty_engine.dialect.name == "sqlite":
            connection.execute(text("DROP TABLE unrelated"))
    return empty_engine


def test_a_dry_run_makes_no_table(unrelated: Engine, tmp_path: Path) -> None:
    load(unrelated, [_seed(tmp_path, "one")], dry_run=True)
    assert _tables(unrelated) == []


def test_a_load_that_fails_makes_no_table(unrelated: Engine, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("events:\n  a: {kind: launch}\n")
    with pytest.raises(DataError):
        load(unrelated, [bad])
    assert _tables(unrelated) == []
    load(unrelated, [_seed(tmp_path, "one")])
    assert "event" in _tables(unrelated)


def test_a_table_of_another_program_is_left_alone(empty_engine: Engine, tmp_path: Path) -> None:
    with empty_engine.begin() as connection:
        connection.execute(text("CREATE TABLE event (note TEXT)"))
    with pytest.raises(DatabaseError, match="a table event that timeline did not create"):
        load(empty_engine, [_seed(tmp_path, "one")])
    assert _tables(empty_engine) == ["event"]


def test_a_dry_run_and_a_failing_load_make_no_file(tmp_path: Path) -> None:
    seeds, place = tmp_path / "seeds", tmp_path / "place"
    seeds.mkdir()
    place.mkdir()
    engine = database.open_engine(database.locate(str(place / "timeline.db")))
    load(engine, [_seed(seeds, "one")], dry_run=True)
    assert list(place.iterdir()) == []
    (seeds / "one.yaml").write_text("events:\n  a: {kind: launch}\n")
    with pytest.raises(DataError):
        load(engine, [seeds / "one.yaml"])
    assert list(place.iterdir()) == []


def test_a_database_that_another_load_makes_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other load ends just before this one would put its own database in the place."""
    from timeline import files

    name = str(tmp_path / "timeline.db")
    put = files.put
    others: list[Engine] = []

    def slow(partial: Path, path: Path) -> None:
        if not others:
            others.append(database.open_engine(database.locate(name)))
            load(others[0], [_seed(tmp_path, "two")])
        put(partial, path)

    monkeypatch.setattr(files, "put", slow)
    engine = database.open_engine(database.locate(name))
    load(engine, [_seed(tmp_path, "one")])
    with engine.connect() as connection:
        keys = connection.execute(text("SELECT key FROM entity ORDER BY key")).scalars().all()
    assert keys == ["one-launch", "two-launch"]


def test_first_loads_at_once_all_land(address: str, tmp_path: Path) -> None:
    names = ("one", "two", "three")
    seeds = [_seed(tmp_path, name) for name in names]
    ready, go = os.pipe()

    def load_at_once(seed: Path) -> None:
        os.close(go)
        os.read(ready, 1)  # until the other end is closed
        load(database.open_engine(database.locate(address)), [seed])

    loads = [fork(partial(load_at_once, seed)) for seed in seeds]
    os.close(ready)
    os.close(go)
    assert [status_of(each) for each in loads] == [0, 0, 0]
    engine = database.open_engine(database.locate(address))
    with engine.connect() as connection:
        keys = connection.execute(text("SELECT key FROM entity")).scalars().all()
    engine.dispose()
    assert sorted(keys) == sorted(f"{name}-launch" for name in names)


@pytest.mark.parametrize("what", ["folder", "pipe"])
def test_a_path_that_cannot_be_a_database_is_refused(tmp_path: Path, what: str) -> None:
    place = tmp_path / "place"
    if what == "folder":
        place.mkdir()
    else:
        os.mkfifo(place)
    with pytest.raises(UsageError):
        database.open_engine(database.locate(str(place)))
    assert place.exists()
    assert not place.is_file()


def test_a_database_is_made_behind_a_link(tmp_path: Path) -> None:
    link = tmp_path / "timeline.db"
    link.symlink_to(tmp_path / "elsewhere.db")
    engine = database.open_engine(database.locate(str(link)))
    load(engine, [_seed(tmp_path, "one")])
    engine.dispose()
    assert link.is_symlink()
    assert (tmp_path / "elsewhere.db").is_file()


def test_what_a_database_that_is_gone_left_is_not_taken_for_the_new_ones(tmp_path: Path) -> None:
    file = tmp_path / "timeline.db"
    seed = _seed(tmp_path, "one")
    for ending in ("-journal", "-shm"):
        file.with_name(file.name + ending).write_bytes(b"\xd9\xd5\x05\xf9 a rollback journal")
    engine = database.open_engine(database.locate(str(file)))
    load(engine, [seed])
    engine.dispose()
    file.rename(tmp_path / "moved.db")
    log = file.with_name("timeline.db-wal")
    log.write_bytes(b"records that are nowhere else")
    engine = database.open_engine(database.locate(str(file)))
    with pytest.raises(UsageError, match="is left from a database that does not exist"):
        load(engine, [seed])
    engine.dispose()
    assert sorted(path.name for path in tmp_path.glob("timeline.db*")) == ["timeline.db-wal"]
