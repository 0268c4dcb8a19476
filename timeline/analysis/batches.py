"""Which procurements are of the same units, and which of them are delivered by their own word.

Proposal, approval, order and delivery are acts on the same aircraft. Which records are of one
*batch* is taken from what the chronicle states and never guessed:

- A link ``part-of``, ``announces`` or ``funds`` joins two procurements of the same systems, unless
  they name different buyers' countries. So does ``responds-to`` or ``refers-to`` from a later stage
  to an earlier one: an order that refers to an approval is of what was approved, an approval that
  refers to a delivery is of more. What supports or comes after another may be of other units.
- Within a batch the units of one stage are added, and the stages are the same units: what passed
  any stage is the most that passed one. A part of a record of the same stage that states a number
  is inside that number.
- ``delivery: {actual: …}`` in a record that is not itself a delivery or a cancellation delivers its
  units, complete at the latest day of that date. An uncertain or inferred date makes it possible
  only, and so does one that has no end.
- Records that no link joins are of different units if they are of the same stage. A delivery that
  a record tells of itself and one told elsewhere *may* be the same units if neither the buyers nor
  the dates nor the numbers exclude it: they count once at least and twice at most.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from timeline.dates.calendar import is_bounded
from timeline.query.events.amounts import Figures
from timeline.query.results import DateValue, EventLine

STAGES: Final = ("proposed", "approved", "ordered", "delivered")
"""What units pass, in order; ``cancelled`` is none of them."""
_JOINING: Final = ("part-of", "announces", "funds")
_FOLLOWING: Final = ("responds-to", "refers-to")


@dataclass(frozen=True, slots=True)
class BatchRole:
    """Where a procurement stands: ``batch`` is the key of the first of its batch, ``same`` are the
    keys of the others in it. ``inside`` names the fields (``quantity``, ``cost``) whose amount is
    part of that of another record of the same stage.
    """

    batch: str
    same: tuple[str, ...] = ()
    inside: frozenset[str] = frozenset()


def places(rows: Iterable[tuple[EventLine, Figures]]) -> dict[str, BatchRole]:
    """The place of each procurement, by its key."""
    by_key = {event.key: (event, figures) for event, figures in rows}
    batches = {key: [key] for key in by_key}
    inside: dict[str, frozenset[str]] = {}
    for key, (event, figures) in by_key.items():
        for link, other in figures.links:
            if other not in by_key:
                continue
            whole, its = by_key[other]
            stages = figures.terms.get("stage", ""), its.terms.get("stage", "")
            if not _joins(link, *stages) or not _same_units(event, whole):
                continue
            if link == "part-of" and stages[0] == stages[1]:
                inside[key] = _inside(figures, whole, its)
            if batches[key] is not batches[other]:
                batches[key] += batches[other]
                for each in batches[other]:
                    batches[each] = batches[key]
    order = {key: number for number, key in enumerate(by_key)}
    found = {}
    for key, batch in batches.items():
        batch.sort(key=order.__getitem__)
        same = tuple(each for each in batch if each != key)
        found[key] = BatchRole(batch[0], same, inside.get(key, frozenset()))
    return found


def buyers(event: EventLine) -> frozenset[str]:
    """The countries of its buyers, or their keys where these have none."""
    return frozenset(a.country or a.key for a in event.actors if a.role == "buyer")


def own_delivery(stage: str, figures: Figures) -> DateValue | None:
    """When what it procures was actually delivered, by its own word."""
    told = stage not in ("delivered", "cancelled")
    return figures.dates.get(("delivery", "actual")) if told else None


def is_certain(delivery: DateValue) -> bool:
    """Whether a delivery of this date is over for sure."""
    return delivery.sure and is_bounded(delivery.hi)


def _joins(link: str, stage: str, other: str) -> bool:
    if link in _FOLLOWING and stage in STAGES and other in STAGES:
        return STAGES.index(stage) > STAGES.index(other)
    return link in _JOINING


def _same_units(a: EventLine, b: EventLine) -> bool:
    systems = [frozenset(ref.key for ref in event.systems) for event in (a, b)]
    return bool(systems[0]) and systems[0] == systems[1] and may_share_buyers(a, b)


def may_share_buyers(a: EventLine, b: EventLine) -> bool:
    """Whether both may be bought by the same; who names no buyer may have any."""
    return not buyers(a) or not buyers(b) or bool(buyers(a) & buyers(b))


def _inside(figures: Figures, whole: EventLine, its: Figures) -> frozenset[str]:
    """Which amounts of a part are in those of its whole."""
    found = set()
    for name in ("quantity", "cost"):
        mine, theirs = next(figures.amounts_of(name), None), next(its.amounts_of(name), None)
        if whole.status == "occurred" and theirs and (mine is None or mine.unit == theirs.unit):
            found.add(name)
    return frozenset(found)
