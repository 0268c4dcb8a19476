"""Claims on the values of a record, and the passages that they cite."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.canonical.cells import NamedCell
from timeline.canonical.record import covers
from timeline.kinds.base import FieldType
from timeline.query.results.lines import ActorRef, Ref, SourceRef
from timeline.query.results.values import Value


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A statement of a passage, or of the curator, about values of a record.

    ``paths`` are the value paths that it is about; ``stance`` is supports, restates, disputes,
    inferred or accepted. ``says`` is the value of the source if that is vaguer than the accepted
    value, a conversion of it, or a rival; None if the source supports the accepted value itself.
    ``says_ref`` is the record whose key ``says`` is, if there is one.

    A claim of a source has ``source``, ``quote``, ``credibility`` (1-6) and, if the text of the
    source is stored, ``start`` and ``end`` (code points, end exclusive), ``sentence`` (the text
    around the quote; its cell, if the passage states its column) and ``sentence_start``, so that
    the quote is ``sentence[start - sentence_start : end - sentence_start]``. ``verified``: the
    stored text has the quote there; None if the text is not stored or was not read. The quote of a
    row of a table (``is_row``) are its cells, as comma-separated values.

    ``place`` are the stated ``LOCATORS`` of the passage, such as ``("page", 12)``; with one of them
    and without a stored text ``quote`` may be empty. A date of publication that supports a value
    (``is_publication``) has neither. ``derived_from`` are the sources that
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
    says_ref: Ref | None = None

    @property
    def is_row(self) -> bool:
        """Whether its quote is a whole row of a table whose columns are known."""
        named = dict(self.place)
        has_table = self.source is not None and self.source.table is not None
        return has_table and bool(self.quote) and "row" in named and "column" not in named

    @property
    def is_publication(self) -> bool:
        """Whether the date of publication of its source is what supports the value."""
        return self.source is not None and not self.quote and not self.place

    def cells(self, path: str = "") -> tuple[NamedCell, ...]:
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

    def of_these(self, path: str, values: Sequence[Value]) -> list[Value]:
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

    @property
    def citation(self) -> tuple[object, ...]:
        """What it cites: claims of which this is equal cite the same passage in the same way.

        That is with the same grade, in the name of the same actor, as a repetition of the same
        sources. It is empty without a source.
        """
        if self.source is None:
            return ()
        at = self.quote if self.start is None else (self.start, self.end)
        claimant = self.claimant and self.claimant.key
        return (self.source.key, at, self.place, self.grade, claimant, self.repeats)


def place_text(place: tuple[tuple[str, int | str], ...]) -> str:
    """Return a place in a source in words: ``page 12, row 17, column Outcome``."""
    return ", ".join([f"{'at' if name == 'time' else name} {value}" for name, value in place])
