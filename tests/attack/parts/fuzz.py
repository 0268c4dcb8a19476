"""Inputs that nobody would write: each is answered in good time, in the program's own words.

Dates, queries and numbers are read by the thousand in one process; seed files, paths and command
lines are given to commands, each in a process of its own.
"""

import json
import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

from tests.attack import material
from tests.attack.arena import Arena, Case
from tests.attack.parts import inputs
from tests.attack.process import fork, run
from tests.attack.state import files
from timeline.errors import TimelineError
from timeline.files.folder import LIST

QUICK = 14
"""Cases: one in four is of a thousand inputs, the others are of ten."""
MANY, FEW = 1000, 10
SLOW = 5.0
"""Seconds that one input may take."""


def attack(arena: Arena) -> None:
    """Give the program one sort of input after the other."""
    sorts = [_read, _seeds, _paths, _words]
    base = arena.folder / "base"
    base.mkdir()
    material.write(base / "first", 1)
    address = arena.places.empty(base)
    run(["load", "first", "--database", address], base)
    for number in arena.cases(QUICK):
        with arena.case(number) as case:
            copy = case.copy(address, base)
            shutil.copytree(base / "first", case.folder / "first")
            sorts[number % len(sorts)](arena, case, copy)


def _read(arena: Arena, case: Case, address: str) -> None:
    """Dates, numbers and queries, read in one process that tells which it stumbles over."""
    seed = case.random.random()

    def program() -> None:
        from timeline import database

        engine = database.open_engine(database.locate(address))
        readers = _readers(engine)
        chances = random.Random(seed)
        signal.signal(signal.SIGALRM, _too_slow)
        for _ in range(MANY):
            what = chances.choice(list(readers))
            given = inputs.text(chances, what)
            signal.setitimer(signal.ITIMER_REAL, SLOW)
            try:
                readers[what](given)
            except TimelineError:
                pass
            except BaseException as error:
                print(json.dumps([what, given[:300], len(given), repr(error)[:300]]))
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
        engine.dispose()

    outcome = fork(program, case.folder, ("(reading)",), patience=300)
    arena.tally["dates, numbers and queries"] += MANY
    for line in outcome.out.splitlines():
        what, given, length, error = json.loads(line)
        case.found(f"{what} of {length} characters {given!r}: {error}")
    if outcome.status != 0:
        case.found("reading fails", outcome)


def _readers(engine: object) -> dict[str, Callable[[str], object]]:
    from sqlalchemy import Engine
    from sqlmodel import Session

    from timeline.canonical.comparing import when
    from timeline.quantities import parse_quantity
    from timeline.query.conditions.compile import read_query

    assert isinstance(engine, Engine)

    def query(given: str) -> object:
        with Session(engine) as session:
            return read_query(session, given)

    return {"date": when, "number": parse_quantity, "query": query}


def _too_slow(_signal: int, _frame: object) -> None:
    raise TimeoutError(f"takes more than {SLOW} s")


def _seeds(arena: Arena, case: Case, address: str) -> None:
    """The shipped chronicle and the attacked one, each with lines that were hurt."""
    from timeline.database import bundled

    for number in range(FEW):
        source = case.random.choice([bundled("seeds") / "alliance", case.folder / "first"])
        folder = shutil.copytree(source, case.folder / f"seeds-{number}")
        file = case.random.choice(sorted(folder.glob("*.yaml")))
        hurt = inputs.hurt_lines(case.random, file.read_text())
        file.write_bytes(hurt.encode("utf-8", "surrogatepass"))
        _give(arena, case, "seed files", "load", folder.name, "--database", f"of-{number}.db")


def _paths(arena: Arena, case: Case, address: str) -> None:
    """A source whose text is said to be anywhere: nothing is written but where it belongs."""
    for number in range(FEW):
        path = case.random.choice(inputs.PATHS).replace("ABSOLUTE", f"{case.folder}/outside.txt")
        folder = case.folder / f"home-{number}" / "seeds"
        material.write(folder, 1)
        seed = (folder / "seed.yaml").read_text()
        (folder / "seed.yaml").write_text(seed.replace("text: paper.txt", f"text: {_quoted(path)}"))
        _place(folder, path)
        home = case.folder
        case.folder = folder.parent
        _give(arena, case, "paths", "load", "seeds", "--database", "of.db")
        before = set(_files(home))
        if (case.folder / "of.db").exists():
            _give(arena, case, "exports", "export", "chronicle", "-o", "out", "--database", "of.db")
        case.folder = home
        out = f"home-{number}/out/"
        made = {each for each in set(_files(home)) - before if not each.startswith(out)}
        written = (each[len(out) :] for each in _files(home) if each.startswith(out))
        inside = [each.split("/") for each in written if each != LIST]
        if made:
            case.found(f"text: {path!r} makes {', '.join(sorted(made))}")
        if hidden := [parts for parts in inside if any(part[:1] == "." for part in parts)]:
            case.found(f"text: {path!r} is exported as {'/'.join(hidden[0])}")


def _files(folder: Path) -> list[str]:
    return list(files(folder))


def _place(folder: Path, path: str) -> None:
    """Put the text where the path says, as long as that is inside the folder of its chronicle."""
    try:
        place = folder / path
        if not place.resolve().is_relative_to(folder) or place.exists():
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(folder / "paper.txt", place)
    except (OSError, ValueError):  # no such name is possible: it is only named then
        return


def _quoted(text: str) -> str:
    return json.dumps(text)


def _words(arena: Arena, case: Case, address: str) -> None:
    """Any words in any order; what was there and is not the database's own stays as it was."""
    foreign = case.folder / "events.csv"
    foreign.write_text("mine")
    (case.folder / "made").mkdir()
    for _ in range(FEW * 2):
        command = case.random.choice(inputs.COMMANDS)
        words = case.random.choices([*inputs.OPTIONS, *inputs.COMMANDS], k=case.random.randrange(5))
        _give(arena, case, "command lines", command, *words, "--database", address)
        if "--force" not in words and foreign.read_text() != "mine":
            case.found(f"{command} {' '.join(words)}: overwrites a file of somebody else")
        foreign.write_text("mine")


def _give(arena: Arena, case: Case, what: str, *words: str) -> None:
    arena.tally[what] += 1
    begun = time.monotonic()
    outcome = case.run(*words)
    if outcome.status not in (0, 1, 2, 130):
        case.found(f"ends by {outcome.status}", outcome)
    if outcome.status != 0 and not outcome.err.strip() and words[:1] != ("dates",):
        case.found("fails without a word", outcome)  # dates --json has its faults in its lines
    if time.monotonic() - begun > 60:
        case.found("is slow", outcome)
    if outcome.ugly and what == "seed files":
        case.found(f"with {_difference(case, words[1])}")


def _difference(case: Case, folder: str) -> str:
    """The seed files that were hurt, where they can be looked at."""
    return os.fspath(case.folder / folder)
