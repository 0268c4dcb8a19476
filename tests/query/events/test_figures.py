"""Figures of many events: plain values, by a fixed number of SELECTs."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlmodel import Session

from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.amounts import EventFigures, figures, stream_figures

SHIPPED = Path(__file__).parents[3] / "seeds" / "alliance"


@pytest.fixture
def held(engine: Engine) -> dict[str, tuple[int, EventFigures]]:
    load(engine, [SHIPPED])
    with Session(engine) as session:
        rows = stream_figures(session, read_query(session))
        return {line.key: (line.id, found) for line, found in rows}


def test_every_event_has_its_figures(held: dict[str, tuple[int, EventFigures]]) -> None:
    batch = held["f35a-second-batch"][1]
    assert batch.terms == {"stage": "approved"}
    assert [str(each) for each in batch.amounts_of("quantity")] == ["20"]
    assert [str(each) for each in batch.amounts_of("fleet_after", "expected")] == ["60"]
    assert [str(each) for each in batch.amounts_of("fleet_after", "actual")] == []
    assert [str(each) for each in batch.amounts_of("cost")] == ["~3.9e12 KRW"]
    assert set(batch.dates) == {("spending", "expected"), ("delivery", "expected")}
    troops = [each for _, found in held.values() for each in found.amounts if each.slot == "usa"]
    assert [(str(each.quantity), str(each.quantity.low)) for each in troops] == [
        (">17000", "17001")
    ]
    assert held["yoon-open-door"][1] == EventFigures()


def test_the_links_of_an_event_are_those_of_all_its_records(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "linked").mkdir()
    lines = [
        f"  {key}: {{kind: procurement, title: T, when: {when}, links: [{links}], inferred:"
        " {when: x, links: x}}"
        for key, when, links in (
            ("order", 2000, "refers-to: other"),
            ("order-again", 2000, "same-as: order, announces: other-again"),
            ("other", 1999, "before: order"),
            ("other-again", 1999, "same-as: other"),
        )
    ]
    (tmp_path / "linked" / "events.yaml").write_text("\n".join(["events:", *lines]))
    load(engine, [tmp_path / "linked"])
    with Session(engine) as session:
        rows = stream_figures(session, read_query(session))
        found = {line.key: sorted(figures.links) for line, figures in rows}
    assert found == {
        "order": [("announces", "other"), ("refers-to", "other")],
        "other": [("before", "order")],
    }


def test_many_events_take_no_more_selects_than_one(
    engine: Engine, held: dict[str, tuple[int, EventFigures]]
) -> None:
    asked: list[Any] = []

    def note(*given: Any) -> None:
        if given[2].startswith("SELECT") and "sqlite_master" not in given[2]:
            asked.append(given[2])

    event.listen(engine, "before_cursor_execute", note)
    ids = [id_ for id_, _ in held.values()]
    with Session(engine) as session:
        figures(session, ids[:1])
        one = len(asked)
        figures(session, ids)
    assert len(asked) == 2 * one
