"""Rows of one key come together, however many there are."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.readers.tables import grouping
from timeline.readers.tables.base import TableRow
from timeline.readers.tables.grouping import grouped


def first(row: TableRow) -> str:
    return row.cells[0]


@given(
    keys=st.lists(st.sampled_from(["", "a", "b", "1", "2", "é"]), max_size=30),
    most=st.integers(1, 30),
)
def test_groups_are_in_the_order_of_their_first_rows(keys: list[str], most: int) -> None:
    rows = [TableRow(at, at + 5, (key, f"text {at}")) for at, key in enumerate(keys, 1)]
    expected: dict[object, list[TableRow]] = {}
    for row in rows:
        expected.setdefault(row.cells[0] or row.number, []).append(row)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "MOST_ROWS", most)
        assert list(grouped(iter(rows), first)) == list(expected.values())


def test_large_cells_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "MOST_CHARACTERS", 100)
    rows = [TableRow(at, at, (str(at % 3), "x" * 50)) for at in range(9)]
    assert [[row.number for row in group] for group in grouped(rows, first)] == [
        [0, 3, 6],
        [1, 4, 7],
        [2, 5, 8],
    ]


def test_errors_of_the_rows_pass_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "MOST_ROWS", 2)

    def rows() -> Iterator[TableRow]:
        yield from [TableRow(at, at, ("a",)) for at in range(5)]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(grouped(rows(), first))
