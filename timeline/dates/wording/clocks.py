"""Clock times that EDTF cannot express: to the minute, approximate, and parts of a day.

EDTF (ISO 8601-2, level 0) has clock times only to the second. The wordings here state a range of
time, with both ends included. Their day is not approximate: only the time of day is.

=====================================  =================================================
wording                                from … to
=====================================  =================================================
``2022-07-05T21:13Z``, or with an      21:13:00 to 21:13:59
offset, or without either
``2022-07-05T17:00~``                  16:00:00 to 18:00:00: one hour earlier to one later
``2022-07-05T17:00:00~``               the same
``morning of 2022-07-05``              00:00:00 to 11:59:59
``afternoon of 2022-07-05``            12:00:00 to 17:59:59
``evening of 2022-07-05``              18:00:00 to 23:59:59
``night of 2022-07-05``                18:00:00 to 05:59:59 of the next day
=====================================  =================================================

Each of them can follow ``by``, ``before`` or ``after``. A part of a day is a single period:
"before the night" is before it begins, "after the night" after it ends.

The limits of a part of the day are wide, because usage differs. In a list, a part of the day is
placed at a typical hour: 6, 12, 18 or 21 o'clock. A part of a day is local to the place of the
event (``dates.localize``); any other clock time is in the zone that is stated for it.
"""

import re
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from timeline.dates import edtf
from timeline.dates.wording.terms import Bounds, EdtfTerm, Term
from timeline.errors import DateError

ClockPrecision = Literal["minute", "hour", "part-of-day"]

TIMES: Final = ("datetime", "minute", "hour", "part-of-day")
"""The precisions of dates with a clock time, the finest first."""
KNOWN_TIMES: Final = ("datetime", "minute")
"""Those of them that are known as clocks show them; the others are ranges of hours."""

_HOUR: Final = 3_600
_DAY: Final = 86_400
_PARTS: Final = {"morning": (0, 6, 12), "afternoon": (12, 12, 18), "evening": (18, 18, 24),
                 "night": (18, 21, 30)}  # fmt: skip
"""By name: the first hour, the typical hour, and the hour at which it ends."""
PARTS: Final = "|".join(_PARTS)
_clock = re.compile(r"([^T]*T[0-9]{2}:[0-9]{2})(:[0-9]{2})?(Z|[+-][0-9]{2}(?::[0-9]{2})?)?(~)?")


@dataclass(frozen=True, slots=True)
class ClockTerm(EdtfTerm):
    """A clock time to the minute, an approximate one, or a part of a day.

    ``date`` has its typical second, and ``moment`` the instant of that second if it is known. The
    time is at most ``earlier`` seconds before it and ``later`` seconds after it. ``days`` are the
    first and the last day in local time.
    """

    earlier: int = 0
    later: int = 0
    text: str = ""
    days: tuple[int, int] = (0, 0)
    precision: ClockPrecision = "minute"

    def __str__(self) -> str:
        return self.text

    @property
    def bounds(self) -> Bounds:
        """The days of the range of time."""
        first, last = self.days
        return Bounds(first, last, first, last)

    @property
    def instants(self) -> tuple[int, int] | None:
        """The first and the last instant; None if the zone is unknown."""
        moment = self.instant
        return None if moment is None else (moment - self.earlier, moment + self.later)

    @property
    def seconds(self) -> tuple[int, int] | None:
        """The first and the last second in local time; see ``EdtfTerm``."""
        typical = self.date.start_lo * _DAY + (self.date.seconds or 0)
        return typical - self.earlier, typical + self.later

    @property
    def last_start(self) -> int:
        """The last day: an event before the time can still be on it.

        A part of a day is a single period: an event before it ends no later than its first day.
        """
        return self.days[not is_part(self)]

    @property
    def first_end(self) -> int:
        """The first day, as ``last_start``; of a part of a day the last day."""
        return self.days[is_part(self)]


def is_part(term: Term) -> bool:
    """Whether a term is a part of a day, or bounded by one."""
    stated = getattr(term, "to", term)
    return isinstance(stated, ClockTerm) and stated.precision == "part-of-day"


def read_clock(text: str) -> ClockTerm | None:
    """Return a clock time that EDTF cannot express; None for a text of another form.

    Raises DateError if there is no such day or time.
    """
    match = _clock.fullmatch(text)
    if not match or (match[2] and not match[4]):
        return None
    try:
        date = edtf.parse(f"{match[1]}{match[2] or ':00'}{match[3] or ''}")
    except DateError as error:
        if not match[2] and error.position > match.end(1):
            error.position -= 3
        raise
    if date.kind != "datetime":
        return None
    written = date.text
    if not match[2]:
        day, _, time = date.text.partition("T")
        written = f"{day}T{time[:5]}{time[8:]}"
    if match[4]:
        return _term(date, _HOUR, _HOUR, f"{written}~", "hour")
    return _term(date, 0, 59, written, "minute")


def read_part(part: Any, text: str) -> ClockTerm:
    """Return a part of a day. Raises DateError if the text is not a plain day."""
    date = edtf.parse(text)
    if date.kind != "date" or date.precision != "day" or date.qualifiers or "X" in text:
        raise DateError(
            f"{part!r} is only possible with a day, without a qualifier",
            position=0,
            hint=f"leave out '{part} of' if the day is not known, or give it, as in {part} of"
            " 2022-07-05",
        )
    first, typical, end = _PARTS[part]
    clock = edtf.parse(f"{date.text}T{typical:02}:00:00")
    return _term(
        clock,
        (typical - first) * _HOUR,
        (end - typical) * _HOUR - 1,
        f"{part} of {date.text}",
        "part-of-day",
    )


def _term(
    date: edtf.Edtf, earlier: int, later: int, text: str, precision: ClockPrecision
) -> ClockTerm:
    term = ClockTerm(date, None, earlier, later, text, (0, 0), precision)
    first, last = term.seconds or (0, 0)
    return replace(term, days=(first // _DAY, last // _DAY))
