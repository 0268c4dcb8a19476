"""The register of missile tests: salvos, local days, and what a cell does not say."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.formats.missile_rows import COLUMNS, make_register
from tests.readers.formats.missile_tables import Read, check, local_days, read
from timeline.readers.formats.base import Draft
from timeline.readers.formats.cns import CNS_MISSILES
from timeline.readers.tables.base import RawLine

_ROW = {
    "date": "2031-03-05", "time": "22:34 (UTC)", "series": "", "missile": "Comet-1",
    "facility": "North Range", "landing": "na", "apogee": "260", "distance": "1000",
    "bearing": "77", "outcome": "success", "description": "",
}  # fmt: skip
_NEXT = {"date": "2031-03-06"}


def rows(*changes: dict[str, str], **settings: str) -> Read:
    """Return what rows become that differ from one row by some cells."""
    cells = [COLUMNS, *([(_ROW | each)[name] for name in COLUMNS] for each in changes)]
    return read(CNS_MISSILES, cells, settings=settings)


def one(**change: str) -> Draft:
    """Return the launch that one row becomes, which is sound."""
    found = rows(change)
    assert not found.faults
    assert not check(found.drafts)
    (event,) = found.events.values()
    return event


def fault(**change: str) -> str:
    found = rows(change)
    (fault,) = found.faults
    assert not fault.warning
    return f"{fault.column}: {fault.message}"


def numbered(*series: str, **change: str) -> list[dict[str, str]]:
    return [{"series": each, **change} for each in series]


# -- the file ------------------------------------------------------------------------------------


def test_the_header_is_found_below_titles_and_in_any_order_and_case() -> None:
    head = [
        RawLine(1, ("Missile tests",)),
        RawLine(3, tuple(name.title() for name in COLUMNS[::-1])),
    ]
    assert CNS_MISSILES.header(head) == 1
    assert CNS_MISSILES.header([RawLine(1, ("date", "type", "event", "description"))]) is None


def test_every_row_is_in_one_result_and_problems_are_passed_on() -> None:
    cells = [COLUMNS, *(tuple(_ROW.values()) for _ in range(3)), ("broken",)]
    found = read(CNS_MISSILES, cells, bad={5: "is no row"})
    assert [row.number for each in found.converted for row in each.rows] == [1, 2, 3]
    assert str(found.items[-1]) == "made-up.csv:5: is no row"


# -- one row -------------------------------------------------------------------------------------


def test_a_row_is_one_launch_with_its_values() -> None:
    event = one(landing="East Bay", description="Reported by =cmd|'x'!A1 [b]", series="4")
    assert event.key == "made-up-2031-03-05-2234-north-range"
    assert event.fields == {
        "kind": "launch",
        "title": "Comet-1 launched from North Range",
        "when": "2031-03-05T22:34Z",
        "summary": "Reported by =cmd|'x'!A1 [b]",
        "place": "north-range",
        "systems": ["comet-1"],
        "launcher": ["prk"],
        "quantity": "1",
        "series_number": "4",
        "outcome": "success",
        "apogee": "260",
        "range": "1000",
        "bearing": "77",
        "impact_place": "east-bay",
    }
    assert set(event.inferred) == {"launcher", "quantity"}


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1,000", "1000"), ("1 000 km", "1000"), ("~1000", "~1000"), ("about 1,000 km", "~1000"),
        ("1000?", "~1000"), ("800-900", "800..900"), ("800–900 km", "800..900"), (">1000", ">1000"),
        ("over 1000", ">1000"), ("1000+", "1000+"), ("at least 1000", "1000+"), ("<50", "<50"),
        ("up to 50", "<=50"), ("58.5", "58.5"), ("unknown", "unknown"), ("Unknown", "unknown"),
        ("na", "not-applicable"), ("N/A", "not-applicable"),
    ],
)  # fmt: skip
def test_a_distance_keeps_how_sure_it_is(cell: str, number: str) -> None:
    assert one(distance=cell).fields["range"] == number


@pytest.mark.parametrize("cell", ["", "-"])
def test_a_blank_distance_says_nothing(cell: str) -> None:
    assert "range" not in one(distance=cell).fields


@pytest.mark.parametrize("cell", ["1.000", "12 miles", "900-800", "-5", "far", "1,00"])
def test_a_distance_that_is_not_clear_rejects_the_row(cell: str) -> None:
    assert fault(distance=cell).startswith("distance: ")


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        ("success", "success"), ("Successful", "success"), ("FAILED", "failure"),
        ("partial success", "partial"), ("unknown", "unknown"), ("n/a", "not-applicable"),
    ],
)  # fmt: skip
def test_outcomes_have_several_spellings(cell: str, word: str) -> None:
    assert one(outcome=cell).fields["outcome"] == word


def test_another_outcome_rejects_the_row() -> None:
    assert "success, failure, partial, unknown or na" in fault(outcome="so-so")


@pytest.mark.parametrize("cell", ["unknown", "na", ""])
def test_what_is_unknown_in_a_name_is_left_out(cell: str) -> None:
    event = one(missile=cell, facility=cell, landing=cell)
    assert not event.fields.keys() & {"systems", "form", "place", "impact_place"}
    assert event.fields["title"] == "Missile of unknown type launched"


@pytest.mark.parametrize(
    ("name", "system", "form"),
    [
        ("Scud-B", {"category": "missile", "class": "srbm"}, "ballistic"),
        ("scud b", {"category": "missile", "class": "srbm"}, "ballistic"),
        ("KN-2", {"category": "missile", "class": "srbm"}, "ballistic"),
        ("Hwasong-6 (Scud-C)", {"category": "missile", "class": "srbm"}, "ballistic"),
        ("Hwasong-15", {"category": "missile", "class": "icbm"}, "ballistic"),
        ("Unha-3", {"category": "space", "class": "launch-vehicle"}, "space"),
        ("Comet-1", {"category": "missile"}, None),
    ],
)
def test_well_known_missiles_have_their_class(
    name: str, system: dict[str, str], form: str | None
) -> None:
    found = rows({"missile": name})
    assert not check(found.drafts)
    (event,) = found.events.values()
    (key,) = event.fields["systems"]
    assert found.defined[key].fields == {"name": name, **system}
    assert event.fields.get("form") == form


# -- dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "time", "when", "days"),
    [
        ("2031-03-05", "22:34 (UTC)", "2031-03-05T22:34Z", ("2031-03-06", "2031-03-06")),
        ("2031-03-05", "22:34", "2031-03-05T22:34Z", ("2031-03-06", "2031-03-06")),
        ("2031-03-05", "9:05:00", "2031-03-05T09:05Z", ("2031-03-05", "2031-03-05")),
        ("2031-12-31", "15:00", "2031-12-31T15:00Z", ("2032-01-01", "2032-01-01")),
        ("2031-03-06", "07:34 KST", "2031-03-06T07:34+09:00", ("2031-03-06", "2031-03-06")),
        ("2016-03-05", "15:15", "2016-03-05T15:15Z", ("2016-03-05", "2016-03-05")),  # UTC+8:30
        ("2031-03-05", "unknown", "2031-03-05", ("2031-03-05", "2031-03-05")),
        ("2031-03-05", "na", "2031-03-05", ("2031-03-05", "2031-03-05")),
        ("1990-05", "unknown", "1990-05", ("1990-05-01", "1990-05-31")),
        ("1990", "", "1990", ("1990-01-01", "1990-12-31")),
        ("May 1990", "", "1990-05", ("1990-05-01", "1990-05-31")),
    ],
)
def test_the_day_is_that_of_the_place(
    date: str, time: str, when: str, days: tuple[str, str]
) -> None:
    event = one(date=date, time=time)
    assert event.fields["when"] == when
    assert local_days(event, "Asia/Pyongyang") == days


def test_a_time_without_a_place_is_on_the_local_day() -> None:
    event = one(facility="unknown")
    assert event.fields["when"] == "2031-03-06T07:34+09:00"
    assert local_days(event, "") == ("2031-03-06", "2031-03-06")


@pytest.mark.parametrize("date", ["2031-02-30", "", "soon", "1990s", "2031-21"])
def test_a_date_that_is_none_rejects_the_row(date: str) -> None:
    found = rows({"date": date})
    assert [each.column for each in found.faults] == ["date"]
    assert not found.events


def test_an_unknown_date_is_unknown() -> None:
    assert one(date="unknown", time="").fields["when"] == "unknown"


def test_a_date_with_two_meanings_is_decided_by_the_column_or_by_its_user() -> None:
    assert "dates" in fault(date="3/5/2031")
    (first, _) = rows({"date": "3/5/2031"}, {"date": "3/25/2031"}).events.values()
    assert first.fields["when"] == "2031-03-05T22:34Z"
    (only,) = rows({"date": "3/5/2031"}, dates="day-first").events.values()
    assert only.fields["when"] == "2031-05-03T22:34Z"


# -- salvos --------------------------------------------------------------------------------------


def shape(found: Read) -> list[int]:
    """Return the number of rows of each launch, and check that all is sound."""
    assert not check(found.drafts)
    sizes = []
    for each in found.converted:
        events = [draft for draft in each.drafts if draft.type == "event"]
        whole, *parts = events
        assert len(parts) in (0, len(each.rows))
        assert all(part.fields["links"] == [{"part-of": whole.key}] for part in parts)
        assert len(found.events) >= len(events)
        sizes.append(len(each.rows))
    return sizes


@pytest.mark.parametrize(
    ("changes", "sizes"),
    [
        (numbered("1", "2", "3"), [3]),
        (numbered("3", "4"), [2]),  # it need not begin at 1
        (numbered("1", "3"), [2]),  # a row is missing
        (numbered("", ""), [2]),  # the same minute and place
        (numbered("1", "1"), [2]),
        (numbered("", "", time="unknown"), [1, 1]),
        (numbered("1", "2", time="unknown"), [2]),
        (numbered("1", "1", time="unknown"), [1, 1]),
        (numbered("1", "2", "1", "2", time="unknown"), [2, 2]),
        ([{"series": "1"}, {"series": "2", "time": "22:53"}], [2]),  # minutes later
        ([{"series": "1"}, {"series": "2", "time": "23:53"}], [1, 1]),  # hours later
        ([{"series": "1", "time": "23:58"}, {"series": "2", **_NEXT, "time": "00:03"}], [2]),
        ([{"series": "1"}, {"series": "2", **_NEXT}], [1, 1]),
        ([{"series": "1"}, {"series": "2", "facility": "South Range"}], [2]),
        ([{"series": "1"}, {"series": "3", "facility": "South Range"}], [1, 1]),
        ([{"series": ""}, {"series": "", "facility": "South Range"}], [1, 1]),
        ([{"series": "1"}, {"series": "1", "missile": "Comet-2"}], [1, 1]),
        (numbered("1", "2", date="1990-05", time="unknown"), [2]),
        (numbered("1", "2", date="unknown", time="unknown"), [1, 1]),
    ],
)  # fmt: skip
def test_rows_of_one_salvo(changes: Sequence[dict[str, str]], sizes: list[int]) -> None:
    assert shape(rows(*changes)) == sizes


def salvo(*changes: dict[str, str]) -> tuple[Draft, list[Draft]]:
    found = rows(*({"series": str(number), **each} for number, each in enumerate(changes, 1)))
    assert not check(found.drafts)
    whole, *parts = found.events.values()
    return whole, parts


def test_a_salvo_has_its_number_of_missiles_and_parts_with_their_own_values() -> None:
    whole, parts = salvo({}, {"apogee": "na", "outcome": "failure"})
    assert whole.fields == {
        "kind": "launch",
        "title": "2 Comet-1 launched from North Range",
        "when": "2031-03-05T22:34Z",
        "place": "north-range",
        "systems": ["comet-1"],
        "launcher": ["prk"],
        "quantity": "2",
        "outcome": "partial",
    }
    assert whole.inferred["outcome"] == "of its 2 missiles: 1 succeeded, 1 failed"
    assert whole.inferred["quantity"] == "the salvo has 2 rows"
    assert [part.fields["apogee"] for part in parts] == ["260", "not-applicable"]
    assert [part.fields["quantity"] for part in parts] == ["1", "1"]
    assert [part.key for part in parts] == [f"{whole.key}-1", f"{whole.key}-2"]


@pytest.mark.parametrize(
    ("outcomes", "outcome"),
    [
        ("success success", "success"), ("failure failure", "failure"),
        ("success failure", "partial"), ("success failure unknown", "partial"),
        ("partial unknown", "partial"), ("success unknown", "unknown"),
        ("failure unknown", "unknown"), ("na na", "not-applicable"), ("success na", "success"),
    ],
)  # fmt: skip
def test_the_outcome_of_a_salvo_follows_from_its_missiles(outcomes: str, outcome: str) -> None:
    whole, _ = salvo(*({"outcome": each} for each in outcomes.split()))
    assert whole.fields["outcome"] == outcome
    assert whole.inferred["outcome"]


@pytest.mark.parametrize("name", ["outcome", "systems", "form"])
def test_a_salvo_does_not_state_what_one_of_its_rows_leaves_open(name: str) -> None:
    whole, parts = salvo({"missile": "Scud-B"}, {"missile": "", "outcome": ""})
    assert name not in whole.fields  # a part takes what it does not state from its whole
    assert [name in part.fields for part in parts] == [True, False]


def test_a_salvo_of_several_forms_is_mixed() -> None:
    whole, _ = salvo({"missile": "Scud-B"}, {"missile": "Hwasal-2"})
    assert whole.fields["form"] == "mixed"
    assert whole.fields["systems"] == ["scud-b", "hwasal-2"]
    assert whole.fields["title"] == "2 missiles launched from North Range"


def test_a_salvo_over_midnight_lasts_two_local_days() -> None:
    whole, parts = salvo({"time": "14:58"}, {"time": "15:03"})
    assert whole.fields["when"] == "2031-03-05/2031-03-06"
    days = [local_days(each, "Asia/Pyongyang") for each in (whole, *parts)]
    assert days == [("2031-03-05", "2031-03-06"), ("2031-03-05",) * 2, ("2031-03-06",) * 2]


def test_a_number_that_is_given_twice_in_a_salvo_is_a_warning() -> None:
    found = rows(*numbered("1", "2", "2"))
    assert [(each.column, each.warning) for each in found.faults] == [("series", True)] * 2
    assert shape(found) == [3]


def test_a_faulty_row_rejects_its_salvo() -> None:
    found = rows({"series": "1"}, {"series": "2", "outcome": "so-so"}, {"date": "2031-04-01"})
    assert [[each.column for each in item.faults] for item in found.converted] == [["outcome"], []]


# -- keys ----------------------------------------------------------------------------------------


def test_keys_stay_when_a_row_is_edited() -> None:
    before = rows(*numbered("1", "2"))
    after = rows(
        *numbered("1", "2", description="New.", outcome="failure", missile="Comet-2", apogee="1")
    )
    assert [*before.events] == [*after.events]


def test_launches_of_one_day_and_place_have_different_keys() -> None:
    found = rows(*numbered("", "", "", time="unknown"))
    base = "made-up-2031-03-05-north-range"
    assert [*found.events] == [base, f"{base}-launch-2", f"{base}-launch-3"]


# -- whose tests they are ------------------------------------------------------------------------


def test_known_records_are_used() -> None:
    known = {
        ("actor", "North Korea"): "dprk", ("place", "North Range"): "range",
        ("system", "Comet-1"): "comet",
    }  # fmt: skip
    found = read(CNS_MISSILES, [COLUMNS, tuple(_ROW.values())], known=known)
    (event,) = found.events.values()
    assert not found.defined
    values: dict[str, Any] = {"launcher": ["dprk"], "place": "range", "systems": ["comet"]}
    assert values.items() <= event.fields.items()


def test_the_state_is_that_of_the_settings() -> None:
    found = rows({}, launcher="Iran")
    assert not check(found.drafts)
    (event,) = found.events.values()
    assert event.fields["launcher"] == ["irn"]
    place = found.defined["north-range"].fields
    assert (place["country"], place["timezone"]) == ("IRN", "Asia/Tehran")


@pytest.mark.parametrize(
    "settings", [{"launcher": "France"}, {"timezone": "KST"}, {"launcher": "Comet Front"}]
)
def test_without_a_zone_no_local_day_is_guessed(settings: dict[str, str]) -> None:
    found = rows({}, **settings)
    assert any("timezone" in each.message and not each.warning for each in found.faults)


# -- a register of 340 rows ----------------------------------------------------------------------


@pytest.mark.parametrize("seed", [1, 2])
def test_a_whole_register_answers_questions(seed: int) -> None:
    made = make_register(seed)
    found = read(CNS_MISSILES, made.cells)
    assert not found.faults
    assert not check(found.drafts)
    assert len(found.converted) == made.launches
    missiles = {
        each.row.number: each for each in found.events.values() if each.fields["quantity"] == "1"
    }
    assert [*missiles] == [*range(1, len(made.rows) + 1)]
    days = [
        local_days(each, "Asia/Pyongyang" if "place" in each.fields else "")
        for each in missiles.values()
    ]
    for (first, last), expected in zip(days, made.when, strict=True):
        assert first.startswith(expected)
        assert last.startswith(expected)
    for year in range(2021, 2027):
        assert sum(first.startswith(str(year)) for first, _ in days) == made.missiles_in(year)
    outcomes = [each.fields["outcome"] for each in missiles.values()]
    succeeded, unknown = outcomes.count("success"), outcomes.count("unknown")
    judged = len(outcomes) - outcomes.count("not-applicable")
    assert (succeeded, succeeded + unknown, judged) == (229, 301, 339)


@given(st.lists(st.sampled_from(["", "1", "2", "3", "x"]), max_size=8), st.integers(0, 3))
def test_no_row_is_lost_and_no_key_is_used_twice(series: list[str], minutes: int) -> None:
    changes = [
        {"series": each, "time": f"10:{(number * minutes) % 60:02}"}
        for number, each in enumerate(series)
    ]
    found = rows(*changes)
    accounted = [row.number for each in found.converted for row in each.rows]
    assert accounted == [*range(1, len(series) + 1)]
    missiles = [each for each in found.events.values() if each.fields["quantity"] == "1"]
    assert len(missiles) == len(series)
