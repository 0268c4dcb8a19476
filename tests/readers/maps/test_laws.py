"""Laws of maps: dates and numbers keep their meaning in any layout, and no row is lost."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.readers.maps.tables import converted_text
from timeline.dates.calendar import MONTH_NAMES
from timeline.readers.formats.base import CellFault
from timeline.readers.maps.cells.dates import between, read_date
from timeline.readers.maps.cells.numbers import estimates, read_number

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))
LAYOUTS: Mapping[str, Callable[[date], str]] = {
    "iso": lambda day: day.isoformat(),
    "iso-day": lambda day: f"{day.isoformat()} 00:00:00.000",
    "d/m/y": lambda day: f"{day.day}.{day.month}.{day.year}",
    "m/d/y": lambda day: f"{day.month:02}/{day.day:02}/{day.year}",
    "y/m/d": lambda day: f"{day.year}/{day.month}/{day.day}",
    "yyyymmdd": lambda day: f"{day.year}{day.month:02}{day.day:02}",
    "%d %B %Y": lambda day: f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}",
    "%b %d, %Y": lambda day: f"{MONTH_NAMES[day.month - 1][:3]} {day.day}, {day.year}",
}


@given(DAYS, st.sampled_from(sorted(LAYOUTS)))
def test_a_day_is_the_same_in_every_layout(day: date, layout: str) -> None:
    assert read_date(LAYOUTS[layout](day), [layout]) == day.isoformat()


@given(st.text(max_size=30), st.sampled_from(sorted(LAYOUTS)))
def test_any_text_is_a_date_or_a_fault(text: str, layout: str) -> None:
    with suppress(CellFault):
        assert read_date(text, [layout])


@given(DAYS, DAYS, st.sampled_from(["day", "within", "month", "year"]))
def test_a_period_contains_its_ends_or_is_a_fault(one: date, other: date, precision: str) -> None:
    start, end = one.isoformat(), other.isoformat()
    try:
        found = between(start, end, precision)
    except CellFault:
        assert other < one
    else:
        assert one <= other
        assert start.startswith(found) or start[:4] in found


@given(st.integers(0, 10**12), st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", ".")]))
def test_a_number_is_the_same_with_all_marks(number: int, marks: tuple[str, str]) -> None:
    thousands, decimal = marks
    written = f"{number:,}".replace(",", thousands)
    assert read_number(written, thousands=thousands, decimal=decimal) == str(number)
    fraction = f"{written}{decimal}25"
    assert read_number(fraction, thousands=thousands, decimal=decimal) == f"{number}.25"


@given(st.integers(0, 1899), st.integers(0, 1899), st.sampled_from(["-", "–", " - ", " – "]))
def test_a_range_is_one_only_if_its_ends_are_in_order(low: int, high: int, mark: str) -> None:
    try:
        assert read_number(f"{low}{mark}{high}") == f"{low}..{high}"
    except CellFault:
        assert low >= high
    else:
        assert low < high


@given(st.floats(1e-9, 1e9))
def test_a_number_with_an_exponent_is_no_range(number: float) -> None:
    assert float(read_number(f"{number:e}")) == float(f"{number:e}")


@given(st.lists(st.integers(0, 99), min_size=3, max_size=3))
def test_estimates_are_a_range_or_a_fault(numbers: list[int]) -> None:
    low, best, high = numbers
    try:
        found = estimates(str(low), str(best), str(high))
    except CellFault:
        assert not low <= best <= high
    else:
        assert found == (str(low) if low == high else f"{low}..{best}..{high}")


_MAP = """
ignore = "*"
unless = {a = "no"}
[event]
key = ["a", "b"]
kind = {column = "a", terms = {"x" = "summit"}, otherwise = "incident"}
title = "{a}"
when = {column = "b", dates = ["iso", "seed"]}
killed = "a"
"""
_CELLS = st.lists(
    st.tuples(
        st.sampled_from(["", "no", "x", "3", "~4", "{y}"]),
        st.sampled_from(["", "2031", "2031-07-05", "early 2031", "soon", "unknown"]),
    ),
    max_size=12,
)


@given(_CELLS)
def test_every_row_is_an_event_rejected_or_left_out(rows: list[tuple[str, str]]) -> None:
    filled = [list(row) for row in rows if any(row)]
    found = converted_text(_MAP, [["a", "b"], *filled])
    assert [row.number for each in found.converted for row in each.rows] == [
        *range(1, len(filled) + 1)
    ]
    for each in found.converted:
        faulty = any(not fault.warning for fault in each.faults)
        made = any(draft.type == "event" for draft in each.drafts)
        assert each.left_out + (faulty or made) == 1
    assert found.problems == []
    assert len(found.records) == sum(
        1 for each in found.converted if each.drafts and not each.faults
    )
