import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.calendar import MONTH_NAMES, DayRange, day, ymd
from timeline.over_time.units import BY_DAY, BY_WEEK, DAY, MONTH, AxisUnit
from timeline.views.charts.axis import Axis, axis

MONTHS = [name[:3] for name in MONTH_NAMES]


def year(first: int, last: int | None = None) -> DayRange:
    return day(first, 1, 1), day(last or first, 12, 31)


def test_a_few_days_have_a_label_each() -> None:
    found = axis([(day(2022, 7, 4), day(2022, 7, 8))], 60, BY_DAY)
    assert found.step == DAY
    assert found.labels == [
        "Jul 2022                      ",
        "4     5     6     7     8     ",
    ]


def test_some_weeks_have_their_mondays_labelled() -> None:
    found = axis([(day(2022, 6, 27), day(2022, 8, 7))], 60, BY_DAY)
    assert [label.split() for label in found.labels] == [
        ["Jun", "Jul", "2022", "Aug"],
        ["27", "4", "11", "18", "25", "1"],
    ]


def test_a_month_is_above_the_first_week_that_begins_in_it() -> None:
    found = axis([(day(2016, 3, 1), day(2016, 4, 10))], 60, BY_WEEK, 4)
    assert found.step.name == "week"
    months, days = found.labels
    assert days.split() == ["29", "7", "14", "21", "28", "4"]
    assert months.split() == ["Feb", "2016", "Mar", "2016", "Apr", "2016"]
    assert months.index("Mar") == days.index("7")
    assert months.index("Apr") == days.rindex("4")


def test_a_year_has_its_months() -> None:
    found = axis([year(2022)], 60, BY_DAY)
    assert found.step == MONTH
    assert [label.split() for label in found.labels] == [["2022"], MONTHS]


def test_where_months_do_not_fit_quarters_do() -> None:
    found = axis([year(2021, 2022)], 60, BY_DAY)
    assert [label.split() for label in found.labels] == [
        ["2021", "2022"],
        ["Jan", "Apr", "Jul", "Oct"] * 2,
    ]


@pytest.mark.parametrize(
    ("years", "step", "label"),
    [
        (
            year(1990, 2029),
            "year",
            ["1990", "1995", "2000", "2005", "2010", "2015", "2020", "2025"],
        ),
        (year(1500, 1999), "decade", [f"{y}" for y in range(1500, 2000, 50)]),
        (year(-10_000, 9_999), "1,000 years", ["10001", "BC", "5001", "BC", "1", "BC", "5000"]),
    ],
)
def test_long_times_are_cut_in_years_decades_and_more(
    years: DayRange, step: str, label: list[str]
) -> None:
    found = axis([years], 60, BY_DAY)
    assert found.step.name == step
    assert found.labels[-1].split() == label


def test_a_long_empty_period_is_cut_out_and_marked() -> None:
    found = axis(
        [(day(2016, 1, 4), day(2016, 2, 7)), (day(2022, 7, 4), day(2022, 8, 1))], 80, BY_DAY
    )
    assert found.step == DAY
    assert found.empty == [(day(2016, 2, 8), day(2022, 7, 3))]
    assert "//" in found.background
    assert found.labels[0].split() == ["Jan", "2016", "Feb", "//", "Jul", "2022"]


def test_what_fits_in_days_is_not_broken() -> None:
    found = axis(
        [(day(2022, 7, 1), day(2022, 7, 1)), (day(2022, 7, 30), day(2022, 7, 30))], 40, BY_DAY
    )
    assert found.empty == []


def test_a_chart_that_counts_has_weeks_and_quarters() -> None:
    assert axis([(day(2022, 7, 4), day(2022, 9, 4))], 60, BY_WEEK, 4).step.name == "week"
    assert (
        axis([year(2021, 2022)], 60, BY_WEEK, 4).labels[-1].split() == ["Q1", "Q2", "Q3", "Q4"] * 2
    )


DAYS = st.one_of(st.integers(730_000, 740_000), st.integers(-(2**61), 2**61))
STRETCHES = st.lists(
    st.tuples(DAYS, st.integers(0, 400)).map(lambda each: (each[0], each[0] + each[1])),
    min_size=1,
    max_size=8,
)
ANY_AXIS = st.tuples(STRETCHES, st.integers(24, 200), st.sampled_from([(BY_DAY, 1), (BY_WEEK, 4)]))


def made(given_: tuple[list[DayRange], int, tuple[tuple[AxisUnit, ...], int]]) -> Axis:
    stretches, width, (steps, least) = given_
    return axis(stretches, width, steps, least)


@given(ANY_AXIS)
def test_every_day_that_matters_is_on_an_axis_that_is_no_wider_than_asked(
    asked: tuple[list[DayRange], int, tuple[tuple[AxisUnit, ...], int]],
) -> None:
    found = made(asked)
    assert found.width <= asked[1]
    for first, last in asked[0]:
        begin, end = found.days.between(first, last) or (0, -1)
        assert found.days.firsts[begin] <= first
        assert last <= found.days.lasts[end]
        for before, after in pairwise(range(begin, end + 1)):  # no break inside
            assert found.days.firsts[after] in (
                found.days.lasts[before] + 1,
                found.days.firsts[before],
            )


@given(ANY_AXIS)
def test_labels_never_touch_and_name_the_days_below_them(
    asked: tuple[list[DayRange], int, tuple[tuple[AxisUnit, ...], int]],
) -> None:
    found = made(asked)
    for row in found.labels:
        assert len(row) == found.width
        column = 0
        for word in row.replace(" BC", "_BC").split(" "):
            if word and word != "//":
                assert names(word, found, column), (word, found.labels)
            column += len(word) + 1
        for segment in found.segments:
            assert row[segment.column : found.end(segment)].strip()


def names(word: str, found: Axis, column: int) -> bool:
    """Whether a day of the unit at this column is called so; a word cannot be two that touch."""
    at = found.units.columns.index(column) if column in found.units.columns else None
    if at is None:  # the year after a month's name
        return re.fullmatch(r"\d{4,}|\d+_BC", word) is not None
    ends = [ymd(day) for day in (found.units.firsts[at], found.units.lasts[at])]
    calls = {f"{y:04}" if y > 0 else f"{1 - y}_BC" for y, _, _ in ends} | {
        MONTHS[m - 1] for _, m, _ in ends
    }
    calls |= {str(d) for _, _, d in ends} | {f"Q{m // 3 + 1}" for _, m, _ in ends[:1]}
    return word in calls
