"""Events of several records, complete: in a fixed number of SELECTs, each with its own records."""

import json
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from tests.query.events.test_events import selects
from timeline.loader import load
from timeline.query.about import about
from timeline.query.conditions.compile import read_query
from timeline.query.dataset.chunks import chunks
from timeline.query.dataset.declared import LINKS
from timeline.query.events.merged import stream_complete
from timeline.query.results import EventDetail, Ref

MERGED = 6


def _launch(number: int, source: str, quantity: int, **more: object) -> dict[str, object]:
    cited = {"quote": f"launch {number}", "for": ["when", "quantity", *more]}
    return {
        "kind": "launch",
        "title": f"Launch {number}",
        "when": f"2022-01-{number + 1:02}",
        "quantity": quantity,
        "cite": {source: cited},
        **more,
    }


def test_merged_events_take_no_more_selects_and_keep_their_own_records(
    engine: Engine, tmp_path: Path
) -> None:
    events = {}
    for number in range(MERGED):
        events[f"a-{number}"] = _launch(number, "paper", number + 1)
        links = [{"same-as": f"a-{number}"}]
        events[f"b-{number}"] = _launch(number, "wire", number + 11, links=links)
    seed = {"sources": {key: {"title": key} for key in ("paper", "wire")}, "events": events}
    file = tmp_path / "seed.yaml"
    file.write_text(json.dumps(seed, indent=1), encoding="utf-8")
    load(engine, [file])
    counts = []
    with Session(engine) as session:
        for size in (2, MERGED):
            query = read_query(session, f"2022-01-01..2022-01-{size:02}")
            with selects(session) as sent:
                found = [event for batch in stream_complete(session, query) for event in batch]
            counts.append(len(sent))
            said = [[c.says for c in event.claims if c.says is not None] for event in found]
            assert said == [[str(number + 11)] for number in range(size)]
    assert len(set(counts)) == 1, counts


def test_a_link_to_a_merged_record_is_one_to_the_event_that_stands_for_it(
    chronicle: Session,
) -> None:
    detail = about(chronicle, "answer")
    assert isinstance(detail, EventDetail)
    link = detail.links[0]
    assert (link.other.key, link.other.title) == ("shot", "Missile launch from Sinpo")
    assert (link.record, link.path) == ("shot-again", "links.responds-to.shot-again")
    assert [claim.quote for claim in detail.claims_on(link.path)] == ["a drill"]


def test_a_link_of_several_records_is_one(engine: Engine, tmp_path: Path) -> None:
    """In both directions, in details and in the table of links that other programs read."""
    links = {
        "again": [{"same-as": "answered"}],
        "answer": [{"responds-to": "answered"}],
        "answer-1": [{"responds-to": "answered"}, {"same-as": "answer"}],
        "answer-2": [{"responds-to": "again"}, {"same-as": "answer"}],
    }
    events = {key: _launch(1, "paper", 1, links=each) for key, each in links.items()}
    events["answered"] = _launch(1, "paper", 1)
    file = tmp_path / "seed.yaml"
    seed = {"sources": {"paper": {"title": "Paper"}}, "events": events}
    file.write_text(json.dumps(seed), encoding="utf-8")
    load(engine, [file])
    with Session(engine) as session:
        found = {key: about(session, key) for key in ("answered", "answer")}
        (chunk,) = chunks(session, read_query(session), [LINKS])
    shown = {}
    for key, detail in found.items():
        assert isinstance(detail, EventDetail)
        shown[key] = [
            (each.type, each.outward, each.other.key, each.record) for each in detail.links
        ]
    assert shown == {
        "answered": [("responds-to", False, "answer", "answer")],
        "answer": [
            ("responds-to", True, "answered", "answered"),
            ("responds-to", True, "answered", "again"),  # each has claims of its own
        ],
    }
    assert chunk.others == {
        "links": {"event": ["answer"], "type": ["responds-to"], "other": ["answered"]}
    }


def test_what_another_record_states_has_the_name_of_its_key(engine: Engine, tmp_path: Path) -> None:
    events = {
        "first": _launch(1, "paper", 1, place="sea"),
        "second": _launch(1, "paper", 1, place="sunan", links=[{"same-as": "first"}]),
    }
    places = {"sea": {"name": "East Sea"}, "sunan": {"name": "Sunan"}}
    seed = {"sources": {"paper": {"title": "Paper"}}, "places": places, "events": events}
    file = tmp_path / "seed.yaml"
    file.write_text(json.dumps(seed), encoding="utf-8")
    load(engine, [file])
    with Session(engine) as session:
        detail = about(session, "first")
    assert isinstance(detail, EventDetail)
    assert [(each.says, each.says_ref) for each in detail.claims if each.says] == [
        ("sunan", Ref("sunan", "Sunan"))
    ]
    assert detail.other_places == (Ref("sunan", "Sunan"),)
