"""Upgrade a database: run its migrations and solve its dates again, in one transaction.

The meaning of a wording may change from one version to the next ("after KEY" once left out the day
of KEY itself). The text stays as written. Its bounds and the order within a day are derived from
it, so this version calculates them again; otherwise ``check`` would report them as damage.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, Select, Table, and_, not_, select
from sqlmodel import SQLModel, col

from timeline import database
from timeline.canonical.dates import EventDates
from timeline.canonical.from_rows import BATCH, records
from timeline.canonical.record import Canonical, content_hash, order_hash
from timeline.database.rounds import among_listed, of_listed
from timeline.database.sessions import PlainSession, Session
from timeline.dates.calendar import clamp
from timeline.dates.network import Contradiction
from timeline.errors import DataError, ValueFault
from timeline.loader.planning.affected import network_of, stored_events
from timeline.loader.planning.dates import Zones
from timeline.loader.records import stored
from timeline.loader.records.batch import BatchRecord
from timeline.loader.records.dating import dates_alone, solve
from timeline.loader.writing.sequence import settle
from timeline.loader.writing.write import bounds_row, change, write_dates
from timeline.models import Entity, Event
from timeline.progress import Progress, silent

_ENTITY, _EVENT, _DATE, _MEMBER, _ACTOR = (
    SQLModel.metadata.tables[name]
    for name in ("entity", "event", "event_date", "event_date_member", "participation")
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


class UnrelatedDates:
    """Solves the dates of events that no other event is related to, from their records alone."""

    def __init__(self, session: Session) -> None:
        self._related = stored.related(session)
        self._zones = Zones(session, {})

    def read(self, records: Iterable[Canonical]) -> None:
        """Find out the zones that the dates of these events depend on."""
        self._zones.read(records)

    def solve(self, id_: int, key: str, record: Canonical, timezone: str) -> EventDates | None:
        """Return the dates of an event; None if it has to be solved with others, or is invalid.

        ``timezone`` is that of its file.
        """
        if id_ in self._related:
            return None
        try:
            return dates_alone(self._zones.dated_record(key, record, timezone))
        except ValueFault:
            return None


def differing(
    session: Session, ids_by_key: Mapping[str, int], dates: Mapping[str, EventDates]
) -> Iterator[tuple[str, str, str]]:
    """Yield key, value path and fault of each stored date that differs from the solved one."""
    if not dates:
        return
    ids = sorted(ids_by_key[key] for key in dates)
    bounds = {key: bounds_row(dated) for key, dated in dates.items()}
    names = tuple(next(iter(bounds.values())))
    rows = {row[0]: row[1:] for row in of_listed(session, _of_events, ids, names)}
    fields: dict[tuple[int, str], Any] = {
        (row.event_id, _path(row)): row for row in of_listed(session, _of_dates, ids, _DATE)
    }
    members: defaultdict[tuple[int, str], set[tuple[int, int, bool]]] = defaultdict(set)
    for each in of_listed(session, _of_dates, ids, _MEMBER):
        members[each.event_id, _path(each)].add((each.lo, each.hi, each.sure))
    beside = {row.event_id: row for row in of_listed(session, _of_actors, ids)}
    for key, dated in dates.items():
        id_ = ids_by_key[key]
        if row := beside.get(id_):
            yield key, row.role, "has other days than the event"
        right = tuple(bounds[key].values())
        if rows[id_] != right:
            for column, is_stored, value in zip(names, rows[id_], right, strict=True):
                if is_stored != value:
                    message = f"{column} is stored as {is_stored}, but the texts give {value}"
                    yield key, "when", message
        for path, date in dated.fields.items():
            row = fields.get((id_, path))
            solved = (date.edtf, clamp(date.start_lo), clamp(date.end_hi), date.sure)
            if row is None or (row.edtf, row.lo, row.hi, row.sure) != solved:
                yield key, path, f"is not stored as {date.edtf}"
            elif members[id_, path] != set(date.members):
                yield key, path, f"has other members than {date.edtf}"


@cache
def _of_events(dialect: str, names: tuple[str, ...]) -> Select[Any]:
    columns = (_EVENT.c[name] for name in names)
    return select(_EVENT.c.id, *columns).where(_EVENT.c.id.in_(among_listed(dialect)))


@cache
def _of_actors(dialect: str) -> Select[Any]:
    """Return a SELECT of the actors whose rows have not the days of the event."""
    same = (_ACTOR.c[name] == _EVENT.c[name] for name in ("start_lo", "end_hi"))
    found = select(_ACTOR.c.event_id, _ACTOR.c.role).join(_EVENT, _EVENT.c.id == _ACTOR.c.event_id)
    return found.where(_EVENT.c.id.in_(among_listed(dialect)), not_(and_(*same)))


@cache
def _of_dates(dialect: str, table: Table) -> Select[Any]:
    return select(table).where(table.c.event_id.in_(among_listed(dialect)))


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
            wrong = {key for key, _, _ in differing(session, solved.ids, solved.dated)}
            write_dates(session, {solved.ids[key]: solved.dated[key] for key in wrong})
        settle(session, ids)
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
