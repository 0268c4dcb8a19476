"""What a text was read as: a date in the right notation, and the days that were meant by it."""

from typing import NamedTuple

from timeline.dates.calendar import (
    OPEN_EARLIEST,
    OPEN_LATEST,
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    day,
    days_in_month,
    is_bounded,
    iso,
)


class Reading(NamedTuple):
    """One reading of a text.

    ``text``   the date, to be parsed before it is said.
    ``days``   first and last day as worked out from the words, not from ``text``; None where only
               the spelling was put right, which touches no digit.
    ``note``   what tells it from the other readings of the same text.
    ``others`` other ways to write the same, such as EDTF where ``text`` is a wording.
    """

    text: str
    days: tuple[int, int] | None = None
    note: str = ""
    others: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The ways to write it, best first."""
        return (self.text, *self.others)

    @property
    def first(self) -> int:
        """The first day that was meant."""
        return self.days[0] if self.days else UNKNOWN_EARLIEST

    @property
    def last(self) -> int:
        """The last day that was meant."""
        return self.days[1] if self.days else UNKNOWN_LATEST


UNKNOWN = Reading("unknown", (UNKNOWN_EARLIEST, UNKNOWN_LATEST), others=("XXXX",))


def same_days(written: tuple[int, int], meant: tuple[int, int] | None) -> bool:
    """Whether a date has the days that were meant; open and unknown bounds are alike here."""
    return meant is None or all(
        a == b or not (is_bounded(a) or is_bounded(b)) for a, b in zip(written, meant, strict=True)
    )


def of_year(year: int) -> list[Reading]:
    """The year, which has four digits."""
    if not -9999 <= year <= 9999:
        return []
    return [Reading(f"{'-' * (year < 0)}{abs(year):04}", (day(year, 1, 1), day(year, 12, 31)))]


def of_month(year: int, month: int) -> list[Reading]:
    """The month, if there is one; its year for month 0, which stands for a missing part."""
    if month == 0:
        return of_year(year)
    if not 1 <= month <= 12:
        return []
    (whole,) = of_year(year)
    last = day(year, month, days_in_month(year, month))
    return [Reading(f"{whole.text}-{month:02}", (day(year, month, 1), last))]


def of_day(year: int, month: int, day_: int) -> list[Reading]:
    """The day, if there is one; its month or year for a day 0, or for both 0."""
    if day_ == 0:
        return [UNKNOWN] if year == month == 0 else of_month(year, month)
    if not 1 <= month <= 12 or not 1 <= day_ <= days_in_month(year, month):
        return []
    one = day(year, month, day_)
    return [Reading(iso(one), (one, one))]


def of_months(year: int, code: int, start: int, count: int, note: str = "") -> list[Reading]:
    """A season, a quarter or a half: its EDTF code, its first month (from 1) and how many."""
    years, after = divmod(start - 1 + count, 12)
    days = day(year, start, 1), day(year + years, after + 1, 1) - 1
    return [Reading(f"{year:04}-{code}", days, note)]


def lasted(a: Reading, b: Reading, note: str = "") -> list[Reading]:
    """From the one to the other, unless it would run backwards."""
    if not (a.first <= b.first and a.last <= b.last) or "/" in a.text + b.text:
        return []
    return [Reading(f"{a.text}/{b.text}", (a.first, b.last), note)]


def one_of(found: list[Reading], note: str = "") -> list[Reading]:
    """One of several dates."""
    text = f"[{','.join(each.text for each in found)}]"
    return [Reading(text, (min(r.first for r in found), max(r.last for r in found)), note)]


def between(a: Reading, b: Reading, note: str = "") -> list[Reading]:
    """Some day, month or year from the one to the other; days where their units differ."""
    if not (a.first <= b.first and a.last <= b.last) or not is_bounded(a.first + b.last):
        return []
    text = f"{a.text}..{b.text}"
    if a.text.count("-", 1) != b.text.count("-", 1):
        text = f"{iso(a.first)}..{iso(b.last)}"
    return [Reading(f"[{text}]", (a.first, b.last), note)]


def by(a: Reading) -> Reading:
    """No later than it."""
    return Reading(f"by {a.text}", (OPEN_EARLIEST, a.last), a.note, (f"[..{a.text}]",))


def before(a: Reading) -> Reading:
    """Over before it begins: before the last of several, whichever is meant (see ``terms``)."""
    if a.text.startswith("["):
        return Reading(f"before {a.text}", None, a.note)
    if not is_bounded(a.first):
        return Reading("")
    ended = iso(a.first - 1)
    return Reading(f"before {a.text}", (OPEN_EARLIEST, a.first - 1), a.note, (f"[..{ended}]",))


def after(a: Reading) -> Reading:
    """Begun after it has ended: after the first of several, whichever is meant."""
    if a.text.startswith("["):
        return Reading(f"after {a.text}", None, a.note)
    if not is_bounded(a.last):
        return Reading("")
    return Reading(
        f"after {a.text}", (a.last + 1, OPEN_LATEST), a.note, (f"[{iso(a.last + 1)}..]",)
    )


def not_before(a: Reading) -> Reading:
    """In it or later."""
    return Reading(f"[{a.text}..]", (a.first, OPEN_LATEST), a.note)


def lasted_since(start: Reading, note: str = "") -> Reading:
    """From it on, without an end."""
    return Reading(f"{start.text}/..", (start.first, OPEN_LATEST), note or start.note)


def lasted_until(end: Reading, note: str = "it lasted until then") -> Reading:
    """Up to it, without a start."""
    return Reading(f"../{end.text}", (OPEN_EARLIEST, end.last), note)
