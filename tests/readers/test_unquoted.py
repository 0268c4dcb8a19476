"""A text without quotes is read unchanged, or an error states a correction that works."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from timeline.errors import Problem
from timeline.loader.checking.record import check_record
from timeline.readers.base import ChronicleFile, Header, RawRecord
from timeline.readers.seeds.seed import read

ReadBytes = Callable[[bytes], tuple[Header, list[RawRecord], list[Problem]]]

EVENT = "events:\n  a:\n    kind: launch\n    title: {}\n    when: unknown\n"
TEXTS = st.text(
    st.sampled_from("ab #:-?*&!|>%@`'\"{}[],~<=\\\u00a0\u3000“”") | st.sampled_from(["N", "é"]),
    min_size=1,
    max_size=12,
).filter(lambda text: text.strip() == text)


def _title(path: Path, written: str, form: str) -> tuple[str | None, list[Problem]]:
    """The title that is read of a launch, and everything that is said."""
    path.write_text(form.format(written), encoding="utf-8")
    items = list(read(ChronicleFile("seed.yaml", "seed.yaml", path)))
    faults = [item for item in items if isinstance(item, Problem)]
    title = None
    for item in items:
        if isinstance(item, RawRecord):
            checked, found = check_record(item)
            faults += found
            title = checked.canonical.get("title")
    return title, faults


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("form", [EVENT, EVENT.replace("title: {}", "title:\n      {}")])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
@example(text="*bold* launch")
@example(text="> 5 launched")
@example(text="Null")
@example(text="Launch #3 of the year")
@example(text="#3 of the year")
@example(text=">")
@example(text="|")
@example(text=">5")
@example(text="[sic] launch")
@example(text="[a]")
@example(text="{a}")
@example(text="- a")
@example(text="? a")
@example(text="a: b")
@example(text="“a: b”")
@example(text="“a”")
@example(text="!a")
@example(text="&a b")
def test_what_is_read_of_a_text_is_the_text_or_something_is_said(
    tmp_path: Path, text: str, form: str
) -> None:
    path = tmp_path / "seed.yaml"
    title, faults = _title(path, text, form)
    if text[0] in "'\"":  # quotation marks of YAML's own
        return
    assert faults or title == text
    quoted, silence = _title(path, json.dumps(text, ensure_ascii=False), form)
    assert (quoted, silence) == (text, [])
    for problem in faults:
        assert not re.search(r"expected|while (scanning|parsing)|is no YAML", problem.message)


BAD = [
    # the line of the value, the line at fault counted from it, and what is said of it
    ("*bold* launch", 0, "a value cannot begin with *: put it in quotes"),
    ("& Co", 0, "a value cannot begin with &: put it in quotes"),
    ("&Co launch", 0, "put this one in quotes if it begins with &"),
    ("*all", 0, "put it in quotes if it begins with *"),
    ("!Kim", 0, "put one that begins with ! in quotes"),
    ("!y!z launch", 0, "tags are not supported: put a value that begins with ! in quotes"),
    ("%5 more", 0, "a value cannot begin with %: put it in quotes"),
    ("@jcs says", 0, "a value cannot begin with @: put it in quotes"),
    ("`code`", 0, "a value cannot begin with `: put it in quotes"),
    ("> 5 launched", 0, "put a value that begins with > in quotes"),
    (">=5 launched", 0, "put a value that begins with > in quotes"),
    ("| x", 0, "put a value that begins with | in quotes"),
    ("- a", 0, "if the dash belongs to a text, put the text in quotes"),
    ("? a", 0, 'a value cannot begin with "? ": put it in quotes'),
    ("Day: two", 0, 'put the value in quotes if it contains ": "'),
    ("“Day: two”", 0, "YAML does not know curled ones"),
    ("[sic] launch", 0, "put the value in quotes as a whole if its [ belongs to it"),
    ("[Draft launch", 0, "put a text that begins with [ in quotes"),
    ("{Draft launch", 0, "put a text that begins with { in quotes"),
    ("'the North's launch'", 0, "in double quotes as a whole, or write '' for each ' inside"),
    ('"x" y', 0, 'in single quotes as a whole, or write \\" for each " inside'),
    ("x\n      more #3\n      of it", 1, "begins a YAML comment, and the value ends there"),
    ("Launch #3\n      of the year", 0, "begins a YAML comment, and the value ends there"),
    ("{a: b #3}", 0, "begins a YAML comment, and the value ends there"),
    ('"Launch\n    when: "2022"', 0, "is never closed on its line, but on line 5"),
    ("x\n    status:planned", 1, 'a space is missing after the colon: write "status: "'),
    ("x\n    status", 1, "this line has no name with a colon"),
    ("x\nmore", 1, "this line has no name with a colon"),
    ("x\n\u00a0   status: planned", 1, "U+00A0 (no-break space) is not an ordinary space"),
    ("x\n\u3000\u3000status: planned", 1, "U+3000 (ideographic space) is not an ordinary space"),
    ("x\n    status:\u00a0planned", 1, "U+00A0 (no-break space) is not an ordinary space"),
    ("x\n    \u200bstatus: planned", 1, "U+200B (zero width space) is not an ordinary space"),
    ("x\n    'status\u00a0': planned", 1, "U+00A0 (no-break space) is not an ordinary space"),
    ("x\n\tstatus: planned", 1, "a tab cannot indent: use spaces"),
    ("x\n    ~: planned", 1, "a name is missing before the colon: ~ is null in YAML"),
    ("x\n...\n    status: planned", 2, "the file continues after its end (...)"),
    ("x\n---\nactors: {}", 1, "remove the line, or put the rest into a file of its own"),
]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("value", "below", "part"), BAD, ids=[repr(case[0]) for case in BAD])
def test_an_invalid_value_is_reported_with_its_line(
    tmp_path: Path, value: str, below: int, part: str
) -> None:
    _, faults = _title(tmp_path / "seed.yaml", value, EVENT)
    found = [problem for problem in faults if part in problem.message]
    assert found, faults
    assert found[0].line == 4 + below


SETS = [
    ("delivery: {1976,1978}~", ['"{1976~,1978~}"']),
    ("delivery: {actual: {1976,1978}~, expected: 1980}", ['"{1976~,1978~}"']),
    ("delivery: {1976,1978}?  # note", ['"{1976?,1978?}"']),
    ("delivery: [1976,1978]~", ['"[1976~,1978~]"']),
    ("when: [1976,1978]~", ['"[1976~,1978~]"']),
    ("when: {1976,1978}~", ['"[1976~,1978~]"', "1976~/1978~"]),
    ("systems: {a,b}~", []),
]


@pytest.mark.parametrize(("field", "written"), SETS, ids=[case[0] for case in SETS])
def test_a_set_with_a_mark_behind_it_is_put_in_quotes(
    tmp_path: Path, field: str, written: list[str]
) -> None:
    """The advice is one for each meaning, and a set in braces only where several dates fit."""
    _, said = _title(tmp_path / "seed.yaml", f"T\n    {field}", EVENT)
    message = said[0].message
    assert message.startswith("text follows the closing bracket: put the ")
    assert ("put the date in quotes: write " in message) == bool(written)
    advice = message.partition("write ")[2]
    assert [each.partition(" (")[0] for each in advice.split(" or ") if each] == written


EMPTY = [
    ("Null", "Null is null in YAML; put it in quotes if it is the value"),
    ("~", "~ is null in YAML; put it in quotes"),
    ("#3 of the year", "'#3 of the year' is a YAML comment; put it in quotes"),
    (">", "> begins a block of text on the lines below"),
    ("|", "| begins a block of text on the lines below"),
    ("", "is empty: every event has one"),
]


@pytest.mark.parametrize(("value", "part"), EMPTY)
def test_why_a_value_is_empty(tmp_path: Path, value: str, part: str) -> None:
    _, faults = _title(tmp_path / "seed.yaml", value, EVENT)
    assert [(each.line, part in each.message) for each in faults] == [(4, True)], faults


CUT = [
    ("title: Launch #3 of the year", "title", "'#3 of the year' is a YAML comment"),
    ("title: Launch of\n      missile #3", "title", "'#3' is a YAML comment"),
    ("summary: a #b", "summary", "'#b' is a YAML comment"),
    ("inferred: {\n      when: a #b\n    }", "inferred.when", "'#b' is a YAML comment"),
    (
        "cite: {\n      x: {quote: a #b\n      , for: when}}",
        "cite.x.quote",
        "'#b' is a YAML comment",
    ),
    ("title: “Launch”", "title", "the quotation marks around it are part of the text"),
    # what is plain
    ("title: 'Launch'  # the third", "", ""),
    ("title: Launch#3", "", ""),
    ("title: |\n      Launch #3", "", ""),
    ("title: '“Launch”'", "", ""),
    ("title: “Launch” and “strike”", "", ""),
    ("when: 2022  # the year is inferred", "", ""),
    ("status: planned # so far", "", ""),
    ("launcher: prk # North Korea", "", ""),
    ("quantity: 8 # or more", "", ""),
    ("cite: {x: {quote: “a”, for: when}}", "", ""),
    ("cite:\n      x: # the wire\n        quote: a\n        for: when # and not more", "", ""),
]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("lines", "field", "part"), CUT, ids=[repr(case[0]) for case in CUT])
def test_a_text_that_a_comment_cuts_is_worth_a_warning(
    tmp_path: Path, lines: str, field: str, part: str
) -> None:
    path = tmp_path / "seed.yaml"
    path.write_text(f"events:\n  a:\n    {lines}\n", encoding="utf-8")
    items = list(read(ChronicleFile("seed.yaml", "seed.yaml", path)))
    [record] = [item for item in items if isinstance(item, RawRecord)]
    _, found = check_record(record)
    faults = [item for item in items if isinstance(item, Problem)] + found
    warnings = [each for each in faults if each.warning]
    assert [each.field for each in warnings] == ([f"a.{field}"] if field else [])
    assert all(part in each.message for each in warnings)


def test_a_comment_after_the_name_of_a_chronicle_is_worth_a_warning(read_bytes: ReadBytes) -> None:
    header, _, [problem] = read_bytes(b"chronicle:\n  title: Drill #3\nevents:\n  a: {b: c}\n")
    assert header.title == "Drill"
    assert (problem.line, problem.field, problem.warning) == (2, "chronicle.title", True)


def test_a_comment_is_seen_wherever_the_file_is_cut_into_pieces(read_bytes: ReadBytes) -> None:
    lines = [f"  a{n}: {{title: x #{n}\n   }}\n" for n in range(5000)]
    _, records, _ = read_bytes("".join(["events:\n", *lines]).encode())
    assert [record.body["title"].lost for record in records] == [f"#{n}" for n in range(5000)]


CONFLICT = "<<<<<<< HEAD\n  a: {b: c}\n=======\n  a: {b: d}\n>>>>>>> theirs\n"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (f"events:\n{CONFLICT}", [2]),
        (f"events:\n{CONFLICT}  e: {{f: g}}\n{CONFLICT}", [2, 8]),
        (f"events:\n{CONFLICT}".replace("\n", "\r\n"), [2]),
        (CONFLICT.replace("=======", "||||||| base\n  a: {b: e}\n======="), [1]),
        (f"# {'x' * 70_000}\nevents:\n  e: {{f: g}}\n{CONFLICT}", [4]),
        ("events:\n  a: {b: c}\n=======\n  d: {b: c}\n", [3]),
        ("events:\n  a: {b: c}\n>>>>>>> theirs\n", [3]),
        ("events:\n  a:\n    b: 'c\n=======\n      d'\n", [4]),
        ("events:\n  a: {b: c}\n" + CONFLICT + "  # x\n" * 50_000 + CONFLICT, [3, 50_008]),
    ],
)
def test_a_merge_conflict_is_named_once(read_bytes: ReadBytes, data: str, lines: list[int]) -> None:
    _, _, problems = read_bytes(data.encode())
    assert [problem.line for problem in problems] == lines
    assert all(
        "an unresolved merge conflict begins here" in problem.message for problem in problems
    )


def test_an_error_above_a_merge_conflict_is_also_reported(read_bytes: ReadBytes) -> None:
    _, _, problems = read_bytes(f"events:\n  a: [\n  b: c\n{CONFLICT}".encode())
    assert [problem.line for problem in problems] == [2, 4]
