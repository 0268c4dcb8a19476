"""Mark, filter and list of disputes are one fact, whatever sources say."""

import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from tests.profiles import is_nightly, one_in
from tests.query.finding import keys
from timeline.analysis.disputes import disputes
from timeline.audit import as_of
from timeline.canonical.comparing import contradicts, read_quantity, same, same_moment
from timeline.canonical.record import fields_by_name
from timeline.dates.written.parsing import parse_edtf
from timeline.loader import load
from timeline.query.about import about
from timeline.query.conditions.compile import read_query
from timeline.query.conditions.fields.ranges import quantity_lies_in
from timeline.query.events.candidates import contested
from timeline.query.events.pages import stream
from timeline.query.grammar import Clause
from timeline.query.grammar.nodes import NumberRange
from timeline.query.results import EventDetail

VALUES = {
    "when": [
        "2022-05-21", "2022-05", "late 2022-05", "2022-06-01", "2022-05-21T21:30:00Z",
        "2022-05-22T06:30:00+09:00", "2022-05-22T06:30", "1 week after anchor", "unknown",
    ],
    "quantity": ["8", "~10", "9", ">=3", "<5", "5..7", "12"],
    "outcome": ["success", "failure", "unknown"],
    "impact": ["in the sea", "on land"],
    "status": ["occurred", "claimed"],
    "launcher": ["prk", "kor"],
}  # fmt: skip
PLAIN = [name for name in VALUES if name != "launcher"]
DATES = ["2022-06-01", "2022-07-01", "2022-08-01"]


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """A launch with some values, and sources that bear them, are vaguer, or say otherwise."""
    names = ["when", *draw(st.lists(st.sampled_from(list(VALUES)[1:]), unique=True))]
    held = {name: draw(st.sampled_from(VALUES[name])) for name in names}
    cite: dict[str, list[Any]] = {"s0": [{"quote": "so it was", "for": names}]}
    for number in range(draw(st.integers(0, 2))):
        item: dict[str, Any] = {}
        for name in draw(st.lists(st.sampled_from(names), unique=True, min_size=1)):
            path = f"launcher.{held[name]}" if name == "launcher" else name
            field = fields_by_name("event", "launch")[name]
            text = draw(st.sampled_from(VALUES[name]))
            one = name == "when" and same_moment(held[name], text)  # refused as a rival
            if one or same(field, held[name], text):
                item.setdefault("for", []).append(name)
            elif draw(st.booleans()) and not contradicts(field, held[name], text):
                item.setdefault("says", {})[path] = text
            else:
                item.setdefault("disputes", {})[path] = text
        source = draw(st.sampled_from(["s0", "s1", "s2"]))
        cite.setdefault(source, []).append({"quote": f"quote {number}"} | item)
    return {"kind": "launch", "title": "A launch"} | held | {"cite": cite}


@st.composite
def chronicles(draw: st.DrawFn) -> dict[str, Any]:
    """Launches, of which some are said to be one: many, so that few loads try much."""
    listed = draw(st.lists(records(), min_size=6, max_size=12))
    events = {f"e{number}": each for number, each in enumerate(listed)}
    for number, each in enumerate(events.values()):
        to = draw(st.none() | st.integers(0, len(events) - 1))
        if to is not None and to != number:
            each["links"] = [{"same-as": f"e{to}"}]
            each["inferred"] = {"links": "it was one"}
    anchor = {"kind": "launch", "title": "Anchor", "when": "2022-05-14"}
    events["anchor"] = anchor | {"cite": {"s0": {"quote": "then", "for": ["when"]}}}
    return {
        "sources": {
            f"s{number}": {"title": f"S{number}", "published": date, "reliability": "B"}
            for number, date in enumerate(DATES)
        },
        "actors": {key: {"name": key, "kind": "state"} for key in ("prk", "kor")},
        "events": events,
    }


def agree(session: Session) -> None:
    """Hold the mark of a list, the filter of a query, the listing and the detail to one another."""
    marked = {
        (event.key, path)
        for events in stream(session, read_query(session))
        for event in events
        for path in event.disputed
    }
    found = list(disputes(contested(session, read_query(session))))
    assert {(each.event.key, each.path) for each in found} == marked
    assert all(each.rivals for each in found)
    listed = {
        (each.event.key, each.field.query_name, rival.text)
        for each in found
        for rival in each.rivals
    }
    for name, values in VALUES.items():
        asked_as = "date" if name == "when" else name
        has_any = {key for key, field, _ in listed if field == asked_as}
        assert keys(session, f"not:rival:{asked_as}:none") == has_any
        if name in ("outcome", "status", "launcher"):
            for value in values:
                expected = {key for key, field, text in listed if (field, text) == (name, value)}
                assert keys(session, f"rival:{name}:{value}") == expected
        if name == "quantity":
            for value in ("8", "9", "10..", "..4"):
                (clause,) = read_query(session, f"quantity:{value}").clauses
                assert isinstance(clause, Clause)
                (window,) = clause.values
                assert isinstance(window, NumberRange)
                fits = {
                    key for key, field, text in listed
                    if field == name
                    and quantity_lies_in(read_quantity(text, False, True), window, False, True)
                }  # fmt: skip
                assert keys(session, f"rival:quantity:{value}") == fits
    for path in (*PLAIN, "launcher", "launcher.prk"):
        asked = keys(session, f"disputed:{path}")
        assert asked == {key for key, each in marked if each == path or each.startswith(f"{path}.")}
    assert keys(session, "not:disputed:none") == {key for key, _ in marked}
    for key in keys(session, ""):
        detail = about(session, key)
        assert isinstance(detail, EventDetail)
        written = {
            path for claim in detail.claims if claim.stance == "disputes" for path in claim.paths
        }
        assert written == {path for event, path in marked if event == key}


@settings(
    max_examples=one_in(15),
    phases=[Phase.generate],  # a chronicle is read at a glance, and shrinking loads hundreds
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=chronicles(), day=st.sampled_from(DATES[:2]))
def test_mark_filter_list_and_detail_agree(
    engine: Engine, tmp_path: Path, seed: dict[str, Any], day: str
) -> None:
    folder = tmp_path / "chronicle"
    folder.mkdir(exist_ok=True)
    (folder / "seed.yaml").write_text(json.dumps(seed, indent=1) + "\n", encoding="utf-8")
    load(engine, [folder], prune=True)
    with Session(engine) as session:
        agree(session)
        seen = as_of(session, parse_edtf(day).latest)
    with Session(seen.engine) as then:  # SQLite from either database
        if engine.dialect.name == "sqlite" or is_nightly():
            agree(then)
