"""Laws of the network, over statements drawn at random."""

import itertools
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates.calendar import (
    add_months,
    day,
    is_bounded,
    iso,
    unit_end,
    unit_index,
    unit_start,
)
from timeline.dates.network import Network, Statement
from timeline.dates.network.maps import MonthsBackMap, MonthsMap, UnitMap
from timeline.dates.phrases import When, parse_when
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
    def statement(self) -> Statement:
        return Statement(self.node, self.text, "a.yaml", self.line, soft=self.when.approximate)


def network_of(said: list[Said]) -> Network:
    network = Network()
    for node in NODES:
        network.declare(node, point=node in POINTS)
    for one in said:
        network.add(one.node, one.when, one.statement)
    network.solve()
    return network


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


def holds(term: Term, start: int, end: int, spans: Spans) -> bool:
    """The plain meaning of a term, by itself and without the network's machinery."""
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
        if isinstance(term.to, Anchor):
            lo, hi = spans[term.to.key]
        else:
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


def all_hold(said: list[Said], spans: Spans) -> bool:
    return all(holds(term, *spans[one.node], spans) for one in said for term in one.when.terms)


starts = st.integers(FIRST, FIRST + 90)


@given(st.data(), said_things)
@settings(max_examples=70, deadline=None)
def test_what_really_happened_is_never_ruled_out(data: st.DataObject, said: list[Said]) -> None:
    spans: Spans = {}
    for node in NODES:
        start = data.draw(starts)
        spans[node] = (start, start + (0 if node in POINTS else data.draw(st.integers(0, 30))))
    true = [one for one in said if all_hold([one], spans)]
    network = network_of(true)
    assert all(found.circle for found in network.contradictions)
    for node, (start, end) in spans.items():
        bounds = network.bounds(node)
        assert bounds.start_lo <= start <= bounds.start_hi
        assert bounds.end_lo <= end <= bounds.end_hi


small_windows = st.builds(
    lambda lo, width: f"[{iso(FIRST + lo)}..{iso(FIRST + lo + width)}]",
    st.integers(0, 40),
    st.integers(0, 9),
)


@given(
    st.tuples(small_windows, small_windows, small_windows),
    st.lists(st.builds(Said, st.sampled_from("abc"), leaning()), max_size=5),
)
@settings(max_examples=50, deadline=None)
def test_a_contradiction_is_found_just_when_nothing_could_have_happened(
    windows_: tuple[str, str, str], relations: list[Said]
) -> None:
    said = [Said(node, text, 1) for node, text in zip("abc", windows_, strict=True)]
    said += [one for one in relations if not one.text.endswith(" d")]
    network = Network()
    for node in "abc":
        network.declare(node, point=True)
    for one in said:
        network.add(one.node, one.when, one.statement)
    network.solve()
    ranges = [range(b.start_lo, b.start_hi + 1) for b in (parse_when(w).bounds for w in windows_)]
    possible = any(
        all_hold(said, {node: (x, x) for node, x in zip("abc", days, strict=True)})
        for days in itertools.product(*ranges)
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
@settings(max_examples=60, deadline=None)
def test_contradictions_are_minimal_and_warn_only_if_soft(said: list[Said]) -> None:
    for found in network_of(said).contradictions:
        if found.circle:
            continue
        members = [Said(one.node, one.text, one.line) for one in found.statements]
        assert any(not other.circle for other in network_of(members).contradictions)
        for member in members:
            rest = network_of([one for one in members if one is not member])
            assert all(other.circle for other in rest.contradictions)
        assert found.soft == any(one.soft for one in found.statements)
        assert set(found.dropped) <= set(found.statements)


@given(st.data(), said_things)
@settings(max_examples=50, deadline=None)
def test_the_order_of_statements_does_not_matter(data: st.DataObject, said: list[Said]) -> None:
    shuffled = data.draw(st.permutations(said))
    assert outcome(network_of(said)) == outcome(network_of(shuffled))


@given(said_things, said_things)
@settings(max_examples=60, deadline=None)
def test_replacing_a_nodes_statements_is_solving_anew(said: list[Said], more: list[Said]) -> None:
    network = network_of(said)
    for node in ("a", "c"):
        network.forget(node)
        for one in more:
            if one.node == node:
                network.add(one.node, one.when, one.statement)
        network.solve()
    now = [one for one in said if one.node not in ("a", "c")]
    now += [one for one in more if one.node in ("a", "c")]
    assert outcome(network) == outcome(network_of(now))


def without_sentinels(bounds: Bounds) -> Bounds:
    """Open and unknown alike are no bound at all."""
    return Bounds(
        *(value if is_bounded(value) else (1 << 62) * (1 if value > 0 else -1) for value in bounds)
    )


@given(said_things)
@settings(max_examples=50, deadline=None)
def test_another_statement_never_widens(said: list[Said]) -> None:
    network = network_of(said)
    if network.contradictions:
        return
    for one in said:
        fewer = network_of([other for other in said if other is not one])
        for node in NODES:
            wide, narrow = fewer.bounds(node), network.bounds(node)
            wide, narrow = without_sentinels(wide), without_sentinels(narrow)
            assert wide.start_lo <= narrow.start_lo <= narrow.start_hi <= wide.start_hi
            assert wide.end_lo <= narrow.end_lo <= narrow.end_hi <= wide.end_hi


@given(said_things)
@settings(max_examples=50, deadline=None)
def test_the_statements_of_an_explanation_suffice(said: list[Said]) -> None:
    network = network_of(said)
    for node in NODES:
        reasons = [Said(one.node, one.text, one.line) for one in network.reasons(node)]
        again = network_of(reasons).bounds(node)
        assert without_sentinels(again) == without_sentinels(network.bounds(node))


days = st.integers(FIRST - 800, FIRST + 800)
maps = st.one_of(
    st.builds(UnitMap, st.sampled_from(["day", "week", "month", "year"]), st.integers(-1, 1)),
    st.builds(MonthsMap, st.integers(-30, 30), st.integers(0, 20)),
    st.builds(MonthsBackMap, st.integers(-30, 30), st.integers(0, 20)),
)


@given(maps, days, days)
@settings(max_examples=100, deadline=None)
def test_a_map_says_the_same_in_both_directions(
    map_: UnitMap | MonthsMap | MonthsBackMap, left: int, right: int
) -> None:
    assert (left <= map_.up(right)) == (map_.down(left) <= right)
    assert left <= map_.up(map_.down(left))
    assert map_.down(left) >= left + map_.gain
