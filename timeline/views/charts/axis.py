"""A time axis in terminal cells, which chooses its own unit, breaks and labels.

A cell represents whole days, and every calendar unit of the axis has the same number of cells, so
months do not share cells. The unit is the finest that fits: days, weeks, months, years, tens,
hundreds … of years. A period without events that would take more than a quarter of the axis is left
out and marked ``//``, unless everything fits in the finest unit without a break.

Labels are placed where their unit begins, in one or two lines: the unit, and the larger unit that
contains it. They are as dense as possible without touching: every day, week, month, quarter, year …
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from timeline.dates.calendar import MONTH_NAMES, DayRange, year_shown, ymd
from timeline.over_time.units import DAY, MONTH, QUARTER, WEEK, YEARS, AxisUnit, Slots

BREAK: Final = " // "
_WIDEST_DAY: Final = 6  # the most cells of a day, so that a single day does not fill the screen
_LABELLED: Final = (DAY, WEEK, MONTH, QUARTER, *YEARS)


class Segment(NamedTuple):
    """Consecutive units of an axis, from ``first`` to ``last``, beginning at cell ``column``."""

    first: int
    last: int
    column: int


@dataclass(frozen=True)
class Axis:
    """``segments`` of units of ``step``, each unit ``cells`` wide, separated by breaks."""

    step: AxisUnit
    cells: int
    segments: tuple[Segment, ...]

    def end(self, segment: Segment) -> int:
        """Return the column after a segment."""
        return segment.column + (segment.last - segment.first + 1) * self.cells

    @property
    def width(self) -> int:
        """Cells of the whole axis."""
        return self.end(self.segments[-1])

    @cached_property
    def units(self) -> Slots:
        """The units and the columns in which they begin."""
        return self._slots(1)

    @cached_property
    def days(self) -> Slots:
        """The cells, each with the days that it represents."""
        return self._slots(self.cells)

    def _slots(self, parts: int) -> Slots:
        """Return every unit split into equal parts of at least a day."""
        slots = Slots([], [], [])
        for segment in self.segments:
            for index in range(segment.first, segment.last + 1):
                start = self.step.start(index)
                length = self.step.end(index) - start + 1
                column = segment.column + (index - segment.first) * self.cells
                for part in range(parts):
                    first = start + part * length // parts
                    slots.columns.append(column + part * self.cells // parts)
                    slots.firsts.append(first)
                    slots.lasts.append(max(first, start + (part + 1) * length // parts - 1))
        return slots

    @property
    def background(self) -> str:
        """A row with only the breaks drawn."""
        row = [" "] * self.width
        for segment in self.segments[1:]:
            row[segment.column - len(BREAK) : segment.column] = BREAK
        return "".join(row)

    @property
    def empty(self) -> list[DayRange]:
        """The days left out at each break."""
        return [
            (self.step.end(before.last) + 1, self.step.start(after.first) - 1)
            for before, after in pairwise(self.segments)
        ]

    @cached_property
    def labels(self) -> list[str]:
        """One or two rows of labels, each as wide as the axis."""
        for step in _LABELLED[_LABELLED.index(self.step) :]:
            rows = [self._row(step, strict=True)]
            if step.unit != "year":
                days = step.unit in ("day", "week")
                rows.insert(
                    0, self._row(MONTH if days else YEARS[0], strict=False, above_days=days)
                )
            if all(rows):
                return rows
        return [self._starts()]

    def _starts(self) -> str:
        """Return a row with the year in which each segment begins; each is wide enough for it."""
        row = list(self.background)
        for segment in self.segments:
            text = year_shown(ymd(self.step.start(segment.first))[0])
            row[segment.column : segment.column + len(text)] = text
        return "".join(row)

    def _row(self, step: AxisUnit, strict: bool, above_days: bool = False) -> str:
        """Return a row of labels, all (``strict``) or those that fit; empty if it is impossible.

        ``above_days``: below it is a row of days.
        """
        row = list(self.background)
        for segment in self.segments:
            placed = 0
            marks = list(self._marks(step, segment, above_days))
            ends = [mark.column - 1 for mark in marks[1:]] + [self.end(segment)]
            for mark, end in zip(marks, ends, strict=True):
                room = end - mark.column
                forms = self._forms(step, mark.day, alone=not strict)
                text = next((form for form in forms if len(form) <= room), "")
                row[mark.column : mark.column + len(text)] = text
                placed += text == forms[0]
                if strict and not text and mark.whole and mark is not marks[-1]:
                    return ""
            if not placed:
                return ""
        return "".join(row)

    def _marks(self, step: AxisUnit, segment: Segment, above_days: bool) -> "Iterator[_Mark]":
        """Yield where units of ``step`` begin in the segment, and the beginning of the segment.

        A column that begins in one unit and ends in the next is of the latter. But above the days
        on which weeks begin, a month is where the first of these days is: else March would be above
        29 February.
        """
        before = step.index(self.step.start(segment.first) - 1)
        of = self.step.start if above_days else self.step.end
        for index in range(segment.first, segment.last + 1):
            number = step.index(of(index))
            if number != before or index == segment.first:
                column = segment.column + (index - segment.first) * self.cells
                day = max(self.step.start(index), step.start(number))
                yield _Mark(column, day, number != before)
            before = number

    def _forms(self, step: AxisUnit, day: int, alone: bool) -> tuple[str, ...]:
        """Return labels of the unit from ``day``, longest first; with the year if ``alone``."""
        year, month, day_of_month = ymd(day)
        if step.unit in ("day", "week"):
            return (str(day_of_month),)
        if step.unit == "year":
            return (year_shown(year),)
        if step == self.step == QUARTER:
            return (f"Q{month // 3 + 1}",)
        name = MONTH_NAMES[month - 1][:3]
        return (f"{name} {year_shown(year)}", name) if alone else (name,)


class _Mark(NamedTuple):
    column: int
    day: int
    whole: bool  # whether a unit begins here; false if the start of the segment cuts a unit


def axis(
    stretches: Sequence[DayRange], width: int, steps: Sequence[AxisUnit], least: int = 1
) -> Axis:
    """Return the axis of at most ``width`` cells that contains all ``stretches``, in the finest of
    ``steps`` that fits. Units shorter than a year have at least ``least`` cells.

    At least one stretch is required. A ``width`` below 18, the longest year, is taken as 18.
    """
    width = max(width, 18)
    merged = _merged(stretches)
    found = _fit(steps[0], [(merged[0][0], merged[-1][1])], width, least)
    if found is None:
        parts = _parted(merged, width // 16)
        found = next((fit for step in steps if (fit := _fit(step, parts, width, least))), None)
    assert found is not None, "the last step contains all days that a database can store"
    return found


def _merged(stretches: Sequence[DayRange]) -> list[DayRange]:
    """Return the same days as stretches that do not touch, in order."""
    merged: list[DayRange] = []
    for first, last in sorted(stretches):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged


def _parted(merged: Sequence[DayRange], most: int) -> list[DayRange]:
    """Return the stretches, joined to at most ``most + 1``: split at the widest gaps."""
    gaps = sorted(((b[0] - a[1] - 1, b[0]) for a, b in pairwise(merged)), reverse=True)
    rest = merged[-1][1] - merged[0][0] + 1
    cuts = set()
    for gap, after in gaps[:most]:
        if gap * 4 <= rest:
            break
        cuts.add(after)
        rest -= gap
    parts = [merged[0]]
    for first, last in merged[1:]:
        if first in cuts:
            parts.append((first, last))
        else:
            parts[-1] = (parts[-1][0], last)
    return parts


def _fit(step: AxisUnit, parts: Sequence[DayRange], width: int, least: int) -> Axis | None:
    """Return the widest axis of these parts in units of ``step``; None if none fits."""
    least = 1 if step.unit == "year" else least
    units = [(step.index(first), step.index(last)) for first, last in parts]
    ends = [(step.start(step.index(first)), last) for first, last in parts]
    label = max(len(year_shown(ymd(day)[0])) for days in ends for day in days)
    label += len("Jul ") if step.unit in ("day", "week") else 0
    most = width // sum(last - first + 1 for first, last in units)
    for cells in range(min(most, _WIDEST_DAY) if step is DAY else most, least - 1, -1):
        fewest = -(-label // cells)
        wide = [(first, max(last, first + fewest - 1)) for first, last in units]
        found = Axis(step, cells, _side_by_side(wide, cells))
        if found.width <= width:
            return found
    return None


def _side_by_side(units: Sequence[DayRange], cells: int) -> tuple[Segment, ...]:
    """Return segments of these units; gaps that a break would not shorten are kept."""
    joined: list[DayRange] = []
    for first, last in units:
        if joined and (first - joined[-1][1] - 1) * cells <= len(BREAK):
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    widths = ((last - first + 1) * cells + len(BREAK) for first, last in joined)
    columns = accumulate(widths, initial=0)
    return tuple(Segment(*each, column) for each, column in zip(joined, columns, strict=False))
