"""A register of missile tests in the database: it answers the questions that it is kept for."""

import csv
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from tests.readers.formats.missile_rows import MadeRegister, whole_register
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.items import counted_by_item
from timeline.query.events.pages import page


def written(made: MadeRegister, folder: Path) -> Path:
    path = folder / "made-up-tests.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(made.cells)
    return path


def missiles(session: Session, query: str) -> tuple[int, int | None]:
    parsed = read_query(session, query)
    tally = counted_by_item(session, page(session, parsed, 0), parsed).tally
    assert tally is not None
    return tally.bounds.low, tally.bounds.high


def test_a_whole_register_of_missiles(sqlite_engine: Engine, tmp_path: Path) -> None:
    made = whole_register()
    path = written(made, tmp_path)
    (rows,) = load(sqlite_engine, [path]).tables
    assert rows.total == rows.added == len(made.rows)  # each is a launch, most in a salvo
    with Session(sqlite_engine) as session:
        for year in (2021, 2022, 2023, 2024):
            expected = made.missiles_in(year)
            assert missiles(session, f"kind:launch date:{year}") == (expected, expected)
        possible = made.succeeded + made.perhaps  # some outcomes are not known
        assert missiles(session, "outcome:success") == (made.succeeded, possible)
        assert missiles(session, "kind:launch not:outcome:not-applicable")[1] == made.judged
        moved = (day for row, day in zip(made.rows, made.when, strict=True) if row[0] < day)
        for day in dict.fromkeys([next(moved), next(moved)]):  # in UTC it was the day before
            expected = made.when.count(day)
            assert missiles(session, f"surely:date:{day}") == (expected, expected)
    assert load(sqlite_engine, [path]).revision is None  # nothing changes
