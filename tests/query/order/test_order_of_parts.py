"""A whole comes before its parts, unless the part begins on an earlier day, or surely before it."""

import json
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from timeline.analysis.lags import precedes
from timeline.dates.calendar import UNKNOWN_EARLIEST
from timeline.errors import DataError
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page
from timeline.query.results import EventLine

WHOLES = (
    "2022-07-05", "2022-07-05/2022-07-06", "2022-07-05/2022-07-20", "2022-07", "2022",
    "[2022-07-05..2022-07-08]", "2022-07-05T10:00~", "2022-07-05T18:00Z", "night of 2022-07-05",
    "early 2022-07", "after 2022-07-04", "2022-06-30/2022-07-31",
    "by 2022-07-05", "before 2022-08", "unknown",
)  # fmt: skip
PARTS = (
    "2022-07-05", "2022-07-06", "2022-07-05/2022-07-06", "2022-07", "2022-07-01",
    "2022-07-05T09:30~", "2022-07-05T09:45", "2022-07-05T21:00", "morning of 2022-07-05",
    "night of 2022-07-05", "by 2022-07-05", "unknown", "[2022-07-04..2022-07-06]",
)  # fmt: skip


def _event(kind: str, when: str, whole: str = "") -> dict[str, Any]:
    links = {"links": [{"part-of": whole}]} if whole else {}
    paths = ["when", *links]
    event = {"kind": kind, "title": when, "when": when, "place": "seoul", **links}
    return event | {"cite": {"wire": {"quote": "q", "for": [*paths, "place"]}}}


def _loaded(engine: Engine, folder: Path, events: dict[str, Any]) -> list[EventLine]:
    places = {"seoul": {"name": "Seoul", "timezone": "Asia/Seoul"}}
    seed = {"sources": {"wire": {"title": "Wire"}}, "places": places, "events": events}
    (folder / "seed.yaml").write_text(json.dumps(seed), encoding="utf-8")
    load(engine, [folder / "seed.yaml"])
    with Session(engine) as session:
        query = read_query(session, [])
        whole = page(session, query).events
        for most in range(1, min(len(whole), 9)):
            assert page(session, query, most).events == whole[:most]
        return list(whole)


def test_a_whole_comes_before_its_parts(engine: Engine, tmp_path: Path) -> None:
    """Whatever their dates; the keys alone would put every part first."""
    events: dict[str, Any] = {}
    number = count()
    for whole in WHOLES:
        for part in PARTS:
            key = f"{next(number):03}"
            events[f"z-{key}"] = _event("exercise", whole)
            events[f"a-{key}"] = _event("exercise", part, f"z-{key}")
    with pytest.raises(DataError) as refused:  # the day of a part outside that of its whole
        _loaded(engine, tmp_path, events)
    for key in {each for each in events if f" {each}: part-of" in str(refused.value)}:
        del events[key]
    found = _loaded(engine, tmp_path, events)
    assert len(found) > len(WHOLES) * len(PARTS) * 1.5
    places = {event.key: n for n, event in enumerate(found)}
    by_key = {event.key: event for event in found}
    wrong = [
        (by_key[whole].when, by_key[part].when)
        for part in events
        if part.startswith("a-")
        for whole in [part.replace("a-", "z-")]
        if places[whole] > places[part] and not precedes(by_key[part], by_key[whole])
        # The days come first: that of an evening may be the one before that of the whole.
        and not UNKNOWN_EARLIEST < by_key[part].start_lo < by_key[whole].start_lo
    ]  # fmt: skip
    assert not wrong, wrong


def test_a_salvo_comes_before_its_launches_though_it_lasts_two_days(
    engine: Engine, tmp_path: Path
) -> None:
    """Through several levels, with other events on the same days, and if the part comes later."""
    events = {
        "b-launch": _event("launch", "2022-07-05T21:00", "c-salvo"),
        "c-salvo": _event("launch", "2022-07-05/2022-07-06", "z-drill"),
        "a-launch": _event("launch", "2022-07-05", "c-salvo"),
        "z-drill": _event("exercise", "2022-07-05/2022-07-09"),
        "m-talks": _event("summit", "2022-07-05T09:00"),
        "n-speech": _event("statement", "2022-07-05"),
    }
    expected = ["m-talks", "z-drill", "c-salvo", "b-launch", "a-launch", "n-speech"]
    assert [event.key for event in _loaded(engine, tmp_path, events)] == expected
    moved = events | {"b-launch": _event("launch", "2022-07-06T03:00", "c-salvo")}
    expected = ["m-talks", "n-speech", "z-drill", "c-salvo", "a-launch", "b-launch"]
    assert [event.key for event in _loaded(engine, tmp_path, moved)] == expected


def test_a_whole_without_a_known_beginning_is_moved_ahead_of_its_parts(
    engine: Engine, tmp_path: Path
) -> None:
    """Also through several levels, and back when nothing follows it any more."""
    events = {
        "z-plan": _event("exercise", "unknown"),
        "y-stage": _event("exercise", "by 2030", "z-plan"),
        "b-drill": _event("exercise", "2022-07-05", "y-stage"),
        "a-talks": _event("summit", "2022-07-05"),
        "m-other": _event("summit", "by 2022-07-05"),
        "n-later": _event("summit", "2031"),
    }
    expected = ["z-plan", "y-stage", "a-talks", "b-drill", "m-other", "n-later"]
    assert [event.key for event in _loaded(engine, tmp_path, events)] == expected
    alone = events | {"b-drill": _event("exercise", "2022-07-05")}
    expected = ["a-talks", "b-drill", "m-other", "y-stage", "z-plan", "n-later"]
    order = [event.key for event in _loaded(engine, tmp_path, alone)]
    assert order == [*expected[:3], "z-plan", "y-stage", "n-later"]
