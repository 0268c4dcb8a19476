"""The links of an event are listed in one order, whatever was loaded first."""

import json
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.merged import stream_details


def test_links_of_other_events_do_not_depend_on_the_order_of_loading(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    drill = {"kind": "exercise", "title": "A drill", "when": "2022-06-01"}
    why = {"inferred": {"when": "of the plan", "links": "of the plan"}}
    links = (("z", "refers-to"), ("b", "threatens"), ("c", "refers-to"), ("a", "threatens"))
    for key, type_ in (("drill", ""), *links):
        linked = {"links": [{type_: "drill"}], **why}
        reason = {"inferred": {"when": "of the plan"}}
        file = tmp_path / f"{key}.yaml"
        events = {key: drill | (linked if type_ else reason)}
        file.write_text(json.dumps({"events": events}), encoding="utf-8")
        load(sqlite_engine, [file])
    with Session(sqlite_engine) as session:
        (details,) = stream_details(session, read_query(session, "key:drill"))
    assert [link.other.key for link in details[0].links] == ["a", "b", "c", "z"]
