"""The migrations build the schema that the tables declare, and keep the data they find.

``test_half_way`` has one that ends before its end, ``test_released`` the databases of released
versions.
"""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel

import timeline.kinds.tables  # noqa: F401  (declares every table)
from timeline import database
from timeline.audit.verify import Verification
from timeline.loader import load


def _tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_migrations_build_what_the_tables_declare(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_name": lambda name, type_, _: (
                    not (type_ == "table" and name.startswith("search_index"))
                ),
            },
        )
        assert compare_metadata(context, SQLModel.metadata) == []


def test_the_version_is_the_newest(engine: Engine) -> None:
    assert database.version(engine) == database.head()


def test_an_empty_database_has_no_version(empty_engine: Engine) -> None:
    assert database.version(empty_engine) is None


def test_downgrading_all_the_way_leaves_nothing(engine: Engine) -> None:
    database.downgrade(engine, "base")
    assert {name for name in _tables(engine) if not name.startswith("search_index")} == set()


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO chronicle (name) VALUES ('kept')"))
    database.upgrade(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT name FROM chronicle")).scalar_one() == "kept"


@pytest.fixture
def loaded(engine: Engine) -> Engine:
    """A database with the shipped chronicle."""
    load(engine, [database.bundled("seeds")])
    return engine


def test_foreign_keys_are_enforced(loaded: Engine) -> None:
    with pytest.raises(IntegrityError), loaded.begin() as connection:
        connection.execute(text("DELETE FROM source"))


AMOUNTS = """
places: {sea: {name: Sea}}
actors: {usa: {name: United States, kind: state}, kor: {name: South Korea, kind: state}}
events:
  drill:
    kind: exercise
    title: Drill
    when: 2022
    participants: [usa, kor]
    troops: {usa: 17000+, kor: ">300000"}
    aircraft: {usa: ">=40", kor: "<=40"}
    inferred: {when: x, participants: x, troops: x, aircraft: x}
"""


@pytest.mark.by_day_on("postgresql")
def test_a_number_with_a_plus_that_was_stored_as_over_is_at_least_that(
    engine: Engine, tmp_path: Path
) -> None:
    (tmp_path / "drill").mkdir()
    (tmp_path / "drill" / "events.yaml").write_text(AMOUNTS)
    load(engine, [tmp_path / "drill"])
    now = _qualifiers(engine)
    database.downgrade(engine, "0001")
    then = _qualifiers(engine)
    assert now == {"17000+": "at-least", ">300000": "over", ">=40": "at-least", "<=40": "at-most"}
    assert then == now | {"17000+": "over"}
    database.upgrade(engine)
    assert _qualifiers(engine) == now
    with Session(engine) as session:
        assert list(Verification(session).problems()) == []
    assert load(engine, [tmp_path / "drill"]).revision is None  # the file still says the same
    with engine.connect() as connection:  # the order of what it says is known again
        unknown = text("SELECT count(*) FROM entity WHERE order_hash IS NULL")
        assert connection.execute(unknown).scalar_one() == 0


def _qualifiers(engine: Engine) -> dict[str, str]:
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT text, qualifier FROM amount"))
        return {row.text: row.qualifier for row in rows}


PLACES = ("places: {p: {name: P, country: KOR}}\n", "places: {p: {name: P, note: there}}\n")


@pytest.mark.by_day_on("postgresql")
def test_a_step_down_loses_nothing_of_what_two_chronicles_state(
    engine: Engine, tmp_path: Path
) -> None:
    """What complements is refused: the version before cannot store it. What is equal is kept."""
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder, seed in zip(folders, PLACES, strict=True):
        folder.mkdir()
        (folder / "places.yaml").write_text(seed)
    load(engine, folders)
    with pytest.raises(CommandError, match=r"entity\.own_record, definition\.own_record"):
        database.downgrade(engine, "0004")
    for folder in folders:
        (folder / "places.yaml").write_text(PLACES[0])
    load(engine, folders)
    database.downgrade(engine, "0004")
    database.upgrade(engine)
    assert load(engine, folders).revision is None


def test_the_days_of_events_are_put_beside_their_actors(loaded: Engine) -> None:
    days = text(
        "SELECT role, actor_id, event.id, participation.start_lo, participation.end_hi"
        " FROM participation JOIN event ON event.id = event_id WHERE event.start_lo"
        " = participation.start_lo AND event.end_hi = participation.end_hi ORDER BY 1, 2, 3"
    )
    with loaded.connect() as connection:
        before = connection.execute(days).all()
        assert before
        assert connection.execute(text("SELECT count(*) FROM participation")).scalar() == len(
            before
        )
    database.downgrade(loaded, "0010")
    database.upgrade(loaded)
    with loaded.connect() as connection:
        assert connection.execute(days).all() == before


QUOTING = """\
sources: {s: {title: S, text: s.txt}}
events:
  drill: {kind: exercise, title: Drill, when: 2022, cite: {s: [The exercise began, "in  2022"]}}
"""


def test_a_quote_that_was_stored_as_written_becomes_the_words_of_its_text(
    engine: Engine, tmp_path: Path
) -> None:
    (tmp_path / "drill").mkdir()
    (tmp_path / "drill" / "s.txt").write_text(
        "The exer\u00adcise began\nin\n2022.", encoding="utf-8"
    )
    (tmp_path / "drill" / "events.yaml").write_text(QUOTING)
    load(engine, [tmp_path / "drill"])
    passages = text("SELECT quote, written FROM passage ORDER BY id")
    stored = [("The exer\u00adcise began", "The exercise began"), ("in\n2022", None)]
    with engine.begin() as connection:
        assert [tuple(row) for row in connection.execute(passages)] == stored
        connection.execute(text("UPDATE passage SET quote = coalesce(written, quote)"))
        connection.execute(text("UPDATE passage SET written = NULL"))
    database.downgrade(engine, "0009")
    database.upgrade(engine)
    with engine.connect() as connection:
        assert [tuple(row) for row in connection.execute(passages)] == stored
    with Session(engine) as session:
        assert list(Verification(session).problems()) == []
    assert load(engine, [tmp_path / "drill"]).revision is None
