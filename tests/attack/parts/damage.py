"""Files that are not what they were, and every command on them: a line each, never a traceback.

What ``check`` passes holds the records that were loaded, whatever else was done to the file. On
PostgreSQL, whose files are not the program's, the same is done to tables and rows.
"""

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.attack import material
from tests.attack.arena import Arena, Case
from tests.attack.commands import COPYING, READING, WRITING
from tests.attack.places import NAME
from tests.attack.process import Outcome, run
from tests.attack.room import Room, own_world
from tests.attack.state import UnreadableError, export

QUICK = 28
READINGS = 10
"""Commands that read, of all there are, that each damage is tried with."""
PATIENCE = 60.0
PAGE = 4096
Harm = Callable[[Path, random.Random], None]


def attack(arena: Arena) -> None:
    """Damage a database in one way after the other, and try every command on it."""
    base = arena.folder / "base"
    base.mkdir()
    for name, edition, events in (("first", 1, 12), ("second", 2, 13), ("fewer", 3, 7)):
        material.write(base / name, edition, events)
    address = arena.places.empty(base)
    for name in ("first", "second"):
        run(["load", name, "--database", address], base)
    sound = export(address, base)
    if arena.sort == "sqlite":
        run(["db", "backup", "sound.db"], base)
        run(["load", "fewer", "--database", "other.db"], base)
        _read_only(arena, base)
    harms: list[tuple[str, Harm | str]] = [*(SQLITE if arena.sort == "sqlite" else ROWS).items()]
    for number in arena.cases(QUICK if arena.sort == "sqlite" else len(ROWS)):
        name, harm = harms[number % len(harms)]
        with arena.case(number) as case:
            _try_all(arena, case, base, address, name, harm, sound)


def _try_all(
    arena: Arena,
    case: Case,
    base: Path,
    address: str,
    name: str,
    harm: Harm | str,
    sound: dict[str, bytes],
) -> None:
    home = case.folder
    seed = case.random.random()

    def lay(number: int) -> str:
        """A copy with the same damage, in a folder of its own, with what commands name."""
        case.folder = home / str(number)
        case.folder.mkdir()
        for each in ("first", "second", "fewer", "sound.db"):
            if (base / each).exists():
                (case.folder / each).symlink_to(base / each)
        copy = case.copy(address, base)
        if isinstance(harm, str):
            arena.places.execute(copy, case.folder, harm)
        else:
            harm(case.folder / NAME, random.Random(seed))
        return copy

    copy = lay(0)
    checked = _judge(arena, case, name, ("check",), copy)
    if checked.status == 0 and "all as loaded" in checked.out:
        try:
            held = export(copy, case.folder)
        except UnreadableError as error:
            case.found(f"{name}: check passes what cannot be exported", error.outcome)
        else:
            if held != sound:
                case.found(f"{name}: check passes other records than were loaded", checked)
    for words in case.random.sample(READING[1:], READINGS):
        _judge(arena, case, name, words, copy)
    writing = WRITING + (COPYING if arena.sort == "sqlite" else ())
    for number, words in enumerate(writing, 1):
        outcome = _judge(arena, case, name, words, lay(number))
        if words[:2] == ("db", "restore") and outcome.status == 0:
            case.must("check")
    case.folder = home


def _judge(arena: Arena, case: Case, name: str, words: tuple[str, ...], address: str) -> Outcome:
    outcome = run([*words, "--database", address], case.folder, patience=PATIENCE)
    arena.tally["commands"] += 1
    arena.tally["refused" if outcome.status else "succeeded"] += 1
    if outcome.ugly:
        case.found(f"{name}: {outcome.ugly}", outcome)
    elif outcome.status not in (0, 1, 2):
        case.found(f"{name}: ends by {outcome.status}", outcome)
    elif outcome.status != 0 and not outcome.err.strip():
        case.found(f"{name}: fails without a word", outcome)
    return outcome


def _read_only(arena: Arena, base: Path) -> None:
    """On a disk that nobody can write, every command that reads does its work."""
    if not own_world():
        arena.tally["read-only disks refused by the system"] = 1
        return
    with arena.case(10_000) as case:
        room = Room(case.folder / "room")
        room.open(64 << 20)
        try:
            (room.folder / NAME).write_bytes((base / NAME).read_bytes())
            room.freeze()
            for words in READING:
                arena.tally["on a read-only disk"] += 1
                outcome = case.run(*words, "--database", f"room/{NAME}")
                if outcome.status != 0:
                    case.found("a read-only disk cannot be read", outcome)
        finally:
            room.close()


def _truncated(file: Path, chances: random.Random) -> None:
    size = file.stat().st_size
    os.truncate(file, chances.choice([chances.randrange(size), PAGE * chances.randrange(20), 100]))


def _flipped(file: Path, chances: random.Random) -> None:
    content = bytearray(file.read_bytes())
    for _ in range(chances.choice([1, 1, 8])):
        content[chances.randrange(len(content))] ^= 1 << chances.randrange(8)
    file.write_bytes(content)


def _head_flipped(file: Path, chances: random.Random) -> None:
    content = bytearray(file.read_bytes())
    content[chances.randrange(100)] ^= 1 << chances.randrange(8)
    file.write_bytes(content)


def _page(file: Path, chances: random.Random, of: Callable[[bytes], bytes]) -> None:
    content = bytearray(file.read_bytes())
    place = chances.randrange(len(content) // PAGE) * PAGE
    content[place : place + PAGE] = of(bytes(content[place : place + PAGE]))
    file.write_bytes(content)


def _zeroed(file: Path, chances: random.Random) -> None:
    _page(file, chances, lambda _: bytes(PAGE))


def _garbled(file: Path, chances: random.Random) -> None:
    _page(file, chances, lambda _: chances.randbytes(PAGE))


def _swapped(file: Path, chances: random.Random) -> None:
    content = file.read_bytes()
    place = chances.randrange(len(content) // PAGE) * PAGE
    _page(file, chances, lambda _: content[place : place + PAGE])


def _foreign_log(file: Path, chances: random.Random) -> None:
    """The write-ahead log of another database is next to it."""
    other = file.with_name("other.db")
    with closing(sqlite3.connect(other)) as opened:
        opened.execute("PRAGMA journal_mode = WAL")
        opened.execute("CREATE TABLE event (note TEXT)")
        opened.execute("INSERT INTO event VALUES (hex(randomblob(20000)))")
        opened.commit()
        log = other.with_name("other.db-wal").read_bytes()
    file.with_name(f"{file.name}-wal").write_bytes(log)
    other.unlink()


def _garbled_log(file: Path, chances: random.Random) -> None:
    file.with_name(f"{file.name}-wal").write_bytes(chances.randbytes(8192))


def _torn_log(file: Path, chances: random.Random) -> None:
    """A log of its own, cut off or with a flipped bit, as a crash may leave it."""
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("PRAGMA journal_mode = WAL")
        opened.execute("UPDATE event SET position = position")
        opened.commit()
        log = bytearray(file.with_name(f"{file.name}-wal").read_bytes() or b"\0" * 32)
        whole = file.read_bytes()
    file.write_bytes(whole)
    log[chances.randrange(len(log))] ^= 1
    file.with_name(f"{file.name}-wal").write_bytes(log[: chances.randrange(1, len(log))])


def _foreign_journal(file: Path, chances: random.Random) -> None:
    head = bytes.fromhex("d9d505f920a163d7")
    file.with_name(f"{file.name}-journal").write_bytes(head + chances.randbytes(9000))


def _written(content: bytes) -> Harm:
    def harm(file: Path, _: random.Random) -> None:
        file.write_bytes(content)

    return harm


def _foreign(file: Path, _: random.Random) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("CREATE TABLE event (note TEXT)")


def _sql(*statements: str) -> Harm:
    def harm(file: Path, _: random.Random) -> None:
        with closing(sqlite3.connect(file)) as opened, opened:
            for statement in statements:
                opened.execute(statement)

    return harm


def _without_a_table(file: Path, chances: random.Random) -> None:
    with closing(sqlite3.connect(file)) as opened, opened:
        tables = (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%_%'"
        )
        names = sorted(row[0] for row in opened.execute(tables) if "sqlite" not in row[0])
        opened.execute(f"DROP TABLE {chances.choice(names)}")


def _without_an_index(file: Path, chances: random.Random) -> None:
    with closing(sqlite3.connect(file)) as opened, opened:
        indexes = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        names = sorted(row[0] for row in opened.execute(indexes))
        opened.execute(f"DROP INDEX {chances.choice(names)}")


_TEXTS = (
    ("event", "title"), ("event", "when_text"), ("event", "edtf"), ("actor", "name"),
    ("source", "title"), ("passage", "quote"), ("amount", "text"), ("text", "body"),
    ("chronicle", "name"), ("chronicle", "title"), ("file", "path"), ("revision", "command"),
    ("entity", "key"), ("change", "before"), ("claim", "fields"), ("saved_query", "text"),
)  # fmt: skip


def _bad_text(value: str) -> Harm:
    def harm(file: Path, chances: random.Random) -> None:
        table, column = chances.choice(_TEXTS)
        with closing(sqlite3.connect(file)) as opened, opened:
            row = f"(SELECT min(rowid) FROM {table})"
            opened.execute(f"UPDATE {table} SET {column} = {value} WHERE rowid = {row}")

    return harm


SQLITE: dict[str, Harm] = {
    "cut off": _truncated,
    "bits flipped": _flipped,
    "bits of the head flipped": _head_flipped,
    "a page of zeros": _zeroed,
    "a page of garbage": _garbled,
    "a page in the place of another": _swapped,
    "the log of another database": _foreign_log,
    "a garbled log": _garbled_log,
    "a torn log": _torn_log,
    "a foreign journal": _foreign_journal,
    "an empty file": _written(b""),
    "a text": _written(b"no database at all\n" * 999),
    "another program's database": _foreign,
    "a newer version": _sql("UPDATE alembic_version SET version_num = '9999'"),
    "an older version": _sql("UPDATE alembic_version SET version_num = '0001'"),
    "no version": _sql("DELETE FROM alembic_version"),
    "a table gone": _without_a_table,
    "an index gone": _without_an_index,
    "text that is not UTF-8": _bad_text("CAST(x'fffe80' AS TEXT)"),
    "an escape in a text": _bad_text("char(27) || '[2J'"),
    "a blob in a text": _bad_text("x'00ff'"),
}
ROWS: dict[str, str] = {
    "a newer version": "UPDATE alembic_version SET version_num = '9999'",
    "an older version": "UPDATE alembic_version SET version_num = '0001'",
    "no version": "DELETE FROM alembic_version",
    "a table gone": "DROP TABLE claim",
    "a table of another program": "DROP TABLE participation; CREATE TABLE participation (x int)",
    "an index gone": "DROP INDEX ix_event_place_id",
    "the search index gone": "DROP TABLE search_index",
    "an escape in a title": "UPDATE event SET title = chr(27) || '[2J'",
    "an escape in a key": "UPDATE entity SET key = key || chr(27) || '[2J' WHERE id = 1",
    "an escape in the history": "UPDATE revision SET command = chr(27) || '[2J'",
    "rows gone": "DELETE FROM participation",
    "text that is no date": "UPDATE event SET when_text = 'no date', edtf = 'none'",
    "history that is no JSON": "UPDATE change SET before = '{'",
    "a schema gone": "ALTER SCHEMA public RENAME TO elsewhere",
}
