"""The values of an event on which sources differ: one rule for marks, filters and lists.

A value is disputed

- if a passage cited on any record of the event disputes it, even if both values may be true; or
- if another record of the event (``same-as``) has a value, or cites a passage with a value, that
  surely differs from the accepted value. The accepted value is that of the record that represents
  the others or, if it has none, of the first record by key that has one. A status or kind without a
  citation is not the statement of a source and does not count.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import func, literal, literal_column, select, union_all

from timeline.canonical.record import covers, fields_by_name
from timeline.canonical.rivals import StatedValue, ValuesByPath, accepted_value, differ, given
from timeline.database.rounds import among
from timeline.database.sessions import Session
from timeline.dates.wording.terms import Bounds
from timeline.kinds import EVENT_FIELDS, KINDS, FieldType
from timeline.models.columns import TABLES

if TYPE_CHECKING:
    from timeline.query.results import EventLine, Value

_AMOUNT, _CLAIM, _DATE, _ENTITY, _EVENT = (
    TABLES[name] for name in ("amount", "claim", "event_date", "entity", "event")
)
_UNCITED: Final = frozenset({"kind", *(field.name for field in EVENT_FIELDS if not field.cited)})
"""Fields whose values need no citation."""


class ClaimOnRecord(NamedTuple):
    """A claim on a record: value paths, stance, and the source's value (see ``ClaimLine``)."""

    paths: Sequence[str]
    stance: str
    says: str | None

    def on(self, path: str) -> bool:
        """Return whether the claim is on the value at this path."""
        return any(covers(each, path) for each in self.paths)


class ComparedRecord(NamedTuple):
    """The values and claims of a record that are compared."""

    id: int
    values: ValuesByPath
    claims: Sequence[ClaimOnRecord]


def disputed(records: Sequence[ComparedRecord]) -> tuple[str, ...]:
    """Return the disputed value paths of an event, each once.

    ``records`` are its records, the one that represents the others first, then by key.
    """
    found: dict[str, None] = {}
    for record in records:
        found |= {
            path: None
            for claim in record.claims
            if claim.stance == "disputes"
            for path in claim.paths
        }
    accepted: dict[str, StatedValue] = {}
    for record in records:
        found |= dict.fromkeys(_rivals(record, accepted))
        accepted = {**record.values, **accepted}
    return tuple(found)


def _rivals(record: ComparedRecord, accepted: Mapping[str, StatedValue]) -> Iterator[str]:
    """Yield the paths at which a record has a value that surely differs from the accepted one."""
    for path, own in record.values.items():
        if path in accepted and differ(accepted[path], own) and _is_stated(path, record.claims):
            yield path
    for claim in record.claims:
        if claim.stance == "supports" and claim.says is not None:
            (path,) = claim.paths
            value = accepted.get(path)
            if value and differ(value, given(value.field, claim.says)):
                yield path


def _is_stated(path: str, claims: Iterable[ClaimOnRecord]) -> bool:
    """Return whether a source or the curator states a value; a default value is not stated."""
    return path not in _UNCITED or any(
        claim.stance in ("supports", "inferred") and claim.on(path) for claim in claims
    )


def stated_value(value: "Value", event: "EventLine") -> StatedValue:
    """Return a value that was read from the database in the form in which values are compared."""
    bounds = Bounds(event.start_lo, event.start_hi, event.end_lo, event.end_hi)
    if value.dated:
        bounds = Bounds(value.dated.lo, value.dated.hi, value.dated.lo, value.dated.hi)
    instants = event.possible_instants if value.field.name == "when" else None
    return accepted_value(value.field, value.text, bounds, instants)


# -- from the database ----------------------------------------------------------------------------


def differing(session: Session) -> dict[int, tuple[str, ...]]:
    """Return by id the disputed paths of every event that has several records and any such path."""
    found = {id_: disputed(records) for id_, records in merged_events(session).items()}
    return {id_: paths for id_, paths in found.items() if paths}


def merged_events(session: Session) -> dict[int, list[ComparedRecord]]:
    """Return the records of every event that has several, by its id."""
    representing = select(_EVENT.c.same_as_id).where(_EVENT.c.same_as_id.is_not(None))
    merged = select(_EVENT.c.id).where(
        _EVENT.c.id.in_(representing.scalar_subquery()) | _EVENT.c.same_as_id.is_not(None)
    )
    statement = select(_CLAIM.c.entity_id, _CLAIM.c.fields, _CLAIM.c.stance, _CLAIM.c.says)
    claims = session.execute(statement.where(_CLAIM.c.entity_id.in_(merged)).order_by(_CLAIM.c.id))
    return _records(session, merged, claims)


def disputed_of(
    session: Session, ids: Collection[int], claims: Iterable[Any]
) -> dict[int, tuple[str, ...]]:
    """Return the disputed paths of events by id.

    ``ids`` are the ids of all their records. ``claims`` are rows of the claims on these records, in
    order; claims on other records are ignored.
    """
    if not ids:
        return {}
    chosen = among(ids, session.get_bind().dialect.name)
    return {id_: disputed(records) for id_, records in _records(session, chosen, claims).items()}


def _records(session: Session, ids: Any, claims: Iterable[Any]) -> dict[int, list[ComparedRecord]]:
    """Return the records of events by the id of the event, in the order of ``disputed``.

    ``ids`` is a SELECT of the ids of all these records.
    """
    claims_of: defaultdict[int, list[ClaimOnRecord]] = defaultdict(list)
    for claim in claims:
        claims_of[claim.entity_id].append(
            ClaimOnRecord(claim.fields.split(" "), claim.stance, claim.says)
        )
    groups: defaultdict[int, list[tuple[bool, str, Any]]] = defaultdict(list)
    statement = select(_EVENT, _ENTITY.c.key).join(_ENTITY, _ENTITY.c.id == _EVENT.c.id)
    for row in session.execute(statement.where(_EVENT.c.id.in_(ids))):
        merged = row.same_as_id is not None
        groups[row.same_as_id or row.id].append((merged, row.key, row))
    rows: defaultdict[int, list[Any]] = defaultdict(list)
    for row in session.execute(_rows(ids)):
        rows[row.event_id].append(row)
    return {
        event_id: [
            ComparedRecord(event.id, _values(event, rows[event.id]), claims_of[event.id])
            for _, _, event in sorted(records, key=lambda record: record[:2])
        ]
        for event_id, records in groups.items()
    }


def _values(event: Any, rows: Iterable[Any]) -> dict[str, StatedValue]:
    """Return the values of a record that can be compared: dates, numbers, vocabulary terms."""
    fields = fields_by_name("event", event.kind)
    solved = Bounds(event.start_lo, event.start_hi, event.end_lo, event.end_hi)
    instants = None if event.instant is None else (event.instant_lo, event.instant_hi)
    found = {"when": accepted_value(fields["when"], event.when_text, solved, instants)}
    for name, text in (("status", event.status), ("kind", event.kind)):
        found[name] = accepted_value(fields[name], text, solved)
    for row in rows:
        path = f"{row.field}.{row.slot}" if row.slot else row.field
        found[path] = accepted_value(
            fields[row.field], row.text, Bounds(row.lo, row.hi, row.lo, row.hi)
        )
    return found


def _rows(ids: Any) -> Any:
    """Return a SELECT of the values in other tables: record, field, slot, text and days.

    Items of lists are left out: the second delivery of one record need not be that of another.
    """
    none: tuple[Any, ...] = (literal_column("0").label("lo"), literal_column("0").label("hi"))
    amounts = (
        select(
            _AMOUNT.c.event_id,
            _AMOUNT.c.field,
            func.coalesce(_ENTITY.c.key, _AMOUNT.c.modality).label("slot"),
            _AMOUNT.c.text,
            *none,
        )
        .outerjoin(_ENTITY, _ENTITY.c.id == _AMOUNT.c.actor_id)
        .where(_AMOUNT.c.event_id.in_(ids), _AMOUNT.c.item == "")
    )
    dates = select(
        _DATE.c.event_id, _DATE.c.field, _DATE.c.modality, _DATE.c.text, _DATE.c.lo, _DATE.c.hi
    ).where(_DATE.c.event_id.in_(ids), _DATE.c.item == "")
    terms = (
        select(
            table.c.event_id,
            literal(field.name),
            literal_column("''"),
            table.c[field.name],
            *none,
        ).where(table.c[field.name].is_not(None), table.c.event_id.in_(ids))
        for kind in KINDS.values()
        for table in (TABLES[kind.name],)
        for field in kind.plain
        if field.type is FieldType.TERM
    )
    return union_all(amounts, dates, *terms)
