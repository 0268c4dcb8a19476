"""Dates as people ask for them in a query: ``March 2021``, ``1990s``, ``early 2021``, ``2021-Q1``.

The notation of seeds says of ``2019-2020`` whether something lasted or was in one of the years, and
has codes for seasons and quarters. A question asks for days: it has one range for all of them. So
every wording and every everyday notation is accepted that can mean only these days; it is read by
what advises on the dates of seeds (``parsing.possible_dates``). A text with several meanings, as
``03/04/2021``, is refused, and they are the advice.

EDTF itself and days counted from today (``from_today``) are read before. But ``2022-23``, which is
autumn 2022 in EDTF, is asked for two years as often, so it has both meanings (``two_readings``).
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from timeline.dates.calendar import (
    DayRange,
    Unit,
    is_bounded,
    iso,
    unit_end,
    unit_index,
    unit_start,
    ymd,
)

EXAMPLES: Final = (
    "March 2021", "12 March 2021", "early March 2021", "1990s", "mid 1990s", "early 2021",
    "late 2021", "spring 2021", "2021-Q1", "Q1 2021", "first half of 2021", "2021-H1", "2021-W12",
    "March to May 2021", "2021-2023", "2021/22", "by mid 2021", "before 2021", "after March 2021",
    "within 3 days of 2021-03-12", "100 BC",
)  # fmt: skip
"""A text of each form, for the documentation: it shows the days of each."""

AFTER_YEARS: Final = ("-Q1", "-Q2", "-Q3", "-Q4", "-H1", "-H2", "s")
"""What completion offers after a year: its quarters and halves, and the decade that it begins."""

_UNITS: Final[dict[Unit, int]] = {"year": len("-MM-DD"), "month": len("-DD"), "day": 0}
"""The units of a date, the longest first, and how many characters of a day each leaves out."""
_MISSING: Final = re.compile(
    r"(?P<what>.* (?:is|are) missing|a year has four digits[^:]*|which \w+ is not said): write "
).match
_TWO_YEARS: Final = re.compile(r"((\d\d)(\d\d))-(\d\d)[?~%]?", re.ASCII)
_MONTHS: Final = 12
_LAST_CODE: Final = 41
"""The last number that EDTF has in place of a month, for parts of a year."""
_PROSE: Final = re.compile(r"[^\W\d_XYTZ]|\s|/.*/").search


class DaysMeant(NamedTuple):
    """Days that a text may mean, and how a query has them; a comma joins dates with gaps."""

    first: int
    last: int
    text: str

    @property
    def ends(self) -> tuple[str, str]:
        """The dates of the first and the last day; empty for an open end."""
        first, dots, last = self.text.partition("..")
        return (first, last) if dots else (first, first)


def days_meant(text: str) -> list[DaysMeant]:
    """Return all days that a text which is not EDTF may mean; none if that is unknown."""
    from timeline.dates.written.parsing import possible_dates  # most dates are EDTF

    found: dict[str, DaysMeant] = {}
    for date in possible_dates(text):
        days = _days(date)
        if written := _spelled(date, days):
            found.setdefault(written, DaysMeant(*days, written))
    return [*found.values()]


def only_days_meant(text: str) -> DaysMeant | None:
    """Return the days that a text can only mean; None if it has several meanings or none.

    Two dates in the wrong order (``2022/2021``) are a mistake.
    """
    found = days_meant(text)
    return found[0] if len(found) == 1 and is_single(found[0]) and not _is_turned(text) else None


def two_readings(text: str) -> tuple[DaysMeant, ...]:
    """Return both meanings of ``2022-23``, two years and a part of one in EDTF; of others nothing.

    ``2022-21`` can only be a part of a year: its second number is smaller.
    """
    match = _TWO_YEARS.fullmatch(text)
    if match is None or not _MONTHS < int(match[4]) <= _LAST_CODE:
        return ()
    from timeline.dates.written.likely import may_be_years

    year, last = match[1], f"{match[2]}{match[4]}"
    if not may_be_years(int(year), int(last)):
        return ()
    found = _days(f"{year}/{last}"), _days(text)
    return tuple(DaysMeant(*days, written_range(days)) for days in found)


def same_end(found: Sequence[DaysMeant], *, last: bool) -> DaysMeant | None:
    """Return one of the meanings of a text if all have the same first, or last, day."""
    if len({each.last if last else each.first for each in found}) != 1:
        return None
    return found[0] if all(map(is_single, found)) else None


def is_single(days: DaysMeant) -> bool:
    """Return whether these are days without a gap."""
    return "," not in days.text


def is_unknown(text: str) -> bool:
    """Return whether a text says that there is no date: ``unknown``, ``undated``, ``tbd``."""
    from timeline.dates.written.parsing import possible_dates

    return possible_dates(text) == ("unknown",)


def missing(hint: str) -> str:
    """Return what the advice on a date says is missing in it, such as the year; else empty."""
    found = _MISSING(hint)
    return found["what"] if found else ""


def an_example(text: str, fault: str) -> str:
    """Return a date as an example for a text with a fault: the same with a year, if that misses."""
    meant = only_days_meant(f"{text} 2022") if "year" in missing(fault) else None
    return meant.text if meant else "2022-07"


def what_is_missing(text: str, hint: str) -> str:
    """Return what the advice on a date says is missing, with an example; else empty."""
    what = missing(hint)
    return f"{what}: as in {an_example(text, hint)}" if what else ""


def is_prose(text: str) -> bool:
    """Return whether a text has words, spaces or slashes that no date of the notation has."""
    return _PROSE(text) is not None


def _is_turned(text: str) -> bool:
    from timeline.dates.edtf import parse
    from timeline.errors import DateError

    try:
        a, b = map(parse, text.split("/"))
    except (DateError, ValueError):
        return False
    return a.start_lo > b.start_lo


def _days(text: str) -> DayRange:
    from timeline.dates.wording.phrases import days_of

    return days_of(text)


def _spelled(text: str, days: DayRange) -> str:
    """Return days as a query has them; of a set with gaps each member, as a comma means or."""
    members = text.strip("[]").split(",") if text.startswith("[") else []
    if len(members) > 1:
        dates = [_days(each) for each in members]
        if any(late[0] > early[1] + 1 for early, late in pairwise(dates)):
            spelled = [written_range(each) for each in dates]
            return ",".join(spelled) if all(spelled) else ""
    return written_range(days)


def written_range(days: DayRange) -> str:
    """Return days in the longest unit that has exactly them; empty if a year has no four digits."""
    bounded = [each for each in days if is_bounded(each)]
    if not bounded or not all(-9999 <= ymd(each)[0] <= 9999 for each in bounded):
        return ""
    for unit, rest in _UNITS.items():
        whole = (
            unit_start(unit, unit_index(unit, days[0])) if days[0] in bounded else days[0],
            unit_end(unit, unit_index(unit, days[1])) if days[1] in bounded else days[1],
        )
        if whole == days:
            written = [iso(each) if each in bounded else "" for each in days]
            first, last = (each[: len(each) - rest] for each in written)
            return first if first == last else f"{first}..{last}"
    return ""
