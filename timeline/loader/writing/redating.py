"""Upgrade a database: run its migrations and solve its dates again, in one transaction.

The meaning of a wording may change from one version to the next ("after KEY" once left out the day
of KEY itself). The text stays as written. Its bounds and the order within a day are derived from
it, so this version calculates them again; otherwise ``check`` would report them as damage.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, select
from sqlmodel import SQLModel, col

from timeline import database
from timeline.canonical.dates import EventDates
from timeline.canonical.from_rows import BATCH, records
from timeline.canonical.record import content_hash, order_hash
from timeline.database.sessions import PlainSession, Session
from timeline.dates.calendar import clamp
from timeline.dates.network import Contradiction
from timeline.errors import DataError
from timeline.loader.planning.affected import network_of, stored_events
from timeline.loader.records import stored
from timeline.loader.records.batch import BatchRecord
from timeline.loader.records.dating import solve
from timeline.loader.writing.sequence import Sequence
from timeline.loader.writing.write import bounds_row, change, write_dates
from timeline.models import Entity, Event
from timeline.progress import Progress, silent

_ENTITY, _EVENT, _DATE, _MEMBER = (
    SQLModel.metadata.tables[name]
    for name in ("entity", "event", "event_date", "event_date_member")
)


class SolvedGroup(NamedTuple):
    """Events whose dates depend on each other, with their solved dates."""

    ids: dict[str, int]  # by key
    events: Mapping[str, BatchRecord]
    dated: Mapping[str, EventDates]
    contradictions: list[Contradiction]


def upgrade(
    engine: Engine,
    *,
    first: Callable[[], None] = lambda: None,
    progress: Progress = silent,
) -> None:
    """Upgrade a database to this version; a current or an empty one is accepted too.

    If the upgrade fails or is interrupted, the database stays unchanged. ``first``: see
    ``database.upgrade``.
    """
    database.upgrade(engine, first=first, then=partial(_redate, progress=progress))


def solved_anew(session: Session, ids: Iterable[int]) -> Iterator[SolvedGroup]:
    """Solve the dates of these events and of all events connected with them, each event once."""
    done: set[int] = set()
    wanted = list(ids)
    for start in range(0, len(wanted), BATCH):
        batch = set(wanted[start : start + BATCH]) - done
        if batch:
            found = stored.connected(session, batch)
            done |= found
            yield _solved(session, found)


def differing(session: Session, solved: SolvedGroup) -> Iterator[tuple[str, str, str]]:
    """Yield key, value path and fault of each stored date that differs from the solved one."""
    ids = sorted(solved.ids.values())
    rows = {row.id: row for row in stored.select_in(session, select(*_EVENT.c), _EVENT.c.id, ids)}
    fields: dict[tuple[int, str], Any] = {
        (row.event_id, _path(row)): row
        for row in stored.select_in(session, select(*_DATE.c), _DATE.c.event_id, ids)
    }
    members: defaultdict[tuple[int, str], set[tuple[int, int, bool]]] = defaultdict(set)
    for row in stored.select_in(session, select(*_MEMBER.c), _MEMBER.c.event_id, ids):
        members[row.event_id, _path(row)].add((row.lo, row.hi, row.sure))
    for key in solved.events:
        id_, dated = solved.ids[key], solved.dated[key]
        for column, value in bounds_row(dated).items():
            if (stored_value := getattr(rows[id_], column)) != value:
                message = f"{column} is stored as {stored_value}, but the texts give {value}"
                yield key, "when", message
        for path, date in dated.fields.items():
            row = fields.get((id_, path))
            right = (date.edtf, clamp(date.start_lo), clamp(date.end_hi), date.sure)
            if row is None or (row.edtf, row.lo, row.hi, row.sure) != right:
                yield key, path, f"is not stored as {date.edtf}"
            elif members[id_, path] != set(date.members):
                yield key, path, f"has other members than {date.edtf}"


def _path(row: Any) -> str:
    return ".".join(filter(None, (row.field, row.modality, row.item)))


def _solved(session: Session, ids: Iterable[int]) -> SolvedGroup:
    events = stored_events(session, ids)
    dated, contradictions = solve(*network_of(session, events, {}))
    keys = {old.key: id_ for id_, old in stored.by_id(session, ids).items()}
    return SolvedGroup(keys, events, dated, contradictions)


def _redate(connection: Connection, progress: Progress = silent) -> None:
    with PlainSession(connection) as session:
        ids = session.scalars(select(col(Event.id)).order_by(col(Event.id))).all()
        done = 0
        for solved in _readable(session, ids):
            done += len(solved.ids)
            progress("dating", done, len(ids))
            wrong = {key for key, _, _ in differing(session, solved)}
            write_dates(session, {solved.ids[key]: solved.dated[key] for key in wrong})
        for start in range(0, len(ids), BATCH):
            Sequence(session).settle(ids[start : start + BATCH])
        _rehash(session)


def _rehash(session: Session) -> None:
    """Calculate the hashes of records that a migration has changed: it has emptied them."""
    emptied = select(_ENTITY.c.id).where(_ENTITY.c.content_hash == "").order_by(_ENTITY.c.id)
    ids = session.scalars(emptied).all()
    for start in range(0, len(ids), BATCH):
        found = records(session, ids[start : start + BATCH])
        rows = [
            {"id": id_, "content_hash": content_hash(record), "order_hash": order_hash(record)}
            for id_, record in found.items()
        ]
        change(session, Entity, rows)


def _readable(session: Session, ids: Iterable[int]) -> Iterator[SolvedGroup]:
    """Yield the solved events that this version can read.

    A record that only an older version accepted keeps its dates, and so do all events connected
    with it: an upgrade must not depend on the user to correct files.
    """
    try:
        yield from solved_anew(session, ids)
    except DataError:
        for each in ids:
            try:
                yield from solved_anew(session, [each])
            except DataError:
                continue
