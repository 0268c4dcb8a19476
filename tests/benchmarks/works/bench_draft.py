"""How right the events are that the rules propose for an article, and how long that takes."""

from collections.abc import Iterator

from tests.benchmarks.drafted.scoring import SORTS
from tests.benchmarks.measuring.bench import Bench
from tests.benchmarks.measuring.work import Figures, Goal, Line, Work

_KILOBYTES = 100
_SETS = {
    "second_independent": "texts of a further author, by rules made without them",
    "independent": "texts by another author who had not seen the rules",
    "held_out": "texts written before the rules",
    "later": "texts written when the rules were nearly done",
    "tuning": "texts that the rules were tuned on",
}
_RIGHT = Goal("≥ 90 % of the proposed values", least=90)
_NONE = Goal("")


def _round(bench: Bench) -> Figures:
    return bench.asked("tests.benchmarks.inside.draft", bench.scale * _KILOBYTES)


def _lines() -> Iterator[Line]:
    for name, words in _SETS.items():
        every = f"values proposed for {words}"
        yield Line(f"{every}: right", _RIGHT, f"{name}.all.precision", "%")
        if name != "tuning":
            for sort in SORTS[:-1]:
                yield Line(f"{sort} alone, {words}: right", _NONE, f"{name}.{sort}.precision", "%")
        yield Line(f"values labelled in {words}: proposed", _NONE, f"{name}.all.recall", "%")
    yield Line("propose the events of an article of 100 kB", Goal("≤ 2 s CPU", most=2), "article")


WORKS = (
    Work("draft", "propose events from labelled texts", _round, tuple(_lines()), stored=False),
)
