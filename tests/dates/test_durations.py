"""How long something lasted that is stated to have lasted N months."""

import pytest

from timeline.dates.calendar import iso
from timeline.dates.written.parsing import parse_when


def ends(text: str) -> str:
    """The first and the last day on which it can begin, and on which it can end."""
    return " ".join(map(iso, parse_when(text).bounds))


@pytest.mark.parametrize(
    ("duration", "days"),
    [
        ("1 month from 2022-01-28", "2022-01-28 2022-01-28 2022-02-27 2022-02-27"),
        ("1 month from 2022-01-29", "2022-01-29 2022-01-29 2022-02-27 2022-02-28"),
        ("1 month from 2022-01-31", "2022-01-31 2022-01-31 2022-02-27 2022-02-28"),
        ("1 month from 2022-02-28", "2022-02-28 2022-02-28 2022-03-27 2022-03-27"),
        ("1 year from 2020-02-29", "2020-02-29 2020-02-29 2021-02-27 2021-02-28"),
        ("4 years from 2020-02-29", "2020-02-29 2020-02-29 2024-02-28 2024-02-28"),
        ("1 month until 2022-03-27", "2022-02-28 2022-02-28 2022-03-27 2022-03-27"),
        ("1 month until 2022-03-30", "2022-02-28 2022-03-01 2022-03-30 2022-03-30"),
        ("1 month until 2022-03-31", "2022-03-01 2022-03-01 2022-03-31 2022-03-31"),
        ("about 1 month from 2022-01-31", "2022-01-31 2022-01-31 2022-02-18 2022-03-09"),
    ],
)
def test_months_are_counted_from_the_end_that_is_stated(duration: str, days: str) -> None:
    assert ends(f"for {duration}") == days


def test_at_least_and_at_most_meet_in_the_exact_length() -> None:
    for stated in ("1 month from 2022-01-31", "1 month until 2022-03-30"):
        exact, least, most = (
            parse_when(f"for {form}{stated}").bounds for form in ("", "at least ", "at most ")
        )
        if " from " in stated:
            assert (least.end_lo, most.end_hi) == (exact.end_lo, exact.end_hi)
        else:
            assert (most.start_lo, least.start_hi) == (exact.start_lo, exact.start_hi)
