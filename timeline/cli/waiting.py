"""What is said while a command waits for a database that another program holds."""

import sys
from typing import TYPE_CHECKING, Final

from timeline.cli.console import messages, on_terminal
from timeline.safetext import visible

if TYPE_CHECKING:
    from timeline.database import LockWait, Patience

TOLD_AT: Final = (1.0, 5.0, 15.0)
"""Seconds after which it is told that a command waits; then again and again, so many later."""


def patience(wait: int | None) -> "Patience":
    """How long to wait: the seconds that were asked for, else the usual ones."""
    from timeline.database import Patience

    told = Telling() if on_terminal(sys.stderr) else lambda _held: None
    return Patience(tell=told) if wait is None else Patience(wait, told)


class Telling:
    """Says from time to time who is waited for, and how long already; for a terminal."""

    def __init__(self) -> None:
        self._times = list(TOLD_AT)

    def __call__(self, held: "LockWait") -> None:
        """Say it, if it is time."""
        if held.seconds < self._times[0]:
            return
        due = self._times.pop(0)
        if not self._times:
            self._times.append(due + TOLD_AT[-1])
        waited = f"{held.seconds:.0f} s"
        line = f"waiting for {held.holder()} to finish with {held.where} ({waited}); Ctrl-C stops"
        messages().print(visible(line))
