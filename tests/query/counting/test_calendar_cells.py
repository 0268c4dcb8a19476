"""Tables of two units of one date: an event is in a cell on a day that is in both units."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.analysis.crosstab.axes import GroupAxis
from timeline.analysis.crosstab.cells import Cells
from timeline.dates.calendar import OPEN_LATEST
from timeline.query.grouping.fields import grouping
from timeline.query.grouping.periods import UNITS
from timeline.query.results.grouping import DateBounds

PAIRS = sorted(permutations(UNITS, 2))
JANUARY = date(2015, 1, 1).toordinal()

Cell = tuple[str, str]


def label(unit: str, day: int) -> str:
    """The row of a day."""
    found = UNITS[unit]
    number = found.index(day)
    return found.cycle[number % len(found.cycle)] if found.cycle else found.label(number)


def cells(pair: Cell, *dates: DateBounds) -> dict[Cell, bool]:
    """The cells of an event, each with whether it surely is there."""
    groupings = [grouping(name) for name in pair]
    places = tuple(UNITS[name].membership(dates, dated=True) for name in pair)
    axes = [GroupAxis(each, [of]) for each, of in zip(groupings, places, strict=True)]
    keys = [axis.keys for axis in axes]
    return {
        (keys[0][row], keys[1][column]): sure
        for (row, column), sure in Cells(axes, [{}, {}]).of(places)
        if row is not None and column is not None
    }


@given(
    st.sampled_from(PAIRS),
    st.integers(0, 800),
    st.lists(st.integers(0, 40), min_size=3, max_size=3),
    st.booleans(),
    st.booleans(),
)
def test_an_event_is_in_the_cells_of_its_days_and_in_no_others(
    pair: Cell, begin: int, lengths: list[int], lasted: bool, sure: bool
) -> None:
    first = JANUARY + begin
    second, third, last = (first + sum(lengths[: n + 1]) for n in range(3))
    bounds = DateBounds(first, *((second, third) if lasted else (third, second)), last, sure)

    def of(begin: int, until: int) -> list[Cell]:
        return [(label(pair[0], day), label(pair[1], day)) for day in range(begin, until + 1)]

    found = cells(pair, bounds)
    assert {*found} == {*of(first, last)}
    between = {*of(second, third)}
    known = between if lasted or len(between) == 1 else set()
    assert {at for at, is_sure in found.items() if is_sure} <= (known if sure else set())
    if lasted and sure:
        assert {at for at, is_sure in found.items() if is_sure} == known


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (("year", "month-of-year"), {("2015", "December"), ("2016", "January")}),
        (("month-of-year", "year"), {("December", "2015"), ("January", "2016")}),
        (("quarter", "month"), {("2015-Q4", "2015-12"), ("2016-Q1", "2016-01")}),
    ],
)
def test_a_month_of_one_year_is_not_one_of_the_other(pair: Cell, expected: set[Cell]) -> None:
    first, last = date(2015, 12, 3).toordinal(), date(2016, 1, 5).toordinal()
    assert cells(pair, DateBounds(first, first, last, last, True)) == dict.fromkeys(expected, True)


def test_two_dates_are_not_surely_on_one_day_of_both() -> None:
    first, last = date(2015, 1, 1).toordinal(), date(2015, 12, 31).toordinal()
    may, october = date(2016, 5, 3).toordinal(), date(2015, 10, 6).toordinal()
    days = [DateBounds(each, each, each, each, True) for each in (may, october)]
    for some in ((first, last, first, last, True), (first, first, last, last, False)):
        found = cells(("year", "month-of-year"), DateBounds(*some), *days)
        assert len(found) == 13
        sure = {at for at, sure in found.items() if sure}
        assert sure == {("2016", "May"), ("2015", "October")}


def test_an_open_date_is_possible_in_every_month_and_weekday() -> None:
    first = date(2015, 11, 3).toordinal()
    found = cells(("month-of-year", "weekday"), DateBounds(first, first, first, OPEN_LATEST, True))
    assert len(found) == 12 * 7
    assert [at for at, sure in found.items() if sure] == [("November", "Tuesday")]
