"""What a draft of a map asks about, because the cells of a column can mean two things."""

import tomllib
from typing import Any

import pytest

from tests.readers.maps.tables import converted_text, draft
from timeline.readers.maps.declaring.reading import read_text


def said_in(text: str) -> str:
    """The draft without the line breaks of its comments."""
    return " ".join(text.replace("\n#  ", "").split())


@pytest.mark.parametrize(
    ("cells", "costs", "refused"),
    [
        (["55,5", "2093", "1,135"], ["55.5", "2093"], ["1,135"]),
        (["5.5", "0,25", "~1.204", "12"], ["5.5", "0.25", "12"], ["~1.204"]),
        (["5.5", "5,25", "1.204,75", "1,135,000"], ["5.5", "5.25", "1204.75", "1135000"], []),
        (["55,5", "1.135", "1.135,25"], ["55.5", "1135", "1135.25"], []),
        (["1,204.5", "1.204", "1,135"], ["1204.5", "1.2040", "1135"], []),
    ],
)
def test_a_number_that_is_two_in_a_column_of_mixed_marks_is_asked_for_and_refused(
    cells: list[str], costs: list[str], refused: list[str]
) -> None:
    rows = [["ID", "Date", "Buyer", "Cost"]]
    rows += [[f"A{at}", "2031-07-05", "Chad", cell] for at, cell in enumerate(cells)]
    text = draft(rows)
    said = said_in(text)
    found = converted_text(text, rows)
    assert [event["cost"] for event in found.events if "cost" in event] == [
        f"{cost} USD" for cost in costs
    ]
    assert [fault.split("'")[1] for fault in found.faults] == refused
    for cell in refused:
        bare = cell.strip("~")
        assert f"CHECK: 1 cell such as {cell} can be" in said
        assert f"write {bare.replace(',', '').replace('.', '')} or" in found.faults[0]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["7,340", "1,200.5", "1.900", "3,940"], 'the point in "1.900" is taken'),
        (["7.340", "1.200,5", "1,900"], 'the comma in "1,900" is taken'),
        (["7,340", "1,200.5", "11.3"], ""),
        (["7 340", "1 200,5", "1,900"], ""),
    ],
)
def test_a_mark_of_decimals_that_may_be_one_of_thousands_is_asked_about(
    cells: list[str], said: str
) -> None:
    rows = [["ID", "Date", "Buyer", "Cost"]]
    rows += [[f"A{at}", "2031-07-05", "Chad", cell] for at, cell in enumerate(cells)]
    found = said_in(draft(rows))
    assert (f"CHECK: {said} as a mark of decimals" if said else "CHECK: the currency") in found
    assert ("taken as a mark of decimals" in found) == bool(said)


DATES: dict[str, tuple[list[list[str]], dict[str, Any], list[str], str]] = {
    "some first days are words": (
        [["Spring 2017", "1.7.2017"], ["28.12.2017", "02.01.2018"], ["mid-2015", "1.8.2015"],
         ["early 2016", "28.6.2016"], ["about June", "28.6.2016"]],
        {"column": "start", "dates": "d/m/y", "to": "end"},
        ["2017-12-28/2018-01-02"],
        "CHECK: 4 of 5 cells fit no layout",
    ),
    "all first days are words": (
        [["Spring 2017", "13.7.2017"], ["mid-2015", "1.8.2015"]],
        {"column": "start", "dates": "d/m/y", "to": "end"},
        [],
        "CHECK: 2 of 2 cells fit no layout",
    ),
    "all last days are words": (
        [["13.7.2017", "late 2017"], ["1.8.2015", "later"]],
        {"column": "start", "dates": "d/m/y"},
        ["2017-07-13", "2015-08-01"],
        'CHECK: "end" may have last days',
    ),
    "the other column has another layout and shows the order": (
        [["2/3/2017", "2017-02-05"], ["2/1/2018", "2/13/2018"]],
        {"column": "start", "dates": ["m/d/y", "iso-day"], "to": "end"},
        ["2017-02-03/2017-02-05", "2018-02-01/2018-02-13"],
        "",
    ),
    "the orders are not the same": (
        [["13/2/2017", "2/14/2017"], ["1/2/2018", "2/13/2018"]],
        {"column": "start", "dates": "d/m/y"},
        ["2017-02-13", "2018-02-01"],
        'CHECK: "end" is left out',
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", DATES)
def test_events_are_dated_by_their_first_and_last_days(case: str) -> None:
    cells, when, dates, asks = DATES[case]
    rows = [["id", "start", "end", "title"]]
    rows += [[f"A{at}", *each, "Thing"] for at, each in enumerate(cells)]
    text = draft(rows)
    assert tomllib.loads(text)["event"]["when"] == when
    found = converted_text(text, rows)
    assert [event["when"] for event in found.events] == dates
    assert len(found.faults) == len(rows) - 1 - len(dates)
    assert asks in said_in(text)
    assert ("CHECK: " in text) == bool(asks)


def test_a_date_that_the_draft_does_not_use_is_asked_for() -> None:
    rows = [["ID", "Finished", "Title"], ["A", "2031-07-05", "One"], ["B", "2031-07-06", "Two"]]
    assert "no column was found that has the first days" in said_in(draft(rows))
    rows = [["ID", "Date", "Signing date", "Published", "Title"]]
    rows += [["A", "2031-07-05", "2031-07-01", "2031-08-01", "One"]]
    said = said_in(draft(rows))
    assert '"Signing date" has dates, too' in said
    assert '"Published" has dates, too' not in said


def test_what_did_not_happen_is_a_status_and_a_word_in_doubt_is_not_certain() -> None:
    rows = [["ID", "Date", "Exercise", "Status", "Where"]]
    rows += [[f"A{at}", "2031-07-05", f"Shield {at}", word, "Oldtown"]
             for at, word in enumerate(["held", "cancelled", "planned"] * 3)]  # fmt: skip
    text = draft(rows)
    found = converted_text(text, rows)
    assert (found.faults, found.problems) == ([], [])  # also Oldtown, of which nothing is known
    assert [(each["title"], each["status"]) for each in found.events[:3]] == [
        ("Shield 0", "occurred"), ("Shield 1", "cancelled"), ("Shield 2", "planned"),
    ]  # fmt: skip
    assert "CHECK: " not in text
    rows = [["ID", "Date", "Missile", "Outcome"]]
    rows += [[f"A{at}", "2031-07-05", "Dart", word]
             for at, word in enumerate(["Success", "Success?", "partly"] * 3)]  # fmt: skip
    text = draft(rows)
    outcome = tomllib.loads(text)["event"]["outcome"]["terms"]
    assert outcome == {"Success": "success", "Success?": "unknown", "partly": ""}
    assert "CHECK: here 'unknown' stands for \"Success?\"" in said_in(text)
    assert 'CHECK: "partly" fit no word' in said_in(text)


def test_orders_that_are_only_planned_are_asked_for_with_what_to_add() -> None:
    rows = [["ID", "Date", "Buyer", "Status"]]
    rows += [
        [f"A{at}", "2031-07-05", "Chad", word] for at, word in enumerate(["signed", "planned"] * 3)
    ]
    said = said_in(draft(rows))
    way = said.partition('if "planned" did not, add ')[2].partition(" # ")[0]
    found = converted_text(f"{draft(rows)}\n{way}\n", rows)
    assert [(each["stage"], each["status"]) for each in found.events[:2]] == [
        ("ordered", "occurred"), ("proposed", "planned"),
    ]  # fmt: skip


def test_columns_of_years_are_said_to_be_rows_of_a_table_of_their_own() -> None:
    rows = [["ID", "Date", "Title", "Deliv. 2030", "Deliv. 2031"], ["A", "2029", "One", "3", "-"]]
    text = draft(rows)
    assert 'CHECK: 2 columns are of one year each, "Deliv. 2030" to "Deliv. 2031"' in said_in(text)
    given = text.replace('kind = "incident"', 'kind = "procurement"')
    _, problems = read_text(f'{given}deliveries = {{columns = ["Deliv. 2030"]}}\n', "map.toml")
    assert any("with a row for each (docs/maps.md)" in problem.message for problem in problems)
    assert "of one year each" not in draft([["ID", "Year", "Title", "As of 2031"], ["A"] * 4])


def test_columns_of_one_name_are_told_apart() -> None:
    rows = [["Date", "Price", "Price", "What"], ["2031-07-05", "US$ 3.37bn", "10.8", "One"]]
    told = 'CHECK: 2 columns have the name "Price", here "Price" and "Price (2)"'
    assert told in said_in(draft(rows))
    assert "have the name" not in draft([["Date", "Price", "", "What"], rows[1]])


def test_a_second_line_of_the_header_is_said() -> None:
    rows = [["ID", "Date", "Site", "", "", "Title"], ["", "", "Name", "Lat", "Lon", ""],
            ["A", "2031-07-05", "Oldtown", "10.5", "20.5", "One"]]  # fmt: skip
    said = said_in(draft(rows))
    assert 'CHECK: line 2 seems to be a second line of the header, with "Lat" and "Lon"' in said
    assert "second line of the header" not in draft([rows[0], rows[2]])


@pytest.mark.parametrize(
    ("name", "cells"),
    [("Date", ["5 août 2031", "mars 2030"]), ("계약일", ["2031년 7월 5일", "2031-07-06"])],
)
def test_dates_in_other_languages_are_drafted_as_words(name: str, cells: list[str]) -> None:
    rows = [
        ["ID", "Title", name],
        *([f"{at}", f"Thing {at}", cell] for at, cell in enumerate(cells)),
    ]
    text = draft(rows)
    assert "words" in tomllib.loads(text)["event"]["when"]["dates"]
    found = converted_text(text, rows)
    assert (found.faults, found.problems) == ([], [])
    assert all(event["when"].startswith("203") for event in found.events)


def test_words_for_kinds_give_each_row_its_kind_and_its_actor_the_role_in_it() -> None:
    rows = [["ID", "Type", "Date", "Actor", "Cost (USD)"]]
    rows += [
        ["1", "Missile launch", "2031-07-05", "Chad", ""],
        ["2", "Missile launch", "2031-07-06", "Chad", ""],
        ["3", "Purchase", "2031-07-07", "Peru", "5000"],
        ["4", "Drills", "2031-07-08", "Chad", ""],
    ]
    found = converted_text(draft(rows), rows)
    assert (found.faults, found.problems) == ([], [])
    assert [event["kind"] for event in found.events] == [
        "launch", "launch", "procurement", "exercise"
    ]  # fmt: skip
    assert [event.get("launcher") for event in found.events] == [["tcd"], ["tcd"], None, None]
    assert [event.get("buyer") for event in found.events] == [None, None, ["per"], None]
    assert found.events[3]["participants"] == ["tcd"]
    assert "tags" not in found.events[0]

    rows.append(["5", "Rumour", "2031-07-09", "Peru", ""])
    text = draft(rows)
    assert len(converted_text(text, rows).faults) == 1
    way = said_in(text).partition("to leave such rows out, write: ")[2].partition("]}")[0] + "]}"
    assert converted_text(f"{way}\n{text}", rows).faults == []

    stages = [["Stage", "Date"], ["Order", "2031-07-05"], ["Agreement", "2031-07-06"]]
    assert isinstance(tomllib.loads(draft(stages))["event"]["kind"], str), "no column of kinds"
