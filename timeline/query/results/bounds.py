"""A number that is known by its bounds."""

from collections.abc import Iterable
from typing import NamedTuple


class CountBounds(NamedTuple):
    """The least and the most that a number can be; None if there is no upper bound."""

    low: int
    high: int | None

    def __str__(self) -> str:
        if self.high is None:
            return f"{self.low:,}+"
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,}–{self.high:,}"

    @property
    def possible(self) -> "CountBounds":
        """The same without its certain part: any number from 0 to the upper bound."""
        return CountBounds(0, self.high)


def added(each: Iterable[CountBounds]) -> CountBounds:
    """Return the sum of bounds; 0 for none."""
    low, high = 0, 0
    limited = True
    for bounds in each:
        low += bounds.low
        limited = limited and bounds.high is not None
        high += bounds.high or 0
    return CountBounds(low, high if limited else None)
