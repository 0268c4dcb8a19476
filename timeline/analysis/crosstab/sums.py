"""Sums of numbers with their bounds, each of one unit and of one sort.

An upper bound that is open leaves the sum open: 2 and ``1+`` are ``3+``. A number that is only
possibly in a group, because the date of its event is vague or the event is only claimed, adds
nothing to the lower bound.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from timeline.quantities import Quantity, bounded
from timeline.quantities.notation import EXACT, plain
from timeline.query.results.grouping import Addend, Measure


@dataclass(slots=True)
class NumberSum:
    """A sum: ``vague`` is the number of its parts without an estimate, ``open`` without a bound."""

    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    best: Decimal = Decimal(0)
    open: int = 0
    vague: int = 0
    estimates: int = 0

    @classmethod
    def of(cls, addend: Addend, *, sure: bool) -> Self:
        """Return the sum of one number, which is surely or possibly to be added."""
        sure = sure and addend.sure
        estimated = sure and addend.best is not None
        return cls(
            low=addend.low if sure else Decimal(0),
            high=addend.high or Decimal(0),
            best=(addend.best or Decimal(0)) if estimated else Decimal(0),
            open=addend.high is None,
            vague=not estimated,
            estimates=not addend.exact,
        )

    def add(self, other: Self, *, sure: bool = True) -> None:
        """Add another sum, whose numbers are surely or only possibly to be added."""
        if sure:
            self.low = EXACT.add(self.low, other.low)
            self.best = EXACT.add(self.best, other.best)
        self.high = EXACT.add(self.high, other.high)
        self.open += other.open
        self.vague += other.vague if sure else 1
        self.estimates += other.estimates

    def figure(self, measure: Measure) -> "SummedNumber":
        """Return the sum as it is shown."""
        high = None if self.open else plain(self.high)
        best = None if self.vague else plain(self.best)
        return SummedNumber(measure, plain(self.low), high, best, estimated=self.estimates > 0)


@dataclass(frozen=True, slots=True)
class SummedNumber:
    """The sum of the numbers of one measure: its bounds, and its estimate (None: it has none).

    ``high`` is None without an upper bound. ``estimated``: some of the numbers are estimates.
    """

    measure: Measure
    low: Decimal
    high: Decimal | None
    best: Decimal | None
    estimated: bool

    @property
    def quantity(self) -> Quantity:
        """The same as a number, or an amount of money."""
        unit = self.measure.unit if self.measure.money else None
        return bounded(self.low, self.high, unit, self.best)
