"""Where a database is: a path (SQLite) or a PostgreSQL URL, in the words of its user."""

import os
import re
from pathlib import Path
from typing import Final

from sqlalchemy.engine import URL

from timeline import files
from timeline.database import server
from timeline.errors import UsageError

DEFAULT = "timeline.db"
VARIABLE = "TIMELINE_DATABASE"
_AS_PATH: Final = ("/", "./", "../", "~", "\\", ".\\", "..\\")
"""Beginnings of what is a path, whatever else is in it."""
_WRITTEN: Final = "give the path of an SQLite file, or postgresql://user@host/name"
_LIKE_AN_ADDRESS: Final = re.compile(
    r"\s*['\"]?(?:(?:postgres(?:ql)?|psql|mysql|mariadb|mssql|oracle|sqlite|file)(?:\+\w+)?:"
    r"|[^/@:]*:.*@|.*\bpassw(?:or)?d\s*=)",
    re.IGNORECASE | re.DOTALL,
)


def locate(database: str | None = None) -> URL:
    """The database that is meant: the argument, else the variable, else the default file.

    Raises UsageError for what is no path and no address; it may hold a password, and so nothing of
    it is shown but its scheme.
    """
    named = database or os.environ.get(VARIABLE) or DEFAULT
    if named.startswith(_AS_PATH):
        return URL.create("sqlite", database=named)
    scheme, slashes, rest = named.strip().partition("://")
    if slashes:
        return _at(scheme, rest)
    if _LIKE_AN_ADDRESS.match(named) and not _is_there(named):
        raise UsageError(
            "this looks like an address of a database, but is none",
            f"{_WRITTEN}; for a file of such a name, write ./ before it",
        )
    return URL.create("sqlite", database=named)


def _at(scheme: str, rest: str) -> URL:
    """The database at an address."""
    if scheme.lower() in server.SCHEMES:
        return server.read_server(f"{scheme.lower()}://{rest}")
    if scheme.lower() == "sqlite":
        if rest and not rest.startswith("/"):
            raise UsageError("sqlite:// is followed by a path: sqlite:///timeline.db", _WRITTEN)
        if "?" in rest:
            raise UsageError("an address of SQLite takes no parameters", "give the path alone")
        return URL.create("sqlite", database=rest[1:] or None)
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*", scheme):
        raise UsageError(f"{scheme}:// is no database that timeline can use", _WRITTEN)
    raise UsageError("this is no address of a database", _WRITTEN)


def _is_there(path: str) -> bool:
    try:
        return os.path.lexists(path)
    except ValueError:  # NUL
        return False


def describe(url: URL) -> str:
    """The database in words for a message; a password is never shown."""
    if url.get_backend_name() == "sqlite":
        return url.database or ":memory:"
    return server.shown(url)


def sqlite_file(url: URL) -> Path | None:
    """The file of an SQLite database, links followed; None for PostgreSQL and one in memory.

    Raises UsageError for what can hold no database: a folder, a pipe, a device.
    """
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    named = Path(str(url.database))
    try:
        file = named.resolve()
        taken = _has_entry(file)
    except (OSError, RuntimeError, ValueError) as error:  # too long, links in a circle, NUL
        why = getattr(error, "strerror", None) or error
        raise UsageError(
            f"{named} cannot be used as a database: {why}",
            "name a file, as in --database timeline.db",
        ) from None
    if taken and not files.is_regular(file):
        what = "a folder" if file.is_dir() else "not a file"
        raise UsageError(f"{named} is {what}", "name a file, as in --database timeline.db")
    return file


def _has_entry(file: Path) -> bool:
    """Raises OSError where nothing can have that name."""
    try:
        file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def exists(url: URL) -> bool:
    """Whether there is a database at all; PostgreSQL's is taken to be there.

    Raises UsageError for what can hold no database.
    """
    if url.get_backend_name() != "sqlite":
        return True
    file = sqlite_file(url)
    return file is not None and file.exists()
