"""The time zone that an event states for itself, in a file kept in another zone."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from timeline.loader import load, undo
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page
from timeline.query.results import EventLine

SEED = """timezone: UTC
places:
  range: {{name: Range, country: KOR, timezone: Asia/Seoul}}
events:
  shot:
    {{kind: launch, title: A launch, when: {when}, place: range{zone},
     inferred: {{when: r, place: r}}}}
"""


def read(engine: Engine, folder: Path, when: str, zone: str) -> EventLine:
    stated = f", timezone: {zone}" if zone else ""
    (folder / "seed.yaml").write_text(SEED.format(when=when, zone=stated))
    load(engine, [folder])
    return shown(engine)


def shown(engine: Engine, query: str = "key:shot") -> EventLine:
    with Session(engine) as session:
        (event,) = page(session, read_query(session, [query])).events
    return event


@pytest.mark.parametrize(
    ("when", "zone", "first", "last"),
    [
        ("2022-07-05", "", "2022-07-05", "2022-07-06"),
        ("2022-07-05", "Asia/Seoul", "2022-07-05", "2022-07-05"),
        ("2022-07-05T21:30:00", "", "2022-07-06", "2022-07-06"),
        ("2022-07-05T21:30:00", "Asia/Seoul", "2022-07-05", "2022-07-05"),
        ("2022-07-05T21:30:00Z", "Asia/Seoul", "2022-07-06", "2022-07-06"),
    ],
)
def test_an_event_states_its_dates_in_its_own_zone(
    engine: Engine, tmp_path: Path, when: str, zone: str, first: str, last: str
) -> None:
    event = read(engine, tmp_path, when, zone)
    assert (event.earliest, event.latest, event.timezone) == (first, last, zone)


def test_the_zone_of_an_event_is_found_changed_and_undone(engine: Engine, tmp_path: Path) -> None:
    read(engine, tmp_path, "2022-07-05", "")
    event = read(engine, tmp_path, "2022-07-05", "Asia/Seoul")
    assert event.latest == "2022-07-05"
    assert shown(engine, "timezone:Asia/Seoul").key == "shot"
    with Session(engine) as session:
        assert not page(session, read_query(session, ["timezone:none"])).events
    undo(engine)
    assert (shown(engine).latest, shown(engine).timezone) == ("2022-07-06", "")
