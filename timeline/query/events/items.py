"""The items of the events that match a query: their numbers, and which of them match.

``results.items`` has the rules of the numbers, and ``item_matches`` those of the matches.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from graphlib import TopologicalSorter
from math import ceil, floor, inf
from typing import Final, TypeVar

from sqlalchemy import ColumnElement, func, or_, select

from timeline.canonical.comparing import read_quantity
from timeline.database.rounds import among, in_batches
from timeline.database.sessions import Session
from timeline.kinds import KINDS, WITH_ITEMS
from timeline.models.columns import TABLES
from timeline.models.vocabularies import CLAIMED, NOT_HAPPENED
from timeline.query.conditions.accepted import accepted_fields
from timeline.query.conditions.compile import EVENT, compile_query
from timeline.query.events.lines import lines
from timeline.query.events.parts import named, parts_among, shared_parts
from timeline.query.grammar.nodes import Query
from timeline.query.item_matches.clauses import ItemEvents, candidates, matches
from timeline.query.results import EventLine, EventPage
from timeline.query.results.counting import ByStatus, Counting, Tally, by_status
from timeline.query.results.items import Family, ItemCounts, ItemisedEvent, Lot
from timeline.query.results.splitting import Range, Truth

_AMOUNT, _ENTITY = TABLES["amount"], TABLES["entity"]
_FIELDS: Final = tuple({kind.items for kind in WITH_ITEMS.values()})
T = TypeVar("T")


def counted_by_item(session: Session, page: EventPage, query: Query) -> EventPage:
    """Return a page of this query with the items of all events that match, also beyond the page.

    Raises QueryError.
    """
    found = compile_query(session, query)
    other = (
        select(EVENT.c.kind, func.count())
        .where(found, EVENT.c.kind.not_in(WITH_ITEMS))
        .group_by(EVENT.c.kind)
    )
    without = Counter[str](dict(session.execute(other).all()))
    if without:  # their parts are not counted in addition to them
        parts = parts_among(session, found)
        without = Counter({kind: number - parts[kind] for kind, number in without.items()})
    items = items_of(session, query, page.events)
    tally = Tally.of_items(items, [(kind, without[kind]) for kind in KINDS if kind in without])
    not_happened, alone = _not_happened(session, found)
    tally = tally._replace(not_happened=not_happened, without=sum(without.values()) + alone)
    return replace(page, counting=Counting(items), tally=tally)


def _not_happened(session: Session, found: ColumnElement[bool]) -> tuple[ByStatus, int]:
    """Return how many events with items have not happened, by status, and how many are not parts.

    By status, a part of one of them is not counted in addition to it; then, a part of any that is
    found.
    """
    asked = found, EVENT.c.kind.in_(WITH_ITEMS), EVENT.c.status.in_(NOT_HAPPENED)
    status: dict[int, str] = dict(
        session.execute(select(EVENT.c.id, EVENT.c.status).where(*asked)).all()
    )
    above = _reversed(shared_parts(session)) if status else {}
    wholes = {whole for id_ in status for whole in above.get(id_, ())}
    there = among(sorted(wholes), session.get_bind().dialect.name)
    ids = {*session.scalars(select(EVENT.c.id).where(found, EVENT.c.id.in_(there)))}

    def outside(others: Collection[int]) -> list[str]:
        return [each for id_, each in status.items() if above.get(id_, set()).isdisjoint(others)]

    return by_status(outside(status)), len(outside(ids))


def items_of(session: Session, query: Query, known: Iterable[EventLine] = ()) -> ItemCounts:
    """Return the items that match a query; ``known`` are lines that need not be read again."""
    found = _Found(session, query)
    return found.counts({event.id: event for event in known if event.kind in WITH_ITEMS})


class _Found:
    """The events that may have matching items, by id: wholes, numbers and matches."""

    def __init__(self, session: Session, query: Query) -> None:
        self.session = session
        self.below = shared_parts(session)
        self.above = _reversed(self.below)
        family = self.below.keys() | self.above.keys()
        there = among(sorted(family), session.get_bind().dialect.name)
        asked = or_(candidates(session, query), EVENT.c.id.in_(there))
        ids = session.scalars(select(EVENT.c.id).where(asked)).all()
        order = [*_wholes_first({id_: self.above.get(id_, ()) for id_ in ids})]
        self.numbers = _numbers(session, ids)
        alone = {id_ for id_ in ids if self._alone(id_)}
        self.matches = matches(session, query, ItemEvents(order, self.above, alone))
        self.happened = _happened(session, ids)
        for id_, truth in self.happened.items():
            if truth is Truth.NO:
                self.matches[id_] = truth

    def _alone(self, id_: int) -> bool:
        """Return whether an event has one item and no parts."""
        number = ItemisedEvent(self.numbers.get(id_), part=id_ in self.above)
        return id_ not in self.below and number.own == Range(1, 1)

    def counts(self, known: Mapping[int, EventLine]) -> ItemCounts:
        """Return the items of the events that match, and those of all events of their families."""
        matching = {id_ for id_, truth in self.matches.items() if truth} | known.keys()
        families = [each for each in self._families() if not matching.isdisjoint(each)]
        ids = {id_ for each in families for id_ in each} | matching
        keys = {id_: key for id_, (key, _) in named(self.session, ids).items()}
        read = self._lines(matching, known)
        above = _entries_above(self.session)
        lots = [self._lot(id_, read, above) for id_ in matching if self.matches.get(id_)]
        lots.sort(key=lambda lot: (lot.event.start_lo, lot.event.end_hi, lot.event.key))
        singles = (each for each in matching if each not in self.below and each not in self.above)
        found = ItemCounts(
            {lot.event.key: lot for lot in lots},
            {keys[id_]: self._numbered(id_, keys) for id_ in ids},
            [
                *(self._family(each, keys) for each in families),
                *(Family((keys[each],), (keys[each],)) for each in singles),
            ],
        )
        return found.without_empty_lots()

    def _families(self) -> list[set[int]]:
        """Return the events that share items, directly or by way of others."""
        return _connected(self.below)

    def _family(self, ids: Collection[int], keys: Mapping[int, str]) -> Family:
        order = [*_wholes_first({id_: self.above.get(id_, ()) for id_ in ids})]
        heads = sorted(keys[id_] for id_ in ids if id_ not in self.above)
        return Family(tuple(heads), tuple(keys[id_] for id_ in reversed(order)))

    def _numbered(self, id_: int, keys: Mapping[int, str]) -> ItemisedEvent:
        """Return the number of an event, with its parts grouped by what they share."""
        parts = self.below.get(id_, set())
        inner = {part for each in parts for part in self._all_parts(each)}
        outer = {part: self._all_parts(part) | {part} for part in parts - inner}
        groups = _connected(outer)
        shared = (tuple(sorted(keys[part] for part in each & outer.keys())) for each in groups)
        happened = self.happened.get(id_, Truth.SURE)
        part = id_ in self.above
        return ItemisedEvent(self.numbers.get(id_), tuple(sorted(shared)), part, happened)

    def _all_parts(self, id_: int) -> set[int]:
        """Return the parts of an event, and theirs."""
        found: set[int] = set()
        new = self.below.get(id_, set())
        while new:
            found |= new
            new = {part for each in new for part in self.below.get(each, ())} - found
        return found

    def _lines(
        self, matching: Collection[int], known: Mapping[int, EventLine]
    ) -> dict[int, EventLine]:
        """Return the matching events, and those that they are part of."""
        wanted = {*matching}
        new = wanted
        while new := {whole for each in new for whole in self.above.get(each, ())} - wanted:
            wanted |= new
        found = {id_: known[id_] for id_ in wanted & known.keys()}
        for some in in_batches(sorted(wanted - found.keys())):
            found |= {line.id: line for line in lines(self.session, some)}
        return found

    def _lot(
        self, id_: int, read: Mapping[int, EventLine], entries_above: Mapping[str, str | None]
    ) -> Lot:
        """Return the own items of an event, with the values that it takes from its wholes."""
        event = read[id_]
        level = self.above.get(id_, set())
        while level:
            event = _with_values_of(event, sorted((read[each] for each in level), key=_key))
            level = {whole for each in level for whole in self.above.get(each, ())}
        joint = self._alone(id_) and bool(read[id_].actors)
        return Lot(event, self.matches[id_], joint, entries_above)


def _key(event: EventLine) -> str:
    return event.key


def _with_values_of(event: EventLine, wholes: Sequence[EventLine]) -> EventLine:
    """Return an event with the values of each item that only these events state."""
    roles = {actor.role for actor in event.actors}
    actors = [actor for whole in wholes for actor in whole.actors if actor.role not in roles]
    return event._replace(
        actors=(*event.actors, *dict.fromkeys(actors)),
        systems=event.systems or _each(whole.systems for whole in wholes),
        programmes=event.programmes or _each(whole.programmes for whole in wholes),
        place=event.place or next((whole.place for whole in wholes if whole.place), None),
        tags=_each((event.tags, *(whole.tags for whole in wholes))),
        sources=_each((event.sources, *(whole.sources for whole in wholes))),
    )


def _each(values: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    """Return all these values, each once."""
    return tuple(dict.fromkeys(value for some in values for value in some))


def _entries_above(session: Session) -> dict[str, str | None]:
    """Return the actors and systems that are part of another one, with that, by key."""
    found: dict[str, str | None] = {}
    for table in (TABLES["actor"], TABLES["system"]):
        one, other = _ENTITY.alias(), _ENTITY.alias()
        statement = (
            select(one.c.key, other.c.key)
            .join_from(table, one, one.c.id == table.c.id)
            .join(other, other.c.id == table.c.part_of_id)
        )
        found |= dict(session.execute(statement).all())
    return found


def _reversed(edges: Mapping[int, Collection[int]]) -> dict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one, others in edges.items():
        for other in others:
            found[other].add(one)
    return dict(found)


def _wholes_first(above: Mapping[int, Collection[int]]) -> Iterable[int]:
    return TopologicalSorter(above).static_order()


def _connected(groups: Mapping[int, Collection[int]]) -> list[set[int]]:
    """Return the sets of those that are in a group with each other, directly or by others."""
    beside: defaultdict[int, set[int]] = defaultdict(set)
    for one, others in groups.items():
        beside[one] |= {one, *others}
        for other in others:
            beside[other].add(one)
    found: list[set[int]] = []
    left = dict.fromkeys(beside)
    while left:
        joined: set[int] = set()
        new = {next(iter(left))}
        while new:
            joined |= new
            new = {each for id_ in new for each in beside[id_]} - joined
        found.append(joined)
        for each in joined:
            del left[each]
    return found


def _happened(session: Session, ids: Iterable[int]) -> dict[int, Truth]:
    """Return the events that did not surely happen: those that may have, by a claim, and others."""
    found = {}
    for some in in_batches(sorted(ids)):
        statement = select(EVENT.c.id, EVENT.c.status).where(
            EVENT.c.id.in_(some), EVENT.c.status.in_((*NOT_HAPPENED, CLAIMED))
        )
        for id_, status in session.execute(statement):
            found[id_] = Truth.NO if status in NOT_HAPPENED else Truth.POSSIBLE
    return found


def _numbers(session: Session, ids: Iterable[int]) -> dict[int, Range]:
    """Return the numbers of items that these events state."""
    found = {}
    for some in in_batches(sorted(ids)):
        accepted = accepted_fields(session, some)
        statement = select(_AMOUNT.c.event_id, _AMOUNT.c.field, _AMOUNT.c.text).where(
            _AMOUNT.c.event_id.in_(among(accepted.records, session.get_bind().dialect.name)),
            _AMOUNT.c.field.in_(_FIELDS),
        )
        for id_, _, text in accepted.rows(session.execute(statement), 1):
            number = read_quantity(text, money=False, whole=True)
            if number.stated:  # an older version allowed fractions
                high = inf if number.high is None else ceil(number.high)
                found[id_] = Range(floor(number.low), high)
    return found
