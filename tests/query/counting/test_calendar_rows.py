"""Rows of years and months of items have the numbers of the queries for these days."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.query.counting.salvos import cited, highest, launch, written
from timeline.dates.calendar import iso
from timeline.loader import load
from timeline.over_time.rows import RowsBy, item_rows, page_rows
from timeline.query.conditions.compile import read_query
from timeline.query.events.items import counted_by_item, items_of
from timeline.query.events.pages import page
from timeline.query.results import EventPage
from timeline.query.results.bounds import CountBounds
from timeline.views.charts.density import table
from timeline.views.counts import number_text

EVENTS = {
    "salvo": launch(when="2018-12-31/2019-01-01", quantity="4"),
    "salvo-1": launch("salvo", when="2018-12-31"),
    "salvo-2": launch("salvo", when="2019-01-01"),
    "vague": launch(when="[2018-12-30..2019-01-02]", quantity="3"),
    "long": launch(when="2016/2020", quantity="2"),
    "before": launch(when="by 2018-07", quantity="5"),
    "doubtful": launch(when="2018-07?", quantity="1"),
    "sure": launch(when="2018-07-04", quantity="≥6"),
    "claimed": launch(when="2019-03-02", quantity="7", status="claimed"),
    "undated": launch(when="unknown", quantity="8"),
}


@pytest.fixture(scope="module")
def session(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("rows")
    load(shared_engine, [written(folder, {key: cited(each) for key, each in EVENTS.items()})])
    with Session(shared_engine) as opened:
        yield opened


def found(session: Session) -> EventPage:
    query = read_query(session, "kind:launch")
    return counted_by_item(session, page(session, query), query)


@pytest.mark.parametrize("by", ["year", "month"])
def test_a_row_has_the_number_of_the_query_for_its_days(session: Session, by: RowsBy) -> None:
    events = found(session)
    assert events.counting.items
    rows = item_rows(events.counting.items, by, events.asked)
    assert len(rows) > 3
    for row, truths in rows:
        date = f"{iso(row.days[0])}..{iso(row.days[1])}" if row.days else "none"
        asked = read_query(session, f"kind:launch date:{date}")
        assert events.counting.items.count(truths) == items_of(session, asked).total, row.key


def test_a_chart_by_year_draws_the_items_of_a_row_in_its_year(session: Session) -> None:
    for row in table(found(session), "year").rows[:-1]:
        for unit in row.bins:
            assert row.name in (iso(unit.first)[:4], iso(unit.last)[:4])
            assert highest(unit.bounds) <= highest(row.total)


def test_a_list_by_year_has_each_event_once_and_every_year(session: Session) -> None:
    rows = page_rows(found(session), "year")
    assert sorted(each.key for row in rows for each in row.events) == sorted(EVENTS)
    names = [row.name for row in rows]
    assert [name for name in names if name.isdigit()] == ["2016", "2018", "2019", "2020"]
    items = found(session).counting.items
    assert items
    totals = {row.name: items.count(truths) for row, truths in item_rows(items, "year", None)}
    assert totals["2018"] == CountBounds(7, None)


@pytest.mark.parametrize("by", ["year", "month"])
def test_rows_with_a_number_are_those_of_the_days_asked_for(session: Session, by: RowsBy) -> None:
    query = read_query(session, "kind:launch date:2018-12..2019-01")
    events = counted_by_item(session, page(session, query), query)
    assert events.counting.items
    days = [row.days for row, _ in item_rows(events.counting.items, by, events.asked) if row.days]
    ends = [iso(begin)[:7] for begin, _ in days]
    assert ends == {"year": ["2018-01", "2019-01"], "month": ["2018-12", "2019-01"]}[by]


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (0, 0, "0 missiles"), (1, 1, "1 missile"), (0, 3, "0–3 missiles"),
        (3, None, "at least 3 missiles"), (0, None, "0 or more missiles"),
    ],
)  # fmt: skip
def test_a_number_says_what_its_bounds_say(low: int, high: int | None, text: str) -> None:
    assert number_text(CountBounds(low, high), "missile", "missiles") == text
