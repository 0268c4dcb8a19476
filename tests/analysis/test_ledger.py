"""Sums with bounds, and stated totals held against their parts."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.analysis.ledger import Entry, Ledger, ledger
from timeline.quantities import parse_quantity
from timeline.query.figures import Amount, Figures
from timeline.query.results import ActorRef, EventLine, Ref

Make = Callable[..., EventLine]
Row = tuple[EventLine, Figures]
Buy = Callable[..., Row]

F35A, KF21 = Ref("f-35a", "F-35A"), Ref("kf-21", "KF-21")


@pytest.fixture(scope="session")
def buy(event: Make) -> Buy:
    """A procurement: ``buy("order", "2022", "ordered", "20", fleet="60", cost="3e9 USD")``."""

    def buy(key: str, when: str, stage: str, quantity: str = "", **values: Any) -> Row:
        figures = Figures(terms={"stage": stage} if stage else {})
        given = {
            ("quantity", ""): quantity,
            ("fleet_after", "actual"): values.pop("fleet", ""),
            ("fleet_after", "expected"): values.pop("expected", ""),
            ("cost", ""): values.pop("cost", ""),
        }
        for (field, slot), text in given.items():
            if text:
                figures.amounts.append(Amount(field, slot, parse_quantity(text)))
        buyers = values.pop("buyers", ("KOR",))
        actors = tuple(ActorRef(key.lower(), key, key, "buyer") for key in buyers)
        given_values = {"systems": (F35A,), "actors": actors} | values
        return event(key, when, "procurement", **given_values), figures

    return buy


def entries(found: Ledger) -> list[Entry]:
    return [e for group in found.groups for account in group.accounts for e in account.entries]


def verdicts(*rows: Row) -> list[tuple[str, str]]:
    """Slot and verdict of every check, and nothing of events that state no total."""
    return [(c.slot, c.verdict) for entry in entries(ledger(rows)) for c in entry.checks]


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


def test_backlog_is_unknown_where_less_was_ordered_than_delivered(buy: Buy) -> None:
    found = ledger([buy("o", "2014", "ordered", "10"), buy("d", "2016", "delivered", "12")])
    assert entries(found)[-1].backlog is None


# -- the balance ----------------------------------------------------------------------------------


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


def test_the_fleet_of_another_country_is_no_base(buy: Buy) -> None:
    base = buy("theirs", "2021", "delivered", "10", fleet="40", buyers=("JPN",))
    batch = buy("batch", "2022-07", "approved", "20", expected="90")
    assert verdicts(base, batch) == [("actual", "unknown"), ("expected", "unknown")]


def test_nothing_is_held_against_the_fleet_of_a_buyer_who_is_not_named(buy: Buy) -> None:
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


def test_where_the_order_of_time_is_not_known_nothing_is_held_against_anything(buy: Buy) -> None:
    rows = [
        buy("a", "2022", "delivered", "2", fleet="40"),
        buy("b", "2022", "delivered", fleet="9"),
    ]
    assert verdicts(*rows) == [("actual", "unknown"), ("actual", "unknown")]


@settings(max_examples=40, deadline=None)
@given(
    batches=st.lists(st.tuples(st.integers(1, 50), st.integers(0, 3)), min_size=1, max_size=6),
    start=st.integers(0, 100),
    lost=st.integers(1, 5),
)
def test_true_books_always_agree_and_missing_units_never_do(
    buy: Buy, batches: list[tuple[int, int]], start: int, lost: int
) -> None:
    rows = [buy("start", "2000", "", fleet=str(start))]
    fleet = start
    for year, (units, doubt) in enumerate(batches, 2001):
        fleet += units
        text = f"{max(units - doubt, 0)}..{units + doubt}" if doubt else str(units)
        rows.append(buy(f"y{year}", str(year), "delivered", text, fleet=str(fleet)))
    assert {verdict for _, verdict in verdicts(*rows)[1:]} == {"agrees"}
    slack = batches[-1][1]
    rows[-1][1].amounts[-1] = Amount(
        "fleet_after", "actual", parse_quantity(str(fleet + slack + lost))
    )
    assert verdicts(*rows)[-1] == ("actual", "differs")


@settings(max_examples=40, deadline=None)
@given(
    parts=st.lists(
        st.tuples(
            st.sampled_from(["ordered", "delivered", "approved", "cancelled"]),
            st.integers(0, 9),
            st.integers(1, 9),
        ),
        max_size=8,
    ),
    choice=st.integers(0, 100),
)
def test_sums_hold_every_sum_of_true_values(
    buy: Buy, parts: list[tuple[str, int, int]], choice: int
) -> None:
    rows = [
        buy(f"e{n}", f"20{n:02}", stage, f"{low}..{low + width}")
        for n, (stage, low, width) in enumerate(parts)
    ]
    truth = [low + choice % (width + 1) for _, low, width in parts]
    for group in ledger(rows).groups:
        for each in group.accounts[0].sums:
            true = sum(t for t, part in zip(truth, parts, strict=True) if part[0] == each.stage)
            assert each.quantity is not None
            assert each.quantity.high is not None
            assert each.quantity.low <= true
            assert true <= each.quantity.high
        passed = {stage: sum(t for t, p in zip(truth, parts, strict=True) if p[0] == stage)
                  for stage in ("ordered", "delivered")}  # fmt: skip
        backlog, left = group.accounts[0].backlog, passed["ordered"] - passed["delivered"]
        if backlog is not None and left >= 0:
            assert backlog.low <= left <= (backlog.high or Decimal(0))


@settings(max_examples=40, deadline=None)
@given(
    batches=st.lists(
        st.tuples(st.integers(1, 20), st.integers(0, 20), st.booleans()), min_size=1, max_size=5
    ),
    start=st.integers(0, 50),
)
def test_a_history_in_which_every_batch_passes_its_stages_never_differs(
    buy: Buy, batches: list[tuple[int, int, bool]], start: int
) -> None:
    """Approved, perhaps ordered, and delivered later; each states the fleet that will or did come
    of what was approved and delivered by then.
    """
    rows = [buy("start", "1999", "", fleet=str(start))]
    acts = sorted(
        act
        for number, (units, wait, ordered) in enumerate(batches)
        for act in (
            (2000 + 3 * number, 0, "approved", units),
            *([(2001 + 3 * number, 1, "ordered", units)] if ordered else []),
            (2002 + 3 * number + 3 * (wait % 4), 2, "delivered", units),
        )
    )
    approved = delivered = start
    for number, (year, _, stage, units) in enumerate(acts):
        approved += units if stage == "approved" else 0
        delivered += units if stage == "delivered" else 0
        stated = {"fleet": str(delivered)} if stage == "delivered" else {"expected": str(approved)}
        rows.append(buy(f"a{number}", f"{year}-06-{number + 1:02}", stage, str(units), **stated))
    assert all(verdict != "differs" for _, verdict in verdicts(*rows))
