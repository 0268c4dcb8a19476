"""A table has the same events in every file format, and whatever file they were loaded from last.

One law for all pairs of formats: what a load of the first release and one of the second leave is
what they leave if both are CSV.
"""

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from tests.databases import Sqlite
from tests.loader.corrections.chronicles import stored
from tests.loader.tables.conftest import HEADER, keys
from timeline.audit.verify import Verification
from timeline.errors import DataError
from timeline.loader import load, undo
from timeline.models import Entity, File, Passage
from timeline.readers.imports import TableOptions

pytestmark = pytest.mark.usefixtures("every_row_is_compared")

Cells = Sequence[Sequence[str]]

ROWS = [
    (str(each), f"2031-03-0{each}", "Northland", f"Star-{each}", "", "") for each in range(1, 7)
]
NEWER = [ROWS[0], (*ROWS[1][:4], "5", ""), ROWS[3], ROWS[4], ("9", *ROWS[0][1:])]
"""Without the rows 3 and 6, with another value in row 2, and with a row 9."""


def _csv(path: Path, rows: Cells) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADER, *rows])


def _json(path: Path, rows: Cells) -> None:
    path.write_text(json.dumps([dict(zip(HEADER, row, strict=True)) for row in rows], indent=1))


def _workbook(path: Path, rows: Cells) -> None:
    book = openpyxl.Workbook()
    for row in (HEADER, *rows):
        book.worksheets[0].append([*row])
    book.save(path)


def _parquet(path: Path, rows: Cells) -> None:
    columns = zip(HEADER, map(list, zip(*rows, strict=True)), strict=True)
    pq.write_table(pa.table(dict(columns)), path)


FORMATS = {
    ".csv": _csv,
    ".json": _json,
    ".xlsx": _workbook,
    ".parquet": _parquet,
}
"""A writer for each way to read a table."""


class Releases:
    """Loads releases of the table ``reg`` into one database, each of any file format."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine, self.folder = engine, folder

    def __call__(self, ending: str, rows: Cells, **options: Any) -> dict[str, Any]:
        """Load a release, and return what the load says of it."""
        path = self.folder / f"release{ending}"
        FORMATS[ending](path, rows)
        given = TableOptions(source={"key": "reg", "title": "R"}, **options)
        report = load(self.engine, [path], options=given)
        (of,) = report.tables
        counts = of.added, of.changed, of.unchanged, of.kept, of.held, of.rejected
        return {"removed": sorted(report.removed), "rows": counts}

    def mend(self, rejects: Path, bad: str, good: str) -> None:
        """Correct a cell of a file of rejected rows, and load it."""
        rejects.write_text(rejects.read_text().replace(bad, good))
        load(self.engine, [rejects])

    def content(self) -> dict[str, Any]:
        """All records, without what is of the file: its hash, and the lines of its rows."""
        found: dict[str, Any] = json.loads(json.dumps(stored(self.engine)))
        for record in found.values():
            record.pop("file_sha256", None)
            for items in record.get("cite", {}).values():
                for item in items:
                    item.pop("line", None)
        return found

    def files(self) -> set[str]:
        with Session(self.engine) as session:
            return set(session.scalars(select(col(File.path))))

    def problems(self) -> list[str]:
        with Session(self.engine) as session:
            return [str(each) for each in Verification(session).problems()]


@pytest.fixture
def releases(
    sqlite_of_northland: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], Releases]]:
    """Makes databases that have the actor Northland."""
    with ExitStack() as stack:

        def make() -> Releases:
            folder = tmp_path_factory.mktemp("releases")
            lent = Sqlite(folder, sqlite_of_northland).lend_empty()
            return Releases(stack.enter_context(lent), folder)

        yield make


def test_a_release_replaces_one_of_any_other_format(releases: Callable[[], Releases]) -> None:
    """In both directions of each pair."""
    plain, mixed = releases(), releases()
    first = plain(".csv", ROWS), plain.content()
    second = plain(".csv", NEWER), plain.content()
    back = plain(".csv", ROWS), plain.content()
    assert [key for _, key in second[0]["removed"]] == ["reg-3", "reg-6", "star-3", "star-6"]
    assert first[1] == back[1]
    for number, ending in enumerate(FORMATS):
        mixed(ending, ROWS)
        for other in [*FORMATS][number + 1 :]:
            assert (mixed(other, NEWER), mixed.content()) == second
            assert mixed.files() == {"actors.yaml", f"reg{other}"}
            assert mixed.problems() == []
            assert (mixed(ending, ROWS), mixed.content()) == back


def test_a_release_of_another_format_can_be_undone(releases: Callable[[], Releases]) -> None:
    of = releases()
    of(".csv", ROWS)
    before = stored(of.engine)
    of(".json", NEWER)
    undo(of.engine)
    assert stored(of.engine) == before
    assert of.files() == {"actors.yaml", "reg.csv"}
    assert of.problems() == []


def test_what_a_release_of_another_format_may_still_have_stays(
    releases: Callable[[], Releases],
) -> None:
    """An event whose row is rejected, one that a chronicle refers to, and most events at once."""
    results = []
    for ending in (".csv", ".json"):
        of = releases()
        of(".csv", ROWS)
        notes = of.folder / "notes.yaml"
        event = "{kind: incident, title: N, when: 2 days after reg-3, inferred: {when: reckoned}}"
        notes.write_text(f"events:\n  n: {event}\n")
        load(of.engine, [notes])
        with pytest.raises(DataError, match="4 of the 6 events"):
            of(ending, ROWS[:2])
        rejects = of.folder / "rejects.csv"
        bad = ("2", "2031-14-01", *ROWS[1][2:])
        said = of(ending, [ROWS[0], bad, *ROWS[3:]], skip_bad=True, rejects=rejects)
        assert said["rows"][3:] == (1, 1, 1)
        results.append((said, of.content()))
        assert of.problems() == []
    assert results[0] == results[1]


def test_a_seed_file_of_the_same_chronicle_is_no_part_of_the_table(
    releases: Callable[[], Releases],
) -> None:
    of = releases()
    of(".csv", ROWS)
    seed = of.folder / "reg.yaml"
    event = "{kind: launch, title: X, when: 2031, launcher: northland, cite: {reg: {row: 3}}}"
    seed.write_text(f"chronicle: {{name: reg}}\nevents:\n  x: {event}\n")
    load(of.engine, [seed])
    of(".json", NEWER)
    assert "x" in keys(of.engine)


BAD = ("4", "xx", *ROWS[3][2:])


@pytest.mark.parametrize("ending", [".csv", ".json"])
def test_a_corrected_row_goes_with_its_row(releases: Callable[[], Releases], ending: str) -> None:
    of = releases()
    rejects = of.folder / "rejects.csv"
    of(".csv", [*ROWS[:3], BAD, *ROWS[4:]], skip_bad=True, rejects=rejects)
    of.mend(rejects, "xx", "2031-03-04")
    assert of.files() == {"actors.yaml", "reg.csv", "mended/rejects.csv"}
    gone = of(ending, [*ROWS[:3], *ROWS[4:]])["removed"]
    assert [key for _, key in gone] == ["reg-4", "reg-mended", "star-4"]
    assert of.files() == {"actors.yaml", f"reg{ending}"}
    assert of.problems() == []


def test_a_corrected_row_stays_while_the_table_has_its_row(
    releases: Callable[[], Releases],
) -> None:
    """As it is if the file is the same; in a newer release, as a row of an earlier edition."""
    of = releases()
    for number, rows in enumerate(([*ROWS[:3], BAD, *ROWS[4:]], [*ROWS[1:3], BAD, *ROWS[4:]])):
        rejects = of.folder / f"{number}.csv"
        of(".csv", rows, skip_bad=True, rejects=rejects)
        of.mend(rejects, "xx", "2031-03-04")
        before = stored(of.engine)
        more = of.folder / f"{number}-again.csv"
        assert of(".csv", rows, skip_bad=True, rejects=more)["rows"][3:] == (0, 1, 1)
        assert stored(of.engine) == before
        assert of.problems() == []
    newest = of.folder / "newest.csv"
    assert of(".json", [*ROWS[2:3], BAD, *ROWS[4:]], skip_bad=True, rejects=newest)["rows"][4] == 1
    with Session(of.engine) as session:
        cited = select(col(Passage.row)).join(Entity, col(Entity.id) == col(Passage.entity_id))
        assert session.scalars(cited.where(col(Entity.key) == "reg-4")).all() == [None]
    of(".json", ROWS)
    assert "reg-mended" not in keys(of.engine)
    assert of.problems() == []
