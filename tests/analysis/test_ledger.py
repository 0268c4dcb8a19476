"""Sums with bounds, and stated totals held against their parts."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.analysis.ledger import Ledger, LedgerRow, Sum, ledger
from timeline.dates.parsing import parse_when
from timeline.quantities import parse_quantity
from timeline.query.events.amounts import EventAmount, Figures
from timeline.query.results import ActorRef, DateValue, EventLine, Ref

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
                figures.amounts.append(EventAmount(field, slot, parse_quantity(text)))
        if delivery := values.pop("delivery", ""):
            date = parse_when(delivery)
            found = DateValue(
                delivery, date.bounds.start_lo, date.bounds.end_hi, not date.uncertain
            )
            figures.dates["delivery", values.pop("slot", "actual")] = found
        figures.links += values.pop("links", ())
        buyers = values.pop("buyers", ("KOR",))
        actors = tuple(ActorRef(key.lower(), key, key, "buyer") for key in buyers)
        given_values = {"systems": (F35A,), "actors": actors} | values
        return event(key, when, "procurement", **given_values), figures

    return buy


def entries(found: Ledger) -> list[LedgerRow]:
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


# -- deliveries that a record tells of itself ------------------------------------------------------


def backlogs(*rows: Row) -> list[str | None]:
    return [str(each.backlog) if each.backlog else None for each in entries(ledger(rows))]


def passed(stage: str, *rows: Row) -> Sum:
    (account,) = ledger(rows).groups[0].accounts
    return next(each for each in account.sums if each.stage == stage)


def test_an_order_that_was_delivered_leaves_the_backlog_at_that_date(buy: Buy) -> None:
    rows = [
        buy("old", "1940", "ordered", "16", delivery="1951"),
        buy("war", "1950", "ordered", "10"),
        buy("order", "2000", "ordered", "~29"),
        buy("delivery", "2002", "delivered", "29"),
    ]
    assert backlogs(*rows) == ["16", "26", "34..39..44", "5..10..15"]
    assert str(passed("delivered", *rows).quantity) == "45"
    assert passed("delivered", *rows).events == 2
    assert backlogs(rows[0]) == ["0"]


def test_a_planned_delivery_is_none(buy: Buy) -> None:
    order = buy("old", "1940", "ordered", "16", delivery="1951", slot="expected")
    assert backlogs(order) == ["16"]
    assert [each.stage for each in ledger([order]).groups[0].accounts[0].sums] == ["ordered"]


@pytest.mark.parametrize(
    ("delivery", "backlog", "delivered"),
    [
        ("1951?", "0..0..16", "0..16..16"),
        ("1951/..", "<=16", "<=16"),
        ("unknown", "<=16", "<=16"),
        ("1951/1953", "0", "16"),
        ("by 1953", "0", "16"),
    ],
)
def test_a_delivery_that_may_not_be_over_is_possible(
    buy: Buy, delivery: str, backlog: str, delivered: str
) -> None:
    order = buy("old", "1940", "ordered", "16", delivery=delivery)
    assert backlogs(order) == [backlog]
    assert str(passed("delivered", order).quantity) == delivered


def test_deliveries_of_some_years_are_complete_at_the_end_of_them(buy: Buy) -> None:
    old = buy("old", "1940", "ordered", "16", delivery="1951/1953")
    others = [buy(f"y{year}", year, "ordered", "1") for year in ("1950", "1952", "1954", "1955")]
    assert backlogs(old, *others) == ["16", "17", "2..18", "3", "4"]


@pytest.mark.parametrize("link", ["part-of", "announces", "funds", "responds-to", "refers-to"])
def test_a_delivery_that_is_linked_to_its_order_counts_once(buy: Buy, link: str) -> None:
    rows = [
        buy("old", "1940", "ordered", "16", delivery="1951"),
        buy("new", "1941", "ordered", "5"),
        buy("came", "1951-05", "delivered", "16", links=[(link, "old")]),
    ]
    assert str(passed("delivered", *rows).quantity) == "16"
    assert backlogs(*rows)[-1] == "5"
    assert entries(ledger(rows))[0].place.same == ("came",)


def test_a_delivery_reported_twice_without_a_link_counts_once_or_twice(buy: Buy) -> None:
    rows = [
        buy("old", "1940", "ordered", "16", delivery="1951"),
        buy("new", "1941", "ordered", "20"),
        buy("came", "1951-05", "delivered", "16"),
    ]
    assert str(passed("delivered", *rows).quantity) == "16..16..32"
    assert backlogs(*rows)[-1] == "4..20..20"


@pytest.mark.parametrize(
    ("when", "quantity", "buyers"),
    [("1952", "16", ("KOR",)), ("1951", "17", ("KOR",)), ("1951", "16", ("JPN",))],
)
def test_what_cannot_be_the_same_delivery_is_another(
    buy: Buy, when: str, quantity: str, buyers: tuple[str, ...]
) -> None:
    rows = [
        buy("old", "1940", "ordered", "16", delivery="1951"),
        buy("new", "1941", "ordered", "20"),
        buy("came", when, "delivered", quantity, buyers=buyers),
    ]
    assert str(passed("delivered", *rows).quantity) == str(16 + int(quantity))
    assert backlogs(*rows)[-1] == str(20 - int(quantity))


# -- stages of the same units ----------------------------------------------------------------------

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
    assert [each.place.same for each in entries(ledger(rows))] == [(), ()]


def test_what_an_earlier_stage_refers_to_is_of_other_units(buy: Buy) -> None:
    first = buy("first", "2018", "ordered", "40")
    more = buy("more", "2021", "approved", "20", links=[("refers-to", "first")])
    assert [each.place.same for each in entries(ledger([first, more]))] == [(), ()]


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
    rows[-1][1].amounts[-1] = EventAmount(
        "fleet_after", "actual", parse_quantity(str(fleet + slack + lost))
    )
    assert verdicts(*rows)[-1] == ("actual", "differs")


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
def test_sums_contain_every_sum_of_possible_values(
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


ORDERS = st.lists(
    st.tuples(
        st.integers(1, 30),  # units
        st.booleans(),  # about that many
        st.integers(0, 4),  # year of the order
        st.integers(1, 6),  # years until it is delivered
        st.sampled_from(["no", "own", "own, vaguely", "told", "in parts", "linked", "twice"]),
    ),
    min_size=1,
    max_size=7,
)


@given(ORDERS, st.data())
def test_the_backlog_contains_the_true_one_after_every_row(
    buy: Buy, orders: list[tuple[int, bool, int, int, str]], data: st.DataObject
) -> None:
    """A register of true books, told in every way that a register has, against a plain count."""
    rows: list[Row] = []
    truth: list[tuple[str, str, int]] = []  # day, what happens, units
    for n, (units, about, year, years, told) in enumerate(orders):
        day, came = f"20{10 + year}-03-{n + 1:02}", f"20{10 + year + years}-05-{n + 1:02}"
        vague = parse_quantity(f"~{units}")
        true = data.draw(st.integers(int(vague.low), int(vague.high or 0))) if about else units
        own = {"own": came, "own, vaguely": came[:4], "linked": came, "twice": came[:4]}.get(told)
        text = f"~{units}" if about else str(units)
        rows.append(buy(f"o{n}", day, "ordered", text, delivery=own or ""))
        truth.append((day, "ordered", true))
        if told == "no":
            continue
        parts = [(came, true)]
        if told == "in parts":
            parts = [(came, true // 2), (came.replace("-05-", "-06-"), true - true // 2)]
        for part, (then, each) in enumerate(parts):
            truth.append((then, "delivered", each))
            links = [("part-of", f"o{n}")] if told == "linked" else []
            if not told.startswith("own"):
                rows.append(buy(f"d{n}-{part}", then, "delivered", str(each), links=links))
    rows.sort(key=lambda row: (row[0].start_lo, row[0].end_hi, row[0].key))
    found = ledger(rows)
    (account,) = found.groups[0].accounts

    def count(what: str, until: int) -> int:
        days = ((parse_when(day).bounds.start_lo, kind, true) for day, kind, true in truth)
        return sum(true for day, kind, true in days if kind == what and day <= until)

    for entry in account.entries:
        until = 10**9 if entry is account.entries[-1] else entry.event.start_lo
        left = count("ordered", until) - count("delivered", until)
        if entry.backlog is not None:
            assert entry.backlog.low <= left
            assert entry.backlog.high is None or left <= entry.backlog.high
    arrived = next((each.quantity for each in account.sums if each.stage == "delivered"), None)
    if arrived is not None:
        assert arrived.low <= count("delivered", 10**9)
        assert arrived.high is None or count("delivered", 10**9) <= arrived.high
    # What nobody tells twice has an estimate, and where all is delivered nothing is left by it.
    ways = {told for *_, told in orders}
    if not ways & {"twice", "told", "in parts"} and account.backlog is not None:
        assert account.backlog.best == sum(units for units, *_, told in orders if told == "no")
    if "no" not in ways and account.backlog is not None:
        assert account.backlog.low == 0
