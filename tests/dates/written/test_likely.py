"""Keys that look like dates, and dates that may have another meaning."""

import pytest

from timeline.dates.names import looks_like_a_date
from timeline.dates.written.likely import as_date, doubts
from timeline.dates.written.meaning import explain
from timeline.dates.written.parsing import parse_when
from timeline.errors import DateError


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("by mid-2030", "write by mid 2030"),
        ("by early-july-2022", "write by early 2022-07"),
        ("after july-2022", "write after 2022-07"),
        ("before jul2022", "write before 2022-07"),
        ("by q3-2022", "write by 2022-35"),
        ("after 2020 and before spring-2022", "write after 2020 and before 2022-21"),
        ("after july", "the year is missing"),
        ("after may", "the year is missing"),
        ("by unknown", "if nothing is known, write unknown"),
        ("after 2020 and by unknown", "leave it out"),
        ("3 days after today", "must not depend on the day on which it is read"),
    ],
)
def test_a_key_that_looks_like_a_date_is_refused_with_a_suggestion(text: str, hint: str) -> None:
    parse_when(text)  # an event may have this key
    with pytest.raises(DateError) as caught:
        explain(text)
    assert hint in caught.value.hint
    assert text[caught.value.position :].split(" ", maxsplit=1)[0] in caught.value.message


@pytest.mark.parametrize("key", ["noon", "dawn", "daybreak", "early-morning", "nightfall"])
@pytest.mark.parametrize("before", ["by ", "1 day after ", "during "])
def test_a_time_without_a_day_is_no_key(key: str, before: str) -> None:
    with pytest.raises(DateError) as caught:
        explain(before + key)
    assert caught.value.message == f"{key} looks like a date and is read as the key of an event"
    assert caught.value.hint.startswith("the day of this time is missing")


@pytest.mark.parametrize(
    "key",
    [
        "f35a-arrival",
        "ulchi-2016",
        "march-drill",
        "summit-2022",
        "late-arrival",
        "y2k",
        "mayday",
        "night-raid",
    ],
)
def test_ordinary_keys_are_accepted(key: str) -> None:
    assert not looks_like_a_date(key)
    explain(f"after {key}")


def test_every_date_that_is_suggested_for_a_key_is_valid() -> None:
    for key in ("mid-2030", "late-2022", "july-2022", "5-july-2022", "winter-2022", "h1-2022"):
        if looks_like_a_date(key):
            hint = as_date(key, key)
            assert hint.startswith("write ")
            for each in hint.removeprefix("write ").split(" or "):
                parse_when(each.partition(" (")[0])


@pytest.mark.parametrize(
    ("text", "read", "right"),
    [
        ("2022-23", "autumn 2022", '2022/2023 (it lasted) or "[2022,2023]" (one of the two)'),
        ("2020-21?", "spring 2020", '2020?/2021? (it lasted) or "[2020?,2021?]" (one of the two)'),
        ("2024-25", "northern spring 2024", "write 2024/2025"),
        ("1932-33", "the first quarter of 1932", "write 1932/1933"),
        ("by 2022-23", "autumn 2022", "write by 2023"),
        ("before 2022-24", "winter 2022", "write before 2022"),
        ("2015-21", "spring 2015", 'write 2015/2021 (it lasted) or "[2015..2021]" (one of them)'),
        ("after a and 2022-23", "autumn 2022", "write after a and 2022/2023"),
        ("2025/2026", "it lasted from 2025 to 2026", 'write "[2025,2026]"'),
    ],
)
def test_a_range_of_two_years_has_a_warning_with_both_readings(
    text: str, read: str, right: str
) -> None:
    (doubt,) = doubts(parse_when(text), text)
    assert read in doubt
    assert right in doubt


@pytest.mark.parametrize(
    "text",
    [
        *("2022", "2022-07", "2011-12", "2022-22", "2024-24", "2022-35", "2022-40", "2020/2023"),
        *(
            "2022-07/2022-08",
            "2025~/2026",
            "by 2025/2026",
            "[2025,2026]",
            "2022-21/2022-23",
            "unknown",
            "after a",
        ),
        *("after drill2022-23 and 2020-05", "after a-2022-23 and 2020-05"),
    ],
)
def test_other_dates_have_no_warning(text: str) -> None:
    assert not list(doubts(parse_when(text), text))
