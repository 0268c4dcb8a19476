"""Units that leave a fleet and that several records state: they leave once.

A retirement, and the incident or the procurement that it is linked to, are of the same units: ten
are sold on, and the record of the buyer says that ten second-hand ones were delivered. The link
is ``part-of``, ``announces``, ``refers-to`` or ``responds-to``, in either direction. The systems
are the same, an operator of the retirement may have lost or handed over the units, and they did not
surely leave at another time: the retirement is not over before the incident (what crashes in May is
struck off in June), and the deliveries are not all before the retirement.

Of such records the largest number counts, at its own time, as different stages of one purchase do
(``deliveries.batches``). Of equal numbers that of the incident counts. If a retirement counts, its
units may have left since the incident. A retirement that announces another one of the same systems
and operators adds nothing to it, nor does a part of one that occurred and states a number.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from timeline.analysis.lags import precedes
from timeline.analysis.ledger.deliveries.batches import BatchRole, countries_of, owners, systems_of
from timeline.analysis.ledger.deliveries.counting import once
from timeline.analysis.ledger.deliveries.matching import MatchedDeliveries
from timeline.analysis.ledger.deliveries.stated import ANY
from timeline.analysis.ledger.fleet.departures import Stock, stated_losses
from timeline.analysis.ledger.fleet.movement import Movement
from timeline.quantities import Quantity, bounded, total
from timeline.query.events.amounts import EventFigures
from timeline.query.results import EventLine

_JOINING: Final = ("part-of", "announces", "refers-to", "responds-to")

_PREFERRED: Final = ("lost", "retired", "transferred")
"""The stages of units that leave: of equal numbers the first one counts."""


@dataclass(frozen=True, slots=True)
class Repeats:
    """Which records state the same units that leave.

    ``same`` has one name for them all, by the key of an incident, a retirement or a batch of
    procurements. ``inside`` are retirements whose units another one includes. ``pairs`` are a
    retirement and another record of the same units.
    """

    same: Mapping[str, str]
    inside: frozenset[str]
    pairs: tuple[tuple[str, str], ...]


def repeats(
    rows: Sequence[tuple[EventLine, EventFigures]],
    roles: Mapping[str, BatchRole],
    purchases: Mapping[str, MatchedDeliveries],
    of_stock: Mapping[str, Stock],
) -> Repeats:
    """Return which retirements are of the same units as other records."""
    by_key = {event.key: (event, figures) for event, figures in rows}
    same: dict[str, list[str]] = {}
    inside, pairs = set(), []
    for link, one, other in _links(by_key):
        retirement = by_key[one][0]
        event, figures = by_key[other]
        if systems_of(retirement) != systems_of(event):
            continue
        node = roles[other].batch if other in roles else other
        if event.kind == "retirement":
            if owners(event) == owners(retirement) and _includes(event, figures, link):
                inside.add(one)
        elif event.kind == "incident":
            ours = _may_share(retirement, countries_of(event))
            if ours and not precedes(retirement, event) and stated_losses(event, figures):
                pairs.append((one, other))
                _join(same, one, node)
        elif node in of_stock and _may_share(retirement, of_stock[node].givers):
            came = purchases.get(node, MatchedDeliveries(())).deliveries
            if any(each.hi >= retirement.start_lo for each in came):
                pairs.append((one, other))
                _join(same, one, node)
    names = {key: min(keys) for key, keys in same.items()}
    return Repeats(names, frozenset(inside), tuple(dict.fromkeys(pairs)))


def _includes(event: EventLine, figures: EventFigures, link: str) -> bool:
    """Return whether a retirement has the units of another one that has this link to it."""
    if link == "part-of":
        return event.status == "occurred" and any(figures.amounts_of("quantity"))
    return link == "announces"


def _may_share(retirement: EventLine, countries: frozenset[str]) -> bool:
    """Return whether one of these countries may have retired units; none may be any."""
    mine = owners(retirement)
    return not mine or not countries or not mine.isdisjoint(countries)


def _links(
    by_key: Mapping[str, tuple[EventLine, EventFigures]],
) -> Iterator[tuple[str, str, str]]:
    """Yield the links between a retirement, which is named first, and another record."""
    for key, (event, figures) in by_key.items():
        for link, other in figures.links:
            if link in _JOINING and other in by_key:
                if event.kind == "retirement":
                    yield link, key, other
                elif by_key[other][0].kind == "retirement":
                    yield link, other, key


def _join(same: dict[str, list[str]], one: str, other: str) -> None:
    mine, its = same.setdefault(one, [one]), same.setdefault(other, [other])
    if mine is not its:
        mine += its
        same.update(dict.fromkeys(its, mine))


def left_once(movements: Iterable[Movement], found: Repeats) -> Iterator[Movement]:
    """Yield the units that leave one fleet, those that several records state once."""
    groups: defaultdict[str, list[Movement]] = defaultdict(list)
    for each in movements:
        if each.key not in found.inside:
            groups[found.same.get(each.batch, each.batch)].append(each)
    for group in groups.values():
        yield from _largest(group)


def _largest(group: Sequence[Movement]) -> Iterator[Movement]:
    """Yield the movements of the stage with the largest number, and what others may have beyond."""
    by_stage: defaultdict[str, list[Movement]] = defaultdict(list)
    for each in group:
        by_stage[each.stage].append(each)
    if len(by_stage) == 1:
        yield from group
        return
    units = {stage: _units(movements) for stage, movements in by_stage.items()}

    def rank(stage: str) -> tuple[Decimal, bool, int]:
        surely = [each for each in by_stage[stage] if each.event.status == "occurred"]
        return _units(surely).low, units[stage].high is not None, -_PREFERRED.index(stage)

    first = max(by_stage, key=rank)
    lost = [each.event.start_lo for each in by_stage["lost"]] if "lost" in by_stage else []
    for each in by_stage.pop(first):
        yield _since(each, min(lost)) if lost and first == "retired" else each
    most = units[first].high
    for stage, movements in by_stage.items():
        high = units[stage].high
        if most is None or units[stage] == ANY or (high is not None and high <= most):
            continue
        for each in movements:
            yield _at_most(each, None if high is None else high - most)


def _since(movement: Movement, day: int) -> Movement:
    """Return a movement of units that may have left from this day on."""
    event = movement.event
    if event.start_lo <= day:
        return movement
    event = event._replace(start_lo=day, end_lo=day, precision="day", instant=None, instants=None)
    return replace(movement, event=event)


def _units(movements: Iterable[Movement]) -> Quantity:
    given = list(movements)
    if any(each.delivery for each in given):
        return once(each.delivery for each in given if each.delivery)
    return total(ANY if each.quantity is None else each.quantity for each in given)


def _at_most(movement: Movement, most: Decimal | None) -> Movement:
    """Return a movement of units, or of none, that are not more than this."""
    units = movement.quantity if movement.delivery is None else movement.delivery.units
    highs = [each for each in (most, None if units is None else units.high) if each is not None]
    units = bounded(Decimal(0), min(highs, default=None))
    delivery = movement.delivery and replace(movement.delivery, units=units, sum=None)
    return replace(movement, quantity=units, delivery=delivery)
