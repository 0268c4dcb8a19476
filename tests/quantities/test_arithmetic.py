"""Comparison and addition of quantities that are not exact."""

import itertools
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import QuantityError
from timeline.quantities import (
    Quantity,
    Total,
    as_count,
    compatible,
    difference,
    equal,
    estimate,
    largest,
    parse_quantity,
    total,
    within,
    words,
)


def q(text: str) -> Quantity:
    return parse_quantity(text)


NUMBERS = st.integers(1, 40)
QUANTITIES = st.one_of(
    st.builds(str, st.integers(0, 40)),
    st.builds("~{}".format, NUMBERS),
    st.builds("{}+".format, st.integers(0, 40)),
    st.builds(">{}".format, st.integers(0, 40)),
    st.builds("<{}".format, NUMBERS),
    st.builds("<={}".format, NUMBERS),
    st.builds(lambda a, n: f"{a}..{a + n}", NUMBERS, NUMBERS),
    st.builds(lambda a, n: f"{a}..{a + n}..{a + 2 * n}", NUMBERS, NUMBERS),
).map(parse_quantity)


def values(quantity: Quantity) -> list[Decimal]:
    """Multiples of one half that the quantity allows, enough of them for every test below."""
    top = Decimal(200) if quantity.high is None else quantity.high
    return [
        value
        for value in (Decimal(n) / 2 for n in range(int(top) * 2 + 1))
        if value >= quantity.low
        and not (quantity.qualifier == "over" and value == quantity.low)
        and not (quantity.qualifier == "under" and value == quantity.high)
    ]


@given(QUANTITIES, st.sampled_from(["", " USD"]))
def test_what_is_not_stated_is_compared_with_any_number_and_any_amount(
    number: Quantity, currency: str
) -> None:
    """An unknown number may be any or none; a number that does not apply is no other value."""
    number = parse_quantity(f"{number}{currency}") if "." not in f"{number}" else number
    unknown, none = q("unknown"), q("not-applicable")
    for other in (number, none):
        assert compatible(unknown, other)
        assert compatible(other, unknown)
        assert within(other, unknown) == "surely"
        assert within(unknown, other) == "possibly"
    assert not compatible(none, number)
    assert not compatible(number, none)
    assert within(none, number) == within(number, none) == "no"
    assert equal(none, none) == within(unknown, unknown) == "surely"
    assert equal(unknown, unknown) == "possibly"


@pytest.mark.parametrize(
    ("compare", "one", "other", "answer"),
    [
        (equal, "8", "8.0", "surely"),
        (equal, "8", "~10", "possibly"),
        (equal, "17000", ">17000", "no"),
        (equal, "17000", "17000+", "possibly"),
        (within, "6..8", "6..10", "surely"),
        (within, "6..8", "7..10", "possibly"),
        (within, ">17000", "17000+", "surely"),
        (within, "17000+", ">17000", "possibly"),
        (within, "17000+", "1..20000", "possibly"),
        (within, "5", "<5", "no"),
    ],
)
def test_comparison_has_three_results(
    compare: Callable[[Quantity, Quantity], str], one: str, other: str, answer: str
) -> None:
    assert compare(q(one), q(other)) == answer


def test_values_of_different_precision_are_compatible() -> None:
    assert compatible(q("8"), q("~10"))
    assert compatible(q("17000"), q("17000+"))
    assert compatible(q("3"), q("3+"))
    assert compatible(q("6..8"), q("8..12"))
    assert not compatible(q("8"), q("10"))
    assert not compatible(q("20"), q("~10"))
    assert not compatible(q("3"), q(">3"))
    assert not compatible(q("5"), q("<5"))


@given(QUANTITIES, QUANTITIES)
def test_answers_agree_with_every_value_that_the_bounds_allow(a: Quantity, b: Quantity) -> None:
    pairs = list(itertools.product(values(a), values(b)))
    outcomes = {x == y for x, y in pairs}
    answer = equal(a, b)
    assert (answer == "surely") == (outcomes == {True})
    assert (answer == "no") == (outcomes == {False})


@given(QUANTITIES, QUANTITIES)
def test_equality_is_symmetric(a: Quantity, b: Quantity) -> None:
    assert equal(a, b) == equal(b, a)
    assert compatible(a, b) == compatible(b, a)
    assert compatible(a, b) or equal(a, b) == "no"
    assert within(a, a) == "surely"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], "0"),
        (["~10"], "~10"),
        (["8", "20"], "28"),
        ([">17000", "300000"], ">317000"),
        ([">17000", "5+", "~10"], ">17013"),
        ([">=5", "6..8"], "11+"),
        (["<5", "<=3"], "<8"),
        (["<=5", "<=3"], "<=8"),
        (["<5", "8"], "8..13"),
        (["6..8", "8"], "14..16"),
        (["~10", "8"], "16..18..20"),
        (["3e9 USD", "0.05 USD"], "3000000000.05 USD"),
        (["9" * 30, "1"], "1e30"),
    ],
)
def test_sums_have_bounds(parts: list[str], expected: str) -> None:
    assert str(total(map(q, parts))) == expected


def test_currencies_are_never_added_or_compared() -> None:
    with pytest.raises(QuantityError, match="KRW and USD have no common unit"):
        total([q("3.9e12 KRW"), q("3e9 USD")])
    with pytest.raises(QuantityError, match="USD and a plain number"):
        equal(q("3"), q("3 USD"))


@given(QUANTITIES, QUANTITIES, QUANTITIES)
def test_addition_is_commutative_and_associative(a: Quantity, b: Quantity, c: Quantity) -> None:
    assert total([a, b]) == total([b, a])
    assert total([total([a, b]), c]) == total([a, total([b, c])]) == total([a, b, c])
    assert parse_quantity(str(total([a, b, c]))) == total([a, b, c])


@given(QUANTITIES, QUANTITIES, QUANTITIES)
def test_addition_is_monotone(a: Quantity, b: Quantity, c: Quantity) -> None:
    if within(a, b) == "surely":
        low, wide = total([a, c]), total([b, c])
        assert wide.low <= low.low
        assert wide.high is None or (low.high is not None and low.high <= wide.high)


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        ("~29", "29", "0..0..5"),
        ("29", "29", "0"),
        ("~29", "0", "~29"),
        ("45", "~29", "11..16..21"),
        ("40", "15+", "<=25"),
        ("3+", "1", "2+"),
        ("6..8", "2", "4..6"),
        ("20", "<=5", "15..20"),
        ("5", "~10", "0"),
        ("3e9 USD", "1e9 USD", "2e9 USD"),
    ],
)
def test_differences_keep_the_estimate_and_the_bounds(whole: str, part: str, expected: str) -> None:
    found = difference(q(whole), q(part))
    assert str(found) == expected
    assert parse_quantity(str(found)) == found


@given(QUANTITIES, QUANTITIES)
def test_a_difference_contains_every_possible_one_and_that_of_the_estimates(
    a: Quantity, b: Quantity
) -> None:
    left, most = difference(a, b), largest([a, b])
    for x, y in itertools.product(values(a), values(b)):
        for found, true in ((left, max(x - y, Decimal(0))), (most, max(x, y))):
            assert found.low <= true
            assert found.high is None or true <= found.high
    whole, part = estimate(a), estimate(b)
    if whole is not None and part is not None and left.high is not None:
        assert estimate(left) == max(whole - part, 0)
    for found in (left, most):
        assert parse_quantity(str(found)) == found
        assert words(found)


@given(st.lists(st.tuples(st.integers(0, 3), st.none() | QUANTITIES), max_size=12))
def test_a_total_with_replaced_parts_is_the_sum_of_the_parts_that_are_left(
    steps: list[tuple[int, Quantity | None]],
) -> None:
    running = Total()
    parts: dict[int, Quantity | None] = {}
    for key, quantity in steps:
        running.put(key, quantity)
        parts[key] = quantity
        assert running.value == total(part for part in parts.values() if part is not None)


@pytest.mark.parametrize(
    ("text", "count"),
    [(">3", "4+"), (">0", "1+"), ("<5", "<=4"), ("<1", "0"), ("~10", "~10"), ("3+", "3+"),
     ("6..8", "6..8"), (f">{10**29}", f"{10**29 + 1}+")],
)  # fmt: skip
def test_over_three_whole_things_are_at_least_four(text: str, count: str) -> None:
    assert str(as_count(q(text))) == count


@given(QUANTITIES)
def test_a_number_of_whole_things_can_have_its_bounds_and_the_same_values(
    quantity: Quantity,
) -> None:
    whole = [value for value in values(quantity) if value == int(value)]
    found = as_count(quantity)
    assert [value for value in values(found) if value == int(value)] == whole
    assert found.low == min(whole)
    assert found.high is None or found.high == max(whole)
