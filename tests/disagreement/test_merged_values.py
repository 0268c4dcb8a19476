"""Records of one event (``same-as``) that state different fields: one rule, everywhere.

The accepted value of a field is that of the leading record or, if it states none, that of the
first other record by key that does. Every way out has the same.
"""

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.disagreement.merged_records import QUERIES, VALUES, Accepted, of_field, written
from tests.disagreement.story import Run, answer, command


@pytest.fixture(scope="module")
def merged(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Accepted]:
    """Commands on a database of either type with such events, and their accepted values."""
    file, accepted = written(tmp_path_factory.mktemp("merged"))
    run = command(shared_engine.url.render_as_string(hide_password=False))
    run("load", str(file))
    return run, accepted


def _texts(found: dict[str, Any]) -> dict[str, Any]:
    """The values of one event as JSON has them, as they are written."""
    values: dict[str, Any] = {name: found.get(name) or None for name in VALUES}
    for name in ("quantity", "cost"):
        values[name] = values[name] and values[name]["text"]
    if values["delivery"]:
        values["delivery"] = {slot: date["text"] for slot, date in values["delivery"].items()}
    return {name: value for name, value in values.items() if value is not None}


def test_whole_events_have_the_accepted_values(merged: tuple[Run, Accepted]) -> None:
    run, accepted = merged
    lines = map(json.loads, run("export", "jsonl").stdout.splitlines())
    assert {each["key"]: _texts(each) for each in lines} == accepted
    key = max(accepted, key=lambda each: len(accepted[each]))
    assert _texts(answer(run, "about", key)) == accepted[key]


def test_lists_have_the_accepted_values(merged: tuple[Run, Accepted]) -> None:
    run, accepted = merged
    found = {each["key"]: each for each in answer(run, "show")}
    for name in ("systems", "tags", "place"):
        assert {k: v[name] for k, v in found.items() if v[name]} == of_field(accepted, name)
    for role in ("buyer", "seller"):
        actors = {k: [e["key"] for e in v["roles"] if e["role"] == role] for k, v in found.items()}
        assert {k: v for k, v in actors.items() if v} == of_field(accepted, role)
    features = json.loads(run("export", "geojson").stdout)["features"]
    assert {each["id"] for each in features} == {*of_field(accepted, "place")}


def test_tables_have_the_accepted_values(merged: tuple[Run, Accepted], tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    run, accepted = merged
    rows = {row["key"]: row for row in csv.DictReader(io.StringIO(run("export", "csv").stdout))}
    run("export", "parquet", "-o", str(tmp_path / "events.parquet"))
    table = parquet.read_table(tmp_path / "events.parquet").to_pylist()
    for name in ("systems", "tags", "buyer", "seller", "place", "stage"):
        joined = {
            k: ";".join(v) if isinstance(v, list) else v
            for k, v in of_field(accepted, name).items()
        }
        assert {k: row[name] for k, row in rows.items() if row[name]} == joined
        assert {row["key"]: row[name] for row in table if row[name]} == of_field(accepted, name)
    quantities = {k: float(v) for k, v in of_field(accepted, "quantity").items()}
    assert {k: float(r["quantity"]) for k, r in rows.items() if r["quantity"]} == quantities
    assert {r["key"]: r["quantity"] for r in table if r["quantity"]} == quantities
    for slot in ("expected", "actual"):
        column = f"delivery_{slot}"
        dates = {k: v[slot] for k, v in of_field(accepted, "delivery").items() if slot in v}
        assert {k: row[column] for k, row in rows.items() if row[column]} == dates
        assert {row["key"]: row[column] for row in table if row[column]} == dates


def test_counts_have_the_accepted_values(merged: tuple[Run, Accepted]) -> None:
    run, accepted = merged
    for name in ("quantity", "stage", "systems", "tags", "buyer", "seller", "place"):
        values = of_field(accepted, name).values()
        each = (one for value in values for one in (value if isinstance(value, list) else [value]))
        expected = Counter(each)
        expected[""] = len(accepted) - len(values)
        field = QUERIES.get(name, name)
        found = (line.split("\t") for line in run("count", "--by", field).stdout.splitlines())
        assert {row[0]: int(row[1]) for row in found if row[0] != "*"} == dict(+expected)
    (row,) = answer(run, "count", "--by", "kind", "--sum", "quantity")["total"]["sums"]
    assert float(row["low"]) == sum(map(int, of_field(accepted, "quantity").values()))


def test_the_ledger_has_the_accepted_values(merged: tuple[Run, Accepted]) -> None:
    run, accepted = merged
    rows = [line.split("\t") for line in run("ledger").stdout.splitlines()]
    quantities = {row[12]: row[6] for row in rows if row[6]}
    assert quantities == of_field(accepted, "quantity")
