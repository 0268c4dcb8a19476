"""Solve the dates of a load: build a network from the dates of records, and take their bounds.

Only accepted values take part. The events that a load affects are solved together with every event
connected with them by relative wordings and dating links, and with no others.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from timeline.canonical.comparing import when as read_when
from timeline.canonical.dates import (
    EventDates,
    SolvedDate,
    StoredClock,
    anchors,
    date_paths,
    neighbours,
)
from timeline.canonical.record import Canonical, covers
from timeline.dates.instants import DayClock
from timeline.dates.localize import LocalDate
from timeline.dates.network import Assertion, Contradiction, DayFrame, Network
from timeline.dates.wording.phrases import When
from timeline.dates.wording.relative import DuringTerm
from timeline.dates.wording.terms import Anchor, BoundTerm
from timeline.errors import Problem
from timeline.kinds import KINDS
from timeline.loader.records.alone import (
    event_alone,
    field_alone,
    members_of,
    qualifiers,
    solved_date,
    stands_alone,
)
from timeline.loader.records.batch import BatchRecord
from timeline.loader.records.frames import frames
from timeline.loader.records.spooled import dates_of, doubts_of
from timeline.models.vocabularies import DATING_LINKS


class DatedRecord(NamedTuple):
    """An event as input of the network. ``line_of`` returns the line of a value path."""

    key: str
    record: Canonical
    path: str
    line_of: Callable[[str], int]
    timezone: str  # the zone of its times: that of its source or file, or empty
    place_zone: str  # the zone of its place, in which its days are counted, or empty
    own_zone: str = ""  # the zone that the event itself states, which is ``timezone`` then


_NO_FIELDS: Final[Mapping[str, SolvedDate]] = {}


def build(
    events: Iterable[DatedRecord], published: Mapping[str, tuple[int, int]]
) -> tuple[Network, dict[str, tuple[When, LocalDate]]]:
    """Return a network of these events, and the own date and clock time of each node.

    A node is an event's key, or ``key#path`` for a dated field. ``published`` has the bounds of the
    publication days of the sources.
    """
    network = Network()
    stated: dict[str, tuple[When, LocalDate]] = {}
    for source, (earliest, latest) in published.items():
        network.publish(source, earliest, latest)
    events = list(events)
    points: dict[str, bool] = {}
    clocks: dict[str, DayClock] = {}
    for event in events:
        record = event.record
        zones = event.timezone, event.place_zone, event.own_zone
        clock = LocalDate.read(read_when(record["when"]), *zones)
        if (on_day := clock.on_one_day) is not None:
            clocks[event.key] = on_day
        points[event.key] = KINDS[record["kind"]].point and not clock.when.is_interval
        stated[event.key] = clock.when, clock
        for path, text in date_paths(record):
            node = f"{event.key}#{path}"
            when = read_when(text)
            points[node] = not when.is_interval
            stated[node] = when, clock
    dates = {node: (when, clock.zone) for node, (when, clock) in stated.items()}
    framed = frames(dates, ((event.key, key) for event in events for _, key in _links(event)))
    for node, (when, _) in dates.items():
        timed = when.instant is not None
        network.declare(
            node,
            point=points[node],
            timed=timed,
            frame=framed.get(node, DayFrame()),
            clock=clocks.get(node),
        )
    for event in events:
        _state(network, event, stated)
    return network, stated


def _state(
    network: Network, event: DatedRecord, stated: Mapping[str, tuple[When, LocalDate]]
) -> None:
    record = event.record
    when = stated[event.key][0]
    network.add(event.key, when, _statement(event, event.key, "when", record["when"], when))
    for path, text in date_paths(record):
        node = f"{event.key}#{path}"
        when = stated[node][0]
        network.add(node, when, _statement(event, node, path, text, when))
    for link, key in _links(event):
        when = _link_when(link, key)
        path = f"links.{link}.{key}"
        statement = _statement(event, event.key, path, f"{link} {key}", when)
        network.link(event.key, when, statement)


def _links(event: DatedRecord) -> Iterator[tuple[str, str]]:
    """Yield the links of an event that bound its date."""
    return ((link, key) for link, key in event.record.get("links", ()) if link in DATING_LINKS)


def _link_when(link: str, key: str) -> When:
    """Return the date that a dating link states for the event that has the link."""
    anchor = Anchor(key)
    if link in ("part-of", "during"):
        return When((DuringTerm(anchor),))
    return When((BoundTerm("before" if link == "before" else "after", anchor),))


def _statement(event: DatedRecord, node: str, path: str, text: str, when: When) -> Assertion:
    items = (item for cited in event.record.get("cite", {}).values() for item in cited)
    quotes = (
        item.get("quote", "")
        for item in items
        if any(covers(each, path) for each in (*item.get("for", ()), *item.get("says", ())))
    )
    return Assertion(
        node=node,
        text=text,
        path=event.path,
        line=event.line_of(path),
        quote=next(quotes, ""),
        soft=when.approximate or when.uncertain,
        inferred=_is_inferred(event, path),
    )


def _is_inferred(event: DatedRecord, path: str) -> bool:
    return any(covers(each, path) for each in event.record.get("inferred", ()))


def solve(
    events: Iterable[DatedRecord], published: Mapping[str, tuple[int, int]]
) -> tuple[dict[str, EventDates], list[Contradiction]]:
    """Solve the dates of these events; return them, and the contradictions between them.

    Only events that are related to others need the network.

    A contradiction drops one of its statements; the bounds follow from the remaining ones.
    """
    events = list(events)
    related = _related(events)
    alone = {
        event.key: dates
        for event in events
        if event.key not in related and (dates := dates_alone(event)) is not None
    }
    rest = [event for event in events if event.key not in alone]
    network, stated = build(rest, published)
    network.solve()
    solved = alone | {event.key: _in_network(event, network, stated) for event in rest}
    return {event.key: solved[event.key] for event in events}, list(network.contradictions)


def is_alone(event: DatedRecord) -> bool:
    """Return whether an event that no other is related to can be dated without the network."""
    point = KINDS[event.record["kind"]].point
    texts = (text for _, text in date_paths(event.record))
    return stands_alone(event.record["when"], point=point) and all(
        stands_alone(text, point=True) for text in texts
    )


def _related(events: Iterable[DatedRecord]) -> set[str]:
    """Return the keys of the events whose dates depend on others, and of those others."""
    related: set[str] = set()
    for event in events:
        if near := neighbours(event.record):
            related |= near
            related.add(event.key)
    return related


def dates_alone(event: DatedRecord) -> EventDates | None:
    """Return the dates of an event that no other is related to; None if one needs the network."""
    record = event.record
    zones = event.timezone, event.place_zone, event.own_zone
    point = KINDS[record["kind"]].point
    inferred = _is_inferred(event, "when")
    when = event_alone(record["when"], zones, point=point, inferred=inferred)
    fields = {}
    for path, text in date_paths(record):
        solved = field_alone(text, inferred=_is_inferred(event, path))
        if solved is None:
            return None
        fields[path] = solved
    return when and EventDates(when.solved, when.clock, fields or _NO_FIELDS)


def _in_network(
    event: DatedRecord, network: Network, stated: Mapping[str, tuple[When, LocalDate]]
) -> EventDates:
    when, clock = stated[event.key]
    fields = {}
    for path, _ in date_paths(event.record):
        node = f"{event.key}#{path}"
        own, _ = stated[node]
        members = members_of(own, inferred=_is_inferred(event, path))
        fields[path] = _solved(network, node, own)._replace(members=members)
    solved = _solved(network, event.key, when)
    return EventDates(solved, StoredClock.of(clock), fields or _NO_FIELDS, anchors(event.record))


def _solved(network: Network, node: str, when: When) -> SolvedDate:
    marks = "" if network.is_sure(node) else qualifiers(when, network.reasons(node))
    return solved_date(when, network.bounds(node), marks)


def doubtful_dates(entries: Iterable[BatchRecord]) -> Iterator[Problem]:
    """Yield a warning for each doubtful date that somebody wrote, and may have meant differently.

    ``entries`` are those that are written, so loading unchanged records again gives no warning.
    """
    for entry in entries:
        if not entry.ties.doubtful:
            continue
        for path, text in dates_of(entry.checked):
            for doubt in doubts_of(text) if entry.is_written(text) else ():
                yield replace(entry.problem(path, doubt), warning=True)
