"""Labels of an axis of calendar units: every unit, every second one, every year, every ten …

A week is named by its first day.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from timeline.dates.calendar import MONTH_NAMES, year_shown, ymd
from timeline.over_time.units import MONTH, QUARTER, WEEK, YEARS, AxisUnit
from timeline.writers.charts.text.measure import text_width

_STEPS: Final = (WEEK, AxisUnit("week", 2), MONTH, QUARTER, *YEARS)


class Tick(NamedTuple):
    """A label for the unit with this number; ``whole`` if it is of all of it, not of its start."""

    number: int
    text: str
    whole: bool


def ticks(unit: AxisUnit, first: int, last: int, width: float, font: float) -> list[Tick]:
    """Return the labels for the units from ``first`` to ``last``, each ``width`` pixels wide.

    They are as many as fit without touching; ``font`` is the size of their font.
    """
    for step in _STEPS[_STEPS.index(unit) if unit in _STEPS else 0 :]:
        found = list(_labels(unit, step, first, last))
        room = [(after.number - each.number) * width - font for each, after in pairwise(found)]
        texts = (text_width(each.text, font) for each in found)
        if found and all(text <= gap for text, gap in zip(texts, room, strict=False)):
            return found
    year, month, day = ymd(unit.start(first))
    return [Tick(first, f"{day} {MONTH_NAMES[month - 1][:3]} {year_shown(year)}", whole=False)]


def _labels(unit: AxisUnit, step: AxisUnit, first: int, last: int) -> Iterator[Tick]:
    """Yield a label for each unit in which a step begins."""
    whole = unit == step
    before = None
    for number in range(first, last + 1):
        start, end = unit.start(number), unit.end(number)
        index = step.index(end)
        if whole or start <= step.start(index) <= end:
            year, month, day = ymd(step.start(index))
            yield Tick(number, _text(step, (year, month, day), year != before), whole)
            before = year


def _text(step: AxisUnit, date: tuple[int, int, int], with_year: bool) -> str:
    year, month, day = date
    if step.unit == "year":
        return year_shown(year)
    short = MONTH_NAMES[month - 1][:3]
    text = f"{day} {short}" if step.unit == "week" else short
    return f"{text} {year_shown(year)}" if with_year else text
