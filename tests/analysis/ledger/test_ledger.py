"""Sums with bounds, and stated totals held against their parts."""

import pytest

from tests.analysis.ledger.books import F35A, KF21, Buy, entries, passed, verdicts
from timeline.analysis.ledger.table import ledger
from timeline.query.results import Ref


def test_units_are_summed_by_stage_and_money_by_currency(buy: Buy) -> None:
    found = ledger([
        buy("first", "2014", "ordered", "40", cost="7e9 USD"),
        buy("again", "2022", "approved", "20", cost="~3.9e12 KRW"),
        buy("more", "2023", "approved", "~10", cost="1e9 USD"),
        buy("arrived", "2024", "delivered", "15+"),
    ])  # fmt: skip
    (group,) = found.groups
    (account,) = group.accounts
    sums = {each.stage: each for each in account.sums}
    assert list(sums) == ["approved", "ordered", "delivered"]
    assert str(sums["approved"].quantity) == "28..30..32"
    assert [str(cost) for cost in sums["approved"].costs] == ["~3.9e12 KRW", "1e9 USD"]
    assert [str(entry.backlog) if entry.backlog else None for entry in account.entries] == [
        "40", "40", "40", "<=25",
    ]  # fmt: skip


def test_what_states_no_number_leaves_a_sum_without_an_upper_bound(buy: Buy) -> None:
    found = ledger([buy("first", "2014", "ordered", "40"), buy("again", "2016", "ordered")])
    (total,) = found.groups[0].accounts[0].sums
    assert (str(total.quantity), total.events, total.numbered) == ("40+", 2, 1)


def test_plans_are_listed_and_not_summed_and_claims_count_from_nothing(buy: Buy) -> None:
    found = ledger([
        buy("plan", "2014", "ordered", "40", status="planned"),
        buy("claim", "2015", "ordered", "8", status="claimed"),
        buy("order", "2016", "ordered", "20"),
    ])  # fmt: skip
    (total,) = found.groups[0].accounts[0].sums
    assert (total.events, str(total.quantity)) == (2, "20..28")
    assert len(entries(found)) == 3


def test_units_of_several_systems_are_never_added_to_those_of_one(buy: Buy) -> None:
    rows = [
        buy("one", "2014", "ordered", "40", cost="1e9 USD"),
        buy("both", "2015", "ordered", "10", systems=(KF21, F35A), cost="2e9 USD"),
        buy("other", "2016", "ordered", "5", systems=(KF21,), cost="5e8 EUR"),
    ]
    by_system = ledger(rows)
    assert [[ref.key for ref in group.refs] for group in by_system.groups] == [
        ["f-35a"], ["f-35a", "kf-21"], ["kf-21"],
    ]  # fmt: skip
    (buyer,) = ledger(rows, "buyer").groups
    assert [str(account.sums[0].quantity) for account in buyer.accounts] == ["40", "10", "5"]
    assert [str(cost) for cost in buyer.costs["ordered"]] == ["5e8 EUR", "3e9 USD"]


def test_years_of_groups_are_in_words(buy: Buy) -> None:
    rows = [buy("one", "-0044", "ordered", "4"), buy("some", "[0987..0998]", "ordered", "5")]
    years = {ref.name for group in ledger(rows, "year").groups for ref in group.refs}
    assert years == {"45 BC", "0987–0998"}


def test_a_group_of_an_open_year_is_named_in_words(buy: Buy) -> None:
    rows = [buy("one", "by 2019", "ordered", "4"), buy("some", "after 2019", "ordered", "5")]
    (by,), (after,) = (group.refs for group in ledger(rows, "year").groups)
    assert (by.key, by.name) == ("..2019", "by 2019")
    assert after.name == "2020 or later"


def test_units_of_no_system_are_not_added_and_money_is(buy: Buy) -> None:
    rows = [
        buy("a", "2014", "ordered", "40", systems=(), cost="1e9 USD"),
        buy("b", "2015", "ordered", "3", systems=(), cost="2e9 USD", fleet="9"),
    ]
    (account,) = ledger(rows).groups[0].accounts
    (total,) = account.sums
    assert (total.quantity, [str(cost) for cost in total.costs]) == (None, ["3e9 USD"])
    assert account.backlog is None


def test_a_procurement_is_in_the_group_of_each_of_its_programmes(buy: Buy) -> None:
    chain, axis = Ref("kill-chain", "Kill Chain"), Ref("three-axis", "Three-axis system")
    found = ledger(
        [buy("a", "2022", "ordered", "1", programmes=(chain, axis)), buy("b", "2023", "ordered")],
        "programme",
    )
    assert [group.refs for group in found.groups] == [(chain,), (axis,), ()]


TWENTY = [("2010", "proposed"), ("2011", "approved"), ("2012", "ordered")]


@pytest.mark.parametrize(("linked", "expected"), [(True, "60"), (False, "120")])
def test_one_batch_of_twenty_is_added_once_where_links_say_so(
    buy: Buy, linked: bool, expected: str
) -> None:
    rows = [buy("fleet", "2000", "", fleet="40")]
    for number, (when, stage) in enumerate(TWENTY):
        links = [("responds-to", f"b{number - 1}")] if linked and number else []
        rows.append(buy(f"b{number}", when, stage, "20", links=links))
    rows.append(
        buy("came", "2015", "delivered", "20", expected=expected,
            links=[("part-of", "b2")] if linked else [])
    )  # fmt: skip
    found = ledger(rows)
    (check,) = entries(found)[-1].checks
    assert check.verdict == "agrees"
    assert check.added.high == (20 if linked else 80)
    assert all(str(each.quantity) == "20" for each in found.groups[0].accounts[0].sums[:4])
    assert str(found.groups[0].accounts[0].backlog) == "0"
    if linked:
        rows[-1] = buy("came", "2015", "delivered", "20", expected="80", links=[("part-of", "b2")])
        assert verdicts(*rows)[-1] == ("expected", "differs")


def test_an_order_of_what_was_approved_adds_nothing_to_what_is_expected(buy: Buy) -> None:
    approved = buy("a", "2021", "approved", "20", expected="60")
    for quantity, expected, verdict in (
        ("20", "60", "agrees"), ("20", "80", "differs"), ("24", "64", "agrees"),
    ):  # fmt: skip
        links = [("responds-to", "a")]
        ordered = buy("o", "2022", "ordered", quantity, expected=expected, links=links)
        assert verdicts(approved, ordered)[1] == ("expected", verdict)


@pytest.mark.parametrize("link", ["supports", "after", "before", "during"])
def test_other_links_do_not_say_that_units_are_the_same(buy: Buy, link: str) -> None:
    rows = [
        buy("a", "2021", "approved", "20"),
        buy("o", "2022", "ordered", "20", links=[(link, "a"), ("part-of", "gone")]),
    ]
    assert [each.role.same for each in entries(ledger(rows))] == [(), ()]


def test_what_an_earlier_stage_refers_to_is_of_other_units(buy: Buy) -> None:
    first = buy("first", "2018", "ordered", "40")
    more = buy("more", "2021", "approved", "20", links=[("refers-to", "first")])
    assert [each.role.same for each in entries(ledger([first, more]))] == [(), ()]


def test_parts_of_an_order_are_inside_its_number(buy: Buy) -> None:
    rows = [
        buy("all", "2010", "ordered", "40", cost="4e9 USD"),
        buy("first", "2011", "ordered", "15", cost="1e9 USD", links=[("part-of", "all")]),
        buy("other", "2012", "ordered", "5", cost="2e9 EUR"),
    ]
    orders = passed("ordered", *rows)
    assert str(orders.quantity) == "45"
    assert [str(cost) for cost in orders.costs] == ["2e9 EUR", "4e9 USD"]


def test_a_delivery_of_its_own_is_what_a_fleet_grows_by(buy: Buy) -> None:
    rows = [
        buy("a", "2000", "delivered", "10", fleet="40"),
        buy("o", "2001", "ordered", "16", delivery="2003"),
        buy("b", "2005", "delivered", "4", fleet="60"),
    ]
    assert verdicts(*rows)[1] == ("actual", "agrees")
    rows[2] = buy("b", "2005", "delivered", "4", fleet="44")
    assert verdicts(*rows)[1] == ("actual", "differs")


def test_a_purchase_reported_at_four_stages_with_partial_deliveries_is_one(buy: Buy) -> None:
    """Twenty jets reported five times are twenty: 8 and then about 12 of them have arrived."""
    rows = [
        buy("fleet", "2000", "", fleet="40"),
        buy("proposal", "2018", "proposed", "20"),
        buy("approval", "2019", "approved", "20", links=[("stage-of", "proposal")]),
        buy("order", "2020", "ordered", "20", links=[("stage-of", "approval")]),
        buy("first", "2022", "delivered", "8", links=[("delivers", "order")], fleet="48"),
        buy("second", "2023", "delivered", "~10", links=[("delivers", "order")], expected="60"),
    ]
    found = ledger(rows)
    (account,) = found.groups[0].accounts
    sums = {each.stage: str(each.quantity) for each in account.sums if each.stage}
    assert sums == {
        "proposed": "20", "approved": "20", "ordered": "20", "delivered": "16..18..20",
    }  # fmt: skip
    assert [str(entry.backlog) for entry in account.entries[3:]] == ["20", "12", "0..2..4"]
    assert verdicts(*rows)[-2:] == [("actual", "agrees"), ("expected", "agrees")]
