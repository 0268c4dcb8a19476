"""Whether a number or a date lies in the range of a query.

The rules are written twice, as SQL for stored values and in Python for values of sources.
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, or_, true
from sqlmodel import SQLModel

from timeline.dates.wording.phrases import When
from timeline.dates.wording.terms import Bounds
from timeline.quantities import Quantity
from timeline.query.grammar.nodes import DateRange, NumberRange

_TABLES = SQLModel.metadata.tables
_AMOUNT = _TABLES["amount"]


def lies_in(window: NumberRange, surely: bool) -> ColumnElement[bool]:
    """Return the condition that an amount possibly (or surely) lies in a range of numbers.

    A quantity with the qualifier ``over`` or ``under`` is never equal to its own limit. One that is
    not stated is in no range.
    """
    low, high, qualifier = _AMOUNT.c.low, _AMOUNT.c.high, _AMOUNT.c.qualifier
    holds = [low.is_not(None), *([_AMOUNT.c.unit == window.unit] if window.unit else [])]
    if surely:
        holds += [] if window.lo is None else [low >= window.lo]
        holds += [] if window.hi is None else [high <= window.hi]
        return and_(true(), *holds)
    if window.lo is not None:
        reaches = or_(high > window.lo, and_(high == window.lo, qualifier != "under"))
        holds.append(or_(high.is_(None), reaches))
    if window.hi is not None:
        holds.append(or_(low < window.hi, and_(low == window.hi, qualifier != "over")))
    return and_(true(), *holds)


def quantity_lies_in(number: Quantity, window: NumberRange, surely: bool) -> bool:
    """Return the same for a number that a source gives."""
    if not number.stated or (window.unit and number.unit != window.unit):
        return False
    low, high = number.low, number.high
    if surely:
        begins = window.lo is None or low >= window.lo
        return begins and (window.hi is None or (high is not None and high <= window.hi))
    below = (
        high is not None
        and window.lo is not None
        and (high < window.lo or (high == window.lo and number.qualifier == "under"))
    )
    above = window.hi is not None and (
        low > window.hi or (low == window.hi and number.qualifier == "over")
    )
    return not (below or above)


def is_among(table: Any, window: DateRange, surely: bool) -> ColumnElement[bool]:
    """Return the condition that a date field of an event is possibly (or surely) on these days.

    ``table`` has the dates, or the members of dates that mean several days.

    For the date of the event itself see ``event_conditions``.
    """
    lo, hi = (table.c.lo, table.c.hi) if surely else (table.c.hi, table.c.lo)
    holds: list[ColumnElement[bool]] = [table.c.sure] if surely else []
    holds += [] if window.lo is None else [lo >= window.lo]
    holds += [] if window.hi is None else [hi <= window.hi]
    return and_(true(), *holds)


def date_is_among(date: When, window: DateRange, surely: bool) -> bool:
    """Return whether a date that a source gives is possibly (or surely) on these days.

    A date that depends on another event is not solved: it is possibly on any day.
    """
    sure = not (date.anchors or date.approximate or date.uncertain)
    if several := date.members:
        ends = [days[::-1] if surely else days for days in several]
        return (sure or not surely) and any(_overlap(*each, window) for each in ends)
    return days_are_among(date.bounds, sure, window, surely)


def days_are_among(bounds: Bounds, sure: bool, window: DateRange, surely: bool) -> bool:
    """Return the same for a date with these bounds; ``sure``: it is neither vague nor inferred."""
    first, last = bounds.start_lo, bounds.end_hi
    if surely:
        if not sure:
            return False
        first, last = bounds.start_hi, bounds.end_lo
    return _overlap(first, last, window)


def _overlap(first: int, last: int, window: DateRange) -> bool:
    begins = window.hi is None or first <= window.hi
    return begins and (window.lo is None or last >= window.lo)
