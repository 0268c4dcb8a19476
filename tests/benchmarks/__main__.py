"""Measure everything that is meant to be fast, and print a table of it.

    python -m tests.benchmarks [--only NAME …] [--scale 0.1] [--runs 5] [--postgres]

Everything is measured several times, in turn with what it is compared with; the table has the
figure in the middle, the least and the greatest, and how many runs there were. Inputs are made up,
the same ones each time, in a temporary folder. Times are CPU seconds of whole processes, user and
system, unless they are said to be others: they depend less on what else the machine does. No test:
it fails nobody.
"""

import argparse
import json
import shutil
import signal
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.measuring.bench import Bench, Failed
from tests.benchmarks.measuring.server import Server
from tests.benchmarks.measuring.table import Measured, as_json, machine, markdown, print_table
from tests.benchmarks.measuring.work import Goal, Line, Work, flat
from tests.benchmarks.works import WORKS

_SQLITE = "SQLite: "
RUNS = 5


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--list", action="store_true", help="print the names of the works and measure nothing")
    add("--only", nargs="+", metavar="NAME", help="measure only these works")
    add("--scale", type=float, default=1, help="the sizes, as a part of the full ones")
    add("--runs", type=int, help=f"how often all is measured; else {RUNS}, once what takes long")
    add("--postgres", action="store_true", help="measure PostgreSQL beside SQLite instead")
    add("--folder", type=Path, help="where inputs and databases are; otherwise a temporary folder")
    add("--keep", action="store_true", help="leave inputs and databases there, and use them again")
    add("--json", type=Path, metavar="FILE", help="write the figures of all rounds into a file")
    add("--markdown", action="store_true", help="print the table in Markdown")
    return parser.parse_args()


def _wanted(only: Sequence[str] | None) -> list[Work]:
    names = [work.name for work in WORKS]
    unknown = [name for name in only or () if name not in names]
    if unknown:
        sys.exit(f"there is no {', '.join(unknown)}: choose of {', '.join(names)}")
    return [work for work in WORKS if not only or work.name in only]


def _beside_sqlite(work: Work) -> Work:
    """Return the work with the figures on PostgreSQL, compared with those on SQLite."""
    timed = {line.ours: line for line in reversed(work.lines) if line.unit != "lines"}
    lines = [
        Line(
            line.work,
            Goal("≥ 1/2 of SQLite", least=0.5, ratio=True)
            if line.of
            else Goal("≤ 2 × SQLite", most=2, ratio=True),
            line.ours,
            line.unit,
            beside=_SQLITE + line.ours,
            said="SQLite",
            of=line.of,
        )
        for line in reversed(timed.values())
    ]
    return replace(work, lines=tuple(lines))


def _measure(work: Work, benches: Sequence[Bench], runs: int) -> Measured:
    """Run the rounds of a work, on each database in turn."""
    rounds: list[dict[str, float]] = []
    for number in range(1, runs + 1):
        figures: dict[str, float] = {}
        for bench in benches:
            _say(f"{work.name}: run {number} of {runs}")
            try:
                found = flat(work.once(bench))
            finally:
                bench.clear()
            plain = len(benches) == 1 or bench.server is not None
            figures |= {("" if plain else _SQLITE) + name: each for name, each in found.items()}
        rounds.append(figures)
    return Measured(work, rounds, benches[0].scale)


def _say(state: str) -> None:
    """Say what is measured now: on a terminal in one line, which the next one takes."""
    end = "\r" if sys.stderr.isatty() else "\n"
    print(f"{state:<60}", end=end, file=sys.stderr, flush=True)


def main() -> None:
    """Measure what is asked for, and print the table; after Ctrl-C, what is measured by then."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # it tidies up, too
    asked = _arguments()
    works = _wanted(asked.only)
    if asked.list:
        for work in works:
            print(f"{work.name:<16} {work.about}")
        return
    if asked.folder:
        asked.folder.mkdir(parents=True, exist_ok=True)
    base = Path(tempfile.mkdtemp(prefix="timeline-bench-", dir=asked.folder))
    if asked.keep:
        base.rmdir()
        base = (asked.folder or Path(tempfile.gettempdir())) / "timeline-bench"
    server = Server() if asked.postgres else None
    measured: list[Measured] = []
    try:
        benches = [Bench(base, asked.scale, peers=server is None)]
        if server is not None:
            works = [_beside_sqlite(work) for work in works if work.stored]
            benches.append(Bench(base, asked.scale, server, peers=False))
        for bench in benches:
            bench.warm()
        for work in works:
            try:
                measured.append(_measure(work, benches, asked.runs or (1 if work.long else RUNS)))
            except Failed as error:
                print(f"{work.name} failed: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nstopped: the table has what was measured by now", file=sys.stderr)
    finally:
        _say("")
        if server is not None:
            server.close()
        if not asked.keep:
            shutil.rmtree(base, ignore_errors=True)
    rows = [row for each in measured for row in each.rows()]
    if asked.json is not None:
        asked.json.write_text(json.dumps(as_json(measured), ensure_ascii=False, indent=1))
    if asked.markdown:
        print(*markdown(rows), sep="\n")
    else:
        print_table(rows)
        print(machine())


if __name__ == "__main__":
    main()
