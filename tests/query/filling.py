"""A database that is filled row by row, to be read back as records."""

from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, SQLModel

import timeline.kinds.tables  # noqa: F401  (declares every table)

ENTITIES = {
    1: ("usa", "actor"),
    2: ("prk", "actor"),
    3: ("army", "actor"),
    4: ("hwasong", "system"),
    5: ("hwasong-12", "system"),
    6: ("axis", "programme"),
    7: ("sinpo", "place"),
    8: ("wire", "source"),
    9: ("paper", "source"),
    10: ("northern", "query"),
    11: ("test-launch", "event"),
    12: ("answer", "event"),
    13: ("order", "event"),
    14: ("vow", "event"),
}
DAYS = {"start_lo": 1, "start_hi": 1, "end_lo": 1, "end_hi": 1, "span_class": 0}
AROUND = {name: DAYS[name] for name in ("start_lo", "end_hi")}
WHEN = {"edtf": "2022", "precision": "year", **DAYS}


def _fill(session: Session, table: str, *rows: dict[str, Any]) -> None:
    for row in rows:
        session.execute(insert(SQLModel.metadata.tables[table]).values(**row))


def _fill_registers(session: Session) -> None:
    _fill(session, "chronicle", {"id": 1, "name": "test"})
    _fill(session, "file", {"id": 1, "chronicle_id": 1, "path": "a.yaml", "sha256": ""})
    _fill(session, "revision", {"id": 1, "at": "", "user": "", "tool": "", "command": ""})
    common = {"file_id": 1, "line": 1, "content_hash": "", "added_in": 1}
    for number, (key, type_) in ENTITIES.items():
        _fill(session, "entity", {"id": number, "key": key, "type": type_, **common})
    _fill(
        session,
        "actor",
        {"id": 1, "name": "United States", "kind": "state", "country": "USA", "note": "a state"},
        {"id": 2, "name": "North Korea", "kind": "state"},
        {"id": 3, "name": "Army", "kind": "unit", "part_of_id": 1},
    )
    _fill(
        session,
        "alias",
        {"id": 1, "entity_id": 1, "position": 1, "text": "미국", "language": "ko"},
        {"id": 2, "entity_id": 1, "position": 0, "text": "America"},
    )
    _fill(
        session,
        "system",
        {"id": 4, "name": "Hwasong", "category": "missile"},
        {"id": 5, "name": "Hwasong-12", "category": "missile", "part_of_id": 4},
    )
    _fill(session, "programme", {"id": 6, "name": "Axis", "aim": "to deter", "owner_id": 1})
    _fill(
        session,
        "place",
        {
            "id": 7,
            "name": "Sinpo",
            "latitude": "40.0",
            "longitude": "128.2",
            "timezone": "Asia/Seoul",
        },
    )
    _fill(session, "text", {"id": 1, "sha256": "abc", "body": "The text."})
    published = {"published_lo": 1, "published_hi": 1}
    _fill(
        session,
        "source",
        {
            "id": 8,
            "title": "A wire",
            "published": "2022-07",
            "reliability": "B",
            "text_path": "sources/wire.txt",
            "text_id": 1,
            **published,
        },
        {"id": 9, "title": "A paper", "derived_from_id": 8, **published},
    )
    _fill(session, "saved_query", {"id": 10, "text": "actor:prk"})


def _fill_events(session: Session) -> None:
    _fill(
        session,
        "event",
        {
            "id": 11,
            "kind": "launch",
            "title": "A test",
            "when_text": "2022-07",
            "place_id": 7,
            **WHEN,
        },
        {
            "id": 12,
            "kind": "exercise",
            "title": "A drill",
            "when_text": "about 1 week after test-launch",
            "status": "planned",
            "summary": "Words.",
            **WHEN,
        },
        {"id": 13, "kind": "procurement", "title": "An order", "when_text": "unknown", **WHEN},
        {"id": 14, "kind": "statement", "title": "A vow", "when_text": "unknown", **WHEN},
    )
    _fill(session, "launch", {"event_id": 11, "form": "ballistic", "outcome": "success"})
    _fill(session, "exercise", {"event_id": 12, "series": "Vigilant"})
    _fill(session, "procurement", {"event_id": 13, "stage": "approved"})
    _fill(session, "statement", {"event_id": 14})
    _fill(
        session,
        "participation",
        {"event_id": 11, "role": "launcher", "actor_id": 2, "position": 0, **AROUND},
        {"event_id": 12, "role": "participants", "actor_id": 1, "position": 1, **AROUND},
        {"event_id": 12, "role": "participants", "actor_id": 3, "position": 0, **AROUND},
        {"event_id": 12, "role": "observers", "actor_id": 2, "position": 0, **AROUND},
    )
    _fill(
        session,
        "event_system",
        {"event_id": 11, "system_id": 4, "position": 1},
        {"event_id": 11, "system_id": 5, "position": 0},
    )
    _fill(session, "event_programme", {"event_id": 13, "programme_id": 6, "position": 0})
    amount = {"qualifier": "exact"}
    _fill(
        session,
        "amount",
        {"event_id": 11, "field": "quantity", "text": "8", **amount},
        {"event_id": 12, "field": "troops", "actor_id": 3, "text": "17000+", **amount},
        {"event_id": 12, "field": "troops", "actor_id": 1, "text": "300000", **amount},
        {"event_id": 13, "field": "fleet_after", "modality": "expected", "text": "60", **amount},
        {"event_id": 13, "field": "cost", "text": "~3.9e12 KRW", "unit": "KRW", **amount},
    )
    date = {"event_id": 13, "field": "delivery", "edtf": "", "lo": 1, "hi": 1}
    _fill(
        session,
        "event_date",
        {"modality": "expected", "text": "by 2030", **date},
        {"modality": "actual", "text": "2031", **date},
    )
    wording = {"event_id": 14, "field": "commitments"}
    _fill(
        session,
        "wording",
        {"slot": "b", "position": 0, "text": "first", **wording},
        {"slot": "a", "position": 1, "text": "second", **wording},
    )
    _fill(
        session,
        "link",
        {"from_id": 12, "type": "responds-to", "to_id": 11, "position": 1},
        {"from_id": 12, "type": "after", "to_id": 11, "position": 0},
    )


def _fill_claims(session: Session) -> None:
    _fill(
        session,
        "passage",
        {
            "id": 1,
            "entity_id": 11,
            "source_id": 9,
            "quote": "eight",
            "prefix": "fired",
            "start": 0,
            "end": 5,
        },
        {
            "id": 2,
            "entity_id": 11,
            "source_id": 8,
            "quote": "삼",
            "language": "ko",
            "translation": "3",
        },
        {"id": 3, "entity_id": 11, "source_id": 9, "quote": "in\r\n July"},
    )
    eight = {"entity_id": 11, "passage_id": 1}
    three = {
        "entity_id": 11,
        "passage_id": 2,
        "credibility": "2",
        "claimant_id": 1,
        "note": "aside",
    }
    _fill(
        session,
        "claim",
        {"fields": "form quantity", "stance": "supports", **eight},
        {"fields": "quantity", "stance": "disputes", "says": "3", **three},
        {"fields": "when", "stance": "supports", "says": "2022", **three},
        {"fields": "when", "stance": "supports", "entity_id": 11, "passage_id": 3},
        {"fields": "outcome", "stance": "inferred", "note": "it flew", "entity_id": 11},
        {"fields": "quantity", "stance": "accepted", "note": "they saw it", "entity_id": 11},
    )
