"""Values of a record, with what depends on the type of their field."""

from dataclasses import dataclass
from typing import Any

from timeline.dates.calendar import is_sure
from timeline.dates.edtf import parse
from timeline.dates.wording.members import members
from timeline.kinds.base import Field, Per
from timeline.quantities import Quantity
from timeline.query.results.lines import Ref


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

    @property
    def item(self) -> str:
        """The number of the record of a list that it is a part of; empty for other values."""
        return self.slot.partition(".")[0] if self.field.per is Per.ITEM else ""


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
