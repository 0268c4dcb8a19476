"""The maps of the package: countries that a register calls otherwise, and titles without halves."""

import pytest

from tests.readers.maps.tables import converted, shipped
from tests.readers.maps.test_shipped import gdelt


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
        ("COD", "cod", "The Democratic Republic of the Congo"),
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
