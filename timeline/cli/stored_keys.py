"""What a database has for completion: keys, tags, countries and chronicles.

It is read directly, without SQLModel, because people wait for a completion. An error there (no
database, no driver, an older schema) results in no completions and no message.
"""

import os
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import typer

Completion = tuple[str, str]
"""A completion and its description."""

MOST: Final = 300
"""The most keys that are offered at once."""
_NAMES: Final = {
    "event": "title", "actor": "name", "system": "name", "programme": "name", "place": "name",
    "source": "title",
}  # fmt: skip
_KEY: Final = re.compile("[a-z0-9-]*")
# Names come from files, and zsh evaluates descriptions: only characters safe in shells are passed.
_UNSAFE: Final = re.compile(r"[^\w .,()-]+")


def keys(context: typer.Context, type_: str, begin: str) -> Iterator[Completion]:
    """Yield the keys of a type of record, or of all, with this beginning, and the name or type.

    Of too many keys, the first and the very last are yielded, so that the shell finds their common
    beginning.
    """
    where = f"key >= '{begin}' AND key < '{begin}~'"
    if type_ in _NAMES:
        select = f"SELECT key, {_NAMES[type_]} FROM entity JOIN {type_} USING (id) WHERE {where}"
    elif type_:
        select = f"SELECT key, type FROM entity WHERE type = '{type_}' AND {where}"
    else:
        select = f"SELECT key, type FROM entity WHERE {where}"
    yield from _first_and_last(context, select, begin)


def tags(context: typer.Context, begin: str) -> Iterator[Completion]:
    """Yield the tags of events with this beginning; of too many, as for keys."""
    where = f"tag >= '{begin}' AND tag < '{begin}~'"
    select = f"SELECT DISTINCT tag AS key, '' AS note FROM event_tag WHERE {where}"
    yield from _first_and_last(context, select, begin)


def _first_and_last(context: typer.Context, select: str, begin: str) -> Iterator[Completion]:
    """Yield the first rows of a statement that contains ``begin``, and the very last one."""
    if _KEY.fullmatch(begin):
        yield from _read(
            context,
            f"SELECT * FROM ({select} ORDER BY key LIMIT {MOST}) AS first"
            f" UNION SELECT * FROM ({select} ORDER BY key DESC LIMIT 1) AS last ORDER BY 1",
        )


def chronicles(context: typer.Context) -> Iterator[Completion]:
    """Yield the names of the chronicles."""
    return _read(context, "SELECT name, 'chronicle' FROM chronicle ORDER BY name")


def countries(context: typer.Context) -> Iterator[Completion]:
    """Yield the countries of actors, systems and places."""
    tables = ("actor", "system", "place")
    select = " UNION ".join(
        f"SELECT country, '' FROM {table} WHERE country IS NOT NULL" for table in tables
    )
    return _read(context, f"{select} ORDER BY 1")


def _read(context: typer.Context, select: str) -> Iterator[Completion]:
    """Yield the rows of a statement; none if the database cannot be read."""
    try:
        with closing(_connect(_database(context))) as connection:
            cursor = connection.cursor()
            cursor.execute(select)
            rows = cursor.fetchall()
    except Exception:  # of any driver: a message would disturb the line that is being typed
        return
    for text, note in rows:
        yield text, _UNSAFE.sub(" ", note)[:60].strip()


def _database(context: Any) -> str:
    """Return the database as commands find it: option of the command, of the program, default."""
    while context is not None:
        if named := context.params.get("database"):
            return str(named)
        context = context.parent
    return os.environ.get("TIMELINE_DATABASE") or "timeline.db"


def _connect(named: str) -> Any:
    if not named.startswith(("postgres:", "postgresql:", "postgresql+psycopg:")):
        from timeline.sqlite import open_to_read

        return open_to_read(Path(named.removeprefix("sqlite:///")).absolute(), timeout=0.5)
    import psycopg

    address = named.partition(":")[2]
    return psycopg.connect(f"postgresql:{address}", connect_timeout=1)
