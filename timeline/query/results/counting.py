"""How many events, and how many items of them, a number of events are.

A salvo is a launch with parts, and each part has an outcome of its own. Counted by *event*, a part
of a salvo is not counted beside its whole: of the events counted together, those that are part of
another one of the same kind are left out (``heads``), if this kind has items (``Kind.items``). A
launch that is part of an exercise is another event, and so is a drill of a series of exercises.

Counted by *item* (the missiles of launches, the devices of tests: ``Kind.items``), each of these
events counts with its number (``events.items``). Events of kinds without such a field are left out.
Events that share a part are counted as at least the largest of them.

All results are bounds: ``3``, ``3–5`` (at least 3, at most 5), ``3+`` (at least 3).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from timeline.kinds import KINDS
from timeline.query.results.lines import EventLine

Counted = Literal["events", "items"]
Remark = Literal["", "unknown", "fewer", "more"]


class CountBounds(NamedTuple):
    """The least and the most that a number can be; None if there is no upper bound."""

    low: int
    high: int | None

    def __str__(self) -> str:
        if self.high is None:
            return f"{self.low:,}+"
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,}–{self.high:,}"

    @property
    def possible(self) -> "CountBounds":
        """The same without its certain part: any number from 0 to the upper bound."""
        return CountBounds(0, self.high)


ONE = CountBounds(1, 1)
Weights = Sequence[tuple[EventLine, CountBounds]]
"""Events with the number that each counts for."""


def added(each: Iterable[CountBounds]) -> CountBounds:
    """Return the sum of bounds; 0 for none."""
    low, high = 0, 0
    limited = True
    for bounds in each:
        low += bounds.low
        limited = limited and bounds.high is not None
        high += bounds.high or 0
    return CountBounds(low, high if limited else None)


class Items(NamedTuple):
    """The number of items of an event, and the keys of all its parts of the same kind.

    ``remark``: no number is stated (``unknown``), or its parts add up to ``fewer`` or ``more`` than
    the number that it states.
    """

    bounds: CountBounds
    remark: Remark = ""
    parts: frozenset[str] = frozenset()


def heads(events: Iterable[EventLine]) -> list[EventLine]:
    """Return the events that are not counted with another one of them, in order."""
    events = list(events)
    keys = {event.key for event in events}
    return [event for event in events if not (event.wholes and event.counted_with & keys)]


def within(part: EventLine, whole: EventLine) -> bool:
    """Return whether an event is part of another one, whatever their kinds."""
    return any(each.key == whole.key for each in part.wholes)


def one_event(a: EventLine, b: EventLine) -> bool:
    """Return whether two events count as one: a whole and its part, or two parts of one whole.

    All of them are of one kind, which has items.
    """
    wholes = a.counted_with, b.counted_with
    return b.key in wholes[0] or a.key in wholes[1] or not wholes[0].isdisjoint(wholes[1])


def apart(items: Mapping[str, Items]) -> dict[str, CountBounds]:
    """Return bounds of these events that can be added, though some of them may share parts.

    Of the events that share parts only the largest keeps its lower bound.
    """
    first: dict[str, str] = {}  # an event of each part
    leaders: dict[str, str] = {}

    def leader(key: str) -> str:
        while (above := leaders.get(key, key)) != key:
            key = above
        return key

    for key, each in items.items():
        for part in each.parts:
            one, other = leader(first.setdefault(part, key)), leader(key)
            if one != other:
                leaders[other] = one
    largest: dict[str, str] = {}
    for key, each in items.items():
        best = largest.setdefault(leader(key), key)
        if (-each.bounds.low, key) < (-items[best].bounds.low, best):
            largest[leader(key)] = key
    return {
        key: each.bounds if largest[leader(key)] == key else each.bounds.possible
        for key, each in items.items()
    }


@dataclass(frozen=True, slots=True)
class Counting:
    """A way to count events: by event, or by item with the items of each event, by key.

    The events counted may be more than those of ``items``: the others have none.
    """

    items: Mapping[str, Items] | None = None

    @property
    def of(self) -> Counted:
        """What is counted."""
        return "events" if self.items is None else "items"

    def weigh(self, events: Iterable[EventLine]) -> list[tuple[EventLine, CountBounds]]:
        """Return the events that are counted, in order, with the number that each counts for."""
        counted = heads(events)
        if self.items is None:
            return [(event, ONE) for event in counted]
        items = {event.key: self.items[event.key] for event in counted if event.key in self.items}
        bounds = apart(items)
        return [(event, bounds[event.key]) for event in counted if event.key in bounds]

    def share(
        self, weights: Weights, systems: Collection[str], events: Iterable[EventLine]
    ) -> list[tuple[EventLine, CountBounds]]:
        """Return the weights of events for some of their systems.

        The items of an event with other systems too may be of any of them: from those of its parts
        that have only these systems, to all but those of its parts that have only others. The parts
        are looked for among ``events``.
        """
        several = {
            event.key for event, _ in weights if _of(event, systems) == "both" and self.items
        }
        parts: dict[str, list[EventLine]] = {key: [] for key in several}
        for each in events if several else ():
            for key in each.counted_with & several:
                parts[key].append(each)
        found = []
        for event, bounds in weights:
            if event.key in several:
                low, other = (
                    self.total(each for each in parts[event.key] if _of(each, systems) == which).low
                    for which in ("these", "others")
                )
                high = None if bounds.high is None else max(bounds.high - other, low)
                found.append((event, CountBounds(min(low, bounds.low), high)))
            else:
                found.append((event, bounds))
        return found

    def total(self, events: Iterable[EventLine]) -> CountBounds:
        """Return how many the events are together."""
        return added(bounds for _, bounds in self.weigh(events))

    def name(self, weights: Weights) -> tuple[str, str]:
        """Return the noun for what is counted, in the singular and the plural."""
        if self.items is None:
            return "event", "events"
        units = {item_unit(event.kind) for event, _ in weights}
        many = units.pop() if len(units) == 1 else "items"
        return many.removesuffix("s"), many


BY_EVENT = Counting()


def _of(event: EventLine, systems: Collection[str]) -> Literal["", "these", "others", "both"]:
    """Return whether an event has only these systems, only others, or both; empty if it has none"""
    keys = {system.key for system in event.systems}
    if not keys:
        return ""
    inside = keys.intersection(systems)
    return "these" if inside == keys else "both" if inside else "others"


class Tally(NamedTuple):
    """How many events are, together: the number, what it counts, and what it does not know.

    ``unknown`` are the keys of the counted events that state no number, ``fewer`` and ``more``
    those whose parts add up to fewer or more than it. ``others`` is the number of events of each
    kind that has no items.
    """

    bounds: CountBounds
    one: str
    many: str
    unknown: tuple[str, ...] = ()
    fewer: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    others: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, counting: Counting, events: Sequence[EventLine]) -> "Tally":
        """Count events."""
        weights = counting.weigh(events)
        known = counting.items or {}

        def remarked(remark: Remark) -> tuple[str, ...]:
            keys = (event.key for event, _ in weights if event.key in known)
            return tuple(key for key in keys if known[key].remark == remark)

        others: dict[str, int] = {}
        for event in heads(events) if counting.items is not None else ():
            if event.key not in known:
                others[event.kind] = others.get(event.kind, 0) + 1
        one, many = counting.name(weights)
        return cls(
            added(bounds for _, bounds in weights), one, many,
            remarked("unknown"), remarked("fewer"), remarked("more"), tuple(others.items()),
        )  # fmt: skip


def item_unit(kind: str) -> str:
    """Return what the items of a kind are: ``missiles``; empty if it has none."""
    found = KINDS.get(kind)
    return found.item.unit if found and found.item else ""
