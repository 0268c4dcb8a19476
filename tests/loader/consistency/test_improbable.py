"""What is improbable between an event and its actors, or the events that it is linked to."""

# ruff: noqa: E501 - the table reads best with one case a line

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from tests import yamls
from timeline.errors import DataError
from timeline.loader import load

ACTORS = {
    "rvn": {"name": "South Vietnam", "kind": "former-state", "valid_from": "1955-10-26",
            "valid_until": "1975-04-30"},
    "firm": {"name": "Firm", "kind": "company", "valid_from": "1995"},
    "usa": {"name": "United States", "kind": "state"},
}  # fmt: skip


def warnings(engine: Engine, folder: Path, **sections: Any) -> list[str]:
    """Load, and return the warnings as ``FIELD: MESSAGE``."""
    folder.mkdir(exist_ok=True)
    for body in sections.get("events", {}).values():
        names = [name for name in body if name not in ("kind", "title", "inferred")]
        body["inferred"] = dict.fromkeys(names, "r")
    (folder / "a.yaml").write_text(yamls.written(sections))
    found = load(engine, [folder]).warnings
    assert all(each.warning and each.line for each in found)
    return [f"{each.field}: {each.message}" for each in found]


def event(when: str, kind: str = "procurement", **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "title": "T", "when": when} | fields


@pytest.mark.parametrize("stored", [False, True])
def test_an_actor_takes_part_while_it_exists(engine: Engine, tmp_path: Path, stored: bool) -> None:
    sections: dict[str, Any] = {"actors": ACTORS}
    if stored:
        assert warnings(engine, tmp_path / "actors", actors=ACTORS) == []
        sections = {}
    events = {
        "late": event("1976", buyer="rvn"),
        "early": event("1950/1954", buyer=["usa", "rvn"], seller="firm"),
        "in-time": event("1975", buyer="rvn"),
        "on-the-day": event("1975-04-30", buyer="rvn"),
        "perhaps": event("before late", buyer="rvn"),
        "solved": event("1 year after late", buyer="rvn"),
        "unknown": event("unknown", buyer="rvn"),
        "about": event("2020", "statement", target="rvn", speaker="usa"),
    }
    found = warnings(engine, tmp_path / "events", **sections, events=events)
    after = "rvn existed until 1975-04-30, and the event began after it"
    before = "did not exist before {}, and the event ended before it"
    advice = ": check the actor and both dates"
    assert found == [
        f"late.buyer.rvn: {after}{advice}",
        f"early.buyer.rvn: rvn {before.format('1955-10-26')}{advice}",
        f"early.seller.firm: firm {before.format('1995')}{advice}",
        f"solved.buyer.rvn: {after}{advice}",
    ]
    assert warnings(engine, tmp_path / "events", **sections, events=events) == []


def test_a_later_date_of_an_actor_is_compared_with_stored_events(
    engine: Engine, tmp_path: Path
) -> None:
    events = {
        **{f"late-{year}": event(str(year), buyer="rvn") for year in range(1976, 1981)},
        "in-time": event("1975", buyer="rvn"),
        "about": event("2020", "statement", target="rvn", speaker="usa"),
        "unknown": event("unknown", buyer="rvn"),
    }
    actors = ACTORS | {"rvn": {"name": "South Vietnam", "kind": "former-state"}}
    assert warnings(engine, tmp_path / "e", actors=actors, events=events) == []
    named = "late-1976, late-1977, late-1978 and 2 more"
    expected = [
        f"rvn.valid_until: {named}, in which rvn takes part, began after it: check this date and"
        " the events"
    ]
    assert warnings(engine, tmp_path / "e", actors=ACTORS, events=events) == expected
    assert warnings(engine, tmp_path / "e", actors=ACTORS, events=events) == []
    actors = ACTORS | {"rvn": ACTORS["rvn"] | {"valid_from": "1974"}}
    assert warnings(engine, tmp_path / "e", actors=actors, events=events) == []
    actors = ACTORS | {"rvn": ACTORS["rvn"] | {"valid_until": "1976-12"}}
    events["late-1979"]["title"] = "Changed"
    found = warnings(engine, tmp_path / "e", actors=actors, events=events)
    assert [each.partition(":")[0] for each in found] == ["rvn.valid_until", "late-1979.buyer.rvn"]
    assert "late-1977, late-1978 and late-1980, in which rvn takes part, began after it" in found[0]


LINKED = [
    ("procurement", "stage-of", ("2020", "ordered"), ("2018", "approved"), ""),
    ("procurement", "stage-of", ("2018", "ordered"), ("2020", "approved"), "ordered is before approved (b)"),
    ("procurement", "stage-of", ("2020", "proposed"), ("2018", "delivered"), "proposed is after delivered (b)"),
    ("procurement", "stage-of", ("2018", "cancelled"), ("2020", "approved"), ""),
    ("procurement", "stage-of", ("2020", "ordered"), ("2020", "approved"), ""),
    ("agreement", "stage-of", ("2020", "signed"), ("2018", "ratified"), "signed is after ratified (b)"),
    ("agreement", "stage-of", ("2018", "withdrawn"), ("2020", "ratified"), ""),
    ("procurement", "delivers", ("2020", "delivered"), ("2018", "ordered"), ""),
    ("procurement", "delivers", ("2019", "delivered"), ("2020", "ordered"), "is before b, which it delivers"),
    ("procurement", "delivers", ("2020", "ordered"), ("2018", "ordered"), "its own stage is ordered"),
    ("procurement", "delivers", ("2020", "delivered"), ("2018", "delivered"), "stage of that is delivered"),
]  # fmt: skip


@pytest.mark.parametrize("stored", [False, True])
@pytest.mark.parametrize(("kind", "link", "one", "other", "part"), LINKED)
def test_linked_events_come_in_order(
    engine: Engine,
    tmp_path: Path,
    kind: str,
    link: str,
    one: tuple[str, str],
    other: tuple[str, str],
    part: str,
    stored: bool,
) -> None:
    first = event(one[0], kind, stage=one[1], links=[{link: "b"}])
    second = {"b": event(other[0], kind, stage=other[1])}
    if stored:
        assert warnings(engine, tmp_path / "b", events=second) == []
        second = {}
    found = warnings(engine, tmp_path / "a", events={"a": first} | second)
    assert [each.partition(":")[0] for each in found] == [f"a.links.{link}.b"] * bool(part)
    assert all(part in each for each in found)


def test_warnings_of_a_record_are_reported_when_it_is_written(
    engine: Engine, tmp_path: Path
) -> None:
    """Not again at each load of the folder, and those of a source text neither."""
    far = (
        "far.range: 30000 is unusual (range is usually at most 20,000 km): check the number and its"
        " unit"
    )
    (tmp_path / "page.txt").write_text("<!DOCTYPE html>\n<html><body>Text</body></html>\n")
    sources = {"page": {"title": "Page", "text": "page.txt"}}
    launches = {"far": event("2020", "launch", range=30000)}
    found = warnings(engine, tmp_path, sources=sources, events=launches)
    assert found[1:] == [far]
    assert found[0].startswith("page.text: page.txt is a web page")
    assert warnings(engine, tmp_path, sources=sources, events=launches) == []
    launches["near"] = event("2020", "launch", range=300)
    assert warnings(engine, tmp_path, sources=sources, events=launches) == []
    launches["near"]["range"] = "many"
    with pytest.raises(DataError) as caught:
        warnings(engine, tmp_path, sources=sources, events=launches)
    assert not caught.value.warnings
    del launches["near"]
    launches["far"]["when"] = "2021"
    assert warnings(engine, tmp_path, sources=sources, events=launches) == [far]


def test_warnings_of_a_shared_record_are_reported_when_it_is_written(
    engine: Engine, tmp_path: Path
) -> None:
    doubtful = {"title": "Register", "covers": "2020/2022", "published": "2021"}
    folders = [tmp_path / name for name in "ab"]
    for folder, fields in zip(folders, ({}, {"note": "N"}), strict=True):
        folder.mkdir()
        (folder / "a.yaml").write_text(yamls.written({"sources": {"register": doubtful | fields}}))
    reported = [
        len(load(engine, paths).warnings) for paths in (folders[:1], folders[:1], folders, folders)
    ]
    assert reported == [1, 0, 2, 0]
