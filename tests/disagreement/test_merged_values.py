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
from tests.disagreement.story import Run, answer, command, drawn


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


SALVO = """\
sources: {wire: {title: A wire story}, paper: {title: A paper}}
actors: {prk: {name: North Korea, kind: state, country: PRK}}
systems: {kn-1: {name: KN-1, category: missile}, kn-2: {name: KN-2, category: missile}}
events:
  salvo: {kind: launch, title: A salvo, when: 2020-03-03, cite: {wire: {page: 1}}}
  salvo-again:
    kind: launch
    title: Again
    when: 2020-03
    launcher: prk
    quantity: 3
    outcome: success
    systems: [kn-1]
    links: [{same-as: salvo}]
    inferred: {outcome: all were seen to hit}
    cite: {paper: {page: 2}}
  salvo-at-last:
    kind: launch
    title: At last
    when: 2020-03
    quantity: 5
    outcome: failure
    range: 400
    systems: [kn-2]
    links: [{same-as: salvo}]
    inferred: {systems: by the range, outcome: it fell short}
    cite: {paper: {page: 3}}
  order:
    kind: procurement
    title: An order
    when: 2020
    stage: ordered
    quantity: 6
    systems: [kn-1]
    cite: {wire: {page: 4}}
  order-again:
    kind: procurement
    title: The order
    when: 2020
    deliveries: [{when: 2021, quantity: 4}, {when: 2022}]
    links: [{same-as: order}]
    cite: {paper: {page: 5}}
"""


def test_items_reasons_and_lists_of_records_are_lent(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "seed.yaml").write_text(SALVO, encoding="utf-8")
    run = command(engine.url.render_as_string(hide_password=False))
    run("load", str(tmp_path / "seed.yaml"))

    def cells(*words: str) -> list[list[str]]:
        return [line.split("\t") for line in run(*words).stdout.splitlines()]

    items = ("--count", "items")
    assert cells("count", "--by", "outcome", *items) == [["success", "3", "3"], ["*", "3", "3"]]
    assert cells("count", "--by", "system", *items) == [["kn-1", "3", "3"], ["*", "3", "3"]]
    assert cells("show", "system:kn-2", *items) == []
    assert [row[:2] for row in cells("list", "systems")] == [["kn-1", "2"], ["kn-2", "0"]]
    assert [row[0] for row in cells("count", "--by", "inferred")] == ["outcome", "", "*"]
    assert answer(run, "show", "inferred:systems") == []
    (salvo,) = answer(run, "show", "inferred:outcome")
    assert (salvo["key"], salvo["inferred"]) == ("salvo", ["outcome"])
    rivals = {each["field"]: each["rivals"] for each in answer(run, "disputes")}
    assert {name: [side["value"] for side in each] for name, each in rivals.items()} == {
        "quantity": ["5"],
        "outcome": ["failure"],
    }
    for text in (drawn(run, "about", "salvo"), run("export", "markdown").stdout):
        assert "? inferred: all were seen to hit" in text
        assert "? inferred as failure: it fell short" in text
    (order,) = answer(run, "show", "deliveries.quantity:4")
    assert order["key"] == "order"
    assert answer(run, "show", "kind:procurement", "deliveries.quantity:none") == []
    (row,) = (each for each in cells("ledger") if each[12] == "order")
    assert row[6:8] == ["6", "<=2"]
