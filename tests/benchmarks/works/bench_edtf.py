"""How long a date in EDTF takes to read, compared with edtf, undate and edtf-validate."""

from tests.benchmarks.measuring.bench import Bench
from tests.benchmarks.measuring.work import Figures, Goal, Line, Work

_PEERS = ("edtf", "undate", "edtf-validate")
_TEXTS = {"plain": "plain dates", "all": "all levels"}


def _round(bench: Bench) -> Figures:
    for peer in _PEERS:
        bench.has(peer)
    return bench.asked("tests.benchmarks.inside.edtf")


def _line(peer: str, texts: str) -> Line:
    goal = Goal(f"≤ 1 × {peer}", most=1, ratio=True)
    work = f"read a date in EDTF: {_TEXTS[texts]}"
    return Line(work, goal, f"timeline, {texts}", "µs", f"{peer}, {texts}", peer)


WORKS = (
    Work(
        "edtf",
        "read dates in EDTF",
        _round,
        tuple(_line(peer, texts) for texts in _TEXTS for peer in _PEERS),
        stored=False,
    ),
)
