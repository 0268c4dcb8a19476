"""Queries on events of several records (``same-as``): they find the accepted values alone."""

import re
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select
from sqlmodel import Session

from tests.disagreement.merged_records import QUERIES, REGISTERS, VALUES, of_field, written
from tests.plans import executed, plan
from timeline import database
from timeline.database.sessions import PlainSession
from timeline.loader import load
from timeline.models.columns import TABLES
from timeline.query.conditions.accepted import accepted_fields
from timeline.query.conditions.compile import EVENT, compile_query, read_query
from timeline.query.events.pages import page

_ENTITY = TABLES["entity"]
_KEYS = select(_ENTITY.c.key).join(EVENT, EVENT.c.id == _ENTITY.c.id)


def test_a_query_finds_an_event_by_its_accepted_values(engine: Engine, tmp_path: Path) -> None:
    file, accepted = written(tmp_path)
    load(engine, [file])
    with Session(engine) as session:

        def found(query: str) -> set[str]:
            matching = compile_query(session, read_query(session, query))
            return set(session.scalars(_KEYS.where(matching)))

        for name, values in VALUES.items():
            field, having = QUERIES.get(name, name), of_field(accepted, name)
            assert found(f"{field}:none") == accepted.keys() - having.keys()
            for number, one in enumerate(sorted({part for each in values for part in parts(each)})):
                expected = {key for key, value in having.items() if one in parts(value)}
                asked = f"{field}:{one}" if ":" in one else f"{field}:{one.replace(' ', '')}"
                asked = asked.replace(f"{field}:{field}", field)
                assert found(asked) == expected, asked
                if not number:
                    assert found(f"not:{asked}") == accepted.keys() - expected, asked
        large = {key for key, text in of_field(accepted, "quantity").items() if int(text) > 2}
        assert found("surely:quantity:3..") == found("quantity:3..") == large
        actors = {
            key: {*each.get("buyer", ()), *each.get("seller", ())} for key, each in accepted.items()
        }
        many = page(session, read_query(session, "quantity:17 actor:kor")).events
        assert {each.key for each in many} == found("quantity:17") & found("actor:kor")
        for actor in REGISTERS["actors"]:
            assert found(f"actor:{actor}") == {key for key, each in actors.items() if actor in each}
        korean = {key for key, each in actors.items() if "kor" in each}
        assert found("actor.country:KOR") == korean
        assert found("country:KOR") == korean | of_field(accepted, "place").keys()


def test_what_records_lend_is_looked_up_record_by_record(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    """Not by the name of a field: SQLite would read the rows of all events for each record."""
    file, _ = written(tmp_path)
    load(sqlite_engine, [file])
    with PlainSession(sqlite_engine) as session, executed() as statements:
        assert accepted_fields(session, range(1, 200)).supplied
        page(session, read_query(session, "quantity:17 actor:kor"))
    steps = [step for each in statements for step in plan(sqlite_engine, each)]
    assert any("_1 USING" in step for step in steps)
    assert not [step for step in steps if re.search(r"_\d+ USING .*\((field|role)=", step)]


def test_the_records_of_the_same_events_are_looked_up_once(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    """Lines, figures and lists of one batch need them, one after the other."""
    file, _ = written(tmp_path)
    load(sqlite_engine, [file])
    ids = range(1, 200)
    with database.snapshot(sqlite_engine) as session:
        found = accepted_fields(session, ids).supplied
        with executed() as statements:
            assert accepted_fields(session, [*ids]).supplied == found
        assert not statements
        assert accepted_fields(session, [*found]).supplied != found


def parts(value: Any) -> list[str]:
    """The values of a field that a query can ask for; of dates, with their modality."""
    if isinstance(value, dict):
        return [f"delivery.{slot}:{text}" for slot, text in value.items()]
    return value if isinstance(value, list) else [value]
