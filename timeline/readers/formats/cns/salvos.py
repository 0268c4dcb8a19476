"""Rows of the register of missile tests that were launched together.

Rows are of one salvo if they are one below the other, on one day, and

- were launched in the same minute from the same place; or
- are numbered on: the number of a row is the next one after that of the row before it, or a later
  one at the same place. Both times, if they are known, are within an hour.

So numbers that begin again begin another salvo, and rows without a number and without a time are
launches of their own. A salvo may go on after midnight UTC, if its times are known. It may also be
from several places: the register then numbers them as one series.

A file can have its newest rows on top, and the numbers of a salvo can rise or fall in either case.
So the rows that can be together are collected first, and read in the direction of their numbers.

A row whose date or time cannot be read is of the salvo next to it if it would be with its date and
time. It is rejected with all of it then: a salvo without this row would be another one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from typing import Final

from timeline.errors import Problem
from timeline.readers.formats.cns.rows import MissileRow
from timeline.readers.formats.direction import TableDirection
from timeline.readers.tables.base import TableRow

_TOGETHER: Final = timedelta(hours=1)

RowRun = list[MissileRow | Problem]
"""Rows one below the other that can be of one salvo, and lines between them that are not rows."""


@dataclass(slots=True)
class FileOrder:
    """The order of the rows of a file: that of their dates, and that of the numbers on a day."""

    dates: TableDirection = field(default_factory=TableDirection)
    rises: int = 0
    falls: int = 0
    _last: MissileRow | None = None
    _places: dict[int, int] = field(default_factory=dict)  # of rows whose numbers are not theirs

    def add(self, row: MissileRow) -> None:
        """Add the next row of the file."""
        self.dates.add(row.date, row.row.cells)
        if self._last is not None and self._last.date == row.date:
            rises, falls = _steps([self._last, row])
            self.rises, self.falls = self.rises + rises, self.falls + falls
        self._last = row

    def place(self, row: TableRow) -> int:
        """Return a number by which the first rows of salvos are in order from the oldest."""
        return self._places.get(row.number, -row.number if self.dates.newest_first else row.number)

    def note(self, found: Sequence[Sequence[MissileRow]]) -> None:
        """Note the order of the salvos of a run, which may not be that of the dates of the file."""
        first = [salvo[0].row for salvo in found]
        places = sorted(map(self.place, first))
        self._places |= {
            row.number: place
            for row, place in zip(first, places, strict=True)
            if place != self.place(row)
        }

    @property
    def is_falling(self) -> bool:
        """Whether the numbers of a salvo fall, as far as its own rows do not show it."""
        if self.rises != self.falls:
            return self.falls > self.rises
        return self.dates.newest_first


def runs(items: Iterable[MissileRow | Problem]) -> Iterator[RowRun | Problem]:
    """Yield the rows in the order of the file, those together that can be of one salvo.

    Their order is that of the file, too. A line that is not a row, after a row, is a part of its
    run.
    """
    run: RowRun = []
    last: MissileRow | None = None
    for item in items:
        if isinstance(item, Problem):
            if item.warning or not run:
                yield item
            else:
                run.append(item)
            continue
        if last is not None and not _are_near(last, item):
            yield run
            run = []
        run.append(item)
        last = item
    if run:
        yield run


def salvos(run: RowRun, order: FileOrder) -> list[list[MissileRow]]:
    """Return the salvos of a run in the order in which their rows are numbered, the oldest first.

    A salvo gets a fault if a line between its rows is not a row: it may be one of it.
    """
    rows = [item for item in run if not isinstance(item, Problem)]
    rises, falls = _steps(rows)
    is_falling = falls > rises if falls != rises else order.is_falling
    found: list[list[MissileRow]] = []
    last: MissileRow | None = None
    broken: list[Problem] = []
    for item in reversed(run) if is_falling else run:
        if isinstance(item, Problem):
            broken.append(item)
            continue
        before, now = (last.as_of(item), item.as_of(last)) if last is not None else (None, item)
        if before is not None and _goes_on(found[-1][0], before, now):
            found[-1].append(item)
            for problem in broken:
                message = f"line {problem.line}, between the rows of this salvo, is not a row"
                item.faults.append(("", message))
            last = now
        else:
            found.append([item])
            last = item
        broken = []
    order.note(found)
    return found


def _steps(rows: Sequence[MissileRow]) -> tuple[int, int]:
    """Return how often a number is higher than that of the row before it, and how often lower.

    Times count if the numbers show nothing.
    """
    pairs = [*pairwise(rows)]
    numbers = [(one.number, two.number) for one, two in pairs]
    known = [(one, two) for one, two in numbers if one is not None and two is not None]
    rises = sum(one < two for one, two in known)
    falls = sum(one > two for one, two in known)
    if rises != falls:
        return rises, falls
    times = [(one.instant, two.instant) for one, two in pairs]
    instants = [(one, two) for one, two in times if one is not None and two is not None]
    return sum(one < two for one, two in instants), sum(one > two for one, two in instants)


def _are_near(one: MissileRow, other: MissileRow) -> bool:
    """Return whether two rows can be of one salvo, whichever of them comes first."""
    one, other = one.as_of(other), other.as_of(one)
    if _in_one_minute(one, other) and _at_one_place(one, other):
        return True
    return _is_numbered_on(one, other) or _is_numbered_on(other, one)


def _goes_on(first: MissileRow, last: MissileRow, row: MissileRow) -> bool:
    """Return whether a row is of the same salvo as the row before it, ``last``."""
    if _in_one_minute(last, row) and _at_one_place(last, row):
        begins = row.number is not None and row.number == first.number
        return not begins or row.missile.casefold() == last.missile.casefold()
    return _is_numbered_on(last, row)


def _is_numbered_on(last: MissileRow, row: MissileRow) -> bool:
    if not (row.date and last.date) or "unknown" in (row.date, last.date):
        return False
    if row.number is None or last.number is None or row.number <= last.number:
        return False
    if row.number > last.number + 1 and not _at_one_place(last, row):
        return False
    if row.instant is None or last.instant is None:
        return row.date == last.date
    return abs(row.instant - last.instant) <= _TOGETHER


def _in_one_minute(one: MissileRow, other: MissileRow) -> bool:
    return one.instant is not None and one.instant == other.instant


def _at_one_place(one: MissileRow, other: MissileRow) -> bool:
    return bool(one.facility) and one.facility.casefold() == other.facility.casefold()
