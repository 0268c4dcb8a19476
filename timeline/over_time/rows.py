"""Events by row: the rows of ``--by``, the same in lists, lanes and densities.

An event with several actors, systems or programmes is in the row of each. Events without one are in
a separate row at the end. Rows of kinds are in the order of ``KINDS``, those of years and months in
order of time, all others are sorted by size, the largest first.

The year or month of an event is that of its start. If the month is not certain, the event is in the
row of the year, or the range of years, in which it begins.

Items are in a year or month as the query ``date:`` finds them: surely, if it contains all their
possible days, and otherwise possibly. So each year has the number that its query has, and items
that are possible in two years are in both.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, Literal, NamedTuple

from timeline.dates.calendar import (
    OPEN_EARLIEST,
    OPEN_LATEST,
    DayRange,
    Unit,
    is_bounded,
    known_ends,
    unit_end,
    unit_index,
    unit_start,
)
from timeline.kinds import KINDS
from timeline.query.results import EventLine, EventPage, Ref
from timeline.query.results.counting import heads
from timeline.query.results.items import ItemCounts, Lot, Truths
from timeline.query.results.splitting import Truth
from timeline.wording.dates import brief_days
from timeline.wording.headings import group

RowsBy = Literal["kind", "actor", "system", "programme", "place", "tag", "year", "month"]


PARTITIONS: Final = ("kind", "year", "month")
"""Rows that have each event once, so that they add up to all events."""
_CALENDAR: Final[Mapping[str, Unit]] = {"year": "year", "month": "month"}


class ChartRow(NamedTuple):
    """A row: its key (for kinds, years and months the same as the name), its name, its events.

    ``days`` are those of a year or month of items: no other days count in the row.
    """

    key: str
    name: str
    events: list[EventLine]
    days: DayRange | None = None


def rows(
    events: Iterable[EventLine],
    by: RowsBy,
    of_row: Callable[[list[EventLine]], list[EventLine]] = list,
) -> list[ChartRow]:
    """Return the rows of these events; inside a row the order of the events is kept.

    ``of_row`` selects the events of a row.
    """
    found: dict[str, ChartRow] = {}
    for event in events:
        for key, name in dict.fromkeys(_places(event, by)):
            found.setdefault(key, ChartRow(key, name, [])).events.append(event)
    found = {key: row._replace(events=of_row(row.events)) for key, row in found.items()}
    last = [row] if (row := found.pop("", None)) else []
    ordered = list(found.values())
    if by == "kind":
        order = {kind: number for number, kind in enumerate(KINDS)}
        ordered.sort(key=lambda row: order.get(row.key, len(order)))
    elif by in ("year", "month"):
        ordered.sort(key=lambda row: _moment(row.events[0]))
    else:
        ordered.sort(key=lambda row: (-len(row.events), row.key))
    return ordered + last


def counted_rows(events: Iterable[EventLine], by: RowsBy) -> list[ChartRow]:
    """Return the rows without the parts that ``counting`` leaves out because of their whole.

    In a row of kinds, years or months each event is once, so that the rows add up to all of them.
    In any other row, only the events of the row are counted together: a part may have a system that
    its whole does not have.
    """
    if by in PARTITIONS:
        return rows(heads(events), by)
    return rows(events, by, heads)


def page_rows(page: EventPage, by: RowsBy) -> list[ChartRow]:
    """Return the rows of a list of the events of a page.

    If items are counted, an event is in the rows of its items, also by what they take from the
    event that it is part of; a row of items that events beyond the page describe has no events, nor
    has a year or month in which items are only possible.
    """
    lots = page.counting.items.lots if page.counting.items else {}
    shown = {event.key: event for event in page.events}
    events = [lots[key].event if key in lots else event for key, event in shown.items()]
    events += [lot.event for key, lot in lots.items() if key not in shown]
    found = rows(events, by)
    if by in _CALENDAR and page.counting.items:
        known = {row.key for row in found}
        more = [
            row for row, _ in item_rows(page.counting.items, by, page.asked) if row.key not in known
        ]
        found = sorted([*found, *more], key=_row_moment)
        found = [row._replace(events=[]) if row.days else row for row in found]
    return [
        row._replace(events=[shown[each.key] for each in row.events if each.key in shown])
        for row in found
    ]


def _row_moment(row: ChartRow) -> tuple[bool, int, bool, int]:
    return _moment(row.events[0]) if row.days is None else (False, row.days[0], False, row.days[1])


def item_rows(
    items: ItemCounts, by: RowsBy, asked: DayRange | None
) -> list[tuple[ChartRow, Truths]]:
    """Return the rows of the items of a page, with those that are surely or possibly in each.

    The rows have the events that describe the items. An item has one system: if its event has
    several, it is possibly in the row of each. So it is with the actors of more than one item.
    ``asked`` are the days that the query asks for (``EventPage.asked``).
    """
    if unit := _CALENDAR.get(by):
        return _calendar_rows(items, unit, asked)
    found: list[tuple[ChartRow, Truths]] = []
    for row in rows((lot.event for lot in items.lots.values()), by):
        lots = [items.lots[event.key] for event in row.events]
        found.append((row, {lot.event.key: _in_row(lot, row.key, by) for lot in lots}))
    return found


def _calendar_rows(
    items: ItemCounts, unit: Unit, asked: DayRange | None
) -> list[tuple[ChartRow, Truths]]:
    """Return the rows of the years or months in which the possible days of items begin or end.

    Of these days, only those that are asked for count. Items without any date are possible in each
    of the rows, and in a row of their own, the last one.
    """
    lots = list(items.lots.values())
    first, last = asked or (OPEN_EARLIEST, OPEN_LATEST)
    ends = known_ends(
        (max(lot.event.start_lo, first), min(lot.event.end_hi, last))
        for lot in lots
        if _has_bound(lot.event)
    )
    found: list[tuple[ChartRow, Truths]] = []
    for number in sorted({unit_index(unit, day) for day in ends}):
        days = unit_start(unit, number), unit_end(unit, number)
        truths = {lot.event.key: truth for lot in lots if (truth := _on(lot, days))}
        events = [items.lots[key].event for key in truths]
        name = brief_days(*days)
        found.append((ChartRow(name, name, events, days), truths))
    if undated := [lot for lot in lots if not _has_bound(lot.event)]:
        name = group(undated[0].event)[0]
        row = ChartRow(name, name, [lot.event for lot in undated])
        found.append((row, {lot.event.key: lot.match for lot in undated}))
    return found


def _on(lot: Lot, days: DayRange) -> Truth:
    """Return whether items match and are on one of these days."""
    first, last = lot.event.start_lo, lot.event.end_hi
    if last < days[0] or days[1] < first:
        return Truth.NO
    sure = lot.event.sure and days[0] <= first and last <= days[1]
    return lot.match if sure else min(lot.match, Truth.POSSIBLE)


def _has_bound(event: EventLine) -> bool:
    return is_bounded(event.start_lo) or is_bounded(event.end_hi)


def _in_row(lot: Lot, key: str, by: RowsBy) -> Truth:
    if by == "system":
        return lot.of_system({key})
    return lot.of_actor({key}) if by == "actor" else lot.match


def _places(event: EventLine, by: RowsBy) -> list[tuple[str, str]]:
    """Return the keys and names of the rows of an event."""
    if by == "kind":
        return [(event.kind, event.kind)]
    if by in ("year", "month"):
        name = _month(event) if by == "month" else group(event)[0]
        return [(name, name)]
    if by == "actor":
        return [(actor.key, actor.name) for actor in event.actors] or [("", "no actor")]
    if by == "tag":
        return [(tag, tag) for tag in event.tags] or [("", "no tag")]
    refs: tuple[Ref, ...] = event.systems if by == "system" else event.programmes
    if by == "place":
        refs = (event.place,) if event.place else ()
    return [(ref.key, ref.name) for ref in refs] or [("", f"no {by}")]


def _month(event: EventLine) -> str:
    """Return the month in which an event begins, or the year if the month is unknown."""
    first, last = event.start_lo, event.start_hi
    if is_bounded(first) and is_bounded(last):
        month = unit_index("month", first)
        if month == unit_index("month", last):
            return brief_days(unit_start("month", month), unit_end("month", month))
    return group(event)[0]


def _moment(event: EventLine) -> tuple[bool, int, bool, int]:
    """Return the sort key of a row by its first event, consistent with the order of events."""
    begins = is_bounded(event.start_lo)
    known = begins or is_bounded(event.end_hi)
    return not known, event.start_lo if begins else event.end_hi, not begins, event.end_hi
