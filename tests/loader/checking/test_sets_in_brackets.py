"""Sets of dates without quotation marks, which YAML reads as lists and mappings."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.loader.checking.pasting import advised
from timeline.errors import Problem
from timeline.loader.checking.record import CheckedRecord
from timeline.readers.base import ChronicleFile
from timeline.readers.seeds.seed import read

Check = Callable[[str], tuple[CheckedRecord, list[str]]]

EVENT = """\
events:
  e:
    kind: procurement
    title: An order
    when: {when}
    delivery: {delivery}
    inferred: {{when: r, delivery: r}}
"""
ONE, ALL = '"[1976,1978]"', '"{1976,1978}"'


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{1976,1978}", [ALL]),
        ("{1976, 1978}", [ALL]),
        ("{1976..1978}", ['"{1976..1978}"']),
        ("[1976,1978]", [ONE, ALL]),
        ("[1976, 1978]", [ONE, ALL]),
        ("\n    - 1976\n    - 1978", [ONE, ALL]),
        ("[1976..1978]", ['"[1976..1978]"']),
        ("[..1978]", ['"[..1978]"']),
        ("[July 1976, 1978]", ['"[1976-07,1978]"', '"{1976-07,1978}"']),
        ("{July 1976, 1978}", ['"{1976-07,1978}"']),
        ("[early 1976]", ["early 1976"]),
        ("{early 1976}", ["early 1976"]),
        ("{expected: {1976,1978}}", [ALL]),
        ("{expected: [1976,1978]}", [ONE, ALL]),
        ('"{1976, 1978}"', [ALL]),
        ('"{1976,1978}~"', ['"{1976~,1978~}"']),
        ('"[1976,1978]~"', ['"[1976~,1978~]"']),
        ('"[July 1976..]?"', ['"[1976-07?..]"']),
    ],
)
def test_a_set_of_a_field_is_advised_in_quotes(
    check: Check, written: str, meant: list[str]
) -> None:
    _, (problem, *_) = check(EVENT.format(when=1976, delivery=written))
    assert advised(problem) == meant
    for text in meant:
        assert check(EVENT.format(when=1976, delivery=text))[1] == []
        assert check(EVENT.format(when=1976, delivery=f"{{expected: {text}}}"))[1] == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[1976,1978]~", '"[1976~,1978~]"'),
        ("{expected: [1976,1978]~, actual: 1979}", '"[1976~,1978~]"'),
        ("{expected: [July 1976, 1978] ~}", '"[1976-07~,1978~]"'),
        ("[1976,1978] and by 1977  # a note", '"[1976,1978] and by 1977"'),
        ("[1976,1978] or so", ""),
    ],
)
def test_text_behind_a_bracket_is_a_fault_of_the_file_with_the_date_in_quotes(
    tmp_path: Path, check: Check, written: str, meant: str
) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text(EVENT.format(when=1976, delivery=written))
    items = list(read(ChronicleFile(file.name, file.name, file)))
    (problem,) = [each.message for each in items if isinstance(each, Problem)]
    assert "in quotes" in problem
    assert advised(problem) == ([meant] if meant else [])
    for text in advised(problem):
        assert check(EVENT.format(when=1976, delivery=text))[1] == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[1976,1978]", [ONE]),
        ("{1976,1978}", [ONE, "1976/1978"]),
        ("{1976..1978}", ['"[1976..1978]"', "1976/1978"]),
        ("{1976}", ["1976"]),
        ("[1976..1978]", ['"[1976..1978]"']),
        ('"{1976,1978}~"', ['"[1976~,1978~]"', "1976~/1978~"]),
    ],
)
def test_a_set_is_advised_as_the_date_of_an_event_which_happens_once(
    check: Check, written: str, meant: list[str]
) -> None:
    _, (problem, *_) = check(EVENT.format(when=written, delivery=1976))
    assert advised(problem) == meant
    for text in meant:
        assert check(EVENT.format(when=text, delivery=1976))[1] == []


@pytest.mark.parametrize("written", ["{expected}", "{expected: }", "{expcted: 1976}"])
def test_a_mapping_of_modalities_is_not_a_set(check: Check, written: str) -> None:
    _, (problem, *_) = check(EVENT.format(when=1976, delivery=written))
    assert "expected" in problem
    assert "EDTF" not in problem


def test_a_set_of_a_source_is_one_of_its_days(check: Check) -> None:
    source = "sources:\n  s: {{title: x, published: {}}}\n"
    for written in ("{1976,1978}", "[1976,1978]", '"{1976, 1978}"'):
        _, (problem,) = check(source.format(written))
        assert advised(problem)[0] == ONE
        for text in advised(problem):
            assert check(source.format(text))[1] == []
