"""Error reporting for texts that are far longer than a screen."""

import pytest

from timeline.cli.terminal.console import pager_command
from timeline.cli.terminal.faults import lines
from timeline.cli.terminal.marking import LONGEST
from timeline.errors import QueryError, UsageError


@pytest.mark.parametrize("start", [0, 500_000, 999_999])
def test_a_caret_marks_the_error_in_a_text_of_a_megabyte(start: int) -> None:
    text = "a" * start + "!" + "a" * (999_999 - start)
    _, shown, marks = lines(QueryError("a fault", text, start, start + 1), 80)
    assert shown[marks.index("^")] == "!"
    assert len(shown) <= 80


def test_a_message_of_a_megabyte_is_truncated() -> None:
    (line,) = lines(UsageError(f"there is no {'x' * 1_000_000}; so it ends"), 80)
    assert line.startswith("timeline: there is no x")
    assert line.endswith("so it ends")
    assert len(line) < LONGEST + 100


@pytest.mark.parametrize("pager", ["'", '"less', "", " ", "no-such-program", "/"])
def test_a_program_that_is_not_a_pager_is_not_run(
    monkeypatch: pytest.MonkeyPatch, pager: str
) -> None:
    monkeypatch.setenv("PAGER", pager)
    assert pager_command() is None
