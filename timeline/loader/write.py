"""Plans into rows: inserts, updates and deletes, in batches and in the order that references ask.

Everything here is SQLAlchemy Core: the loader has checked what it writes, and objects would cost
ten times the time.
"""

from collections.abc import Iterable, Mapping, Sequence
from graphlib import TopologicalSorter
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, text, update
from sqlmodel import Session, SQLModel, col

from timeline.dates import parse_edtf
from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST, clamp
from timeline.kinds import BY_TYPE, KINDS, REGISTERS, Register
from timeline.kinds.canonical import Canonical
from timeline.loader.batch import Batch, Entry
from timeline.loader.dating import Dated
from timeline.loader.rows import (
    Row,
    RowSet,
    add_aliases,
    add_claims,
    add_values,
    detail_row,
    register_row,
)
from timeline.loader.stored import pieces, select_in
from timeline.models import (
    Alias,
    Amount,
    Chronicle,
    Claim,
    Entity,
    Event,
    EventDate,
    EventProgramme,
    EventSystem,
    File,
    Link,
    Participation,
    Passage,
    Relation,
    Text,
    Wording,
)
from timeline.query.windows import span_class

#: What belongs to a record and is written anew when it changes: table and owning column.
#: Rows are deleted in this order, and inserted in the opposite one.
_OWNED: tuple[tuple[type[SQLModel], str], ...] = (
    (Claim, "entity_id"),
    (Passage, "entity_id"),
    (Alias, "entity_id"),
    *(
        (table, "event_id")
        for table in (
            Amount, EventDate, Wording, Participation, EventSystem, EventProgramme, Relation,
        )
    ),
    (Link, "from_id"),
    *((kind.table, "event_id") for kind in KINDS.values()),
)  # fmt: skip


def lock(session: Session) -> None:
    """Let no other load in until this one is done; SQLite's BEGIN IMMEDIATE has done so already."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(hashtext('timeline.load'))"))


def next_id(session: Session, table: type[SQLModel]) -> int:
    """The first free id of a table whose ids the loader gives out itself."""
    return (session.scalar(select(func.max(table.id))) or 0) + 1  # type: ignore[attr-defined]


def settle_ids(session: Session) -> None:
    """Let PostgreSQL's own counters go on behind the ids that were given out."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for table in ("entity", "passage"):
        session.execute(
            text(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), "
                f"(SELECT coalesce(max(id), 0) + 1 FROM {table}), false)"
            )
        )


def put(session: Session, table: type[SQLModel], rows: Sequence[Row]) -> None:
    """Insert rows, if there are any."""
    target = table.__table__  # type: ignore[attr-defined]
    for piece in pieces(rows, 10_000):
        session.connection().execute(insert(target), piece)


def put_owned(session: Session, rows: RowSet) -> None:
    """Insert what belongs to records, passages before the claims that rest on them."""
    for table, _ in reversed(_OWNED):
        put(session, table, rows.by_table[table])


def change(session: Session, table: type[SQLModel], rows: Sequence[Row]) -> None:
    """Update rows by their ``id``; all of them set the same columns."""
    if not rows:
        return
    target = table.__table__  # type: ignore[attr-defined]
    columns = [name for name in rows[0] if name != "id"]
    statement = (
        update(target)
        .where(target.c.id == bindparam("b_id"))
        .values({name: bindparam(f"b_{name}") for name in columns})
    )
    session.connection().execute(
        statement, [{f"b_{name}": value for name, value in row.items()} for row in rows]
    )


def clear(session: Session, ids: Iterable[int]) -> None:
    """Delete everything that belongs to these records, but not the records."""
    for piece in pieces(ids):
        for table, column in _OWNED:
            session.execute(delete(table).where(getattr(table, column).in_(piece)))


def remove(session: Session, ids: Sequence[int]) -> None:
    """Delete these records; nothing else refers to them any more."""
    for piece in pieces(ids):
        for register in REGISTERS:
            references = [
                column.name
                for column in register.table.__table__.columns  # type: ignore[attr-defined]
                if column.nullable and column.foreign_keys
            ]
            if references:
                session.execute(
                    update(register.table)
                    .where(register.table.id.in_(piece))  # type: ignore[attr-defined]
                    .values(dict.fromkeys(references))
                )
    for piece in pieces(ids):
        session.execute(delete(Entity).where(col(Entity.id).in_(piece)))


def write_files(session: Session, batch: Batch) -> dict[tuple[str, str], int]:
    """The chronicles and files of a batch, made or brought up to date; ids by name and path."""
    known = dict(session.execute(select(col(Chronicle.name), col(Chronicle.id))).all())
    for name in dict.fromkeys(file.chronicle for file in batch.files):
        if name not in known:
            known[name] = session.scalar(
                insert(Chronicle).values(name=name).returning(col(Chronicle.id))
            )
        session.execute(
            update(Chronicle)
            .where(col(Chronicle.id) == known[name])
            .values(title=batch.titles.get(name) or None)
        )
    names = {number: name for name, number in known.items()}
    files = {
        (names[chronicle], path): number
        for chronicle, path, number in session.execute(
            select(col(File.chronicle_id), col(File.path), col(File.id))
        )
    }
    for file in batch.files:
        values = {"sha256": file.sha256, "timezone": file.timezone or None}
        place = (file.chronicle, file.path)
        if place in files:
            session.execute(update(File).where(col(File.id) == files[place]).values(values))
        else:
            row = {"chronicle_id": known[file.chronicle], "path": file.path} | values
            files[place] = session.scalar(insert(File).values(row).returning(col(File.id)))
    return files


def write_texts(session: Session, entries: Iterable[Entry]) -> dict[str, int]:
    """The texts of these sources, stored if they are new; ids by SHA-256."""
    bodies = {
        entry.checked.canonical["text_sha256"]: entry.body
        for entry in entries
        if entry.body is not None
    }
    statement = select(col(Text.sha256), col(Text.id))
    known = dict(tuple(row) for row in select_in(session, statement, col(Text.sha256), bodies))
    for sha256, body in bodies.items():
        if sha256 not in known:
            known[sha256] = session.scalar(
                insert(Text).values(sha256=sha256, body=body).returning(col(Text.id))
            )
    return known


def write_registers(
    session: Session, entries: Sequence[Entry], new: set[str], ids: Mapping[str, int],
    texts: Mapping[str, int],
) -> None:  # fmt: skip
    """The rows of actors, systems, programmes, places, sources and named queries."""
    for register in REGISTERS:
        of_type = {entry.key: entry for entry in entries if entry.checked.type == register.name}
        rows = {
            key: register_row(
                register, entry.checked.canonical, ids, _extra(register, entry, ids[key], texts)
            )
            for key, entry in of_type.items()
        }
        ordered = _wholes_first(register, of_type)
        put(session, register.table, [rows[key] for key in ordered if key in new])
        change(session, register.table, [row for key, row in rows.items() if key not in new])


def _wholes_first(register: Register, entries: Mapping[str, Entry]) -> list[str]:
    """Keys in an order in which what others are part of comes before them."""
    own = [each.name for each in register.fields if each.type.value == register.name]
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for key, entry in entries.items():
        record = entry.checked.canonical
        sorter.add(key, *(record[n] for n in own if record.get(n) in entries))
    return list(sorter.static_order())


def _extra(register: Register, entry: Entry, entity_id: int, texts: Mapping[str, int]) -> Row:
    record = entry.checked.canonical
    if register.name != "source":
        return {"id": entity_id}
    published = record.get("published", "unknown")
    lo, hi = published_bounds(record)
    return {
        "id": entity_id,
        "published": published,
        "published_lo": lo,
        "published_hi": hi,
        "text_id": texts.get(record.get("text_sha256", "")),
    }


def published_bounds(record: Canonical) -> tuple[int, int]:
    """The first and the last day on which a source may have come out."""
    published = record.get("published", "unknown")
    if published == "unknown":
        return UNKNOWN_EARLIEST, UNKNOWN_LATEST
    date = parse_edtf(published)
    return clamp(date.earliest), clamp(date.latest)


def event_row(event_id: int, record: Canonical, ids: Mapping[str, int], dated: Dated) -> Row:
    """The row that all kinds share."""
    place = record.get("place")
    return {
        "id": event_id,
        "kind": record["kind"],
        "title": record["title"],
        "summary": record.get("summary"),
        "status": record.get("status", "occurred"),
        "place_id": ids[place] if place else None,
        "when_text": record["when"],
    } | bounds_row(dated)


def bounds_row(dated: Dated) -> Row:
    """The columns of an event that are solved and not written."""
    when = dated.when
    start_lo, start_hi, end_lo, end_hi = map(clamp, when[3:])
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
        "zone": dated.clock.zone or None,
    }


def write_dates(session: Session, dated: Mapping[int, Dated]) -> None:
    """New bounds for events that were not themselves changed."""
    change(session, Event, [{"id": id_} | bounds_row(each) for id_, each in dated.items()])
    for event_id, each in dated.items():
        for path, solved in each.fields.items():
            name, _, modality = path.partition(".")
            session.execute(
                update(EventDate)
                .where(
                    col(EventDate.event_id) == event_id,
                    col(EventDate.field) == name,
                    col(EventDate.modality) == modality,
                )
                .values(
                    edtf=solved.edtf,
                    lo=clamp(solved.start_lo),
                    hi=clamp(solved.end_hi),
                    sure=solved.sure,
                )
            )


def event_rows(rows: RowSet, entry: Entry, ids: Mapping[str, int], dated: Dated) -> None:
    """The rows of an event besides its own: its kind's, and its values'."""
    record = entry.checked.canonical
    event_id = ids[entry.key]
    kind = KINDS[record["kind"]]
    rows.add(kind.table, **detail_row(kind, event_id, record))
    add_values(rows, event_id, record, ids, dated)


def owned_rows(rows: RowSet, entry: Entry, ids: Mapping[str, int], spans: Any) -> None:
    """What any record may have: other names, passages and claims."""
    record = entry.checked.canonical
    if entry.checked.type in BY_TYPE:
        add_aliases(rows, ids[entry.key], record)
    add_claims(rows, ids[entry.key], record, ids, spans)
