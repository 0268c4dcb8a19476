"""How many events, or items, are in each row and in each unit of time.

An event surely is in the units that it certainly touches (``surely:date:UNIT``), and possibly in
those that it only possibly does (``date:UNIT``). So an event with a vague date is possible in each
unit within its bounds. It is not spread as fractions, because its distribution is unknown. One that
only possibly matches the query is surely in no unit.

Events are counted as ``page.counting`` does: parts are not counted in addition to their whole. By
item, the items of each part are in the units of its own date. What has not happened by its status
(planned, announced, cancelled) is not counted, unless the query asks for a status.

An event with an open side is possible in the units of its known days, and beyond them only in those
of the days that are asked for: otherwise it would fill the axis. ``open`` says how many are.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.dates.calendar import DayRange
from timeline.over_time.days import stretches
from timeline.over_time.rows import ChartRow, RowsBy, counted_rows, item_rows
from timeline.over_time.sums import ChartSum, EventSum, ItemSum
from timeline.over_time.units import Slots
from timeline.query.results import EventLine, EventPage
from timeline.query.results.bounds import CountBounds
from timeline.query.results.counting import (
    ByStatus,
    CountUnit,
    Tally,
    counted_as,
    happened,
    heads,
)


class DensityBin(NamedTuple):
    """How many events (or items) touch a unit, from its first to its last day."""

    first: int
    last: int
    bounds: CountBounds


class DensityRow(NamedTuple):
    """A row: its key and name, how many events it has in all, and how many in each unit.

    ``undated`` is how many of them have no known day, and so no unit. Units that no event touches
    are left out.
    """

    key: str
    name: str
    total: CountBounds
    undated: CountBounds
    bins: tuple[DensityBin, ...]


@dataclass(frozen=True, slots=True)
class Density:
    """The numbers of a chart: ``of`` what, by which rows, in which unit, and in all.

    ``by`` is None if all are in one row.
    ``unit`` is empty if no event has a known day. ``events`` are counted, and ``parts`` of them are
    not. ``tally`` is the number of all of them. ``open`` is the number of events that are in the
    units of their known days, and may be in earlier or later ones.
    """

    of: CountUnit
    by: RowsBy | None
    unit: str
    events: int
    parts: int
    open: int
    tally: Tally
    rows: tuple[DensityRow, ...]


def density(
    page: EventPage, by: RowsBy | None, units_of: Callable[[Sequence[DayRange]], tuple[str, Slots]]
) -> Density:
    """Return the numbers of a page, by row and unit; by None, all are in one row.

    ``units_of`` returns the name of a unit and the units that contain all of these ranges of days,
    of which there is at least one. Units that no event touches are left out.
    """
    every = sum_of_all(page)
    name, units = "", Slots([], [], [])
    if every.dated:
        name, units = units_of(stretches(every.dated, page.asked))
    rows = []
    for row, its in sums_of(page, by):
        bins = zip(units.firsts, units.lasts, its.counts(units), strict=True)
        rows.append(
            DensityRow(
                key=row.key,
                name=row.name,
                total=its.total,
                undated=its.not_drawn,
                bins=tuple(DensityBin(*each) for each in bins if each[2].high != 0),
            )
        )
    shown = counted(page)
    events = len(heads(shown))
    tally = Tally.of_events(shown)._replace(bounds=every.total, not_happened=not_counted(page))
    return Density(
        of=page.counting.of,
        by=by,
        unit=name,
        events=events,
        parts=len(shown) - events,
        open=every.open,
        tally=page.tally or tally,
        rows=tuple(row for row in rows if row.total.high != 0),
    )


def counted(page: EventPage) -> Sequence[EventLine]:
    """Return the events of a page that a chart counts: those that happened or may have."""
    return page.events if page.by_status else happened(page.events)[0]


def not_counted(page: EventPage) -> ByStatus:
    """Return how many events have not happened, and are not counted, by status."""
    if page.tally is not None or page.by_status:
        return ()  # the number of items says it itself
    return happened(page.events)[1]


def sums_of(page: EventPage, by: RowsBy | None) -> list[tuple[ChartRow, ChartSum]]:
    """Return the rows of a chart, each with what it counts; by None, one row of all."""
    if by is None:
        return [(ChartRow("", "all", list(counted(page))), sum_of_all(page))]
    items = page.counting.items
    if items is None:
        return [
            (row, EventSum(row.events, _surely_matching(page), page.asked))
            for row in counted_rows(counted(page), by)
        ]
    return [
        (row, ItemSum(items, truths, row.days, page.asked))
        for row, truths in item_rows(items, by, page.asked)
    ]


def sum_of_all(page: EventPage) -> ChartSum:
    """Return what a chart counts, of all rows together."""
    items = page.counting.items
    if items is None:
        return EventSum(heads(counted(page)), _surely_matching(page), page.asked)
    return ItemSum(items, items.matching, asked=page.asked)


def _surely_matching(page: EventPage) -> Collection[str] | None:
    """Return the keys of the events that surely match the query, or have a part that does.

    None: all do.
    """
    if page.certainty is None:
        return None
    sure = page.certainty.sure
    return sure | counted_as((each for each in page.events if each.key in sure), page.events)
