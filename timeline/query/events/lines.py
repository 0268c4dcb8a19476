"""Events read as lines: everything that a list shows of them, in a fixed number of SELECTs.

Events with several records take three more, and those that are parts of others two, and one for
each further level of wholes; so do the actors that are part of others.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, Final

from sqlalchemy import Select, select

from timeline.database.rounds import among_listed, of_listed
from timeline.database.sessions import Session
from timeline.dates.calendar import is_sure
from timeline.kinds import KINDS
from timeline.models.columns import TABLES
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


def lines(session: Session, ids: Sequence[int]) -> list[EventLine]:
    """Return these events as lines, in the order of the ids; at most ``BATCH`` ids."""
    if not ids:
        return []
    around = beside(session, ids)
    event_of = {other: id_ for id_, found in around.others.items() for other, _ in found}
    claims = _claims(session, dict.fromkeys(ids) | event_of)
    several = [*set(event_of.values()), *event_of]
    disputed = disputed_of(session, several, chain.from_iterable(claims.values()))
    actors = _actors(session, ids)
    found = {
        row[0]: _line(
            row,
            participations=actors.get(row[0], ()),
            claims=claims.get(row[0], ()),
            disputed=disputed.get(row[0], ()),
            around=around,
        )
        for row in of_listed(session, _select_rows, ids).all()
    }
    return [found[id_] for id_ in ids]


@cache
def _select_rows(dialect: str) -> Select[Any]:
    """Return a SELECT of the columns of events, their keys, and key and name of their places."""
    there = _ENTITY.alias()
    return (
        select(*(EVENT.c[name] for name in _COLUMNS), _ENTITY.c.key, there.c.key, _PLACE.c.name)
        .join(_ENTITY, _ENTITY.c.id == EVENT.c.id)
        .outerjoin(_PLACE, _PLACE.c.id == EVENT.c.place_id)
        .outerjoin(there, there.c.id == EVENT.c.place_id)
        .where(EVENT.c.id.in_(among_listed(dialect)))
    )


def _line(
    row: Sequence[Any],
    *,
    participations: Sequence[tuple[str, int, ActorRef]],
    claims: Sequence[Any],
    disputed: tuple[str, ...],
    around: Beside,
) -> EventLine:
    (
        id_, kind, title, status, when, edtf, precision, qualifiers,
        start_lo, start_hi, end_lo, end_hi, sure,
        instant, instant_lo, instant_hi, zone, timezone, key, place, place_name,
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
        elif stance == "inferred" and record == id_:
            inferred[fields] = None
    if len(participations) > 1:
        roles = _ROLES[kind]
        participations = sorted(participations, key=lambda each: (roles[each[0]], each[1]))
    others, follows = around.others.get(id_), around.follows.get(id_, {})
    listed = around.listed
    return EventLine(
        id=id_,
        key=key,
        kind=kind,
        title=title,
        status=status,
        when=when,
        edtf=edtf,
        precision=precision,
        qualifiers=qualifiers,
        start_lo=start_lo,
        start_hi=start_hi,
        end_lo=end_lo,
        end_hi=end_hi,
        sure=is_sure(sure, start_lo, start_hi, end_lo, end_hi),
        instant=instant,
        instants=None if instant_lo == instant_hi else (instant_lo, instant_hi),
        zone=zone or "",
        place=Ref(place, place_name) if place else None,
        actors=tuple(actor for _, _, actor in participations),
        systems=tuple(listed.get(("system", id_), ())),
        programmes=tuple(listed.get(("programme", id_), ())),
        tags=tuple(tag.key for tag in listed.get(("tag", id_), ())),
        sources=tuple(sources),
        grade=grade,
        inferred=tuple(inferred),
        disputed=disputed or tuple(disputes),
        same_as=tuple(sorted(other for _, other in others)) if others else (),
        follows=tuple(follows),
        answers=tuple(followed for followed, answers in follows.items() if answers),
        wholes=tuple(around.wholes.get(id_, ())),
        timezone=timezone or "",
    )


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
    session: Session, ids: Sequence[int]
) -> defaultdict[int, list[tuple[str, int, ActorRef]]]:
    """Return by event its participants: role, position in the list of that role, actor."""
    rows = of_listed(session, _select_actors, ids).all()
    actors = actor_refs(session, {row[2] for row in rows})
    found: defaultdict[int, list[tuple[str, int, ActorRef]]] = defaultdict(list)
    in_role: dict[tuple[int, str], ActorRef] = {}
    for event, role, actor, position in rows:
        if (actor, role) not in in_role:
            of = actors[actor]
            in_role[actor, role] = ActorRef(of.key, of.name, of.country, role, of.state)
        found[event].append((role, position, in_role[actor, role]))
    return found


@cache
def _select_actors(dialect: str) -> Select[Any]:
    columns = (_PARTICIPATION.c[name] for name in ("event_id", "role", "actor_id", "position"))
    return select(*columns).where(_PARTICIPATION.c.event_id.in_(among_listed(dialect)))
