"""A sum of a ledger shows that it has approximate numbers, also where it has no estimate."""

import pytest

from tests.analysis.ledger.books import KF21, Buy, Row
from timeline.analysis.ledger.table import ledger
from timeline.views.analyses.ledger import ledger as drawn


def text(*rows: Row) -> str:
    lines = drawn(ledger(rows), "", 100)
    return "\n".join(line.plain for line in lines)


def test_the_sum_of_an_approximate_number_and_a_range_is_marked(buy: Buy) -> None:
    first = buy("range", "2015", "ordered", "3..5", cost="1e9..2e9 EUR")
    about = buy("about", "2017", "ordered", "~10", cost="~1e9 USD")
    other = buy("other", "2018", "ordered", "5", cost="3e8..4e8 USD", systems=(KF21,))
    found = text(first, about, other)
    assert "ordered  ≈ 11 to 17" in found
    assert "backlog  ≈ 11 to 17" in found
    row = next(line for line in found.splitlines() if "2015  " in line)
    assert "≈" not in row  # its source itself gives a range, and so is the backlog after it
    assert "≈ $1.1 billion to $1.6 billion" in text(
        about, buy("more", "2018", "ordered", cost="3e8..4e8 USD")
    )


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        (("~10", "~20"), "about 30 (24 to 36)"),
        (("~10", "5"), "about 15 (13 to 17)"),
        (("3..5", "8"), "11 to 13"),
        (("~10",), "about 10"),
        (("4", "5"), "9"),
    ],
)
def test_no_other_sum_is_marked(buy: Buy, numbers: tuple[str, ...], said: str) -> None:
    rows = [buy(f"order-{at}", "2015", "ordered", each) for at, each in enumerate(numbers)]
    found = text(*rows)
    assert f"ordered  {said} in" in found
    assert "≈" not in found
