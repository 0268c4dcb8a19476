"""Clock times: instant and day, whatever they are written beside; and those that never were."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from timeline.dates.calendar import iso
from timeline.dates.localize import LocalDate
from timeline.dates.written.parsing import parse_when
from timeline.errors import DataError
from timeline.loader import load
from timeline.loader.planning.clocks import clock_faults
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page
from timeline.query.results import EventLine

ZONES = ("Europe/Berlin", "Asia/Pyongyang", "Pacific/Apia", "America/New_York", "Asia/Seoul")
Load = Callable[..., EventLine]


@pytest.fixture
def loaded(engine: Engine, tmp_path: Path) -> Load:
    """Load an event of this date, at a place and in a file of these zones, and read it back."""

    def loaded(when: str, place: str = "", file: str = "", own: str = "") -> EventLine:
        zone = f", timezone: {place}" if place else ""
        (tmp_path / "seed.yaml").write_text(
            (f"timezone: {file}\n" if file else "")
            + f"places:\n  there: {{name: There, country: PRK{zone}}}\n"
            "events:\n  drill: {kind: exercise, title: x, when: 2022-07, inferred: {when: r}}\n"
            "  e:\n    kind: launch\n    title: x\n"
            f"    when: {when}\n    place: there\n    inferred: {{when: r, place: r}}\n"
            + (f"    timezone: {own}\n" if own else "")
        )
        load(engine, [tmp_path])
        with Session(engine) as session:
            (event,) = page(session, read_query(session, ["key:e"])).events
        return event

    return loaded


def instant(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


@pytest.mark.parametrize(
    ("when", "place", "file", "day", "zone"),
    [
        ("2022-07-05T21:30:00Z and during drill", "Asia/Seoul", "", "2022-07-06", "Asia/Seoul"),
        ("during drill and 2022-07-05T21:30:00Z", "", "", "2022-07-05", ""),
        ("2022-07-05T21:30:00 and during drill", "Asia/Seoul", "UTC", "2022-07-06", "Asia/Seoul"),
        ("2022-07-05T21:30:00Z and after 2022-07-05T20:00:00Z", "", "", "2022-07-05", ""),
        ("2022-07-06T06:30:00+09:00", "", "UTC", "2022-07-06", ""),
        ("2022-07-06T06:30:00", "", "Asia/Seoul", "2022-07-06", "Asia/Seoul"),
    ],
)
def test_a_clock_time_keeps_its_instant_its_day_and_its_zone(
    loaded: Load, when: str, place: str, file: str, day: str, zone: str
) -> None:
    event = loaded(when, place, file)
    assert event.instant == instant("2022-07-05T21:30:00+00:00")
    assert (iso(event.start_lo), iso(event.end_hi), event.zone) == (day, day, zone)
    assert event.precision == "datetime"


@pytest.mark.parametrize(
    ("when", "zone", "expected"),
    [
        ("2022-03-27T02:30:00", "Europe/Berlin",
         "did not exist in Europe/Berlin, where the time from 02:00:00 to 03:00:00 was skipped:"
         " write 2022-03-27T01:30:00+01:00 or 2022-03-27T03:30:00+02:00, whichever is meant"),
        ("2022-10-30T02:30:00", "Europe/Berlin",
         "occurred twice in Europe/Berlin, when the clocks went back:"
         " write 2022-10-30T02:30:00+02:00 or 2022-10-30T02:30:00+01:00, whichever is meant"),
        ("2011-12-30", "Pacific/Apia",
         "did not exist in Pacific/Apia, which skipped that day: write 2011-12-29 or 2011-12-31"),
        ("2018-05-04T23:45:00", "Asia/Pyongyang",
         "the time from 2018-05-04T23:30:00 to 2018-05-05T00:00:00 was skipped: write"
         " 2018-05-04T23:15:00+08:30 or 2018-05-05T00:15:00+09:00"),
        ("2015-08-14T23:45:00 and during drill", "Asia/Pyongyang",
         "write 2015-08-14T23:45:00+09:00 and during drill or"
         " 2015-08-14T23:45:00+08:30 and during drill"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["place", "file"])
def test_a_time_that_never_was_or_came_twice_is_refused_with_its_readings(
    loaded: Load, when: str, zone: str, expected: str, where: str
) -> None:
    with pytest.raises(DataError) as caught:
        loaded(when, **{where: zone})
    (problem,) = [text for each in caught.value.problems if "whichever" in (text := str(each))]
    line = 8 if where == "place" else 9
    assert re.search(rf"seed\.yaml:{line}: e\.when: {when[:10]}", problem)
    assert expected in problem


@pytest.mark.parametrize("when", ["2022-10-30T02:30:00+02:00", "2022-10-30T03:00:00", "2022-10-30"])
def test_an_offset_or_a_time_that_came_once_is_taken(loaded: Load, when: str) -> None:
    assert iso(loaded(when, "Europe/Berlin").start_lo) == "2022-10-30"


def test_a_time_zone_that_is_added_to_a_place_later_is_used(loaded: Load) -> None:
    loaded("2022-03-27T02:30:00")
    with pytest.raises(DataError, match="did not exist in Europe/Berlin"):
        loaded("2022-03-27T02:30:00", "Europe/Berlin")


PARTS_OF_A_DAY = {
    "morning": (0, 12), "afternoon": (12, 18), "evening": (18, 24), "night": (18, 30),
}  # fmt: skip


@pytest.mark.parametrize("part", PARTS_OF_A_DAY)
@pytest.mark.parametrize("file", ["", "UTC", "America/New_York"])
@pytest.mark.parametrize("place", ["Asia/Seoul", "America/Los_Angeles", "Pacific/Apia"])
def test_a_part_of_a_day_is_local_to_the_place(
    loaded: Load, part: str, file: str, place: str
) -> None:
    event = loaded(f"{part} of 2022-07-05", place, file)
    first, last = PARTS_OF_A_DAY[part]
    midnight = datetime(2022, 7, 5, tzinfo=ZoneInfo(place)).timestamp()
    assert event.zone == place
    assert event.instant is not None
    assert midnight + first * 3600 <= event.instant < midnight + last * 3600
    days = "2022-07-05", "2022-07-06" if part == "night" else "2022-07-05"
    assert (iso(event.start_lo), iso(event.end_hi)) == days


@pytest.mark.parametrize(
    ("place", "file", "own", "zone"),
    [
        ("", "Asia/Seoul", "", "Asia/Seoul"),
        ("", "UTC", "Asia/Seoul", "Asia/Seoul"),
        ("Asia/Seoul", "UTC", "Asia/Tokyo", "Asia/Tokyo"),
        ("America/Los_Angeles", "", "Asia/Seoul", "Asia/Seoul"),
    ],
)
def test_a_part_of_a_day_is_in_the_zone_that_its_event_states(
    loaded: Load, place: str, file: str, own: str, zone: str
) -> None:
    event = loaded("night of 2022-07-05", place, file, own)
    assert event.instant == datetime(2022, 7, 5, 21, tzinfo=ZoneInfo(zone)).timestamp()
    assert event.zone == place or not place


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("after morning of 2022-07-01 and by night of 2022-07-05", "2022-07-01", "2022-07-06"),
        ("after morning of 2022-07-01 and before night of 2022-07-05", "2022-07-01", "2022-07-05"),
        ("after night of 2022-07-05 and by evening of 2022-07-10", "2022-07-06", "2022-07-10"),
    ],
)
@pytest.mark.parametrize("file", ["", "UTC", "America/New_York"])
@pytest.mark.parametrize("place", ["Asia/Seoul", "America/Los_Angeles"])
def test_a_part_of_a_day_that_is_a_limit_is_local_to_the_place(
    loaded: Load, when: str, first: str, last: str, place: str, file: str
) -> None:
    event = loaded(when, place, file)
    assert (iso(event.start_lo), iso(event.end_hi)) == (first, last)


def test_a_part_of_a_day_that_the_place_skipped_is_refused(loaded: Load) -> None:
    with pytest.raises(DataError, match="2011-12-30 did not exist in Pacific/Apia"):
        loaded("night of 2011-12-30", "Pacific/Apia", "UTC")


near_a_change = st.one_of(
    st.datetimes(datetime(2022, 3, 26), datetime(2022, 3, 28)),
    st.datetimes(datetime(2022, 10, 29), datetime(2022, 10, 31)),
    st.datetimes(datetime(2015, 8, 14), datetime(2015, 8, 16)),
    st.datetimes(datetime(2018, 5, 4), datetime(2018, 5, 6)),
    st.datetimes(datetime(2011, 12, 29), datetime(2012, 1, 1)),
    st.datetimes(datetime(1905, 1, 1), datetime(2037, 1, 1)),
).map(lambda moment: moment.replace(microsecond=0))


@given(near_a_change, st.sampled_from(ZONES))
def test_every_local_time_is_one_instant_or_refused_with_readings_that_are(
    local: datetime, name: str
) -> None:
    zone = ZoneInfo(name)
    found = {
        moment
        for hours in range(-30, 31)
        for minutes in (0, 30)
        if (moment := (local + timedelta(hours=hours, minutes=minutes)).replace(tzinfo=UTC))
        .astimezone(zone).replace(tzinfo=None) == local
    }  # fmt: skip
    when = parse_when(local.isoformat())
    faults = list(clock_faults(when, name))
    if len(found) == 1 or local.year < 1970:  # older offsets are not of whole half hours
        if local.year >= 1970:
            assert faults == []
            assert LocalDate.read(when, name, "").instant == found.pop().timestamp()
        return
    (fault,) = faults
    readings = [parse_when(text).instant for text in re.findall(r"\d{4}\S*T\S*[Z\d:]", fault)[-2:]]
    assert None not in readings
    if found:
        assert "occurred twice" in fault
        assert set(readings) == {moment.timestamp() for moment in found}
    else:
        assert "did not exist" in fault
        assert len(set(readings)) == 2
        assert list(clock_faults(parse_when(local.isoformat()), name)) == faults
