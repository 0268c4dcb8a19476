"""``timeline dates``: every expression is answered, a bad one stops nothing."""

import json
from collections.abc import Callable

from typer.testing import Result

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
        "earliest_open", "latest_open",
    ]  # fmt: skip


def test_expressions_come_from_standard_input_too(run: Run) -> None:
    result = run("dates", "-", stdin="2022\r\n\nlate 2016\n2022-02-30\n")
    assert result.exit_code == 1
    lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert [line[:4] for line in lines] == [
        ["2022", "2022", "2022-01-01", "2022-12-31"],
        ["late 2016", "[2016-09-01~..2016-12-31~]", "2016-09-01", "2016-12-31"],
    ]
    assert "February 2022 has 28 days" in result.stderr
    assert "a date is missing" in result.stderr


def test_a_fault_is_marked_where_it_stands(run: Run) -> None:
    result = run("dates", "2022-13")
    assert result.stderr.splitlines()[:3] == [
        "timeline: there is no month 13",
        "  2022-13",
        "       ^",
    ]


def test_parts_that_leave_no_day_are_named_as_typed(run: Run) -> None:
    result = run("dates", "2022-08 and before 2022-07")
    assert result.exit_code == 1
    assert "no day fits all of its parts\n  2022-08 and before 2022-07\n" in result.stderr


def test_a_negative_year_is_no_option(run: Run) -> None:
    assert run("dates", "-0044-03-15").stdout.startswith("-0044-03-15\t-0044-03-15\t")


def test_what_a_terminal_would_obey_is_shown(run: Run) -> None:
    result = run("dates", "2022\x1b[31m")
    assert "\x1b" not in result.output
    assert "2022␛[31m" in result.stderr


def test_a_set_in_braces_is_explained(run: Run) -> None:
    assert "all of 1960 and 1961" in run("dates", "{1960,1961}").stdout
