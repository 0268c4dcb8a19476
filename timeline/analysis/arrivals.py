"""How many units of the same systems were delivered, by records of one purchase or of several.

Records of one purchase are joined already (``matching``). Deliveries of different purchases *may*
be of the same units where no link joins them: the sum then has the bounds of counting them once and
of adding them (``batches``).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from timeline.analysis.batches import may_share_buyers
from timeline.analysis.counting import Delivery, once
from timeline.dates.calendar import is_bounded
from timeline.quantities import Quantity, bounded, estimate, total
from timeline.query.results import EventLine


def delivered(deliveries: Iterable[Delivery]) -> Quantity:
    """Return the units of deliveries. The lower bound counts no unit twice."""
    return total(_once_or_more(group) for group in _groups(list(deliveries)))


def come(delivery: Delivery, at: EventLine | None) -> Delivery | None:
    """Return a delivery with the units that have come by the end of ``at``, or that come at all.

    None if it is surely later. A delivery with a record of its own has come where that is listed.
    """
    listed = bool(delivery.record)
    if not listed and at is not None and delivery.lo > at.end_hi:
        return None
    units, over = delivery.units, listed or at is None or delivery.hi <= at.end_lo
    if delivery.open_end or not over:
        known = over and is_bounded(delivery.hi)
        units = perhaps(units, estimate(units) if known else None)
    units = perhaps(units) if delivery.claimed else units
    return delivery if units is delivery.units else replace(delivery, units=units, sum=None)


def perhaps(quantity: Quantity, best: Decimal | None = None) -> Quantity:
    """Return the quantity with the lower bound 0: it may not count at all."""
    return bounded(Decimal(0), quantity.high, quantity.unit, best)


def may_be_same(a: Delivery, b: Delivery) -> bool:
    """Return whether two records may be of the same delivery."""
    if a.batch == b.batch:
        return True
    if a.told & b.told or not a.may_meet(b):
        return False
    if a.own == b.own:
        alike = _reaches(a.units, b.units) and _reaches(b.units, a.units)
    else:  # an order may state one date for all its units; parts may have been delivered earlier
        part, own = (b, a) if a.own else (a, b)
        alike = _reaches(part.units, own.units)
    return alike and may_share_buyers(a.event, b.event)


def meetings(
    some: Iterable[Delivery], others: Iterable[Delivery]
) -> Iterator[tuple[Delivery, Delivery]]:
    """Yield the pairs of one of ``some`` and one of ``others`` that may be at the same time."""
    both = [(each, side) for side, given in enumerate((some, others)) for each in given]
    lasting: list[list[Delivery]] = [[], []]
    for each, side in sorted(both, key=lambda pair: pair[0].since):
        lasting[1 - side] = [other for other in lasting[1 - side] if other.hi >= each.since]
        for other in lasting[1 - side]:
            yield (each, other) if side == 0 else (other, each)
        lasting[side].append(each)


def _groups(deliveries: Sequence[Delivery]) -> list[list[Delivery]]:
    """Group the deliveries that are, or may be, of the same units."""
    leaders: dict[str, str] = {}

    def leader(batch: str) -> str:
        while (above := leaders.get(batch, batch)) != batch:
            leaders[batch] = leaders.get(above, above)
            batch = above
        return batch

    by_stages: defaultdict[frozenset[str], list[Delivery]] = defaultdict(list)
    for each in deliveries:
        by_stages[each.told].append(each)
    for first, second in combinations(by_stages, 2):
        if first.isdisjoint(second):
            for a, b in meetings(by_stages[first], by_stages[second]):
                one, other = leader(a.batch), leader(b.batch)
                if one != other and may_be_same(a, b):
                    leaders[other] = one
    groups: defaultdict[str, list[Delivery]] = defaultdict(list)
    for each in deliveries:
        groups[leader(each.batch)].append(each)
    return list(groups.values())


def _reaches(a: Quantity, b: Quantity) -> bool:
    return b.high is None or a.low <= b.high


def _once_or_more(group: Sequence[Delivery]) -> Quantity:
    """Return the units in a group of deliveries that are, or may be, of the same units."""
    batches: defaultdict[str, list[Delivery]] = defaultdict(list)
    for each in group:
        batches[each.batch].append(each)
    most = total(map(once, batches.values()))
    fewest = most if len(batches) == 1 else once(group)
    if fewest.low >= most.low:
        return most
    return bounded(fewest.low, most.high, None, estimate(fewest))
