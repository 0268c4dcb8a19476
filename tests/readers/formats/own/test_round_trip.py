"""Events that are exported as a table and loaded from it are exported as the same table."""

import csv
import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from tests import yamls
from tests.docs import pages
from tests.readers.formats.own import tables
from timeline import database
from timeline.audit.verify import Verification
from timeline.errors import DataError
from timeline.kinds.columns import EVIDENCE, READABLE
from timeline.loader import Report, load
from timeline.models import Entity, Passage, System
from timeline.query.conditions.compile import read_query
from timeline.query.contents import contents
from timeline.query.events.rows import stream_rows
from timeline.readers.imports import TableOptions
from timeline.writers.chronicle import TYPES, write_chronicles
from timeline.writers.csv import TableLosses

pytestmark = pytest.mark.usefixtures("every_row_is_compared")

exported = partial(tables.exported, without={*EVIDENCE, *READABLE} - {"links", "inferred"})
"""Exports the cells that are not about evidence, by the key of the event."""


@pytest.fixture
def empty(sqlite_engine: Engine) -> Engine:
    return sqlite_engine


def loaded(engine: Engine, *paths: Path) -> Report:
    return load(engine, list(paths))


def seed_folder(folder: Path, *, events: bool) -> Path:
    """The chronicle of the page on seed files, which has all fields of all kinds."""
    (folder / "sources").mkdir(parents=True)
    for number, block in enumerate(pages.blocks("seed-format.md", "yaml")):
        sections = yamls.texts(block.text)
        is_other = bool(block.title)  # of another chronicle
        if not is_other and (events or "events" not in sections):
            (folder / f"{number:02}.yaml").write_text(block.text, encoding="utf-8")
    for block in pages.blocks("seed-format.md", "text"):
        (folder / block.title).write_text(block.text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("excel", [False, True])
def test_all_fields_of_all_kinds_come_back(
    empty: Engine, second_sqlite_engine: Engine, tmp_path: Path, excel: bool
) -> None:
    load(second_sqlite_engine, [seed_folder(tmp_path / "example", events=True)])
    before = exported(second_sqlite_engine, tmp_path / "events.csv", excel=excel)
    load(empty, [seed_folder(tmp_path / "registers" / "example", events=False)])
    (rows,) = loaded(empty, tmp_path / "events.csv").tables
    assert (rows.added, rows.total) == (len(before), len(before))
    assert exported(empty, tmp_path / "again.csv") == before


@pytest.fixture(params=["alliance", "tutorial"])
def example(request: pytest.FixtureRequest, second_sqlite_engine: Engine) -> Engine:
    """A database of a chronicle that comes with the program."""
    load(second_sqlite_engine, [database.bundled("seeds") / request.param])
    return second_sqlite_engine


def test_an_example_comes_back_into_an_empty_database(
    empty: Engine, example: Engine, tmp_path: Path
) -> None:
    before = exported(example, tmp_path / "events.csv")
    report = loaded(empty, tmp_path / "events.csv")
    after = exported(empty, tmp_path / "again.csv")
    with Session(empty) as session:
        assert not [*Verification(session).problems()]
    assert not [each for each in report.warnings if "not known here" in each.message]
    with Session(example) as session:
        batches = stream_rows(session, read_query(session))
        rows = [each for batch in batches for each in batch]
    losses = TableLosses()
    assert [*losses.of(rows)] == rows
    (note,) = losses.notes()
    for what, count in (
        ("rival", sum(bool(row.disputed) for row in rows)),
        ("inferences", sum(bool(row.inferred) for row in rows)),
    ):
        assert (what in note) == bool(count), "an export says what a load of it does not restore"
        assert not count or re.search(rf"{what}[^(]*\({count} event", note), note
    assert [(key, [*row.items()]) for key, row in after.items()] == [
        (key, [*row.items()]) for key, row in before.items()
    ]


def everything(engine: Engine, folder: Path) -> dict[str, bytes]:
    with Session(engine) as session:
        write_chronicles(contents(session, TYPES), folder)
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["events", "alliance", "tutorial"])  # two are of chronicles
def test_an_export_is_nothing_new_where_it_came_from(
    example: Engine, tmp_path: Path, name: str
) -> None:
    before = everything(example, tmp_path / "before")
    rows = exported(example, file := tmp_path / f"{name}.csv")
    report = loaded(example, file)
    assert (report.tables[0].unchanged, report.tables[0].total) == (len(rows), len(rows))
    assert (report.added, report.changed, report.revision) == ([], [], None)
    assert everything(example, tmp_path / "after") == before


def edited(file: Path, *rows: dict[str, str], cut: Sequence[str] = ()) -> Path:
    """Write a table again with other cells in the rows of these keys, or with new rows."""
    with file.open(encoding="utf-8", newline="") as lines:
        found = {row["key"]: row for row in csv.DictReader(lines)}
    names = [name for name in next(iter(found.values())) if name not in cut]
    for row in rows:
        found[row["key"]] = found.get(row["key"], {}) | row
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, names, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(found.values())
    return file


def test_an_edited_row_of_another_chronicle_is_refused_and_a_new_one_is_added(
    second_sqlite_engine: Engine, tmp_path: Path
) -> None:
    engine = second_sqlite_engine
    load(engine, [database.bundled("seeds") / "tutorial"])
    exported(engine, file := tmp_path / "events.csv")
    new = {"key": "answer", "kind": "launch", "title": "An answer"}
    new |= {"when": "2 days after iron-lantern", "launcher": "norvia"}
    edited(file, new)
    (rows,) = loaded(engine, file).tables
    assert (rows.added, rows.unchanged) == (1, rows.total - 1)
    (rows,) = loaded(engine, file).tables
    assert rows.unchanged == rows.total
    other = {"key": "iron-lantern", "title": "Iron Lamp", "troops": "13000", "links": ""}
    other |= {"troops_low": "", "troops_high": "", "troops_qualifier": "", "inferred": "when"}
    with pytest.raises(DataError) as error:
        loaded(engine, edited(file, other))
    found = {each.field: each.message for each in error.value.problems}
    assert [*found] == [f"iron-lantern.{name}" for name in ("inferred", "title", "troops")]
    assert "'Iron Lamp' here and 'Exercise Iron Lantern'" in found["iron-lantern.title"]
    assert "the chronicle tutorial (events.yaml:" in found["iron-lantern.title"]


def test_a_table_defines_the_records_of_which_it_states_enough(
    empty: Engine, second_sqlite_engine: Engine, tmp_path: Path
) -> None:
    load(second_sqlite_engine, [database.bundled("seeds") / "tutorial"])
    exported(second_sqlite_engine, file := tmp_path / "events.csv")
    with pytest.raises(DataError) as error:
        loaded(empty, edited(tmp_path / "events.csv", cut=("actors_kinds", "systems_names")))
    unknown = {each.message.split(" (")[0] for each in error.value.problems}
    assert unknown == {
        *(f"no actor has the name {name!r}" for name in ("haesan", "norvia", "valdora")),
        *(f"no system has the name {name!r}" for name in ("kestrel", "sokol-2")),
    }
    assert "--add-unknown" in error.value.hint
    exported(second_sqlite_engine, file)
    loaded(empty, file)
    registers = tmp_path / "registers.yaml"
    registers.write_text("actors: {haesan: {name: Haesan, kind: state, country: KOR}}\n")
    load(empty, [registers])  # nothing was guessed that it could contradict


def test_a_record_of_the_same_name_under_another_key_is_not_defined_again(
    empty: Engine, second_sqlite_engine: Engine, tmp_path: Path
) -> None:
    load(second_sqlite_engine, [database.bundled("seeds") / "tutorial"])
    exported(second_sqlite_engine, file := tmp_path / "events.csv")
    registers = tmp_path / "registers.yaml"
    registers.write_text("systems: {f71: {name: F-71 Kestrel, category: aircraft}}\n")
    load(empty, [registers])
    with pytest.raises(DataError) as error:
        loaded(empty, file)
    (problem,) = error.value.problems
    assert problem.message.startswith("no system has the name 'kestrel'")
    load(empty, [file], options=TableOptions(add_unknown=True))
    with Session(empty) as session:
        columns = select(col(Entity.key), col(System.name), col(System.category))
        found = session.execute(columns.join(Entity, col(Entity.id) == col(System.id))).all()
    assert ("kestrel", "F-71 Kestrel", "aircraft") in map(tuple, found), "nothing stated is lost"


def test_a_key_is_that_of_its_actor_even_if_it_is_the_name_of_another(
    empty: Engine, tmp_path: Path
) -> None:
    seed = tmp_path / "seed.yaml"
    seed.write_text(
        "actors:\n  north: {name: Northland, kind: state}\n  other: {name: North, kind: unit}\n"
    )
    load(empty, [seed])
    rows = tmp_path / "rows.csv"
    rows.write_text(
        "key,kind,title,when,edtf,sure,participants\na-drill,exercise,A drill,2031,2031,yes,north\n"
    )
    loaded(empty, rows)
    assert exported(empty, tmp_path / "again.csv")["a-drill"]["actors"] == "north"


def test_a_row_that_is_too_long_to_be_quoted_is_cited_by_its_number(
    empty: Engine, tmp_path: Path
) -> None:
    summary = "word " * 1999
    purpose = "a long, long purpose" + " again" * 80
    row = f'a-drill,exercise,A drill,2031,2031,yes,"{summary}","{purpose}"'
    (tmp_path / "rows.csv").write_text(f"key,kind,title,when,edtf,sure,summary,purpose\n{row}\n")
    loaded(empty, tmp_path / "rows.csv")
    with Session(empty) as session:
        found = session.execute(select(col(Passage.quote), col(Passage.row), col(Passage.line)))
        assert [tuple(each) for each in found] == [("", 1, 2)]
    assert exported(empty, tmp_path / "again.csv")["a-drill"]["summary"] == summary.strip()


def test_a_second_load_changes_nothing_and_a_second_trip_does_not_grow(
    empty: Engine, second_sqlite_engine: Engine, loaded_sqlite: Path, tmp_path: Path
) -> None:
    shipped = database.open_engine(database.locate(str(loaded_sqlite)))
    exported(shipped, tmp_path / "events.csv")
    shipped.dispose()
    loaded(empty, tmp_path / "events.csv")
    (again,) = loaded(empty, tmp_path / "events.csv").tables
    assert again.unchanged == again.total
    exported(empty, tmp_path / "second.csv")
    loaded(second_sqlite_engine, tmp_path / "second.csv")
    exported(second_sqlite_engine, tmp_path / "third.csv")
    sizes = [(tmp_path / f"{name}.csv").stat().st_size for name in ("second", "third")]
    assert sizes[1] == pytest.approx(sizes[0], rel=0.02)
