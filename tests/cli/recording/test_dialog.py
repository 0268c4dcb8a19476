"""The dialog of ``timeline new``, typed into a terminal."""

from pathlib import Path

import pytest

from tests.cli.recording.test_new import records
from tests.cli.terminals import STYLE, Seen, Terminal

QUOTE = "On 4 March 2025 Northland launched two missiles"


@pytest.fixture
def terminal(chronicle: Path) -> Terminal:
    """A terminal beside the chronicle."""
    return Terminal("x.db")


def typed(terminal: Terminal, *answers: str, words: tuple[str, ...] = ("launch",)) -> Seen:
    """Type these lines into the dialog, each after the question before it."""
    return terminal.run(
        "new", *words, "--chronicle", "made-up",
        when=lambda seen: ": " in seen, keys="".join(f"{each}\r" for each in answers),
    )  # fmt: skip


def test_an_event_is_asked_for_checked_and_written(terminal: Terminal, chronicle: Path) -> None:
    seen = typed(
        terminal,
        "",  # the only source
        "launched three missiles", QUOTE, "",
        "Second: launch",
        "last Monday", "",
        "nor\t", "about ten", "",
        "Cape Grey", "y", "Cape Grey", "", "", "",  # a place that is missing, with its key
        "outcome=worked", "",
        "range", "300 km", "",
        "", "", "",
    )  # fmt: skip
    assert seen.status == 0
    shown = " ".join(STYLE.sub("", seen.text).split())
    assert "›On 4 March 2025 Northland launched two missiles‹ from its east coast" in shown
    assert "the nearest is on line 3" in shown
    assert "timeline new place --key cape-grey" in shown
    found = records(chronicle)
    assert found["second-launch"] == {
        "kind": "launch", "title": "Second: launch", "when": "2025-03-03", "place": "cape-grey",
        "launcher": "northland", "quantity": "~10", "outcome": "success", "range": "300",
        "cite": {"example-note": QUOTE},
        "inferred": {"when": found["second-launch"]["inferred"]["when"]},  # type: ignore[index]
    }  # fmt: skip
    assert found["cape-grey"] == {"name": "Cape Grey"}


def test_each_of_several_quotes_supports_what_is_named(terminal: Terminal, chronicle: Path) -> None:
    seen = typed(
        terminal, "", QUOTE, "Both fell into the sea", "", "Third", "2025-03-04",
        "northland", "2", "", "", "", "when, launcher", "bad", "quantity", "",
    )  # fmt: skip
    assert seen.status == 0
    assert records(chronicle)["third"]["cite"] == {"example-note": [
        {"quote": QUOTE, "for": ["when", "launcher"]},
        {"quote": "Both fell into the sea", "for": ["quantity"]},
    ]}  # fmt: skip


@pytest.mark.parametrize("end", ["\x03\r", "\x04"])
def test_ctrl_c_and_the_end_of_the_input_leave_everything_as_it_was(
    terminal: Terminal, chronicle: Path, end: str
) -> None:
    before = {each: each.read_bytes() for each in chronicle.rglob("*") if each.is_file()}
    seen = terminal.run(
        "new", "launch", "--chronicle", "made-up", "--title", "Never",
        when=lambda text: "source [" in text, keys=end,
    )  # fmt: skip
    assert seen.status != 0
    assert "nothing was written" in seen.text
    assert "Traceback" not in seen.text
    assert before == {each: each.read_bytes() for each in chronicle.rglob("*") if each.is_file()}


def test_no_is_an_answer(terminal: Terminal, chronicle: Path) -> None:
    before = (chronicle / "chronicle.yaml").read_bytes()
    seen = typed(terminal, "평양", "state", "", "", "", "pyongyang", "n", words=("actor",))
    assert seen.status == 0
    assert "nothing was written" in seen.text
    assert (chronicle / "chronicle.yaml").read_bytes() == before
