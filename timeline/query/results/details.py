"""All of one record: its values, the claims on them, its links, its passages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from timeline.dates.calendar import is_sure
from timeline.kinds.base import Field
from timeline.kinds.canonical import covers
from timeline.quantities import Quantity
from timeline.query.results.lines import ActorRef, EventLine, EventPage, Ref, SourceRef


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
    """A solved date of an event besides its own, such as a delivery. ``lo`` and ``hi`` are days.

    ``sure``: no doubt is in it, and something is known of it.
    """

    edtf: str
    lo: int
    hi: int
    sure: bool

    @classmethod
    def of(cls, row: Any) -> "DateValue":
        """The date of a row of ``event_date``."""
        return cls(row.edtf, row.lo, row.hi, is_sure(row.sure, row.lo, row.hi))


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
