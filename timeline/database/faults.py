"""Turn errors of a database into one line with advice: tables of states, and their use.

PostgreSQL gives each error a state of five characters (SQLSTATE), the first two of which are its
class; SQLite gives a name. An error that is in no table and cannot come from the state of a
database is a bug of this program: ``explained`` returns None for it, and it keeps its traceback.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from sqlalchemy import Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError

from timeline.database import server
from timeline.database.address import describe
from timeline.database.holders import OTHER
from timeline.database.waiting import in_use, is_locked
from timeline.errors import DatabaseError


class Diagnosis(NamedTuple):
    """What is wrong, empty if the database's own message is best; and what to do."""

    what: str
    hint: str


_RESTORE: Final = "restore a copy (timeline db restore FILE), or load into a new database"
_UTF8: Final = "make a database for UTF-8: createdb --template template0 --encoding UTF8 NAME"
_AGAIN: Final = "try again; nothing of an unfinished command was written"
_CONNECT: Final = (
    "check the host, the port, the user, the password and the name of the database in the address,"
    " and that the server is running"
)

_RIGHTS: Final = Diagnosis(
    "",
    "the owner of the database can grant what is missing: USAGE on the schema and SELECT on its"
    " tables to read, CREATE on the schema, INSERT, UPDATE and DELETE to load",
)
_LOGIN: Final = Diagnosis("", "check the user, the password and the name of the database")
_TABLES: Final = Diagnosis("its tables do not match its version", _RESTORE)
_GARBLED: Final = Diagnosis("it contains text that is not UTF-8", _RESTORE)
_ENCODING: Final = Diagnosis("its encoding lacks a character of this text", _UTF8)
_FULL: Final = Diagnosis("", "free space on its disk; nothing was written")
_LOST: Final = Diagnosis("", _AGAIN)
_DAMAGED: Final = Diagnosis("it is damaged", _RESTORE)

STATES: Final = {
    "08": Diagnosis("", _CONNECT),
    "0A": Diagnosis("", "PostgreSQL 14 or newer is needed"),
    "22021": _ENCODING,
    "22P05": _ENCODING,
    "25006": Diagnosis(
        "it is read-only", "name the server that accepts writes, not a replica of it"
    ),
    "28": _LOGIN,
    "3D000": Diagnosis("", "create it first: createdb NAME"),
    "3F000": Diagnosis("", "name a schema that exists: ?options=-csearch_path%3Dpublic"),
    "40": Diagnosis("", _AGAIN),
    "42501": _RIGHTS,
    "42P01": _TABLES,
    "42703": _TABLES,
    "42804": _TABLES,
    "42883": _TABLES,
    "42809": _TABLES,
    "42P07": Diagnosis("", "name a database of its own for timeline"),
    "42710": Diagnosis("", "name a database of its own for timeline"),
    "42704": Diagnosis("", "check the parameters of the address"),
    "53100": _FULL,
    "53": Diagnosis("", "the server is overloaded: try again later"),
    "54": Diagnosis("", "shorten it"),
    "55": Diagnosis("", _AGAIN),
    "57014": Diagnosis(
        "its time limit (statement_timeout) ended the command",
        "request less, or raise the limit: ?options=-cstatement_timeout%3D5min",
    ),
    "57": _LOST,
    "58": Diagnosis("its server cannot read or write", "see the log of the server"),
    "F0": Diagnosis("", "see the log of the server"),
    "XX": Diagnosis("its server failed", "see the log of the server"),
}
"""By SQLSTATE, or by its class."""

NAMES: Final = {
    "SQLITE_BUSY": Diagnosis("", "try again when the other program has ended"),
    "SQLITE_LOCKED": Diagnosis("", "try again when the other program has ended"),
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY": Diagnosis("", "check the rights on the file and on its folder"),
    "SQLITE_CANTOPEN": Diagnosis("", "check the rights on the file and on its folder"),
    "SQLITE_PERM": Diagnosis("", "check the rights on the file and on its folder"),
    "SQLITE_AUTH": Diagnosis("", "check the rights on the file and on its folder"),
    "SQLITE_IOERR": Diagnosis("it cannot be read or written", "check its disk"),
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_NOTADB": Diagnosis(
        "",
        "name a database of timeline; a file of data is loaded into one: timeline load FILE\n"
        "if this was a database, restore a copy over it: timeline db restore FILE",
    ),
    "SQLITE_TOOBIG": Diagnosis("", "shorten it"),
    "SQLITE_NOLFS": Diagnosis("", "move it to another disk"),
}
"""By SQLite's name of an error, up to its second underscore."""

# SQLite has the same name for these and for an error in SQL, and Python has none for the last one.
_WORDS: Final = {
    "no such table": _TABLES,
    "no such column": _TABLES,
    "has no column": _TABLES,
    "malformed database schema": _DAMAGED,
    "Could not decode to UTF-8": _GARBLED,
}


def unusable(engine: Engine, error: Exception) -> DatabaseError:
    """Return the driver's error as one line, with advice if there is any."""
    if is_locked(error):
        return in_use(describe(engine.url), OTHER)
    return _error(engine.url, error, _fault(error) or Diagnosis("", ""))


def explained(engine: Engine, error: Exception) -> DatabaseError | None:
    """Return the driver's error as one line; None if it is a bug of this program."""
    fault = _fault(error)
    if fault is None and isinstance(error, (IntegrityError, ProgrammingError, DataError)):
        return None
    return unusable(engine, error)


def is_garbled(error: BaseException) -> bool:
    """Return whether the cause is text in the database that is not UTF-8."""
    return isinstance(error, UnicodeDecodeError) or _fault(error) is _GARBLED


def _fault(error: BaseException) -> Diagnosis | None:
    if isinstance(error, UnicodeDecodeError):
        return _GARBLED
    if isinstance(error, UnicodeEncodeError):
        return Diagnosis("it accepts only text in UTF-8", "write the text in UTF-8")
    inner = error.orig if isinstance(error, DBAPIError) else error
    state = getattr(inner, "sqlstate", None)
    if state is not None:
        return STATES.get(state) or STATES.get(state[:2])
    if name := getattr(inner, "sqlite_errorname", ""):
        if known := NAMES.get("_".join(name.split("_")[:2])):
            return known
    elif type(inner).__module__.startswith("psycopg"):  # no answer from a server
        return Diagnosis("", _CONNECT)
    return next((_WORDS[words] for words in _WORDS if words in str(inner)), None)


def _error(url: URL, error: Exception, fault: Diagnosis) -> DatabaseError:
    inner = error.orig if isinstance(error, DBAPIError) else error
    message = "" if isinstance(error, UnicodeError) else _one_line(str(inner))
    if _repeats(message, server.secrets(url)):
        message = "the driver's message is not shown, because it repeats a password"
    words = ": ".join(dict.fromkeys(filter(None, (describe(url), fault.what, message))))
    return DatabaseError(words, fault.hint)


def _one_line(message: str) -> str:
    """Return the first line of a driver's message; of several hosts, that of the last one."""
    lines = [line.strip() for line in message.strip().splitlines()] or [""]
    tries = [line.removeprefix("- ") for line in lines if line.startswith("- ")]
    return tries[-1] if tries else lines[0].rstrip(":")


def _repeats(text: str, secrets: Iterable[str]) -> bool:
    """Return whether a text contains any of these; a very short one only as a whole word."""
    return any(
        secret in text if len(secret) > 3 else re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", text)
        for secret in secrets
    )
