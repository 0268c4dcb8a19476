"""The table of what was measured: for a terminal, as Markdown, and as JSON."""

import platform
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from tests.benchmarks.measuring.work import Line, Spread, Work

HEAD = ("Work", "Goal", "Ours", "Beside it", "Ratio", "Runs", "")


@dataclass(frozen=True)
class Measured:
    """The rounds of a work: in each, the figures by name."""

    work: Work
    rounds: Sequence[dict[str, float]]
    scale: float = 1

    def rows(self) -> Iterator["Row"]:
        """Yield the lines of the table."""
        for line in self.work.lines:
            ours = self._spread(line.ours, line.of)
            if ours is None:
                continue
            beside = self._spread(line.beside, line.beside_of or line.of) if line.beside else None
            yield Row(line, ours, beside, self.scale == 1)

    def _spread(self, name: str, of: int | None) -> Spread | None:
        found = [figures[name] for figures in self.rounds if name in figures]
        if of is not None:
            found = [of * self.scale / max(figure, 1e-9) for figure in found]
        return Spread(tuple(found)) if found else None


@dataclass(frozen=True)
class Row:
    """A line with its figures."""

    line: Line
    ours: Spread
    beside: Spread | None
    full_size: bool

    @property
    def ratio(self) -> float | None:
        """The ratio of the two in each round; of all rounds, the one in the middle."""
        if self.beside is None or len(self.beside.values) != len(self.ours.values):
            return None
        pairs = zip(self.ours.values, self.beside.values, strict=True)
        return median(ours / max(beside, 1e-9) for ours, beside in pairs)

    @property
    def verdict(self) -> str:
        """Whether the goal is met; goals are about full sizes."""
        met = self.line.goal.is_met(self.ours.median, self.ratio)
        if met is None:
            return "–"
        return ("met" if met else "missed") if self.full_size else "smaller size"

    def cells(self) -> tuple[str, ...]:
        """Return the cells of the table."""
        beside = self.line.said or self.line.beside
        if self.beside is not None:
            beside = f"{number(self.beside.median)} {self.line.unit}, {beside}"
        elif beside:
            beside = f"{beside}: none"
        ours = f"{number(self.ours.median)} {self.line.unit}"
        if len(self.ours.values) > 1:
            ours += f" ({number(self.ours.low)} to {number(self.ours.high)})"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        runs = str(len(self.ours.values))
        return self.line.work, self.line.goal.words, ours, beside, ratio, runs, self.verdict


def number(value: float) -> str:
    """Return a figure with three digits that count."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def print_table(rows: Sequence[Row]) -> None:
    """Print the table for a terminal, or for a file in 140 columns."""
    from rich.console import Console
    from rich.table import Table

    table = Table(*HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*row.cells())
    Console(markup=False, width=None if sys.stdout.isatty() else 140).print(table)


def markdown(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the lines of the table in Markdown."""
    yield "| " + " | ".join(HEAD).rstrip() + " |"
    yield "|" + " --- |" * len(HEAD)
    for row in rows:
        yield "| " + " | ".join(row.cells()) + " |"


def machine() -> str:
    """Return what the figures depend on."""
    import os

    return f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} CPUs"


def as_json(measured: Sequence[Measured]) -> dict[str, Any]:
    """Return all figures of all rounds."""
    return {
        "machine": machine(),
        "works": [
            {
                "name": each.work.name,
                "about": each.work.about,
                "scale": each.scale,
                "rounds": list(each.rounds),
                "lines": [
                    dict(zip(("work", "goal", "ours", "beside", "ratio", "runs", "verdict"),
                             row.cells(), strict=True))
                    for row in each.rows()
                ],
            }
            for each in measured
        ],
    }  # fmt: skip
