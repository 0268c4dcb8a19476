"""The rows of the register of missile tests, one missile each, in the notation of seed files."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import Final

from timeline.readers.formats.base import CellFault
from timeline.readers.formats.cns.cells import is_said, read_number, read_outcome, read_time
from timeline.readers.formats.day_cells import First, read_date
from timeline.readers.formats.figures import whole
from timeline.readers.formats.labels import NamedColumns
from timeline.readers.tables.base import TableRow

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
    written_date: str = ""

    @property
    def is_day(self) -> bool:
        """Whether the date is one day."""
        return len(self.date) == 10 and self.date[:4].isdigit()

    @property
    def has_moment(self) -> bool:
        """Whether the date and the time could be read; they may say that they are not known."""
        return bool(self.date) and not self._is_faulty("time")

    def _is_faulty(self, column: str) -> bool:
        return any(each == column for each, _ in self.faults)

    def as_of(self, other: "MissileRow") -> "MissileRow":
        """Return the row with the date or the time of another one, where its own is not readable.

        So it can be asked whether a row may be of the salvo next to it. A row without a number is
        not, if its date is of another month, as far as that can be read.
        """
        if self.has_moment or (self.number is None and not self._may_be_of(other.date)):
            return self
        date = self.date or other.date
        time = other.time if self._is_faulty("time") else self.time
        found = replace(self, date=date, time=time)
        found.instant = _instant(found)
        return found

    def _may_be_of(self, date: str) -> bool:
        written = self.written_date
        return bool(self.date) or written[:7] == date[:7] or _is_slip(written, date)


def _is_slip(one: str, other: str) -> bool:
    """Return whether two texts differ in one character."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def read_row(row: TableRow, columns: NamedColumns, first: First) -> MissileRow:
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

    found.written_date = columns.cell(row, "date")
    found.date = read("date", lambda cell: _date(cell, first))
    found.time = read("time", read_time)
    found.instant = _instant(found)
    found.series = whole(named("series"))
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


def _instant(row: MissileRow) -> datetime | None:
    if not (row.is_day and row.time):
        return None
    return datetime.fromtimestamp(_seconds(row.date, row.time), UTC)


def _seconds(date: str, time: str) -> int:
    clock, offset = time.rstrip("~"), ""
    clock, offset = (clock[:-1], "Z") if clock.endswith("Z") else (clock[:-6], clock[-6:])
    exact = clock if len(clock) == 8 else f"{clock}:00"
    moment = datetime.fromisoformat(f"{date}T{exact}{offset.replace('Z', '+00:00')}")
    return int(moment.timestamp())
