"""Density: how many events, or items, there are in each unit of time, by row.

A column is solid for those that are surely in its unit, and light above for those that only
possibly are, as in ``show --as density``. All rows have one scale. By year or month there is one
row of all, because the columns are the years or months.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from timeline.dates.calendar import DayRange
from timeline.over_time.density import Density, DensityRow, sum_of_all, sums_of
from timeline.over_time.density import density as numbers
from timeline.over_time.rows import RowsBy
from timeline.over_time.units import BY_MONTH, BY_WEEK, YEARS, AxisUnit, Slots
from timeline.query.results import EventPage
from timeline.query.results.bounds import CountBounds
from timeline.text import first_of, plural
from timeline.wording.counts import other_columns_text
from timeline.writers.charts import notes
from timeline.writers.charts.layout.columns import ColumnRow, TimeColumn, Units, columns, gutter
from timeline.writers.charts.layout.frame import Chart
from timeline.writers.charts.text.fonts import shown
from timeline.writers.charts.theme import Size

_CALENDAR: Final[Mapping[RowsBy, Sequence[AxisUnit]]] = {"year": YEARS, "month": BY_MONTH}


def density(page: EventPage, size: Size, by: RowsBy = "kind") -> Chart | None:
    """Return how many events of a page there are over time; None if no event has a known day."""
    steps = _CALENDAR.get(by)
    rows = None if steps else by
    texts = (
        each for row, its in sums_of(page, rows) for each in (row.name, _undated(its.not_drawn))
    )
    left = gutter(map(shown, texts), size)
    chosen: list[Units] = []

    def units_of(days: Sequence[DayRange]) -> tuple[str, Slots]:
        chosen.append(Units.of(days, size.width - 2 * size.margin - left, size, steps or BY_WEEK))
        return chosen[0].unit.name, chosen[0].slots

    table = numbers(page, rows, units_of)
    found = [row for row in table.rows if row.bins]
    if not found:
        return None
    units = chosen[0]
    drawn = columns([_row(row, units) for row in found], units, left, size)
    return Chart(
        drawn.layers,
        drawn.plot,
        _summary(table, found),
        _key(table, [found[number] for number in drawn.drawn]),
        [
            *notes.rows_without_room(_left_out(found, drawn.drawn)),
            *notes.not_happened(table.tally.not_happened),
            *notes.undated(sum_of_all(page).undated),
            *_open(table),
            *_unnumbered(table),
        ],
    )


def _row(row: DensityRow, units: Units) -> ColumnRow:
    made = [
        TimeColumn(
            units.unit.index(first),
            bounds.low,
            bounds.high,
            str(bounds),
            f"{bounds.low:,}+" if bounds.high is None else f"{bounds.high:,}",
        )
        for first, _, bounds in row.bins
    ]
    return ColumnRow(shown(row.name), "\n".join(_total(row)), made, rank=_rank(row))


def _rank(row: DensityRow) -> int:
    """Return how many events a row possibly has; those with the most are drawn."""
    return row.total.low if row.total.high is None else row.total.high


def _left_out(found: Sequence[DensityRow], drawn: Collection[int]) -> list[tuple[str, str]]:
    """Return the names and numbers of the rows that are not drawn, the largest first."""
    rows = [row for number, row in enumerate(found) if number not in drawn]
    rows.sort(key=_rank, reverse=True)
    return [(row.name, str(row.total)) for row in rows]


def _total(row: DensityRow) -> list[str]:
    """Return how many a row has, and how many of them have no known day and so no column."""
    return [str(row.total), *filter(None, [_undated(row.undated)])]


def _undated(number: CountBounds) -> str:
    return "" if number.high == 0 else f"{number} undated"


def _summary(table: Density, found: Iterable[DensityRow]) -> str:
    totals = ((row.name, *_total(row)) for row in found)
    counted = [
        f"{shown(name)} {total}" + "".join(f" ({each})" for each in undated)
        for name, total, *undated in totals
    ]
    by = table.unit if table.by is None else f"{table.by} and {table.unit}"
    return f"Number of {table.tally.many} by {by}: {first_of(counted, 12)}."


def _key(table: Density, rows: Iterable[DensityRow]) -> str:
    """Return what the columns mean."""
    bounds = [each.bounds for row in rows for each in row.bins]
    parts = [f"A column: {table.unit}", f"solid: surely so many {table.tally.many}"]
    if any(each.low != each.high for each in bounds):
        parts.append("light: possibly so many (3–5: surely three, at most five)")
    if any(each.high is None for each in bounds):
        parts.append("3+ or an arrow: at least so many")
    return f"{'; '.join(parts)}."


def _open(table: Density) -> Iterable[str]:
    if table.open:
        yield f"{other_columns_text(table.open)}."


def _unnumbered(table: Density) -> Iterable[str]:
    if table.of == "items" and table.tally.unknown:
        count = plural(len(table.tally.unknown), "event", does="states", do="state")
        yield f"{count} no number: at least 1 or its parts are counted."
