"""A new database in memory has the same schema, however it is made."""

import shutil
from pathlib import Path

from sqlalchemy import text

from timeline import database
from timeline.models.columns import TABLES


def test_a_copy_of_the_schema_is_that_of_the_migrations(
    loaded_sqlite: Path, tmp_path: Path
) -> None:
    """Without the data, and without the tables of another program."""
    file = Path(shutil.copy(loaded_sqlite, tmp_path / "timeline.db"))
    with database.opened(database.locate(str(file))) as engine:
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE theirs (id INTEGER)"))
            connection.execute(
                text(
                    "CREATE TRIGGER theirs_too AFTER INSERT ON event"
                    " BEGIN INSERT INTO theirs VALUES (1); END"
                )
            )
        with database.snapshot(engine) as session:
            copied = database.in_memory(session, TABLES)
    made = database.in_memory()
    schemas = []
    for each in (copied, made):
        with each.connect() as connection:
            rows = connection.execute(text("SELECT type, name, sql FROM sqlite_master"))
            schemas.append({tuple(row) for row in rows})
            assert connection.scalar(text("SELECT count(*) FROM event")) == 0
        assert database.version(each) == database.head()
    assert schemas[0] == schemas[1]
