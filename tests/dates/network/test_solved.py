"""Solved bounds written as EDTF: the text can be parsed again."""

from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.dates.calendar import (
    OPEN_EARLIEST,
    OPEN_LATEST,
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    day,
    is_bounded,
)
from timeline.dates.solved import write_solved
from timeline.dates.wording.terms import Bounds
from timeline.dates.written.parsing import parse_edtf, parse_when

FIRST, LAST = day(2022, 7, 6), day(2022, 7, 19)


def test_a_known_bound_of_either_end_is_written_as_edtf() -> None:
    lows, highs = (OPEN_EARLIEST, UNKNOWN_EARLIEST, FIRST), (LAST, UNKNOWN_LATEST, OPEN_LATEST)
    for bounds in product(lows, highs, lows, highs):
        for qualifiers in ("", "?", "~"):
            solved = write_solved(parse_when("unknown"), Bounds(*bounds), qualifiers)
            assert parse_edtf(solved.edtf).text == solved.edtf


def test_an_end_with_one_known_bound_is_written() -> None:
    bounds = Bounds(UNKNOWN_EARLIEST, UNKNOWN_LATEST, FIRST, UNKNOWN_LATEST)
    assert write_solved(parse_when("unknown"), bounds, "") == ("/2022-07-06..", "interval")
    bounds = Bounds(FIRST, FIRST, FIRST, LAST)
    assert write_solved(parse_when("unknown"), bounds, "").edtf == "2022-07-06/..2022-07-19"


days = st.integers(day(-12_000, 1, 1), day(12_000, 12, 31)) | st.integers(FIRST, FIRST + 900)
firsts = days | st.sampled_from([OPEN_EARLIEST, UNKNOWN_EARLIEST])
lasts = days | st.sampled_from([OPEN_LATEST, UNKNOWN_LATEST])


@given(firsts, lasts, firsts, lasts, st.sampled_from(["", "?", "~", "%"]))
def test_the_written_date_contains_all_days(a: int, b: int, c: int, d: int, mark: str) -> None:
    """Also before the year -9999 and after 9999, where EDTF can only write years."""
    start_lo, start_hi, end_lo, end_hi = a, min(b, d), max(a, c), d
    assume(start_lo <= start_hi)
    assume(end_lo <= end_hi)
    solved = write_solved(parse_when("unknown"), Bounds(start_lo, start_hi, end_lo, end_hi), mark)
    written = parse_edtf(solved.edtf)
    assert written.start_lo <= start_lo or not is_bounded(written.start_lo)
    assert written.start_hi >= start_hi or not is_bounded(written.start_hi)
    assert written.end_lo <= end_lo or not is_bounded(written.end_lo)
    assert written.end_hi >= end_hi or not is_bounded(written.end_hi)
