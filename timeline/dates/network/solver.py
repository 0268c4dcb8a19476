"""``Network``: nodes, the statements about them, and what follows."""

from collections.abc import Iterable
from typing import Any, Final

from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST, clamp, is_bounded
from timeline.dates.network.conflicts import Minimiser, Search
from timeline.dates.network.constraints import Constraints, Ends, compile_when
from timeline.dates.network.graph import Graph, statements_of
from timeline.dates.network.reasons import Reasons, circles
from timeline.dates.network.statements import Bound, Contradiction, Statement, Step
from timeline.dates.phrases import When
from timeline.dates.terms import Anchor, Bounds

_BOUNDS: Final[tuple[Bound, ...]] = ("start_lo", "start_hi", "end_lo", "end_hi")
_DENIAL: Final = -2  # the number of the statement that an explained bound is wrong


class Network:
    """Nodes with a start and an end, and statements that bound them; see the package.

    A node is named by any text: an event by its key, a dated field as ``key#delivery.expected``.
    Nodes and sources are declared before a statement leans on them; ``solve`` comes before any
    question.
    """

    def __init__(self) -> None:
        self._graph = Graph()
        self._index: dict[str, int] = {}
        self._names: list[str] = []
        self._points: list[bool] = []
        self._timed: set[int] = set()
        self._published: dict[str, tuple[int, int]] = {}
        self._said: dict[int, tuple[str, When, Statement, bool]] = {}  # the last: whether a link
        self._statements: dict[int, Statement] = {}
        self._constraints: dict[int, Constraints] = {}
        self._of_node: dict[str, list[int]] = {}  # the statements added for each
        self._orderly: dict[
            int, dict[int, None]
        ] = {}  # node: its statements of orders and instants
        self._inside: dict[int, dict[int, int]] = {}  # node: statement: the node it puts it inside
        self._next = 0
        self._changed: dict[int, None] = {}  # nodes, in order
        self._found: list[tuple[Contradiction, list[int], list[int]]] = []  # and its, its dropped
        self._aside: set[int] = set()  # all that are dropped
        self._minimiser = Minimiser(
            self._constraints, self._statements, self._points.__getitem__, self._label
        )
        self._reasons = Reasons(self._graph, self._minimiser.rank)

    def declare(self, node: str, *, point: bool = False, timed: bool = False) -> None:
        """Make a node known; a second time, change what it is.

        A point starts and ends on one day. Of a node that is ``timed`` its own date tells the
        instant (``When.instant``): between two of these the instants tell what comes first, not
        the days, which may be those of two zones.
        """
        index = self._index.get(node)
        if index is None:
            self._index[node] = index = len(self._names)
            self._changed[index] = None
            self._names.append(node)
            self._points.append(point)
            self._graph.grow(point)
            if timed:
                self._timed.add(index)
        elif self._points[index] != point or (index in self._timed) != timed:
            self._restore()
            kept = self._take(statements_of(self._graph, [2 * index, 2 * index + 1]))
            self._points[index] = point
            (self._timed.add if timed else self._timed.discard)(index)
            self._graph.set_point(index, point)
            self._changed[index] = None
            for said in kept:
                self._add(*said)

    def publish(self, source: str, earliest: int, latest: int) -> None:
        """Say when a source came out: some day from ``earliest`` to ``latest``, or sentinels.

        Before the statements that lean on it: they keep the days that they were added with.
        """
        self._published[source] = (earliest, latest)

    def add(self, node: str, when: When, statement: Statement) -> None:
        """Let ``statement`` give the date of a node. KeyError if an anchor was not declared."""
        self._add(node, when, statement, link=False)

    def link(self, node: str, when: When, statement: Statement) -> None:
        """As ``add``, for what is no date of its own: a link such as ``during KEY``.

        A link never makes a node's date open, nor does its doubt make the node's own date unsure.
        """
        self._add(node, when, statement, link=True)

    def forget(self, node: str) -> None:
        """Take back every statement that was added for ``node``; it stays declared."""
        self._restore()
        self._take(self._of_node.get(node, ()))

    def solve(self) -> frozenset[str]:
        """Narrow the bounds that any change since the last time can touch; all nodes looked at."""
        self._restore()
        seen = bytearray(len(self._names))
        components = [self._graph.component(n, seen) for n in self._changed if not seen[n]]
        self._changed.clear()
        for variables in components:
            self._settle(variables)
        return frozenset([self._names[v >> 1] for part in components for v in part])

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What the last ``solve`` found, by file and line."""
        found = [contradiction for contradiction, _, _ in self._found]
        return tuple(sorted(found, key=lambda one: [(s.place, s) for s in one.statements]))

    def bounds(self, node: str) -> Bounds:
        """The bounds of a node: open or unknown where nothing narrows them."""
        start, end = self._variables(node)
        lo, hi = self._graph.lo, self._graph.hi
        return Bounds(clamp(lo[start]), clamp(hi[start]), clamp(lo[end]), clamp(hi[end]))

    def explain(self, node: str, bound: Bound) -> tuple[Step, ...]:
        """Why a bound is what it is: the fewest statements that give it, first the one that dates.

        Empty where the bound is open or unknown.
        """
        low = bound.endswith("lo")
        variable = self._variables(node)[bound.startswith("end")]
        days = self._graph.lo if low else self._graph.hi
        if not is_bounded(days[variable]):
            return ()
        proof = self._reasons.proof(variable, low)
        if proof is None:
            proof = [(number, variable) for number in self._without(variable, low)]
        return tuple(
            Step(
                self._statements[number],
                self._names[v >> 1],
                _BOUNDS[(v & 1) * 2 + (not low)],
                clamp(days[v]),
            )
            for number, v in proof
        )

    def reasons(self, node: str) -> frozenset[Statement]:
        """Every statement in the explanations of the node's four bounds."""
        return frozenset(step.statement for bound in _BOUNDS for step in self.explain(node, bound))

    def is_sure(self, node: str) -> bool:
        """Whether sure statements alone give all four bounds, and the node's own date is sure."""
        own = (self._said[number] for number in self._of_node.get(node, ()))
        return all(link or statement.sure for _, _, statement, link in own) and all(
            self._reasons.is_sure(variable) for variable in self._variables(node)
        )

    def _add(self, node: str, when: When, statement: Statement, link: bool) -> None:
        number = self._next
        this = self._ends(Anchor(node))
        made = compile_when(when, this, self._ends, number, bare=link)
        self._next += 1
        self._said[number] = (node, when, statement, link)
        self._statements[number] = statement
        self._constraints[number] = made
        self._of_node.setdefault(node, []).append(number)
        if made.orders or made.hours:
            self._orderly.setdefault(self._index[node], {})[number] = None
        for parent in made.parents:
            self._inside.setdefault(self._index[node], {})[number] = self._index[parent]
        if not statement.sure:
            self._reasons.doubtful.add(number)
        self._graph.attach(made)
        self._touch(number)

    def _take(self, numbers: Iterable[int]) -> list[tuple[str, When, Statement, bool]]:
        """Remove statements; what ``_add`` needs to bring them back."""
        taken = []
        for number in sorted(numbers):
            self._touch(number)
            self._graph.detach(self._constraints.pop(number))
            said = self._said.pop(number)
            del self._statements[number]
            self._reasons.doubtful.discard(number)
            self._of_node[said[0]].remove(number)
            self._inside.get(self._index[said[0]], {}).pop(number, None)
            self._orderly.get(self._index[said[0]], {}).pop(number, None)
            taken.append(said)
        return taken

    def _touch(self, number: int) -> None:
        self._changed[self._index[self._said[number][0]]] = None
        for edge in self._constraints[number].edges:
            self._changed[edge[0] >> 1] = self._changed[edge[1] >> 1] = None

    def _restore(self) -> None:
        """Let the statements that contradictions have set aside hold again, to be solved anew."""
        for _, numbers, dropped in self._found:
            for number in dropped:
                self._graph.attach(self._constraints[number])
            for number in numbers:
                self._touch(number)
        self._found.clear()
        self._aside.clear()

    def _settle(self, variables: list[int]) -> None:
        graph = self._graph
        graph.reset(variables)
        while found := self._conflicts(variables):
            self._set_aside(found)
            graph.reset(variables)
        graph.lower_highs(variables)
        self._reasons.renew(variables)
        if self._inside:
            nodes = sorted({v >> 1 for v in variables}, key=self._names.__getitem__)
            for numbers in circles(nodes, self._inside):
                self._report(numbers, [], circle=True)

    def _conflicts(self, variables: list[int]) -> list[list[int]]:
        """Statements that contradict one another; if none do, the lower bounds are at rest."""
        graph = self._graph
        if not graph.raise_lows(variables):
            graph.reset(variables)
            search = Search(variables, graph.below, graph.spans, self._minimiser.rank, self._label)
            if found := search.run():
                return found
            for v, day in search.lo.items():  # it was only slow
                graph.lo[v] = day
        if not self._orderly:
            return []
        nodes = (v >> 1 for v in variables[::2])
        numbers = {n for node in nodes for n in self._orderly.get(node, ())} - self._aside
        disorder = self._minimiser.disorder(numbers) if numbers else []
        return [disorder] if disorder else []

    def _set_aside(self, found: list[list[int]]) -> None:
        """Report contradictions, reduced, and let what is wrong in them no longer hold."""
        gone: set[int] = set()
        for numbers in found:
            if gone.isdisjoint(numbers):
                needed = self._minimiser.reduce(numbers)
                dropped = [n for n in needed if self._statements[n].soft]
                dropped = dropped or [min(needed, key=self._weight)]
                for number in dropped:
                    self._graph.detach(self._constraints[number])
                gone.update(dropped)
                self._aside.update(dropped)
                self._report(needed, dropped)

    def _weight(self, number: int) -> tuple[int, Any]:
        """How much hangs on the node of a statement; giving up the least shows other faults."""
        start, end = self._variables(self._said[number][0])
        lists = (edges[v] for v in {start, end} for edges in (self._graph.below, self._graph.above))
        return sum(map(len, lists)), self._minimiser.rank(number)

    def _report(self, numbers: list[int], dropped: list[int], circle: bool = False) -> None:
        said = [self._statements[number] for number in numbers]
        if not circle:
            said.sort(key=lambda statement: (statement.place, statement))
        aside = tuple(self._statements[number] for number in dropped)
        self._found.append((Contradiction(tuple(said), aside, circle), numbers, dropped))

    def _without(self, variable: int, low: bool) -> list[int]:
        """The statements that contradict any other day than a bound allows: a proof by denial."""
        day = self._graph.lo[variable] if low else self._graph.hi[variable]
        span = (UNKNOWN_EARLIEST, day - 1) if low else (day + 1, UNKNOWN_LATEST)
        component = self._graph.component(variable >> 1, bytearray(len(self._names)))
        self._constraints[_DENIAL] = Constraints(spans=((variable, *span, _DENIAL),))
        self._statements[_DENIAL] = Statement("", "")
        numbers = self._minimiser.reduce([*statements_of(self._graph, component), _DENIAL])
        del self._constraints[_DENIAL], self._statements[_DENIAL]
        return [number for number in numbers if number != _DENIAL]

    def _label(self, variable: int) -> Any:
        return self._names[variable >> 1], variable & 1

    def _variables(self, node: str) -> tuple[int, int]:
        index = self._index[node]
        return 2 * index, 2 * index + (not self._points[index])

    def _ends(self, anchor: Anchor) -> Ends:
        if anchor.published:
            return Ends(None, None, self._published[anchor.key])
        start, end = self._variables(anchor.key)
        return Ends(start, end, timed=start >> 1 in self._timed)
