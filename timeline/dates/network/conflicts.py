"""The careful way through a component: find what contradicts what, and only that.

``Search`` lifts the lower bounds in rounds: the bounds after *r* rounds are those that chains of at
most *r* edges give, so the first chain that crosses an upper bound is one of the shortest, and the
outcome does not depend on the order of anything. A chain is kept as ``(edge, chain before)``.

A chain that comes back to where it was, higher, has gone round a circle. Edges without maps then
climb for ever. Calendar maps may come to rest ("the month after" and "at most 20 days before" do,
late enough in a month), so such a circle is run by itself until it rests or has climbed 400 years,
after which the calendar repeats and it never will.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from timeline.dates.calendar import is_bounded
from timeline.dates.network.assertions import Assertion
from timeline.dates.network.constraints import Constraints, Edge, Window
from timeline.dates.network.graph import DEEP, DEEPER, NEVER, order, stated
from timeline.dates.network.maps import PERIOD
from timeline.dates.network.ordering import disorder

Chain = tuple[Edge, Any]  # and the chain before it, or None

_NOTHING = Assertion("", "")
_FIRST_LOOK = 8  # rounds before the first look for circles; then twice as many each time


class Search:
    """Lower bounds of some variables, lifted until they rest or contradict.

    ``below`` and ``spans`` are looked up by variable; ``rank`` orders statements, and ``label``
    variables, by what they say and not by when they came.
    """

    def __init__(
        self,
        variables: Iterable[int],
        below: Mapping[int, Sequence[Edge]] | Sequence[Sequence[Edge]],
        spans: Mapping[int, list[Window]] | Sequence[list[Window]],
        rank: Callable[[int], Any],
        label: Callable[[int], Any],
    ) -> None:
        self.below, self.spans, self.rank, self.label = below, spans, rank, label
        self.lo: dict[int, int] = {}
        self.hi: dict[int, int] = {}
        for v in variables:
            self.lo[v], self.hi[v] = stated(spans[v])
        self.first = dict(self.lo)  # what the chains start from
        self.chains: dict[int, Chain | None] = {}

    def run(self) -> list[list[int]]:
        """The statements of each contradiction first met; none if all can hold."""
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
                if circle := self._circle(gains) or self._long_climb(min(gains, key=self.label)):
                    return [circle]
            news = list(gains)
        return []

    def _first(self, edge: Edge, best: tuple[int, Chain]) -> bool:
        """Whether of two edges that give the same bound, ``edge`` is the one to name."""
        other = best[1][0]
        return bool(
            (self.rank(edge[4]), self.label(edge[0])) < (self.rank(other[4]), self.label(other[0]))
        )

    def _crossed(self, variables: Iterable[int]) -> list[list[int]]:
        """For each variable whose bounds crossed: its chain, and what bounds it from above."""
        lo, hi = self.lo, self.hi
        crossed = sorted((v for v in variables if lo[v] > hi[v]), key=self.label)
        return [[*self.reasons(v), self._stating(v, 2)] for v in crossed]

    def reasons(self, variable: int) -> list[int]:
        """The statements that gave the lower bound of a variable, the first one last."""
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

    def _circle(self, risen: Iterable[int]) -> list[int]:
        """The statements of a circle that never rests, among the edges that gave the bounds."""
        walked: dict[int, int] = {}
        for walk, first in enumerate(sorted(risen, key=self.label)):
            v = first
            path: list[Edge] = []
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
        """The statements of the part of a variable's chain that lifts another by 400 years.

        Several circles that each would rest can lift one another without end.
        """
        edges: list[Edge] = []
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


def _climbs(edges: list[Edge], day: int) -> bool:
    """Whether going round the edges lifts ``day`` without end."""
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
    """Reduces contradictory statements to a set of which every one is needed."""

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
        """Statements by what they say; those implied first."""
        return self.statements.get(number, _NOTHING)

    def conflict(self, numbers: Iterable[int]) -> set[int]:
        """Some of these statements that contradict one another, not yet minimal; or none."""
        numbers = list(numbers)
        below: dict[int, list[Edge]] = {}
        spans: dict[int, list[Window]] = {}
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
        found = Search(below, below, spans, self.rank, self.label).run()
        first = found[0] if found else self.disorder(numbers)
        return {number for number in first if number in self.statements}

    def disorder(self, numbers: Iterable[int]) -> list[int]:
        """Some of these statements that no order within a day can fulfil, not yet minimal."""
        said = [made for n in numbers if (made := self.constraints[n]).orders or made.hours]
        return disorder(said, lambda v: not self.is_point(v >> 1), self.rank, self.label)

    def reduce(self, numbers: Iterable[int]) -> list[int]:
        """A minimal set among contradictory statements, in the order of ``rank``."""
        kept = sorted(set(numbers) & self.statements.keys(), key=self.rank)
        if self._is_minimal_chain(kept):
            return kept
        needed = 0
        while needed < len(kept):
            found = self.conflict(kept[:needed] + kept[needed + 1 :])
            if found:  # it can go, and so can all that this contradiction does without
                kept = [number for number in kept if number in found]
            else:
                needed += 1
        return kept

    def _is_minimal_chain(self, numbers: list[int]) -> bool:
        """Whether the statements hang together in one row, and need both its ends.

        A row that loses a link falls into two parts that share no node, each of them part of the
        row without its other end; so if those two can be satisfied, all can, and long chains need
        two trials and not one for each link.
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
