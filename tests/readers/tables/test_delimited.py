"""Delimited text as programs write it: encodings, line ends and delimiters."""

import csv
import hashlib
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.tables.conftest import Opened, problems, rows
from timeline.errors import Problem
from timeline.readers.opening.feed import Stop
from timeline.readers.tables.base import RawLine, Table
from timeline.readers.tables.delimited.splitting import Dialect, SplitFault, split
from timeline.readers.tables.encoding import text_blocks
from timeline.readers.tables.opening import open_table_file

PREAMBLE = [
    "Transfers of invented weapons, all countries, all years",
    "",
    "Made up for a test, in 2020, by nobody",
    "Numbers are estimates, where marked with a ?, and may change",
    "",
    "Sources: none, none and none",
    "Contact: nobody, nowhere",
    "",
    "Deliveries, by year; then by country",
    "Copyright: none, of course",
    "",
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("above", [0, 6, 11])
def test_delimiter_is_found_below_a_preamble(opened: Opened, delimiter: str, above: int) -> None:
    table = [["Buyer", "Order", "Years"], ["Northland", "1", "1976; 1978"], ["Eastland", "2", "x"]]
    stream = io.StringIO("\n".join([*PREAMBLE[:above], ""]) if above else "")
    stream.seek(0, io.SEEK_END)
    csv.writer(stream, delimiter=delimiter).writerows(table)
    file = opened(stream.getvalue())
    assert rows(file)[-3:] == [tuple(row) for row in table]
    assert [line.line for line in file.head()][-3:] == [above + 1, above + 2, above + 3]


def test_tails_of_excel_do_not_mislead(opened: Opened) -> None:
    tail = ";" * 5
    lines = [
        f"Transfers, all years{tail}",
        tail,
        f"Buyer;Order{';' * 4}",
        f"Northland;1,5{';' * 4}",
    ]
    file = opened("\r\n".join([*lines, tail, tail, ""]))
    assert [row[:2] for row in rows(file)][1:] == [("Buyer", "Order"), ("Northland", "1,5")]


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n", 3),
        ("Date,Years\n1,2013; 2014\n2,2013; 2014\n3,2013; 2014\n", 2),
        ("name\nFalcon\nDart\n", 1),
        ("sep=|\na|b,c|d\n1|2|3\n", 3),
        ('"a","b"\n"1,2;3;4","5;6;7"\n', 2),
        ("a\tb\nSeoul, South Korea\t1\nBusan, South Korea\t2\n", 2),
    ],
)
def test_delimiter_is_not_a_sign_in_the_cells(opened: Opened, text: str, width: int) -> None:
    assert {len(row) for row in rows(opened(text))} == {width}


def test_name_helps_where_the_content_is_not_clear(opened: Opened) -> None:
    assert rows(opened("a,b\tc,d\n", "x.tsv")) == [("a,b", "c,d")]


def test_lines_are_those_of_the_file(opened: Opened) -> None:
    file = opened('a,b\n"one\ntwo, three",2\n\n,,\nx,y\n')
    assert list(file.lines()) == [
        RawLine(1, ("a", "b")),
        RawLine(2, ("one\ntwo, three", "2")),
        RawLine(6, ("x", "y")),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings_and_line_ends(opened: Opened, end: str, codec: str) -> None:
    data = end.join(["name,note", 'Łódź,"a ""b"""', "東京,", ""]).encode(codec)
    file = opened(data)
    assert list(file.lines()) == [
        RawLine(1, ("name", "note")),
        RawLine(2, ("Łódź", 'a "b"')),
        RawLine(3, ("東京", "")),
    ]
    assert file.sha256 == hashlib.sha256(data).hexdigest()


def test_mixed_line_ends(opened: Opened) -> None:
    file = opened("a,b\r1,2\r\n3,4\n5,6\r\r7,8")
    assert [line.line for line in file.head()] == [1, 2, 3, 4, 6]


def test_windows_1252_is_read_with_a_warning(opened: Opened) -> None:
    file = opened("name,note\nplain,text\nSão Tomé,“quoted” – yes\n".encode("cp1252"))
    assert rows(file)[-1] == ("São Tomé", "“quoted” – yes")
    (problem,) = problems(file)
    assert problem.warning
    assert problem.line == 3
    assert "Windows-1252" in problem.message


def test_a_warning_is_not_a_row(opened: Opened) -> None:
    file = opened("name,note\nSão Tomé,plain text\nNorthland,x\n".encode("cp1252"))
    found = [row for row in Table(file, ("name", "note"), 1).rows() if not isinstance(row, Problem)]
    assert [row.number for row in found] == [1, 2]


def test_few_bad_bytes_cost_their_rows_only(opened: Opened) -> None:
    file = opened("name\nŁódź\n".encode() + b"S\xe3o\n" + "東京\n".encode())
    assert rows(file) == [("name",), ("Łódź",), ("東京",)]
    (problem,) = problems(file)
    assert problem.line == 3
    assert "0xE3" in problem.message


def test_other_encodings_are_refused(opened: Opened) -> None:
    with pytest.raises(Stop) as stop:
        opened("name,note\n이름,조선민주주의인민공화국\n".encode("cp949"))
    assert stop.value.line == 2
    assert "save the file as UTF-8" in stop.value.message


def unix(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n")


CELL = st.text(
    st.one_of(
        st.sampled_from(',;\t|"\n\r a1'), st.characters(codec="utf-8", exclude_characters="\0")
    ),
    max_size=8,
)
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=8)
)


@given(
    table=TABLES,
    delimiter=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    size=st.integers(1, 50),
)
def test_what_csv_writes_is_read(
    table: list[list[str]], delimiter: str, end: str, quoting: int, size: int
) -> None:
    """The same cells and the line on which each row begins, however the text is cut in pieces."""
    stream, lines = io.StringIO(newline=""), []
    if end != "\r\n":  # csv quotes other line ends in some versions of Python only
        quoting = csv.QUOTE_ALL
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    for row in table:
        before = stream.getvalue()
        lines.append(1 + before.count("\n") + before.count("\r") - before.count("\r\n"))
        writer.writerow(row)
    text = stream.getvalue()
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    found = list(split(text_blocks(pieces), Dialect(delimiter, len(table[0]))))
    assert not any(isinstance(row, SplitFault) for row in found)
    assert found == [
        RawLine(line, tuple(unix(cell).strip() for cell in row))
        for line, row in zip(lines, table, strict=True)
    ]


WORD = st.sampled_from(
    [
        "Falcon",
        "12",
        "3,5",
        "1976; 1978",
        "a|b",
        "two\nlines",
        'said "so"',
        "São Tomé",
        "",
        "x, y, z",
    ]
)


@given(
    table=st.integers(2, 6).flatmap(
        lambda width: st.lists(
            st.lists(WORD, min_size=width, max_size=width), min_size=2, max_size=12
        )
    ),
    delimiter=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]),
)
def test_a_table_in_any_dialect_is_found(
    table: list[list[str]], delimiter: str, end: str, codec: str
) -> None:
    """The delimiter of a table with a header of plain names, whatever its cells contain."""
    table.insert(0, [f"column {at}" for at in range(len(table[0]))])
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows(table)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "t.csv")
        path.write_bytes(stream.getvalue().encode(codec))
        found = rows(open_table_file(path))
    assert found == [tuple(row) for row in table if any(row)]
