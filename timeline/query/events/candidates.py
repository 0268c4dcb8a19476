"""The input of two analyses: candidates for duplicates, and events on which sources differ."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from sqlalchemy import func, or_, select

from timeline.database.rounds import among, in_batches
from timeline.database.sessions import Session
from timeline.models.columns import TABLES
from timeline.query.conditions.accepted import accepted_fields
from timeline.query.conditions.compile import EVENT, compile_query
from timeline.query.events.amounts import EventAmount, numbers, terms_of
from timeline.query.events.details import event_details
from timeline.query.events.lines import supplied_places
from timeline.query.events.pages import listed_batches, stream
from timeline.query.events.parts import other_records
from timeline.query.grammar.nodes import Clause, MissingValue, Query, lay_out
from timeline.query.records.references import systems_above
from timeline.query.results import EventDetail, EventLine

_CHRONICLE, _ENTITY, _FILE, _LINK = (
    TABLES[name] for name in ("chronicle", "entity", "file", "link")
)
_SEED_FILES: Final = (".yaml", ".yml")
_STAGE: Final = "stage"
_OF_A_PURCHASE: Final = ("delivers", "stage-of")
_Ids = defaultdict[int, set[int]]


class Candidate(NamedTuple):
    """An event, its accepted numbers, and the ids of the events that it is linked with.

    ``purchases`` are those of them that it is a delivery or a stage of. ``places`` are the keys of
    its place and of all that this is within, the smallest first; without a place of its own, it has
    that of an event that it is part of. ``families`` are the keys of its systems and of all that
    these are part of. ``chronicles`` are the names of those that its records are in; ``in_table``:
    all its records are rows of tables, not written in seed files. ``stage`` is that of a purchase
    or an agreement, empty if it states none. ``located``: its place has coordinates of its own.
    """

    event: EventLine
    amounts: Sequence[EventAmount]
    linked: frozenset[int]
    purchases: frozenset[int]
    places: tuple[str, ...] = ()
    families: frozenset[str] = frozenset()
    chronicles: frozenset[str] = frozenset()
    in_table: bool = False
    stage: str = ""
    located: bool = False


class _Above(NamedTuple):
    """What places and systems are part of, by key: the next place above, and all systems above.

    ``located`` are the keys of places that have coordinates.
    """

    places: Mapping[str, str | None]
    systems: Mapping[str, frozenset[str]]
    located: frozenset[str]


def candidates(session: Session, query: Query) -> Iterator[Candidate]:
    """Return the events that match the query, in order of time.

    Records that are linked ``same-as`` are already one event. Raises QueryError for an unknown key,
    before the first event.
    """
    batches = stream(session, query)
    above = _Above(_places_above(session), systems_above(session), _located(session))
    return (each for lines in batches for each in _candidates(session, lines, above))


def _candidates(session: Session, lines: Sequence[EventLine], above: _Above) -> Iterator[Candidate]:
    ids = [line.id for line in lines]
    whole_places = _places_of(session, {each.key for line in lines for each in line.wholes})
    accepted = accepted_fields(session, ids)
    found, terms = numbers(session, accepted), terms_of(session, accepted, _STAGE)
    linked, purchases = _linked(session, ids)
    origins = _origins(session, ids)
    return (
        Candidate(
            line,
            found[line.id],
            frozenset(linked[line.id]),
            frozenset(purchases[line.id]),
            tuple(_places(line, whole_places, above.places)),
            frozenset(_families(line, above.systems)),
            frozenset(name for name, _ in origins[line.id]),
            all(is_table for _, is_table in origins[line.id]),
            terms.get(line.id, {}).get(_STAGE, ""),
            line.place is not None and line.place.key in above.located,
        )
        for line in lines
    )


def _families(line: EventLine, above: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for system in line.systems:
        yield system.key
        yield from above.get(system.key, ())


def _origins(session: Session, ids: Sequence[int]) -> defaultdict[int, set[tuple[str, bool]]]:
    """Return by event the chronicles of its records, each with whether its file is a table."""
    event_id = func.coalesce(EVENT.c.same_as_id, EVENT.c.id)
    those = among(ids, session.get_bind().dialect.name)
    statement = (
        select(event_id, _CHRONICLE.c.name, _FILE.c.path)
        .select_from(EVENT)
        .join(_ENTITY, _ENTITY.c.id == EVENT.c.id)
        .join(_FILE, _FILE.c.id == _ENTITY.c.file_id)
        .join(_CHRONICLE, _CHRONICLE.c.id == _FILE.c.chronicle_id)
        .where(or_(EVENT.c.id.in_(those), EVENT.c.same_as_id.in_(those)))
    )
    found: defaultdict[int, set[tuple[str, bool]]] = defaultdict(set)
    for event, name, path in session.execute(statement):
        found[event].add((name, not path.lower().endswith(_SEED_FILES)))
    return found


def _places(
    line: EventLine, whole_places: Mapping[str, str], above: Mapping[str, str | None]
) -> Iterator[str]:
    """Yield the place of an event, or else of its nearest whole, and all that it is within."""
    of_wholes = (whole_places[each.key] for each in line.wholes if each.key in whole_places)
    place = line.place.key if line.place else next(of_wholes, None)
    while place is not None:
        yield place
        place = above.get(place)


def _places_of(session: Session, keys: Collection[str]) -> dict[str, str]:
    """Return the places of these events, by key."""
    event, place = _ENTITY.alias(), _ENTITY.alias()
    statement = (
        select(event.c.key, EVENT.c.id, place.c.key)
        .join_from(EVENT, event, event.c.id == EVENT.c.id)
        .outerjoin(place, place.c.id == EVENT.c.place_id)
    )
    found: dict[str, str] = {}
    for some in in_batches(sorted(keys)):
        rows = session.execute(statement.where(event.c.key.in_(some))).all()
        supplied = supplied_places(session, accepted_fields(session, [id_ for _, id_, _ in rows]))
        for key, id_, own in rows:
            if own or id_ in supplied:
                found[key] = own or supplied[id_].key
    return found


def _places_above(session: Session) -> dict[str, str | None]:
    """Return the places that are within another one, with that, by key."""
    table, one, other = TABLES["place"], _ENTITY.alias(), _ENTITY.alias()
    statement = (
        select(one.c.key, other.c.key)
        .join_from(table, one, one.c.id == table.c.id)
        .join(other, other.c.id == table.c.part_of_id)
    )
    return dict(session.execute(statement).all())


def _located(session: Session) -> frozenset[str]:
    """Return the keys of the places that have coordinates."""
    table = TABLES["place"]
    statement = select(_ENTITY.c.key).join(table, table.c.id == _ENTITY.c.id)
    return frozenset(session.execute(statement.where(table.c.latitude.is_not(None))).scalars())


def _linked(session: Session, ids: Sequence[int]) -> tuple[_Ids, _Ids]:
    """Return by event the events that it is linked with, and the purchases that it belongs to.

    A link of any record of either event counts.
    """
    here, there = EVENT.alias(), EVENT.alias()
    ends = (func.coalesce(each.c.same_as_id, each.c.id) for each in (here, there))
    statement = (
        select(*ends, _LINK.c.type)
        .select_from(_LINK)
        .join(here, here.c.id == _LINK.c.from_id)
        .join(there, there.c.id == _LINK.c.to_id)
    )
    those = among(ids, session.get_bind().dialect.name)
    linked: _Ids = defaultdict(set)
    purchases: _Ids = defaultdict(set)
    for end in (here, there):
        records = or_(end.c.id.in_(those), end.c.same_as_id.in_(those))
        for a, b, type_ in session.execute(statement.where(records)):
            linked[a].add(b)
            linked[b].add(a)
            if type_ in _OF_A_PURCHASE:
                purchases[a].add(b)
    return linked, purchases


_DISPUTED: Final = Clause("disputed", (MissingValue(text="none"),), negated=True)


def contested(session: Session, query: Query) -> Iterator[tuple[EventDetail, ...]]:
    """Return the records of each event that matches the query and on which sources differ.

    These events match ``not:disputed:none``. Of each event, the record that represents the others
    comes first, with the claims of all; the others follow by key, each with its own claims. Claims
    have no sentences. Raises QueryError for an unknown key, before the first event.
    """
    compile_query(session, query)  # raises errors that point into the query of the user
    disputed = lay_out([*query.clauses, _DISPUTED])
    return with_records(session, listed_batches(session, disputed))


def with_records(
    session: Session, batches: Iterable[Sequence[int]]
) -> Iterator[tuple[EventDetail, ...]]:
    """Yield the records of each of these events, as ``contested`` does."""
    for ids in batches:
        others = other_records(session, ids)
        groups = {id_: [other for other, _ in sorted(others[id_], key=_key)] for id_ in ids}
        wanted = [each for id_ in ids for each in (id_, *groups[id_])]
        found = dict(zip(wanted, event_details(session, wanted, in_text=False), strict=True))
        for id_ in ids:
            yield (found[id_], *(found[other] for other in groups[id_]))


def _key(record: tuple[int, str]) -> str:
    return record[1]
