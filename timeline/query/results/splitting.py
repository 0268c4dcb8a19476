"""The items of an event, split into those for which something is true and all others.

A split has bounds of three numbers: ``inside`` those for which it is true, ``outside`` the others,
and ``total`` of both. Together they say more than the first alone: if a salvo has exactly four
missiles and at most one of them was fired in 2019, at least three were not.

The bounds are exact. A number of splits of different items is the sum of each of their bounds, and
one more condition on ``total`` leaves again bounds of three numbers, which ``tightened`` finds.
"""

from collections.abc import Iterable
from enum import IntEnum
from math import inf
from typing import NamedTuple

from timeline.query.results.bounds import CountBounds


class Truth(IntEnum):
    """Whether something is true: surely not, possibly, or surely. ``min`` is *and*."""

    NO = 0
    POSSIBLE = 1
    SURE = 2

    @property
    def opposite(self) -> "Truth":
        """The truth of the negation."""
        return Truth(2 - self)


class Range(NamedTuple):
    """The least and the most that a number can be; infinity if there is no upper bound."""

    low: float
    high: float

    @property
    def bounds(self) -> CountBounds:
        """The same as bounds of a count."""
        return CountBounds(int(self.low), None if self.high == inf else int(self.high))

    def plus(self, other: "Range") -> "Range":
        """Return the range of the sum."""
        return Range(self.low + other.low, self.high + other.high)

    def within(self, low: float, high: float) -> "Range":
        """Return the range without what is below or above these."""
        return Range(max(self.low, low), min(self.high, high))


NONE = Range(0, 0)
ANY = Range(0, inf)
SOME = Range(1, inf)


class Split(NamedTuple):
    """How many items are inside, outside, and in all."""

    inside: Range
    outside: Range
    total: Range

    @classmethod
    def of(cls, number: Range, truth: Truth) -> "Split":
        """Return the split of a number of items, each of which is inside or not with this truth."""
        if truth is Truth.SURE:
            return cls(number, NONE, number)
        if truth is Truth.NO:
            return cls(NONE, number, number)
        return cls(Range(0, number.high), Range(0, number.high), number)

    def plus(self, other: "Split") -> "Split":
        """Return the split of the items of both, which have none in common."""
        inside, outside, total = (one.plus(its) for one, its in zip(self, other, strict=True))
        return Split(inside, outside, total)

    def possible(self) -> "Split":
        """Return the split if any number of the items may be all that there are."""
        return self.united(Split(NONE, NONE, NONE))

    def united(self, other: "Split") -> "Split":
        """Return the split of items that are split in this way or in the other one."""
        inside, outside, total = (
            Range(min(one.low, its.low), max(one.high, its.high))
            for one, its in zip(self, other, strict=True)
        )
        return Split(inside, outside, total)

    def tightened(self) -> "Split":
        """Return the same numbers, without bounds that the other two exclude."""
        inside, outside, total = self
        return Split(
            inside.within(total.low - outside.high, total.high - outside.low),
            outside.within(total.low - inside.high, total.high - inside.low),
            total.within(inside.low + outside.low, inside.high + outside.high),
        )

    def limited(self, total: Range) -> "Split":
        """Return the split if there are as many items in all as ``total`` says."""
        return self._replace(total=self.total.within(*total)).tightened()

    def contradicted(self, number: Range) -> "Split":
        """Return the split of items that are more than the number: from this number to all of them.

        Each of them may be one too many.
        """
        inside, outside = (Range(0, each.high) for each in self[:2])
        return Split(inside, outside, Range(number.low, self.total.high)).tightened()


def together(splits: Iterable[Split]) -> Split:
    """Return the split of items of which none is in two of the splits."""
    found = Split(NONE, NONE, NONE)
    for each in splits:
        found = found.plus(each)
    return found


def overlapping(splits: Iterable[Split]) -> Split:
    """Return the split of items of which some may be in several of the splits."""
    every = list(splits)
    inside, outside, total = (
        Range(max(number.low for number in of), sum(number.high for number in of))
        for of in zip(*every, strict=True)
    )
    return Split(inside, outside, total).tightened()
