"""Properties of the network, tested with random statements."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.profiles import one_in
from timeline.dates.calendar import (
    add_months,
    day,
    is_bounded,
    iso,
    unit_end,
    unit_index,
    unit_start,
)
from timeline.dates.network import Assertion, Network
from timeline.dates.network.maps import MonthsBackMap, MonthsMap, UnitMap
from timeline.dates.parsing import parse_when
from timeline.dates.phrases import When
from timeline.dates.terms import (
    Anchor,
    Bounds,
    BoundTerm,
    CalendarTerm,
    DuringTerm,
    EdtfTerm,
    OffsetTerm,
    Term,
    ThirdTerm,
)

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


def network_of(said: list[Said], every: list[Said] | None = None) -> Network:
    """The network of these statements, which are some of ``every`` statement about the nodes."""
    network = Network()
    timed = timed_nodes(said if every is None else every)
    for node in NODES:
        network.declare(node, point=node in POINTS, timed=node in timed)
    for one in said:
        network.add(one.node, one.when, one.statement)
    network.solve()
    return network


def timed_nodes(said: list[Said]) -> set[str]:
    return {one.node for one in said if one.when.instant is not None}


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


said_things = st.lists(
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
    if isinstance(term, EdtfTerm) and term.date.seconds is not None:
        return int(start[1]) == term.date.seconds // 3600
    if isinstance(term, BoundTerm) and isinstance(term.to, EdtfTerm) and term.to.date.seconds:
        limit = term.to.date.start_lo, term.to.date.seconds // 3600
        if term.side == "after":
            return (start[0], int(start[1])) >= limit
        return (end[0], int(end[1])) <= limit
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
    said: list[Said], spans: Spans, hours: Hours | None = None, points: Sequence[str] = POINTS
) -> bool:
    return all(
        holds(term, one.node, spans, hours, points) for one in said for term in one.when.terms
    )


starts = st.integers(FIRST, FIRST + 90)


@given(st.data(), said_things)
def test_possible_days_are_never_excluded(data: st.DataObject, said: list[Said]) -> None:
    spans: Spans = {}
    hours: Hours = {}
    clocks = []
    for node in NODES:
        start, hour = data.draw(starts), data.draw(st.integers(0, 23))
        spans[node] = (start, start + (0 if node in POINTS else data.draw(st.integers(0, 30))))
        hours[node] = (hour, hour if node in POINTS else data.draw(st.integers(hour, 23)))
        if data.draw(st.booleans()) and spans[node][0] == spans[node][1]:
            clocks.append(Said(node, f"{iso(start)}T{hour:02}:00:00Z"))
    true = [one for one in [*said, *clocks] if all_hold([one], spans, hours)]
    network = network_of(true)
    assert all(found.circle for found in network.contradictions)
    for node, (start, end) in spans.items():
        bounds = network.bounds(node)
        assert bounds.start_lo <= start <= bounds.start_hi
        assert bounds.end_lo <= end <= bounds.end_hi


small_windows = st.one_of(
    st.builds(
        lambda lo, width: f"[{iso(FIRST + lo)}..{iso(FIRST + lo + width)}]",
        st.integers(0, 40),
        st.integers(0, 6),
    ),
    st.builds(
        lambda lo, hour: f"{iso(FIRST + lo)}T{hour}:00:00Z",
        st.integers(0, 6),
        st.sampled_from(["06", "18"]),
    ),
)
ordering = st.builds(
    lambda wording, anchor: f"{wording} {anchor}",
    st.sampled_from(["after", "before", "0 days after", "within 2 days before", "during"]),
    st.sampled_from("abc"),
)


def enough_hours(windows_: list[str]) -> list[list[tuple[float, float]]]:
    """Hours for the points, enough for every order within a day."""
    untimed = sum("T" not in window for window in windows_)
    gaps = [first + n for first in (1, 10, 20) for n in range(untimed)]
    within = [clock + n / 10 for clock in (6, 18) for n in range(3)]
    hours = []
    for window in windows_:
        mine = [*gaps, *within]
        if "T" in window:
            mine = [hour for hour in within if int(hour) == int(window[11:13])]
        hours.append([(hour, hour) for hour in mine])
    return hours


@given(
    st.tuples(small_windows, small_windows, small_windows),
    st.lists(st.builds(Said, st.sampled_from("abc"), st.one_of(leaning(), ordering)), max_size=5),
)
@settings(max_examples=one_in(3))
def test_a_contradiction_is_found_exactly_if_there_is_no_solution(
    windows_: tuple[str, str, str], relations: list[Said]
) -> None:
    said = [Said(node, text, 1) for node, text in zip("abc", windows_, strict=True)]
    said += [one for one in relations if not one.text.endswith(" d")]
    network = Network()
    for node in "abc":
        network.declare(node, point=True, timed=node in timed_nodes(said))
    for one in said:
        network.add(one.node, one.when, one.statement)
    network.solve()
    ranges = [range(b.start_lo, b.start_hi + 1) for b in (parse_when(w).bounds for w in windows_)]
    spans = [
        {node: (x, x) for node, x in zip("abc", days, strict=True)}
        for days in itertools.product(*ranges)
    ]
    hours = [
        dict(zip("abc", chosen, strict=True))
        for chosen in itertools.product(*enough_hours(list(windows_)))
    ]
    possible = any(
        all_hold(said, days, clocks, points="abc")
        for days in spans
        if all_hold(said, days)
        for clocks in hours
    )
    assert possible == all(found.circle for found in network.contradictions)


def outcome(network: Network) -> object:
    return (
        {node: network.bounds(node) for node in NODES},
        network.contradictions,
        {node: network.is_sure(node) for node in NODES},
        {node: network.explain(node, "start_lo") for node in NODES},
        {node: network.explain(node, "end_hi") for node in NODES},
    )


@given(said_things)
def test_contradictions_are_minimal_and_warn_only_if_soft(said: list[Said]) -> None:
    for found in network_of(said).contradictions:
        if found.circle:
            continue
        members = [Said(one.node, one.text, one.line) for one in found.statements]
        assert any(not other.circle for other in network_of(members, said).contradictions)
        for member in members:
            rest = network_of([one for one in members if one is not member], said)
            assert all(other.circle for other in rest.contradictions)
        assert found.soft == any(one.soft for one in found.statements)
        assert set(found.dropped) <= set(found.statements)


@given(st.data(), said_things)
def test_the_order_of_statements_does_not_matter(data: st.DataObject, said: list[Said]) -> None:
    shuffled = data.draw(st.permutations(said))
    assert outcome(network_of(said)) == outcome(network_of(shuffled))


def without_sentinels(bounds: Bounds) -> Bounds:
    """Open and unknown are both treated as no bound."""
    return Bounds(
        *(value if is_bounded(value) else (1 << 62) * (1 if value > 0 else -1) for value in bounds)
    )


@given(said_things)
def test_an_additional_statement_never_widens_bounds(said: list[Said]) -> None:
    network = network_of(said)
    if network.contradictions:
        return
    for one in said:
        fewer = network_of([other for other in said if other is not one], said)
        for node in NODES:
            wide, narrow = fewer.bounds(node), network.bounds(node)
            wide, narrow = without_sentinels(wide), without_sentinels(narrow)
            assert wide.start_lo <= narrow.start_lo <= narrow.start_hi <= wide.start_hi
            assert wide.end_lo <= narrow.end_lo <= narrow.end_hi <= wide.end_hi


@given(said_things)
def test_the_statements_of_an_explanation_suffice(said: list[Said]) -> None:
    network = network_of(said)
    for node in NODES:
        reasons = [Said(one.node, one.text, one.line) for one in network.reasons(node)]
        again = network_of(reasons, said).bounds(node)
        assert without_sentinels(again) == without_sentinels(network.bounds(node))


days = st.integers(FIRST - 800, FIRST + 800)
maps = st.one_of(
    st.builds(UnitMap, st.sampled_from(["day", "week", "month", "year"]), st.integers(-1, 1)),
    st.builds(MonthsMap, st.integers(-30, 30), st.integers(0, 20)),
    st.builds(MonthsBackMap, st.integers(-30, 30), st.integers(0, 20)),
)


@given(maps, days, days)
def test_a_map_is_equivalent_in_both_directions(
    map_: UnitMap | MonthsMap | MonthsBackMap, left: int, right: int
) -> None:
    assert (left <= map_.up(right)) == (map_.down(left) <= right)
    assert left <= map_.up(map_.down(left))
    assert map_.down(left) >= left + map_.gain
