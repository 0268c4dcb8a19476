"""Events read as lines: everything that a list shows of them, in a fixed number of SELECTs.

Events with several records take some more, and those that are parts of others two, and one for
each further level of wholes; so do the actors that are part of others.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, Final

from sqlalchemy import Select, select

from timeline.database.rounds import among_listed, of_listed
from timeline.database.sessions import Session, kept
from timeline.dates.calendar import is_sure
from timeline.kinds import KINDS
from timeline.models.columns import TABLES
from timeline.query.conditions.accepted import AcceptedFields
from timeline.query.conditions.compile import EVENT
from timeline.query.conditions.differing import disputed_of
from timeline.query.conditions.fields.value_conditions import SUPPORTING, lowest_reliability
from timeline.query.events.beside import Beside, beside
from timeline.query.records.references import actor_refs
from timeline.query.results import ActorRef, EventLine, Ref

_CLAIM, _ENTITY, _PARTICIPATION, _PASSAGE, _PLACE, _SOURCE = (
    TABLES[name]
    for name in ("claim", "entity", "participation", "passage", "place", "source")
)  # fmt: skip
_ROLES: Final = {
    kind.name: {field.name: number for number, field in enumerate(kind.roles)}
    for kind in KINDS.values()
}
_COLUMNS: Final = (
    *("id", "kind", "title", "status", "when_text", "edtf", "precision", "qualifiers"),
    *("start_lo", "start_hi", "end_lo", "end_hi", "sure"),
    *("instant", "instant_lo", "instant_hi", "zone", "timezone"),
)
OWN_COLUMNS: Final = (_ENTITY.c.key, *(EVENT.c[name] for name in _COLUMNS))
"""The columns of an event itself that ``line_of`` needs, in its order."""


def lines(session: Session, ids: Sequence[int]) -> list[EventLine]:
    """Return these events as lines, in the order of the ids; at most ``BATCH`` ids."""
    if not ids:
        return []
    around = beside(session, ids)
    event_of = {other: id_ for id_, found in around.others.items() for other, _ in found}
    claims = _claims(session, dict.fromkeys(ids) | event_of)
    several = [*set(event_of.values()), *event_of]
    disputed = disputed_of(session, several, chain.from_iterable(claims.values()))
    accepted = around.accepted
    actors = _actors(session, accepted)
    places = supplied_places(session, accepted)
    found: dict[int, EventLine] = {}
    for place, place_name, *row in of_listed(session, _select_rows, ids).all():
        id_ = row[1]
        found[id_] = line_of(
            row,
            around,
            Ref(place, place_name) if place else places.get(id_),
            participations=actors.get(id_, ()),
            claims=claims.get(id_, ()),
            disputed=disputed.get(id_, ()),
        )
    return [found[id_] for id_ in ids]


def supplied_places(session: Session, accepted: AcceptedFields) -> dict[int, Ref]:
    """Return by event the places that other records supply."""
    if not accepted.supplied:
        return {}
    rows = of_listed(session, _select_places, accepted.supplied)
    return {id_: Ref(*place) for id_, *place in accepted.rows(rows, "place")}


@cache
def _select_places(dialect: str) -> Select[Any]:
    """Return a SELECT of the ids of records, and of key and name of their places."""
    return (
        select(EVENT.c.id, _ENTITY.c.key, _PLACE.c.name)
        .join(_PLACE, _PLACE.c.id == EVENT.c.place_id)
        .join(_ENTITY, _ENTITY.c.id == EVENT.c.place_id)
        .where(EVENT.c.id.in_(among_listed(dialect)))
    )


@cache
def _select_rows(dialect: str) -> Select[Any]:
    """Return a SELECT of key and name of the places of events, and of their own columns."""
    there = _ENTITY.alias()
    return (
        select(there.c.key, _PLACE.c.name, *OWN_COLUMNS)
        .join(_ENTITY, _ENTITY.c.id == EVENT.c.id)
        .outerjoin(_PLACE, _PLACE.c.id == EVENT.c.place_id)
        .outerjoin(there, there.c.id == EVENT.c.place_id)
        .where(EVENT.c.id.in_(among_listed(dialect)))
    )


def line_of(
    row: Sequence[Any],
    around: Beside,
    place: Ref | None = None,
    *,
    participations: Sequence[tuple[str, int, ActorRef]] = (),
    claims: Sequence[Any] = (),
    disputed: tuple[str, ...] = (),
) -> EventLine:
    """Return an event as a line: ``row`` has its ``OWN_COLUMNS``."""
    (
        key, id_, kind, title, status, when, edtf, precision, qualifiers,
        start_lo, start_hi, end_lo, end_hi, sure,
        instant, instant_lo, instant_hi, zone, timezone,
    ) = row  # fmt: skip
    sources: dict[str, None] = {}
    inferred: dict[str, None] = {}
    disputes: dict[str, None] = {}
    grade = ""
    for record, fields, stance, _, credibility, reliability, source in claims:
        if source:
            sources[source] = None
        if stance in SUPPORTING:
            given = reliability + credibility
            grade = min(grade, given) if grade else given
        elif stance == "disputes":
            disputes[fields] = None
        elif stance == "inferred" and around.accepted.has(id_, record, fields):
            inferred[fields] = None
    if len(participations) > 1:
        roles = _ROLES[kind]
        participations = sorted(participations, key=lambda each: (roles[each[0]], each[1]))
    others, follows, listed = around.others.get(id_), around.follows.get(id_), around.listed
    return EventLine(  # by position: there are many
        id_, key, kind, title, status, when, edtf, precision, qualifiers,
        start_lo, start_hi, end_lo, end_hi, is_sure(sure, start_lo, start_hi, end_lo, end_hi),
        instant, zone or "", place,
        tuple([actor for _, _, actor in participations]),
        tuple(listed.get(("system", id_), ())),
        tuple(listed.get(("programme", id_), ())),
        tuple(sources), grade, tuple(inferred), disputed or tuple(disputes),
        tuple(sorted(other for _, other in others)) if others else (),
        tuple(follows) if follows else (),
        tuple([tag.key for tag in listed.get(("tag", id_), ())]),
        timezone or "",
        None if instant_lo == instant_hi else (instant_lo, instant_hi),
        tuple(followed for followed, answers in follows.items() if answers) if follows else (),
        tuple(around.wholes.get(id_, ())),
        tuple(sorted(around.redated.get(id_, ()))) if others else (),
    )  # fmt: skip


def _claims(session: Session, owners: Mapping[int, int | None]) -> defaultdict[int, list[Any]]:
    """Return by event the claims on it and then those on the other records of the same event."""
    found: defaultdict[int, list[Any]] = defaultdict(list)
    of_others: list[tuple[int, Any]] = []
    for row in of_listed(session, _select_claims, owners).all():
        if event := owners[row[0]]:
            of_others.append((event, row))
        else:
            found[row[0]].append(row)
    for event, row in of_others:
        found[event].append(row)
    return found


@cache
def _select_claims(dialect: str) -> Select[Any]:
    return (
        select(
            *(_CLAIM.c[n] for n in ("entity_id", "fields", "stance", "says", "credibility")),
            lowest_reliability().label("reliability"),
            _ENTITY.c.key,
        )
        .outerjoin(_PASSAGE, _PASSAGE.c.id == _CLAIM.c.passage_id)
        .outerjoin(_SOURCE, _SOURCE.c.id == _PASSAGE.c.source_id)
        .outerjoin(_ENTITY, _ENTITY.c.id == _PASSAGE.c.source_id)
        .where(_CLAIM.c.entity_id.in_(among_listed(dialect)))
        .order_by(_CLAIM.c.id)
    )


def _actors(
    session: Session, accepted: AcceptedFields
) -> defaultdict[int, list[tuple[str, int, ActorRef]]]:
    """Return by event its participants: role, position in the list of that role, actor."""
    found_rows = of_listed(session, _select_actors, accepted.records).all()
    rows = [*accepted.rows(found_rows, 1)] if accepted.supplied else found_rows
    in_role: dict[tuple[str, int], ActorRef] = kept(session, "actors in roles")
    new = {(role, actor) for _, role, actor, _ in rows} - in_role.keys()
    actors = actor_refs(session, {actor for _, actor in new}) if new else {}
    in_role |= {(role, actor): actors[actor]._replace(role=role) for role, actor in new}
    found: defaultdict[int, list[tuple[str, int, ActorRef]]] = defaultdict(list)
    for event, role, actor, position in rows:
        found[event].append((role, position, in_role[role, actor]))
    return found


@cache
def _select_actors(dialect: str) -> Select[Any]:
    columns = (_PARTICIPATION.c[name] for name in ("event_id", "role", "actor_id", "position"))
    return select(*columns).where(_PARTICIPATION.c.event_id.in_(among_listed(dialect)))
