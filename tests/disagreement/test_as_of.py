"""Sources that disagree, as they were known on a day."""

from pathlib import Path
from typing import Any

import pytest

from tests.disagreement.story import SEED, Run, answer, drawn, write


@pytest.mark.parametrize(
    ("date", "when", "quantity", "outcome", "disputed"),
    [
        ("2022-06-04", None, None, None, set()),
        ("2022-06-05", "2022-06-05", "8", "partial", set()),
        ("2022-06-08", "2022-06-05", "8", "partial", {"when", "quantity", "outcome"}),
        ("2023-01-10", "2022-06-05", "8", "partial", {"when", "quantity", "outcome"}),
    ],
)
def test_as_of_shows_what_was_known_on_a_day(
    reading: Run, date: str, when: str | None, quantity: str | None, outcome: str | None,
    disputed: set[str],
) -> None:  # fmt: skip
    if when is None:
        assert answer(reading, "show", "--as-of", date) == []
        return
    (event,) = answer(reading, "show", "--as-of", date)
    assert event["edtf"] == when
    detail = answer(reading, "about", "salvo", "--as-of", date)
    assert (detail["quantity"]["text"], detail["outcome"]) == (quantity, outcome)
    assert {each["field"] for each in answer(reading, "disputes", "--as-of", date)} == disputed


def test_before_the_wire_story_the_value_of_the_agency_was_accepted(
    run: Run, tmp_path: Path
) -> None:
    """The wire story and its reprint came out late: until then there were only the others."""
    late = SEED.replace("published: 2022-06-05", "published: 2022-09-01").replace(
        "published: 2022-06-06", "published: 2022-09-02"
    )
    run("load", str(write(tmp_path / "story", late)))
    (event,) = answer(run, "show", "--as-of", "2022-06-30")
    assert event["edtf"] == "2022-06-04"
    (event,) = answer(run, "show", "--as-of", "2022-08")
    assert event["edtf"] == "2022-06"  # the monthly bears the accepted day out, if vaguely
    (event,) = answer(run, "show", "--as-of", "2022-09-01")
    assert event["edtf"] == "2022-06-05"


def test_reprints_of_a_later_story_count_as_one_source(run: Run, tmp_path: Path) -> None:
    copy = "  copy: {title: Again, published: 2022-06-07, derived_from: wire}\n"
    cited = "      copy:\n        - {quote: eight missiles, for: [quantity]}\n"
    late = SEED.replace("published: 2022-06-05", "published: unknown")
    late = late.replace("  agency:", f"{copy}  agency:", 1)
    late = late.replace("      agency:\n", f"{cited}      agency:\n", 1)
    run("load", str(write(tmp_path / "story", late)))
    (dispute,) = [
        each
        for each in answer(run, "disputes", "--as-of", "2022-06-08")
        if each["field"] == "quantity"
    ]
    assert (dispute["accepted"]["sources"], dispute["accepted"]["independent"]) == (2, 1)


@pytest.mark.parametrize("words", [("show",), ("about", "salvo"), ("disputes",)])
def test_the_header_counts_omitted_events(run: Run, tmp_path: Path, words: Any) -> None:
    undated = SEED.replace("published: 2023-01-10", "published: unknown")
    run("load", str(write(tmp_path / "story", undated)))
    note = "source of the whole database without a date of publication"
    asked = (*words, "--as-of", "2022-06-08")
    assert f"1 left out: {note}" in drawn(run, *asked)
    for piped in (run(*asked), run(*asked, "--json")):
        assert note not in piped.stdout
        assert f"left out: 1 {note}" in piped.stderr


def test_the_header_has_no_reason_that_left_nothing_out(run: Run) -> None:
    late = run("show", "--as-of", "2030")
    assert late.exit_code == 0
    assert "left out: 0" not in late.stderr
    assert "; 0 " not in late.stderr
