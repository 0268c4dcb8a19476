"""What every SELECT of the project gives: plain values that know no session and no table.

Views, writers and analyses are written against this module alone.

- ``EventLine`` is what a list, a lane, a bar or a match needs of an event; ``EventPage`` some of
  them, with the sources that they cite and with what was left out.
- ``EventDetail`` is all of one event: its values in declared order, the claims on them, its links.
- ``EntityDetail`` and ``SourceDetail`` are all of anything else that has a key, and
  ``RegisterLine`` one line of its register.

Days are those of ``dates.calendar``: ordinals, or sentinels where a bound is open or unknown. Keys
sort by code point. Texts are as they are stored: hostile characters are the views' to show.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from timeline.kinds.base import Field
from timeline.kinds.canonical import covers
from timeline.quantities import Quantity


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

    ``publisher`` and ``url`` are empty where they are not known. ``has_text`` tells whether its
    text is stored, so that its quotes can be verified. ``derived_from`` is the key of the source
    that it reprints, and ``root`` that of the first of such a line; both are empty where it is
    derived from nothing.
    """

    key: str
    title: str
    publisher: str
    published: str
    published_lo: int
    published_hi: int
    reliability: str
    url: str
    has_text: bool
    derived_from: str = ""
    root: str = ""


@dataclass(frozen=True, slots=True)
class EventLine:
    """What all events have, whatever their kind.

    ``when`` is the date as written, ``edtf`` the solved one, ``precision`` as in ``dates.Edtf``.
    ``qualifiers`` are those of all that bounds the date (``?`` for an inference, too); ``sure``
    tells that there are none. The four bounds are days, ``start_lo`` being the earliest and
    ``end_hi`` the latest that the event can touch. ``instant`` is in seconds since 1970 UTC, None
    where no clock time is known; ``zone`` (IANA, or empty) is the one in which the days are
    counted.

    ``actors`` stand in the order of the kind's roles, then as written; an actor with two roles
    stands twice. ``sources`` are keys of sources, each once, in the order in which they are cited.
    ``grade`` is the best of its claims by reliability, then credibility (``B2``), or empty where
    nothing but inference bears the event. ``inferred`` and ``disputed`` are the value paths that
    rest on an inference and those on which some source differs. ``same_as`` holds the keys of
    other records of the same event that this one stands for, whose sources are among its own.
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

    @property
    def date_is_inferred(self) -> bool:
        """Whether the event's own date is the curator's inference."""
        return "when" in self.inferred


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


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a record. ``path`` is its value path, ``slot`` what tells it apart in its field.

    ``text`` is as written (of a reference: its key). Of the rest, what fits the field's type is
    there: ``ref`` for a reference, and for the amount of one participant, whom it names;
    ``quantity`` for a number or money; ``dated`` for a date besides the event's own, whose bounds
    are on the ``EventLine``, and a source's, whose are on the ``SourceRef``.
    """

    path: str
    field: Field
    slot: str
    text: str
    ref: Ref | None = None
    quantity: Quantity | None = None
    dated: "DateValue | None" = None


@dataclass(frozen=True, slots=True)
class DateValue:
    """A solved date of an event besides its own, such as a delivery. ``lo`` and ``hi`` are days."""

    edtf: str
    lo: int
    hi: int
    sure: bool


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """What a passage, or the curator, says of values of a record.

    ``paths`` are the value paths it speaks of; ``stance`` is supports, restates, disputes, inferred
    or accepted. ``says`` is what the source says where that is vaguer than the accepted value, or
    its conversion, or the rival value; None where it supports the values as they stand.

    A claim of a source has ``source``, ``quote``, ``credibility`` (1-6) and, where the source's
    text is stored, ``start`` and ``end`` (code points, end exclusive), ``sentence`` (the text
    around the quote) and ``sentence_start``, so that the quote is
    ``sentence[start - sentence_start : end - sentence_start]``. ``verified`` tells whether the
    stored text still has the quote there; None where no text is stored.

    An inference or an acceptance has ``note``, the reason, and none of these.
    """

    record: Ref
    paths: tuple[str, ...]
    stance: str
    says: str | None
    source: SourceRef | None
    quote: str
    prefix: str
    suffix: str
    start: int | None
    end: int | None
    sentence: str
    sentence_start: int
    verified: bool | None
    language: str
    translation: str
    credibility: str
    claimant: ActorRef | None
    note: str

    @property
    def grade(self) -> str:
        """Reliability and credibility, as in ``B2``; empty where no source speaks."""
        return f"{self.source.reliability}{self.credibility}" if self.source else ""


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link of an event to ``other``; ``outward`` if the event itself bears it."""

    type: str
    outward: bool
    other: EventLine

    @property
    def path(self) -> str:
        """The value path of the link, on the event that bears it."""
        return f"links.{self.type}.{self.other.key}" if self.outward else ""


@dataclass(frozen=True, slots=True)
class EventDetail:
    """All of one event.

    ``values`` are all but its links, in declared order, the common ones too; a status that the
    seed file does not state is on the ``line`` alone. ``claims`` are those of the event, as cited,
    and then those of every record that it stands for (``ClaimLine.record`` tells). ``links`` are
    those that it bears, as written, and then those of others to it.
    ``file`` and ``line`` are where the record stands in its chronicle.
    """

    line: EventLine
    summary: str
    values: tuple[Value, ...]
    claims: tuple[ClaimLine, ...]
    links: tuple[LinkLine, ...]
    sources: Mapping[str, SourceRef]
    file: str
    file_line: int

    def claims_on(self, path: str) -> Iterator[ClaimLine]:
        """The claims that speak of the value at ``path``, in order."""
        return (c for c in self.claims if any(covers(each, path) for each in c.paths))

    def values_of(self, path: str) -> Iterator[Value]:
        """The values that ``path`` names, alone or as the beginning of theirs, in order."""
        return (value for value in self.values if covers(path, value.path))


@dataclass(frozen=True, slots=True)
class EntityDetail:
    """All of one actor, system, programme, place or named query.

    ``wholes`` lead from what it is part of to the widest; ``parts`` are direct. ``events`` is its
    own timeline, which holds that of its parts; a programme's is of the events that belong to it,
    a named query's of those that it finds.
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
class SourceDetail:
    """All of one source.

    ``text`` is its stored text, None where none is stored. ``citations`` are the claims that rest
    on it, by place in the text; ``uncited`` the spans of the sentences in which no quote stands,
    out of ``sentences`` in all. ``reprints`` are the sources derived from it.
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

    @property
    def cited(self) -> tuple[tuple[int, int], ...]:
        """The spans of the text that are quoted, in order, those that overlap made one."""
        united: list[tuple[int, int]] = []
        for claim in self.citations:
            if claim.start is None or claim.end is None:
                continue
            if united and claim.start <= united[-1][1]:
                united[-1] = (united[-1][0], max(united[-1][1], claim.end))
            else:
                united.append((claim.start, claim.end))
        return tuple(united)


@dataclass(frozen=True, slots=True)
class SourceHit:
    """A source in whose text words were found. ``cited_by`` counts the records that cite it."""

    source: SourceRef
    snippets: tuple[Snippet, ...]
    cited_by: int


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
