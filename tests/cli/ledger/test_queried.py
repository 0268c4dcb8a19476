"""The checks of a fleet are the same whatever the query selects, on both databases."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cli.ledger.books import Book

QUERIES = ("recipient:kor", "seller:jpn", "stage:ordered", "kind:inventory", "date:2015")


def checks(book: Book) -> dict[str, list[Any]]:
    return {key: row["checks"] for key, row in book.rows.items()}


def test_each_way_in_which_units_leave_is_one_clause(drawn: Callable[..., str]) -> None:
    text = "less at most 1 lost (queried-crash), less at most 2 retired (queried-sold), less 4"
    assert text in drawn("queried")
    assert ",," not in drawn("queried")


def test_units_handed_over_and_those_of_an_owner_that_is_not_named_are_in_the_check(
    book: Callable[..., Book],
) -> None:
    whole = checks(book("queried"))
    (check,) = whole["queried-count"]
    # 10 and the 5 of the order, less 4 given away, less at most 1 crashed and 2 sold by somebody
    assert (check["sum"]["text"], check["verdict"]) == ("8..11", "agrees")
    for query in QUERIES:
        found = checks(book("queried", query))
        assert found == {key: whole[key] for key in found}
        assert "queried-count" in found


@pytest.mark.parametrize("system", ["stock", "crashes", "handed", "retired", "untold", "parts"])
def test_no_check_depends_on_the_query(book: Callable[..., Book], system: str) -> None:
    whole = checks(book(system))
    for query in ("kind:inventory", "recipient:kor"):
        found = checks(book(system, query))
        assert found == {key: whole[key] for key in found}
