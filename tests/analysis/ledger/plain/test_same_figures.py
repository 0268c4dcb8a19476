"""What the ledger keeps from record to record is what the plain definitions give."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.ledger.books import F35A, Buy, Make, Row
from tests.analysis.ledger.plain import backlog, balance, counting
from timeline.analysis.ledger import table as module
from timeline.analysis.ledger.accounts import account
from timeline.analysis.ledger.accounts.backlog import backlogs as kept
from timeline.analysis.ledger.accounts.running import RunningTotal
from timeline.analysis.ledger.deliveries.book import AccountBook
from timeline.analysis.ledger.deliveries.counting import Delivery, StatedTotal, at_least, once
from timeline.analysis.ledger.fleet.balance import checks
from timeline.analysis.ledger.fleet.check import Check
from timeline.analysis.ledger.fleet.movement import Movement
from timeline.analysis.ledger.table import ledger
from timeline.dates.written.parsing import parse_when
from timeline.quantities import Quantity, parse_quantity
from timeline.query.events.amounts import EventAmount, EventFigures
from timeline.query.results import ActorRef, DateValue, EventLine

NUMBERS = st.sampled_from(["1", "2", "5", "8", "12", "~10", "3..8", "2+", "<=5", "2..3..9"])
YEARS = st.sampled_from(
    ["2000", "2001", "2002", "2000-05", "2001-06", "2001-06-03", "2001/2002", "2000/2003"]
)


def exactly(quantity: Quantity | None) -> tuple[object, ...]:
    if quantity is None:
        return ()
    return quantity.low, quantity.best, quantity.high, quantity.qualifier


@st.composite
def deliveries(draw: st.DrawFn, event: EventLine) -> Delivery:
    start, told = draw(st.integers(0, 12)), draw(st.sampled_from(["o", "d", "a", "od", "oda"]))
    sums = [None, StatedTotal("a", parse_quantity("10..20"), 2)]
    return Delivery(
        event=event, batch=draw(st.sampled_from("AB")), told=frozenset(told),
        units=parse_quantity(draw(NUMBERS)), lo=start, hi=start + draw(st.integers(0, 4)),
        since=start, by=(event.key,), sum=draw(st.sampled_from(sums)),
    )  # fmt: skip


@given(st.data())
def test_deliveries_in_classes_are_counted_like_single_ones(
    event: Make, data: st.DataObject
) -> None:
    drawn = data.draw(st.lists(deliveries(event("e", "2000")), min_size=1, max_size=8))
    limit = data.draw(st.sampled_from([None, Decimal(4), Decimal(20)]))
    given_ = [replace(each, limit=limit) for each in drawn]
    running = RunningTotal(given_)
    current: dict[int, Delivery] = {}
    changes = st.tuples(st.integers(0, len(given_) - 1), st.one_of(st.none(), NUMBERS))
    for number, text in data.draw(st.lists(changes, max_size=20)):
        new = None if text is None else replace(given_[number], units=parse_quantity(text))
        running.put(number, new)
        current.pop(number, None)
        if new is not None:
            current[number] = new
        expected = exactly(counting.once(current.values()))
        assert exactly(running.value) == expected
        assert exactly(once(current.values())) == expected
        assert at_least(current.values()) == expected[0]


@st.composite
def records(draw: st.DrawFn, buy: Buy) -> list[Row]:
    """Procurements that state deliveries in every way, linked or not, by one buyer or by two."""
    rows: list[Row] = []
    for number in range(draw(st.integers(1, 10))):
        stage = draw(st.sampled_from(["ordered", "ordered", "delivered", "delivered", "approved",
                                      "cancelled", ""]))  # fmt: skip
        way = draw(st.sampled_from(["alone", "alone", "listed", "dated", "linked", "total"]))
        values: dict[str, Any] = {
            "buyers": draw(st.sampled_from([("KOR",), ("KOR",), ("JPN",), ()])),
            "status": draw(st.sampled_from(["occurred", "occurred", "claimed"])),
        }
        if way == "dated":
            values["delivery"] = draw(YEARS)
        if way == "linked" and rows:
            other = draw(st.integers(0, len(rows) - 1))
            values["links"] = [(draw(st.sampled_from(["delivers", "part-of"])), f"e{other}")]
        row = buy(f"e{number}", draw(YEARS), stage, draw(st.one_of(st.just(""), NUMBERS)), **values)
        listed = draw(st.lists(st.tuples(YEARS, NUMBERS), max_size=3)) if way == "listed" else []
        for item, (when, units) in enumerate(listed, 1):
            bounds = parse_when(when).bounds
            date = DateValue(when, bounds.start_lo, bounds.end_hi, True)
            row[1].dates["deliveries", f"{item}.when"] = date
            amount = EventAmount("deliveries", f"{item}.quantity", parse_quantity(units))
            row[1].amounts.append(amount)
        if way == "total":
            row[1].amounts.append(EventAmount("delivered", "actual", parse_quantity(draw(NUMBERS))))
        rows.append(row)
    return sorted(rows, key=lambda row: (row[0].start_lo, row[0].end_hi, row[0].key))


@given(st.data())
def test_the_backlog_kept_from_record_to_record_is_that_of_all_records(
    buy: Buy, data: st.DataObject
) -> None:
    rows = data.draw(records(buy))
    keys = [event.key for event, _ in rows]
    hidden = data.draw(st.sets(st.sampled_from(keys), max_size=2))
    books: list[tuple[AccountBook, list[EventLine]]] = []

    def compared(book: AccountBook, events: list[EventLine]) -> Any:
        books.append((book, events))
        return kept(book, events)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(account, "backlogs", compared)
        ledger(rows, listed=set(keys) - hidden)
    for book, events in books:
        expected = [exactly(each) for each in backlog.backlogs(book, events)]
        assert [exactly(each) for each in kept(book, events)] == expected


DAYS = st.sampled_from(
    ["2000", "2001", "2001-06", "2001-06-03", "2001-06-03T09:00Z", "2001-06-03T15:00Z",
     "2001/2002", "2002~", "2001-06-04", "2001-12-31", "2002-01-01"]
)  # fmt: skip


@st.composite
def counted(draw: st.DrawFn, event: Make, buy: Buy) -> list[Row]:
    """Procurements with totals, inventories and losses of one fleet, some of them in one order."""
    rows = []
    for number in range(draw(st.integers(1, 9))):
        key = f"e{number}"
        values: dict[str, Any] = {"status": draw(st.sampled_from(["occurred"] * 3 + ["claimed"]))}
        if number and draw(st.booleans()):
            values["follows"] = (f"e{draw(st.integers(0, number - 1))}",)
        way = draw(st.sampled_from(["inventory", "incident", "retirement", *["procurement"] * 4]))
        units = draw(NUMBERS)
        if way == "procurement":
            stage = draw(st.sampled_from(["ordered", "delivered", "approved", "cancelled", ""]))
            if number and draw(st.booleans()):
                values["links"] = [("part-of", f"e{draw(st.integers(0, number - 1))}")]
            totals = {name: str(draw(st.integers(0, 40))) for name in
                      draw(st.sets(st.sampled_from(["fleet", "expected"])))}  # fmt: skip
            rows.append(buy(key, draw(DAYS), stage, units, **values, **totals))
            continue
        role, field = {"inventory": ("operator", "quantity"), "incident": ("against", "lost"),
                       "retirement": ("operator", "quantity")}[way]  # fmt: skip
        actors = (ActorRef("kor", "KOR", "KOR", role),)
        amounts = [EventAmount(field, "", parse_quantity(units))]
        line = event(key, draw(DAYS), way, systems=(F35A,), actors=actors, **values)
        rows.append((line, EventFigures(amounts=amounts)))
    return sorted(rows, key=lambda row: (row[0].start_lo, row[0].end_hi, row[0].key))


@given(st.data())
def test_a_total_is_compared_with_the_same_movements_as_with_all(
    event: Make, buy: Buy, data: st.DataObject
) -> None:
    rows = data.draw(counted(event, buy))
    fleets: list[Sequence[Movement]] = []

    def compared(movements: Sequence[Movement]) -> list[tuple[Check, ...]]:
        fleets.append(movements)
        return checks(movements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "checks", compared)
        ledger(rows)
    for movements in fleets:
        assert checks(movements) == balance.checks(movements)
