"""What a reader must know about the deliveries that a ledger counts, to judge its figures.

=============  ========  ====================================================================
``subject``    verdict   meaning
=============  ========  ====================================================================
``total``      differs   ``stated`` were delivered in all, but the deliveries stated one by one
                         come to more, ``found``; these count
``total``      unknown   they come to fewer; the total counts
``excess``     differs   ``found`` were delivered, but only ``stated`` were ordered
``cancelled``  differs   ``found`` of the ordered units were cancelled, but only ``stated`` of them
                         were not delivered
``overlap``    unknown   ``found`` units may be the same as, or part of, ``stated`` units that
                         ``key`` states; they count once or twice
``overlap``    agrees    the same, and they do not count twice beyond the number ordered
``repeated``   agrees    ``key`` states ``found`` of its units, too; they count once
``gap``        unknown   the list of deliveries lacks ``numbers``
``apart``      unknown   a link states that ``key`` is of the same purchase, but it names other
                         systems or buyers, so that its units are counted apart
``unnumbered`` unknown   an incident probably lost units, ``found``, but states no number
``left``       agrees    a retirement is of the same units as ``key``; they leave a fleet once
=============  ========  ====================================================================
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from timeline.analysis.ledger.deliveries.batches import BatchRole, counts
from timeline.analysis.ledger.deliveries.counting import Delivery, once
from timeline.analysis.ledger.deliveries.matching import MatchedDeliveries
from timeline.analysis.ledger.deliveries.stated import StatedDeliveries, stated_deliveries
from timeline.analysis.ledger.fleet.check import Verdict
from timeline.quantities import Quantity, difference, total
from timeline.query.events.amounts import EventFigures
from timeline.query.results import EventLine

Subject = Literal[
    "total", "excess", "cancelled", "overlap", "repeated", "gap", "apart", "unnumbered", "left"
]


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding on one procurement; its attributes depend on ``subject``.

    ``days`` are the first and the last possible day of the deliveries of an ``overlap``: of those
    of this procurement and of those of ``key``.
    """

    subject: Subject
    verdict: Verdict
    key: str = ""
    stated: Quantity | None = None
    found: Quantity | None = None
    days: tuple[tuple[int, int], ...] = ()
    numbers: tuple[int, ...] = ()


def findings(
    rows: Iterable[tuple[EventLine, EventFigures]],
    roles: Mapping[str, BatchRole],
    purchases: Mapping[str, MatchedDeliveries],
) -> dict[str, list[Finding]]:
    """Return the findings on each procurement, by its key."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    records: defaultdict[str, dict[str, tuple[str, StatedDeliveries]]] = defaultdict(dict)
    cancelled: defaultdict[str, list[Quantity]] = defaultdict(list)
    ordered: defaultdict[str, list[tuple[str, Quantity | None]]] = defaultdict(list)
    for event, figures in rows:
        stage = figures.terms.get("stage", "")
        stated = stated_deliveries(stage, figures)
        if stated.missing:
            found[event.key].append(Finding("gap", "unknown", numbers=stated.missing))
        for key in roles[event.key].apart:
            found[event.key].append(Finding("apart", "unknown", key))
        if counts(event):
            role, units = roles[event.key], next(figures.amounts_of("quantity"), None)
            records[role.batch][event.key] = (stage, stated)
            if stage == "cancelled" and role.orders and units and event.status == "occurred":
                cancelled[role.batch].append(units)
            if stage == "ordered" and "quantity" not in role.inside:
                ordered[role.batch].append((event.key, units))
    for batch, gone in cancelled.items():
        for key, each in _cancelled(ordered[batch], purchases.get(batch), total(gone)):
            found[key].append(each)
    for batch, matched in purchases.items():
        for key, each in _of_batch(records[batch], matched):
            found[key].append(each)
    return found


def _cancelled(
    orders: Sequence[tuple[str, Quantity | None]],
    matched: MatchedDeliveries | None,
    cancelled: Quantity,
) -> Iterator[tuple[str, Finding]]:
    """Yield a finding if surely more of the units of the orders were cancelled than were left."""
    units = [each for _, each in orders if each is not None]
    if not units or len(units) < len(orders):
        return
    left = difference(total(units), once(matched.deliveries if matched else ()))
    if left.high is not None and cancelled.low > left.high:
        yield orders[0][0], Finding("cancelled", "differs", stated=left, found=cancelled)


def _of_batch(
    records: Mapping[str, tuple[str, StatedDeliveries]], matched: MatchedDeliveries
) -> Iterator[tuple[str, Finding]]:
    yield from _totals(records, matched)
    in_all, ordered = once(matched.deliveries), matched.ordered
    if ordered is not None and ordered.high is not None and in_all.low > ordered.high:
        order = next(key for key, (stage, _) in records.items() if stage == "ordered")
        yield order, Finding("excess", "differs", stated=ordered, found=in_all)
    repeated: defaultdict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for a, b, units in matched.repeated:
        here, there = (b, a) if records[b][0] == "delivered" else (a, b)
        repeated[here, there].append(units)
    for (here, there), numbers in repeated.items():
        yield here, Finding("repeated", "agrees", there, found=total(numbers))
    for shared in matched.unclear:
        mine, its = _sides(shared.a, shared.b)
        days = ((mine.lo, mine.hi), (its.lo, its.hi))
        verdict: Verdict = "agrees" if matched.capped else "unknown"
        yield mine.by[0], Finding("overlap", verdict, its.by[0], its.units, mine.units, days)


def _sides(a: Delivery, b: Delivery) -> tuple[Delivery, Delivery]:
    """Return the two deliveries; first the one that has a record of its own."""
    return (a, b) if a.record or not b.record else (b, a)


def _totals(
    records: Mapping[str, tuple[str, StatedDeliveries]], matched: MatchedDeliveries
) -> Iterator[tuple[str, Finding]]:
    """Yield how the totals that records state differ from the deliveries stated one by one."""
    totals = {key: stated for key, (_, stated) in records.items() if stated.total is not None}
    for key, stated in totals.items():
        in_all, listed = stated.total, stated.listed
        assert in_all is not None
        if len(totals) == 1:
            one_by_one = [each for each in matched.deliveries if not each.rest]
            listed = once(one_by_one) if one_by_one else None
        if listed is None:
            continue
        if in_all.high is not None and listed.low > in_all.high:
            yield key, Finding("total", "differs", stated=in_all, found=listed)
        elif any(
            each.rest and each.event.key == key and each.units.low > 0 and not stated.unnumbered
            for each in matched.deliveries
        ):
            yield key, Finding("total", "unknown", stated=in_all, found=listed)
