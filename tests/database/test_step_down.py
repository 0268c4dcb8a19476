"""Each value that only the newest version can store makes the step down refuse.

That no value is forgotten is compared with the schemas themselves.
"""

import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import zip_longest
from pathlib import Path

import pytest
from alembic.util import CommandError
from sqlalchemy import Engine, MetaData, inspect, select, text
from sqlmodel import Session

from tests.database.new_values import BASE, CASES, NEW_KINDS, Case, seed
from tests.database.released import kept
from timeline import database
from timeline.audit.verify import Verification
from timeline.loader import load
from timeline.loader.writing.redating import upgrade

BEFORE = "0004"
SHARED = frozenset({"entity.own_record", "definition.own_record"})
"""What two chronicles state of one record; ``test_migrations`` has a test of its own for it."""
RENAMED = {"exercise.series_number": "exercise.number"}
"""Columns that an older version has under another name, which its step down refuses."""
DERIVED = frozenset(
    {
        *("event.instant_lo", "event.instant_hi", "file.loaded"),
        *("participation.start_lo", "participation.end_hi"),
    }
)
"""Columns that follow from what else is stored, apart from the bounds of dates."""


def refused(engine: Engine, revision: str = BEFORE) -> list[str]:
    """What the step down to a version names when it refuses; nothing if it does not."""
    before = database.version(engine)
    try:
        database.downgrade(engine, revision)
    except CommandError as error:
        assert database.version(engine) == before
        return str(error).rpartition("the values in ")[2].split(", ")
    return []


def columns(engine: Engine) -> dict[str, set[str]]:
    """The columns of each table."""
    found = inspect(engine)
    return {
        name: {each["name"] for each in found.get_columns(name)} for name in found.get_table_names()
    }


def rounds(cases: Iterable[Case]) -> Iterator[list[Case]]:
    """The cases, of which no two in one round have the same name."""
    of_name: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        of_name[case[0]].append(case)
    for each in zip_longest(*of_name.values()):
        yield [case for case in each if case]


@contextmanager
def only(file: Path, cases: Iterable[Case]) -> Iterator[Engine]:
    """A copy of a database file, with the new records of these cases alone."""
    copy = file.with_suffix(".copy")
    shutil.copy(file, copy)
    kept = {CASES.index(case) for case in cases}
    with closing(sqlite3.connect(copy, isolation_level=None)) as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        keys = [(f"new-{number}",) for number in range(len(CASES)) if number not in kept]
        opened.executemany("DELETE FROM entity WHERE key = ?", keys)
    engine = database.open_engine(database.locate(str(copy)))
    try:
        yield engine
    finally:
        engine.dispose()


def test_each_new_value_makes_the_step_down_refuse(migrated_sqlite: Path, tmp_path: Path) -> None:
    """Down from one version to the next, without the values that have been refused before."""
    file = Path(shutil.copy(migrated_sqlite, tmp_path / "timeline.db"))
    (tmp_path / "a.yaml").write_text(seed(CASES))
    (tmp_path / "t.txt").write_text("It’s here.", encoding="utf-8")
    with only(file, CASES) as engine:
        load(engine, [tmp_path / "a.yaml"])
    rest = list(CASES)
    for number in reversed(range(int(BEFORE), int(database.head()))):
        version = f"{number:04}"
        file.with_suffix(".copy").replace(file)
        with only(file, rest) as engine:
            names = refused(engine, version)
        found: list[Case] = []
        for cases in rounds(case for case in rest if case[0] in names):
            with only(file, cases) as engine:
                named = refused(engine, version)
            alone = [case for case in cases if case[0] in named]  # an older step refuses others
            assert sorted(named) == sorted(case[0] for case in alone)
            found += alone
        assert {case[0] for case in found} == set(names)
        rest = [case for case in rest if case not in found]
        with only(file, rest) as engine:
            assert refused(engine, version) == []
    assert rest == []


@pytest.mark.by_day_on("postgresql")
def test_new_values_make_the_step_down_refuse_until_all_are_gone(
    engine: Engine, tmp_path: Path
) -> None:
    file = tmp_path / "a.yaml"
    (tmp_path / "t.txt").write_text("It’s here.", encoding="utf-8")
    names: set[str] = set()
    rest = list(CASES)
    while rest:
        file.write_text(seed(rest))
        load(engine, [file], prune=True)
        found = refused(engine)
        assert found
        assert load(engine, [file]).revision is None  # nothing was lost
        names.update(found)
        rest = [case for case in rest if case[0] not in found]  # the older steps name these
    assert names == {case[0] for case in CASES}
    file.write_text(BASE)
    load(engine, [file], prune=True)
    assert database.version(engine) == database.head()

    now = columns(engine)
    database.downgrade(engine, BEFORE)  # without any of them it is possible
    then = columns(engine)
    lost = {f"{table}.{name}" for table in then for name in now[table] - then[table]}
    lost = {RENAMED.get(name, name) for name in lost}
    bounds = {name for name in lost if name.endswith(("_lo", "_hi"))}
    assert {name[:-3] for name in bounds - DERIVED} <= lost
    assert lost - bounds - SHARED - DERIVED <= names
    assert set(now) - set(then) == {
        *NEW_KINDS, "event_tag", "event_date_member", "passage_origin",
        "source_column",
    }  # fmt: skip

    database.upgrade(engine)
    assert columns(engine) == now
    assert load(engine, [file]).revision is None
    with Session(engine) as session:
        assert list(Verification(session).problems()) == []


@pytest.mark.by_day_on("sqlite")
def test_what_an_older_version_stored_goes_down_and_up_without_loss(engine: Engine) -> None:
    load(engine, [database.bundled_chronicle()])
    database.downgrade(engine, BEFORE)
    database.upgrade(engine)
    assert load(engine, [database.bundled_chronicle()]).revision is None
    with Session(engine) as session:
        assert list(Verification(session).problems()) == []


QUERIES = {
    "kind:exercise number:3,4 not:disputed:number,series": (
        "kind:exercise series_number:3,4 not:disputed:series_number,series"
    ),
    "kind:launch series_number:3 form:exchange-of-notes": (
        "kind:launch series_number:3 form:exchange-of-notes"
    ),
    'form:"exchange",aid not:said:mode:gift,exchange "mode:exchange number:3" number:3': (
        'form:"people-exchange",aid not:said:mode:gift,barter "mode:exchange number:3"'
        " series_number:3"
    ),
}
"""Queries of version 0006, and what they are since."""


def store(engine: Engine, queries: Iterable[str]) -> None:
    """Put these queries in the place of the first ones."""
    with engine.begin() as connection:
        ids = connection.scalars(text("SELECT id FROM saved_query ORDER BY id LIMIT 3")).all()
        for id_, query in zip(ids, queries, strict=True):
            values = {"id": id_, "query": query}
            connection.execute(text("UPDATE saved_query SET text = :query WHERE id = :id"), values)
            connection.execute(text("UPDATE entity SET content_hash = '' WHERE id = :id"), values)


def rows(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """All rows by table, without the hashes of records, which follow from the rest."""
    found: dict[str, list[tuple[object, ...]]] = {}
    tables = MetaData()
    tables.reflect(engine)
    with engine.connect() as connection:
        for table in tables.sorted_tables:
            columns = [
                each
                for each in sorted(table.c, key=lambda column: column.name)
                if each.name not in ("content_hash", "order_hash")
            ]
            found[table.name] = sorted(map(tuple, connection.execute(select(*columns))), key=repr)
    return found


@pytest.mark.by_day_on("sqlite")
def test_names_and_words_go_up_and_down_and_up_without_loss(
    empty_engine: Engine, address: str
) -> None:
    kept.put("0006", address)
    store(empty_engine, QUERIES)
    before = rows(empty_engine)
    upgrade(empty_engine)
    above = rows(empty_engine)
    assert {*QUERIES.values()} <= {query for _, query in above["saved_query"]}
    database.downgrade(empty_engine, "0006")
    assert rows(empty_engine) == before
    upgrade(empty_engine)
    assert rows(empty_engine) == above
    with Session(empty_engine) as session:
        assert list(Verification(session).problems()) == []
