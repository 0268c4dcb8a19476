"""Time zones, and suggestions for other names of them."""

import re
from datetime import UTC, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.zones import zone_fault, zones

_NAME = re.compile(r"(?<![\w/])(?:[A-Z][A-Za-z]+(?:/[A-Z][\w+-]+)+|UTC)(?![\w/])")


def proposed(text: str) -> list[str]:
    """The zones that are suggested for a text."""
    return _NAME.findall(zone_fault(text).partition("or UTC")[2])


@pytest.mark.parametrize("text", ["Asia/Seoul", "UTC", "Etc/GMT-9", "America/New_York", "Japan"])
def test_a_zone_of_the_list_is_accepted(text: str) -> None:
    assert zone_fault(text) == ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("KST", ["Asia/Seoul", "Asia/Pyongyang"]),
        ("kst", ["Asia/Seoul", "Asia/Pyongyang"]),
        ("JST", ["Asia/Tokyo"]),
        ("EDT", ["America/New_York"]),
        ("E.D.T.", ["America/New_York"]),
        ("CST", ["Asia/Shanghai", "America/Chicago", "America/Havana"]),
        ("IST", ["Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"]),
        ("BST", ["Europe/London", "Asia/Dhaka"]),
        ("PST", ["America/Los_Angeles", "Asia/Manila"]),
        ("MSK", ["Europe/Moscow"]),
        ("Z", ["UTC"]),
        ("Korea Standard Time", ["Asia/Seoul"]),
        ("Korea", ["Asia/Seoul", "Asia/Pyongyang"]),
        ("North Korea Standard Time", ["Asia/Pyongyang"]),
        ("Tokyo Standard Time", ["Asia/Tokyo"]),
        ("Japan Standard Time", ["Asia/Tokyo"]),
        ("Eastern Daylight Time", ["America/New_York"]),
        ("W. Europe Standard Time", ["Europe/Berlin"]),
        ("Seoul", ["Asia/Seoul"]),
        ("pyongyang", ["Asia/Pyongyang"]),
        ("New York", ["America/New_York"]),
        ("new_york", ["America/New_York"]),
        ("Beijing", ["Asia/Shanghai"]),
        ("asia/seoul", ["Asia/Seoul"]),
        ("Asia / Seoul", ["Asia/Seoul"]),
        ("America/New York", ["America/New_York"]),
        ("utc", ["UTC"]),
        ("Asia/Soul", ["Asia/Seoul"]),
        ("Pyongyan", ["Asia/Pyongyang"]),
        ("Asia/Pyeongyang", ["Asia/Pyongyang"]),
        # texts without a meaning
        ("XST", []),
        ("XYZ", []),
        ("somewhere", []),
        ("", []),
        ("../etc/passwd", []),
        ("+99:00", []),
    ],
)
def test_the_suggestions_for_another_name(text: str, meant: list[str]) -> None:
    assert proposed(text) == meant
    assert ("ambiguous" in zone_fault(text)) == (len(meant) > 1)


def test_the_suggestion_for_an_offset_has_this_offset() -> None:
    wrong = []
    for word, sign, hours, minutes in product(
        ("UTC", "GMT", "", "UTC "), ("+", "-", "\u2212"), range(1, 15), ("", ":00", "00", ":30")
    ):
        text = f"{word}{sign}{hours:02}{minutes}"
        offset = timedelta(hours=hours, minutes=30 if "3" in minutes else 0)
        for zone, month in product(proposed(text), (1, 7)):
            day = datetime(2024, month, 1, tzinfo=UTC).astimezone(ZoneInfo(zone))
            if day.utcoffset() != (offset if sign == "+" else -offset):
                wrong.append((text, zone, month))
    assert not wrong


def test_an_offset_of_whole_hours_has_a_zone_with_the_opposite_sign() -> None:
    assert proposed("+09:00") == ["Etc/GMT-9", "Asia/Seoul"]
    assert proposed("GMT-5")[0] == "Etc/GMT+5"
    assert proposed("+05:30") == ["Asia/Kolkata"]
    assert proposed("+00:00") == ["UTC"]


@given(st.text(max_size=20) | st.from_regex(r"[A-Z]{2,5}", fullmatch=True))
def test_every_suggestion_is_a_zone(text: str) -> None:
    assert set(proposed(text)) <= zones()


@given(st.from_regex(r"[A-Z]{2,4}", fullmatch=True).filter(lambda text: text not in zones()))
def test_no_abbreviation_is_suggested_for_another(text: str) -> None:
    assert all("/" in zone or zone == "UTC" for zone in proposed(text))


@given(st.sampled_from(sorted(zone for zone in zones() if "/" in zone and "Etc" not in zone)))
def test_a_zone_is_found_in_any_case(zone: str) -> None:
    for text in (zone.lower(), zone.upper(), zone.replace("_", " ")):
        assert text in zones() or proposed(text) == [zone]
