"""The order of events on one day, where links or wordings state it: positions that are stored.

``responds-to``, ``after`` and ``before``, and wordings such as ``0 days after KEY``, order events
that have the same days; clock times that tell the contrary win. An event without a clock time that
comes before one that has one is moved ahead of it, and on one position each stands behind all that
it follows. So the order is one of sorting, the same for every page and on both databases.

Whatever a load changes is put in order anew, together with all that is connected with it on these
days, before and after the change. Links of a record that is merged into another count as those of
that one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from timeline.kinds.canonical import Canonical
from timeline.kinds.comparing import when as read_when
from timeline.loader.records.dating import EventDates
from timeline.loader.records.stored import select_in
from timeline.loader.writing.write import change
from timeline.models import Entity, Event, Link, Relation
from timeline.models.vocabularies import AFTER_LINKS
from timeline.query.events.order import DEEPEST, PRECISIONS, own_position

Succession = tuple[int, int]  # the ids of an event and of one that follows it
_LINKS = (*AFTER_LINKS, "before")


def is_placed(record: Canonical, dated: EventDates) -> bool:
    """Whether an event states that it comes before or after another, or a time of no known zone."""
    linked = any(link in _LINKS for link, _ in record.get("links", ()))
    local = dated.when.precision == PRECISIONS[0] and dated.clock.instant is None
    return linked or local or bool(read_when(record["when"]).order)


class Sequence:
    """The events that follow one another on their days, as far as they were asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rows: dict[int, Any] = {}
        self.pairs: set[Succession] = set()

    def connected(self, ids: Iterable[int]) -> set[int]:
        """The events that have the same days as these and are in one row with them; these too."""
        seen: set[int] = set()
        frontier = self._standing(ids)
        while frontier:
            seen |= frontier
            statement = select(col(Event.id))
            merged = select_in(self._session, statement, col(Event.same_as_id), frontier)
            stated = set(_stated(self._session, frontier | {row[0] for row in merged}))
            self._standing(each for pair in stated for each in pair)
            pairs = {(self._stands(a), self._stands(b)) for a, b in stated}
            pairs = {(a, b) for a, b in pairs if a != b and self._days(a) == self._days(b)}
            self.pairs |= pairs
            frontier = {each for pair in pairs for each in pair} - seen
        return seen

    def settle(self, ids: Iterable[int]) -> None:
        """Store the positions of these events and of all that are connected with them."""
        members = self.connected(ids)
        own = {each: _own(self._rows[each]) for each in members}
        wanted = positions(
            own,
            {each for each in members if self._rows[each].precision == PRECISIONS[0]},
            self.pairs,
            {each: self._rows[each].key for each in members},
        )
        rows = []
        for each, place in wanted.items():
            row = self._rows[each]
            keep = place != own[each] or (row.instant is None and row.precision == PRECISIONS[0])
            if row.position != (value := place if keep else None):
                rows.append({"id": each, "position": value})
        change(self._session, Event, rows)

    def _standing(self, ids: Iterable[int]) -> set[int]:
        """The events that stand for these, which are looked up; what is gone is left out."""
        wanted = set(ids)
        missing = wanted - set(self._rows)
        while missing:
            self._rows |= {row.id: row for row in select_in(self._session, _ROWS, _ID, missing)}
            missing = {
                row.same_as_id
                for each in missing
                if (row := self._rows.get(each)) and row.same_as_id
            } - set(self._rows)
        return {self._stands(each) for each in wanted if each in self._rows}

    def _stands(self, event: int) -> int:
        return int(self._rows[event].same_as_id or event)

    def _days(self, event: int) -> Succession:
        row = self._rows[event]
        return row.start_lo, row.end_hi


def positions(
    own: dict[int, int], timed: set[int], pairs: Iterable[Succession], keys: dict[int, str]
) -> dict[int, int]:
    """The position of each event, such that of every pair the first comes first, if that can be.

    ``own`` has the position of each by itself, which a ``timed`` event keeps but for its depth.
    Events that follow one another in a circle are left in the order of their ``keys``.
    """
    after: defaultdict[int, list[int]] = defaultdict(list)
    for first, then in pairs:
        after[first].append(then)
    place = dict(own)
    order = _first_to_last(sorted(own, key=keys.__getitem__), after, keys)
    for event in reversed(order):
        if event not in timed:
            place[event] = min([own[event], *(place[each] for each in after[event])])
    depth = dict.fromkeys(own, 0)
    rank = {event: number for number, event in enumerate(order)}
    for event in order:
        for each in after[event]:
            if place[each] == place[event] and rank[event] < rank[each]:
                depth[each] = max(depth[each], min(depth[event] + 1, DEEPEST))
    return {event: place[event] + depth[event] for event in own}


def _first_to_last(
    events: list[int], after: dict[int, list[int]], keys: dict[int, str]
) -> list[int]:
    """Each event before those that follow it, but for what closes a circle."""
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
_ROWS = select(
    _ID,
    col(Event.same_as_id),
    col(Event.start_lo),
    col(Event.end_hi),
    col(Event.precision),
    col(Event.instant),
    col(Event.edtf),
    col(Event.position),
    col(Entity.key),
).join(Entity, col(Entity.id) == _ID)


def _own(row: Any) -> int:
    seconds = None
    if row.precision == PRECISIONS[0] and row.instant is None:
        seconds = read_when(row.edtf).dates[0].seconds
    return own_position(row.precision, row.start_lo, row.instant, seconds)


def _stated(session: Session, ids: set[int]) -> Iterator[Succession]:
    """Which records come before which, by the links and wordings of these and to these."""
    links = select(col(Link.from_id), col(Link.type), col(Link.to_id)).where(
        col(Link.type).in_(_LINKS)
    )
    for column in (col(Link.from_id), col(Link.to_id)):
        for bearer, link, other in select_in(session, links, column, ids):
            yield (bearer, other) if link == "before" else (other, bearer)
    anchor = aliased(Event)
    wordings = (
        select(
            col(Relation.event_id), col(Relation.anchor_id), col(Event.when_text), col(Entity.key)
        )
        .join(Event, col(Event.id) == col(Relation.event_id))
        .join(anchor, col(anchor.id) == col(Relation.anchor_id))
        .join(Entity, col(Entity.id) == col(Relation.anchor_id))
    )
    for column in (col(Relation.event_id), col(Relation.anchor_id)):
        for event, other, text, key in select_in(session, wordings, column, ids):
            for named, side in read_when(text).order:
                if named == key:
                    yield (event, other) if side == "before" else (other, event)
