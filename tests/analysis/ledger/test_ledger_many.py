"""The ledger of many purchases of one system: the work grows with their number, not its square."""

import sys
from types import FrameType
from typing import Any

import pytest

from tests.analysis.ledger.books import Buy, Row
from timeline.analysis.ledger.table import ledger
from timeline.query.results import ActorRef


def calls(rows: list[Row]) -> int:
    """Return how many functions a ledger of these rows calls."""
    number = 0

    def count(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal number
        number += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        ledger(rows)
    finally:
        sys.setprofile(before)
    return number


def linked(buy: Buy, number: int) -> list[Row]:
    """Every order has a delivery with a link to it."""
    return [
        row
        for day in range(number)
        for row in (
            buy(f"o{day}", f"{1900 + day // 12}-{day % 12 + 1:02}", "ordered", "8"),
            buy(
                f"d{day}", f"{1902 + day // 12}-{day % 12 + 1:02}", "delivered", "3",
                links=[("delivers", f"o{day}")],
            ),
        )
    ]  # fmt: skip


def unlinked(buy: Buy, number: int) -> list[Row]:
    """More is delivered than ordered, and an order that has its own date may be the same."""
    return [
        row
        for month in range(number)
        for row in (
            buy(
                f"o{month}", f"{1900 + month // 12}-{month % 12 + 1:02}", "ordered", "8",
                delivery=f"{1902 + month // 12}-{month % 12 + 1:02}",
            ),
            buy(f"d{month}", f"{1902 + month // 12}-{month % 12 + 1:02}", "delivered", "9"),
        )
    ]  # fmt: skip


def retired(buy: Buy, number: int) -> list[Row]:
    """A large fleet that is retired month by month."""
    operator = ActorRef("kor", "KOR", "KOR", "operator")

    def row(kind: str, key: str, when: str, quantity: str) -> Row:
        event, figures = buy(key, when, "", quantity)
        return event._replace(kind=kind, actors=(operator,)), figures

    months = (f"{1900 + month // 12}-{month % 12 + 1:02}" for month in range(number))
    left = [row("retirement", f"r{n}", when, "2") for n, when in enumerate(months)]
    return [row("inventory", "all", "1899", "1000"), *left]


@pytest.mark.parametrize("rows", [linked, unlinked, retired])
def test_twice_as_many_purchases_take_about_twice_the_work(buy: Buy, rows: Any) -> None:
    one, two = (sorted(rows(buy, number), key=lambda row: row[0].start_lo) for number in (40, 80))
    assert calls(two) < 2.6 * calls(one)
