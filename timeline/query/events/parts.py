"""Events that are one: several records of an event, and an event with its parts.

A record with the link ``same-as`` is merged into the event that represents it. The link ``part-of``
makes an event a part of another one: a launch of a salvo, a launch of an exercise. Links of merged
records are links of their event.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import Select, func, or_, select

from timeline.database.rounds import among, among_listed, in_batches, of_listed
from timeline.database.sessions import Session, read_once
from timeline.kinds import WITH_ITEMS
from timeline.models.columns import TABLES
from timeline.query.conditions.compile import EVENT
from timeline.query.results import Whole

_ENTITY, _LINK = (TABLES[name] for name in ("entity", "link"))
_PART, _WHOLE = EVENT.alias("part"), EVENT.alias("whole")
_PART_ID = func.coalesce(_PART.c.same_as_id, _PART.c.id)
_WHOLE_ID = func.coalesce(_WHOLE.c.same_as_id, _WHOLE.c.id)
_PAIRS: Final = (
    select(_PART_ID.label("part"), _WHOLE_ID.label("whole"))
    .select_from(_LINK)
    .join(_PART, _PART.c.id == _LINK.c.from_id)
    .join(_WHOLE, _WHOLE.c.id == _LINK.c.to_id)
    .where(_LINK.c.type == "part-of", _PART_ID != _WHOLE_ID)
)
"""The events that are directly part of another one, and these."""
_SOME_PART: Final = select(_LINK.c.from_id).where(_LINK.c.type == "part-of").limit(1)

Edges = Mapping[int, Collection[int]]


def other_records(session: Session, ids: Sequence[int]) -> defaultdict[int, list[tuple[int, str]]]:
    """Return by event the ids and keys of the other records of the same event."""
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for event, other, key in of_listed(session, _others, ids):
        found[event].append((other, key))
    return found


@cache
def _others(dialect: str) -> Select[Any]:
    return records_of(among_listed(dialect))


def records_of(here: Any) -> Select[Any]:
    """Return a SELECT of the other records of events: the event, the id and key of the record."""
    found = select(EVENT.c.same_as_id, EVENT.c.id, _ENTITY.c.key)
    return found.join(_ENTITY, _ENTITY.c.id == EVENT.c.id).where(EVENT.c.same_as_id.in_(here))


def wholes_of(session: Session, records: Sequence[int]) -> dict[int, tuple[Whole, ...]]:
    """Return the events that the events of these records are part of, by id of the event.

    An event that is part of none is left out. One SELECT, and one more for each level of wholes.
    """
    level = of_listed(session, _direct, records).all()
    if not level:
        return {}
    graph = _Graph(session, _above(session, level))
    return {part: tuple(graph.wholes(part)) for part in dict.fromkeys(row.part for row in level)}


@cache
def _direct(dialect: str) -> Select[Any]:
    return _PAIRS.where(_LINK.c.from_id.in_(among_listed(dialect)))


def _above(session: Session, level: Sequence[Any]) -> dict[int, set[int]]:
    """Return the direct wholes of these parts, and of all their wholes: a SELECT for each level."""
    above: defaultdict[int, set[int]] = defaultdict(set)
    seen = {row.part for row in level}
    while level:
        for row in level:
            above[row.part].add(row.whole)
        new = {row.whole for row in level} - seen
        seen |= new
        level = list(_pairs(session, new, _PART))
    return above


def counted_parts(session: Session) -> dict[int, set[int]]:
    """Return every event that is counted with another one, with all these wholes, by id."""
    above: defaultdict[int, set[int]] = defaultdict(set)
    for row in session.execute(_PAIRS):
        above[row.part].add(row.whole)
    graph = _Graph(session, above)
    return {part: wholes for part in above if (wholes := graph.counted(part))}


def shared_parts(session: Session) -> dict[int, set[int]]:
    """Return every event that shares items with its parts, with those directly part of it, by id.

    Only events of kinds with items. There is no circular relation: of events that are part of each
    other, all others are part of the first.
    """
    above: defaultdict[int, set[int]] = defaultdict(set)
    of_items = _PART.c.kind == _WHOLE.c.kind, _PART.c.kind.in_(WITH_ITEMS)
    for row in session.execute(_PAIRS.where(*of_items)):
        above[row.part].add(row.whole)
    graph = _Graph(session, above)
    below: defaultdict[int, set[int]] = defaultdict(set)
    for part, wholes in graph.same.items():
        for whole in wholes:
            below[graph.first(part, whole) or whole].add(part)
    return {whole: rest for whole, parts in below.items() if (rest := parts - {whole})}


def has_parts(session: Session) -> bool:
    """Return whether any event is part of another one."""
    return read_once(session, "has_parts", lambda: session.execute(_SOME_PART).first() is not None)


def parts_among(session: Session, found: Any) -> Counter[str]:
    """Return by kind how many of the events that match a condition are parts of another of them.

    Only parts of the same kind as their whole. Of the events that match only these are read.
    """
    if not has_parts(session):
        return Counter()
    graph, wholes = _wholes_among(session, found, found)
    return Counter(graph.names[part][1] for part in wholes)


def counted_fewer(session: Session, some: Any, found: Any) -> int:
    """Return by how much the number of events that match ``some`` exceeds that as which they count.

    They count as the wholes among those that match ``found``, too: two parts are one event, whether
    their whole matches ``some`` or not.
    """
    graph, wholes = _wholes_among(session, some, found)
    there = {whole for each in wholes.values() for whole in each}
    heads = sorted(whole for whole in there if graph.counted(whole).isdisjoint(there))
    return len(wholes) - len(heads) + len(_matching(session, heads, some))


def _wholes_among(session: Session, some: Any, found: Any) -> tuple["_Graph", dict[int, set[int]]]:
    """Return the parts that match ``some``, with their wholes that match ``found``, by id.

    Only parts of the same kind as their whole. Of the events that match only parts are read.
    """
    parts = session.scalars(
        select(EVENT.c.id).where(EVENT.c.id.in_(_PAIRS.with_only_columns(_PART_ID)), some)
    ).all()
    graph = _Graph(session, _above(session, list(_pairs(session, parts, _PART))))
    wholes = {part: graph.counted(part) for part in parts}
    there = _matching(session, sorted(set().union(*wholes.values())), found)
    return graph, {part: mine for part, each in wholes.items() if (mine := each & there)}


def _matching(session: Session, ids: Sequence[int], found: Any) -> set[int]:
    """Return which of these events match a condition."""
    if not ids:
        return set()
    some = among(ids, session.get_bind().dialect.name)
    return set(session.scalars(select(EVENT.c.id).where(EVENT.c.id.in_(some), found)))


class _Graph:
    """Events and the events that they are directly part of (``above``), by id."""

    def __init__(self, session: Session, above: Edges) -> None:
        ends = {whole for wholes in above.values() for whole in wholes}
        self.names = named(session, above.keys() | ends)
        self.above = above
        self.same = {  # only wholes of the same kind
            part: [each for each in wholes if self.names[each][1] == self.names[part][1]]
            for part, wholes in above.items()
        }

    def wholes(self, part: int) -> list[Whole]:
        """Return all wholes of an event, those of its own links first, then by key."""
        counted, direct = self.counted(part), self.above[part]
        found = [
            Whole(self.names[whole][0], whole in direct, whole in counted)
            for whole in self._acyclic(part, self.above)
        ]
        return sorted(found, key=lambda whole: (not whole.direct, whole.key))

    def counted(self, part: int) -> set[int]:
        """Return the wholes of an event that it is not counted in addition to."""
        return self._acyclic(part, self.same)

    def first(self, part: int, whole: int) -> int | None:
        """Return the first of the events in a cycle with these two; None if there is none."""
        if part not in (around := _reached(self.same, whole)):
            return None
        cycle = {each for each in around if whole in _reached(self.same, each)} | {whole}
        return min(cycle, key=self.names.__getitem__)

    def _acyclic(self, part: int, edges: Edges) -> set[int]:
        """Return the events that can be reached. Records merged into one event may make two events
        parts of each other: then the one with the first key is the whole.
        """
        return {
            whole
            for whole in _reached(edges, part)
            if self.names[whole] < self.names[part] or part not in _reached(edges, whole)
        }


def _pairs(session: Session, ids: Iterable[int], end: Any, *conditions: Any) -> Iterator[Any]:
    """Return the parts and wholes whose part, or whole, is any of these events."""
    for some in in_batches(sorted(ids)):
        those = or_(end.c.id.in_(some), end.c.same_as_id.in_(some))
        yield from session.execute(_PAIRS.where(those, *conditions))


def named(session: Session, ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Return the key and the kind of each event."""
    found: dict[int, tuple[str, str]] = {}
    for some in in_batches(sorted(ids)):
        statement = (
            select(EVENT.c.id, _ENTITY.c.key, EVENT.c.kind)
            .join(_ENTITY, _ENTITY.c.id == EVENT.c.id)
            .where(EVENT.c.id.in_(some))
        )
        found |= {id_: (key, kind) for id_, key, kind in session.execute(statement)}
    return found


def _reached(edges: Edges, start: int) -> set[int]:
    """Return what can be reached from an event by any number of steps, without itself."""
    found: set[int] = set()
    new = set(edges.get(start, ()))
    while new:
        found |= new
        new = {each for id_ in new for each in edges.get(id_, ())} - found
    return found - {start}
