"""Lists of objects in JSON, TimelineJS, and an object on each line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.tables.conftest import Opened, problems, table
from timeline.readers.opening.feed import Stop
from timeline.readers.tables.base import BadLine, RawLine
from timeline.readers.tables.objects.flattening import flat
from timeline.readers.tables.objects.scanning import Pairs, Scanner


def test_columns_are_those_of_all_objects(opened: Opened) -> None:
    file = opened('[{"a": 1, "b": null}, {"c": true, "a": "x "}, {}]', "t.json")
    assert table(file) == [
        RawLine(0, ("a", "b", "c")),
        RawLine(1, ("1", "", "")),
        RawLine(2, ("x", "", "true")),
    ]
    assert file.format == "json"
    assert list(file.head(1)) == table(file)[:1]


def test_numbers_are_as_written(opened: Opened) -> None:
    file = opened(
        '[{"a": 1e3, "b": 2.50, "c": 12345678901234567890.10, "d": NaN, "e": -0}]', "t.json"
    )
    assert table(file)[1].cells == ("1e3", "2.50", "12345678901234567890.10", "", "-0")


def test_nested_values_have_columns_of_their_own(opened: Opened) -> None:
    content = '[{"a": {"b": {"c": 1}, "d": []}, "e": [1, "x", null], "f": [{"g": 2}, {"g": 3}]}]'
    header, row = table(opened(content, "t.json"))
    assert dict(zip(header.cells, row.cells, strict=True)) == {
        "a.b.c": "1",
        "e": "1; x",
        "f.1.g": "2",
        "f.2.g": "3",
    }


def test_an_object_with_one_list_is_that_list(opened: Opened) -> None:
    file = opened('{"meta": {"x": [1]}, "tags": ["a"], "rows": [{"a": 1}], "n": 5}', "t.json")
    assert [line.cells for line in table(file)] == [("a",), ("1",)]


def test_one_of_several_lists_is_chosen_by_name(opened: Opened) -> None:
    content = '{"tests": [{"a": 1}], "sites": [{"b": 2}]}'
    with pytest.raises(Stop) as stop:
        opened(content, "t.json")
    assert "tests and sites" in stop.value.message
    assert "t.json#sites" in stop.value.message
    assert table(opened(content, "t.json", "sites"))[1].cells == ("2",)


def test_timelinejs_has_the_type_of_its_sheets(opened: Opened) -> None:
    content = {
        "title": {"text": {"headline": "Invented"}},
        "scale": "human",
        "events": [
            {"start_date": {"year": "2020"}},
            {"start_date": {"year": 2021}, "media": {"url": "u"}},
        ],
        "eras": [{"start_date": {"year": 2019}}],
    }
    header, *rows = table(opened(json.dumps(content), "t.json"))
    assert header.cells == ("type", "text.headline", "start_date.year", "media.url")
    assert [(row.line, row.cells[0], row.cells[2]) for row in rows] == [
        (1, "title", ""),
        (2, "", "2020"),
        (3, "", "2021"),
        (4, "era", "2019"),
    ]


def test_lists_of_lists_have_a_header(opened: Opened) -> None:
    assert table(opened('[["a", "b"], [1, null], ["x", 2.0]]', "t.json")) == [
        RawLine(1, ("a", "b")),
        RawLine(2, ("1", "")),
        RawLine(3, ("x", "2.0")),
    ]


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        ('[{"a": 1},\n {"a": }]', 2, 8),
        ('[{"a": 1}\n {"a": 2}]', 2, 2),
        ('[{"a": 1}]\n x', 2, 2),
        ('[{"a": 1},', 1, 11),
        ('[{"a": "x\n', 1, 10),
    ],
)
def test_faults_have_line_and_column(opened: Opened, content: str, line: int, column: int) -> None:
    with pytest.raises(Stop) as stop:
        opened(content, "t.json")
    assert stop.value.line == line
    assert stop.value.message.startswith(f"column {column}: ")


@pytest.mark.parametrize("content", ["[1, 2]", '{"a": 1}', "[]", '{"a": [1]}', "[null]"])
def test_json_without_objects_is_no_table(opened: Opened, content: str) -> None:
    with pytest.raises(Stop, match="no list of objects"):
        opened(content, "t.json")


def test_deep_nesting_is_refused(opened: Opened) -> None:
    for content in ("[" * 100_000, '[{"a": ' + "[" * 50 + "]" * 50 + "}]"):
        with pytest.raises(Stop):
            opened(content, "t.json")


def test_bad_items_are_reported(opened: Opened) -> None:
    file = opened(
        '[{"a": 1}, 5, {"a": 1, "a": 2}, {"a": "\\ud800"}, {"a": "\\u0000"}, {"a": 6}]', "t.json"
    )
    assert [(problem.line) for problem in problems(file)] == [2, 3, 4, 5]
    assert [line.line for line in table(file)] == [0, 1, 6]


def test_json_lines(opened: Opened) -> None:
    file = opened('{"a": 1}\n\n{"a": \n{"b": "x"}\n[1]\n', "t.jsonl")
    assert file.format == "jsonl"
    assert table(file) == [RawLine(0, ("a", "b")), RawLine(1, ("1", "")), RawLine(4, ("", "x"))]
    assert [problem.line for problem in problems(file)] == [3, 5]


def test_json_lines_are_known_by_their_content(opened: Opened) -> None:
    assert opened('{"a": 1}\n{"a": 2}\n', "input").format == "jsonl"
    assert opened('{"rows":\n [{"a": 1}]}', "input").format == "json"


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    items=st.lists(JSON, max_size=6),
    size=st.integers(1, 200),
    indent=st.sampled_from([None, 1]),
    ascii_=st.booleans(),
)
def test_items_do_not_depend_on_the_pieces(
    items: list[object], size: int, indent: int | None, ascii_: bool
) -> None:
    text = json.dumps(items, indent=indent, ensure_ascii=ascii_)
    scanner = Scanner(text[at : at + size] for at in range(0, len(text), size))
    found = list(scanner.items())
    scanner.end()
    kwargs = {"object_pairs_hook": Pairs, "parse_int": str, "parse_float": str}
    assert found == json.loads(text, **kwargs)  # type: ignore[arg-type]
    for value in found:
        if isinstance(value, Pairs):
            cells, _ = flat(value)
            assert all(isinstance(cell, str) for cell in cells.values())


def test_items_of_groups_are_rows(opened: Opened) -> None:
    """The data of a chart has a group for each year, and the rows in it."""
    content = (
        '{"bins": [{"year": 2031, "data": [{"a": 1}, {"a": 2}]}, {"data": [{"a": 3, "b": 4}]}]}'
    )
    assert table(opened(content, "t.json")) == [
        RawLine(0, ("a", "b")),
        RawLine(1, ("1", "")),
        RawLine(2, ("2", "")),
        RawLine(3, ("3", "4")),
    ]


def test_a_list_inside_a_row_makes_no_group_of_it(opened: Opened) -> None:
    content = '[{"a": 1, "data": [{"b": 2}], "more": {"c": 3}}]'
    assert table(opened(content, "t.json"))[0].cells == ("a", "data.1.b", "more.c")


def bad_cells(opened: Opened, content: str, name: str) -> list[tuple[str, ...]]:
    file = opened(content, name)
    return [item.cells for item in file.lines() if isinstance(item, BadLine)]


def test_a_line_that_is_no_object_keeps_its_text(opened: Opened) -> None:
    lines = '{"a": 1}\n {"a": \nhello\n[1, 2]\n{"a": 1, "a": 2}\n{"a": "\\ud800", "a": 1}\n'
    assert bad_cells(opened, lines, "t.jsonl") == [
        ('{"a":',), ("hello",), ("[1, 2]",), ('{"a": 1, "a": 2}',), ('{"a": "\\ud800", "a": 1}',),
    ]  # fmt: skip


def test_the_end_of_a_line_is_not_called_the_end_of_the_file(opened: Opened) -> None:
    file = opened('{"a": 1}\n{"a": \n{"a": 2}\n', "t.jsonl")
    assert "the end of the line" in problems(file)[0].message


def test_an_item_that_is_no_row_keeps_its_text(opened: Opened) -> None:
    items = '[{"a": 1}, "a text", 5, ["x", {"b": true}], {"a": "\\ud800", "a": null}]'
    assert bad_cells(opened, items, "t.json") == [
        ("a text",), ("5",), ('["x", {"b": true}]',), ('{"a": "\ufffd", "a": null}',),
    ]  # fmt: skip
    assert bad_cells(opened, '[["a", "b"], ["c", [1]]]', "t.json") == [('["c", ["1"]]',)]
