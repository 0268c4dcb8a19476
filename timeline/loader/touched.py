"""The part of the network of dates that a load touches: what it is made of, and its solution."""

from collections.abc import Container, Iterable, Iterator, Mapping

from sqlmodel import Session

from timeline.dates.network import Contradiction
from timeline.errors import Problem
from timeline.kinds.canonical import Canonical
from timeline.kinds.comparing import when as read_when
from timeline.loader import history, stored
from timeline.loader.batch import Entry
from timeline.loader.changed_clocks import clock_faults
from timeline.loader.dating import Dated, DatedRecord, anchors, date_paths, neighbours, solve
from timeline.loader.filing import published_bounds
from timeline.loader.plan import Plan
from timeline.query.records import records


def date_plan(
    session: Session, plan: Plan
) -> tuple[dict[str, Dated], list[Contradiction], list[Problem]]:
    """Solve the dates of what changes and of every event that is connected with it.

    The problems are the clock times of these that did not exist in their zones, or came twice:
    those that the load states, or whose zone it changes.
    """
    mine = {e.key: e for e in plan.touched if e.checked.type == "event"}
    ids = {plan.stored[key].id for key in mine if key in plan.stored}
    ids |= {old.id for old in plan.removed if old.type == "event"}
    outside = {key for e in mine.values() for key in neighbours(e.checked.canonical)} - set(mine)
    ids |= {old.id for old in stored.by_key(session, outside).values()}
    moved = [plan.stored[e.key].id for e in plan.changed if e.checked.type in ("source", "place")]
    rezoned = stored.dated_by(session, moved) | stored.events_citing(session, _rezoned(plan))
    ids |= rezoned
    gone = {old.key for old in plan.removed}
    around = stored_events(session, stored.connected(session, ids), {*mine, *gone})
    events, published = network_of(session, around | mine, {e.key: e for e in plan.touched})
    checked = set(mine) | {old.key for old in stored.by_id(session, rezoned).values()}
    problems = [each for event in events if event.key in checked for each in _clock_problems(event)]
    return *solve(events, published), problems


def _clock_problems(event: DatedRecord) -> Iterator[Problem]:
    zone = event.timezone or event.place_zone
    if zone:
        for path, text in (("when", event.record["when"]), *date_paths(event.record)):
            for message in clock_faults(read_when(text), zone):
                yield Problem(event.path, event.line_of(path), f"{event.key}.{path}", message)


def _rezoned(plan: Plan) -> list[int]:
    """The sources that state their times in another zone than they did."""
    return [
        plan.stored[entry.key].id
        for entry in plan.changed
        if entry.checked.type == "source"
        and entry.checked.canonical.get("timezone") != plan.before[entry.key].get("timezone")
    ]


def stored_events(
    session: Session, ids: Iterable[int], without: Container[str] = ()
) -> dict[str, Entry]:
    """These events as they are stored, by key, but for those whose key is in ``without``."""
    olds = {id_: old for id_, old in stored.by_id(session, ids).items() if old.key not in without}
    found = records(session, olds)
    return {old.key: history.entry_of(old, found[id_]) for id_, old in olds.items()}


def network_of(
    session: Session, events: Mapping[str, Entry], touched: Mapping[str, Entry]
) -> tuple[list[DatedRecord], dict[str, tuple[int, int]]]:
    """What the network needs to know: of these events, and when the sources came out.

    ``touched`` are the entries of a load, which stand in the place of what is stored.
    """
    canonicals = [entry.checked.canonical for entry in events.values()]
    zones = _zones(session, touched, canonicals)
    dated = [
        DatedRecord(
            key,
            entry.checked.canonical,
            entry.checked.path,
            entry.checked.line_of,
            _stated_zone(entry, zones),
            zones.get(entry.checked.canonical.get("place", ""), ""),
        )
        for key, entry in events.items()
    ]
    return dated, _published(session, touched, canonicals)


def _zones(
    session: Session, touched: Mapping[str, Entry], events: Iterable[Canonical]
) -> dict[str, str]:
    """The time zones of the places and sources of these events."""
    keys = {key for event in events for key in (event.get("place"), *event.get("cite", ()))}
    wanted = {key for key in keys if key}
    found = stored.zones(session, wanted - set(touched))
    for key in wanted & set(touched):
        found[key] = touched[key].checked.canonical.get("timezone", "")
    return found


def _stated_zone(entry: Entry, zones: Mapping[str, str]) -> str:
    """The zone in which an event's time is stated: its source's, or else its file's."""
    for source, items in entry.checked.canonical.get("cite", {}).items():
        if zones.get(source) and any("when" in item.get("for", ()) for item in items):
            return zones[source]
    return entry.checked.timezone


def _published(
    session: Session, touched: Mapping[str, Entry], events: Iterable[Canonical]
) -> dict[str, tuple[int, int]]:
    """The days on which the sources came out that these events are dated by."""
    wanted = {key for event in events for key in anchors(event)}
    found = stored.published(session, wanted - set(touched))
    for key in wanted & set(touched):
        if touched[key].checked.type == "source":
            found[key] = published_bounds(touched[key].checked.canonical)
    return found
