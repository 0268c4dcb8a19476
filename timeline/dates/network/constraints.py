"""Terms as constraints: bounds of one variable, and edges between two variables.

A node has two variables, the days of its start and of its end; a point has one variable for both.
An edge ``(left, right, shift, map, statement)`` means ``left <= right + shift`` or, with a map,
``left <= map.up(right)``; every relation of the grammar consists of such edges. The publication day
of a source is a constant: an edge to it becomes a bound.

Days are not sufficient. ``after KEY`` allows the anchor's own day, but still states which of the
two came first; clock times state the time of day. A statement can therefore also order two
variables within a day, and bound a variable by instants: see ``ordering``.

Two nodes may count their days in different zones. A relation in time then allows as many days more
as the zones can differ there, and days, too, bound a variable by instants (``dates.instants``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST, is_bounded
from timeline.dates.instants import day_instants, overlap
from timeline.dates.network.maps import Map, months_back_map, months_map, unit_map
from timeline.dates.wording.clocks import is_part
from timeline.dates.wording.phrases import When
from timeline.dates.wording.terms import (
    UNKNOWN_BOUNDS,
    Anchor,
    BoundTerm,
    CalendarTerm,
    DuringTerm,
    EdtfTerm,
    OffsetTerm,
)

GraphEdge = tuple[int, int, int, Map | None, int]
Window = tuple[int, int, int, int]  # variable, earliest, latest, statement

Order = tuple[int, int, bool, int]  # variable, one not before it, whether surely later, statement
Hours = tuple[int, int | None, int | None, int]  # variable, first and last instant, statement

IMPLIED = -1  # the number of the implicit statement "a start is not after its end"


class DayFrame(NamedTuple):
    """How the days of a node are counted: in ``zone``, which is empty if it is unknown.

    ``compared``: a statement may compare them with days in another zone. ``around`` are the first
    and the last day that the node's own date allows.
    """

    zone: str = ""
    compared: bool = False
    around: tuple[int, int] = (UNKNOWN_EARLIEST, UNKNOWN_LATEST)


NO_FRAME: Final = DayFrame()


class Ends(NamedTuple):
    """The variables of a node; for a constant they are None, and ``days`` are its bounds.

    ``timed``: the node has a clock time. ``frame`` is how its days are counted.
    """

    start: int | None
    end: int | None
    days: tuple[int, int] = (UNKNOWN_EARLIEST, UNKNOWN_LATEST)
    timed: bool = False
    frame: DayFrame = NO_FRAME


@dataclass(frozen=True, slots=True)
class Constraints:
    """The constraints of one statement."""

    edges: tuple[GraphEdge, ...] = ()
    spans: tuple[Window, ...] = ()
    parents: tuple[str, ...] = ()  # the nodes that contain this node
    orders: tuple[Order, ...] = ()  # each in addition to an edge between the same variables
    hours: tuple[Hours, ...] = ()  # each in addition to a span of the same variable

    def variables(self) -> set[int]:
        """Return every variable of the edges and spans."""
        return {v for edge in self.edges for v in edge[:2]} | {span[0] for span in self.spans}


def compile_when(
    when: When, this: Ends, ends: Callable[[Anchor], Ends], number: int, bare: bool
) -> Constraints:
    """Return the constraints of statement ``number``: the node ``this`` has the date ``when``.

    ``ends`` returns the variables of an anchor. A ``bare`` wording is a link, not the node's date:
    it bounds the node, but never makes its date open.
    """
    return _Compiler(this, ends, number).compile(when, bare)


class _Compiler:
    def __init__(self, this: Ends, ends: Callable[[Anchor], Ends], number: int) -> None:
        assert this.start is not None
        assert this.end is not None
        self.this, self.ends, self.number = this, ends, number
        self.start, self.end = this.start, this.end
        self.edges: list[GraphEdge] = []
        self.spans: list[Window] = []
        self.parents: list[str] = []
        self.orders: list[Order] = []
        self.hours: list[Hours] = []

    def compile(self, when: When, bare: bool) -> Constraints:
        if len(when.terms) > 1 and not bare and (days := when.bounds) != UNKNOWN_BOUNDS:
            # The common bounds of all terms can be narrower than the hull of each.
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
                if term.instants is not None:  # only of the start: the duration is not stated
                    self.hours.append((self.start, *term.instants, self.number))
                elif self.this.frame.compared and term.date.seconds is None:
                    self.days(term)
            elif isinstance(term, BoundTerm) and isinstance(term.to, Anchor):
                self.bound(term, self.ends(term.to))
            elif isinstance(term, BoundTerm) and isinstance(term.to, EdtfTerm):
                self.limit(term, term.to)
            elif isinstance(term, OffsetTerm):
                self.offset(term, self.ends(term.anchor))
            elif isinstance(term, CalendarTerm):
                self.calendar(term, self.ends(term.anchor))
            elif isinstance(term, DuringTerm):
                anchor = self.ends(term.anchor)
                ordered = anchor.start != anchor.end  # a point and its parts share only the day
                before = _shift(anchor, self.this, ordered=ordered)
                after = _shift(self.this, anchor, ordered=ordered)
                self.edge(anchor.start, self.start, before, other=anchor)
                self.edge(self.end, anchor.end, after, other=anchor)
                if ordered:
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
            shift = _shift(self.this, anchor, ordered=False)
            self.edge(self.end, anchor.end, shift, other=anchor)
            return
        first, then, shift = (
            (self.end, anchor.start, _shift(self.this, anchor, ordered=True))
            if term.side == "before"
            else (anchor.end, self.start, _shift(anchor, self.this, ordered=True))
        )
        self.edge(first, then, shift, other=anchor)
        self.order(first, then, strict=True)

    def days(self, term: EdtfTerm) -> None:
        """Bound the node by the instants of its days, to compare it with days of other zones."""
        start_lo, start_hi, end_lo, end_hi = term.bounds
        for variable, lo, hi in {(self.start, start_lo, start_hi), (self.end, end_lo, end_hi)}:
            first, last = day_instants(self.this.frame.zone, lo, hi)
            if first is not None or last is not None:
                self.hours.append((variable, first, last, self.number))

    def limit(self, term: BoundTerm, to: EdtfTerm) -> None:
        """Bound the node by a clock time, on the side that the term states.

        "After 17:00" is surely after its first instant; a part of a day is a period that is over.
        """
        if to.instants is not None:
            after = term.side == "after"
            first, last = to.instants
            if is_part(to) and term.side != "by":
                first, last = last, first
            hours = (first, None) if after else (None, last)
            self.hours.append((self.start if after else self.end, *hours, self.number))

    def order(self, first: int | None, then: int | None, *, strict: bool) -> None:
        """Add an order of two variables within a day; ignored if one is a constant."""
        if first is not None and then is not None:
            self.orders.append((first, then, strict, self.number))

    def offset(self, term: OffsetTerm, anchor: Ends) -> None:
        after = term.side == "after"
        mine, theirs = (self.start, anchor.end) if after else (self.end, anchor.start)
        count = term.count if after else -term.count
        slack = term.slack
        no_later = not after and term.form == "within"  # within … before: from the offset to 0
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
            # Only if the same day is possible; otherwise the days determine the order.
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
        """Add ``left <= right + shift``, or with a map; None represents the days of ``other``."""
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


def _shift(first: Ends, then: Ends, *, ordered: bool) -> int:
    """Return how many days the first of two moments can be after the second, in local days.

    Two instants that are ``ordered`` besides determine the order themselves, and zones are at most
    26 hours apart.
    """
    if first.start is None or then.start is None:
        return 0
    if ordered and first.timed and then.timed:
        return 2
    mine, its = first.frame, then.frame
    if mine.zone == its.zone:
        return 0
    shortest = min(mine.around, its.around, key=lambda days: days[1] - days[0])
    return overlap(mine.zone, its.zone, *shortest)
