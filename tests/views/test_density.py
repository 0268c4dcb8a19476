from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made_events import page
from timeline.dates.calendar import OPEN_LATEST, UNKNOWN_EARLIEST, UNKNOWN_LATEST, day
from timeline.over_time.days import known_days
from timeline.over_time.rows import RowsBy
from timeline.over_time.sums import EventSum
from timeline.query.results import EventLine, EventPage
from timeline.views.charts.density import density, plain_density

WIDTHS = (40, 80, 120, 200)
JULY = day(2022, 7, 4)

MakeEvent = Callable[..., EventLine]
AnyEvents = st.SearchStrategy[list[EventLine]]


def drawn(*events: EventLine, width: int = 80) -> list[str]:
    return [line.plain for line in density(page(*events), width)]


@pytest.mark.parametrize("width", WIDTHS)
def test_shipped_chronicle(shipped: EventPage, golden: Any, width: int) -> None:
    golden(f"density-{width}", density(shipped, width))


def test_shipped_chronicle_by_actor(shipped: EventPage, golden: Any) -> None:
    golden("density-by-actor-80", density(shipped, 80, "actor"))


def test_columns_are_solid_for_what_is_sure_and_light_above(make_event: MakeEvent) -> None:
    lines = drawn(
        *(make_event(JULY) for _ in range(2)),
        make_event(JULY, JULY + 13),
        make_event(JULY, sure=False),
    )
    assert [line.removeprefix("✦ launch  3–4").split() for line in lines[4:9]] == [
        ["░░░░░░"],
        ["░░░░░░"],
        ["██████"],
        ["██████", "░░░░░░"],
        ["2–4", "0–1"],
    ]


def test_the_unit_of_the_columns_is_shown(make_event: MakeEvent) -> None:
    for last, unit in ((20, "week"), (300, "month"), (900, "quarter"), (5_000, "year")):
        lines = drawn(make_event(JULY), make_event(JULY, JULY + last, sure=False))
        assert any(f"a column: {unit}" in line for line in lines)


def test_many_events_share_a_block_and_the_scale_is_shown(make_event: MakeEvent) -> None:
    lines = drawn(*(make_event(JULY) for _ in range(90)))
    assert sum("██████" in line for line in lines) == 4
    assert any("a block is up to 23 events" in line for line in lines)
    assert any(line.strip() == "90" for line in lines)


def test_totals_are_bounds(make_event: MakeEvent) -> None:
    assert str(EventSum([make_event(JULY), make_event(JULY, JULY + 40)]).drawn) == "2"
    assert str(EventSum([make_event(JULY), make_event(JULY, sure=False)]).drawn) == "1–2"
    assert str(EventSum([make_event(UNKNOWN_EARLIEST, JULY)]).drawn) == "0–1"
    assert str(EventSum([make_event(JULY, JULY, JULY, OPEN_LATEST)]).drawn) == "1"
    sure = [make_event(JULY, key="sure"), make_event(JULY, key="possible")]
    assert str(EventSum(sure, {"sure"}).drawn) == "1–2"
    undated = [make_event(UNKNOWN_EARLIEST, UNKNOWN_LATEST, key=key) for key in ("sure", "other")]
    assert str(EventSum(undated, {"sure"}).not_drawn) == "1–2"


def test_an_event_without_a_date_is_listed_not_spread(make_event: MakeEvent) -> None:
    lines = drawn(make_event(JULY), make_event(UNKNOWN_EARLIEST, UNKNOWN_LATEST, key="nowhere"))
    assert any("1 event not drawn" in line for line in lines)
    assert sum("░" in line for line in lines) == 1  # the legend


def test_plain_lines_have_units_and_bounds(make_event: MakeEvent) -> None:
    events = page(
        make_event(JULY),
        make_event(JULY, JULY + 7),
        make_event(UNKNOWN_EARLIEST, UNKNOWN_LATEST),
    )
    assert list(plain_density(events)) == [
        ["launch", "2022-07-04", "2022-07-10", "1", "2"],
        ["launch", "2022-07-11", "2022-07-17", "0", "1"],
        ["launch", "", "", "0", "1"],
    ]
    assert list(plain_density(page())) == []


def test_an_event_of_other_days_only_is_in_no_column(make_event: MakeEvent) -> None:
    asked = (JULY + 40, JULY + 60)  # another record of the first event is on them
    found = replace(page(make_event(JULY), make_event(JULY + 50)), asked=asked)
    assert sum(int(fields[4]) for fields in plain_density(found)) == 1


@given(data=st.data(), width=st.sampled_from(WIDTHS), by=st.sampled_from(get_args(RowsBy)))
def test_no_line_is_too_wide(
    any_events: AnyEvents, data: st.DataObject, width: int, by: RowsBy
) -> None:
    lines = list(density(page(*data.draw(any_events)), width, by))
    assert all(line.cell_len <= width for line in lines)


@given(data=st.data())
def test_counts_are_what_the_query_would_find(any_events: AnyEvents, data: st.DataObject) -> None:
    events = data.draw(any_events)
    counted = [fields for fields in plain_density(page(*events)) if fields[1]]
    dated = [event for event in events if known_days(event)]
    assert {event.kind for event in dated} == {kind for kind, *_ in counted}
    for kind, _, _, sure, possible in counted:
        assert 0 <= int(sure) <= int(possible) <= sum(event.kind == kind for event in dated)
    for event in dated:
        if event.sure and event.start_lo == event.end_hi:
            assert any(kind == event.kind and int(sure) for kind, _, _, sure, _ in counted)
