"""A quote of a table that is stored as text is found in its cell, by its line and its column."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.passages import ColumnError, QuoteError, SourceText, cell_at
from timeline.passages.tables import cells

REGISTER = """Transfers of arms, all years
Made on 13 March

Recipient,Supplier,Ordered, ,Delivered, ,Years,Comments
Northland,Southland,6,,6,,2018,"6 of them ""new"", aid"
Northland,Eastland,40,?,,,2019; 2020; 2021; 2022; 2023; 2024; 2025; 2026,
"""


def start(quote: str, line: int, column: str, body: str = REGISTER) -> int:
    """Where a quote begins on its line."""
    text = SourceText(body)
    found = text.locate(quote, line=line, column=column)
    return found.start - body.index(body.splitlines()[line - 1])


def test_a_number_that_several_cells_contain_is_found_in_its_column() -> None:
    assert start("6", 5, "Ordered") == len("Northland,Southland,")
    assert start("6", 5, "Delivered") == len("Northland,Southland,6,,")
    assert start("6", 5, "Comments") == len('Northland,Southland,6,,6,,2018,"')


def test_without_a_column_such_a_number_stays_ambiguous() -> None:
    with pytest.raises(QuoteError, match="occurs in the text 3 times"):
        SourceText(REGISTER).locate("6", line=5)


@pytest.mark.parametrize(
    ("quote", "line", "column", "part"),
    [
        ("Southland", 5, "Recipient", "its cell on line 5 contains “Northland”"),
        ("40", 6, "Delivered", "its cell on line 6 is empty"),
    ],
)
def test_a_quote_of_another_column_is_an_error(
    quote: str, line: int, column: str, part: str
) -> None:
    with pytest.raises(ColumnError, match=part):
        SourceText(REGISTER).locate(quote, line=line, column=column)


def test_a_column_that_the_table_does_not_have_is_an_error() -> None:
    for line in (6, None):
        with pytest.raises(ColumnError) as error:
            SourceText(REGISTER).locate("Eastland", line=line, column="B of the printed edition")
        assert "it has Recipient, Supplier, Ordered, Delivered, Years" in error.value.message


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_delimiter_is_recognised(delimiter: str) -> None:
    body = delimiter.join(("a", "b", "c")) + "\n" + delimiter.join(("7", "7", "7")) + "\n"
    assert [start("7", 2, column, body) for column in ("a", "b", "c")] == [0, 2, 4]


def test_a_byte_order_mark_and_line_ends_of_windows_do_not_matter() -> None:
    body = "\ufeffa,b,c\r\n7,7,7\r\n7,7,7\r\n"
    text = SourceText(body)
    found = [text.locate("7", line=3, column=column).start for column in "abc"]
    assert found == [body.rindex("7,7,7") + place for place in (0, 2, 4)]


def test_the_header_is_the_first_line_with_the_column() -> None:
    body = "name,kind\nkind,name\nkind,tank\n"
    assert start("kind", 2, "name", body) == 0
    assert start("kind", 3, "name", body) == 0


def test_the_cell_of_a_passage_is_found_without_a_header() -> None:
    for quote, cell in (("aid", '6 of them ""new"", aid'), ("2021", None)):
        at = REGISTER.index(quote)
        found = cell_at(REGISTER, at, at + len(quote))
        assert found is not None
        shown = REGISTER[found.start : found.end]
        assert shown == (cell or "2019; 2020; 2021; 2022; 2023; 2024; 2025; 2026")
    assert cell_at("no table at all", 3, 8) is None
    assert cell_at(REGISTER, REGISTER.index("Eastland"), REGISTER.index("?")) is None


_CELL = st.text(st.sampled_from("ab7 ;,|\"'"), max_size=6)


@given(st.lists(_CELL, min_size=2, max_size=6), st.sampled_from(",;|"))
def test_cells_are_those_of_the_csv_module(row: list[str], delimiter: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerow(row)
    line = stream.getvalue()[:-1]
    found = [line[cell.start : cell.end] for cell in cells(line, delimiter)]
    assert [each.replace('""', '"') if each not in row else each for each in found] == row


WEAPONS = "A register\nof arms\n\nDate,Weapon,Number\n2031-03-05,Star,6\n2031-03-06,Star,6\n"


@pytest.mark.parametrize("column", ["Wepon", "weapon"])
def test_a_column_with_a_similar_name_is_proposed(column: str) -> None:
    text = SourceText(WEAPONS)
    with pytest.raises(ColumnError) as error:
        text.locate("Star", line=5, column=column)
    assert "did you mean Weapon?" in error.value.message


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("above", ["", "A register, all years\n\n", "One line\nof notes\n"])
def test_a_missing_column_is_an_error_in_every_table(delimiter: str, above: str) -> None:
    rows = [["a", "b", "d"], ["6", "7", f'"8{delimiter} nine\nten"'], ["x", "1", "2"]]
    body = above + "".join(f"{delimiter.join(row)}\n" for row in rows)
    line = body[: body.index("x")].count("\n") + 1
    text = SourceText(body)
    with pytest.raises(ColumnError, match="it has a, b and d"):
        text.locate("x", line=line, column="Zzz")
    assert text.locate("x", line=line, column="a")
    assert text.locate(above[:3], line=1, column="Zzz") if above else True, "not in the table"


@pytest.mark.parametrize(
    "body",
    [
        "On 5 May, the drill began.\nOn 6 May, the drill ended.\n",
        "On 5 May, the army\nbegan, as planned\n",
        "The drill began\nand the drill ended\n",
        "Launches | a list.\nwhen | where\n\none, two; three\n",
    ],
)
def test_the_column_of_a_text_that_may_be_no_table_is_a_remark(body: str) -> None:
    text = SourceText(body)
    for number, line in enumerate(body.splitlines(), 1):
        if line:
            assert text.locate(line, line=number, column="3")


def test_a_table_with_a_broken_row_in_ten_is_a_table() -> None:
    body = "a,b\n" + "1,2\n" * 9 + "1,2,3\nx,y\n"
    with pytest.raises(ColumnError, match="no column 'c'"):
        SourceText(body).locate("x", line=12, column="c")
