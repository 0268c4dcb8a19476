"""A small format of tables, and a way to load files of it."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from timeline import database
from timeline.errors import Problem
from timeline.loader import Report, load
from timeline.models import Entity, Passage
from timeline.readers.formats import known
from timeline.readers.formats.base import Conversion, ConvertedRows, RowDraft, TableFormat
from timeline.readers.imports import TableOptions
from timeline.readers.tables.base import RawLine, Table, TableRow

HEADER = ("id", "date", "launcher", "missile", "number", "group")


def _header(head: Sequence[RawLine]) -> int | None:
    return next((at for at, line in enumerate(head) if line.cells[:6] == HEADER), None)


def _convert(table: Table, conversion: Conversion) -> Iterator[ConvertedRows | Problem]:
    group: list[TableRow] = []
    for item in table.rows():
        if isinstance(item, Problem):
            yield item
        elif group and group[0].cells[0] == item.cells[0]:
            group.append(item)
        else:
            if group:
                yield _converted(group, conversion)
            group = [item]
    if group:
        yield _converted(group, conversion)


def _converted(rows: Sequence[TableRow], conversion: Conversion) -> ConvertedRows:
    row = rows[0]
    id_, date, launcher, missile, number, place = row.cells
    if not id_:
        return conversion.converted(rows, [])  # no event of its own
    fields: dict[str, Any] = {
        "kind": "launch",
        "title": f"{missile} launched",
        "when": date,
        "launcher": conversion.refer("actor", launcher, row, "launcher"),
        "systems": conversion.refer(
            "system", missile, row, "missile", define={"category": "missile"}
        ),
    }
    if number:
        fields["quantity"] = number
    if place:
        fields["links"] = [{"part-of": f"{conversion.source}-{place}"}]
    draft = RowDraft("event", f"{conversion.source}-{id_}", row, fields)
    return conversion.converted(rows, [draft])


LAUNCHES = TableFormat(
    "test-launches",
    "launches",
    _header,
    {
        "when": ("date",),
        "launcher": ("launcher",),
        "systems": ("missile",),
        "quantity": ("number",),
    },
    _convert,
    {"publisher": "A publisher"},
)

GOOD = ("1,2031-03-05,Northland,Star-1,2,", "2,2031-04,Northland,Star-2,,")

ACTORS = "actors:\n  northland: {name: Northland, kind: state}\n"

Rows = Sequence[str]
Loading = Callable[..., Report]


@pytest.fixture(autouse=True)
def _only_this_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "formats", lambda: (LAUNCHES,))
    monkeypatch.setattr("timeline.readers.imports.table.formats", lambda: (LAUNCHES,))


@pytest.fixture(scope="session")
def northland(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle with the actor Northland."""
    seed = tmp_path_factory.mktemp("northland") / "actors.yaml"
    seed.write_text(ACTORS)
    return seed


@pytest.fixture(scope="session")
def sqlite_of_northland(northland: Path, migrated_sqlite: Path) -> Path:
    """An SQLite file into which it was loaded, to be copied."""
    file = Path(shutil.copy(migrated_sqlite, northland.with_name("timeline.db")))
    engine = database.open_engine(database.locate(str(file)))
    load(engine, [northland])
    engine.dispose()
    return file


@pytest.fixture
def loading(engine: Engine, northland: Path, sqlite_of_northland: Path, tmp_path: Path) -> Loading:
    """Loads rows as the table ``tests.csv``, after a chronicle with the actor Northland."""
    if engine.dialect.name == "sqlite":
        shutil.copy(sqlite_of_northland, str(engine.url.database))
    else:
        load(engine, [northland])

    def run(*rows: str, text: str = "", name: str = "tests.csv", **options: Any) -> Report:
        file = tmp_path / name
        file.write_text(text or "\n".join([",".join(HEADER), *rows]) + "\n")
        prune = options.pop("prune", False)
        return load(engine, [file], prune=prune, options=TableOptions(**options))

    return run


def keys(engine: Engine) -> set[str]:
    with Session(engine) as session:
        return set(session.scalars(select(col(Entity.key))))


def numbers(engine: Engine) -> dict[str, tuple[int | None, int | None]]:
    """The row and the line of each passage, by its quote."""
    with Session(engine) as session:
        found = session.execute(select(col(Passage.quote), col(Passage.row), col(Passage.line)))
        return {quote: (row, line) for quote, row, line in found}
