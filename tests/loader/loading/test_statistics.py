"""PostgreSQL plans by the numbers of rows, which it does not know until they are counted."""

from pathlib import Path

import pytest
from sqlalchemy import text

from tests.databases import Postgres
from timeline import database
from timeline.loader import load
from timeline.loader.writing import statistics


def test_the_rows_are_counted_after_a_load_that_writes_many(
    postgres: Postgres,
    migrated_postgres: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "seed.yaml"
    counted = text("SELECT reltuples FROM pg_class WHERE oid = 'actor'::regclass")
    found = []
    with (
        postgres.lend(migrated_postgres) as address,
        database.opened(database.locate(address)) as engine,
    ):
        for actors, many in ((5, 6), (12, 6), (13, 1), (26, 1)):
            monkeypatch.setattr(statistics, "MANY", many)
            entries = (f"  a{n}: {{name: Actor {n}, kind: state}}" for n in range(actors))
            file.write_text("\n".join(("actors:", *entries)))
            load(engine, [file])
            with engine.connect() as connection:
                found.append(connection.scalar(counted))
    # Too few; many; one more of twelve, which changes little; twice as many.
    assert found[0] != 5
    assert found[1:] == [12, 12, 26]
