"""Events as one line each, references to other records, and the positions of places."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from timeline.canonical.cells import TableColumns
from timeline.dates.calendar import DAY_SECONDS, EPOCH, iso_or_none
from timeline.dates.wording.clocks import TIMES


class Ref(NamedTuple):
    """Another record, by key and name (for an event or a source: its title)."""

    key: str
    name: str


class Position(NamedTuple):
    """A position in WGS 84 decimal degrees. ``of`` is the place whose coordinates these are.

    If ``of`` is another place than the one that was asked for, it is a whole of that one, and the
    position is only approximate.
    """

    longitude: float
    latitude: float
    of: Ref


class ActorRef(NamedTuple):
    """An actor; ``role`` is the field of the event that names it, empty outside an event.

    ``country`` is the ISO 3166-1 alpha-3 code of the actor, or of the nearest whole that has one,
    or empty. ``state`` is the key of the actor, or of the nearest whole, that is a state, present
    or former; empty if none is.
    """

    key: str
    name: str
    country: str
    role: str = ""
    state: str = ""

    @property
    def counts_for(self) -> str:
        """What the actor counts for: the code of its country, else the key of its state or its own.

        A state without a code has units, too.
        """
        return self.country or self.state or self.key


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A source as a citation needs it. ``published`` is EDTF as written, or ``unknown``; its bounds
    are day numbers, and ``published_inferred`` says that only the curator states it.

    ``publisher``, ``url``, ``edition``, ``author``, ``archived`` (an address), ``accessed`` (a day
    as written) and ``language`` (BCP 47) are empty if unknown. ``derived_from`` is the key of the
    source that it reprints, and ``root`` the key of the source at the end of this chain; both are
    empty if it is derived from no other source. A source that is a table without a stored text has
    its columns in ``table``, and in ``file_sha256`` the hash (hex) of its file, or an empty text.
    """

    key: str
    title: str
    publisher: str
    published: str
    published_lo: int
    published_hi: int
    reliability: str
    url: str
    derived_from: str = ""
    root: str = ""
    edition: str = ""
    file_sha256: str = ""
    table: TableColumns | None = None
    author: str = ""
    archived: str = ""
    accessed: str = ""
    language: str = ""
    published_inferred: bool = False


class ClockRange(NamedTuple):
    """The first and the last possible second of a clock time, counted from 1970.

    They are in UTC if ``utc``, and otherwise in local time, because the zone is unknown. Two clock
    times can be compared if both are in UTC or both are in local time.
    """

    first: int
    last: int
    utc: bool


class Whole(NamedTuple):
    """An event that another one is part of.

    ``direct``: by a link of the part, not by way of another whole. ``counted``: with the whole the
    part is one event (``counting``), because the part, the whole and those between are of one kind.
    """

    key: str
    direct: bool
    counted: bool


@lru_cache(4096)  # every comparison of two events asks for it
def _local_clock(when: str) -> ClockRange:
    """Return the first and the last second of a clock time in an unknown zone."""
    from timeline.dates.wording.phrases import read_when  # few events have a clock time

    written = read_when(when).clock
    assert written is not None
    assert written.seconds is not None
    first, last = (second - EPOCH * DAY_SECONDS for second in written.seconds)
    return ClockRange(first, last, False)


class EventLine(NamedTuple):
    """The values that events of all kinds have. A tuple, because there are many.

    ``when`` is the date as written, ``edtf`` the solved date, ``precision`` as in ``dates.Edtf``.
    ``qualifiers`` are those of all statements that bound the date (``?`` also for an inference);
    ``sure``: there are none, and the date has a bound. The four bounds are day numbers: the event
    starts between ``start_lo`` and ``start_hi`` and ends between ``end_lo`` and ``end_hi``.
    ``instant`` is in seconds since 1970 UTC, None without a known instant; ``instants`` are the
    first and the last possible one, None if the time is known to the second; ``zone`` (IANA, or
    empty) is the time zone of the days. It is empty for a clock time with an offset at a place
    whose zone is unknown. ``timezone`` is the zone in which the event itself states its times,
    empty if it states none.

    ``actors`` are in the order of the roles of the kind, then as written; an actor with two roles
    is listed twice. ``sources`` are the keys of its sources, each once, in the order of citation.
    ``grade`` is the best of its claims by reliability, then credibility (``B2``), or empty if no
    passage supports the event. ``inferred`` are the value paths of inferred values, ``disputed``
    those on which sources differ. ``same_as`` are the keys of the other records of the same event,
    which this one represents; their sources are included. ``redated`` are those of them whose own
    date is surely not that of the event. ``follows`` are the keys of the events
    that it follows by a link, even on the same day: those that it responds to or is linked after,
    and those that are linked before it. ``answers`` are those of them that it responds to by a
    link. ``wholes`` are the events that it is part of, those that it is directly part of first.
    """

    id: int
    key: str
    kind: str
    title: str
    status: str
    when: str
    edtf: str
    precision: str
    qualifiers: str
    start_lo: int
    start_hi: int
    end_lo: int
    end_hi: int
    sure: bool
    instant: int | None
    zone: str
    place: Ref | None
    actors: tuple[ActorRef, ...]
    systems: tuple[Ref, ...]
    programmes: tuple[Ref, ...]
    sources: tuple[str, ...]
    grade: str
    inferred: tuple[str, ...]
    disputed: tuple[str, ...]
    same_as: tuple[str, ...]
    follows: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    timezone: str = ""
    instants: tuple[int, int] | None = None
    answers: tuple[str, ...] = ()
    wholes: tuple[Whole, ...] = ()
    redated: tuple[str, ...] = ()

    @property
    def part_of(self) -> tuple[str, ...]:
        """The keys of the events that it is directly part of."""
        return tuple(whole.key for whole in self.wholes if whole.direct)

    @property
    def counted_with(self) -> frozenset[str]:
        """The keys of the wholes with which it is one event."""
        return frozenset(whole.key for whole in self.wholes if whole.counted)

    @property
    def earliest(self) -> str | None:
        """The first possible day as an ISO date; None if it is open or unknown."""
        return iso_or_none(self.start_lo)

    @property
    def latest(self) -> str | None:
        """The last possible day as an ISO date; None if it is open or unknown."""
        return iso_or_none(self.end_hi)

    @property
    def possible_instants(self) -> tuple[int, int] | None:
        """The first and the last possible instant, also if they are the same one; None if unknown.

        They are in seconds since 1970 UTC.
        """
        return None if self.instant is None else self.instants or (self.instant, self.instant)

    @property
    def clock(self) -> ClockRange | None:
        """The first and the last second of a clock time; None without one."""
        if self.possible_instants is not None:
            return ClockRange(*self.possible_instants, True)
        if self.precision not in TIMES:
            return None
        return _local_clock(self.when)
