"""The long table of claims: each value with each source that states it."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

import timeline
from tests.running import run
from timeline.writers.csv.claims import COLUMNS
from timeline.writers.json.schema import document

SEED = """
sources:
  wire: {title: "=Wire; report", publisher: Agency, published: 2022-06-05, reliability: B}
  note: {title: Note, reliability: C, derived_from: wire}
actors:
  prk: {name: North Korea, kind: state, country: PRK}
  jcs: {name: "<b>Joint Chiefs</b>", kind: organisation}
events:
  salvo:
    kind: launch
    title: "\u202eA launch; \\"eight\\", she said"
    when: 2022-06-05
    launcher: prk
    quantity: 8
    outcome: success
    cite:
      wire:
        - {quote: "eight\n missiles", page: 3, for: [when, quantity], claimant: jcs, credibility: 2}
      note:
        - {quote: six, row: 12, disputes: {quantity: 6}, note: "북한"}
    inferred: {launcher: who else, outcome: nobody says otherwise}
  again:
    kind: launch
    title: The same
    when: 2022-06
    quantity: 7
    links: [{same-as: salvo}]
    cite: {note: [{quote: seven, for: [when, quantity, links]}]}
""".replace("\\\\", "\\")


@pytest.fixture
def db(tmp_path: Path) -> timeline.Database:
    seed = tmp_path / "seed.yaml"
    seed.write_text(SEED)
    found = timeline.open(tmp_path / "t.db")
    found.load(seed)
    return found


def claims(db: timeline.Database, *, excel: bool = False, all_columns: bool = False) -> io.StringIO:
    file = io.StringIO(newline="")
    assert db.export_csv(to=file, claims=True, excel=excel, all_columns=all_columns) == ()
    file.seek(0)
    return file


def test_each_value_has_a_row_for_each_claim_on_it(db: timeline.Database) -> None:
    rows = [*csv.DictReader(claims(db), strict=True)]
    assert {row["event"] for row in rows} == {"salvo"}
    of = {(row["field"], row["stance"], row["source"]): row for row in rows}
    stated = of["quantity", "supports", "wire"]
    assert stated["field_name"] == "Number launched"
    assert (stated["value"], stated["says"], stated["page"]) == ("8", "", "3")
    assert (stated["claimant"], stated["claimant_name"]) == ("jcs", "<b>Joint Chiefs</b>")
    assert (stated["quote"], stated["grade"]) == ("eight missiles", "B2")
    assert stated["citation"] == "“=Wire; report”, Agency, 5 June 2022, page 3"
    rivals = [row for row in rows if row["stance"] == "disputes" and row["field"] == "quantity"]
    assert [(row["value"], row["says"], row["record"]) for row in rivals] == [
        ("8", "6", ""), ("8", "7", "again"),
    ]  # fmt: skip
    assert (rivals[0]["row"], rivals[0]["note"]) == ("12", "북한")
    reason = of["launcher.prk", "inferred", ""]
    assert (reason["value"], reason["note"], reason["quote"]) == ("prk", "who else", "")
    assert "sentence" not in rows[0]  # no text is stored
    every = csv.reader(claims(db, all_columns=True))
    assert next(every) == [*COLUMNS]


def test_no_cell_of_claims_is_a_formula_in_excel(db: timeline.Database) -> None:
    text = claims(db, excel=True).getvalue()
    assert "'=Wire; report" in text
    assert ",=" not in text


def test_json_lines_are_complete_events_of_the_schema(
    db: timeline.Database, tmp_path: Path
) -> None:
    file = tmp_path / "events.jsonl"
    db.export_jsonl(to=file)
    (line,) = file.read_text(encoding="utf-8").splitlines()
    assert line.isprintable()
    of = ("--database", str(tmp_path / "t.db"))
    assert json.loads(line) == json.loads(run("about", "salvo", "--json", *of).stdout)
    schema = document() | {"anyOf": [{"$ref": "#/$defs/about"}]}
    jsonschema.Draft202012Validator(schema).validate(json.loads(line))
    assert run("export", "jsonl", *of).stdout_bytes == file.read_bytes()
