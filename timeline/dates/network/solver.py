"""``Network``: nodes, statements about their dates, and the solved bounds."""

from collections.abc import Collection, Iterator
from typing import Any, Final

from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST, clamp, is_bounded
from timeline.dates.instants import DayClock
from timeline.dates.network.assertions import Assertion, Bound, Contradiction, Step
from timeline.dates.network.compiling import compile_when
from timeline.dates.network.conflicts import BoundSearch, Minimiser
from timeline.dates.network.constraints import NO_FRAME, Constraints, DayFrame, Ends
from timeline.dates.network.graph import Graph, statements_of
from timeline.dates.network.reasons import Reasons, cycles
from timeline.dates.wording.phrases import When
from timeline.dates.wording.terms import Anchor, Bounds

_BOUNDS: Final[tuple[Bound, ...]] = ("start_lo", "start_hi", "end_lo", "end_hi")
_DENIAL: Final = -2  # the number of the assumption that an explained bound is wrong


class Network:
    """Nodes with a start and an end, and statements that bound them; see the package docstring.

    The name of a node is any text: the key of an event, ``key#delivery.expected`` for a dated
    field. First declare the nodes and sources, then add the statements, then call ``solve`` once;
    results are valid only after that.
    """

    def __init__(self) -> None:
        self._graph = Graph()
        self._index: dict[str, int] = {}
        self._names: list[str] = []
        self._points: list[bool] = []
        self._frames: list[DayFrame] = []
        self._timed: set[int] = set()
        self._clocks: dict[int, DayClock] = {}
        self._published: dict[str, tuple[int, int]] = {}
        self._added: dict[int, tuple[str, When, Assertion, bool]] = {}  # the last: is it a link?
        self._statements: dict[int, Assertion] = {}
        self._constraints: dict[int, Constraints] = {}
        self._of_node: dict[str, list[int]] = {}  # the statements added for each
        self._orderly: dict[
            int, dict[int, None]
        ] = {}  # node: its statements of orders and instants
        self._inside: dict[int, dict[int, int]] = {}  # node -> statement -> containing node
        self._next = 0
        self._found: list[Contradiction] = []
        self._aside: set[int] = set()  # the statements dropped because of contradictions
        self._minimiser = Minimiser(
            self._constraints, self._statements, self._points.__getitem__, self._label
        )
        self._reasons = Reasons(self._graph, self._minimiser.rank)

    def declare(
        self,
        node: str,
        *,
        point: bool = False,
        timed: bool = False,
        frame: DayFrame = NO_FRAME,
        clock: DayClock | None = None,
    ) -> None:
        """Add a node; a node that exists already is unchanged.

        A point starts and ends on one day. A ``timed`` node has an instant in its own date
        (``When.instant``): the order of two such nodes follows from their instants, not from their
        days, which may be local dates in two zones. ``frame`` is the time zone of its days: days
        in two zones are compared by the instants of their midnights. ``clock`` is the time of its
        own date, from which hours are counted.
        """
        if node in self._index:
            return
        self._index[node] = len(self._names)
        self._frames.append(frame)
        if clock is not None:
            self._clocks[len(self._names)] = clock
        if timed:
            self._timed.add(len(self._names))
        self._names.append(node)
        self._points.append(point)
        self._graph.grow(point)

    def publish(self, source: str, earliest: int, latest: int) -> None:
        """Set the publication day of a source: from ``earliest`` to ``latest``, or sentinels."""
        self._published[source] = (earliest, latest)

    def add(self, node: str, when: When, statement: Assertion) -> None:
        """Add a statement about the date of a node.

        Raises KeyError if the node or an anchor was not declared.
        """
        self._add(node, when, statement, link=False)

    def link(self, node: str, when: When, statement: Assertion) -> None:
        """Add a statement that is not the node's own date: a link such as ``during KEY``.

        A link never makes the date of a node open, and a link that is not sure does not make the
        node's own date unsure. Raises KeyError as ``add`` does.
        """
        self._add(node, when, statement, link=True)

    def solve(self) -> None:
        """Narrow the bounds of every node, component by component, and find contradictions."""
        seen = bytearray(len(self._names))
        for node in range(len(self._names)):
            if not seen[node]:
                self._settle(self._graph.component(node, seen))

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """The contradictions that ``solve`` found, sorted by file and line."""
        return tuple(sorted(self._found, key=lambda one: [(s.place, s) for s in one.statements]))

    def bounds(self, node: str) -> Bounds:
        """Return the bounds of a node; open or unknown where no statement bounds it."""
        start, end = self._variables(node)
        lo, hi = self._graph.lo, self._graph.hi
        return Bounds(clamp(lo[start]), clamp(hi[start]), clamp(lo[end]), clamp(hi[end]))

    def explain(self, node: str, bound: Bound) -> tuple[Step, ...]:
        """Return the fewest statements from which a bound follows, first the one with a date.

        Empty if the bound is open or unknown.
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

    def reasons(self, node: str) -> frozenset[Assertion]:
        """Return every statement in the explanations of the node's four bounds."""
        return frozenset(step.statement for bound in _BOUNDS for step in self.explain(node, bound))

    def is_sure(self, node: str) -> bool:
        """Whether all four bounds follow from sure statements, and the node's own date is sure."""
        own = (self._added[number] for number in self._of_node.get(node, ()))
        return all(link or statement.sure for _, _, statement, link in own) and all(
            self._reasons.is_sure(variable) for variable in self._variables(node)
        )

    def _add(self, node: str, when: When, statement: Assertion, link: bool) -> None:
        number = self._next
        this = self._ends(Anchor(node))
        made = compile_when(when, this, self._ends, number, bare=link)
        self._next += 1
        self._added[number] = (node, when, statement, link)
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

    def _settle(self, variables: list[int]) -> None:
        graph = self._graph
        graph.reset(variables)
        while found := self._conflicts(variables):
            self._set_aside(found)
            graph.reset(variables)
        graph.lower_highs(variables)
        self._reasons.solved.append(variables)
        if self._inside:
            nodes = sorted({v >> 1 for v in variables}, key=self._names.__getitem__)
            for numbers in cycles(nodes, self._inside):
                self._report(numbers, [], cycle=True)

    def _conflicts(self, variables: list[int]) -> list[list[int]]:
        """Return statements that contradict each other; if none, lower bounds are at a fixpoint."""
        graph = self._graph
        if not graph.raise_lows(variables):
            graph.reset(variables)
            search = BoundSearch(
                variables, graph.below, graph.spans, self._minimiser.rank, self._label
            )
            if found := search.run():
                return found
            for v, day in search.lo.items():  # no contradiction, only slow propagation
                graph.lo[v] = day
        if not self._orderly:
            return []
        nodes = (v >> 1 for v in variables[::2])
        numbers = {n for node in nodes for n in self._orderly.get(node, ())} - self._aside
        disorder = self._minimiser.disorder(numbers) if numbers else []
        return [disorder] if disorder else []

    def _set_aside(self, found: list[list[int]]) -> None:
        """Report contradictions as minimal sets, and remove the statements to drop from each."""
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
        """Return how many constraints the node of a statement has.

        Dropping the statement with the fewest keeps other contradictions visible.
        """
        start, end = self._variables(self._added[number][0])
        lists = (edges[v] for v in {start, end} for edges in (self._graph.below, self._graph.above))
        return sum(map(len, lists)), self._minimiser.rank(number)

    def _report(self, numbers: list[int], dropped: list[int], cycle: bool = False) -> None:
        contradictory = [self._statements[number] for number in numbers]
        if not cycle:
            contradictory.sort(key=lambda statement: (statement.place, statement))
        aside = tuple(self._statements[number] for number in dropped)
        days = () if cycle else tuple(self._one_day(numbers))
        self._found.append(Contradiction(tuple(contradictory), aside, cycle, days))

    def _one_day(self, numbers: Collection[int]) -> Iterator[tuple[str, str]]:
        """Yield the points inside which statements place nodes, without a need of their dates."""
        nodes = (self._index[self._added[number][0]] for number in numbers)
        inside = {self._inside.get(node, {}).get(n) for node, n in zip(nodes, numbers, strict=True)}
        for node in sorted(each for each in inside if each is not None and self._points[each]):
            name = self._names[node]
            own = [n for n in self._of_node.get(name, ()) if not self._added[n][3]]
            if not {*own} & {*numbers}:
                yield name, self._statements[own[0]].text if own else ""

    def _without(self, variable: int, low: bool) -> list[int]:
        """Return the statements that prove a bound by contradiction."""
        day = self._graph.lo[variable] if low else self._graph.hi[variable]
        span = (UNKNOWN_EARLIEST, day - 1) if low else (day + 1, UNKNOWN_LATEST)
        component = self._graph.component(variable >> 1, bytearray(len(self._names)))
        self._constraints[_DENIAL] = Constraints(spans=((variable, *span, _DENIAL),))
        self._statements[_DENIAL] = Assertion("", "")
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
        node = start >> 1
        return Ends(
            start,
            end,
            timed=node in self._timed,
            frame=self._frames[node],
            clock=self._clocks.get(node),
        )
