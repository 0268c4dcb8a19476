"""One purchase whose deliveries are stated in the list of the order and as events of their own.

The expected figures are computed by hand in the comments.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.cli.ledger.purchases import Ledger, ledger_of
from tests.running import Result

Run = Callable[..., Result]


@pytest.fixture
def ledger(
    run: Run, sqlite_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Ledger:
    """The ledger on SQLite: its figures are computed without SQL."""
    return ledger_of(run, sqlite_engine, tmp_path, monkeypatch)


@pytest.fixture
def ledger_on_each(
    run: Run, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Ledger:
    return ledger_of(run, engine, tmp_path, monkeypatch)


ORDER = "when: 2014, stage: ordered, quantity: 40"
LIST = f"{ORDER}, deliveries: [{{when: 2016, quantity: 8}}, {{when: 2018, quantity: 5}}]"
CAME = "stage: delivered, links: [{delivers: order}]"


def test_other_units_in_the_list_and_in_events_are_added(ledger: Ledger) -> None:
    found = ledger(
        base="count when: 2010, quantity: 5",
        order=LIST,
        third=f"when: 2019, quantity: 7, {CAME}",
        after="count when: 2020, quantity: 25",
    )
    # 8 + 5 + 7 = 20 of 40; a fleet of 5 + 20 = 25
    assert (found.delivered, found.backlog) == ("20", "20")
    assert found.checks == [("after", "25", "agrees")]
    assert found.findings == []


@pytest.mark.parametrize("more", [{}, {"came": f"when: 2016, quantity: 8, {CAME}"}])
def test_what_was_delivered_was_ordered(ledger: Ledger, more: dict[str, str]) -> None:
    stated = "" if more else ", delivered: {actual: 8}"
    found = ledger(order=f"when: 2014, stage: ordered{stated}", **more)
    assert "ordered    at least 8 [1] in 1 procurement, 1 without a number" in found.drawn
    assert "delivered  8 [1] in 1 procurement\n" in found.drawn


@pytest.mark.parametrize(
    ("when", "quantity"),
    [("2018", "5"), ("2018-03", "5"), ("2018-03-05", "~5"), ("2017/2018", "5"), ("2018~", "5")],
)
def test_a_delivery_that_is_stated_twice_counts_once(
    ledger: Ledger, when: str, quantity: str
) -> None:
    found = ledger(order=LIST, again=f"when: {when}, quantity: {quantity}, {CAME}")
    assert (found.delivered, found.backlog) == ("13", "27")  # 8 + 5
    assert found.findings == [("again", "repeated", "agrees")]
    assert "5 delivered: stated in order, too, and counted once" in found.drawn


def test_one_delivery_of_the_list_may_be_several_events(ledger: Ledger) -> None:
    found = ledger(
        order=LIST,
        march=f"when: 2018-03, quantity: 2, {CAME}",
        june=f"when: 2018-06, quantity: 3, {CAME}",
    )
    assert found.delivered == "13"  # 2 + 3 are the 5 of 2018


def test_several_deliveries_of_the_list_may_be_one_event(ledger: Ledger) -> None:
    found = ledger(order=LIST, both=f"when: 2016/2018, quantity: 13, {CAME}")
    assert found.delivered == "13"  # 8 + 5 are the 13


def test_what_may_be_stated_twice_is_a_range_with_the_reason(ledger: Ledger) -> None:
    found = ledger(order=LIST, some=f"when: 2018-06, quantity: 3, {CAME}")
    # 8 + 5, and 3 that may be among the 5 of 2018
    assert (found.delivered, found.backlog) == ("13..13..16", "24..27..27")
    assert found.findings == [("some", "overlap", "unknown")]
    drawn = " ".join(found.drawn.split())
    assert "3 delivered Jun 2018 may be among 5 delivered 2018 in order: counted once or" in drawn


def test_an_overlap_has_the_days_of_both_deliveries(
    ledger: Ledger, run: Run, sqlite_engine: Engine
) -> None:
    ledger(order=LIST, some=f"when: 2018-06, quantity: 3, {CAME}")
    address = sqlite_engine.url.render_as_string(hide_password=False)
    found = json.loads(run("ledger", "--json", "--database", address).stdout)
    entries = found["groups"][0]["accounts"][0]["entries"]
    days = {each["subject"]: each["days"] for entry in entries for each in entry["findings"]}
    assert days == {"overlap": [["2018-06-01", "2018-06-30"], ["2018-01-01", "2018-12-31"]]}


def test_the_number_ordered_limits_a_range_and_says_so(ledger: Ledger) -> None:
    small = LIST.replace("quantity: 40", "quantity: 14")
    found = ledger(order=small, some=f"when: 2018-06, quantity: 3, {CAME}")
    assert (found.delivered, found.backlog) == ("13..13..14", "0..1..1")  # 16 would be too many
    assert found.findings == [("some", "overlap", "agrees")]
    assert "only up to the number ordered" in found.drawn


def test_more_than_was_ordered_is_counted_and_reported(ledger: Ledger) -> None:
    found = ledger(
        order=LIST.replace("quantity: 40", "quantity: 15"),
        third=f"when: 2019, quantity: 7, {CAME}",
    )
    assert (found.delivered, found.backlog) == ("20", None)  # 8 + 5 + 7 of 15
    assert found.findings == [("order", "excess", "differs")]
    assert "20 delivered in all, but only 15 ordered" in found.drawn
    assert "unknown: 20 delivered, but only 15 ordered" in found.drawn


@pytest.mark.parametrize(
    ("in_all", "delivered", "finding"),
    [
        ("13", "13", []),
        ("~13", "13", []),
        ("20", "20", [("order", "total", "unknown")]),  # 7 more at an unknown time
        ("10", "13", [("order", "total", "differs")]),
        ("10+", "13", []),
    ],
)
def test_a_total_that_differs_from_the_list_is_reported(
    ledger: Ledger, in_all: str, delivered: str, finding: list[tuple[str, str, str]]
) -> None:
    found = ledger(order=f"{LIST}, delivered: {{actual: {in_all}}}")
    assert (found.delivered, found.findings) == (delivered, finding)
    assert (f"come to 13: {delivered} count" in " ".join(found.drawn.split())) == bool(finding)


def test_events_are_among_the_total_of_their_order(ledger: Ledger) -> None:
    total = f"{ORDER}, delivered: {{actual: 20}}"
    events = {"first": f"when: 2016, quantity: 8, {CAME}"}
    found = ledger(order=total, **events)
    assert found.delivered == "20"  # 8 of them in 2016, the other 12 at an unknown time
    events["second"] = f"when: 2018, quantity: 12, {CAME}"
    found = ledger(order=total, **events)
    assert (found.delivered, found.findings) == ("20", [])  # 8 + 12
    events["third"] = f"when: 2019, quantity: 3, {CAME}"
    found = ledger(order=total, **events)
    assert (found.delivered, found.findings) == ("23", [("order", "total", "differs")])


def test_a_delivery_without_a_number_has_what_the_total_leaves(ledger: Ledger) -> None:
    order = ORDER.replace("40", "98")
    listed = "deliveries: [{when: 1972, quantity: 50}, {when: 1974}], delivered: {actual: 98}"
    found = ledger(order=f"{order.replace('2014', '1970')}, {listed}",
                 after="count when: 1980, quantity: 98")  # fmt: skip
    assert (found.delivered, found.backlog) == ("98", "0")
    assert "48 delivered 1974" in found.drawn


@pytest.mark.parametrize("year", ["1974~", "1974?", "1974%", "1974"])
def test_an_uncertain_year_is_a_doubt_about_the_date_and_not_about_the_number(
    ledger: Ledger, year: str
) -> None:
    found = ledger(
        base="count when: 1969, quantity: 0",
        order="when: 1970, stage: ordered, quantity: 98, delivered: {actual: 98}, deliveries:"
        f" [{{when: 1972, quantity: 50}}, {{when: {year}, quantity: 48}}]",
        between="count when: 1974-07, quantity: 98",
        after="count when: 1990, quantity: 98",
    )
    assert (found.delivered, found.backlog) == ("98", "0")
    # In July 1974 the 48 may have come or not; in 1990 they have.
    assert found.checks == [("between", "50..98", "agrees"), ("after", "98..146", "agrees")]
    assert ("1974 ≈" in found.drawn) == (year in ("1974~", "1974%"))


def test_a_set_of_years_is_shown_as_one(ledger: Ledger) -> None:
    found = ledger(
        order="when: 1970, stage: ordered, quantity: 10,"
        ' deliveries: [{when: "{1971,1973}", quantity: 10}], delivery: {actual: "{1971,1973}"}',
    )
    assert "10 in all, delivered 1971 and 1973 · delivery 1971 and 1973 (actual)" in found.drawn


def test_missing_numbers_of_a_list_are_reported(ledger: Ledger) -> None:
    found = ledger(order=f"{ORDER}, deliveries: {{1: {{when: 2016, quantity: 8}},"
                       " 3: {when: 2018, quantity: 5}}")  # fmt: skip
    assert (found.delivered, found.findings) == ("13", [("order", "gap", "unknown")])
    assert "the list of deliveries has no number 2" in found.drawn


def test_the_units_lost_are_named_and_cannot_be_more_than_there_were(ledger: Ledger) -> None:
    found = ledger(
        base="count when: 2010, quantity: 5",
        crash="loss when: 2012, lost: 2",
        fire="loss when: 2013, lost: 4",
    )
    # 5 - 2 = 3 and 3 - 4 < 0
    assert found.checks == [("fire", "0", "differs")]
    assert "less 6 lost (crash and fire), make less than 0" in " ".join(found.drawn.split())


def test_units_without_a_record_and_missing_units_are_counted(ledger: Ledger) -> None:
    found = ledger(
        base="count when: 2010, quantity: 5",
        fewer="count when: 2012, quantity: 3",
        more="count when: 2014, quantity: 10",
    )
    drawn = " ".join(found.drawn.split())
    assert "make 5; 2 fewer: lost or retired without a record?" in drawn
    assert "3 actual (fewer) and 0 since make 3; 7 not recorded" in drawn


def test_a_link_to_a_purchase_by_another_country_is_reported(ledger: Ledger) -> None:
    other = f"kind: procurement, buyer: jpn, when: 2018, quantity: 5, {CAME}"
    assert ledger(order=LIST, other=other).findings == [("other", "apart", "unknown")]


def test_a_delivery_without_a_buyer_joins_the_fleet_of_its_order(ledger: Ledger) -> None:
    found = ledger(
        base="count when: 2010, quantity: 5",
        order=ORDER,
        came=f"kind: procurement, when: 2016, quantity: 8, {CAME}",
        after="count when: 2020, quantity: 13",
    )
    assert found.checks == [("after", "13", "agrees")]


def test_the_deliveries_of_parts_of_an_order_are_those_of_the_order(ledger: Ledger) -> None:
    found = ledger(
        frame="when: 2010/2013, stage: ordered, quantity: 40,"
        " deliveries: [{when: 2016, quantity: 8}]",
        first="when: 2012, stage: ordered, quantity: 15, links: [{part-of: frame}],"
        " deliveries: [{when: 2016-03, quantity: 8}, {when: 2017, quantity: 7}]",
        second="when: 2013, stage: ordered, quantity: 10, links: [{part-of: frame}],"
        " delivery: {actual: 2019}",
    )
    # 8 of 2016 are stated twice; 8 + 7 + 10 of 40
    assert (found.delivered, found.backlog) == ("25", "15")


def test_one_purchase_at_four_stages_told_in_every_way(ledger_on_each: Ledger) -> None:
    found = ledger_on_each(
        request="when: 2010, stage: proposed, quantity: 60",
        approval="when: 2012, stage: approved, quantity: ~40, links: [{stage-of: request}]",
        base="count when: 2013, quantity: 10",
        order="when: 2014-03, stage: ordered, quantity: 40, links: [{stage-of: approval}],"
        " delivered: {actual: 24},"
        " deliveries: [{when: 2016, quantity: 8}, {when: 2018, quantity: ~10}, {when: 2019}]",
        first=f"when: 2016-05, quantity: 8, {CAME}",
        loan="when: 2015, stage: delivered, mode: loan, quantity: 4",
        crash="loss when: 2019-05, lost: 1",
        after="count when: 2021, quantity: 37",
    )
    # 24 in all: 8 (stated twice), about 10, and the rest in 2019; and 4 on loan. 10 + 28 - 1 = 37.
    assert (found.delivered, found.backlog) == ("28", "12")
    assert found.checks == [("after", "37", "agrees")]
    assert found.findings == [("first", "repeated", "agrees")]
    assert max(map(len, found.drawn.splitlines())) <= 80
