"""The register of missile tests: what the cells of a row mean, and its local day."""

from typing import Any

import pytest

from tests.readers.formats.cns.launches import ROW, fault, one, rows
from tests.readers.formats.missile_rows import COLUMNS
from tests.readers.formats.register_tables import check, local_days, read
from timeline.readers.formats.cns import CNS_MISSILES
from timeline.readers.tables.base import RawLine

# -- the file ------------------------------------------------------------------------------------


def test_the_header_is_found_below_titles_and_in_any_order_and_case() -> None:
    head = [
        RawLine(1, ("Missile tests",)),
        RawLine(3, tuple(name.title() for name in COLUMNS[::-1])),
    ]
    assert CNS_MISSILES.header(head) == 1
    assert CNS_MISSILES.header([RawLine(1, ("date", "type", "event", "description"))]) is None


def test_every_row_is_in_one_result_and_problems_are_passed_on() -> None:
    cells = [COLUMNS, *(tuple(ROW.values()) for _ in range(3)), ("broken",)]
    found = read(CNS_MISSILES, cells, bad={5: "is no row"})
    assert [row.number for each in found.converted for row in each.rows] == [1, 2, 3]
    assert str(found.items[-1]) == "made-up.csv:5: is no row"


# -- one row -------------------------------------------------------------------------------------


def test_a_row_is_one_launch_with_its_values() -> None:
    event = one(landing="East Bay", description="Reported by =cmd|'x'!A1 [b]", series="4")
    assert event.key == "made-up-2031-03-05-2234-north-range"
    assert event.fields == {
        "kind": "launch",
        "title": "Comet-1 launched from North Range",
        "when": "2031-03-05T22:34Z",
        "summary": "Reported by =cmd|'x'!A1 [b]",
        "place": "north-range",
        "systems": ["comet-1"],
        "launcher": ["prk"],
        "quantity": "1",
        "series_number": "4",
        "outcome": "success",
        "apogee": "260",
        "range": "1000",
        "bearing": "77",
        "impact_place": "east-bay",
    }
    assert set(event.inferred) == {"launcher", "quantity"}


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1,000", "1000"), ("1 000 km", "1000"), ("~1000", "~1000"), ("about 1,000 km", "~1000"),
        ("0.5 km", "0.5"), ("~0.5", "~0.5"), ("0-0.5", "0..0.5"), ("007", "7"), ("0.0", "0.0"),
        ("1000?", "~1000"), ("800-900", "800..900"), ("800–900 km", "800..900"), (">1000", ">1000"),
        ("over 1000", ">1000"), ("1000+", "1000+"), ("at least 1000", "1000+"), ("<50", "<50"),
        ("up to 50", "<=50"), ("58.5", "58.5"), ("unknown", "unknown"), ("Unknown", "unknown"),
        ("na", "not-applicable"), ("N/A", "not-applicable"),
    ],
)  # fmt: skip
def test_a_distance_keeps_how_sure_it_is(cell: str, number: str) -> None:
    assert one(distance=cell).fields["range"] == number


def test_numbers_of_a_spreadsheet_are_whole() -> None:
    event = one(series="4.0", date="2031.0", time="unknown")
    assert (event.fields["series_number"], event.fields["when"]) == ("4", "2031")


@pytest.mark.parametrize("cell", ["", "-"])
def test_a_blank_distance_says_nothing(cell: str) -> None:
    assert "range" not in one(distance=cell).fields


@pytest.mark.parametrize("cell", ["1.000", "12 miles", "900-800", "-5", "far", "1,00"])
def test_a_distance_that_is_not_clear_rejects_the_row(cell: str) -> None:
    assert fault(distance=cell).startswith("distance: ")


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        ("success", "success"), ("Successful", "success"), ("FAILED", "failure"),
        ("partial success", "partial"), ("unknown", "unknown"), ("n/a", "not-applicable"),
    ],
)  # fmt: skip
def test_outcomes_have_several_spellings(cell: str, word: str) -> None:
    assert one(outcome=cell).fields["outcome"] == word


def test_another_outcome_rejects_the_row() -> None:
    assert "success, failure, partial, unknown or na" in fault(outcome="so-so")


@pytest.mark.parametrize("cell", ["unknown", "na", ""])
def test_what_is_unknown_in_a_name_is_left_out(cell: str) -> None:
    event = one(missile=cell, facility=cell, landing=cell)
    assert not event.fields.keys() & {"systems", "form", "place", "impact_place"}
    assert event.fields["title"] == "Missile of unknown type launched"


@pytest.mark.parametrize(
    ("name", "system", "form"),
    [
        ("Scud-B", {"category": "missile", "class": "srbm"}, "ballistic"),
        ("scud b", {"category": "missile", "class": "srbm"}, "ballistic"),
        ("KN-2", {"category": "missile", "class": "srbm"}, "ballistic"),
        ("Hwasong-6 (Scud-C)", {"category": "missile", "class": "srbm"}, "ballistic"),
        ("Hwasong-15", {"category": "missile", "class": "icbm"}, "ballistic"),
        ("Unnamed SRBM 2031", {"category": "missile", "class": "srbm"}, "ballistic"),
        ("Unha-3", {"category": "space", "class": "launch-vehicle"}, "space"),
        ("Comet-1", {"category": "missile"}, None),
    ],
)
def test_well_known_missiles_have_their_class(
    name: str, system: dict[str, str], form: str | None
) -> None:
    found = rows({"missile": name})
    assert not check(found.drafts)
    (event,) = found.events.values()
    (key,) = event.fields["systems"]
    assert found.defined[key].fields == {"name": name, **system}
    assert event.fields.get("form") == form


# -- dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "time", "when", "days"),
    [
        ("2031-03-05", "22:34 (UTC)", "2031-03-05T22:34Z", ("2031-03-06", "2031-03-06")),
        ("2031-03-05", "22:34", "2031-03-05T22:34Z", ("2031-03-06", "2031-03-06")),
        ("2031-03-05", "9:05:00", "2031-03-05T09:05Z", ("2031-03-05", "2031-03-05")),
        ("2031-12-31", "15:00", "2031-12-31T15:00Z", ("2032-01-01", "2032-01-01")),
        ("2031-03-06", "07:34 KST", "2031-03-06T07:34+09:00", ("2031-03-06", "2031-03-06")),
        ("2016-03-05", "15:15", "2016-03-05T15:15Z", ("2016-03-05", "2016-03-05")),  # UTC+8:30
        ("2031-03-05", "unknown", "2031-03-05", ("2031-03-05", "2031-03-05")),
        ("2031-03-05", "na", "2031-03-05", ("2031-03-05", "2031-03-05")),
        ("1990-05", "unknown", "1990-05", ("1990-05-01", "1990-05-31")),
        ("1990", "", "1990", ("1990-01-01", "1990-12-31")),
        ("May 1990", "", "1990-05", ("1990-05-01", "1990-05-31")),
    ],
)
def test_the_day_is_that_of_the_place(
    date: str, time: str, when: str, days: tuple[str, str]
) -> None:
    event = one(date=date, time=time)
    assert event.fields["when"] == when
    assert local_days(event, "Asia/Pyongyang") == days


def test_a_time_without_a_place_is_on_the_local_day() -> None:
    event = one(facility="unknown")
    assert event.fields["when"] == "2031-03-06T07:34+09:00"
    assert local_days(event, "") == ("2031-03-06", "2031-03-06")


@pytest.mark.parametrize("date", ["2031-02-30", "", "soon", "1990s", "2031-21"])
def test_a_date_that_is_none_rejects_the_row(date: str) -> None:
    found = rows({"date": date})
    assert [each.column for each in found.faults] == ["date"]
    assert not found.events


def test_an_unknown_date_is_unknown() -> None:
    assert one(date="unknown", time="").fields["when"] == "unknown"


def test_a_date_with_two_meanings_is_decided_by_the_column_or_by_its_user() -> None:
    assert "dates" in fault(date="3/5/2031")
    (first, _) = rows({"date": "3/5/2031"}, {"date": "3/25/2031"}).events.values()
    assert first.fields["when"] == "2031-03-05T22:34Z"
    (only,) = rows({"date": "3/5/2031"}, dates="day-first").events.values()
    assert only.fields["when"] == "2031-05-03T22:34Z"


# -- whose tests they are ------------------------------------------------------------------------


def test_known_records_are_used() -> None:
    known = {
        ("actor", "North Korea"): "dprk", ("place", "North Range"): "range",
        ("system", "Comet-1"): "comet",
    }  # fmt: skip
    found = read(CNS_MISSILES, [COLUMNS, tuple(ROW.values())], known=known)
    (event,) = found.events.values()
    assert not found.defined
    values: dict[str, Any] = {"launcher": ["dprk"], "place": "range", "systems": ["comet"]}
    assert values.items() <= event.fields.items()


def test_the_state_is_that_of_the_settings() -> None:
    found = rows({}, launcher="Iran")
    assert not check(found.drafts)
    (event,) = found.events.values()
    assert event.fields["launcher"] == ["irn"]
    place = found.defined["north-range"].fields
    assert (place["country"], place["timezone"]) == ("IRN", "Asia/Tehran")
