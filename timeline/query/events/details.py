"""Complete events, with values, claims and links: for a view of one, or for export of many."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import func, or_, select

from timeline.canonical.from_rows import records
from timeline.database.rounds import among, in_batches
from timeline.database.sessions import Session
from timeline.models.columns import TABLES
from timeline.models.vocabularies import LINKS
from timeline.query.events.lines import lines
from timeline.query.events.parts import other_records
from timeline.query.records.claims import claims_of
from timeline.query.records.references import source_refs
from timeline.query.records.values import values_of
from timeline.query.results import ClaimLine, EventDetail, EventLine, LinkLine

_CHRONICLE, _DEFINITION, _ENTITY, _EVENT, _FILE, _LINK = (
    TABLES[name] for name in ("chronicle", "definition", "entity", "event", "file", "link")
)
_TYPES = (*LINKS,)


def event_details(session: Session, ids: Sequence[int], in_text: bool = True) -> list[EventDetail]:
    """Return these complete events, in the order of the ids.

    The number of SELECTs for each batch is fixed. Without ``in_text`` no stored text is read:
    claims have no sentence, and ``verified`` is None.
    """
    others = other_records(session, ids)
    event_of = {id_: id_ for id_ in ids}
    event_of |= {other: id_ for id_, found in others.items() for other, _ in found}
    claims: defaultdict[int, list[ClaimLine]] = defaultdict(list)
    for id_, claim in claims_of(session, list(event_of), in_text):
        claims[event_of[id_]].append(claim)
    links = _links(session, event_of)
    found = records(session, ids)
    values = values_of(session, {id_: ("event", record) for id_, record in found.items()})
    shown = _lines(session, ids)
    sources = source_refs(session, {key for line in shown.values() for key in line.sources})
    places, corrections = file_and_line(session, ids), _corrections(session, ids)
    return [
        EventDetail(
            line=shown[id_],
            summary=found[id_].get("summary", ""),
            values=values[id_],
            claims=tuple(claims[id_]),
            links=tuple(links[id_]),
            sources={key: sources[key] for key in shown[id_].sources},
            file=places[id_][0],
            file_line=places[id_][1],
            corrections=tuple(corrections[id_]),
        )
        for id_ in ids
    ]


def file_and_line(session: Session, ids: Sequence[int]) -> dict[int, tuple[str, int]]:
    """Return the file (path inside its chronicle) and the line of each record, by id."""
    statement = (
        select(_ENTITY.c.id, _FILE.c.path, _ENTITY.c.line)
        .join(_FILE, _FILE.c.id == _ENTITY.c.file_id)
        .where(_ENTITY.c.id.in_(among(ids, session.get_bind().dialect.name)))
    )
    return {id_: (path, line) for id_, path, line in session.execute(statement)}


def _corrections(session: Session, ids: Sequence[int]) -> defaultdict[int, list[str]]:
    """Return by event the places where other chronicles correct it."""
    statement = (
        select(_DEFINITION.c.entity_id, _CHRONICLE.c.name, _FILE.c.path, _DEFINITION.c.line)
        .join(_FILE, _FILE.c.id == _DEFINITION.c.file_id)
        .join(_CHRONICLE, _CHRONICLE.c.id == _FILE.c.chronicle_id)
        .where(_DEFINITION.c.entity_id.in_(among(ids, session.get_bind().dialect.name)))
        .order_by(_CHRONICLE.c.name, _FILE.c.path)
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for id_, chronicle, path, line in session.execute(statement):
        found[id_].append(f"{chronicle}/{path}:{line}")
    return found


def _links(session: Session, event_of: Mapping[int, int]) -> defaultdict[int, list[LinkLine]]:
    """Return by event the links between its records and other events, the outgoing ones first.

    Those of an event are in the order of its seed file; those of others are sorted by type and key,
    so that the order in which they were loaded does not matter. The other end is the event that
    stands for the record that is linked. What several records of one event state is one link.
    """
    rows = _linked(session, event_of)
    shown = _lines(session, {end for row in rows for end in (row.from_event, row.to_event)})
    found: defaultdict[int, list[LinkLine]] = defaultdict(list)
    for outward in (True, False):
        for row in rows:
            here, there = (row.from_id, row.to_id) if outward else (row.to_id, row.from_id)
            event = event_of.get(here)
            if event is not None and event_of.get(there) != event:
                other = row.to_event if outward else row.from_event
                key = row.to_key if outward else row.from_key
                found[event].append(LinkLine(row.type, outward, shown[other], key))
    for event, each in found.items():
        each.sort(key=_place)
        once: dict[tuple[str, str], LinkLine] = {}
        for link in each:
            once.setdefault((link.type, link.path or link.other.key), link)
        found[event] = [*once.values()]
    return found


def _linked(session: Session, records: Collection[int]) -> Sequence[Any]:
    """Return the links from or to these records, both ends with their keys and their events."""
    here = among(records, session.get_bind().dialect.name)
    start, end = _EVENT.alias(), _EVENT.alias()
    start_entity, end_entity = _ENTITY.alias(), _ENTITY.alias()
    return session.execute(
        select(
            _LINK.c.type,
            _LINK.c.from_id,
            _LINK.c.to_id,
            func.coalesce(start.c.same_as_id, start.c.id).label("from_event"),
            func.coalesce(end.c.same_as_id, end.c.id).label("to_event"),
            start_entity.c.key.label("from_key"),
            end_entity.c.key.label("to_key"),
        )
        .select_from(_LINK)
        .join(start, start.c.id == _LINK.c.from_id)
        .join(end, end.c.id == _LINK.c.to_id)
        .join(start_entity, start_entity.c.id == start.c.id)
        .join(end_entity, end_entity.c.id == end.c.id)
        .where(or_(_LINK.c.from_id.in_(here), _LINK.c.to_id.in_(here)))
        .order_by(_LINK.c.from_id, _LINK.c.position)
    ).all()


def _place(link: LinkLine) -> tuple[bool, int, str, str]:
    if link.outward:
        return (False, 0, "", "")
    return (True, _TYPES.index(link.type), link.other.key, link.record)


def _lines(session: Session, ids: Collection[int]) -> dict[int, EventLine]:
    return {line.id: line for some in in_batches(ids) for line in lines(session, some)}
