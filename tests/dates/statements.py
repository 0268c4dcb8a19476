"""Statements of time drawn at random, and what each means by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from timeline.dates.calendar import (
    add_months,
    day,
    iso,
    unit_end,
    unit_index,
    unit_start,
)
from timeline.dates.network import Assertion, Network
from timeline.dates.wording.phrases import When
from timeline.dates.wording.terms import (
    Anchor,
    BoundTerm,
    CalendarTerm,
    DuringTerm,
    EdtfTerm,
    OffsetTerm,
    Term,
    ThirdTerm,
)
from timeline.dates.written.parsing import parse_when

NODES = ("a", "b", "c", "d")
POINTS = ("a", "b")
FIRST = day(2024, 1, 25)  # windows lie around a leap day


@dataclass(frozen=True)
class Said:
    node: str
    text: str
    line: int = 0

    @property
    def when(self) -> When:
        return parse_when(self.text)

    @property
    def statement(self) -> Assertion:
        return Assertion(self.node, self.text, "a.yaml", self.line, soft=self.when.approximate)


def network_of(statements: list[Said], every: list[Said] | None = None) -> Network:
    """The network of these statements, which are some of ``every`` statement about the nodes."""
    network = Network()
    timed = timed_nodes(statements if every is None else every)
    for node in NODES:
        network.declare(node, point=node in POINTS, timed=node in timed)
    for one in statements:
        network.add(one.node, one.when, one.statement)
    network.solve()
    return network


def timed_nodes(statements: list[Said]) -> set[str]:
    return {one.node for one in statements if one.when.instant is not None}


@st.composite
def windows(draw: st.DrawFn, widest: int = 40) -> str:
    lo = FIRST + draw(st.integers(0, 50))
    hi = lo + draw(st.integers(0, widest))
    return draw(
        st.sampled_from(
            [
                f"[{iso(lo)}..{iso(hi)}]",
                f"after {iso(lo)}",
                f"before {iso(hi)}",
                f"{iso(lo)}~/{iso(hi)}",
                iso(lo)[:7],
                f"early {iso(hi)[:7]}",
                f"{iso(lo)}T06:00:00Z",
                f"{iso(lo)}T06:00Z",
                f"{iso(lo)}T00:00Z~",
                f"night of {iso(lo)}",
                f"before {iso(hi)}T06:00Z~",
                f"after {iso(lo)}T18:00:00Z",
                f"by {iso(hi)}T06:00:00Z",
            ]
        )
    )


@st.composite
def leaning(draw: st.DrawFn) -> str:
    anchor = draw(st.sampled_from(NODES))
    count = draw(st.integers(0, 40))
    side = draw(st.sampled_from(["after", "before"]))
    unit = draw(st.sampled_from(["day", "week", "month", "year"]))
    long = draw(st.sampled_from(["week", "month", "year"]))
    few = count if unit == "day" else count % 3
    about = draw(st.sampled_from(["", "about ", "within "]))
    by = draw(st.sampled_from(["", "by "]))
    return draw(
        st.sampled_from(
            [
                f"{about}{few} {unit}s {side} {anchor}",
                f"{by}the {long} {side} {anchor}",
                f"{by}same {unit} as {anchor}",
                f"by {anchor}",
                f"{side} {anchor}",
                f"during {anchor}",
            ]
        )
    )


statement_lists = st.lists(
    st.builds(Said, st.sampled_from(NODES), st.one_of(windows(), leaning()), st.integers(1, 99)),
    max_size=9,
)

Spans = dict[str, tuple[int, int]]
Hours = dict[str, tuple[float, float]]  # of a day, of start and end; a second lasts an hour here


def holds(term: Term, node: str, spans: Spans, hours: Hours | None, points: Sequence[str]) -> bool:
    """The meaning of a term, computed independently of the network.

    Without ``hours``: whether it can hold, as far as the days tell.
    """
    return holds_by_days(term, node, spans) and (
        hours is None or holds_within_days(term, node, spans, hours, points)
    )


def holds_within_days(
    term: Term, node: str, spans: Spans, hours: Hours, points: Sequence[str]
) -> bool:
    def moments(name: str) -> tuple[tuple[int, float], tuple[int, float]]:
        return tuple(zip(spans[name], hours[name], strict=True))  # type: ignore[return-value]

    start, end = moments(node)
    if isinstance(term, EdtfTerm) and term.instants is not None:
        least, most = map(_day_and_hour, term.instants)
        return least <= (start[0], int(start[1])) <= most
    if isinstance(term, BoundTerm) and isinstance(term.to, EdtfTerm) and term.to.instants:
        least, most = map(_day_and_hour, term.to.instants)
        if term.side == "after":
            return (start[0], int(start[1])) >= least
        return (end[0], int(end[1])) <= most
    if isinstance(term, BoundTerm) and isinstance(term.to, Anchor):
        first, last = moments(term.to.key)
        return {"by": True, "before": end < first, "after": start > last}[term.side]
    if isinstance(term, DuringTerm) and term.anchor.key not in points:
        first, last = moments(term.anchor.key)
        return first <= start and end <= last
    if isinstance(term, OffsetTerm) and (term.form != "about" or term.count):
        first, last = moments(term.anchor.key)
        return start >= last if term.side == "after" else end <= first
    return True


def _day_and_hour(instant: int) -> tuple[int, int]:
    return day(1970, 1, 1) + instant // 86_400, instant % 86_400 // 3600


def holds_by_days(term: Term, node: str, spans: Spans) -> bool:
    start, end = spans[node]
    lo, hi = (0, 0)
    if isinstance(term, EdtfTerm | ThirdTerm):
        bounds = term.bounds
        one_day = isinstance(term, EdtfTerm) and term.date.kind == "one-of"
        return (
            bounds.start_lo <= start <= bounds.start_hi
            and bounds.end_lo <= end <= bounds.end_hi
            and (start == end or not one_day)
        )
    if isinstance(term, BoundTerm):
        if isinstance(term.to, Anchor) or "T" in str(term.to):  # the same day is possible
            lo, hi = spans[term.to.key] if isinstance(term.to, Anchor) else term.to.bounds[::3]
            return {"by": end <= hi, "before": end <= lo, "after": start >= hi}[term.side]
        lo, hi = term.to.bounds.start_lo, term.to.bounds.end_hi
        return {"by": end <= hi, "before": end < lo, "after": start > hi}[term.side]
    if isinstance(term, DuringTerm):
        lo, hi = spans[term.anchor.key]
        return lo <= start and end <= hi
    if isinstance(term, CalendarTerm):
        lo, hi = spans[term.anchor.key]
        index = unit_index(term.unit, hi if term.side == "after" else lo) + term.step
        in_time = end <= unit_end(term.unit, index)
        return in_time and (term.by or start >= unit_start(term.unit, index))
    assert isinstance(term, OffsetTerm)
    lo, hi = spans[term.anchor.key]
    mine, theirs = (start, hi) if term.side == "after" else (end, lo)
    sign = 1 if term.side == "after" else -1
    if term.unit in ("day", "week"):
        goal = theirs + sign * term.count * {"day": 1, "week": 7}[term.unit]
    else:
        goal = add_months(theirs, sign * term.count * {"month": 1, "year": 12}[term.unit])
    if term.form == "within":
        return min(theirs, goal) <= mine <= max(theirs, goal)
    return abs(mine - goal) <= term.slack


def all_hold(
    statements: list[Said], spans: Spans, hours: Hours | None = None, points: Sequence[str] = POINTS
) -> bool:
    return all(
        holds(term, one.node, spans, hours, points) for one in statements for term in one.when.terms
    )
