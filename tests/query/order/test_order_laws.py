"""The order of events: total, the same everywhere, and never against what is sure."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.profiles import is_nightly
from timeline.analysis.around import Moment, around
from timeline.analysis.following.responses import responses
from timeline.analysis.lags import precedes
from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST
from timeline.dates.wording.phrases import read_when
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page, stream
from timeline.query.finding.order import RANKS, second_of_day
from timeline.query.results import EventLine

DAYS = ("2022-07-05", "2022-07-06")
PARTS = ("morning", "afternoon", "evening", "night")
TIMES = ("00:00", "00:30", "05:30", "11:59", "12:00", "17:30", "18:30", "21:00", "23:30")
WHENS = [
    *(f"{part} of {day}" for day in DAYS for part in PARTS),
    *(f"{day}T{time}{mark}" for day in DAYS for time in TIMES for mark in ("", "~")),
    *(f"{DAYS[0]}T{time}Z" for time in ("04:00", "15:00", "22:30")),
    *DAYS, "2022-07-05/2022-07-06", "2022-07-05/2022-07-09", "2022-07", "2022", "early 2022-07",
    "[2022-07-04..2022-07-06]", "2022-07-04", "2022-07-07", "2022-07-04T23:59", "2022-07-07T00:01",
    "by 2022-07-05", "after 2022-07-05", "unknown", "2022-07-05~",
]  # fmt: skip
PLACES = {"seoul": "Asia/Seoul", "washington": "America/New_York"}


def _load(engine: Engine, folder: Path) -> None:
    events: dict[str, Any] = {}
    for number, when in enumerate(WHENS):
        for place in (*PLACES, ""):
            if place and "T" not in when and " of " not in when:
                continue
            key = f"e{len(events) * 37 % 997:03}-{number}-{place or 'nowhere'}"
            events[key] = {"kind": "statement", "title": when, "when": when}
            events[key] |= {"place": place} if place else {}
            events[key]["cite"] = {
                "wire": {"quote": "q", "for": ["when", *["place"] * bool(place)]}
            }
    places = {key: {"name": key, "timezone": zone} for key, zone in PLACES.items()}
    seed = {"sources": {"wire": {"title": "Wire"}}, "places": places, "events": events}
    (folder / "seed.yaml").write_text(json.dumps(seed), encoding="utf-8")
    load(engine, [folder / "seed.yaml"])


@pytest.fixture(scope="module")
def session(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    _load(shared_engine, tmp_path_factory.mktemp("order"))
    with Session(shared_engine) as session:
        yield session


@pytest.fixture(scope="module")
def events(session: Session) -> list[EventLine]:
    return list(page(session, read_query(session, [])).events)


def _place(event: EventLine) -> tuple[Any, ...]:
    """Return the place of an event without links: first day, time, last day, precision, key.

    An unknown first day counts as the last one, but after the events that begin on it.
    """
    known = event.start_lo > UNKNOWN_EARLIEST
    day = event.start_lo if known else event.end_hi if event.end_hi < UNKNOWN_LATEST else None
    if event.clock is None:
        time = (1, min(event.end_hi - event.start_lo, 2**15 - 1), RANKS[event.precision])
    elif event.instant is not None:
        time = (0, second_of_day(event.instant, event.start_lo), 0)
    else:
        clock = read_when(event.when).clock
        assert clock is not None
        days = clock.date.start_lo - event.start_lo
        time = (0, (clock.date.seconds or 0) + 86_400 * days, 0)
    return day is None, day or 0, not known, *time, event.end_hi, event.key


Wrong = dict[str, set[str]]


@pytest.fixture(scope="module")
def wrong(events: list[EventLine]) -> Wrong:
    """For each event, those that must not come after it: they are surely over before it begins.

    Local days come first: of two zones, the day of the later event may be the earlier one.
    """
    return {
        first.key: {
            then.key for then in events if precedes(then, first) and not _is_by_zones(first, then)
        }
        for first in events
    }


def _out_of_order(order: list[EventLine], wrong: Wrong) -> list[str]:
    """Return the events after which another one comes that must not."""
    found, later = [], set[str]()
    for event in reversed(order):
        if not later.isdisjoint(wrong[event.key]):
            found.append(event.key)
        later.add(event.key)
    return found


def _is_by_zones(first: EventLine, then: EventLine) -> bool:
    later = first.start_lo < then.start_lo or first.end_hi < then.end_hi
    return first.zone != then.zone and later


def test_an_event_that_is_surely_over_before_another_begins_comes_first(
    events: list[EventLine], wrong: Wrong
) -> None:
    assert any(wrong.values())
    assert not _out_of_order(events, wrong)


def test_the_order_is_the_same_on_every_page_and_in_a_stream(
    session: Session, events: list[EventLine]
) -> None:
    keys = [event.key for event in events]
    query = read_query(session, [])
    assert [each.key for part in stream(session, query, size=7) for each in part] == keys
    for most in (1, 2, 10, len(keys) // 2, len(keys) - 1):
        assert [event.key for event in page(session, query, most).events] == keys[:most]


def test_it_is_the_same_on_both_databases(events: list[EventLine]) -> None:
    """The plain definition: computed here, so that each database is compared with it."""
    assert [event.key for event in sorted(events, key=_place)] == [event.key for event in events]


# They order the events themselves, which are the same on both databases.
@pytest.mark.parametrize("shared_engine", ["sqlite"], indirect=True)
def test_around_and_responses_have_this_order_too(events: list[EventLine], wrong: Wrong) -> None:
    some = events[:: 1 if is_nightly() else 4]
    for event in some:
        found = around(Moment.of(event), events, 3)
        placed = [each.event for each in (*found.before, *found.after)]
        unplaced = [each.event for each in found.open]
        assert not _out_of_order(placed, wrong), event.key
        assert not _out_of_order(unplaced, wrong), event.key
        assert [*placed, *unplaced] == [each.event for each in found.neighbours]
    for trigger in responses(some, events, [3]).triggers:
        responding = [each.event for each in trigger.responses]
        assert not _out_of_order(responding, wrong), trigger.event.key
