"""The migrations build the schema that the tables declare, and keep the data they find."""

import shutil
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, func, inspect, select, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel

import timeline.kinds  # noqa: F401  (declares every table)
from timeline import database
from timeline.loader import load
from timeline.loader.verify import Verification


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


REBUILD = '''
"""Change a CHECK of tables that others refer to, which SQLite does by rebuilding them."""
from alembic import op

revision = "9999"
down_revision = "{head}"


def rebuild():
    for table, column in (("entity", "type"), ("event", "status"), ("source", "reliability")):
        name = op.f(f"ck_{{table}}_{{column}}")
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(name, type_="check")
            batch.create_check_constraint(name, f"{{column}} <> ''")


def upgrade():
    rebuild()
    {then}


def downgrade():
    rebuild()
'''


@pytest.fixture
def loaded(engine: Engine) -> Engine:
    """A database with the shipped chronicle."""
    load(engine, [database.bundled("seeds")])
    return engine


def _later(engine: Engine, folder: Path, then: str = "pass") -> Config:
    """The settings of a version of the program with one more migration."""
    shutil.copytree(database.bundled("alembic"), folder / "alembic")
    step = REBUILD.format(head=database.head(), then=then)
    (folder / "alembic" / "versions" / "9999_rebuild.py").write_text(step)
    config = database.alembic_config(engine)
    config.set_main_option("script_location", str(folder / "alembic"))
    return config


def _counts(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in SQLModel.metadata.sorted_tables
        }


def test_rebuilding_a_parent_keeps_every_child(loaded: Engine, tmp_path: Path) -> None:
    before = _counts(loaded)
    assert before["claim"] > 0
    config = _later(loaded, tmp_path)
    command.upgrade(config, "head")
    assert database.version(loaded) == "9999"
    assert _counts(loaded) == before
    command.downgrade(config, "-1")
    assert _counts(loaded) == before


def test_a_migration_that_fails_leaves_nothing_behind(loaded: Engine, tmp_path: Path) -> None:
    before = _counts(loaded)
    config = _later(loaded, tmp_path, then="raise RuntimeError('half way')")
    with pytest.raises(RuntimeError, match="half way"):
        command.upgrade(config, "head")
    assert database.version(loaded) == database.head()
    assert _counts(loaded) == before


def test_foreign_keys_are_enforced(loaded: Engine) -> None:
    with pytest.raises(IntegrityError), loaded.begin() as connection:
        connection.execute(text("DELETE FROM source"))


AMOUNTS = """
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


def _qualifiers(engine: Engine) -> dict[str, str]:
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT text, qualifier FROM amount"))
        return {row.text: row.qualifier for row in rows}
