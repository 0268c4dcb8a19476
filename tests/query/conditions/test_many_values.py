"""Lists of any length: no statement takes more parameters than a database allows."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlmodel import Session

from timeline.canonical import from_rows
from timeline.database import rounds
from timeline.loader import load
from timeline.query.about import about
from timeline.query.conditions.compile import read_query
from timeline.query.events.candidates import contested
from timeline.query.events.merged import stream_details
from timeline.query.events.pages import page
from timeline.query.events.rows import stream_rows
from timeline.query.history.revisions import revisions as history
from timeline.query.registers.listing import listed
from timeline.query.results import EventDetail

MANY = 120
ALLOWED = 100
"""The most parameters of a statement, for this test."""


def _seed() -> dict[str, Any]:
    """An event with many records, each of another source and participant."""
    numbers = range(MANY)
    same = {"links": [{"same-as": "drill-0"}], "inferred": {"links": "one drill"}}
    return {
        "actors": {f"unit-{number}": {"name": "Unit", "kind": "unit"} for number in numbers},
        "sources": {f"paper-{number}": {"title": "Paper"} for number in numbers},
        "events": {
            f"drill-{number}": {
                "kind": "exercise", "title": "A drill", "when": "2022",
                "participants": f"unit-{number}", "troops": str(number + 1),
                "cite": {
                    f"paper-{number}": {"quote": "q", "for": ["when", "participants", "troops"]}
                },
            }
            | (same if number else {})
            for number in numbers
        },
    }  # fmt: skip


@pytest.fixture
def limited(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A session on a database that allows few parameters."""
    file = tmp_path / "seed.yaml"
    file.write_text(json.dumps(_seed(), indent=1), encoding="utf-8")
    load(engine, [file])
    for module in (rounds, from_rows):
        monkeypatch.setattr(module, "BATCH", 8)

    def check(_c: object, _k: object, statement: str, parameters: Any, *_rest: object) -> None:
        assert len(parameters) <= ALLOWED, statement

    event.listen(engine, "before_cursor_execute", check)
    with Session(engine) as session:
        yield session
    event.remove(engine, "before_cursor_execute", check)


def test_pages_and_lists(limited: Session) -> None:
    (line,) = page(limited, read_query(limited)).events
    assert len(line.same_as) == MANY - 1
    assert len(line.sources) == MANY
    assert "troops" in line.disputed
    assert len(listed(limited, "source", "")) == MANY
    assert len(listed(limited, "actor", "event.kind:exercise")) == 1


def test_details_and_history(limited: Session) -> None:
    ((row,),) = stream_rows(limited, read_query(limited))
    assert len(row.roots) == MANY
    ((detail,),) = stream_details(limited, read_query(limited))
    assert len(detail.sources) == MANY
    (records,) = contested(limited, read_query(limited))
    assert len(records) == MANY
    shown = about(limited, "drill-0")
    assert isinstance(shown, EventDetail)
    assert len(shown.claims) > MANY
    assert len(history(limited)) == 1
