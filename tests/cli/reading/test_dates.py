"""``timeline dates``: every expression is answered, a bad one stops nothing."""

import codecs
import json
import shlex
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.running import Result

Run = Callable[..., Result]


def test_json_has_one_line_for_each_expression(run: Run) -> None:
    result = run("dates", "--json", "early 2022-07", "by 2030", "/2030", "2022-13")
    third, by, unknown_start, bad = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 1
    assert (third["earliest"], third["latest"]) == ("2022-07-01", "2022-07-10")
    assert third["edtf"] == "[2022-07-01~..2022-07-10~]"
    assert (by["earliest"], by["earliest_open"], by["latest"]) == (None, True, "2030-12-31")
    assert (unknown_start["earliest"], unknown_start["earliest_open"]) == (None, False)
    assert bad["error"] == "there is no month 13"
    assert bad["edtf"] is None
    assert list(bad) == [
        "text", "edtf", "level", "earliest", "latest", "precision", "error",
        "earliest_open", "latest_open", "exact", "words", "position", "hint", "warnings",
    ]  # fmt: skip
    assert (bad["position"], bad["hint"][:19]) == (5, "months are 01 to 12")
    assert (third["position"], third["hint"], third["warnings"]) == (None, None, [])


def test_expressions_come_from_standard_input_too(run: Run) -> None:
    result = run("dates", "-", stdin="2022\r\n\n  \nlate 2016\n2022-02-30\n")
    assert result.exit_code == 1
    lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert [line[:4] for line in lines] == [
        ["2022", "2022", "2022-01-01", "2022-12-31"],
        ["late 2016", "[2016-09-01~..2016-12-31~]", "2016-09-01", "2016-12-31"],
    ]
    assert "February 2022 has 28 days" in result.stderr
    assert "a date is missing" not in result.stderr


LINES = "2022-07-05\r\n\r\n2022-08\r\n"


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + LINES.encode(),
        codecs.BOM_UTF16_LE + LINES.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + LINES.encode("utf-16-be"),
        LINES.encode("utf-16-le"),
        LINES.encode("utf-16-be"),
        LINES.rstrip().encode(),
    ],
    ids=["UTF-8 BOM", "UTF-16-LE BOM", "UTF-16-BE BOM", "UTF-16-LE", "UTF-16-BE", "no last end"],
)
def test_a_file_from_windows_is_read(run: Run, content: bytes) -> None:
    result = run("dates", "-", stdin=content)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.split("\t")[0] for line in result.stdout.splitlines()] == ["2022-07-05", "2022-08"]


def test_lines_that_are_not_utf_8_are_reported_once(run: Run) -> None:
    result = run("dates", "-", stdin=b"2022\n\xe9\n2023\n\xff\xfd\n")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr.splitlines()[0] == (
        "timeline: standard input: 2 lines are not UTF-8, the first of them line 2"
    )


def test_an_empty_input_says_so(run: Run) -> None:
    assert "standard input contains no dates" in run("dates", "-", stdin="\n \n").stderr
    empty = run("dates", "")
    assert empty.exit_code == 1
    assert "a date is missing" in empty.stderr


def test_a_closed_input_says_so() -> None:
    code = "from timeline.cli import main; main()"
    program = shlex.join([sys.executable, "-c", code, "dates", "-"])
    line = ["sh", "-c", f"{program} <&-"]
    result = subprocess.run(line, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "standard input is closed" in result.stderr
    assert "Traceback" not in result.stderr


def test_two_readings_are_a_warning(run: Run) -> None:
    result = run("dates", "2022-23", "2025/2026", "2022-22")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 3
    assert result.stderr.splitlines() == [
        "warning: 2022-23 is read as autumn 2022: if 2022 to 2023 is meant, write 2022/2023"
        ' (it lasted) or "[2022,2023]" (one of the two)',
        "warning: 2025/2026 is read as: it lasted from 2025 to 2026; if it was in one of the two"
        ' years, write "[2025,2026]"',
    ]
    (line,) = map(json.loads, run("dates", "--json", "2022-23").stdout.splitlines())
    assert line["warnings"][0].startswith("2022-23 is read as autumn 2022")


def test_an_error_is_marked_at_its_position(run: Run) -> None:
    result = run("dates", "2022-13")
    assert result.stderr.splitlines()[:3] == [
        "timeline: there is no month 13",
        "  2022-13",
        "       ^",
    ]


def test_parts_without_a_common_day_are_shown_as_typed(run: Run) -> None:
    result = run("dates", "2022-08 and before 2022-07")
    assert result.exit_code == 1
    assert "no day fits all of its parts\n  2022-08 and before 2022-07\n" in result.stderr


def test_a_negative_year_is_not_an_option(run: Run) -> None:
    assert run("dates", "-0044-03-15").stdout.startswith("-0044-03-15\t-0044-03-15\t")


def test_control_characters_are_shown(run: Run) -> None:
    result = run("dates", "2022\x1b[31m")
    assert "\x1b" not in result.output
    assert "2022␛[31m" in result.stderr


def test_a_set_in_braces_is_explained(run: Run) -> None:
    assert "all of 1960 and 1961" in run("dates", "{1960,1961}").stdout
