"""Rows that are rejected, corrected and loaded alone become what they were without their faults.

One law for all formats. A good table is broken in some cells; what loads of the broken table, with
the rejected rows when they are corrected, is what loads of the good table.
"""

import csv
import json
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlmodel import Session

from tests.loader.mending.good_tables import FORMATS, Cells, GoodTable
from tests.profiles import is_nightly, one_in
from timeline import database
from timeline.audit.verify import Verification
from timeline.canonical.from_rows import records
from timeline.errors import DataError
from timeline.loader import Report, load
from timeline.loader.loading import chunks
from timeline.models import Entity
from timeline.readers.imports import TableOptions

pytestmark = pytest.mark.usefixtures("every_row_is_compared")

KEY = "made-up"
MENDED = f"{KEY}-mended"
_NUMBERED = re.compile(r"(.+?)((-launch|-event)?-[0-9]{1,2})*")
"""A key with the number among events of the same content, or in a salvo."""


class Case(NamedTuple):
    """A good table with the cells that are broken: row (from 0), column and text.

    ``longer`` are the rows with a cell too many, ``size`` the rows of a chunk.
    """

    format: str
    table: GoodTable
    broken: Sequence[tuple[int, int, str]]
    longer: Sequence[int]
    size: int


@st.composite
def cases(draw: st.DrawFn, format_: str) -> Case:
    """A table of a format that is broken in some rows."""
    table = FORMATS[format_](
        draw(st.integers(0, 50)), draw(st.integers(4, 14 if is_nightly() else 7))
    )
    rows = len(table.cells) - table.header
    number = st.integers(table.first, rows - 1)
    cell = st.tuples(number, st.sampled_from(table.breaks)).map(lambda c: (c[0], *c[1]))
    broken = draw(st.lists(cell, min_size=1, max_size=4, unique_by=lambda each: each[:2]))
    longer = draw(st.lists(number, max_size=1)) if draw(st.integers(0, 3)) == 3 else []
    return Case(format_, table, broken, longer, draw(st.sampled_from([1, 2, 3, 2000])))


def broken_cells(case: Case) -> Cells:
    """The table with its broken cells."""
    cells = [[*row] for row in case.table.cells]
    for row, column, text in case.broken:
        cells[case.table.header + row][column] = text
    for row in case.longer:
        cells[case.table.header + row].append("more")
    return cells


def write(path: Path, cells: Cells, delimiter: str) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=delimiter).writerows(cells)


def mend(path: Path, case: Case) -> None:
    """Give the cells of the rejected rows the texts of the good table."""
    with path.open(newline="", encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    assert head[-4:-1] == [f"{what} of {KEY}" for what in ("row", "line", "cells")]
    good = case.table.cells[case.table.header :]
    mended = [[*good[int(row[-4]) - 1], *row[-4:]] for row in rows]
    write(path, [head, *mended], ",")


def content(engine: Engine, *, is_mended: bool = False, is_counted: bool = False) -> dict[str, Any]:
    """All records by key, without the lines of their rows.

    ``is_mended``: the source of corrected rows counts as that of the table. ``is_counted``: events
    are called by their rows, as their numbers may be others.
    """
    with Session(engine) as session:
        keys = {
            each.id: each.key for each in session.scalars(select(Entity)) if each.id is not None
        }
        found = {keys[id_]: record for id_, record in records(session, keys).items()}
    plain: dict[str, Any] = json.loads(json.dumps(found))
    if not is_mended:
        return plain
    plain.pop(MENDED, None)
    for record in plain.values():
        record.pop("file_sha256", None)
        cite = record.get("cite", {})
        corrected = cite.pop(MENDED, ())
        for item in corrected:  # as the good table, but for what the broken one has
            *_, note = item.pop("note", "").rpartition("the table has ")
            more = note.partition("; ")[2]
            item.update({"note": more} if more else {})
        items = [*cite.get(KEY, ()), *corrected]
        for item in items:
            item.pop("line", None)
        if items:
            cite[KEY] = sorted(items, key=json.dumps)
    if not is_counted:
        return plain
    renamed: dict[str, Any] = json.loads(_renamed(json.dumps(plain), plain))
    return renamed


def _renamed(text: str, found: Mapping[str, Any]) -> str:
    """Return a text in which events are called by their rows, and not by their numbers."""
    for key in sorted(found, key=len, reverse=True):
        record = found[key]
        rows = [int(item["row"]) for item in record.get("cite", {}).get(KEY, ()) if "row" in item]
        if rows and (match := _NUMBERED.fullmatch(key)):
            part = " (part)" if record.get("links") else ""
            text = text.replace(json.dumps(key), f'"{match[1]} of row {min(rows)}{part}"')
    return text


def sources_of(engine: Engine) -> dict[str, set[str]]:
    """The sources of each event."""
    return {key: set(record.get("cite", {})) for key, record in content(engine).items()}


def problems(engine: Engine) -> list[str]:
    with Session(engine) as session:
        return [str(each) for each in Verification(session).problems()]


def adds_up(report: Report, total: int) -> bool:
    (rows,) = report.tables
    parts = rows.added + rows.changed + rows.unchanged + rows.merged + rows.left_out + rows.rejected
    return rows.total == parts == total


def says_what_was_corrected(engine: Engine, case: Case) -> bool:
    """Whether the notes on corrected rows are those of the rows that are other in the table."""
    good = case.table.cells[case.table.header :]
    changed = {row + 1 for row, column, text in case.broken if good[row][column] != text}
    changed |= {row + 1 for row in case.longer}
    cited = [record.get("cite", {}).get(MENDED, ()) for record in content(engine).values()]
    rows = {int(item["row"]): item.get("note", "") for items in cited for item in items}
    noted = {row for row, note in rows.items() if "corrected by the user; the table has" in note}
    return noted == changed & rows.keys()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mending")


@contextmanager
def empty(migrated: Path, folder: Path) -> Iterator[Engine]:
    """An empty database, and nothing else in the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    engine = database.open_engine(database.locate(str(shutil.copy(migrated, folder / "a.db"))))
    yield engine
    engine.dispose()


@pytest.mark.parametrize("format_", FORMATS)
def test_mended_rows_become_what_they_had_been(
    format_: str, folder: Path, migrated_sqlite: Path
) -> None:
    @settings(max_examples=one_in(10) if is_nightly() else 1)
    @given(cases(format_))
    def law(case: Case) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(chunks, "ROWS", case.size)
            with empty(migrated_sqlite, folder) as engine:
                good = loaded_at_once(engine, folder, case)
            with empty(migrated_sqlite, folder) as engine:
                mended_is_good(engine, folder, case, good)

    law()


def options(folder: Path, case: Case, **more: Any) -> TableOptions:
    map_ = None
    if case.table.map:
        map_ = folder / "map.toml"
        map_.write_text(case.table.map, encoding="utf-8")
    return TableOptions(
        map=map_,
        add_unknown=case.table.add_unknown,
        source={"key": KEY} if "key" not in more else {},
        **more,
    )


def loaded_at_once(engine: Engine, folder: Path, case: Case) -> dict[str, Any]:
    path = folder / "made-up.csv"
    write(path, case.table.cells, case.table.delimiter)
    load(engine, [path], options=options(folder, case))
    return content(engine, is_mended=True, is_counted=case.table.is_counted)


def mended_is_good(engine: Engine, folder: Path, case: Case, good: dict[str, Any]) -> None:
    path, rejects = folder / "made-up.csv", folder / "rejects.csv"
    total = len(case.table.cells) - case.table.header
    write(path, broken_cells(case), case.table.delimiter)
    with pytest.raises(DataError):
        load(engine, [path], options=options(folder, case))
    assert content(engine) == {}, "without --skip-bad, nothing is written"
    report = load(engine, [path], options=options(folder, case, skip_bad=True, rejects=rejects))
    assert adds_up(report, total)
    assert problems(engine) == []
    rejected = report.tables[0].rejected
    mend(rejects, case)
    report = load(engine, [rejects], options=options(folder, case))
    assert adds_up(report, rejected)
    assert report.tables[0].rejected == 0
    assert content(engine, is_mended=True, is_counted=case.table.is_counted) == good
    assert says_what_was_corrected(engine, case)
    assert problems(engine) == []
    again = load(engine, [rejects], options=options(folder, case))
    assert again.revision is None
    write(path, case.table.cells, case.table.delimiter)
    report = load(engine, [path], options=options(folder, case))
    assert adds_up(report, total)
    assert report.tables[0].rejected == 0
    assert content(engine, is_mended=True, is_counted=case.table.is_counted) == good
    assert not [key for key, of in sources_of(engine).items() if MENDED in of]
    assert problems(engine) == []
    assert load(engine, [path], options=options(folder, case)).revision is None
