"""The dialog of ``timeline new``, typed into a terminal."""

from pathlib import Path

import pytest

from tests.cli.recording.test_new import records
from tests.cli.terminals import STYLE, Seen, Terminal

QUOTE = "On 4 March 2025 Northland launched two missiles"


@pytest.fixture
def terminal(chronicle: Path) -> Terminal:
    """A terminal next to the chronicle."""
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
        "Cape Grey", "perhaps", "y", "", "", "", "",  # a place that is missing: its name and key
        "outcome=worked", "",
        "range", "300 km", "",
        "", "", "",
    )  # fmt: skip
    assert seen.status == 0
    shown = " ".join(STYLE.sub("", seen.text).split())
    assert "›On 4 March 2025 Northland launched two missiles‹ from its east coast" in shown
    assert "the nearest is on line 3" in shown
    assert "timeline new place --chronicle made-up --key cape-grey" in shown
    assert "y for yes, n for no" in shown
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


def test_evidence_that_a_load_refuses_is_asked_for_again(
    terminal: Terminal, chronicle: Path
) -> None:
    seen = typed(
        terminal, "", QUOTE, "Both fell into the sea", "", "Third", "2025-03-04",
        "northland", "2", "", "", "", "when, launcher, quantity", "",
        "when, launcher", "launcher",  # a value is left without a quote
        "when, launcher", "quantity", "",
    )  # fmt: skip
    assert seen.status == 0
    assert "each has evidence of its own" in " ".join(seen.text.split())
    assert "quantity has no citation" in " ".join(seen.text.split())
    assert records(chronicle)["third"]["cite"] == {"example-note": [
        {"quote": QUOTE, "for": ["when", "launcher"]},
        {"quote": "Both fell into the sea", "for": ["quantity"]},
    ]}  # fmt: skip


def test_what_the_last_check_finds_is_corrected_and_nothing_is_lost(
    terminal: Terminal, chronicle: Path
) -> None:
    answers = (
        "", QUOTE, "", "Third", "by 2025-01-01 and after example-launch", "", "", "", "", "",
    )  # fmt: skip
    before = (chronicle / "events.yaml").read_bytes()
    refused = typed(terminal, *answers, "n")
    assert refused.status == 1
    assert "title: Third" in refused.text
    assert (chronicle / "events.yaml").read_bytes() == before
    seen = typed(terminal, *answers, "", "when=2025-03-04", "", "")
    assert seen.status == 0
    assert records(chronicle)["third"]["when"] == "2025-03-04"


def test_a_quote_is_one_place_of_the_text_and_the_answer_no_ends_the_quotes(
    terminal: Terminal, chronicle: Path
) -> None:
    seen = typed(
        terminal, "",
        "n",  # the letter is in the text more often than a person can choose from
        "north", "99", "",  # twice in the text: neither of them
        QUOTE, "no", "Third", "2025-03-04", "", "", "", "", "", "",
    )  # fmt: skip
    assert seen.status == 0
    assert records(chronicle)["third"]["cite"] == {"example-note": QUOTE}


def test_both_readings_of_a_day_are_said(terminal: Terminal, chronicle: Path) -> None:
    seen = typed(
        terminal, "", QUOTE, "", "Third", "10 March", "2025-03-10", "", "", "", "", "", "",
    )  # fmt: skip
    assert seen.status == 0
    shown = " ".join(seen.text.split())
    assert "2024-03-10: the date has no year in the text" in shown
    assert "2025-03-10: the date has no year in the text" in shown
    third = records(chronicle)["third"]
    assert third["when"] == "2025-03-10"
    assert "first one from" in str(third["inferred"])


def test_fields_that_belong_together_are_asked_for_together(
    terminal: Terminal, chronicle: Path
) -> None:
    seen = typed(terminal, "Sunan", "", "latitude=39.2", "125.6", "", "", "", words=("place",))
    assert seen.status == 0
    alone = typed(terminal, "Other", "", "longitude=1", "", "", "", "", words=("place",))
    assert "longitude is left out" in alone.text
    found = records(chronicle)
    assert found["sunan"] == {"name": "Sunan", "latitude": "39.2", "longitude": "125.6"}
    assert found["other"] == {"name": "Other"}


def test_a_source_is_needed_and_its_title_is_what_was_typed(
    terminal: Terminal, chronicle: Path
) -> None:
    (chronicle / "more.yaml").write_text("sources:\n  more: {title: More, published: 2025}\n")
    seen = typed(
        terminal, "", "mor", "mor", "n", "A new note", "y", "", "", "2025-03-05", "", "", "", "",
        "words", "", "Third", "2025-03-04", "", "", "", "", "", "chronicle.yaml", "",
    )  # fmt: skip
    assert seen.status == 0, seen.text
    assert "An event needs a source" in seen.text
    assert seen.text.count("there is no source mor; did you mean more?") == 1
    assert seen.text.count("Add one now?") == 2, "a name like a known one may be a mistake"
    assert records(chronicle)["a-new-note"]["title"] == "A new note"


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
