"""Drafts of maps: what a column seems to have, and that a draft is a map that loads its table."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.maps.tables import Outcome, converted_text, draft
from tests.readers.memory import MemoryFile
from timeline.readers.maps.declaring.reading import read_text
from timeline.readers.maps.drafting import draft_map, table_in

PLAIN = [
    ["Date", "Title", "Country", "Number"],
    ["05/07/2031", "First thing", "Chad", "3"],
    ["06/07/2031", "Second", "France", "1,200"],
    ["01/02/2030", "Third", "n/a", "unknown"],
]


def event(rows: list[list[str]]) -> dict[str, Any]:
    """The [event] of a draft, which is valid and loads its own table."""
    text = draft(rows)
    loaded(text, rows)
    found: dict[str, Any] = tomllib.loads(text)["event"]
    return found


def loaded(text: str, rows: list[list[str]]) -> Outcome:
    found = converted_text(text, rows)
    assert (found.faults, found.problems) == ([], [])
    return found


def column(name: str, *cells: str) -> list[list[str]]:
    """A table with a column of these cells."""
    return [["Title", name], *([f"Thing {at}", cell] for at, cell in enumerate(cells))]


def test_the_draft_of_a_plain_table_loads_it() -> None:
    found = loaded(draft(PLAIN), PLAIN)
    assert [
        (each["title"], each["when"], each.get("place"), each["quantity"]) for each in found.events
    ] == [
        ("First thing", "2031-07-05", "chad", "3"),
        ("Second", "2031-07-06", "france", "1200"),
        ("Third", "2030-02-01", None, "unknown"),
    ]


def test_the_kind_is_proposed_and_said_to_be_a_choice() -> None:
    text = draft(PLAIN)
    assert "CHOOSE the kind" in text
    assert "procurement" in text


def test_a_draft_says_what_a_column_has_and_what_it_becomes() -> None:
    text = draft(PLAIN)
    assert '# "Date": dates (d/m/y)' in text
    assert '# It becomes "2031-07-05"' in text
    assert 'no value: "n/a"' in text


def test_day_and_month_that_could_be_exchanged_are_said_to_be() -> None:
    assert "CHECK: '05/07/2031'" in draft(PLAIN)
    sure = [*PLAIN, ["25/07/2031", "Fourth", "Chad", "4"]]
    assert "CHECK" not in draft(sure)
    assert event([PLAIN[0], ["07/25/2031", "A", "Chad", "1"]])["when"]["dates"] == "m/d/y"


@pytest.mark.parametrize(
    ("cells", "layouts"),
    [
        (("2031-07-05", "2031-07"), "iso-day"),
        (("2031-07-05 00:00:00", "2031-07-06 00:00:00"), "iso-day"),
        (("2031-07-05 21:30", "2031-07-06 22:00"), "iso"),
        (("5 July 2031", "16 March 2030"), "%d %B %Y"),
        (("July 5, 2031", "March 16, 2030"), "%B %d, %Y"),
        (("5-Jul-2031", "16-Mar-2030"), "%d-%b-%Y"),
        (("20310705", "20300316"), "yyyymmdd"),
    ],
)
def test_the_layout_of_dates_is_found(cells: tuple[str, ...], layouts: str) -> None:
    assert event(column("When it was", *cells))["when"]["dates"] == layouts


def test_a_year_a_month_and_a_day_are_one_date() -> None:
    rows = [["Year", "Month", "Day", "Title"], ["2031", "7", "", "One"], ["2031", "7", "5", "Two"]]
    assert event(rows)["when"] == {"parts": ["Year", "Month", "Day"]}


def test_an_id_is_the_key_and_without_one_the_key_is_what_does_not_change() -> None:
    rows = [["Event ID", "Title", "Date"], ["E1", "One", "2031"], ["E2", "Two", "2031"]]
    assert event(rows)["key"] == "Event ID"
    assert event(PLAIN)["key"] == ["Date", "Title", "Country"]


def test_a_place_has_its_country_and_its_coordinates() -> None:
    rows = [
        ["Title", "Location", "Latitude", "Longitude", "Country"],
        ["One", "Oldtown", "10.5", "20.25", "Chad"],
        ["Two", "Newtown", "11.5", "21.25", "Chad"],
    ]
    found = loaded(draft(rows), rows).defined("place")["oldtown-chad"]
    assert found == {
        "name": "Oldtown, Chad", "country": "TCD", "latitude": "10.5", "longitude": "20.25",
    }  # fmt: skip


def test_buyers_and_sellers_propose_a_procurement() -> None:
    rows = [
        ["Supplier", "Recipient", "Order date", "Cost"],
        ["Chad", "Star Front", "2031", "$1,200"],
        ["Peru", "Star Front", "2032", "$20"],
    ]
    found = event(rows)
    assert found["kind"] == "procurement"
    assert (found["seller"]["column"], found["recipient"]["column"]) == ("Supplier", "Recipient")
    assert found["cost"] == {"column": "Cost", "thousands": ",", "currency": "USD"}


def test_words_of_a_vocabulary_are_proposed_as_terms() -> None:
    rows = [["Title", "Sort", "Killed"], *([f"T{n}", "Kidnapping", str(n)] for n in range(4)),
            *([f"U{n}", "Clash", str(n)] for n in range(4))]  # fmt: skip
    found = event(rows)
    assert found["form"]["terms"] == {"Kidnapping": "abduction", "Clash": "clash"}
    assert found["killed"] == {"column": "Killed"}


def test_what_has_no_field_is_ignored_by_name() -> None:
    text = draft([["Title", "Link"], ["One", "https://example.org/a"]])
    assert tomllib.loads(text)["ignore"] == ["Link"]
    assert "# addresses, each" in text or "# addresses" in text


def test_a_table_without_a_header_has_columns_with_numbers() -> None:
    rows = [["1", "20310705", "hello there"], ["2", "20310706", "you and me"]]
    found = tomllib.loads(draft(rows))
    assert found["columns"] == ["column 1", "column 2", "column 3"]
    assert found["shape"]["column 2"] == "digits"
    assert len(loaded(draft(rows), rows).events) == 2


def test_the_names_of_a_file_of_json_are_no_row() -> None:
    text = draft_map(table_in(MemoryFile(PLAIN, "things.json", first=0)))
    assert "columns" not in tomllib.loads(text)


@pytest.mark.parametrize("named", ["Value (EUR m)", "Montant (M€)", "Kosten (Mio. €)"])
def test_the_currency_and_the_unit_in_the_name_of_a_column(named: str) -> None:
    rows = [["Buyer", "Item", named, "Qty"], ["Chad", "Dart", "12,5", "1.200"],
            ["Peru", "Dart", "110,0", "200"]]  # fmt: skip
    text = draft(rows)
    found = loaded(text, rows)
    assert [each["cost"] for each in found.events] == ["12500000 EUR", "110000000 EUR"]
    assert [each["quantity"] for each in found.events] == ["1200", "200"]
    assert found.defined("system") == {"dart": {"name": "Dart", "category": "other"}}
    assert text.count("CHECK: ") == 4  # the point, the unit, the currency, no date


def test_lines_above_the_header_are_no_rows() -> None:
    rows = [["A register"], ["of things"], *PLAIN]
    assert len(loaded(draft(rows), rows).events) == 3


def test_cells_that_are_not_like_the_others_are_said() -> None:
    cells = [f"2031-07-{day:02}" for day in range(1, 21)]
    text = draft(column("Date", *cells, "soon"))
    assert 'CHECK, these are none: "soon"' in text
    assert tomllib.loads(text)["event"]["when"]["dates"] == "iso-day"


REAL = [
    ["ID", "Date", "Title", "Killed", "Cost (EUR)"],
    ["1", "12 March 2031", "Oldtown", "3", "1.5"],
    ["2", "2031-03-15", "Oldtown", "n/a", "1.204"],
    ["3", "03/17/2031", "Newtown", "6-8", ""],
    ["4", "March 2031", "Newtown", "~40", ""],
    ["5", "17.3.31", "Newtown", "some", ""],
    ["Total", "", "", "1,234", ""],
    ["Note: not complete", "", "", "5", ""],
]


def test_a_column_is_what_its_name_and_most_of_its_cells_say() -> None:
    text = draft(REAL)
    found = tomllib.loads(text)
    event_ = found["event"]
    assert event_["key"] == "ID"
    assert event_["when"]["column"] == "Date"
    assert {*event_["when"]["dates"]} == {"iso-day", "m/d/y", "%d %B %Y", "%B %Y"}
    assert event_["killed"] == {"column": "Killed", "thousands": ",", "none": ["n/a"]}
    assert found["ignore"] == ["Cost (EUR)"]


def test_what_does_not_fit_is_said_with_its_cells() -> None:
    said = " ".join(draft(REAL).replace("\n#  ", "").split())
    assert "%B %Y 1×) in 5 of 7 rows" in said
    assert 'CHECK, these are none: "17.3.31"' in said
    assert "1 of 5 cells fit no layout" in said
    assert 'CHECK, these are none: "some"' in said
    assert 'not every row has an id of its own: "Note: not complete"' in said
    assert "no column" not in said


def test_rows_that_are_no_events_can_be_left_out_as_the_draft_says() -> None:
    text = draft(REAL).replace("\n#  ", "")
    way = text.partition("write: ")[2].partition("\n")[0]
    text = text.replace('name = "my-events"', f'name = "my-events"\n{way}')
    found = converted_text(text, REAL)
    assert [fault[:7] for fault in found.faults] == ["6: Date", "6: Kill"]
    assert [each["when"] for each in found.events] == [
        "2031-03-12", "2031-03-15", "2031-03-17", "2031-03",
    ]  # fmt: skip
    assert [each.get("killed") for each in found.events] == ["3", None, "6..8", "~40"]


def test_a_column_with_the_name_of_dates_is_the_date_whatever_it_has() -> None:
    text = draft(column("Date", "Spring of 31", "Autumn", "11.3.31"))
    assert tomllib.loads(text)["event"]["when"] == {"column": "Date", "dates": "iso"}
    assert "no dates, but a name of dates" in text
    assert "3 of 3 cells fit no layout" in " ".join(text.split())


def test_both_orders_of_day_and_month_are_never_read_in_one_column() -> None:
    found = event(column("Date", "05/13/2031", "05/14/2031", "05/15/2031", "05/16/2031"))
    assert found["when"]["dates"] == "m/d/y"
    text = draft(column("Date", "05/13/2031", "05/14/2031", "05/15/2031", "16/5/2031"))
    assert tomllib.loads(text)["event"]["when"]["dates"] == "m/d/y"
    assert 'these are none: "16/5/2031"' in text


def test_a_column_that_is_named_as_an_id_and_has_none_is_said() -> None:
    text = draft([["ID", "Title"], ["A", "One"], ["A", "Two"], ["A", "Three"]])
    assert tomllib.loads(text)["event"]["key"] != "ID"
    assert "'ID' is not the key" in text


def test_numbers_with_points_are_drafted_with_their_marks() -> None:
    rows = [["Datum", "Titel", "Tote", "Kosten"], ["5.7.2031", "Oldtown", "1.204", "1.500,50 €"],
            ["16.7.2031", "Newtown", "12", ""]]  # fmt: skip
    text = draft(rows)
    found = loaded(text, rows)
    assert [each["killed"] for each in found.events] == ["1204", "12"]
    assert (
        'as a field: {column = "Kosten", thousands = ".", decimal = ",", currency = "EUR"}' in text
    )


def test_rows_that_cannot_be_read_are_counted() -> None:
    file = MemoryFile(PLAIN, "my events.csv", bad={3: "has an open quotation mark"})
    assert "1 row cannot be read, so this does not describe them; line 3:" in draft_map(
        table_in(file)
    )


def test_the_names_of_json_are_names_whatever_they_look_like() -> None:
    rows = [["1", "2"], ["One", "2031"]]
    text = draft_map(table_in(MemoryFile(rows, "things.json", first=0)))
    assert "1 row." in text
    assert "no header" not in text


_TEXT = st.text(max_size=12)
_TABLES = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(_TEXT, min_size=width, max_size=width), min_size=2, max_size=6)
)


@given(_TABLES)
def test_a_draft_of_any_table_is_a_map(rows: list[list[str]]) -> None:
    file = MemoryFile([[" ".join(cell.split()) for cell in row] for row in rows], "t.csv")
    text = draft_map(table_in(file))
    found, problems = read_text(text, "map.toml")
    assert found is not None, (problems, text)
    assert all(char.isprintable() or char == "\n" for char in text if ord(char) < 160)
