"""The laws of the ledger, over books drawn at random."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.ledger.books import Buy, Row, verdicts
from timeline.analysis.ledger.table import ledger
from timeline.dates.written.parsing import parse_when
from timeline.quantities import parse_quantity
from timeline.query.events.amounts import EventAmount


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
    for n, (units, about, year, years, way) in enumerate(orders):
        day, came = f"20{10 + year}-03-{n + 1:02}", f"20{10 + year + years}-05-{n + 1:02}"
        vague = parse_quantity(f"~{units}")
        true = data.draw(st.integers(int(vague.low), int(vague.high or 0))) if about else units
        own = {"own": came, "own, vaguely": came[:4], "linked": came, "twice": came[:4]}.get(way)
        text = f"~{units}" if about else str(units)
        rows.append(buy(f"o{n}", day, "ordered", text, delivery=own or ""))
        truth.append((day, "ordered", true))
        if way == "no":
            continue
        parts = [(came, true)]
        if way == "in parts":
            parts = [(came, true // 2), (came.replace("-05-", "-06-"), true - true // 2)]
        for part, (then, each) in enumerate(parts):
            truth.append((then, "delivered", each))
            links = [("part-of", f"o{n}")] if way == "linked" else []
            if not way.startswith("own"):
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
    ways = {way for *_, way in orders}
    if not ways & {"twice", "told", "in parts"} and account.backlog is not None:
        assert account.backlog.best == sum(units for units, *_, way in orders if way == "no")
    if "no" not in ways and account.backlog is not None:
        assert account.backlog.low == 0
