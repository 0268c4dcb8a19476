"""What a database holds, as its own commands tell it: its records, byte for byte; its history."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.attack.process import Outcome, run

Files = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class State:
    """The files of an export, and the history without its times; both empty where nothing is."""

    files: Files
    history: tuple[str, ...]


NOTHING = State({}, ())


class UnreadableError(Exception):
    """A database that should be whole cannot be told."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.summary())
        self.outcome = outcome


def state(address: str, folder: Path, *, checked: bool = True) -> State:
    """What a database holds. Raises UnreadableError where ``check`` or any other command fails."""
    done = run(["log", "--database", address], folder)
    if done.status == 1 and "nothing is loaded yet" in done.err:
        return NOTHING
    revisions = [line.split("\t") for line in _sound(done).splitlines()]
    ranks = {line[0]: str(rank) for rank, line in enumerate(reversed(revisions), 1)}
    history = [
        "\t".join((ranks[number], *counts, ranks.get(undone, ""), command, moved))
        for number, _, _, _, *counts, undone, command, moved in revisions
    ]
    if revisions:
        changes = _sound(run(["log", "1..", "--database", address], folder))
        for line in changes.splitlines():
            number, _, *rest = line.split("\t")
            history.append("\t".join((ranks[number], *rest)))
    if checked:
        _sound(run(["check", "--database", address], folder))
    return State(export(address, folder), tuple(sorted(history)))


def export(address: str, folder: Path) -> Files:
    """The files that ``export chronicle`` writes, by name."""
    out = folder / "state"
    shutil.rmtree(out, ignore_errors=True)
    done = run(["export", "chronicle", "-o", "state", "--database", address], folder)
    if done.status == 2 and "has no chronicle" in done.err:  # all of it was undone
        return {}
    _sound(done)
    found = files(out)
    shutil.rmtree(out)
    return found


def files(folder: Path) -> Files:
    """The files of a folder, by name."""
    each = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in each}


def _sound(outcome: Outcome) -> str:
    if outcome.status != 0 or outcome.ugly:
        raise UnreadableError(outcome)
    return outcome.out
