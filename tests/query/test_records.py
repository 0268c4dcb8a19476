"""What a seed file said is found again in the rows, whole and in a fixed number of SELECTs."""

import pytest
from sqlalchemy import Engine, event, select, update
from sqlmodel import Session

import timeline.kinds.tables  # noqa: F401  (declares every table)
from tests.query.filling import ENTITIES
from timeline import database
from timeline.canonical.from_rows import records
from timeline.models.columns import TABLES
from timeline.query.conditions.fields import fulltext
from timeline.query.records.texts import texts_of


def test_registers_are_read_as_they_were_written(session: Session) -> None:
    found = records(session, range(1, 11))
    assert found[1] == {
        "name": "United States",
        "kind": "state",
        "country": "USA",
        "aliases": ["America", {"text": "미국", "language": "ko"}],
        "note": "a state",
    }
    assert found[3] == {"name": "Army", "kind": "unit", "part_of": "usa"}
    assert found[5] == {"name": "Hwasong-12", "category": "missile", "part_of": "hwasong"}
    assert found[6] == {"name": "Axis", "aim": "to deter", "owner": "usa"}
    assert found[7] == {
        "name": "Sinpo",
        "latitude": "40.0",
        "longitude": "128.2",
        "timezone": "Asia/Seoul",
    }
    assert found[8] == {
        "title": "A wire",
        "published": "2022-07",
        "reliability": "B",
        "text": "sources/wire.txt",
        "text_sha256": "abc",
    }
    assert found[9] == {"title": "A paper", "derived_from": "wire"}
    assert found[10] == {"text": "actor:prk"}


def test_events_are_read_as_they_were_written(session: Session) -> None:
    found = records(session, [11, 12, 13, 14])
    assert found[12] == {
        "kind": "exercise",
        "title": "A drill",
        "when": "about 1 week after test-launch",
        "status": "planned",
        "summary": "Words.",
        "participants": ["army", "usa"],
        "observers": ["prk"],
        "series": "Vigilant",
        "troops": {"army": "17000+", "usa": "300000"},
        "links": [["after", "test-launch"], ["responds-to", "test-launch"]],
    }
    assert list(found[12]["troops"]) == ["army", "usa"]
    assert found[13] == {
        "kind": "procurement",
        "title": "An order",
        "when": "unknown",
        "programme": ["axis"],
        "stage": "approved",
        "fleet_after": {"expected": "60"},
        "cost": "~3.9e12 KRW",
        "delivery": {"expected": "by 2030", "actual": "2031"},
    }
    assert list(found[14]["commitments"].items()) == [("b", "first"), ("a", "second")]


def test_citations_and_reasons_are_read_as_they_were_written(session: Session) -> None:
    launch = records(session, [11])[11]
    assert launch == {
        "kind": "launch",
        "title": "A test",
        "when": "2022-07",
        "place": "sinpo",
        "systems": ["hwasong-12", "hwasong"],
        "launcher": ["prk"],
        "quantity": "8",
        "form": "ballistic",
        "outcome": "success",
        "cite": {
            "paper": [
                {"quote": "eight", "prefix": "fired", "for": ["form", "quantity"]},
                {"quote": "in July", "for": ["when"]},
            ],
            "wire": [
                {
                    "quote": "삼",
                    "language": "ko",
                    "translation": "3",
                    "credibility": "2",
                    "claimant": "usa",
                    "note": "aside",
                    "says": {"when": "2022"},
                    "disputes": {"quantity": "3"},
                }
            ],
        },
        "inferred": {"outcome": "it flew"},
        "accepted": {"quantity": "they saw it"},
    }
    assert list(launch) == [
        "kind", "title", "when", "place", "systems", "launcher", "quantity", "form", "outcome",
        "cite", "inferred", "accepted",
    ]  # fmt: skip
    assert list(launch["cite"]) == ["paper", "wire"]
    assert list(launch["cite"]["wire"][0]) == [
        "quote", "language", "translation", "credibility", "claimant", "note", "says", "disputes",
    ]  # fmt: skip


def test_records_have_the_requested_order_and_unknown_ids_are_omitted(session: Session) -> None:
    assert list(records(session, [12, 99, 4, 12, 1])) == [12, 4, 1]
    assert records(session, []) == {}


def test_the_number_of_selects_does_not_grow_with_the_records(
    engine: Engine, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda _c, _cursor, sql, *_: asked.append(sql))
    one_of_each = [1, 4, 6, 7, 8, 10, 11, 12, 13, 14]
    records(session, one_of_each)
    few = len(asked)
    asked.clear()
    whole = records(session, ENTITIES)
    assert len(asked) == few
    monkeypatch.setattr("timeline.canonical.from_rows.BATCH", 3)
    assert records(session, ENTITIES) == whole


def test_the_texts_of_events_are_those_of_their_records(loaded: str) -> None:
    """In their order, and with the quotes of both forms: a record may write one otherwise."""
    passage = TABLES["passage"].c
    with database.opened(database.locate(loaded)) as engine:
        with database.session(engine, writing=True) as session:
            session.execute(update(TABLES["passage"]).values(quote=passage.quote + "\n  indeed"))
            some = update(TABLES["passage"]).where(passage.id % 2 == 0)
            session.execute(some.values(written="in other words", translation="elsewhere"))
        with database.snapshot(engine) as session:
            ids = session.scalars(select(TABLES["event"].c.id)).all()
            found = texts_of(session, ids)
            written, stored = records(session, ids), records(session, ids, exact=True)
    assert ids
    for id_ in ids:
        own, exact = (dict.fromkeys(fulltext.texts(each[id_])) for each in (written, stored))
        assert exact.keys() - own.keys()
        assert [*dict.fromkeys(found[id_])] == [*own, *(each for each in exact if each not in own)]
