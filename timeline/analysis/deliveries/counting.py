"""Deliveries of one purchase, added without counting any unit twice.

Records of different stages may be of the same units: an order lists its deliveries, and each of
them has a record of its own. What is certainly stated twice is one ``Delivery`` already
(``matching``). Of the others, those that may be at the same time *may* be the same units: the sum
then has the bounds of counting them once and of adding them. The estimate counts them once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from timeline.quantities import Quantity, bounded, estimate, total
from timeline.query.results import EventLine


@dataclass(frozen=True, slots=True)
class Delivery:
    """Units that records say were delivered, at some time from day ``lo`` to day ``hi``.

    ``event`` is the record that states it, ``by`` are the keys of all records that do, ``told`` the
    stages of these. ``own``: only records of an order or an earlier stage state it, about their own
    units. ``record`` is the key of the record of the stage ``delivered`` that is this delivery;
    empty if it has none. ``since`` is the first day on which some of the units may have come:
    before ``lo`` if ``lo`` to ``hi`` is when the last of them came.

    ``rest``: the units that a total has beyond the deliveries stated one by one. ``complete``: all
    units of its record, without a number of its own. ``open_end``: some may be still to come.
    ``limit`` is the number that the purchase cannot exceed. ``sum`` is the number of units of this
    delivery and the others with the same sum.
    """

    event: EventLine
    batch: str
    told: frozenset[str]
    units: Quantity
    lo: int
    hi: int
    since: int
    by: tuple[str, ...]
    own: bool = False
    record: str = ""
    rest: bool = False
    complete: bool = False
    open_end: bool = False
    limit: Decimal | None = None
    sum: "StatedTotal | None" = None

    @property
    def claimed(self) -> bool:
        """Whether it is not known to have occurred."""
        return self.event.status != "occurred"

    @property
    def whole(self) -> bool:
        """Whether other deliveries stated until ``hi`` are among its units."""
        return self.rest or self.complete

    def may_meet(self, other: "Delivery") -> bool:
        """Return whether both may have been at the same time."""
        return self.since <= other.hi and other.since <= self.hi


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """A stated total of ``parts`` deliveries: that of the record with this key."""

    key: str
    units: Quantity
    parts: int


class Shared(NamedTuple):
    """Two deliveries that may be of the same units, and how many of them."""

    a: Delivery
    b: Delivery
    units: Decimal


def once(deliveries: Iterable[Delivery]) -> Quantity:
    """Return the units of deliveries that may be of the same purchase, none of them twice."""
    given = list(deliveries)
    if len(given) == 1 and given[0].sum is None:
        return given[0].units
    found = _with_sums(total(map(_united, _at_one_time(given))), given)
    limit = given[0].limit if len({each.batch for each in given}) == 1 else None
    if limit is not None and (found.high is None or found.high > limit):
        return bounded(found.low, max(found.low, limit), found.unit, estimate(found))
    return found


def shared(deliveries: Sequence[Delivery]) -> list[Shared]:
    """Return which deliveries may be of the same units, as many as possible."""
    return [
        each
        for part in _at_one_time(deliveries)
        for first, second in combinations(_stages(part), 2)
        for each in _flow(part, first, second, lambda delivery: delivery.units.low)
    ]


def _with_sums(found: Quantity, deliveries: Sequence[Delivery]) -> Quantity:
    """Return the units of deliveries, given the stated totals of some of them.

    If some may be the same as others, a total says nothing about the least number of all.
    """
    added = total(each.units for each in deliveries)
    apart = found.low == added.low
    low, high, best = found.low, found.high, estimate(found)
    by_sum: defaultdict[StatedTotal, list[Delivery]] = defaultdict(list)
    for delivery in deliveries:
        if delivery.sum is not None:
            by_sum[delivery.sum].append(delivery)
    for each, parts in by_sum.items():
        mine = total(part.units for part in parts)
        if high is not None and mine.high is not None and each.units.high is not None:
            high -= max(mine.high - each.units.high, Decimal(0))
        if len(parts) < each.parts or not apart:
            continue
        low += max(each.units.low - mine.low, Decimal(0))
        bests = estimate(each.units), estimate(mine)
        best = None if best is None or None in bests else best + (bests[0] or 0) - (bests[1] or 0)
    if (low, high) == (found.low, found.high):
        return found
    if high is not None:
        high = max(low, high)
        best = None if best is None else min(max(best, low), high)
    return bounded(low, high, found.unit, best)


def _at_one_time(deliveries: Iterable[Delivery]) -> Iterator[list[Delivery]]:
    """Yield the deliveries in groups; those of different groups cannot have been at one time."""
    group: list[Delivery] = []
    last = None
    for each in sorted(deliveries, key=lambda each: (each.since, each.hi)):
        if group and last is not None and each.since > last:
            yield group
            group, last = [], None
        group.append(each)
        last = each.hi if last is None else max(last, each.hi)
    if group:
        yield group


def _stages(deliveries: Iterable[Delivery]) -> list[str]:
    return sorted({stage for each in deliveries for stage in each.told})


def _united(deliveries: Sequence[Delivery]) -> Quantity:
    """Return the bounds of the number of units of deliveries, of which some may be the same."""
    added = total(each.units for each in deliveries)
    if len(_stages(deliveries)) < 2:
        return added
    least = _least(deliveries, lambda each: each.units.low)
    if least == added.low:
        return added
    bests = [estimate(each.units) for each in deliveries]
    best = None if None in bests else _least(deliveries, lambda each: estimate(each.units))
    return bounded(least, added.high, added.unit, best)


def _least(deliveries: Sequence[Delivery], units: Callable[[Delivery], Decimal | None]) -> Decimal:
    """Return the sum if as many units as possible are the same.

    The units of one stage are different ones. With three stages it is the largest sum of two.
    """
    stages = _stages(deliveries)
    if len(stages) < 2:
        return _sum(map(units, deliveries))
    return max(
        _sum(units(each) for each in deliveries if {first, second} & each.told)
        - _sum(each.units for each in _flow(deliveries, first, second, units))
        for first, second in combinations(stages, 2)
    )


def _flow(
    deliveries: Sequence[Delivery],
    first: str,
    second: str,
    units: Callable[[Delivery], Decimal | None],
) -> Iterator[Shared]:
    """Yield the largest number of units that deliveries of two stages can have in common.

    The one that is over first takes from those it may meet that are over first: as all of these
    include its last day, those that are over later can meet at least as many others.
    """
    sides = [
        [each for each in deliveries if mine in each.told and other not in each.told]
        for mine, other in ((first, second), (second, first))
    ]
    if not all(sides):
        return
    left = {id(each): units(each) or Decimal(0) for side in sides for each in side}
    both = [(each, number) for number, side in enumerate(sides) for each in side]
    for each, number in sorted(both, key=lambda pair: pair[0].hi):
        for other in sorted(sides[1 - number], key=lambda other: other.hi):
            some = min(left[id(each)], left[id(other)])
            if some > 0 and each.may_meet(other):
                left[id(each)] -= some
                left[id(other)] -= some
                yield Shared(*((each, other) if number == 0 else (other, each)), some)


def _sum(numbers: Iterable[Decimal | None]) -> Decimal:
    return sum((number or Decimal(0) for number in numbers), Decimal(0))
