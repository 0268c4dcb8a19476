"""The day of today: the only place that reads the clock for what a user asks.

A command reads it once, at its first use, so that all of its queries are asked on one day.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(slots=True)
class _Kept:
    """The day of today, once it has been asked for."""

    day: int | None


_kept: ContextVar[_Kept | None] = ContextVar("today", default=None)


def today() -> int:
    """Return the day of today as a day number: the local day, or the one of ``one_day``."""
    kept = _kept.get()
    if kept is None:
        return date.today().toordinal()
    if kept.day is None:
        kept.day = date.today().toordinal()
    return kept.day


def time_of_day() -> str:
    """Return the local time, to the second: ``14:03:22``."""
    return f"{datetime.now():%H:%M:%S}"


@contextmanager
def one_day(day: int | None = None) -> Iterator[None]:
    """Let today be one day meanwhile: this one, or that of the first time it is asked for.

    Without ``day``, a day that is already kept remains.
    """
    if day is None and _kept.get() is not None:
        yield
        return
    token = _kept.set(_Kept(day))
    try:
        yield
    finally:
        _kept.reset(token)
