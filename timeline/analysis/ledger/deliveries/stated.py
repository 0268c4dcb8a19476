"""The deliveries that the record of a procurement states of its own units.

- ``deliveries: [{when: 2014, quantity: 8}]`` states deliveries one by one.
- ``delivered: {actual: 8}`` states how many of its units were delivered in all. Without a list,
  their date is ``delivery: {actual: …}``. In a record of the stage ``delivered`` that has a list,
  the quantity is such a total.
- If a total and a list differ, the larger one counts, and ``StatedDeliveries`` says so: units
  beyond those of the list are of its deliveries without a number, otherwise they have no date.
- Units without a date, or without a first day (``by 2016``), were delivered at some time after the
  beginning of the event; those without a date on the date of the event if it is itself a delivery.
- ``delivery: {actual: …}`` without a number delivers all units, complete on the latest day of that
  date (``own_delivery``).

An approximate, uncertain or inferred date is a doubt about the day, not about the number: the units
count after its latest day. Only a date with an open end (``2014/..``) leaves open whether all of
them have arrived.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from timeline.dates.calendar import UNKNOWN_LATEST, is_bounded
from timeline.quantities import Quantity, bounded, compatible, difference, estimate, total
from timeline.query.events.amounts import EventFigures
from timeline.query.results import DateValue, EventLine

Agreement = Literal["agrees", "less", "more"]
ANY: Final = bounded(Decimal(0), None)
"""The number of units where none is stated."""


@dataclass(frozen=True, slots=True)
class PartialDelivery:
    """Some units of a procurement that were delivered; ``date`` is None if none is stated.

    ``rest``: they are what a stated total has beyond the deliveries stated one by one.
    """

    units: Quantity
    date: DateValue | None
    rest: bool = False

    def days(self, event: EventLine, stage: str) -> tuple[int, int]:
        """Return the first and the last possible day, for a record of ``event`` and ``stage``."""
        if self.date is not None:
            began = is_bounded(self.date.lo) or self.date.hi < event.start_lo
            return self.date.lo if began else event.start_lo, self.date.hi
        return event.start_lo, event.end_hi if stage == "delivered" else UNKNOWN_LATEST


@dataclass(frozen=True, slots=True)
class StatedDeliveries:
    """The deliveries that a record states, and how they agree with each other.

    ``parts`` are those that count. ``total`` is how many were delivered in all, ``listed`` the sum
    of the list; each is None if it is not stated. ``missing`` are the numbers between one and the
    largest of the list that no delivery has. ``unnumbered``: the list has deliveries without a
    number, whose units are known from the total only.
    """

    parts: tuple[PartialDelivery, ...] = ()
    total: Quantity | None = None
    listed: Quantity | None = None
    missing: tuple[int, ...] = ()
    unnumbered: bool = False

    @property
    def agreement(self) -> Agreement:
        """Whether the list states the total, or surely fewer or more units."""
        if self.total is None or self.listed is None or compatible(self.total, self.listed):
            return "agrees"
        return "less" if self.listed.low < self.total.low else "more"


def stated_deliveries(stage: str, figures: EventFigures) -> StatedDeliveries:
    """Return the numbered deliveries that the record of a procurement states."""
    numbers = {each.slot: each.quantity for each in figures.amounts if each.field == "deliveries"}
    dates = {slot: date for (name, slot), date in figures.dates.items() if name == "deliveries"}
    items = sorted({int(slot.partition(".")[0]) for slot in (*dates, *numbers)})
    in_all = next(figures.amounts_of("delivered", "actual"), None)
    if in_all is None and items and stage == "delivered":
        in_all = next(figures.amounts_of("quantity"), None)
    listed = [
        PartialDelivery(numbers.get(f"{item}.quantity", ANY), dates.get(f"{item}.when"))
        for item in items
    ]
    date = None if stage == "delivered" else figures.dates.get(("delivery", "actual"))
    if in_all is None:
        found = StatedDeliveries(tuple(listed), None, total(part.units for part in listed))
    elif not items:
        found = StatedDeliveries((PartialDelivery(in_all, date, rest=True),), in_all)
    else:
        found = _with_total(listed, in_all, date)
    missing = sorted(set(range(1, max(items, default=0) + 1)) - set(items))
    return replace(found, missing=tuple(missing))


def own_delivery(stage: str, figures: EventFigures) -> DateValue | None:
    """Return the date on which a record of ``stage`` says all its units were delivered, if any."""
    if stage in ("delivered", "cancelled") or stated_deliveries(stage, figures).parts:
        return None
    return figures.dates.get(("delivery", "actual"))


def goes_on(date: DateValue | None) -> bool:
    """Return whether the end of a delivery is open, so that some units may be still to come."""
    return date is not None and date.edtf.endswith("/..")


def _with_total(
    listed: Sequence[PartialDelivery], in_all: Quantity, date: DateValue | None
) -> StatedDeliveries:
    """Return the deliveries of a list whose units are ``in_all`` together.

    ``date`` is that of the units beyond the list.
    """
    numbered = [part for part in listed if part.units.high is not None]
    given = total(part.units for part in listed)
    stated = StatedDeliveries(tuple(listed), in_all, given)
    if stated.agreement == "more":
        return stated
    if stated.agreement == "less":
        rest = PartialDelivery(difference(in_all, given), date, rest=True)
        return replace(stated, parts=(*listed, rest))
    if len(listed) - len(numbered) <= 1:
        parts = (replace(part, units=_narrowed(part, listed, in_all)) for part in listed)
        return replace(stated, parts=tuple(parts))
    rest = PartialDelivery(
        difference(in_all, total(part.units for part in numbered)),
        _hull([part.date for part in listed if part not in numbered]),
        rest=True,
    )
    return replace(stated, parts=(*numbered, rest), unnumbered=True)


def _narrowed(
    part: PartialDelivery, listed: Sequence[PartialDelivery], in_all: Quantity
) -> Quantity:
    """Return the units of one delivery, given those of the others and of all together."""
    others = total(each.units for each in listed if each is not part)
    left = difference(in_all, others)
    if left.high is None or part.units.low == part.units.high:
        return part.units
    return both(part.units, left)


def both(a: Quantity, b: Quantity) -> Quantity:
    """Return the number that agrees with two compatible statements of it."""
    if a.low == a.high or b.low == b.high:
        return a if a.low == a.high else b
    highs = [each.high for each in (a, b) if each.high is not None]
    low, high = max(a.low, b.low), min(highs, default=None)
    bests = [each for each in map(estimate, (a, b)) if each is not None]
    fits = [each for each in bests if low <= each and (high is None or each <= high)]
    if low == a.low and high == a.high and (not fits or fits[0] == estimate(a)):
        return a
    return bounded(low, high, a.unit, fits[0] if fits else None)


def _hull(dates: Sequence[DateValue | None]) -> DateValue | None:
    """Return the time that contains all these dates; None if one of them is not stated."""
    known = [date for date in dates if date is not None]
    if len(known) < len(dates):
        return None
    lo, hi = min(date.lo for date in known), max(date.hi for date in known)
    return DateValue("", lo, hi, all(date.sure for date in known))
