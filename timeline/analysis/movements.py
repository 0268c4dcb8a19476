"""What events state of a fleet: units that pass a stage, units lost, and totals.

A *fleet* is all units of the same systems with the same owners (countries). Procurements add to it;
an inventory (an event of the kind ``inventory``) states how large it is; ``lost`` in an incident
reduces it:

- A number of one participant is lost by its country. A number of all together is lost by the one
  country that takes part; if there are several, each may have lost as many or none.
- The units are of the systems of the incident. If it names several, or only some of those of the
  fleet, they may be of this fleet or not.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from timeline.analysis.batches import BatchRole, is_certain, own_delivery, owners
from timeline.analysis.deliveries import PartialDelivery, partial_deliveries
from timeline.quantities import Quantity, bounded
from timeline.query.events.amounts import Figures
from timeline.query.results import EventLine

Slot = Literal["expected", "actual"]
_SLOTS: Final[tuple[Slot, ...]] = ("expected", "actual")


@dataclass(frozen=True, slots=True)
class Movement:
    """What an event states: a number of units at a stage, and the fleet after it, by slot.

    The stage of units that an incident destroys is ``lost``; an inventory has only a fleet.
    ``batch`` is equal for movements of the same units (see ``batches``). ``inside``: the units are
    part of another movement of the same stage and are not added again. ``own``: the movement is
    a delivery that the record of a procurement states of its own units.
    """

    event: EventLine
    stage: str
    quantity: Quantity | None
    fleet: dict[Slot, Quantity]
    batch: str
    inside: bool = False
    own: bool = False


def stated_fleet(event: EventLine, figures: Figures) -> dict[Slot, Quantity]:
    """Return the totals that a procurement or an inventory states, by slot."""
    if event.kind == "inventory":
        counted = next(figures.amounts_of("quantity"), None)
        return {} if counted is None else {"actual": counted}
    stated = ((slot, next(figures.amounts_of("fleet_after", slot), None)) for slot in _SLOTS)
    return {slot: quantity for slot, quantity in stated if quantity is not None}


def fleets(
    rows: Iterable[tuple[EventLine, Figures]], roles: Mapping[str, BatchRole]
) -> list[list[Movement]]:
    """Return the movements of every fleet, in order of the events that state them.

    An event that names no system or no owner may be of any fleet, and is a fleet by itself.
    """
    rows = list(rows)
    found: defaultdict[object, list[Movement]] = defaultdict(list)
    known: dict[tuple[frozenset[str], frozenset[str]], list[Movement]] = {}
    for event, figures in rows:
        if event.kind == "incident":
            continue
        whose = (_systems(event), owners(event))
        fleet = found[whose if all(whose) else event.key]
        if all(whose):
            known[whose] = fleet
        fleet += _movements(event, figures, roles)
    for event, figures in rows:
        if event.kind == "incident":
            for whose, movements in known.items():
                movements.extend(_losses(event, figures, *whose))
    return list(found.values())


def _movements(
    event: EventLine, figures: Figures, roles: Mapping[str, BatchRole]
) -> Iterator[Movement]:
    fleet = stated_fleet(event, figures)
    if event.kind == "inventory":
        yield Movement(event, "", None, fleet, event.key)
        return
    stage, role = figures.terms.get("stage", ""), roles[event.key]
    quantity = next(figures.amounts_of("quantity"), None)
    parts = partial_deliveries(stage, figures)
    own = Movement(event, stage, quantity, fleet, role.batch, "quantity" in role.inside)
    yield replace(own, stage="", quantity=None) if parts and stage == "delivered" else own
    for part in parts:
        yield _partial(own, part)
    if delivery := own_delivery(stage, figures):
        yield _moved(own, delivery.lo, delivery.hi, is_certain(delivery))


def _partial(movement: Movement, part: PartialDelivery) -> Movement:
    """Return a numbered delivery that a procurement states, as a separate movement."""
    lo, hi = part.days(movement.event, movement.stage)
    certain = part.date is None or is_certain(part.date)
    moved = _moved(movement, lo, hi, certain)
    return replace(moved, quantity=part.units, own=movement.stage != "delivered")


def _moved(movement: Movement, lo: int, hi: int, certain: bool) -> Movement:
    """Return the delivery that a procurement states of its units, as a separate movement."""
    status = movement.event.status if certain else "claimed"
    event = replace(movement.event, start_lo=lo, start_hi=hi, end_lo=lo, end_hi=hi, status=status)
    return replace(movement, event=event, stage="delivered", fleet={}, own=True)


def _losses(
    event: EventLine, figures: Figures, systems: frozenset[str], countries: frozenset[str]
) -> Iterator[Movement]:
    """Yield the units that an incident destroyed, or may have destroyed, of one fleet."""
    mine = _systems(event)
    if not mine & systems:
        return
    country = {actor.key: actor.country or actor.key for actor in event.actors}
    taking_part = frozenset(country.values())
    for each in figures.amounts:
        if each.field != "lost":
            continue
        losers = frozenset({country[each.slot]}) if each.slot in country else taking_part
        if not losers & countries:
            continue
        certain = losers <= countries and len(losers) == 1 and mine == systems
        quantity = each.quantity if certain else bounded(Decimal(0), each.quantity.high)
        yield Movement(event, "lost", quantity, {}, event.key)


def _systems(event: EventLine) -> frozenset[str]:
    return frozenset(system.key for system in event.systems)
