"""The network as lists of integers, and the fast propagation to its fixpoint.

Lower bounds propagate along edges from left to right, upper bounds from right to left; variables
whose bound has changed wait in a deque. There is no node for "day 0" to which every date would be
connected, so components, and the contradictions in them, stay separate.

The least lower bounds that satisfy every edge are a valid assignment themselves. A component is
therefore satisfiable exactly if its lower bounds have a fixpoint below the stated upper bounds.
Only this direction must check for contradictions; if there are none, the other cannot fail.
"""

from collections import deque
from collections.abc import Iterable
from typing import Final, TypeVar

from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST, is_bounded
from timeline.dates.network.constraints import IMPLIED, Constraints, GraphEdge, VariableWindow

# Numbers below all days. Relations between variables without any lower bound can contradict each
# other too: each such variable starts so far below the one before it that they never meet.
NEVER: Final = -(1 << 100)
DEEP: Final = -(1 << 64)
DEEPER: Final = 1 << 56

T = TypeVar("T")
_NO_EDGES: Final[list[GraphEdge]] = []  # shared by all variables without edges: do not append
_NO_SPANS: Final[list[VariableWindow]] = []
_PATIENCE: Final = 3  # visits of each variable, on average, before a contradiction is suspected


class Graph:
    """Variables ``2n`` and ``2n + 1`` are start and end of node ``n``; a point has only ``2n``."""

    def __init__(self) -> None:
        self.below: list[list[GraphEdge]] = []  # by the left variable
        self.above: list[list[GraphEdge]] = []  # by the right variable
        self.spans: list[list[VariableWindow]] = []
        self.lo: list[int] = []
        self.hi: list[int] = []
        self._waiting = bytearray()  # the variables in a queue; all 0 between propagations

    def grow(self, point: bool) -> None:
        """Add the variables of one more node."""
        first = len(self.lo)
        self._waiting += b"\0\0"
        for _ in range(2):
            self.below.append(_NO_EDGES)
            self.above.append(_NO_EDGES)
            self.spans.append(_NO_SPANS)
            self.lo.append(UNKNOWN_EARLIEST)
            self.hi.append(UNKNOWN_LATEST)
        if not point:
            self.below[first] = [order(first)]
            self.above[first + 1] = [order(first)]

    def attach(self, constraints: Constraints) -> None:
        """Add the constraints of a statement."""
        for edge in constraints.edges:
            _put(self.below, edge[0], edge)
            _put(self.above, edge[1], edge)
        for span in constraints.spans:
            _put(self.spans, span[0], span)

    def detach(self, constraints: Constraints) -> None:
        """Remove the constraints of a statement."""
        for edge in constraints.edges:
            self.below[edge[0]].remove(edge)
            self.above[edge[1]].remove(edge)
        for span in constraints.spans:
            self.spans[span[0]].remove(span)

    def component(self, node: int, seen: bytearray) -> list[int]:
        """Return the variables connected with ``node``, and mark their nodes as seen."""
        below, above = self.below, self.above
        seen[node] = 1
        found = [2 * node, 2 * node + 1]
        for v in found:  # grows during the iteration
            for edge in below[v]:
                other = edge[1] >> 1
                if not seen[other]:
                    seen[other] = 1
                    found += (2 * other, 2 * other + 1)
            for edge in above[v]:
                other = edge[0] >> 1
                if not seen[other]:
                    seen[other] = 1
                    found += (2 * other, 2 * other + 1)
        return found

    def reset(self, variables: Iterable[int]) -> None:
        """Reset the bounds to those stated for each variable alone."""
        lo, hi, spans = self.lo, self.hi, self.spans
        for v in variables:
            lo[v], hi[v] = stated(spans[v])

    def raise_lows(self, variables: list[int]) -> bool:
        """Raise the lower bounds to their fixpoint; return False if there may be a contradiction.

        The bounds must have been ``reset``.
        """
        lo, hi = self.lo, self.hi
        if any(lo[v] > hi[v] for v in variables):
            return False
        dated = sorted(
            (v for v in variables if is_bounded(lo[v])), key=lo.__getitem__, reverse=True
        )
        if not self._lift(dated, len(variables)):
            return False
        undated = [v for v in variables if not is_bounded(lo[v])]
        kept = [lo[v] for v in undated]
        for v in undated:
            lo[v] = NEVER
        calm = True
        for depth, v in enumerate(undated):
            if lo[v] == NEVER and self.below[v] and self.above[v]:  # otherwise it is in no cycle
                lo[v] = DEEP - depth * DEEPER
                calm = calm and self._lift([v], len(undated))
        for v, value in zip(undated, kept, strict=True):
            lo[v] = value
        return calm

    def _lift(self, seeds: list[int], size: int) -> bool:
        lo, hi, below, waiting = self.lo, self.hi, self.below, self._waiting
        queue = deque(seeds)
        for v in seeds:
            waiting[v] = 1
        patience = _PATIENCE * (size + 10)
        crossed = False
        while queue and patience and not crossed:
            patience -= 1
            v = queue.popleft()
            waiting[v] = 0
            x = lo[v]
            for _, u, shift, map_, _ in below[v]:
                y = x - shift if map_ is None else map_.down(x)
                if y > lo[u]:
                    crossed = crossed or y > hi[u]
                    lo[u] = y
                    if not waiting[u]:
                        waiting[u] = 1
                        queue.append(u)
        for v in queue:
            waiting[v] = 0
        return not (queue or crossed)

    def lower_highs(self, variables: list[int]) -> None:
        """Lower the upper bounds to their fixpoint; the component must be satisfiable."""
        hi, above, waiting = self.hi, self.above, self._waiting
        seeds = sorted((v for v in variables if is_bounded(hi[v])), key=hi.__getitem__)
        queue = deque(seeds)
        for v in seeds:
            waiting[v] = 1
        while queue:
            v = queue.popleft()
            waiting[v] = 0
            x = hi[v]
            for u, _, shift, map_, _ in above[v]:
                y = x + shift if map_ is None else map_.up(x)
                if y < hi[u]:
                    hi[u] = y
                    if not waiting[u]:
                        waiting[u] = 1
                        queue.append(u)


def _put(lists: list[list[T]], variable: int, item: T) -> None:
    """Append to the list of a variable, which may still be the shared empty list."""
    if lists[variable]:
        lists[variable].append(item)
    else:
        lists[variable] = [item]


def order(start: int) -> GraphEdge:
    """Return the edge "does not end before it starts" of the node with this start variable."""
    return (start, start + 1, 0, None, IMPLIED)


def stated(spans: list[VariableWindow]) -> tuple[int, int]:
    """Return the bounds that the spans of one variable allow; unknown without spans."""
    if not spans:
        return UNKNOWN_EARLIEST, UNKNOWN_LATEST
    if len(spans) == 1:
        return spans[0][1], spans[0][2]
    return max([span[1] for span in spans]), min([span[2] for span in spans])


def statements_of(graph: Graph, variables: Iterable[int]) -> set[int]:
    """Return the numbers of the statements that bound any of these variables."""
    numbers = {IMPLIED}
    for v in variables:
        numbers.update(edge[4] for edge in graph.below[v])
        numbers.update(edge[4] for edge in graph.above[v])
        numbers.update(span[3] for span in graph.spans[v])
    return numbers - {IMPLIED}
