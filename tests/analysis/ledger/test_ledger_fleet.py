"""The fleet of the ledger: which totals follow from the records before them."""

import pytest

from tests.analysis.ledger.books import Buy, entries, verdicts
from timeline.analysis.ledger.table import ledger


def test_a_total_without_a_base_is_not_known_to_be_right(buy: Buy) -> None:
    found = ledger([buy("batch", "2022-07", "approved", "20", expected="60")])
    (check,) = entries(found)[0].checks
    assert check.verdict == "unknown"
    assert str(check.implied) == "40"
    assert found.differing == 0


@pytest.mark.parametrize(("expected", "verdict"), [("60", "agrees"), ("65", "differs")])
def test_forty_and_twenty_are_sixty(buy: Buy, expected: str, verdict: str) -> None:
    base = buy("arrived", "2021", "delivered", "10", fleet="40")
    (_, check) = (
        check
        for entry in entries(
            ledger([base, buy("b", "2022-07", "approved", "20", expected=expected)])
        )
        for check in entry.checks
    )
    assert (check.base_key, str(check.base), str(check.sum)) == ("arrived", "40", "60")
    assert check.verdict == verdict


def test_the_fleet_of_another_country_is_not_a_base(buy: Buy) -> None:
    base = buy("theirs", "2021", "delivered", "10", fleet="40", buyers=("JPN",))
    batch = buy("batch", "2022-07", "approved", "20", expected="90")
    assert verdicts(base, batch) == [("actual", "unknown"), ("expected", "unknown")]


def test_nothing_is_compared_with_the_fleet_of_an_unnamed_buyer(buy: Buy) -> None:
    rows = [
        buy("a", "2021", "delivered", "10", fleet="40", buyers=()),
        buy("b", "2022-07", "approved", "20", expected="90", buyers=()),
    ]
    assert verdicts(*rows) == [("actual", "unknown"), ("expected", "unknown")]


def test_an_actual_fleet_is_the_last_one_and_what_was_delivered_since(buy: Buy) -> None:
    rows = [
        buy("a", "2019", "delivered", "6", fleet="6"),
        buy("b", "2020", "delivered", "7"),
        buy("c", "2021", "ordered", "20"),
        buy("d", "2022", "delivered", "~10", fleet="24"),
    ]
    assert verdicts(*rows) == [("actual", "unknown"), ("actual", "agrees")]
    assert verdicts(*rows[:3], buy("d", "2022", "delivered", "~10", fleet="30")) == [
        ("actual", "unknown"), ("actual", "differs"),
    ]  # fmt: skip


def test_an_order_may_be_of_what_was_approved_before(buy: Buy) -> None:
    approved = buy("a", "2021", "approved", "20", expected="60")
    for expected, verdict in (("60", "agrees"), ("80", "agrees"), ("90", "differs")):
        ordered = buy("o", "2022", "ordered", "20", expected=expected)
        assert verdicts(approved, ordered)[1] == ("expected", verdict)


def test_a_cancellation_may_take_from_the_base(buy: Buy) -> None:
    approved = buy("a", "2021", "approved", "20", expected="60")
    for expected, verdict in (("50", "agrees"), ("60", "agrees"), ("40", "differs")):
        cancelled = buy("c", "2022", "cancelled", "10", expected=expected)
        assert verdicts(approved, cancelled)[1] == ("expected", verdict)


def test_an_order_on_its_way_may_be_part_of_what_is_expected(buy: Buy) -> None:
    rows = [
        buy("o", "2018", "ordered", "12"),
        buy("f", "2019", "delivered", "2", fleet="40"),
    ]
    for expected, verdict in (("60", "agrees"), ("70", "agrees"), ("71", "differs")):
        batch = buy("b", "2022", "approved", "20", expected=expected)
        assert verdicts(*rows, batch)[1] == ("expected", verdict)


def test_what_is_delivered_is_part_of_what_is_expected(buy: Buy) -> None:
    first = buy("a", "2021", "delivered", "10", fleet="10", expected="40")
    second = buy("b", "2022", "delivered", "10", fleet="20", expected="40")
    order = buy("o", "2020", "ordered", "40")
    assert verdicts(order, first, second) == [
        ("expected", "agrees"), ("actual", "unknown"), ("expected", "agrees"), ("actual", "agrees"),
    ]  # fmt: skip
    less = buy("b", "2022", "delivered", "10", fleet="20", expected="15")
    assert verdicts(order, first, less)[2] == ("expected", "differs")


def test_a_fleet_is_no_smaller_than_what_was_just_delivered(buy: Buy) -> None:
    assert verdicts(buy("d", "2022", "delivered", "20", fleet="10")) == [("actual", "differs")]


def test_without_a_known_order_in_time_nothing_is_compared(buy: Buy) -> None:
    rows = [
        buy("a", "2022", "delivered", "2", fleet="40"),
        buy("b", "2022", "delivered", fleet="9"),
    ]
    assert verdicts(*rows) == [("actual", "unknown"), ("actual", "unknown")]
