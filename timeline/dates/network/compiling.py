"""The terms of a statement, translated to constraints."""

from collections.abc import Callable

from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST, is_bounded
from timeline.dates.instants import day_instants, overlap
from timeline.dates.maps import DayMap
from timeline.dates.network.constraints import (
    Constraints,
    Ends,
    GraphEdge,
    Hours,
    Order,
    VariableWindow,
)
from timeline.dates.wording.clocks import is_part
from timeline.dates.wording.lasting import DurationTerm, LastingTerm
from timeline.dates.wording.offsets import HourLimit, HoursTerm, OffsetTerm, VagueTerm
from timeline.dates.wording.phrases import When
from timeline.dates.wording.relative import BoundRelation, DuringTerm, End, RelativeTerm
from timeline.dates.wording.terms import UNKNOWN_BOUNDS, Anchor, BoundTerm, EdtfTerm


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
        self.spans: list[VariableWindow] = []
        self.parents: list[str] = []
        self.orders: list[Order] = []
        self.hours: list[Hours] = []

    def compile(self, when: When, bare: bool) -> Constraints:
        if len(when.terms) > 1 and not bare and (days := when.bounds) != UNKNOWN_BOUNDS:
            # The common bounds of all terms can be narrower than the hull of each.
            self.spans.append((self.start, days.start_lo, days.start_hi, self.number))
            self.spans.append((self.end, days.end_lo, days.end_hi, self.number))
        for term in when.terms:
            leaning = any(isinstance(each, Anchor) for each in term.references)
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
            elif isinstance(term, RelativeTerm) and isinstance(term.to, Anchor):
                self.relate(term, self.ends(term.to))
            elif isinstance(term, LastingTerm):
                self.lasting(term)
            elif isinstance(term, DuringTerm):
                self.during(term.to)
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
        if term.side == "on or after":
            shift = _shift(anchor, self.this, ordered=False)
            self.edge(anchor.start, self.start, shift, other=anchor)
            return
        first, then, shift = (
            (self.end, anchor.start, _shift(self.this, anchor, ordered=True))
            if term.side == "before"
            else (anchor.end, self.start, _shift(anchor, self.this, ordered=True))
        )
        self.edge(first, then, shift, other=anchor)
        self.order(first, then, strict=True)

    def during(self, to: Anchor) -> None:
        anchor = self.ends(to)
        ordered = anchor.start != anchor.end  # a point and its parts share only the day
        before = _shift(anchor, self.this, ordered=ordered)
        after = _shift(self.this, anchor, ordered=ordered)
        self.edge(anchor.start, self.start, before, other=anchor)
        self.edge(self.end, anchor.end, after, other=anchor)
        if ordered:
            self.order(anchor.start, self.start, strict=False)
            self.order(self.end, anchor.end, strict=False)
        self.parents.append(to.key)

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
            first, last = to.instants
            if is_part(to) and term.side in ("before", "after"):
                first, last = last, first
            hours = (first, None) if term.is_start else (None, last)
            self.hours.append((self.start if term.is_start else self.end, *hours, self.number))

    def order(self, first: int | None, then: int | None, *, strict: bool, gap: int = 0) -> None:
        """Add an order of two variables within a day; ignored if one is a constant."""
        if first is not None and then is not None:
            self.orders.append(Order(first, then, strict, self.number, gap))

    def relate(self, term: RelativeTerm, anchor: Ends) -> None:
        """Add the relations of a term in days, and what it states within a day."""
        if isinstance(term, HoursTerm):
            for limit in term.limits:
                self.hour(limit, anchor)
            return
        for relation in term.relations:
            theirs = anchor.of(relation.theirs)
            self.bind(self._end(relation.mine), theirs, relation, relation.shift, anchor)
        if isinstance(term, OffsetTerm) and not term.states_order:
            return
        if isinstance(term, OffsetTerm | VagueTerm) and term.may_be_same_day:
            # Otherwise the days determine the order.
            after = term.side == "after"
            first, then = (anchor.end, self.start) if after else (self.end, anchor.start)
            self.order(first, then, strict=False)

    def hour(self, limit: HourLimit, anchor: Ends) -> None:
        """Add a limit of hours, which are independent of the days of the two."""
        mine, theirs = self._end(limit.mine), anchor.of(limit.theirs)
        clock = anchor.clock if theirs == anchor.start else None
        relation = limit.in_days() if clock is None else limit.in_days(*clock.seconds)
        if clock is not None and clock.zone:
            zone = self.this.frame.zone if self.this.frame.compared else clock.zone
            days = clock.days_until(limit.seconds, zone, latest=limit.latest)
            shift = days if limit.latest else -days
        else:
            ends = (self.this, anchor) if limit.latest else (anchor, self.this)
            shift = relation.shift + _shift(*ends, ordered=True)
        self.bind(mine, theirs, relation, shift, anchor)
        if limit.latest:
            self.order(mine, theirs, strict=False, gap=-limit.seconds)
        else:
            self.order(theirs, mine, strict=False, gap=limit.seconds)

    def lasting(self, term: LastingTerm) -> None:
        """Add the events on whose days it begins or ends, and how long it lasts."""
        for mine, to in ((self.start, term.start_in), (self.end, term.end_in)):
            if isinstance(to, Anchor):
                anchor = self.ends(to)
                self.edge(anchor.start, mine, other=anchor)
                self.edge(mine, anchor.end, other=anchor)
        if isinstance(term, DurationTerm):
            for each in term.length:
                self.bind(self.end, self.start, each, each.shift)

    def bind(
        self,
        mine: int | None,
        theirs: int | None,
        relation: BoundRelation,
        shift: int,
        other: Ends | None = None,
    ) -> None:
        left, right = (mine, theirs) if relation.latest else (theirs, mine)
        self.edge(left, right, shift, relation.map, other)

    def _end(self, end: End) -> int:
        return self.start if end == "start" else self.end

    def edge(
        self,
        left: int | None,
        right: int | None,
        shift: int = 0,
        map_: DayMap | None = None,
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
