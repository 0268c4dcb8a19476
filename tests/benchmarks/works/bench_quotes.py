"""How long it takes to find many quotes in one long text."""

from tests.benchmarks.measuring.bench import Bench
from tests.benchmarks.measuring.work import Figures, Goal, Line, Work

_QUOTES, _MEGABYTES = 10_000, 5
_CASES = {
    "sentences": "whole sentences",
    "few words": "two words",
    "a suffix": "two words, with a suffix",
    "decomposed": "decomposed letters",
}


def _round(bench: Bench) -> Figures:
    found: dict[str, float] = {}
    for name, part in (("", 1), ("half ", 2)):
        quotes, size = _QUOTES // part, bench.scale * _MEGABYTES / part
        figures = bench.asked("tests.benchmarks.inside.quotes", bench.size(quotes), size)
        found |= {f"{name}{case}": seconds for case, seconds in figures.items()}
    return found


WORKS = (
    Work(
        "quotes",
        "find the quotes of a long text",
        _round,
        tuple(
            Line(
                f"find 10,000 quotes in 5 MB: {words}",
                Goal("≤ 2.5 × half of both", most=2.5, ratio=True),
                case,
                beside=f"half {case}",
                said="5,000 quotes in 2.5 MB",
            )
            for case, words in _CASES.items()
        ),
        stored=False,
    ),
)
