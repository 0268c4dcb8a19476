"""Commands that are ended by a signal at any moment: nothing is lost, nothing is half done.

Each command is run to its end first. Then it is struck at a moment between its beginning and its
end. After that the database is what it was before or what it is after, ``check`` passes, the file
that is written is the old or the new one, and the same command does its work and clears away what
the struck one left.
"""

import re
import shutil
import signal
from dataclasses import dataclass, field
from pathlib import Path

from tests.attack import material
from tests.attack.arena import Arena, Case
from tests.attack.places import NAME
from tests.attack.process import Outcome, Strike, run
from tests.attack.state import State, files, state
from tests.database.released import kept

SIGNALS = (signal.SIGKILL,) * 3 + (signal.SIGTERM, signal.SIGINT)
QUICK = 24
"""Times that each command is struck."""
EARLY = 0.02
"""Seconds in which a program may not have taken care of signals yet."""
_COPIES = re.compile(r"\.before-")


@dataclass(frozen=True, slots=True)
class Action:
    """A command that writes: what there is before it, and what it writes next to the database."""

    name: str
    words: tuple[str, ...]
    base: str  # the database before: "nothing", "first", "then", "old"
    target: str = ""  # the file or folder that it writes
    again: bool = True  # whether doing it twice is doing it once
    sqlite: bool = False  # whether PostgreSQL has no such command


ACTIONS = (
    Action("first load", ("load", "first"), "nothing"),
    Action("changing load", ("load", "second"), "first"),
    Action("pruning load", ("load", "fewer", "--prune"), "first"),
    Action("undo", ("undo",), "then", again=False),
    Action("upgrade", ("db", "upgrade"), "old"),
    Action("export csv", ("export", "csv", "--force", "-o", "events.csv"), "then", "events.csv"),
    Action("export chronicle", ("export", "chronicle", "-o", "out"), "then", "out"),
    Action("backup", ("db", "backup", "--force", "copy.db"), "then", "copy.db", sqlite=True),
    Action("restore", ("db", "restore", "copy.db"), "then", again=False, sqlite=True),
)


@dataclass(slots=True)
class Known:
    """What a command does when nothing happens to it."""

    before: State
    after: State
    seconds: float
    old: object = None
    new: object = None
    names: set[str] = field(default_factory=set)
    names_before: set[str] = field(default_factory=set)
    written: int = 0  # bytes, of all files
    largest: int = 0  # bytes, of one file


def attack(arena: Arena) -> None:
    """Strike every command, over and over."""
    bases = Bases(arena)
    actions = [each for each in ACTIONS if arena.sort == "sqlite" or not each.sqlite]
    known: dict[str, Known] = {}
    for number in arena.cases(QUICK * len(actions)):
        action = actions[number % len(actions)]
        with arena.case(number) as case:
            if action.name not in known:
                known[action.name] = learn(case, bases, action)
            _strike(arena, case, bases, action, known[action.name])


class Bases:
    """The databases that commands begin with, made once."""

    def __init__(self, arena: Arena) -> None:
        self.folder = arena.folder / "bases"
        self.folder.mkdir()
        self._places = arena.places
        for name, edition, events in (("first", 1, 12), ("second", 2, 13), ("fewer", 3, 7)):
            material.write(self.folder / name, edition, events)
        self.addresses = {name: self._make(name) for name in ("first", "then", "old")}

    def _make(self, name: str) -> str:
        place = self.folder / f"of {name}"
        place.mkdir()
        address = self._places.empty(place)
        if name == "old":
            kept.put(material.OLDEST, str(place / address) if address == NAME else address)
            return address
        loads = ("first",) if name == "first" else ("first", "second")
        for each in loads:
            run(["load", f"../{each}", "--database", address], place)
        return address

    def lay(self, case: Case, action: Action, place: str) -> str:
        """Put what a command begins with into a folder of the case, and make it its folder."""
        case.folder = case.folder / place
        case.folder.mkdir()
        for name in ("first", "second", "fewer"):
            shutil.copytree(self.folder / name, case.folder / name)
        if action.target == "events.csv" or action.target == "out" or action.name == "restore":
            early = self.addresses["first"]
            if action.target == "events.csv":
                words = ["export", "csv", "-o", str(case.folder / "events.csv")]
            elif action.target == "out":
                words = ["export", "chronicle", "-o", str(case.folder / "out")]
            else:
                words = ["db", "backup", str(case.folder / "copy.db")]
            run([*words, "--database", early], self.folder / "of first")
        if action.base == "nothing":
            return case.empty()
        return case.copy(self.addresses[action.base], self.folder / f"of {action.base}")


def learn(case: Case, bases: Bases, action: Action) -> Known:
    """Do a command to its end, in a folder of its own."""
    home = case.folder
    address = bases.lay(case, action, "learned")
    before = state(address, case.folder) if action.base != "old" else None
    old = target(case, action)
    named = names(case.folder)
    size = sum(_sizes(case.folder))
    first = _do(case, action, address)
    if first.status != 0:
        case.found("fails where nothing happens to it", first)
    after = state(address, case.folder)
    known = Known(before or after, after, first.seconds, old, target(case, action))
    found = _sizes(case.folder)
    known.names, known.names_before = names(case.folder), named
    known.written, known.largest = max(sum(found) - size, 0) + max(found), max(found)
    case.folder = home
    return known


def _do(case: Case, action: Action, address: str, strike: Strike | None = None) -> Outcome:
    return run([*action.words, "--database", address], case.folder, strike=strike)


def _strike(arena: Arena, case: Case, bases: Bases, action: Action, known: Known) -> None:
    address = bases.lay(case, action, "struck")
    sign = case.random.choice(SIGNALS)
    moment = case.random.uniform(0, known.seconds * 1.05)
    outcome = _do(case, action, address, Strike(sign, moment))
    arena.tally["interrupted" if outcome.struck else "ended before the signal"] += 1
    name = signal.Signals(sign).name
    prefix = f"{action.name}, {name} after {moment:.3f} of {known.seconds:.3f} s"
    if outcome.ugly:
        case.found(f"{prefix}: {outcome.ugly}", outcome)
    elif _silent(outcome, sign, moment):
        case.found(f"{prefix}: does not say what was written", outcome)
    case.places.settle(address)
    now = _state(case, action, address)
    if now is not None and now not in (known.before, known.after):
        case.found(f"{prefix}: the database is neither what it was nor what it is to be")
    if action.target and (case.folder / action.target).is_dir():
        # Whatever reads an exported folder first carries an export through that was killed in it.
        case.run("load", action.target, "--dry-run", "--database", "reader.db")
    if action.target and target(case, action) not in (known.old, known.new):
        case.found(f"{prefix}: {action.target} is neither the old nor the new one")
    arena.tally[
        "with the new state" if now == known.after != known.before else "with the old state"
    ] += 1
    if action.again or now == known.before:
        again = _do(case, action, address)
        if again.ugly or again.status != 0:
            case.found(f"{prefix}: the next one fails", again)
        if not action.target and state(address, case.folder, checked=False) != known.after:
            case.found(f"{prefix}: the next one ends otherwise")
        if action.target and target(case, action) != known.new:
            case.found(f"{prefix}: the next one writes otherwise")
    left = {each for each in names(case.folder) - known.names if not _COPIES.search(each)}
    if left and (action.again or now == known.before):
        case.found(f"{prefix}: the next one leaves {', '.join(sorted(left))}")


def _silent(outcome: Outcome, sign: int, moment: float) -> bool:
    """Whether a program that could have said what was written ended without a message."""
    could = outcome.struck and sign != signal.SIGKILL and moment > EARLY
    return could and outcome.status != 0 and "timeline:" not in outcome.err


def _state(case: Case, action: Action, address: str) -> State | None:
    """What the database holds; None for an old one, which is read after its upgrade only."""
    if action.base == "old":
        done = run(["check", "--database", address], case.folder)
        if done.status == 1 and "timeline db upgrade" in done.err:
            return None
    return state(address, case.folder)


def target(case: Case, action: Action) -> object:
    """The file or folder that a command writes, to be compared; of a database what it holds."""
    path = case.folder / action.target
    if not action.target or not path.exists():
        return None
    if path.is_dir():
        return files(path)
    return state(action.target, case.folder) if action.target == "copy.db" else path.read_bytes()


def names(folder: Path) -> set[str]:
    """What is in a folder, by name."""
    return {path.name for path in folder.iterdir()}


def _sizes(folder: Path) -> list[int]:
    return [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
