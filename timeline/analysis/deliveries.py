"""The deliveries that the record of a procurement states of its own units.

- ``deliveries: [{when: 2014, quantity: 8}]`` states deliveries one by one. One without a number is
  of any number of units.
- ``delivered: {actual: 8}`` states how many of its units were delivered in all: those of the list,
  and the rest at another time. Without a list, their date is ``delivery: {actual: …}``.
- Units without a date were delivered at some time after the beginning of the event, or on the date
  of the event if it is itself a delivery.
- ``delivery: {actual: …}`` without a number delivers all units, complete on the latest day of that
  date (``batches.own_delivery``).
"""

from dataclasses import dataclass
from decimal import Decimal

from timeline.dates.calendar import UNKNOWN_LATEST
from timeline.quantities import Quantity, bounded, difference, total
from timeline.query.events.amounts import Figures
from timeline.query.results import DateValue, EventLine


@dataclass(frozen=True, slots=True)
class PartialDelivery:
    """Some units of a procurement that were delivered; ``date`` is None if none is stated."""

    units: Quantity
    date: DateValue | None

    def days(self, event: EventLine, stage: str) -> tuple[int, int]:
        """Return the first and the last possible day, for a record of ``event`` and ``stage``."""
        if self.date is not None:
            return self.date.lo, self.date.hi
        return event.start_lo, event.end_hi if stage == "delivered" else UNKNOWN_LATEST


def partial_deliveries(stage: str, figures: Figures) -> tuple[PartialDelivery, ...]:
    """Return the numbered deliveries that the record of a procurement states."""
    numbers = {each.slot: each.quantity for each in figures.amounts if each.field == "deliveries"}
    dates = {slot: date for (name, slot), date in figures.dates.items() if name == "deliveries"}
    items = dict.fromkeys(slot.partition(".")[0] for slot in (*dates, *numbers))
    stated = next(figures.amounts_of("delivered", "actual"), None)
    if stated is None:
        some = bounded(Decimal(0), None)
        return tuple(
            PartialDelivery(numbers.get(f"{item}.quantity", some), dates.get(f"{item}.when"))
            for item in sorted(items, key=int)
        )
    numbered = tuple(
        PartialDelivery(numbers[f"{item}.quantity"], dates.get(f"{item}.when"))
        for item in sorted(items, key=int)
        if f"{item}.quantity" in numbers
    )
    date = None if stage == "delivered" or items else figures.dates.get(("delivery", "actual"))
    rest = difference(stated, total(each.units for each in numbered))
    if numbered and rest.low == 0:  # the list has all of them, as far as is known
        return numbered
    return (*numbered, PartialDelivery(rest, date))
