"""Events read as lines: everything that a list shows of them, in a fixed number of SELECTs.

Events with several records take two more, and those that are parts of others two, and one for each
further level of wholes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, Final

from sqlalchemy import Select, Text, literal_column, select, union_all

from timeline.database.rounds import among_listed, of_listed
from timeline.database.sessions import Session
from timeline.dates.calendar import is_sure
from timeline.kinds import KINDS
from timeline.models.columns import TABLES
from timeline.query.conditions.compile import EVENT
from timeline.query.conditions.differing import disputed_of
from timeline.query.conditions.fields.value_conditions import SUPPORTING, lowest_reliability
from timeline.query.events.order import follows_by_link
from timeline.query.events.parts import other_records, wholes_of
from timeline.query.records.references import actor_refs
from timeline.query.results import ActorRef, EventLine, Ref, Whole

_CLAIM, _ENTITY, _PARTICIPATION, _PASSAGE, _PLACE, _SOURCE = (
    TABLES[name]
    for name in ("claim", "entity", "participation", "passage", "place", "source")
)  # fmt: skip
_NO_NAME: Final = literal_column("''", Text).label("name")
_ROLES: Final = {
    kind.name: {field.name: number for number, field in enumerate(kind.roles)}
    for kind in KINDS.values()
}


def lines(session: Session, ids: Sequence[int]) -> list[EventLine]:
    """Return these events as lines, in the order of the ids; at most ``BATCH`` ids."""
    others = other_records(session, ids)
    event_of = {other: id_ for id_, found in others.items() for other, _ in found}
    claims = _claims(session, dict.fromkeys(ids) | event_of)
    several = [*set(event_of.values()), *event_of]
    disputed = disputed_of(session, several, chain.from_iterable(claims.values()))
    actors = _actors(session, ids)
    listed = _lists(session, ids)
    follows = follows_by_link(session, dict.fromkeys(ids, None) | event_of)
    wholes = wholes_of(session, [*ids, *event_of])
    found = {
        row.id: _line(
            row,
            participations=actors[row.id],
            systems=tuple(listed["system", row.id]),
            programmes=tuple(listed["programme", row.id]),
            tags=tuple(tag.key for tag in listed["tag", row.id]),
            claims=claims[row.id],
            disputed=disputed.get(row.id) or _paths(claims[row.id], "disputes"),
            same_as=tuple(sorted(key for _, key in others[row.id])),
            follows=tuple(follows[row.id]),
            answers=tuple(key for key, answers in follows[row.id].items() if answers),
            wholes=wholes.get(row.id, ()),
        )
        for row in _rows(session, ids)
    }
    return [found[id_] for id_ in ids]


def _rows(session: Session, ids: Sequence[int]) -> Iterable[Any]:
    """Return the columns of the events, their keys, and the key and name of their places."""
    return of_listed(session, _select_rows, ids)


@cache
def _select_rows(dialect: str) -> Select[Any]:
    there = _ENTITY.alias()
    return (
        select(
            EVENT, _ENTITY.c.key, there.c.key.label("place_key"), _PLACE.c.name.label("place_name")
        )
        .join(_ENTITY, _ENTITY.c.id == EVENT.c.id)
        .outerjoin(_PLACE, _PLACE.c.id == EVENT.c.place_id)
        .outerjoin(there, there.c.id == EVENT.c.place_id)
        .where(EVENT.c.id.in_(among_listed(dialect)))
    )


def _line(
    row: Any,
    *,
    participations: Sequence[tuple[str, int, ActorRef]],
    systems: tuple[Ref, ...],
    programmes: tuple[Ref, ...],
    tags: tuple[str, ...],
    claims: Sequence[Any],
    disputed: tuple[str, ...],
    same_as: tuple[str, ...],
    follows: tuple[str, ...],
    answers: tuple[str, ...],
    wholes: tuple[Whole, ...],
) -> EventLine:
    roles = _ROLES[row.kind]
    placed = sorted(participations, key=lambda each: (roles[each[0]], each[1]))
    own = [claim for claim in claims if claim.entity_id == row.id]
    return EventLine(
        id=row.id,
        key=row.key,
        kind=row.kind,
        title=row.title,
        status=row.status,
        when=row.when_text,
        edtf=row.edtf,
        precision=row.precision,
        qualifiers=row.qualifiers,
        start_lo=row.start_lo,
        start_hi=row.start_hi,
        end_lo=row.end_lo,
        end_hi=row.end_hi,
        sure=is_sure(row.sure, row.start_lo, row.start_hi, row.end_lo, row.end_hi),
        instant=row.instant,
        instants=None if row.instant_lo == row.instant_hi else (row.instant_lo, row.instant_hi),
        zone=row.zone or "",
        place=Ref(row.place_key, row.place_name) if row.place_key else None,
        actors=tuple(actor for _, _, actor in placed),
        systems=systems,
        programmes=programmes,
        tags=tags,
        sources=tuple(dict.fromkeys(claim.key for claim in claims if claim.key)),
        grade=min(
            (c.reliability + c.credibility for c in claims if c.stance in SUPPORTING), default=""
        ),
        inferred=_paths(own, "inferred"),
        disputed=disputed,
        same_as=same_as,
        follows=follows,
        answers=answers,
        wholes=wholes,
        timezone=row.timezone or "",
    )


def _paths(claims: Iterable[Any], stance: str) -> tuple[str, ...]:
    """Return the value paths of the claims of this stance; each such claim has one path."""
    return tuple(dict.fromkeys(claim.fields for claim in claims if claim.stance == stance))


def _claims(session: Session, owners: Mapping[int, int | None]) -> defaultdict[int, list[Any]]:
    """Return by event the claims on it and then those on the other records of the same event."""
    found: defaultdict[int, list[Any]] = defaultdict(list)
    rows = of_listed(session, _select_claims, owners)
    for row in sorted(rows, key=lambda row: owners[row.entity_id] is not None):
        found[owners[row.entity_id] or row.entity_id].append(row)
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
    actors = actor_refs(session, {row.actor_id for row in rows})
    found: defaultdict[int, list[tuple[str, int, ActorRef]]] = defaultdict(list)
    for row in rows:
        of = actors[row.actor_id]
        actor = ActorRef(of.key, of.name, of.country, row.role, of.state)
        found[row.event_id].append((row.role, row.position, actor))
    return found


@cache
def _select_actors(dialect: str) -> Select[Any]:
    return select(_PARTICIPATION).where(_PARTICIPATION.c.event_id.in_(among_listed(dialect)))


def _lists(session: Session, ids: Sequence[int]) -> defaultdict[tuple[str, int], list[Ref]]:
    """Return by list and event its systems, programmes and tags, in the order of the seed file.

    A tag has no other name than its key.
    """
    found: defaultdict[tuple[str, int], list[Ref]] = defaultdict(list)
    for name, event, _, key, called in of_listed(session, _select_lists, ids):
        found[name, event].append(Ref(key, called))
    return found


@cache
def _select_lists(dialect: str) -> Select[Any]:
    """Return one SELECT of all lists, since each statement to a server is a round trip."""
    tags = TABLES["event_tag"]
    lists = [(tags, select(*_of_list("tag", tags), tags.c.tag.label("key"), _NO_NAME))]
    for name in ("system", "programme"):
        rows, entries = TABLES[f"event_{name}"], TABLES[name]
        each = select(*_of_list(name, rows), _ENTITY.c.key, entries.c.name)
        each = each.join(entries, entries.c.id == rows.c[f"{name}_id"])
        lists.append((rows, each.join(_ENTITY, _ENTITY.c.id == entries.c.id)))
    listed = among_listed(dialect)
    every = union_all(*(each.where(rows.c.event_id.in_(listed)) for rows, each in lists))
    found = every.subquery()
    return select(found).order_by(found.c.position)


def _of_list(name: str, rows: Any) -> tuple[Any, ...]:
    return literal_column(f"'{name}'", Text).label("list"), rows.c.event_id, rows.c.position
