"""Ask the questions of ``docs/scale.md`` in DuckDB and in Spark, and compare the answers with ours.

    python -m tests.benchmarks.scale [--events 20000] [--postgres]

A feed is made up, loaded, and written as a dataset; both engines run the SQL of the page on it. The
program prints how long each takes, with its start, and fails if any number is not that of timeline.
Spark is left out, and this is said, if it is not installed.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import timeline
from tests.benchmarks.made import feed
from tests.benchmarks.measuring.server import Server
from tests.docs import scale
from timeline import database

Answers = dict[str, scale.Rows]


def in_spark(folder: str) -> Answers | None:
    """What Spark answers on a dataset; None if it is not installed."""
    try:
        from pyspark.sql import SparkSession
    except ModuleNotFoundError:
        return None
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )
    try:
        for name in scale.TABLES:
            spark.read.parquet(f"{folder}/{name}").createOrReplaceTempView(name)
        return {
            name: [tuple(row) for row in spark.sql(sql).collect()]
            for name, sql in scale.SQL.items()
            if name != scale.VIEWS
        }
    finally:
        spark.stop()


@contextmanager
def _timed(what: str) -> Iterator[None]:
    """Print how long it takes."""
    begin = time.perf_counter()
    yield
    print(f"{what:<24} {time.perf_counter() - begin:6.1f} s", flush=True)


def _same(engine: str, theirs: Answers, ours: Answers) -> bool:
    """Print whether the answers are equal, and where they first differ."""
    same = True
    for name, rows in ours.items():
        if theirs[name] == rows:
            print(f"{engine}: {name}: {len(rows):,} rows, all equal")
            continue
        same = False
        pairs = zip(theirs[name], rows, strict=False)
        first = next((pair for pair in pairs if pair[0] != pair[1]), None)
        print(f"{engine}: {name}: {len(theirs[name]):,} rows, not {len(rows):,}; first: {first}")
    return same


def compare(address: str, folder: Path, events: int) -> bool:
    """Make, load, write and ask; return whether all answers are equal."""
    feed.write(folder / "feed.yaml", events)
    with timeline.open(address) as opened:
        with _timed(f"load {events:,} events"):
            opened.load(folder / "feed.yaml")
        with _timed("write the dataset"):
            opened.export_parquet(to=folder / "tables", dataset=True)
    engine = database.open_engine(database.locate(address), reading=True)
    with _timed("timeline"), database.snapshot(engine) as session:
        ours = scale.of_timeline(session)
    engine.dispose()
    engines: dict[str, Callable[[str], Answers | None]] = {
        "DuckDB": scale.in_duckdb,
        "Spark": in_spark,
    }
    same = True
    for name, ask in engines.items():
        with _timed(name):
            theirs = ask(str(folder / "tables"))
        if theirs is None:
            print(f"{name} is left out: pip install 'timeline-chronicle[bench]'")
        else:
            same = _same(name, theirs, ours) and same
    return same


def main() -> None:
    """Compare, and fail if anything differs."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.scale",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--events", type=int, default=20_000, help="how many events are made up")
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL, not on SQLite")
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="timeline-scale-") as made:
        server = Server() if asked.postgres else None
        try:
            address = server.create() if server else str(Path(made, "timeline.db"))
            same = compare(address, Path(made), asked.events)
        finally:
            if server:
                server.close()
    sys.exit(not same)


if __name__ == "__main__":
    main()
