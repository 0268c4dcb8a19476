"""The rows of the register of missile tests, one missile each, and those launched together.

Rows are of one salvo if they stand one below the other, on one day, and

- were launched in the same minute from the same place; or
- are numbered on: the number of a row is the next one after that of the row before it, or a later
  one at the same place. Both times, if they are known, are within an hour.

So numbers that begin again begin another salvo, and rows without a number and without a time are
launches of their own. A salvo may go on after midnight UTC, if its times are known. It may also be
from several places: the register then numbers them as one series.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

from timeline.errors import Problem
from timeline.readers.formats.base import CellFault
from timeline.readers.formats.cns.cells import is_said, read_number, read_outcome, read_time
from timeline.readers.formats.day_cells import First, read_date
from timeline.readers.formats.labels import Columns
from timeline.readers.tables.base import TableRow

_TOGETHER: Final = timedelta(hours=1)
_NUMBERS: Final = (
    ("apogee", "apogee", "km"),
    ("range", "distance", "km"),
    ("bearing", "bearing", "°"),
)


@dataclass(slots=True)
class MissileRow:
    """A row as values in the notation of seed files; each is empty if the row does not say it.

    ``instant`` is the time of the launch, None without a day and a time. ``series`` is the number
    in the salvo as the row has it, ``number`` the same as a number. ``numbers`` are by the names
    of their fields. ``faults`` are columns with what is wrong with their cells.
    """

    row: TableRow
    date: str = ""
    time: str = ""
    instant: datetime | None = None
    series: str = ""
    number: int | None = None
    missile: str = ""
    facility: str = ""
    landing: str = ""
    outcome: str = ""
    description: str = ""
    numbers: dict[str, str] = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_day(self) -> bool:
        """Whether the date is one day."""
        return len(self.date) == 10 and self.date[:4].isdigit()


def read_row(row: TableRow, columns: Columns, first: First) -> MissileRow:
    """Read the cells of a row; ``first`` is the order of numbers in dates like ``3/12/2031``."""
    found = MissileRow(row)

    def read(column: str, reader: Callable[[str], str]) -> str:
        try:
            return reader(columns.cell(row, column))
        except CellFault as fault:
            found.faults.append((column, fault.message))
            return ""

    def named(column: str) -> str:
        cell = columns.cell(row, column)
        return cell if is_said(cell) else ""

    found.date = read("date", lambda cell: _date(cell, first))
    found.time = read("time", read_time)
    if found.is_day and found.time:
        found.instant = datetime.fromtimestamp(_seconds(found.date, found.time), UTC)
    found.series = named("series").removesuffix(".0")
    digits = found.series.partition(" of ")[0].partition("/")[0].lstrip("#").strip()
    found.number = (
        int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else None
    )
    found.missile, found.facility = named("missile"), named("facility")
    found.landing, found.description = named("landing"), columns.cell(row, "description")
    found.outcome = read("outcome", read_outcome)
    for name, column, unit in _NUMBERS:
        if number := read(column, partial(read_number, unit=unit)):
            found.numbers[name] = number
    return found


def _date(cell: str, first: First) -> str:
    if not cell:
        raise CellFault("is empty: write the day, the month (1990-05), the year or unknown")
    if not is_said(cell):
        return "unknown"
    return read_date(cell, first)


def _seconds(date: str, time: str) -> int:
    clock, offset = time.rstrip("~"), ""
    clock, offset = (clock[:-1], "Z") if clock.endswith("Z") else (clock[:-6], clock[-6:])
    exact = clock if len(clock) == 8 else f"{clock}:00"
    moment = datetime.fromisoformat(f"{date}T{exact}{offset.replace('Z', '+00:00')}")
    return int(moment.timestamp())


def salvos(items: Iterable[MissileRow | Problem]) -> Iterator[list[MissileRow] | Problem]:
    """Yield the rows in the order of the file, those of one salvo together."""
    together: list[MissileRow] = []
    for item in items:
        if together and (isinstance(item, Problem) or not _goes_on(together, item)):
            yield together
            together = []
        if isinstance(item, Problem):
            yield item
        else:
            together.append(item)
    if together:
        yield together


def _goes_on(salvo: list[MissileRow], row: MissileRow) -> bool:
    """Return whether a row is of the same salvo as the rows before it."""
    last = salvo[-1]
    if not (row.date and last.date) or "unknown" in (row.date, last.date):
        return False
    same_place = bool(row.facility) and row.facility.casefold() == last.facility.casefold()
    begins = row.number is not None and row.number == salvo[0].number
    if row.instant is not None and row.instant == last.instant and same_place:
        return not begins or row.missile.casefold() == last.missile.casefold()
    if row.number is None or last.number is None or row.number <= last.number:
        return False
    if row.number > last.number + 1 and not same_place:
        return False
    if row.instant is None or last.instant is None:
        return row.date == last.date
    return abs(row.instant - last.instant) <= _TOGETHER
