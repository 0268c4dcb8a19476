"""The version of a database's schema: what it is, whether it will do, and how it is changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine import URL
from sqlmodel import Session, SQLModel

from timeline import files
from timeline.database.address import describe
from timeline.database.engine import open_engine, snapshot
from timeline.errors import DatabaseError, UsageError

if TYPE_CHECKING:
    from alembic.config import Config

_PACKAGE = Path(__file__).resolve().parent.parent


def bundled(name: str) -> Path:
    """The folder ``alembic`` or ``seeds``, in an installed wheel or in a checkout."""
    inside = _PACKAGE / f"_{name}"
    return inside if inside.is_dir() else _PACKAGE.parent / name


def alembic_config(engine: Engine) -> "Config":
    """Alembic's settings for this engine; the migrations are found in wheel and checkout alike."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(bundled("alembic")))
    config.attributes["engine"] = engine
    return config


def head() -> str:
    """The newest version that this program knows, without importing Alembic for it."""
    return max(path.name.partition("_")[0] for path in bundled("alembic").glob("versions/0*.py"))


def version(engine: Engine) -> str | None:
    """The version of the database's schema, or None where it has none."""
    with snapshot(engine) as session:
        return _version(session.connection())


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return None if row is None else str(row[0])


def ensure_schema(session: Session) -> None:
    """Make the tables within the session's transaction, in a database that has none.

    So a first load that fails leaves the database as empty as it was. Raises DatabaseError for a
    database of another version, and for one in which another program has tables of these names.
    """
    connection = session.connection()
    found = _version(connection)
    where = describe(connection.engine.url)
    if found is None:
        foreign = sorted(set(SQLModel.metadata.tables) & set(inspect(connection).get_table_names()))
        if foreign:
            raise DatabaseError(
                f"{where} has a table {foreign[0]} that timeline did not make",
                "name a database of its own for timeline",
            )
        from alembic import command

        config = alembic_config(connection.engine)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    else:
        require_version(where, found)


def require_schema(session: Session) -> None:
    """Raise DatabaseError, with what to type, where a session finds no schema or another one."""
    connection = session.connection()
    where = describe(connection.engine.url)
    found = _version(connection)
    if found is None:
        raise nothing_loaded(where)
    require_version(where, found)


def nothing_loaded(where: str) -> DatabaseError:
    """What is said of a database that is not there, or has nothing of ours in it."""
    return DatabaseError(
        f"nothing is loaded yet: there is no timeline in {where}",
        "type: timeline load          the chronicle that comes with the program\n"
        "      timeline load FOLDER   a chronicle of your own",
    )


def require_version(where: str, found: str) -> None:
    """Raise DatabaseError, with what to do, where the schema is not of this program's version."""
    if found > head():
        raise DatabaseError(
            f"{where} was made by a newer version of timeline ({found})",
            "install that version: pip install --upgrade timeline",
        )
    if found < head():
        raise DatabaseError(f"{where} was made by an older version", "type: timeline db upgrade")


def upgrade(
    engine: Engine, revision: str = "head", *, first: Callable[[], None] = lambda: None
) -> None:
    """Bring the schema up to ``revision``; a database that is there already is up to date.

    ``first`` is called where an older version made the database, before anything is changed and
    while nobody else can. Raises DatabaseError for a database of a newer version.
    """
    from alembic import command

    def under_lock(connection: Connection) -> None:
        found = _version(connection)
        if found is not None and found > head():
            require_version(describe(engine.url), found)
        if found is not None and found < head():
            first()

    config = alembic_config(engine)
    config.attributes["under_lock"] = under_lock
    command.upgrade(config, revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Take the schema back to ``revision``, keeping the data that still has a place."""
    from alembic import command

    command.downgrade(alembic_config(engine), revision)


@contextmanager
def new_beside(file: Path) -> Iterator[tuple[Engine, Path]]:
    """An empty SQLite database beside ``file``, to be put in its place; removed at the end.

    Raises UsageError where the folder is missing or takes no file.
    """
    if not file.parent.is_dir():
        raise UsageError(f"there is no folder {file.parent}", "make it first, or name another file")
    try:
        with files.beside(file) as partial:
            engine = open_engine(URL.create("sqlite", database=str(partial)))
            try:
                yield engine, partial
            finally:
                engine.dispose()
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from error
