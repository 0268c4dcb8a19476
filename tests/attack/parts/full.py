"""A disk that fills, or a file that can grow no more, at every command that writes.

Nothing is lost, it is reported in a line, and with free space the same command does its work.
Where the system lets the attack mount a small disk of its own, half of the cases are on one.
On PostgreSQL only what the program itself writes is tried: the server's disk is the server's.
"""

import shutil

from tests.attack.arena import Arena, Case
from tests.attack.parts.kills import ACTIONS, Action, Bases, Known, learn, names, target
from tests.attack.process import Outcome, run
from tests.attack.room import Room, own_world
from tests.attack.state import state

QUICK = 3
"""Times that each command is tried."""
PAGE = 4096
LINES = 3


def attack(arena: Arena) -> None:
    """Try every command that writes, over and over."""
    bases = Bases(arena)
    small = own_world(same_user=arena.sort == "postgresql")
    room = Room(arena.folder / "room") if small else None
    if room is None:
        arena.tally["small disks refused by the system"] = 1
    actions = [
        each for each in ACTIONS if arena.sort == "sqlite" or each.target in ("events.csv", "out")
    ]
    known: dict[str, Known] = {}
    for number in arena.cases(QUICK * len(actions)):
        action = actions[number % len(actions)]
        with arena.case(number) as case:
            if action.name not in known:
                known[action.name] = learn(case, bases, action)
            address = bases.lay(case, action, "full")
            if room is not None and case.random.random() < 0.5:
                _small_disk(arena, case, room, action, known[action.name], address)
            else:
                _small_file(arena, case, action, known[action.name], address)


def _small_disk(
    arena: Arena, case: Case, room: Room, action: Action, known: Known, address: str
) -> None:
    """The whole folder of the case is on a disk that has no room for all that is to be written."""
    arena.tally["on a small disk"] += 1
    room.open(256 << 20)
    try:
        shutil.copytree(case.folder, room.folder, dirs_exist_ok=True)
        outside, case.folder = case.folder, room.folder
        free = case.random.randrange(0, max(known.written, PAGE), PAGE)
        room.resize(room.used() + free)
        outcome = run([*action.words, "--database", address], case.folder)
        room.resize(256 << 20)
        _judge(arena, case, action, known, address, outcome, f"{free:,} bytes free")
        case.folder = outside
    finally:
        room.close()


def _small_file(arena: Arena, case: Case, action: Action, known: Known, address: str) -> None:
    """No file may grow beyond a size."""
    arena.tally["with a limit on file size"] += 1
    most = case.random.randrange(0, known.largest + PAGE, 512)
    outcome = run([*action.words, "--database", address], case.folder, most=most)
    _judge(arena, case, action, known, address, outcome, f"files of {most:,} bytes")


def _judge(
    arena: Arena,
    case: Case,
    action: Action,
    known: Known,
    address: str,
    outcome: Outcome,
    what: str,
) -> None:
    prefix = f"{action.name}, {what}"
    lines = outcome.err.strip().splitlines()
    if outcome.ugly:
        case.found(f"{prefix}: {outcome.ugly}", outcome)
    elif outcome.status not in (0, 1, 2):
        case.found(f"{prefix}: ends by {outcome.status}", outcome)
    elif outcome.status != 0 and not (lines and len(lines) <= LINES and "timeline:" in outcome.err):
        case.found(f"{prefix}: is not told in a line", outcome)
    arena.tally["refused" if outcome.status else "succeeded"] += 1
    now = state(address, case.folder) if action.base != "old" else None
    if now is not None and now not in (known.before, known.after):
        case.found(f"{prefix}: the database is neither what it was nor what it is to be", outcome)
    if action.target and target(case, action) not in (known.old, known.new):
        case.found(f"{prefix}: {action.target} is neither the old nor the new one", outcome)
    if outcome.status == 0:
        return
    if left := sorted(names(case.folder) - known.names - known.names_before):
        case.found(f"{prefix}: leaves {', '.join(left)}", outcome)
    if action.again or now == known.before:
        again = run([*action.words, "--database", address], case.folder)
        if again.ugly or again.status != 0:
            case.found(f"{prefix}: the next one fails", again)
        elif not action.target and state(address, case.folder) != known.after:
            case.found(f"{prefix}: the next one ends otherwise", outcome)
