"""Comparison and addition of quantities, including their bounds."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from decimal import Decimal
from typing import Final, Literal

from timeline.errors import QuantityError
from timeline.quantities.notation import EXACT, Qualifier, Quantity, notation, plain

Answer = Literal["surely", "possibly", "no"]


def equal(a: Quantity, b: Quantity) -> Answer:
    """Whether both are the same value: "surely" only if both are exact.

    An unknown number may be any, and also none. Raises QuantityError if the units differ.
    """
    if not (a.stated and b.stated):
        return _equal_unstated(a, b)
    _common_unit((a.unit, b.unit))
    if below(a, b) or below(b, a):
        return "no"
    return "surely" if a.low == a.high == b.low == b.high else "possibly"


def within(a: Quantity, window: Quantity) -> Answer:
    """Whether ``a`` is inside ``window``: surely (all of it), possibly (they overlap), or no.

    Raises QuantityError if the units differ.
    """
    if equal(a, window) == "no":
        return "no"
    if not (a.stated and window.stated):
        return "surely" if window.qualifier in ("unknown", a.qualifier) else "possibly"
    above = a.low > window.low or (a.low == window.low and (a.over or not window.over))
    below = window.high is None or (
        a.high is not None
        and (a.high < window.high or (a.high == window.high and (a.under or not window.under)))
    )
    return "surely" if above and below else "possibly"


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether two sources that state ``a`` and ``b`` can both be right.

    "Eight" and "about ten" are compatible, and so are "17,000" and "at least 17,000": one common
    value is enough. "Eight" and "ten" contradict each other, and so do "17,000" and "over 17,000".
    Raises QuantityError if the units differ.
    """
    return equal(a, b) != "no"


def _equal_unstated(a: Quantity, b: Quantity) -> Answer:
    """Return whether two values are the same, at least one of which is not stated."""
    if "unknown" in (a.qualifier, b.qualifier):
        return "possibly"
    return "surely" if a.qualifier == b.qualifier else "no"


def same(a: Quantity, b: Quantity) -> bool:
    """Whether both are the same value, perhaps written differently.

    Limits are the same if they allow the same numbers: of whole things, "over 3" and "at least 4".
    """
    if a == b or not (a.stated and b.stated):
        return a == b
    allowed = [(each.low, each.high, each.over, each.under, each.unit) for each in (a, b)]
    return allowed[0] == allowed[1] and (a.low == a.high or estimate(a) is estimate(b) is None)


def below(a: Quantity, b: Quantity) -> bool:
    """Whether every value that ``a`` allows is less than every value that ``b`` allows."""
    if a.high is None or a.high > b.low:
        return False
    return a.high < b.low or a.under or b.over


def _common_unit(units: Iterable[str | None]) -> str | None:
    known = set(units)
    if len(known) > 1:
        names = " and ".join(sorted(unit or "a plain number" for unit in known))
        raise QuantityError(f"{names} have no common unit: keep one total for each")
    return known.pop() if known else None


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
    """Return the sum with its bounds; 0 for no quantities (see ``Total``).

    Raises QuantityError if the units differ.
    """
    parts = list(quantities)
    if len(parts) == 1 and parts[0].high != 0:  # as most sums are, of which there are many
        return parts[0]
    found = Total()
    for number, each in enumerate(parts):
        found.put(number, each)
    return found.value


class Total:
    """A sum with its bounds, whose parts can be replaced one by one.

    The qualifier of the sum follows from its parts: exact if all are exact; over or at-least if a
    part has no upper bound; under or at-most if all parts are; otherwise between. With "between",
    ``best`` is the sum of the estimates, or None if a part has no estimate. An exact 0 adds
    nothing: the sum of it and one part is that part.
    """

    __slots__ = ("_parts", "_sums", "_waiting", "_zeros")

    def __init__(self) -> None:
        self._parts: dict[Hashable, Quantity] = {}
        self._zeros: dict[Hashable, Quantity] = {}
        self._sums: _Sums | None = None
        self._waiting: list[tuple[Quantity, Literal[1, -1]]] = []
        """What is not in the sums yet: most sums are needed while they have one part."""

    def put(self, key: Hashable, quantity: Quantity | None) -> None:
        """Replace the part of this key; None removes it."""
        waiting = self._waiting
        before = self._parts.pop(key, None)
        if before is None and self._zeros:
            before = self._zeros.pop(key, None)
        if before is not None:
            waiting.append((before, -1))
        if quantity is not None:
            (self._zeros if quantity.high == 0 else self._parts)[key] = quantity
            waiting.append((quantity, 1))
        if len(waiting) > _MOST_WAITING:
            self._add_waiting()

    @property
    def value(self) -> Quantity:
        """The sum; 0 without parts. Raises QuantityError if the units differ."""
        if len(self._parts) == 1 and not self._zeros:
            return next(iter(self._parts.values()))
        sums = self._add_waiting()
        unit = _common_unit(unit for unit, number in sums.units.items() if number)
        if len(self._parts) == 1:
            return next(iter(self._parts.values()))
        qualifiers = {each for each, number in sums.qualifiers.items() if number}
        low, high = plain(sums.low), None if sums.unlimited else plain(sums.high)
        if high is None and "over" in qualifiers:
            return Quantity(notation(low, low, None, "over", unit), low, low, None, "over", unit)
        if "under" in qualifiers and qualifiers <= {"under", "at-most"}:
            return Quantity(
                notation(low, high, high, "under", unit), low, high, high, "under", unit
            )
        return bounded(low, high, unit, None if sums.without_estimate else plain(sums.best))

    def _add_waiting(self) -> "_Sums":
        if self._sums is None:
            self._sums = _Sums()
        for part, sign in self._waiting:
            self._sums.add(part, sign)
        self._waiting.clear()
        return self._sums


_MOST_WAITING: Final = 16


class _Sums:
    """The bounds and the estimates of parts, added, and how many parts are of which form."""

    __slots__ = ("best", "high", "low", "qualifiers", "units", "unlimited", "without_estimate")

    def __init__(self) -> None:
        self.units: defaultdict[str | None, int] = defaultdict(int)
        self.qualifiers: defaultdict[Qualifier, int] = defaultdict(int)
        self.low = self.high = self.best = Decimal(0)
        self.unlimited = self.without_estimate = 0

    def add(self, part: Quantity, sign: Literal[1, -1]) -> None:
        """Add a part, or take it away."""
        self.units[part.unit] += sign
        if part.high == 0:
            return
        self.qualifiers[_limit(part)] += sign
        best = estimate(part)
        self.low = EXACT.fma(part.low, sign, self.low)
        self.high = EXACT.fma(part.high or Decimal(0), sign, self.high)
        self.best = EXACT.fma(best or Decimal(0), sign, self.best)
        self.unlimited += sign if part.high is None else 0
        self.without_estimate += sign if best is None else 0


def _limit(part: Quantity) -> Qualifier:
    """Return the qualifier; a limit of whole things that is possible is not strict."""
    if part.qualifier == "over" and not part.over:
        return "at-least"
    return "at-most" if part.qualifier == "under" and not part.under else part.qualifier


def difference(whole: Quantity, part: Quantity) -> Quantity:
    """Return ``whole`` minus ``part``, never less than 0.

    The bounds contain every difference of a value of ``whole`` and a value of ``part``. ``best`` is
    the difference of their estimates: about 29 minus 29 is 0, and at most 5.
    Raises QuantityError if the units differ.
    """
    unit = _common_unit((whole.unit, part.unit))
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
        _common_unit(part.unit for part in parts),
        None if None in bests else max((best for best in bests if best), default=Decimal(0)),
    )


def _less(a: Decimal, b: Decimal) -> Decimal:
    return max(plain(EXACT.subtract(a, b)), Decimal(0))
