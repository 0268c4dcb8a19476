"""Events in chunks of columns, in order of their first possible day.

A chunk takes a fixed number of SELECTs, and its rows stay tuples until they are columns.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from operator import and_
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, or_, select

from timeline.canonical.selected import columns_of
from timeline.database.sessions import Session
from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST, is_bounded, ymd
from timeline.kinds import KINDS
from timeline.models.columns import TABLES
from timeline.query.conditions.accepted import AcceptedFields, accepted_fields
from timeline.query.conditions.compile import EVENT, compile_query
from timeline.query.dataset import declared, values
from timeline.query.dataset.evidence import DatasetEvidence
from timeline.query.dataset.frame import Columns, Frame, Keys
from timeline.query.events.known import Sources
from timeline.query.events.parts import other_records
from timeline.query.grammar.nodes import Query
from timeline.query.records.leading import LeadingRecords, leading_records

SIZE: Final = 20_000
"""The number of events of a chunk."""

_ENTITY = TABLES["entity"]
_COLUMNS: Final = (
    *("kind", "title", "status", "when_text", "edtf", "precision", "qualifiers", "sure"),
    *("start_lo", "start_hi", "end_lo", "end_hi", "summary", "place_id", "timezone", "zone"),
    *("instant_lo", "instant_hi", "same_as_id"),
)
_AS_THEY_ARE: Final = (
    *("kind", "title", "status", "edtf", "precision"),
    *("start_lo", "start_hi", "end_lo", "end_hi", "summary", "instant_lo", "instant_hi"),
)
_OR_NONE: Final = ("qualifiers", "timezone", "zone")
_ROLES: Final = {kind.name: [field.name for field in kind.roles] for kind in KINDS.values()}


class Chunk(NamedTuple):
    """Some events by their ids, and what the other tables have of them, by its name."""

    ids: list[int]
    events: Columns
    others: dict[str, Columns]


def chunks(
    session: Session,
    query: Query,
    tables: Collection[declared.DatasetTable] = (),
    size: int = SIZE,
    *,
    alone: bool = False,
) -> Iterator[Chunk]:
    """Return all events that match the query, and the rows of these tables that are of them.

    With ``alone`` each record is counted by itself: those that are one with such an event are rows,
    too, with its key in the column ``same_as``. Only one chunk is in memory at a time. Raises
    QueryError for an unknown key, before the first.
    """
    columns = (EVENT.c[name] for name in _COLUMNS)
    matching = compile_query(session, query)
    statement = (
        select(EVENT.c.id, _ENTITY.c.key, *columns)
        .join(_ENTITY, _ENTITY.c.id == EVENT.c.id)
        .where(_with_records(matching) if alone else matching)
        .order_by(EVENT.c.start_lo, EVENT.c.end_hi, EVENT.c.id)
        .execution_options(yield_per=size)
    )
    keys, sources = Keys(session), Sources(session)
    wanted = [table.name for table in tables]
    return (
        _chunk(session, rows, wanted, keys, sources, alone=alone)
        for rows in session.execute(statement).partitions()
    )


def _with_records(matching: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that a record is one of these events, or one with one of them."""
    of_these = select(EVENT.c.id).where(matching).correlate(None)
    return or_(EVENT.c.id.in_(of_these), EVENT.c.same_as_id.in_(of_these))


def _chunk(
    session: Session,
    rows: Sequence[Any],
    wanted: Sequence[str],
    keys: Keys,
    sources: Sources,
    *,
    alone: bool,
) -> Chunk:
    ids, names, *rest = map(list, zip(*rows, strict=True))
    raw = dict(zip(_COLUMNS, rest, strict=True))
    at = {id_: place for place, id_ in enumerate(ids)}
    merged = {} if alone else other_records(session, ids)
    accepted = accepted_fields(session, ids) if merged else AcceptedFields(ids)
    frame = Frame(session, names, at, _of_line(raw, names, keys), keys, accepted)
    _add_supplied(frame)
    records = chain(ids, (other for found in merged.values() for other, _ in found))
    events = LeadingRecords() if alone else leading_records(session, [*records])
    if events.alike:
        frame.events["when"] = [*map(events.dated, raw["when_text"])]
    others: dict[str, Columns] = {}
    _add_plain(frame, raw["kind"])
    others["participants"] = _add_participants(frame, raw["kind"], "participants" in wanted)
    _add_lists(frame)
    lists = values.ListedRecords()
    others["amounts"] = values.amounts(frame, lists, "amounts" in wanted)
    others["dates"] = values.dates(frame, lists, "dates" in wanted, events)
    lists.add_to(frame)
    values.wordings(frame)
    evidence = DatasetEvidence(frame, merged, sources)
    others["links"] = evidence.add_links(events)
    others["claims"] = evidence.add_claims(whole="claims" in wanted)
    if events.events:
        for name in ("inferred", "disputed"):
            frame.events[name] = [*map(events.paths, frame.events[name])]
    return Chunk(ids, frame.events, {name: others[name] for name in wanted})


def _of_line(raw: Columns, names: list[str], keys: Keys) -> Columns:
    """Return the columns that all events have, of their own rows."""
    events: Columns = {"key": names, "when": raw["when_text"]}
    events |= {name: raw[name] for name in _AS_THEY_ARE}
    events |= {name: [each or None for each in raw[name]] for name in _OR_NONE}
    bounds = [raw[name] for name in declared.BOUNDS]
    events["bounded"] = [
        first > UNKNOWN_EARLIEST and last < UNKNOWN_LATEST
        for first, last in zip(bounds[0], bounds[-1], strict=True)
    ]
    events["dated"] = [
        bounded or any(map(is_bounded, row))
        for bounded, *row in zip(events["bounded"], *bounds, strict=True)
    ]
    # as ``dates.calendar.is_sure`` says
    events["sure"] = [*map(and_, map(bool, raw["sure"]), events["dated"])]
    events["earliest"], events["latest"] = bounds[0], bounds[-1]
    years = values.CachedFunction(lambda day: ymd(day)[0] if is_bounded(day) else None)
    events["year"] = [*map(years.__getitem__, bounds[0])]
    places = keys.of(raw["place_id"])
    events["place"] = [*map(places.get, raw["place_id"])]
    events["same_as"] = [*map(keys.of(raw["same_as_id"]).get, raw["same_as_id"])]
    return events


def _add_supplied(frame: Frame) -> None:
    """Add the fields of all events that are columns of their own rows and that records supply."""
    if not frame.accepted.supplied:
        return
    names, rows = columns_of(frame.session, "event", frame.accepted.supplied)
    for number, name in enumerate(names, 1):
        for row in frame.accepted.rows(rows, name):
            frame.events[name][frame.at[row[0]]] = row[number]


def _add_plain(frame: Frame, kinds: Sequence[str]) -> None:
    """Add the fields of kinds that are columns of a table of their kind."""
    of_kind: dict[str, list[int]] = {}
    kind_of = dict(zip(frame.at, kinds, strict=True))
    kind_of |= {record: kind_of[event] for record, (event, _) in frame.accepted.supplied.items()}
    for id_, kind in kind_of.items():
        of_kind.setdefault(kind, []).append(id_)
    for kind in sorted(of_kind):
        names, rows = columns_of(frame.session, kind, of_kind[kind])
        others = [row for row in rows if row[0] not in frame.at] if frame.accepted.supplied else []
        own = [row for row in rows if row[0] in frame.at] if others else rows
        event, *columns = zip(*own, strict=True)
        places = [*map(frame.at.__getitem__, event)]
        for number, (name, texts) in enumerate(zip(names, columns, strict=True), 1):
            if any(texts):
                column = frame.column(name)
                for place, text in zip(places, texts, strict=True):
                    column[place] = text or None
            for row in frame.accepted.rows(others, name):
                if row[number]:
                    frame.column(name)[frame.at[row[0]]] = row[number]


def _add_participants(frame: Frame, kinds: Sequence[str], wanted: bool) -> Columns:
    """Add the actors in their roles, and return them as a table if that is ``wanted``."""
    rows = frame.rows("participation", ("role", "actor_id", "position"), 2)
    actors = frame.keys.of({row[3] for row in rows})
    columns: dict[str, list[Any]] = {}
    for event, _, role, actor, _ in rows:
        if (column := columns.get(role)) is None:
            column = columns[role] = frame.column(role)
        place = frame.at[event]
        if (found := column[place]) is None:
            column[place] = [actors[actor]]
        else:
            found.append(actors[actor])
    frame.events["actors"] = _every_actor(kinds, columns)
    if not wanted:
        return {}
    return {
        "event": [frame.name(row[0]) for row in rows],
        "role": [row[2] for row in rows],
        "actor": [actors[row[3]] for row in rows],
        "position": [row[4] for row in rows],
    }


def _every_actor(kinds: Sequence[str], columns: Mapping[str, list[Any]]) -> list[Sequence[str]]:
    """Return the actors of each event in any role, in the order of the roles of its kind."""
    of_kind = {
        kind: [columns[role] for role in _ROLES[kind] if role in columns] for kind in set(kinds)
    }
    every: list[Sequence[str]] = []
    for place, kind in enumerate(kinds):
        found = [actors for column in of_kind[kind] if (actors := column[place]) is not None]
        if len(found) < 2:
            every.append(found[0] if found else ())
        else:
            every.append([*dict.fromkeys(chain.from_iterable(found))])
    return every


def _add_lists(frame: Frame) -> None:
    """Add the systems, programmes and tags."""
    for name, table, refers in (
        ("systems", "event_system", "system_id"),
        ("programme", "event_programme", "programme_id"),
        ("tags", "event_tag", "tag"),
    ):
        lists = frame.lists(name)
        rows = frame.rows(table, (refers,), name)
        named: Mapping[Any, str] = {} if refers == "tag" else frame.keys.of(row[2] for row in rows)
        for event, _, each in rows:
            lists.add(frame.at[event], named.get(each, each))
