"""Deliveries added without counting any unit twice, while they change one by one (``counting``).

Deliveries are put into groups that cannot have been at one time, and inside a group into classes of
the same days and stages. What a class can have in common with others depends only on its sum. So a
change takes time for its group alone, and nearly none if the deliveries of the group are all of one
stage, or if those of one stage are all of the other stage, too.
``Days`` states which deliveries change.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from timeline.analysis.ledger.deliveries.counting import (
    Delivery,
    DeliveryClass,
    StatedTotal,
    at_one_time,
    limited,
    united,
    with_sum,
)
from timeline.quantities import Quantity, Total, total

_K = TypeVar("_K", int, str)


class Days(Generic[_K]):
    """Days on which figures may change, in order, each with what changes."""

    def __init__(self, days: Iterable[tuple[int, _K]]) -> None:
        self._days: list[tuple[int, _K]] = sorted(days)
        self._passed = 0

    def until(self, day: int | None) -> set[_K]:
        """Return what changes from the last day to this one, or (None) at all."""
        now = len(self._days)
        if day is not None:
            now = bisect_right(self._days, day, key=lambda each: each[0])
        first, last = sorted((self._passed, now))
        self._passed = now
        return {key for _, key in self._days[first:last]}


class RunningTotal:
    """The units of deliveries that may be of the same purchase, none of them twice.

    ``possible`` are all deliveries that may be put into it.
    """

    def __init__(self, possible: Iterable[Delivery]) -> None:
        self._group_of: dict[tuple[int, int], int] = {}
        self._groups: list[_Group] = []
        last = None
        for since, hi in sorted({(each.since, each.hi) for each in possible}):
            if last is None or since > last:
                self._groups.append(_Group())
                last = hi
            last = max(last, hi)
            self._group_of[since, hi] = len(self._groups) - 1
        self._parts: dict[Hashable, Delivery] = {}
        self._changed: set[int] = set()
        self._found, self._added = Total(), Total()
        self._sums: defaultdict[StatedTotal, Total] = defaultdict(Total)
        self._numbers: defaultdict[StatedTotal, int] = defaultdict(int)
        self._batches: defaultdict[str, int] = defaultdict(int)

    def __len__(self) -> int:
        return len(self._parts)

    def put(self, key: Hashable, delivery: Delivery | None) -> None:
        """Replace the delivery of this key; None removes it."""
        before = self._parts.pop(key, None)
        if before is not None:
            self._change(key, before, -1)
        if delivery is not None:
            self._parts[key] = delivery
            self._change(key, delivery, 1)

    def _change(self, key: Hashable, delivery: Delivery, sign: int) -> None:
        units = delivery.units if sign > 0 else None
        number = self._group_of[delivery.since, delivery.hi]
        group = self._groups[number]
        group.put(key, delivery, units)
        self._changed.add(number)
        self._added.put(key, units)
        self._batches[delivery.batch] += sign
        if not self._batches[delivery.batch]:
            del self._batches[delivery.batch]
        if delivery.sum is not None:
            self._sums[delivery.sum].put(key, units)
            self._numbers[delivery.sum] += sign
            if not self._numbers[delivery.sum]:
                del self._sums[delivery.sum], self._numbers[delivery.sum]

    @property
    def value(self) -> Quantity:
        """The units of all deliveries; 0 without any."""
        if len(self._parts) == 1:
            (only,) = self._parts.values()
            if only.sum is None:
                return only.units
        for number in self._changed:
            group = self._groups[number]
            self._found.put(number, group.value() if len(group) else None)
        self._changed.clear()
        found = self._found.value
        if self._sums:
            parts = {each: (mine.value, self._numbers[each]) for each, mine in self._sums.items()}
            found = with_sum(found, self._added.value, parts)
        limit = next(iter(self._parts.values())).limit if len(self._batches) == 1 else None
        return limited(found, limit)


class _Group:
    """Deliveries that may have been at one time, by class."""

    def __init__(self) -> None:
        self._added = Total()
        self._classes: dict[DeliveryClass, Total] = {}
        self._numbers: defaultdict[DeliveryClass, int] = defaultdict(int)
        self._told: defaultdict[frozenset[str], int] = defaultdict(int)

    def __len__(self) -> int:
        return sum(self._told.values())

    def put(self, key: Hashable, delivery: Delivery, units: Quantity | None) -> None:
        sign = 1 if units is not None else -1
        class_ = DeliveryClass(delivery.since, delivery.hi, delivery.told)
        self._added.put(key, units)
        self._classes.setdefault(class_, Total()).put(key, units)
        self._numbers[class_] += sign
        self._told[delivery.told] += sign
        if not self._numbers[class_]:
            del self._classes[class_], self._numbers[class_]
        if not self._told[delivery.told]:
            del self._told[delivery.told]

    def value(self) -> Quantity:
        """Return the bounds of the number of units, of which some may be the same."""
        stages = frozenset().union(*self._told)
        if len(stages) < 2 or (len(stages) == 2 and not self._differ(stages)):
            return self._added.value
        return total(
            united({class_: self._classes[class_].value for class_ in group})
            for group in at_one_time(self._classes)
        )

    def _differ(self, stages: frozenset[str]) -> bool:
        """Return whether each of two stages has deliveries that the other does not have."""
        return all(any(told == {stage} for told in self._told) for stage in stages)
