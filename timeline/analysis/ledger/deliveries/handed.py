"""Deployments and measures that deliver what was ordered.

An arrival of aircraft or a package of aid with the link ``delivers`` to a procurement is a delivery
of it: of its quantity, if it has one, and otherwise of an unknown number. If it names no system, it
is one of the systems of the procurement.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from timeline.models.vocabularies import LINKS
from timeline.query.events.amounts import EventFigures
from timeline.query.results import EventLine

DELIVERING: Final = LINKS["delivers"].kinds
"""The kinds of event that can deliver."""


def with_deliveries(
    rows: Iterable[tuple[EventLine, EventFigures]],
) -> Iterator[tuple[EventLine, EventFigures]]:
    """Yield the rows; those of other kinds that deliver a procurement with figures like its own.

    Those of these kinds that deliver none are left out.
    """
    given = list(rows)
    procured = {event.key: event for event, _ in given if event.kind == "procurement"}
    for event, figures in given:
        if event.kind == "procurement" or event.kind not in DELIVERING:
            yield event, figures
            continue
        orders = [procured[key] for key in orders_of(figures) if key in procured]
        if orders:
            systems = event.systems or orders[0].systems
            yield (
                event._replace(systems=systems),
                EventFigures(
                    terms={"stage": "delivered"},
                    amounts=[each for each in figures.amounts if each.field == "quantity"],
                    links=figures.links,
                    numberless={k: v for k, v in figures.numberless.items() if k == "quantity"},
                    cited={k: v for k, v in figures.cited.items() if k == "quantity"},
                ),
            )


def orders_of(figures: EventFigures) -> list[str]:
    """Return the keys of the events that an event delivers."""
    return [key for link, key in figures.links if link == "delivers"]
