"""The slower propagation in a component: find the statements that contradict each other.

``BoundSearch`` raises the lower bounds in rounds: the bounds after *r* rounds follow from chains of
at most *r* edges. The first chain that crosses an upper bound is therefore one of the shortest, and
the result does not depend on any order of input. A chain is stored as ``(edge, previous chain)``.

A chain that returns to a variable with a higher bound is a cycle. Without maps, its bounds rise
without end. Calendar maps may reach a fixpoint ("the month after" and "at most 20 days before" do,
late enough in a month), so such a cycle is propagated alone until it reaches a fixpoint or has
risen by 400 years, after which the calendar repeats and there is no fixpoint.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from timeline.dates.calendar import is_bounded
from timeline.dates.maps import PERIOD
from timeline.dates.network.assertions import Assertion
from timeline.dates.network.constraints import Constraints, GraphEdge, VariableWindow
from timeline.dates.network.graph import DEEP, DEEPER, NEVER, order, stated
from timeline.dates.network.ordering import disorder

Chain = tuple[GraphEdge, Any]  # the last edge, and the chain before it or None

_NOTHING = Assertion("", "")
_FIRST_LOOK = 8  # rounds before the first search for cycles; then doubled each time


class BoundSearch:
    """Lower bounds of some variables, raised until a fixpoint or a contradiction.

    ``below`` and ``spans`` are indexed by variable. ``rank`` orders statements, and ``label``
    variables, by content and not by the order in which they were added.
    """

    def __init__(
        self,
        variables: Iterable[int],
        below: Mapping[int, Sequence[GraphEdge]] | Sequence[Sequence[GraphEdge]],
        spans: Mapping[int, list[VariableWindow]] | Sequence[list[VariableWindow]],
        rank: Callable[[int], Any],
        label: Callable[[int], Any],
    ) -> None:
        self.below, self.spans, self.rank, self.label = below, spans, rank, label
        self.lo: dict[int, int] = {}
        self.hi: dict[int, int] = {}
        for v in variables:
            self.lo[v], self.hi[v] = stated(spans[v])
        self.first = dict(self.lo)  # the bounds at the start of the chains
        self.chains: dict[int, Chain | None] = {}

    def run(self) -> list[list[int]]:
        """Return the statements of each contradiction of the first round with one; or nothing."""
        lo = self.lo
        if found := self._crossed(lo):
            return found
        if found := self._climb([v for v in lo if is_bounded(lo[v])]):
            return found
        resting = {v: day for v, day in lo.items() if not is_bounded(day)}
        lo.update(dict.fromkeys(resting, NEVER))
        for depth, v in enumerate(sorted(resting, key=self.label)):
            if lo[v] == NEVER and self.below[v]:
                lo[v] = self.first[v] = DEEP - depth * DEEPER
                if found := self._climb([v]):
                    return found
        lo.update(resting)
        return []

    def _climb(self, news: list[int]) -> list[list[int]]:
        lo, below, chains = self.lo, self.below, self.chains
        rounds, look = 0, _FIRST_LOOK
        while news:
            gains: dict[int, tuple[int, Chain]] = {}
            for v in news:
                x = lo[v]
                chain = chains.get(v)
                for edge in below[v]:
                    u, map_ = edge[1], edge[3]
                    y = x - edge[2] if map_ is None else map_.down(x)
                    if y > lo[u]:
                        best = gains.get(u)
                        if (
                            best is None
                            or y > best[0]
                            or (y == best[0] and self._first(edge, best))
                        ):
                            gains[u] = y, (edge, chain)
            for u, (y, chain) in gains.items():
                lo[u] = y
                chains[u] = chain
            if found := self._crossed(gains):
                return found
            rounds += 1
            if rounds == look and gains:
                look *= 2
                if cycle := self._cycle(gains) or self._long_climb(min(gains, key=self.label)):
                    return [cycle]
            news = list(gains)
        return []

    def _first(self, edge: GraphEdge, best: tuple[int, Chain]) -> bool:
        """Whether ``edge`` is reported instead of the best edge, which gives the same bound."""
        other = best[1][0]
        return bool(
            (self.rank(edge[4]), self.label(edge[0])) < (self.rank(other[4]), self.label(other[0]))
        )

    def _crossed(self, variables: Iterable[int]) -> list[list[int]]:
        """Return, for each variable with crossed bounds, the statements of both bounds."""
        lo, hi = self.lo, self.hi
        crossed = sorted((v for v in variables if lo[v] > hi[v]), key=self.label)
        return [[*self.reasons(v), self._stating(v, 2)] for v in crossed]

    def reasons(self, variable: int) -> list[int]:
        """Return the statements from which a lower bound follows, the first of them last."""
        reasons = []
        chain = self.chains.get(variable)
        while chain:
            edge, chain = chain
            reasons.append(edge[4])
            variable = edge[0]
        return [*reasons, self._stating(variable, 1)]

    def _stating(self, variable: int, which: int) -> int:
        spans = self.spans[variable]
        days = [span[which] for span in spans]
        day = max(days) if which == 1 else min(days)
        return min((span[3] for span in spans if span[which] == day), key=self.rank)

    def _cycle(self, risen: Iterable[int]) -> list[int]:
        """Return the statements of a cycle without fixpoint among the edges used; or nothing."""
        walked: dict[int, int] = {}
        for walk, first in enumerate(sorted(risen, key=self.label)):
            v = first
            path: list[GraphEdge] = []
            while v not in walked:
                walked[v] = walk
                chain = self.chains.get(v)
                if chain is None:
                    break
                path.append(chain[0])
                v = chain[0][0]
            else:
                if walked[v] == walk:
                    turns = [edge[1] for edge in path]
                    edges = path[turns.index(v) :]
                    if _climbs(edges[::-1], self.lo[v]):
                        return [edge[4] for edge in edges]
        return []

    def _long_climb(self, variable: int) -> list[int]:
        """Return the statements of a part of a chain that raises a variable by 400 years.

        Several cycles that each have a fixpoint can raise each other without end.
        """
        edges: list[GraphEdge] = []
        chain = self.chains.get(variable)
        while chain:
            edges.append(chain[0])
            chain = chain[1]
        edges.reverse()
        root = edges[0][0]
        day = self.first[root]
        met = {root: (day, 0)}
        for at, (_, v, shift, map_, _) in enumerate(edges, 1):
            day = day - shift if map_ is None else map_.down(day)
            first, since = met.setdefault(v, (day, at))
            if day >= first + PERIOD:
                return [edge[4] for edge in edges[since:at]]
        return []


def _climbs(edges: list[GraphEdge], day: int) -> bool:
    """Whether the cycle of these edges raises ``day`` without end."""
    if sum(-shift if map_ is None else map_.gain for _, _, shift, map_, _ in edges) > 0:
        return True
    top = day + PERIOD
    while day < top:
        before = day
        for _, _, shift, map_, _ in edges:
            day = day - shift if map_ is None else map_.down(day)
        if day <= before:
            return False
    return True


class Minimiser:
    """Reduces contradictory statements to a minimal set."""

    def __init__(
        self,
        constraints: Mapping[int, Constraints],
        statements: Mapping[int, Assertion],
        is_point: Callable[[int], bool],
        label: Callable[[int], Any],
    ) -> None:
        self.constraints, self.is_point, self.label = constraints, is_point, label
        self.statements = statements

    def rank(self, number: int) -> Any:
        """Return the sort key of a statement: its content; implied statements come first."""
        return self.statements.get(number, _NOTHING)

    def conflict(self, numbers: Iterable[int]) -> set[int]:
        """Return some of these statements that contradict each other, not minimal; or none."""
        numbers = list(numbers)
        below: dict[int, list[GraphEdge]] = {}
        spans: dict[int, list[VariableWindow]] = {}
        for number in numbers:
            made = self.constraints[number]
            for v in made.variables():
                for end in (v & ~1, v | 1):
                    below.setdefault(end, [])
                    spans.setdefault(end, [])
            for edge in made.edges:
                below[edge[0]].append(edge)
            for span in made.spans:
                spans[span[0]].append(span)
        for v, edges in below.items():
            if not v & 1 and not self.is_point(v >> 1):
                edges.append(order(v))
        found = BoundSearch(below, below, spans, self.rank, self.label).run()
        first = found[0] if found else self.disorder(numbers)
        return {number for number in first if number in self.statements}

    def disorder(self, numbers: Iterable[int]) -> list[int]:
        """Return some of these statements that no order within a day satisfies, not minimal."""
        ordering = [made for n in numbers if (made := self.constraints[n]).orders or made.hours]
        return disorder(ordering, lambda v: not self.is_point(v >> 1), self.rank, self.label)

    def reduce(self, numbers: Iterable[int]) -> list[int]:
        """Return a minimal set of contradictory statements, in the order of ``rank``."""
        kept = sorted(set(numbers) & self.statements.keys(), key=self.rank)
        if self._is_minimal_chain(kept):
            return kept
        needed = 0
        while needed < len(kept):
            found = self.conflict(kept[:needed] + kept[needed + 1 :])
            if found:  # remove it, and all others that this contradiction does not need
                kept = [number for number in kept if number in found]
            else:
                needed += 1
        return kept

    def _is_minimal_chain(self, numbers: list[int]) -> bool:
        """Whether the statements form one chain of nodes that needs both of its ends.

        Without one link, a chain has two parts that share no node, and each is part of the chain
        without one of its ends. So if the chain is satisfiable without either end, it is minimal:
        long chains need two tests and not one for each link.
        """
        users: dict[int, list[int]] = {}
        for number in numbers:
            for node in {v >> 1 for v in self.constraints[number].variables()}:
                users.setdefault(node, []).append(number)
        shared = [pair for pair in users.values() if len(pair) > 1]
        if len(numbers) < 2 or len(shared) != len(numbers) - 1 or any(len(p) > 2 for p in shared):
            return False
        links = Counter(number for pair in shared for number in pair)
        ends = [number for number, times in links.items() if times == 1]
        if len(links) != len(numbers) or len(ends) != 2:
            return False
        return not any(self.conflict(n for n in numbers if n != end) for end in ends)
