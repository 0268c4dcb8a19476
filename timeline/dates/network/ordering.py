"""The order of events within a day: stated orders, and instants that can contradict them.

Days are solved as if every relation were between whole days: ``after KEY`` allows the day of KEY
itself. In addition, a statement can contain an *order* (one variable is not before another, or is
strictly later, or a number of seconds later) and *hours* (a variable is between two instants). A
contradiction is

- a cycle of orders with at least one that is strict: two events cannot each be after the other;
- a chain of orders from a variable that is not before an instant to a variable that is not after an
  earlier instant. Instants are compared only with each other. Equal instants prove nothing, because
  a clock time is often given only to the minute.

There are no other contradictions if the days are consistent and no order has a gap in seconds.
Between two instants of a day any number of others is possible, so the order within a day never
moves a bound to another day: these two checks and the days together decide whether all statements
can be true. Gaps (``3 hours after KEY``) are added up along a chain or a cycle; they too never move
a bound to another day, so a contradiction of gaps with days alone may not be found.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from timeline.dates.network.constraints import IMPLIED, Constraints, Order
from timeline.dates.network.gaps import Limit, disorder_of_gaps

Way = dict[int, Order | None]
"""For each variable that was reached, the order that led to it; None for the first one."""


def disorder(
    constraints: Iterable[Constraints],
    lasts: Callable[[int], bool],
    rank: Callable[[int], Any],
    label: Callable[[int], Any],
) -> list[int]:
    """Return the statements of one contradiction of orders and instants, not minimal; or none.

    ``lasts`` returns whether the node of a start variable has another variable for its end.
    ``rank`` orders statements, and ``label`` variables, by content.
    """
    later: defaultdict[int, list[Order]] = defaultdict(list)
    lows: dict[int, Limit] = {}
    highs: dict[int, Limit] = {}
    met: dict[int, None] = {}
    for each in constraints:
        for order in each.orders:
            later[order[0]].append(order)
            met |= dict.fromkeys(order[:2])
        for variable, first, last, number in each.hours:
            met[variable] = None
            if first is not None:
                known = [lows[variable]] if variable in lows else []
                limits = (*known, Limit(first, number))
                lows[variable] = min(limits, key=lambda one: (-one.instant, rank(one.number)))
            if last is not None:
                known = [highs[variable]] if variable in highs else []
                limits = (*known, Limit(last, number))
                highs[variable] = min(limits, key=lambda one: (one.instant, rank(one.number)))
    for start in {variable & ~1 for variable in met}:
        if lasts(start):
            later[start].append(Order(start, start + 1, False, IMPLIED))
    for orders in later.values():
        orders.sort(key=lambda order: (rank(order[3]), label(order[1])))
    if any(order.gap for orders in later.values() for order in orders):
        every = (order for orders in later.values() for order in orders)
        ranked = sorted(every, key=lambda each: (rank(each.number), *map(label, each[:2])))
        return disorder_of_gaps(ranked, lows, highs, label)
    return _against_the_clock(later, lows, highs, label) or _cycle(later, label)


def _against_the_clock(
    later: dict[int, list[Order]],
    lows: dict[int, Limit],
    highs: dict[int, Limit],
    label: Callable[[int], Any],
) -> list[int]:
    """Return the statements of a chain of orders from an instant to an earlier one; or none.

    Sources are visited from the latest instant on, so a variable that was reached once need not be
    visited again from an earlier instant.
    """
    ways: Way = {}
    for source in sorted(lows, key=lambda v: (-lows[v].instant, label(v))):
        for variable in _walk(later, source, ways):
            high = highs.get(variable)
            if high is not None and high.instant < lows[source].instant:
                row = _row(ways, variable)
                return [lows[source].number, *row, high.number]
    return []


def _cycle(later: dict[int, list[Order]], label: Callable[[int], Any]) -> list[int]:
    """Return the statements of a cycle of orders with a strict one; or none."""
    core = _core(later)
    for first in sorted(core, key=label):
        for order in core[first]:
            if order[2]:
                ways: Way = {}
                if first in _walk(core, order[1], ways):
                    return [order[3], *_row(ways, first)]
    return []


def _core(later: dict[int, list[Order]]) -> dict[int, list[Order]]:
    """Return the orders without those that no cycle can contain because nothing precedes them."""
    before = Counter(order[1] for orders in later.values() for order in orders)
    core = dict(later)
    free = [variable for variable in later if not before[variable]]
    while free:
        for order in core.pop(free.pop(), ()):
            before[order[1]] -= 1
            if not before[order[1]]:
                free.append(order[1])
    return core


def _walk(later: dict[int, list[Order]], source: int, ways: Way) -> Iterator[int]:
    """Yield every variable not before ``source`` that was not reached yet, the nearest first."""
    if source in ways:
        return
    ways[source] = None
    queue = deque([source])
    while queue:
        variable = queue.popleft()
        yield variable
        for order in later.get(variable, ()):
            if order[1] not in ways:
                ways[order[1]] = order
                queue.append(order[1])


def _row(ways: Way, variable: int) -> list[int]:
    """Return the statements of the path to a variable."""
    numbers = []
    while (order := ways[variable]) is not None:
        numbers.append(order[3])
        variable = order[0]
    return numbers
