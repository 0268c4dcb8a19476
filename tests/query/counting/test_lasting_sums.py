"""Sums over time: what adds up over the days of an event counts once, what is a level each day."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.query.counting.salvos import cited, launch, written
from timeline.analysis.crosstab.table import Crosstab, crosstab
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.grouping.periods import UNITS
from timeline.query.grouping.stream import grouped
from timeline.views.analyses.crosstab.texts import notes

DEAL = {"kind": "procurement", "buyer": ["kor"], "stage": "ordered", "systems": ["kn-1"]}
EVENTS: dict[str, dict[str, Any]] = {
    "lasting": launch(**DEAL, when="2014/2017", cost="8e9 USD", quantity="8"),
    "phase": launch("lasting", **DEAL, when="2016", cost="3e9 USD", quantity="3"),
    "single": launch(**DEAL, when="2015", cost="5e9 USD", quantity="5"),
    "lots": launch(
        **DEAL, when="2013", delivered={"actual": "6"}, delivery={"actual": "{2014,2016}"}
    ),
    "drill": launch(
        kind="exercise", when="2015-12-20/2016-01-05", participants=["kor"],
        troops={"kor": "300"}, killed={"kor": "2"},
    ),
}  # fmt: skip
Bounds = tuple[int, int | None]


@pytest.fixture
def session(sqlite_engine: Engine, tmp_path: Path) -> Iterator[Session]:
    load(sqlite_engine, [written(tmp_path, {key: cited(each) for key, each in EVENTS.items()})])
    with Session(sqlite_engine) as opened:
        yield opened


def table(session: Session, by: str, summed: str, query: str = "") -> Crosstab:
    return crosstab(grouped(session, read_query(session, query), by, summed))


def sums(found: Crosstab) -> dict[str | None, Bounds]:
    """The bounds of the sum of each row that has one, and of all together."""
    rows = {group.key: found.row(at) for at, group in enumerate(found.rows)}
    every = {**rows, "*": found.total}
    return {
        key: (
            int(figures.sums[0].low),
            None if (high := figures.sums[0].high) is None else int(high),
        )
        for key, figures in every.items()
        if figures.sums
    }


def test_what_an_event_of_several_years_cost_is_only_possible_in_each(session: Session) -> None:
    milliards = {
        key: (low // 10**9, high and high // 10**9)
        for key, (low, high) in sums(table(session, "year", "cost")).items()
    }
    assert milliards == {
        "2014": (0, 8),
        "2015": (5, 13),
        "2016": (3, 8),  # what its part of that year cost
        "2017": (0, 8),
        "*": (13, 13),
    }
    only = sums(table(session, "year", "quantity", "date:2015 kind:procurement"))
    assert only == {"2015": (5, 13), "*": (13, 13)}  # also where one row is left of the four


def test_a_number_of_one_of_several_dates_is_only_possible_in_each(session: Session) -> None:
    found = sums(table(session, "delivery.year", "delivered"))
    assert found == {"2014": (0, 6), "2016": (0, 6), "*": (6, 6)}


def test_troops_take_part_in_each_year_and_losses_add_up(session: Session) -> None:
    assert sums(table(session, "year", "troops")) == dict.fromkeys(
        ("2015", "2016", "*"), (300, 300)
    )
    killed = {"2015": (0, 2), "2016": (0, 2), "*": (2, 2)}
    assert sums(table(session, "year", "killed")) == killed
    assert sums(table(session, "decade", "killed")) == {"2010s": (2, 2), "*": (2, 2)}
    assert sums(table(session, "month-of-year", "killed"))["December"] == (0, 2)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("summed", ["cost", "quantity", "killed"])
def test_the_rows_of_a_sum_surely_have_no_more_than_all_together(
    session: Session, unit: str, summed: str
) -> None:
    found = sums(table(session, unit, summed))
    least, most = found.pop("*")
    assert sum(low for low, _ in found.values()) <= least
    assert most is not None
    assert sum(high or 0 for _, high in found.values()) >= most


def test_a_line_says_that_an_amount_is_possible_in_several_rows(session: Session) -> None:
    says = "1 event is or may be in several units of time: its cost is possible in each"
    shared = "what is in several rows or columns counts once in all"
    lasting = notes(table(session, "year", "cost", "key:lasting"))
    assert {says, shared} <= {*lasting}
    assert shared in notes(table(session, "year", "troops", "key:drill,single date:2014.."))
    assert not {says, shared} & {*notes(table(session, "year", "cost", "key:single"))}
    vague = notes(table(session, "month", "cost", "key:single"))  # in one month of 2015
    assert not [line for line in vague if "several units of time" in line]
    assert says not in notes(table(session, "buyer", "cost", "key:lasting"))
