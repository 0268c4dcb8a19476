"""What a sound seed file gives: text as it is written, and the line of everything."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from timeline.errors import Problem
from timeline.kinds.registers import SECTIONS
from timeline.readers.base import ChronicleFile, Header, Node, RawRecord
from timeline.readers.seeds.seed import read
from timeline.text import is_key

ReadBytes = Callable[[bytes], tuple[Header, list[RawRecord], list[Problem]]]

pytestmark = pytest.mark.usefixtures("parser")


def body(read_bytes: ReadBytes, text: str) -> Mapping[str, Node]:
    """Read the fields of one event, each on a line of its own."""
    lines = "".join(f"    {line}\n" for line in text.splitlines())
    _, [record], problems = read_bytes(f"events:\n  a:\n{lines}".encode())
    assert not problems
    assert record.sound
    return record.body


def test_a_record_knows_its_type_key_file_and_lines(read_bytes: ReadBytes) -> None:
    _, [record], problems = read_bytes(
        b"# drills\nevents:\n  ulchi-2022:\n    kind: exercise\n    troops:\n      usa: 17000+\n"
    )
    assert problems == []
    assert record == RawRecord(
        type="event",
        key="ulchi-2022",
        body={
            "kind": Node("exercise", 4, 4, "plain"),
            "troops": Node({"usa": Node("17000+", 6, 6, "plain")}, 6, 5, "block"),
        },
        path="seed.yaml",
        file="seed.yaml",
        line=3,
    )


def test_every_section_has_its_type(read_bytes: ReadBytes) -> None:
    text = "".join(f"{name}:\n  a-{name}: {{b: c}}\n" for name in SECTIONS if name != "queries")
    _, records, problems = read_bytes(f"{text}queries:\n  mine: kind:launch actor:prk\n".encode())
    assert problems == []
    assert [record.type for record in records] == list(SECTIONS.values())
    assert records[-1].body == {"text": Node("kind:launch actor:prk", 16, 16, "plain")}


@pytest.mark.parametrize(
    "text",
    [
        "2022-07-05",
        "2022",
        "no",
        "NO",
        "yes",
        "on",
        "off",
        "true",
        "1_000",
        "0x1F",
        "1e3",
        ".inf",
        "12:30:45",
        "~3.9e12",
        "=",
    ],
)
def test_every_scalar_is_text(read_bytes: ReadBytes, text: str) -> None:
    assert body(read_bytes, f"b: {text}")["b"].value == text


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL", "# a comment", '""'])
def test_a_null_is_the_empty_text(read_bytes: ReadBytes, text: str) -> None:
    style, lost = ("quoted", "") if text == '""' else ("plain", text)
    assert body(read_bytes, f"b: {text}\nc: d")["b"] == Node("", 3, 3, style, lost)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value", "style"),
    [
        ("null and void", "null and void", "plain"),
        ("'null'", "null", "quoted"),
        ('"~"', "~", "quoted"),
        ('"caf\\u00e9 \\x1b[31m"', "café \x1b[31m", "quoted"),
        ("|\n  one\n  two", "one\ntwo\n", "block"),
        (">-\n  one\n  two", "one two", "block"),
        ("one\n  two", "one two", "plain"),
        ("발사 🚀 \u202ex", "발사 🚀 \u202ex", "plain"),
    ],
)
def test_text_in_every_style(read_bytes: ReadBytes, text: str, value: str, style: str) -> None:
    assert body(read_bytes, f"b: {text}")["b"] == Node(value, 3, 3, style)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "[2022-07-01..2022-07-10]",
        "[1667,1668,1670..1672]",
        "{1960,1961-12}",
        "{..1983-12-31,1984-10-10..1984-11-01}",
        "[]",
        "{}",
        "[{a: b,c},[d]]",
    ],
)
def test_a_set_without_quotes_can_be_shown_as_it_was_written(
    read_bytes: ReadBytes, text: str
) -> None:
    node = body(read_bytes, f"when: {text}")["when"]
    assert node.written == text
    assert node.style == "flow"
    assert body(read_bytes, f'when: "{text}"')["when"] == Node(text, 3, 3, "quoted")


def test_items_and_deep_values_have_lines_of_their_own(read_bytes: ReadBytes) -> None:
    fields = body(read_bytes, "for:\n  - b\n\n  - {c:\n      d}\n")
    assert fields["for"] == Node(
        [Node("b", 4, 4, "plain"), Node({"c": Node("d", 7, 6, "plain")}, 6, 6, "flow")],
        4,
        3,
        "block",
    )


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks_do_not_matter(
    read_bytes: ReadBytes, line_end: str, mark: bytes
) -> None:
    text = "---\nevents:\n  a:\n    b: c\n...\n".replace("\n", line_end)
    _, [record], problems = read_bytes(mark + text.encode())
    assert problems == []
    assert record.body["b"] == Node("c", 4, 4, "plain")


def test_a_file_of_json_is_a_seed_file(read_bytes: ReadBytes) -> None:
    _, [record], problems = read_bytes(b'{"events": {"a": {"b": ["c", 1, true, null]}}}')
    assert problems == []
    assert record.body["b"].written == "[c,1,true,]"


def test_limits_are_what_they_say(read_bytes: ReadBytes) -> None:
    key, text = "a" * 100, "x" * 100_000
    _, [record], problems = read_bytes(f"events:\n  {key}: {{b: {text}}}\n".encode())
    assert problems == []
    assert record.body["b"].value == text


def test_the_header_is_above_the_sections(read_bytes: ReadBytes) -> None:
    header, _, problems = read_bytes(
        b"timezone: Asia/Seoul\n"
        b"chronicle:\n  name: drills\n  title: All the drills\n  timezone: UTC\n"
        b"events:\n  a: {b: c}\n"
    )
    assert problems == []
    assert header == Header("drills", "All the drills", "UTC", "Asia/Seoul", 2)


def test_a_file_may_contain_only_a_header(read_bytes: ReadBytes) -> None:
    header, records, problems = read_bytes(b"chronicle: {name: drills}\n")
    assert (header.name, records, problems) == ("drills", [], [])


def test_records_come_while_the_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "seed.yaml"
    path.write_text("events:\n" + "".join(f"  a-{n}: {{b: c}}\n" for n in range(20_000)) + "  -\n")
    file = ChronicleFile("seed.yaml", "seed.yaml", path)
    items: Iterator[object] = read(file)
    assert isinstance(next(items), Header)
    assert isinstance(next(items), RawRecord)
    assert file.sha256 == ""


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_hash_is_that_of_the_whole_file_with_one_sort_of_line_ends(
    tmp_path: Path, line_end: bytes, mark: bytes
) -> None:
    path = tmp_path / "seed.yaml"
    text = b"events:\n  a: {b: c}\n...\n" + b"# and so on\n\n" * 40_000
    path.write_bytes(mark + text.replace(b"\n", line_end))
    file = ChronicleFile("seed.yaml", "seed.yaml", path)
    assert len(list(read(file))) == 2
    assert file.sha256 == hashlib.sha256(text).hexdigest()


PIECES = st.sampled_from(
    [
        *(
            "events:",
            "queries:",
            "chronicle:",
            "timezone:",
            "name:",
            "a",
            "b-c",
            "2022",
            "~",
            "null",
        ),
        *("'", '"', "''", '"x"', "|", ">", "[", "]", "{", "}", ",", ":", "-", "?", "&", "*", "!"),
        *("null", "%", "@", "#", "<<:", "---", "...", "\\", "\\u", "\\UFFFFFFFF", "\\ud800", "\\0"),
        *("\t", "\r", "\n", "\n  ", "\n    ", " ", "\x85", "\u2028", "\0", "\x1b", "é", "발", "🚀"),
    ]
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.lists(PIECES, max_size=40).map(lambda pieces: "".join(pieces).encode())
    | st.lists(PIECES, max_size=30).map(
        lambda pieces: b"events:\n  a:\n    b: " + "".join(pieces).encode()
    )
)
@example(b'events:\n  a: {b: "\\UFFFFFFFF"}')
@example(b'events:\n  a: {b: "\\ud83d\\ude80"}')
@example(b"%YAML 9.9\n---\na: b")
def test_all_bytes_are_read_as_records_or_problems(read_bytes: ReadBytes, data: bytes) -> None:
    _, records, problems = read_bytes(data)
    for record in records:
        assert is_key(record.key)
        assert record.type in SECTIONS.values()
    for problem in problems:
        assert problem.message
        assert 0 <= problem.line <= data.count(b"\n") + data.count(b"\r") + 2
        str(problem).encode()
