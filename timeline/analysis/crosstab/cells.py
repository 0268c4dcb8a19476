"""The cells of a cross table, and what they have: numbers of events, sums, events without a number.

An event may be in several groups of a field, and is in the cell of all groups together once.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import inf
from typing import Final

from timeline.analysis.crosstab.axes import GroupAxis
from timeline.analysis.crosstab.common_days import CommonDays
from timeline.analysis.crosstab.sums import NumberSum, SummedNumber
from timeline.models.vocabularies import EXPECTED, NOT_HAPPENED
from timeline.query.results.bounds import CountBounds
from timeline.query.results.grouping import Measure, Membership

GroupPlaces = tuple[Membership, ...]
At = tuple[int | None, ...]
"""A cell: the number of a group of each axis, or None for all of them together."""
Fold = Mapping[int, int]
"""For groups of an axis that are put together, the number that represents all of them."""
SORTS: Final = ("", EXPECTED, *NOT_HAPPENED)
"""The sorts of sums (``Measure.sort``) in the order of a cell."""
_ALL: Final[tuple[int | None, bool]] = (None, True)
"""All groups of a field together, in which every event surely is."""
_NONE: Final = CountBounds(0, 0)


@dataclass(frozen=True, slots=True)
class CellFigures:
    """How many events, or items, are in a cell, their sums, and how many have no number."""

    count: CountBounds
    sums: tuple[SummedNumber, ...] = ()
    numberless: CountBounds = _NONE

    @property
    def most(self) -> float:
        """The most that the number can be."""
        return inf if self.count.high is None else self.count.high


NOTHING: Final = CellFigures(_NONE)


class _Count:
    """How many events surely and possibly are in a cell."""

    __slots__ = ("possibly", "surely")

    def __init__(self) -> None:
        self.surely = self.possibly = 0

    def add(self, number: int, *, sure: bool) -> None:
        self.possibly += number
        if sure:
            self.surely += number

    @property
    def bounds(self) -> CountBounds:
        return CountBounds(self.surely, self.possibly)


class Cells:
    """The cells of a table while events are counted in them."""

    def __init__(self, axes: Sequence[GroupAxis], folds: Sequence[Fold]) -> None:
        self._axes, self._folds = axes, folds
        self._days = CommonDays.of(axes)
        self._of: dict[GroupPlaces, list[tuple[At, bool]]] = {}
        self.counts: defaultdict[At, _Count] = defaultdict(_Count)
        self.numberless: defaultdict[At, _Count] = defaultdict(_Count)
        self.sums: defaultdict[At, dict[Measure, NumberSum]] = defaultdict(dict)

    def of(self, places: GroupPlaces) -> list[tuple[At, bool]]:
        """Return the cells of an event in these groups, each with whether it surely is there."""
        found = self._of.get(places)
        if found is None:
            found = self._of[places] = [*self._found(places).items()]
        return found

    def _found(self, places: GroupPlaces) -> dict[At, bool]:
        found: dict[At, bool] = {}
        each = ([_ALL, *axis.places(of)] for axis, of in zip(self._axes, places, strict=True))
        for cell in product(*each):
            sure = all(sure for _, sure in cell)
            groups = [group for group, _ in cell if group is not None]
            if self._days and places[0].dates and len(groups) == len(cell):
                possibly, surely = self._days.truth(places[0].dates, groups)
                if not possibly:
                    continue
                sure = sure and surely
            at = tuple(
                None if group is None else fold.get(group, group)
                for fold, (group, _) in zip(self._folds, cell, strict=True)
            )
            found[at] = found.get(at, False) or sure
        return found

    def add(self, at: At, measure: Measure, number: NumberSum, *, sure: bool) -> None:
        """Add numbers to the sum of a cell."""
        sums = self.sums[at]
        if measure not in sums:
            sums[measure] = NumberSum()
        sums[measure].add(number, sure=sure)

    def figures(self) -> dict[At, CellFigures]:
        """Return the figures of the cells, when all events have been counted in them."""
        return {
            at: CellFigures(
                count.bounds,
                tuple(
                    number.figure(measure)
                    for measure, number in sorted(self.sums.get(at, {}).items(), key=_rank)
                ),
                self.numberless[at].bounds if at in self.numberless else _NONE,
            )
            for at, count in self.counts.items()
        }


def _rank(found: tuple[Measure, NumberSum]) -> tuple[int, str]:
    measure = found[0]
    return SORTS.index(measure.sort), measure.unit
