"""What a chronicle stated of a shared record stays until ``--prune``, which takes only that."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from timeline.audit.verify import Verification
from timeline.errors import DataError
from timeline.loader import load, undo
from timeline.query.contents import contents
from timeline.query.history.revisions import revisions
from timeline.writers.chronicle import TYPES

ONE = "actors: {kor: {name: South Korea, kind: state, country: KOR}, x: {name: X, kind: state}}\n"
TWO = "actors: {kor: {name: South Korea, kind: state, note: the South}}\n"
LEFT = {"name": "South Korea", "kind": "state", "note": "the South"}


@pytest.mark.parametrize("left", ["actors: {x: {name: X, kind: state}}\n", "actors: {}\n"])
def test_a_record_that_another_chronicle_defines_passes_to_it(
    engine: Engine, tmp_path: Path, left: str
) -> None:
    for name, seed in (("one", ONE), ("two", TWO)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "c.yaml").write_text(seed)
        load(engine, [tmp_path / name])
    (tmp_path / "one" / "c.yaml").write_text(left)
    load(engine, [tmp_path / "one"], prune=True)
    with Session(engine) as session:
        assert list(Verification(session).problems()) == []
        stated = {
            each.name: {record.key: record.canonical for record in each.records}
            for each in contents(session, TYPES)
        }
    assert stated["two"] == {"kor": LEFT}
    assert "kor" not in stated.get("one", {})
    assert load(engine, [tmp_path / "two"]).revision is None


def exported(engine: Engine) -> dict[str, dict[str, Any]]:
    """What each chronicle states, in a database in which all is as loaded."""
    with Session(engine) as session:
        assert list(Verification(session).problems()) == []
        return {
            each.name: {record.key: record.canonical for record in each.records}
            for each in contents(session, TYPES)
        }


@pytest.mark.parametrize("order", [("one", "two"), ("two", "one")])
@pytest.mark.parametrize("dropping", ["one", "two"])
def test_a_part_is_kept_like_a_record_until_it_is_pruned(
    engine: Engine, tmp_path: Path, order: tuple[str, str], dropping: str
) -> None:
    """Whoever owns the record; whether the whole folder is loaded, or only the file."""
    for name in order:
        (tmp_path / name).mkdir()
        head = f"chronicle: {{name: {name}}}\n"
        (tmp_path / name / "c.yaml").write_text(head + {"one": ONE, "two": TWO}[name])
        load(engine, [tmp_path / name])
    before = exported(engine)
    file = tmp_path / dropping / "c.yaml"
    left = "actors: {x: {name: X, kind: state}}\n" if dropping == "one" else ""
    file.write_text(f"chronicle: {{name: {dropping}}}\n{left}")
    for path in (tmp_path / dropping, file):
        report = load(engine, [path])
        assert (report.changed, report.moved, report.left) == ([], [], [])
        assert report.left_in == {dropping: [("actor", "kor")]}
        assert exported(engine) == before
    other = "two" if dropping == "one" else "one"
    assert load(engine, [tmp_path / other], prune=True).revision is None
    report = load(engine, [tmp_path / dropping], prune=True, dry_run=True)
    assert (report.changed, report.removed) == ([("actor", "kor")], [])
    load(engine, [tmp_path / dropping], prune=True)
    after = exported(engine)
    assert after[other] == before[other]
    assert "kor" not in after.get(dropping, {})
    undo(engine)
    assert exported(engine) == before


def test_a_part_that_was_left_contradicts_until_it_is_pruned(
    engine: Engine, tmp_path: Path
) -> None:
    """As the message advises."""
    for name, seed in (("one", ONE), ("two", TWO)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "c.yaml").write_text(seed)
        load(engine, [tmp_path / name])
    (tmp_path / "one" / "c.yaml").write_text("actors: {x: {name: X, kind: state}}\n")
    (tmp_path / "two" / "c.yaml").write_text(TWO.replace("note: the South", "country: PRK"))
    with pytest.raises(DataError, match="load one with --prune, if its files no longer contain"):
        load(engine, [tmp_path / "one", tmp_path / "two"])
    load(engine, [tmp_path / "one"], prune=True)
    load(engine, [tmp_path / "two"])
    assert exported(engine)["two"]["kor"]["country"] == "PRK"


def test_a_definition_that_changes_nothing_is_reported_like_in_the_log(
    engine: Engine, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "c.yaml").write_text("actors: {x: {name: X, kind: state}}\n")
        report = load(engine, [tmp_path / name])
    assert (report.moved, report.unchanged) == ([("actor", "x")], [])
    with Session(engine) as session:
        latest = next(iter(revisions(session)))
    assert latest.counts["moved"] == 1
