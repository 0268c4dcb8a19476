"""Whether a number or a date lies in the range of a query.

The rules are written twice, as SQL for stored values and in Python for values of sources.
"""

from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, false, or_, true

from timeline.dates.wording.terms import Bounds
from timeline.models.columns import TABLES
from timeline.quantities import Quantity
from timeline.quantities.notation import EXACT
from timeline.query.grammar.nodes import DateRange, NumberRange

if TYPE_CHECKING:
    from timeline.dates.wording.phrases import When

_AMOUNT = TABLES["amount"]


def lies_in(window: NumberRange, surely: bool, whole: bool) -> ColumnElement[bool]:
    """Return the condition that an amount possibly (or surely) lies in a range of numbers.

    A quantity with the qualifier ``over`` or ``under`` is never equal to its own limit, which is
    stored as its bound. ``whole``: of whole things the next number is its bound. One that is not
    stated is in no range.
    """
    if whole:
        window = _whole_numbers_of(window)
    if _is_empty(window):
        return false()
    low, high, qualifier = _AMOUNT.c.low, _AMOUNT.c.high, _AMOUNT.c.qualifier
    holds = [low.is_not(None), *([_AMOUNT.c.unit == window.unit] if window.unit else [])]
    if surely:
        if window.lo is not None:
            over = and_(qualifier == "over", low >= EXACT.subtract(window.lo, int(whole)))
            holds.append(or_(low >= window.lo, over))
        if window.hi is not None:
            under = and_(qualifier == "under", high <= EXACT.add(window.hi, int(whole)))
            holds.append(or_(high <= window.hi, under))
        return and_(true(), *holds)
    if window.lo is not None:
        reaches = or_(high > window.lo, and_(high == window.lo, qualifier != "under"))
        holds.append(or_(high.is_(None), reaches))
    if window.hi is not None:
        holds.append(or_(low < window.hi, and_(low == window.hi, qualifier != "over")))
    return and_(true(), *holds)


def quantity_lies_in(number: Quantity, window: NumberRange, surely: bool, whole: bool) -> bool:
    """Return the same for a number that a source gives."""
    if whole:
        window = _whole_numbers_of(window)
    if not number.stated or _is_empty(window) or (window.unit and number.unit != window.unit):
        return False
    low, high = number.low, number.high
    if surely:
        begins = window.lo is None or low >= window.lo
        return begins and (window.hi is None or (high is not None and high <= window.hi))
    below = (
        high is not None
        and window.lo is not None
        and (high < window.lo or (high == window.lo and number.under))
    )
    above = window.hi is not None and (low > window.hi or (low == window.hi and number.over))
    return not (below or above)


def _whole_numbers_of(window: NumberRange) -> NumberRange:
    """Return the range of the whole numbers in a range; its ends are reversed if it has none."""
    lo, hi = window.lo, window.hi
    return replace(
        window,
        lo=None if lo is None else lo.to_integral_value(ROUND_CEILING),
        hi=None if hi is None else hi.to_integral_value(ROUND_FLOOR),
    )


def _is_empty(window: NumberRange) -> bool:
    return window.lo is not None and window.hi is not None and window.lo > window.hi


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


def date_is_among(date: "When", window: DateRange, surely: bool, lasting: bool = False) -> bool:
    """Return whether a date that a source gives is possibly (or surely) on these days.

    A date that depends on another event is not solved: it is possibly on any day. ``lasting``: it
    is that of an event, of which a part is enough; of other dates all days must be in the window.
    """
    if several := date.members:
        if surely:
            return any(_overlap(each.hi, each.lo, window) for each in several if each.plain)
        return any(_overlap(each.lo, each.hi, window) for each in several)
    sure = not (date.anchors or date.approximate or date.uncertain)
    bounds = date.bounds
    if not lasting:
        bounds = date.own_bounds
        bounds = Bounds(bounds.start_lo, bounds.end_hi, bounds.start_lo, bounds.end_hi)
    return days_are_among(bounds, sure, window, surely)


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
