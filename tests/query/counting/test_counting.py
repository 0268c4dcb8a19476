"""Counts of events and items: laws on many random events, and cases computed by hand."""

import json
import random
from collections.abc import Iterable, Iterator
from math import inf
from pathlib import Path
from typing import Any, get_args

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.items import counted_by_item, items_of
from timeline.query.events.pages import page
from timeline.query.registers.counting import counted
from timeline.query.registers.listing import register
from timeline.query.results import EventPage
from timeline.query.results.bounds import CountBounds, added
from timeline.query.results.counting import heads
from timeline.views.charts.density import table
from timeline.views.rows import PARTITIONS, RowsBy

NUMBERS = ("", "", "1", "2", "~5", "3..5", "4+", ">2", "<6")
DAYS = ("2022-03-01", "2022-03-01", "2022-04-07", "2023-01-02")
QUERIES: tuple[str, ...] = (
    "",
    "kind:launch",
    "kind:test,exercise",
    "system:kn",
    "system:kn-1",
    "actor:usa",
    "tag:odd",
    "outcome:failure",
    "date:2022-03",
    "not:system:none quantity:2..",
)
WHY = "so it was"


def random_events(seed: int = 1) -> dict[str, Any]:
    """Launches, tests and exercises, many of which are parts of an earlier one."""
    draw = random.Random(seed)
    events: dict[str, Any] = {}
    for number in range(60):
        kind = draw.choice(("launch", "launch", "launch", "test", "exercise"))
        event: dict[str, Any] = {"kind": kind, "title": f"E{number}", "when": draw.choice(DAYS)}
        if kind != "exercise":
            event |= {"outcome": draw.choice(("success", "failure"))}
            event |= {"quantity": text} if (text := draw.choice(NUMBERS)) else {}
            event["launcher" if kind == "launch" else "by"] = draw.sample(["usa", "kor"], 1)
        event["systems"] = draw.sample(["kn-1", "kn-2", "kn"], draw.choice((0, 1, 1, 2)))
        event["tags"] = ["odd"] if number % 2 else []
        wholes = [key for key, other in events.items() if other["when"] == event["when"]]
        of = draw.sample(wholes, min(len(wholes), draw.choice((0, 1, 1, 2))))
        event["links"] = [{"part-of": key} for key in of]
        event = {name: value for name, value in event.items() if value}
        claims = [name for name in event if name not in ("kind", "title", "tags")]
        event["cite"] = {"wire": {"quote": "x", "for": claims}}
        events[f"e{number}"] = event
    first = events["e0"]  # it has parts; e59 is another record of it
    events["e59"] = {name: first[name] for name in ("kind", "title", "when")}
    events["e59"] |= {"links": [{"same-as": "e0"}]}
    events["e59"]["cite"] = {"wire": {"quote": "x", "for": ["when", "links"]}}
    return events


REGISTERS = {
    "sources": {"wire": {"title": "A wire story", "reliability": "B"}},
    "actors": {
        key: {"name": key, "kind": "state", "country": key.upper()} for key in ("usa", "kor")
    },
    "systems": {
        "kn": {"name": "KN", "category": "missile"},
        "kn-1": {"name": "KN-1", "category": "missile", "part_of": "kn"},
        "kn-2": {"name": "KN-2", "category": "missile", "part_of": "kn"},
    },
}


def written(folder: Path, events: dict[str, Any], name: str = "mine") -> Path:
    (folder / name).mkdir(exist_ok=True)
    content = json.dumps({**REGISTERS, "events": events}, indent=1)
    (folder / name / "seed.yaml").write_text(content, encoding="utf-8")
    return folder / name


@pytest.fixture(scope="module")
def session(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A database of each sort with random events."""
    load(shared_engine, [written(tmp_path_factory.mktemp("random"), random_events())])
    with Session(shared_engine) as opened:
        yield opened


def pages(session: Session) -> Iterator[EventPage]:
    for text in QUERIES:
        query = read_query(session, text)
        found = page(session, query)
        assert len(found) > 3, text
        yield found
        yield counted_by_item(session, found, query)


def total(found: EventPage) -> CountBounds:
    if found.tally:
        return found.tally.bounds
    return CountBounds(len(heads(found.events)), len(heads(found.events)))


def test_no_count_exceeds_the_records_and_parts_are_those_left_out(session: Session) -> None:
    for found in pages(session):
        assert found.parts == len(found) - len(heads(found.events))
        items = found.counting.items
        if items is not None:
            whole = total(found)
            singly = added(filter(None, map(items.of, items.numbers)))
            assert whole.low <= highest(whole)
            assert whole.low <= singly.low
            assert highest(whole) <= highest(singly)


def test_a_page_that_is_cut_counts_the_same_parts_and_items(session: Session) -> None:
    for text in QUERIES:
        query = read_query(session, text)
        whole = counted_by_item(session, page(session, query), query)
        for limit in (1, 5):
            part = counted_by_item(session, page(session, query, limit), query)
            assert (part.parts, part.tally) == (whole.parts, whole.tally), (text, limit)


def test_rows_and_columns_add_up_to_the_total(session: Session) -> None:
    for found in pages(session):
        for by in get_args(RowsBy):
            chart = table(found, by)
            for row in chart.rows:
                within([each.bounds for each in row.bins], row.total)
            if by in PARTITIONS:
                within([row.total for row in chart.rows], total(found))


def within(parts: Iterable[CountBounds], whole: CountBounds) -> None:
    """Parts that exclude each other surely have no more, and possibly no less, than the whole."""
    summed = added(parts)
    assert summed.low <= whole.low
    assert highest(summed) >= highest(whole)


def highest(bounds: CountBounds) -> float:
    return inf if bounds.high is None else bounds.high


def test_a_register_counts_as_its_queries_do(session: Session) -> None:
    every = page(session, read_query(session, "")).events
    for type_ in ("actor", "system", "source"):
        entries = register(session, type_)
        assert counted(entries, every) == entries
        for entry in entries:
            found = page(session, read_query(session, f'{type_}:"{entry.key}"'))
            assert entry.events == len(heads(found.events))


def test_counts_do_not_depend_on_the_order_of_loading(engine: Engine, tmp_path: Path) -> None:
    def tallies() -> list[Any]:
        with Session(engine) as opened:
            return [
                (found.total, found.parts, total(found), found.tally) for found in pages(opened)
            ]

    events = random_events()
    load(engine, [written(tmp_path, events)])
    first = tallies()
    (tmp_path / "mine" / "seed.yaml").write_text("{}", encoding="utf-8")
    load(engine, [tmp_path / "mine"])
    load(engine, [written(tmp_path, dict(reversed(events.items())))])
    assert tallies() == first


def launch(*whole: str, **values: Any) -> dict[str, Any]:
    event = {"kind": "launch", "title": "T", "when": "2022-06-05", **values}
    if whole:
        event["links"] = [{"part-of": key} for key in whole]
    claims = [name for name in event if name not in ("kind", "title")]
    return event | {"inferred": dict.fromkeys(claims, WHY)}


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ({"a": launch()}, "1+"),
        ({"a": launch(quantity="8")}, "8"),
        ({"a": launch(quantity="≥3")}, "3+"),
        ({"a": launch(quantity=">3")}, "4+"),
        ({"a": launch(quantity="<5")}, "0–4"),
        ({"a": launch(quantity="3..5")}, "3–5"),
        ({"a": launch(quantity="~10")}, "8–12"),
        ({"a": launch(quantity="3"), "b": launch("a"), "c": launch("a")}, "3"),
        ({"a": launch(quantity="3..5"), **{k: launch("a") for k in "bcde"}}, "4–5"),
        ({"a": launch(quantity="1"), "b": launch("a"), "c": launch("a")}, "1–2"),
        ({"a": launch(quantity="≥3"), "b": launch("a", quantity="5")}, "5+"),
        ({"a": launch(), "b": launch("a"), "c": launch("a")}, "2+"),
        # a part that has parts
        ({"a": launch(quantity="4"), "b": launch("a"), "c": launch("b"), "d": launch("b")}, "4"),
        ({"a": launch(quantity="1"), "b": launch("a", quantity="3"), "c": launch("a", "b")}, "1–3"),
        # a part of two wholes is not counted twice for certain
        ({"a": launch(quantity="3"), "b": launch(quantity="2"), "c": launch("a", "b")}, "3–5"),
        # a launch of a drill is no part of a launch
        (
            {
                "a": {"kind": "exercise", "title": "D", "when": "unknown"},
                "b": launch("a", quantity="2"),
                "c": launch(quantity="1"),
            },
            "3",
        ),
    ],
)
def test_items_of_a_whole_and_its_parts(
    engine: Engine, tmp_path: Path, events: dict[str, Any], expected: str
) -> None:
    load(engine, [written(tmp_path, events)])
    with Session(engine) as session:
        assert str(items_of(session, read_query(session, "")).total) == expected


def test_records_of_one_event_are_one_whole(engine: Engine, tmp_path: Path) -> None:
    again = launch(quantity="9")
    again["links"], again["inferred"]["links"] = [{"same-as": "a"}], WHY
    events = {"a": launch(quantity="2"), "again": again, "b": launch("a"), "c": launch("again")}
    load(engine, [written(tmp_path, events)])
    with Session(engine) as session:
        every = read_query(session, "")
        found = counted_by_item(session, page(session, every), every)
        assert found.tally is not None
        assert (found.total, found.parts, str(found.tally.bounds)) == (3, 2, "2")


def test_events_that_are_parts_of_each_other_are_one(engine: Engine, tmp_path: Path) -> None:
    again = launch(quantity="9")
    again["links"], again["inferred"]["links"] = [{"same-as": "a"}], WHY
    events = {"a": launch("b", quantity="2"), "b": launch("again"), "again": again}
    load(engine, [written(tmp_path, events)])
    with Session(engine) as session:
        every = read_query(session, "")
        found = counted_by_item(session, page(session, every), every)
        assert found.tally is not None
        assert (found.total, found.parts, str(found.tally.bounds)) == (2, 1, "2")
        assert page(session, read_query(session, ""), 1).parts == 1
