"""The deliveries that the record of a procurement states of its own units.

- ``delivered: {actual: 8}`` states how many of its units were delivered. Their date is
  ``delivery: {actual: …}``. Without one, they were delivered at some time after the beginning of
  the event, or on the date of the event if it is itself a delivery.
- ``delivery: {actual: …}`` without a number delivers all units, complete on the latest day of that
  date (``batches.own_delivery``).
"""

from dataclasses import dataclass

from timeline.dates.calendar import UNKNOWN_LATEST
from timeline.quantities import Quantity
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
    stated = next(figures.amounts_of("delivered", "actual"), None)
    if stated is None:
        return ()
    date = None if stage == "delivered" else figures.dates.get(("delivery", "actual"))
    return (PartialDelivery(stated, date),)
