"""Claims on values of a record, and citations of a source."""

from typing import Annotated, Any, NamedTuple

from timeline.models.vocabularies import STANCES
from timeline.query.results import ClaimLine
from timeline.writers.json.notation import KeyOf, TextOrNull, WholeNumber
from timeline.writers.json.shape import Schema, Shape, of

CellTexts = dict[str, str]
"""Cells of a row of a table by the names of their columns."""


def cells(claim: ClaimLine, path: str) -> CellTexts | None:
    """Return the cells of its row that state the value at a path; None if it is not such a row."""
    return dict(claim.cells(path)) if claim.is_row else None


class Cited(NamedTuple):
    """A claim on the value at a path; ``accepted`` is the value of the record itself."""

    path: str
    accepted: str | None
    claim: ClaimLine


def _place(name: str) -> Any:
    """Read one part of the place of a passage."""
    return of(lambda cited: dict(cited.claim.place).get(name))


class Claim(Shape):
    """A statement of a source, or of the curator, about a value.

    ``start`` and ``end`` are the position of the quote in the text of the source, in code points.
    ``verified`` is true if the quote occurs there, and null if no text is stored. ``page`` to
    ``time`` are the stated place. ``cells`` are those of a row of a table that state the value, by
    column; empty if the whole row does, and null if the quote is not such a row. Its source has the
    hash of the file. ``derived_from`` are the sources that only this passage repeats.
    """

    field: str = of("path")
    value: str | None = of(lambda c: c.accepted if c.claim.says is None else c.claim.says)
    stance: Annotated[str, Schema(enum=STANCES)] = of("claim.stance")
    source: KeyOf | None = of("claim.source")
    quote: TextOrNull = of("claim.quote")
    start: WholeNumber | None = of("claim.start")
    end: WholeNumber | None = of("claim.end")
    page: WholeNumber | None = _place("page")
    row: WholeNumber | None = _place("row")
    column: str | None = _place("column")
    line: WholeNumber | None = _place("line")
    time: str | None = _place("time")
    cells: CellTexts | None = of(lambda cited: cells(cited.claim, cited.path))
    verified: bool | None = of("claim.verified")
    grade: TextOrNull = of("claim.grade")
    derived_from: list[KeyOf] = of("claim.derived_from")
    claimant: KeyOf | None = of("claim.claimant")
    language: TextOrNull = of("claim.language")
    translation: TextOrNull = of("claim.translation")
    note: TextOrNull = of("claim.note")


class Citation(Claim, before="field"):
    """A claim that cites a source, and the record that it belongs to."""

    record: KeyOf = of("claim.record")
