"""Deliveries of one purchase, added without counting any unit twice.

Records of different stages may be of the same units: an order lists its deliveries, and each of
them has a record of its own. What is certainly stated twice is one ``Delivery`` already
(``matching``). Of the others, those that may be at the same time *may* be the same units: the sum
then has the bounds of counting them once and of adding them. The estimate counts them once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple, TypeVar

from timeline.analysis.ledger.deliveries.parties import NOBODY, PurchaseParties
from timeline.analysis.ledger.deliveries.times import UNDATED, Times
from timeline.quantities import Quantity, bounded, estimate, total
from timeline.query.results import EventLine


@dataclass(frozen=True, slots=True)
class Delivery:
    """Units that records say were delivered, at some time from day ``lo`` to day ``hi``.

    ``event`` is the record that states it, ``by`` are the keys of all records that do, ``told`` the
    stages of these. ``own``: only records of an order or an earlier stage state it, about their own
    units. ``record`` is the key of the record of the stage ``delivered`` that is this delivery;
    empty if it has none. ``since`` is the first day on which some of the units may have come:
    before ``lo`` if ``lo`` to ``hi`` is when the last of them came. ``times`` are the days on which
    a source says that they came.

    ``rest``: the units that a total has beyond the deliveries stated one by one. ``complete``: all
    units of its record, without a number of its own. ``open_end``: some may be still to come.
    ``parties`` are those of its purchase. ``limit`` is the number that the purchase cannot exceed.
    ``sum`` is the number of units of this delivery and the others with the same sum.
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
    times: Times = UNDATED
    parties: PurchaseParties = NOBODY

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


class SharedUnits(NamedTuple):
    """Two deliveries that may be of the same units, and how many of them."""

    a: Delivery
    b: Delivery
    units: Decimal


class DeliveryClass(NamedTuple):
    """The days and the stages that deliveries have in common.

    What they can have in common with others depends only on their sum.
    """

    since: int
    hi: int
    told: frozenset[str]


_Dated = TypeVar("_Dated", Delivery, DeliveryClass)


def once(deliveries: Iterable[Delivery]) -> Quantity:
    """Return the units of deliveries that may be of the same purchase, none of them twice."""
    given = list(deliveries)
    if len(given) == 1 and given[0].sum is None:
        return given[0].units
    found = _with_sums(total(map(_of_one_time, at_one_time(given))), given)
    return limited(found, given[0].limit if len({each.batch for each in given}) == 1 else None)


def at_least(deliveries: Iterable[Delivery]) -> Decimal:
    """Return the lower bound of ``once``, which takes less time."""
    given = list(deliveries)
    if any(each.sum is not None for each in given):
        return once(given).low
    found = Decimal(0)
    for group in at_one_time(given):
        units: defaultdict[DeliveryClass, Decimal] = defaultdict(Decimal)
        for each in group:
            units[DeliveryClass(each.since, each.hi, each.told)] += each.units.low
        several = len(_stages(units)) > 1
        found += _least(units) if several else sum(units.values(), Decimal(0))
    return found


def limited(found: Quantity, limit: Decimal | None) -> Quantity:
    """Return the units of a purchase that cannot exceed a limit."""
    if limit is not None and (found.high is None or found.high > limit):
        return bounded(found.low, max(found.low, limit), found.unit, estimate(found))
    return found


def shared(deliveries: Sequence[Delivery]) -> list[SharedUnits]:
    """Return which deliveries may be of the same units, as many as possible."""
    return [
        SharedUnits(*each)
        for part in at_one_time(deliveries)
        for first, second in combinations(_stages(part), 2)
        for each in _flow(part, [each.units.low for each in part], first, second)
    ]


def _with_sums(found: Quantity, deliveries: Sequence[Delivery]) -> Quantity:
    by_sum: defaultdict[StatedTotal, list[Quantity]] = defaultdict(list)
    for delivery in deliveries:
        if delivery.sum is not None:
            by_sum[delivery.sum].append(delivery.units)
    if not by_sum:
        return found
    parts = {each: (total(mine), len(mine)) for each, mine in by_sum.items()}
    return with_sum(found, total(each.units for each in deliveries), parts)


def with_sum(
    found: Quantity, added: Quantity, parts: Mapping[StatedTotal, tuple[Quantity, int]]
) -> Quantity:
    """Return the units of deliveries, given the stated totals of some of them.

    ``added`` is the sum of all deliveries, ``parts`` the sum and the number of those of a total. If
    some may be the same as others, a total says nothing about the least number of all.
    """
    apart = found.low == added.low
    low, high, best = found.low, found.high, estimate(found)
    for each, (mine, number) in parts.items():
        if high is not None and mine.high is not None and each.units.high is not None:
            high -= max(mine.high - each.units.high, Decimal(0))
        if number < each.parts or not apart:
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


def at_one_time(given: Iterable[_Dated]) -> Iterator[list[_Dated]]:
    """Yield the deliveries in groups; those of different groups cannot have been at one time."""
    group: list[_Dated] = []
    last = None
    for each in sorted(given, key=lambda each: (each.since, each.hi)):
        if group and last is not None and each.since > last:
            yield group
            group, last = [], None
        group.append(each)
        last = each.hi if last is None else max(last, each.hi)
    if group:
        yield group


def _stages(deliveries: Iterable[Delivery | DeliveryClass]) -> list[str]:
    return sorted({stage for each in deliveries for stage in each.told})


def _of_one_time(deliveries: Sequence[Delivery]) -> Quantity:
    """Return the bounds of the number of units of deliveries, of which some may be the same."""
    classes: defaultdict[DeliveryClass, list[Quantity]] = defaultdict(list)
    for each in deliveries:
        classes[DeliveryClass(each.since, each.hi, each.told)].append(each.units)
    return united({class_: total(units) for class_, units in classes.items()})


def united(units: Mapping[DeliveryClass, Quantity]) -> Quantity:
    """Return the bounds of the number of units of these classes, of which some may be the same."""
    added = total(units.values())
    if len(_stages(units)) < 2:
        return added
    least = _least({class_: each.low for class_, each in units.items()})
    if least == added.low:
        return added
    bests = {class_: estimate(each) for class_, each in units.items()}
    known = {class_: best for class_, best in bests.items() if best is not None}
    best = _least(known) if len(known) == len(bests) else None
    return bounded(least, added.high, added.unit, best)


def _least(units: Mapping[DeliveryClass, Decimal]) -> Decimal:
    """Return the sum if as many units as possible are the same.

    The units of one stage are different ones. With three stages it is the largest sum of two.
    """
    classes, numbers = list(units), list(units.values())
    return max(
        sum((number for each, number in units.items() if {first, second} & each.told), Decimal(0))
        - sum((some for _, _, some in _flow(classes, numbers, first, second)), Decimal(0))
        for first, second in combinations(_stages(classes), 2)
    )


def _flow(
    given: Sequence[_Dated], units: Sequence[Decimal], first: str, second: str
) -> Iterator[tuple[_Dated, _Dated, Decimal]]:
    """Yield the largest number of units that deliveries of two stages can have in common.

    The one that is over first takes from those it may meet that are over first: as all of these
    include its last day, those that are over later can meet at least as many others.
    """
    sides = [
        [n for n, each in enumerate(given) if mine in each.told and other not in each.told]
        for mine, other in ((first, second), (second, first))
    ]
    if not all(sides):
        return
    left = list(units)
    for side in sides:
        side.sort(key=lambda n: given[n].hi)
    both = [(n, number) for number, side in enumerate(sides) for n in side]
    for n, number in sorted(both, key=lambda pair: given[pair[0]].hi):
        each, used = given[n], 0
        others = sides[1 - number]
        for other in others:
            if left[n] <= 0:
                break
            some = min(left[n], left[other])
            if some > 0 and each.since <= given[other].hi and given[other].since <= each.hi:
                left[n] -= some
                left[other] -= some
                yield (given[other], each, some) if number else (each, given[other], some)
            used += left[other] <= 0
        if 2 * used > len(others):
            others[:] = [other for other in others if left[other] > 0]
