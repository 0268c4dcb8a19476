"""How long dates that depend on each other take to solve, in chronicles of several shapes."""

from tests.benchmarks.measuring.bench import Bench
from tests.benchmarks.measuring.work import Figures, Goal, Line, Work

_EVENTS = 20_000
_UNIT = "groups of 10"
_SHAPES = {
    "groups of 1,000": "groups of 1,000 events",
    "one group": "one group",
    "one chain": "one chain, each event depending on the one before",
    "one chain without a date": "one chain without any date",
    "all in one": "all events inside one event",
}


def _round(bench: Bench) -> Figures:
    return bench.asked("tests.benchmarks.inside.network", bench.size(_EVENTS))


def _line(name: str, shape: str) -> Line:
    goal = Goal("≤ 3 × groups of 10 events", most=3, ratio=True)
    return Line(f"dates of 20,000 events: {shape}", goal, name, beside=_UNIT)


WORKS = (
    Work(
        "network",
        "solve dates that depend on each other",
        _round,
        tuple(_line(name, shape) for name, shape in _SHAPES.items()),
        stored=False,
    ),
)
