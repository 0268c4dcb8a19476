"""Units and money by year, with bounds."""

from tests.analysis.ledger.books import Buy
from timeline.analysis.ledger.accounts.yearly import (
    by_year,
    known_days,
    money_of,
    undated,
    units_of,
)
from timeline.analysis.ledger.table import ledger
from timeline.dates.calendar import day, ymd
from timeline.quantities import Quantity

Years = dict[int, str]


def years_of(found: "list[tuple[int, Quantity]]") -> Years:
    return {year: str(quantity) for year, quantity in found}


def units(*rows: "tuple[object, object]") -> dict[str, Years]:
    (account,) = ledger(rows).groups[0].accounts  # type: ignore[arg-type]
    return {
        stage: years_of([*by_year(passing, (2010, 2030))])
        for stage, passing in units_of(account).items()
    }


def test_units_are_surely_in_the_year_that_has_all_their_days(buy: Buy) -> None:
    assert units(
        buy("first", "2014-05", "ordered", "40"),
        buy("more", "2014", "ordered", "~10"),
        buy("doubtful", "2015~", "ordered", "5"),
        buy("claim", "2016", "ordered", "3", status="claimed"),
        buy("plan", "2017", "ordered", "99", status="planned"),
        buy("arrived", "2016-01", "delivered", "15+"),
    ) == {
        "ordered": {2014: "48..52", 2015: "<=5", 2016: "<=3"},
        "delivered": {2016: "15+"},
    }


def test_a_vague_date_is_possible_in_each_of_its_years(buy: Buy) -> None:
    found = units(buy("first", "[2014..2016]", "ordered", "40"), buy("b", "2015", "ordered", "2"))
    assert found == {"ordered": {2014: "<=40", 2015: "2..42", 2016: "<=40"}}


def test_several_years_are_added_from_a_multiple_of_them_on(buy: Buy) -> None:
    rows = [buy(f"b{year}", str(year), "ordered", "2") for year in (2014, 2015, 2019, 2020)]
    (account,) = ledger(rows).groups[0].accounts
    (passing,) = units_of(account).values()
    assert years_of([*by_year(passing, (2014, 2020), 5)]) == {2010: "2", 2015: "4", 2020: "2"}


def test_a_delivery_that_two_records_state_counts_once(buy: Buy) -> None:
    found = units(
        buy("order", "2014", "ordered", "8", delivery="2016"),
        buy("come", "2016", "delivered", "8", links=[("delivers", "order")]),
    )
    assert found == {"ordered": {2014: "8"}, "delivered": {2016: "8"}}


def test_units_that_came_in_several_years_came_in_each_of_them_and_in_no_other(buy: Buy) -> None:
    def came(delivery: str, units_: str = "8", *more: "tuple[object, object]") -> Years:
        order = buy("order", "2014", "ordered", units_, delivery=delivery)
        return units(order, *more)["delivered"]

    assert came("{2016,2018}") == {2016: "1..7", 2018: "1..7"}
    assert came("{2016,2018}", "<=8") == {2016: "<=8", 2018: "<=8"}
    assert came("[2016,2018]") == {2016: "<=8", 2018: "<=8"}
    assert came("2017") == {2017: "8"}
    record = buy("come", "2017", "delivered", "8", links=[("delivers", "order")])
    assert came("[2016,2017]", "8", record) == {2017: "8"}
    part = buy("come", "2015", "delivered", "3", links=[("delivers", "order")])
    rest = came("2017", "8", part)  # so 2017 is only when the last of them came
    assert rest == {2014: "<=5", 2015: "3..8", 2016: "<=5", 2017: "<=5"}


def test_days_without_a_bound_reach_over_the_years_that_are_asked_for(buy: Buy) -> None:
    (account,) = ledger([buy("late", "by 2012", "ordered", "4")]).groups[0].accounts
    (passing,) = units_of(account).values()
    assert years_of([*by_year(passing, (2011, 2013))]) == {2011: "<=4", 2012: "<=4"}
    assert len([*known_days(passing)]) == 1
    asked = day(2009, 1, 1), day(2010, 12, 31)
    assert {ymd(each)[0] for each in known_days(passing, asked)} == {2009, 2010, 2012}
    assert undated(passing) == 0
    (account,) = ledger([buy("never", "unknown", "ordered", "4")]).groups[0].accounts
    (passing,) = units_of(account).values()
    assert ([*known_days(passing, asked)], undated(passing)) == ([], 1)
    assert [*by_year(passing, (2011, 2013))] == []


def test_money_is_by_stage_and_currency(buy: Buy) -> None:
    found = ledger([
        buy("a", "2014", "ordered", "40", cost="7e9 USD"),
        buy("b", "2014", "ordered", "4", cost="1e9 USD", status="claimed"),
        buy("c", "2014", "ordered", "4", cost="~1e12 KRW"),
    ])  # fmt: skip
    entries = found.groups[0].accounts[0].entries
    assert {
        key: years_of([*by_year(passing, (2010, 2020))])
        for key, passing in money_of(entries).items()
    } == {
        ("ordered", "USD"): {2014: "7e9..8e9 USD"},
        ("ordered", "KRW"): {2014: "8e11..1.2e12 KRW"},
    }
