"""How long questions take: in a process that has the database open, and as a whole command."""

from pathlib import Path

from tests.benchmarks.made import journal
from tests.benchmarks.measuring.bench import Bench
from tests.benchmarks.measuring.work import Figures, Goal, Line, Sample, Work

_SMALL, _LARGE = 10_000, 1_000_000
_POSTINGS = 10_000
_SORTS = {
    "window": ("the events of a month", 5),
    "actor": ("the events of an actor", 10),
    "text": ("a word that few events have", 20),
    "all": ("an actor, five years and a word", 20),
}


def _queries(bench: Bench) -> Figures:
    figures: dict[str, float] = {}
    for size, rows in (("small", _SMALL), ("large", _LARGE)):
        address = bench.loaded_attacks(rows)
        found = bench.asked("tests.benchmarks.inside.reading", address)
        figures |= {f"{size} {name}": each for name, each in found.items()}
    return figures


def _show(bench: Bench) -> Figures:
    address = bench.loaded_attacks(_POSTINGS)
    figures: dict[str, Sample | float] = {"show": bench.timeline("show", database=address)}
    if bench.has("hledger"):
        count = bench.size(_POSTINGS)

        def write(path: Path) -> None:
            journal.write(path, count)

        made = bench.made(f"journal-{count}.journal", write)
        figures["hledger"] = bench.run(["hledger", "-f", made, "register"])
    return figures


def _lines(name: str, what: str, most: int) -> tuple[Line, Line]:
    return (
        Line(
            f"query 1,000,000 events: {what}, the first 50",
            Goal(f"p95 ≤ {most} ms", most=most),
            f"large {name}.p95",
            "ms",
        ),
        Line(
            "the same, beside 10,000 events",
            Goal(f"≤ 3 × ({name})", most=3, ratio=True),
            f"large {name}.p95",
            "ms",
            beside=f"small {name}.p95",
            said="10,000 events",
        ),
    )


WORKS = (
    Work(
        "read",
        "query 1,000,000 events, in a process that has them open",
        _queries,
        tuple(line for name, (what, most) in _SORTS.items() for line in _lines(name, what, most)),
    ),
    Work(
        "show",
        "list 10,000 events with the whole command",
        _show,
        (
            Line(
                "`timeline show` of 10,000 events into a pipe",
                Goal("≤ 1 × hledger listing 10,000 postings", most=1, ratio=True),
                "show",
                beside="hledger",
            ),
        ),
    ),
)
