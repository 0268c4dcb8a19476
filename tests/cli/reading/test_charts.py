"""``show --as`` and ``--by``, in a pipe and on a terminal."""

import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from tests.running import Result

Run = Callable[..., Result]


@pytest.fixture
def here(run: Run, loaded: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("TIMELINE_DATABASE", loaded)
    return run


def test_lanes_in_a_pipe_are_one_event_a_line(here: Run) -> None:
    lines = [line.split("\t") for line in here("show", "--as", "lanes").stdout.splitlines()]
    assert len(lines) == 13
    assert ["deployment", "2022-07-01", "2022-07-10", "", ""] in [line[:5] for line in lines]


def test_density_in_a_pipe_has_units_with_bounds(here: Run) -> None:
    lines = here("show", "--as", "density", "--by", "system").stdout.splitlines()
    assert "f-35a\t2022-07-01\t2022-07-31\t0\t2" in lines


def test_a_list_by_row_has_the_row_in_front(here: Run) -> None:
    lines = here("show", "--by", "programme").stdout.splitlines()
    assert lines[0].startswith("kill-chain\t2022-07-06\t2022-07-19\t")
    assert len(lines) == 13


@pytest.mark.parametrize("view", ["list", "lanes", "density"])
def test_on_a_terminal_no_line_is_wider_than_it(
    here: Run, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    output = here("show", "--as", view, "--by", "actor").stdout
    lines = re.sub("\x1b\\[[0-9;]*m", "", output).splitlines()
    assert any("South Korea" in line for line in lines)
    assert max(map(cell_len, lines)) <= 60


def test_a_wrong_view_is_named_with_the_right_ones(here: Run) -> None:
    result = here("show", "--as", "lane")
    assert result.exit_code == 2
    assert "lanes" in result.stderr
