"""Build and solve the part of the network of dates that a load affects."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Set
from itertools import chain
from typing import Final

from timeline.canonical.dates import anchors, neighbours, plain_bounds
from timeline.canonical.from_rows import records
from timeline.canonical.record import Canonical
from timeline.database.sessions import Session
from timeline.dates.network import Contradiction
from timeline.errors import Problem
from timeline.loader.planning.clocks import clock_problems
from timeline.loader.planning.dates import PlannedDates, Zones
from timeline.loader.planning.plan import Plan
from timeline.loader.records import history, stored
from timeline.loader.records.batch import BatchRecord
from timeline.loader.records.dating import DatedRecord, is_alone, solve
from timeline.loader.records.stored import pieces

_TOGETHER: Final = 250
"""The number of events that are dated together; more are only if they are connected."""


def date_plan(
    session: Session, plan: Plan, faulty: Set[str] = frozenset()
) -> tuple[PlannedDates, list[Contradiction], list[Problem]]:
    """Solve the dates of the changed records and of every event connected with them.

    The problems are clock times that did not exist in their zone or occurred twice, in events that
    the load writes or whose zone it changes. ``faulty`` are the keys of records with other
    problems, which are left out, and so are the events that are dated by them.
    """
    mine = [e for e in plan.touched if e.checked.type == "event" and e.key not in faulty]
    near = {key for entry in mine for key in entry.ties.near}
    known = near | plan.stored.keys()
    keys = {entry.key for entry in mine if entry.key in known}
    ids = {plan.stored[key].id for key in keys & plan.stored.keys()}
    ids |= {old.id for old in plan.removed if old.type == "event"}
    ids |= {old.id for old in stored.by_key(session, near - keys).values()}
    moved = [plan.stored[e.key].id for e in plan.changed if e.checked.type in ("source", "place")]
    rezoned = stored.dated_by(session, moved) | stored.events_citing(session, _rezoned(plan))
    ids |= rezoned
    gone = {old.key for old in plan.removed}
    around = stored_events(session, stored.connected(session, ids), keys | gone)
    around = {key: entry for key, entry in around.items() if key not in faulty}
    if faulty:
        sound = _without(faulty, around | {entry.key: entry for entry in mine})
        around = {key: entry for key, entry in around.items() if key in sound}
        mine = [entry for entry in mine if entry.key in sound]
    unchecked = around.keys() - {old.key for old in stored.by_id(session, rezoned).values()}
    touched = {e.key: e for e in plan.touched if e.checked.type in ("source", "place")}
    dates = PlannedDates(Zones(session, touched))
    related = {each.key for each in (*around.values(), *mine) if each.ties.near} | around.keys()
    related |= {key for each in (*around.values(), *mine) for key in each.ties.near}
    lone = (entry for entry in mine if entry.key not in related)
    others = around | {entry.key: entry for entry in mine if entry.key in related}
    contradictions: list[Contradiction] = []
    problems: list[Problem] = []
    for group in chain(pieces(lone, _TOGETHER), _groups(others)):
        dates.zones.read(entry.checked.canonical for entry in group)
        events = [dates.zones.dated(entry) for entry in group]
        for event in events:
            if event.key not in unchecked:
                problems += clock_problems(event)
        rest = [event for event in events if event.key in related or not is_alone(event)]
        published = _published(session, touched, (event.record for event in rest))
        solved, found = solve(rest, published)
        dates.solved |= solved
        contradictions += found
    return dates, contradictions, problems


def _groups(events: Mapping[str, BatchRecord]) -> Iterator[list[BatchRecord]]:
    """Yield these events in groups: those that are connected are in one."""
    near: defaultdict[str, list[str]] = defaultdict(list)
    for key, entry in events.items():
        for other in entry.ties.near:
            near[key].append(other)
            near[other].append(key)
    seen: set[str] = set()
    group: list[BatchRecord] = []
    for start in events:
        waiting = [] if start in seen else [start]
        seen.add(start)
        while waiting:
            key = waiting.pop()
            group.append(events[key])
            for other in near[key]:
                if other in events and other not in seen:
                    seen.add(other)
                    waiting.append(other)
        if len(group) >= _TOGETHER:
            yield group
            group = []
    yield group


def _without(faulty: Set[str], events: Mapping[str, BatchRecord]) -> dict[str, BatchRecord]:
    """Return the events that are not dated by a faulty record, directly or indirectly."""
    dependent: defaultdict[str, list[str]] = defaultdict(list)
    gone: set[str] = set()
    for key, entry in events.items():
        near = neighbours(entry.checked.canonical)
        for other in near:
            dependent[other].append(key)
        if not near <= events.keys() or not faulty.isdisjoint(anchors(entry.checked.canonical)):
            gone.add(key)
    waiting = list(gone)
    while waiting:
        for key in dependent[waiting.pop()]:
            if key not in gone:
                gone.add(key)
                waiting.append(key)
    return {key: entry for key, entry in events.items() if key not in gone}


def _rezoned(plan: Plan) -> list[int]:
    """Return the ids of the sources that state their times in another zone than before."""
    return [
        plan.stored[entry.key].id
        for entry in plan.changed
        if entry.checked.type == "source"
        and entry.checked.canonical.get("timezone") != plan.before[entry.key].get("timezone")
    ]


def stored_events(
    session: Session, ids: Iterable[int], without: Container[str] = ()
) -> dict[str, BatchRecord]:
    """Return these stored events by key, except those whose key is in ``without``."""
    olds = {id_: old for id_, old in stored.by_id(session, ids).items() if old.key not in without}
    found = records(session, olds)
    return {old.key: history.entry_of(old, found[id_]) for id_, old in olds.items()}


def network_of(
    session: Session, events: Mapping[str, BatchRecord], touched: Mapping[str, BatchRecord]
) -> tuple[list[DatedRecord], dict[str, tuple[int, int]]]:
    """Return the input of the network: these events, and the publication bounds of the sources.

    ``touched`` are the entries of a load, which replace the stored records.
    """
    canonicals = [entry.checked.canonical for entry in events.values()]
    zones = Zones(session, touched)
    zones.read(canonicals)
    dated = [zones.dated(entry) for entry in events.values()]
    return dated, _published(session, touched, canonicals)


def _published(
    session: Session, touched: Mapping[str, BatchRecord], events: Iterable[Canonical]
) -> dict[str, tuple[int, int]]:
    """Return the publication bounds of the sources that these events are dated by, by key."""
    wanted = {key for event in events for key in anchors(event)}
    found = stored.published(session, wanted - set(touched))
    for key in wanted & set(touched):
        if touched[key].checked.type == "source":
            found[key] = plain_bounds(touched[key].checked.canonical.get("published", "unknown"))
    return found
