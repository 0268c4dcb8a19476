"""Units that leave a fleet: lost in incidents, retired, or handed over out of a stock.

- A number that an incident states of one participant is lost by its country. A number of all
  together is lost by the one country that takes part; if there are several, or if none is named,
  each may have lost as many or none.
- The units are of the systems of the incident. If it names several, or only some of those of the
  fleet, or a part of one (F-16D of F-16), they may be of this fleet or not.
- A crash, a shootdown, a sinking or a seizure without a number of losses may have lost one unit, or
  none: the named system may be that of another party, or damaged only. If it states a number of
  objects, it may have lost that many.
- A retirement takes its units from the fleet of its operators, an unknown number if it states none.
- Units that a procurement delivers leave the fleet of its seller if they come from its stock. They
  do if their condition is second-hand or modernised. A loan or a lease without a condition may be
  of its stock or not. Nothing is assumed of other units.

What several records state of the same units leaves once (``repeats``).

Units that are sold, given, lent or returned may come to the fleet of the recipient of the
retirement, or not, unless a procurement that is linked to it says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from timeline.analysis.ledger.deliveries.batches import BatchRole, actors_of, systems_of
from timeline.analysis.ledger.deliveries.counting import Delivery
from timeline.analysis.ledger.deliveries.stated import ANY
from timeline.analysis.ledger.fleet.movement import Movement, perhaps
from timeline.kinds.events.incident import LOSING
from timeline.kinds.events.procurement import STOCK_CONDITIONS, STOCK_MODES
from timeline.kinds.events.retirement import PASSING
from timeline.quantities import Quantity, bounded
from timeline.query.events.amounts import EventFigures
from timeline.query.results import EventLine

LEAVING: Final = ("lost", "retired", "transferred")
"""The stages of units that leave a fleet."""
LEAVING_KINDS: Final = {"incident": "lost", "retirement": "retired"}
"""The kinds of event in which units leave a fleet, and their stage."""
Whose = tuple[frozenset[str], frozenset[str]]
"""A fleet: its systems and its owners."""
Above = Mapping[str, frozenset[str]]
"""By the key of each system that is part of others: those, at any depth."""


def with_wholes(systems: frozenset[str], above: Above) -> frozenset[str]:
    """Return these systems, and those that they are parts of."""
    return systems.union(*(above.get(each, frozenset()) for each in systems))


def stated_losses(event: EventLine, figures: EventFigures) -> list[tuple[str, Quantity]]:
    """Return the units that an incident lost, each with its slot: the participant, or empty.

    Those of a retirement have no slot; they are any number if it states none.
    """
    if event.kind == "retirement":
        return [("", next(figures.amounts_of("quantity"), ANY))]
    found = [(each.slot, each.quantity) for each in figures.amounts if each.field == "lost"]
    if not found and is_unnumbered(event, figures):
        objects = next(figures.amounts_of("quantity"), None)
        most = Decimal(1) if objects is None else objects.high
        found = [("", bounded(Decimal(0), most))]
    return found


def is_unnumbered(event: EventLine, figures: EventFigures) -> bool:
    """Return whether an incident probably lost equipment, of which it states no number."""
    form = figures.terms.get("form")
    return event.kind == "incident" and form in LOSING and not any(figures.amounts_of("lost"))


def units_lost(
    event: EventLine,
    figures: EventFigures,
    above: Above,
    systems: frozenset[str],
    countries: frozenset[str] | None = None,
    *,
    joint: bool = False,
) -> Iterator[Quantity]:
    """Yield the units of these systems and countries that left in an event, or may have left.

    Without ``countries`` they are those of all countries. ``joint``: only those that these own
    together, not those of each.
    """
    mine = systems_of(event)
    if systems.isdisjoint(with_wholes(mine, above)):
        return
    retired = event.kind == "retirement"
    taking = [each for each in event.actors if not retired or each.role == "operator"]
    country = {actor.key: actor.counts_for for actor in taking}
    taking_part = frozenset(country.values())
    for slot, quantity in stated_losses(event, figures):
        losers = frozenset({country[slot]}) if slot in country else taking_part
        if countries is not None and losers and losers.isdisjoint(countries):
            continue
        certain = mine == systems
        if countries is not None:
            theirs = losers == countries if joint else losers <= countries
            certain = certain and theirs and (len(losers) == 1 or (retired and bool(losers)))
        yield quantity if certain else bounded(Decimal(0), quantity.high)


def losses(
    event: EventLine,
    figures: EventFigures,
    above: Above,
    whose: Whose,
) -> Iterator[Movement]:
    """Yield the units of one fleet that left in an incident or a retirement, or may have left."""
    for quantity in units_lost(event, figures, above, *whose, joint=True):
        yield Movement(event, LEAVING_KINDS[event.kind], quantity, {}, event.key)


def passed_on(
    event: EventLine, figures: EventFigures, above: Above, whose: Whose
) -> Iterator[Movement]:
    """Yield the units of a retirement that may have come to one fleet: that of its recipient."""
    (systems, countries), recipients = whose, actors_of(event, "recipient")
    if figures.terms.get("form") not in PASSING or recipients.isdisjoint(countries):
        return
    if systems.isdisjoint(with_wholes(systems_of(event), above)):
        return
    units = next(figures.amounts_of("quantity"), ANY)
    delivery = Delivery(
        event=event,
        batch=event.key,
        told=frozenset({"delivered"}),
        units=units,
        lo=event.start_lo,
        hi=event.end_hi,
        since=event.start_lo,
        by=(event.key,),
        record=event.key,
    )
    yield perhaps(Movement(event, "delivered", units, {}, event.key, delivery=delivery))


@dataclass(frozen=True, slots=True)
class Stock:
    """The countries from whose stock the units of a purchase come; ``sure``: certainly."""

    givers: frozenset[str]
    sure: bool


def stocks(
    rows: Iterable[tuple[EventLine, EventFigures]], roles: Mapping[str, BatchRole]
) -> dict[str, Stock]:
    """Return the stock of each purchase whose units come, or may come, from one, by batch."""
    givers: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    conditions: defaultdict[str, set[str]] = defaultdict(set)
    modes: defaultdict[str, set[str]] = defaultdict(set)
    for event, figures in rows:
        if event.key not in roles:
            continue
        batch = roles[event.key].batch
        if sellers := actors_of(event, "seller"):
            givers[batch].add(sellers)
        for found, name in ((conditions, "condition"), (modes, "mode")):
            if name in figures.terms:
                found[batch].add(figures.terms[name])
    return {
        batch: Stock(
            next(iter(sellers)),
            bool(conditions[batch]) and conditions[batch] <= set(STOCK_CONDITIONS),
        )
        for batch, sellers in givers.items()
        if len(sellers) == 1 and _is_of_stock(conditions[batch], modes[batch])
    }


def _is_of_stock(conditions: set[str], modes: set[str]) -> bool:
    if conditions:
        return not conditions.isdisjoint(STOCK_CONDITIONS)
    return not modes.isdisjoint(STOCK_MODES)


def handed_over(
    event: EventLine,
    movements: Iterable[Movement],
    stock: Stock,
    above: Above,
    whose: Whose,
) -> Iterator[Movement]:
    """Yield the units that leave one fleet, or may leave it, with the deliveries of an event."""
    mine, (systems, countries) = systems_of(event), whose
    if stock.givers.isdisjoint(countries) or systems.isdisjoint(with_wholes(mine, above)):
        return
    certain = stock.sure and len(stock.givers) == 1 and mine == systems
    for each in movements:
        if each.stage == "delivered" and each.delivery is not None and not each.inside:
            left = replace(each, stage="transferred", fleet={})
            yield left if certain else perhaps(left)
