"""Find the database that a user names: a path (SQLite) or a PostgreSQL URL."""

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
"""A text that begins with one of these is always a path."""
_WRITTEN: Final = "give the path of an SQLite file, or postgresql://user@host/name"
_LIKE_AN_ADDRESS: Final = re.compile(
    r"\s*['\"]?(?:(?:postgres(?:ql)?|psql|mysql|mariadb|mssql|oracle|sqlite|file)(?:\+\w+)?:"
    r"|[^/@:]*:.*@|.*\bpassw(?:or)?d\s*=)",
    re.IGNORECASE | re.DOTALL,
)


def locate(database: str | None = None) -> URL:
    """Return the URL of the database: the argument, or the variable, or the default file.

    Raises UsageError for a text that is neither a path nor an address. It may contain a password,
    so the message shows only its scheme.
    """
    named = database or os.environ.get(VARIABLE) or DEFAULT
    if named.startswith(_AS_PATH):
        return URL.create("sqlite", database=named)
    scheme, slashes, rest = named.strip().partition("://")
    if slashes:
        return _at(scheme, rest)
    if _LIKE_AN_ADDRESS.match(named) and not _is_there(named):
        raise UsageError(
            "this looks like an address of a database, but is not a valid one",
            f"{_WRITTEN}; for a file with such a name, write ./ before it",
        )
    return URL.create("sqlite", database=named)


def _at(scheme: str, rest: str) -> URL:
    """Return the URL of the database at an address."""
    if scheme.lower() in server.SCHEMES:
        return server.read_server(f"{scheme.lower()}://{rest}")
    if scheme.lower() == "sqlite":
        if rest and not rest.startswith("/"):
            raise UsageError("write a path after sqlite://, as in sqlite:///timeline.db", _WRITTEN)
        if "?" in rest:
            raise UsageError("an address of SQLite has no parameters", "give only the path")
        return URL.create("sqlite", database=rest[1:] or None)
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*", scheme):
        raise UsageError(f"{scheme}:// is not a database that timeline can use", _WRITTEN)
    raise UsageError("this is not an address of a database", _WRITTEN)


def _is_there(path: str) -> bool:
    try:
        return os.path.lexists(path)
    except ValueError:  # NUL
        return False


def describe(url: URL) -> str:
    """Return the database as text for a message; a password is never shown."""
    if url.get_backend_name() == "sqlite":
        return url.database or ":memory:"
    return server.shown(url)


def sqlite_file(url: URL) -> Path | None:
    """Return the file of an SQLite database, links resolved; None for PostgreSQL and in memory.

    Raises UsageError for a path that cannot be a database: a folder, a pipe, a device.
    """
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    named = Path(str(url.database))
    try:
        file = named.resolve()
        taken = _has_entry(file)
    except (OSError, RuntimeError, ValueError) as error:  # too long, circular links, NUL
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
    """Return whether the path exists. Raises OSError if no file can have that name."""
    try:
        file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def exists(url: URL) -> bool:
    """Return whether the database exists; for PostgreSQL this is assumed.

    Raises UsageError for a path that cannot be a database.
    """
    if url.get_backend_name() != "sqlite":
        return True
    file = sqlite_file(url)
    return file is not None and file.exists()
