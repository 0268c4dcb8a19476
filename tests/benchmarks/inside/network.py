"""How long dates that depend on each other take to solve.

    python -m tests.benchmarks.inside.network EVENTS

Several shapes of a chronicle, each with two relations an event, are built and solved; then built
and solved again with one contradiction, which is found and reduced to few statements.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from timeline.dates.calendar import day, iso
from timeline.dates.network import Assertion, Network
from timeline.dates.written.parsing import parse_when

T = TypeVar("T")
Row = tuple[str, str]  # node, wording

FIRST = day(1950, 1, 1)


def wording(rng: random.Random, anchor: str, gap: int) -> str:
    """A true relation to an event that happened ``gap`` days before."""
    if 1 <= gap <= 40 and rng.random() < 0.7:
        return f"within {gap + rng.randrange(9)} days after {anchor}"
    return rng.choice((f"after {anchor}", f"about {gap} days after {anchor}"))


def chronicle(events: int, size: int) -> Iterator[Row]:
    """Groups of ``size`` events, one of three dated, each event leaning on two earlier ones."""
    rng = random.Random(7)
    for group in range(0, events, size):
        days = sorted(rng.randrange(FIRST, FIRST + 20_000) for _ in range(size))
        for i, day_ in enumerate(days):
            if i == 0 or rng.random() < 1 / 3:
                yield f"e{group + i}", rng.choice((iso(day_), iso(day_)[:7], iso(day_)[:4]))
            for _ in range(2 if i else 0):
                j = rng.randrange(max(0, i - 20), i)
                if days[i] > days[j]:
                    gap = days[i] - days[j]
                    yield f"e{group + i}", wording(rng, f"e{group + j}", gap)


def chain(events: int, _: int) -> Iterator[Row]:
    """One dated event; each further one depends twice on the one before, in reverse order."""
    for i in range(events - 1, 0, -1):
        yield f"e{i}", f"3 days after e{i - 1}"
        yield f"e{i}", f"within 9 days after e{i - 1}"
    yield "e0", iso(FIRST)


def undated(events: int, _: int) -> Iterator[Row]:
    """As ``chain``, without any date."""
    for i in range(events - 1, 0, -1):
        yield f"e{i}", f"the month after e{i - 1}"
        yield f"e{i}", f"after e{i - 1}"


def campaign(events: int, _: int) -> Iterator[Row]:
    """All inside one event, and each after the one before the last."""
    yield "e0", "1950/2010"
    for i in range(1, events):
        yield f"e{i}", f"{iso(FIRST + i // 6)}~" if i % 3 == 0 else "during e0"
        yield f"e{i}", f"during e0 and by 20{i % 90 + 10}"


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """CPU seconds, and what came of it."""
    before = time.process_time()
    result = work()
    return time.process_time() - before, result


def measured(name: str, rows: list[Row], events: int) -> dict[str, float]:
    """Return the figures of one shape: to build and solve it, and to find a contradiction."""
    prepared = [
        (node, parse_when(text), Assertion(node, text, "a.yaml", line))
        for line, (node, text) in enumerate(rows, 1)
    ]
    network = Network()

    def build() -> None:
        for i in range(events):
            network.declare(f"e{i}", point=i > 0)
        for node, when, statement in prepared:
            network.add(node, when, statement)

    building, _ = timed(build)
    solving, _ = timed(network.solve)
    assert not network.contradictions, network.contradictions[0]
    text = f"before e0 and after e{events // 2 + 1} and after e1"
    prepared.append((f"e{events - 1}", parse_when(text), Assertion("e", text, "a.yaml", 0)))
    network = Network()
    build()
    finding, _ = timed(network.solve)
    assert network.contradictions
    return {name: building + solving, f"{name}, contradiction": finding}


def measure(events: int) -> dict[str, float]:
    """Return the figures of all shapes."""
    shapes = {
        "groups of 10": chronicle(events, 10),
        "groups of 1,000": chronicle(events, 1000),
        "one group": chronicle(events, events),
        "one chain": chain(events, 0),
        "one chain without a date": undated(events, 0),
        "all in one": campaign(events, 0),
    }
    figures: dict[str, float] = {}
    for name, rows in shapes.items():
        figures |= measured(name, list(rows), events)
    return figures


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
