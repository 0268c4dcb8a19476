"""Time zones of files, titles of chronicles and the locations of records are in the history."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.loader.story import value
from timeline import database
from timeline.audit import as_of
from timeline.audit.verify import Verification
from timeline.errors import DatabaseError
from timeline.loader import load, undo
from timeline.query.contents import contents
from timeline.query.history.changes import FieldChange, RecordChange
from timeline.query.history.revisions import changes, changes_of, revisions
from timeline.writers.chronicle import TYPES, write_chronicles

HEAD = "chronicle: {name: story, title: The story}\n"
SHOT = """\
events:
  shot: {kind: launch, title: A launch, when: "2022-07-05T21:30:00", inferred: {when: so it was}}
"""
PLACES = "places:\n  pad: {name: Pad}\n"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the folder anew, with these files and no other; ``_`` in a name means a point."""

    def write(**files: str) -> Path:
        folder = tmp_path / "story"
        folder.mkdir(exist_ok=True)
        for path in folder.iterdir():
            path.unlink()
        for name, content in ({"chronicle_yaml": HEAD} | files).items():
            (folder / name.replace("_", ".")).write_text(content, encoding="utf-8")
        return folder

    return write


def exported(engine: Engine, folder: Path) -> dict[str, str]:
    """What an export writes; nothing is damaged."""
    with Session(engine) as session:
        assert list(Verification(session).problems()) == []
        write_chronicles(contents(session, TYPES), folder)
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in paths}


def record_changes(engine: Engine, revision: int) -> list[RecordChange]:
    with Session(engine) as session:
        return list(changes(session, revision))


def test_another_time_zone_of_a_file_is_a_revision_that_comes_back(
    engine: Engine, write: Write, tmp_path: Path
) -> None:
    load(engine, [write(a_yaml="timezone: Asia/Seoul\n" + SHOT)])
    before = exported(engine, tmp_path / "before")
    instant = value(engine, "SELECT instant FROM event")
    report = load(engine, [write(a_yaml="timezone: UTC\n" + SHOT)])
    assert report.changed == [("event", "shot"), ("file", "story/a.yaml")]
    assert value(engine, "SELECT instant FROM event") == int(str(instant)) + 9 * 3600
    zones = (FieldChange("timezone", "Asia/Seoul", "UTC"),)
    of_event = (FieldChange("file_timezone", "Asia/Seoul", "UTC"),)
    assert record_changes(engine, 2) == [
        RecordChange("changed", "file", "story/a.yaml", zones),
        RecordChange("changed", "event", "shot", of_event),
    ]
    with Session(engine) as session:
        (latest, _) = revisions(session)
        assert latest.counts == {"added": 0, "changed": 1, "removed": 0, "moved": 0}
        assert latest.folders == (RecordChange("changed", "file", "story/a.yaml", zones),)
        assert changes_of(session, "shot")[2].fields == of_event
    undo(engine)
    assert exported(engine, tmp_path / "after") == before
    assert value(engine, "SELECT instant FROM event") == instant
    assert record_changes(engine, 3)[0].fields == (FieldChange("timezone", "UTC", "Asia/Seoul"),)


def test_a_record_removed_from_the_file_keeps_its_time_zone(
    engine: Engine, write: Write, tmp_path: Path
) -> None:
    """It was left because nothing was pruned, and is in that file still."""
    load(engine, [write(a_yaml="timezone: Asia/Seoul\n" + SHOT)])
    report = load(engine, [write(a_yaml="timezone: UTC\n" + PLACES)])
    assert report.left == [("event", "shot")]
    assert ("event", "shot") in report.changed
    with_it = exported(engine, tmp_path / "left")
    assert "timezone: UTC" in with_it["a.yaml"]
    assert "shot" in with_it["a.yaml"]


def test_another_title_of_a_chronicle_is_a_revision_that_comes_back(
    engine: Engine, write: Write, tmp_path: Path
) -> None:
    load(engine, [write(a_yaml=SHOT)])
    before = exported(engine, tmp_path / "before")
    report = load(engine, [write(chronicle_yaml="chronicle: {name: story}\n", a_yaml=SHOT)])
    assert report.changed == [("chronicle", "story")]
    assert record_changes(engine, 2) == [
        RecordChange("changed", "chronicle", "story", (FieldChange("title", "The story", None),))
    ]
    undo(engine)
    assert exported(engine, tmp_path / "after") == before


def test_a_record_in_another_file_has_moved_and_comes_back(
    engine: Engine, write: Write, tmp_path: Path
) -> None:
    load(engine, [write(a_yaml=PLACES + SHOT)])
    before = exported(engine, tmp_path / "before")
    report = load(engine, [write(a_yaml=PLACES, b_yaml="# moved\n" + SHOT)])
    assert (report.moved, report.unchanged) == ([("event", "shot")], [("place", "pad")])
    moved = (FieldChange("file", "story/a.yaml", "story/b.yaml"),)
    assert record_changes(engine, 2) == [
        RecordChange("added", "file", "story/b.yaml"),
        RecordChange("moved", "event", "shot", moved),
    ]
    with Session(engine) as session:
        assert revisions(session)[0].counts["moved"] == 1
    undo(engine)
    assert exported(engine, tmp_path / "after") == before
    assert value(engine, "SELECT line FROM entity WHERE key = 'shot'") == 4


def test_a_file_that_is_gone_from_the_folder_is_gone_and_comes_back(
    engine: Engine, write: Write, tmp_path: Path
) -> None:
    load(engine, [write(a_yaml="timezone: UTC\n" + SHOT, b_yaml=PLACES)])
    before = exported(engine, tmp_path / "before")
    load(engine, [write(b_yaml=PLACES)], prune=True)
    assert value(engine, "SELECT count(*) FROM file WHERE path = 'a.yaml'") == 0
    assert [(each.op, each.key) for each in record_changes(engine, 2)] == [
        ("removed", "story/a.yaml"),
        ("removed", "shot"),
    ]
    undo(engine)
    assert exported(engine, tmp_path / "after") == before


def test_a_record_that_moves_into_another_zone_says_something_else(
    engine: Engine, write: Write, tmp_path: Path
) -> None:
    load(engine, [write(a_yaml="timezone: UTC\n" + SHOT)])
    before = exported(engine, tmp_path / "before")
    report = load(engine, [write(a_yaml="timezone: UTC\n", b_yaml=SHOT)])
    assert (report.changed, report.moved) == ([("event", "shot")], [])
    (change,) = [each for each in record_changes(engine, 2) if each.key == "shot"]
    assert change.op == "changed"
    assert set(change.fields) == {
        FieldChange("file", "story/a.yaml", "story/b.yaml"),
        FieldChange("file_timezone", "UTC", None),
    }
    undo(engine)
    assert exported(engine, tmp_path / "after") == before


def test_changed_lines_alone_are_stored_without_a_revision(engine: Engine, write: Write) -> None:
    line = "SELECT line FROM entity WHERE key = 'shot'"
    load(engine, [write(a_yaml=SHOT)])
    assert load(engine, [write(a_yaml="# a comment\n" + SHOT)]).revision is None
    assert value(engine, line) == 3
    load(engine, [write(a_yaml="\n\n\n" + PLACES + SHOT)])
    assert value(engine, line) == 7
    assert [each.key for each in record_changes(engine, 2)] == ["pad"]
    undo(engine)
    assert value(engine, line) == 3


def test_another_order_of_what_a_record_says_is_another_record(
    engine: Engine, write: Write, tmp_path: Path
) -> None:
    reasons = "when: so it was, quantity: counted"
    seed = SHOT.replace("when: so it was", reasons).replace(
        "kind: launch", "kind: launch, quantity: 8"
    )
    load(engine, [write(a_yaml=seed)])
    before = exported(engine, tmp_path / "before")
    report = load(
        engine, [write(a_yaml=seed.replace(reasons, "quantity: counted, when: so it was"))]
    )
    assert report.changed == [("event", "shot")]
    assert exported(engine, tmp_path / "turned") != before
    undo(engine)
    assert exported(engine, tmp_path / "after") == before


def test_undo_leads_back_to_an_empty_database(engine: Engine, write: Write) -> None:
    load(engine, [write(a_yaml=SHOT)])
    load(engine, [write(b_yaml=PLACES)], prune=True)
    undo(engine)
    undo(engine)
    for table in ("chronicle", "file", "entity"):
        assert value(engine, f"SELECT count(*) FROM {table}") == 0
    with pytest.raises(DatabaseError, match="nothing to undo"):
        undo(engine)
    assert [each.op for each in record_changes(engine, 1)] == ["added"] * 4
    load(engine, [write(a_yaml=SHOT)])
    assert value(engine, "SELECT title FROM chronicle") == "The story"


@pytest.mark.parametrize("name", ["a/b", "a%2Fb", "story", "a: b"])
def test_the_history_knows_chronicles_and_files_by_any_name(
    engine: Engine, write: Write, tmp_path: Path, name: str
) -> None:
    """A chronicle called as a record is, too."""
    head = f"chronicle: {{name: '{name}'}}\n"
    seed = SHOT.replace("shot", "story")
    load(engine, [write(chronicle_yaml=head, b_yaml="timezone: UTC\n" + seed)])
    before = exported(engine, tmp_path / "before")
    load(engine, [write(chronicle_yaml=head, b_yaml="timezone: Asia/Seoul\n" + seed)])
    assert record_changes(engine, 2)[0].fields == (FieldChange("timezone", "UTC", "Asia/Seoul"),)
    undo(engine)
    assert exported(engine, tmp_path / "after") == before
    with Session(engine) as session:
        assert {each.type for each in changes_of(session, "story").values()} == {"event"}


def test_a_shared_record_is_exported_by_all_that_define_it(
    engine: Engine, write: Write, tmp_path: Path
) -> None:
    """So each folder can be loaded alone; who else defines a record is in the history."""
    load(engine, [write(a_yaml=PLACES + SHOT)])
    other = tmp_path / "other"
    other.mkdir()
    (other / "c.yaml").write_text(PLACES)
    load(engine, [other])
    assert record_changes(engine, 2)[2:] == [
        RecordChange("moved", "place", "pad", (FieldChange("also", None, ["other/c.yaml"]),))
    ]
    both = exported(engine, tmp_path / "both")
    assert "pad" in both["story/a.yaml"]
    assert "pad" in both["other/c.yaml"]
    (other / "c.yaml").write_text("places:\n  sea: {name: Sea}\n")
    load(engine, [other], prune=True)
    assert "pad" not in exported(engine, tmp_path / "one")["other/c.yaml"]
    undo(engine)
    assert exported(engine, tmp_path / "again") == both


def test_looking_back_keeps_zones_titles_and_who_defines_what(
    engine: Engine, write: Write, tmp_path: Path
) -> None:
    cited = SHOT.replace(
        "inferred: {when: so it was}", "cite: {wire: {quote: at night, for: [when]}}"
    )
    sources = "sources:\n  wire: {title: Wire, published: 2022-08-01}\n"
    other = tmp_path / "other"
    other.mkdir()
    (other / "c.yaml").write_text(sources)
    load(engine, [write(a_yaml="timezone: Asia/Seoul\n" + sources + cited), other])
    before = exported(engine, tmp_path / "before")
    load(engine, [write(a_yaml="timezone: UTC\n" + sources + cited)])
    undo(engine)
    with Session(engine) as session:
        then = as_of(session, 738_600)  # in 2023
    assert exported(then.engine, tmp_path / "then") == before


def test_what_an_older_version_did_not_keep_is_said(
    engine: Engine, write: Write, tmp_path: Path
) -> None:
    load(engine, [write(a_yaml="timezone: Asia/Seoul\n" + SHOT)])
    load(engine, [write(a_yaml="timezone: UTC\n" + SHOT.replace("A launch", "Two"))])
    database.downgrade(engine, "0003")
    database.upgrade(engine)
    with Session(engine) as session:
        assert list(Verification(session).problems()) == []
        assert [each.folders for each in revisions(session)] == [(), ()]
    report = undo(engine)
    assert [str(each).partition(",")[0] for each in report.warnings] == [
        "revision 2: was made by an older version of timeline"
    ]
    assert "timezone: UTC" in exported(engine, tmp_path / "after")["a.yaml"]
    assert value(engine, "SELECT title FROM event") == "A launch"
    assert undo(engine).warnings == []  # what the first load made is known
    assert value(engine, "SELECT count(*) FROM chronicle") == 0
