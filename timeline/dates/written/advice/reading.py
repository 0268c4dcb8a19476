"""A reading of a text: a date in valid notation, and the days that were meant."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from timeline.dates.calendar import (
    MONTH_NAMES,
    OPEN_EARLIEST,
    OPEN_LATEST,
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    day,
    days_in_month,
    has_days,
    is_bounded,
    iso,
    year_text,
)
from timeline.dates.written.advice.away import Away
from timeline.scalar import pasted
from timeline.text import listed


class DateReading(NamedTuple):
    """One reading of a text.

    ``text``   the date; it must be parsed before it is suggested.
    ``days``   first and last day, computed from the words and not from ``text``; None if only the
               spelling was corrected, which changes no digit.
    ``note``   the difference from the other readings of the same text.
    ``others`` other notations of the same date, such as EDTF if ``text`` is a wording.
    ``away``   how far from its key it is, computed from the words (``away``); None if this
               was not computed.
    """

    text: str
    days: tuple[int, int] | None = None
    note: str = ""
    others: tuple[str, ...] = ()
    away: Away | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """All notations of the date, best first."""
        return (self.text, *self.others)

    @property
    def first(self) -> int:
        """The first day that was meant; unknown without ``days``."""
        return self.days[0] if self.days else UNKNOWN_EARLIEST

    @property
    def last(self) -> int:
        """The last day that was meant; unknown without ``days``."""
        return self.days[1] if self.days else UNKNOWN_LATEST


Read = Callable[[str], list[DateReading]]
"""Returns the readings of a text, all of them valid dates; the date itself of a valid one."""

UNKNOWN = DateReading("unknown", (UNKNOWN_EARLIEST, UNKNOWN_LATEST), others=("XXXX",))

BEFORE_CHRIST = "the year 0 is 1 BC"
"""Why the number of a year before Christ is not that of EDTF."""


def same_days(written: tuple[int, int], meant: tuple[int, int] | None) -> bool:
    """Whether a date has the days that were meant; open and unknown bounds count as equal."""
    return meant is None or all(
        a == b or not (is_bounded(a) or is_bounded(b)) for a, b in zip(written, meant, strict=True)
    )


def of_year(year: int) -> list[DateReading]:
    """Return the reading of a year of at most four digits; none for others."""
    if not has_days(year):
        return []
    return [DateReading(year_text(year), (day(year, 1, 1), day(year, 12, 31)))]


def of_month(year: int, month: int) -> list[DateReading]:
    """Return the reading of a month; of its year for month 0 (missing); none if invalid."""
    if month == 0:
        return of_year(year)
    if not 1 <= month <= 12:
        return []
    (whole,) = of_year(year)
    last = day(year, month, days_in_month(year, month))
    return [DateReading(f"{whole.text}-{month:02}", (day(year, month, 1), last))]


def of_day(year: int, month: int, day_: int) -> list[DateReading]:
    """Return the reading of a day; of its month or year if day, or both, are 0; none if invalid."""
    if day_ == 0:
        return [UNKNOWN] if year == month == 0 else of_month(year, month)
    if not 1 <= month <= 12 or not 1 <= day_ <= days_in_month(year, month):
        return []
    one = day(year, month, day_)
    return [DateReading(iso(one), (one, one))]


def of_months(year: int, code: int, start: int, count: int, note: str = "") -> list[DateReading]:
    """Return a season, quarter or half from its EDTF code, first month (1-12) and length.

    The code does not show the months, so the note names them if there is no other.
    """
    years, after = divmod(start - 1 + count, 12)
    note = note or f"{MONTH_NAMES[start - 1]} to {MONTH_NAMES[(after - 1) % 12]}"
    days = day(year, start, 1), day(year + years, after + 1, 1) - 1
    return [DateReading(f"{year_text(year)}-{code}", days, note)]


def lasted(a: DateReading, b: DateReading, note: str = "") -> list[DateReading]:
    """Return the interval from ``a`` to ``b``; none if it runs backwards."""
    if not (a.first <= b.first and a.last <= b.last) or "/" in a.text + b.text:
        return []
    return [DateReading(f"{a.text}/{b.text}", (a.first, b.last), note)]


def one_of(found: list[DateReading], note: str = "") -> list[DateReading]:
    """Return "one of these dates"."""
    text = f"[{','.join(each.text for each in found)}]"
    return [DateReading(text, (min(r.first for r in found), max(r.last for r in found)), note)]


def between(a: DateReading, b: DateReading, note: str = "") -> list[DateReading]:
    """Return "some day, month or year from ``a`` to ``b``"; days if their units differ."""
    if not (a.first <= b.first and a.last <= b.last) or not is_bounded(a.first + b.last):
        return []
    text = f"{a.text}..{b.text}"
    if a.text.count("-", 1) != b.text.count("-", 1):
        text = f"{iso(a.first)}..{iso(b.last)}"
    return [DateReading(f"[{text}]", (a.first, b.last), note)]


def by(a: DateReading) -> DateReading:
    """Return "no later than ``a``"."""
    return DateReading(f"by {a.text}", (OPEN_EARLIEST, a.last), a.note, (f"[..{a.text}]",))


def before(a: DateReading) -> DateReading:
    """Return "ends before ``a`` begins"; for a set, see ``dates.wording.terms``."""
    if a.text.startswith("["):
        return DateReading(f"before {a.text}", None, a.note)
    if not is_bounded(a.first):
        return DateReading("")
    ended = iso(a.first - 1)
    return DateReading(f"before {a.text}", (OPEN_EARLIEST, a.first - 1), a.note, (f"[..{ended}]",))


def after(a: DateReading) -> DateReading:
    """Return "begins after ``a`` ends"; for a set, see ``dates.wording.terms``."""
    if a.text.startswith("["):
        return DateReading(f"after {a.text}", None, a.note)
    if not is_bounded(a.last):
        return DateReading("")
    return DateReading(
        f"after {a.text}", (a.last + 1, OPEN_LATEST), a.note, (f"[{iso(a.last + 1)}..]",)
    )


def not_before(a: DateReading) -> DateReading:
    """Return "in ``a`` or later"."""
    return DateReading(f"[{a.text}..]", (a.first, OPEN_LATEST), a.note)


def lasted_since(start: DateReading, note: str = "") -> DateReading:
    """Return the interval from ``start`` with an open end."""
    return DateReading(f"{start.text}/..", (start.first, OPEN_LATEST), note or start.note)


def lasted_until(end: DateReading) -> DateReading:
    """Return the interval to ``end`` with an open start."""
    return DateReading(f"../{end.text}", (OPEN_EARLIEST, end.last), "it lasted until then")


def choices(found: Sequence[DateReading]) -> str:
    """Return readings as ``X (it lasted) or Y (one of the two)``; empty for none."""
    return listed([pasted(each.text) + (f" ({each.note})" if each.note else "") for each in found])


def write(found: Sequence[DateReading]) -> str:
    """Return readings as a suggestion, ``write X``; empty for none."""
    return f"write {choices(found)}" if found else ""


def completed(said: str, found: Sequence[DateReading], piece: str) -> str:
    """Return "what is wrong: write DATE with the missing piece"; empty without readings."""
    space = "" if piece.startswith(",") else " "
    return f"{said}: write {choices(found)}{space}{piece}" if found else ""
