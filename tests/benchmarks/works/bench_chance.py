"""How long responses to 100,000 triggers take to count, with what chance alone gives."""

from tests.benchmarks.measuring.bench import Bench
from tests.benchmarks.measuring.work import Figures, Goal, Line, Work

_EVENTS = 100_000
_CASES = ("thirty years", "only months", "two zones")


def _round(bench: Bench) -> Figures:
    return bench.asked("tests.benchmarks.inside.responses", bench.size(_EVENTS))


def _line(case: str) -> Line:
    what = f"the analysis of `responses`, 100,000 to 100,000, 1,000 shifts: {case}"
    return Line(what, Goal("≤ 10 s CPU", most=10), case)


WORKS = (
    Work(
        "chance",
        "count the responses to many triggers, and what chance gives",
        _round,
        tuple(map(_line, _CASES)),
        stored=False,
    ),
)
