"""What one event states of a fleet."""

from dataclasses import dataclass, replace
from decimal import Decimal

from timeline.analysis.ledger.deliveries.counting import Delivery
from timeline.analysis.ledger.fleet.check import Slot
from timeline.quantities import Quantity, bounded
from timeline.query.results import EventLine


@dataclass(frozen=True, slots=True)
class Movement:
    """What an event states: a number of units at a stage, and the fleet after it, by slot.

    The stages of units that leave the fleet are ``LEAVING``; an inventory has only a fleet.
    ``batch`` is equal for movements of the same units (see ``deliveries.batches``). ``inside``: the
    units are part of another movement of the same stage and are not added again. ``delivery`` are
    the units that it delivers (``deliveries.counting``). A delivery in the list of a record has a
    time of its own: ``event`` is then without key, wording and links, which are of the record
    ``listed_in``.
    """

    event: EventLine
    stage: str
    quantity: Quantity | None
    fleet: dict[Slot, Quantity]
    batch: str
    inside: bool = False
    delivery: Delivery | None = None
    listed_in: str = ""

    @property
    def key(self) -> str:
        """The key of the record that states it."""
        return self.listed_in or self.event.key


def perhaps(movement: Movement) -> Movement:
    """Return a movement of units that may be of a fleet or not; it states no total of it."""
    quantity, delivery = movement.quantity, movement.delivery
    return replace(
        movement,
        fleet={},
        quantity=quantity and bounded(Decimal(0), quantity.high),
        delivery=delivery
        and replace(delivery, units=bounded(Decimal(0), delivery.units.high), sum=None),
    )
