"""Contradictions of orders that state how much later, in seconds: sums along chains and cycles."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from timeline.dates.network.constraints import Order

_SECOND: Final = 1 << 32
"""The weight of a second; a strict order weighs 1, so any number of them is less than a second."""


class Limit(NamedTuple):
    """An instant that bounds a variable on one side, and the number of its statement."""

    instant: int
    number: int


def disorder_of_gaps(
    orders: Sequence[Order],
    lows: Mapping[int, Limit],
    highs: Mapping[int, Limit],
    label: Callable[[int], Any],
) -> list[int]:
    """Return the statements of a contradiction, as ``ordering.disorder`` does; or none.

    ``orders`` are sorted by content; ``lows`` and ``highs`` are the instants that bound variables.
    """
    variables = {variable for order in orders for variable in order[:2]} | set(lows) | set(highs)
    ways: dict[int, Order] = {}
    looped = _raise(orders, dict.fromkeys(variables, 0), ways)
    if looped is not None:
        return _cycle(ways, looped, len(variables))
    ways = {}
    weights = {variable: low.instant * _SECOND for variable, low in lows.items()}
    _raise(orders, weights, ways)
    for variable in sorted(highs, key=label):
        weight = weights.get(variable)
        if weight is not None and weight // _SECOND > highs[variable].instant:
            numbers, first = [highs[variable].number], variable
            while (order := ways.get(first)) is not None:
                numbers.append(order.number)
                first = order.first
            return [*numbers, lows[first].number]
    return []


def _raise(orders: Iterable[Order], weights: dict[int, int], ways: dict[int, Order]) -> int | None:
    """Raise the weights until every order holds; return a variable that a cycle raises, or None.

    ``ways`` gets the order that raised each variable last.
    """
    raised: int | None = None
    for _ in range(len({variable for order in orders for variable in order[:2]}) + 1):
        raised = None
        for order in orders:
            if (weight := weights.get(order.first)) is None:
                continue
            weight += order.gap * _SECOND + order.strict
            if order.then not in weights or weight > weights[order.then]:
                weights[order.then] = weight
                ways[order.then] = order
                raised = order.then
        if raised is None:
            return None
    return raised


def _cycle(ways: Mapping[int, Order], variable: int, most: int) -> list[int]:
    """Return the statements of the cycle that leads to a variable."""
    for _ in range(most):  # back into the cycle
        variable = ways[variable].first
    numbers: list[int] = []
    first = variable
    while not numbers or variable != first:
        numbers.append(ways[variable].number)
        variable = ways[variable].first
    return numbers
