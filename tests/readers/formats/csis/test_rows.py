"""The register of provocations: what the names and the descriptions of its rows mean."""

import pytest

from tests.readers.formats.csis.provocations import one, rows
from tests.readers.formats.provocation_rows import whole_register
from tests.readers.formats.register_tables import check, read
from timeline.readers.formats.cns import CNS_MISSILES
from timeline.readers.formats.csis import CSIS_PROVOCATIONS
from timeline.readers.tables.base import RawLine


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
        ("In the end thirty-one soldiers were killed.", None, None),
        ("At night thirty soldiers were killed.", "30", None),
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


# -- a whole register ----------------------------------------------------------------------------


def test_the_actor_can_be_stated() -> None:
    event = next(iter(rows({}, by="Iran").events.values()))
    assert event.fields["by"] == ["irn"]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_whole_register_answers_questions(seed: int) -> None:
    made = whole_register(seed)
    found = read(CSIS_PROVOCATIONS, made.cells)
    assert not found.faults
    assert not check(found.drafts)
    events = [*found.events.values()]
    assert [event.row.number for event in events] == [*range(1, len(made.rows) + 1)]
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
