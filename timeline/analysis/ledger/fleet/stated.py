"""What events state of a fleet: units that pass a stage, units that leave it, and totals.

A *fleet* is all units of the same systems with the same owners (countries). Procurements add to it;
an inventory (an event of the kind ``inventory``) states how large it is; what is lost in an
incident, retired or handed over out of its stock reduces it (``departures``).

A total of a system (F-16) may or may not include the units of its parts (F-16D), and units that a
record states for several systems or owners together may be of each of them: what happens to these
may or may not change it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from timeline.analysis.ledger.deliveries.batches import (
    BatchRole,
    countries_of,
    counts,
    owners,
    systems_of,
)
from timeline.analysis.ledger.deliveries.counting import Delivery
from timeline.analysis.ledger.deliveries.matching import MatchedDeliveries, deliveries_of
from timeline.analysis.ledger.fleet.check import Slot
from timeline.analysis.ledger.fleet.departures import (
    LEAVING,
    LEAVING_KINDS,
    Above,
    Whose,
    handed_over,
    losses,
    passed_on,
    stocks,
    with_wholes,
)
from timeline.analysis.ledger.fleet.movement import Movement, perhaps
from timeline.analysis.ledger.fleet.repeats import Repeats, left_once
from timeline.quantities import Quantity
from timeline.query.events.amounts import EventFigures
from timeline.query.results import EventLine

_Leaving = tuple[EventLine, Callable[[Whose], Iterable[Movement]]]
"""An event, and the units that leave a fleet in it, or come to it."""
_SLOTS: Final[tuple[Slot, ...]] = ("expected", "actual")


def stated_fleet(event: EventLine, figures: EventFigures) -> dict[Slot, Quantity]:
    """Return the totals that a procurement or an inventory states, by slot."""
    if event.kind == "inventory":
        counted = next(figures.amounts_of("quantity"), None)
        return {} if counted is None else {"actual": counted}
    stated = ((slot, next(figures.amounts_of("fleet_after", slot), None)) for slot in _SLOTS)
    return {slot: quantity for slot, quantity in stated if quantity is not None}


def fleets(
    rows: Iterable[tuple[EventLine, EventFigures]],
    roles: Mapping[str, BatchRole],
    purchases: Mapping[str, MatchedDeliveries],
    above: Above,
    repeats: Repeats,
) -> list[list[Movement]]:
    """Return the movements of every fleet, in order of the events that state them.

    After its own movements, a fleet that states a total has those of other fleets that it may
    include.

    An event that names no owner is of the fleet of the records of the same units, if these name
    one. An event that names no system, or still no owner, may be of any fleet, and is a fleet by
    itself.
    """
    rows = list(rows)
    found: defaultdict[object, list[Movement]] = defaultdict(list)
    known: dict[Whose, list[Movement]] = {}
    shared = _owners_of_batches(rows, roles)
    of_stock = stocks(rows, roles)
    stated: defaultdict[str, list[Delivery]] = defaultdict(list)
    for each in (delivery for matched in purchases.values() for delivery in matched.deliveries):
        stated[each.event.key].append(each)
    leaving: list[_Leaving] = []
    arriving: list[_Leaving] = []
    bought = {key for key, other in repeats.pairs if other in roles}
    for event, figures in rows:
        if event.kind in LEAVING_KINDS:
            leaving.append((event, partial(losses, event, figures, above)))
            if event.kind == "retirement" and event.key not in bought:
                arriving.append((event, partial(passed_on, event, figures, above)))
            continue
        batch = roles[event.key].batch if event.key in roles else ""
        whose = (systems_of(event), owners(event) or shared.get(batch, frozenset()))
        fleet = found[whose if all(whose) else event.key]
        if all(whose):
            known[whose] = fleet
        movements = list(_movements(event, figures, roles, stated))
        fleet += movements
        if batch in of_stock:
            left = partial(handed_over, event, movements, of_stock[batch], above)
            leaving.append((event, left))
    gone, came = (_by_fleet(known, each, above) for each in (leaving, arriving))
    for whose, mine in known.items():
        mine.extend(left_once(gone[whose], repeats))
        mine.extend(came[whose])
    _add_other_fleets(known, above)
    return list(found.values())


def _by_fleet(
    known: Mapping[Whose, list[Movement]], leaving: Iterable[_Leaving], above: Above
) -> defaultdict[Whose, list[Movement]]:
    """Return the units that leave each fleet, or come to it, in these events."""
    by_system: defaultdict[str, list[Whose]] = defaultdict(list)
    for whose in known:
        for system in whose[0]:
            by_system[system].append(whose)
    found: defaultdict[Whose, list[Movement]] = defaultdict(list)
    for event, each in leaving:
        systems = with_wholes(systems_of(event), above)
        fleets = (whose for system in sorted(systems) for whose in by_system[system])
        for whose in dict.fromkeys(fleets):
            found[whose] += each(whose)
    return found


def _add_other_fleets(known: Mapping[Whose, list[Movement]], above: Above) -> None:
    """Add to each fleet that states a total what other fleets state of units that may be in it.

    These are fleets of its systems together with others, or with other owners, and fleets of parts
    of its systems.
    """
    own = {whose: tuple(movements) for whose, movements in known.items()}
    by_system: defaultdict[str, list[Whose]] = defaultdict(list)
    for whose in own:
        for system in with_wholes(whose[0], above):
            by_system[system].append(whose)
    for (systems, whom), movements in known.items():
        if any(each.fleet for each in movements):
            others = dict.fromkeys(other for system in systems for other in by_system[system])
            for other in others:
                if other != (systems, whom) and not other[1].isdisjoint(whom):
                    movements.extend(_others(own[other], own[systems, whom]))


def _others(movements: Iterable[Movement], own: Iterable[Movement]) -> Iterator[Movement]:
    """Yield what may be of a fleet, too; what left it already did so in its ``own`` movements.

    So did what came to it by a retirement.
    """
    known = {
        (each.key, each.stage)
        for each in own
        if each.stage in LEAVING or each.event.kind in LEAVING_KINDS
    }
    for each in movements:
        if (each.key, each.stage) not in known:
            yield perhaps(each)


def _owners_of_batches(
    rows: Iterable[tuple[EventLine, EventFigures]], roles: Mapping[str, BatchRole]
) -> dict[str, frozenset[str]]:
    """Return the owners that all records of a batch with an owner name, by batch."""
    named: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for event, _ in rows:
        if event.key in roles and (whose := owners(event)):
            named[roles[event.key].batch].add(whose)
    return {batch: next(iter(whose)) for batch, whose in named.items() if len(whose) == 1}


def _movements(
    event: EventLine,
    figures: EventFigures,
    roles: Mapping[str, BatchRole],
    stated: Mapping[str, Sequence[Delivery]],
) -> Iterator[Movement]:
    """Yield what an event states; ``stated`` are the deliveries of purchases, by event."""
    fleet = stated_fleet(event, figures)
    if event.kind == "inventory":
        yield Movement(event, "", None, fleet, event.key)
        return
    stage, role = figures.terms.get("stage", ""), roles[event.key]
    quantity = next(figures.amounts_of("quantity"), None)
    mine = Movement(event, stage, quantity, fleet, role.batch, "quantity" in role.inside)
    if counts(event):
        found = list(stated.get(event.key, ()))
    else:
        found = deliveries_of(event, figures, role.batch)
    if stage == "delivered" and not mine.inside:
        itself = next((each for each in found if each.record), None)
        yield replace(mine, stage="", quantity=None) if itself is None else _delivery(mine, itself)
    else:
        yield mine
    for each in found:
        if not each.record:
            yield _listed(_delivery(mine, each))


def _listed(movement: Movement) -> Movement:
    """Return a delivery in the list of a record; what dates the record does not date it."""
    event = movement.event._replace(key="", when="", same_as=(), follows=())
    return replace(movement, event=event, fleet={}, listed_in=movement.event.key)


def _delivery(movement: Movement, delivery: Delivery) -> Movement:
    """Return a delivery that a procurement states, at the time of the delivery."""
    lo, hi, status = delivery.lo, delivery.hi, delivery.event.status
    event = movement.event
    if (lo, hi) != (event.start_lo, event.end_hi):
        event = event._replace(start_lo=lo, start_hi=hi, end_lo=lo, end_hi=hi)
        event = event._replace(precision="day", instant=None, instants=None)
    event = event._replace(status="claimed" if delivery.open_end else status)
    units = delivery.units
    return replace(
        movement, event=event, stage="delivered", quantity=units, inside=False, delivery=delivery
    )


def concerning(
    chosen: Iterable[EventLine], above: Above | None = None
) -> Callable[[EventLine], bool]:
    """Return the condition that an event may concern the fleet of one of the chosen events.

    It concerns one of the same systems, or a part of one, and one of the same countries.
    """
    above = above or {}
    pairs = {pair for event in chosen for pair in _pairs(event)}

    def concerned(event: EventLine) -> bool:
        systems = with_wholes(systems_of(event), above)
        return any(
            (system, country) in pairs for system in systems for country in _countries(event)
        )

    return concerned


def _pairs(event: EventLine) -> set[tuple[str, str]]:
    return {(system, country) for system in systems_of(event) for country in _countries(event)}


def _countries(event: EventLine) -> frozenset[str]:
    if event.kind == "incident":
        return countries_of(event)
    return owners(event)
