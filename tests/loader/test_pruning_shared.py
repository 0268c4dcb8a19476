"""``--prune`` of the chronicle that owns a record leaves what another chronicle states of it."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from timeline.audit.verify import Verification
from timeline.loader import load
from timeline.query.contents import contents
from timeline.writers.chronicle import TYPES

ONE = "actors: {kor: {name: South Korea, kind: state, country: KOR}, x: {name: X, kind: state}}\n"
TWO = "actors: {kor: {name: South Korea, kind: state, note: the South}}\n"
LEFT = {"name": "South Korea", "kind": "state", "note": "the South"}


@pytest.mark.parametrize("left", ["actors: {x: {name: X, kind: state}}\n", "actors: {}\n"])
def test_a_record_that_another_chronicle_defines_passes_to_it(
    engine: Engine, tmp_path: Path, left: str
) -> None:
    for name, seed in (("one", ONE), ("two", TWO)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "c.yaml").write_text(seed)
        load(engine, [tmp_path / name])
    (tmp_path / "one" / "c.yaml").write_text(left)
    load(engine, [tmp_path / "one"], prune=True)
    with Session(engine) as session:
        assert list(Verification(session).problems()) == []
        stated = {
            each.name: {record.key: record.canonical for record in each.records}
            for each in contents(session, TYPES)
        }
    assert stated["two"] == {"kor": LEFT}
    assert "kor" not in stated.get("one", {})
    assert load(engine, [tmp_path / "two"]).revision is None
