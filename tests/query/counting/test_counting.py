"""Counts of events and items: laws on many random events, of which many are parts."""

import random
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.query.counting.salvos import cited, highest, launch, within, written
from timeline.loader import load
from timeline.over_time.rows import PARTITIONS, RowsBy
from timeline.query.conditions.compile import read_query
from timeline.query.events.items import counted_by_item
from timeline.query.events.pages import page
from timeline.query.registers.counting import counted
from timeline.query.registers.listing import register
from timeline.query.results import EventPage
from timeline.query.results.bounds import CountBounds, added
from timeline.query.results.counting import heads
from timeline.views.charts.density import table

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
        events[f"e{number}"] = cited(event)
    first = events["e0"]  # it has parts; e59 is another record of it
    again = {name: first[name] for name in ("kind", "title", "when")}
    events["e59"] = cited(again | {"links": [{"same-as": "e0"}]})
    return events


@pytest.fixture(scope="module")
def session(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A database of each sort with random events."""
    load(shared_engine, [written(tmp_path_factory.mktemp("random"), random_events())])
    with Session(shared_engine) as opened:
        yield opened


class Found(NamedTuple):
    """A page of the events that match a query, and the same page with its items."""

    query: str
    listed: EventPage
    by_item: EventPage


def found_by(session: Session, query: str) -> Found:
    asked = read_query(session, query)
    listed = page(session, asked)
    return Found(query, listed, counted_by_item(session, listed, asked))


@pytest.fixture(scope="module")
def pages(session: Session) -> Sequence[Found]:
    """The pages of all queries."""
    return [found_by(session, query) for query in QUERIES]


def total(found: EventPage) -> CountBounds:
    if found.tally:
        return found.tally.bounds
    return CountBounds(len(heads(found.events)), len(heads(found.events)))


def test_no_count_exceeds_the_records_and_parts_are_those_left_out(
    pages: Sequence[Found],
) -> None:
    for query, listed, by_item in pages:
        assert len(listed) > 3, query
        assert listed.parts == by_item.parts == len(listed) - len(heads(listed.events))
        items, whole = by_item.counting.items, total(by_item)
        assert items is not None
        singly = added(filter(None, map(items.of, items.numbers)))
        assert whole.low <= highest(whole)
        assert whole.low <= singly.low
        assert highest(whole) <= highest(singly)


def test_a_page_that_is_cut_counts_the_same_parts_and_items(
    session: Session, pages: Sequence[Found]
) -> None:
    for number, (text, _, whole) in enumerate(pages):
        query, limit = read_query(session, text), (1, 5)[number % 2]
        part = counted_by_item(session, page(session, query, limit), query)
        assert (part.parts, part.tally) == (whole.parts, whole.tally), (text, limit)


def test_rows_and_columns_add_up_to_the_total(pages: Sequence[Found]) -> None:
    for query, *both in pages:
        for found, by in product(both, get_args(RowsBy)):
            chart = table(found, by)
            for row in chart.rows:
                assert within([each.bounds for each in row.bins], row.total), (query, by)
            if by in PARTITIONS:
                assert within([row.total for row in chart.rows], total(found)), (query, by)


def test_a_register_counts_as_its_queries_do(session: Session) -> None:
    every = page(session, read_query(session, "")).events
    for type_ in ("actor", "system", "source"):
        entries = register(session, type_)
        assert counted(entries, every) == entries
        for entry in entries:
            found = page(session, read_query(session, f'{type_}:"{entry.key}"'))
            assert entry.events == len(heads(found.events))


def test_counts_do_not_depend_on_the_order_of_loading(
    pages: Sequence[Found], sqlite_engine: Engine, tmp_path: Path
) -> None:
    load(sqlite_engine, [written(tmp_path, dict(reversed(random_events().items())))])
    with Session(sqlite_engine) as other:
        for each in pages:
            again = found_by(other, each.query)
            assert again.listed.total == each.listed.total, each.query
            assert again.listed.parts == each.listed.parts, each.query
            assert again.by_item.tally == each.by_item.tally, each.query


AGAIN = {**launch(quantity="9"), "links": [{"same-as": "a"}]}


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        # records of one event are one whole
        (
            {"a": launch(quantity="2"), "again": AGAIN, "b": launch("a"), "c": launch("again")},
            (3, 2, "2"),
        ),
        # events that are parts of each other are one
        ({"a": launch("b", quantity="2"), "b": launch("again"), "again": AGAIN}, (2, 1, "2")),
    ],
)
def test_merged_records_and_parts_of_each_other_are_one(
    engine: Engine, tmp_path: Path, events: dict[str, Any], expected: tuple[int, int, str]
) -> None:
    load(engine, [written(tmp_path, {key: cited(each) for key, each in events.items()})])
    with Session(engine) as session:
        found = found_by(session, "").by_item
        assert found.tally is not None
        assert (found.total, found.parts, str(found.tally.bounds)) == expected
        assert page(session, read_query(session, ""), 1).parts == expected[1]
