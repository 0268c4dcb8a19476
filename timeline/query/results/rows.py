"""Events as rows of a table: what a file for other programs has of each, and no more than that."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from timeline.canonical.cells import TableColumns
from timeline.query.results.lines import SourceRef
from timeline.query.results.values import DateValue


class QuotedPassage(NamedTuple):
    """A passage of a source: the key of the source, the stated ``LOCATORS``, and the quote.

    ``table`` are the columns of the source, if the quote is a whole row of a table. ``disputes``:
    it supports no value of the event, and gives rivals only.
    """

    source: str
    place: tuple[tuple[str, int | str], ...]
    quote: str
    table: TableColumns | None
    disputes: bool = False

    def cells(self) -> list[str]:
        """Return its cells that have a text, each with its column, if it is a row of a table."""
        return [] if self.table is None else self.table.texts(self.quote)


class EventRow(NamedTuple):
    """An event with all its values and evidence, as far as they fit into one row of a table.

    ``when`` is the date as written, ``edtf`` the solved date, ``earliest`` and ``latest`` its first
    and last day as numbers. ``values`` are all other values in canonical form, by field, and
    ``dates`` the solved dates of those that are dates, by field and slot. ``links`` have a type and
    the key of an event. ``roots`` are, by source, the ``ClaimLine.roots`` of its passages that do
    not only dispute a value, and ``rivals`` the sources that have no such passage.
    ``names`` has what all records are called that the values refer to, ``terms`` the kinds of
    actors, the categories of systems, the time zones of places and the dates of publication of
    sources among them, and ``sources`` all sources that are cited, each by its key; all may have
    more. ``publications`` are the keys of the sources on whose publication its dates depend.
    ``timezone`` is the zone with which ``when`` reads as the same date anywhere: that of the event,
    or of its source or file; empty if it needs none. Everything else is as in ``EventLine``.
    """

    key: str
    kind: str
    title: str
    status: str
    when: str
    timezone: str
    edtf: str
    precision: str
    qualifiers: str
    sure: bool
    earliest: int
    latest: int
    actors: Sequence[str]
    values: Mapping[str, Any]
    dates: Mapping[tuple[str, str], DateValue]
    links: Sequence[tuple[str, str]]
    publications: Sequence[str]
    inferred: Sequence[str]
    disputed: Sequence[str]
    grade: str
    roots: Mapping[str, set[tuple[str, ...]]]
    rivals: Sequence[str]
    quotes: Sequence[QuotedPassage]
    names: Mapping[str, str]
    terms: Mapping[str, str]
    sources: Mapping[str, SourceRef]
