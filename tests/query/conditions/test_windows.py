"""A window of time finds what its definition says, for any classes of spans."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert, select

from timeline.dates.calendar import OPEN_EARLIEST, OPEN_LATEST, UNKNOWN_EARLIEST, UNKNOWN_LATEST
from timeline.query.conditions.fields.event_conditions import LONGEST, overlaps, span_class

DAYS = Table(
    "event",
    MetaData(),
    *(Column(name, Integer) for name in ("number", "start_lo", "end_hi", "span_class")),
)
EDGES = [0, 1, *(n + d for n in LONGEST for d in (-1, 0, 1)), 10**6]


@pytest.mark.parametrize(("span", "number"), [(0, 0), (31, 0), (32, 1), (366, 1), (36_526, 4)])
def test_the_class_of_a_span(span: int, number: int) -> None:
    assert span_class(700_000, 700_000 + span) == number


@pytest.mark.parametrize("lo", [OPEN_EARLIEST, UNKNOWN_EARLIEST, 700_000])
@pytest.mark.parametrize("hi", [OPEN_LATEST, UNKNOWN_LATEST])
def test_a_span_without_a_bound_is_in_the_last_class(lo: int, hi: int) -> None:
    assert span_class(lo, hi) == 4


events = st.lists(
    st.builds(
        lambda start, span: (start, start + span), st.integers(-200, 200), st.sampled_from(EDGES)
    )
    | st.sampled_from([(OPEN_EARLIEST, 5), (-5, UNKNOWN_LATEST), (UNKNOWN_EARLIEST, OPEN_LATEST)]),
    min_size=1,
    max_size=20,
)
ends = st.none() | st.integers(-400, 40_000)


@given(events=events, lo=ends, hi=ends)
def test_overlaps_is_its_definition(
    events: list[tuple[int, int]], lo: int | None, hi: int | None
) -> None:
    if lo is None and hi is None:
        lo = 0
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        DAYS.create(connection)
        rows = [
            {"number": n, "start_lo": a, "end_hi": b, "span_class": span_class(a, b)}
            for n, (a, b) in enumerate(events)
        ]
        connection.execute(insert(DAYS), rows)
        found = connection.scalars(
            select(DAYS.c.number).where(overlaps(SimpleNamespace(**dict(DAYS.c)), lo, hi))
        )
        assert set(found) == {
            n
            for n, (a, b) in enumerate(events)
            if (hi is None or a <= hi) and (lo is None or b >= lo)
        }
    engine.dispose()
