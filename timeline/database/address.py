"""Where a database is: a path (SQLite) or a PostgreSQL URL, in the words of its user."""

import os
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from timeline import files
from timeline.errors import UsageError

DEFAULT = "timeline.db"
VARIABLE = "TIMELINE_DATABASE"


def locate(database: str | None = None) -> URL:
    """The database that is meant: the argument, else the variable, else the default file."""
    named = database or os.environ.get(VARIABLE) or DEFAULT
    if "://" not in named:
        return URL.create("sqlite", database=named)
    try:
        url = make_url(named)
    except ArgumentError:
        raise UsageError(
            f"{named} is no database address", "give a path or postgresql://…"
        ) from None
    if url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite":
        return url
    raise UsageError(
        f"{url.drivername} is no database that timeline can use",
        "give the path of an SQLite file, or postgresql://user@host/name",
    )


def describe(url: URL) -> str:
    """The database in words for a message; a password is never shown."""
    if url.get_backend_name() == "sqlite":
        return url.database or ":memory:"
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def sqlite_file(url: URL) -> Path | None:
    """The file of an SQLite database, links followed; None for PostgreSQL and one in memory.

    Raises UsageError for what can hold no database: a folder, a pipe, a device.
    """
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    named = Path(str(url.database))
    try:
        file = named.resolve()
        taken = os.path.lexists(file)
    except (OSError, RuntimeError, ValueError) as error:  # too long, links in a circle, NUL
        raise UsageError(f"{named} cannot be used as a database: {error}") from None
    if taken and not files.is_regular(file):
        what = "a folder" if file.is_dir() else "not a file"
        raise UsageError(f"{named} is {what}", "name a file, as in --database timeline.db")
    return file


def exists(url: URL) -> bool:
    """Whether there is a database at all; PostgreSQL's is taken to be there.

    Raises UsageError for what can hold no database.
    """
    if url.get_backend_name() != "sqlite":
        return True
    file = sqlite_file(url)
    return file is not None and file.exists()
