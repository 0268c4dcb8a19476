"""Complete records: their values, the claims on these, their links and passages; register lines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from timeline.canonical.record import covers
from timeline.query.results.bounds import CountBounds
from timeline.query.results.claims import ClaimLine
from timeline.query.results.lines import EventLine, Position, Ref, SourceRef
from timeline.query.results.pages import EventPage
from timeline.query.results.values import Value


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link between an event and ``other``; ``outward``: it is a link of the event itself.

    ``record`` is the key of the record that the link is to, or from: another one than that of
    ``other`` if it is merged into that event.
    """

    type: str
    outward: bool
    other: EventLine
    record: str

    @property
    def path(self) -> str:
        """The value path of an outward link; empty for a link of the other event."""
        return f"links.{self.type}.{self.record}" if self.outward else ""


class PlacedEvent(NamedTuple):
    """Where an event is on a map: a place that one of its records states, and its position."""

    place: Ref
    at: Position

    @property
    def is_exact(self) -> bool:
        """Whether the place has coordinates of its own."""
        return self.at.of.key == self.place.key


@dataclass(frozen=True, slots=True)
class EventDetail:
    """A complete event.

    ``values`` are all values except links, in declared order; a status that the seed file does not
    state is only on the ``line``. ``claims`` are those on the event, in the order of the seed file,
    and then those on the records merged into it (see ``ClaimLine.record``). ``links`` are its own
    links, in the order of the seed file, and then those of other events to it, by type and key.
    ``file`` and ``file_line`` are the place of the record in its chronicle. ``corrections`` are the
    places where other chronicles correct it: ``notes/file.yaml:12``. ``other_places`` are those of
    the records merged into it, in the order of their keys.
    """

    line: EventLine
    summary: str
    values: tuple[Value, ...]
    claims: tuple[ClaimLine, ...]
    links: tuple[LinkLine, ...]
    sources: Mapping[str, SourceRef]
    file: str
    file_line: int
    corrections: tuple[str, ...] = ()
    other_places: tuple[Ref, ...] = ()

    def located(self, positions: Mapping[str, Position]) -> PlacedEvent | None:
        """Return where the event is on a map; None if none of its places has a position.

        ``positions`` are those of places by key. It is the first of its places that has coordinates
        of its own, else the first that is part of one that has. The accepted place comes before
        those of its other records. The position is always that of the place next to it.
        """
        own = (self.line.place,) if self.line.place else ()
        places = (*own, *self.other_places)
        found = (PlacedEvent(each, positions[each.key]) for each in places if each.key in positions)
        return min(found, key=lambda placed: not placed.is_exact, default=None)

    def claims_on(self, path: str) -> Iterator[ClaimLine]:
        """Return the claims on the value at ``path``, in order."""
        return (c for c in self.claims if any(covers(each, path) for each in c.paths))


@dataclass(frozen=True, slots=True)
class EntityDetail:
    """A complete actor, system, programme, place or named query.

    ``wholes`` are the entries that it is part of, the nearest first; ``parts`` are its direct
    parts. ``events`` are its events and those of its parts; for a programme the events that belong
    to it, for a named query the events that match.
    """

    type: str
    key: str
    name: str
    values: tuple[Value, ...]
    claims: tuple[ClaimLine, ...]
    wholes: tuple[Ref, ...]
    parts: tuple[Ref, ...]
    events: EventPage
    file: str
    file_line: int


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line of a register.

    ``kind`` is the kind of an actor or the category of a system, otherwise empty. ``events`` is the
    number of events that ``actor:KEY`` (``system:``, ``programme:``, ``place:``, ``source:``)
    finds, including those of parts of the entry, but not parts of events in addition to their
    whole. ``items`` is the number of their items if these are counted. ``source`` is set for a
    source, which has no ``country`` and no ``part_of``. ``values`` are all values of the entry, in
    declared order, without unknown dates.
    """

    type: str
    key: str
    name: str
    kind: str
    country: str
    part_of: Ref | None
    aliases: tuple[str, ...]
    events: int
    source: SourceRef | None = None
    values: tuple[Value, ...] = ()
    items: CountBounds | None = None


@dataclass(frozen=True, slots=True)
class SourceDetail:
    """A complete source.

    ``text`` is its stored text, or None. ``citations`` are the claims that cite it, by position in
    the text, or those of the first passages only; ``passages`` is the number of all passages, and
    ``rows`` that of the cited rows of a table. ``quotes`` are all quoted spans of the text, in
    order. ``uncited`` are the spans of the sentences without a quote; ``sentences`` is the number
    of all sentences. ``reprints`` are the sources derived from it.
    """

    source: SourceRef
    values: tuple[Value, ...]
    claims: tuple[ClaimLine, ...]
    text: str | None
    sha256: str
    citations: tuple[ClaimLine, ...]
    sentences: int
    uncited: tuple[tuple[int, int], ...]
    reprints: tuple[Ref, ...]
    events: EventPage
    file: str
    file_line: int
    quotes: tuple[tuple[int, int], ...] = ()
    passages: int = 0
    rows: int = 0

    @property
    def cited(self) -> tuple[tuple[int, int], ...]:
        """The quoted spans of the text, in order; overlapping ones are merged."""
        united: list[tuple[int, int]] = []
        for start, end in self.quotes:
            if united and start <= united[-1][1]:
                united[-1] = (united[-1][0], max(united[-1][1], end))
            else:
                united.append((start, end))
        return tuple(united)
