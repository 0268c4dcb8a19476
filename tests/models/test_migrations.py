"""The migrations build the schema that the tables declare, and keep the data they find."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text
from sqlmodel import SQLModel

import timeline.kinds  # noqa: F401  (declares every table)
from timeline import database


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
