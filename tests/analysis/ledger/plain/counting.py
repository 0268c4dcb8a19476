"""The definition of the units of deliveries, each compared with all others of its time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from timeline.analysis.ledger.deliveries.counting import Delivery, StatedTotal
from timeline.quantities import Quantity, bounded, estimate, total


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
        - _sum(_flow(deliveries, first, second, units))
        for first, second in combinations(stages, 2)
    )


def _flow(
    deliveries: Sequence[Delivery],
    first: str,
    second: str,
    units: Callable[[Delivery], Decimal | None],
) -> Iterator[Decimal]:
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
                yield some


def _sum(numbers: Iterable[Decimal | None]) -> Decimal:
    return sum((number or Decimal(0) for number in numbers), Decimal(0))
