"""The backlog of the ledger: what is ordered and not yet delivered, as bounds."""

import pytest

from tests.analysis.ledger.books import Buy, Row, entries, passed
from timeline.analysis.ledger.table import ledger
from timeline.query.events.amounts import EventFigures
from timeline.query.results import ActorRef


def test_backlog_is_unknown_where_less_was_ordered_than_delivered(buy: Buy) -> None:
    found = ledger([buy("o", "2014", "ordered", "10"), buy("d", "2016", "delivered", "12")])
    assert entries(found)[-1].backlog is None


def backlogs(*rows: Row) -> list[str | None]:
    return [str(each.backlog) if each.backlog else None for each in entries(ledger(rows))]


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
        ("1951?", "0", "16"),
        ("1951/..", "<=16", "<=16"),
        ("unknown", "0", "16"),
        ("1951/1953", "0", "16"),
        ("by 1953", "0", "16"),
    ],
)
def test_only_a_delivery_with_an_open_end_may_not_be_over(
    buy: Buy, delivery: str, backlog: str, delivered: str
) -> None:
    order = buy("old", "1940", "ordered", "16", delivery=delivery)
    assert backlogs(order) == [backlog]
    assert str(passed("delivered", order).quantity) == delivered


def test_deliveries_of_some_years_are_complete_at_the_end_of_them(buy: Buy) -> None:
    old = buy("old", "1940", "ordered", "16", delivery="1951/1953")
    others = [buy(f"y{year}", year, "ordered", "1") for year in ("1950", "1952", "1954", "1955")]
    assert backlogs(old, *others) == ["16", "17", "2..18", "3", "4"]


@pytest.mark.parametrize(
    "link", ["delivers", "stage-of", "part-of", "announces", "funds", "responds-to", "refers-to"]
)
def test_a_delivery_that_is_linked_to_its_order_counts_once(buy: Buy, link: str) -> None:
    rows = [
        buy("old", "1940", "ordered", "16", delivery="1951"),
        buy("new", "1941", "ordered", "5"),
        buy("came", "1951-05", "delivered", "16", links=[(link, "old")]),
    ]
    assert str(passed("delivered", *rows).quantity) == "16"
    assert backlogs(*rows)[-1] == "5"
    assert entries(ledger(rows))[0].role.same == ("came",)


def test_a_delivery_reported_twice_without_a_link_counts_once_or_twice(buy: Buy) -> None:
    rows = [
        buy("old", "1940", "ordered", "16", delivery="1951"),
        buy("new", "1941", "ordered", "20"),
        buy("came", "1951-05", "delivered", "16"),
    ]
    assert str(passed("delivered", *rows).quantity) == "16..16..32"
    assert backlogs(*rows)[-1] == "4..20..20"


@pytest.mark.parametrize(
    ("when", "quantity", "buyers", "left"),
    [
        ("1952", "16", ("KOR",), "4"),
        ("1951", "17", ("KOR",), "3"),
        ("1951", "16", ("JPN",), "20"),  # of other parties: it delivers no order of Korea
    ],
)
def test_what_cannot_be_the_same_delivery_is_another(
    buy: Buy, when: str, quantity: str, buyers: tuple[str, ...], left: str
) -> None:
    rows = [
        buy("old", "1940", "ordered", "16", delivery="1951"),
        buy("new", "1941", "ordered", "20"),
        buy("came", when, "delivered", quantity, buyers=buyers),
    ]
    assert str(passed("delivered", *rows).quantity) == str(16 + int(quantity))
    assert backlogs(*rows)[-1] == left


@pytest.mark.parametrize(
    ("parties", "left"),
    [
        ("recipient:JPN", "24"),
        ("recipient:JPN seller:KOR", "24"),
        ("seller:FRA", "24"),
        ("recipient:KOR seller:FRA", "24"),
        ("recipient:KOR", "4"),
        ("recipient:KOR buyer:JPN", "4"),
        ("seller:USA", "4"),
        ("", "4"),
    ],
)
def test_a_delivery_between_other_parties_delivers_no_order(
    buy: Buy, parties: str, left: str
) -> None:
    def actors(text: str) -> tuple[ActorRef, ...]:
        pairs = [each.split(":") for each in text.split()]
        return tuple(ActorRef(key.lower(), key, key, role) for role, key in pairs)

    rows = [
        buy("order", "2001", "ordered", "24", actors=actors("buyer:KOR seller:USA")),
        buy("came", "2002", "delivered", "20", actors=actors(parties)),
    ]
    assert backlogs(*rows) == ["24", left]
    # Units that surely deliver no order are not more than were ordered either.
    more = buy("more", "2003", "delivered", "30", actors=actors("recipient:JPN"))
    assert backlogs(*rows, more)[-1] == left


@pytest.mark.parametrize(
    ("rows", "backlog"),
    [
        ([("o", "ordered", "20"), ("c", "cancelled", "20")], ["20", "0"]),
        (
            [("o", "ordered", "20"), ("c", "cancelled", "8"), ("d", "delivered", "12")],
            ["20", "12", "0"],
        ),
        ([("o", "ordered", "20"), ("c", "cancelled", "5..8")], ["20", "12..15"]),
        # Of 30 that were approved, 10 were never ordered: they may be the cancelled ones.
        (
            [("a", "approved", "30"), ("o", "ordered", "20"), ("c", "cancelled", "8")],
            [None, "20", "12..20"],
        ),
        (
            [("a", "approved", "30"), ("o", "ordered", "20"), ("c", "cancelled", "15")],
            [None, "20", "5..15"],
        ),
    ],
)
def test_a_cancellation_that_is_linked_to_its_order_leaves_the_backlog(
    buy: Buy, rows: list[tuple[str, str, str]], backlog: list[str | None]
) -> None:
    years = range(2010, 2010 + len(rows))
    books = [
        buy(key, str(year), stage, units, links=[("stage-of", rows[0][0])] if number else [])
        for number, ((key, stage, units), year) in enumerate(zip(rows, years, strict=True))
    ]
    assert backlogs(*books) == backlog


def test_another_cancellation_may_concern_the_order_or_not(buy: Buy) -> None:
    rows = [buy("o", "2010", "ordered", "20"), buy("c", "2011", "cancelled", "8")]
    assert backlogs(*rows) == ["20", "12..20"]


def test_a_cancellation_of_an_order_is_of_its_units_though_more_were_approved(buy: Buy) -> None:
    rows = [
        buy("p", "2009", "approved", "40"),
        buy("o", "2010", "ordered", "36", links=[("stage-of", "p")]),
        buy("d", "2011", "delivered", "26", links=[("delivers", "o")]),
        buy("c", "2012", "cancelled", "10", links=[("stage-of", "o")]),
    ]
    assert backlogs(*rows) == [None, "36", "10", "0"]


def test_linked_records_outside_of_the_list_change_the_backlog_like_listed_ones(buy: Buy) -> None:
    order = buy("o", "2020", "ordered", "100")
    came = buy("d", "2021", "delivered", "15", links=[("delivers", "o")])
    gone = buy("c", "2022", "cancelled", "30", links=[("stage-of", "o")])
    vague = buy("v", "2022", "cancelled", "30", links=[("stage-of", "p")])
    approval = buy("p", "2019", "approved", "110")
    other = buy("n", "2022-06", "ordered", "50")
    more = buy("m", "2023", "ordered", "1")

    def left(listed: str, *rows: Row) -> list[str]:
        return [str(e.backlog) for e in entries(ledger(rows, listed=listed.split()))]

    assert left("o", order, came, gone) == ["55"]
    assert left("o m", order, came, gone, more) == ["100", "56"]
    # Of 110 that were approved, 10 were never ordered: they may be among the cancelled ones.
    ordered = (order[0], EventFigures(order[1].terms, order[1].amounts, links=[("stage-of", "p")]))
    assert left("o p v", approval, ordered, vague)[-1] == "70..80"
    assert left("o", approval, ordered, vague) == left("o v", approval, ordered, vague)[-1:]
    # What is of an order outside of the list is not of the ones in it.
    assert left("d c n", order, came, gone, other)[-1] == "50"
    (account,) = ledger([order, came, gone], listed=["o"]).groups[0].accounts
    assert (str(account.hidden), str(account.hidden_cancelled)) == ("15", "30")


@pytest.mark.parametrize(
    ("delivery", "delivered", "backlog"), [("", "100..100..120", "0"), ("JPN", "120", "0")]
)
def test_deliveries_of_two_sellers_are_not_the_same(
    buy: Buy, delivery: str, delivered: str, backlog: str
) -> None:
    def parties(seller: str) -> tuple[ActorRef, ...]:
        named = (("KOR", "buyer"), (seller, "seller"))
        return tuple(ActorRef(key.lower(), key, key, role) for key, role in named if key)

    rows = [
        buy("o", "2020", "ordered", "100", delivery="2021", actors=parties("USA")),
        buy("u", "2021-02", "delivered", "20", actors=parties(delivery)),
    ]
    assert str(passed("delivered", *rows).quantity) == delivered
    assert backlogs(*rows)[-1] == backlog
