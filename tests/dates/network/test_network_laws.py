"""Properties of the network, tested with random statements."""

import itertools

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.dates.meanings import Hours, Spans
from tests.dates.network.statements import (
    FIRST,
    NODES,
    POINTS,
    Said,
    all_hold,
    leaning,
    network_of,
    statement_lists,
    timed_nodes,
)
from tests.profiles import one_in
from timeline.dates.calendar import (
    is_bounded,
    iso,
)
from timeline.dates.maps import MonthsBackMap, MonthsMap, UnitMap, WeeksMap
from timeline.dates.network import Network
from timeline.dates.wording.terms import (
    Bounds,
)
from timeline.dates.written.parsing import parse_when

WEEK = "[2024-01-25..2024-01-31]"
starts = st.integers(FIRST, FIRST + 90)


@given(st.data(), statement_lists)
def test_possible_days_are_never_excluded(data: st.DataObject, statements: list[Said]) -> None:
    spans: Spans = {}
    hours: Hours = {}
    clocks = []
    for node in NODES:
        start, hour = data.draw(starts), data.draw(st.integers(0, 23))
        spans[node] = (start, start + (0 if node in POINTS else data.draw(st.integers(0, 30))))
        hours[node] = (hour, hour if node in POINTS else data.draw(st.integers(hour, 23)))
        if data.draw(st.booleans()) and spans[node][0] == spans[node][1]:
            clocks.append(Said(node, f"{iso(start)}T{hour:02}:00:00Z"))
    true = [one for one in [*statements, *clocks] if all_hold([one], spans, hours)]
    network = network_of(true)
    assert all(found.cycle for found in network.contradictions)
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
    st.lists(
        st.builds(Said, st.sampled_from("abc"), st.one_of(leaning(exact=True), ordering)),
        max_size=5,
    ),
)
@example((WEEK, "2024-01-26T06:00:00Z", "2024-01-25T06:00:00Z"), [Said("b", "by c")])
@example((WEEK, "2024-01-26T06:00:00Z", "2024-01-25T06:00:00Z"), [Said("b", "during c")])
@settings(max_examples=one_in(3))
def test_a_contradiction_is_found_exactly_if_there_is_no_solution(
    windows_: tuple[str, str, str], relations: list[Said]
) -> None:
    statements = [Said(node, text, 1) for node, text in zip("abc", windows_, strict=True)]
    statements += [one for one in relations if not one.text.endswith(" d")]
    network = Network()
    for node in "abc":
        network.declare(node, point=True, timed=node in timed_nodes(statements))
    for one in statements:
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
        all_hold(statements, days, clocks, points="abc")
        for days in spans
        if all_hold(statements, days)
        for clocks in hours
    )
    assert possible == all(found.cycle for found in network.contradictions)


def outcome(network: Network) -> object:
    return (
        {node: network.bounds(node) for node in NODES},
        network.contradictions,
        {node: network.is_sure(node) for node in NODES},
        {node: network.explain(node, "start_lo") for node in NODES},
        {node: network.explain(node, "end_hi") for node in NODES},
    )


@given(statement_lists)
def test_contradictions_are_minimal_and_warn_only_if_soft(statements: list[Said]) -> None:
    for found in network_of(statements).contradictions:
        if found.cycle:
            continue
        members = [Said(one.node, one.text, one.line) for one in found.statements]
        assert any(not other.cycle for other in network_of(members, statements).contradictions)
        for member in members:
            rest = network_of([one for one in members if one is not member], statements)
            assert all(other.cycle for other in rest.contradictions)
        assert found.soft == any(one.soft for one in found.statements)
        assert set(found.dropped) <= set(found.statements)


@given(st.data(), statement_lists)
def test_the_order_of_statements_does_not_matter(
    data: st.DataObject, statements: list[Said]
) -> None:
    shuffled = data.draw(st.permutations(statements))
    assert outcome(network_of(statements)) == outcome(network_of(shuffled))


def without_sentinels(bounds: Bounds) -> Bounds:
    """Open and unknown are both treated as no bound."""
    return Bounds(
        *(value if is_bounded(value) else (1 << 62) * (1 if value > 0 else -1) for value in bounds)
    )


@given(statement_lists)
def test_an_additional_statement_never_widens_bounds(statements: list[Said]) -> None:
    network = network_of(statements)
    if network.contradictions:
        return
    for one in statements:
        fewer = network_of([other for other in statements if other is not one], statements)
        for node in NODES:
            wide, narrow = fewer.bounds(node), network.bounds(node)
            wide, narrow = without_sentinels(wide), without_sentinels(narrow)
            assert wide.start_lo <= narrow.start_lo <= narrow.start_hi <= wide.start_hi
            assert wide.end_lo <= narrow.end_lo <= narrow.end_hi <= wide.end_hi


@given(statement_lists)
def test_the_statements_of_an_explanation_suffice(statements: list[Said]) -> None:
    network = network_of(statements)
    for node in NODES:
        reasons = [Said(one.node, one.text, one.line) for one in network.reasons(node)]
        again = network_of(reasons, statements).bounds(node)
        assert without_sentinels(again) == without_sentinels(network.bounds(node))


days = st.integers(FIRST - 800, FIRST + 800)
maps = st.one_of(
    st.builds(UnitMap, st.sampled_from(["day", "week", "month", "year"]), st.integers(-1, 1)),
    st.builds(MonthsMap, st.integers(-30, 30), st.integers(-1, 20)),
    st.builds(MonthsBackMap, st.integers(-30, 30), st.integers(-1, 20), st.integers(-20, 2)),
    st.builds(WeeksMap, st.integers(-9, 9), st.integers(-9, 9)),
)


@given(maps, days, days)
def test_a_map_is_equivalent_in_both_directions(
    map_: UnitMap | MonthsMap | MonthsBackMap | WeeksMap, left: int, right: int
) -> None:
    assert (left <= map_.up(right)) == (map_.down(left) <= right)
    assert left <= map_.up(map_.down(left))
    assert map_.down(left) >= left + map_.gain
