"""Wait for a database that another program has locked, and report progress meanwhile.

The drivers cannot report anything while they wait. So a lock that may take long is requested
repeatedly without waiting; between two attempts the holder is reported and Ctrl-C is handled. Short
locks are left to the drivers.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from timeline import sqlite, stopping
from timeline.errors import DatabaseError

T = TypeVar("T")

SECONDS: Final = 30.0
"""How long a command waits by default."""
LOCK_NOT_AVAILABLE: Final = "55P03"
"""The SQLSTATE of PostgreSQL for a lock that is not available in time."""
_PAUSES: Final = (0.01, 0.25)  # seconds between two attempts, at first and at most
_MOST: Final = 2**31 - 1  # milliseconds, the maximum of both databases


@dataclass(frozen=True, slots=True)
class LockWait:
    """A locked database: its name, the seconds waited so far, and its holder."""

    where: str
    seconds: float
    holder: Callable[[], str]


def _silent(_lock: LockWait) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds to wait for a lock (0: do not wait), and the callback of each attempt."""

    seconds: float = SECONDS
    notify: Callable[[LockWait], None] = _silent

    @property
    def milliseconds(self) -> int:
        """The limit for a driver: at least 1, because 0 means no limit on PostgreSQL."""
        return int(min(max(self.seconds * 1000, 1), _MOST))


@dataclass(slots=True)
class Turn:
    """Waits for one lock: ``missed`` must be called after each failed attempt to take it."""

    patience: Patience
    where: str
    holder: Callable[[], str]
    _begun: float | None = field(default=None, init=False)
    _pause: float = field(default=_PAUSES[0], init=False)

    def missed(self) -> None:
        """Report the attempt and pause. Raises DatabaseError when the time is over."""
        now = time.monotonic()
        self._begun = now if self._begun is None else self._begun
        waited = now - self._begun
        if waited >= self.patience.seconds:
            raise in_use(self.where, self.holder(), self.patience.seconds)
        stopping.stop_waiting()
        self.patience.notify(LockWait(self.where, waited, self.holder))
        time.sleep(min(self._pause, self.patience.seconds - waited))
        self._pause = min(self._pause * 2, _PAUSES[1])

    def until(self, attempt: Callable[[], T]) -> T:
        """Repeat an attempt until no lock prevents it, and return its result."""
        while True:
            try:
                return attempt()
            except Exception as error:
                if not is_locked(error):
                    raise
            self.missed()


def is_locked(error: Exception) -> bool:
    """Return whether a driver's error, wrapped or not, means that another connection has a lock."""
    found = getattr(error, "orig", None) or error
    return sqlite.is_locked(found) or getattr(found, "sqlstate", None) == LOCK_NOT_AVAILABLE


def in_use(where: str, holder: str, seconds: float = 0) -> DatabaseError:
    """Return the error for a database that is still locked after a number of seconds."""
    after = f" after {seconds:g} s" if seconds else ""
    return DatabaseError(
        f"{where} is {'still ' if after else ''}in use by {holder}{after}",
        "try again when it has ended, or wait longer for it, as in --wait 300",
    )
