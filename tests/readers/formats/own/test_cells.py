"""Our own tables of events read back: every value, and nothing that they do not say."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.formats.slide_tables import Outcome, read, sheet
from tests.readers.memory import MemoryFile, table_of
from timeline.canonical.comparing import read_quantity
from timeline.kinds import KINDS
from timeline.kinds.columns import (
    EVIDENCE,
    PUBLICATIONS,
    READABLE,
    TERMS,
    event_columns,
    name_columns,
)
from timeline.quantities import Quantity
from timeline.readers.formats.own import OWN_TABLE
from timeline.readers.formats.own.rows import OwnRows
from timeline.readers.tables.base import NumberCell, RawLine, TableRow
from timeline.text import texts_in_cell, texts_of_cell

KNOWN = {
    **{("actor", key): key for key in ("northland", "southland")},
    ("system", "falcon"): "falcon",
    ("place", "north-range"): "north-range",
}
ROW = {"key": "a-drill", "kind": "exercise", "title": "A drill", "when": "2031-05"}


def of_rows(*rows: Mapping[str, str], names: list[str] | None = None, **given: Any) -> Outcome:
    full = [{**ROW, **row} for row in rows]
    return read(OWN_TABLE, sheet(names or event_columns(), *full), KNOWN, **given)


def one(**cells: str) -> dict[str, Any]:
    return of_rows(cells).only


@pytest.mark.parametrize("kind", [None, *KINDS])
def test_a_table_is_known_by_its_columns(kind: str | None) -> None:
    columns = event_columns(KINDS[kind] if kind else None)
    assert OWN_TABLE.header([RawLine(1, tuple(columns))]) == 0
    assert OWN_TABLE.header([RawLine(1, (*reversed(columns), "Checked by"))]) == 0
    assert OWN_TABLE.header([RawLine(1, ("key", "title", "name", "events"))]) is None
    assert OWN_TABLE.header([RawLine(1, ("kind", "title", "when", "weapon"))]) is None


def test_a_table_can_be_written_by_hand_with_the_columns_that_it_needs() -> None:
    cells = [
        ["when", "kind", "title", "participants"],
        ["2031", "exercise", "A drill", "northland"],
    ]
    record = read(OWN_TABLE, cells, KNOWN).records["made-up-2031-a-drill"]
    assert record["participants"] == ["northland"]


def test_a_number_of_a_workbook_needs_no_more_digits() -> None:
    """In a text the point of 1.204 may mark thousands; a person cannot add a 0 to a number."""
    names = ["when", "kind", "title", "range"]
    row = ["2031", "launch", "A launch", NumberCell("1.204")]
    assert read(OWN_TABLE, [names, row]).only["range"] == "1.2040"
    with pytest.raises(AssertionError, match="may mark thousands"):  # the loader refuses the record
        read(OWN_TABLE, [names, [*row[:3], "1.204"]])


def test_every_column_of_every_kind_is_read_or_computed() -> None:
    computed = {"edtf", "precision", "qualifiers", "sure", "earliest", "latest", "actors"}
    computed |= {
        PUBLICATIONS,
        *name_columns().values(),
        *(each.name for each in TERMS.values()),
        *READABLE,
    }
    read_ = {name for columns in OWN_TABLE.columns.values() for name in columns}
    evidence = set(EVIDENCE) - {"links"}
    assert set(event_columns()) == read_ | computed | evidence | {"key"}


def test_every_shape_of_value_is_read() -> None:
    record = one(
        key="an-order",
        kind="procurement",
        status="announced",
        summary="Two lines\nof text",
        place="north-range",
        systems="falcon",
        tags="arms;border",
        stage="ordered",
        buyer="northland;southland",
        delivered_expected="12",
        delivered_expected_qualifier="exact",
        delivered_expected_low="12",
        delivered_expected_high="12",
        delivery_actual="{2013,2014}",
        deliveries_when="2013;2014?;",
        deliveries_quantity="8;;~3",
        cost="3900000000000",
        cost_low="3120000000000",
        cost_high="4680000000000",
        cost_qualifier="about",
        cost_unit="KRW",
        tiv_unit="22.5",
    )
    assert {name: value for name, value in record.items() if name not in ("cite", "title")} == {
        "kind": "procurement", "when": "2031-05", "status": "announced",
        "summary": "Two lines\nof text", "place": "north-range", "systems": ["falcon"],
        "tags": ["arms", "border"], "stage": "ordered", "buyer": ["northland", "southland"],
        "delivered": {"expected": "12"}, "delivery": {"actual": "{2013,2014}"},
        "deliveries": {
            "1.when": "2013", "1.quantity": "8", "2.when": "2014?", "3.quantity": "~3",
        },
        "cost": "~3.9e12 KRW", "tiv_unit": "22.5",
    }  # fmt: skip


def test_values_of_participants_and_texts_by_slot() -> None:
    drill = one(
        participants="northland;southland", troops_by_participant="northland=>5;southland=~9"
    )
    assert drill["troops"] == {"northland": ">5", "southland": "~9"}
    said = one(kind="statement", commitments="talks: continue\nat: once\nand more\nb-2: x: y")
    assert said["commitments"] == {"talks": "continue", "at": "once\nand more", "b-2": "x: y"}


@given(st.dictionaries(st.sampled_from(["talks", "at", "b-2"]), st.text("a-: \n", max_size=12)))
def test_texts_by_slot_come_back(texts: dict[str, str]) -> None:
    assert texts_of_cell(texts_in_cell(texts)) == (texts or {"": ""})


@given(
    st.sampled_from(["{}", "~{}", "{}+", ">{}", "<{}", "<={}"]),
    st.decimals(1, 10**9, places=1) | st.integers(1, 10**15).map(Decimal),
    st.booleans(),
)
def test_a_number_comes_back_with_its_bounds(mark: str, figure: Decimal, whole: bool) -> None:
    number = figure.to_integral_value() if whole else figure
    check_number(read_quantity(mark.format(f"{number:f}"), False, whole), whole)


@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=3, unique=True), st.booleans())
def test_a_range_comes_back(figures: list[int], whole: bool) -> None:
    check_number(read_quantity("..".join(map(str, sorted(figures))), False, whole), whole)


def check_number(number: Quantity, whole: bool) -> None:
    """Read a number back from the cells that it is written to."""
    name, unit = ("quantity", "missiles") if whole else ("range", "km")
    for best in (number.possible, number.best):  # earlier versions wrote every figure
        figures = zip(("", "_low", "_high"), (best, number.low, number.high), strict=True)
        cells = {f"{name}{part}": f"{each:f}" for part, each in figures if each is not None}
        cells |= {f"{name}_qualifier": number.qualifier, f"{name}_unit": unit}
        record = one(kind="launch", **cells)
        assert read_quantity(record[name], False, whole) == number


@pytest.mark.parametrize("word", ["unknown", "not-applicable"])
def test_a_number_that_nobody_gives_stays_one(word: str) -> None:
    assert one(kind="launch", range_qualifier=word, range_unit="km")["range"] == word


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"aircraft": "9", "aircraft_low": "8", "aircraft_high": "8"}, "aircraft_qualifier"),
        (
            {
                "aircraft": "9", "aircraft_low": "8", "aircraft_high": "8",
                "aircraft_qualifier": "exact",
            },
            "aircraft",
        ),
        ({"aircraft": "nine", "aircraft_low": "8", "aircraft_qualifier": "over"}, "aircraft"),
        ({"aircraft": "9", "aircraft_unit": "dozens"}, "aircraft_unit"),
        ({"troops_by_participant": "northland 5"}, "troops_by_participant"),
        ({"links": "part-of"}, "links"),
        ({"outcome": "success"}, "outcome"),
        ({"kind": "exersise"}, "kind"),
        ({"kind": ""}, "kind"),
        ({"key": "A Drill"}, "key"),
        ({"participants": "nowhere"}, "participants"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_cell(cells: dict[str, str], column: str) -> None:
    found = of_rows(cells)
    assert [each.split(": ")[1] for each in found.refused] == [column]
    assert not found.records


def test_unknown_names_become_records_if_asked() -> None:
    found = of_rows({"participants": "northland;nowhere"}, add_unknown=True)
    assert found.only["participants"] == ["northland", "nowhere"]
    assert [(draft.type, draft.key) for draft in found.drafts] == [
        ("actor", "nowhere"), ("event", "a-drill"),
    ]  # fmt: skip


def test_values_are_cited_to_the_row_without_the_old_evidence() -> None:
    found = of_rows({"place": "north-range", "sources": "a-note", "quotes": "a-note: it was so"})
    (passage,) = found.passages
    assert passage["for"] == ["when", "place"]
    assert passage["row"] == "1"
    assert "north-range" in passage["quote"]
    assert "a-note" not in passage["quote"]


def test_an_inferred_value_stays_inferred() -> None:
    cells = {
        "participants": "northland;southland",
        "troops_by_participant": "northland=5;southland=9",
        "inferred": "when;troops.southland;range",
    }
    record = of_rows(cells).only
    assert list(record["inferred"]) == ["when", "troops.southland"]
    assert record["cite"]["made-up"][0]["for"] == ["participants", "troops.northland"]
    assert "cite" not in one(inferred="when")


def test_links_and_dates_keep_to_events_that_are_known() -> None:
    found = of_rows(
        {"links": "part-of=an-exercise;responds-to=elsewhere", "when": "1 day after an-exercise"},
        {
            "key": "an-exercise", "when": "by published a-paper and after 2030", "edtf": "2031",
            "title": "All",
        },
    )  # fmt: skip
    first, second = found.records.values()
    assert first["links"] == [["part-of", "an-exercise"]]
    assert first["when"] == "1 day after an-exercise"
    assert first["cite"]["made-up"][0]["note"] == "links: responds-to=elsewhere"
    assert second["when"] == "2031"
    assert second["cite"]["made-up"][0]["note"] == "when: by published a-paper and after 2030"
    assert [each.partition(":")[0] for each in found.warnings] == ["2", "3"]


def test_a_row_that_somebody_added_needs_no_key() -> None:
    assert list(of_rows({"key": "", "title": "A new drill"}).records) == [
        "made-up-2031-05-a-new-drill"
    ]


def test_columns_of_others_are_named_once() -> None:
    names = [*event_columns(), "Checked by"]
    found = of_rows({"Checked by": "me"}, {"key": "another", "Checked by": "me"}, names=names)
    assert [each for each in found.warnings if "'Checked by'" in each] == found.warnings[:1]
    assert len(found.records) == 2


@pytest.mark.parametrize(
    ("format_", "exported", "title"),
    [
        ("csv", False, "\x1b[31m <U+001B>"),
        ("xlsx", False, "<U+001B>[31m <U+003C>U+001B>"),
        ("csv", True, "\x1b[31m <U+001B>"),
        ("xlsx", True, "\x1b[31m <U+001B>"),
    ],
)
def test_control_characters_are_shown_in_csv_and_in_what_was_exported(
    format_: str, exported: bool, title: str
) -> None:
    cells = [["kind", "title", "when"], ["exercise", "<U+001B>[31m <U+003C>U+001B>", "2031"]]
    if exported:
        cells = [[*cells[0], "key", "edtf", "sure"], [*cells[1], "a", "2031", "yes"]]
    table = table_of(OWN_TABLE, MemoryFile(cells, format=format_))
    (row,) = table.rows()
    assert isinstance(row, TableRow)
    assert OwnRows(table).cell(row, "title") == title


def test_the_apostrophes_of_the_excel_mode_are_removed() -> None:
    cells = {"title": "'=1+1", "summary": "'- a\n- b", "when": "'-0043"}
    record = one(**cells)
    assert (record["title"], record["summary"], record["when"]) == ("=1+1", "- a\n- b", "-0043")


def test_an_apostrophe_is_kept_where_formulas_are_not_neutral() -> None:
    first, second = of_rows({"title": "'=1+1"}, {"key": "b", "title": "=1+1"}).records.values()
    assert (first["title"], second["title"]) == ("'=1+1", "=1+1")
