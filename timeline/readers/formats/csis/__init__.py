"""The register of North Korean provocations of CSIS: date, type, event, description, resources.

The register has no ids. The key of an event is its date, as the row has it, and its name; further
events of one day and name are counted from the oldest, as the register grows by newer ones on top
(or at its end, if it begins with the oldest), and keep their numbers in the next one. So a
description or a resource can be edited. An event whose date or name is corrected is another one:
nothing in its row says that it is the same.

Rows that repeat the row before them in every cell are the same event.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from timeline.errors import Problem
from timeline.readers.formats.base import CellFault, Conversion, ConvertedRows, TableFormat
from timeline.readers.formats.csis.drafting import ProvocationDrafts
from timeline.readers.formats.csis.resources import titles_in
from timeline.readers.formats.day_cells import (
    First,
    order_fault,
    order_of,
    read_date,
    stated_order,
)
from timeline.readers.formats.direction import TableDirection
from timeline.readers.formats.keys import EventKeys
from timeline.readers.formats.labels import NamedColumns, header_with
from timeline.readers.formats.states import listed_state, state_fault, timezone_fault
from timeline.readers.tables.base import RawLine, Table, TableRow
from timeline.text import suggest_key

_RESOURCES: Final = ("resources", "media", "sources", "links")
_NEEDED: Final = (("date",), ("type",), ("event",), ("description",), _RESOURCES)
_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "when": ("date", "description"),
    "title": ("event",),
    "form": ("event",),
    "stage": ("event",),
    "tags": ("type",),
    "quantity": ("description",),
    "killed": ("description",),
    "wounded": ("description",),
    "summary": ("description",),
}


def _header(head: Sequence[RawLine]) -> int | None:
    return header_with(head, _NEEDED)


def _convert(table: Table, conversion: Conversion) -> Iterator[ConvertedRows | Problem]:
    columns = NamedColumns(table.columns, {"resources": _RESOURCES})
    outline = _outline(table, columns, conversion)
    state = listed_state(conversion, "by")
    drafts = ProvocationDrafts(conversion, columns, state, outline.titles)

    def bases() -> Iterator[tuple[str, Sequence[TableRow]]]:
        for rows, date in _dated(table, columns, outline.first):
            yield _key(conversion.source, date, columns.cell(rows[0], "event")), rows

    newest_first = outline.newest_first
    keys = EventKeys(
        conversion, bases, "event", order=lambda row: -row.number if newest_first else row.number
    )
    for item in _groups(table):
        if isinstance(item, Problem):
            yield item
            continue
        row = item[0]
        try:
            date = _date(columns.cell(row, "date"), outline.first)
        except CellFault as fault:
            conversion.fault(row, "date", fault.message)
            yield conversion.converted(item, [])
            continue
        key = _key(conversion.source, date, columns.cell(row, "event"))
        event = drafts.event(row, keys.of(key, item), date)
        yield conversion.converted(item, [event] if event else [])


class _Outline(NamedTuple):
    """What only the whole table shows."""

    first: First  # the order of the numbers in dates like 3/12/2031
    newest_first: bool
    titles: tuple[str, ...]  # the longest first


def _outline(table: Table, columns: NamedColumns, conversion: Conversion) -> _Outline:
    dates: set[str] = set()
    titles: set[str] = set()
    for row in table.rows():
        if not isinstance(row, Problem):
            dates.add(columns.cell(row, "date"))
            titles |= titles_in(columns.raw(row, "resources"))
    first = stated_order(conversion.settings) or order_of(dates)
    direction = TableDirection()
    for rows, date in _dated(table, columns, first):
        direction.add(date, rows[0].cells)
    longest_first = tuple(sorted(titles, key=lambda title: (-len(title), title)))
    return _Outline(first, direction.newest_first, longest_first)


def _dated(
    table: Table, columns: NamedColumns, first: First
) -> Iterator[tuple[Sequence[TableRow], str]]:
    """Yield the rows of each event whose date can be read, with the date."""
    for rows in _groups(table):
        if not isinstance(rows, Problem):
            try:
                date = _date(columns.cell(rows[0], "date"), first)
            except CellFault:
                continue
            yield rows, date


def _groups(table: Table) -> Iterator[list[TableRow] | Problem]:
    """Yield rows that repeat the one before them together with it."""
    group: list[TableRow] = []
    for item in table.rows():
        if not isinstance(item, Problem) and group and item.cells == group[0].cells:
            group.append(item)
            continue
        if group:
            yield group
        group = []
        if isinstance(item, Problem):
            yield item
        else:
            group = [item]
    if group:
        yield group


def _date(cell: str, first: First) -> str:
    if not cell:
        raise CellFault("is empty: write the day, or the month (1990-05) or the year")
    return read_date(cell, first)


def _key(source: str, date: str, event: str) -> str:
    parts = filter(None, (source, suggest_key(date, "x").removeprefix("x-"), event[:120]))
    return suggest_key("-".join(parts), "event")


CSIS_PROVOCATIONS: Final = TableFormat(
    name="csis-provocations",
    title="North Korean provocations of CSIS (Beyond Parallel)",
    header=_header,
    columns=_COLUMNS,
    convert=_convert,
    source={"publisher": "Center for Strategic and International Studies"},
    settings={"by": state_fault, "timezone": timezone_fault, "dates": order_fault},
)
