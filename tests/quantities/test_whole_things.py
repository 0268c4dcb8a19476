"""Of whole things, over 3 is at least 4 and under 5 is at most 4, in every calculation."""

from collections.abc import Iterable
from itertools import product

import pytest

from tests.quantities.whole_things import ALLOWED, MOST
from timeline.canonical.comparing import quantity, same
from timeline.canonical.rivals import differ, difference, given
from timeline.kinds import KINDS
from timeline.quantities import (
    Quantity,
    compatible,
    largest,
    parse_quantity,
    total,
    within,
)
from timeline.quantities import difference as less

FIELD = next(field for field in KINDS["launch"].fields if field.name == "quantity")
READ = {text: quantity(text, FIELD) for text in ALLOWED}


def bounds(numbers: Iterable[int]) -> tuple[int, int | None]:
    """The least and the largest of some numbers; None if they have no upper bound."""
    some = set(numbers)
    return min(some), max(some) if max(some) < MOST else None


def stored_bounds(found: Quantity) -> tuple[int, int | None]:
    assert not found.over
    assert not found.under
    return int(found.low), None if found.high is None else int(found.high)


@pytest.mark.parametrize("text", ALLOWED)
def test_the_bounds_are_the_least_and_the_largest_number_that_it_allows(text: str) -> None:
    assert stored_bounds(READ[text]) == bounds(ALLOWED[text])
    assert parse_quantity(text, whole=True) == READ[text]


def test_it_is_written_as_before() -> None:
    for text, number in READ.items():
        assert str(number) == str(parse_quantity(text))


def test_two_values_agree_if_one_number_fits_both() -> None:
    for a, b in product(ALLOWED, repeat=2):
        common = bool(ALLOWED[a] & ALLOWED[b])
        assert compatible(READ[a], READ[b]) is common, (a, b)
        assert differ(given(FIELD, a), given(FIELD, b)) is not common, (a, b)
        inside = "surely" if ALLOWED[a] <= ALLOWED[b] else "possibly" if common else "no"
        assert within(READ[a], READ[b]) == inside, (a, b)


def test_a_rival_is_vaguer_or_finer_by_the_numbers_that_it_allows() -> None:
    for a, b in product(ALLOWED, repeat=2):
        accepted, rival = ALLOWED[a], ALLOWED[b]
        expected = (
            "same" if accepted == rival
            else "contradicts" if not accepted & rival
            else "finer" if rival < accepted
            else "vaguer" if accepted < rival
            else "overlaps"
        )  # fmt: skip
        assert difference(given(FIELD, a), given(FIELD, b)) == expected, (a, b)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (">3", "≥4", True),
        ("<5", "<=4", True),
        ("<1", "0", True),
        ("0..4", "<5", True),
        (">3", "3+", False),
        ("~3", "2..4", False),  # the figures to quote differ
        ("2..4", "2..3..4", False),
    ],
)
def test_limits_that_allow_the_same_numbers_are_the_same_value(
    a: str, b: str, expected: bool
) -> None:
    assert same(FIELD, a, b) is same(FIELD, b, a) is expected
    km = next(field for field in KINDS["launch"].fields if field.name == "range")
    assert same(km, a, b) is ((a, b) in {("0..4", "<=4")})


def test_sums_differences_and_the_largest_have_exact_bounds() -> None:
    for a, b in product(ALLOWED, repeat=2):
        x, y = ALLOWED[a], ALLOWED[b]
        pairs = list(product((min(x), max(x)), (min(y), max(y))))
        open_ = MOST in x, MOST in y
        both = READ[a], READ[b]
        assert stored_bounds(total(both)) == (
            min(x) + min(y), None if any(open_) else max(x) + max(y)
        ), (a, b)  # fmt: skip
        least = 0 if open_[1] else min(max(p - q, 0) for p, q in pairs)
        most = None if open_[0] else max(max(p - q, 0) for p, q in pairs)
        assert stored_bounds(less(*both)) == (least, most), (a, b)
        assert stored_bounds(largest(both)) == (
            max(min(x), min(y)), None if any(open_) else max(*x, *y)
        ), (a, b)  # fmt: skip
