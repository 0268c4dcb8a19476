"""What is measured: a work, what it is held to, and the figures of its runs.

To add one, write ``works/bench_NAME.py`` with ``WORKS``, and name it in ``works/__init__.py``:

    def _round(bench: Bench) -> Figures:
        table = bench.attacks(100_000)
        address = bench.database()
        ours = bench.timeline("load", table.file, "--map", table.map, database=address)
        return {"load": ours, "sqlite-utils": bench.run(...)}

    WORKS = (
        Work("load", "load a table", _round, (
            Line("load 100,000 rows", Goal("≥ 1 × sqlite-utils", least=1, ratio=True),
                 "load", "rows/s", beside="sqlite-utils", of=100_000),
        )),
    )

What is measured in process goes into ``inside/NAME.py``, which is run in a process of its own and
prints its figures as JSON: ``bench.asked("tests.benchmarks.inside.NAME", address)``.

One call is one round, in which ours and its peers run in turn; the runner calls it several times. A
round asks ``bench.size`` for every number of rows, so that a quick look at smaller sizes is
possible. A figure is CPU seconds unless its name says otherwise; a peer that is not installed has
none, and its ratio is left out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.benchmarks.measuring.bench import Bench

MB = 1_000_000


@dataclass(frozen=True)
class Sample:
    """One process: its seconds, those of the processor (user and system), and its peak memory."""

    wall: float
    cpu: float
    peak: float
    """In MB."""

    def named(self, name: str) -> dict[str, float]:
        """Return the figures: ``NAME`` is CPU seconds, ``NAME.wall`` seconds, ``NAME.peak`` MB."""
        return {name: self.cpu, f"{name}.wall": self.wall, f"{name}.peak": self.peak}


Figures = Mapping[str, Sample | float]


def flat(figures: Figures) -> dict[str, float]:
    """Return all figures of a round by name."""
    found: dict[str, float] = {}
    for name, figure in figures.items():
        found |= figure.named(name) if isinstance(figure, Sample) else {name: figure}
    return found


@dataclass(frozen=True)
class Goal:
    """What a figure, or its ratio to the one next to it, is held to."""

    words: str
    least: float | None = None
    most: float | None = None
    ratio: bool = False

    def is_met(self, figure: float, ratio: float | None) -> bool | None:
        """Return whether the figures meet the goal; None if there is nothing to judge."""
        judged = ratio if self.ratio else figure
        if judged is None or (self.least is None and self.most is None):
            return None
        return (self.least is None or judged >= self.least) and (
            self.most is None or judged <= self.most
        )


@dataclass(frozen=True)
class Line:
    """A line of the table: one figure of a work, and the figure it is compared with.

    ``of`` is the number of rows or events of a rate, at full size: the figure is this number by
    the seconds. ``beside`` names the figure of a peer, or of our own work at another size;
    ``said`` is how the table calls it.
    """

    work: str
    goal: Goal
    ours: str
    unit: str = "s"
    beside: str = ""
    said: str = ""
    of: int | None = None
    beside_of: int | None = None


@dataclass(frozen=True)
class Work:
    """What is measured together. ``stored``: its figures depend on the database it runs on.

    ``long``: one run takes many minutes, so there is only one unless more are asked for.
    """

    name: str
    about: str
    once: "Callable[[Bench], Figures]"
    lines: tuple[Line, ...]
    stored: bool = True
    long: bool = False


@dataclass(frozen=True)
class Spread:
    """The figures of several runs."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The figure in the middle."""
        return median(self.values)

    @property
    def low(self) -> float:
        """The least."""
        return min(self.values)

    @property
    def high(self) -> float:
        """The greatest."""
        return max(self.values)
