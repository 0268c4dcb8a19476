"""The register of provocations: its names, dates, and addresses run together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.formats.missile_tables import Read, check, read
from tests.readers.formats.provocation_rows import COLUMNS, make_provocations
from timeline.readers.formats.base import Draft
from timeline.readers.formats.cns import CNS_MISSILES
from timeline.readers.formats.csis import CSIS_PROVOCATIONS
from timeline.readers.tables.base import RawLine

_ROW = {
    "date": "2031-03-12", "type": "Other Provocation", "event": "Exchange of Fire",
    "description": "A post was fired at.", "resources": "",
}  # fmt: skip


def rows(*changes: dict[str, str], **settings: str) -> Read:
    """Return what rows become that differ from one row by some cells."""
    cells = [COLUMNS, *([(_ROW | each)[name] for name in COLUMNS] for each in changes)]
    return read(CSIS_PROVOCATIONS, cells, settings=settings)


def one(**change: str) -> Draft:
    """Return the event that one row becomes, which is sound."""
    found = rows(change)
    assert not [each for each in found.faults if not each.warning]
    assert not check(found.drafts)
    (event,) = found.events.values()
    return event


def origins(cell: str) -> list[str]:
    """Return the addresses and titles of the sources that a cell of resources becomes."""
    found = rows({"resources": cell})
    assert not check(found.drafts)
    (event,) = found.events.values()
    keys = event.citations[0].more.get("derived_from", [])
    sources = {key: each.fields for key, each in found.defined.items() if each.type == "source"}
    assert [*sources] == keys
    return [str(each.get("url") or each["title"]) for each in sources.values()]


def test_the_two_registers_are_not_taken_for_each_other() -> None:
    head = [
        RawLine(1, ("Provocations",)),
        RawLine(2, ("Date", "Type", "Event", "Description", "Resources", "year")),
    ]
    assert CSIS_PROVOCATIONS.header(head) == 1
    assert CNS_MISSILES.header(head) is None
    assert CSIS_PROVOCATIONS.header([RawLine(1, ("date", "type", "event"))]) is None


# -- one row -------------------------------------------------------------------------------------


def test_a_row_is_one_event_with_its_values() -> None:
    event = one(
        description="A “post” â€™ was fired at. [b]=1+1", resources="https://example.org/fire"
    )
    assert event.key == "made-up-2031-03-12-exchange-of-fire"
    assert event.fields == {
        "kind": "incident",
        "title": "Exchange of Fire",
        "when": "2031-03-12",
        "summary": "A “post” â€™ was fired at. [b]=1+1",
        "by": ["prk"],
        "form": "fire",
        "tags": ["other-provocation"],
    }
    assert event.inferred == {"by": "the register lists provocations of North Korea"}
    (citation,) = event.citations
    assert {*citation.paths} == {"when", "form"}
    assert citation.more == {"derived_from": ["example-org-fire"]}


@pytest.mark.parametrize(
    ("name", "kind", "form"),
    [
        ("Intercontinental Ballistic Missile", "launch", "ballistic"),
        ("Submarine Launched Ballistic Missile Launch", "launch", "ballistic"),
        ("Long-range Cruise Missile Launch", "launch", "cruise"),
        ("Short-range Surface-to-Air Missile Launch", "launch", "interceptor"),
        ("Multiple Launch Rocket System (MLRS) Test", "launch", "artillery-rocket"),
        ("Satellite Launch", "launch", "space"),
        ("Short-range Missile Launch", "launch", None),
        ("Nuclear Test / Short-range missile launch", "test", "nuclear"),
        ("Rocket Engine Test", "test", "engine"),
        ("Ejection Test", "test", "ejection"),
        ("Underwater nuclear attack drone", "test", "underwater"),
        ("Nuclear Fuel Reactor Operation", "activity", "production"),
        ("Loudspeakers at the border", "activity", "broadcast"),
        ("Airplane Exercise", "exercise", "air"),
        ("Artillery Fire", "incident", "fire"),
        ("Naval Clash", "incident", "clash"),
        ("Drones (UAVs)", "incident", "drone"),
        ("GPS Signal Jamming", "incident", "jamming"),
        ("Hijacking of a Plane", "incident", "seizure"),
        ("Helicopter Shot Down", "incident", "shootdown"),
        ("Tunnel Discovery", "incident", "discovery"),
        ("Defection of a Soldier", "incident", "defection"),
        ("Infiltration and Sinking of a Vessel", "incident", "infiltration"),
        ("Land Mine Explosion", "incident", "explosion"),
        ("Territorial Incursion (Air)", "incident", "incursion-air"),
        ("NLL Crossing", "incident", "incursion-sea"),
        ("DMZ Encroachment", "incident", "incursion-land"),
        ("Border Closure", "measure", "closure"),
        ("Sanctions", "measure", "sanction"),
        ("No-Sail Zone Declared", "statement", "notice"),
        ("Threat of a Strike", "statement", "threat"),
        ("Withdrawal from NPT", "agreement", "treaty"),
    ],
)
def test_the_name_of_an_event_means_its_kind_and_form(
    name: str, kind: str, form: str | None
) -> None:
    event = one(event=name)
    assert (event.fields["kind"], event.fields.get("form")) == (kind, form)
    assert ["prk"] in event.fields.values()


def test_a_withdrawal_is_a_stage_of_an_agreement() -> None:
    assert one(event="Withdrawal from NPT").fields["stage"] == "withdrawn"


@pytest.mark.parametrize(
    "name", ["Tunnel Discovery", "Sinking of North Korean Vessel", "Capture of NK Spy Vessel"]
)
def test_the_state_is_not_blamed_for_what_others_did(name: str) -> None:
    event = one(event=name)
    assert "by" not in event.fields
    assert event.fields["involved"] == ["prk"]


@pytest.mark.parametrize(
    ("type_", "kind"), [("Other Provocation", "incident"), ("Missile Provocation", "launch")]
)
def test_another_name_keeps_what_is_sure_and_is_a_warning(type_: str, kind: str) -> None:
    found = rows({"event": "The Lantern Affair", "type": type_})
    (event,) = found.events.values()
    assert (event.fields["kind"], event.fields.get("form")) == (kind, None)
    (fault,) = found.faults
    assert fault.warning
    assert "The Lantern Affair" in fault.message


def test_without_a_name_the_description_gives_the_title() -> None:
    event = one(event="", description="A post was fired at. Nobody was hurt.")
    assert event.fields["title"] == "A post was fired at"
    found = rows({"event": "", "description": ""})
    assert not found.events
    assert [each.column for each in found.faults] == ["event"]


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("It fired three short-range missiles into the bay.", "3"),
        ("It launched a new missile. The missile flew 50 km.", "1"),
        ("It fired at least 7 missiles.", "7+"),
        ("It fired approximately 10 missiles.", "~10"),
        ("It fired multiple missiles.", None),
        ("It fired two Comet and three Lantern missiles.", None),
        ("It fired 4 missiles at dawn, then launched 3 more missiles.", None),
        ("It fired two missiles. One missile failed.", None),
        ("It fired a missile and a second one later.", None),
    ],
)
def test_a_number_of_missiles_counts_only_beyond_doubt(text: str, quantity: str | None) -> None:
    event = one(event="Short-range Missile Launch", description=text)
    assert event.fields.get("quantity") == quantity


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("At night two soldiers were killed.", "2", None),
        ("12 people were injured.", None, "12"),
        ("Two soldiers were killed. In another place three soldiers were killed.", None, None),
        ("Six Northland and three Southland soldiers were killed.", None, None),
        ("No soldiers were killed.", None, None),
        ("Casualties are not known.", None, None),
    ],
)
def test_casualties_count_only_beyond_doubt(
    text: str, killed: str | None, wounded: str | None
) -> None:
    event = one(description=text)
    assert (event.fields.get("killed"), event.fields.get("wounded")) == (killed, wounded)


# -- dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "date",
    ["2031-03-12", "March 12, 2031", "12 March 2031", "Mar. 12, 2031", "2031/3/12", "20310312",
     "Wednesday, March 12, 2031", "2031-03-12 00:00:00", "3/12/2031", "12.3.2031"],
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


def test_a_row_that_repeats_the_one_before_it_is_the_same_event() -> None:
    found = rows({}, {}, {"description": "Another."})
    assert [len(each.rows) for each in found.converted] == [2, 1]
    assert len(found.events) == 2


# -- resources -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", []),
        ("n/a", []),
        ("https://a.orghttps://b.org", ["https://a.org", "https://b.org"]),
        ("https://a.org/x;https://b.org", ["https://a.org/x", "https://b.org"]),
        ("https://a.org/x, https://b.org", ["https://a.org/x", "https://b.org"]),
        ("https://a.org/x\nhttps://b.org", ["https://a.org/x", "https://b.org"]),
        ("https://a.org/x https://b.org.", ["https://a.org/x", "https://b.org"]),
        ("https://a.org/x/https://b.org", ["https://a.org/x/", "https://b.org"]),
        ("https://a.org/xVideo:https://b.org", ["https://a.org/x", "https://b.org"]),
        ('"https://a.org/x"">https://a.org/x"">', ["https://a.org/x"]),
        ("https://a.org/xhttp://www.a.org/x/", ["https://a.org/x"]),
        ("www.a.org/x", ["http://www.a.org/x"]),
        ("https://a.org/x?id=1;https://a.org/x?id=2", ["https://a.org/x?id=1", "https://a.org/x?id=2"]),
        ("https://a.org/Ab;https://a.org/aB", ["https://a.org/Ab", "https://a.org/aB"]),
        ("https://web.archive.org/web/2031/https://b.org", ["https://web.archive.org/web/2031/https://b.org"]),
        ("https://a.org/?to=https://b.org/", ["https://a.org/?to=https://b.org/"]),
        ("https://a.org/x;Handbook, page 12", ["https://a.org/x", "Handbook"]),
        ("Handbook, pp. 12-13.", ["Handbook"]),
        ("https://[abc", ["https://[abc"]),
    ],
)  # fmt: skip
def test_each_address_of_a_cell_is_a_source(cell: str, expected: list[str]) -> None:
    assert origins(cell) == expected


def test_a_page_is_kept_in_the_passage() -> None:
    event = one(resources="https://a.org/x; Handbook, page 12")
    assert event.citations[0].more["note"] == "Handbook, page 12"


def test_a_text_before_an_address_is_its_title() -> None:
    found = rows({"resources": "Daily Lantern: https://a.org/x; Evening Post - https://b.org/y"})
    titles = [each.fields["title"] for each in found.defined.values() if each.type == "source"]
    assert titles == ["Daily Lantern", "Evening Post"]


def test_a_title_glued_to_an_address_is_found_by_other_rows() -> None:
    found = rows(
        {"resources": "https://a.org/xYzThe Book of Lanterns, page 3.", "event": "Fire"},
        {"resources": "https://a.org/x; The Book of Lanterns, page 12."},
    )
    urls = [each.fields.get("url") for each in found.defined.values() if each.type == "source"]
    assert urls == ["https://a.org/xYz", None, "https://a.org/x"]


def test_rows_of_one_address_share_its_source() -> None:
    found = rows(
        {"resources": "https://a.org/x"},
        {"resources": "http://www.A.org/x/#top", "event": "Fire"},
    )
    assert not check(found.drafts)
    origins = [each.citations[0].more["derived_from"] for each in found.events.values()]
    assert origins == [["a-org-x"], ["a-org-x"]]
    assert [each.type for each in found.drafts].count("source") == 1


@given(st.lists(st.sampled_from(["https://a.org/1", "http://b.org/2", "www.c.org/3"]), max_size=5),
       st.sampled_from([";", " ", "\n", ", ", " ; "]))  # fmt: skip
def test_separators_do_not_matter(addresses: list[str], separator: str) -> None:
    wanted = [each if "://" in each else f"http://{each}" for each in dict.fromkeys(addresses)]
    assert origins(separator.join(addresses)) == wanted


@given(st.text(max_size=60))
def test_no_text_of_a_resource_stops_the_table(text: str) -> None:
    found = rows({"resources": text})
    assert len(found.events) == 1
    assert not check(found.drafts)


# -- a register of 500 rows ----------------------------------------------------------------------


def test_the_actor_can_be_stated() -> None:
    event = next(iter(rows({}, by="Iran").events.values()))
    assert event.fields["by"] == ["irn"]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_whole_register_answers_questions(seed: int) -> None:
    made = make_provocations(seed)
    found = read(CSIS_PROVOCATIONS, made.cells)
    assert not found.faults
    assert not check(found.drafts)
    events = [*found.events.values()]
    assert [event.row.number for event in events] == [*range(1, 501)]
    assert [event.fields["when"] for event in events] == made.when
    kinds = [(event.fields["kind"], event.fields["form"]) for event in events]
    assert {each: kinds.count(each) for each in made.kinds} == made.kinds
    names = {
        key: str(each.fields["url"]) for key, each in found.defined.items() if "url" in each.fields
    }
    for event, addresses in zip(events, made.addresses, strict=True):
        keys = event.citations[0].more.get("derived_from", [])
        cited = [names[key].partition("://")[2].removeprefix("www.") for key in keys]
        assert cited == addresses
