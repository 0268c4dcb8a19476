"""The register of provocations: dates and the keys that are made from them."""

import pytest

from tests.readers.formats.csis.provocations import one, rows
from tests.readers.formats.provocation_rows import COLUMNS, make_provocations
from tests.readers.formats.register_tables import read
from timeline.readers.formats.csis import CSIS_PROVOCATIONS


@pytest.mark.parametrize(
    "date",
    ["2031-03-12", "March 12, 2031", "12 March 2031", "Mar. 12, 2031", "2031/3/12", "20310312",
     "20310312.0", "Wednesday, March 12, 2031", "2031-03-12 00:00:00", "3/12/2031", "12.3.2031"],
)  # fmt: skip
def test_dates_have_several_layouts(date: str) -> None:
    order = "day-first" if date.startswith("12.") else "month-first"
    found = rows({"date": date}, dates=order)
    assert not found.faults
    (event,) = found.events.values()
    assert event.fields["when"] == "2031-03-12"


@pytest.mark.parametrize(
    ("dates", "when"),
    [
        (["3/12/2031", "3/25/2031"], "2031-03-12"),
        (["3/12/2031", "25/3/2031"], "2031-12-03"),
    ],
)
def test_the_column_decides_which_number_is_the_month(dates: list[str], when: str) -> None:
    found = rows(*({"date": each, "event": f"Fire {each}"} for each in dates))
    assert not found.faults
    assert next(iter(found.events.values())).fields["when"] == when


@pytest.mark.parametrize("dates", [["3/12/2031"], ["3/12/2031", "3/25/2031", "25/3/2031"]])
def test_a_date_with_two_meanings_is_not_guessed(dates: list[str]) -> None:
    found = rows(*({"date": each, "event": f"Fire {each}"} for each in dates))
    (fault,) = found.faults
    assert "2031-03-12 or 2031-12-03" in fault.message
    assert "month-first" in fault.message


def test_a_date_whose_numbers_are_equal_has_one_meaning() -> None:
    assert one(date="3/3/2031").fields["when"] == "2031-03-03"


@pytest.mark.parametrize("date", ["", "2031-02-30", "soon", "3/12/31", "1/2/3"])
def test_a_date_that_is_none_rejects_its_row_only(date: str) -> None:
    found = rows({"date": date}, {})
    assert [[each.column for each in item.faults] for item in found.converted] == [["date"], []]
    assert len(found.events) == 1


@pytest.mark.parametrize(
    ("date", "text", "when"),
    [
        ("2031-04-01", "It was found in April 2031; the day is not known.", "2031-04"),
        ("2031-04-01", "The exact day of the launch is unknown.", "2031-04"),
        ("2031-04-01", "The test date was written as April 1.", "2031-04"),
        ("2031-04-01", "In late April it was found; the exact date was not given.", "late 2031-04"),
        ("2031-04-01", "In late May it was found again. The day is not known.", "2031-04"),
        ("2031-04-01", "The number of objects on that day is unknown.", "2031-04-01"),
        ("2031-04-01", "The day of the launch it was unclear whether it failed.", "2031-04-01"),
        ("2031-04-01", "It was in late April.", "2031-04-01"),
        ("2031-04-02", "The day is not known.", "2031-04-02"),
        ("2031-04-02", "The exact date of the test is unknown.", "2031-04-02?"),
        ("2031-01-01", "The exact date is unknown.", "2031"),
        ("2031-01-01", "It was in January. The exact date is unknown.", "2031-01"),
        ("2031-04", "The day is not known.", "2031-04"),
        ("2031-04-01", "In April 2031 (exact date unknown) guns fired.", "2031-04"),
        ("2031-04-01", "Exact date unknown.", "2031-04"),
        ("2031-04-01", "Date unknown, April", "2031-04"),
        ("2031-04-01", "Date: unknown", "2031-04"),
        ("2031-04-01", "Guns fired in April [precise day not specified]", "2031-04"),
        ("2031-04-01", "Guns fired – exact dates unknown – at a post.", "2031-04"),
        ("2031-04-01", "Guns fired, though the day isn’t known.", "2031-04"),
        ("2031-04-01", "The exact launch date is unknown.", "2031-04"),
        ("2031-04-01", "No exact date was given.", "2031-04"),
        ("2031-04-01", "On an unknown date in April it was moved.", "2031-04"),
        ("2031-04-01", "It was built on an unknown date in May 2029.", "2031-04-01"),
        ("2031-04-01", "Release date unknown.", "2031-04-01"),
        ("2031-04-01", "A ship of an unknown date of construction.", "2031-04-01"),
        ("2031-04-01", "To date unknown persons fired at it.", "2031-04-01"),
        ("2031-04-01", "At a later date unknown persons fired at it.", "2031-04-01"),
        ("2031-04-01", "Up to that date, unknown guns had fired.", "2031-04-01"),
        ("2031-04-02", "Guns fired (exact date unknown).", "2031-04-02?"),
        ("2031-04-02", "Date unknown, April", "2031-04-02"),
        ("2031-04-01", "The exact timing of the test is unknown.", "2031-04-01?"),
        ("2031-04-01", "Exact time unknown.", "2031-04-01?"),
        ("2031-04-01", "The exact time of day is unknown.", "2031-04-01"),
        ("2031-04-01", "The hour is not known.", "2031-04-01"),
        ("2031-04-02", "The exact timing of the test is unknown.", "2031-04-02"),
    ],
)  # fmt: skip
def test_a_first_of_a_month_is_the_month_if_the_text_says_so(
    date: str, text: str, when: str
) -> None:
    event = one(date=date, description=text)
    assert event.fields["when"] == when
    assert event.key == f"made-up-{date}-exchange-of-fire"  # the text can be edited


# -- keys ----------------------------------------------------------------------------------------


def test_keys_stay_when_a_text_or_a_resource_is_edited() -> None:
    before = rows({}, {"description": "Another."})
    after = rows({"description": "New."}, {"resources": "https://example.org"})
    assert [*before.events] == [*after.events]


def test_repetitions_of_one_day_are_counted_from_the_oldest() -> None:
    key = "made-up-2031-03-12-exchange-of-fire"
    later = {"date": "2031-04-01", "description": "Later."}
    first, second = {"description": "First."}, {"description": "Second."}
    newest_on_top = rows(later, second, first)
    oldest_on_top = rows(first, second, later)
    for found in (newest_on_top, oldest_on_top):
        assert found.events[key].fields["summary"] == "First."
        assert found.events[f"{key}-event-2"].fields["summary"] == "Second."


@pytest.mark.parametrize("seed", [1, 2])
def test_a_whole_register_means_the_same_in_reverse(seed: int) -> None:
    cells = make_provocations(seed, 100).rows
    forth, back = (read(CSIS_PROVOCATIONS, [COLUMNS, *each]) for each in (cells, cells[::-1]))
    assert {key: each.fields for key, each in forth.events.items()} == {
        key: each.fields for key, each in back.events.items()
    }


def test_events_of_one_day_only_keep_their_keys_in_reverse() -> None:
    told = [{"description": f"{number}."} for number in range(5)]
    forth, back = rows(*told), rows(*told[::-1])
    assert {key: each.fields for key, each in forth.events.items()} == {
        key: each.fields for key, each in back.events.items()
    }


def test_a_row_that_repeats_the_one_before_it_is_the_same_event() -> None:
    found = rows({}, {}, {"description": "Another."})
    assert [len(each.rows) for each in found.converted] == [2, 1]
    assert len(found.events) == 2
