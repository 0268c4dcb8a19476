"""How many events, and how many items of them, a number of events are.

A salvo is a launch with parts, and each part has an outcome of its own. Counted by *event*, a part
is not counted in addition to its whole: of the events counted together, those that are part of
another one of the same kind, whichever it is, are left out (``heads``). A launch that is part of an
exercise is another event.

Counted by *item* (the missiles of launches, the devices of tests: ``Kind.items``), the items are
counted for which the query is true, whichever event describes them (``items``). Events of kinds
without such a field are left out.

Only what happened is counted by item. An event whose status says that it has not happened (planned,
announced, cancelled) has no items, and those of an event that is only claimed are possible.

All results are bounds: ``3``, ``3–5`` (at least 3, at most 5), ``3+`` (at least 3).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from timeline.kinds import KINDS
from timeline.models.vocabularies import NOT_HAPPENED, STATUSES
from timeline.query.results.bounds import CountBounds
from timeline.query.results.items import ItemCounts
from timeline.query.results.lines import EventLine

CountUnit = Literal["events", "items"]
ByStatus = tuple[tuple[str, int], ...]
"""How many events have each status, without those that none has."""


def by_status(statuses: Iterable[str]) -> ByStatus:
    """Return how many there are of each status, in the order of the vocabulary."""
    counts = Counter(statuses)
    return tuple((str(status), counts[status]) for status in STATUSES if status in counts)


def happened(events: Iterable[EventLine]) -> tuple[list[EventLine], ByStatus]:
    """Return the events that happened or may have, and how many others there are.

    A part of an event that has not happened is not counted in addition to it.
    """
    found: tuple[list[EventLine], list[EventLine]] = ([], [])
    for event in events:
        found[event.status in NOT_HAPPENED].append(event)
    return found[0], by_status(event.status for event in heads(found[1]))


def heads(events: Iterable[EventLine]) -> list[EventLine]:
    """Return the events that are not counted with another one of them, in order."""
    events = list(events)
    keys = {event.key for event in events}
    return [event for event in events if not (event.wholes and event.counted_with & keys)]


def counted_as(some: Iterable[EventLine], events: Iterable[EventLine]) -> set[str]:
    """Return the keys of those of the events as which some of them count.

    That are the wholes with which an event is counted, or itself.
    """
    keys = {event.key for event in heads(events)}
    return {key for event in some for key in event.counted_with & keys or {event.key}}


def leaves(events: Iterable[EventLine]) -> list[EventLine]:
    """Return the events without the wholes of others of them, which count by themselves then."""
    events = list(events)
    wholes = {key for event in events if event.wholes for key in event.counted_with}
    return [event for event in events if event.key not in wholes]


def within(part: EventLine, whole: EventLine) -> bool:
    """Return whether an event is part of another one, of any kinds."""
    return any(each.key == whole.key for each in part.wholes)


def one_event(a: EventLine, b: EventLine) -> bool:
    """Return whether two events count as one: a whole and its part, or two parts of one whole.

    All of them are of one kind.
    """
    wholes = a.counted_with, b.counted_with
    return b.key in wholes[0] or a.key in wholes[1] or not wholes[0].isdisjoint(wholes[1])


@dataclass(frozen=True, slots=True)
class Counting:
    """A way to count events: by event, or by item with all items that match the same query."""

    items: ItemCounts | None = None

    @property
    def of(self) -> CountUnit:
        """What is counted."""
        return "events" if self.items is None else "items"

    def name(self) -> tuple[str, str]:
        """Return the noun for what is counted, in the singular and the plural."""
        if self.items is None:
            return "event", "events"
        return item_name(lot.event for lot in self.items.lots.values())


BY_EVENT = Counting()


class Tally(NamedTuple):
    """How many events or items match, and what this number does not know.

    ``uncertain`` are the keys of the events of which it is not known whether their items match.
    ``unknown`` are the events that state no number, ``fewer`` and ``more`` those whose parts add up
    to fewer or more than it. ``others`` is the number of matching events of each kind that has no
    items, ``not_happened`` that of the events whose status says that they have not happened.
    ``without`` is the number of all events that are left out, other than parts.
    """

    bounds: CountBounds
    one: str
    many: str
    uncertain: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    fewer: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    others: tuple[tuple[str, int], ...] = ()
    not_happened: ByStatus = ()
    without: int = 0

    @classmethod
    def of_events(cls, events: Sequence[EventLine]) -> "Tally":
        """Count events."""
        number = len(heads(events))
        return cls(CountBounds(number, number), *BY_EVENT.name())

    @classmethod
    def of_items(cls, items: ItemCounts, others: Iterable[tuple[str, int]]) -> "Tally":
        """Count items."""
        return cls(
            items.total, *Counting(items).name(), items.uncertain,
            items.remarked("unknown"), items.remarked("fewer"), items.remarked("more"),
            tuple(others),
        )  # fmt: skip


def item_name(events: Iterable[EventLine]) -> tuple[str, str]:
    """Return the noun for the items of these events, in the singular and the plural."""
    units = {found.item.unit for kind in {e.kind for e in events} if (found := KINDS[kind]).item}
    many = units.pop() if len(units) == 1 else "items"
    return many.removesuffix("s"), many
