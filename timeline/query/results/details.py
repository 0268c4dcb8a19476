"""Complete records: their values, the claims on these, their links and passages; register lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.canonical.cells import Cell
from timeline.canonical.record import covers
from timeline.dates.calendar import is_sure
from timeline.dates.edtf import parse
from timeline.dates.wording.members import members
from timeline.kinds.base import Field, FieldType
from timeline.quantities import Quantity
from timeline.query.results.bounds import CountBounds
from timeline.query.results.lines import ActorRef, EventLine, Ref, SourceRef
from timeline.query.results.pages import EventPage


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a record. ``path`` is its value path, ``slot`` its name within the field.

    ``text`` is as written (for a reference: the key). The other attributes depend on the type of
    the field: ``ref`` is the record of a reference, or the participant that an amount belongs to;
    ``quantity`` is set for a number or money; ``dated`` for the date fields of an event, except its
    own date, which is on the ``EventLine``. The date of a source is on its ``SourceRef``.
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
    """A solved date field of an event, such as ``delivery``. ``lo`` and ``hi`` are day numbers.

    ``sure``: it is not approximate, uncertain or inferred, and has a bound.
    """

    edtf: str
    lo: int
    hi: int
    sure: bool

    @classmethod
    def of(cls, row: Any) -> "DateValue":
        """Return the date of a row of ``event_date``."""
        return cls(row.edtf, row.lo, row.hi, is_sure(row.sure, row.lo, row.hi))

    @property
    def members(self) -> tuple[tuple[int, int], ...]:
        """The first and the last day of each member of a set in braces; empty for other dates.

        All of its members are meant: ``{1971,1973}`` is in 1971 and in 1973.
        """
        found = members(parse(self.edtf)) if self.edtf.startswith("{") else ()
        return tuple((member.lo, member.hi) for member in found)


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A statement of a passage, or of the curator, about values of a record.

    ``paths`` are the value paths that it is about; ``stance`` is supports, restates, disputes,
    inferred or accepted. ``says`` is the value of the source if that is vaguer than the accepted
    value, a conversion of it, or a rival; None if the source supports the accepted value itself.

    A claim of a source has ``source``, ``quote``, ``credibility`` (1-6) and, if the text of the
    source is stored, ``start`` and ``end`` (code points, end exclusive), ``sentence`` (the text
    around the quote; its cell, if the passage states its column) and ``sentence_start``, so that
    the quote is ``sentence[start - sentence_start : end - sentence_start]``. ``verified``: the
    stored text has the quote there; None if the text is not stored or was not read. The quote of a
    row of a table (``is_row``) are its cells, as comma-separated values.

    ``place`` are the stated ``LOCATORS`` of the passage, such as ``("page", 12)``; with one of them
    and without a stored text ``quote`` may be empty. ``derived_from`` are the sources that
    this passage repeats, if that is stated for the passage and not for its whole source.

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
    place: tuple[tuple[str, int | str], ...] = ()
    derived_from: tuple[SourceRef, ...] = ()

    @property
    def is_row(self) -> bool:
        """Whether its quote is a whole row of a table whose columns are known."""
        named = dict(self.place)
        has_table = self.source is not None and self.source.table is not None
        return has_table and bool(self.quote) and "row" in named and "column" not in named

    def cells(self, path: str = "") -> tuple[Cell, ...]:
        """Return the cells of its row that state the value at a path; without a path all cells.

        Cells without a text are left out. None are returned if its quote is not such a row, or if
        the row as a whole states the value.
        """
        if not self.is_row or self.source is None or self.source.table is None:
            return ()
        table = self.source.table
        if path:
            return table.stating(path, self.quote)
        return tuple(cell for cell in table.cells(self.quote) if cell.text)

    def of_these(self, path: str, values: Sequence["Value"]) -> list["Value"]:
        """Return those of these values that a path of this claim is about.

        Aliases have one path in common: a passage that contains some of them is about these. So an
        alias that another chronicle adds does not take the evidence of the others.
        """
        covered = [value for value in values if covers(path, value.path)]
        named = [
            value
            for value in covered
            if value.field.type is not FieldType.WORDING
            or not value.field.many
            or value.text.casefold() in self.quote.casefold()
        ]
        return named or covered

    @property
    def grade(self) -> str:
        """Reliability and credibility, for example ``B2``; empty without a source.

        A passage that repeats other sources is not more reliable than any of them.
        """
        if self.source is None:
            return ""
        sources = (self.source, *self.derived_from)
        return max(each.reliability for each in sources) + self.credibility

    @property
    def roots(self) -> tuple[str, ...]:
        """The keys of the sources that the passage originates from; empty without a source."""
        if self.source is None:
            return ()
        found = (each.root or each.key for each in self.derived_from or (self.source,))
        return tuple(dict.fromkeys(found))

    @property
    def repeats(self) -> tuple[str, ...]:
        """Those of these keys that are other sources."""
        return tuple(key for key in self.roots if self.source and key != self.source.key)


def place_text(place: tuple[tuple[str, int | str], ...]) -> str:
    """Return a place in a source in words: ``page 12, row 17, column Outcome``."""
    return ", ".join([f"{'at' if name == 'time' else name} {value}" for name, value in place])


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link between an event and ``other``; ``outward``: it is a link of the event itself."""

    type: str
    outward: bool
    other: EventLine

    @property
    def path(self) -> str:
        """The value path of an outward link; empty for a link of the other event."""
        return f"links.{self.type}.{self.other.key}" if self.outward else ""


@dataclass(frozen=True, slots=True)
class EventDetail:
    """A complete event.

    ``values`` are all values except links, in declared order; a status that the seed file does not
    state is only on the ``line``. ``claims`` are those on the event, in the order of the seed file,
    and then those on the records merged into it (see ``ClaimLine.record``). ``links`` are its own
    links, in the order of the seed file, and then links of other events to it. ``file`` and
    ``file_line`` are the place of the record in its chronicle. ``corrections`` are the places where
    other chronicles correct it: ``notes/file.yaml:12``.
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
    finds, including those of parts of the entry, but not parts of events beside their whole.
    ``items`` is the number of their items if these are counted. ``source`` is set for a source,
    which has no ``country`` and no ``part_of``. ``values`` are all values of the entry, in declared
    order, without unknown dates.
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
