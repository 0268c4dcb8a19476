"""The maps of the package: rows in the shapes of ACLED, UCDP GED and GDELT 2.0, all invented."""

import pytest

from tests.readers.maps.tables import converted, shipped
from tests.readers.memory import MemoryFile
from timeline.readers.formats.known import fitting
from timeline.readers.maps import shipped_maps

ACLED = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]
GED = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_name",
    "dyad_name",
    "side_a",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_headline",
    "where_prec",
    "where_coordinates",
    "adm_1",
    "latitude",
    "longitude",
    "country",
    "iso3",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
]
GDELT = shipped("gdelt").names


def acled(**cells: str) -> list[str]:
    row = {
        "event_id_cnty": "CHD1", "event_date": "05 July 2031", "year": "2031",
        "time_precision": "1", "event_type": "Battles", "sub_event_type": "Armed clash",
        "actor1": "Star Front", "inter1": "2", "actor2": "Military Forces of Chad (2030-)",
        "inter2": "1", "assoc_actor_1": "Band A; Band B", "country": "Chad", "admin1": "West",
        "location": "Oldtown", "latitude": "10.5", "longitude": "20.25", "geo_precision": "1",
        "source": "Daily Star; Radio One", "notes": "They fought.", "fatalities": "3",
    }  # fmt: skip
    return [(row | cells).get(column, "") for column in ACLED]


def ged(**cells: str) -> list[str]:
    row = {
        "id": "1", "code_status": "Clear", "type_of_violence": "1", "conflict_name": "Chad: West",
        "dyad_name": "Government of Chad - Star Front", "side_a": "Government of Chad",
        "side_b": "Star Front", "where_prec": "1", "where_coordinates": "Oldtown",
        "adm_1": "West", "latitude": "10.5", "longitude": "20.25", "country": "Chad",
        "event_clarity": "1", "date_prec": "1", "date_start": "2031-07-05 00:00:00.000",
        "date_end": "2031-07-05 00:00:00.000", "deaths_a": "1", "deaths_b": "2",
        "deaths_civilians": "0", "deaths_unknown": "0", "best": "3", "high": "5", "low": "2",
    }  # fmt: skip
    return [(row | cells).get(column, "") for column in GED]


def gdelt(**cells: str) -> list[str]:
    row = {
        "GlobalEventID": "1001", "SQLDATE": "20310705", "MonthYear": "203107", "Year": "2031",
        "Actor1Name": "CHAD", "Actor1CountryCode": "TCD", "Actor2Name": "AFRICA",
        "Actor2CountryCode": "AFR", "EventCode": "190", "EventBaseCode": "190",
        "EventRootCode": "19", "NumMentions": "4", "AvgTone": "-1.5", "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Oldtown, West, Chad", "ActionGeo_Lat": "10.5",
        "ActionGeo_Long": "20.25", "DATEADDED": "20310706001500",
        "SOURCEURL": "https://example.org/a",
    }  # fmt: skip
    return [(row | cells).get(column, "") for column in GDELT]


TABLES = {
    "acled": [ACLED, acled()],
    "ucdp-ged": [GED, ged()],
    "gdelt": [gdelt(), gdelt(GlobalEventID="1002")],
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_recognised_by_its_columns_and_by_no_other_map(name: str) -> None:
    found = fitting(MemoryFile(TABLES[name]).head(), shipped_maps())
    assert [each.name for each, _ in found] == [name]


@pytest.mark.parametrize("name", TABLES)
def test_every_row_becomes_an_event_that_the_loader_accepts(name: str) -> None:
    found = converted(shipped(name), TABLES[name])
    assert (found.faults, found.problems) == ([], [])
    assert len(found.events) == len(TABLES[name]) - (name != "gdelt")


def test_titles_above_the_header_are_no_rows() -> None:
    found = converted(shipped("acled"), [["A register"], ["Made up"], *TABLES["acled"]])
    assert len(found.events) == 1


def test_a_fight_in_acled_has_no_side_that_attacks() -> None:
    (event,) = converted(shipped("acled"), [ACLED, acled()]).events
    assert event["kind"], event["form"] == ("incident", "clash")
    assert "by" not in event
    assert "against" not in event
    assert event["involved"] == [
        "star-front",
        "military-forces-of-chad-2030",
        "band-a",
        "band-b",
    ]
    assert event["killed"] == "3"


def test_violence_against_civilians_has_a_side_that_attacks() -> None:
    row = acled(event_type="Violence against civilians", sub_event_type="Attack",
                actor2="Civilians (Chad)", inter2="7")  # fmt: skip
    (event,) = converted(shipped("acled"), [ACLED, row]).events
    assert event["by"], event["against"] == (["star-front"], ["civilians-chad"])


@pytest.mark.parametrize(
    ("date", "precision", "when"),
    [
        ("05 July 2031", "1", "2031-07-05"),
        ("2031-07-05", "1", "2031-07-05"),
        ("2031-07-05", "2", "[2031-06-29..2031-07-11]"),
        ("2031-07-16", "3", "2031-07"),
    ],
)
def test_the_precision_of_a_date_in_acled(date: str, precision: str, when: str) -> None:
    row = acled(event_date=date, time_precision=precision)
    (event,) = converted(shipped("acled"), [ACLED, row]).events
    assert event["when"] == when


def test_an_agreement_in_acled_is_no_incident() -> None:
    row = acled(event_type="Strategic developments", sub_event_type="Agreement", fatalities="0")
    found = converted(shipped("acled"), [ACLED, row])
    assert found.problems == []
    assert found.events[0]["kind"] == "agreement"
    assert found.events[0]["parties"] == ["star-front", "military-forces-of-chad-2030"]


def test_the_outlets_of_a_row_are_sources_that_its_passage_repeats() -> None:
    found = converted(shipped("acled"), [ACLED, acled()])
    assert set(found.defined("source")) == {"daily-star", "radio-one"}
    (passage,) = found.records["reg-chd1"].canonical["cite"]["reg"]
    assert passage["derived_from"] == ["daily-star", "radio-one"]


def test_coordinates_of_a_region_are_not_those_of_the_event() -> None:
    found = converted(shipped("acled"), [ACLED, acled(geo_precision="3")])
    (place,) = found.defined("place").values()
    assert place == {"name": "Oldtown, West, Chad", "country": "TCD"}


@pytest.mark.parametrize(
    ("cells", "when"),
    [
        ({}, "2031-07-05"),
        ({"date_end": "2031-07-07"}, "2031-07-05/2031-07-07"),
        ({"date_prec": "2", "date_end": "2031-07-07"}, "[2031-07-05..2031-07-07]"),
        ({"date_prec": "4", "date_start": "2031-07-01", "date_end": "2031-07-31"}, "2031-07"),
        ({"date_prec": "5", "date_start": "2031-01-01", "date_end": "2031-12-31"}, "2031"),
        (
            {"date_prec": "3", "event_clarity": "2", "date_end": "2031-07-11"},
            "2031-07-05/2031-07-11",
        ),
    ],
)
def test_the_precision_of_a_date_in_ucdp(cells: dict[str, str], when: str) -> None:
    found = converted(shipped("ucdp-ged"), [GED, ged(**cells)])
    assert found.problems == []
    assert found.events[0]["when"] == when


@pytest.mark.parametrize(
    ("low", "best", "high", "killed"),
    [("2", "3", "5", "2..3..5"), ("3", "3", "3", "3"), ("0", "0", "5", "0..0..5")],
)
def test_the_estimates_of_ucdp(low: str, best: str, high: str, killed: str) -> None:
    found = converted(shipped("ucdp-ged"), [GED, ged(low=low, best=best, high=high)])
    assert found.problems == []
    assert found.events[0]["killed"] == killed


def test_estimates_that_are_not_in_order_reject_the_row() -> None:
    found = converted(shipped("ucdp-ged"), [GED, ged(low="4")])
    assert len(found.faults) == 1
    assert "not in order: 4, 3, 5" in found.faults[0]


def test_a_government_is_its_state_and_other_sides_are_armed_groups() -> None:
    found = converted(shipped("ucdp-ged"), [GED, ged(), ged(id="2", type_of_violence="3")])
    assert found.defined("actor") == {
        "tcd": {"name": "Chad", "kind": "state", "country": "TCD"},
        "star-front": {"name": "Star Front", "kind": "armed-group"},
    }
    fight, one_sided = found.events
    assert fight["involved"] == ["tcd", "star-front"]
    assert (one_sided["by"], one_sided["against"]) == (["tcd"], ["star-front"])


def test_a_country_that_is_not_understood_is_left_out_with_a_warning() -> None:
    found = converted(shipped("ucdp-ged"), [GED, ged(country="Northland")])
    assert [fault.warning for each in found.converted for fault in each.faults] == [True]
    assert found.defined("place")["oldtown-west-northland"].get("country") is None


def test_a_row_of_gdelt_is_a_lead_and_no_fact() -> None:
    found = converted(shipped("gdelt"), [gdelt()])
    (event,) = found.events
    assert event["status"] == "claimed"
    assert event["title"].startswith("CAMEO 190:")
    assert {"cameo-190", "gdelt-lead"} <= set(event["tags"])
    assert "https://example.org/a" in event["summary"]
    assert event["by"] == ["tcd"]
    assert "against" not in event, "AFR is a region, not a country"


@pytest.mark.parametrize(
    ("root", "kind", "form"),
    [("13", "statement", "threat"), ("04", "summit", None), ("20", "incident", "attack"),
     ("05", "activity", None), ("15", "deployment", None)],
)  # fmt: skip
def test_the_kind_of_a_row_of_gdelt_is_that_of_its_code(
    root: str, kind: str, form: str | None
) -> None:
    found = converted(shipped("gdelt"), [gdelt(EventRootCode=root)])
    assert found.problems == []
    assert (found.events[0]["kind"], found.events[0].get("form")) == (kind, form)


def test_a_table_of_other_width_is_not_gdelt() -> None:
    head = MemoryFile([gdelt()[:-1]]).head()
    assert shipped("gdelt").header(head) is None
    assert "61 columns" in shipped("gdelt").misfits(head, "table.csv")[0].message
