"""Dates of a load: what records say of time becomes a network, and its solution their bounds.

Only accepted values take part. What a load touches is solved together with every event that is
connected with it by relative wordings and dating links, and with nothing else.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST, clamp
from timeline.dates.likely import doubts
from timeline.dates.localize import Clock
from timeline.dates.network import Assertion, Contradiction, Network
from timeline.dates.parsing import parse_edtf
from timeline.dates.phrases import When
from timeline.dates.solved import write_solved
from timeline.dates.terms import Anchor, BoundTerm, DuringTerm
from timeline.errors import Problem
from timeline.kinds import KINDS, FieldType
from timeline.kinds.canonical import Canonical, covers, values
from timeline.kinds.comparing import when
from timeline.kinds.comparing import when as read_when
from timeline.loader.records.batch import BatchRecord
from timeline.models.vocabularies import DATING_LINKS


class SolvedDate(NamedTuple):
    """A date as its event's row holds it. ``qualifiers``: see ``_qualifiers``."""

    edtf: str
    precision: str
    qualifiers: str
    start_lo: int
    start_hi: int
    end_lo: int
    end_hi: int

    @property
    def sure(self) -> bool:
        """Whether neither a qualifier nor an inference took part in the bounds."""
        return not self.qualifiers


@dataclass(slots=True)
class EventDates:
    """The solved dates of one event: its own, and those of its dated fields by value path."""

    when: SolvedDate
    clock: Clock
    fields: dict[str, SolvedDate] = field(default_factory=dict)
    anchors: tuple[str, ...] = ()


class DatedRecord(NamedTuple):
    """What the network needs to know of an event. ``line_of`` gives the line of a value path."""

    key: str
    record: Canonical
    path: str
    line_of: Callable[[str], int]
    timezone: str  # in which its file states times, or empty
    place_zone: str  # in which its days are counted, or empty


def date_paths(record: Canonical) -> Iterator[tuple[str, str]]:
    """Each dated field of an event besides ``when``: value path and text."""
    fields = [each for each in KINDS[record["kind"]].fields if each.type is FieldType.DATE]
    for value in values(record, fields):
        if value.field in fields:
            yield value.path, value.text


def anchors(record: Canonical) -> tuple[str, ...]:
    """Keys of the events and sources by which an event's dates are worded, each once."""
    texts = [record["when"], *(text for _, text in date_paths(record))]
    found = (anchor.key for text in texts for anchor in read_when(text).anchors)
    return tuple(dict.fromkeys(found))


def neighbours(record: Canonical) -> set[str]:
    """Keys of the events whose dates this event's dates are connected with."""
    texts = [record["when"], *(text for _, text in date_paths(record))]
    worded = {a.key for text in texts for a in read_when(text).anchors if not a.published}
    linked = {key for link, key in record.get("links", ()) if link in DATING_LINKS}
    return worded | linked


def build(
    events: Iterable[DatedRecord], published: Mapping[str, tuple[int, int]]
) -> tuple[Network, dict[str, tuple[When, Clock]]]:
    """A network of these events, and what each node says of itself.

    A node is an event's key, or ``key#path`` for a dated field. ``published`` has the bounds of the
    sources' days of publication.
    """
    network = Network()
    said: dict[str, tuple[When, Clock]] = {}
    for source, (earliest, latest) in published.items():
        network.publish(source, earliest, latest)
    events = list(events)
    for event in events:
        record = event.record
        clock = Clock.read(read_when(record["when"]), event.timezone, event.place_zone)
        point = KINDS[record["kind"]].point and not clock.when.is_interval
        network.declare(event.key, point=point, timed=clock.instant is not None)
        said[event.key] = clock.when, clock
        for path, text in date_paths(record):
            node = f"{event.key}#{path}"
            when = read_when(text)
            network.declare(node, point=not when.is_interval, timed=when.instant is not None)
            said[node] = when, clock
    for event in events:
        _state(network, event, said)
    return network, said


def _state(network: Network, event: DatedRecord, said: Mapping[str, tuple[When, Clock]]) -> None:
    record = event.record
    when = said[event.key][0]
    network.add(event.key, when, _statement(event, event.key, "when", record["when"], when))
    for path, text in date_paths(record):
        node = f"{event.key}#{path}"
        when = said[node][0]
        network.add(node, when, _statement(event, node, path, text, when))
    for link, key in record.get("links", ()):
        if link in DATING_LINKS:
            when = _link_when(link, key)
            path = f"links.{link}.{key}"
            statement = _statement(event, event.key, path, f"{link} {key}", when)
            network.link(event.key, when, statement)


def _link_when(link: str, key: str) -> When:
    """What a dating link says of the time of the event that bears it."""
    anchor = Anchor(key)
    if link in ("part-of", "during"):
        return When((DuringTerm(anchor),))
    return When((BoundTerm("before" if link == "before" else "after", anchor),))


def _statement(event: DatedRecord, node: str, path: str, text: str, when: When) -> Assertion:
    items = (item for cited in event.record.get("cite", {}).values() for item in cited)
    quotes = (
        item["quote"]
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
        inferred=any(covers(each, path) for each in event.record.get("inferred", ())),
    )


def solve(
    events: Iterable[DatedRecord], published: Mapping[str, tuple[int, int]]
) -> tuple[dict[str, EventDates], list[Contradiction]]:
    """Solve the dates of these events; contradictions come back beside what still holds."""
    events = list(events)
    network, said = build(events, published)
    network.solve()
    solved: dict[str, EventDates] = {}
    for event in events:
        when, clock = said[event.key]
        fields = {}
        for path, _ in date_paths(event.record):
            node = f"{event.key}#{path}"
            fields[path] = _solved(network, node, said[node][0])
        solved[event.key] = EventDates(
            _solved(network, event.key, when), clock, fields, anchors(event.record)
        )
    return solved, list(network.contradictions)


def _solved(network: Network, node: str, when: When) -> SolvedDate:
    bounds = network.bounds(node)
    qualifiers = "" if network.is_sure(node) else _qualifiers(when, network.reasons(node))
    edtf = write_solved(when, bounds, qualifiers)
    return SolvedDate(edtf.edtf, edtf.precision, qualifiers, *bounds)


def _qualifiers(when: When, contributors: Iterable[Assertion]) -> str:
    """``?`` where the date or what bounds it is uncertain or inferred, ``~`` where approximate."""
    contributors = list(contributors)
    doubtful = when.uncertain or any(statement.inferred for statement in contributors)
    rough = when.approximate
    for statement in contributors:
        if statement.soft:
            other = read_when(statement.text)
            doubtful |= other.uncertain
            rough |= other.approximate
    return "?" * doubtful + "~" * rough


_EACH = 3  # how often one and the same wording is told


def doubtful_dates(entries: Iterable[BatchRecord]) -> Iterator[Problem]:
    """A warning for each date that is new or changed, and for the first few of many alike.

    They are told once, when they are written: a load of what is stored already says nothing.
    """
    told: dict[str, int] = {}
    last: dict[str, Problem] = {}
    for entry in entries:
        for path, text in _dates(entry.checked.type, entry.checked.canonical):
            for doubt in _doubts(text):
                told[doubt] = told.get(doubt, 0) + 1
                if told[doubt] <= _EACH:
                    yield entry.problem(path, doubt)
                last[doubt] = entry.problem(path, doubt)
    for doubt, count in told.items():
        if count > _EACH:
            problem = last[doubt]
            yield Problem(problem.path, 0, "", f"{count - _EACH} more such dates: {doubt}")


def _dates(type_: str, canonical: Canonical) -> Iterator[tuple[str, str]]:
    if type_ == "event":
        yield "when", canonical["when"]
        yield from date_paths(canonical)
    elif type_ == "source" and "published" in canonical:
        yield "published", canonical["published"]


@lru_cache(1 << 12)
def _doubts(text: str) -> tuple[str, ...]:
    return () if text == "unknown" else tuple(doubts(when(text), text))


def published_bounds(record: Canonical) -> tuple[int, int]:
    """The first and the last day on which a source may have come out."""
    published = record.get("published", "unknown")
    if published == "unknown":
        return UNKNOWN_EARLIEST, UNKNOWN_LATEST
    date = parse_edtf(published)
    return clamp(date.earliest), clamp(date.latest)
