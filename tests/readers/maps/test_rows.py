"""What the rows of a table become by a map: every option of a field, every row accounted for."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.readers.maps.tables import Outcome, converted_text

COLUMNS = ["id", "what", "date", "a", "b", "c"]


def outcome(
    field: str, *cells: str, kind: str = "incident", top: str = "", more: str = ""
) -> Outcome:
    """Convert one row, whose last columns have these cells, by a map with one more field."""
    when = field if field.startswith("when") else f'when = "date"\n{field}'
    text = (
        f'{top}\nignore = "*"\n[event]\nkey = "id"\nkind = "{kind}"\ntitle = "{{what}}"\n'
        f"{when}\n{more}"
    )
    row = ["1", "A thing", "2031-07-05", *cells]
    return converted_text(text, [COLUMNS, row + [""] * (len(COLUMNS) - len(row))])


def value(field: str, *cells: str, kind: str = "incident", more: str = "") -> Any:
    """The value of that field, which the loader accepts."""
    found = outcome(field, *cells, kind=kind, more=more)
    assert (found.faults, found.problems) == ([], [])
    return found.events[0].get(field.partition(" ")[0])


def fault(field: str, *cells: str, kind: str = "incident") -> str:
    found = outcome(field, *cells, kind=kind)
    assert len(found.faults) == 1, found.faults
    return found.faults[0]


@pytest.mark.parametrize(
    ("layout", "cell", "expected"),
    [
        ('"iso"', "2031-07", "2031-07"),
        ('"iso"', "2031-07-05T21:30:00Z", "2031-07-05T21:30:00Z"),
        ('"iso"', "2031-07-05 21:30:15.250+0900", "2031-07-05T21:30:15+09:00"),
        ('"iso-day"', "2031-07-05 00:00:00.000", "2031-07-05"),
        ('"d/m/y"', "5/7/2031", "2031-07-05"),
        ('"d/m/y"', "05.07.2031", "2031-07-05"),
        ('"m/d/y"', "7/5/2031", "2031-07-05"),
        ('"y/m/d"', "2031/7/5", "2031-07-05"),
        ('"year"', "2031", "2031"),
        ('["iso", "year"]', "2031.0", "2031"),
        ('"yyyymm"', "203107", "2031-07"),
        ('"yyyymmdd"', "20310705", "2031-07-05"),
        ('"yyyymmdd"', "20310705.0", "2031-07-05"),
        ('"%d %B %Y"', "5 July 2031", "2031-07-05"),
        ('"%B %d, %Y"', "july 5th, 2031", "2031-07-05"),
        ('"%b %Y"', "Jul. 2031", "2031-07"),
        ('"%d/%m/%Y %H:%M"', "05/07/2031 9:30", "2031-07-05T09:30"),
        ('"seed"', "early 2031-07", "early 2031-07"),
        ('["iso", "%d %B %Y"]', "5 July 2031", "2031-07-05"),
    ],
)
def test_layouts_of_dates(layout: str, cell: str, expected: str) -> None:
    assert value(f'when = {{column = "a", dates = {layout}}}', cell) == expected


@pytest.mark.parametrize(
    ("layout", "cell"),
    [("d/m/y", "5/13/2031"), ("d/m/y", "31/2/2031"), ("iso", "5 July 2031"), ("d/m/y", "5/7/31"),
     ("%d %B %Y", "5 Juli 2031"), ("yyyymmdd", "20311305"), ("year", "31")],
)  # fmt: skip
def test_a_date_of_another_layout_is_never_guessed(layout: str, cell: str) -> None:
    found = fault(f'when = {{column = "a", dates = "{layout}"}}', cell)
    assert repr(cell) in found


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("2031", "7", "5"), "2031-07-05"),
        (("2031", "July", ""), "2031-07"),
        (("2031", "", ""), "2031"),
        (("2031", "0", "0"), "2031"),
    ],
)
def test_a_date_of_three_columns_is_as_precise_as_they_are(
    cells: tuple[str, ...], expected: str
) -> None:
    assert value('when = {parts = ["a", "b", "c"]}', *cells) == expected


@pytest.mark.parametrize(
    ("precision", "cells", "expected"),
    [
        ("", ("2031-07-05", "2031-07-08"), "2031-07-05/2031-07-08"),
        ("", ("2031-07-05", ""), "2031-07-05"),
        ("", ("2031-07-05", "2031-07-05"), "2031-07-05"),
        (', precision = "within"', ("2031-07-05", "2031-07-08"), "[2031-07-05..2031-07-08]"),
        (', precision = "within"', ("2031-07-01", "2031-07-31"), "2031-07"),
        (', precision = "month"', ("2031-07-05", ""), "2031-07"),
        (', precision = "month"', ("2031-07-05", "2031-09-01"), "[2031-07..2031-09]"),
        (', precision = "year"', ("2031-07-05", ""), "2031"),
        (', precision = "approximate"', ("2031-07-05", ""), "2031-07-05~"),
        (', precision = "uncertain"', ("2031", ""), "2031?"),
        (', precision = "unknown"', ("2031", ""), "unknown"),
        (', precision = "week"', ("2031-07-05", ""), "[2031-06-29..2031-07-11]"),
        (', precision = "week"', ("9999-12-30", ""), "[9999-12-24..9999-12-31]"),
        (', dates = "seed", precision = "week"', ("early 2031", ""), "early 2031"),
        (', dates = "seed", precision = "year"', ("early 2031", ""), "early 2031"),
    ],
)
def test_the_end_and_the_precision_of_a_date(
    precision: str, cells: tuple[str, str], expected: str
) -> None:
    assert value(f'when = {{column = "a", to = "b"{precision}}}', *cells) == expected


def test_the_end_of_an_event_is_not_before_its_start() -> None:
    assert "is before the start" in fault('when = {column = "a", to = "b"}', "2031-07", "2031-06")


def test_the_precision_of_another_column() -> None:
    terms = 'precision = {column = "b", terms = {"1" = "day", "3" = "month"}}'
    field = f'when = {{column = "a", {terms}}}'
    assert value(field, "2031-07-05", "3") == "2031-07"
    assert "'2' is not a precision of the map" in fault(field, "2031-07-05", "2")


def test_the_marks_of_estimates() -> None:
    assert value('when = {column = "a", doubtful = {b = "?"}}', "2031", "?") == "2031?"
    assert value('when = {column = "a", doubtful = {b = "?"}}', "2031", "") == "2031"
    assert value('killed = {column = "a", about = {b = ["?", "Yes"]}}', "40", "Yes") == "~40"


def test_a_time_of_another_column() -> None:
    field = 'when = {column = "a", time = "b"}'
    assert value(field, "2031-07-05", "22:34 (UTC)") == "2031-07-05T22:34Z"
    assert "has no day" in fault(field, "2031-07", "22:34")


@pytest.mark.parametrize(
    ("options", "cell", "expected"),
    [
        ("", "40", "40"),
        ("", "~40", "~40"),
        ("", "30+", "30+"),
        ("", "6..8", "6..8"),
        ("", "3.0", "3"),
        ("", "6-8", "6..8"),
        ("", "6 – 8", "6..8"),
        (', thousands = ","', "1,200-1,300", "1200..1300"),
        (', thousands = "."', "1.204", "1204"),
        (', thousands = "."', "1.204.000", "1204000"),
        ("", "unknown", "unknown"),
        (', thousands = ","', "1,200", "1200"),
        (', thousands = ".", decimal = ","', "1.200", "1200"),
        (', thousands = " "', "12 000", "12000"),
        (", times = 1000", "1.2", "1200"),
        (', none = ["n/a"]', "n/a", None),
        (', terms = {"some" = "unknown"}', "some", "unknown"),
    ],
)
def test_numbers(options: str, cell: str, expected: str | None) -> None:
    assert value(f'killed = {{column = "a"{options}}}', cell) == expected


@pytest.mark.parametrize(
    ("options", "cell", "expected"),
    [
        ("", "1,200", "thousands = ','"),
        (', thousands = ","', "1,20", "in a wrong place"),
        ("", "a few", "is not a number"),
        ("", "8-6", "write 6..8"),
        ("", "03-2031", "write 6..8"),
        ("", "2031-08-06", "write 6..8"),
        ("", "3-2031", "write 6..8"),
        ("", "1.204", 'thousands = "." or decimal = "."'),
        (', thousands = "."', "1.20", "in a wrong place"),
        (', decimal = ","', "1.2", "the decimal mark is ','"),
    ],
)
def test_what_is_no_number_rejects_the_row(options: str, cell: str, expected: str) -> None:
    assert expected in fault(f'killed = {{column = "a"{options}}}', cell)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("2", "3", "5"), "2..3..5"),
        (("2", "", "5"), "2..5"),
        (("3", "3", "3"), "3"),
        (("", "3", ""), "3"),
        (("3", "", ""), "3+"),
        (("", "", "3"), "<=3"),
        (("", "", ""), None),
    ],
)
def test_low_best_and_high(cells: tuple[str, ...], expected: str | None) -> None:
    assert value('killed = {low = "a", best = "b", high = "c"}', *cells) == expected


@pytest.mark.parametrize(
    ("options", "cells", "expected"),
    [
        ('currency = "USD"', ("1200",), "1200 USD"),
        ('currency = "USD", times = 1_000_000', ("60.5",), "60500000 USD"),
        ('currency = {column = "b"}', ("1200", "EUR"), "1200 EUR"),
        ('currency = {column = "b", terms = {"$" = "USD"}}', ("1200", "$"), "1200 USD"),
        ('currency = "USD", thousands = ","', ("$1,200.50",), "1200.50 USD"),
        ('currency = "USD", thousands = "."', ("1.200,5",), "1200.5 USD"),
        ('currency = "USD", decimal = ".", times = 1000', ("1.204",), "1204 USD"),
        ('currency = "USD", decimal = ",", times = 1000', ("1,204",), "1204 USD"),
        ('currency = "USD"', ("1.5-2",), "1.5..2 USD"),
    ],
)
def test_money(options: str, cells: tuple[str, ...], expected: str) -> None:
    assert value(f'cost = {{column = "a", {options}}}', *cells, kind="procurement") == expected


def test_money_without_its_currency_rejects_the_row() -> None:
    field = 'cost = {column = "a", currency = {column = "b"}}'
    assert "has no currency" in fault(field, "1200", "", kind="procurement")


def test_terms_by_a_table_and_what_is_not_in_it() -> None:
    field = 'form = {column = "a", terms = {"Battle" = "clash", "Talk" = ""}'
    assert value(f"{field}}}", "Battle") == "clash"
    assert value(f"{field}}}", "Talk") is None
    assert value(f"{field}}}", "Attack") == "attack", "a word of the list is that word"
    assert "add it to terms" in fault(f"{field}}}", "Melee")
    assert value(f'{field}, otherwise = "other"}}', "Melee") == "other"


def test_a_word_of_the_list_needs_no_terms() -> None:
    assert value('form = {column = "a", otherwise = "other"}', "Cyber-Attack") == "cyber-attack"
    assert value('form = {column = "a", otherwise = "other"}', "Melee") == "other"


def test_texts_by_slot() -> None:
    field = 'commitments = {each = {talks = "a", parts = "b"}}'
    assert value(field, "go on", "", kind="agreement") == {"talks": "go on"}


def test_a_table_of_terms_that_several_fields_share() -> None:
    terms = '[terms.forms]\n"Battle" = "clash"\n'
    assert value('form = {column = "a", terms = "forms"}', "Battle", more=terms) == "clash"


def test_several_values_in_one_cell_and_in_several_columns() -> None:
    assert value('tags = {columns = ["a", "b"], split = ";"}', "One; Two words", "One") == [
        "one", "two-words",
    ]  # fmt: skip
    assert value('tags = {column = "a", add = ["lead"]}', "One") == ["one", "lead"]


def test_a_text_of_several_columns_leaves_out_what_is_blank() -> None:
    field = 'summary = {template = "{a}[ by {b}][ ({c})]"}'
    assert value(field, "Fire", "Star Front") == "Fire by Star Front"
    assert value(field, "", "") is None
    assert value('summary = {template = "[[{a}]] {{x}}"}', "b") == "[b] {x}"


def test_a_value_of_some_rows_only() -> None:
    field = 'killed = {column = "a", where = {b = ["yes", ""]}, unless = {c = "old"}}'
    assert value(field, "3", "yes") == "3"
    assert value(field, "3", "") == "3"
    assert value(field, "3", "no") is None
    assert value(field, "3", "yes", "old") is None


def test_the_first_of_several_ways_that_gives_a_value() -> None:
    field = 'killed = [{column = "a"}, {column = "b"}]'
    assert value(field, "3", "4") == "3"
    assert value(field, "", "4") == "4"


def test_values_of_several_ways_are_united_where_a_field_has_several() -> None:
    assert value('tags = ["a", "b"]', "one", "two") == ["one", "two"]


def test_a_constant_is_inferred_with_its_reason() -> None:
    found = outcome('form = {value = "attack", reason = "the table lists attacks"}')
    assert found.problems == []
    canonical = found.records["reg-1"].canonical
    assert canonical["form"] == "attack"
    assert canonical["inferred"] == {"form": "the table lists attacks"}
    assert canonical["cite"]["reg"][0]["for"] == ["when"]


def test_a_default_is_inferred_only_where_the_cell_is_blank() -> None:
    field = 'killed = {column = "a", default = "unknown", reason = "blank is not known"}'
    assert outcome(field, "3").records["reg-1"].canonical.get("inferred") is None
    found = outcome(field, "").records["reg-1"].canonical
    assert (found["killed"], found["inferred"]) == ("unknown", {"killed": "blank is not known"})


def test_the_credibility_of_a_column_has_a_passage_of_its_own() -> None:
    found = outcome('killed = {column = "a", credibility = "4"}', "3", top='credibility = "2"')
    assert found.problems == []
    passages = found.records["reg-1"].canonical["cite"]["reg"]
    assert {each["credibility"]: each["for"] for each in passages} == {
        "2": ["when"], "4": ["killed"],
    }  # fmt: skip


def test_expected_and_actual_values() -> None:
    field = 'delivered = {each = {expected = "a", actual = "b"}}'
    assert value(field, "40", "30", kind="procurement") == {"expected": "40", "actual": "30"}
    assert value(field, "", "30", kind="procurement") == {"actual": "30"}


# -- kinds, keys and rows that are left out -------------------------------------------------------

MANY = """
ignore = "*"
where = {a = ["yes", "maybe"]}
[event]
key = "id"
kind = {column = "b", terms = {"talk" = "summit"}, otherwise = "incident", default = "incident"}
title = "{what}"
when = "date"
form = {column = "c", otherwise = ""}
killed = "id"
"""


def row(number: int, *cells: str) -> list[str]:
    return [str(number), "A thing", "2031-07-05", *cells, *[""] * (3 - len(cells))]


def test_rows_that_are_no_events_are_left_out_and_counted() -> None:
    found = converted_text(MANY, [COLUMNS, row(1, "yes"), row(2, "no"), row(3, "maybe"), row(4)])
    assert [each.left_out for each in found.converted] == [False, True, False, True]
    assert [len(each.rows) for each in found.converted] == [1, 1, 1, 1]
    assert len(found.events) == 2


def test_the_kind_of_a_column_and_the_fields_that_it_has() -> None:
    found = converted_text(MANY, [COLUMNS, row(1, "yes", "talk", "telephone"), row(2, "yes")])
    assert found.problems == []
    talk, other = found.events
    assert (talk["kind"], talk.get("killed"), talk.get("form")) == ("summit", None, "telephone")
    assert (other["kind"], other["killed"]) == ("incident", "2")


@pytest.mark.parametrize(
    ("cell", "key"),
    [("7", "reg-7"), ("CHD 12/b", "reg-chd-12-b"), ("a" * 200, None), ("Ж1", None)],
)
def test_the_key_of_an_event_is_that_of_its_id(cell: str, key: str | None) -> None:
    text = MANY.replace('where = {a = ["yes", "maybe"]}', "").replace('killed = "id"', "")
    found = converted_text(text, [COLUMNS, [cell, "A thing", "2031", "", "", ""]])
    assert found.problems == []
    assert key is None or found.drafts[-1].key == key


def test_a_negative_id_is_not_the_positive_one() -> None:
    text = MANY.replace('where = {a = ["yes", "maybe"]}', "").replace('killed = "id"', "")
    rows = [[cell, "A thing", "2031", "", "", ""] for cell in ("1", "-1")]
    assert len(converted_text(text, [COLUMNS, *rows]).records) == 2


def test_ids_of_other_alphabets_have_different_keys() -> None:
    text = MANY.replace('where = {a = ["yes", "maybe"]}', "").replace('killed = "id"', "")
    rows = [[cell, "A thing", "2031", "", "", ""] for cell in ("Ж1", "Ш1", "x" * 150, "x" * 151)]
    found = converted_text(text, [COLUMNS, *rows])
    assert len(found.records) == 4


def test_a_blank_id_rejects_its_row() -> None:
    found = converted_text(MANY, [COLUMNS, ["", "A thing", "2031", "yes", "", ""]])
    assert any("id: is blank" in each for each in found.faults)


def test_rows_without_an_id_have_keys_of_their_content_and_repetitions_a_number() -> None:
    text = MANY.replace('key = "id"', 'key = ["date", "what"]').replace('killed = "id"', "")
    found = converted_text(text, [COLUMNS, row(1, "yes"), row(2, "yes")])
    assert list(found.records) == ["reg-2031-07-05-a-thing", "reg-2031-07-05-a-thing-2"]


def test_a_blank_date_or_title_rejects_its_row() -> None:
    found = converted_text(MANY, [COLUMNS, ["1", "", "", "yes", "", ""]])
    assert {each.split(": ")[1] for each in found.faults} == {"what", "date"}


def test_the_passage_of_an_event_is_its_row() -> None:
    found = converted_text(MANY, [COLUMNS, row(1, "yes", "", "clash")])
    (passage,) = found.records["reg-1"].canonical["cite"]["reg"]
    assert passage["quote"] == "1,A thing,2031-07-05,yes,,clash"
    assert (passage["row"], passage["line"]) == ("1", "2")


def test_columns_with_one_name_or_none_can_be_named() -> None:
    text = """
[event]
key = "id"
kind = "incident"
title = "{what}"
when = {column = "year", dates = "year", doubtful = {"year ?" = "?"}}
killed = "year (2)"
"""
    header = ["id", "what", "year", "", "year"]
    found = converted_text(text, [header, ["1", "A thing", "2031", "?", "3"]])
    assert found.problems == []
    assert (found.events[0]["when"], found.events[0]["killed"]) == ("2031?", "3")


def test_texts_of_cells_are_never_instructions() -> None:
    for text in ("{what}", "[x]", "=1+1", "<b>", "'; drop", "\\n", "%s"):
        cells: Mapping[str, Any] = converted_text(
            MANY, [COLUMNS, ["1", text, "2031", "yes", "", ""]]
        ).events[0]
        assert cells["title"] == text
