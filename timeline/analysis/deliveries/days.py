"""Days on which the figures of a ledger may change."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

_K = TypeVar("_K", int, str)


class Days(Generic[_K]):
    """Days on which figures may change, in order, each with what changes."""

    def __init__(self, days: Iterable[tuple[int, _K]]) -> None:
        self._days: list[tuple[int, _K]] = sorted(days)
        self._passed = 0

    def until(self, day: int | None) -> set[_K]:
        """Return what changes from the last day to this one, or (None) at all."""
        now = len(self._days)
        if day is not None:
            now = bisect_right(self._days, day, key=lambda each: each[0])
        first, last = sorted((self._passed, now))
        self._passed = now
        return {key for _, key in self._days[first:last]}
