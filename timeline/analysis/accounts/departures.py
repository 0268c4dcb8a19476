"""Units that leave a fleet: those lost in incidents, and those handed over out of a stock.

- A number that an incident states of one participant is lost by its country. A number of all
  together is lost by the one country that takes part; if there are several, or if none is named,
  each may have lost as many or none.
- The units are of the systems of the incident. If it names several, or only some of those of the
  fleet, they may be of this fleet or not.
- A crash, a shootdown, a sinking or a seizure without a number of losses may have lost one unit, or
  none: the named system may be that of another party, or damaged only. If it states a number of
  objects, it may have lost so many.
- Units that a procurement delivers leave the fleet of its seller if they come from its stock. They
  do if their condition is second-hand or modernised. A loan or a lease without a condition may be
  of its stock or not. Nothing is assumed of other units.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from timeline.analysis.accounts.batches import BatchRole, actors_of
from timeline.kinds.events.incident import LOSING
from timeline.kinds.events.procurement import STOCK_CONDITIONS, STOCK_MODES
from timeline.quantities import Quantity, bounded
from timeline.query.events.amounts import Figures
from timeline.query.results import EventLine

LEAVING: Final = ("lost", "transferred")
"""The stages of units that leave a fleet."""


def stated_losses(event: EventLine, figures: Figures) -> list[tuple[str, Quantity]]:
    """Return the units that an incident lost, each with its slot: the participant, or empty."""
    found = [(each.slot, each.quantity) for each in figures.amounts if each.field == "lost"]
    if not found and is_unnumbered(event, figures):
        objects = next(figures.amounts_of("quantity"), None)
        most = Decimal(1) if objects is None else objects.high
        found = [("", bounded(Decimal(0), most))]
    return found


def is_unnumbered(event: EventLine, figures: Figures) -> bool:
    """Return whether an incident probably lost equipment, of which it states no number."""
    form = figures.terms.get("form")
    return event.kind == "incident" and form in LOSING and not any(figures.amounts_of("lost"))


def losses(
    event: EventLine,
    figures: Figures,
    systems: frozenset[str],
    countries: frozenset[str] | None = None,
) -> Iterator[Quantity]:
    """Yield the units of these systems and countries that an incident lost, or may have lost.

    Without ``countries`` they are those of all countries.
    """
    mine = frozenset(system.key for system in event.systems)
    if not mine & systems:
        return
    country = {actor.key: actor.country or actor.key for actor in event.actors}
    taking_part = frozenset(country.values())
    for slot, quantity in stated_losses(event, figures):
        losers = frozenset({country[slot]}) if slot in country else taking_part
        if countries is not None and losers and not losers & countries:
            continue
        certain = mine == systems
        if countries is not None:
            certain = certain and len(losers) == 1 and losers <= countries
        yield quantity if certain else bounded(Decimal(0), quantity.high)


@dataclass(frozen=True, slots=True)
class Stock:
    """The countries from whose stock the units of a purchase come; ``sure``: certainly."""

    givers: frozenset[str]
    sure: bool


def stocks(
    rows: Iterable[tuple[EventLine, Figures]], roles: Mapping[str, BatchRole]
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
