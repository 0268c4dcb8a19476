"""Terms as constraints: bounds of one variable, and edges between two.

A node has two variables, the days of its start and of its end; a point has one that serves as
both. An edge ``(left, right, shift, map, statement)`` says ``left <= right + shift`` or, where it
has a map, ``left <= map.up(right)``; every relation of the grammar is made of such edges. A
published source is a constant: an edge to it becomes a bound.

Days do not tell all. ``after KEY`` allows the anchor's own day, and still says which of the two
came first; clock times say when on a day. So a statement may also order two variables within a day,
and bound one by instants: see ``ordering``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST, is_bounded
from timeline.dates.network.maps import Map, months_back_map, months_map, unit_map
from timeline.dates.phrases import When
from timeline.dates.terms import (
    UNKNOWN_BOUNDS,
    Anchor,
    BoundTerm,
    CalendarTerm,
    DuringTerm,
    EdtfTerm,
    OffsetTerm,
)

Edge = tuple[int, int, int, Map | None, int]
Window = tuple[int, int, int, int]  # variable, earliest, latest, statement

Order = tuple[int, int, bool, int]  # variable, one not before it, whether surely later, statement
Hours = tuple[int, int | None, int | None, int]  # variable, first and last instant, statement

IMPLIED = -1  # the statement of "a start is not after its end", which nobody needs to make


class Ends(NamedTuple):
    """The variables of a node; those of a constant are None and ``days`` its bounds.

    ``timed``: the node has a clock time, so that its day is that of its own zone.
    """

    start: int | None
    end: int | None
    days: tuple[int, int] = (UNKNOWN_EARLIEST, UNKNOWN_LATEST)
    timed: bool = False


@dataclass(frozen=True, slots=True)
class Constraints:
    """What one statement comes to."""

    edges: tuple[Edge, ...] = ()
    spans: tuple[Window, ...] = ()
    parents: tuple[str, ...] = ()  # the nodes that it puts this node inside
    orders: tuple[Order, ...] = ()  # each beside an edge between the same variables
    hours: tuple[Hours, ...] = ()  # each beside a span of the same variable

    def variables(self) -> set[int]:
        """Every variable that takes part."""
        return {v for edge in self.edges for v in edge[:2]} | {span[0] for span in self.spans}


def compile_when(
    when: When, this: Ends, ends: Callable[[Anchor], Ends], number: int, bare: bool
) -> Constraints:
    """The constraints of statement ``number``, which says ``when`` of the node ``this``.

    ``ends`` finds the variables of an anchor. A ``bare`` wording is a link, not the node's date: it
    bounds, but where it sets no bound it does not call the date open.
    """
    return _Compiler(this, ends, number).compile(when, bare)


class _Compiler:
    def __init__(self, this: Ends, ends: Callable[[Anchor], Ends], number: int) -> None:
        assert this.start is not None
        assert this.end is not None
        self.this, self.ends, self.number = this, ends, number
        self.start, self.end = this.start, this.end
        self.edges: list[Edge] = []
        self.spans: list[Window] = []
        self.parents: list[str] = []
        self.orders: list[Order] = []
        self.hours: list[Hours] = []

    def compile(self, when: When, bare: bool) -> Constraints:
        if len(when.terms) > 1 and not bare and (days := when.bounds) != UNKNOWN_BOUNDS:
            # What the terms leave together, which may be less than the hulls of each do.
            self.spans.append((self.start, days.start_lo, days.start_hi, self.number))
            self.spans.append((self.end, days.end_lo, days.end_hi, self.number))
        for term in when.terms:
            leaning = isinstance(getattr(term, "to", getattr(term, "anchor", None)), Anchor)
            if term.bounds != UNKNOWN_BOUNDS and not (bare and leaning):
                start_lo, start_hi, end_lo, end_hi = term.bounds
                self.spans.append((self.start, start_lo, start_hi, self.number))
                if self.end != self.start or (start_lo, start_hi) != (end_lo, end_hi):
                    self.spans.append((self.end, end_lo, end_hi, self.number))
            if isinstance(term, EdtfTerm):
                if term.date.kind == "one-of" and self.start != self.end:
                    self.edge(self.this.end, self.this.start)
                if term.instant is not None:  # of the start: how long it went on is not said
                    self.hours.append((self.start, term.instant, term.instant, self.number))
            elif isinstance(term, BoundTerm) and isinstance(term.to, Anchor):
                self.bound(term, self.ends(term.to))
            elif isinstance(term, BoundTerm) and isinstance(term.to, EdtfTerm):
                self.limit(term, term.to.instant)
            elif isinstance(term, OffsetTerm):
                self.offset(term, self.ends(term.anchor))
            elif isinstance(term, CalendarTerm):
                self.calendar(term, self.ends(term.anchor))
            elif isinstance(term, DuringTerm):
                anchor = self.ends(term.anchor)
                self.edge(anchor.start, self.start, other=anchor)
                self.edge(self.end, anchor.end, other=anchor)
                if anchor.start != anchor.end:  # a point and its parts share a day, and no more
                    self.order(anchor.start, self.start, strict=False)
                    self.order(self.end, anchor.end, strict=False)
                self.parents.append(term.anchor.key)
        return Constraints(
            edges=tuple(self.edges),
            spans=tuple(self.spans),
            parents=tuple(self.parents),
            orders=tuple(self.orders),
            hours=tuple(self.hours),
        )

    def bound(self, term: BoundTerm, anchor: Ends) -> None:
        if term.side == "by":
            self.edge(self.end, anchor.end, other=anchor)
            return
        # Two instants tell the order, and zones are 26 hours apart at most.
        shift = 2 if self.this.timed and anchor.timed else 0
        first, then = (
            (self.end, anchor.start) if term.side == "before" else (anchor.end, self.start)
        )
        self.edge(first, then, shift, other=anchor)
        self.order(first, then, strict=True)

    def limit(self, term: BoundTerm, instant: int | None) -> None:
        """Hold the node to the right side of a clock time."""
        if instant is not None:
            after = term.side == "after"
            hours = (instant, None) if after else (None, instant)
            self.hours.append((self.start if after else self.end, *hours, self.number))

    def order(self, first: int | None, then: int | None, *, strict: bool) -> None:
        """Let one variable come no later than another on their day; a constant has no hours."""
        if first is not None and then is not None:
            self.orders.append((first, then, strict, self.number))

    def offset(self, term: OffsetTerm, anchor: Ends) -> None:
        after = term.side == "after"
        mine, theirs = (self.start, anchor.end) if after else (self.end, anchor.start)
        count = term.count if after else -term.count
        slack = term.slack
        no_later = not after and term.form == "within"  # within … before: from the offset to none
        no_sooner = after and term.form == "within"
        if term.unit in ("month", "year"):
            months = count * (12 if term.unit == "year" else 1)
            later: tuple[int, Map | None] = (0, months_map(months, slack))
            sooner: tuple[int, Map | None] = (0, months_back_map(months, slack))
        else:
            days = count * (7 if term.unit == "week" else 1)
            later, sooner = (days + slack, None), (slack - days, None)
        if no_later:
            later = (0, None)
        if no_sooner:
            sooner = (0, None)
        self.edge(mine, theirs, *later, other=anchor)
        self.edge(theirs, mine, *sooner, other=anchor)
        if term.states_order and (term.form == "within" or term.count <= slack):
            # The same day is possible; otherwise their days tell the order.
            self.order(*((theirs, mine) if after else (mine, theirs)), strict=False)

    def calendar(self, term: CalendarTerm, anchor: Ends) -> None:
        theirs = anchor.end if term.side == "after" else anchor.start
        self.edge(self.end, theirs, 0, unit_map(term.unit, term.step), other=anchor)
        if not term.by:
            self.edge(theirs, self.start, 0, unit_map(term.unit, -term.step), other=anchor)

    def edge(
        self,
        left: int | None,
        right: int | None,
        shift: int = 0,
        map_: Map | None = None,
        other: Ends | None = None,
    ) -> None:
        """``left <= right + shift``, or by a map; None stands for the days of ``other``."""
        if left is not None and right is not None:
            self.edges.append((left, right, shift, map_, self.number))
            return
        assert other is not None
        lo, hi = other.days
        if left is not None and is_bounded(hi):
            latest = map_.up(hi) if map_ else hi + shift
            self.spans.append((left, UNKNOWN_EARLIEST, latest, self.number))
        elif right is not None and is_bounded(lo):
            earliest = map_.down(lo) if map_ else lo - shift
            self.spans.append((right, earliest, UNKNOWN_LATEST, self.number))
