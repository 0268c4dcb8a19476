"""Which deliveries of a purchase are stated twice: in the list of an order and as separate events.

Each pair of records of different stages in one batch is compared:

- Two deliveries are the same if they may have been at the same time and their numbers are
  compatible. Each delivery is the same as at most one other.
- A delivery is the same as several others together if all of these are surely within its time, and
  their sum is compatible with its number.
- A total (``delivered: {actual: 20}``, or ``delivery: {actual: 2018}`` of an order) includes all
  deliveries until then, whoever states them. What it has beyond them counts at an unknown time.
- All others count by themselves. Those that may have been at the same time count once or twice,
  because it is not known whether one number is wrong or they are different deliveries
  (``counting``), but not more than were ordered.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from timeline.analysis.ledger.deliveries.counting import (
    Delivery,
    SharedUnits,
    StatedTotal,
    once,
    shared,
)
from timeline.analysis.ledger.deliveries.pairing import pairs
from timeline.analysis.ledger.deliveries.spans import Spans
from timeline.analysis.ledger.deliveries.stated import (
    ANY,
    both,
    goes_on,
    own_delivery,
    stated_deliveries,
)
from timeline.analysis.ledger.deliveries.times import UNDATED, Times
from timeline.dates.calendar import is_bounded
from timeline.quantities import Quantity, compatible, difference, total
from timeline.query.events.amounts import EventFigures
from timeline.query.results import EventLine

_ORDER: Final = ("delivered", "ordered", "approved", "proposed")
"""The stages of records that state deliveries: what each adds is compared with those before it."""


class RepeatedDelivery(NamedTuple):
    """Two records, by key, that state the same delivery, and its units."""

    a: str
    b: str
    units: Quantity


@dataclass(frozen=True, slots=True)
class MatchedDeliveries:
    """The deliveries of a batch, each once.

    ``repeated`` are those that several records state; ``unclear`` are pairs that may be of the same
    units. ``ordered`` is the number of all orders, None if it is not known. ``capped``: the upper
    bound of the deliveries is this number, and not their sum.
    """

    deliveries: tuple[Delivery, ...]
    repeated: tuple[RepeatedDelivery, ...] = ()
    unclear: tuple[SharedUnits, ...] = ()
    ordered: Quantity | None = None
    capped: bool = False


def deliveries_of(event: EventLine, figures: EventFigures, batch: str) -> list[Delivery]:
    """Return the deliveries that the record of a procurement states."""
    stage = figures.terms.get("stage", "")
    if stage == "cancelled":
        return []
    quantity = next(figures.amounts_of("quantity"), None)
    own, start, end = stage != "delivered", event.start_lo, event.end_hi
    plain = Delivery(
        event=event, batch=batch, told=frozenset({stage}), units=quantity or ANY, lo=start, hi=end,
        since=start, by=(event.key,), own=own, times=Times.of_event(event),
    )  # fmt: skip
    stated = stated_deliveries(stage, figures)
    if stated.parts:
        found = []
        if stated.total is not None and stated.agreement != "more":
            plain = replace(plain, sum=StatedTotal(event.key, stated.total, len(stated.parts)))
        for part in stated.parts:
            lo, hi = part.days(event, stage)
            since, ongoing = min(start, lo) if part.rest else lo, goes_on(part.date)
            values: dict[str, Any] = {"since": since, "rest": part.rest, "open_end": ongoing}
            values["times"] = UNDATED
            if part.date:
                values["times"] = Times.of(part.date.edtf, lo, hi, sure=part.date.sure)
            found.append(replace(plain, units=part.units, lo=lo, hi=hi, **values))
        return found
    if not own:
        return [replace(plain, record=event.key)]
    if (date := own_delivery(stage, figures)) is None:
        return []
    values = {"since": min(start, date.lo), "complete": True, "open_end": goes_on(date)}
    values["times"] = Times.of(date.edtf, date.lo, date.hi, sure=date.sure)
    return [replace(plain, lo=date.lo, hi=date.hi, **values)]


def matched(deliveries: Iterable[Delivery], ordered: Quantity | None) -> MatchedDeliveries:
    """Return the deliveries of one batch, each once; ``ordered`` is the number of its orders."""
    given = list(deliveries)
    joining = _Joining()
    for stage in dict.fromkeys((*_ORDER, *(each for d in given for each in sorted(d.told)))):
        joining.add([each for each in given if stage in each.told])
    known = _with_sums(joining.known)
    unclear = tuple(shared(known))
    limit = ordered.high if ordered is not None else None
    found = once(known)
    capped = (
        bool(unclear)
        and limit is not None
        and found.low <= limit
        and (found.high is None or found.high > limit)
    )
    if capped:
        known = [replace(each, limit=limit) for each in known]
    return MatchedDeliveries(tuple(known), tuple(joining.repeated), unclear, ordered, capped)


class _Joining:
    """Joins the deliveries of one stage after the other to those that are known."""

    def __init__(self) -> None:
        self.known: list[Delivery] = []
        self.repeated: list[RepeatedDelivery] = []

    def add(self, more: Sequence[Delivery]) -> None:
        """Add the deliveries of one stage; those that are known already stay one."""
        left, right = self.known, list(more)
        self.known = []
        self._pairs(left, right, dated=True)
        for one, many in ((left, right), (right, left)):
            self._sums(one, many)
        self._pairs(left, right, dated=False)
        for one, many in ((left, right), (right, left)):
            self._totals(one, many)
        self.known += [*left, *right]

    def _pairs(self, left: list[Delivery], right: list[Delivery], dated: bool) -> None:
        """Join pairs of the same deliveries; ``dated``: only those whose last day is known."""
        some = [
            [each for each in side if is_bounded(each.hi) or not dated] for side in (left, right)
        ]
        joined = pairs(*some)
        for a, b in joined:
            self._keep(_united(a, b), a, b)
        for number, side in enumerate((left, right)):
            gone = {id(pair[number]) for pair in joined}
            side[:] = [each for each in side if id(each) not in gone]

    def _keep(self, delivery: Delivery, a: Delivery, b: Delivery) -> None:
        if not (a.whole or b.whole):
            self.repeated.append(RepeatedDelivery(a.by[0], b.by[0], delivery.units))
        self.known.append(delivery)

    def _sums(self, one: list[Delivery], many: list[Delivery]) -> None:
        """Replace each delivery of ``one`` by several of ``many`` that are the same together."""
        times = Spans((each.since, each.hi) for each in many)
        gone: set[int] = set()
        for each in sorted(one, key=lambda each: each.hi - each.since):
            near = (many[number] for number in times.overlapping(each.since, each.hi))
            parts = [
                p
                for p in near
                if id(p) not in gone and p.whole <= each.whole and _is_within(p, each)
            ]
            if len(parts) > 1 and compatible(each.units, total(p.units for p in parts)):
                gone.update(map(id, (each, *parts)))
                for part in parts:
                    self._keep(_also(part, each), each, part)
        for side in (one, many):
            side[:] = [each for each in side if id(each) not in gone]

    def _totals(self, one: list[Delivery], many: list[Delivery]) -> None:
        """Put the deliveries of ``many`` among the totals of ``one``."""
        for whole in [each for each in one if each.whole]:
            parts = [p for p in many if not p.whole and p.may_meet(whole)]
            if not parts:
                continue
            one.remove(whole)
            for part in parts:
                many.remove(part)
            if len(parts) == 1 and _is_all(whole, parts):
                units = both(parts[0].units, whole.units)
                self.known.append(replace(_also(parts[0], whole), units=units))
                continue
            self.known += [_also(part, whole) for part in parts]
            if not _is_all(whole, parts):
                rest = difference(whole.units, total(part.units for part in parts))
                # the others show that its date is only when the last of them came
                self.known += [replace(whole, units=rest, times=UNDATED)] if rest.high != 0 else []


def _with_sums(deliveries: Sequence[Delivery]) -> list[Delivery]:
    """Return the deliveries with the number of parts of each total, if it can still be true."""
    parts: defaultdict[str, list[Quantity]] = defaultdict(list)
    stated: dict[str, StatedTotal] = {}
    for each in deliveries:
        if each.sum is not None:
            stated[each.sum.key] = each.sum
            parts[each.sum.key].append(each.units)
    sums = {
        key: replace(sum_, parts=len(parts[key]))
        for key, sum_ in stated.items()
        if compatible(sum_.units, total(parts[key]))
    }
    return [replace(each, sum=each.sum and sums.get(each.sum.key)) for each in deliveries]


def _is_within(part: Delivery, whole: Delivery) -> bool:
    return whole.since <= part.since and part.hi <= whole.hi


def _is_all(whole: Delivery, parts: Sequence[Delivery]) -> bool:
    """Return whether these deliveries are all units of a total, as far as is known."""
    stated = total(part.units for part in parts)
    if whole.units.high is None:
        return False
    return compatible(whole.units, stated) or stated.low > whole.units.high


def _united(a: Delivery, b: Delivery) -> Delivery:
    """Return the delivery that two records state, with what both of them know."""
    shown = a if a.record or not b.record else b
    return replace(
        _also(shown, b if shown is a else a),
        units=both(a.units, b.units),
        lo=max(a.lo, b.lo),
        hi=min(a.hi, b.hi),
        since=max(a.since, b.since),
        times=a.times.meet(b.times),
        own=a.own and b.own,
        rest=a.rest or b.rest,
        complete=a.complete and b.complete,
        open_end=a.open_end and b.open_end,
    )


def _also(delivery: Delivery, other: Delivery) -> Delivery:
    """Return the delivery, which another record states, too."""
    event = delivery.event
    if not other.claimed:
        event = event._replace(status="occurred")
    by = (*delivery.by, *(key for key in other.by if key not in delivery.by))
    told, sum_ = delivery.told | other.told, delivery.sum or other.sum
    return replace(delivery, event=event, told=told, by=by, sum=sum_)
