"""The rules of the ledger, each in a chronicle of its own system, on both databases.

The expected figures are computed by hand in the comments.
"""

from collections.abc import Callable

import pytest

from tests.cli.ledger.books import HANDED, ROLES, Book


def test_over_three_whole_things_are_at_least_four_in_every_figure(
    book: Callable[..., Book],
) -> None:
    found = book("whole")
    # at least 4 + 4 ordered, at most 4 came
    assert found.sums() == {"ordered": "8+", "delivered": "<5"}
    assert found.backlog() == "4+"
    # at least 11, less at most 2
    assert found.check("whole-later") == ("9+", "differs")
    (account,) = found.accounts
    assert account["sums"][0]["costs"][0]["text"] == ">3e6 USD"  # money is not whole


def test_units_out_of_a_stock_leave_the_fleet_of_the_giver(
    book: Callable[..., Book], drawn: Callable[..., str]
) -> None:
    found = book("stock")
    # 40, less 5 in 2012 and 3 in 2013 second-hand, less at most 2 lent in 2014: 30 to 32.
    # The new ones were made for it, and of the other gift nothing says where it is from.
    assert found.check("stock-their-count") == ("30..32", "agrees")
    keys = ["stock-old", "stock-old-came", "stock-lent"]
    assert found.departures("stock-their-count") == [("transferred", "8..10", keys)]
    # 10 and 5 + 3 + 2 + 4 + 1
    assert found.check("stock-our-count") == ("25", "agrees")
    assert "less 8 to 10 handed over (stock-old" in drawn("stock")


def test_a_giver_cannot_hand_over_more_than_it_has(
    book: Callable[..., Book], drawn: Callable[..., str]
) -> None:
    (check,) = book("empty").rows["empty-sold"]["checks"]
    assert (check["negative"], check["verdict"]) == (True, "differs")
    text = "2 actual (empty-theirs) and 0 since, less 5 handed over (empty-sold), make less than 0"
    assert text in drawn("empty")


def test_a_crash_without_a_number_may_have_lost_one(
    book: Callable[..., Book], drawn: Callable[..., str]
) -> None:
    found = book("crashes")
    # 10, less the crash (0 or 1), the shootdown of 3 (either side), 2 of an unknown party.
    assert found.check("crashes-our-count") == ("4..10", "agrees")
    # The crash was not one of theirs: 10, less 0 to 3, less 0 to 2.
    assert found.check("crashes-their-count") == ("5..10", "differs")
    rows = {key: row["quantity"] for key, row in found.rows.items() if row["stage"] == "lost"}
    assert {key: quantity["text"] for key, quantity in rows.items()} == {
        "crashes-crash": "<=1", "crashes-shot": "<=3", "crashes-nobody": "2",
    }  # fmt: skip
    findings = found.rows["crashes-crash"]["findings"]
    assert [(each["subject"], each["verdict"]) for each in findings] == [("unnumbered", "unknown")]
    text = drawn("crashes")
    assert "? no number of units lost is stated: at most 1 may be lost" in text
    assert "less at most 6 lost (crashes-crash" in text


def test_what_one_country_lost_may_be_of_a_fleet_that_it_shares(book: Callable[..., Book]) -> None:
    found = book("joint", "--by", "programme")
    assert found.check("joint-own-count") == ("28", "agrees")
    assert found.check("joint-both-count") == ("8..10", "agrees")
    assert found.rows["joint-crash"]["quantity"]["text"] == "2"


def test_a_deployment_that_delivers_an_order_is_a_delivery_of_it(
    book: Callable[..., Book], drawn: Callable[..., str]
) -> None:
    found = book("handed")
    # 31 of the first order; the 9 of 2013 are those in the list of the second one.
    assert found.sums() == {"ordered": "49", "delivered": "40"}
    assert found.backlog() == "9"
    assert "handed-drill" not in found.rows
    (check,) = found.rows["handed-count"]["checks"]
    assert check["verdict"] == "unknown"  # no total before it
    findings = [each for row in found.rows.values() for each in row["findings"]]
    assert [(each["subject"], each["key"]) for each in findings] == [("repeated", "handed-listed")]
    assert "delivered 40 [1] in 1 procurement and 2 other events" in drawn("handed")


def test_the_wording_of_an_order_does_not_date_its_deliveries(book: Callable[..., Book]) -> None:
    # 10, and 5 that came before or after the count in June, although their order was before it
    assert book("relative").check("relative-count") == ("10..15", "agrees")


def test_a_measure_delivers_its_quantity_or_an_unknown_number(book: Callable[..., Book]) -> None:
    assert book("aid", "date:..2013").sums() == {"ordered": "40", "delivered": "26..27"}
    found = book("aid")
    # at least the 15 + 11 that are known, at most the 40 ordered
    assert found.sums() == {"ordered": "40", "delivered": "26+"}
    assert found.backlog() == "<=14"


ALL = {f"handed-{key}" for key in HANDED}


@pytest.mark.parametrize(
    ("query", "listed", "delivered"),
    [
        ("date:2012", {"handed-first"}, "31"),
        ("buyer:kor", ALL - {"handed-drill"}, "40"),
        ("kind:procurement", {"handed-order", "handed-listed"}, "9"),
        ("kind:deployment date:2012", {"handed-first"}, "31"),
        ("date:2010", {"handed-order"}, None),
    ],
)  # fmt: skip
def test_a_query_selects_deployments_that_deliver(
    book: Callable[..., Book], query: str, listed: set[str], delivered: str | None
) -> None:
    found = book("handed", *query.split())
    assert set(found.rows) == listed
    assert found.sums().get("delivered") == delivered
    if query == "date:2010":  # what was delivered is not in the backlog, listed or not
        assert (found.backlog(), found.accounts[0]["hidden"]["text"]) == ("9", "31")


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("buyer", {
            "kor": ["roles-order", "roles-came", "roles-crash"],
            "jpn": ["roles-aid", "roles-count"],
            "": ["roles-open"],
        }),
        ("recipient", {
            "kor": ["roles-order", "roles-came", "roles-crash"],
            "jpn": ["roles-aid", "roles-count"],
            "": ["roles-open"],
        }),
        ("seller", {
            "jpn": ["roles-order", "roles-came", "roles-crash"],
            "": ["roles-aid", "roles-count", "roles-open"],
        }),
        ("payer", {"": [f"roles-{key}" for key in ROLES]}),
    ],
)  # fmt: skip
def test_every_event_is_in_the_group_of_its_role_or_of_its_order(
    book: Callable[..., Book], by: str, groups: dict[str, list[str]]
) -> None:
    found = book("roles", "--by", by)
    assert {
        ",".join(group[by]): [row["key"] for each in group["accounts"] for row in each["entries"]]
        for group in found.groups
    } == groups


def test_a_row_says_whose_actors_name_its_group(
    book: Callable[..., Book], drawn: Callable[..., str]
) -> None:
    rows = book("roles", "--by", "buyer").rows
    named = {key: row["named_by"] for key, row in rows.items() if row["named_by"]}
    assert named == {
        "roles-came": {"role": "buyer", "key": "roles-order"},
        "roles-aid": {"role": "recipient", "key": None},
    }
    text = drawn("roles", "--by", "buyer")
    assert "no buyer named: listed by its recipient" in text
    assert "no buyer named: listed by the buyer of roles-order" in text


def test_a_unit_of_a_state_without_a_code_counts_for_it(book: Callable[..., Book]) -> None:
    found = book("units")
    # 10 and 4, less 3 scrapped by the guard, less the one that it lost; the rebels are others: 10
    assert found.check("units-count") == ("10", "agrees")
    assert found.backlog() == "2"
