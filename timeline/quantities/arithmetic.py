"""Comparison and addition of quantities, including their bounds."""

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce
from typing import Literal

from timeline.errors import QuantityError
from timeline.quantities.notation import EXACT, Qualifier, Quantity, notation, plain

Answer = Literal["surely", "possibly", "no"]


def equal(a: Quantity, b: Quantity) -> Answer:
    """Whether both are the same value: "surely" only if both are exact.

    Raises QuantityError if the units differ.
    """
    _common_unit((a, b))
    if _below(a, b) or _below(b, a):
        return "no"
    return "surely" if a.low == a.high == b.low == b.high else "possibly"


def within(a: Quantity, window: Quantity) -> Answer:
    """Whether ``a`` is inside ``window``: surely (all of it), possibly (they overlap), or no.

    Raises QuantityError if the units differ.
    """
    if equal(a, window) == "no":
        return "no"
    above = a.low > window.low or (
        a.low == window.low and (window.qualifier != "over" or a.qualifier == "over")
    )
    below = window.high is None or (
        a.high is not None
        and (
            a.high < window.high
            or (a.high == window.high and (window.qualifier != "under" or a.qualifier == "under"))
        )
    )
    return "surely" if above and below else "possibly"


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether two sources that state ``a`` and ``b`` can both be right.

    "Eight" and "about ten" are compatible, and so are "17,000" and "at least 17,000": one common
    value is enough. "Eight" and "ten" contradict each other, and so do "17,000" and "over 17,000".
    Raises QuantityError if the units differ.
    """
    return equal(a, b) != "no"


def _below(a: Quantity, b: Quantity) -> bool:
    """Whether every value that ``a`` allows is less than every value that ``b`` allows."""
    if a.high is None or a.high > b.low:
        return False
    return a.high < b.low or a.qualifier == "under" or b.qualifier == "over"


def _common_unit(quantities: Iterable[Quantity]) -> str | None:
    units = {quantity.unit for quantity in quantities}
    if len(units) > 1:
        names = " and ".join(sorted(unit or "a plain number" for unit in units))
        raise QuantityError(f"{names} have no common unit: keep one total for each")
    return units.pop() if units else None


def bounded(
    low: Decimal, high: Decimal | None, unit: str | None = None, best: Decimal | None = None
) -> Quantity:
    """Return the quantity with these bounds and this estimate, in the simplest notation.

    Without an upper bound there is no notation for an estimate, so it is omitted.
    """
    qualifier: Qualifier = "between"
    if high is None:
        qualifier, best = "at-least", low
    elif low == high:
        qualifier, best = "exact", low
    elif low == 0 and best is None:
        qualifier, best = "at-most", high
    return Quantity(notation(low, best, high, qualifier, unit), low, best, high, qualifier, unit)


def estimate(quantity: Quantity) -> Decimal | None:
    """Return the best figure; None if it is a limit and not an estimate."""
    return quantity.best if quantity.qualifier in ("exact", "about", "between") else None


def total(quantities: Iterable[Quantity]) -> Quantity:
    """Return the sum with its bounds; 0 for no quantities.

    The qualifier of the sum follows from its parts: exact if all are exact; over or at-least if a
    part has no upper bound; under or at-most if all parts are; otherwise between. With "between",
    ``best`` is the sum of the estimates, or None if a part has no estimate. An exact 0 adds
    nothing: the sum of it and one part is that part.
    Raises QuantityError if the units differ.
    """
    given = list(quantities)
    unit = _common_unit(given)
    parts = [part for part in given if part.high != 0]
    if len(parts) == 1:
        return parts[0]
    qualifiers = {part.qualifier for part in parts}
    low = _sum(part.low for part in parts)
    high = None if any(p.high is None for p in parts) else _sum(p.high for p in parts if p.high)
    if high is None and "over" in qualifiers:
        return Quantity(notation(low, low, None, "over", unit), low, low, None, "over", unit)
    if parts and "under" in qualifiers and qualifiers <= {"under", "at-most"}:
        return Quantity(notation(low, high, high, "under", unit), low, high, high, "under", unit)
    bests = [estimate(part) for part in parts]
    known = [best for best in bests if best is not None]
    return bounded(low, high, unit, _sum(known) if len(known) == len(bests) else None)


def difference(whole: Quantity, part: Quantity) -> Quantity:
    """Return ``whole`` minus ``part``, never less than 0.

    The bounds contain every difference of a value of ``whole`` and a value of ``part``. ``best`` is
    the difference of their estimates: about 29 minus 29 is 0, and at most 5.
    Raises QuantityError if the units differ.
    """
    unit = _common_unit((whole, part))
    if part.high == 0:
        return whole
    low = Decimal(0) if part.high is None else _less(whole.low, part.high)
    high = None if whole.high is None else _less(whole.high, part.low)
    bests = estimate(whole), estimate(part)
    best = None if bests[0] is None or bests[1] is None else _less(bests[0], bests[1])
    return bounded(low, high, unit, best)


def largest(quantities: Iterable[Quantity]) -> Quantity:
    """Return the largest of several values, with its bounds; 0 for no quantities.

    Raises QuantityError if the units differ.
    """
    parts = list(quantities)
    if len(parts) == 1:
        return parts[0]
    highs = [part.high for part in parts]
    bests = [estimate(part) for part in parts]
    return bounded(
        max((part.low for part in parts), default=Decimal(0)),
        None if None in highs else max((high for high in highs if high), default=Decimal(0)),
        _common_unit(parts),
        None if None in bests else max((best for best in bests if best), default=Decimal(0)),
    )


def _less(a: Decimal, b: Decimal) -> Decimal:
    return max(plain(EXACT.subtract(a, b)), Decimal(0))


def _sum(values: Iterable[Decimal]) -> Decimal:
    return plain(reduce(EXACT.add, values, Decimal(0)))
