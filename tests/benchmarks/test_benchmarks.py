"""The programs under ``tests/benchmarks``: what they make up, and what their table says.

How long anything takes is not a test.
"""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.benchmarks.made import arms, attacks
from tests.benchmarks.measuring.table import HEAD, Measured, markdown
from tests.benchmarks.measuring.work import Goal, Line, Sample, Work, flat
from tests.benchmarks.works import WORKS
from timeline.loader import load
from timeline.readers.imports import TableOptions

RATE = Line(
    "load 100 rows",
    Goal("≥ 1 × peer", least=1, ratio=True),
    "ours",
    "rows/s",
    beside="peer",
    of=100,
)
TIME = Line("load them", Goal("≤ 5 s", most=5), "ours")


def measured(*rounds: dict[str, Sample | float], scale: float = 1) -> Measured:
    work = Work("made-up", "nothing", lambda _: {}, (RATE, TIME))
    return Measured(work, [flat(each) for each in rounds], scale)


def test_the_table_has_the_middle_of_all_runs_and_the_ratio_of_each() -> None:
    runs = measured(
        {"ours": Sample(9, 2, 50), "peer": 1.0},
        {"ours": Sample(9, 4, 60), "peer": 8.0},
        {"ours": Sample(9, 5, 70), "peer": 10.0},
    )
    rate, time = runs.rows()
    assert (rate.ours.low, rate.ours.median, rate.ours.high) == (20, 25, 50)
    assert rate.ratio == 2
    assert (rate.verdict, time.verdict) == ("met", "met")
    assert time.ours.median == 4
    assert time.cells()[HEAD.index("Runs")] == "3"


def test_a_peer_that_is_not_there_is_said_and_judges_nothing() -> None:
    rate, time = measured({"ours": 8.0}).rows()
    assert rate.ratio is None
    assert rate.verdict == "–"
    assert "none" in rate.cells()[3]
    assert time.verdict == "missed"


def test_smaller_sizes_have_their_rate_and_are_not_judged() -> None:
    rate, _ = measured({"ours": 2.0, "peer": 2.0}, scale=0.1).rows()
    assert rate.ours.median == 5
    assert rate.verdict == "smaller size"


def test_the_table_in_markdown_has_a_row_for_each_line() -> None:
    head, rule, *rows = markdown([*measured({"ours": 2.0, "peer": 4.0}).rows()])
    assert len(rows) == 2
    assert {each.count("|") for each in (head, rule, *rows)} == {head.count("|")}


def test_works_and_their_lines_have_names_of_their_own() -> None:
    names = [work.name for work in WORKS]
    lines = [(line.work, line.goal.words) for work in WORKS for line in work.lines]
    assert len(names) == len(set(names))
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("kind", [attacks, arms])
def test_what_is_made_up_is_the_same_each_time(kind: object, tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    for file in (one, other):
        kind.write(file, 300)  # type: ignore[attr-defined]
    assert one.read_bytes() == other.read_bytes()


def test_what_is_made_up_can_be_loaded(sqlite_engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "attacks.csv"
    attacks.write(file, 60)
    report = load(sqlite_engine, [file], options=TableOptions("", attacks.MAP))
    assert [(table.added, table.total) for table in report.tables] == [(60, 60)]
    arms.write(tmp_path / "arms.csv", 60)
    report = load(sqlite_engine, [tmp_path / "arms.csv"])
    assert [(table.added, table.total) for table in report.tables] == [(60, 60)]
