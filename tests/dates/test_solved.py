"""Solved bounds written as EDTF: what is written can be read again."""

from itertools import product

from timeline.dates import parse_edtf
from timeline.dates.calendar import (
    OPEN_EARLIEST,
    OPEN_LATEST,
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    day,
)
from timeline.dates.phrases import parse_when
from timeline.dates.solved import write_solved
from timeline.dates.terms import Bounds

FIRST, LAST = day(2022, 7, 6), day(2022, 7, 19)


def test_whatever_is_known_of_either_end_is_written_as_edtf() -> None:
    lows, highs = (OPEN_EARLIEST, UNKNOWN_EARLIEST, FIRST), (LAST, UNKNOWN_LATEST, OPEN_LATEST)
    for bounds in product(lows, highs, lows, highs):
        for qualifiers in ("", "?", "~"):
            solved = write_solved(parse_when("unknown"), Bounds(*bounds), qualifiers)
            assert parse_edtf(solved.edtf).text == solved.edtf


def test_ends_that_edtf_cannot_write_are_unknown() -> None:
    """It ended on 6 July or later: no interval says so, and ``/`` is not EDTF."""
    bounds = Bounds(UNKNOWN_EARLIEST, UNKNOWN_LATEST, FIRST, UNKNOWN_LATEST)
    assert write_solved(parse_when("unknown"), bounds, "") == ("XXXX", "unknown")
