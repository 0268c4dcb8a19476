"""Events of a table that a chronicle next to it corrects: a newer release updates what is left."""

from pathlib import Path

from sqlalchemy import Engine

from tests.loader.corrections.chronicles import claims, stored
from tests.loader.tables.conftest import ACTORS, HEADER, Loading
from timeline.loader import load, undo

NOTES = """\
chronicle: {name: notes}
sources: {paper: {title: A paper}}
corrections:
  tests-1:
    kind: launch
    quantity: 3
    cite: {paper: {quote: three of them, for: [quantity]}}
"""
ROW = "1,2022-01-05,Northland,Arrow,2,"


def notes(folder: Path, seed: str = NOTES) -> Path:
    """The folder of the chronicle that corrects."""
    (folder / "notes").mkdir(exist_ok=True)
    (folder / "notes" / "c.yaml").write_text(seed)
    return folder / "notes"


def test_a_newer_release_of_a_table_is_corrected_again(
    loading: Loading, engine: Engine, tmp_path: Path
) -> None:
    loading(ROW, add_unknown=True)
    load(engine, [notes(tmp_path)])
    event = stored(engine)["tests-1"]
    assert event["quantity"] == "3"
    assert claims(event, "quantity") == {"tests": {"disputes": "2"}, "paper": "for"}
    assert loading(ROW).revision is None
    (rows,) = loading("1,2022-01-06,Northland,Arrow,4,", "2,2022-02-05,Northland,Arrow,1,").tables
    assert (rows.added, rows.changed) == (1, 1)
    event = stored(engine)["tests-1"]
    assert (event["when"], event["quantity"]) == ("2022-01-06", "3")
    assert claims(event, "quantity") == {"tests": {"disputes": "4"}, "paper": "for"}
    empty = NOTES[: NOTES.index("corrections")]
    load(engine, [notes(tmp_path, empty)], prune=True)
    assert stored(engine)["tests-1"]["quantity"] == "4"


def test_a_release_without_a_corrected_event_keeps_it(
    loading: Loading, engine: Engine, tmp_path: Path
) -> None:
    third = "3,2022-02-06,Northland,Arrow,1,"
    loading(third, "2,2022-02-05,Northland,Arrow,1,", ROW, add_unknown=True)
    load(engine, [notes(tmp_path)])
    report = loading(third, prune=True)
    assert [key for _, key in report.removed] == ["tests-2"]
    assert report.tables[0].kept == 1
    assert stored(engine)["tests-1"]["quantity"] == "3"
    load(engine, [notes(tmp_path, NOTES[: NOTES.index("corrections")])], prune=True)
    assert [key for _, key in loading(third).removed] == ["tests-1"]


def test_a_table_and_its_corrections_are_loaded_at_once(engine: Engine, tmp_path: Path) -> None:
    """As a new database, and again."""
    table = tmp_path / "tests.csv"
    table.write_text(f"{','.join(HEADER)}\n{ROW.replace('Arrow', 'arrow')}\n")
    more = "systems: {arrow: {name: Arrow, category: missile}}\n"
    paths = [notes(tmp_path, NOTES.replace("corrections:", f"{ACTORS}{more}corrections:")), table]
    load(engine, paths)
    assert stored(engine)["tests-1"]["quantity"] == "3"
    assert load(engine, paths, prune=True).revision is None


def test_a_row_that_only_moved_moves_in_both(
    loading: Loading, engine: Engine, tmp_path: Path
) -> None:
    loading(ROW, add_unknown=True)
    load(engine, [notes(tmp_path)])
    before = stored(engine)
    loading("0,2022-01-01,Northland,Arrow,1,", ROW)
    moved = stored(engine)
    assert moved["tests-1"]["cite"]["tests"][0]["row"] == "2"
    undo(engine)
    assert stored(engine) == before
    loading("0,2022-01-01,Northland,Arrow,1,", ROW)
    load(engine, [notes(tmp_path, NOTES[: NOTES.index("corrections")])], prune=True)
    (passage,) = stored(engine)["tests-1"]["cite"]["tests"]
    assert passage["row"] == "2"
