"""Rows that cannot be read cost themselves only: quotation marks, NUL, bytes that are not text."""

import pytest

from tests.readers.tables.conftest import Opened, problems, rows
from timeline.errors import DataError
from timeline.readers.tables import encoding
from timeline.readers.tables.base import BadLine, Table, TableRow


def test_nul_is_reported(opened: Opened) -> None:
    file = opened("a,b\n1,2\n3,\x004\n5,6\n")
    assert [line.line for line in file.lines()] == [1, 2, 3, 4]
    (problem,) = problems(file)
    assert problem.line == 3
    assert "NUL" in problem.message


def test_unclosed_quotation_mark_costs_its_row_only(opened: Opened) -> None:
    file = opened('a,b\n1,2\n3,"4\n5,6\n7,8\n')
    assert rows(file) == [("a", "b"), ("1", "2"), ("5", "6"), ("7", "8")]
    (problem,) = problems(file)
    assert problem.line == 3
    assert "cell 2 is not closed" in problem.message


@pytest.mark.parametrize("later", ['"x",6\n', '5,"6"\n', '5,"6""7"\n', '"5",""\n', '5,"6\n7,"8"\n'])
def test_unclosed_quotation_mark_before_others(opened: Opened, later: str) -> None:
    file = opened('a,b\n1,2\n3,"4\n' + later + "9,9\n")
    assert problems(file)[0].line == 3
    assert rows(file)[-1] == ("9", "9")
    assert ("1", "2") in rows(file)


def test_quotation_marks_inside_a_cell_of_several_lines(opened: Opened) -> None:
    file = opened('a,b\n1,"first\nsaid "so" then\nlast"\n2,3\n')
    assert rows(file) == [("a", "b"), ("2", "3")]
    assert [problem.line for problem in problems(file)] == [2]


def test_two_unclosed_quotation_marks_do_not_hide_a_row(opened: Opened) -> None:
    file = opened('a,b\n1,2\n"3,4\n5,"\n7,8\n')
    found = [item.line for item in file.lines()]
    assert found == [1, 2, 3, 4, 5]


def test_text_with_tabs_may_have_quotation_marks_as_they_are(opened: Opened) -> None:
    file = opened('a\tb\n"Falcon" trainer\t1\nx\t"open\ny\t2\n', "x.tsv")
    assert rows(file)[1:] == [('"Falcon" trainer', "1"), ("x", '"open'), ("y", "2")]


def test_spaces_before_quotation_marks(opened: Opened) -> None:
    file = opened('"a", "b", "c"\n"x, y", "z; ""w""", 3\n1,  "2",3\n')
    assert rows(file) == [("a", "b", "c"), ("x, y", 'z; "w"', "3"), ("1", "2", "3")]
    file = opened('a,b\n1, "Falcon" trainer\n2, x\n')  # these are part of the text
    assert rows(file)[1:] == [("1", '"Falcon" trainer'), ("2", "x")]


def test_huge_cells_are_refused(opened: Opened) -> None:
    file = opened(f"a,b\n1,{'x' * 1_000_001}\n3,4\n")
    assert [problem.line for problem in problems(file)] == [2]
    assert rows(file)[-1] == ("3", "4")


def test_bad_lines_keep_what_they_have(opened: Opened) -> None:
    """A row that is rejected can be written to a table, and corrected there."""
    data = 'name,b\nŁódź,2\n3,"4\n5,6\n7,\0\n'.encode() + b"S\xe3o,8\n"
    found = list(Table(opened(data), ("name", "b"), 1).rows())
    bad = [(item.number, item.cells) for item in found if isinstance(item, BadLine)]
    assert bad == [(2, ("3", '"4')), (4, ("7", "\0")), (5, ("S\ufffdo", "8"))]
    assert [item.number for item in found if isinstance(item, TableRow)] == [1, 3]


def test_a_file_without_an_end_is_an_error(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    file = opened("a,b\n1,2\n" + "x" * 1_000_000)
    monkeypatch.setattr(encoding, "MAX_LINE", 1000)
    with pytest.raises(DataError) as error:
        list(file.lines())
    assert error.value.problems[0].line == 3
