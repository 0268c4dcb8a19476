"""Events and register entries as one line each, and pages of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from timeline.dates.calendar import iso_or_none

_EPOCH: Final = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Ref:
    """Another record, by key and name (the title, of an event and of a source)."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor; ``role`` is the name of the field that names it, empty outside an event.

    ``country`` is ISO 3166-1 alpha-3, of the actor or of the nearest whole that states one, or
    empty.
    """

    key: str
    name: str
    country: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A source as a footnote needs it. ``published`` is as written; its bounds are days.

    ``publisher`` and ``url`` are empty where they are not known. ``derived_from``
    is the key of the source that it reprints, and ``root`` that of the first of such a line; both
    are empty where it is derived from nothing.
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


@dataclass(frozen=True, slots=True)
class EventLine:
    """What all events have, whatever their kind.

    ``when`` is the date as written, ``edtf`` the solved one, ``precision`` as in ``dates.Edtf``.
    ``qualifiers`` are those of all that bounds the date (``?`` for an inference, too); ``sure``
    tells that there are none, and that something is known of the date at all. The four bounds are
    days, ``start_lo`` being the earliest and ``end_hi`` the latest that the event can touch.
    ``instant`` is in seconds since 1970 UTC, None where no clock time is known; ``zone`` (IANA, or
    empty) is the one in which the days are counted: empty for a clock time that bears an offset at
    a place whose zone is not known.

    ``actors`` stand in the order of the kind's roles, then as written; an actor with two roles
    stands twice. ``sources`` are keys of sources, each once, in the order in which they are cited.
    ``grade`` is the best of its claims by reliability, then credibility (``B2``), or empty where
    nothing but inference bears the event. ``inferred`` and ``disputed`` are the value paths that
    rest on an inference and those on which some source differs. ``same_as`` holds the keys of
    other records of the same event that this one stands for, whose sources are among its own.
    ``follows`` holds the keys of the events that it comes after by a link, though on their day:
    those that it responds to or is linked after, and those that are linked before it.
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

    @property
    def earliest(self) -> str | None:
        """The first possible day as an ISO date; None where it is open or unknown."""
        return iso_or_none(self.start_lo)

    @property
    def latest(self) -> str | None:
        """The last possible day as an ISO date; None where it is open or unknown."""
        return iso_or_none(self.end_hi)

    @property
    def clock(self) -> tuple[int, bool] | None:
        """When it happened, to the second: since 1970, and whether of UTC; None without clock time.

        Of local time where no zone is known. Two of these can be compared if both are of UTC or
        both are of local time, as their days are.
        """
        if self.instant is not None:
            return self.instant, True
        if self.precision != "datetime":
            return None
        hours, minutes, seconds = map(int, self.edtf.partition("T")[2].split(":"))
        days = self.start_lo - _EPOCH
        return days * 86_400 + hours * 3_600 + minutes * 60 + seconds, False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many events a page does not hold, and why, in words that follow the number.

    As in ``3`` and ``"merged into another record of the same event"``.
    """

    count: int
    why: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a text in which full text was found.

    ``part`` names the text: a field of the event, ``quote``, or ``text`` of a source. ``marks`` are
    spans of ``text`` (code points, end exclusive) that were asked for; ``cut`` tells whether the
    text goes on before and after.
    """

    part: str
    text: str
    marks: tuple[tuple[int, int], ...]
    cut: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class EventPage:
    """Events in order of time (``ranked``: of relevance), and what a reader must know about them.

    ``query`` is the canonical text of what was asked. ``total`` counts all events that match,
    those beyond this page as well. ``sources`` are those cited on this page, by key.

    Where words were asked for, ``snippets`` tell by key where they stand in an event, and ``hits``
    are the sources in whose texts they stand where none of the events cites them; see
    ``snippets.with_words``.
    """

    query: str
    events: tuple[EventLine, ...]
    total: int
    left_out: tuple[LeftOut, ...] = ()
    sources: Mapping[str, SourceRef] = field(default_factory=dict)
    ranked: bool = False
    snippets: Mapping[str, tuple[Snippet, ...]] = field(default_factory=dict)
    hits: "tuple[SourceHit, ...]" = ()

    def __iter__(self) -> Iterator[EventLine]:
        return iter(self.events)

    def __len__(self) -> int:
        return len(self.events)


@dataclass(frozen=True, slots=True)
class SourceHit:
    """A source in whose text words were found."""

    source: SourceRef
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line of a register.

    ``kind`` is an actor's kind or a system's category, else empty. ``events`` counts the events
    that ``actor:KEY`` (``system:``, ``programme:``, ``place:``, ``source:``) finds, so those of its
    parts are in it. ``source`` is there for a source, whose ``country`` and ``part_of`` are not.
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
