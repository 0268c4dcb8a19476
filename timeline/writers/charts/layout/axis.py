"""The time axis of pictures: days as positions, and labels that Vega chooses."""

from collections.abc import Iterable
from typing import Final

from timeline.dates.calendar import DAY_SECONDS, EPOCH, DayRange
from timeline.writers.charts.theme import Spec

_FARTHEST: Final = 90_000_000
"""The clock of JavaScript counts 100 million days before and after 1970; the axis has edges."""
_SHORTEST: Final = 14
"""The fewest days of an axis: with fewer it would have hours."""
_FORMATS: Final = {
    **{"year": "%Y", "quarter": "%b %Y", "month": "%b %Y"},
    **{"week": "%-d %b %Y", "date": "%-d %b %Y", "day": "%-d %b %Y"},
}
"""Each label has its year: an axis of some weeks has no separate label of a year."""
_YEAR: Final = "utcyear(datum.value)"
_LABEL: Final = (  # the format writes the last four digits of a year only, and year 0 for 1 BC
    f"{_YEAR} > 0 && {_YEAR} < 10000 ? datum.label : slice(datum.label, 0, {_YEAR} < 0 ? -5 : -4)"
    f" + ({_YEAR} > 0 ? {_YEAR} : (1 - {_YEAR}) + ' BC')"
)


class TimeAxis:
    """A time axis of ``width`` pixels, from the first day to the last one of all events.

    Days that no clock of a computer has are off the axis (``has``).
    """

    def __init__(self, ranges: Iterable[DayRange], width: float) -> None:
        known = list(ranges)
        first, last = min(lo for lo, _ in known), max(hi for _, hi in known) + 1
        lacking = max(_SHORTEST - (last - first), 0)
        first, last = first - lacking // 2, last + lacking - lacking // 2
        edge = max((last - first) // 50, 1)
        self.first, self.last, self.width = first - edge, last + edge, width

    @staticmethod
    def has(days: DayRange) -> bool:
        """Return whether an axis can have these days."""
        return all(abs(day - EPOCH) < _FARTHEST for day in days)

    def pixel(self, day: float) -> float:
        """Return the pixel at which a day begins."""
        return (day - self.first) / (self.last - self.first) * self.width

    def encoding(self, field: str, font: float) -> Spec:
        """Return the encoding of a position in time; ``font`` is the size of that of its labels."""
        ends = [moment(self.first), moment(self.last)]
        return {
            "field": field,
            "type": "temporal",
            "title": None,
            "scale": {"type": "utc", "domain": ends, "nice": False},
            "axis": {
                "format": _FORMATS,
                "labelExpr": _LABEL,
                "tickCount": max(int(self.width / (font * 8)), 2),
                "grid": True,
                "labelFlush": round(font * 2.5),  # a label in the middle would be beyond the edge
                "labelOverlap": True,
            },
        }


def moment(day: int) -> int:
    """Return the beginning of a day in UTC, in milliseconds since 1970."""
    return (day - EPOCH) * DAY_SECONDS * 1000
