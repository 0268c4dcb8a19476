"""What comes first within a day: the order that statements tell, and the instants that prove it.

Days are solved as if every relation were between whole days: ``after KEY`` allows the day of KEY
itself. Beside that, a statement may tell an *order* (one variable is not before another, or surely
later) and *hours* (a variable lies from one instant to another). What contradicts is

- a circle of orders, one of which says *later*: two events cannot each be after the other;
- a row of orders that leads from what is not before an instant to what is not after an earlier one.
  Instants are compared with one another only, and equal ones prove nothing: a clock time is written
  to the second, and often to the minute.

Nothing else does, once the days can all be true. Between two moments of a day there is room for any
number of others, so the order within a day never moves a bound to another day: these two checks and
the days decide together whether everything can be true.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from timeline.dates.network.constraints import IMPLIED, Constraints, Order

Way = dict[int, Order | None]
"""Of each variable that was reached, the order by which it was; None where the way began."""


class _Limit(NamedTuple):
    """An instant that bounds a variable from one side, and the statement that gives it."""

    instant: int
    number: int


def disorder(
    said: Iterable[Constraints],
    lasts: Callable[[int], bool],
    rank: Callable[[int], Any],
    label: Callable[[int], Any],
) -> list[int]:
    """The statements of one contradiction of orders and instants, not yet minimal; or none.

    ``lasts`` tells of a start variable whether its node has another one for its end. ``rank``
    orders statements, and ``label`` variables, by what they say.
    """
    later: defaultdict[int, list[Order]] = defaultdict(list)
    lows: dict[int, _Limit] = {}
    highs: dict[int, _Limit] = {}
    met: dict[int, None] = {}
    for each in said:
        for order in each.orders:
            later[order[0]].append(order)
            met |= dict.fromkeys(order[:2])
        for variable, first, last, number in each.hours:
            met[variable] = None
            if first is not None:
                held = [lows[variable]] if variable in lows else []
                limits = (*held, _Limit(first, number))
                lows[variable] = min(limits, key=lambda one: (-one.instant, rank(one.number)))
            if last is not None:
                held = [highs[variable]] if variable in highs else []
                limits = (*held, _Limit(last, number))
                highs[variable] = min(limits, key=lambda one: (one.instant, rank(one.number)))
    for start in {variable & ~1 for variable in met}:
        if lasts(start):
            later[start].append((start, start + 1, False, IMPLIED))
    for orders in later.values():
        orders.sort(key=lambda order: (rank(order[3]), label(order[1])))
    return _against_the_clock(later, lows, highs, label) or _circle(later, label)


def _against_the_clock(
    later: dict[int, list[Order]],
    lows: dict[int, _Limit],
    highs: dict[int, _Limit],
    label: Callable[[int], Any],
) -> list[int]:
    """A row of orders from an instant to an earlier one; each variable is walked from once.

    What is reached from the latest instants first need not be looked at from an earlier one.
    """
    ways: Way = {}
    for source in sorted(lows, key=lambda v: (-lows[v].instant, label(v))):
        for variable in _walk(later, source, ways):
            high = highs.get(variable)
            if high is not None and high.instant < lows[source].instant:
                row = _row(ways, variable)
                return [lows[source].number, *row, high.number]
    return []


def _circle(later: dict[int, list[Order]], label: Callable[[int], Any]) -> list[int]:
    """A circle of orders that says of something that it comes later than itself."""
    core = _core(later)
    for first in sorted(core, key=label):
        for order in core[first]:
            if order[2]:
                ways: Way = {}
                if first in _walk(core, order[1], ways):
                    return [order[3], *_row(ways, first)]
    return []


def _core(later: dict[int, list[Order]]) -> dict[int, list[Order]]:
    """The orders without those at the beginnings, so that mostly nothing is left but circles."""
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
    """Every variable not before ``source`` that was not reached yet, the nearest first."""
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
    """The statements of the way to a variable."""
    numbers = []
    while (order := ways[variable]) is not None:
        numbers.append(order[3])
        variable = order[0]
    return numbers
