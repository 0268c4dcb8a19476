"""Sources that disagree on the count, the date and the outcome of one launch, from end to end.

A wire story, its reprint, the other side's agency and a later study; a monthly that is only vaguer.
What a user types is run on both databases.
"""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from tests.disagreement.story import SEED, Run, answer, command, drawn, write

REVISED = (
    SEED.replace("quantity: 8\n", "quantity: 9\n")
    .replace(
        "          for: [when, launcher, quantity]\n",
        "          for: [when, launcher]\n          disputes: {quantity: 8}\n",
    )
    .replace(
        "credibility: 2, for: [when, quantity]}",
        "credibility: 2, for: [when], disputes: {quantity: 8}}",
    )
    .replace("        - {quote: In June about", "        - {for: [quantity], quote: In June about")
    .replace("says: {when: 2022-06, quantity: ~10}", "says: {when: 2022-06}")
)


def sides(dispute: dict[str, Any]) -> dict[str, tuple[int, int, list[str]]]:
    """By value, how many sources give it, how many independently, and which."""
    return {
        side["value"]: (
            side["sources"],
            side["independent"],
            list(dict.fromkeys(claim["source"] for claim in side["claims"])),
        )
        for side in (dispute["accepted"], *dispute["rivals"])
    }


def test_the_accepted_value_is_shown_everywhere(reading: Run) -> None:
    (shown,) = answer(reading, "show")
    assert (shown["edtf"], shown["earliest"], shown["latest"]) == ("2022-06-05",) * 3
    about = answer(reading, "about", "salvo")
    assert (about["when"], about["quantity"]["text"], about["outcome"]) == (
        "2022-06-05", "8", "partial",
    )  # fmt: skip
    (row,) = csv.DictReader(io.StringIO(reading("export", "csv").stdout))
    assert (row["when"], row["quantity"], row["outcome"]) == ("2022-06-05", "8", "partial")
    assert row["grade"] == "B2"
    assert sorted(row["disputed"].split(";")) == ["outcome", "quantity", "when"]


def test_each_dispute_is_listed_once_with_its_rival_values(reading: Run) -> None:
    found = {dispute["field"]: dispute for dispute in answer(reading, "disputes")}
    assert set(found) == {"when", "quantity", "outcome"}
    assert sides(found["quantity"]) == {
        "8": (3, 2, ["wire", "reprint", "monthly"]),
        "10": (1, 1, ["study"]),
        "6": (1, 1, ["agency"]),
    }
    assert sides(found["outcome"]) == {
        "partial": (1, 1, ["wire"]),
        "failure": (1, 1, ["study"]),
        "success": (1, 1, ["agency"]),
    }
    assert found["quantity"]["accepted"]["reasons"] == [
        "the Joint Chiefs tracked each of them by radar"
    ]
    (claim,) = found["quantity"]["rivals"][1]["claims"]
    assert (claim["grade"], claim["claimant"], claim["published"]) == ("D4", "prk", "2022-06-08")
    assert claim["quote"] == "On June 4 our gunners fired six rockets."


def test_each_rival_has_its_kind_of_difference(reading: Run) -> None:
    rivals = {
        (dispute["field"], rival["value"]): rival["difference"]
        for dispute in answer(reading, "disputes")
        for rival in dispute["rivals"]
    }
    assert rivals["quantity", "10"] == "contradicts"
    lines = [line.split("\t") for line in reading("disputes").stdout.splitlines()]
    piped = {(line[1], line[3]): line[11] for line in lines if line[2] == "rival"}
    assert piped == rivals
    assert {line[11] for line in lines if line[2] == "accepted"} == {""}
    assert "contradicts the accepted value" in drawn(reading, "disputes")


def test_a_reprint_adds_no_independent_support(reading: Run) -> None:
    (dispute,) = (each for each in answer(reading, "disputes") if each["field"] == "when")
    assert sides(dispute)["2022-06-05"] == (3, 2, ["wire", "reprint", "monthly"])
    assert "3 sources, 2 independent" in drawn(reading, "disputes")
    assert "supported by 3 sources, 2 independent" in drawn(reading, "about", "salvo")
    support = answer(reading, "about", "salvo")["support"]
    assert support["when"] == {"sources": 3, "independent": 2}
    assert support["outcome"] == {"sources": 1, "independent": 1}
    (row,) = csv.DictReader(io.StringIO(reading("export", "csv").stdout))
    disputing = 2  # sources: the study and the agency support no value
    assert (row["sources"].count(";") + 1, row["independent"]) == (3 + disputing, "2")


def test_a_pipe_gets_a_line_for_each_claim(reading: Run) -> None:
    lines = [line.split("\t") for line in reading("disputes", "kind:launch").stdout.splitlines()]
    assert ["salvo", "quantity", "rival", "10", "A2", "study", "2023-01-10"] in [
        line[:7] for line in lines
    ]
    assert [line[8] for line in lines if line[5] == "reprint"] == ["wire", "wire"]


@pytest.mark.parametrize(
    ("grade", "found"), [("A", False), ("B2", True), ("B1", False), ("C2", True), ("3", True)]
)
def test_a_grade_selects_claims_that_support_the_event(
    reading: Run, grade: str, found: bool
) -> None:
    assert bool(answer(reading, "show", f"grade:{grade}")) == found


def test_grades_are_shown_with_citations(reading: Run) -> None:
    claims = answer(reading, "about", "salvo")["claims"]
    assert {(claim["source"], claim["grade"]) for claim in claims if claim["source"]} == {
        ("wire", "B2"), ("wire", "B3"), ("reprint", "C2"), ("agency", "D4"), ("agency", "D5"),
        ("monthly", "C6"), ("study", "A2"), ("study", "A3"),
    }  # fmt: skip


def test_disputes_survive_export_and_load(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    run("export", "chronicle", "-o", str(first))
    again = command(str(tmp_path / "again.db"))
    again("load", str(first))
    again("export", "chronicle", "-o", str(second))
    files = {path.relative_to(first): path.read_bytes() for path in first.rglob("*.*")}
    assert files == {path.relative_to(second): path.read_bytes() for path in second.rglob("*.*")}
    assert answer(again, "disputes") == answer(run, "disputes")
    assert answer(again, "about", "salvo")["claims"] == answer(run, "about", "salvo")["claims"]


def test_another_value_is_accepted_and_undone(run: Run, tmp_path: Path) -> None:
    before = answer(run, "disputes")
    run("load", str(write(tmp_path / "story", REVISED)))
    found = {dispute["field"]: sides(dispute) for dispute in answer(run, "disputes")}
    assert found["quantity"] == {
        "9": (1, 1, ["monthly"]),
        "8": (2, 1, ["wire", "reprint"]),
        "10": (1, 1, ["study"]),
        "6": (1, 1, ["agency"]),
    }
    (change,) = answer(run, "log", "2")[0]["records"]
    assert {"field": "quantity", "before": "8", "after": "9"} in change["fields"]
    run("undo")
    assert answer(run, "disputes") == before
    run("undo")
    assert answer(run, "show") == []
    assert [each["revision"] for each in answer(run, "log", "salvo")] == [4, 3, 2, 1]


TWO_RECORDS = """\
sources:
  list: {title: A list of launches, published: 2022-12-31, reliability: B}
events:
  shot:
    kind: launch
    title: Ten missiles
    when: 2022-06
    launcher: prk
    quantity: 10
    links: [{same-as: salvo}]
    cite:
      list: {quote: June; 10, credibility: 2, for: [when, launcher, quantity]}
    inferred: {links: there was one such launch in June}
"""


def test_two_records_of_one_launch_have_their_dispute_once(run: Run, tmp_path: Path) -> None:
    seed = tmp_path / "list.yaml"
    seed.write_text(TWO_RECORDS, encoding="utf-8")
    before = answer(run, "disputes")
    run("load", str(seed))
    found = {dispute["field"]: dispute for dispute in answer(run, "disputes")}
    assert len(found) == 3
    assert {dispute["event"] for dispute in found.values()} == {"salvo"}
    assert sides(found["quantity"])["10"] == (2, 2, ["study", "list"])
    assert "list" in sides(found["when"])["2022-06-05"][2]
    claims = [each for each in answer(run, "about", "salvo")["claims"] if each["source"] == "list"]
    assert {(each["field"], each["stance"], each["value"]) for each in claims} == {
        ("when", "supports", "2022-06"),
        ("launcher.prk", "supports", "prk"),
        ("quantity", "disputes", "10"),
    }
    seed.write_text(
        TWO_RECORDS.replace("    links: [{same-as: salvo}]\n", "").replace(
            "    inferred: {links: there was one such launch in June}\n", ""
        ),
        encoding="utf-8",
    )
    run("load", str(seed))
    assert answer(run, "disputes") == before
