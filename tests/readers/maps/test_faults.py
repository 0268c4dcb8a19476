"""Faults of a map: all at once, each with its line, what is wrong and what would be right."""

from pathlib import Path

import pytest

from tests.readers.memory import MemoryFile
from timeline.readers.maps import read_map
from timeline.readers.maps.declaring.lines import key_lines
from timeline.readers.maps.declaring.reading import read_text
from timeline.readers.maps.formats import format_of

EVENT = """
[event]
key = "id"
kind = "incident"
title = "{what}"
when = "date"
"""


def faults(text: str) -> list[str]:
    found, problems = read_text(text, "map.toml")
    assert (found is None) == bool(problems)
    return [str(each) for each in problems]


def fault(line: str, top: str = "") -> str:
    """The one fault of a line that is added to [event], or to the top of the map."""
    found = faults(f"{top}{EVENT}{line}\n")
    assert len(found) == 1, found
    return found[0]


def test_a_minimal_map_has_no_faults() -> None:
    assert faults(EVENT) == []


def test_all_faults_are_reported_together_with_their_lines() -> None:
    found = faults(
        'name = "My Map"\nignor = "*"\n\n[event]\nkey = "id"\nkind = "incidnt"\n'
        'title = "what"\n\n[source]\npublished = "5 July"\n'
    )
    assert [each.split(": ")[0] for each in found] == [
        "map.toml:1", "map.toml:2", "map.toml:4", "map.toml:6", "map.toml:7", "map.toml:10",
    ]  # fmt: skip


def test_the_faults_of_one_line_are_in_its_order() -> None:
    options = ("thousands", "none", "unless", "times", "decimal", "where")
    given = 'thousands = ",", none = ["x"], unless = {"a" = "b"}, times = "1000", decimal = "."'
    found = faults(f'{EVENT}lost = {{each = {{by = "l"}}, {given}, where = {{"a" = "b"}}}}\n')
    beside = [each.split()[1] for each in found if "beside each" in each]
    assert beside == [f"event.lost.{each}:" for each in options]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('kiled = "dead"', "did you mean killed"),
        ('stage = "s"', "but of an agreement or a procurement"),
        ('status = {value = "ocurred"}', "did you mean"),
        ('form = {column = "f", terms = {"Battle" = "fight"}}', "'fight' is not in the list"),
        ('form = {column = "f", otherwise = "misc"}', "'misc' is not in the list"),
        ('killed = {colum = "k"}', "did you mean column"),
        ('killed = {column = "k", dates = "iso"}', "is an option of date, and killed is number"),
        ('killed = {column = "k", thousands = "thousand"}', "is one mark"),
        ('killed = {column = "k", value = "3"}', "write one of them"),
        ("killed = {}", "the name of a column"),
        ('killed = {value = "3"}', "write the reason"),
        ('killed = {value = "many", reason = "so"}', "killed.value"),
        ('killed = {columns = ["a", "b"]}', "has several columns, but one value"),
        ('place = {column = "p", split = ";"}', "split and add have no meaning"),
        ('lost = {each = {usa = "l"}}', "'usa' is not a field of actors"),
        ('killed = {column = "k", each = {by = "l"}}', "write one of them"),
        ('lost = {each = {by = "l"}, thousands = ","}', "write it in each value of each"),
        ('lost = {each = {by = "l"}, where = {"a" = "b"}}', "write it in each value of each"),
        ('lost = {each = {by = {column = "l", credibility = "3"}}}', "write it beside each"),
        ('lost = {each = {by = "l"}}', "of the actor of by, which the map does not have"),
        ('by = {column = "b", define = {}}', 'an empty table: write {kind = "'),
        ('systems = {column = "s", define = {}}', 'write {category = "'),
        ('place = {column = "p", define = 3}', 'a number: write {country = {column = "'),
        ('by = {column = "b", define = {country = "CHN"}}', "has no kind: every actor has one"),
        ('by = {column = "b", define = {kind = "militia"}}', "did you mean armed-group"),
        ('by = {column = "b", countries = "Government of"}', "Government of {}"),
        ('tags = {column = "t", add = ["Two words"]}', "write two-words"),
        ('place = {column = "p", where = "x"}', "is a text: write"),
        ('summary = {template = "{a"}', "brace that is not closed"),
        ('summary = {template = "[x: {a}"}', "bracket that is not closed"),
        ('summary = {template = "a"}', "names no column: write {a}"),
        ('summary = {column = "a", credibility = "A"}', "is not a credibility"),
        ('cite = "x"', "is made by the program"),
        ('form = {column = "f", terms = "forms"}', "is not a table of [terms]"),
        ("summary = 5", "is a number: write"),
    ],
)
def test_a_fault_says_what_would_be_right(line: str, expected: str) -> None:
    found = fault(line)
    assert found.startswith("map.toml:7: event.")
    assert expected in found


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ('{column = "d", dates = "dd/mm/yyyy"}', "is not a layout of dates"),
        ('{column = "d", dates = "%d/%m/%y"}', "does not say the century"),
        ('{column = "d", dates = "%d %B"}', "has no year"),
        ('{column = "d", dates = "%Q %Y"}', "%Q is not known"),
        ('{column = "d", dates = "%d.%d.%Y"}', "has a part twice"),
        ('{column = "d", precision = "weekly"}', "did you mean week"),
        ('{column = "d", precision = {column = "p"}}', "needs a column and the terms"),
        ('{column = "d", precision = {column = "p", terms = {"1" = "dayy"}}}', "did you mean day"),
        ('{parts = ["a", "b", "c", "d"]}', "the year, the month and the day"),
        ('{value = "5 July 2031", reason = "so"}', "event.when.value"),
    ],
)
def test_a_fault_of_a_date(when: str, expected: str) -> None:
    found = faults(EVENT.replace('"date"', when))
    assert len(found) == 1, found
    assert expected in found[0]


def test_money_needs_its_currency() -> None:
    text = EVENT.replace("incident", "procurement")
    assert "has no currency" in faults(f'{text}cost = "c"\n')[0]
    assert "currency" in faults(f'{text}cost = {{column = "c", currency = "Dollar"}}\n')[0]
    assert faults(f'{text}cost = {{column = "c", currency = "USD"}}\n') == []


def test_lists_of_records_are_no_columns() -> None:
    text = EVENT.replace("incident", "procurement")
    assert "cannot be made from columns" in faults(f'{text}deliveries = "c"\n')[0]


def test_invalid_toml_has_its_line() -> None:
    assert faults('[event]\nkey = "a\n')[0].startswith("map.toml:2: is not TOML: ")


def test_a_table_in_braces_of_several_lines_says_how_to_write_it() -> None:
    found = faults('[event]\nwhen = {\n  column = "d",\n}\n')
    assert "write [event.when]" in found[0]


def test_a_table_without_a_header_has_all_its_columns_in_the_map() -> None:
    top = 'columns = ["id", "what", "date", "more"]\nshape = {id = "digits"}\n'
    assert "has 'more', which the map does not mention" in fault("", top)
    assert faults(f'ignore = ["more"]\n{top}{EVENT}') == []


def test_what_is_in_the_wrong_part_of_a_map_is_said_to_be() -> None:
    assert "write it above [event]" in fault('ignore = "*"')
    assert "write it under [event]" in fault("", 'kind = "incident"\n')


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    found, problems = read_map(tmp_path / "none.toml")
    assert found is None
    assert "cannot be read" in problems[0].message


def test_a_map_with_a_byte_order_mark_and_other_line_ends_is_read(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_bytes(b"\xef\xbb\xbf" + EVENT.replace("\n", "\r\n").encode())
    assert read_map(path)[1] == []


def test_names_beside_the_map_are_only_files_of_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text(f'{EVENT}[names]\nactors = "../names.csv"\n')
    assert "in the folder of the map" in read_map(path)[1][0].message


def test_lines_of_keys() -> None:
    text = 'a = 1\n[b]\n"c d" = """\ne = 2\n"""\nf.g = {h = 3}\n[[i]]\nj = 4\n'
    assert key_lines(text) == {
        ("a",): 1, ("b",): 2, ("b", "c d"): 3, ("b", "f", "g"): 6, ("i",): 7, ("i", "j"): 8,
    }  # fmt: skip


# -- the map and the table ------------------------------------------------------------------------


def misfits(top: str, *header: str) -> list[str]:
    found, problems = read_text(top + EVENT, "map.toml")
    assert found is not None, problems
    format_ = format_of(found)
    head = MemoryFile([["Made up"], list(header), ["1"] * len(header)]).head()
    assert (format_.header(head) is None) == bool(format_.misfits(head, "table.csv"))
    return [str(each) for each in format_.misfits(head, "table.csv")]


def test_a_column_that_only_the_map_has_is_named_at_its_line() -> None:
    found = misfits('ignore = "*"\n', "id", "what", "dates")
    assert found == ["map.toml:7: 'date' is not a column of table.csv; did you mean dates?"]


def test_a_column_of_which_the_map_says_nothing_is_an_error() -> None:
    (found,) = misfits("", "id", "what", "date", "more")
    assert found.startswith("table.csv:2: the map does not mention the column 'more'")
    assert misfits('ignore = ["more"]\n', "id", "what", "date", "more") == []
    assert misfits('ignore = "*"\n', "id", "what", "date", "more") == []


def test_blank_columns_at_the_end_are_no_columns() -> None:
    assert misfits("", "id", "what", "date", "", "") == []


def test_the_order_of_the_columns_has_no_meaning() -> None:
    assert misfits("", "date", "what", "id") == []


def test_a_table_of_other_columns_is_not_that_of_the_map() -> None:
    assert "has no header with the columns of the map" in misfits("", "x", "y")[0]


def test_an_optional_column_can_be_missing() -> None:
    assert misfits('optional = ["date"]\n', "id", "what") == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"name = {'[' * 50_000}{']' * 50_000}", "too deep"),
        (f"name = {'{a = ' * 50_000}1{'}' * 50_000}", "too deep"),
        (f"{'.'.join(['a'] * 50_000)} = 1", "more than 10 parts"),
        (f"[{' . '.join(['a'] * 50_000)}]", "more than 10 parts"),
        (f"x = {{{'.'.join(['a'] * 50_000)} = 1}}", "more than 10 parts"),
        (".".join(['""'] * 50_000) + " = 1", "more than 10 parts"),
        (f"x = {'9' * 50_000}", "is not TOML"),
        ("x" * 1_000_000, "is not TOML"),
        ('"' * 100_001, "is not TOML"),
    ],
)
def test_what_no_parser_can_read_is_a_fault_in_a_line(text: str, says: str) -> None:
    found, (problem,) = read_text(text, "map.toml")
    assert found is None
    assert says in problem.message
