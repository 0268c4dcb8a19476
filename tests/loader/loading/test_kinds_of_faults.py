"""What faults are counted as when there are too many to list."""

from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import Engine

from timeline.errors import DataError, Problem
from timeline.loader import load
from timeline.readers.imports import TableOptions

SEED = """
sources: {wire: {title: Wire, text: wire.txt, titel: x, note: &a x}}
actors: {north: {name: North, kind: stat}}
events:
  one:
    kind: exercise
    when: 2022-06
    participants: [north, south]
    troops: {north: many}
    cite:
      wire: [{quote: nine, for: participants}, {quote: eight, for: when, says: {quantity.usa: x}}]
  two: {kind: exercise, title: Two, when: 2 days after one, inferred: {when: x}}
"""


def test_a_fault_is_counted_by_what_is_wrong(sqlite_engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text("eight missiles")
    (tmp_path / "seed.yaml").write_text(SEED)
    with pytest.raises(DataError) as stop:
        load(sqlite_engine, [tmp_path])
    found = Counter(each.counted_as for each in stop.value.problems)
    assert found == {
        "YAML": 1,
        "unknown field": 1,
        "kind": 1,
        "missing field": 1,
        "no such record": 1,
        "quote not found": 1,
        "troops": 1,
        "says": 1,
    }


def test_a_fault_of_a_table_is_counted_by_its_column(sqlite_engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(
        'name = "m"\n[source]\ntitle = "T"\n[event]\nkind = "launch"\nkey = "No"\n'
        'title = "{What}"\nwhen = "Day"\nlauncher = "Who"\n'
    )
    table = tmp_path / "t.csv"
    table.write_text("No,Day,What,Who\n1,2022-13-45,A,\n2,2022-06-05,B,Nobody\n3,2022,C,,more\n")
    with pytest.raises(DataError) as stop:
        load(sqlite_engine, [table], options=TableOptions(map=tmp_path / "m.toml"))
    found = Counter(each.counted_as for each in stop.value.problems)
    assert found == {"Day": 1, "unknown name": 1, "row": 1}


@pytest.mark.parametrize(
    ("field", "counted_as"),
    [
        ("one.cite.wire.0.says.troops.usa", "says"),
        ("one.deliveries.1.when", "deliveries"),
        ("one", "record"),
        ("", "file"),
        ("one.cite", "cite"),
    ],
)
def test_without_a_kind_the_field_counts(field: str, counted_as: str) -> None:
    assert Problem("a.yaml", 1, field, "is wrong").counted_as == counted_as
