"""Silence counts as an answer only where the sources of the responses cover it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.analysis.following.coverage import Coverage, Period
from timeline.analysis.following.responses import Responses, responses
from timeline.dates.calendar import OPEN_EARLIEST, OPEN_LATEST
from timeline.dates.written.parsing import parse_edtf
from timeline.query.results import EventLine
from timeline.views.analyses.responses import plain_responses
from timeline.views.analyses.responses import responses as view

Make = Callable[..., EventLine]


def covers(**periods: str) -> dict[str, tuple[int, int]]:
    return {
        key: (date.earliest, date.latest)
        for key, date in ((key, parse_edtf(text)) for key, text in periods.items())
    }


def follow(make: Make, triggers: list[str], days: list[int], **periods: str) -> Responses:
    """Two launches of 2022, of a register and of an article, after drills on these days."""
    launches = [
        make("first", "2022-03-05", sources=("register",)),
        make("second", "2022-06-20", sources=("register", "article")),
    ]
    drills = [make(f"drill-{number}", when) for number, when in enumerate(triggers)]
    return responses(drills, launches, days, covers(**periods))


def figures(found: Responses) -> list[tuple[int, int, int, int]]:
    for rate in found.rates:  # the totals add up
        assert rate.of + rate.not_covered == len(found.triggers)
        assert rate.surely <= rate.possibly <= rate.of
    return [(rate.surely, rate.possibly, rate.of, rate.not_covered) for rate in found.rates]


def keys(events: tuple[EventLine, ...]) -> list[str]:
    return [event.key for event in events]


def test_without_a_stated_period_everything_counts(event: Make) -> None:
    found = follow(event, ["2022-03-01", "2022-09-01"], [7, 30])
    assert figures(found) == [(1, 1, 2, 0), (1, 1, 2, 0)]
    assert (keys(found.unanswered), keys(found.not_covered)) == (["drill-1"], [])
    assert found.covered == ()


def test_a_trigger_after_the_end_of_the_register_is_not_unanswered(event: Make) -> None:
    # Covered until 30 June. Windows of 7 days end on 8 March, 8 May and 8 September.
    found = follow(event, ["2022-03-01", "2022-05-01", "2022-09-01"], [7], register="2020/2022-06")
    assert figures(found) == [(1, 1, 2, 1)]
    assert (keys(found.unanswered), keys(found.not_covered)) == (["drill-1"], ["drill-2"])
    assert found.covered == (Period(*covers(x="2020/2022-06")["x"]),)


def test_a_window_partly_outside_is_not_covered_even_if_it_is_answered(event: Make) -> None:
    # 15 June: covered for 15 days, so in the window of 7 days but not in that of 30.
    found = follow(event, ["2022-06-15", "2022-06-15"], [7, 15, 16], register="2020/2022-06")
    assert figures(found) == [(2, 2, 2, 0), (2, 2, 2, 0), (0, 0, 0, 2)]
    assert [len(each.responses) for each in found.triggers] == [1, 1]
    assert keys(found.not_covered) == ["drill-0", "drill-1"]


def test_the_window_begins_with_the_trigger_and_ends_after_its_end(event: Make) -> None:
    during = ["2021-12-31/2022-01-05", "2022-01-01/2022-01-05", "2022-06-19/2022-06-24"]
    found = follow(event, during, [6, 7], register="2022-01/2022-06")
    # The first begins before the period; that of June ends on the 24th: 6 days, no more.
    assert figures(found) == [(1, 1, 2, 1), (0, 0, 1, 2)]


def test_an_uncertain_day_is_covered_only_if_all_its_days_are(event: Make) -> None:
    found = follow(event, ["2022-06", "2022-05"], [7], register="2022-01/2022-06")
    assert figures(found) == [(0, 0, 1, 1)]
    assert keys(found.unanswered) == ["drill-1"]


def test_periods_of_several_sources_are_united(event: Make) -> None:
    periods = {"register": "2022-01/2022-04", "article": "2022-05/2022-06"}
    found = follow(event, ["2022-04-28"], [7], **periods)
    assert (figures(found), len(found.covered)) == ([(0, 0, 1, 0)], 1)
    gap = {"register": "2022-01/2022-04", "article": "2022-05-02/2022-06"}
    found = follow(event, ["2022-04-28"], [7], **gap)
    assert (figures(found), len(found.covered)) == ([(0, 0, 0, 1)], 2)


def test_a_source_of_no_response_covers_nothing(event: Make) -> None:
    found = follow(event, ["2023-01-01"], [7], register="2020/2022-06", other="2023")
    assert figures(found) == [(0, 0, 0, 1)]


def test_an_open_end_covers_everything_after(event: Make) -> None:
    found = follow(event, ["2023-01-01", "2019-12-31"], [7], register="2020/..")
    assert figures(found) == [(0, 0, 1, 1)]


def test_a_trigger_without_days_is_not_covered(event: Make) -> None:
    answer = event("answer", "3 days after lost", sources=("register",))
    found = responses([event("lost", "unknown")], [answer], [7], covers(register="2020/.."))
    assert figures(found) == [(0, 0, 0, 1)]


@pytest.mark.parametrize("width", [40, 80])
def test_the_view_states_what_is_not_covered(event: Make, width: int) -> None:
    drills = ["2022-05-01", "2022-06-18", "2022-09-01"]
    found = follow(event, drills, [7, 30], register="2020/2022-06")
    text = " ".join(" ".join(line.plain for line in view(found, "", "", width)).split())
    assert "1 of 2 triggers answered within 7 days, 1 not covered" in text
    assert "0 of 1 trigger answered within 30 days, 2 not covered" in text
    assert "covered January 2020 to June 2022" in text
    assert "not covered for 30 days: not counted in this rate" in text
    assert "Not covered for 30 days: nothing is known" in text


def test_each_window_says_by_itself_whether_it_is_covered(event: Make) -> None:
    drills = ["2022-06-18", "2022-06-24", "2022-05-01", "2022-09-01"]
    found = follow(event, drills, [1, 7, 30], register="2020/2022-06")
    lines = list(plain_responses(found.triggers, found.windows))
    for number, rate in enumerate(found.rates):
        states: dict[str, list[str]] = {}
        for line in lines:
            states.setdefault(line[0], []).append(line[4 + number])
        uncovered = [each for each in states.values() if "not-covered" in each]
        assert len(uncovered) == rate.not_covered
        assert all(set(each) == {"not-covered"} for each in uncovered)
        assert sum("surely" in each for each in states.values()) == rate.surely
    late = follow(event, ["2022-06-20"], [7, 30, 60], register="2020/2022-06")
    text = " ".join(line.plain.strip() for line in view(late, "", "", 80))
    assert "not covered for 30 and 60 days: not counted in these rates" in text


@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(0, 20)), min_size=1),
    st.integers(1, 60),
    st.integers(0, 20),
)
def test_what_is_covered_is_what_each_day_says(
    spans: list[tuple[int, int]], first: int, length: int
) -> None:
    coverage = Coverage(Period(start, start + more) for start, more in spans)
    days = {day for start, more in spans for day in range(start, start + more + 1)}
    every = all(day in days for day in range(first, first + length + 1))
    assert coverage.includes(first, first + length) == every
    everything = Coverage([Period(OPEN_EARLIEST, OPEN_LATEST)])
    assert everything.includes(first, first + length)
