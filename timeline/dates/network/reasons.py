"""The reasons of a solved bound, and whether a bound follows from sure statements alone.

An edge is *tight* if it propagates the bound of its source to exactly the bound of its target. A
path of tight edges from a variable whose own date states the bound is a proof of it, so nothing
has to be recorded while solving.
"""

from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

from timeline.dates.calendar import is_bounded
from timeline.dates.network.constraints import IMPLIED, GraphEdge
from timeline.dates.network.graph import Graph

Proof = list[tuple[int, int]]  # statement numbers, each with the variable that it bounds


class Reasons:
    """Searches proofs in a solved graph; of equally short proofs, ``rank`` selects one.

    ``doubtful`` are the statements that are not sure. ``solved`` are the variables of each solved
    component whose certainty has not been computed yet.
    """

    def __init__(self, graph: Graph, rank: Callable[[int], Any]) -> None:
        self._graph, self._rank = graph, rank
        self.doubtful: set[int] = set()
        self._unsure: set[int] = set()
        self.solved: list[list[int]] = []

    def proof(self, variable: int, low: bool) -> Proof | None:
        """Return the shortest proof of a bound, first the statement with a date; None without one.

        There is no proof if calendar maps raised a bound in a cycle up to a fixpoint.
        """
        days = self._days(low)
        before: dict[int, tuple[int, int] | None] = {variable: None}
        queue = deque([variable])
        while queue:
            v = queue.popleft()
            stating = [span[3] for span in self._graph.spans[v] if span[1 if low else 2] == days[v]]
            if stating:
                proof = [(min(stating, key=self._rank), v)]
                while (link := before[v]) is not None:
                    number, v = link
                    if number != IMPLIED:
                        proof.append((number, v))
                return proof
            incoming = self._graph.above[v] if low else self._graph.below[v]
            for edge in sorted(incoming, key=lambda edge: self._rank(edge[4])):
                u = edge[0] if low else edge[1]
                if u not in before and is_tight(edge, days, low):
                    before[u] = (edge[4], v)
                    (queue.appendleft if edge[4] == IMPLIED else queue.append)(u)
        return None

    def is_sure(self, variable: int) -> bool:
        """Whether both bounds of a variable follow from sure statements, or are not known."""
        for variables in self.solved:
            if not all(map(self._all_sure, variables)):
                for low in (True, False):
                    self._unsure.update(set(variables) - self._surely_proved(variables, low))
        self.solved.clear()
        return variable not in self._unsure

    def _all_sure(self, variable: int) -> bool:
        """Whether every statement that bounds this variable is sure."""
        return not any(
            edge[4] in self.doubtful for edge in self._graph.below[variable]
        ) and not any(span[3] in self.doubtful for span in self._graph.spans[variable])

    def _surely_proved(self, variables: list[int], low: bool) -> set[int]:
        days = self._days(low)
        proved = {
            v
            for v in variables
            if not is_bounded(days[v])
            or any(
                span[1 if low else 2] == days[v] and span[3] not in self.doubtful
                for span in self._graph.spans[v]
            )
        }
        todo = [v for v in proved if is_bounded(days[v])]
        while todo:
            v = todo.pop()
            for edge in self._graph.below[v] if low else self._graph.above[v]:
                u = edge[1] if low else edge[0]
                sure = u not in proved and edge[4] not in self.doubtful
                if sure and is_tight(edge, days, low):
                    proved.add(u)
                    todo.append(u)
        return proved

    def _days(self, low: bool) -> list[int]:
        return self._graph.lo if low else self._graph.hi


def is_tight(edge: GraphEdge, days: list[int], low: bool) -> bool:
    """Whether the edge propagates exactly the bound of its target (right if ``low``)."""
    left, right, shift, map_, _ = edge
    if low:
        day = days[left]
        return is_bounded(day) and days[right] == (map_.down(day) if map_ else day - shift)
    day = days[right]
    return is_bounded(day) and days[left] == (map_.up(day) if map_ else day + shift)


def cycles(nodes: list[int], inside: Mapping[int, Mapping[int, int]]) -> list[list[int]]:
    """Return the cycles of nodes that contain each other, each as its statements.

    ``inside`` maps a node to its statements, each with the node that contains it.
    """
    done: set[int] = set()
    found: list[list[int]] = []
    for root in nodes:
        if root in done or root not in inside:
            continue
        depth = {root: 0}  # of the nodes on the path
        way: list[int] = []  # the statements between them
        todo = [(root, iter(inside[root].items()))]
        while todo:
            node, parents = todo[-1]
            number, parent = next(parents, (IMPLIED, IMPLIED))
            if number == IMPLIED:
                todo.pop()
                done.add(node)
                del depth[node]
                if way:
                    way.pop()
            elif parent in depth:
                found.append([*way[depth[parent] :], number])
            elif parent not in done and parent in inside:
                depth[parent] = len(depth)
                way.append(number)
                todo.append((parent, iter(inside[parent].items())))
    return found
