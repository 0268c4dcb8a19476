"""Which procurements concern the same units, and which deliveries they state of them.

Proposal, approval, order and delivery may concern the same aircraft. Records that do form a
*batch*. Batches follow from what the chronicle states and are never guessed:

- A link ``stage-of``, ``delivers``, ``part-of``, ``announces`` or ``funds`` joins two procurements
  of the same systems, unless they name different buyers' countries. So does ``responds-to`` or
  ``refers-to`` from a later stage to an earlier one: an order that refers to an approval is of the
  approved units; an approval that refers to a delivery is of further units. Other links
  (``supports``, ``after``) do not join: the units may be different ones.
- Within a batch the units of one stage are added. Different stages concern the same units, so the
  units of the batch are the largest sum of a stage. If a record is part of another record of the
  same stage that states a number, that number includes its units.
- Deliveries that the record of an order states itself (``deliveries``) and those that have a record
  of their own count once where both state the same ones (``matching``).
- Records of the same stage that no link joins are of different units. A delivery stated by the
  record of an order and one with a record of its own *may* be of the same units if the parties,
  dates and numbers allow it: the units then count at least once and at most twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from timeline.analysis.ledger.deliveries.counting import Delivery
from timeline.analysis.ledger.deliveries.handed import DELIVERING
from timeline.analysis.ledger.deliveries.matching import MatchedDeliveries, deliveries_of, matched
from timeline.analysis.ledger.deliveries.parties import parties_of
from timeline.kinds.events import procurement
from timeline.quantities import Quantity, total
from timeline.query.events.amounts import EventFigures
from timeline.query.results import EventLine

STAGES: Final[tuple[str, ...]] = tuple(
    stage for stage in procurement.STAGES if stage != "cancelled"
)
"""The stages that units pass, in order."""
COUNTED: Final = ("occurred", "claimed")
"""The statuses of procurements whose units and costs are added."""
_JOINING: Final = ("part-of", "announces", "funds", "delivers", "stage-of")
_EXPLICIT: Final = ("delivers", "stage-of")
_PART: Final = "part of an order"
_FOLLOWING: Final = ("responds-to", "refers-to")


@dataclass(frozen=True, slots=True)
class BatchRole:
    """The role of a procurement in its batch.

    ``key`` is its own key, ``members`` are the keys of all records of the batch, and ``batch`` is
    the first of these. ``inside`` names the fields (``quantity``, ``cost``) whose amount another
    record of the same stage includes. ``apart`` are procurements that it has a link ``delivers`` or
    ``stage-of`` to, but which name other systems or buyers, so that their units are not the same.
    ``orders`` are the orders of the batch that it has a link to.
    """

    key: str
    batch: str
    members: tuple[str, ...] = ()
    inside: frozenset[str] = frozenset()
    apart: tuple[str, ...] = ()
    orders: frozenset[str] = frozenset()

    @property
    def same(self) -> tuple[str, ...]:
        """The keys of the other records of the batch."""
        return tuple(each for each in self.members if each != self.key)


def batch_roles(rows: Iterable[tuple[EventLine, EventFigures]]) -> dict[str, BatchRole]:
    """Return the role of each procurement in its batch, by its key; rows come in order of time."""
    by_key = {event.key: (event, figures) for event, figures in rows}
    batches = {key: [key] for key in by_key}
    inside: dict[str, frozenset[str]] = {}
    apart: defaultdict[str, list[str]] = defaultdict(list)
    orders: defaultdict[str, set[str]] = defaultdict(set)
    for key, (event, figures) in by_key.items():
        for link, other in figures.links:
            if other not in by_key:
                continue
            whole, its = by_key[other]
            stages = figures.terms.get("stage", ""), its.terms.get("stage", "")
            if not _joins(link, *stages) or not _same_units(event, whole):
                if link in _EXPLICIT:
                    apart[key].append(other)
                continue
            if stages[1] == "ordered" and counts(whole):
                orders[key].add(other)
            if link == "part-of" and stages[0] == stages[1]:
                inside[key] = _inside(figures, whole, its)
            larger, smaller = sorted((batches[key], batches[other]), key=len, reverse=True)
            if larger is not smaller:
                larger += smaller
                batches.update(dict.fromkeys(smaller, larger))
    order = {key: number for number, key in enumerate(by_key)}
    members: dict[int, tuple[str, ...]] = {}
    for batch in batches.values():
        if id(batch) not in members:
            members[id(batch)] = tuple(sorted(batch, key=order.__getitem__))
    found = {}
    for key, batch in batches.items():
        mine = members[id(batch)]
        found[key] = BatchRole(
            key=key,
            batch=mine[0],
            members=mine,
            inside=inside.get(key, frozenset()),
            apart=tuple(apart.get(key, ())),
            orders=frozenset(orders.get(key, ())),
        )
    return found


def buyers(event: EventLine) -> frozenset[str]:
    """Return the countries of the buyers (``counts_for``)."""
    return actors_of(event, "buyer")


def actors_of(event: EventLine, role: str) -> frozenset[str]:
    """Return the countries of the actors in a role (``counts_for``)."""
    return frozenset(a.counts_for for a in event.actors if a.role == role)


def countries_of(event: EventLine) -> frozenset[str]:
    """Return the countries of all its actors (``counts_for``)."""
    return frozenset(actor.counts_for for actor in event.actors)


def systems_of(event: EventLine) -> frozenset[str]:
    """Return the keys of the systems of an event."""
    return frozenset(system.key for system in event.systems)


def owners(event: EventLine) -> frozenset[str]:
    """Return the countries whose fleet an event concerns, or keys of actors.

    These are the recipients if any are named, otherwise the buyers, or the operators; those of a
    retirement are its operators.
    """
    if event.kind == "retirement":
        return actors_of(event, "operator")
    for role in ("recipient", "buyer", "operator"):
        if found := actors_of(event, role):
            return found
    return frozenset()


def counts(event: EventLine) -> bool:
    """Return whether a procurement, or another event that delivers, is part of the sums."""
    return event.kind in DELIVERING and event.status in COUNTED


def purchases(
    rows: Iterable[tuple[EventLine, EventFigures]], roles: Mapping[str, BatchRole]
) -> dict[str, MatchedDeliveries]:
    """Return the deliveries of each batch, each of them once, by the key of the batch."""
    counted = [(event, figures) for event, figures in rows if counts(event)]
    parties = parties_of((roles[event.key].batch, event) for event, _ in counted)
    stated: defaultdict[str, list[Delivery]] = defaultdict(list)
    orders: defaultdict[str, list[tuple[EventLine, EventFigures]]] = defaultdict(list)
    for event, figures in counted:
        role, stage = roles[event.key], figures.terms.get("stage", "")
        included = "quantity" in role.inside
        if included and stage == "delivered":
            continue
        found = deliveries_of(event, figures, role.batch)
        if included:  # the order that includes this one may state the same deliveries
            parts = frozenset({_PART})
            found = [replace(each, told=parts, complete=False, rest=each.whole) for each in found]
        elif stage == "ordered":
            orders[role.batch].append((event, figures))
        stated[role.batch] += [replace(each, parties=parties[role.batch]) for each in found]
    return {
        batch: matched(found, _ordered(orders.get(batch, ())))
        for batch, found in stated.items()
        if found
    }


def _ordered(orders: Iterable[tuple[EventLine, EventFigures]]) -> Quantity | None:
    """Return the number of units of these orders; None if one of them states no number."""
    numbers = [next(figures.amounts_of("quantity"), None) for _, figures in orders]
    known = [number for number in numbers if number is not None]
    return total(known) if known and len(known) == len(numbers) else None


def _joins(link: str, stage: str, other: str) -> bool:
    if link in _FOLLOWING and stage in STAGES and other in STAGES:
        return STAGES.index(stage) > STAGES.index(other)
    return link in _JOINING


def _same_units(a: EventLine, b: EventLine) -> bool:
    systems = systems_of(a)
    return bool(systems) and systems == systems_of(b) and may_share_buyers(a, b)


def may_share_buyers(a: EventLine, b: EventLine) -> bool:
    """Return whether both may have the same buyer; an event without a buyer may have any."""
    return not buyers(a) or not buyers(b) or bool(buyers(a) & buyers(b))


def _inside(figures: EventFigures, whole: EventLine, its: EventFigures) -> frozenset[str]:
    """Return the names of the fields whose amount the record of the whole includes."""
    found = set()
    for name in ("quantity", "cost"):
        mine, theirs = next(figures.amounts_of(name), None), next(its.amounts_of(name), None)
        if whole.status == "occurred" and theirs and (mine is None or mine.unit == theirs.unit):
            found.add(name)
    return frozenset(found)
