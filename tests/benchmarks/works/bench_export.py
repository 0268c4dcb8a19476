"""How fast events are written: as CSV, and as Parquet compared with DuckDB from memory."""

import sys
from pathlib import Path

from tests.benchmarks.measuring.bench import Bench
from tests.benchmarks.measuring.work import Figures, Goal, Line, Sample, Work

_TABLE, _FEED, _SMALL = 100_000, 1_000_000, 100_000


def _csv(bench: Bench) -> Figures:
    """Write all values of the events, their sources and quotes; the peer writes one table."""
    address = bench.loaded_attacks(_TABLE)
    file = bench.folder / "events.csv"
    figures = {"csv": bench.timeline("export", "csv", "--force", "-o", file, database=address)}
    if bench.server is None and bench.has("sqlite-utils"):
        words = [sys.executable, "-m", "sqlite_utils", "rows", address, "event", "--csv"]
        figures["sqlite-utils"] = bench.run(words, output=bench.folder / "rows.csv")
    return figures


def _parquet(bench: Bench, rows: int) -> tuple[Path, Sample]:
    address = bench.loaded_attacks(rows)
    file = bench.folder / f"events-{rows}.parquet"
    return file, bench.timeline("export", "parquet", "--force", "-o", file, database=address)


def _feed(bench: Bench) -> Figures:
    _, small = _parquet(bench, _SMALL)
    file, large = _parquet(bench, _FEED)
    figures: dict[str, Sample | float] = {"small": small, "parquet": large}
    if bench.has("duckdb"):
        to = bench.folder / "copy.parquet"
        found = bench.asked("tests.benchmarks.inside.copying", file, to)
        figures["duckdb"] = found["copy"]
    folder = bench.folder / "tables"
    address = bench.loaded_attacks(_FEED)
    words = ("export", "parquet", "--dataset", "--force", "-o", folder)
    figures["dataset"] = bench.timeline(*words, database=address)
    return figures


WORKS = (
    Work(
        "export-csv",
        "export 100,000 events as CSV",
        _csv,
        (
            Line(
                "`export csv` of 100,000 rows",
                Goal("≥ 20,000 rows/s", least=20_000),
                "csv",
                "rows/s",
                beside="sqlite-utils",
                said="sqlite-utils, one table of it",
                of=_TABLE,
            ),
        ),
    ),
    Work(
        "export-parquet",
        "export 1,000,000 events as Parquet, as a file and as a dataset",
        _feed,
        (
            Line(
                "export 1,000,000 events as Parquet",
                Goal("≥ 0.5 × DuckDB writing the same table", least=0.5, ratio=True),
                "parquet",
                "events/s",
                beside="duckdb",
                said="DuckDB, which has it in memory",
                of=_FEED,
            ),
            Line(
                "peak memory of it",
                Goal("≤ 1.2 × that of 100,000", most=1.2, ratio=True),
                "parquet.peak",
                "MB",
                beside="small.peak",
                said="100,000 events",
            ),
            Line("the same as a dataset", Goal(""), "dataset", "events/s", of=_FEED),
        ),
    ),
)
