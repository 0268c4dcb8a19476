"""Days in two time zones: refused only if no instants of them are in the stated order."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.calendar import iso
from timeline.dates.localize import LocalDate
from timeline.dates.network import Assertion, DayFrame, Network
from timeline.dates.written.parsing import parse_when
from timeline.loader.records.dating import DatedRecord, solve
from timeline.loader.records.frames import frames

SEOUL, LONDON, SAMOA, LINE = (
    "Asia/Seoul",
    "Europe/London",
    "Pacific/Pago_Pago",
    "Pacific/Kiritimati",
)
ZONES = (SEOUL, LONDON, SAMOA, LINE, "America/New_York", "Etc/UTC")


def solved(dates: dict[str, tuple[str, str]], *links: tuple[str, str, str]) -> Network:
    """Dates and zones of events of one day, and links between them."""
    read = {
        node: LocalDate.read(parse_when(text), zone, zone) for node, (text, zone) in dates.items()
    }
    network = Network()
    framed = frames(
        {node: (each.when, each.zone) for node, each in read.items()},
        [(node, other) for node, _, other in links],
    )
    for node, each in read.items():
        timed = each.instant is not None
        network.declare(node, point=True, timed=timed, frame=framed.get(node, DayFrame()))
    for line, (node, each) in enumerate(read.items(), 1):
        network.add(node, each.when, Assertion(node, dates[node][0], "a.yaml", line))
    for line, (node, side, other) in enumerate(links, 10):
        text = f"{side} {other}"
        network.link(node, parse_when(text), Assertion(node, text, "a.yaml", line))
    network.solve()
    return network


def refused(dates: dict[str, tuple[str, str]], *links: tuple[str, str, str]) -> bool:
    return bool(solved(dates, *links).contradictions)


def moments(day: date, zone: str) -> tuple[float, float]:
    """The first and the last second of a day; anywhere if the zone is unknown."""
    if not zone:
        first, last = moments(day, "Etc/UTC")
        return first - 14 * 3600, last + 12 * 3600
    first, after = (
        datetime(each.year, each.month, each.day, tzinfo=ZoneInfo(zone)).timestamp()
        for each in (day, day + timedelta(days=1))
    )
    return first, after - 1


@given(
    day=st.dates(date(2018, 1, 1), date(2018, 12, 31)),
    days=st.integers(-3, 3),
    zones=st.tuples(st.sampled_from(ZONES), st.sampled_from((*ZONES, ""))),
    turned=st.booleans(),
    by_way_of=st.booleans(),
)
def test_days_are_refused_exactly_if_no_instants_are_in_order(
    day: date, days: int, zones: tuple[str, str], turned: bool, by_way_of: bool
) -> None:
    events = [(day, zones[0]), (day + timedelta(days=days), zones[1])]
    first, then = reversed(events) if turned else events
    dates = {"a": (first[0].isoformat(), first[1]), "b": (then[0].isoformat(), then[1])}
    possible = moments(*first)[0] <= moments(*then)[1]
    if zones[0] == zones[1]:
        possible = first[0] <= then[0]
    if by_way_of:
        dates["c"] = ("unknown", "")
        assert refused(dates, ("a", "before", "c"), ("b", "after", "c")) is not possible
    else:
        assert refused(dates, ("a", "before", "b")) is not possible
        assert refused(dates, ("b", "after", "a")) is not possible


@pytest.mark.parametrize(
    ("time", "day", "zone", "possible"),
    [
        ("2018-12-31T15:10Z", "2018-12-31", "Etc/UTC", True),
        ("2018-12-31T15:10Z", "2018-12-31", "", True),
        ("2018-12-31T15:10Z", "2018-12-31", SEOUL, False),
        ("2018-12-31T15:10Z", "2018-12-30", "Etc/UTC", False),
        ("2018-12-31T11:10Z", "2018-12-30", SAMOA, False),
        ("2018-12-31T10:10Z", "2018-12-30", SAMOA, True),
        ("2018-12-31T11:50Z", "2018-12-30", "", True),
        ("2018-12-31T12:10Z", "2018-12-30", "", False),
    ],
)
def test_a_time_in_seoul_can_be_before_a_day_elsewhere(
    time: str, day: str, zone: str, possible: bool
) -> None:
    dates = {"said": (time, SEOUL), "launch": (day, zone)}
    assert refused(dates, ("said", "before", "launch")) is not possible


def test_events_without_any_zone_are_compared_by_their_days() -> None:
    dates = {"a": ("2018-12-31", ""), "b": ("2018-12-30", "")}
    assert refused(dates, ("a", "before", "b"))
    assert not refused(dates, ("a", "after", "b"))


def test_a_date_without_days_is_counted_in_the_zone_of_the_event_that_it_names() -> None:
    drill = "drill", ("2022-08-22", SEOUL)
    bounds = solved(dict([drill, ("plan", ("before drill", ""))])).bounds("plan")
    assert iso(bounds.end_hi) == "2022-08-22"
    bounds = solved(dict([drill, ("plan", ("after drill", LONDON))])).bounds("plan")
    assert iso(bounds.start_lo) == "2022-08-21"
    bounds = solved(dict([drill, ("plan", ("before drill", LONDON))])).bounds("plan")
    assert iso(bounds.end_hi) == "2022-08-22"


def test_a_part_can_have_another_day_than_its_whole() -> None:
    dates = {"part": ("2018-12-31T15:10Z", SEOUL), "drill": ("2018-12-31", LONDON)}
    assert not refused(dates, ("part", "during", "drill"))
    dates["drill"] = ("2018-12-30", LONDON)
    assert refused(dates, ("part", "during", "drill"))


def test_a_load_compares_the_instants_of_linked_events() -> None:
    said = {"kind": "statement", "when": "2018-12-31T15:10Z", "links": [("before", "launch")]}
    launch = {"kind": "launch", "when": "2018-12-31"}

    def contradictions(place: str) -> int:
        events = [
            DatedRecord("said", said, "a.yaml", lambda _: 1, "", SEOUL),
            DatedRecord("launch", launch, "a.yaml", lambda _: 2, "", place),
        ]
        return len(solve(events, {})[1])

    assert [contradictions(place) for place in (LONDON, "", SEOUL)] == [0, 0, 1]
