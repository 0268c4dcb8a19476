"""The number of items of each event: the missiles of a launch, the devices of a test.

The rules, for an event with the parts that the link ``part-of`` gives it:

- The number that the event states is its number: parts that add up to fewer are not all recorded.
- Of a number with bounds (``≥3``, ``3..5``) the parts may raise the lower bound: 3..5 with four
  parts is 4..5.
- Parts that surely add up to more than the number contradict it: from the number to their sum.
- An event with parts and no number is at least its parts: others may not be recorded.
- A part without a number and without parts of its own is one item.
- An event without both is at least one, without an upper bound. It is never taken for one.

The parts are all those that are recorded, whatever a query selects: the number of an event does not
depend on what else is shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from timeline.database.rounds import in_batches
from timeline.kinds import KINDS
from timeline.quantities import Quantity, stored_quantity
from timeline.query.events.pages import stream
from timeline.query.events.parts import named, parts_of
from timeline.query.grammar.nodes import Query
from timeline.query.results import EventLine, EventPage
from timeline.query.results.counting import (
    CountBounds,
    Counting,
    Items,
    Remark,
    Tally,
    added,
    apart,
)

_AMOUNT = SQLModel.metadata.tables["amount"]
_FIELDS: Final = tuple({kind.items for kind in KINDS.values() if kind.items})


def items_of(session: Session, events: Iterable[EventLine]) -> dict[str, Items]:
    """Return the items of these events by key; events of kinds without items are left out."""
    wanted = {event.id: event for event in events if KINDS[event.kind].items}
    below = parts_of(session, wanted)
    parts = {part for each in below.values() for part in each}
    keys = {id_: key for id_, (key, _) in named(session, parts - wanted.keys()).items()}
    keys |= {id_: event.key for id_, event in wanted.items()}
    numbers = {keys[id_]: number for id_, number in _numbers(session, keys).items()}
    members = {keys[whole]: sorted(keys[part] for part in each) for whole, each in below.items()}
    counter = _Counter(numbers, members, {keys[part] for part in parts})
    for event in wanted.values():
        if event.counted_with:
            counter.parts.add(event.key)
    return {event.key: counter.items(event.key) for event in wanted.values()}


def counted_by_item(session: Session, page: EventPage, query: Query | None = None) -> EventPage:
    """Return a page whose events are counted by item.

    The tally is of all events that match ``query``; without it, of those of the page.
    """
    events: Sequence[EventLine] = page.events
    if query is not None and len(events) < page.total:
        events = [event for batch in stream(session, query) for event in batch]
    counting = Counting(items_of(session, events))
    return replace(page, counting=counting, tally=Tally.of(counting, events))


def _numbers(session: Session, ids: Iterable[int]) -> dict[int, Quantity]:
    """Return the numbers of items that these events state."""
    found = {}
    for some in in_batches(sorted(ids)):
        statement = select(_AMOUNT.c.event_id, _AMOUNT.c.text).where(
            _AMOUNT.c.event_id.in_(some), _AMOUNT.c.field.in_(_FIELDS)
        )
        for id_, text in session.execute(statement):
            number = stored_quantity(text, money=False)
            if number.stated:
                found[id_] = number
    return found


class _Counter:
    """The items of events, each computed once; ``parts`` are the events that are parts."""

    def __init__(
        self, numbers: Mapping[str, Quantity], members: Mapping[str, list[str]], parts: set[str]
    ) -> None:
        self.numbers, self.members, self.parts = numbers, members, parts
        self.known: dict[str, Items] = {}

    def items(self, key: str) -> Items:
        """Return the items of an event. Not recursive: a chain of parts may be of any length."""
        stack, open_ = [key], {key}
        while stack:
            at = stack[-1]
            left = [
                part
                for part in self.members.get(at, ())
                if part not in self.known and part not in open_
            ]
            if left:
                stack.append(left[0])
                open_.add(left[0])
                continue
            self.known.setdefault(at, self._items(at))
            open_.discard(stack.pop())
        return self.known[key]

    def _items(self, key: str) -> Items:
        """Return the items of an event whose parts are known."""
        number = self.numbers.get(key)
        stated = None if number is None else whole_bounds(number)
        members = {
            part: self.known[part] for part in self.members.get(key, ()) if part in self.known
        }
        inner = {part for each in members.values() for part in each.parts}
        parts = frozenset(members) | inner
        if not members:
            if stated is not None:
                return Items(stated)
            return (
                Items(CountBounds(1, 1))
                if key in self.parts
                else Items(CountBounds(1, None), "unknown")
            )
        outer = {part: each for part, each in members.items() if part not in inner}
        total = added(apart(outer).values())
        if stated is None:
            return Items(CountBounds(total.low, None), "unknown", parts)
        if stated.high is not None and total.low > stated.high:
            return Items(CountBounds(stated.low, total.high), "more", parts)
        remark: Remark = "fewer" if total.high is not None and total.high < stated.low else ""
        return Items(CountBounds(max(stated.low, total.low), stated.high), remark, parts)


def whole_bounds(number: Quantity) -> CountBounds:
    """Return the bounds of a number of whole things: over 5 is at least 6, under 5 at most 4."""
    low = _whole(number.low, ROUND_CEILING) + (number.qualifier == "over")
    if number.high is None:
        return CountBounds(low, None)
    return CountBounds(low, _whole(number.high, ROUND_FLOOR) - (number.qualifier == "under"))


def _whole(value: Decimal, rounding: str) -> int:
    return int(value.to_integral_value(rounding))
