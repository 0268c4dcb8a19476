"""What refers to each other is removed together, however many statements a removal takes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlmodel import SQLModel

from tests.loader.story import Write, value
from timeline.loader import load, undo
from timeline.loader.records import stored

SEED = """\
places:
  bay: {name: Bay, part_of: sea}
  sea: {name: Sea}
actors:
  maker: {name: Maker, kind: company, part_of: kor}
  kor: {name: South Korea, kind: state}
systems:
  jet: {name: Jet, category: aircraft, maker: maker}
  later: {name: Later Jet, category: aircraft, version_of: jet}
  variant: {name: Jet A, category: aircraft, part_of: jet}
programmes:
  stage: {name: Stage, part_of: plan}
  plan: {name: Plan, owner: kor}
sources:
  paper: {title: Paper, derived_from: wire}
  wire: {title: Wire}
events:
  drill:
    kind: exercise
    title: Drill
    when: 2022-07-05
    place: bay
    participants: [kor]
    troops: {kor: 100}
    systems: [later, variant]
    programme: stage
    cite:
      paper: {quote: On 5 July, for: all, claimant: kor, derived_from: wire}
  again:
    kind: exercise
    title: Drill again
    when: 2022-07-05
    links: [{same-as: drill}]
    inferred: {when: seen, links: seen}
  shot:
    kind: launch
    title: Shot
    when: 1 day after drill
    place: sea
    impact_place: sea
    inferred: {when: seen, place: seen, impact_place: seen}
"""
LEFT = "queries:\n  drills: kind:exercise\n"
KEPT = ("chronicle", "file", "revision", "text")
"""The tables of what is not a record."""


def references() -> Iterator[tuple[str, str]]:
    """The tables and columns that refer to a record, and are not deleted with it."""
    for table in SQLModel.metadata.sorted_tables:
        for each in table.foreign_keys:
            if each.ondelete != "CASCADE" and each.column.table.name not in KEPT:
                yield table.name, each.parent.name


@pytest.mark.parametrize("way", ["undone", "pruned"])
def test_records_that_refer_to_each_other_are_removed_in_pieces_of_any_size(
    engine: Engine, write: Write, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(stored, "_PIECE", 1)
    folder: Path = write(SEED)
    load(engine, [folder])
    for table, column in references():  # the seed has every reference that there is
        assert value(engine, f"SELECT count({column}) FROM {table}"), (table, column)
    if way == "undone":
        assert len(undo(engine, dry_run=True).removed) == 14
        report = undo(engine)
    else:
        report = load(engine, [write(LEFT)], prune=True)
    assert len(report.removed) == 14
    with engine.connect() as connection:
        left = set(connection.execute(text("SELECT key FROM entity")).scalars())
    assert left == (set() if way == "undone" else {"drills"})
