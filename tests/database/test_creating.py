"""A new SQLite database has the tables that the migrations make."""

from sqlalchemy import text

from tests.database.newest import FILE, statements
from timeline import database


def test_the_file_of_the_newest_tables_is_what_the_migrations_make() -> None:
    """Apart from white space. A release of SQLAlchemy may write them otherwise."""
    written = FILE.read_text(encoding="utf-8")
    assert written.split() == statements().split(), "python -m tests.database.newest"


def test_a_new_database_has_the_newest_version_and_no_data() -> None:
    made = database.in_memory()
    with made.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM event")) == 0
    assert database.version(made) == database.head()
