"""Rows of tables: their cells by column, and the cells that state a value."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.canonical.cells import TableColumns, split
from timeline.readers.formats.base import row_text

TABLE = TableColumns.of(
    {
        "Buyer": "buyer",
        "Year": "when stage",
        "Month": "when",
        "Number": "quantity deliveries.quantity",
        "Delivered": "deliveries.when",
        "Troops": "troops.usa",
        "Notes": "",
    }
)
ROW = 'Northland,2011,,12,2013,,"a, b"'

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


@given(st.lists(texts, min_size=2, max_size=8))
def test_a_row_is_split_into_the_cells_that_it_was_made_of(cells: list[str]) -> None:
    quote = row_text(cells)
    assert split(quote) == tuple(" ".join(cell.split()) for cell in cells)
    assert " ".join(quote.split()) == quote.strip()  # a canonical quote has single spaces


@given(st.text(st.sampled_from(' a,"\r\n\0'), max_size=6))
def test_any_line_is_split_as_the_module_csv_does(line: str) -> None:
    try:
        assert list(split(line)) == next(csv.reader([line]), [])
    except csv.Error:
        assert split(line) == ()


@pytest.mark.parametrize(
    ("path", "cells"),
    [
        ("buyer", ["Buyer: Northland"]),
        ("buyer.northland", ["Buyer: Northland"]),
        ("when", ["Year: 2011"]),  # a month is not given
        ("stage", ["Year: 2011"]),
        ("deliveries.1.quantity", ["Number: 12"]),
        ("deliveries.2.when", ["Delivered: 2013"]),
        ("deliveries", ["Number: 12", "Delivered: 2013"]),
        ("deliveries.1", ["Number: 12", "Delivered: 2013"]),
        ("troops", []),  # its cell is empty
        ("title", []),  # the whole row states it
        ("", []),
    ],
)
def test_a_value_is_stated_by_the_cells_of_the_longest_path(path: str, cells: list[str]) -> None:
    assert TABLE
    assert [str(cell) for cell in TABLE.stating(path, ROW)] == cells


def test_a_row_of_another_width_has_no_cells() -> None:
    assert TABLE
    assert TABLE.cells("a,b") == ()
    assert TABLE.stating("buyer", "a,b") == ()


def test_a_source_without_columns_is_no_table() -> None:
    assert TableColumns.of({}) is None
