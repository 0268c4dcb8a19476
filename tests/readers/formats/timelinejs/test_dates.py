"""The dates of slides: their numbers, and what they show their readers instead."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.formats.timelinejs.slide_sheets import of_sheet, slide, when

# -- dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "date"),
    [
        ({"Year": "2016"}, "2016"),
        ({"Year": "2,016"}, "2016"),
        ({"Year": "2016", "Month": "7"}, "2016-07"),
        ({"Year": "2016.0", "Month": "07.0", "Day": "4.00"}, "2016-07-04"),
        ({"Year": "2,016.0"}, "2016"),
        ({"Year": "-44.0"}, "-0043"),
        ({"Year": "2016.0", "End_Year": "2017.0"}, "2016/2017"),
        ({"Year": "2016", "Month": "07", "Day": "4"}, "2016-07-04"),
        ({"Year": "-44", "Month": "3", "Day": "15"}, "-0043-03-15"),
        ({"Year": "-1"}, "0000"),
        ({"Year": "79"}, "0079"),
        ({"Year": "12345"}, "Y12345"),
        ({"Year": "-13800000000"}, "Y-13799999999"),
        ({"Year": "2016", "Month": "7", "Day": "4", "Time": "15:30"}, "2016-07-04T15:30"),
        ({"Year": "2016", "Month": "7", "Day": "4", "Time": "3:30:05 PM"}, "2016-07-04T15:30:05"),
        ({"Year": "2016", "Month": "7", "Day": "4", "Time": "12:05 a.m."}, "2016-07-04T00:05"),
        ({"Year": "2016", "Month": "7", "Day": "4", "Time": "0930"}, "2016-07-04T09:30"),
        ({"Year": "2016", "Month": "7", "Day": "4", "Time": "15"}, "2016-07-04T15:00~"),
        ({"Year": "1943", "Month": "7", "End_Year": "1946"}, "1943-07/1946"),
        ({"Year": "2016", "End_Year": "2016"}, "2016"),
        (
            {
                "Year": "2016", "Month": "7", "Day": "4", "Time": "9:00",
                "End_Year": "2016", "End_Month": "7", "End_Day": "4",
            },
            "2016-07-04T09:00",
        ),
    ],
)  # fmt: skip
def test_a_blank_part_is_precision(cells: dict[str, str], date: str) -> None:
    assert when(**cells) == date


def test_the_times_of_an_interval_stay_in_the_note() -> None:
    found = of_sheet(
        slide(
            Year="2016", Month="7", Day="4", Time="9:00",
            End_Year="2016", End_Month="7", End_Day="4", End_Time="11:30",
        )
    )  # fmt: skip
    assert found.only["when"] == "2016-07-04/2016-07-04"
    assert found.passages[0]["note"] == "Times: 2016-07-04T09:00 to 2016-07-04T11:30"


@pytest.mark.parametrize(
    ("cells", "column", "advice"),
    [
        ({}, "Year", "every slide but the title has a year"),
        ({"Year": "44 BC"}, "Year", "a year: write its digits, or -44 for 44 BCE"),
        ({"Year": "0"}, "Year", "1 BCE is written -1"),
        ({"Year": "2016", "Month": "July"}, "Month", "write 7"),
        ({"Year": "2016", "Month": "13"}, "Month", "write 1 to 12"),
        ({"Year": "2016", "Month": "2", "Day": "30"}, "Day", "write 1 to 29"),
        ({"Year": "2016", "Day": "3"}, "Month", "give the month too"),
        ({"Year": "2016", "Time": "15:30"}, "Time", "a time needs a full date"),
        ({"Year": "2016", "Month": "7", "Day": "4", "Time": "25:00"}, "Time", "00:00 to 23:59"),
        ({"Year": "2016", "Month": "7", "Day": "4", "Time": "noon"}, "Time", "write HH:MM"),
        ({"Year": "12345", "Month": "7"}, "Month", "more than four digits"),
        ({"Year": "2016", "End_Month": "7"}, "End Year", "give the year too"),
        ({"End_Year": "2016"}, "Year", "give the start too"),
        ({"Year": "2016", "End_Year": "2015"}, "End Year", "2016/2015"),
    ],
)
def test_a_date_that_is_not_known_is_refused_with_its_cell(
    cells: dict[str, str], column: str, advice: str
) -> None:
    found = of_sheet(slide(**cells))
    assert not found.records
    (refused,) = found.refused
    assert refused.startswith(f"2: {column}: ")
    assert advice in refused


@given(
    st.integers(-9999, 9999).filter(bool),
    st.one_of(st.none(), st.integers(1, 12)),
    st.one_of(st.none(), st.integers(1, 28)),
)
def test_a_date_has_exactly_the_parts_that_are_given(
    year: int, month: int | None, day: int | None
) -> None:
    cells = {"Year": str(year), "Month": str(month or ""), "Day": str((month and day) or "")}
    found = re.fullmatch(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?", when(**cells))
    assert found is not None
    assert int(found[1]) == year + (year < 0)
    assert (found[2] and int(found[2])) == month
    assert (found[3] and int(found[3])) == (month and day)


# -- the date that is shown -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "shown", "accepted", "stance", "other"),
    [
        ({"Year": "2016"}, "Summer 2016", "2016-22", "says", "2016"),
        ({"Year": "1990"}, "c. 1990", "1990~", "says", "1990"),
        ({"Year": "2031"}, "Early 2031", "early 2031", "says", "2031"),
        (
            {"Year": "2017", "Month": "7", "Day": "5"},
            "July 4–6, 2017", "2017-07-05", "disputes", "2017-07-04/2017-07-06",
        ),
        ({"Year": "2016", "Month": "6", "Day": "14"}, "June 2016", "2016-06-14", "says", "2016-06"),
        (
            {"Year": "2016", "Month": "6", "Day": "1"},
            "Summer 2016", "2016-22", "disputes", "2016-06-01",
        ),
        (
            {"Year": "2016", "Month": "7", "Day": "4"},
            "5 July 2016", "2016-07-04", "disputes", "2016-07-05",
        ),
        (
            {"Year": "2016", "Month": "7", "Day": "4", "Time": "15:30"},
            "4:30 PM", "2016-07-04T15:30", "disputes", "2016-07-04T16:30",
        ),
        (
            {"Year": "1950", "End_Year": "1953"},
            "June 1950", "1950/1953", "disputes", "1950-06",
        ),
    ],
)  # fmt: skip
def test_what_is_shown_refines_supports_or_disputes_the_numbers(
    cells: dict[str, str], shown: str, accepted: str, stance: str, other: str
) -> None:
    found = of_sheet(slide(Display_Date=shown, **cells))
    assert found.only["when"] == accepted
    (stated,) = (each for each in found.passages if stance in each)
    assert stated[stance] == {"when": other}
    (shown_passage,) = (each for each in found.passages if each.get("column") == "Display Date")
    assert shown_passage["quote"] == shown
    assert ("accepted" in found.only) == (stance == "disputes")
    assert not any("not understood" in each for each in found.warnings)


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ({"Year": "2016"}, "2016"),
        ({"Year": "2016", "Month": "7", "Day": "4"}, "July 4"),
        ({"Year": "-44"}, "44 BC"),
        (
            {
                "Year": "2031", "Month": "8", "Day": "22",
                "End_Year": "2031", "End_Month": "9", "End_Day": "1",
            },
            "22 Aug – 1 Sep",
        ),
        ({"Year": "2022", "Month": "7", "Day": "5"}, "5/7/2022"),
    ],
)  # fmt: skip
def test_the_same_date_in_other_words_says_nothing_new(cells: dict[str, str], shown: str) -> None:
    found = of_sheet(slide(Display_Date=shown, **cells))
    (passage,) = found.passages
    assert passage["for"] == ["when"]
    assert found.only["when"] == when(**cells)


@pytest.mark.parametrize("shown", ["The age of drills", "5/9/2022", "during-the-war", "2022-23"])
def test_what_is_shown_and_not_understood_stays_in_the_note(shown: str) -> None:
    found = of_sheet(slide(Year="2022", Month="7", Day="4", Display_Date=shown))
    assert found.only["when"] == "2022-07-04"
    assert found.passages[0]["note"] == f"Display Date: {shown}"
    assert any("it is kept in the note" in each for each in found.warnings)


def test_a_display_date_with_several_meanings_is_reported_with_them() -> None:
    found = of_sheet(slide(Year="2022", Month="9", Day="5", Display_Date="5/7/2022"))
    assert any("may mean 2022-07-05 or 2022-05-07" in each for each in found.warnings)


def test_the_numbers_may_be_only_the_beginning() -> None:
    found = of_sheet(slide(Year="2017", Month="7", Day="4", Display_Date="July 4–6, 2017"))
    assert found.only["when"] == "2017-07-04/2017-07-06"
    (passage,) = found.passages
    assert passage["for"] == ["when"]


def test_a_slide_without_numbers_has_the_date_that_is_shown() -> None:
    assert when(Display_Date="Summer 2016") == "2016-22"


def test_the_numbers_may_be_only_the_end() -> None:
    found = of_sheet(slide(Year="2017", Month="7", Day="5", Display_Date="by 5 July 2017"))
    assert found.only["when"] == "by 2017-07-05"
    numbers, shown = found.passages
    assert numbers["disputes"] == {"when": "2017-07-05"}
    assert shown["quote"] == "by 5 July 2017"
