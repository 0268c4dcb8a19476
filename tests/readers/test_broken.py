"""Every fault that a reader can find has a line and says what would be right."""

import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.errors import Problem
from timeline.readers.base import ChronicleFile, Header, RawRecord
from timeline.readers.seeds.seed import read

ReadBytes = Callable[[bytes], tuple[Header, list[RawRecord], list[Problem]]]

EVENT = "events:\n  a:\n    title: x\n"

# name, file, line, field, a part of the message
BROKEN: list[tuple[str, str | bytes, int, str, str]] = [
    # the file as a whole
    ("empty", "", 1, "", "is empty"),
    ("white space only", "\n \n", 1, "", "is empty"),
    ("comments only", "# nothing yet\n", 1, "", "is empty"),
    ("a byte order mark only", b"\xef\xbb\xbf", 1, "", "is empty"),
    ("an empty document", "---\n", 1, "", "is empty"),
    ("a list of events", "- a\n- b\n", 1, "", "not a list"),
    ("prose", "\nOn 5 July the allies answered.\n", 2, "", "not a text"),
    ("two documents", EVENT + "---\nactors:\n  b: {name: x}\n", 4, "", "second document"),
    ("text after the end", EVENT + "...\nactors: {}\n", 5, "", "after its end (...)"),
    # bytes
    ("Latin-1", EVENT.encode() + b"    summary: caf\xe9\n", 4, "", "byte 42 (0xE9) is not UTF-8"),
    (
        "Windows-1252",
        EVENT.encode() + b"    note: \x93the caf\xe9\x94 here\n",
        4,
        "",
        "to be Windows-1252",
    ),
    (
        "Korean",
        (EVENT + "    note: 북한이 쏘았다\n").encode("cp949"),
        4,
        "",
        "to be EUC-KR (CP949, Korean)",
    ),
    (
        "Japanese",
        (EVENT + "    note: ミサイルの発射\n").encode("cp932"),
        4,
        "",
        "to be Shift JIS (CP932, Ja",
    ),
    ("cut inside a character", EVENT.encode() + b"    summary: \xe2\x82", 4, "", "not UTF-8"),
    ("an overlong NUL", b"events:\n  a: {title: \xc0\x80}\n", 2, "", "byte 21 (0xC0)"),
    ("a surrogate", b"events:\n  a: {title: \xed\xa0\x80}\n", 2, "", "not UTF-8"),
    ("UTF-16, little end first", EVENT.encode("utf-16"), 1, "", "is UTF-16"),
    ("UTF-16, big end first", b"\xfe\xff" + EVENT.encode("utf-16-be"), 1, "", "is UTF-16"),
    ("UTF-16 without a mark", EVENT.encode("utf-16-le"), 1, "", "NUL"),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 0, "", "is an image (PNG)"),
    ("a database", b"SQLite format 3\0\x10\0\x01\x01", 0, "", "is an SQLite database"),
    ("a PDF", b"%PDF-1.7\n1 0 obj\n", 0, "", "is a PDF: a seed file is text in YAML"),
    ("a NUL", "events:\n  a:\n    title: x\0y\n", 3, "", "NUL"),
    ("an escape character", "events:\n  a: {title: x\x1b[31m}\n", 2, "", 'write "\\x1b"'),
    ("a line separator", "events:\n  a: {title: x\u2028y}\n", 2, "", "U+2028"),
    ("no character", "events:\n  a: {title: \uffff}\n", 2, "", "U+FFFF is not a character"),
    # syntax
    ("a tab as indentation", "events:\n\ta:\n", 2, "", "a tab cannot indent"),
    ("a tab below spaces", "events:\n  a:\n\ttitle: x\n", 3, "", "a tab cannot indent"),
    ("a colon in a value", "events:\n  a:\n    title: Day: two\n", 3, "", "in quotes"),
    (
        "a key without colon",
        "events:\n  a:\n    title\n    when: 2022\n",
        3,
        "events.a",
        "a record has fields",
    ),
    ("a last key without colon", "events:\n  a:\n    when: 2022\n    title\n", 4, "", "colon"),
    ("a quotation left open", 'events:\n  a:\n    title: "x\n    when: y\n', 3, "", "never closed"),
    ("a single quote left open", "events:\n  a:\n    title: 'x\n", 3, "", "never closed"),
    (
        "text after a quotation",
        'events:\n  a:\n    title: "x" y\n',
        3,
        "",
        "in single quotes as a whole",
    ),
    ("a list left open", "events:\n  a:\n    systems: [b, c\n    when: y\n", 3, "", "its ] is"),
    ("a mapping left open", "events:\n  a: {title: x\n", 2, "", "its } is missing"),
    ("a bracket too many", "events:\n  a:\n    systems: [b]]\n", 3, "", "does not fit"),
    ("wrong indentation", "events:\n  a:\n    title: x\n   when: y\n", 4, "", "indentation"),
    ("a list where fields are", "events:\n  a:\n    title: x\n    - y\n", 4, "", "does not fit"),
    ("a list beside its key", "events:\n  a:\n    systems: - b\n", 3, "", "line of its own"),
    ("a value that begins with %", "events:\n  a:\n    title: %x\n", 3, "", "begin with %"),
    ("a value that begins with @", "events:\n  a:\n    title: @x\n", 3, "", "begin with @"),
    ("an unknown escape", 'events:\n  a:\n    title: "\\q"\n', 3, "", "write two of them"),
    ("an EDTF set with a mark", "events:\n  a:\n    when: [2022]?\n", 3, "", "put the date in"),
    (
        "a tag of unknown handle",
        "events:\n  a:\n    when: !y!z 2022\n",
        3,
        "",
        "tags are not supported",
    ),
    # what YAML allows and a seed file does not
    ("an alias", "events:\n  a:\n    when: *x\n", 3, "events.a.when", "an alias (*x)"),
    ("an anchor", "events:\n  a:\n    when: &x 2022\n", 3, "events.a.when", "an anchor (&x)"),
    ("an anchored record", "events:\n  a: &x\n    when: y\n", 2, "events.a", "an anchor (&x)"),
    ("an anchored section", "events: &x\n  a:\n    when: y\n", 1, "events", "an anchor (&x)"),
    ("an anchored key", "events:\n  &x a: {when: y}\n", 2, "events", "an anchor (&x)"),
    ("an alias for a key", "events:\n  *x : {when: y}\n", 2, "events", "an alias (*x)"),
    ("a tag", "events:\n  a:\n    when: !!str 2022\n", 3, "events.a.when", "a tag (tag:yaml.org"),
    ("a tagged record", "events:\n  a: !launch\n    when: y\n", 2, "events.a", "a tag (!launch)"),
    ("a tagged file", "!!map\nevents:\n  a: {b: c}\n", 1, "", "a tag (tag:yaml.org"),
    ("a merge key", "events:\n  a:\n    <<: {b: c}\n", 3, "events.a", "a merge key (<<)"),
    ("a list as a name", "events:\n  a:\n    [b, c]: d\n", 3, "events.a", "a list or a mapping"),
    ("a mapping as a name", "events:\n  ? {b: c}\n  : d\n", 2, "events", "a list or a mapping"),
    ("a colon without a name", "events:\n  a:\n    : d\n", 3, "", "a name is missing"),
    ("an empty name", "events:\n  a:\n    '': d\n", 3, "events.a", "a name is missing"),
    ("a name that is null", "events:\n  a:\n    ~: d\n", 3, "events.a", "a name is missing"),
    ("an escaped NUL", 'events:\n  a:\n    title: "x\\0y"\n', 3, "events.a.title", "U+0000"),
    ("a field twice", EVENT + "    title: y\n", 4, "events.a.title", "line 3 and on line 4"),
    ("a field twice in braces", "events:\n  a: {b: c, b: d}\n", 2, "events.a.b", "given twice"),
    (
        "a deep field twice",
        EVENT + "    cost:\n      b: c\n      b: d\n",
        6,
        "events.a.cost.b",
        "5",
    ),
    ("a key twice", EVENT + "  a:\n    title: y\n", 4, "events.a", "line 2 and on line 4"),
    ("a section twice", EVENT + "events:\n  b: {c: d}\n", 4, "events", "line 1 and on line 4"),
    ("too deep", "events:\n  a:\n    b: " + "[" * 30 + "]" * 30, 3, "", "more than 20"),
    ("too long a text", EVENT + f"    b: {'x' * 100_001}\n", 4, "events.a.b", "100,001 characters"),
    ("too long a line", EVENT + f"    b: {'x' * 1_000_001}\n", 4, "", "line is longer than"),
    (
        "too long a record",
        EVENT + "    b:\n" + f"    - {'x' * 9999}\n" * 200,
        2,
        "",
        "1,000,000 bytes",
    ),
    ("a bomb of aliases", "events:\n  a:\n    b: [" + "*c, " * 999 + "*c]", 3, "events.a.b", "*c"),
    # sections, keys and the shape of records
    ("an unknown section", EVENT + "event:\n  b: c\n", 4, "event", "did you mean events?"),
    ("a section unlike any", EVENT + "zzz: 1\n", 4, "zzz", "(sections: sources, actors,"),
    ("a record on the first floor", "a:\n  kind: launch\n", 1, "a", "is not a section"),
    ("a section of a list", "events:\n  - a\n", 1, "events", "this is a list"),
    ("a section of a text", "events: none\n", 1, "events", "this is a text"),
    ("a section of nothing", "events:\nactors:\n  a: {b: c}\n", 1, "events", "this is nothing"),
    ("a record of a text", "events:\n  a: launch\n", 2, "events.a", "this is a text"),
    ("a record of a list", "events:\n  a:\n    - b\n", 3, "events.a", "this is a list"),
    ("a record of nothing", "events:\n  a:\n  b: {c: d}\n", 2, "events.a", "this is nothing"),
    ("a record without fields", "events:\n  a: {}\n", 2, "events.a", "is empty"),
    ("a query of several values", "queries:\n  a: [b, c]\n", 2, "queries.a", "a query is one text"),
    ("a capital in a key", "events:\n  F35A: {b: c}\n", 2, "events.F35A", "write f35a"),
    ("an underscore", "actors:\n  rok_mnd: {b: c}\n", 2, "actors.rok_mnd", "write rok-mnd"),
    ("an accent", "places:\n  Orléans: {b: c}\n", 2, "places.Orléans", "write orleans"),
    ("a digit first", "events:\n  2022 test: {b: c}\n", 2, "events.2022 test", "event-2022-test"),
    ("two hyphens", "events:\n  a--b: {b: c}\n", 2, "events.a--b", "write a-b"),
    ("a hyphen last", "events:\n  a-: {b: c}\n", 2, "events.a-", "write a"),
    ("a space in a query's name", "queries:\n  my tests: b\n", 2, "queries.my tests", "my-tests"),
    ("another script", "actors:\n  국방부: {b: c}\n", 2, "actors.국방부", "begins with a letter"),
    ("a long key", f"events:\n  {'a' * 101}: {{b: c}}\n", 2, f"events.{'a' * 59}…", "101 char"),
    # what a file says of its chronicle
    ("no time zone", "timezone: Seoul\n" + EVENT, 1, "timezone", "did you mean Asia/Seoul?"),
    ("a zone's folder", "timezone: Europe\n" + EVENT, 1, "timezone", "is not a time zone"),
    ("a zone out of the list", "timezone: ../etc/passwd\n" + EVENT, 1, "timezone", "is not a time"),
    ("an empty zone", "timezone:\n" + EVENT, 1, "timezone", "is not a time zone"),
    ("a list of zones", "timezone: [UTC]\n" + EVENT, 1, "timezone", "is not a time zone"),
    ("the zone too late", EVENT + "timezone: UTC\n", 4, "timezone", "above the first section"),
    ("the description too late", EVENT + "chronicle: {name: x}\n", 4, "chronicle", "above the"),
    ("a description of a text", "chronicle: Drills\n" + EVENT, 1, "chronicle", "a mapping of name"),
    ("an unknown part", "chronicle: {nane: x}\n", 1, "chronicle.nane", "did you mean name?"),
    ("an empty name", "chronicle: {name: }\n", 1, "chronicle.name", "1 to 200 characters"),
    ("a name for YAML", "chronicle: {name: null}\n", 1, "chronicle.name", "in quotes"),
    ("a zone for YAML", "chronicle: {timezone: ~}\n", 1, "chronicle.timezone", "in quotes"),
    ("a zone of a file for YAML", "timezone: null\n", 1, "timezone", "in quotes"),
    ("a name of lines", 'chronicle: {name: "a\\nb"}\n', 1, "chronicle.name", "one line"),
    (
        "a zone of the chronicle",
        "chronicle: {timezone: x}\n",
        1,
        "chronicle.timezone",
        "not a time zone",
    ),
]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("data", "line", "field", "part"),
    [case[1:] for case in BROKEN],
    ids=[case[0] for case in BROKEN],
)
def test_a_broken_file_is_a_problem_with_its_line(
    read_bytes: ReadBytes, data: str | bytes, line: int, field: str, part: str
) -> None:
    _, _, problems = read_bytes(data if isinstance(data, bytes) else data.encode())
    first = problems[0]
    assert (first.path, first.line, first.field) == ("seed.yaml", line, field), first
    assert part in first.message


def test_faults_that_leave_the_syntax_whole_are_reported_together(read_bytes: ReadBytes) -> None:
    data = b"evnts:\n  a: {b: c}\nactors:\n  B: {c: *d}\n  e: {f: g, f: h}\n  i: {j: k}\n"
    _, records, problems = read_bytes(data)
    assert [(each.line, each.field) for each in problems] == [
        (1, "evnts"),
        (4, "actors.B"),
        (4, "actors.B.c"),
        (5, "actors.e.f"),
    ]
    # The key of a faulty record is known, so that nobody is told that there is no such actor; and
    # what else is wrong with the record is found.
    assert [(each.key, each.sound, set(each.rejected)) for each in records] == [
        ("B", False, {"c"}),
        ("e", False, {"f"}),
        ("i", True, set()),
    ]


def test_records_above_a_syntax_error_are_read(read_bytes: ReadBytes) -> None:
    _, records, problems = read_bytes(b"events:\n  a: {b: c}\n  d: [\n")
    assert [each.key for each in records] == ["a"]
    assert len(problems) == 1


def test_a_section_given_twice_still_hands_out_its_records(read_bytes: ReadBytes) -> None:
    _, records, problems = read_bytes(b"events:\n  a: {b: c}\nevents:\n  d: {e: f}\n")
    assert [each.key for each in records] == ["a", "d"]
    assert len(problems) == 1


def test_a_bomb_of_aliases_is_one_problem_a_line(read_bytes: ReadBytes) -> None:
    line = b"    - [" + b"*b, " * 9 + b"*b]\n"
    _, [record], problems = read_bytes(b"events:\n  a:\n    b: &b [c]\n    d:\n" + line * 9)
    assert [problem.line for problem in problems] == [3, *range(5, 14)]
    assert not record.sound


def test_the_rest_of_an_unreadable_file_is_not_read(read_bytes: ReadBytes) -> None:
    _, _, problems = read_bytes(b"events:\n" + b"  A: {b: *c}\n" * 5000)
    assert len(problems) == 1001
    assert "the rest of the file is not read" in problems[-1].message


@pytest.mark.parametrize("text", [b"a", b"a: ", b"- ", b"[", b'"a', b"# ", b"{a: ", b"? ", b" "])
def test_a_line_of_many_megabytes_takes_little_memory(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "seed.yaml"
    path.write_bytes(b"events:\n" + text * (10_000_000 // len(text)))
    tracemalloc.start()
    problems = list(read(ChronicleFile("seed.yaml", "seed.yaml", path)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(problems[-1], Problem)
    assert problems[-1].line in {1, 2}
    assert peak < 4_000_000


def _read_path(path: Path) -> list[object]:
    return list(read(ChronicleFile("x.yaml", "x.yaml", path)))


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "seed.yaml"
    with path.open("wb") as stream:
        stream.truncate(64_000_001)
    message = "has 64,000,001 bytes; the limit is 64,000,000: split it"
    assert _read_path(path) == [Problem("x.yaml", 0, "", message)]


def test_a_file_that_is_not_regular_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    for path, part in [
        (tmp_path / "pipe.yaml", "is a pipe or a device"),
        (Path("/dev/zero"), "is a pipe or a device"),
        (tmp_path / "folder.yaml", "is a folder"),
        (tmp_path / "missing.yaml", "cannot be read: No such file"),
        (tmp_path / "seed.yaml" / "below", "cannot be read: "),
        (tmp_path / ("x" * 300), "cannot be read: File name too long"),
    ]:
        [problem] = _read_path(path)
        assert isinstance(problem, Problem)
        assert part in problem.message
