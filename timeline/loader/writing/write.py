"""Write a plan: inserts, updates and deletes, in batches and in the order of the foreign keys.

All statements are SQLAlchemy Core: the loader has checked what it writes, and ORM objects would
take ten times as long.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Delete,
    Select,
    bindparam,
    delete,
    func,
    select,
    text,
    update,
)
from sqlmodel import SQLModel, col

from timeline.canonical.dates import EventDates
from timeline.canonical.passages_to_rows import add_claims
from timeline.canonical.record import Canonical
from timeline.canonical.to_rows import (
    Row,
    RowSet,
    add_aliases,
    add_columns,
    add_values,
    days_row,
    detail_row,
)
from timeline.database.rounds import among
from timeline.database.sessions import Session
from timeline.dates.calendar import clamp
from timeline.kinds import BY_TYPE, KINDS
from timeline.kinds.tables import model_of
from timeline.loader.records.batch import BatchRecord
from timeline.loader.records.stored import StoredIdentity, pieces
from timeline.loader.writing.inserting import put
from timeline.models import (
    Alias,
    Amount,
    Claim,
    Entity,
    Event,
    EventDate,
    EventDateMember,
    EventProgramme,
    EventSystem,
    EventTag,
    Link,
    Participation,
    Passage,
    PassageOrigin,
    Relation,
    SourceColumn,
    Wording,
)
from timeline.query.conditions.fields.event_conditions import span_class

#: The tables whose rows belong to a record and are replaced when it changes, with the owning
#: column. Rows are deleted in this order, and inserted in the reverse order.
_OWNED: tuple[tuple[type[SQLModel], str], ...] = (
    (Claim, "entity_id"),
    (PassageOrigin, "entity_id"),
    (Passage, "entity_id"),
    (Alias, "entity_id"),
    (SourceColumn, "source_id"),
    *(
        (table, "event_id")
        for table in (
            Amount, EventDate, Wording, Participation, EventSystem, EventProgramme, Relation,
        )
    ),
    (EventTag, "event_id"),
    (EventDateMember, "event_id"),
    (Link, "from_id"),
    *((model_of(kind), "event_id") for kind in KINDS.values()),
)  # fmt: skip


_BETWEEN = (Link, Relation)
"""Those of these tables whose rows refer to other events."""


def next_id(session: Session, table: type[SQLModel]) -> int:
    """Return the first free id of a table whose ids the loader assigns itself."""
    return (session.scalar(_highest_id(table)) or 0) + 1


@cache
def _highest_id(table: type[SQLModel]) -> Select[Any]:
    return select(func.max(table.id))  # type: ignore[attr-defined]


def settle_ids(session: Session) -> None:
    """Set PostgreSQL's sequences to continue after the ids that the loader assigned."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for table in ("entity", "passage"):
        session.execute(
            text(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), "
                f"(SELECT coalesce(max(id), 0) + 1 FROM {table}), false)"
            )
        )


def put_owned(session: Session, rows: RowSet) -> None:
    """Insert the rows that belong to records, passages before the claims that refer to them.

    Those that refer to other events stay in the set until all events are written.
    """
    for table, _ in reversed(_OWNED):
        if table not in _BETWEEN:
            put(session, table, rows.by_table.pop(table, []))


def put_between(session: Session, rows: RowSet) -> None:
    """Insert the rows that refer to other events, which must have been written."""
    for table in _BETWEEN:
        put(session, table, rows.by_table.pop(table, []))


def change(session: Session, table: type[SQLModel], rows: Sequence[Row], by: str = "id") -> None:
    """Update rows by their ``id``, or all with the same ``by``; all must have the same columns."""
    if not rows:
        return
    target = table.__table__  # type: ignore[attr-defined]
    columns = [name for name in rows[0] if name != by]
    statement = (
        update(target)
        .where(target.c[by] == bindparam(f"b_{by}"))
        .values({name: bindparam(f"b_{name}") for name in columns})
    )
    session.connection().execute(
        statement, [{f"b_{name}": value for name, value in row.items()} for row in rows]
    )


def clear(session: Session, ids: Iterable[int]) -> None:
    """Delete the rows that belong to these records, but not the records themselves."""
    for piece in pieces(ids):
        for statement in _deletions():
            session.connection().execute(statement, {"ids": piece})


@cache
def _deletions() -> tuple[Delete, ...]:
    """Return the statements that delete the rows that belong to records."""
    tables = [(table.__table__, column) for table, column in _OWNED]  # type: ignore[attr-defined]
    ids: BindParameter[Any] = bindparam("ids", expanding=True)
    return tuple(delete(table).where(table.c[column].in_(ids)) for table, column in tables)


def remove(session: Session, gone: Iterable[StoredIdentity]) -> None:
    """Delete these records, to which no other record refers; they may refer to each other.

    ``clear`` has deleted their rows. No record refers to an event then, so events go first and in
    pieces. The others refer to each other in any order, so one statement deletes all of them: the
    databases check references at its end.
    """
    events, others = list[int](), list[int]()
    for old in gone:
        (events if old.type == "event" else others).append(old.id)
    for piece in pieces(events):
        session.execute(delete(Entity).where(col(Entity.id).in_(piece)))
    if others:
        dialect = session.get_bind().dialect.name
        session.execute(delete(Entity).where(col(Entity.id).in_(among(others, dialect))))


def event_row(event_id: int, record: Canonical, ids: Mapping[str, int], dated: EventDates) -> Row:
    """Return the row of an event in the table that all kinds share."""
    place = record.get("place")
    return {
        "id": event_id,
        "kind": record["kind"],
        "title": record["title"],
        "summary": record.get("summary"),
        "status": record.get("status", "occurred"),
        "place_id": ids[place] if place else None,
        "when_text": record["when"],
        "timezone": record.get("timezone"),
        "position": None,
    } | bounds_row(dated)


def bounds_row(dated: EventDates) -> Row:
    """Return the columns of an event that are calculated by solving its dates."""
    when = dated.when
    start_lo, start_hi, end_lo, end_hi = map(clamp, when.bounds)
    return {
        "edtf": when.edtf,
        "precision": when.precision,
        "qualifiers": when.qualifiers,
        "start_lo": start_lo,
        "start_hi": start_hi,
        "end_lo": end_lo,
        "end_hi": end_hi,
        "span_class": span_class(start_lo, end_hi),
        "sure": when.sure,
        "instant": dated.clock.instant,
        "instant_lo": dated.clock.instants[0] if dated.clock.instants else None,
        "instant_hi": dated.clock.instants[1] if dated.clock.instants else None,
        "zone": dated.clock.zone or None,
    }


def write_dates(session: Session, dated: Mapping[int, EventDates]) -> None:
    """Update the bounds of events that are unchanged themselves; keys are event ids."""
    change(session, Event, [{"id": id_} | bounds_row(each) for id_, each in dated.items()])
    days = [{"event_id": id_} | days_row(each) for id_, each in dated.items()]
    change(session, Participation, days, by="event_id")
    for event_id, each in dated.items():
        for path, solved in each.fields.items():
            lo, hi = clamp(solved.start_lo), clamp(solved.end_hi)
            session.execute(
                update(EventDate)
                .where(*_is_at(EventDate, event_id, path))
                .values(edtf=solved.edtf, lo=lo, hi=hi, sure=solved.sure)
            )
            for lo, hi, sure in solved.members:
                session.execute(
                    update(EventDateMember)
                    .where(*_is_at(EventDateMember, event_id, path))
                    .where(col(EventDateMember.lo) == lo, col(EventDateMember.hi) == hi)
                    .values(sure=sure)
                )


def _is_at(table: type[EventDate | EventDateMember], event_id: int, path: str) -> Iterator[Any]:
    """Yield the conditions that a row belongs to the date at a value path of an event."""
    name, _, slot = path.partition(".")
    yield col(table.event_id) == event_id
    yield col(table.field) == name
    yield col(table.modality).concat(col(table.item)) == slot  # one of the two is empty


def event_rows(rows: RowSet, entry: BatchRecord, ids: Mapping[str, int], dated: EventDates) -> None:
    """Add the rows of an event outside the shared table: of its kind, and of its values."""
    record = entry.checked.canonical
    event_id = ids[entry.key]
    kind = KINDS[record["kind"]]
    rows.add(model_of(kind), **detail_row(kind, event_id, record, ids))
    add_values(rows, event_id, record, ids, dated)


def owned_rows(rows: RowSet, entry: BatchRecord, ids: Mapping[str, int], spans: Any) -> None:
    """Add the rows that any record may have: names, columns, passages and claims."""
    record = entry.checked.canonical
    if entry.checked.type in BY_TYPE:
        add_aliases(rows, ids[entry.key], record)
        add_columns(rows, ids[entry.key], record)
    add_claims(rows, ids[entry.key], record, ids, spans, fields=entry.checked.fields)
