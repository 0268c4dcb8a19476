"""The files of a package: CSV tables, and the descriptor that explains them."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from timeline.dates.calendar import iso_or_none
from timeline.kinds import BY_TYPE
from timeline.query.dataset import package
from timeline.query.dataset.beside import LAST_DAY
from timeline.query.dataset.declared import DatasetTable, Type
from timeline.query.dataset.filing import OneChronicle
from timeline.query.dataset.frame import Columns
from timeline.safetext.controls import show_controls
from timeline.writers.folder import Notify, replaced_tables
from timeline.writers.json.text import dumps
from timeline.writers.package.schema import (
    CODEBOOK,
    VOCABULARY,
    codebook,
    schema,
    tables,
    vocabulary,
)
from timeline.writers.package.texts import DESCRIPTOR, measured, text_resources, write_texts

_SOURCES: Final = BY_TYPE["source"].section
_TITLE: Final = "Events, sources and claims"


def write_package(
    chunks: Iterable[dict[str, Columns]],
    registers: Iterable[tuple[DatasetTable, Iterable[Columns]]],
    folder: Path,
    *,
    complete: bool,
    texts: Iterable[tuple[str, str, str]] = (),
    timezone: str = "",
    chronicle: OneChronicle | None = None,
    force: bool = False,
    notify: Notify,
) -> None:
    """Write all tables into a folder, while they are read; see ``replaced_tables``.

    ``complete``: the chunks have all events of the database, so that every link has both its ends.
    ``texts`` are those of sources: key, path and words. ``timezone`` is that of the times in the
    tables, if they have one in common. ``chronicle`` is the one that all records are of, if there
    is one, and if they are all that it has.
    """
    with replaced_tables(folder, notify, force=force) as new:
        with ExitStack() as opened:
            of_events = {
                table.name: opened.enter_context(_Writer(table, new))
                for table in (package.events(), *package.OF_EVENTS)
            }
            for chunk in chunks:
                for name, columns in chunk.items():
                    of_events[name].write(columns)
        places = write_texts(texts, new, [_place(new, table).name for table in tables()])
        for table, parts in registers:
            with _Writer(table, new) as writer:
                for columns in parts:
                    if table.name == _SOURCES:
                        columns["text"] = [places.get(key) for key in columns["key"]]
                    writer.write(columns)
        for table, rows in ((CODEBOOK, codebook()), (VOCABULARY, vocabulary())):
            with _Writer(table, new) as writer:
                writer.write(_columns(table, rows))
        described = dumps(_descriptor(new, complete, _about(timezone, chronicle), places))
        (new / DESCRIPTOR).write_text(f"{described}\n", encoding="utf-8", newline="")


class _Writer:
    """Writes one table."""

    def __init__(self, table: DatasetTable, folder: Path) -> None:
        self._table = table
        self._file = _place(folder, table).open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow(table.names())

    def __enter__(self) -> "_Writer":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, columns: Columns) -> None:
        """Write rows; a column that is missing has no values."""
        count = len(next(iter(columns.values()), ()))
        cells = [
            map(_CELL[column.type], columns.get(column.name) or [None] * count)
            for column in self._table.columns
        ]
        self._writer.writerows(zip(*cells, strict=True))


def _place(folder: Path, table: DatasetTable) -> Path:
    return folder / f"{table.name}.csv"


def _columns(table: DatasetTable, rows: Iterator[dict[str, str]]) -> Columns:
    found = [*rows]
    return {column.name: [row[column.name] for row in found] for column in table.columns}


def _day(day: Any) -> str:
    return "" if day is None or not 1 <= day <= LAST_DAY else iso_or_none(day) or ""


def _list(texts: Any) -> str:
    return show_controls(dumps([*texts], indent=None)) if texts else ""


def _text(value: Any) -> str:
    return "" if value is None else show_controls(str(value))


def _flag(value: Any) -> str:
    return "" if value is None else "true" if value else "false"


_CELL: Final[dict[Type, Callable[[Any], str]]] = {
    Type.TEXT: _text,
    Type.TEXTS: _list,
    Type.BOOL: _flag,
    Type.DAY: _day,
    Type.INTEGER: _text,
    Type.NUMBER: _text,
}


def _about(timezone: str, chronicle: OneChronicle | None) -> dict[str, Any]:
    """Return what only this program reads, without what is not known."""
    stated = {"name": chronicle.name, "title": chronicle.title} if chronicle else {}
    described = {name: text for name, text in stated.items() if text}
    files = {"files": dict(chronicle.files)} if chronicle else {}
    about = {"timezone": timezone, "chronicle": described | files}
    return {"package": 1} | {name: value for name, value in about.items() if value}


def _descriptor(
    folder: Path, complete: bool, about: Mapping[str, Any], places: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "profile": "data-package",
        "name": "timeline",
        "title": _TITLE,
        "timeline": about,
        "resources": [
            *(_resource(folder, table, complete) for table in tables()),
            *text_resources(folder, places),
        ],
    }


def _resource(folder: Path, table: DatasetTable, complete: bool) -> dict[str, Any]:
    path = _place(folder, table)
    return {
        "name": table.name,
        "type": "table",
        "path": path.name,
        "profile": "tabular-data-resource",
        "description": table.about,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **measured(path),
        "schema": schema(table, complete=complete),
    }
