"""The days on which a source says that units came: of a set of years, only those years."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline.dates.calendar import DayRange
from timeline.dates.edtf import parse
from timeline.dates.edtf.choices import start_days
from timeline.dates.wording.members import members
from timeline.query.results import EventLine


@dataclass(frozen=True, slots=True)
class Times:
    """Ranges of days. ``every``: some units came in each of them, as ``{2020,2021}`` says.

    Not ``sure``: the date is approximate, uncertain or inferred, so that other days are possible,
    too. No ranges: no source says when, and the bounds of the delivery are all that is known.
    """

    days: tuple[DayRange, ...] = ()
    every: bool = False
    sure: bool = True

    @classmethod
    def of(cls, edtf: str, lo: int, hi: int, *, sure: bool) -> "Times":
        """Return the days of a date whose bounds are ``lo`` and ``hi``."""
        if not edtf.startswith(("{", "[")):
            return cls(((lo, hi),), sure=sure)
        date = parse(edtf)
        if date.kind == "one-of":
            return cls(tuple(start_days(date, (lo, hi))) or ((lo, hi),), sure=sure)
        meant = tuple((each.lo, each.hi) for each in members(date))
        found = tuple(_common(meant, ((lo, hi),)))
        return cls(found or ((lo, hi),), every=found == meant, sure=sure)

    @classmethod
    def of_event(cls, event: EventLine) -> "Times":
        """Return the days of an event."""
        return cls.of(event.edtf, event.start_lo, event.end_hi, sure=event.sure)

    def meet(self, other: "Times") -> "Times":
        """Return the days that both allow; those of one, if only that has any."""
        if not (self.days and other.days):
            return self if self.days else other
        found = tuple(_common(self.days, other.days))
        whole = [each for each in (self, other) if each.days == found]
        every = any(each.every for each in whole)
        sure = (self.sure and other.sure) or any(each.sure for each in whole)
        return Times(found, every, sure)


UNDATED: Final = Times()


def _common(some: Sequence[DayRange], others: Sequence[DayRange]) -> list[DayRange]:
    both = ((max(a[0], b[0]), min(a[1], b[1])) for a in some for b in others)
    return sorted(each for each in both if each[0] <= each[1])
