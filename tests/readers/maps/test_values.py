"""Dates, numbers and money in the cells of a table: every option of such a field of a map."""

import re

import pytest

from tests.readers.maps.one_row import fault, value


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
        ('"words"', "août 2031", "2031-08"),
        ('["d/m/y", "words"]', "c. 2031", "2031~"),
        ('["d/m/y", "words"]', "05/07/2031", "2031-07-05"),
        ('"words"', "2031년 7월 5일", "2031-07-05"),
        ('["iso", "%d %B %Y"]', "5 July 2031", "2031-07-05"),
    ],
)
def test_layouts_of_dates(layout: str, cell: str, expected: str) -> None:
    assert value(f'when = {{column = "a", dates = {layout}}}', cell) == expected


@pytest.mark.parametrize(
    ("layout", "cell"),
    [("d/m/y", "5/13/2031"), ("d/m/y", "31/2/2031"), ("iso", "5 July 2031"), ("d/m/y", "5/7/31"),
     ("%d %B %Y", "5 Juli 2031"), ("yyyymmdd", "20311305"), ("year", "31"),
     ("words", "5/7/2031"), ("words", "2030-2031"), ("words", "after E1"), ("words", "Star-1")],
)  # fmt: skip
def test_a_date_of_another_layout_is_never_guessed(layout: str, cell: str) -> None:
    found = fault(f'when = {{column = "a", dates = "{layout}"}}', cell)
    assert repr(cell) in found


@pytest.mark.parametrize(
    ("layout", "cell", "way"),
    [
        ('"d/m/y"', "Spring 2031", 'write 2031-21 (March to May), and add "seed" to the dates'),
        ('"d/m/y"', "22.-24.7.2031", 'write 2031-07-22/2031-07-24, and add "seed" to the dates'),
        ('"year"', "(2031)", "write 2031"),
        ('"%d %B %Y"', "2031~", 'add "seed" to the dates'),
        ('["d/m/y", "seed"]', "ca. 2031", "write 2031~"),
        ('["d/m/y", "seed"]', "31/2/2031", "there is no day 31 in this month"),
        ('"iso"', "5/7/2031", "say which comes first, --source settings.dates=d/m/y or m/d/y"),
        ('"iso"', "", 'write in the map: default = "unknown", reason = "…"'),
    ],
)
def test_the_fault_of_a_date_says_what_to_write(layout: str, cell: str, way: str) -> None:
    found, in_map, terms = fault(f'when = {{column = "a", dates = {layout}}}', cell).partition(
        "; or say it in the map: "
    )
    found, in_words, _ = found.partition(', or add "words" to the dates of the map')
    assert found.endswith((way, f"{way} of the map"))
    if in_words:
        meant = value(f'when = {{column = "a", dates = [{layout.strip("[]")}, "words"]}}', cell)
        assert way.startswith(f"write {meant}")
    if in_map:
        meant = value(f'when = {{column = "a", dates = {layout}, {terms}}}', cell)
        assert way.startswith(f"write {meant}")
    if way.startswith("write 2031") and cell:  # so it is read
        text = way.removeprefix("write ").partition(",")[0].partition(" ")[0]
        assert value('when = {column = "a", dates = ["year", "d/m/y", "seed"]}', text) == text


@pytest.mark.parametrize(
    ("marks", "cell", "way", "meant"),
    [
        ('thousands = ","', "about 5,000", "write ~5000", "~5000"),
        ('thousands = "."', "about 5.000", "write ~5000", "~5000"),
        ('decimal = "mixed"', "over 1.135.000", 'write ">1135000"', ">1135000"),
        ('thousands = ","', "5 or 6", "write 5..6", "5..6"),
        ("times = 1000", "c. 20", "write ~20", "~20000"),
        ("times = 1000", "12 to 20", "write 12..20", "12000..20000"),
    ],
)
def test_the_fault_of_a_number_in_words_says_what_to_write_and_what_the_map_can_say(
    marks: str, cell: str, way: str, meant: str
) -> None:
    found, _, terms = fault(f'quantity = {{column = "a", {marks}}}', cell).partition(
        "; or say it in the map: "
    )
    assert found == f"2: a: {cell!r} is not a number: {way}"
    assert value(f'quantity = {{column = "a", {marks}, {terms}}}', cell) == meant


@pytest.mark.parametrize("mark", ["¹", "²³", "*", " †", "[3]", " [a]"])
def test_the_mark_of_a_footnote_is_no_part_of_a_date_or_a_number(mark: str) -> None:
    for column, cell, meant in [
        ('when = {column = "a", dates = "d/m/y"', "12.07.2031", "2031-07-12"),
        ('when = {column = "a", dates = "iso-day"', "2031", "2031"),
        ('quantity = {column = "a", thousands = ","', "1,200", "1200"),
        ('quantity = {column = "a", times = 1000', "18", "18000"),
    ]:
        told, _, terms = fault(f"{column}}}", cell + mark).partition("; or say it in the map: ")
        assert told.endswith((f"; write {cell}", f": write {cell}"))
        assert value(f"{column}, {terms}}}", cell + mark) == meant
    power = fault('quantity = {column = "a"}', "10⁹")
    assert "write 10;" not in power


def test_what_is_planned_is_no_part_of_a_date() -> None:
    told = fault('when = {column = "a", dates = "iso-day"}', "2031 (planned)")
    assert "; write 2031" in told
    assert told.endswith("; state planned as its status")


def test_the_fault_of_a_word_for_a_number_invents_none() -> None:
    found = fault('quantity = {column = "a"}', "n.k. ")
    unknown, none = re.findall(r"(?:terms|none) = (?:\{.*?\}|\[.*?\])", found)
    assert value(f'quantity = {{column = "a", {unknown}}}', "n.k. ") == "unknown"
    assert value(f'quantity = {{column = "a", {none}}}', "n.k. ") is None
    assert 'which number "5,000 troops"' in fault('quantity = {column = "a"}', "5,000 troops")


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
    ("field", "cells", "column"),
    [
        ("killed", ("unknown", "3", "5"), "a"),
        ("killed", ("1", "~3", "5"), "b"),
        ("killed", ("4", "3", "5"), "b"),
        ("killed", ("1", "3", "2"), "c"),
        ("killed", ("", "3", "5"), "b"),
        ("when", ("x", "2", "3"), "a"),
        ("when", ("2031", "13", "3"), "b"),
        ("when", ("2031", "Febr", "3"), "b"),
        ("when", ("2031", "2", "30"), "c"),
        ("when", ("2031", "", "3"), "c"),
    ],
)
def test_a_fault_in_a_value_of_several_columns_names_the_one_that_is_wrong(
    field: str, cells: tuple[str, ...], column: str
) -> None:
    spec = {"killed": 'low = "a", best = "b", high = "c"', "when": 'parts = ["a", "b", "c"]'}
    assert fault(f"{field} = {{{spec[field]}}}", *cells).startswith(f"2: {column}: ")


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
