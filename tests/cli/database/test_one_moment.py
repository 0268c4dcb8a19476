"""What a command reads is of one moment, whatever others write while it reads."""

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from inspect import signature
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from tests.cli.commands import ALTERING, ONE_OF_EACH, OUT, READING
from tests.profiles import is_nightly
from tests.running import Result
from timeline import database
from timeline.cli.entries import COMMANDS, GROUPS
from timeline.loader import load

Run = Callable[..., Result]
Change = Callable[[], None]

RIVALS = """
events:
  f35a-third-batch:
    kind: procurement
    title: More F-35As
    when: 2022
    quantity: 20
    inferred: {when: for the test}
    cite:
      alliance-article:
        - quote: approved funding of an additional twenty F-35As
          for: [quantity]
          disputes: {quantity: 2RIVAL}
"""
"""A value on which sources differ, which the shipped chronicle has none of."""


@pytest.fixture(scope="module")
def change(shared: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Change]:
    """Give the database another state of the chronicle, in which every record is different.

    SQLite's is copied into it, in one transaction: that is much faster than a load.
    """
    url = database.locate(shared)
    engine = database.open_engine(url)
    states = cycle([_state(tmp_path_factory.mktemp(word), word) for word in ("earlier", "later")])

    def load_next() -> None:
        assert load(engine, [next(states)], prune=True).changed

    load_next()
    if url.database and engine.dialect.name == "sqlite":
        file, folder = url.database, tmp_path_factory.mktemp("states")
        _copy(file, folder / "earlier.db")
        load_next()
        _copy(file, folder / "later.db")
        copies = cycle([folder / "earlier.db", folder / "later.db"])
        yield lambda: _copy(next(copies), file)
    else:
        yield load_next
    engine.dispose()


def _copy(file: Path | str, other: Path | str) -> None:
    """Replace what an SQLite file holds by what another one does."""
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(other)) as target:
        source.backup(target)


def _state(folder: Path, word: str) -> Path:
    """The shipped chronicle with other names, on other lines; later, also with other keys."""
    chronicle = folder / "alliance"
    shutil.copytree(database.bundled("seeds") / "alliance", chronicle)
    (chronicle / "rivals.yaml").write_text(RIVALS.replace("RIVAL", str(len(word))))
    for file in chronicle.glob("*.yaml"):
        text = file.read_text("utf-8")
        text = re.sub(r"^(    (title|name): .*)$", rf"\1, {word}", text, flags=re.MULTILINE)
        if word == "later":
            text = re.sub(r"\b(usa|prk|yoon|cbs-news)\b(?!-)", r"\1-later", text)
        file.write_text(f"# {word}\n" * len(word) + text, "utf-8")
    return chronicle


UNCHANGED = (
    *(("check",), ("log", "1"), ("show", "nothing-like-this")),
    ("export", "geojson", "-o", OUT),  # no place has coordinates
)


TRIED = [
    words
    for words in (READING if is_nightly() else ONE_OF_EACH)
    if words[:2] != ("db", "backup")  # which copies pages, whole, by the means of SQLite
]


class Interruption:
    """Changes the database in the middle of what a command reads; a context."""

    def __init__(self, address: str, change: Change, at: int | None = None) -> None:
        self.database = database.locate(address).database
        self.change, self.at = change, at
        self.read = 0  # statements so far, after the one that reads the version
        self.busy = False

    def __enter__(self) -> "Interruption":
        event.listen(Engine, "before_cursor_execute", self._before)
        return self

    def __exit__(self, *_: object) -> None:
        event.remove(Engine, "before_cursor_execute", self._before)

    def _before(self, connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if self.busy or connection.engine.url.database != self.database:
            return
        if self.read or "FROM alembic_version" in statement:
            self.read += 1
        if self.read == self.at:
            self.busy = True
            self.change()


@pytest.mark.parametrize("early", [True, False], ids=["early", "late"])
@pytest.mark.parametrize("words", TRIED, ids=" ".join)
def test_a_command_shows_what_was_there_before_or_after_a_load(
    run: Run, shared: str, change: Change, tmp_path: Path, words: tuple[str, ...], early: bool
) -> None:
    def shown(name: str) -> tuple[int, str, dict[str, bytes]]:
        folder = tmp_path / name
        folder.mkdir()
        out = str(folder / "out")
        result = run(*(word.replace(OUT, out) for word in words), "--database", shared)
        files = {
            str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        return result.exit_code, result.output.replace(str(folder), ""), files

    with Interruption(shared, change) as counted:
        before = shown("before")
    with Interruption(shared, change, 2 if early else counted.read // 2 + 1) as interrupted:
        during = shown("during")
    assert interrupted.busy
    if is_nightly() or during != before:
        after = shown("after")
        assert during in (before, after)
        assert (before == after) == (words in UNCHANGED)


def test_every_command_with_a_database_is_tried_and_can_wait() -> None:
    entries = {entry.name: entry.function for entry in COMMANDS}
    for group, _, members, _ in GROUPS:
        entries |= {f"{group} {entry.name}": entry.function for entry in members}
    takes = {name: set(signature(function).parameters) for name, function in entries.items()}
    with_database = {name for name, parameters in takes.items() if "database" in parameters}
    tried = {name for name in with_database if any(_is(name, words) for words in READING)}
    assert tried | set(ALTERING) == with_database
    assert {name for name, parameters in takes.items() if "wait" in parameters} == with_database


def _is(name: str, words: tuple[str, ...]) -> bool:
    return " ".join(words).split()[: len(name.split())] == name.split()
