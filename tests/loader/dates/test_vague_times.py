"""Times to the minute, approximate times and parts of a day: stored, read back, and in order."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from timeline.analysis.lags import begins_after
from timeline.dates import edtf
from timeline.errors import DataError
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page
from timeline.query.results import EventLine
from timeline.wording.dates import brief
from timeline.writers.json.records.brief import Event
from timeline.writers.json.schema import document
from timeline.writers.json.shape import write

Loaded = Callable[..., dict[str, EventLine]]


@pytest.fixture
def loaded(engine: Engine, tmp_path: Path) -> Loaded:
    """Load launches on these dates, in Seoul or where no zone is known; read them in order."""

    def loaded(zone: str = "Asia/Seoul", **dates: str) -> dict[str, EventLine]:
        stated = f", timezone: {zone}" if zone else ""
        (tmp_path / "seed.yaml").write_text(
            f"places:\n  there: {{name: There, country: KOR{stated}}}\nevents:\n"
            + "".join(
                f"  {key}: {{kind: launch, title: x, when: '{when}', place: there,"
                " inferred: {when: r, place: r}}\n"
                for key, when in dates.items()
            )
        )
        load(engine, [tmp_path])
        with Session(engine) as session:
            return {event.key: event for event in page(session, read_query(session, [])).events}

    return loaded


@pytest.mark.parametrize(
    ("when", "precision", "first", "last", "width", "shown"),
    [
        ("2022-07-05T21:13Z", "minute", "2022-07-06", "2022-07-06", 59, "6 Jul 06:13+09"),
        ("2022-07-05T21:13", "minute", "2022-07-05", "2022-07-05", 59, "5 Jul 21:13+09"),
        ("2022-07-05T17:00~", "hour", "2022-07-05", "2022-07-05", 7200, "5 Jul ≈17:00+09"),
        ("2022-07-05T14:30:00Z~", "hour", "2022-07-05", "2022-07-06", 7200, "5 Jul ≈23:30+09"),
        (
            "morning of 2022-07-05",
            "part-of-day",
            "2022-07-05",
            "2022-07-05",
            43199,
            "5 Jul morning",
        ),
        ("night of 2022-07-05", "part-of-day", "2022-07-05", "2022-07-06", 43199, "5 Jul night"),
    ],
)
def test_a_time_is_stored_with_its_limits(
    loaded: Loaded, when: str, precision: str, first: str, last: str, width: int, shown: str
) -> None:
    event = loaded(a=when)["a"]
    assert (event.when, event.precision) == (when, precision)
    assert (event.earliest, event.latest) == (first, last)
    assert event.instants is not None
    assert event.instants[1] - event.instants[0] == width
    assert "T" not in edtf.parse(event.edtf).text
    assert brief(event, 2022) == shown


def test_json_has_the_first_and_the_last_possible_instant(loaded: Loaded) -> None:
    found = loaded(
        exact="2022-07-05T21:13:07Z",
        minute="2022-07-06T06:13",
        about="2022-07-05T17:00~",
        day="2022-07-05",
    )
    shape = jsonschema.Draft202012Validator({"$defs": document()["$defs"], "$ref": "#/$defs/event"})
    instants = {}
    for each in found.values():
        written = json.loads(json.dumps(write(Event, each)))
        shape.validate(written)
        instants[written["key"]] = written["instants"]
    assert instants == {
        "exact": ["2022-07-05T21:13:07Z", "2022-07-05T21:13:07Z"],
        "minute": ["2022-07-05T21:13:00Z", "2022-07-05T21:13:59Z"],
        "about": ["2022-07-05T07:00:00Z", "2022-07-05T09:00:00Z"],
        "day": None,
    }
    assert write(Event, loaded("", local="2022-07-05T17:00")["local"])["instants"] is None


@pytest.mark.parametrize("zone", ["Asia/Seoul", ""])
def test_times_order_the_events_of_a_day_in_a_list(loaded: Loaded, zone: str) -> None:
    found = loaded(
        zone,
        d="2022-07-05T17:30:00",
        a="afternoon of 2022-07-05",
        z="morning of 2022-07-05",
        c="2022-07-05T17:00~",
        b="2022-07-05T16:59",
        n="night of 2022-07-05",
        e="2022-07-05",
    )
    assert list(found) == ["z", "a", "b", "c", "d", "n", "e"]


@pytest.mark.parametrize("zone", ["Asia/Seoul", ""])
@pytest.mark.parametrize(
    ("first", "then", "follows", "back"),
    [
        ("2022-07-05T21:13", "2022-07-05T21:14", "surely", "no"),
        ("2022-07-05T21:13", "2022-07-05T21:13:30", "possibly", "possibly"),
        ("2022-07-05T21:13", "2022-07-05T21:13", "possibly", "possibly"),
        ("2022-07-05T17:00~", "2022-07-05T17:30", "possibly", "possibly"),
        ("2022-07-05T17:00~", "2022-07-05T18:01", "surely", "no"),
        ("morning of 2022-07-05", "evening of 2022-07-05", "surely", "no"),
        ("night of 2022-07-05", "2022-07-06T07:00", "surely", "no"),
        ("night of 2022-07-05", "2022-07-06T05:00", "possibly", "possibly"),
        ("morning of 2022-07-05", "2022-07-05", "possibly", "possibly"),
    ],
)
def test_two_times_order_two_events_unless_they_overlap(
    loaded: Loaded, zone: str, first: str, then: str, follows: str, back: str
) -> None:
    found = loaded(zone, a=first, b=then)
    assert begins_after(found["a"], found["b"]) == follows
    assert begins_after(found["b"], found["a"]) == back


def test_times_that_contradict_a_stated_order_are_an_error(loaded: Loaded) -> None:
    with pytest.raises(DataError):
        loaded(a="2022-07-05T21:13", b="2022-07-05T21:10 and after a")
    assert loaded(a="2022-07-05T21:13", b="2022-07-05T21:13:30 and after a")


def test_a_minute_that_the_zone_skips_is_an_error_with_readings(loaded: Loaded) -> None:
    with pytest.raises(DataError) as caught:
        loaded("America/New_York", a="2022-03-13T02:30")
    assert "2022-03-13T01:30-05:00 or 2022-03-13T03:30-04:00" in str(caught.value)
