"""Messages while a command waits for a database that another program has locked."""

import sys
from typing import TYPE_CHECKING, Final

from timeline.cli.console import messages, on_terminal
from timeline.safetext import visible

if TYPE_CHECKING:
    from timeline.database import Held, Patience

TOLD_AT: Final = (1.0, 5.0, 15.0)
"""Seconds after which a waiting command prints a message; the last interval is repeated."""


def patience(wait: int | None) -> "Patience":
    """Return how long to wait: the requested seconds, else the default."""
    from timeline.database import Patience

    told = Telling() if on_terminal(sys.stderr) else lambda _held: None
    return Patience(tell=told) if wait is None else Patience(wait, told)


class Telling:
    """Prints from time to time which program is waited for, and how long; for a terminal."""

    def __init__(self) -> None:
        self._times = list(TOLD_AT)

    def __call__(self, held: "Held") -> None:
        """Print a message if one is due."""
        if held.seconds < self._times[0]:
            return
        due = self._times.pop(0)
        if not self._times:
            self._times.append(due + TOLD_AT[-1])
        waited = f"{held.seconds:.0f} s"
        line = f"waiting for {held.holder()} to finish with {held.where} ({waited}); Ctrl-C stops"
        messages().print(visible(line))
