"""``timeline new`` with a date in words: what it means, and the reason that is written with it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.recording.test_new import LAUNCH, QUOTE, records


@pytest.mark.parametrize(
    ("written", "date", "reason"),
    [
        ("yesterday", "2025-03-04", "5 March 2025"),
        ("last monday", "2025-03-03", "5 March 2025"),
        ("on Tuesday", "2025-03-04", "5 March 2025"),
        ("since Monday", "2025-03-03/..", "5 March 2025"),
        ("until yesterday", "../2025-03-04", "5 March 2025"),
        ("by Monday", "by 2025-03-03", "5 March 2025"),
        ("last week", "the week before published example-note", ""),
        ("two weeks ago", "2 weeks before published example-note", ""),
        ("a fortnight ago", "2 weeks before published example-note", ""),
        ("last weekend", "[2025-03-01..2025-03-02]", "5 March 2025"),
        ("this morning", "2025-03-05", "5 March 2025"),
        ("last night", "2025-03-04", "5 March 2025"),
        ("the day before yesterday", "2025-03-03", "5 March 2025"),
        ("5 July last year", "2024-07-05", "5 March 2025"),
        ("last July", "2024-07", "5 March 2025"),
        ("Monday of last week", "2025-02-24", "5 March 2025"),
        ("the week before last", "[2025-02-17..2025-02-23]", "5 March 2025"),
        ("last quarter", "[2024-10-01..2024-12-31]", "5 March 2025"),
        ("4 March", "2025-03-04", "has no year"),
        ("December 30", "2024-12-30", "has no year"),
    ],
)
def test_a_date_is_counted_from_the_publication_with_its_reason(
    chronicle: Path, run: Run, written: str, date: str, reason: str
) -> None:
    quote = "The drill of 4 March ended"
    with (chronicle / "sources/example-note.txt").open("a", encoding="utf-8") as text:
        text.write(f"\n{quote}.\n")
    words = ("exercise", "--title", "Second", *LAUNCH[2:4], *LAUNCH[6:])
    done = run("new", *words, "--when", written, "--quote", quote, "--set", "troops=2")
    assert done.exit_code == 0
    assert f"when: {date}" in done.stderr
    event = records(chronicle)["second"]
    assert event["when"] == date
    assert reason in str(event.get("inferred"))
    said = "March" in written  # the words of the quote are those that the date was read from
    assert event["cite"] == {
        "example-note": [{"quote": quote, "for": ["all", "when"]}] if said else quote
    }


@pytest.mark.parametrize(
    ("written", "date"),
    [("4 March", "2025-03-04"), ("on Tuesday", "2025-03-04"), ("until March 4", "../2025-03-04")],
)
def test_a_date_that_the_sentence_of_the_quote_has_in_full_is_not_inferred(
    chronicle: Path, run: Run, written: str, date: str
) -> None:
    quote = "Northland launched two missiles"
    assert run(*LAUNCH, "--when", written, "--quote", quote).exit_code == 0
    event = records(chronicle)["second"]
    assert (event["when"], event["cite"]) == (date, {"example-note": quote})
    assert "inferred" not in event


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The drill of 4 March was larger than that of 4 March 2024", "2025-03-04"),
        ("From 4 March 2023 to 4 March 2024 it trained", ""),
        ("The drill of 4 March 2025, as on 4 March 2024, ended", "2025-03-04"),
    ],
)
def test_a_day_of_which_a_sentence_has_several_years(
    chronicle: Path, run: Run, sentence: str, date: str
) -> None:
    """The day without a year is meant, else that of the year of the publication.

    If the sentence has neither, the date must be written in full.
    """
    with (chronicle / "sources/example-note.txt").open("a", encoding="utf-8") as text:
        text.write(f"\n{sentence}.\n")
    done = run(*LAUNCH, "--when", "4 March", "--quote", sentence)
    assert (done.exit_code == 0) is bool(date)
    if date:
        assert records(chronicle)["second"]["when"] == date
    else:
        assert "4 March" in done.stderr


def test_of_two_years_the_status_says_which_and_the_other_is_named(
    chronicle: Path, run: Run
) -> None:
    words = (*LAUNCH, "--when", "10 March", "--quote", QUOTE, "--dry-run")
    past, next_ = run(*words), run(*words, "--set", "status=planned")
    assert "when: 2024-03-10" in past.stdout
    assert "if 2025-03-10 was meant, write that" in past.stderr
    assert "when: 2025-03-10" in next_.stdout
    assert "was meant" not in next_.stderr


def test_an_advice_names_the_source_of_the_record(chronicle: Path, run: Run) -> None:
    done = run(*LAUNCH, "--when", "several days ago", "--quote", QUOTE)
    assert done.exit_code == 1
    assert "published example-note" in done.stderr
    assert "SRC" not in done.stderr
