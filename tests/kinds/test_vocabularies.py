"""Every word that a declaration allows can be loaded, stored, found and read back."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import Engine, select
from sqlmodel import Session, SQLModel

from tests.query.finding import keys
from timeline.canonical.from_rows import records
from timeline.errors import DataError
from timeline.kinds import BY_TYPE, EVENT_FIELDS, KINDS, Field, FieldType
from timeline.loader import load
from timeline.loader.checking.values.single import value_fault
from timeline.models.vocabularies import LINKS
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page
from timeline.query.registers.listing import register

_ENTITY = SQLModel.metadata.tables["entity"]
_PLAIN = ("kind", "title", "when", "inferred")


def _worded(fields: tuple[Field, ...]) -> list[tuple[str, str]]:
    return [(field.name, str(word)) for field in fields for word in field.terms]


def _event(kind: str, **fields: Any) -> dict[str, Any]:
    body = {"kind": kind, "title": "T", "when": "2022"} | fields
    return body | {"inferred": {name: "x" for name in ("when", *fields) if name != "links"}}


def _load(engine: Engine, folder: Path, document: dict[str, Any]) -> None:
    folder.mkdir()
    (folder / "all.yaml").write_text(yaml.safe_dump(document, sort_keys=False))
    load(engine, [folder])


def test_every_word_of_a_kind_is_stored_and_found(engine: Engine, tmp_path: Path) -> None:
    events: dict[str, dict[str, Any]] = {}
    for name, kind in KINDS.items():
        for number, (field, word) in enumerate(_worded((*EVENT_FIELDS, *kind.fields))):
            body = _event(name) | {field: word}
            if field != "status":
                body["inferred"][field] = "x"
            events[f"{name}-{number}"] = body
    _load(engine, tmp_path / "words", {"events": events})
    with Session(engine) as session:
        for key, body in events.items():
            ((field, word),) = [(f, w) for f, w in body.items() if f not in _PLAIN]
            assert key in keys(session, f"kind:{body['kind']} {field}:{word}"), (key, word)


def test_every_word_of_a_register_is_stored_and_read_back(engine: Engine, tmp_path: Path) -> None:
    document: dict[str, dict[str, Any]] = {}
    for type_ in ("actor", "system", "source"):
        entries = document.setdefault(BY_TYPE[type_].section, {})
        for number, (field, word) in enumerate(_worded(BY_TYPE[type_].fields)):
            body = {"name": "N", "kind": "state"} if type_ == "actor" else {"title": "N"}
            if type_ == "system":
                body = {"name": "N", "category": "other"}
            entries[f"{type_}-{number}"] = body | {field: word}
    _load(engine, tmp_path / "words", document)
    with Session(engine) as session:
        for type_ in ("actor", "system", "source"):
            entries = document[BY_TYPE[type_].section]
            lines = {line.key: line for line in register(session, type_)}
            assert set(lines) == set(entries)


def test_every_type_of_link_is_stored(engine: Engine, tmp_path: Path) -> None:
    events = {"other": _event("procurement")}
    for link in LINKS:
        body = _event("procurement") | {"links": [{link: "other"}]}
        body["inferred"]["links"] = "x"
        events[f"a-{link}"] = body
    _load(engine, tmp_path / "links", {"events": events})
    with Session(engine) as session:
        assert keys(session, "stage-of:other") == {"a-stage-of"}
        assert keys(session, "delivers:other") == {"a-delivers"}


def test_tags_are_found_grouped_and_checked(engine: Engine, tmp_path: Path) -> None:
    events = {
        "a": _event("summit") | {"tags": ["border", "annual"]},
        "b": _event("launch") | {"tags": "border"},
        "c": _event("launch"),
    }
    _load(engine, tmp_path / "tags", {"events": events})
    with Session(engine) as session:
        assert keys(session, "tag:border") == {"a", "b"}
        assert keys(session, "tag:annual,other") == {"a"}
        assert keys(session, "not:tag:border") == {"c"}
        assert keys(session, "tag:none") == {"c"}
        (first,) = page(session, read_query(session, "tag:annual")).events
        assert first.tags == ("border", "annual")


@pytest.mark.parametrize(
    ("tags", "part"),
    [("[Border Area]", "write border-area"), ("[a, a]", "twice"), ("{a: b}", "must be")],
)
def test_a_wrong_tag_is_reported(engine: Engine, tmp_path: Path, tags: str, part: str) -> None:
    event = f"kind: summit, title: T, when: 2022, tags: {tags}, inferred: {{when: x}}"
    (tmp_path / "a.yaml").write_text(f"events:\n  a: {{{event}}}\n")
    with pytest.raises(DataError) as caught:
        load(engine, [tmp_path / "a.yaml"])
    assert any(part in str(problem) for problem in caught.value.problems), caught.value.problems


def test_an_actor_exists_for_a_time_and_a_system_has_a_maker(
    engine: Engine, tmp_path: Path
) -> None:
    _load(
        engine,
        tmp_path / "registers",
        {
            "actors": {
                "rvn": {
                    "name": "South Vietnam", "kind": "former-state",
                    "valid_from": "1955-10-26", "valid_until": "1975-04-30",
                },
                "maker": {"name": "Lockheed", "kind": "company"},
            },
            "systems": {
                "f-35i": {"name": "F-35I", "category": "aircraft", "version_of": "f-35a"},
                "f-35a": {
                    "name": "F-35A", "category": "aircraft", "class": "fighter", "maker": "maker",
                },
            },
        },
    )  # fmt: skip
    with Session(engine) as session:
        ids = {row.key: row.id for row in session.execute(select(_ENTITY.c.key, _ENTITY.c.id))}
        found = records(session, ids.values())
    read = {key: found[id_] for key, id_ in ids.items()}
    assert read["rvn"]["valid_until"] == "1975-04-30"
    assert (read["f-35a"]["class"], read["f-35a"]["maker"]) == ("fighter", "maker")
    assert read["f-35i"]["version_of"] == "f-35a"


def test_a_date_of_an_actor_is_plain(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "actors:\n  a: {name: A, kind: state, valid_from: after the war}\n"
    )
    with pytest.raises(DataError) as caught:
        load(engine, [tmp_path / "a.yaml"])
    assert [problem.field for problem in caught.value.problems] == ["a.valid_from"]


_THINGS = {"aircraft", "devices", "missiles", "objects", "people", "ships", "troops", "units"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_is_measured_may_have_decimals_and_what_is_counted_may_not(kind: str) -> None:
    for field in KINDS[kind].fields:
        if field.type is FieldType.NUMBER:
            refused = value_fault(field, "784.5", "event") != ""
            assert refused == (field.unit in _THINGS), field.name
