"""The maps of the package: countries that a register calls otherwise, and titles without halves."""

import pytest

from tests.readers.maps.tables import converted, shipped
from tests.readers.maps.test_shipped import ACLED, GED, acled, gdelt, ged
from tests.readers.memory import Known, MemoryFile
from timeline.readers.formats.base import Conversion
from timeline.readers.formats.known import fitting
from timeline.readers.maps import shipped_maps


@pytest.mark.parametrize(
    ("code", "key", "name"),
    [
        ("ROM", "rou", "Romania"),
        ("TMP", "tls", "Timor-Leste"),
        ("IMY", "imn", "Isle of Man"),
        ("MTN", "mne", "Montenegro"),
        ("GZS", "gaza-strip", "Gaza Strip"),
        ("WSB", "west-bank", "West Bank"),
        ("SUN", "sun", "USSR"),
        ("PSE", "pse", "State of Palestine"),
        ("COD", "cod", "Democratic Republic of the Congo"),
    ],
)
def test_codes_of_cameo_are_countries_with_their_names(code: str, key: str, name: str) -> None:
    row = gdelt(Actor1CountryCode=code, Actor1Name="", Actor2CountryCode="")
    found = converted(shipped("gdelt"), [row])
    assert found.problems == []
    assert found.events[0]["by"] == [key]
    assert found.defined("actor")[key]["name"] == name


@pytest.mark.parametrize("code", ["CFR", "EUR", "WST", "UIS", "BAG"])
def test_codes_of_regions_are_no_actors(code: str) -> None:
    found = converted(shipped("gdelt"), [gdelt(Actor1CountryCode=code, Actor2CountryCode="")])
    assert found.defined("actor") == {}


@pytest.mark.parametrize(
    ("first", "second", "place", "title"),
    [
        ("A", "B", "Oldtown", "CAMEO 190: A – B, Oldtown"),
        ("A", "", "Oldtown", "CAMEO 190: A, Oldtown"),
        ("", "B", "Oldtown", "CAMEO 190: B, Oldtown"),
        ("", "", "Oldtown", "CAMEO 190: Oldtown"),
        ("", "B", "", "CAMEO 190: B"),
        ("", "", "", "CAMEO 190"),
    ],
)
def test_a_title_of_gdelt_has_no_empty_half(
    first: str, second: str, place: str, title: str
) -> None:
    row = gdelt(Actor1Name=first, Actor2Name=second, ActionGeo_FullName=place)
    assert converted(shipped("gdelt"), [row]).events[0]["title"] == title


@pytest.mark.parametrize("name", ["acled", "ucdp-ged"])
def test_columns_are_found_in_any_case(name: str) -> None:
    table = {"acled": [ACLED, acled()], "ucdp-ged": [GED, ged()]}[name]
    loud = [[column.upper() for column in table[0]], *table[1:]]
    assert [each.name for each, _ in fitting(MemoryFile(loud).head(), shipped_maps())] == [name]
    assert converted(shipped(name), loud).events == converted(shipped(name), table).events


def test_two_columns_that_differ_by_case_only_are_not_confused() -> None:
    both = [[*ACLED, "NOTES"], [*acled(), "other"]]
    (event,) = converted(shipped("acled"), both).events
    assert event["summary"] == "They fought."


@pytest.mark.parametrize(
    ("country", "code"),
    [("East Timor", "TLS"), ("Bailiwick of Jersey", "JEY"), ("Akrotiri and Dhekelia", None)],
)
def test_countries_of_acled(country: str, code: str | None) -> None:
    found = converted(shipped("acled"), [ACLED, acled(country=country, admin1="")])
    assert found.faults == []
    (place,) = found.defined("place").values()
    assert place.get("country") == code


def test_the_congo_of_ucdp_is_the_republic() -> None:
    row = ged(side_a="Government of Congo", country="Congo")
    other = ged(id="2", side_a="Government of DR Congo (Zaire)", country="DR Congo (Zaire)")
    found = converted(shipped("ucdp-ged"), [GED, row, other])
    assert found.faults == []
    assert [event["involved"][0] for event in found.events] == ["cog", "cod"]
    assert [each["country"] for each in found.defined("place").values()] == ["COG", "COD"]


def test_the_order_of_day_and_month_is_stated_and_never_guessed() -> None:
    rows = [GED, ged(date_start="7/3/2007", date_end="7/3/2007")]
    (fault,) = converted(shipped("ucdp-ged"), rows).faults
    assert "--source settings.dates=d/m/y or m/d/y" in fault
    for layout, day in (("m/d/y", "2007-07-03"), ("d/m/y", "2007-03-07")):
        found = converted(shipped("ucdp-ged"), rows, settings={"dates": layout})
        assert [event["when"] for event in found.events] == [day]


def test_a_layout_that_is_none_is_refused() -> None:
    check = shipped("ucdp-ged").settings["dates"]
    conversion = Conversion("made-up", Known())
    assert "is not a layout of dates" in check("american", conversion)
    assert not check("m/d/y", conversion)
