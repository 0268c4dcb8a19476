"""A register of arms transfers in the database: it answers the questions that it is kept for."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.profiles import is_nightly
from tests.readers.formats.sipri import rows as sipri_rows
from tests.readers.formats.sipri.rows import Register
from timeline.audit.verify import Verification
from timeline.loader import Report, load
from timeline.query.about import about
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page
from timeline.query.results import EventDetail
from timeline.readers.imports import TableOptions

pytestmark = pytest.mark.usefixtures("every_row_is_compared")

ROWS = 30_000 if is_nightly() else 100


def loaded(engine: Engine, folder: Path, made: Register, **options: Any) -> Report:
    path = folder / "arms.csv"
    path.write_text(made.text, encoding="utf-8")
    return load(engine, [path], options=TableOptions(**options))


def count(engine: Engine, query: str) -> int:
    with Session(engine) as session:
        return page(session, read_query(session, query), 0).total


def test_one_row_for_each_order(engine: Engine, tmp_path: Path) -> None:
    made = sipri_rows.orders(ROWS)
    (rows,) = loaded(engine, tmp_path, made).tables
    assert (rows.total, rows.added) == (ROWS, made.orders)
    for recipient, orders in made.per_recipient.items():
        assert count(engine, f"recipient:={recipient}") == orders
    for year, orders in list(made.per_year.items())[:5]:
        assert count(engine, f"date:{year}") == orders
    assert count(engine, "not:cost:none") == made.with_cost
    assert count(engine, "quantity:none") == made.without_quantity
    assert loaded(engine, tmp_path, made).revision is None, "loaded again, nothing changes"
    with Session(engine) as session:
        assert [*Verification(session).problems()] == []


@pytest.mark.parametrize("make", [sipri_rows.deliveries, sipri_rows.deals])
def test_one_row_for_each_delivery(engine: Engine, tmp_path: Path, make: Any) -> None:
    made = make(ROWS)
    (rows,) = loaded(engine, tmp_path, made).tables
    assert (rows.total, rows.added, rows.merged) == (ROWS, made.orders, made.merged)
    with Session(engine) as session:
        contract = about(session, f"arms-{made.contract}")
        assert isinstance(contract, EventDetail)
        stated = {each.path: each.text for each in contract.values}
    for number, each in enumerate(made.contract_deliveries, 1):
        assert stated[f"deliveries.{number}.when"] == each.when
        assert stated[f"deliveries.{number}.quantity"] == each.quantity


def test_broken_rows_are_the_only_ones_that_are_left_out(engine: Engine, tmp_path: Path) -> None:
    made = sipri_rows.orders(100, broken=10)
    (rows,) = loaded(engine, tmp_path, made, skip_bad=True).tables
    assert (rows.total, rows.added, rows.rejected) == (100, made.orders, made.broken)
    for recipient, orders in made.per_recipient.items():
        assert count(engine, f"recipient:={recipient}") == orders
