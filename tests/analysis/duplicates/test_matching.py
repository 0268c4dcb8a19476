"""Laws of deliveries in a list and as events: no unit is lost, and none counts twice."""

from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.ledger.books import Buy, Row, passed
from timeline.dates.written.parsing import parse_when
from timeline.quantities import parse_quantity
from timeline.query.events.amounts import EventAmount
from timeline.query.results import DateValue

DELIVERIES = st.lists(
    st.tuples(
        st.integers(0, 4),  # year
        st.integers(1, 12),  # month
        st.integers(1, 9),  # units
        st.sampled_from(["list", "event", "both"]),
        st.booleans(),  # the list has the year only
        st.booleans(),  # the event has about that many
    ),
    min_size=1,
    max_size=8,
)


def with_list(order: Row, items: list[tuple[str, str]]) -> Row:
    """Add a list of deliveries, each a date and a number, to an order."""
    for number, (when, quantity) in enumerate(items, 1):
        date = parse_when(when)
        lo, hi = date.bounds.start_lo, date.bounds.end_hi
        order[1].dates["deliveries", f"{number}.when"] = DateValue(when, lo, hi, True)
        amount = EventAmount("deliveries", f"{number}.quantity", parse_quantity(quantity))
        order[1].amounts.append(amount)
    return order


@given(DELIVERIES)
def test_the_units_delivered_contain_the_true_number(
    buy: Buy, deliveries: list[tuple[int, int, int, str, bool, bool]]
) -> None:
    items, rows = [], []
    for number, (year, month, units, form, vague, about) in enumerate(deliveries):
        day = f"201{year}-{month:02}"
        if form != "event":
            items.append((day[:4] if vague else day, str(units)))
        if form != "list":
            text = f"~{units}" if about else str(units)
            links = [("delivers", "order")]
            rows.append(buy(f"d{number}", day, "delivered", text, links=links))
    rows.sort(key=lambda row: (row[0].start_lo, row[0].end_hi, row[0].key))
    order = with_list(buy("order", "2009", "ordered", "99"), items)
    found = passed("delivered", order, *rows).quantity
    assert found is not None
    assert found.high is not None
    true = sum(units for _, _, units, *_ in deliveries)
    assert found.low <= true
    if len({year for year, *_ in deliveries}) == len(deliveries):  # nothing is unclear
        assert true <= found.high


@given(DELIVERIES)
def test_what_is_stated_only_in_other_years_is_added_exactly(
    buy: Buy, deliveries: list[tuple[int, int, int, str, bool, bool]]
) -> None:
    items = [(f"200{year}", str(units)) for year, _, units, *_ in deliveries if year < 3]
    rows = [
        buy(f"d{number}", f"201{year}-{month:02}", "delivered", str(units),
            links=[("delivers", "order")])
        for number, (year, month, units, *_) in enumerate(deliveries)
        if year >= 3
    ]  # fmt: skip
    rows.sort(key=lambda row: (row[0].start_lo, row[0].end_hi, row[0].key))
    order = with_list(buy("order", "1999", "ordered", "99"), items)
    assert str(passed("delivered", order, *rows).quantity) == str(
        sum(units for _, _, units, *_ in deliveries)
    )
