"""The dates of a canonical record: where they are, what they refer to, and their solved form."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from timeline.canonical.comparing import when as read_when
from timeline.canonical.record import Canonical, values
from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST, clamp
from timeline.dates.localize import LocalDate
from timeline.dates.wording.terms import Bounds
from timeline.dates.written.parsing import parse_edtf
from timeline.kinds import KINDS, FieldType
from timeline.models.vocabularies import DATING_LINKS


class SolvedDate(NamedTuple):
    """A date as it is stored in its event's row. ``qualifiers`` is a part of ``?~``.

    ``members`` are those of a set in braces: first day, last day, and whether the member is sure.
    """

    edtf: str
    precision: str
    qualifiers: str
    start_lo: int
    start_hi: int
    end_lo: int
    end_hi: int
    members: tuple[tuple[int, int, bool], ...] = ()

    @property
    def bounds(self) -> Bounds:
        """The bounds of start and end."""
        return Bounds(self.start_lo, self.start_hi, self.end_lo, self.end_hi)

    @property
    def sure(self) -> bool:
        """Whether neither a qualifier nor an inference took part in the bounds."""
        return not self.qualifiers


@dataclass(slots=True)
class EventDates:
    """The solved dates of one event: its own, and those of its dated fields by value path."""

    when: SolvedDate
    clock: LocalDate
    fields: dict[str, SolvedDate] = field(default_factory=dict)
    anchors: tuple[str, ...] = ()


def date_paths(record: Canonical) -> Iterator[tuple[str, str]]:
    """Yield value path and text of each date of an event except ``when``."""
    types = (FieldType.DATE, FieldType.RECORDS)
    fields = [each for each in KINDS[record["kind"]].fields if each.type in types]
    for value in values(record, fields):
        if value.field.type is FieldType.DATE:
            yield value.path, value.text


def anchors(record: Canonical) -> tuple[str, ...]:
    """Return the keys of the events and sources that an event's dates refer to, each once."""
    texts = [record["when"], *(text for _, text in date_paths(record))]
    found = (anchor.key for text in texts for anchor in read_when(text).anchors)
    return tuple(dict.fromkeys(found))


def neighbours(record: Canonical) -> set[str]:
    """Return the keys of the events to which this event's dates are connected."""
    texts = [record["when"], *(text for _, text in date_paths(record))]
    worded = {a.key for text in texts for a in read_when(text).anchors if not a.published}
    linked = {key for link, key in record.get("links", ()) if link in DATING_LINKS}
    return worded | linked


def plain_bounds(text: str) -> tuple[int, int]:
    """Return the first and the last day of a plain date of a register, or of ``unknown``."""
    if text == "unknown":
        return UNKNOWN_EARLIEST, UNKNOWN_LATEST
    date = parse_edtf(text)
    return clamp(date.earliest), clamp(date.latest)
