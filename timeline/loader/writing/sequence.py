"""Order the events of one day as links or wordings state, and store the order as positions.

``responds-to``, ``after`` and ``before``, and wordings such as ``0 days after KEY``, order events
that have the same first day; a whole comes before its parts (``part-of``). Clock times take
precedence over this. An event without a clock time is moved ahead of those that follow it. An event
with a vague clock time (an evening, about 17:00) is moved inside its range of time. Events on the
same position are numbered so that each comes after those it follows. A plain sort by position then
gives the same order on every page and on both databases.

An event without a known beginning is sorted by its last day. It is moved ahead of the first day of
those that follow it.

Events that a load changes are ordered again, together with all events connected with them on this
day, before and after the change. Links of an event that is merged into another count as links of
that other event.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import col

from timeline.canonical.comparing import when as read_when
from timeline.canonical.dates import EventDates
from timeline.canonical.record import Canonical
from timeline.database.sessions import Session
from timeline.dates.calendar import UNKNOWN_EARLIEST, is_bounded
from timeline.dates.wording.clocks import TIMES
from timeline.loader.records.stored import pieces, select_in
from timeline.loader.writing.write import change
from timeline.models import Entity, Event, Link, Relation
from timeline.models.vocabularies import AFTER_LINKS
from timeline.query.finding.order import DEEPEST, early_position, own_position, second_of_day

Succession = tuple[int, int]  # the ids of an event and of one that follows it
_TOGETHER: Final = 1_000
"""The number of events whose order is found together; more are only if they are connected."""
_LINKS = (*AFTER_LINKS, "before", "part-of")
_FIRST_IS_OWNER = ("before",)
"""Links from the event that comes first; the others are from the one that follows."""


class PositionRange(NamedTuple):
    """The positions that an event may have: the first, the usual and the last one."""

    first: int
    usual: int
    last: int


def is_placed(record: Canonical, dated: EventDates) -> bool:
    """Return whether an event has a stated order, or a clock time without a known zone."""
    linked = any(link in _LINKS for link, _ in record.get("links", ()))
    local = dated.when.precision in TIMES and dated.clock.instant is None
    return linked or local or bool(read_when(record["when"]).order)


class Sequence:
    """Finds events that are ordered within their days, and stores their positions."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rows: dict[int, Any] = {}
        self.pairs: set[Succession] = set()

    def connected(self, ids: Iterable[int]) -> set[int]:
        """Return these events and those ordered with them, directly or indirectly, on their days.

        Merged events are replaced by their representatives.
        """
        seen: set[int] = set()
        frontier = self._representatives(ids)
        while frontier:
            seen |= frontier
            merged = select_in(self._session, _IDS, col(Event.same_as_id), frontier)
            stated = set(_stated(self._session, frontier | {row[0] for row in merged}))
            self._representatives(each for pair in stated for each in pair)
            pairs = {(self._representative(a), self._representative(b)) for a, b in stated}
            pairs = {(a, b) for a, b in pairs if a != b and self._is_compared(a, b)}
            self.pairs |= pairs
            frontier = {each for pair in pairs for each in pair} - seen
        return seen

    def settle(self, ids: Iterable[int]) -> set[int]:
        """Store the positions of these events and of all events ordered with them; return all."""
        members = self.connected(ids)
        ranges = {each: _range(self._rows[each]) for each in members}
        keys = {each: self._rows[each].key for each in members}
        places = positions(ranges, self._pairs_of_days(), keys)
        rows = []
        for each, place in (places | self._early(keys)).items():
            row = self._rows[each]
            keep = place != ranges[each].usual or (row.instant is None and row.precision in TIMES)
            if row.position != (value := place if keep else None):
                rows.append({"id": each, "position": value})
        change(self._session, Event, rows)
        return members

    def _representatives(self, ids: Iterable[int]) -> set[int]:
        """Read these events and return their representatives; deleted events are left out."""
        wanted = set(ids)
        missing = wanted - set(self._rows)
        while missing:
            self._rows |= {row.id: row for row in select_in(self._session, _ROWS, _ID, missing)}
            missing = {
                row.same_as_id
                for each in missing
                if (row := self._rows.get(each)) and row.same_as_id
            } - set(self._rows)
        return {self._representative(each) for each in wanted if each in self._rows}

    def _representative(self, event: int) -> int:
        return int(self._rows[event].same_as_id or event)

    def _day(self, event: int) -> tuple[int, int]:
        """Return the day by which an event is sorted: the last one if no first one is known.

        The second number is 0 for a first day, and 1 for a last one, which comes after it.
        """
        row = self._rows[event]
        return (row.start_lo, 0) if self._begins(event) else (row.end_hi, 1)

    def _begins(self, event: int) -> bool:
        return bool(self._rows[event].start_lo > UNKNOWN_EARLIEST)

    def _is_compared(self, first: int, then: int) -> bool:
        """Return whether their days do not order two events, or may order them the other way."""
        return not self._begins(first) or self._day(first) == self._day(then)

    def _pairs_of_days(self) -> Iterator[Succession]:
        return ((a, b) for a, b in self.pairs if self._day(a) == self._day(b))

    def _early(self, keys: Mapping[int, str]) -> dict[int, int]:
        """Return the positions of the events without a first day that others follow earlier."""
        after: defaultdict[int, list[int]] = defaultdict(list)
        for first, then in self.pairs:
            if not self._begins(first):
                after[first].append(then)
        order = _first_to_last(sorted(keys, key=keys.__getitem__), after, keys)
        days = {event: self._day(event) for event in order}
        steps: dict[int, int] = {}  # before the first of those that have a first day
        for event in reversed(order):
            earliest = min((days[each] for each in after[event]), default=days[event])
            day = earliest[0]
            if is_bounded(day) and (day, 0) < days[event] and after[event]:
                ahead_of = (steps.get(each, 0) for each in after[event] if days[each] == earliest)
                days[event], steps[event] = (day, -1), max(ahead_of) + 1
        return {
            event: early_position(days[event][0], DEEPEST - min(number, DEEPEST))
            for event, number in steps.items()
        }


def settle(session: Session, ids: Iterable[int]) -> None:
    """Store the positions of these events and of all events ordered with them, some at a time."""
    done: set[int] = set()
    for piece in pieces(sorted(ids), _TOGETHER):
        done |= Sequence(session).settle({*piece} - done)


def positions(
    ranges: Mapping[int, PositionRange], pairs: Iterable[Succession], keys: Mapping[int, str]
) -> dict[int, int]:
    """Return a position for each event, so that the first event of each pair comes first.

    Each position is in the range of its event, except for its depth; a pair that contradicts the
    ranges is ignored. Events whose pairs form a cycle are ordered by ``keys``.
    """
    after: defaultdict[int, list[int]] = defaultdict(list)
    for first, then in pairs:
        if ranges[first].first <= ranges[then].last:
            after[first].append(then)
    order = _first_to_last(sorted(ranges, key=keys.__getitem__), after, keys)
    rank = {event: number for number, event in enumerate(order)}
    last = {event: ranges[event].last for event in order}
    for event in reversed(order):
        limits = (last[each] for each in after[event] if rank[event] < rank[each])
        last[event] = max(ranges[event].first, min([last[event], *limits]))
    place = {event: min(ranges[event].usual, last[event]) for event in order}
    depth = dict.fromkeys(order, 0)
    for event in order:
        for each in after[event]:
            if rank[event] < rank[each]:
                place[each] = max(place[each], min(place[event], last[each]))
    for event in order:
        for each in after[event]:
            if place[each] == place[event] and rank[event] < rank[each]:
                depth[each] = max(depth[each], min(depth[event] + 1, DEEPEST))
    return {event: place[event] + depth[event] for event in ranges}


def _first_to_last(
    events: list[int], after: dict[int, list[int]], keys: Mapping[int, str]
) -> list[int]:
    """Return a topological order of the events; pairs that close a cycle are ignored."""
    done: list[int] = []
    met: set[int] = set()
    for root in reversed(events):
        if root in met:
            continue
        met.add(root)
        todo = [(root, iter(sorted(after[root], key=keys.__getitem__, reverse=True)))]
        while todo:
            event, rest = todo[-1]
            then = next((each for each in rest if each not in met), None)
            if then is None:
                todo.pop()
                done.append(event)
            else:
                met.add(then)
                todo.append((then, iter(sorted(after[then], key=keys.__getitem__, reverse=True))))
    return done[::-1]


_ID = col(Event.id)
_IDS = select(_ID)
_ROWS = select(
    _ID,
    col(Event.same_as_id),
    col(Event.start_lo),
    col(Event.end_hi),
    col(Event.precision),
    col(Event.instant),
    col(Event.instant_lo),
    col(Event.instant_hi),
    col(Event.when_text),
    col(Event.position),
    col(Entity.key),
).join(Entity, col(Entity.id) == _ID)


def _range(row: Any) -> PositionRange:
    days = row.end_hi - row.start_lo
    usual = own_position(row.precision, days, None)
    seconds: tuple[int, int, int] | None = None
    if row.instant is not None:
        ends = (
            (row.instant, row.instant)
            if row.instant_lo is None
            else (row.instant_lo, row.instant_hi)
        )
        first, typical, last = (
            second_of_day(each, row.start_lo) for each in (ends[0], row.instant, ends[1])
        )
        seconds = first, typical, last
    elif row.precision in TIMES and (clock := read_when(row.when_text).clock):
        assert clock.seconds is not None
        before = row.start_lo * 86_400
        typical = clock.date.start_lo * 86_400 + (clock.date.seconds or 0)
        seconds = clock.seconds[0] - before, typical - before, clock.seconds[1] - before
    if seconds is None:
        return PositionRange(0, usual, usual)
    return PositionRange(*(own_position(row.precision, days, second) for second in seconds))


_ORDERING = select(col(Link.from_id), col(Link.type), col(Link.to_id)).where(
    col(Link.type).in_(_LINKS)
)
_anchor = aliased(Event)
_WORDINGS = (
    select(col(Relation.event_id), col(Relation.anchor_id), col(Event.when_text), col(Entity.key))
    .join(Event, col(Event.id) == col(Relation.event_id))
    .join(_anchor, col(_anchor.id) == col(Relation.anchor_id))
    .join(Entity, col(Entity.id) == col(Relation.anchor_id))
)


def _stated(session: Session, ids: set[int]) -> Iterator[Succession]:
    """Yield pairs of ordered events, from the links and wordings of these events and to them."""
    for column in (col(Link.from_id), col(Link.to_id)):
        for owner, link, other in select_in(session, _ORDERING, column, ids):
            yield (owner, other) if link in _FIRST_IS_OWNER else (other, owner)
    for column in (col(Relation.event_id), col(Relation.anchor_id)):
        for event, other, text, key in select_in(session, _WORDINGS, column, ids):
            for named, side in read_when(text).order:
                if named == key:
                    yield (event, other) if side == "before" else (other, event)
