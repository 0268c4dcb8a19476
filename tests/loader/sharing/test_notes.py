"""Notes that several chronicles give one register entry are all kept."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from timeline.audit.verify import Verification
from timeline.canonical.record import fields_by_name
from timeline.errors import DataError
from timeline.loader import Report, load
from timeline.models import Entity, System
from timeline.query.contents import contents
from timeline.writers.chronicle import TYPES

LONGEST = fields_by_name("system")["note"].limit
ROOT = Path(__file__).parents[3]
README = [ROOT / "docs/examples/made-up-arms.csv", ROOT / "seeds/alliance"]
"""What the README loads."""


def note_of(engine: Engine, key: str) -> str | None:
    statement = select(System.note).join(Entity, col(Entity.id) == col(System.id))
    with Session(engine) as session:
        return session.exec(statement.where(Entity.key == key)).one()


def test_the_examples_of_the_readme_load_in_both_orders(
    sqlite_engine: Engine, second_sqlite_engine: Engine
) -> None:
    for engine, paths in ((sqlite_engine, README), (second_sqlite_engine, README[::-1])):
        for path in paths:
            load(engine, [path])
        again = [load(engine, [path]) for path in paths]
        assert not any(each.added or each.changed or each.removed for each in again)
    assert note_of(second_sqlite_engine, "f-35a") == "The text calls it a stealth fighter."
    assert note_of(sqlite_engine, "f-35a") == "FGA aircraft; The text calls it a stealth fighter."


def _loaded(engine: Engine, folder: Path, note: str, cited: str = "") -> Report:
    seed = f"systems: {{it: {{name: It, category: ship{note}{cited}}}}}"
    folder.mkdir(exist_ok=True)
    (folder / "c.yaml").write_text(f"sources: {{s: {{title: S}}}}\n{seed}", encoding="utf-8")
    return load(engine, [folder], prune=True)


def test_a_chronicle_takes_only_its_own_note_away(sqlite_engine: Engine, tmp_path: Path) -> None:
    _loaded(sqlite_engine, tmp_path / "one", ", note: Fast.")
    _loaded(sqlite_engine, tmp_path / "two", ", note: Large")
    _loaded(sqlite_engine, tmp_path / "three", ", note: Large")
    assert note_of(sqlite_engine, "it") == "Fast. Large"
    _loaded(sqlite_engine, tmp_path / "one", "")
    assert note_of(sqlite_engine, "it") == "Large"


def test_a_note_that_a_source_disputes_is_one_value(sqlite_engine: Engine, tmp_path: Path) -> None:
    _loaded(sqlite_engine, tmp_path / "one", ", note: Fast")
    rival = ", cite: {s: [{page: 1, disputes: {note: Fast}}]}"
    with pytest.raises(DataError, match=r"it\.note: is 'Slow', but 'Fast'"):
        _loaded(sqlite_engine, tmp_path / "two", ", note: Slow", rival)


def test_a_remark_inside_another_one_is_a_remark_of_its_own(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    notes = ("not a state", "a state", "Fast. a state", "large; not a state")
    for number, note in enumerate(notes):
        _loaded(sqlite_engine, tmp_path / f"c{number}", f", note: '{note}'")
    assert note_of(sqlite_engine, "it") == "not a state; a state; Fast. a state; large; not a state"


def test_what_does_not_fit_with_the_notes_of_others_is_a_warning(
    sqlite_engine: Engine, second_sqlite_engine: Engine, tmp_path: Path
) -> None:
    """When it is left out, alone or together with the other, and in every check since."""
    notes = {name: name * (LONGEST // 3) for name in ("one", "two")}
    loaded = {
        name: _loaded(sqlite_engine, tmp_path / name, f", note: {notes[name]}") for name in notes
    }
    assert not loaded["one"].warnings
    together = load(second_sqlite_engine, [tmp_path / name for name in notes])
    for report in (loaded["two"], together):
        (warning,) = report.warnings
        assert (warning.field, warning.line) == ("it.note", 2)
        assert Path(warning.path) == tmp_path / "two" / "c.yaml"
        assert "define the same system" in warning.message
    for engine in (sqlite_engine, second_sqlite_engine):
        assert note_of(engine, "it") == notes["one"]
        with Session(engine) as session:
            run = Verification(session)
            assert list(run.problems()) == []
            (found,) = run.warnings()
            exported = {
                each.name: record.canonical["note"]
                for each in contents(session, TYPES)
                for record in each.records
                if record.key == "it"
            }
        assert (found.path, found.field) == ("one/c.yaml", "it.note")
        assert exported == notes
    assert not _loaded(sqlite_engine, tmp_path / "two", f", note: {notes['two']}").warnings
    (warning,) = _loaded(sqlite_engine, tmp_path / "three", f", note: {'x' * LONGEST}").warnings
    assert "(one, c.yaml:2, three, " in warning.message
    assert "/c.yaml:2, and two, c.yaml:2, define the same system)" in warning.message
