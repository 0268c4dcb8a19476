"""Comparing and adding quantities, bounds and all."""

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce
from typing import Literal

from timeline.errors import QuantityError
from timeline.quantities.notation import EXACT, Qualifier, Quantity, notation, plain

Answer = Literal["surely", "possibly", "no"]


def less(a: Quantity, b: Quantity) -> Answer:
    """Whether ``a`` is less than ``b``. QuantityError where their units differ."""
    _common_unit((a, b))
    if _below(a, b):
        return "surely"
    return "no" if b.high is not None and b.high <= a.low else "possibly"


def equal(a: Quantity, b: Quantity) -> Answer:
    """Whether both are the same value: surely only where each is exact."""
    _common_unit((a, b))
    if _below(a, b) or _below(b, a):
        return "no"
    return "surely" if a.low == a.high == b.low == b.high else "possibly"


def within(a: Quantity, window: Quantity) -> Answer:
    """Whether ``a`` lies inside ``window``: surely (all of it), possibly (they overlap), or no."""
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
    """Whether two sources that say ``a`` and ``b`` merely differ in precision.

    "Eight" and "about ten" are compatible, and so are "17,000" and "at least 17,000": bounds that
    touch are enough. "Eight" and "ten" contradict each other, and so do "17,000" and "over 17,000".
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


def total(quantities: Iterable[Quantity]) -> Quantity:
    """The sum with its bounds; of nothing: 0. QuantityError where the units differ.

    A sum is as vague as its parts: exact if all are, over or at least where a part has no upper
    bound, under or at most if all parts are, else between. It keeps a ``best`` figure as long as
    every part with an upper bound has a figure that is an estimate and not a limit.
    """
    parts = list(quantities)
    if len(parts) == 1:
        return parts[0]
    unit = _common_unit(parts)
    qualifiers = {part.qualifier for part in parts}
    low = _sum(part.low for part in parts)
    high = None if any(p.high is None for p in parts) else _sum(p.high for p in parts if p.high)
    best: Decimal | None
    qualifier: Qualifier
    if high is None:
        best, qualifier = low, "over" if "over" in qualifiers else "at-least"
    elif qualifiers <= {"exact"}:
        best, qualifier = low, "exact"
    elif qualifiers <= {"under", "at-most"}:
        best, qualifier = high, "under" if "under" in qualifiers else "at-most"
    else:
        known = all(p.best is not None and p.qualifier not in {"under", "at-most"} for p in parts)
        best, qualifier = _sum(p.best for p in parts if p.best) if known else None, "between"
    return Quantity(notation(low, best, high, qualifier, unit), low, best, high, qualifier, unit)


def _sum(values: Iterable[Decimal]) -> Decimal:
    return plain(reduce(EXACT.add, values, Decimal(0)))
