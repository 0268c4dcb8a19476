"""How long pairs of events that may be one take to find, between two registers of 30,000 each."""

from tests.benchmarks.measuring.bench import Bench
from tests.benchmarks.measuring.work import Figures, Goal, Line, Work

_EVENTS = 30_000
_CASES = ("thirty years", "only years", "a hundred a day", "one day")


def _round(bench: Bench) -> Figures:
    return bench.asked("tests.benchmarks.inside.duplicates", bench.size(_EVENTS))


def _line(case: str) -> Line:
    return Line(f"`duplicates` 30,000 × 30,000: {case}", Goal("≤ 5 s CPU", most=5), case)


WORKS = (
    Work(
        "duplicates",
        "find pairs of events between two registers",
        _round,
        tuple(map(_line, _CASES)),
        stored=False,
    ),
)
