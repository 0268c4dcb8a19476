"""How many units of the same systems were delivered, by records of one purchase or of several.

Records of one purchase are joined already (``deliveries.matching``). Deliveries of different
purchases *may* be of the same units where no link joins them: the sum then has the bounds of
counting them once and of adding them (``deliveries.batches``).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, combinations, product

from timeline.analysis.ledger.deliveries.batches import may_share_buyers
from timeline.analysis.ledger.deliveries.counting import Delivery, at_least, once
from timeline.analysis.ledger.deliveries.spans import meetings
from timeline.dates.calendar import is_bounded
from timeline.quantities import Quantity, bounded, estimate, total
from timeline.query.results import EventLine


def delivered(deliveries: Iterable[Delivery]) -> Quantity:
    """Return the units of deliveries. The lower bound counts no unit twice."""
    given = list(deliveries)
    arrivals = Arrivals(given)
    for batch, found in by_batch(given).items():
        arrivals.put(batch, found)
    return arrivals.total


def by_batch(deliveries: Iterable[Delivery]) -> dict[str, list[Delivery]]:
    """Return the deliveries of each purchase."""
    found: defaultdict[str, list[Delivery]] = defaultdict(list)
    for each in deliveries:
        found[each.batch].append(each)
    return dict(found)


class Arrivals:
    """The units that have come, by purchase, whose deliveries can be replaced one by one.

    ``possible`` are all deliveries that any purchase may get. ``near`` are by purchase the others
    that may be of the same units, as far as stages and times allow it.
    """

    def __init__(self, possible: Iterable[Delivery]) -> None:
        self.near = _near(possible)
        self._come: dict[str, list[Delivery]] = {}
        self._units: dict[str, Quantity] = {}
        self._same: defaultdict[str, set[str]] = defaultdict(set)
        self._groups: dict[str, frozenset[str]] = {}
        self._changed: set[str] = set()
        self._least: dict[frozenset[str], Decimal] = {}
        self._sum = Decimal(0)

    def put(self, batch: str, come: list[Delivery]) -> None:
        """Replace the deliveries of a purchase."""
        self._come[batch] = come
        self._units[batch] = once(come)
        self._changed.add(batch)

    @property
    def total(self) -> Quantity:
        """The units of all deliveries. The lower bound counts no unit twice."""
        self._regroup()
        return total(self._once_or_more(sorted(group)) for group in self._least)

    @property
    def least(self) -> Decimal:
        """The lower bound of ``total``, which takes less time."""
        self._regroup()
        return self._sum

    def _regroup(self) -> None:
        """Find the purchases that are, or may be, of the same units as those that changed."""
        concerned = set(self._changed)
        for batch in self._changed:
            concerned |= self._same[batch]
            for other in self._same.pop(batch):
                self._same[other].discard(batch)
        for batch in self._changed:
            for other in self.near[batch]:
                if self._may_be_same(batch, other):
                    self._same[batch].add(other)
                    self._same[other].add(batch)
            concerned |= self._same[batch]
        self._changed.clear()
        for batch in list(concerned):
            concerned |= self._groups.get(batch, frozenset())
        for group in {self._groups[batch] for batch in concerned if batch in self._groups}:
            self._sum -= self._least.pop(group)
        while concerned:
            group = self._connected(concerned.pop())
            concerned -= group
            self._groups.update(dict.fromkeys(group, group))
            most = sum((self._units[batch].low for batch in group), Decimal(0))
            deliveries = chain.from_iterable(self._come[batch] for batch in group)
            self._least[group] = most if len(group) == 1 else min(most, at_least(deliveries))
            self._sum += self._least[group]

    def _may_be_same(self, batch: str, other: str) -> bool:
        pairs = product(self._come[batch], self._come.get(other, ()))
        return any(may_be_same(a, b) for a, b in pairs)

    def _once_or_more(self, batches: Sequence[str]) -> Quantity:
        """Return the units of purchases that are, or may be, of the same units."""
        most = total(self._units[batch] for batch in batches)
        if len(batches) == 1:
            return most
        fewest = once(chain.from_iterable(self._come[batch] for batch in batches))
        if fewest.low >= most.low:
            return most
        return bounded(fewest.low, most.high, None, estimate(fewest))

    def _connected(self, batch: str) -> frozenset[str]:
        """Return a purchase with all that are, or may be, of the same units, over others too."""
        found, left = {batch}, [batch]
        while left:
            more = self._same[left.pop()] - found
            found |= more
            left += more
        return frozenset(found)


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
    return alike and may_share_buyers(a.event, b.event) and a.parties.may_be(b.parties)


def _near(deliveries: Iterable[Delivery]) -> defaultdict[str, set[str]]:
    """Return the purchases that have deliveries of other stages at the same time, by purchase."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    by_stages: defaultdict[frozenset[str], list[Delivery]] = defaultdict(list)
    for each in deliveries:
        by_stages[each.told].append(each)
    for one, other in combinations(by_stages, 2):
        if one.isdisjoint(other):
            for a, b in meetings(by_stages[one], by_stages[other], _span):
                if a.batch != b.batch:
                    found[a.batch].add(b.batch)
                    found[b.batch].add(a.batch)
    return found


def _span(delivery: Delivery) -> tuple[int, int]:
    return delivery.since, delivery.hi


def _reaches(a: Quantity, b: Quantity) -> bool:
    return b.high is None or a.low <= b.high
