"""How fast a table is loaded, compared with ``sqlite-utils``, which checks and cites nothing."""

import sys

from tests.benchmarks.measuring.bench import Bench, Table
from tests.benchmarks.measuring.work import Figures, Goal, Line, Sample, Work

_UTILS = [sys.executable, "-m", "sqlite_utils"]
_INDEXED = ("Date", "Type", "Actor 1", "Actor 2", "Town", "Country")


def _load(bench: Bench, table: Table, address: str) -> Sample:
    return bench.timeline("load", table.file, "--map", table.map, database=address)


def _by_sqlite_utils(bench: Bench, table: Table) -> Sample:
    """Insert the rows, index the columns that we index too, and enable full text."""
    made = bench.folder / "utils.db"
    steps = [
        bench.run([*_UTILS, "insert", made, "attacks", table.file, "--csv", "--pk", "Id"]),
        *(bench.run([*_UTILS, "create-index", made, "attacks", each]) for each in _INDEXED),
        bench.run([*_UTILS, "enable-fts", made, "attacks", "Town", "Notes"]),
    ]
    made.unlink()
    return Sample(
        sum(each.wall for each in steps),
        sum(each.cpu for each in steps),
        max(each.peak for each in steps),
    )


def _table(bench: Bench) -> Figures:
    table, address = bench.attacks(200_000), bench.database()
    figures: dict[str, Sample | float] = {"load": _load(bench, table, address)}
    if bench.has("sqlite-utils"):
        figures["sqlite-utils"] = _by_sqlite_utils(bench, table)
    if not bench.server:
        copied = bench.folder / "finished.db"
        figures |= bench.asked("tests.benchmarks.inside.finished", address, copied)
    return figures


def _million(bench: Bench) -> Figures:
    small, middle, large = map(bench.attacks, (100_000, 200_000, 1_000_000))
    address = bench.database()
    return {
        "100k": _load(bench, small, bench.database()),
        "200k": _load(bench, middle, bench.database()),
        "1m": _load(bench, large, address),
        "again": _load(bench, large, address),
    }


WORKS = (
    Work(
        "load",
        "load a mapped CSV of 200,000 rows",
        _table,
        (
            Line(
                "load 200,000 rows of a mapped CSV",
                Goal("≥ 1 × sqlite-utils with index and full text", least=1, ratio=True),
                "load",
                "rows/s",
                beside="sqlite-utils",
                of=200_000,
            ),
            Line(
                "of it, SQLite alone: the same rows, finished",
                Goal("what no load can be faster than"),
                "finished",
                "rows/s",
                beside="sqlite-utils",
                of=200_000,
            ),
        ),
    ),
    Work(
        "load-million",
        "load 1,000,000 rows, and the same again, unchanged",
        _million,
        (
            Line(
                "load 1,000,000 rows",
                Goal("≤ 11 × the time of 100,000", most=11, ratio=True),
                "1m",
                beside="100k",
                said="100,000 rows",
            ),
            Line(
                "peak memory of it",
                Goal("≤ 400 MB", most=400),
                "1m.peak",
                "MB",
            ),
            Line(
                "peak memory of it, beside 200,000 rows",
                Goal("flat: ≤ 1.1 ×", most=1.1, ratio=True),
                "1m.peak",
                "MB",
                beside="200k.peak",
                said="200,000 rows",
            ),
            Line(
                "the same million again, unchanged",
                Goal("≤ 1/4 of the first time", most=0.25, ratio=True),
                "again",
                beside="1m",
                said="the first time",
            ),
        ),
        long=True,
    ),
)
