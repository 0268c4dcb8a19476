"""The laws of history: undo restores all that a load changed, and pruning leaves what was loaded.

Whatever is loaded, edited, pruned and taken back, in any order: every undo gives back the export of
before, byte for byte, and every list; what is wholly loaded with ``--prune`` is what the same
folders give in a new database; without it nothing is lost that the files no longer contain; nothing
is ever found damaged.
"""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import Engine, select, text
from sqlmodel import Session, SQLModel

from tests.drafts import empty
from tests.loader.editing import CHRONICLES, SHARED, Disk, edit, stories, write
from tests.profiles import one_in
from timeline import database
from timeline.audit.verify import Verification
from timeline.errors import DatabaseError, DataError
from timeline.loader import load, undo
from timeline.loader.planning.chronicles.folders import locations_of, stored_files
from timeline.loader.records.stored import by_key
from timeline.query.conditions.compile import read_query
from timeline.query.contents import contents
from timeline.query.events.pages import page
from timeline.writers.chronicle import TYPES, write_chronicles
from timeline.writers.json.records.brief import Event
from timeline.writers.json.shape import write as shaped

LAW = settings(
    max_examples=one_in(15),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
Files = dict[str, str]


@dataclass
class Story:
    """What was done to a database, and what it said before each revision that is not undone."""

    engine: Engine
    folder: Path
    fresh: Path  # an SQLite file with a schema and no data
    disk: Disk = field(default_factory=Disk)
    #: The folders that the database holds as they are, because they were pruned; None: it does not.
    loaded: dict[str, Files | None] = field(default_factory=dict)
    stack: list[tuple[dict[str, Any], dict[str, Files | None]]] = field(default_factory=list)
    #: Whether lines moved without a revision: an undo then leaves some of them as they are.
    lines_moved: bool = False

    def load(self, chronicles: tuple[str, ...], prune: bool, part: str) -> None:
        before, loaded = content(self.engine), dict(self.loaded)
        paths = []
        for name in chronicles:
            folder = write(self.disk.files(name), self.folder / name)
            paths.append(folder / part if part and (folder / part).exists() else folder)
        try:
            report = load(self.engine, paths, prune=prune)
        except DataError:
            assert content(self.engine) == before
            return
        after = content(self.engine)
        if not prune:
            assert not lost(before, after)
        assert (report.revision is None) == (without_lines(after) == without_lines(before))
        self.lines_moved |= report.revision is None and after != before
        if report.revision is not None:
            self.stack.append((before, loaded))
        for name, path in zip(chronicles, paths, strict=True):
            whole = prune and path.is_dir()
            self.loaded[name] = self.disk.files(name) if whole else None
        assert load(self.engine, paths, prune=prune).revision is None
        self.check()

    def undo(self) -> None:
        if not self.stack:
            try:
                undo(self.engine)
            except DatabaseError:
                return
            raise AssertionError("there was nothing to undo")
        then, self.loaded = self.stack.pop()
        undo(self.engine)
        now = content(self.engine)
        if self.lines_moved:
            then, now = without_lines(then), without_lines(now)
        assert now == then
        self.check()

    def check(self) -> None:
        """Nothing is damaged, and what was pruned is as in a database of its own."""
        with Session(self.engine) as session:
            assert list(Verification(session).problems()) == []
        if None in self.loaded.values():
            return
        with TemporaryDirectory() as made:
            file = shutil.copy(self.fresh, Path(made, "fresh.db"))
            new = database.open_engine(database.locate(str(file)))
            known = {name: files for name, files in self.loaded.items() if files is not None}
            paths = [write(known[name], Path(made, name)) for name in CHRONICLES if name in known]
            try:
                if paths:
                    load(new, paths)
            except DataError:  # one of the two was changed where they must be alike
                return
            finally:
                new.dispose()
            assert self.whoever_owns(content(new)) == self.whoever_owns(content(self.engine))

    def whoever_owns(self, state: dict[str, Any]) -> dict[str, Any]:
        """The same without which of two chronicles keeps what both define: the first one does."""
        lines = {
            key: sorted(each.files if self.lines_moved else each.whole().lines)
            for key, each in state["standing"].items()
        }
        return state | {"standing": lines, "hashes": None if self.lines_moved else state["hashes"]}


def content(engine: Engine) -> dict[str, Any]:
    """All that a database says, except for its history."""
    event_table, entity = (SQLModel.metadata.tables[name] for name in ("event", "entity"))
    with Session(engine) as session, TemporaryDirectory() as made:
        folders = contents(session, TYPES)
        if folders:
            write_chronicles(folders, Path(made, "export"))
        keys = dict(session.execute(select(entity.c.id, entity.c.key)).all())
        rows = session.execute(select(event_table)).all()
        found = {
            query: page(session, read_query(session, query.split())).events
            for query in ("", "drill", "kind:launch")
        }
        return {
            "export": {
                path.relative_to(made).as_posix(): path.read_bytes()
                for path in Path(made).rglob("*")
                if path.is_file()
            },
            "chronicles": [(each.name, each.title, each.files) for each in folders],
            "shown": [shaped(Event, each) for each in found[""]],
            "found": {query: [each.key for each in lines] for query, lines in found.items()},
            "events": sorted(
                [
                    (keys[row.id], keys.get(row.same_as_id), row.position, row.instant, row.zone)
                    for row in rows
                ]
            ),
            "hashes": {name: file.sha256 for name, file in stored_files(session).items()},
            "standing": locations_of(session, by_key(session, keys.values()).values()),
        }


def lost(before: dict[str, Any], after: dict[str, Any]) -> set[tuple[str, str]]:
    """Records that are gone, and chronicles that define a record no longer; an event may move."""
    was, now = (
        {
            (key, "" if key not in SHARED else line.chronicle)
            for key, each in state["standing"].items()
            for line in each.lines
        }
        for state in (before, after)
    )
    return was - now


def without_lines(state: dict[str, Any]) -> dict[str, Any]:
    """The same without the lines of records: an edit that only moves these is none."""
    files = {key: each.definitions for key, each in state["standing"].items()}
    return state | {"standing": files, "hashes": None}


@pytest.mark.by_day_on("sqlite")
@given(steps=stories())
@LAW
def test_undo_gives_back_all_and_pruning_leaves_what_was_loaded(
    engine: Engine, migrated_sqlite: Path, steps: list[tuple[Any, ...]]
) -> None:
    empty(engine)
    with TemporaryDirectory() as made:
        story = Story(engine, Path(made), migrated_sqlite)
        for what, *how in steps:
            if what == "edit":
                edit(story.disk, how[0])
            elif what == "load":
                story.load(*how)
            else:
                for _ in range(how[0]):
                    story.undo()
        while story.stack:
            story.undo()
        story.undo()
    with engine.connect() as connection:
        for table in ("chronicle", "file", "entity", "definition", "event", "passage"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0
