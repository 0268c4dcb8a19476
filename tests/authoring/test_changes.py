"""Records are added to a chronicle only if the whole of it is right with them."""

import errno
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from timeline import database, files
from timeline.authoring.changes import ChangeCheck, add
from timeline.authoring.inserting import NewRecord
from timeline.errors import DataError, UsageError
from timeline.loader import Report, load

HEAD = "chronicle: {name: made-up}\n\nactors:\n  kor: {name: South Korea, kind: state}\n"
PRK = NewRecord("actors", "prk", {"name": "North Korea", "kind": "state"})
SOURCE = NewRecord("sources", "note", {"title": "A note", "text": "sources/note.txt"})
LAUNCH = NewRecord("events", "first", {
    "kind": "launch", "title": "First", "when": "2022-07-05", "launcher": "prk",
    "cite": {"note": [{"quote": "fired on 5 July", "for": ["when", "launcher"]}]},
})  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "made-up"
    (folder / "sources").mkdir(parents=True)
    (folder / "chronicle.yaml").write_text(HEAD)
    return folder


def checking(folder: Path) -> ChangeCheck:
    """The check that a load would do, without a database."""

    def check(instead: Mapping[Path, Path]) -> Report:
        engine = database.open_engine(database.locate(str(folder.parent / "none.db")))
        report = load(engine, [folder], dry_run=True, instead=instead)
        engine.dispose()
        return report

    return check


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_records_of_several_files_are_written_together_or_not_at_all(folder: Path) -> None:
    head, events = folder / "chronicle.yaml", folder / "events.yaml"
    (folder / "sources/note.txt").write_text("They fired on 6 July.")
    before = contents(folder)
    to_add = {head: [PRK, SOURCE], events: [LAUNCH]}
    with pytest.raises(DataError, match="fired on 6 July"):
        add(to_add, checking(folder))
    assert contents(folder) == before
    (folder / "sources/note.txt").write_text("They fired on 5 July.")
    add(to_add, checking(folder), dry_run=True)
    assert {*contents(folder)} == {*before}
    report = add(to_add, checking(folder))
    assert sorted(key for _, key in report.added) == ["first", "kor", "note", "prk"]
    assert {*contents(folder)} == {"chronicle.yaml", "events.yaml", "note.txt"}
    assert head.read_text().startswith(HEAD)
    assert checking(folder)({}).added == report.added
    with pytest.raises(UsageError, match="has prk already"):
        add({head: [PRK]}, checking(folder))


def test_a_fault_elsewhere_in_the_chronicle_is_said_and_nothing_is_written(folder: Path) -> None:
    (folder / "broken.yaml").write_text("actors:\n  usa: {name: United States, kind: land}\n")
    with pytest.raises(DataError, match=r"broken\.yaml:2: usa\.kind"):
        add({folder / "chronicle.yaml": [PRK]}, checking(folder))
    (folder / "broken.yaml").write_text("actors: [\n")
    with pytest.raises(DataError, match=r"broken\.yaml:1"):
        add({folder / "broken.yaml": [PRK]}, checking(folder))
    assert {*contents(folder)} == {"chronicle.yaml", "broken.yaml"}


def test_a_fault_has_the_line_of_the_file_as_it_stands(folder: Path) -> None:
    head = folder / "chronicle.yaml"
    head.write_text(HEAD + "\nplaces:\n  south: {name: South, part_of: north}\n")
    north = NewRecord("places", "north", {"name": "North", "part_of": "south"})
    other = NewRecord("actors", "usa", {"name": "United States", "kind": "state"})
    with pytest.raises(DataError) as caught:
        add({head: [other, north]}, checking(folder))
    lines = {each.field: each.line for each in caught.value.problems}
    assert set(lines.values()) <= {0, 7}
    assert any("south" in each.message for each in caught.value.problems)


def test_a_file_that_changes_meanwhile_is_left_as_it_is(folder: Path) -> None:
    head = folder / "chronicle.yaml"
    check = checking(folder)

    def edited(instead: Mapping[Path, Path]) -> Report:
        report = check(instead)
        head.write_text(HEAD + "# edited\n")
        return report

    with pytest.raises(UsageError, match="changed meanwhile"):
        add({head: [PRK]}, edited)
    assert contents(folder) == {"chronicle.yaml": (HEAD + "# edited\n").encode()}


@pytest.mark.parametrize("place", ["../other.yaml", "no/new.yaml", "notes.txt"])
def test_a_file_that_is_no_seed_file_of_the_chronicle_is_refused(folder: Path, place: str) -> None:
    before = contents(folder)
    with pytest.raises(UsageError, match=r"is not a seed file|cannot be written"):
        add({folder / place: [PRK]}, checking(folder))
    assert contents(folder) == before


def test_a_file_that_was_replaced_is_restored_if_the_next_cannot_be_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, new, events = (folder / name for name in ("chronicle.yaml", "a.yaml", "events.yaml"))
    (folder / "sources/note.txt").write_text("They fired on 5 July.")
    head.chmod(0o640)
    before = contents(folder)
    put = files.put

    def full(partial: Path, path: Path, **options: Any) -> None:
        if path == events:
            raise OSError(errno.ENOSPC, "No space left on device")
        put(partial, path, **options)

    monkeypatch.setattr(files, "put", full)
    with pytest.raises(UsageError, match=r"events\.yaml cannot be written: No space left"):
        add({head: [PRK], new: [SOURCE], events: [LAUNCH]}, checking(folder))
    assert contents(folder) == before
    assert head.stat().st_mode & 0o777 == 0o640
