"""Events that are exported as a table and loaded from it are exported as the same table."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from sqlalchemy import Engine
from sqlmodel import Session

from tests.databases import Sqlite
from tests.docs import pages
from timeline import database
from timeline.kinds.columns import EVIDENCE
from timeline.loader import Report, load
from timeline.query.conditions.compile import read_query
from timeline.query.events.details import stream_details
from timeline.readers.imports import TableOptions
from timeline.writers.csv import write_csv

OF_EVIDENCE = set(EVIDENCE) - {"links", "inferred"}
Table = dict[str, dict[str, str]]


@pytest.fixture
def empty(sqlite: Sqlite) -> Iterator[Engine]:
    with sqlite.lend_empty() as engine:
        yield engine


def exported(engine: Engine, file: Path, *, excel: bool = False) -> Table:
    """The cells that are not about evidence, by the key of the event."""
    with Session(engine) as session:
        batches = stream_details(session, read_query(session))
        write_csv((each for batch in batches for each in batch), file, excel=excel)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines, strict=True))
    assert rows
    return {
        row["key"]: {name: cell for name, cell in row.items() if name not in OF_EVIDENCE}
        for row in rows
    }


def loaded(engine: Engine, *paths: Path) -> Report:
    return load(engine, list(paths), options=TableOptions(add_unknown=True))


def seed_folder(folder: Path, *, events: bool) -> Path:
    """The chronicle of the page on seed files, which has all fields of all kinds."""
    (folder / "sources").mkdir(parents=True)
    for number, block in enumerate(pages.blocks("seed-format.md", "yaml")):
        sections = yaml.load(block.text, yaml.BaseLoader)
        if events or "events" not in sections:
            (folder / f"{number:02}.yaml").write_text(block.text, encoding="utf-8")
    for block in pages.blocks("seed-format.md", "text"):
        (folder / block.title).write_text(block.text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("excel", [False, True])
def test_all_fields_of_all_kinds_come_back(empty: Engine, tmp_path: Path, excel: bool) -> None:
    first = database.open_engine(database.locate(str(tmp_path / "first.db")))
    load(first, [seed_folder(tmp_path / "example", events=True)])
    before = exported(first, tmp_path / "events.csv", excel=excel)
    first.dispose()
    load(empty, [seed_folder(tmp_path / "registers" / "example", events=False)])
    (rows,) = loaded(empty, tmp_path / "events.csv").tables
    assert (rows.added, rows.total) == (len(before), len(before))
    assert exported(empty, tmp_path / "again.csv") == before


def test_the_shipped_chronicle_comes_back_into_an_empty_database(
    empty: Engine, loaded_sqlite: Path, tmp_path: Path
) -> None:
    shipped = database.open_engine(database.locate(str(loaded_sqlite)))
    before = exported(shipped, tmp_path / "events.csv")
    shipped.dispose()
    report = loaded(empty, tmp_path / "events.csv")
    after = exported(empty, tmp_path / "again.csv")
    lost = {key for key, row in before.items() if "published" in row["when"]}
    assert len([each for each in report.warnings if "not known here" in each.message]) == len(lost)
    for key, row in before.items():
        assert after[key] | {"when": ""} == row | {"when": ""}
        assert (after[key]["when"] == row["when"]) == (key not in lost)


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


def test_a_second_load_changes_nothing_and_a_second_trip_does_not_grow(
    empty: Engine, loaded_sqlite: Path, tmp_path: Path
) -> None:
    shipped = database.open_engine(database.locate(str(loaded_sqlite)))
    exported(shipped, tmp_path / "events.csv")
    shipped.dispose()
    loaded(empty, tmp_path / "events.csv")
    (again,) = loaded(empty, tmp_path / "events.csv").tables
    assert again.unchanged == again.total
    exported(empty, tmp_path / "second.csv")
    second = database.open_engine(database.locate(str(tmp_path / "second.db")))
    loaded(second, tmp_path / "second.csv")
    exported(second, tmp_path / "third.csv")
    second.dispose()
    sizes = [(tmp_path / f"{name}.csv").stat().st_size for name in ("second", "third")]
    assert sizes[1] == pytest.approx(sizes[0], rel=0.02)
