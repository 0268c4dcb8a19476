"""The tables of a new SQLite database as ``newest.sql`` has them, which a load executes.

    python -m tests.database.newest

writes that file: it runs all migrations, and takes what they have made.
"""

from timeline import database
from timeline.database.versions.creating import NEWEST
from timeline.database.versions.schema import INDEX, VERSIONS, bundled

FILE = bundled("alembic") / NEWEST
_BETWEEN = ", \n\t"
"""What is between two columns or constraints of a table."""
_MADE = (
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB ?"
    " ORDER BY type <> 'table', type <> 'index', iif(type = 'table', rowid, name)"
)


def statements() -> str:
    """Return the statements that make the tables and indexes, and state their version."""
    engine = database.open_engine(database.locate("sqlite://"))
    database.upgrade(engine)
    with engine.connect() as connection:
        # The tables inside the index of words are made by SQLite.
        found = connection.exec_driver_sql(_MADE, (f"{INDEX}_[dics]*",)).scalars()
        made = [*map(_in_order, found), f"INSERT INTO {VERSIONS} VALUES ('{database.head()}')"]
    engine.dispose()
    return "".join(f"{each};\n" for each in made)


def _in_order(statement: str) -> str:
    """Return a statement with the constraints of its table sorted: migrations keep no order.

    For the same reason the indexes are sorted by name.
    """
    head, *parts = statement.removesuffix("\n)").split(_BETWEEN)
    constraints = sorted(part for part in parts if part.startswith("CONSTRAINT"))
    columns = [part for part in parts if not part.startswith("CONSTRAINT")]
    end = "\n)" if statement.endswith("\n)") else ""
    return _BETWEEN.join([head, *columns, *constraints]) + end


if __name__ == "__main__":
    FILE.write_text(statements(), encoding="utf-8")
