"""How fast a chronicle in YAML is loaded, compared with PyYAML, which only reads the same files."""

import sys
from pathlib import Path

from tests.benchmarks.made import chronicle
from tests.benchmarks.measuring.bench import Bench
from tests.benchmarks.measuring.work import Figures, Goal, Line, Sample, Work

_PARSE = """
import sys, yaml
for path in sys.argv[1:]:
    with open(path, "rb") as stream:
        yaml.load(stream, yaml.CSafeLoader)
"""
_SIZES = {"10k": 10_000, "100k": 100_000}
_RATE = Goal("≥ 4,200 events/s, 3 × those of November 2026 on two slow cores", least=4_200)


def _round(bench: Bench) -> Figures:
    figures: dict[str, Sample | float] = {}
    for name, full in _SIZES.items():
        events = bench.size(full)

        def write(path: Path, events: int = events) -> None:
            chronicle.write(path, events)

        folder = bench.made(f"chronicle-{events}", write)
        figures[name] = bench.timeline("load", folder, database=bench.database())
        files = sorted(folder.glob("*.yaml"))
        figures[f"PyYAML, {name}"] = bench.run([sys.executable, "-c", _PARSE, *files])
    return figures


def _lines(name: str, events: int) -> tuple[Line, Line]:
    most = 150 + events // 1_000
    return (
        Line(
            f"load {events:,} events in YAML",
            _RATE,
            name,
            "events/s",
            beside=f"PyYAML, {name}",
            said="PyYAML alone",
            of=events,
        ),
        Line(
            "peak memory of it",
            Goal(f"≤ {most} MB: 150 MB and 1 kB an event", most=most),
            f"{name}.peak",
            "MB",
        ),
    )


WORKS = (
    Work(
        "load-yaml",
        "load chronicles of 10,000 and 100,000 events",
        _round,
        tuple(line for name, events in _SIZES.items() for line in _lines(name, events)),
    ),
)
