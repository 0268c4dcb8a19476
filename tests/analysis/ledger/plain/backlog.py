"""The definition of the backlog, each figure calculated anew from all records so far.

It takes far longer than the backlog that is kept from record to record, and must be the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from timeline.analysis.ledger.accounts.arrivals import by_batch, come, may_be_same, perhaps
from timeline.analysis.ledger.accounts.left import best_left, passed, state_of
from timeline.analysis.ledger.deliveries.book import AccountBook, Flow
from timeline.analysis.ledger.deliveries.counting import Delivery, once
from timeline.analysis.ledger.deliveries.parties import parties_of
from timeline.quantities import Quantity, bounded, difference, estimate, largest, total
from timeline.query.results import EventLine


def backlogs(book: AccountBook, events: Sequence[EventLine]) -> Iterator[Quantity | None]:
    """Yield the backlog after each event."""
    keys: set[str] = set()
    groups = _groups(book)
    book = book.of(set().union(*groups))
    for event in events:
        keys.add(event.key)
        yield _outstanding(book, groups, keys, None if event is events[-1] else event)


def _groups(book: AccountBook) -> list[set[str]]:
    """Return the orders with the other purchases that may deliver one of them."""
    records: list[Flow | Delivery] = [*book.flows, *book.deliveries, *book.hidden]
    here = [each for each in records if each.batch not in book.elsewhere]
    parties = parties_of((each.batch, each.event) for each in here)
    orders = {flow.batch for flow in book.flows if flow.stage == "ordered"}
    groups = [{order} for order in orders]
    for batch, mine in parties.items():
        may_deliver = {order for order in orders if mine.may_be(parties[order])}
        if batch in orders or not may_deliver:
            continue
        met = [group for group in groups if not group.isdisjoint(may_deliver)]
        groups = [group for group in groups if group not in met]
        groups.append({batch}.union(*met))
    return groups


def _outstanding(
    book: AccountBook, groups: Sequence[set[str]], keys: set[str], at: EventLine | None
) -> Quantity | None:
    flows = [flow for flow in book.flows if flow.event.key in keys]
    orders = [flow for flow in flows if flow.stage == "ordered"]
    ordered = {flow.batch for flow in orders}
    known = [
        each if each.record in keys else replace(each, record="")
        for each in book.deliveries
        if not keys.isdisjoint(each.by)
    ]
    known += [replace(each, record="") for each in book.hidden if each.batch in ordered]
    found = [each for each in (come(each, at) for each in known) if each is not None]
    most = total(flow.units for flow in orders).high
    if not orders or (most is not None and most < delivered(found).low):
        return None
    beside = [replace(flow, units=passed(flow, at)) for flow in book.beside]
    return total(_of_group(group, flows, found, beside, at=at) for group in groups)


def _of_group(
    group: set[str],
    flows: Sequence[Flow],
    found: Sequence[Delivery],
    beside: Sequence[Flow],
    *,
    at: EventLine | None,
) -> Quantity:
    ordered = {flow.batch for flow in flows if flow.stage == "ordered"}
    arrived = by_batch(found)
    left, apart, cancelled = [], [], []
    for batch in sorted(group):
        mine = [flow for flow in flows if flow.batch == batch]
        its = arrived.get(batch, [])
        if batch in ordered:
            others = [flow for flow in beside if flow.batch == batch]
            left.append(_left([*mine, *others], its, at))
        else:
            cancelled += [flow.units for flow in mine if flow.stage == "cancelled"]
            apart.append(once(_perhaps_ordered(each, found) for each in its))
    return difference(difference(total(left), total(apart)), perhaps(total(cancelled)))


def _left(flows: Sequence[Flow], come: Sequence[Delivery], at: EventLine | None) -> Quantity:
    orders = [flow for flow in flows if flow.stage == "ordered"]
    left = _not_delivered(orders, come, at)
    keys = {order.event.key for order in orders}
    gone = [flow.units for flow in flows if flow.stage == "cancelled"]
    surely = total(flow.units for flow in flows if flow.cancels(keys))
    earlier = {flow.stage for flow in flows} - {"ordered", "cancelled"}
    sums = [total(flow.units for flow in flows if flow.stage == stage) for stage in earlier]
    never = difference(largest(sums), total(order.units for order in orders))
    if not gone:
        return left
    if never.high == 0:
        return difference(left, total(gone))
    others = total(f.units for f in flows if f.stage == "cancelled" and not f.cancels(keys))
    some = bounded(difference(others, never).low, others.high)
    return difference(left, total((surely, some)))


def _not_delivered(
    orders: Sequence[Flow], come: Sequence[Delivery], at: EventLine | None
) -> Quantity:
    others = once(each for each in come if not each.complete)
    without = difference(total(order.units for order in orders), others)
    states = [state_of(order.own, at) for order in orders]
    if set(states) <= {"no"}:
        return without
    left = total(
        order.units if state == "no" else perhaps(order.units, best_left(order.own, at))
        for order, state in zip(orders, states, strict=True)
        if state != "surely"
    )
    if all(each.complete for each in come):
        return left
    highs = [each.high for each in (left, without) if each.high is not None]
    low = difference(left, others).low
    return bounded(low, min(highs, default=None), None, low if low == 0 else None)


def _perhaps_ordered(delivery: Delivery, come: Sequence[Delivery]) -> Delivery:
    own = (each for each in come if "ordered" in each.told)
    twice = any(may_be_same(delivery, each) for each in own)
    return replace(delivery, units=perhaps(delivery.units, Decimal(0))) if twice else delivery


def delivered(deliveries: Sequence[Delivery]) -> Quantity:
    """Return the units of deliveries; purchases that may be of the same units are compared."""
    batches = by_batch(deliveries)
    groups: list[set[str]] = []
    for batch, mine in batches.items():
        same = [
            group
            for group in groups
            if any(may_be_same(a, b) for a in mine for other in group for b in batches[other])
        ]
        groups = [group for group in groups if group not in same]
        groups.append({batch}.union(*same))
    return total(_once_or_more([batches[each] for each in sorted(group)]) for group in groups)


def _once_or_more(batches: Sequence[Sequence[Delivery]]) -> Quantity:
    most = total(map(once, batches))
    if len(batches) == 1:
        return most
    fewest = once(each for batch in batches for each in batch)
    if fewest.low >= most.low:
        return most
    return bounded(fewest.low, most.high, None, estimate(fewest))
