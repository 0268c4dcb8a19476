"""Which deliveries without an order may be stated by an order, too, while both change.

Deliveries of the same days, stages, buyers and parties form a class. Classes are compared once, and
their deliveries by the least and the largest numbers alone: so a delivery is not compared with all
others of its time (``arrivals.may_be_same`` is the rule).
"""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

from timeline.analysis.ledger.deliveries.batches import buyers
from timeline.analysis.ledger.deliveries.counting import Delivery
from timeline.analysis.ledger.deliveries.parties import PurchaseParties
from timeline.analysis.ledger.deliveries.spans import meetings
from timeline.quantities import Quantity

_NO_LIMIT: Final = Decimal("Infinity")
_NONE: Final = Decimal(-1)
_LAST: Final = 1 << 62
"""More than the number of any delivery."""


class _Key(NamedTuple):
    since: int
    hi: int
    told: frozenset[str]
    own: bool
    buyers: frozenset[str]
    parties: PurchaseParties


@dataclass(slots=True)
class _Ordered:
    """Deliveries of one class that an order states; ``highs`` are their largest numbers, sorted."""

    key: _Key
    units: dict[int, Quantity] = field(default_factory=dict)
    highs: list[Decimal] = field(default_factory=list)
    near: list["_Open"] = field(default_factory=list)

    def put(self, number: int, units: Quantity | None) -> None:
        if (before := self.units.pop(number, None)) is not None:
            self.highs.remove(_high(before))
        if units is not None:
            self.units[number] = units
            insort(self.highs, _high(units))


@dataclass(slots=True)
class _Open:
    """Deliveries of one class without an order; ``lows`` are their least numbers, sorted.

    ``most`` is the largest number of the deliveries of ``near``: those that an order states of its
    own units, of which a delivery may be a part. The numbers of ``alike`` are compared one by one.
    """

    key: _Key
    units: dict[int, Quantity] = field(default_factory=dict)
    lows: list[tuple[Decimal, int]] = field(default_factory=list)
    most: Decimal = _NONE
    near: list[_Ordered] = field(default_factory=list)
    alike: list[_Ordered] = field(default_factory=list)

    def put(self, number: int, units: Quantity | None) -> None:
        if (before := self.units.pop(number, None)) is not None:
            self.lows.remove((before.low, number))
        if units is not None:
            self.units[number] = units
            insort(self.lows, (units.low, number))

    def look_up(self) -> set[int]:
        """Find ``most``; return the deliveries for which it makes a difference."""
        before = self.most
        self.most = max((each.highs[-1] for each in self.near if each.highs), default=_NONE)
        first, last = sorted((before, self.most))
        begin = bisect_right(self.lows, (first, _LAST))
        return {number for _, number in self.lows[begin : bisect_right(self.lows, (last, _LAST))]}

    def is_twice(self, number: int) -> bool:
        units = self.units[number]
        if units.low <= self.most:
            return True
        return any(
            other.low <= _high(units)
            and (self.key.own != each.key.own or units.low <= _high(other))
            for each in self.alike
            for other in each.units.values()
        )


class Doubles:
    """Deliveries without an order, and those that orders state; each can be replaced.

    ``possible`` are all that may be put into it; each has its number in this order.
    """

    def __init__(self, possible: Sequence[Delivery]) -> None:
        ordered: dict[_Key, _Ordered] = {}
        open_: dict[_Key, _Open] = {}
        self._ordered: dict[int, _Ordered] = {}
        self._open: dict[int, _Open] = {}
        for number, each in enumerate(possible):
            key = _Key(each.since, each.hi, each.told, each.own, buyers(each.event), each.parties)
            if "ordered" in each.told:
                self._ordered[number] = ordered.setdefault(key, _Ordered(key))
            else:
                self._open[number] = open_.setdefault(key, _Open(key))
        for a, b in _meetings(list(open_.values()), list(ordered.values())):
            if a.key.told.isdisjoint(b.key.told) and a.key.parties.may_be(b.key.parties):
                (a.near if b.key.own and not a.key.own else a.alike).append(b)
                b.near.append(a)
        self._changed: set[int] = set()

    def put(self, number: int, delivery: Delivery | None, without_order: bool) -> None:
        """Replace a delivery; None removes it."""
        units = None if delivery is None else delivery.units
        if number in self._ordered:
            mine = self._ordered[number]
            mine.put(number, units)
            for other in mine.near:
                self._changed |= other.look_up()
                if other.key.own or not mine.key.own:
                    self._changed |= other.units.keys()
        else:
            self._open[number].put(number, units if without_order else None)
            self._changed.add(number)

    def changed(self) -> set[int]:
        """Return those without an order that may have become double, or are not any more."""
        changed, self._changed = self._changed, set()
        return changed

    def is_twice(self, number: int) -> bool:
        """Return whether an order may state a delivery, too."""
        mine = self._open.get(number)
        return mine is not None and number in mine.units and mine.is_twice(number)


def _high(units: Quantity) -> Decimal:
    return _NO_LIMIT if units.high is None else units.high


def _meetings(
    some: Sequence[_Open], others: Sequence[_Ordered]
) -> Iterator[tuple[_Open, _Ordered]]:
    """Yield the pairs of classes that may be at the same time and have the same buyer."""
    by_buyer: defaultdict[str, tuple[list[_Open], list[_Ordered]]] = defaultdict(lambda: ([], []))
    for each in some:
        for buyer in each.key.buyers:
            by_buyer[buyer][0].append(each)
    for other in others:
        for buyer in other.key.buyers:
            by_buyer[buyer][1].append(other)
    anybody = [each for each in some if not each.key.buyers]
    of_anybody = [other for other in others if not other.key.buyers]
    named = [each for each in some if each.key.buyers]
    found = set()
    for one, two in (*by_buyer.values(), (anybody, list(others)), (named, of_anybody)):
        for a, b in meetings(one, two, _span):
            if (a.key, b.key) not in found:
                found.add((a.key, b.key))
                yield a, b


def _span(class_: _Open | _Ordered) -> tuple[int, int]:
    return class_.key.since, class_.key.hi
