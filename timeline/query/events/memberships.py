"""To which systems, programmes or actors many events belong, without reading these events."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, or_, select

from timeline.canonical.selected import rows_of
from timeline.database.rounds import among
from timeline.database.sessions import Session
from timeline.models.columns import TABLES
from timeline.query.conditions.accepted import AcceptedFields, accepted_fields, has_merged
from timeline.query.conditions.compile import EVENT, compile_query
from timeline.query.conditions.fields.supplying import LISTS
from timeline.query.finding.order import in_order
from timeline.query.grammar.nodes import Query

_ENTITY, _LINK, _PARTICIPATION = (TABLES[name] for name in ("entity", "link", "participation"))


class Memberships(NamedTuple):
    """The kinds of the events that match queries, and by field the keys that these name in it.

    Both are by the id of the event; the keys are sorted. ``starts`` are the first and the last day
    on which it may have begun.
    """

    kinds: Mapping[int, str]
    starts: Mapping[int, tuple[int, int]]
    keys: Mapping[str, Mapping[int, tuple[str, ...]]]


def memberships(session: Session, queries: Sequence[Query], fields: Collection[str]) -> Memberships:
    """Return the memberships of the events that match any of the queries.

    ``fields`` are ``system``, ``programme`` or roles of actors. Raises QueryError for an unknown
    key.
    """
    found = or_(*(compile_query(session, query) for query in queries))
    columns = (EVENT.c.id, EVENT.c.kind, EVENT.c.start_lo, EVENT.c.start_hi)
    rows = session.execute(select(*columns).where(found)).all()
    kinds: dict[int, str] = {row.id: row.kind for row in rows}
    starts = {row.id: (row.start_lo, row.start_hi) for row in rows}
    keys: dict[str, defaultdict[int, list[str]]] = {field: defaultdict(list) for field in fields}
    for register in keys.keys() & {"system", "programme"}:
        table = TABLES[f"event_{register}"]
        named = _named(table, table.c[f"{register}_id"], found, table.c.event_id, _ENTITY.c.key)
        for id_, key in session.execute(named):
            keys[register][id_].append(key)
    if roles := sorted(keys.keys() - {"system", "programme"}):
        table = _PARTICIPATION
        of_role = (table.c.event_id, _ENTITY.c.key, table.c.role)
        named = _named(table, table.c.actor_id, found, *of_role)
        for id_, key, role in session.execute(named.where(table.c.role.in_(roles))):
            keys[role][id_].append(key)
    if has_merged(session):
        _add_supplied(session, accepted_fields(session, [*kinds]), keys)
    by_field = {
        field: {id_: tuple(sorted(each)) for id_, each in by_event.items()}
        for field, by_event in keys.items()
    }
    return Memberships(kinds, starts, by_field)


def _add_supplied(
    session: Session, accepted: AcceptedFields, keys: Mapping[str, defaultdict[int, list[str]]]
) -> None:
    """Add the keys that other records supply to events."""
    for register in keys.keys() & {"system", "programme"}:
        table = f"event_{register}"
        rows = rows_of(session, table, accepted.supplied, refers=f"{register}_id")
        for id_, key in accepted.rows(rows, LISTS[table]):
            keys[register][id_].append(key)
    rows = rows_of(session, "participation", accepted.supplied, ("role",), refers="actor_id")
    for id_, key, role in accepted.rows(rows, 2):
        if role in keys:
            keys[role][id_].append(key)


def _named(table: Any, entry: Any, found: ColumnElement[bool], *columns: Any) -> Any:
    events = select(*columns).join_from(table, EVENT, EVENT.c.id == table.c.event_id)
    return events.join(_ENTITY, _ENTITY.c.id == entry).where(found)


def parts_of_others(session: Session, ids: Iterable[int]) -> set[int]:
    """Return which of these events have a link ``part-of`` to another one."""
    whole = EVENT.alias()
    id_ = func.coalesce(whole.c.same_as_id, whole.c.id)
    statement = select(id_).join_from(_LINK, whole, whole.c.id == _LINK.c.from_id)
    found = session.scalars(statement.where(_LINK.c.type == "part-of"))
    return {*found} & {*ids}


def with_linked(session: Session, ids: Collection[int]) -> Sequence[int]:
    """Return these events and all that links join to them, at any distance, in order of time."""
    dialect = session.get_bind().dialect.name
    one, other = EVENT.alias(), EVENT.alias()
    ends = [func.coalesce(each.c.same_as_id, each.c.id) for each in (one, other)]
    links = (
        select(*ends)
        .select_from(_LINK)
        .join(one, one.c.id == _LINK.c.from_id)
        .join(other, other.c.id == _LINK.c.to_id)
    )
    known, new = set(ids), set(ids)
    while new:
        rows = links.where(or_(*(end.in_(among(new, dialect)) for end in ends)))
        new = {id_ for row in session.execute(rows) for id_ in row} - known
        known |= new
    return session.scalars(in_order(EVENT.c.id.in_(among(known, dialect)), dialect)).all()
