"""The value of an EDTF text: bounds in days, precision, qualifiers and, with a time, an instant."""

from dataclasses import dataclass
from typing import Literal

from timeline.dates.calendar import DAY_SECONDS, EPOCH

EdtfKind = Literal["date", "datetime", "interval", "one-of", "all-of"]
Precision = Literal["datetime", "day", "month", "season", "year", "interval", "set", "unknown"]


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date, a datetime, an interval or a set, with its bounds as days (``dates.calendar``).

    The event began on a day from ``start_lo`` to ``start_hi`` and ended on a day from ``end_lo`` to
    ``end_hi``, all inclusive; open and unknown bounds are the sentinels of ``dates.calendar``. A
    date contains the whole event; an interval began in its first part and ended in its second; a
    one-of set is a point among its members; an all-of set spans all its members.

    ``text``        the canonical text: qualifiers in the form that ISO 8601-2, 8.2.4 prefers, an
                    offset with its minutes, and ``Z`` for a zero offset. Equal values have equal
                    texts.
    ``level``       0, 1 or 2: the conformance level that the canonical text needs.
    ``precision``   the unit of the value: a *year* in the 2010s (``201X``), a *day* in some month
                    (``1985-04-XX``), as the Library of Congress names them; every grouping
                    21-41 is a *season*; *unknown* where no digit is specified (``XXXX``).
    ``qualifiers``  those of ``?~%`` that qualify any component, in this order.
    ``seconds``     for a datetime: the local time of day in seconds.
    ``offset``      for a datetime with a UTC offset: minutes ahead of UTC.
    """

    text: str
    kind: EdtfKind
    precision: Precision
    level: int
    qualifiers: str
    start_lo: int
    start_hi: int
    end_lo: int
    end_hi: int
    seconds: int | None = None
    offset: int | None = None

    def __str__(self) -> str:
        return self.text

    @property
    def earliest(self) -> int:
        """The first day that the value allows."""
        return self.start_lo

    @property
    def latest(self) -> int:
        """The last day that the value allows."""
        return self.end_hi

    @property
    def is_interval(self) -> bool:
        """Whether this is ``A/B``, which lasted from A to B."""
        return self.kind == "interval"

    @property
    def is_set(self) -> bool:
        """Whether this is ``[…]`` (``kind`` is *one-of*) or ``{…}`` (*all-of*)."""
        return self.kind in ("one-of", "all-of")

    @property
    def instant(self) -> int | None:
        """Seconds since 1970-01-01T00:00:00Z without leap seconds; None without a UTC offset."""
        if self.seconds is None or self.offset is None:
            return None
        return (self.start_lo - EPOCH) * DAY_SECONDS + self.seconds - self.offset * 60
