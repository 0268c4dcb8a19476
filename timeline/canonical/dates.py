"""The dates of a canonical record: where they are, what they refer to, and their solved form."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from timeline.canonical.comparing import when as read_when
from timeline.canonical.record import Canonical, values
from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST, clamp
from timeline.dates.localize import LocalDate
from timeline.dates.wording.terms import Anchor, Bounds
from timeline.dates.written.parsing import parse_edtf
from timeline.kinds import KINDS, Field, FieldType
from timeline.models.vocabularies import DATING_LINKS

PUBLISHED: Final = "published "
"""What is in every date that depends on the publication of a source."""


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


class StoredClock(NamedTuple):
    """The clock time of an event as it is stored in its row: see ``LocalDate``."""

    instant: int | None
    instants: tuple[int, int] | None
    zone: str

    @classmethod
    def of(cls, local: LocalDate) -> "StoredClock":
        """Return the clock time of a date in local days."""
        return cls(local.instant, local.instants, local.zone)


class EventDates(NamedTuple):
    """The solved dates of one event: its own, and those of its dated fields by value path.

    A load keeps those of all events that are connected with others.
    """

    when: SolvedDate
    clock: StoredClock
    fields: Mapping[str, SolvedDate]
    anchors: tuple[str, ...] = ()


def date_paths(record: Canonical) -> Iterator[tuple[str, str]]:
    """Yield value path and text of each date of an event except ``when``."""
    for each in _dated(record["kind"]):
        if each.name not in record:
            continue
        for value in values(record, (each,)):
            if value.field.type is FieldType.DATE:
                yield value.path, value.text


@cache
def _dated(kind: str) -> tuple[Field, ...]:
    """Return the fields of a kind that may contain dates."""
    types = (FieldType.DATE, FieldType.RECORDS)
    return tuple(each for each in KINDS[kind].fields if each.type in types)


def anchors(record: Canonical) -> tuple[str, ...]:
    """Return the keys of the events and sources that an event's dates refer to, each once."""
    return tuple(dict.fromkeys(anchor.key for anchor in _anchors(record)))


def neighbours(record: Canonical) -> set[str]:
    """Return the keys of the events to which this event's dates are connected."""
    found = {anchor.key for anchor in _anchors(record) if not anchor.published}
    found.update(key for link, key in record.get("links", ()) if link in DATING_LINKS)
    return found


def published_sources(record: Canonical) -> tuple[str, ...]:
    """Return the keys of the sources on whose publication an event's dates depend, each once."""
    if not any(PUBLISHED in text for text in _texts(record)):  # as most events
        return ()
    return tuple(dict.fromkeys(each.key for each in _anchors(record) if each.published))


def _texts(record: Canonical) -> Iterator[str]:
    """Yield the texts of the fields with dates; of lists of records also their other texts."""
    yield record["when"]
    for each in _dated(record["kind"]):
        if (value := record.get(each.name)) is not None:
            yield from (value,) if isinstance(value, str) else value.values()


def _anchors(record: Canonical) -> Iterator[Anchor]:
    if " " in record["when"]:  # a single word has no anchor
        yield from read_when(record["when"]).anchors
    for _, text in date_paths(record):
        if " " in text:
            yield from read_when(text).anchors


def plain_bounds(text: str) -> tuple[int, int]:
    """Return the first and the last day of a plain date of a register, or of ``unknown``."""
    if text == "unknown":
        return UNKNOWN_EARLIEST, UNKNOWN_LATEST
    date = parse_edtf(text)
    return clamp(date.earliest), clamp(date.latest)
