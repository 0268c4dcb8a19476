"""A fleet starts from an inventory, grows by deliveries and shrinks by losses."""

import pytest

from tests.analysis.ledger.books import F35A, KF21, Buy, Make, Row, entries, passed
from timeline.analysis.ledger.fleet.check import Check
from timeline.analysis.ledger.table import ledger
from timeline.quantities import parse_quantity
from timeline.query.events.amounts import EventAmount, EventFigures
from timeline.query.results import ActorRef

KOR, PRK = (ActorRef(key.lower(), key, key, "against") for key in ("KOR", "PRK"))


@pytest.fixture
def counted(event: Make) -> Buy:
    """An inventory: ``counted("count", "2020", "39")``."""

    def counted(key: str, when: str, number: str) -> Row:
        figures = EventFigures(amounts=[EventAmount("quantity", "", parse_quantity(number))])
        operator = ActorRef("kor", "KOR", "KOR", "operator")
        return event(key, when, "inventory", systems=(F35A,), actors=(operator,)), figures

    return counted


@pytest.fixture
def lost(event: Make) -> Buy:
    """An incident with losses by participant; ``""`` for all together."""

    def lost(key: str, when: str, numbers: dict[str, str], **values: object) -> Row:
        given = {"systems": (F35A,), "actors": (KOR,)} | values
        amounts = [EventAmount("lost", who, parse_quantity(n)) for who, n in numbers.items()]
        return event(key, when, "incident", **given), EventFigures(amounts=amounts)

    return lost


def check_of(*rows: Row) -> Check:
    (check,) = entries(ledger(rows))[-1].checks
    return check


def test_an_inventory_is_the_base_of_the_next_one(buy: Buy, counted: Buy) -> None:
    rows = [counted("first", "2020", "39"), buy("came", "2021", "delivered", "4")]
    check = check_of(*rows, counted("second", "2022", "43"))
    assert (check.base_key, str(check.added), check.verdict) == ("first", "4", "agrees")
    assert check_of(*rows, counted("second", "2022", "44")).verdict == "differs"


@pytest.mark.parametrize(
    ("numbers", "values", "expected"),
    [
        ({"kor": "1"}, {}, "42"),
        ({"": "1"}, {}, "42"),  # only one takes part
        ({"": "1"}, {"actors": (KOR, PRK)}, "42..43"),
        ({"prk": "1"}, {"actors": (KOR, PRK)}, "43"),
        ({"kor": "1..2", "prk": "9"}, {"actors": (KOR, PRK)}, "41..42"),
        ({"kor": "1"}, {"systems": (F35A, KF21)}, "42..43"),
        ({"kor": "1"}, {"systems": (KF21,)}, "43"),
        ({"kor": "1"}, {"status": "claimed"}, "42..43"),
    ],
)
def test_losses_reduce_the_fleet_of_whoever_lost_them(
    buy: Buy, counted: Buy, lost: Buy, numbers: dict[str, str], values: dict[str, object],
    expected: str,
) -> None:  # fmt: skip
    check = check_of(
        counted("first", "2020", "39"),
        buy("came", "2021", "delivered", "4"),
        lost("crash", "2021-06", numbers, **values),
        counted("second", "2022", "50"),
    )
    assert (str(check.sum), check.verdict) == (expected, "differs")


def test_a_loss_is_listed_with_its_systems_and_sums_nothing(buy: Buy, lost: Buy) -> None:
    rows = [buy("order", "2020", "ordered", "4"), lost("crash", "2021", {"kor": "1"})]
    found = ledger(rows)
    assert [(each.stage, str(each.quantity)) for each in entries(found)] == [
        ("ordered", "4"), ("lost", "1"),
    ]  # fmt: skip
    (account,) = found.groups[0].accounts
    assert [(each.stage, str(each.quantity)) for each in account.sums] == [("ordered", "4")]
    assert (str(account.backlog), found.events) == ("4", 1)
    assert ledger([rows[1]]).groups == ()


def test_the_fleet_is_that_of_the_recipient(buy: Buy, counted: Buy) -> None:
    paid, got = ActorRef("usa", "USA", "USA", "buyer"), ActorRef("kor", "KOR", "KOR", "recipient")
    aid = buy("aid", "2021", "delivered", "4", actors=(paid, got))
    rows = [counted("first", "2020", "39"), aid, counted("second", "2022", "43")]
    assert check_of(*rows).verdict == "agrees"


def test_a_number_delivered_is_delivered_of_the_order(buy: Buy, counted: Buy) -> None:
    order = buy("order", "2020", "ordered", "20")
    order[1].amounts.append(EventAmount("delivered", "actual", parse_quantity("8")))
    assert (str(passed("delivered", order).quantity), passed("delivered", order).events) == ("8", 1)
    assert str(passed("ordered", order).quantity) == "20"
    assert str(ledger([order]).groups[0].accounts[0].backlog) == "12"
    # Its own record and one of the delivery are of the same units.
    came = buy("came", "2021", "delivered", "8", links=[("delivers", "order")])
    assert str(passed("delivered", order, came).quantity) == "8"
    assert str(ledger([order, came]).groups[0].accounts[0].backlog) == "12"
    # Without a date the eight may have come before the count or after it.
    check = check_of(counted("first", "2019", "0"), order, counted("second", "2021", "8"))
    assert (str(check.sum), check.verdict) == ("<=8", "agrees")


def test_a_delivery_of_which_a_part_arrived(buy: Buy) -> None:
    came = buy("came", "2021", "delivered", "20")
    came[1].amounts.append(EventAmount("delivered", "actual", parse_quantity("8")))
    assert str(passed("delivered", came).quantity) == "8"
