"""Eight readers and two writers at once: each reader sees one edition whole, and no writer is lost.

Every edition of the chronicle says everywhere which it is, and all have the same number of events.
So a reading that mixes two, or that has too few, shows it.
"""

import json
import os
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from tests.attack import material
from tests.attack.arena import Arena, Case
from tests.attack.commands import HISTORY, READING
from tests.attack.process import Outcome, run
from tests.attack.state import files

READERS, WRITERS = 8, 2
SECONDS = {False: 20.0, True: 60.0}
WAIT = 25.0
"""Seconds that a command waits for others at least, before it may give up."""


def attack(arena: Arena) -> None:
    """Let them loose once, or as often as there is time for."""
    for number in arena.cases(1):
        with arena.case(number) as case:
            _crowd(arena, case)


def _crowd(arena: Arena, case: Case) -> None:
    address = case.empty()
    for edition in range(1, WRITERS + 1):
        material.write(case.folder / f"edition-{edition}", edition)
    case.must("load", "edition-1", "--database", address)
    until = time.monotonic() + SECONDS[arena.settings.long]
    people: list[tuple[int, int]] = []
    for number in range(READERS + WRITERS):
        chances = random.Random(case.random.random())
        what = _read if number < READERS else _write
        people.append(_send(case.folder, address, number, until, chances, what))
    tally: Counter[str] = Counter()
    for read, child in people:
        with os.fdopen(read) as stream:
            output = json.load(stream)
        os.waitpid(child, 0)
        tally.update(output["tally"])
        case.findings += output["found"]
    arena.tally.update(tally)
    case.must("check", "--database", address)
    revisions = case.must("log", "--database", address).out.splitlines()
    if len(revisions) != 1 + tally["loads that changed"]:
        case.found(f"{len(revisions)} revisions after {tally['loads that changed']} loads")


Done = Callable[[Path, str, int, random.Random, Counter[str], list[str]], None]


def _send(
    folder: Path, address: str, number: int, until: float, chances: random.Random, what: Done
) -> tuple[int, int]:
    """Start a reader or a writer, who tells at the end what was done and found."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        _live(folder, address, number, until, chances, what, write)
    os.close(write)
    return read, child


def _live(
    folder: Path,
    address: str,
    number: int,
    until: float,
    chances: random.Random,
    what: Done,
    write: int,
) -> NoReturn:
    tally: Counter[str] = Counter()
    found: list[str] = []
    try:
        while time.monotonic() < until:
            what(folder, address, number, chances, tally, found)
    except Exception as error:  # told, not lost with the process
        found.append(f"the attack itself fails: {error!r}")
    finally:
        with os.fdopen(write, "w") as stream:
            json.dump({"tally": tally, "found": found}, stream)
        os._exit(0)


def _read(
    folder: Path,
    address: str,
    number: int,
    chances: random.Random,
    tally: Counter[str],
    found: list[str],
) -> None:
    words = chances.choice(READING)
    out = folder / f"out-{number}-{tally['readings']}"
    named = tuple(out.name if word == "out" else word for word in words)
    outcome = run([*named, "--database", address], folder)
    tally["readings"] += 1
    if _failed(outcome, tally, found):
        return
    output = outcome.out + b"".join(files(out).values()).decode()
    seen = material.editions(output)
    if len(seen) > 1 and words[0] not in HISTORY:
        found.append(f"mixes editions {', '.join(sorted(seen))}: {' '.join(words)}")
    elif words in (("show",), ("list", "events")) and len(output.splitlines()) != material.EVENTS:
        found.append(f"{len(output.splitlines())} events of {material.EVENTS}: {' '.join(words)}")


def _write(
    folder: Path,
    address: str,
    number: int,
    chances: random.Random,
    tally: Counter[str],
    found: list[str],
) -> None:
    edition = number - READERS + 1
    outcome = run(["load", f"edition-{edition}", "--database", address], folder)
    tally["loads"] += 1
    if not _failed(outcome, tally, found):
        changed = next(line for line in outcome.out.splitlines() if line.startswith("changed"))
        tally["loads that changed"] += changed.split()[1] != "0"
    time.sleep(chances.uniform(0, 0.2))


def _failed(outcome: Outcome, tally: Counter[str], found: list[str]) -> bool:
    """Whether a command did not do its work; that it gave up after a long wait is not a fault."""
    if outcome.ugly:
        found.append(f"{outcome.ugly}: {outcome.summary()}")
    elif outcome.status != 0 and outcome.seconds < WAIT:
        found.append(f"fails: {outcome.summary()}")
    elif outcome.status != 0:
        tally["gave up after its wait"] += 1
    return outcome.status != 0 or bool(outcome.ugly)
