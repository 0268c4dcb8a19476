"""Read, check and migrate the version of a database's schema."""

import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine import URL

from timeline import stopping
from timeline.database.address import DEFAULT, describe, exists
from timeline.database.engine import OURS, opened, snapshot
from timeline.database.sessions import Session
from timeline.database.waiting import Patience
from timeline.errors import DatabaseError, UsageError
from timeline.likeness import did_you_mean
from timeline.text import listed

if TYPE_CHECKING:
    from alembic.config import Config

SHIPPED: Final = "alliance"
"""The bundled chronicle that a load without a path takes; the others are examples."""
VERSIONS = "alembic_version"
"""The table with the version of the schema."""
INDEX = "search_index"
"""The table of full text; on SQLite also the beginning of the names of its other objects."""
_FOUND = text(f"SELECT * FROM {VERSIONS} LIMIT 2")
_PACKAGE = Path(__file__).resolve().parents[2]


def bundled(name: str) -> Path:
    """Return the folder ``alembic`` or ``seeds``, in an installed wheel or in a checkout."""
    inside = _PACKAGE / f"_{name}"
    return inside if inside.is_dir() else _PACKAGE.parent / name


def bundled_examples() -> list[str]:
    """Return the names of the bundled chronicles."""
    return sorted(each.name for each in bundled("seeds").iterdir() if each.is_dir())


def bundled_chronicle(name: str = SHIPPED) -> Path:
    """Return the folder of a bundled chronicle. Raises UsageError for a name that none has."""
    known = bundled_examples()
    if name not in known:
        raise UsageError(
            f"there is no example {name}{did_you_mean(name, known)}",
            f"the examples are {listed(known, 'and')}",
        )
    return bundled("seeds") / name


def alembic_config(engine: Engine) -> "Config":
    """Return Alembic's settings for this engine, with the migrations of the wheel or checkout."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(bundled("alembic")))
    config.attributes["engine"] = engine
    return config


def head() -> str:
    """Return the newest schema version that this program knows, without importing Alembic."""
    return _newest_version(bundled("alembic") / "versions")


@cache
def _newest_version(folder: Path) -> str:
    return max(path.name.partition("_")[0] for path in folder.glob("0*.py"))


def version(engine: Engine) -> str | None:
    """Return the version of the database's schema, or None if it has none."""
    with snapshot(engine) as session:
        return _version(session.connection())


def _version(connection: Connection) -> str | None:
    """Return the version of the schema, or None if there is none.

    Raises DatabaseError if the database belongs to another program, or if no schema can be used.
    """
    tables = inspect(connection)
    if not tables.has_table(VERSIONS):
        _require_schema(connection)
        _require_unused(connection)
        return None
    found = connection.execute(_FOUND)
    names, rows = list(found.keys()), found.all()
    if names == ["version_num"] and not rows:
        _require_unused(connection)
        return None
    ours = names == ["version_num"] and len(rows) == 1 and is_version(str(rows[0][0]))
    if not ours or not tables.has_table(OURS):
        raise foreign(
            describe(connection.engine.url), "its table alembic_version is not that of timeline"
        )
    return str(rows[0][0])


def foreign(where: str, why: str) -> DatabaseError:
    """Return the error for a database in which another program has its tables."""
    advice = "name a database of its own for timeline"
    if "://" not in where:
        advice += " (--database FILE; the file need not exist yet)"
    return DatabaseError(f"{where} belongs to another program: {why}", advice)


def _require_unused(connection: Connection) -> None:
    """Raise DatabaseError if the tables of another program are in the way.

    An SQLite file belongs to the program that made its tables. A schema of PostgreSQL can be
    shared, unless a table has a name that timeline needs.
    """
    from sqlmodel import SQLModel

    found = {*inspect(connection).get_table_names()} - {VERSIONS}
    same = found & {*SQLModel.metadata.tables, INDEX}
    if connection.dialect.name == "sqlite":
        same = same or found
    if same:
        message = f"it has a table {min(same)} that timeline did not create"
        raise foreign(describe(connection.engine.url), message)


def is_version(text: str) -> bool:
    """Return whether a text is a version of timeline's schema, of any release."""
    return re.fullmatch("[0-9]{4}", text) is not None


def _require_schema(connection: Connection) -> None:
    if connection.dialect.name == "postgresql" and not connection.scalar(
        text("SELECT current_schema()")
    ):
        raise DatabaseError(
            f"{describe(connection.engine.url)}: no schema of its search_path exists for this user",
            "name an existing one, as in ?options=-csearch_path%3Dpublic, or ask the owner of the"
            " database for USAGE on it",
        )


def ensure_schema(session: Session) -> None:
    """Create the tables in a database that has none, within the session's transaction.

    A first load that fails thus leaves the database empty. Raises DatabaseError for a database of
    another version, and for one where another program has tables of the same names.
    """
    connection = session.connection()
    found = _version(connection)
    where = describe(connection.engine.url)
    if found is None:
        from alembic import command

        config = alembic_config(connection.engine)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    else:
        require_version(where, found)


def require_schema(session: Session) -> None:
    """Raise DatabaseError, with a command as advice, if there is no schema or another version."""
    connection = session.connection()
    where = describe(connection.engine.url)
    found = _version(connection)
    if found is None:
        raise nothing_loaded(where)
    require_version(where, found)


@contextmanager
def reading(url: URL, patience: Patience | None = None) -> Iterator[Session]:
    """Provide a session that reads one snapshot of an existing, up-to-date database.

    Raises DatabaseError, with the command to type, if the database does not exist, is empty, has
    another version than this program, or cannot be read.
    """
    if not exists(url):
        raise nothing_loaded(describe(url))
    with opened(url, reading=True, patience=patience) as engine, snapshot(engine) as session:
        require_schema(session)
        yield session


def nothing_loaded(where: str) -> DatabaseError:
    """Return the error for a database that does not exist or contains no timeline."""
    option = "" if where == DEFAULT else f" --database {shlex.quote(where)}"
    if "://" in where:  # its password is not shown
        option = " --database ADDRESS"
    folder = Path(where).parent
    missing = "://" not in where and not folder.exists()
    before = f"create the folder first: mkdir -p {shlex.quote(str(folder))}\n" if missing else ""
    return DatabaseError(
        f"nothing is loaded yet: there is no timeline in {where}",
        f"{before}type: timeline load{option}          the chronicle that comes with the program\n"
        f"      timeline load{option} FOLDER   a chronicle of your own",
    )


def require_version(where: str, found: str) -> None:
    """Raise DatabaseError, with advice, if the schema is not of this program's version."""
    if found > head():
        copy = kept_before(Path(where), found)
        older = f"\nor restore the copy made before the upgrade: timeline db restore {copy}"
        raise newer(where, found, older if copy.exists() else "")
    if found < head():
        raise DatabaseError(f"{where} was made by an older version", "type: timeline db upgrade")


def newer(where: str, found: str, otherwise: str = "") -> DatabaseError:
    """Return the error for a database or a copy that only a newer version can read."""
    return DatabaseError(
        f"{where} was made by a newer version of timeline (its schema is {found}; this version"
        f" knows {head()})",
        f"use it with the version that made it{otherwise}",
    )


def kept_before(file: Path, version: str) -> Path:
    """Return the path of the copy that is made of an SQLite file before its upgrade."""
    return file.with_name(f"{file.name}.before-{version}")


def upgrade(
    engine: Engine,
    revision: str = "head",
    *,
    first: Callable[[], None] = lambda: None,
    then: Callable[[Connection], None] | None = None,
) -> None:
    """Upgrade the schema to ``revision``; a database of that version is left as it is.

    If an older version made the database, ``first`` is called under the lock, before anything is
    changed, and ``then`` at the end of the same transaction. If anything fails, the database stays
    unchanged. Raises DatabaseError for a database of a newer version.
    """
    from alembic import command

    def under_lock(connection: Connection) -> None:
        found = _version(connection)  # and that no other program has its tables here
        if found is not None and found > head():
            require_version(describe(engine.url), found)
        if found is not None and found < head():
            first()

    config = alembic_config(engine)
    config.attributes["under_lock"] = under_lock
    config.attributes["then"] = then
    with stopping.changing(stopping.SCHEMA):
        command.upgrade(config, revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Downgrade the schema to ``revision``.

    Raises Alembic's CommandError, and changes nothing, if it cannot store a value. A record that
    has other names or words there loses its hash, until it is loaded or upgraded again.
    """
    from alembic import command

    command.downgrade(alembic_config(engine), revision)
