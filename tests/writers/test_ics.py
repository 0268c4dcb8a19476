"""Calendars that other programs read: days and times as far as they are known, texts escaped."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from timeline.api.exports.selection import Selection
from timeline.errors import UsageError
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.history.newest import NewestRevision
from timeline.writers.file import target
from timeline.writers.ics import write_ics

Events = dict[str, Any]
Write = Callable[..., tuple[Events, list[str], Path]]


@pytest.fixture
def written(reported: Engine, tmp_path: Path) -> Write:
    """The events of a calendar by key, as icalendar reads them; the notes; the file."""

    def write(query: str = "", name: str = "made") -> tuple[Events, list[str], Path]:
        file, notes = tmp_path / f"{name}.ics", list[str]()
        newest = NewestRevision(1, "2022-12-01T10:00:00Z")
        with Session(reported) as session:
            found = Selection(session, read_query(session, query), newest)
            with target(file) as out:
                write_ics(
                    found.head("A; b, c"),
                    found.events(),
                    found.positions(),
                    out,
                    notify=notes.append,
                )
        data = file.read_bytes()
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
        assert b"\n" not in data.replace(b"\r\n", b"")
        calendar = icalendar.Calendar.from_ical(data)
        assert str(calendar["version"]) == "2.0"
        assert b"\r\nX-WR-CALNAME:A\\; b\\, c\r\n" in data
        events = {str(event["uid"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}
        assert not any(event.errors for event in events.values())
        return events, notes, file

    return write


def test_a_date_is_where_it_is_possible(written: Write) -> None:
    events, notes, _ = written()
    found = {
        key: (event.decoded("dtstart"), event.decoded("dtend", None), str(event["status"]))
        for key, event in events.items()
    }
    assert found == {
        "a-launch": (datetime(2022, 7, 5, 21, 30, tzinfo=UTC), None, "CONFIRMED"),
        "a-drill": (date(2022, 8, 22), date(2022, 9, 2), "TENTATIVE"),  # it is planned
        "a-purchase": (date(2022, 7, 6), date(2022, 7, 20), "TENTATIVE"),
        "a-word": (date(2022, 5, 1), date(2022, 6, 1), "TENTATIVE"),
        "by-night": (found["by-night"][0], found["by-night"][1], "CANCELLED"),
    }
    start, end, _ = found["by-night"]  # a night in Pyongyang, which is at UTC+9
    assert start >= datetime(2022, 10, 4, 8, tzinfo=UTC)
    assert end <= datetime(2022, 10, 5, 0, tzinfo=UTC)
    assert {str(event["transp"]) for event in events.values()} == {"TRANSPARENT"}
    assert notes == [
        "1 event left out: no date",
        "2 events left out: the date has no known first or last day, and a calendar needs both",
        "1 event left out: outside the years 1 to 9999",
        "3 events cover every possible day, because the date is uncertain",
    ]


def test_an_event_is_where_its_own_place_is(written: Write) -> None:
    events, _, _ = written()
    at = {key: event["geo"].to_ical() for key, event in events.items() if "geo" in event}
    assert at["a-launch"] == "39.22;125.67"
    assert "a-drill" not in at, "its place has the coordinates of what it is part of"


def test_an_uncertain_date_is_said_in_the_text(written: Write) -> None:
    events, _, _ = written()
    for key, words in {
        "a-purchase": "between 6 and 19 July 2022",
        "a-word": "May 2022, approximate",
        "by-night": "4 Oct 2022 night (Asia/Pyongyang)",
    }.items():
        assert str(events[key]["summary"]).endswith(f"(date uncertain: {words})")
        assert str(events[key]["description"]).startswith(f"Date uncertain: {words}\n")
    assert "uncertain" not in str(events["a-launch"]["summary"])
    assert str(events["a-drill"]["summary"]) == "A drill (planned)"


@pytest.mark.parametrize(
    ("when", "start"),
    [
        ("0001-01-01T00:30+09:00", None),
        ("0001-01-01T09:30+09:00", datetime(1, 1, 1, 0, 30, tzinfo=UTC)),
        ("0001-01-01T00:30+09:00~", None),
        ("9999-12-30T23:30-12:00", datetime(9999, 12, 31, 11, 30, tzinfo=UTC)),
        ("9999-12-31T23:30-09:00", None),
        ("9999-12-31", None),
    ],
)
def test_an_instant_outside_the_years_of_a_calendar_is_left_out(
    engine: Engine, tmp_path: Path, when: str, start: datetime | None
) -> None:
    seed, file, notes = tmp_path / "seed.yaml", tmp_path / "made.ics", list[str]()
    far = {"kind": "launch", "title": "Far", "when": when, "inferred": {"when": "so it was"}}
    seed.write_text(json.dumps({"events": {"far": far}}))
    load(engine, [seed])
    with Session(engine) as session:
        found = Selection(session, read_query(session), None)
        with target(file) as out:
            write_ics(found.head(), found.events(), found.positions(), out, notify=notes.append)
    events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == ([] if start is None else [start])
    assert not any("Sources:" in str(event["description"]) for event in events), "it has none"
    assert ("1 event left out: outside the years 1 to 9999" in notes) == (start is None)


@pytest.mark.parametrize(
    ("when", "zone", "start", "status"),
    [
        ("2021-03-03T23:30+09:00", "", datetime(2021, 3, 3, 14, 30, tzinfo=UTC), "CONFIRMED"),
        ("2021-03-03T23:30Z", "", datetime(2021, 3, 3, 23, 30, tzinfo=UTC), "CONFIRMED"),
        ("2021-03-03T23:30", "Asia/Seoul", datetime(2021, 3, 3, 14, 30, tzinfo=UTC), "CONFIRMED"),
        ("2021-03-03T23:30~", "Asia/Seoul", datetime(2021, 3, 3, 13, 30, tzinfo=UTC), "TENTATIVE"),
        ("2021-03-03T23:30", "", date(2021, 3, 3), "CONFIRMED"),
    ],
)
def test_a_time_to_the_minute_in_a_known_zone_is_at_this_minute(
    engine: Engine, tmp_path: Path, when: str, zone: str, start: date, status: str
) -> None:
    seed, file, notes = tmp_path / "seed.yaml", tmp_path / "made.ics", list[str]()
    found = {"kind": "launch", "title": "A launch", "when": when}
    found |= {"timezone": zone} if zone else {}
    cited = {"sources": {"wire": {"title": "W", "reliability": "B"}}}
    event = found | {"cite": {"wire": {"quote": "x", "for": ["when"]}}}
    seed.write_text(json.dumps(cited | {"events": {"one": event}}))
    load(engine, [seed])
    with Session(engine) as session, target(file) as out:
        chosen = Selection(session, read_query(session), None)
        write_ics(chosen.head(), chosen.events(), chosen.positions(), out, notify=notes.append)
    (made,) = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert (made.decoded("dtstart"), str(made["status"])) == (start, status)
    is_timed = isinstance(start, datetime)
    sure = status == "CONFIRMED"
    assert (made.decoded("dtend", None) is None) == (is_timed and sure)
    assert ("date uncertain" in str(made["summary"])) == bool(notes) == (not sure)


def test_an_event_has_its_evidence(written: Write) -> None:
    events, _, _ = written("kind:launch status:occurred")
    launch = events["a-launch"]
    assert [str(each) for each in launch["categories"].cats] == ["launch", "salvo", "kn"]
    assert str(launch["url"]) == "https://example.org/launch?a=1&b=2"
    assert str(launch["location"]) == "Sunan"
    assert launch.decoded("dtstamp") == datetime(2022, 12, 1, 10, tzinfo=UTC)
    text = str(launch["description"])
    for part in (
        "Date: 6 Jul 2022 06:30 (Asia/Pyongyang)\n",
        "First line.\n<img src=x onerror=alert(1)> & more\n",
        "Number launched: about 8 missiles\n",
        "“about eight & <i>more</i> missiles” (Kim, “Launch <b>report</b> & more”, Agency,",
        "Number launched ≠ says: 7 missiles (“=cmd|' /C'!A0”",
        "Key: a-launch",
    ):
        assert part in text


def test_a_text_stays_a_text(written: Write) -> None:
    events, _, file = written("kind:launch status:occurred")
    assert str(events["a-launch"]["summary"]) == ("<script>alert(1)</script> 발사, 7; \\ <U+202E>")
    assert b"\\, 7\\; \\\\" in file.read_bytes().replace(b"\r\n ", b"")


def test_none_is_a_calendar_and_two_are_the_same(written: Write) -> None:
    assert written("kind:test", "none")[:2] == ({}, [])
    files = [written("", name)[2] for name in "ab"]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_without_its_package_it_says_what_to_type(
    written: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(UsageError) as caught:
        written()
    assert caught.value.hint.endswith(" -m pip install 'timeline-chronicle[calendar]'")
    assert not [*tmp_path.iterdir()]


def test_a_value_of_several_lines_keeps_them(sqlite_engine: Engine, tmp_path: Path) -> None:
    wire = {"title": "W"}
    event = {"kind": "statement", "title": "T", "when": "0007-05-06", "words": "One.\nTwo; three"}
    cited = event | {"cite": {"wire": {"page": 1, "for": "all"}}}
    seed, file = tmp_path / "seed.yaml", tmp_path / "made.ics"
    seed.write_text(json.dumps({"sources": {"wire": wire}, "events": {"one": cited}}))
    load(sqlite_engine, [seed])
    with Session(sqlite_engine) as session, target(file) as out:
        found = Selection(session, read_query(session), None)
        write_ics(found.head(), found.events(), found.positions(), out, notify=print)
    assert b"\r\nDTSTART;VALUE=DATE:00070506\r\nDTEND;VALUE=DATE:00070507\r\n" in file.read_bytes()
    (made,) = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert "\nWords: One.\nTwo; three\n" in str(made["description"])
