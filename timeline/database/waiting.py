"""LockWait for a database that another program holds: how long, and what is said meanwhile.

Neither driver can wait and speak at the same time. So a lock that may be held for long is asked for
without waiting, again and again: between two attempts a person is told who holds it, and Ctrl-C is
heard. Locks that are held for moments are left to the drivers.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from timeline import sqlite, stopping
from timeline.errors import DatabaseError

T = TypeVar("T")

SECONDS: Final = 30.0
"""How long a command waits unless it is told otherwise."""
LOCK_NOT_AVAILABLE: Final = "55P03"
"""What PostgreSQL says where a lock is held too long."""
_PAUSES: Final = (0.01, 0.25)  # seconds between two attempts, at first and at most
_MOST: Final = 2**31 - 1  # milliseconds that both databases take


@dataclass(frozen=True, slots=True)
class LockWait:
    """A database that is waited for: its name, since how many seconds, and who holds it."""

    where: str
    seconds: float
    holder: Callable[[], str]


def _silent(_held: LockWait) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds to wait for a lock, 0 for not at all, and who is told of each attempt."""

    seconds: float = SECONDS
    tell: Callable[[LockWait], None] = _silent

    @property
    def milliseconds(self) -> int:
        """For a driver: at least 1, because 0 is without an end to PostgreSQL."""
        return int(min(max(self.seconds * 1000, 1), _MOST))


@dataclass(slots=True)
class Turn:
    """One lock that is waited for: ``missed`` is called after each attempt to take it in vain."""

    patience: Patience
    where: str
    holder: Callable[[], str]
    _begun: float | None = field(default=None, init=False)
    _pause: float = field(default=_PAUSES[0], init=False)

    def missed(self) -> None:
        """Tell of it and wait a little. Raises DatabaseError where the time is over."""
        now = time.monotonic()
        self._begun = now if self._begun is None else self._begun
        waited = now - self._begun
        if waited >= self.patience.seconds:
            raise in_use(self.where, self.holder(), self.patience.seconds)
        stopping.stop_waiting()
        self.patience.tell(LockWait(self.where, waited, self.holder))
        time.sleep(min(self._pause, self.patience.seconds - waited))
        self._pause = min(self._pause * 2, _PAUSES[1])

    def until(self, attempt: Callable[[], T]) -> T:
        """What an attempt gives as soon as nobody's lock stands in its way."""
        while True:
            try:
                return attempt()
            except Exception as error:
                if not is_locked(error):
                    raise
            self.missed()


def is_locked(error: Exception) -> bool:
    """Whether a driver's error, wrapped or not, says that another connection holds a lock."""
    found = getattr(error, "orig", None) or error
    return sqlite.is_locked(found) or getattr(found, "sqlstate", None) == LOCK_NOT_AVAILABLE


def in_use(where: str, holder: str, seconds: float = 0) -> DatabaseError:
    """What is said of a database that another program holds still, after so many seconds."""
    after = f" after {seconds:g} s" if seconds else ""
    return DatabaseError(
        f"{where} is {'still ' if after else ''}in use by {holder}{after}",
        "try again when it has ended, or wait longer for it, as in --wait 300",
    )
